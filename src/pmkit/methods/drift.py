"""Have the inputs of a model changed? The population stability index of counts in bins.

It compares inputs with inputs: it says nothing of whether the model still does well, and it depends on the
bins and on how many were counted. 0.1 and 0.25 are conventions of credit scoring (Siddiqi 2006).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show

WATCH, ALARM = 0.1, 0.25
"""From here on the index is said to need a look, and to raise an alarm."""


def population_stability(expected: Sequence[float], actual: Sequence[float]) -> float:
    """The index of two distributions over the same bins: sum of (a - e) ln(a / e), a and e as shares.

    Both are counts or shares. 0 where they are alike; infinite where a bin is empty in one of them only: join
    it with its neighbour. A bin that is empty in both is left out. Raises `InputError` for bins that don't
    match, a count under 0, or nothing counted.

    >>> round(population_stability([0.25] * 4, [0.4, 0.3, 0.2, 0.1]), 5)
    0.22822
    """
    if len(expected) != len(actual):
        raise InputError(f"{len(expected)} bins can't be compared with {len(actual)}. Use the same bins.")
    shares = [_shares(counts, what) for counts, what in ((expected, "before"), (actual, "now"))]
    return float(_index(shares[0], shares[1][None])[0])


def drift_by_period(
    periods: pd.DataFrame, bins: Sequence[str], reference: Sequence[int], *, period: str = "week"
) -> pd.DataFrame:
    """The index of each period against the reference periods together; `psi` and `drift` are added.

    Columns: `period` and a count per bin. `drift` is calm, watch (0.1 or more) or alarm (0.25 or more). A
    reference period is compared too, and differs by chance alone. Raises `InputError` where a reference
    period isn't in the table or a count is missing.

    >>> weeks = pd.DataFrame({"week": [1, 2], "few": [50, 90], "many": [50, 10]})
    >>> drift_by_period(weeks, ["few", "many"], [1])[["week", "psi", "drift"]].round(2)
       week   psi  drift
    0     1  0.00   calm
    1     2  0.88  alarm
    """
    need_columns(periods, [period, *bins], "Drift by period")
    if len(bins) < 2:
        raise InputError("One bin can't drift. Name at least two.")
    counts = np.column_stack([numbers(periods, column, low=0) for column in bins])
    for at, column in enumerate(bins):
        refuse(periods, column, np.isnan(counts[:, at]), "Write the count; 0 if there is none.")
    refuse(periods, period, counts.sum(axis=1) == 0, "Nothing is counted here. Take the row out.")
    known = set(periods[period])
    missing = [one for one in reference if one not in known]
    if missing or not len(reference):
        which = f"There is no {period} {show(missing[0])}." if missing else "No reference is named."
        raise InputError(f"{which} Choose from the column {period}.")
    then = counts[periods[period].isin(list(reference)).to_numpy()].sum(axis=0)
    psi = _index(_shares(then.tolist(), "before"), counts / counts.sum(axis=1, keepdims=True))
    words = np.select([psi >= ALARM, psi >= WATCH], ["alarm", "watch"], "calm")
    return periods.assign(psi=psi, drift=words)


def _shares(counts: Sequence[float], what: str) -> np.ndarray:
    values = np.asarray(counts, dtype=float)
    wrong = values[~(values >= 0) | np.isinf(values)]
    if wrong.size:
        raise InputError(f"A bin of {what} is {show(wrong[0])}. Write a count or a share, 0 or more.")
    if values.sum() == 0:
        raise InputError(f"Nothing is counted {what}, so nothing can be compared.")
    return np.asarray(values / values.sum())


def _index(expected: np.ndarray, actual: np.ndarray) -> np.ndarray:
    """For each row of `actual` its index against `expected`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = (actual - expected) * np.log(actual / expected)
    parts[(actual == 0) & (expected == 0)] = 0
    return np.asarray(parts.sum(axis=1))
