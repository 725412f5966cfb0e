"""Where the methods disagree: the ranks of the same items under each method, and for one item the reason.

Works on any table with `id`, `item` and the inputs of at least two methods; ICE's points are made from
RICE's impact and confidence where the table has none of its own.
"""

import contextlib
from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.charts import bump_chart
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Values
from pmkit.methods import InputError, compare_ranks, difference_in_words, ice_inputs, methods_for
from pmkit.methods.formulas import FORMULAS
from pmkit.practice.markdown import escape_markdown

LINES = 12
"""How many items the chart shows; of a longer list, those that some method ranks highest."""
_ORDER = ("rice", "ice_average", "value_effort", "wsjf", "safe_wsjf")
_CALLED = {
    "ice_impact": "impact",
    "ice_confidence": "confidence",
    "cost_of_delay": "cost of delay",
    "user_business_value": "business value",
    "time_criticality": "time criticality",
    "risk_reduction": "risk reduction",
}


class Disagree(Explorer):
    """Lines of ranks from method to method; choose an item, or click its line, and read why.

    `begins_with` is the id of the item that is explained first; without it the one whose rank moves most.
    """

    layout = ("form", "chart", "sentence")
    title = "Where the methods disagree"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, begins_with: str = ""
    ) -> None:
        super().__init__(frame, units=units)
        self.begins_with = begins_with
        self.items = _with_points(frame)
        self.methods = [name for name in _ORDER if self._ranks_any(name)]
        if not self.methods:
            return
        ranks = compare_ranks(self.items, self.methods)
        best = ranks[self._columns()].min(axis=1)
        self.ranks = ranks.loc[best.sort_values(kind="stable").index[:LINES]].sort_index()

    def _ranks_any(self, method: str) -> bool:
        """Whether the method has all its inputs for at least one item."""
        inputs = [each.column(self.items) for each in FORMULAS[method].inputs]
        known = method in methods_for(self.items)
        return known and bool(self.items[inputs].notna().all(axis=1).any())

    def _columns(self) -> list[str]:
        return [f"rank_{name}" for name in self.methods]

    def controls(self, _: Values) -> Sequence[Control]:
        if not self.methods:
            return (Form("form", ()),)
        ids = [str(id) for id in self.ranks["id"]]
        farthest = ids[int(self.ranks["spread"].fillna(-1).to_numpy().argmax())]
        titles = dict(zip(ids, self.ranks["item"], strict=True))
        start = self.begins_with if self.begins_with in ids else farthest
        chosen = Choice("chosen", "Why does it move?", start=start, options=titles, picked_on="chart")
        return (Form("form", (chosen,)),)

    def result(self, values: Values) -> Result:
        if not self.methods:
            return Result(
                sentence="No method has its inputs yet. Fill in reach, impact, confidence and effort, or "
                "value and effort, and come back."
            )
        chosen = str(values["chosen"])
        return Result(sentence=self._why(chosen), charts={"chart": bump_chart(self.ranks, chosen)})

    def _why(self, chosen: str) -> str:
        row = self.ranks[self.ranks["id"].astype(str) == chosen].iloc[0]
        places = row[self._columns()].dropna().astype(int)
        if len(places) < 2:
            return "Only one method can rank this item. Fill in the inputs of another one to compare."
        name = f"**{escape_markdown(row['item'])}**"
        best, worst = str(places.idxmin()), str(places.idxmax())
        if places[best] == places[worst]:
            return f"{name} has rank {places[best]} by every method."
        methods = (column.removeprefix("rank_") for column in (best, worst))
        told = difference_in_words(self.items, row["id"], *methods, subject="", whose="its", inputs=_CALLED)
        return f"{name}{escape_markdown(told)}"


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
