"""Ranks from scores, with ties reported as ties. Knows nothing of how a score came about."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers

SAME = 1e-9
"""Two scores closer than this share of the larger one differ by rounding in the computer only: a tie."""


def rank(scores: pd.DataFrame | pd.Series, by: str = "score", *, lowest_first: bool = False) -> pd.DataFrame:
    """Add `rank` (1 is best; equal scores share the better rank) and `tied` to a table of scores.

    `by` names the score column; a Series becomes a table with that column. A row without a score gets no
    rank. Rows keep the caller's order. With `lowest_first` the smallest score is the best.

    >>> rank(pd.Series([400.0, 675.0, 400.0], index=["a", "b", "c"]))
       score  rank   tied
    a  400.0     2   True
    b  675.0     1  False
    c  400.0     2   True
    """
    table = scores.to_frame(by) if isinstance(scores, pd.Series) else scores
    need_columns(table, [by], "A ranking")
    places, tied = places_of(numbers(table, by), lowest_first=lowest_first)
    return table.assign(rank=places, tied=tied)


def places_of(values: np.ndarray, *, lowest_first: bool = False) -> tuple[pd.arrays.IntegerArray, np.ndarray]:
    """Ranks (missing where the value is) and tie marks for an array of scores."""
    if values.ndim != 1:
        raise InputError("A ranking needs one score per item.")
    known = np.flatnonzero(~np.isnan(values))
    sign = 1.0 if lowest_first else -1.0
    order = known[np.argsort(sign * values[known], kind="stable")]
    ordered = values[order]
    gap = np.abs(np.diff(ordered))
    opens = np.ones(order.size, dtype=bool)
    opens[1:] = gap > SAME * np.maximum(np.abs(ordered[1:]), np.abs(ordered[:-1]))
    group = np.cumsum(opens) - 1
    first = np.flatnonzero(opens)
    places = np.zeros(values.size, dtype=np.int64)
    tied = np.zeros(values.size, dtype=bool)
    if order.size:
        places[order] = first[group] + 1
        tied[order] = np.bincount(group)[group] > 1
    return pd.arrays.IntegerArray(places, np.isnan(values)), tied
