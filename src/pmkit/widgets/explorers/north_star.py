"""North Star tree: move an input and see the metric; ten per cent is not worth the same everywhere.

The tree is arithmetic that can be read: households that stay and new ones that get going make the active
ones; these plan dinners, and a share of the dinners is cooked. The inputs come in as a data frame.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.north_star import north_star_chart, north_star_rows, north_star_words
from pmkit.methods.north_star import INPUTS, dinners_cooked, effects_of_ten_per_cent
from pmkit.practice.numbers import format_number
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart


class NorthStarTree(Explorer):
    """Five sliders, the tree and what it says. `frame`: one row per input with `key`, `label`, `value`,
    `min`, `max`, `step`, `unit` ("%" for shares)."""

    item: ClassVar[str] = "explorer:vision.north-star"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.rows = {row["key"]: row for row in self.frame.to_dict("records")}
        self.before = {key: float(self.rows[key]["value"]) for key in INPUTS}
        self.form = Form(
            [
                {
                    "key": key,
                    "label": self.rows[key]["label"],
                    "type": "range",
                    **{name: float(self.rows[key][name]) for name in ("min", "max", "step")},
                    **({"unit": self.rows[key]["unit"]} if self.rows[key]["unit"] else {}),
                }
                for key in INPUTS
            ]
            + [{"key": "reset", "label": "Start over", "type": "button"}],
            dict(self.before),
        )
        self.form.on_click("reset", self.start_over)
        self.chart = LiveChart(north_star_chart(self._tree()))
        self.form.observe(self.changed, "values")
        return [self.form, self.chart]

    @property
    def inputs(self) -> dict[str, float]:
        return {key: float(self.form.values[key]) for key in INPUTS}

    def _tree(self) -> pd.DataFrame:
        now, before = self.inputs, self.before
        made, made_before = dinners_cooked(now), dinners_cooked(before)
        parent = {"kept": "active", "new": "active", "started": "active"}
        rows = [
            ("dinners", "Dinners cooked a week", made["dinners"], made_before["dinners"], "", ""),
            ("active", "Active households", made["active"], made_before["active"], "dinners", ""),
        ]
        for key in INPUTS:
            in_per_cent = self.rows[key]["unit"] == "%"
            scale = 100 if in_per_cent else 1
            rows.append(
                (
                    key,
                    str(self.rows[key]["label"]),
                    now[key] * scale,
                    before[key] * scale,
                    parent.get(key, "dinners"),
                    "%" if in_per_cent else "",
                )
            )
        return pd.DataFrame(rows, columns=["id", "name", "value", "before", "parent", "unit"])

    def update(self) -> None:
        tree = self._tree()
        self.chart.replace_rows(north_star_rows(tree), **north_star_words(tree)._asdict())

    def state(self) -> dict[str, Any]:
        return {"inputs": self.inputs}

    def restore(self, state: Any) -> None:
        kept = {key: value for key, value in dict(state.get("inputs", {})).items() if key in INPUTS}
        self.form.values = {**self.form.values, **kept}

    def summary(self) -> str:
        now, made, before = self.inputs, dinners_cooked(self.inputs), dinners_cooked(self.before)
        change = made["dinners"] / before["dinners"] - 1
        effects = effects_of_ten_per_cent(now)
        most = max(effects, key=lambda key: effects[key])
        least = min(effects, key=lambda key: effects[key])
        moved = (
            f"**{format_number(round(made['dinners']))} dinners a week**"
            if abs(change) < 0.0005
            else f"**{format_number(round(made['dinners']))} dinners a week**, {100 * change:+.0f} %"
        )
        return (
            f"{moved}. From here, ten per cent more of *{self.rows[most]['label']}* adds "
            f"{100 * effects[most]:.1f} %, of *{self.rows[least]['label']}* {100 * effects[least]:.1f} %."
        )
