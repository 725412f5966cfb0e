"""Wedge picker: which small part of a market to begin with, with the arithmetic in sight.

Of the households in a segment, some feel the pain each week, some of these are served well already, and only
a part can be reached. What is left over are the households that a newcomer could win first
(`pmkit.methods.open_households`).
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import numpy as np
import pandas as pd

from pmkit.charts.ranking import ranking_chart, ranking_rows
from pmkit.methods import open_households
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.numbers import format_number
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart
from pmkit.widgets.table import Table

_FACTORS = ("reach", "pain", "open", "channel")
_KEPT = ("segment", *_FACTORS)
_SHARES = (
    {
        "key": "pain",
        "label": "Feel it weekly",
        "type": "number",
        "unit": "%",
        "min": 0,
        "max": 1,
        "help": "Share that meets the problem every week.",
    },
    {
        "key": "open",
        "label": "Not served well",
        "type": "number",
        "unit": "%",
        "min": 0,
        "max": 1,
        "help": "Share of these for whom no alternative does the job.",
    },
    {
        "key": "channel",
        "label": "We can reach",
        "type": "number",
        "unit": "%",
        "min": 0,
        "max": 1,
        "help": "Share of these to whom we have a way.",
    },
    {"key": "left", "label": "Left to win", "type": "number", "readonly": True},
)


class WedgePicker(Explorer):
    """Edit the shares; see which group leaves most to win.

    `frame` has `segment` and the factors of `open_households`; `counted` is what a group consists of.
    """

    item: ClassVar[str] = "explorer:vision.wedge"
    counted: ClassVar[str] = "households"

    def build(self) -> Sequence[ipywidgets.Widget]:
        rows = [
            {"id": str(number), **row} for number, row in enumerate(self.frame.to_dict("records"), start=1)
        ]
        names = (
            {"key": "segment", "label": "Group", "type": "text"},
            {
                "key": "reach",
                "label": self.counted.capitalize(),
                "type": "number",
                "min": 0,
                "help": "How many there are.",
            },
        )
        self.table = Table("Groups", (*names, *_SHARES), rows, stacked=True)
        self.chart = LiveChart(
            ranking_chart(
                self._rows(),
                title=f"{self.counted.capitalize()} to win",
                score_title=f"{self.counted} left to win",
                description=f"Bars of the {self.counted} that each group leaves open, the most first.",
                ticks=3,
            )
        )
        self.form = Form([{"key": "reset", "label": "Start over", "type": "button"}])
        self.form.on_click("reset", self.start_over)
        self.table.observe(self.changed, "rows")
        return [self.chart, self.said, self.table, self.form]

    def _values(self) -> pd.DataFrame:
        return pd.DataFrame(self.table.rows)

    def _rows(self) -> pd.DataFrame:
        values = self._values()
        left = open_households(values)
        words = left.map(lambda one: "" if pd.isna(one) else format_number(round(one)))
        return ranking_rows(values["segment"], left, left, left, words, left == left.max())

    def update(self) -> None:
        values = self._values()
        left = open_households(values)
        self.table.compute({"left": np.round(left.to_numpy())})
        rows = self._rows()
        if len(rows):
            title = f"{rows['item'][0]}: {format_number(round(rows['score'][0]))} {self.counted} to win"
        else:
            title = "Fill in a row to compare"
        self.chart.replace_rows(rows, title=title, description=f"{title}. Bars, the most first.")

    def state(self) -> dict[str, Any]:
        return {"rows": {row["id"]: {name: row[name] for name in _KEPT} for row in self.table.rows}}

    def restore(self, state: Any) -> None:
        kept = dict(state.get("rows", {}))
        self.table.rows = [
            {**row, **{name: kept[row["id"]].get(name) for name in _KEPT}} if row["id"] in kept else row
            for row in self.table.rows
        ]

    def summary(self) -> str:
        rows = self._rows()
        if len(rows) < 2:
            return "Two rows with all four numbers are needed to compare."
        first, second = rows.iloc[0], rows.iloc[1]
        largest = self._values().sort_values("reach", ascending=False).iloc[0]
        most, next_most = (format_number(round(one["score"])) for one in (first, second))
        said = (
            f"Most are left among **{escape_markdown(first['item'])}**: {most} {self.counted}. "
            f"Next: {escape_markdown(second['item'])}, {next_most}."
        )
        if largest["segment"] != first["item"]:
            said += f" The largest group, {escape_markdown(largest['segment'])}, is not the best start."
        if second["score"] > 0.8 * first["score"]:
            said += " The two are close: a small error in one share swaps them."
        return said


class OwnWedge(WedgePicker):
    """The same for the learner's own product, kept apart from the case."""

    item: ClassVar[str] = "explorer:vision.own-wedge"
    counted: ClassVar[str] = "customers"
