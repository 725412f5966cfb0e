"""A Sprint that survives a bad week: the chance to finish so many items, the goal's items, and everything.

Every past week is equally likely to come again, independently of the one before (as in `forecast`); items
are finished in the order of the list. The answers are exact. The Sprint Goal is what the team commits to,
the items are a choice that may change (The Scrum Guide, 2020). Thinning a history by absences and taking
urgent work first are the course's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import comb

import numpy as np
import pandas as pd

from pmkit.english import counted, listed, plural, whole_percent
from pmkit.methods._convolution import at_least, chances_of
from pmkit.methods._dependencies import needed_rows
from pmkit.methods._frame import InputError, keys, need_columns, refuse, show
from pmkit.methods.throughput import History, history_warnings, read_history, read_whole

LONGEST_SPRINT = 13
"""Weeks; a Sprint lasts a month at most, and a quarter is here for those who plan one."""
_MOST = 200
"""Items a week, finished or urgent, up to which the sums stay quick."""


@dataclass(frozen=True, eq=False)
class SprintChances:
    """What comes out of a Sprint of `items` items. All chances are shares from 0 to 1.

    `at_least[n]` is the chance to finish n or more items (not cut off at those planned). `all` is the chance
    of everything. `goal_items` says how many items the goal needs, those included that they require;
    `goal_first` is its chance when these come first, `goal` as the list stands, and `goal_any_order` when
    the order is left to chance; the three are missing without a goal. `says` is a sentence, `warnings` is
    what a reader must be told of the history first.
    """

    weeks: int
    items: int
    goal_items: int
    at_least: np.ndarray = field(repr=False)
    goal_first: float
    goal: float
    goal_any_order: float
    all: float
    says: str
    warnings: tuple[str, ...] = ()

    def chance(self, items: int) -> float:
        """The chance to finish this many items or more."""
        return float(self.at_least[items]) if read_whole(items, "items") < len(self.at_least) else 0.0


def items_in_sprint(
    history: History,
    weeks: int,
    *,
    away: float | Sequence[float] = 0.0,
    urgent: History | None = None,
) -> np.ndarray:
    """The chance to finish n or more of the planned items in so many weeks, for n = 0, 1, 2, …

    `history` has the finished items per week. `away` is the share of the team's time that is missing, for
    all weeks or one per week: each item of a past week then counts with the chance 1 - away. `urgent` is a
    history of urgent items per week, independent of what is finished: they are done first, and what is left
    of them waits for the next week. Raises `InputError` for numbers that can't be, and Sprints of more than
    13 weeks.

    >>> items_in_sprint([0, 1, 1, 2], 2).round(3).tolist()
    [1.0, 0.938, 0.688, 0.312, 0.062]
    >>> items_in_sprint([0, 1, 1, 2], 2, away=[0, 0.5]).round(3).tolist()
    [1.0, 0.859, 0.484, 0.141, 0.016]
    """
    finished = read_history(history)
    count = read_whole(weeks, "weeks")
    if not 1 <= count <= LONGEST_SPRINT:
        raise InputError(f"A Sprint of {counted(count, 'week')}? Choose 1 to {LONGEST_SPRINT} weeks.")
    shares = _away(away, count)
    wanted = read_history(urgent) if urgent is not None else np.zeros(1, dtype=int)
    most = int(max(finished.max(), wanted.max()))
    if most > _MOST:
        raise InputError(f"{counted(most, 'item')} in a week are too many here. Count in larger pieces.")
    weekly = chances_of(finished)
    return at_least(_planned_done([_thinned(weekly, share) for share in shares], chances_of(wanted)))


def sprint_chances(
    history: History,
    plan: pd.DataFrame,
    weeks: int = 2,
    *,
    away: float | Sequence[float] = 0.0,
    urgent: History | None = None,
) -> SprintChances:
    """The chance of the Sprint Goal and of everything, for the items of a plan in the order of its rows.

    `plan` has a row per item: `goal` (yes/no: the goal needs it), and may have `id` and `requires` (ids: the
    goal then needs these too; one that is not in the plan counts as done). The other arguments as for
    `items_in_sprint`. Raises `InputError` for an empty plan and a goal mark that is neither yes nor no.

    >>> plan = pd.DataFrame({"item": ["help text", "login", "table"], "goal": [False, True, True]})
    >>> told = sprint_chances([0, 1, 1, 2], plan, 2)
    >>> told.chance(1), told.goal_first, told.goal, told.all
    (0.9375, 0.6875, 0.3125, 0.3125)
    """
    need_columns(plan, ["goal"], "A Sprint")
    if not len(plan):
        raise InputError("The plan has no item. Choose at least one.", column="goal")
    reached = items_in_sprint(history, weeks, away=away, urgent=urgent)
    needed = _goal_rows(plan)
    everything = _at(reached, len(plan))
    first, listed_so, mixed = float("nan"), float("nan"), float("nan")
    if needed:
        first = _at(reached, len(needed))
        listed_so = _at(reached, max(needed) + 1)
        mixed = _any_order(reached, len(needed), len(plan))
    says = _says(read_history(history), weeks, len(plan), needed, first, listed_so, everything)
    chances = (first, listed_so, mixed, everything)
    warnings = history_warnings(history)
    return SprintChances(int(weeks), len(plan), len(needed), reached, *chances, says, warnings)


def _away(away: float | Sequence[float], weeks: int) -> np.ndarray:
    shares = np.atleast_1d(np.asarray(away, dtype=float))
    if len(shares) == 1:
        shares = np.repeat(shares, weeks)
    if len(shares) != weeks:
        raise InputError(
            f"There are {counted(len(shares), 'share')} of absence for {counted(weeks, 'week')}. "
            "Give one for all weeks, or one for each.",
            column="away",
        )
    for week, share in enumerate(shares, 1):
        if not 0 <= share <= 1:
            raise InputError(
                f"Week {week}: the share of time away is {show(float(share))}. "
                "Write a share from 0 to 1: 0.2 for one person of five.",
                column="away",
                rows=[week - 1],
            )
    return shares


def _thinned(chances: np.ndarray, away: float) -> np.ndarray:
    """Each item of a week gets done with the chance 1 - away, independently: a binomial per past count."""
    if away == 0:
        return chances
    kept = np.zeros(len(chances))
    for number, chance in enumerate(chances):
        if chance:
            ways = [comb(number, k) * (1 - away) ** k * away ** (number - k) for k in range(number + 1)]
            kept[: number + 1] += chance * np.array(ways)
    return kept


def _planned_done(weekly: Sequence[np.ndarray], urgent: np.ndarray) -> np.ndarray:
    """The chances of 0, 1, 2, … planned items; urgent ones go first and wait when the week is over."""
    state = np.ones((1, 1))  # urgent items that wait × planned items done
    for done in weekly:
        waiting, planned = state.shape
        moved = np.zeros((waiting + len(urgent) - 1, planned + len(done) - 1))
        for came, chance in enumerate(urgent):
            for number, share in enumerate(done):
                if chance * share:
                    _move(state * (chance * share), came, number, moved)
        state = moved
    return state.sum(axis=0)


def _move(state: np.ndarray, came: int, number: int, moved: np.ndarray) -> None:
    """Add one week with `came` urgent items and `number` finished ones to the states after it."""
    planned = state.shape[1]
    for waits in range(state.shape[0]):
        left = waits + came - number
        shift = max(0, -left)
        moved[max(0, left), shift : shift + planned] += state[waits]


def _goal_rows(plan: pd.DataFrame) -> set[int]:
    """The rows that the goal needs, with all that these require."""
    marks = plan["goal"]
    known = marks.map(lambda cell: not pd.isna(cell) and cell in (True, False))
    refuse(plan, "goal", ~known.to_numpy(dtype=bool), "Write True where the goal needs the item, else False.")
    needed = set(np.flatnonzero(marks.to_numpy(dtype=bool)).tolist())
    if "requires" not in plan.columns:
        return needed
    needs = needed_rows(plan, keys(plan))
    front = list(needed)
    while front:
        more = needs[front.pop()] - needed
        needed |= more
        front.extend(more)
    return needed


def _at(reached: np.ndarray, number: int) -> float:
    return float(reached[number]) if number < len(reached) else 0.0


def _any_order(reached: np.ndarray, goal: int, items: int) -> float:
    """The chance that the goal's items are among those finished when any set of them is equally likely."""
    exactly = -np.diff(reached, append=0.0)
    chance = 0.0
    for number, share in enumerate(exactly):
        done = min(number, items)
        if done >= goal:
            chance += share * comb(items - goal, done - goal) / comb(items, done)
    return float(min(chance, 1.0))


def _says(
    finished: np.ndarray,
    weeks: int,
    items: int,
    needed: set[int],
    first: float,
    listed_so: float,
    everything: float,
) -> str:
    span = counted(int(weeks), "week")
    if not finished.any():
        past = counted(len(finished), "week")
        return f"By a history of {past} in which nothing was finished, nothing will be."
    whole = f"Everything ({counted(items, 'item')} in {span}): {whole_percent(everything)}."
    if not needed:
        return f"{whole} No item is marked for the goal, so the goal has no chance to tell."
    goal = f"The goal ({counted(len(needed), 'item')}): {whole_percent(first)} when its items come first"
    if max(needed) + 1 == len(needed):
        return f"{goal}, as they do here. {whole}"
    late = [row + 1 for row in range(max(needed)) if row not in needed]
    where = f"{plural(len(late), 'place')} {listed([str(place) for place in late], 4)}"
    return f"{goal}, {whole_percent(listed_so)} as listed: it waits for {where}. {whole}"
