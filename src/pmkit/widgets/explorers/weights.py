"""Weigh criteria: pull the weights, choose the ends of the scales, and see what decides the first place.

Takes a table with `id`, `item` and the criteria of `CRITERIA` that it has. `frame.attrs` may name `late`, the
id of an item that joins the list on request, and `ends`, the stated (low, high) of each criterion.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import ipywidgets
import numpy as np
import pandas as pd

from pmkit.charts.parts import parts_chart, parts_rows
from pmkit.methods import InputError, weighted_score
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

LIST, STATED = "list", "stated"
MOST = 10.0
"""The largest weight of a slider."""
_STEP = 0.5


@dataclass(frozen=True)
class Criterion:
    """A column that counts, what people call it, the weight it begins with, and whether less is better."""

    column: str
    label: str
    weight: float
    cost: bool = False


CRITERIA = (
    Criterion("value", "Value", 5.0),
    Criterion("effort", "Little effort", 5.0, cost=True),
    Criterion("reach", "Reach", 0.0),
)


class WeighCriteria(Explorer):
    """Weights as sliders; bars show what each weight adds; a latecomer shows what the scale's ends do."""

    item: ClassVar[str] = "explorer:prioritisation.weights"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.criteria = [one for one in CRITERIA if one.column in self.frame]
        columns = [one.column for one in self.criteria]
        self.items = self.frame.dropna(subset=columns).reset_index(drop=True)
        late = self.items[self.items["id"] == self.frame.attrs.get("late")]["item"]
        self.late = str(late.iloc[0]) if len(late) else ""
        self.ends = {**self._whole_ranges(), **self.frame.attrs.get("ends", {})}
        fields: list[dict[str, Any]] = [
            {
                "key": one.column,
                "label": f"Weight of {one.label[0].lower()}{one.label[1:]}",
                "type": "range",
                "min": 0,
                "max": MOST,
                "step": _STEP,
            }
            for one in self.criteria
        ]
        fields.append(
            {
                "key": "scale",
                "label": "Ends of the scales",
                "type": "choice",
                "required": True,
                "options": [
                    {"value": LIST, "label": "the worst and the best of this list"},
                    {"value": STATED, "label": "stated beforehand"},
                ],
                "help": f"Stated: {self._stated()}.",
            }
        )
        if self.late:
            fields.append({"key": "late", "label": f"“{self.late}” is on the list", "type": "check"})
        fields.append({"key": "reset", "label": "Start over", "type": "button"})
        start = {one.column: one.weight for one in self.criteria}
        self.form = Form(fields, {**start, "scale": LIST} | ({"late": False} if self.late else {}))
        self.form.on_click("reset", self.start_over)
        self._weigh()
        self.chart = LiveChart(
            parts_chart(
                self._rows(), self._labels(), title="Scores", description="Bars, the highest score first."
            )
        )
        self.form.observe(self.changed, "values")
        return [self.form, self.chart]

    def _whole_ranges(self) -> dict[str, tuple[float, float]]:
        """From 0 to the next round number above the largest value of each criterion."""
        found = {}
        for one in self.criteria:
            largest = float(self.items[one.column].max()) if len(self.items) else 1.0
            unit = 10.0 ** math.floor(math.log10(largest)) if largest > 0 else 1.0
            found[one.column] = (0.0, unit * math.ceil(largest / unit))
        return found

    def _stated(self) -> str:
        return ", ".join(
            f"{one.column} {self.ends[one.column][0]:g} to {self.ends[one.column][1]:,.0f}"
            for one in self.criteria
        )

    def _labels(self) -> list[str]:
        return [one.label for one in self.criteria]

    @property
    def weights(self) -> np.ndarray:
        return np.array([float(self.form.values[one.column]) for one in self.criteria])

    # --- the arithmetic
    def _weigh(self) -> None:
        """Each item's worth (0 to 1) by criterion, with the latecomer as asked for, and what is wrong."""
        with_late = bool(self.form.values.get("late"))
        here = self.items["item"] != self.late if self.late and not with_late else self.items["id"].notna()
        self.now = self.items[here].reset_index(drop=True)
        self.trouble = "" if self.weights.sum() else "Give at least one criterion a weight above 0."
        try:
            self.worth = self._worth_of(self.now)
        except InputError as problem:
            self.trouble = str(problem)
            self.worth = np.zeros((len(self.now), len(self.criteria)))

    def _worth_of(self, items: pd.DataFrame) -> np.ndarray:
        """One row per item, one column per criterion, from 0 (worst end) to 1 (best end)."""
        equal = {one.column: 1.0 for one in self.criteria}
        costs = [one.column for one in self.criteria if one.cost]
        stated = self.form.values["scale"] == STATED
        scored = weighted_score(
            items,
            equal,
            costs=costs,
            normalise="range" if stated else "min-max",
            ranges=self.ends if stated else None,
        )
        return len(equal) * scored[[f"part_{name}" for name in equal]].to_numpy(dtype=float)

    def _shares(self) -> np.ndarray:
        whole = self.weights.sum()
        return self.weights / whole if whole else self.weights

    def _rows(self) -> pd.DataFrame:
        parts = {f"part_{one.column}": one.label for one in self.criteria}
        made = pd.DataFrame(self.worth * self._shares(), columns=list(parts), index=self.now.index)
        return parts_rows(pd.concat([self.now[["item"]], made], axis=1), parts)

    def _order(self) -> list[int]:
        return [int(at) for at in np.argsort(-(self.worth @ self.weights), kind="stable")]

    def update(self) -> None:
        self._weigh()
        rows = self._rows()
        bars = rows.drop_duplicates("item")
        title = "No weight yet" if self.trouble else f"{bars['item'].iloc[0]} leads"
        told = "; ".join(f"{item}: {words}" for item, words in zip(bars["item"], bars["words"], strict=True))
        self.chart.replace_rows(
            rows,
            title=title,
            subtitle="Each piece is a weight's share times how good the item is by it.",
            description=f"Scores from 0 to 1. {told}.",
        )

    # --- what it remembers and says
    def state(self) -> dict[str, Any]:
        return dict(self.form.values)

    def restore(self, state: Any) -> None:
        known = {key: value for key, value in dict(state).items() if key in self.form.values}
        if known.get("scale") not in (LIST, STATED):
            known.pop("scale", None)
        self.form.values = {**self.form.values, **known}

    def summary(self) -> str:
        if self.trouble:
            return escape_markdown(self.trouble)
        if len(self.now) < 2:
            return "Two items with all numbers are needed to compare."
        scores = self.worth @ self._shares()
        first, second = self._order()[:2]
        names = [escape_markdown(name) for name in self.now["item"]]
        lead, next_to_it = f"{scores[first]:.2f}", f"{scores[second]:.2f}"
        if lead == next_to_it:
            return f"**{names[first]}** and **{names[second]}** are level at {lead}."
        said = f"**{names[first]}** leads with {lead}; {names[second]} has {next_to_it}."
        return f"{said} {self._moved(first, names) or self._tipping(first, names)}"

    def _moved(self, first: int, names: list[str]) -> str:
        """Who led before the latecomer was on the list, if that was another."""
        if not self.late or not self.form.values["late"]:
            return ""
        others = self.now[self.now["item"] != self.late].reset_index(drop=True)
        try:
            before = int(np.argmax(self._worth_of(others) @ self.weights))
        except InputError:  # the others are all alike in some criterion: there was no scale without it
            return ""
        led = escape_markdown(others["item"].iloc[before])
        if led == names[first]:
            return f"It led without “{escape_markdown(self.late)}” too."
        return (
            f"Without “{escape_markdown(self.late)}” on the list **{led}** would lead, "
            "and none of its numbers has changed."
        )

    def _tipping(self, first: int, names: list[str]) -> str:
        """The smallest change of one weight that gives somebody else the lead."""
        nearest: tuple[float, int, float, int] | None = None
        for at in range(len(self.criteria)):
            for weight in np.arange(0, MOST + _STEP / 2, _STEP):
                tried = self.weights
                away = abs(weight - tried[at])
                tried[at] = weight
                scores = self.worth @ tried
                leader = int(np.argmax(scores))
                if scores[leader] - scores[first] > 1e-9 and (nearest is None or away < nearest[0]):
                    nearest = (away, at, float(weight), leader)
        if nearest is None:
            return "No weight between 0 and 10 takes the lead away, as long as the others stay."
        _, at, weight, leader = nearest
        label = self.criteria[at].label
        return (
            f"The nearest change: with a weight of {weight:g} for {label[0].lower()}{label[1:]} "
            f"(now {self.weights[at]:g}) {names[leader]} leads."
        )
