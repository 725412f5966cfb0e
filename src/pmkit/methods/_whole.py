"""Numbers as whole multiples of a unit, so that sums and comparisons in a search are exact."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Unit:
    """What 1 stands for after scaling, and whether all scaled numbers are whole."""

    size: float
    whole: bool


def as_whole(values: np.ndarray) -> tuple[np.ndarray, Unit]:
    """The values as whole numbers without a common divisor, where up to six decimals make them so.

    Others are scaled to at most 1.

    >>> as_whole(np.array([0.5, 2.0]))
    (array([1., 4.]), Unit(size=0.5, whole=True))
    """
    largest = float(np.abs(values).max(initial=0.0))
    if largest == 0:
        return values.astype(float), Unit(1.0, True)
    for power in range(7):
        scaled = values * 10.0**power
        if largest * 10.0**power > 1e12:
            break
        rounded = np.round(scaled)
        if np.all(np.abs(scaled - rounded) <= 1e-9 * np.abs(scaled)):
            divisor = math.gcd(*(int(each) for each in np.unique(rounded)))
            return rounded / divisor, Unit(divisor / 10.0**power, True)
    return values / largest, Unit(largest, False)


def whole_limit(limit: float, unit: Unit) -> float:
    """A limit in the scaled numbers; whole where they are, and forgiving of rounding only."""
    scaled = limit / unit.size
    return float(np.floor(scaled + 1e-9 * max(1.0, scaled))) if unit.whole else scaled * (1 + 1e-12)
