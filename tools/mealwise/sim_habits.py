"""What single habits are worth in the simulation: the thoughtful person with one change, on 300 seeds.

    python tools/mealwise/sim_habits.py [--processes 2]

Beside `sim_bands.py`, which compares whole policies. Takes a minute or two; `tests/simulator/test_habits.py`
computes some of its seeds again.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

import pmkit.cases
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.parameters import API
from pmkit.simulator.policies import Policy, careful_person, exact_planner, play
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import NEVER, Decisions, State
from pmkit.simulator.world import Draws

SEEDS = [str(seed) for seed in range(1, 301)]
USUAL, USUAL_CAPACITY = 2.0, 12.0
"""Months of discovery a quarter, and person-months a quarter, where nothing else is said."""

Change = Callable[[Decisions, State, Game], Decisions]


@dataclass(frozen=True)
class Habit:
    """The person (or the planner) with so many months of discovery and this capacity, and one change."""

    months: float = USUAL
    capacity: float = USUAL_CAPACITY
    change: Change | None = None
    planner: bool = False

    def policy(self) -> Policy:
        return exact_planner(self.months) if self.planner else careful_person(self.months)


def _in_first(**otherwise: object) -> Change:
    """A change of the first quarter's decisions."""
    return lambda decided, state, game: (
        replace(decided, **otherwise) if state.quarter == 1 else decided  # type: ignore[arg-type]
    )


def _always(**otherwise: object) -> Change:
    return lambda decided, state, game: replace(decided, **otherwise)  # type: ignore[arg-type]


def _hire_late(decided: Decisions, state: State, game: Game) -> Decisions:
    return replace(decided, hire=1) if state.quarter == 6 else decided


def _late_link(decided: Decisions, state: State, game: Game) -> Decisions:
    """The link to the supermarket only once baskets fail."""
    if state.quarter > game.parameters.api_ends:
        return decided
    api = game.ideas.number(API)
    return replace(decided, order=tuple(one for one in decided.order if one != api))


def _early(decided: Decisions, state: State, game: Game) -> Decisions:
    """All discovery in the first half."""
    return decided if state.quarter <= game.parameters.quarters / 2 else replace(decided, discovery={})


HABITS: Mapping[str, Habit] = {
    **{f"person {months:g}": Habit(months) for months in (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)},
    **{f"planner {months:g}": Habit(months, planner=True) for months in (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)},
    "person early": Habit(change=_early),
    "never back": Habit(change=_always(below=NEVER)),
    "at once": Habit(change=_always(staged=False)),
    "hire first": Habit(change=_in_first(hire=1)),
    "hire late": Habit(change=_hire_late),
    "late link": Habit(change=_late_link),
    "dearer first": Habit(change=_in_first(price=8.9)),
    **{
        f"{who} at {capacity:g}": Habit(months, capacity, planner=who == "planner")
        for capacity in (9.0, 15.0)
        for who, months in (("person", USUAL), ("planner", 0.0))
    },
}
"""The habits by name; the planner looks into nothing where the capacity is another."""


def results(seed: str) -> list[float]:
    """The result of each habit on a seed (thousand EUR), in the order of `HABITS`."""
    return [_result(one, seed) for one in HABITS.values()]


def _result(habit: Habit, seed: str) -> float:
    game = mealwise()
    if habit.capacity != USUAL_CAPACITY:
        game = replace(game, parameters=replace(game.parameters, capacity=habit.capacity))
    return _played(game, habit, seed)


def _played(game: Game, habit: Habit, seed: str) -> float:
    world, policy = game.world(seed), habit.policy()

    def decide(state: State) -> Decisions:
        decided = policy(game, state, world, Draws(seed, "dose", state.quarter))
        return habit.change(decided, state, game) if habit.change else decided

    return play(game, world, decide)[0]


def table(found: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> pd.DataFrame:
    """`habit`, `months` of discovery, `capacity`, `mean` and `se` of the result; and in how many per cent of
    the seeds it is above the person as usual, and above the planner without discovery at this capacity."""
    names = list(HABITS)
    usual = found[:, names.index(f"person {USUAL:g}")]
    planned = {
        one.capacity: found[:, at]
        for at, one in enumerate(HABITS.values())
        if one.planner and one.months == 0 and one.change is None
    }
    return pd.DataFrame(
        [
            {
                "habit": name,
                "months": habit.months,
                "capacity": habit.capacity,
                "mean": round(float(found[:, at].mean()), 1),
                "se": round(float(found[:, at].std(ddof=1) / len(found) ** 0.5), 1),
                "above_usual": round(100 * float((found[:, at] > usual).mean()), 1),
                "above_planner": round(100 * float((found[:, at] > planned[habit.capacity]).mean()), 1),
            }
            for at, (name, habit) in enumerate(HABITS.items())
        ]
    )


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description="Make the table of habits.")
    parser.add_argument("--processes", type=int, default=2)
    with ProcessPoolExecutor(parser.parse_args().processes) as pool:
        found = np.array(list(pool.map(results, SEEDS, chunksize=5)))
    target = Path(pmkit.cases.__file__).parent / "mealwise" / "sim_habits.csv"
    table(found).to_csv(target, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
