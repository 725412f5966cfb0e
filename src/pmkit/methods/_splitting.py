"""Items that turn out to be several: how many really have to be done, for the forecasts."""

from __future__ import annotations

import numpy as np

from pmkit.methods._frame import InputError, show

Split = float | tuple[float, float]
"""How many items each of today's becomes: 1 for none, 1.5, or a range such as (1, 3), evenly likely."""


def items_to_do(items: int, split: Split) -> np.ndarray:
    """The distribution of the items that really have to be done."""
    low, high = read_split(split)
    most = int(np.ceil(items * high - 1e-9))
    if most > 1_000_000:
        raise InputError(f"{show(most)} items are too many for one forecast. Count in larger pieces.")
    if items == 0:
        return np.ones(1)
    reached = split_at_most(np.arange(most + 1), items, low, high)
    return np.diff(reached, prepend=0.0)


def split_at_most(sums: np.ndarray, items: float, low: float, high: float) -> np.ndarray:
    """For each sum the chance that `items` items, split, are no more than it."""
    if high == low:
        return (sums >= items * low - 1e-9).astype(float)
    return np.clip((sums / items - low) / (high - low), 0.0, 1.0)


def read_split(split: Split) -> tuple[float, float]:
    """The least and the most items that one becomes; raises `InputError` for what can't be."""
    low, high = split if isinstance(split, tuple) else (split, split)
    if not 0 < low <= high <= 10:
        raise InputError(
            f"The split is {show(low)} to {show(high)}. Write how many items one becomes: 1 for none, "
            "or a range such as 1 to 3, the smaller first."
        )
    return float(low), float(high)
