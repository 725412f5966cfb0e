"""The game as the course plays it: the rules on the ideas and the letters of the case."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pmkit.cases import load
from pmkit.simulator.letters import deck_of
from pmkit.simulator.parameters import Ideas, Parameters
from pmkit.simulator.quarter import Game


@cache
def mealwise() -> Game:
    """Mealwise's ideas, letters and parameters."""
    ideas, parameters = Ideas.of(load("sim_items")), Parameters.of(load("sim_parameters"))
    return Game(ideas, parameters, deck_of(load("sim_letters")))


def without_letters() -> Game:
    """The same game when nobody writes."""
    return replace(mealwise(), deck=())
