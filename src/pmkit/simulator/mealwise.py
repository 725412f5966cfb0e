"""The game as the course plays it: the rules on the ideas of the case."""

from __future__ import annotations

from functools import cache

from pmkit.cases import load
from pmkit.simulator.parameters import Ideas, Parameters
from pmkit.simulator.quarter import Game


@cache
def mealwise() -> Game:
    """Mealwise's ideas and the parameters of the case."""
    return Game(Ideas.of(load("sim_items")), Parameters.of(load("sim_parameters")))
