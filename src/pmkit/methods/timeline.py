"""A plan on a timeline: where it overloads a team and where it breaks a dependency.

Plans have a `start` (week from 0) and a `duration` (weeks) per item; the other columns are those of
`pmkit.methods.schedule`. Whether the plan was made by hand or by `build_schedule` doesn't matter.
The rules are the course's own, and plain arithmetic.
"""

from __future__ import annotations

from math import ceil, inf

import numpy as np
import pandas as pd

from pmkit.methods._frame import keys, need_columns, numbers, refuse, requires_of, show
from pmkit.methods._scheduling import CLOSE, Profile
from pmkit.methods.schedule import Capacity, read_profiles


def team_load(plan: pd.DataFrame, capacity: Capacity = 1) -> pd.DataFrame:
    """How much of each team is taken in each week: one row per team and week.

    Result: `team`, `week` (from 0), `load` and `capacity` (people, on average over the week), `over`
    (more load than capacity) and `items` (ids at work). Raises `InputError` for a missing start or duration.

    >>> plan = pd.DataFrame({"id": ["A", "B"], "start": [0, 1], "duration": [2, 1]})
    >>> team_load(plan, 1)
           team  week  load  capacity   over   items
    0  the team     0   1.0       1.0  False     [A]
    1  the team     1   2.0       1.0   True  [A, B]
    """
    start, finish = _dates(plan)
    names = keys(plan)
    people = np.ones(len(plan))
    if "people" in plan.columns:
        people = np.where(np.isnan(given := numbers(plan, "people", low=0)), 1.0, given)
    rows_of, profiles = read_profiles(plan, capacity)
    weeks = ceil(finish.max() - CLOSE) if len(plan) else 0
    table = []
    for (team, rows), profile in zip(rows_of.items(), profiles, strict=True):
        for week in range(weeks):
            shares = {row: _overlap(start[row], finish[row], week) for row in rows}
            at_work = [row for row, share in shares.items() if share > CLOSE]
            load = float(sum(people[row] * shares[row] for row in at_work))
            room = _room(profile, week)
            table.append((team, week, load, room, load > room + 1e-6, [names[row] for row in at_work]))
    return pd.DataFrame(table, columns=["team", "week", "load", "capacity", "over", "items"])


def timeline_breaches(plan: pd.DataFrame) -> pd.DataFrame:
    """Each dependency that the plan breaks: `id`, `needs`, `weeks` (too early) and `says`; empty if none.

    A required id that the plan doesn't hold counts as done.

    >>> plan = pd.DataFrame({"id": ["A", "B"], "start": [0, 1], "duration": [3, 1], "requires": ["", "A"]})
    >>> timeline_breaches(plan)["says"].tolist()
    ['B starts in week 1, before A is finished in week 3.']
    """
    start, finish = _dates(plan)
    names = keys(plan)
    place = {name: row for row, name in enumerate(names)}
    rows = []
    for row, needed in enumerate(requires_of(plan)):
        for name in needed:
            if name in place and start[row] < finish[place[name]] - CLOSE:
                ends = finish[place[name]]
                begins = f"{names[row]} starts in week {show(start[row])}"
                says = f"{begins}, before {name} is finished in week {show(ends)}."
                rows.append((names[row], name, ends - start[row], says))
    return pd.DataFrame(rows, columns=["id", "needs", "weeks", "says"])


def _dates(plan: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    need_columns(plan, ["start", "duration"], "A timeline")
    start = numbers(plan, "start", low=0, remedy="Count weeks from 0, the start of the plan.")
    duration = numbers(plan, "duration", above=0, remedy="Write the weeks that it takes, more than 0.")
    refuse(plan, "start", np.isnan(start), "Place it on the timeline, or leave it out.")
    refuse(plan, "duration", np.isnan(duration), "Estimate it in weeks, or leave the item out.")
    return start, start + duration


def _overlap(start: float, finish: float, week: int) -> float:
    return max(0.0, min(finish, week + 1) - max(start, week))


def _room(profile: Profile, week: int) -> float:
    """A team's people, averaged over one week."""
    ends = [*(begin for begin, _ in profile[1:]), inf]
    return float(
        sum(
            people * _overlap(begin, end, week)
            for (begin, people), end in zip(profile, ends, strict=True)
            if people
        )
    )
