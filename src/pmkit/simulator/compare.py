"""The results of the policies on many seeds: what one result can be compared with.

Knows no files. A table of 300 seeds takes less than a minute on two cores; `cases/mealwise/sim_bands.csv`
keeps one, so that nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pmkit.simulator.log import Log, replay
from pmkit.simulator.parameters import Parameters
from pmkit.simulator.policies import POLICIES, planner_with, play, play_named, result
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import Decisions, State
from pmkit.simulator.world import Draws

if TYPE_CHECKING:
    import pandas as pd

Progress = Callable[[int, int], None]
"""Told after each seed: how many are done, of how many."""

EQUAL = 25.0
"""Results that lie no further apart (thousand EUR) are called equal."""


@dataclass(frozen=True)
class Comparison:
    """A log beside the policies on its seed, after as many quarters (thousand EUR).

    `with_your_information` is the planner that looks into what was looked into, and so hears and finds the
    same; `information` is what that is worth to it, after its cost, against looking into nothing.
    """

    result: float
    policies: dict[str, float]
    with_your_information: float

    @property
    def information(self) -> float:
        """What the discovery bought, to a planner who makes the most of it."""
        return self.with_your_information - self.policies["exact planner"]


def compare_log(game: Game, log: Log, terminal: float | None = None) -> Comparison:
    """Play the policies as far as the log goes, on its seed.

    With `terminal` the last run-rate is counted for so many quarters; the games are played as they were.
    """
    played, quarters = replay(game, log), len(log.entries)
    planner, world = planner_with([one.discovery for one in played.decided]), played.world
    counted = replace(game, parameters=_counting(game, terminal))

    def decide(state: State) -> Decisions:
        return planner(game, state, world, Draws(log.seed, "", state.quarter))

    _, end, reports = play(game, world, decide, quarters)
    return Comparison(
        result=float(result(counted, world, played.states[-1], list(played.reports))),
        policies=policy_results(game, log.seed, quarters, terminal),
        with_your_information=float(result(counted, world, end, reports)),
    )


def policy_results(
    game: Game, seed: str, quarters: int | None = None, terminal: float | None = None
) -> dict[str, float]:
    """The result of each policy on this seed after so many quarters (else all), in thousand EUR."""
    world, counted, found = game.world(seed), replace(game, parameters=_counting(game, terminal)), {}
    for name in POLICIES:
        _, end, reports = play_named(game, name, seed, quarters)
        found[name] = float(result(counted, world, end, reports))
    return found


def _counting(game: Game, terminal: float | None) -> Parameters:
    return game.parameters if terminal is None else replace(game.parameters, terminal=terminal)


def results_table(
    game: Game, seeds: Sequence[str], *, processes: int = 1, progress: Progress | None = None
) -> pd.DataFrame:
    """`seed`, `policy`, `result` (thousand EUR) of each policy on each seed, in the order of the seeds.

    With more than one process the seeds are shared out; the table is the same.
    """
    import pandas as pd

    rows = []
    for done, (seed, found) in enumerate(zip(seeds, _each(game, seeds, processes), strict=True), 1):
        rows += [{"seed": seed, "policy": name, "result": round(one, 1)} for name, one in found.items()]
        if progress is not None:
            progress(done, len(seeds))
    return pd.DataFrame(rows, columns=["seed", "policy", "result"])


def _each(game: Game, seeds: Sequence[str], processes: int) -> Iterator[dict[str, float]]:
    if processes == 1:
        yield from map(partial(policy_results, game), seeds)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(partial(policy_results, game), seeds, chunksize=5)
