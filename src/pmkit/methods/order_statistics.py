"""What a list of salaries tells of the middle and the ends, without a bell curve: intervals from ranks.

How many of n values lie under the true quantile follows the binomial distribution, whatever the values are.
So two of the sorted values hold it with a chance that can be counted; the sum is the course's own and needs
no table. The values are taken as drawn at random from those that are meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, lgamma, log, nan

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, show
from pmkit.methods.proportions import wilson_interval

QUARTILES = (0.25, 0.5, 0.75)


def quantile_intervals(
    values: Sequence[float], shares: Sequence[float] = QUARTILES, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Quantiles of a sample, each with the two of its values between which the true one lies.

    `values` in any unit; missing ones are left out. A row per share: `share` (0.5 is the median), `value`
    (between two values in proportion, as a spreadsheet's PERCENTILE), `n`, `low` and `high` (of the sample),
    `low_rank` and `high_rank` (from 1, the smallest), `coverage` (the chance that the interval holds the true
    quantile: at least `confidence`) and `says`. Where even the least and the most value are too near, as for
    a median of fewer than 6 at 95 %, there is no interval, and `says` tells how many values it takes. Raises
    `InputError` for no value, and for shares and a confidence outside 0 to 1.

    >>> pay = quantile_intervals(range(1, 21), [0.5])
    >>> pay[["value", "low", "high", "coverage"]].round(4)
       value  low  high  coverage
    0   10.5    6    15    0.9586
    >>> quantile_intervals([1, 2, 3, 4, 5], [0.5])["says"].item()
    'No interval from 5 values: it takes 6.'
    """
    kept = _sorted(values)
    if not 0 < confidence < 1:
        raise InputError(f"The confidence is {show(confidence)}. Write a share such as 0.95.")
    rows: list[tuple[object, ...]] = []
    for share in shares:
        if not 0 < share < 1:
            raise InputError(f"The share is {show(share)}. Write one between 0 and 1: 0.5 for the median.")
        under = _at_most(len(kept), share)
        ranks = _ranks(under, confidence)
        value = float(np.quantile(kept, share))
        if ranks is None:
            says = f"No interval from {counted(len(kept), 'value')}: it takes {_least(share, confidence)}."
            rows.append((share, value, len(kept), nan, nan, pd.NA, pd.NA, nan, says))
            continue
        low, high = ranks
        covered = float(under[high - 1] - under[low - 1])
        rows.append((share, value, len(kept), kept[low - 1], kept[high - 1], low, high, covered, ""))
    names = ["share", "value", "n", "low", "high", "low_rank", "high_rank", "coverage", "says"]
    table = pd.DataFrame(rows, columns=names)
    return table.astype({"low_rank": "Int64", "high_rank": "Int64"})


@dataclass(frozen=True)
class ShareAbove:
    """How many of `n` values are `above` a figure, how many `equal` it; the share above with its range."""

    n: int
    above: int
    equal: int
    share: float
    low: float
    high: float


def share_above(values: Sequence[float], figure: float, *, confidence: float = 0.95) -> ShareAbove:
    """The share of values above a figure, such as an offer, with Wilson's range; missing values are left out.

    Raises `InputError` for no value.

    >>> offer = share_above([60, 65, 70, 70, 80, 90], 70)
    >>> offer.above, offer.equal, round(offer.low, 2), round(offer.high, 2)
    (2, 2, 0.1, 0.7)
    """
    kept = _sorted(values)
    if isnan(figure):
        raise InputError("There is no figure to compare with. Write your offer.")
    above, equal = sum(value > figure for value in kept), sum(value == figure for value in kept)
    low, high = wilson_interval(above, len(kept), confidence=confidence)
    return ShareAbove(len(kept), above, equal, above / len(kept), low, high)


def _sorted(values: Sequence[float]) -> list[float]:
    kept = sorted(value for value in values if not pd.isna(value))
    if not kept:
        raise InputError("There is no value. Give at least one figure.")
    return kept


def _ranks(under: np.ndarray, confidence: float) -> tuple[int, int] | None:
    """The ranks of the two values, each end missing the quantile with at most half of what is left over."""
    tail = (1 - confidence) / 2
    lows, highs = np.flatnonzero(under[:-1] <= tail), np.flatnonzero(1 - under[:-1] <= tail)
    return (int(lows[-1]) + 1, int(highs[0]) + 1) if lows.size and highs.size else None


def _at_most(n: int, share: float) -> np.ndarray:
    """The chances that at most 0, 1, … n of n values lie under the true quantile."""
    ways = [lgamma(n + 1) - lgamma(under + 1) - lgamma(n - under + 1) for under in range(n + 1)]
    under = np.arange(n + 1)
    return np.cumsum(np.exp(np.array(ways) + under * log(share) + (n - under) * log(1 - share)))


def _least(share: float, confidence: float) -> int:
    """The fewest values that give an interval: the end that is harder to reach decides."""
    tail, n = (1 - confidence) / 2, 1
    while max(share, 1 - share) ** n > tail:
        n += 1
    return n
