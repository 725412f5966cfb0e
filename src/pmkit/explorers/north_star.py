"""North Star tree: move an input and see the metric; ten per cent is not worth the same everywhere.

The tree is arithmetic that can be read: households that stay and new ones that get going make the active
ones; these plan dinners, and a share of the dinners is cooked. The inputs come in as a data frame.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.north_star import north_star_chart
from pmkit.explorers import Control, Explorer, Form, Range, Result, Values
from pmkit.methods.north_star import INPUTS, dinners_cooked, effects_of_ten_per_cent
from pmkit.practice.numbers import format_number

_PARENTS = {"kept": "active", "new": "active", "started": "active"}
"""The other inputs are parts of the North Star itself."""


class NorthStarTree(Explorer):
    """Five sliders, the tree and what it says. `frame`: one row per input with `key`, `label`, `value`,
    `min`, `max`, `step`, `unit` ("%" for shares)."""

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
        return Result(sentence=self._said(now), charts={"chart": north_star_chart(self._tree(now))})

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

    def _said(self, now: Mapping[str, float]) -> str:
        dinners = dinners_cooked(now)["dinners"]
        change = dinners / dinners_cooked(self.before)["dinners"] - 1
        effects = effects_of_ten_per_cent(now)
        most = max(effects, key=lambda key: effects[key])
        least = min(effects, key=lambda key: effects[key])
        moved = f"**{format_number(round(dinners))} dinners a week**"
        if abs(change) >= 0.0005:
            moved += f", {100 * change:+.0f} %"
        return (
            f"{moved}. From here, ten per cent more of *{self.rows[most]['label']}* adds "
            f"{100 * effects[most]:.1f} %, of *{self.rows[least]['label']}* {100 * effects[least]:.1f} %."
        )
