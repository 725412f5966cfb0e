"""What a flag does: caught, missed, false alarms and left alone; the rates made of them, and their cost.

A case is something that may do harm (a meal, a message); a score says how likely that is; from the threshold
on it is flagged. `tp` are harmful and flagged (caught), `fn` harmful and not flagged (missed), `fp` harmless
and flagged (false alarms), `tn` harmless and left alone. Where a rate has nobody to be counted of, it is
missing, and `note` says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite, log
from statistics import NormalDist

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, notes, numbers, refuse, show

FEW_CASES = 100
"""Under so many cases of a group its rates are told with a warning. The course's own line."""
_COUNTS = ["tp", "fp", "fn", "tn"]


def confusion_counts(
    cases: pd.DataFrame,
    threshold: float | Mapping[str, float],
    *,
    score: str = "score",
    harm: str = "unsafe",
    by: str | None = None,
) -> pd.DataFrame:
    """The four counts for each group and for “all”: `group`, `n`, `tp`, `fp`, `fn`, `tn`.

    Columns: `score` (0 to 1), `harm` (1 or 0, or yes/no marks) and a group's column `by`. A case is flagged
    when its score is the threshold or more; a mapping gives each group its own. A group that the mapping
    names and that has no case stands there with zeros. Raises `InputError` where a score or mark is missing
    or a group has no threshold.

    >>> cases = pd.DataFrame({"score": [0.9, 0.6, 0.4, 0.1], "unsafe": [1, 0, 1, 0]})
    >>> confusion_counts(cases, 0.5)
      group  n  tp  fp  fn  tn
    0   all  4   1   1   1   1
    """
    scores, harmful = read_scores(cases, score, harm)
    groups = case_groups(cases, by)
    names = list(dict.fromkeys(groups))
    if isinstance(threshold, Mapping):
        names += [str(name) for name in threshold if str(name) not in names and str(name) != "all"]
    rows = []
    for name in names if by else []:
        part, limit = groups == name, _threshold_of(threshold, name)
        rows.append((name, *_four(scores[part] >= limit, harmful[part])))
    if by:
        rows.append(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:] or [(0,)] * 5)))
    else:
        rows.append(("all", *_four(scores >= _threshold_of(threshold, "all"), harmful)))
    return pd.DataFrame(rows, columns=["group", "n", *_COUNTS])


