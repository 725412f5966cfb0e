"""Wedge picker: which small part of a market to begin with, with the arithmetic in sight.

Of the households in a segment, some feel the pain each week, some of these are served well already, and only
a part can be reached. What is left over are the households that a newcomer could win first
(`pmkit.methods.open_households`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.ranking import ranking_chart, ranking_rows
from pmkit.english import format_number
from pmkit.explorers import Cells, Control, Explorer, Result, Values
from pmkit.methods import open_households
from pmkit.practice.markdown import escape_markdown

_SHARE = {"type": "number", "unit": "%", "min": 0, "max": 1}


class WedgePicker(Explorer):
    """Edit the shares; see which group leaves most to win.

    `frame` has `segment` and the factors of `open_households`; `counted` is what a group consists of.
    """

    layout = ("chart", "sentence", "rows")
    title = "Which group first"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        counted: str = "households",
    ) -> None:
        super().__init__(frame, units=units)
        self.counted = counted
        self.rows: list[dict[str, Any]] = [
            {"id": str(number), **{str(key): cell for key, cell in row.items()}}
            for number, row in enumerate(frame.to_dict("records"), start=1)
        ]

    def controls(self, _: Values) -> Sequence[Control]:
        return (Cells("rows", "Groups", columns=self._columns(), rows=self.rows, stacked=True),)

    def _columns(self) -> list[dict[str, Any]]:
        how_many = {"key": "reach", "label": self.counted.capitalize(), "help": "How many there are."}
        pain = {"key": "pain", "label": "Feel it weekly", "help": "Share that meets the problem every week."}
        unserved = {"key": "open", "label": "Not served well"}
        reached = {"key": "channel", "label": "We can reach", "help": "Share of these to whom we have a way."}
        return [
            {"key": "segment", "label": "Group", "type": "text"},
            how_many | {"type": "number", "min": 0},
            pain | _SHARE,
            unserved | {"help": "Share of these for whom no alternative does the job."} | _SHARE,
            reached | _SHARE,
            {"key": "left", "label": "Left to win", "type": "number", "readonly": True},
        ]

    def result(self, values: Values) -> Result:
        groups = pd.DataFrame([{**row, **values["rows"].get(row["id"], {})} for row in self.rows])
        left = open_households(groups)
        words = left.map(lambda one: "" if pd.isna(one) else format_number(round(one)))
        bars = ranking_rows(groups["segment"], left, left, left, words, left == left.max())
        return Result(
            sentence=self._said(bars, groups),
            charts={"chart": self._chart(bars)},
            computed={"rows": {"left": np.round(left.to_numpy())}},
        )

    def _chart(self, bars: pd.DataFrame) -> Picture:
        title = "Fill in a row to compare"
        if len(bars):
            title = f"{bars['item'][0]}: {format_number(round(bars['score'][0]))} {self.counted} to win"
        return ranking_chart(
            bars,
            title=title,
            score_title=f"{self.counted} left to win",
            description=f"{title}. Bars, the most first.",
            ticks=3,
        )

    def _said(self, bars: pd.DataFrame, groups: pd.DataFrame) -> str:
        if len(bars) < 2:
            return "To compare, fill in all four numbers in at least two rows."
        first, second = bars.iloc[0], bars.iloc[1]
        largest = groups.sort_values("reach", ascending=False).iloc[0]
        most, next_most = (format_number(round(one["score"])) for one in (first, second))
        said = (
            f"Most are left among **{escape_markdown(first['item'])}**: {most} {self.counted}. "
            f"Next: {escape_markdown(second['item'])}, {next_most}."
        )
        if largest["segment"] != first["item"]:
            said += f" The largest group, {escape_markdown(largest['segment'])}, leaves fewer."
        if second["score"] > 0.8 * first["score"]:
            said += " The two are close: a small error in one share would swap them."
        return said
