"""Does a score of 20 % mean that 20 of 100 come true? Counted tenth by tenth, with intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods.confusion import case_groups, read_scores
from pmkit.methods.proportions import wilson_interval


def calibration_by_tenths(
    cases: pd.DataFrame,
    *,
    score: str = "score",
    harm: str = "unsafe",
    by: str | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """What came true of the cases whose score lies in each tenth of the scale, per group.

    Columns: `score` (0 to 1), `harm` (1 or 0) and a group's column `by`. Result, ten rows per group in the
    order of appearance and for “all”: `group`, `begins` and `ends` (a score on the line belongs to the
    tenth that begins there; 1 to the last), `n`, `expected` (mean score), `harmful`, `share`, `low`, `high`
    (Wilson) and `fits` (the interval holds the mean score). A tenth without a case has missing shares and no
    verdict.

    >>> cases = pd.DataFrame({"score": [0.05] * 40, "unsafe": [1] * 2 + [0] * 38})
    >>> calibration_by_tenths(cases)[["begins", "ends", "n", "share", "fits"]].head(2)
       begins  ends   n  share  fits
    0     0.0   0.1  40   0.05  True
    1     0.1   0.2   0    NaN  <NA>
    """
    scores, harmful = read_scores(cases, score, harm)
    groups = case_groups(cases, by)
    tenth = np.minimum(np.floor(scores * 10).astype(int), 9)
    parts = [(name, groups == name) for name in dict.fromkeys(groups)] if by else []
    rows = []
    for name, part in [*parts, ("all", np.full(len(scores), True))]:
        for number in range(10):
            mask = part & (tenth == number)
            rows.append(
                (name, number / 10, (number + 1) / 10, *_tenth(scores[mask], harmful[mask], confidence))
            )
    names = ["group", "begins", "ends", "n", "expected", "harmful", "share", "low", "high", "fits"]
    return pd.DataFrame(rows, columns=names).astype({"fits": "boolean"})


def _tenth(scores: np.ndarray, harmful: np.ndarray, confidence: float) -> tuple[object, ...]:
    n, hits = len(scores), int(harmful.sum())
    if n == 0:
        return 0, np.nan, 0, np.nan, np.nan, np.nan, pd.NA
    low, high = wilson_interval(hits, n, confidence=confidence)
    expected = float(scores.mean())
    return n, expected, hits, hits / n, low, high, low <= expected <= high
