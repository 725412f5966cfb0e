"""What several people's ranges say together: the chance that the number is no larger than this or that.

Each range is read as the middle share of somebody's belief, lognormal where all ends are above 0, else
normal; everybody counts alike, and the pooled chance is the mean of theirs (the linear opinion pool:
M. Stone, “The opinion pool”, Annals of Mathematical Statistics 32, 1961). Where people disagree it is wider
than any range alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show

_HALVINGS = 80
_POINT = 1e-6
"""The spread of a range whose ends are equal, as a part of its size."""


@dataclass(frozen=True)
class PooledRanges:
    """The pool of some ranges; each of `beliefs` is of the number, or with `ratio` of its logarithm."""

    beliefs: tuple[NormalDist, ...]
    ratio: bool

    def chance_up_to(self, value: float) -> float:
        """The chance that the number is `value` or less."""
        if self.ratio and value <= 0:
            return 0.0
        at = log(value) if self.ratio else value
        return float(np.mean([one.cdf(at) for one in self.beliefs]))

    def enough_for(self, chance: float) -> float:
        """The number that is large enough with this chance, above 0 and below 1."""
        low = min(one.inv_cdf(chance) for one in self.beliefs)
        high = max(one.inv_cdf(chance) for one in self.beliefs)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            reached = float(np.mean([one.cdf(middle) for one in self.beliefs])) >= chance
            low, high = (low, middle) if reached else (middle, high)
        return exp(high) if self.ratio else high

    def by_period(self, most: int) -> pd.DataFrame:
        """For a number of periods: `period` (from 1), `chance` (done exactly in it) and `done_by`, until
        99.9 % is reached, at most `most` rows."""
        until = int(min(most, max(1, np.ceil(self.enough_for(0.999)))))
        done = np.array([self.chance_up_to(float(period)) for period in range(1, until + 1)])
        return pd.DataFrame(
            {"period": range(1, until + 1), "chance": np.diff(done, prepend=0.0), "done_by": done}
        )


def pool_ranges(ranges: pd.DataFrame, *, share: float = 0.9) -> PooledRanges:
    """The pool of `low` and `high`, a row per person, each meant to hold the number with chance `share`.

    Raises `InputError` without a range, for one that begins above its end, and for a share that is none.

    >>> pool = pool_ranges(pd.DataFrame({"low": [2, 4], "high": [8, 16]}))
    >>> round(pool.enough_for(0.5), 1), round(pool.chance_up_to(16), 2)
    (5.7, 0.97)
    """
    need_columns(ranges, ["low", "high"], "Pooling ranges")
    if not 0 < share < 1:
        raise InputError(f"A range is meant to hold the number with a chance of {show(share)}. Write 0.9.")
    low, high = (numbers(ranges, name, remedy="Write a number.") for name in ("low", "high"))
    if not len(ranges) or np.isnan(low).any() or np.isnan(high).any():
        raise InputError("Pooling needs at least one range, with both ends of each.")
    refuse(ranges, "low", low > high, "The range begins above its end. Write the smaller first.")
    ratio = bool((low > 0).all())
    ends = (np.log(low), np.log(high)) if ratio else (low, high)
    half = NormalDist().inv_cdf((1 + share) / 2)
    beliefs = tuple(
        NormalDist(float(a + b) / 2, max(float(b - a) / (2 * half), _POINT * max(1.0, abs(float(a)))))
        for a, b in zip(*ends, strict=True)
    )
    return PooledRanges(beliefs, ratio)
