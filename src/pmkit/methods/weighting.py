"""Weighted scoring: an additive value model with stated directions, stated ranges and swing weights.

What a weight means depends on the range of its criterion, so the range is part of the model. Ranges taken
from the items themselves move when an item is added, and ranks with them; that is allowed here only by its
name. Source: Keeney & Raiffa, Decisions with Multiple Objectives, 1976.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, refuse, show
from pmkit.methods.formulas import Formula, Input
from pmkit.methods.scores import score

Normalise = Literal["range", "min-max", "max", "sum"]


def weighted_score(
    items: pd.DataFrame,
    weights: Mapping[str, float],
    *,
    costs: Collection[str] = (),
    normalise: Normalise = "range",
    ranges: Mapping[str, tuple[float, float]] | None = None,
) -> pd.DataFrame:
    """Σ weight × value, each criterion brought to 0 (worst) … 1 (best); weights are divided by their sum.

    `weights` maps columns to weights of 0 or more (swing weights: the worth of going from the worst to the
    best end of the range). `costs` are the columns where less is better. `normalise`
    is one of - "range": `ranges` states the (low, high) ends of every column; an item added later moves
    nothing; - "min-max": ends are the smallest and largest of these items; an added item can reverse ranks;
    - "max": value / largest, for costs 1 - value / largest; - "sum": value / sum, for costs (1/value) / sum
    of 1/value. Adds `weighted_score`, one `part_<column>` per criterion (they add up to the score), `rank`,
    `tied`, `missing`. Raises `InputError` for negative weights, a value outside its stated range, or a
    column without any spread.

    >>> ideas = pd.DataFrame({"item": ["A", "B"], "value": [8, 5], "effort": [6, 2]})
    >>> ranges = {"value": (0, 10), "effort": (0, 10)}
    >>> weighted_score(ideas, {"value": 3, "effort": 1}, costs=["effort"], ranges=ranges)[
    ...     ["item", "weighted_score", "part_value", "part_effort", "rank"]]
      item  weighted_score  part_value  part_effort  rank
    0    A           0.700       0.600          0.1     1
    1    B           0.575       0.375          0.2     2
    """
    formula, scales = _model(items, weights, costs, normalise, ranges)
    shares = _shares(weights)
    values = formula.read(items)
    parts = {f"part_{name}": shares[name] * scales[name](cells) for name, cells in values.items()}
    return score(items, formula).assign(**parts)


def weighted_formula(
    items: pd.DataFrame,
    weights: Mapping[str, float],
    *,
    costs: Collection[str] = (),
    normalise: Normalise = "range",
    ranges: Mapping[str, tuple[float, float]] | None = None,
) -> Formula:
    """The weighted score as a `Formula`, for `how_sure` and `compare_ranks`; same arguments.

    The scale is fixed from these items once, so noise on the inputs does not move it.

    >>> table = pd.DataFrame({"id": ["A", "B"], "value": [8, 5], "effort": [6, 2]})
    >>> ranges = {"value": (0, 10), "effort": (0, 10)}
    >>> formula = weighted_formula(table, {"value": 3, "effort": 1}, costs=["effort"], ranges=ranges)
    >>> score(table, formula)["weighted_score"].round(3).tolist()
    [0.7, 0.575]
    """
    return _model(items, weights, costs, normalise, ranges)[0]


@dataclass(frozen=True)
class _Scale:
    """Brings values of one criterion to their worth: `worst` is 0, `best` is 1."""

    worst: float
    best: float
    reciprocal: bool = False

    def __call__(self, values: np.ndarray) -> np.ndarray:
        worth = 1 / values if self.reciprocal else values
        return (worth - self.worst) / (self.best - self.worst)


def _model(
    items: pd.DataFrame,
    weights: Mapping[str, float],
    costs: Collection[str],
    normalise: str,
    ranges: Mapping[str, tuple[float, float]] | None,
) -> tuple[Formula, dict[str, _Scale]]:
    if normalise not in ("range", "min-max", "max", "sum"):
        raise InputError(f"There is no normalisation “{normalise}”. Known: range, min-max, max, sum.")
    shares = _shares(weights)
    need_columns(items, weights, "the weighted score")
    strangers = [name for name in costs if name not in weights]
    if strangers:
        raise InputError(
            f"{strangers[0]} is named as a cost but has no weight. Give it one.", column=strangers[0]
        )
    scales = {name: _scale(items, name, name in costs, normalise, ranges) for name in weights}

    def compute(*columns: np.ndarray) -> np.ndarray:
        worth = [shares[name] * scales[name](cells) for name, cells in zip(shares, columns, strict=True)]
        return np.sum(worth, axis=0)

    inputs = tuple(_input(name, normalise, ranges) for name in weights)
    return Formula(name="weighted_score", label="the weighted score", inputs=inputs, compute=compute), scales


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    for name, weight in weights.items():
        if not (np.isfinite(weight) and weight >= 0):
            says = "Weights are 0 or more; name a column in costs where less is better."
            raise InputError(f"The weight of {name} is {show(weight)}. {says}", column=name)
    total = sum(weights.values())
    if not total > 0:
        raise InputError("All weights are 0. Give at least one criterion a weight.")
    return {name: weight / total for name, weight in weights.items()}


def _input(name: str, normalise: str, ranges: Mapping[str, tuple[float, float]] | None) -> Input:
    if normalise == "range" and ranges and name in ranges:
        low, high = ranges[name]
        says = (
            f"The stated range is {show(low)} to {show(high)}: widen it for all items, or correct the value."
        )
        return Input(name=name, low=low, high=high, remedy=says)
    return Input(name=name, low=0) if normalise in ("max", "sum") else Input(name=name)


def _scale(
    items: pd.DataFrame,
    name: str,
    cost: bool,
    normalise: str,
    ranges: Mapping[str, tuple[float, float]] | None,
) -> _Scale:
    if normalise == "range":
        if not ranges or name not in ranges:
            says = f"State the range of {name} as (worst possible, best possible), for example (0, 10)."
            raise InputError(f"{says} Or choose another normalisation by name.", column=name)
        low, high = (float(end) for end in ranges[name])
        if not low < high:
            says = "The low end comes first and the high end is above it."
            raise InputError(f"The range of {name} is {show(low)} to {show(high)}. {says}", column=name)
        return _Scale(high, low) if cost else _Scale(low, high)
    values = _input(name, normalise, ranges).read(items)
    known = values[~np.isnan(values)]
    if normalise == "sum":
        if cost:
            refuse(items, name, values == 0, "A cost of 0 can't be divided by; choose another normalisation.")
            return _Scale(0, float(np.sum(1 / known)) or 1.0, reciprocal=True)
        return _Scale(0, _spread(float(known.sum()), name))
    low = float(known.min(initial=np.inf)) if normalise == "min-max" and known.size else 0.0
    high = float(known.max()) if known.size else 1.0
    _spread(high - low, name)
    return _Scale(high, low) if cost else _Scale(low, high)


def _spread(spread: float, name: str) -> float:
    if not spread > 0:
        says = "so it tells nothing apart. Leave it out, or state its range."
        raise InputError(f"All items have the same {name}, {says}", column=name)
    return spread
