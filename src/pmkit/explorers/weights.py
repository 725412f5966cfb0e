"""Weigh criteria: pull the weights, choose the ends of the scales, and see what decides the first place.

Takes a table with `id`, `item` and the criteria of `CRITERIA` that it has.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.charts.parts import parts_chart
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Tick, Values
from pmkit.methods import InputError, weighted_score
from pmkit.practice.markdown import escape_markdown

LIST, STATED = "list", "stated"
MOST = 10.0
"""The largest weight of a slider."""
_STEP = 0.5


@dataclass(frozen=True)
class Criterion:
    """A column that counts, what people call it (alone and in a sentence), the weight it begins with, and
    whether less is better."""

    column: str
    label: str
    within: str
    weight: float
    cost: bool = False


CRITERIA = (
    Criterion("value", "Value", "value", 5.0),
    Criterion("effort", "Little effort", "little effort", 5.0, cost=True),
    Criterion("reach", "Reach", "reach", 0.0),
)


class WeighCriteria(Explorer):
    """Weights as sliders; bars show what each weight adds; a latecomer shows what the scale's ends do.

    `late` is the id of an item that joins the list on request, `ends` the stated (low, high) of each
    criterion.
    """

    layout = ((("form",), "chart"), "sentence")
    title = "Weighed criteria"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        late: str = "",
        ends: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.criteria = [one for one in CRITERIA if one.column in frame]
        self.items = frame.dropna(subset=[one.column for one in self.criteria]).reset_index(drop=True)
        named = self.items[self.items["id"] == late]["item"]
        self.late = str(named.iloc[0]) if len(named) else ""
        self.ends = {**self._whole_ranges(), **(ends or {})}

    def _whole_ranges(self) -> dict[str, tuple[float, float]]:
        """From 0 to the next round number above the largest value of each criterion."""
        found = {}
        for one in self.criteria:
            largest = float(self.items[one.column].max()) if len(self.items) else 1.0
            unit = 10.0 ** math.floor(math.log10(largest)) if largest > 0 else 1.0
            found[one.column] = (0.0, unit * math.ceil(largest / unit))
        return found

    def controls(self, _: Values) -> Sequence[Control]:
        stated = ", ".join(
            f"{name} {self.ends[name][0]:g} to {self.ends[name][1]:,.0f}"
            for name in (one.column for one in self.criteria)
        )
        scales = {LIST: "the worst and the best of this list", STATED: "stated beforehand"}
        weights = [
            Range(one.column, f"Weight of {one.within}", start=one.weight, max=MOST, step=_STEP)
            for one in self.criteria
        ]
        late = [Tick("late", f"“{self.late}” is on the list")] if self.late else []
        scale = Choice("scale", "Ends of the scales", options=scales, help=f"Stated: {stated}.")
        return (Form("form", (*weights, scale, *late)),)

    def result(self, values: Values) -> Result:
        weights = np.array([float(values[one.column]) for one in self.criteria])
        here = self._here(bool(values.get("late")))
        stated = values["scale"] == STATED
        trouble = "" if weights.sum() else "Give at least one criterion a weight above 0."
        try:
            worth = self._worth_of(here, stated)
        except InputError as problem:
            trouble = str(problem)
            worth = np.zeros((len(here), len(self.criteria)))
        shares = weights / weights.sum() if weights.sum() else weights
        parts = {f"part_{one.column}": one.label for one in self.criteria}
        made = pd.DataFrame(worth * shares, columns=list(parts), index=here.index)
        chart = parts_chart(
            pd.concat([here[["item"]], made], axis=1),
            parts,
            title="",
            subtitle="Each piece is a weight's share times how good the item is by it.",
            description="",
        )
        bars = chart.rows.drop_duplicates("item")
        told = "; ".join(f"{item}: {words}" for item, words in zip(bars["item"], bars["words"], strict=True))
        chart = chart.saying(
            title="No weight yet" if trouble else f"{bars['item'].iloc[0]} leads",
            description=f"Scores from 0 to 1. {told}.",
        )
        said = escape_markdown(trouble) or self._said(here, worth, weights, stated)
        return Result(sentence=said, charts={"chart": chart})

    # --- the arithmetic
    def _here(self, with_late: bool) -> pd.DataFrame:
        """The items on the list: with the latecomer where it is asked for."""
        if not self.late or with_late:
            return self.items
        return self.items[self.items["item"] != self.late].reset_index(drop=True)

    def _worth_of(self, items: pd.DataFrame, stated: bool) -> np.ndarray:
        """One row per item, one column per criterion, from 0 (worst end) to 1 (best end)."""
        equal = {one.column: 1.0 for one in self.criteria}
        scored = weighted_score(
            items,
            equal,
            costs=[one.column for one in self.criteria if one.cost],
            normalise="range" if stated else "min-max",
            ranges=self.ends if stated else None,
        )
        return len(equal) * scored[[f"part_{name}" for name in equal]].to_numpy(dtype=float)

    # --- what it says
    def _said(self, here: pd.DataFrame, worth: np.ndarray, weights: np.ndarray, stated: bool) -> str:
        if len(here) < 2:
            return "Two items with all numbers are needed to compare."
        scores = worth @ (weights / weights.sum())
        first, second = (int(at) for at in np.argsort(-(worth @ weights), kind="stable")[:2])
        names = [escape_markdown(name) for name in here["item"]]
        lead, next_to_it = f"{scores[first]:.2f}", f"{scores[second]:.2f}"
        if lead == next_to_it:
            return f"**{names[first]}** and **{names[second]}** are level at {lead}."
        said = f"**{names[first]}** leads with {lead}; {names[second]} has {next_to_it}."
        moved = self._moved(names[first], weights, stated) if len(here) == len(self.items) else ""
        return f"{said} {moved or self._tipping(worth, weights, first, names)}"

    def _moved(self, first: str, weights: np.ndarray, stated: bool) -> str:
        """Who led before the latecomer was on the list, if that was another."""
        if not self.late:
            return ""
        others = self._here(with_late=False)
        try:
            before = int(np.argmax(self._worth_of(others, stated) @ weights))
        except InputError:  # the others are all alike in some criterion: there was no scale without it
            return ""
        led = escape_markdown(others["item"].iloc[before])
        if led == first:
            return f"It led without “{escape_markdown(self.late)}” too."
        return (
            f"Without “{escape_markdown(self.late)}” on the list **{led}** would lead, "
            "and none of its numbers has changed."
        )

    def _tipping(self, worth: np.ndarray, weights: np.ndarray, first: int, names: list[str]) -> str:
        """The smallest change of one weight that gives somebody else the lead."""
        nearest: tuple[float, int, float, int] | None = None
        for at in range(len(self.criteria)):
            for weight in np.arange(0, MOST + _STEP / 2, _STEP):
                tried = weights.copy()
                away = abs(weight - tried[at])
                tried[at] = weight
                scores = worth @ tried
                leader = int(np.argmax(scores))
                if scores[leader] - scores[first] > 1e-9 and (nearest is None or away < nearest[0]):
                    nearest = (away, at, float(weight), leader)
        if nearest is None:
            return "With the other weights as they are, no weight between 0 and 10 changes who leads."
        _, at, weight, leader = nearest
        return (
            f"The nearest change: with a weight of {weight:g} for {self.criteria[at].within} "
            f"(now {weights[at]:g}) {names[leader]} leads."
        )
