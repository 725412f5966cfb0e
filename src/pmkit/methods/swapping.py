"""What would have to be different for two items to change places: the smallest change of one input.

A ranking that a change of 5 % turns over is no ranking; this tells which estimate to look at again.
It is a sensitivity analysis of one input at a time; how it is told is the course's own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, keys, show
from pmkit.methods.formulas import Formula, Input, formula_of
from pmkit.methods.ranking import SAME

_FACTORS = (1e-3, 1e3)
"""A single input is tried from a thousandth to a thousand times its value."""

_COLUMNS = ["ahead", "behind", "change_item", "input", "value", "to", "percent", "says"]


def smallest_swap(items: pd.DataFrame, one: Any, other: Any, method: str | Formula = "rice") -> pd.DataFrame:
    """Every single input whose change makes two items equal, the smallest change first.

    `one` and `other` are ids (index labels where there is no `id`). Result: `ahead`, `behind`,
    `change_item`, `input`, its `value`, the value `to` which it must move, `percent` (the change in per
    cent of the value; any further and the items have swapped) and `says`. Changes outside an input's
    bounds, and inputs that are 0, are not offered. Raises `InputError` for an unknown item or one without a
    score.

    >>> pair = pd.DataFrame({"id": ["A", "B"], "value": [8, 9], "effort": [2, 3]})
    >>> smallest_swap(pair, "A", "B", "value_effort")[["change_item", "input", "to"]].round(1)
      change_item   input    to
    0           A   value   6.0
    1           B  effort   2.2
    2           A  effort   2.7
    3           B   value  12.0
    """
    formula = formula_of(method)
    values = formula.read(items)
    scores = formula.score(values)
    names = keys(items)
    rows = []
    for name in (one, other):
        if name not in names:
            raise InputError(f"There is no item {name} in the table.")
        rows.append(names.index(name))
        if np.isnan(scores[rows[-1]]):
            raise InputError(f"{name} has no score yet, so it can't be compared. Fill in its missing inputs.")
    ahead, behind = sorted(rows, key=lambda row: -scores[row])
    return _changes(formula, values, scores, names, ahead, behind)


def swaps(items: pd.DataFrame, method: str | Formula = "rice") -> pd.DataFrame:
    """For neighbours in the ranking, from the top, the smallest change of one input that makes them equal.

    Columns as for `smallest_swap`, one row per pair; where no single input can do it, `percent` is missing
    and `says` tells so. Ties have a `percent` of 0. Items without a score are left out.

    >>> pair = pd.DataFrame({"id": ["A", "B"], "value": [8, 9], "effort": [2, 3]})
    >>> swaps(pair, "value_effort")["says"].tolist()
    ['A stays ahead of B until value of A is 25 % less: 6 instead of 8.']
    """
    formula = formula_of(method)
    values = formula.read(items)
    scores = formula.score(values)
    names = keys(items)
    order = [int(row) for row in np.argsort(-scores, kind="stable") if not np.isnan(scores[row])]
    found = []
    for ahead, behind in pairwise(order):
        if _equal(scores[ahead], scores[behind]):
            says = f"{names[ahead]} and {names[behind]} are tied."
            found.append((names[ahead], names[behind], None, None, np.nan, np.nan, 0.0, says))
            continue
        changes = _changes(formula, values, scores, names, ahead, behind)
        if changes.empty:
            says = f"No single input puts {names[behind]} ahead of {names[ahead]}."
            found.append((names[ahead], names[behind], None, None, np.nan, np.nan, np.nan, says))
        else:
            found.append(tuple(changes.iloc[0]))
    return pd.DataFrame(found, columns=_COLUMNS)


def _changes(
    formula: Formula,
    values: dict[str, np.ndarray],
    scores: np.ndarray,
    names: list[Any],
    ahead: int,
    behind: int,
) -> pd.DataFrame:
    found = []
    for row, rival in ((ahead, behind), (behind, ahead)):
        mine = {name: float(cells[row]) for name, cells in values.items()}
        for column, each in zip(values, formula.inputs, strict=True):
            to = _meeting_value(formula, mine, column, each, float(scores[rival]))
            if to is None:
                continue
            percent = 100 * (to / mine[column] - 1)
            more = "more" if percent > 0 else "less"
            says = (
                f"{names[ahead]} stays ahead of {names[behind]} until {column} of {names[row]} is "
                f"{abs(percent):.3g} % {more}: {show(float(f'{to:.4g}'))} instead of {show(mine[column])}."
            )
            found.append((names[ahead], names[behind], names[row], column, mine[column], to, percent, says))
    found.sort(key=lambda change: round(abs(change[6]), 9))
    return pd.DataFrame(found, columns=_COLUMNS)


def _meeting_value(
    formula: Formula, mine: dict[str, float], column: str, bounds: Input, target: float
) -> float | None:
    """The value of one input at which the score meets `target`, by halving; scores are monotone in it."""
    value = mine[column]
    if value == 0:
        return None

    inputs = {name: np.array(cell) for name, cell in mine.items()}

    def off(candidate: float) -> float:
        return float(formula.score({**inputs, column: np.array(candidate)})) - target

    now = off(value)
    if _equal(now + target, target):
        return value
    ends = [float(bounds.keep_possible(np.array([value * factor]))[0]) for factor in _FACTORS]
    crossing = [end for end in ends if np.sign(off(end)) != np.sign(now) or _equal(off(end) + target, target)]
    far = crossing[0] if crossing else None
    if far is None:
        return None
    near = value
    for _ in range(200):
        middle = (near + far) / 2
        if middle in (near, far):
            break
        if np.sign(off(middle)) == np.sign(now):
            near = middle
        else:
            far = middle
    return far


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(abs(one), abs(other))
