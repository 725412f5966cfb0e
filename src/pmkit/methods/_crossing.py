"""How likely a sum of normal results crosses a line at one of several evenly spaced looks, exactly.

What has not yet crossed is carried from look to look and integrated (Armitage, McPherson & Rowe 1969).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import ceil, sqrt

import numpy as np


def crossing_chances(limits: Sequence[float] | np.ndarray, *, drift: float = 0.0) -> np.ndarray:
    """The chance to have crossed by each look: above `limits[k]` or below its negative, as a z value.

    The z value at look k (from 1) is normal with the variance 1 and the mean `drift` √k: 0 without an effect.
    """
    crossed = []
    points, inside = np.zeros(1), np.ones(1)  # before the first look the sum is 0 for sure
    for look, limit in enumerate(limits, start=1):
        # the sum of all results so far crosses where it passes z times the root of the look
        new_points, weights = _grid(limit * sqrt(look))
        inside = (_normal(new_points[:, None] - drift - points[None]) @ inside) * weights
        points = new_points
        crossed.append(1 - inside.sum())
    return np.array(crossed)


def limits_for_level(shape: Sequence[float] | np.ndarray, overall: float) -> np.ndarray:
    """The multiple of `shape` (z values, one per look) that is crossed with the chance `overall` in all."""
    from scipy.optimize import brentq
    from scipy.stats import norm

    lines = np.asarray(shape, dtype=float)
    # one look alone can't need more than all looks together, nor less than its even share of the level
    low, high = norm.isf(overall / 2) / lines.max(), norm.isf(overall / 2 / len(lines)) / lines.min()
    if len(lines) == 1:
        return lines * low
    factor = brentq(
        lambda times: crossing_chances(times * lines)[-1] - overall, low * (1 - 1e-9), high * (1 + 1e-9)
    )
    return lines * float(factor)


def _grid(limit: float) -> tuple[np.ndarray, np.ndarray]:
    """Points and weights that integrate smooth functions from -limit to limit (Gauss and Legendre)."""
    points, weights = _legendre(20 * ceil(2 + 0.3 * limit))
    return points * limit, weights * limit


@cache
def _legendre(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Kept, because finding them costs more than all that is done with them."""
    return np.polynomial.legendre.leggauss(count)


def _normal(values: np.ndarray) -> np.ndarray:
    return np.exp(-0.5 * values**2) / sqrt(2 * np.pi)
