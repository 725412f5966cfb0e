"""Group-sequential tests: looking a planned number of times without more false alarms.

The number of looks is fixed in advance and they are evenly spaced in people. Where the largest sample can be
estimated these find most for the same false alarms (Schultzberg & Ankargren, Spotify, 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._crossing import crossing_chances, limits_for_level
from pmkit.methods._frame import InputError, show

Shape = Literal["pocock", "obrien_fleming"]
_SHAPES = ("pocock", "obrien_fleming")
_MOST_LOOKS = 200


def sequential_limits(looks: int, *, shape: Shape = "obrien_fleming", level: float = 0.05) -> pd.DataFrame:
    """The z value to pass at each look, so that false alarms stay at `level` over all of them, two-sided.

    `shape`: “pocock” has the same line at every look, “obrien_fleming” a line that falls with the root of the
    look, very strict at first and at the last look almost that of a single test. Result, one row per look:
    `look` (from 1), `z`, `nominal` (the two-sided p value at that line) and `spent` (false alarms up to and
    with this look). Computed from the joint normal distribution of the looks. Raises `InputError` for a
    number of looks that is not whole or over 200, an unknown shape and a level outside 0 to 1. Sources:
    Pocock, Biometrika 64, 1977; O'Brien & Fleming, Biometrics 35, 1979.

    >>> sequential_limits(3, shape="pocock").round(4)
       look       z  nominal   spent
    0     1  2.2895   0.0221  0.0221
    1     2  2.2895   0.0221  0.0379
    2     3  2.2895   0.0221  0.0500
    """
    if looks < 1 or looks != int(looks) or looks > _MOST_LOOKS:
        raise InputError(
            f"The number of looks is {show(looks)}. Write a whole number from 1 to {_MOST_LOOKS}."
        )
    if not 0 < level < 1:
        raise InputError(f"The level is {show(level)}. Write a share between 0 and 1: 0.05 for 5 %.")
    if shape not in _SHAPES:
        raise InputError(f"The shape {show(shape)} is not known. Choose {listed(list(_SHAPES))}.")
    z, spent = _lines(int(looks), shape, float(level))
    nominal = [2 * NormalDist().cdf(-limit) for limit in z]
    return pd.DataFrame({"look": np.arange(1, len(z) + 1), "z": z, "nominal": nominal, "spent": spent})


@cache
def _lines(looks: int, shape: Shape, level: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The z values and the false alarms up to each look. Kept: solving for 28 looks takes a tenth of a
    second, and a replay asks for the same ones again and again."""
    number = np.arange(1, looks + 1)
    z = limits_for_level(np.ones(looks) if shape == "pocock" else np.sqrt(looks / number), level)
    return tuple(z.tolist()), tuple(crossing_chances(z).tolist())


def chance_to_stop(limits: Sequence[float] | np.ndarray, *, expected_z: float = 0.0) -> list[float]:
    """The chance to have stopped by each of evenly spaced looks, passing `limits` (z values) either way.

    `expected_z` is the z value that the effect brings on average at the last look: 0 without an effect, 2.8
    for a test planned with a power of 80 % at 5 %. The last chance is the power. Raises `InputError` for a
    limit that is not above 0.

    >>> [round(one, 3) for one in chance_to_stop([1.96, 1.96])]
    [0.05, 0.083]
    >>> round(chance_to_stop([1.96], expected_z=2.8)[0], 2)
    0.8
    """
    lines = np.asarray(limits, dtype=float)
    if lines.size == 0 or not np.all(np.isfinite(lines) & (lines > 0)):
        raise InputError("A limit is a z value above 0, one per look: 1.96 for a level of 5 %.")
    return crossing_chances(lines, drift=expected_z / sqrt(lines.size)).tolist()
