"""North Star tree: move an input and see the metric, this month, in a year and in the long run.

The tree is arithmetic that can be read: households that stay and new ones that get going make the active
ones; these plan dinners, and a share of the dinners is cooked. The active households are a stock, so what
flows in adds up over months (`pmkit.methods.north_star`). The inputs come in as a data frame.
"""

from collections.abc import Mapping, Sequence
from math import inf, isfinite
from typing import Any

import pandas as pd

from pmkit.charts.north_star import north_star_chart
from pmkit.english import format_number, signed
from pmkit.explorers import Cells, Control, Explorer, Form, Range, Result, Values
from pmkit.methods.north_star import INPUTS, STOCK, active_after, dinners_after, dinners_cooked

_PARENTS = {"kept": "active", "new": "active", "started": "active"}
"""The other inputs are parts of the North Star itself."""
_AHEAD = {
    "month-1": ("This month", 1.0),
    "month-12": ("Month 12", 12.0),
    "long-run": ("In the long run", inf),
}
_COLUMNS = [
    {"key": "when", "label": "If it stays like this", "type": "text", "width": 16, "readonly": True},
    {"key": "active", "label": "Active households", "type": "text", "readonly": True},
    {"key": "dinners", "label": "Dinners cooked a week", "type": "text", "readonly": True},
    {"key": "change", "label": "Against today", "type": "text", "readonly": True},
]


class NorthStarTree(Explorer):
    """Five sliders, the tree, and what becomes of the dinners. `frame`: one row per input with `key`,
    `label`, `value`, `min`, `max`, `step`, `unit` ("%" for shares)."""

    layout = ("form", "chart", "sentence", "ahead")
    title = "North Star"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.rows: dict[str, dict[Any, Any]] = {row["key"]: row for row in frame.to_dict("records")}
        self.before = {key: float(self.rows[key]["value"]) for key in INPUTS}

    def controls(self, _: Values) -> Sequence[Control]:
        return (Form("form", tuple(self._slider(key) for key in INPUTS)),)

    def _slider(self, key: str) -> Range:
        row = self.rows[key]
        low, high, step = (float(row[name]) for name in ("min", "max", "step"))
        return Range(
            key,
            row["label"],
            at=("inputs", key),
            start=self.before[key],
            min=low,
            max=high,
            step=step,
            unit=row["unit"],
        )

    def result(self, values: Values) -> Result:
        now = {key: float(values["inputs"][key]) for key in INPUTS}
        return Result(
            sentence=self._said(now),
            charts={"chart": north_star_chart(self._tree(now))},
            tables={"ahead": self._ahead(now)},
        )

    def _tree(self, now: Mapping[str, float]) -> pd.DataFrame:
        made, before = dinners_cooked(now), dinners_cooked(self.before)
        rows = [
            ("dinners", "Dinners cooked a week", made["dinners"], before["dinners"], "", ""),
            ("active", "Active households", made["active"], before["active"], "dinners", ""),
        ]
        for key in INPUTS:
            unit = "%" if self.rows[key]["unit"] == "%" else ""
            scale = 100 if unit else 1
            parent = _PARENTS.get(key, "dinners")
            label = str(self.rows[key]["label"])
            rows.append((key, label, now[key] * scale, self.before[key] * scale, parent, unit))
        return pd.DataFrame(rows, columns=["id", "name", "value", "before", "parent", "unit"])

    def _ahead(self, now: Mapping[str, float]) -> Cells:
        """What becomes of the households and the dinners: this month, in month 12, in the long run."""
        rows = [
            {
                "id": id,
                "when": when,
                "active": _counted(active_after(self.before, now, months)),
                "dinners": _counted(dinners_after(self.before, now, months)),
                "change": _changed(self._change(now, months)),
            }
            for id, (when, months) in _AHEAD.items()
        ]
        label = "What becomes of it, month by month"
        return Cells("ahead", label, columns=_COLUMNS, rows=rows, sortable=False)

    def _change(self, now: Mapping[str, float], months: float) -> float:
        return dinners_after(self.before, now, months) / dinners_cooked(self.before)["dinners"] - 1

    def _said(self, now: Mapping[str, float]) -> str:
        dinners = f"**{_counted(dinners_cooked(now)['dinners'])} dinners a week**"
        moved = [key for key in INPUTS if now[key] != self.before[key]]
        if not moved:
            return (
                f"{dinners}. As many households leave as join, so the number stands still. Pull one slider."
            )
        first, year, long_run = (_changed(self._change(now, months)) for _, months in _AHEAD.values())
        said = f"{dinners} this month, {first}. If it stays like this: {year} in month 12"
        return f"{said}, {long_run} in the long run. {_why(moved)}"


def _why(moved: Sequence[str]) -> str:
    if not set(moved) & set(STOCK):
        return "This counts for each active household at once, so nothing more comes later."
    if set(moved) <= set(STOCK):
        return "Who stays counts again next month, so the change adds up."
    return "A part of it is there at once; what changes who comes and who stays adds up."


def _counted(number: float) -> str:
    return format_number(round(number)) if isfinite(number) else "no end"


def _changed(share: float) -> str:
    if not isfinite(share):
        return "no end"
    return f"{signed(100 * share)} %" if abs(share) >= 0.0005 else "no change"
