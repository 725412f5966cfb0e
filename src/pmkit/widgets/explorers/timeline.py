"""Timeline: starts set by hand or by the plan, under what teams can do at once and what waits for what.

Works on any table with `id`, `item`, `duration` (weeks) and `requires`; `team`, `start` (week from 0) and
`deadline` (week) are used where they are given. The arithmetic is that of `pmkit.methods`.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts import timeline_chart, timeline_rows, timeline_words
from pmkit.methods import build_schedule, team_load, timeline_breaches
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.explorers._teams import THE_TEAM
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart
from pmkit.widgets.table import FEW_ROWS, Table

_AT_ONCE = 4


class Timeline(Explorer):
    """Change starts, lengths and what teams do at once; or let the earliest possible plan be made."""

    item: ClassVar[str] = "explorer:roadmapping.timeline"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.items = prepared(self.frame)
        self.teams = list(dict.fromkeys(self.items["team"]))
        titles = dict(zip(self.items["id"], self.items["item"], strict=True))
        at_once = {f"team {number}": 1 for number in range(len(self.teams))}
        self.form = Form(self.fields(), at_once, label="Timeline")
        self.form.on_click("plan", self.make_plan)
        self.form.on_click("reset", self.start_over)
        rows = [
            {
                "id": row["id"],
                "item": row["item"],
                "start": row["start"],
                "duration": row["duration"],
                "needs": ", ".join(str(titles.get(one, one)) for one in row["requires"]),
            }
            for row in self.items.to_dict("records")
        ]
        self.table = Table(
            "Plan",
            [
                {"key": "item", "label": "Item", "readonly": True},
                {"key": "start", "label": "Starts in week", "type": "number", "min": 0, "max": 200},
                {"key": "duration", "label": "Weeks", "type": "number", "min": 0.5, "max": 104},
                {"key": "needs", "label": "Needs first", "readonly": True},
            ],
            rows,
            stacked=len(rows) <= FEW_ROWS,
        )
        plan, load = self._plan()
        self.chart = LiveChart(timeline_chart(plan, load))
        self.form.observe(self.changed, "values")
        self.table.observe(self.changed, "rows")
        return [self.form, self.said, self.chart, self.table]

    def fields(self) -> list[dict[str, Any]]:
        """What each team does at once, and what can be done with the plan."""
        at_once = [
            {
                "key": f"team {number}",
                "label": f"{team}: things at once",
                "type": "range",
                "min": 1,
                "max": _AT_ONCE,
                "step": 1,
            }
            for number, team in enumerate(self.teams)
        ]
        return [
            *at_once,
            {"key": "plan", "label": "Make the earliest plan", "type": "button", "main": True},
            {"key": "reset", "label": "Start over", "type": "button"},
        ]

    @property
    def capacity(self) -> dict[str, float]:
        """How many things each team does at once."""
        given = self.form.values
        return {team: float(given.get(f"team {number}") or 1) for number, team in enumerate(self.teams)}

    def _edited(self) -> pd.DataFrame:
        """The items with the table's starts and lengths; what is empty there is as it was."""
        rows = {row["id"]: row for row in self.table.rows}
        items = self.items.copy()
        for name in ("start", "duration"):
            given = pd.Series([rows[id][name] for id in items["id"]], index=items.index, dtype=float)
            items[name] = given.fillna(items[name])
        return items

    def _plan(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The plan with slack where it could be worked, and the load of the teams."""
        items = self._edited()
        plan = items.assign(finish=items["start"] + items["duration"])
        self.breaches = timeline_breaches(plan)
        load = team_load(plan, self.capacity)
        self.over = load[load["over"]]
        self.end = float(plan["finish"].max())
        if self.breaches.empty and self.over.empty:
            # Each start is held, so this only finds what may slip before the end moves.
            held = build_schedule(items.assign(not_before=items["start"]), self.capacity, steps=500).items
            plan = plan.assign(slack=held["slack"], critical=held["critical"])
        else:
            plan = plan.assign(slack=float("nan"), critical=False)
        self.plan = plan
        return plan, load

    def make_plan(self) -> None:
        """Put the starts of the plan that ends earliest into the table."""
        solved = build_schedule(
            self._edited().drop(columns=["start", "deadline"]), self.capacity, steps=8_000
        )
        starts = dict(zip(solved.items["id"], solved.items["start"], strict=True))
        self.table.rows = [{**row, "start": float(starts[row["id"]])} for row in self.table.rows]

    def update(self) -> None:
        plan, load = self._plan()
        self.chart.replace_rows(timeline_rows(plan, load), **timeline_words(plan, load)._asdict())

    def state(self) -> dict[str, Any]:
        starts = {row["id"]: [row["start"], row["duration"]] for row in self.table.rows}
        return {"starts": starts, "capacity": self.capacity}

    def restore(self, state: Any) -> None:
        kept = dict(state.get("starts", {}))
        self.table.rows = [
            {**row, "start": kept[row["id"]][0], "duration": kept[row["id"]][1]} if row["id"] in kept else row
            for row in self.table.rows
        ]
        known = dict(state.get("capacity", {}))
        given = {
            f"team {number}": min(max(int(known[team]), 1), _AT_ONCE)
            for number, team in enumerate(self.teams)
            if team in known
        }
        self.form.values = {**self.form.values, **given}

    def summary(self) -> str:
        said = f"The plan ends after week **{self.end:g}**."
        if len(self.breaches):
            titles = dict(zip(self.items["id"], self.items["item"], strict=True))
            first = self.breaches.iloc[0]
            said += (
                f" It can't be worked: “{escape_markdown(titles[first['id']])}” starts before "
                f"“{escape_markdown(titles[first['needs']])}” is finished."
            )
        if len(self.over):
            first = self.over.iloc[0]
            name = escape_markdown(_sentence_start(str(first["team"])))
            said += (
                f" {name} has too much in {len(self.over)} weeks, first in "
                f"week {first['week']}: {first['load']:g} at once, {first['capacity']:g} possible."
                if self.over["team"].nunique() == 1
                else f" {self.over['team'].nunique()} teams have too much, the first in week {first['week']}."
            )
        if self.breaches.empty and self.over.empty:
            chain = self.plan[self.plan["critical"]].sort_values("start", kind="stable")["item"]
            names = ", ".join(f"“{escape_markdown(name)}”" for name in chain.head(3))
            more = " and more" if len(chain) > 3 else ""
            said += (
                f" It can be worked. Without slack: {names}{more}." if len(chain) else " It can be worked."
            )
        late = self.plan[self.plan["finish"] > self.plan["deadline"]]
        if len(late):
            row = late.iloc[0]
            said += (
                f" “{escape_markdown(row['item'])}” is needed by week {row['deadline']:g} and comes in week "
                f"{row['finish']:g}."
            )
        return said


def _sentence_start(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}" if name == THE_TEAM else name


def prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that a plan needs; what the table lacks is filled with the simplest."""
    items = frame.reset_index(drop=True)
    if "requires" not in items:
        items["requires"] = pd.Series([[] for _ in range(len(items))], dtype=object)
    items["team"] = items["team"].fillna(THE_TEAM).astype("str") if "team" in items else THE_TEAM
    start = pd.to_numeric(items["start"]) if "start" in items else pd.Series(0.0, index=items.index)
    items["start"] = start.fillna(0.0).astype(float)
    items["duration"] = items["duration"].astype(float)
    items["deadline"] = items["deadline"].astype(float) if "deadline" in items else float("nan")
    items["id"] = items["id"].astype("str")
    known = ["value"] if "value" in items else []
    return items[["id", "item", "team", "start", "duration", "requires", "deadline", *known]]