def confusion_rates(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts with their rates; `counts` has `tp`, `fp`, `fn` and `tn` in each row.

    Added: `n`; `base_rate` (harmful, of all); `flagged` (of all); `ppv` (harmful, of the flagged: how often a
    flag is right); `fpr` (flagged, of the harmless); `fnr` (not flagged, of the harmful: missed); `right` (of
    all; with a low base rate “never flag” has a high one) and `note`.

    >>> counts = pd.DataFrame({"tp": [19], "fp": [49], "fn": [1], "tn": [931]})
    >>> confusion_rates(counts)[["base_rate", "ppv", "fpr", "fnr", "right"]].round(3)
       base_rate    ppv   fpr   fnr  right
    0       0.02  0.279  0.05  0.05   0.95
    """
    need_columns(counts, _COUNTS, "A table of rates")
    tp, fp, fn, tn = (_whole_counts(counts, name) for name in _COUNTS)
    n = tp + fp + fn + tn
    rates = {
        "n": n.astype(int) if (n == np.round(n)).all() else n,
        "base_rate": _share(tp + fn, n),
        "flagged": _share(tp + fp, n),
        "ppv": _share(tp, tp + fp),
        "fpr": _share(fp, fp + tn),
        "fnr": _share(fn, fn + tp),
        "right": _share(tp + tn, n),
    }
    told = [
        (n == 0, "There is no case here."),
        ((n > 0) & (n < FEW_CASES), f"Under {FEW_CASES} cases: these rates may be far off."),
        ((n > 0) & (tp + fp == 0), "Nothing is flagged: how often a flag is right can't be said."),
        ((n > 0) & (tp + fn == 0), "Nothing here is harmful: what is missed can't be said."),
        ((n > 0) & (fp + tn == 0), "Everything here is harmful: there can be no false alarm."),
    ]
    return counts.assign(**rates, note=notes(counts.index, told))


def cost_per_thousand(counts: pd.DataFrame, *, miss: float, false_alarm: float) -> pd.Series:
    """What the misses and false alarms of 1,000 cases cost; missing where there is no case.

    `counts` as for `confusion_rates`; `miss` and `false_alarm` are the cost of one, in any one unit.

    >>> counts = pd.DataFrame({"tp": [19], "fp": [49], "fn": [1], "tn": [931]})
    >>> cost_per_thousand(counts, miss=100, false_alarm=1).tolist()
    [149.0]
    """
    _costs(miss, false_alarm)
    need_columns(counts, _COUNTS, "The cost of 1,000 cases")
    tp, fp, fn, tn = (_whole_counts(counts, name) for name in _COUNTS)
    return pd.Series(1000 * _share(miss * fn + false_alarm * fp, tp + fp + fn + tn), index=counts.index)


def best_threshold(*, miss: float, false_alarm: float) -> float:
    """The score from which a flag costs less than none: false_alarm / (false_alarm + miss).

    Holds for calibrated scores: of the cases with a score of 5 %, 5 in 100 are harmful. At that score the
    false alarms that flagging brings cost as much as the misses that it spares. Raises `InputError` where
    both cost nothing.

    >>> round(best_threshold(miss=100, false_alarm=1), 5)
    0.0099
    """
    _costs(miss, false_alarm)
    if miss + false_alarm == 0:
        raise InputError("A miss and a false alarm both cost nothing, so every threshold is as good.")
    return false_alarm / (false_alarm + miss)


def natural_frequencies(
    base_rate: float, caught: float, false_alarms: float, *, n: float = 1000
) -> pd.DataFrame:
    """The four counts to expect among `n` cases, for `confusion_rates`: shares said as people.

    `base_rate` is the share of harmful cases, `caught` the share of these that is flagged (sensitivity),
    `false_alarms` the share of the harmless that is flagged. Source of the form: Gigerenzer et al.,
    Psychological Science in the Public Interest 8(2), 2007.

    >>> natural_frequencies(0.01, 0.9, 0.09)[["tp", "fp", "fn", "tn"]].round(1).values.tolist()
    [[9.0, 89.1, 1.0, 900.9]]
    """
    for name, value in {"base rate": base_rate, "share caught": caught, "false alarms": false_alarms}.items():
        if not 0 <= value <= 1:
            raise InputError(f"The {name} is {show(value)}. Write a share from 0 to 1.")
    if not n > 0 or not isfinite(n):
        raise InputError(f"{show(n)} cases are none. Write at least 1.")
    bad = n * base_rate
    good = n - bad
    four = (bad * caught, good * false_alarms, bad * (1 - caught), good * (1 - false_alarms))
    return pd.DataFrame([("all", n, *four)], columns=["group", "n", *_COUNTS])


def two_curves(base_rate: float, distance: float, threshold: float, *, n: float = 1000) -> pd.DataFrame:
    """The counts to expect from a calibrated score, made of two normal curves.

    Whatever the score is made of is 1 wide around 0 for harmless cases and around `distance` for harmful
    ones: at 0 the score knows nothing, at 4 it is nearly perfect. `threshold` is a chance of harm, as the
    score of `confusion_counts` (0 flags all, over 1 none). Result as of `natural_frequencies`.

    >>> two_curves(0.06, 2, 0.5)[["tp", "fp", "fn", "tn"]].round(0).values.tolist()
    [[21.0, 8.0, 39.0, 932.0]]
    """
    if not distance >= 0 or not isfinite(distance):
        raise InputError(f"The distance of the curves is {show(distance)}. Write 0 or more.")
    natural_frequencies(base_rate, 0, 0, n=n)  # refuses what makes no sense
    if base_rate in (0, 1) or distance == 0:  # every case has the base rate as its score
        flagged = float(base_rate >= threshold)
        return natural_frequencies(base_rate, flagged, flagged, n=n)
    if not 0 < threshold < 1:
        flagged = float(threshold <= 0)
        return natural_frequencies(base_rate, flagged, flagged, n=n)
    from_here = (_log_odds(threshold) - _log_odds(base_rate)) / distance + distance / 2
    beyond = NormalDist().cdf
    return natural_frequencies(base_rate, beyond(distance - from_here), beyond(-from_here), n=n)


def read_scores(cases: pd.DataFrame, score: str, harm: str) -> tuple[np.ndarray, np.ndarray]:
    """Scores and yes/no marks of harm of a table; a missing one is refused, since it can't be counted."""
    need_columns(cases, [score, harm], "A table of scores")
    scores = numbers(cases, score, low=0, high=1, remedy="A score is a chance from 0 to 1.")
    refuse(cases, score, np.isnan(scores), "Give each case a score, or take its row out.")
    marks = cases[harm]
    if pd.api.types.is_bool_dtype(marks):
        return scores, marks.to_numpy(dtype=bool)
    harmful = numbers(cases, harm)
    refuse(cases, harm, ~np.isin(harmful, (0, 1)), "Write 1 for harm and 0 for none.")
    return scores, harmful == 1


def case_groups(cases: pd.DataFrame, by: str | None) -> np.ndarray:
    """The group of each case as text; all are one without `by`. A case without a group is refused."""
    if by is None:
        return np.full(len(cases), "all", dtype=object)
    need_columns(cases, [by], "A table by group")
    empty = cases[by].map(lambda cell: pd.isna(cell) or not str(cell).strip()).to_numpy(dtype=bool)
    refuse(cases, by, empty, "Say to which group it belongs.")
    groups = np.array([str(cell).strip() for cell in cases[by]], dtype=object)
    refuse(cases, by, groups == "all", "“all” is the row of all groups. Call this group something else.")
    return groups


def _four(flagged: np.ndarray, harmful: np.ndarray) -> tuple[int, int, int, int, int]:
    tp, fp = int((flagged & harmful).sum()), int((flagged & ~harmful).sum())
    return len(harmful), tp, fp, int(harmful.sum()) - tp, int((~harmful).sum()) - fp


def _threshold_of(threshold: float | Mapping[str, float], name: str) -> float:
    limit = threshold.get(name) if isinstance(threshold, Mapping) else threshold
    if limit is None:
        raise InputError(f"The group “{name}” has no threshold. Give it one.")
    if np.isnan(limit):
        raise InputError("The threshold is empty. Write a chance from 0 to 1.")
    return float(limit)


def _whole_counts(counts: pd.DataFrame, column: str) -> np.ndarray:
    values = numbers(counts, column, low=0, remedy="A count can't be under 0.")
    refuse(counts, column, np.isnan(values), "Write the count; 0 if there is none.")
    return values


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)


def _costs(miss: float, false_alarm: float) -> None:
    for name, value in {"miss": miss, "false alarm": false_alarm}.items():
        if not value >= 0 or not isfinite(value):
            raise InputError(f"The cost of a {name} is {show(value)}. Write 0 or more.")


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))
