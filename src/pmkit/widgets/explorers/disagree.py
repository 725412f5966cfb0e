"""Where the methods disagree: the ranks of the same items under each method, and for one item the reason.

Works on any table with `id`, `item` and the inputs of at least two methods; ICE's points are made from
RICE's impact and confidence where the table has none of its own.
"""

import contextlib
from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts import bump_chart, bump_rows, bump_words
from pmkit.methods import InputError, compare_ranks, difference_in_words, ice_inputs, methods_for
from pmkit.methods.formulas import FORMULAS
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

LINES = 12
"""How many items the chart shows; of a longer list, those that some method ranks highest."""
_ORDER = ("rice", "ice_average", "value_effort", "wsjf", "safe_wsjf")
_WORDS = {
    "ice_impact": "impact",
    "ice_confidence": "confidence",
    "cost_of_delay": "cost of delay",
    "user_business_value": "business value",
    "time_criticality": "time criticality",
    "risk_reduction": "risk reduction",
}


class Disagree(Explorer):
    """Lines of ranks from method to method; choose an item, or click its line, and read why."""

    item: ClassVar[str] = "explorer:prioritisation.disagree"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.items = _with_points(self.frame)
        self.methods = [name for name in _ORDER if self._ranks_any(name)]
        if not self.methods:
            self.form = Form([])
            return [self.form]
        ranks = compare_ranks(self.items, self.methods)
        best = ranks[[f"rank_{name}" for name in self.methods]].min(axis=1)
        self.ranks = ranks.loc[best.sort_values(kind="stable").index[:LINES]].sort_index()
        self.ids = [str(id) for id in self.ranks["id"]]
        start = str(self.ranks["id"].iloc[int(self.ranks["spread"].fillna(-1).to_numpy().argmax())])
        titles = dict(zip(self.ids, self.ranks["item"], strict=True))
        self.form = Form(
            [
                {
                    "key": "chosen",
                    "label": "Why does it move?",
                    "type": "choice",
                    "required": True,
                    "options": [{"value": id, "label": titles[id]} for id in self.ids],
                }
            ],
            {"chosen": start},
        )
        self.chart = LiveChart(bump_chart(self.ranks, start))
        self.chart.on_click(self.choose)
        self.form.observe(self.changed, "values")
        return [self.form, self.chart]

    def _ranks_any(self, method: str) -> bool:
        """Whether the method has all its inputs for at least one item."""
        inputs = [each.column(self.items) for each in FORMULAS[method].inputs]
        known = method in methods_for(self.items)
        return known and bool(self.items[inputs].notna().all(axis=1).any())

    def choose(self, id: str) -> None:
        """Explain this item; another id is passed over."""
        if id in self.ids:
            self.form.values = {**self.form.values, "chosen": id}

    @property
    def chosen(self) -> str:
        return str(self.form.values["chosen"])

    def update(self) -> None:
        if self.methods:
            words = bump_words(self.ranks, self.chosen)
            self.chart.replace_rows(bump_rows(self.ranks, self.chosen), **words._asdict())

    def state(self) -> dict[str, Any]:
        return {"chosen": self.chosen} if self.methods else {}

    def restore(self, state: Any) -> None:
        if self.methods:
            self.choose(str(state.get("chosen", "")))

    def summary(self) -> str:
        if not self.methods:
            return (
                "No method has its inputs yet. Fill in reach, impact, confidence and effort, or value and "
                "effort, and come back."
            )
        row = self.ranks[self.ranks["id"].astype(str) == self.chosen].iloc[0]
        places = row[[f"rank_{name}" for name in self.methods]].dropna().astype(int)
        if len(places) < 2:
            return "Only one method can rank this item. Fill in the inputs of another one to compare."
        best, worst = str(places.idxmin()), str(places.idxmax())
        if places[best] == places[worst]:
            return f"**{escape_markdown(row['item'])}** has rank {places[best]} by every method."
        told = difference_in_words(
            self.items, row["id"], best.removeprefix("rank_"), worst.removeprefix("rank_")
        )
        for name, word in _WORDS.items():
            told = told.replace(name, word)
        told = escape_markdown(told.replace(f"{row['id']}'s", "its").removeprefix(str(row["id"])))
        return f"**{escape_markdown(row['item'])}**{told}"


def _with_points(frame: pd.DataFrame) -> pd.DataFrame:
    """The items with ICE's points where they can be made."""
    items = frame.reset_index(drop=True)
    if {"impact", "confidence", "ease"} <= set(items.columns):
        with contextlib.suppress(InputError):  # an impact on another scale: only points of its own count
            made = ice_inputs(items).round({"ice_impact": 0, "ice_confidence": 0})
            own = [name for name in ("ice_impact", "ice_confidence") if name in items]
            items = made.assign(**{name: items[name].fillna(made[name]) for name in own})
    names = dict.fromkeys(
        name
        for formula in FORMULAS.values()
        for each in formula.inputs
        for name in (each.name, each.column(items))
        if name in items
    )
    # Only these: a column of another meaning, such as a tracker's rank, would be taken for a method's.
    return items[["id", "item"]].assign(
        **{name: pd.to_numeric(items[name], errors="coerce").astype(float) for name in names}
    )
