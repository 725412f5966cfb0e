"""Timeline: starts set by hand or by the plan, under what teams can do at once and what waits for what.

Works on any table with `id`, `item`, `duration` (weeks) and `requires`; `team`, `start` (week from 0) and
`deadline` (week) are used where they are given. The arithmetic is that of `pmkit.methods`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from pmkit.charts.timeline import timeline_chart
from pmkit.english import capital, counted, spoken_day
from pmkit.explorers import Button, Cells, Choice, Control, Explorer, Form, Range, Result, Values, picked
from pmkit.explorers._calendar import by, first_day, last_day, week_of
from pmkit.explorers._teams import THE_TEAM, team_columns, teams
from pmkit.methods import build_schedule, critical_path, team_load, timeline_breaches
from pmkit.practice.markdown import escape_markdown

ONE_TEAM = "one"
_AT_ONCE = 4
_CLOSE = 1e-6
_DAYS = {"from": "Begins", "to": "Is finished"}


class Timeline(Explorer):
    """Change starts, lengths and what teams do at once; or let the earliest possible plan be made.

    Where the table has no `team`, one of its columns can tell the teams. With `starts`, the day on which
    week 0 begins, days of the calendar stand beside the weeks, and a date `due` is a deadline.
    """

    layout = ("form", "chart", "sentence", "starts")
    title = "Timeline"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        starts: date | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.starts = starts
        self.by = {} if "team" in frame else team_columns(frame)
        self.items = prepared(frame, starts)
        self.titles = dict(zip(self.items["id"], self.items["item"], strict=True))
        self.rows = [
            {
                **{key: row[key] for key in ("id", "item", "start", "duration")},
                "needs": ", ".join(str(self.titles.get(one, one)) for one in row["requires"]),
            }
            for row in self.items.to_dict("records")
        ]
        self._parted = cache(self._part)

    def _part(self, by: str) -> pd.DataFrame:
        """The items with the teams that a column tells."""
        if by == ONE_TEAM:
            return self.items
        return self.items.assign(team=teams(self.frame.reset_index(drop=True), by))

    def _with_teams(self, values: Values) -> pd.DataFrame:
        """The items with the teams that the chosen column tells."""
        return self._parted(picked(values, "by", [ONE_TEAM, *self.by]))

    def teams(self, values: Values) -> list[str]:
        """The teams, in the order of their items."""
        return list(dict.fromkeys(self._with_teams(values)["team"]))

    def controls(self, values: Values) -> Sequence[Control]:
        options = {ONE_TEAM: "One team does all", **self.by}
        by = [Choice("by", "Who works on what", options=options)] if self.by else []
        at_once = [
            Range(
                f"team {number}",
                f"{team}: things at once",
                start=1,
                min=1,
                max=_AT_ONCE,
                at=("capacity", team),
            )
            for number, team in enumerate(self.teams(values))
        ]
        plan = Button("plan", "Make the earliest plan", self._earliest, main=True)
        columns = [
            {"key": "item", "label": "Item", "readonly": True},
            {"key": "start", "label": "Starts in week", "type": "number", "min": 0, "max": 200},
            {"key": "duration", "label": "Weeks", "type": "number", "min": 0.5, "max": 104},
            {"key": "needs", "label": "Needs first", "readonly": True},
        ]
        if self.starts:
            columns[3:3] = [{"key": key, "label": label, "readonly": True} for key, label in _DAYS.items()]
        return (
            Form("form", (*by, *at_once, plan), label="Timeline"),
            Cells("starts", "Plan", columns=columns, rows=self.rows),
        )

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """Version 0.1 kept start and length of an item as a pair."""
        starts = {
            id: dict(zip(("start", "duration"), cells, strict=False)) if isinstance(cells, list) else cells
            for id, cells in dict(kept.get("starts") or {}).items()
        }
        return {**kept, "starts": starts}

    def _edited(self, values: Values) -> pd.DataFrame:
        """The items with the table's starts and lengths; what is empty there is as it was."""
        items = self._with_teams(values).copy()
        for name in ("start", "duration"):
            given = [values["starts"].get(id, {}).get(name) for id in items["id"]]
            items[name] = pd.Series(given, index=items.index, dtype=float).fillna(items[name])
        return items

    def _capacity(self, values: Values) -> dict[str, float]:
        """How many things each team does at once."""
        return {team: float(values["capacity"][team]) for team in self.teams(values)}

    def _earliest(self, values: Values) -> Values:
        """The starts of the plan that ends earliest."""
        items = self._edited(values).drop(columns=["start", "deadline"])
        solved = build_schedule(items, self._capacity(values), steps=8_000).items
        starts = dict(zip(solved["id"], solved["start"].astype(float), strict=True))
        kept = values["starts"]
        return {"starts": {**kept, **{id: {**kept.get(id, {}), "start": at} for id, at in starts.items()}}}

    def result(self, values: Values) -> Result:
        items, capacity = self._edited(values), self._capacity(values)
        plan = items.assign(finish=items["start"] + items["duration"])
        breaches, load = timeline_breaches(plan), team_load(plan, capacity)
        if breaches.empty and not load["over"].any():
            # Each start is held, so this only finds what may slip before the end moves.
            held = build_schedule(items.assign(not_before=items["start"]), capacity, steps=500).items
            plan = plan.assign(slack=held["slack"], critical=held["critical"])
        else:
            plan = plan.assign(slack=float("nan"), critical=False)
        return Result(
            sentence=self._sentence(plan, breaches, load[load["over"]], capacity),
            charts={"chart": timeline_chart(plan, load, starts=self.starts)},
            computed={"starts": self._days(plan)} if self.starts else {},
        )

    def _days(self, plan: pd.DataFrame) -> dict[str, list[str]]:
        """The days on which each item begins and is finished."""
        assert self.starts is not None
        return {
            "from": [spoken_day(first_day(self.starts, week)) for week in plan["start"]],
            "to": [spoken_day(last_day(self.starts, week)) for week in plan["finish"]],
        }

    def _chains(self, plan: pd.DataFrame, capacity: Mapping[str, float]) -> str:
        """The longest chain of what waits for what, against the one that shares people too."""
        path = float(critical_path(plan)["earliest_finish"].max())
        end = float(plan["finish"].max())
        if path >= end - _CLOSE:
            return " Its longest chain is one of what waits for what (critical path): more people don't help."
        bare = plan[["id", "item", "team", "duration", "requires"]]
        best = build_schedule(bare, dict(capacity), steps=500).end
        said = f" By what waits for what alone it would take {_weeks(path)} (critical path)"
        if end > best + _CLOSE:
            return f"{said}; with these teams {_weeks(best)} are possible."
        return f"{said}. It takes {_weeks(end)} because a team can do only so much at once (critical chain)."

    def _sentence(
        self, plan: pd.DataFrame, breaches: pd.DataFrame, over: pd.DataFrame, capacity: Mapping[str, float]
    ) -> str:
        end = plan["finish"].max()
        said = f"The plan ends after week **{end:g}**{by(self.starts, end)}."
        if len(breaches):
            first = breaches.iloc[0]
            said += (
                f" It can't be worked: “{escape_markdown(self.titles[first['id']])}” starts before "
                f"“{escape_markdown(self.titles[first['needs']])}” is finished."
            )
        if len(over):
            said += _too_much(over)
        if breaches.empty and over.empty:
            said += _workable(plan) + self._chains(plan, capacity)
        late = plan[plan["finish"] > plan["deadline"]]
        if len(late):
            row = late.iloc[0]
            said += (
                f" “{escape_markdown(row['item'])}” is needed by {self._when(row['deadline'])} and comes "
                f"{'on' if self.starts else 'in'} {self._when(row['finish'])}."
            )
        return said

    def _when(self, week: float) -> str:
        """A week, or its last day."""
        return spoken_day(last_day(self.starts, week)) if self.starts else f"week {week:g}"


