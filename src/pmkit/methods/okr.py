"""Grading objectives and key results: how far each result came from where it started, 0 to 1.

A grade says how far, not how well: a 0.7 on an ambitious goal and a 1.0 on a promise are both as expected.
Sources: Doerr, Measure What Matters, 2018; Google's OKR playbook for the bands and for committed against
aspirational.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import need_columns, notes, numbers, refuse

KINDS = ("committed", "aspirational")
BANDS = ((0.7, "green"), (0.4, "yellow"), (0.0, "red"))
"""From this grade on; the playbook's bands, whose gaps (0.3 to 0.4, 0.6 to 0.7) go to the lower one."""


def grade_key_results(results: pd.DataFrame) -> pd.DataFrame:
    """The table with `progress`, `grade`, `band` and `says` for each key result.

    Columns: `start`, `target`, `actual` (any unit, the same in a row; `actual` missing: not yet known), and
    `kind` (committed or aspirational, optional). Progress is (actual - start) / (target - start), which
    holds for falling metrics too; the grade is the progress kept within 0 and 1. `says` speaks where the
    result went the wrong way, passed its target by far, or a commitment was missed. Raises `InputError`
    where target and start are equal: nothing was meant to change.

    >>> churn = pd.DataFrame({"key_result": ["Churn"], "start": [6.0], "target": [4.0], "actual": [4.5]})
    >>> grade_key_results(churn)[["grade", "band"]]
       grade   band
    0   0.75  green
    """
    need_columns(results, ["start", "target", "actual"], "Grading")
    start, target = (numbers(results, column) for column in ("start", "target"))
    actual = numbers(results, "actual")
    for column, cells in (("start", start), ("target", target)):
        refuse(results, column, np.isnan(cells), "A result can only be graded from a start to a target.")
    refuse(results, "target", start == target, "It equals the start, so nothing is meant to change.")
    kind = _kinds(results)
    progress = (actual - start) / (target - start)
    grade = np.clip(progress, 0, 1) + 0.0  # no minus before a zero
    band = pd.Series(
        [None if np.isnan(one) else _band(one) for one in grade], index=results.index, dtype="str"
    )
    with np.errstate(invalid="ignore"):
        says = notes(
            results.index,
            [
                (progress < 0, "It went the wrong way; the grade stops at 0."),
                (progress > 1.5, "It went far past its target. Was the target ambitious?"),
                ((kind == "committed") & (grade < 1), "A commitment is expected at 1.0: say what happened."),
                (np.isnan(actual), "Not known yet."),
            ],
        )
    return results.assign(progress=progress, grade=grade, band=band, says=says)


def grade_objectives(results: pd.DataFrame) -> pd.DataFrame:
    """One row per `objective`: `key_results`, `known`, `mean`, `lowest`, `band` and `says`.

    Columns as for `grade_key_results`, and `objective`. The mean is over the known grades; `says` tells
    where it hides a result near 0, where all are at 1, and where there are fewer than 2 or more than 5.

    >>> results = pd.DataFrame({"objective": ["O"] * 3, "start": 0, "target": 10, "actual": [10, 10, 0]})
    >>> grade_objectives(results)["says"][0]
    'The mean of 0.67 hides a result at 0.'
    """
    need_columns(results, ["objective"], "Grading objectives")
    graded = grade_key_results(results)
    rows = []
    for name, part in graded.groupby("objective", sort=False):
        known = part["grade"].dropna()
        mean = float(known.mean()) if len(known) else np.nan
        lowest = float(known.min()) if len(known) else np.nan
        kind = set(_kinds(part))
        band = None if np.isnan(mean) else _band(mean)
        says = _objective_says(part, mean, lowest, kind)
        rows.append((name, len(part), len(known), mean, lowest, band, says))
    names = ["objective", "key_results", "known", "mean", "lowest", "band", "says"]
    return pd.DataFrame(rows, columns=names)


def _objective_says(part: pd.DataFrame, mean: float, lowest: float, kind: set[str]) -> str:
    says = []
    if lowest <= 0.1 and mean >= 0.4:
        says.append(f"The mean of {mean:.2g} hides a result at {lowest:.2g}.")
    if lowest == 1 and len(part) > 1 and kind != {"committed"}:
        says.append("Everything was reached. Were the targets high enough?")
    if not 2 <= len(part) <= 5:
        says.append(f"It has {counted(len(part), 'key result')}; with two to five it stays clear.")
    return " ".join(says)


def _kinds(results: pd.DataFrame) -> np.ndarray:
    if "kind" not in results.columns:
        return np.full(len(results), "", dtype=object)
    words = np.array(
        ["" if pd.isna(cell) else str(cell).strip().lower() for cell in results["kind"]], dtype=object
    )
    wrong = np.array([word not in ("", *KINDS) for word in words], dtype=bool)
    refuse(results, "kind", wrong, "Write committed or aspirational, or leave it empty.")
    return words


def _band(grade: float) -> str:
    return next(name for least, name in BANDS if grade >= least - 1e-9)
