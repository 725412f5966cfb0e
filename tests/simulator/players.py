"""Logs of policies, and of people who try everything, for the tests of this folder."""

from functools import cache

from pmkit.simulator.log import Entry, Log, recorded
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.policies import POLICIES
from pmkit.simulator.world import Draws

SIX = ("do nothing", "random", "loudest voice", "RICE", "exact planner", "careful mix")


@cache
def log_of(name, seed):
    """The log that a policy leaves on a seed."""
    game, policy = mealwise(), POLICIES[name]

    def decide(state, world):
        return policy(game, state, world, Draws(seed, name, state.quarter))

    return recorded(game, seed, decide)


def log_with(seed, *quarters):
    """A log of eight quarters; those that are not given are decided as the last one that is."""
    padded = [*quarters, *[quarters[-1]] * (8 - len(quarters))]
    return Log(seed, tuple(Entry(one) for one in padded))
