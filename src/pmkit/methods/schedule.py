"""Which work when: a schedule under the capacity of teams and the items that others require.

Items have a `duration` in weeks and are not interrupted; they take `people` of their `team` for all of it
(one, and one team, where the columns are missing) and start when everything in `requires` is finished. Weeks
count from 0, the start of the plan. Nobody's estimates are this good: read the slack before the dates, and
forecast from throughput where you can. Sources: Kelley & Walker 1959 (critical path); Kolisch 1996.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._dependencies import forward_order, needed_rows
from pmkit.methods._frame import InputError, keys, need_columns, numbers, refuse, row_name, show
from pmkit.methods._schedule_search import length_of, shortest
from pmkit.methods._scheduling import (
    CLOSE,
    Profile,
    Work,
    heads_and_tails,
    shortest_possible,
)

Capacity = float | Mapping[Any, float | Sequence[tuple[float, float]]]
"""People: one number for every team, or by team a number or its steps [(from week, people), …]."""

STEPS = 60_000
"""So many placements are tried, at most, before the best plan so far is returned as not proven."""


@dataclass(frozen=True, eq=False)
class Schedule:
    """A plan and how good it is: `items` with its columns, `end` in weeks, and `bound`, which none beats."""

    items: pd.DataFrame = field(repr=False)
    end: float
    bound: float
    proven: bool

    @property
    def gap(self) -> float:
        """How far the end may be behind the earliest possible, as a share of it; 0 when proven."""
        return 0.0 if self.proven else (self.end - self.bound) / self.bound

    def says(self) -> str:
        """The end, whether it is proven, and what decides it, as a sentence."""
        chain = self.items[self.items["critical"]].sort_values("start", kind="stable")
        names = ", ".join(str(name) for name in chain[_naming(chain)].head(6)) if len(chain) else "nothing"
        sure = "No plan ends earlier" if self.proven else f"No plan ends before week {show(self.bound)}"
        more = " and more" if len(chain) > 6 else ""
        return f"The plan ends after week {show(self.end)}. {sure}. Without slack: {names}{more}."


def critical_path(items: pd.DataFrame) -> pd.DataFrame:
    """The table with the dates that dependencies alone allow, as if every team had room for everything.

    Columns: `duration` (weeks, more than 0), `requires` (ids; unknown ones count as done), `not_before`
    (week, optional). Adds `earliest_start`, `earliest_finish`, `latest_start`, `latest_finish`, `slack`
    (weeks an item can slip without moving the end) and `critical` (no slack). Raises `InputError` for a
    missing duration and for a circle of dependencies, naming its items.

    >>> items = pd.DataFrame({"id": ["A", "B", "C"], "duration": [3, 2, 4], "requires": ["", "A", ""]})
    >>> critical_path(items)[["id", "earliest_start", "latest_start", "slack", "critical"]]
      id  earliest_start  latest_start  slack  critical
    0  A             0.0           0.0    0.0      True
    1  B             3.0           3.0    0.0      True
    2  C             0.0           1.0    1.0     False
    """
    work, _ = read_work(items, inf)
    head, tail = heads_and_tails(work)
    end = max((first + rest for first, rest in zip(head, tail, strict=True)), default=0.0)
    early, duration = np.array(head, dtype=float), np.array(work.duration, dtype=float)
    late = end - np.array(tail, dtype=float)
    return items.assign(
        earliest_start=early,
        earliest_finish=early + duration,
        latest_start=late,
        latest_finish=late + duration,
        slack=_clean(late - early),
        critical=late - early < CLOSE,
    )


def build_schedule(items: pd.DataFrame, capacity: Capacity = 1, *, steps: int = STEPS) -> Schedule:
    """The plan that ends earliest, under the teams' capacity.

    Columns as for `critical_path`, and `team`, `people` (whole, at least 1). Small plans (about ten items)
    are searched completely, larger ones up to `steps`; `proven` says whether an earlier end is ruled out,
    `bound` is the end that none can beat. Adds `start`, `finish`, `slack` (weeks an item can slip without
    moving the end, as long as people keep the order of their work), `critical`, `waits_for` (ids that it
    starts right after) and `because` (“dependency”, “people” or “”). Raises `InputError` for an item that
    needs more people than its team ever has, and as `critical_path` does.

    >>> items = pd.DataFrame({"id": ["A", "B", "C"], "duration": [3, 2, 4], "requires": ["", "A", ""]})
    >>> plan = build_schedule(items, 1)
    >>> plan.end, plan.proven
    (9.0, True)
    >>> build_schedule(items, 2).items[["id", "start", "finish", "slack", "waits_for"]]
      id  start  finish  slack waits_for
    0  A    0.0     3.0    0.0        []
    1  B    3.0     5.0    0.0       [A]
    2  C    0.0     4.0    1.0        []
    """
    work, names = read_work(items, capacity)
    bound = shortest_possible(work)
    start, finished = shortest(work, bound, steps)
    end = length_of(work, start)
    if end == inf:
        row = next(row for row, begin in enumerate(start) if begin == inf)
        raise InputError(
            f"{row_name(items, row)} never fits: its team hasn't enough people for long enough. "
            "Give the team people, or take the item out.",
            column="people",
            rows=[row],
        )
    proven = finished or end <= bound + CLOSE
    return Schedule(_with_plan(items, work, names, start), end, end if proven else bound, proven)


def _with_plan(items: pd.DataFrame, work: Work, names: list[Any], start: list[float]) -> pd.DataFrame:
    finish = [begin + lasts for begin, lasts in zip(start, work.duration, strict=True)]
    handed, blocked = _handed_on(work, start)
    end = max(finish, default=0.0)
    latest = [min(end, limit) for limit in blocked]
    before = [work.before[row] | handed[row] for row in range(len(start))]
    for row in sorted(range(len(start)), key=lambda each: start[each], reverse=True):
        for each in before[row]:
            latest[each] = min(latest[each], latest[row] - work.duration[row])
    slack = _clean(np.array(latest, dtype=float) - np.array(finish, dtype=float))
    waits, because = [], []
    for row, begin in enumerate(start):
        needed = [each for each in sorted(work.before[row]) if abs(finish[each] - begin) < CLOSE]
        freed = [each for each in sorted(handed[row]) if abs(finish[each] - begin) < CLOSE]
        waits.append([names[each] for each in needed or freed])
        because.append("dependency" if needed else "people" if freed else "")
    return items.assign(
        start=np.array(start, dtype=float),
        finish=np.array(finish, dtype=float),
        slack=slack,
        critical=slack < CLOSE,
        waits_for=pd.Series(waits, index=items.index, dtype=object),
        because=pd.Series(because, index=items.index, dtype="str"),
    )


def _handed_on(work: Work, start: list[float]) -> tuple[list[set[int]], list[float]]:
    """Whose people each row takes over, and the week at which its own people leave (`inf`: they stay).

    A time at which a team is smaller than at its largest counts as work of its own, so that whoever is
    away hands nothing on.
    """
    handed: list[set[int]] = [set() for _ in start]
    blocked = [inf] * len(start)
    for team, profile in enumerate(work.capacity):
        most = max(people for _, people in profile)
        if most == inf:
            continue
        spans = [
            (start[row], start[row] + work.duration[row], work.people[row], row)
            for row, its in enumerate(work.team)
            if its == team
        ]
        for number, (week, people) in enumerate(profile):
            until = profile[number + 1][0] if number + 1 < len(profile) else inf
            spans.append((week, until, most - people, -1))
        free_from: list[tuple[float, int]] = [(0.0, -2)] * int(most)
        for begin, finish, people, row in sorted(spans, key=lambda each: (each[0], -each[1])):
            # people who became free last go on first: that keeps chains as the plan has them
            ready = sorted((one for one in free_from if one[0] <= begin + CLOSE), key=lambda one: -one[0])
            for one in ready[: int(people)]:
                free_from.remove(one)
                free_from.append((finish, row))
                if one[1] < 0:
                    continue
                if row >= 0:
                    handed[row].add(one[1])
                else:
                    blocked[one[1]] = min(blocked[one[1]], begin)
    return handed, blocked


def _naming(items: pd.DataFrame) -> str:
    return next(column for column in ("id", "item", "start") if column in items.columns)


def _clean(weeks: np.ndarray) -> np.ndarray:
    return np.where(np.abs(weeks) < CLOSE, 0.0, weeks)


def read_work(items: pd.DataFrame, capacity: Capacity) -> tuple[Work, list[Any]]:
    """The table as lists, checked, and the names of its rows."""
    need_columns(items, ["duration"], "A schedule")
    duration = numbers(items, "duration", above=0, remedy="Write the weeks that it takes, more than 0.")
    refuse(items, "duration", np.isnan(duration), "Estimate it in weeks, or leave the item out.")
    people = np.ones(len(items))
    if "people" in items.columns:
        people = np.where(np.isnan(given := numbers(items, "people", low=1)), 1.0, given)
        refuse(items, "people", people != np.round(people), "Write whole people: 1, 2, 3 …")
    ready = np.zeros(len(items))
    if "not_before" in items.columns:
        ready = np.nan_to_num(numbers(items, "not_before", low=0))
    names = keys(items)
    before = needed_rows(items, names)
    forward_order(before, names)  # refuses a circle
    rows_of, profiles = read_profiles(items, capacity)
    place = {row: number for number, rows in enumerate(rows_of.values()) for row in rows}
    teams = [place[row] for row in range(len(items))]
    for row, team in enumerate(teams):
        most = max(count for _, count in profiles[team])
        if people[row] > most:
            raise InputError(
                f"{row_name(items, row)} needs {show(people[row])} people; its team has {show(most)}. "
                "Give the team more people, or cut the item.",
                column="people",
                rows=[row],
            )
    return Work(duration.tolist(), people.tolist(), teams, before, ready.tolist(), profiles), names


def read_profiles(items: pd.DataFrame, capacity: Capacity) -> tuple[dict[Any, list[int]], list[Profile]]:
    """The rows of each team, in the order in which teams appear, and how many people each team has when."""
    if "team" in items.columns:
        blank = items["team"].isna() | (items["team"].astype("str").str.strip() == "")
        refuse(items, "team", blank.to_numpy(dtype=bool), "Say which team does it.")
        cells = list(items["team"])
    elif isinstance(capacity, Mapping) and len(capacity) != 1:
        raise InputError("Say which team does which item: add the column team.", column="team")
    else:
        cells = [next(iter(capacity)) if isinstance(capacity, Mapping) else "the team"] * len(items)
    rows_of: dict[Any, list[int]] = {}
    for row, cell in enumerate(cells):
        rows_of.setdefault(cell, []).append(row)
    if not isinstance(capacity, Mapping):
        return rows_of, [_profile(capacity, name) for name in rows_of]
    for name in rows_of:
        if name not in capacity:
            raise InputError(f"The team {name} has no capacity. Say how many people it has.", column="team")
    return rows_of, [_profile(capacity[name], name) for name in rows_of]


def _profile(given: float | Sequence[tuple[float, float]], team: Any) -> Profile:
    steps = [(0.0, float(given))] if isinstance(given, (int, float, np.number)) else sorted(given)
    if not steps or steps[0][0] > 0:
        raise InputError(f"Say how many people {team} has from week 0 on.")
    for week, people in steps:
        if not people >= 0 or week < 0 or (people != inf and people != int(people)):
            raise InputError(
                f"{team} has {show(people)} people from week {show(week)} on. Write whole people, 0 or more."
            )
    return tuple((float(week), float(people)) for week, people in steps)