def _too_much(over: pd.DataFrame) -> str:
    first, several = over.iloc[0], over["team"].nunique()
    if several > 1:
        return f" {several} teams have too much, the first in week {first['week']}."
    team = str(first["team"])
    name = escape_markdown(capital(team) if team == THE_TEAM else team)
    return (
        f" {name} has too much in {counted(len(over), 'week')}, first in week {first['week']}: "
        f"{first['load']:g} at once, {first['capacity']:g} possible."
    )


def _workable(plan: pd.DataFrame) -> str:
    chain = plan[plan["critical"]].sort_values("start", kind="stable")["item"]
    names = ", ".join(f"“{escape_markdown(name)}”" for name in chain.head(3))
    more = " and more" if len(chain) > 3 else ""
    return f" It can be worked. Without slack: {names}{more}." if len(chain) else " It can be worked."


def _weeks(number: float) -> str:
    return counted(int(number) if number == int(number) else number, "week")


def prepared(frame: pd.DataFrame, starts: date | None = None) -> pd.DataFrame:
    """The columns that a plan needs; what the table lacks is filled with the simplest. A day `due` is the
    deadline where it is known when work begins.
    """
    items = frame.reset_index(drop=True)
    if "requires" not in items:
        items["requires"] = pd.Series([[] for _ in range(len(items))], dtype=object)
    items["team"] = items["team"].fillna(THE_TEAM).astype("str") if "team" in items else THE_TEAM
    start = pd.to_numeric(items["start"]) if "start" in items else pd.Series(0.0, index=items.index)
    items["start"] = start.fillna(0.0).astype(float)
    items["duration"] = items["duration"].astype(float)
    if "deadline" not in items:
        days = items["due"] if "due" in items else pd.Series(pd.NaT, index=items.index)
        items["deadline"] = [
            float("nan") if starts is None or pd.isna(day) else week_of(starts, day.date()) for day in days
        ]
    items["deadline"] = items["deadline"].astype(float)
    items["id"] = items["id"].astype("str")
    known = ["value"] if "value" in items else []
    return items[["id", "item", "team", "start", "duration", "requires", "deadline", *known]]
