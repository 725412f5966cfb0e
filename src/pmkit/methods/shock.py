"""What a shock does to a plan: somebody leaves, work takes longer, something is dropped or comes on top.

The rest is planned anew from the week of the shock, with the rules of `pmkit.methods.schedule`. Nothing is
said about which plan would disturb people least: finished later is all that is counted. The
rules are the course's own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted, plural
from pmkit.methods._frame import InputError, keys, numbers, requires_of, show
from pmkit.methods._scheduling import CLOSE, Profile, people_at
from pmkit.methods.schedule import Capacity, Schedule, build_schedule, read_profiles


@dataclass(frozen=True, eq=False)
class Shock:
    """What a shock does: the plan `before`, and `items` with the dates `after` it.

    `items` has `start_before`, `finish_before`, `start`, `finish`, `moved` (weeks that the finish is later,
    missing for new items) and `paused`. Dropped items are gone. `proven` as for a `Schedule`.
    """

    before: Schedule
    items: pd.DataFrame = field(repr=False)
    end_before: float
    end: float
    proven: bool

    def says(self) -> str:
        """What the shock costs, as a sentence."""
        late = int((self.items["moved"] > CLOSE).sum())
        apart = self.end - self.end_before
        if abs(apart) < CLOSE:
            change = "The plan ends as before"
        else:
            later = "later" if apart > 0 else "earlier"
            weeks = f"{show(abs(apart))} {plural(abs(apart), 'week')}"
            change = f"The plan ends {weeks} {later}, after week {show(self.end)}"
        moved = f"{counted(late, 'item')} {plural(late, 'is', 'are')}" if late else "no item is"
        sure = "" if self.proven else " A better plan may exist."
        return f"{change}; {moved} finished later.{sure}"


def effect_of_shock(
    items: pd.DataFrame,
    capacity: Capacity = 1,
    *,
    week: float,
    new_capacity: Capacity | None = None,
    durations: Mapping[Any, float] | None = None,
    dropped: Collection[Any] = (),
    added: pd.DataFrame | None = None,
) -> Shock:
    """Plan, let something happen in `week`, and plan the rest anew.

    `new_capacity` holds from that week on (for the teams it names), `durations` are new weeks by id,
    `dropped` ids are taken out (whatever needed them no longer waits), `added` has new items with the same
    columns. What is finished stays as it was; what is being worked on goes on, unless its team has become
    too small: then it pauses and takes its remaining weeks later. What has not begun is planned anew, in
    its old order where that is not slower. Raises `InputError` as `build_schedule` does, and for an id that
    is not there.

    >>> items = pd.DataFrame({"id": ["A", "B"], "duration": [2, 2], "requires": ["", "A"]})
    >>> shock = effect_of_shock(items, 1, week=1, durations={"A": 5})
    >>> shock.says()
    'The plan ends 3 weeks later, after week 7; 2 items are finished later.'
    """
    if not 0 <= week < inf:
        raise InputError(f"The shock comes in week {show(week)}. Write a week from 0.")
    before = build_schedule(items, capacity)
    names = keys(items)
    known = pd.Series(range(len(names)), index=pd.Index(names, dtype=object))
    for name in [*(durations or {}), *dropped]:
        if name not in known.index:
            raise InputError(f"There is no item {name} in the plan.", column="id")
    for name in keys(added) if added is not None else ():
        if name in known.index:
            raise InputError(
                f"The new item {name} is in the plan already. Give it an id of its own.", column="id"
            )
    old = before.items.assign(_id=pd.Series(names, index=items.index, dtype=object))
    changed = old[[name not in set(dropped) for name in names]]
    changed = changed.assign(
        duration=_new_durations(changed, durations or {}, week), finish_before=changed["finish"]
    )
    rest = _Rest(changed, added if added is not None else items.iloc[:0], capacity, new_capacity, week)
    after, proven = rest.planned()
    result = after.assign(moved=after["finish"] - after["finish_before"])
    return Shock(before, result, before.end, float(result["finish"].max()) if len(result) else 0.0, proven)


def _new_durations(plan: pd.DataFrame, durations: Mapping[Any, float], week: float) -> list[float]:
    """What is finished took what it took; what is being worked on takes at least the weeks so far."""
    lasts = []
    for name, duration, start in zip(plan["_id"], plan["duration"], plan["start"], strict=True):
        new = float(durations.get(name, duration))
        done = start + duration <= week + CLOSE
        lasts.append(float(duration) if done else max(new, week - start))
    return lasts


class _Rest:
    """What is left of a plan when a shock comes: kept items, and those to plan anew from that week on."""

    def __init__(
        self,
        plan: pd.DataFrame,
        added: pd.DataFrame,
        capacity: Capacity,
        new: Capacity | None,
        week: float,
    ) -> None:
        self.plan, self.added, self.week = plan, added, week
        self.rows_of, old = read_profiles(pd.concat([plan, added]) if len(added) else plan, capacity)
        self.profiles: dict[Any, Profile] = {}
        for team, profile in zip(self.rows_of, old, strict=True):
            self.profiles[team] = _from_week(_replaced(profile, team, new), week)
        self.kept = [row for row in range(len(plan)) if plan["start"].iloc[row] < week - CLOSE]
        self.paused = self._paused()

    def _ends(self, row: int) -> float:
        return float(self.plan["start"].iloc[row] + self.plan["duration"].iloc[row])

    def _people(self, row: int) -> float:
        given = self.plan["people"].iloc[row] if "people" in self.plan.columns else 1.0
        return 1.0 if pd.isna(given) else float(given)

    def _paused(self) -> list[int]:
        """Those at work for which the team has become too small; whoever is done first goes on."""
        paused = []
        for team, rows in self.rows_of.items():
            going: list[int] = []
            for row in sorted((row for row in rows if row in self.kept), key=self._ends):
                if self._ends(row) <= self.week + CLOSE:
                    continue
                if _fits(_taken(self.profiles[team], [*map(self._span, going), self._span(row)])):
                    going.append(row)
                else:
                    paused.append(row)
            self.profiles[team] = _taken(self.profiles[team], list(map(self._span, going)))
        return paused

    def _span(self, row: int) -> tuple[float, float]:
        return self._ends(row) - self.week, self._people(row)

    def planned(self) -> tuple[pd.DataFrame, bool]:
        plan = self.plan
        going_on = [row for row in self.kept if row not in self.paused]
        done_in = {plan["_id"].iloc[row]: max(0.0, self._ends(row) - self.week) for row in going_on}
        open_rows = [row for row in range(len(plan)) if row not in going_on]
        open_rows.sort(key=lambda row: (float(plan["start"].iloc[row]), row))
        todo = plan.iloc[open_rows].copy()
        spent = np.array([max(0.0, self.week - start) for start in todo["start"]])
        todo["duration"] = todo["duration"].to_numpy(dtype=float) - spent
        if len(self.added):
            todo = pd.concat([todo, self.added.assign(_id=keys(self.added))])
        todo["id"] = todo["_id"]
        todo["not_before"] = self._not_before(todo, done_in)
        teams = {team: list(profile) for team, profile in self.profiles.items()}
        if "team" not in todo.columns:
            teams = {"the team": next(iter(teams.values()))} if teams else {}
        solved = build_schedule(todo.reset_index(drop=True), teams or 1)
        return self._put_together(going_on, todo, solved), solved.proven

    def _not_before(self, todo: pd.DataFrame, done_in: Mapping[Any, float]) -> list[float]:
        given = numbers(todo, "not_before") if "not_before" in todo.columns else np.zeros(len(todo))
        waiting = [max([0.0, *(done_in.get(name, 0.0) for name in needed)]) for needed in requires_of(todo)]
        return [
            max(wait, first) for wait, first in zip(waiting, np.nan_to_num(given) - self.week, strict=True)
        ]

    def _put_together(self, going_on: list[int], todo: pd.DataFrame, solved: Schedule) -> pd.DataFrame:
        plan = self.plan
        paused = {plan["_id"].iloc[row] for row in self.paused}
        dates = {plan["_id"].iloc[row]: (float(plan["start"].iloc[row]), self._ends(row)) for row in going_on}
        began = dict(zip(plan["_id"], plan["start"], strict=True))
        for name, start, finish in zip(
            todo["_id"], solved.items["start"], solved.items["finish"], strict=True
        ):
            begin = float(began[name]) if name in paused else start + self.week
            dates[name] = (begin, finish + self.week)
        new = todo[~todo["_id"].isin(plan["_id"])]
        everything = (
            pd.concat([plan.assign(start_before=plan["start"]), new])
            if len(new)
            else plan.assign(start_before=plan["start"])
        )
        everything = everything.assign(
            start=[dates[name][0] for name in everything["_id"]],
            finish=[dates[name][1] for name in everything["_id"]],
            paused=[name in paused for name in everything["_id"]],
        )
        return everything.drop(columns=["_id", "slack", "critical", "waits_for", "because"], errors="ignore")


def _replaced(profile: Profile, team: Any, new: Capacity | None) -> Profile:
    if new is None or (isinstance(new, Mapping) and team not in new):
        return profile
    given = new[team] if isinstance(new, Mapping) else new
    if isinstance(given, (int, float, np.number)):
        return ((0.0, float(given)),)
    return tuple((float(week), float(people)) for week, people in sorted(given))


def _from_week(profile: Profile, week: float) -> Profile:
    later = tuple((begin - week, people) for begin, people in profile if begin > week)
    return ((0.0, people_at(profile, week)), *later)


def _taken(profile: Profile, spans: list[tuple[float, float]]) -> Profile:
    """The people left while others work on from now until the given weeks."""
    weeks = sorted({0.0, *(week for week, _ in profile), *(until for until, _ in spans)})
    return tuple(
        (
            week,
            people_at(profile, week) - sum(people for until, people in spans if until > week + CLOSE),
        )
        for week in weeks
    )


def _fits(profile: Profile) -> bool:
    return all(people >= -CLOSE for _, people in profile)
