"""A p value that may be looked at every day: always-valid, by a mixture of effects one could expect.

It needs no number of looks in advance and pays for that with power (Johari, Koomen, Pekelis & Walsh, KDD
2017).
"""

from __future__ import annotations

from math import log

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, show
from pmkit.methods.daily_results import results_by_day


def always_valid(days: pd.DataFrame, *, tau: float, level: float = 0.05) -> pd.DataFrame:
    """The result up to each day, with the p value and range that hold whenever one looks.

    Columns as for `results_by_day`: `day`, `arm` (control, variant), `people`, `successes` of that day. `tau`
    is the effect one expects, as a share (0.037 for 3.7 points), chosen before the data. Adds to its result
    `p_always` (the smallest 1 / L so far, at most 1), `low_always` and `high_always` (the range of this day
    that fits). L = √(V / (V + tau²)) exp(d² tau² / (2 V (V + tau²))), where d is the difference and V the
    square of its `error`. Missing where the error is. Raises `InputError` for a `tau` that is no share, and
    as the counts ask. Source: Johari, Pekelis & Walsh, Always Valid Inference, Operations Research, 2022.

    >>> days = pd.DataFrame({"day": [1, 1, 2, 2], "arm": ["control", "variant"] * 2,
    ...                      "people": [500] * 4, "successes": [100, 150, 100, 100]})
    >>> always_valid(days, tau=0.05)[["difference", "p_value", "p_always"]].round(3)
       difference  p_value  p_always
    0        0.10    0.000     0.012
    1        0.05    0.007     0.012
    """
    if not 0 < tau < 1:
        raise InputError(f"tau is {show(tau)}. Write the effect you expect as a share: 0.05 for five points.")
    totals = results_by_day(days, level=level)
    difference, variance = totals["difference"].to_numpy(), totals["error"].to_numpy() ** 2
    p_now = mixture_p(difference, variance, tau)
    running = np.fmin.accumulate(p_now)
    with np.errstate(invalid="ignore", divide="ignore"):
        reach = variance * (variance + tau**2) / tau**2
        half = np.sqrt(reach * (2 * log(1 / level) + np.log((variance + tau**2) / variance)))
    return totals.assign(p_always=running, low_always=difference - half, high_always=difference + half)


def mixture_p(difference: np.ndarray, variance: np.ndarray, tau: float) -> np.ndarray:
    """1 / L of the normal mixture, at most 1, for each difference; missing where the variance is 0."""
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        whole = variance + tau**2
        log_ratio = 0.5 * np.log(variance / whole) + (difference * tau) ** 2 / (2 * variance * whole)
        return np.where(variance > 0, np.exp(-np.maximum(log_ratio, 0.0)), np.nan)
