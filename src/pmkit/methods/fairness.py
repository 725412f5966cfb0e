"""What a threshold does to each group, and why not everything can be equal.

Where groups differ in their base rate, no flag that errs at all has the same share of right flags (`ppv`), of
false alarms (`fpr`) and of misses (`fnr`) in each of them: A. Chouldechova, Fair prediction with disparate
impact, Big Data 5(2), 2017. Others hold that none of these says what is fair (Corbett-Davies & Goel 2018).
Nothing here decides it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, notes, show
from pmkit.methods.confusion import FEW_CASES, case_groups, read_scores

MEASURES = {
    "ppv": "share of flags that are right",
    "fpr": "share of harmless cases that are flagged",
    "fnr": "share of harmful cases that are missed",
    "flagged": "share of all cases that are flagged",
}
"""What can be made equal between groups."""


def implied_false_alarms(base_rate: float, ppv: float, fnr: float) -> float:
    """The false alarm rate that follows from the other three: p/(1-p) x (1-ppv)/ppv x (1-fnr).

    An identity, no estimate (Chouldechova 2017): who sets `ppv` and `fnr` equal for two groups gets the rates
    of false alarms that their base rates p leave. Over 1 these three can't hold together. Raises `InputError`
    for a base rate of 0 or 1 and a `ppv` of 0, where nothing follows.

    >>> [round(implied_false_alarms(p, ppv=0.6, fnr=0.3), 4) for p in (0.3, 0.1, 0.5)]
    [0.2, 0.0519, 0.4667]
    """
    for name, value in {"base rate": base_rate, "ppv": ppv, "fnr": fnr}.items():
        if not 0 <= value <= 1:
            raise InputError(f"The {name} is {show(value)}. Write a share from 0 to 1.")
    if base_rate in (0, 1):
        what = "Nothing" if base_rate == 0 else "Everything"
        raise InputError(f"{what} is harmful in this group, so its rates don't hang together.")
    if ppv == 0:
        raise InputError("No flag is right, so nothing follows for the false alarms.")
    return base_rate / (1 - base_rate) * (1 - ppv) / ppv * (1 - fnr)


def equal_thresholds(
    cases: pd.DataFrame,
    measure: str,
    *,
    like: str,
    threshold: float,
    by: str = "group",
    score: str = "score",
    harm: str = "unsafe",
) -> pd.DataFrame:
    """The threshold of each group at which a measure comes nearest to what the group `like` has at its own.

    `measure` is one of `MEASURES`. Result, one row per group in the order of appearance: `group`,
    `threshold` (over the highest score: nothing is flagged), `value` (the measure there; missing where it
    can't be said), `target` and `note`. Of thresholds as near the one next to `threshold` is taken. Raises
    `InputError` for an unknown measure or group.

    >>> cases = pd.DataFrame({"group": ["a"] * 4 + ["b"] * 4, "unsafe": [1, 1, 0, 0, 1, 0, 0, 0],
    ...                       "score": [0.9, 0.5, 0.4, 0.1, 0.6, 0.3, 0.2, 0.1]})
    >>> equal_thresholds(cases, "flagged", like="a", threshold=0.5)[["group", "threshold", "value"]]
      group  threshold  value
    0     a        0.5    0.5
    1     b        0.3    0.5
    """
    if measure not in MEASURES:
        raise InputError(f"“{measure}” can't be made equal. Choose one of: {', '.join(MEASURES)}.")
    scores, harmful = read_scores(cases, score, harm)
    groups = case_groups(cases, by)
    names = list(dict.fromkeys(groups))
    if like not in names:
        raise InputError(f"There is no group “{like}”. Choose one of: {', '.join(names)}.")
    own = groups == like
    target = _measured(measure, *_flags(scores[own], harmful[own], np.array([threshold])))[0]
    found = []
    for name in names:
        part = groups == name
        at, value = _nearest(measure, scores[part], harmful[part], target, threshold)
        found.append((name, *((threshold, target) if name == like else (at, value))))
    table = pd.DataFrame(found, columns=["group", "threshold", "value"]).assign(target=target)
    sizes = np.array([(groups == name).sum() for name in names])
    told = [
        (sizes < FEW_CASES, f"Under {FEW_CASES} cases: the threshold may be far off."),
        (table["value"].isna().to_numpy(), "This measure can't be said for the group."),
    ]
    return table.assign(note=notes(table.index, told))


def _nearest(
    measure: str, scores: np.ndarray, harmful: np.ndarray, target: float, threshold: float
) -> tuple[float, float]:
    """The threshold whose measure is nearest to the target, among all that flag something else."""
    limits = np.append(np.unique(scores), np.nextafter(scores.max(), 2))
    values = _measured(measure, *_flags(scores, harmful, limits))
    if np.isnan(target) or np.isnan(values).all():
        return threshold, float("nan")
    apart = np.where(np.isnan(values), np.inf, np.abs(values - target))
    near = np.flatnonzero(apart <= apart.min() + 1e-12)
    best = near[np.argmin(np.abs(limits[near] - threshold))]
    return float(limits[best]), float(values[best])


def _flags(scores: np.ndarray, harmful: np.ndarray, limits: np.ndarray) -> tuple[np.ndarray, ...]:
    """For each limit the harmful and the harmless that are flagged; and how many there are of each."""
    bad, good = np.sort(scores[harmful]), np.sort(scores[~harmful])
    tp, fp = len(bad) - np.searchsorted(bad, limits), len(good) - np.searchsorted(good, limits)
    return tp, fp, np.full(len(limits), len(bad)), np.full(len(limits), len(good))


def _measured(measure: str, tp: np.ndarray, fp: np.ndarray, bad: np.ndarray, good: np.ndarray) -> np.ndarray:
    part, whole = {
        "ppv": (tp, tp + fp),
        "fpr": (fp, good),
        "fnr": (bad - tp, bad),
        "flagged": (tp + fp, bad + good),
    }[measure]
    return np.divide(part, whole, out=np.full(len(tp), np.nan), where=whole > 0)
