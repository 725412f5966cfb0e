"""The game as the course plays it: the rules on the ideas and the letters of the case."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

from pmkit.cases import load
from pmkit.simulator.letters import deck_of
from pmkit.simulator.parameters import Ideas, Parameters
from pmkit.simulator.quarter import Game

SALT = "PMKIT_SIM_SALT"
"""The variable of the environment that holds a class's salt."""


@cache
def mealwise() -> Game:
    """Mealwise's ideas, letters and parameters, with the class's salt where PMKIT_SIM_SALT holds one."""
    ideas, parameters = Ideas.of(load("sim_items")), Parameters.of(load("sim_parameters"))
    return Game(ideas, parameters, deck_of(load("sim_letters")), os.environ.get(SALT, "").strip())


def without_letters() -> Game:
    """The same game when nobody writes."""
    return replace(mealwise(), deck=())
