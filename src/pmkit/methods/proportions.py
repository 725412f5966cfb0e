"""Shares of people with their intervals: Wilson, the 40 % test, the net promoter score, nobody out of n.

A share from a sample is a range; every function here gives both. Answers that are missing are left out and
counted as such by their absence from `n`.
"""

from __future__ import annotations

from math import hypot, sqrt
from statistics import NormalDist

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, notes, numbers, refuse, show

PMF_LIMIT = 0.4
PMF_LEAST = 40
_ANSWERS = {"very": "very", "somewhat": "somewhat", "not": "not"} | {
    f"{word} disappointed": word for word in ("very", "somewhat", "not")
}
_LEFT = ("no longer use", "n/a", "not applicable", "i no longer use it", "no longer use it")


def wilson_interval(hits: float, n: float, *, confidence: float = 0.95) -> tuple[float, float]:
    """The range of shares in which `hits` of `n` would not surprise (Wilson 1927).

    Unlike the textbook's share ± 2 standard errors it stays within 0 and 1 and holds for small n. For
    weighted answers n is their effective number, which need not be whole.

    >>> low, high = wilson_interval(16, 40)
    >>> round(low, 2), round(high, 2)
    (0.26, 0.55)
    """
    if n < 1 or not 0 <= hits <= n:
        raise InputError(f"{show(hits)} of {show(n)} is no share. Count people: 0 up to n, n at least 1.")
    z = _z(confidence)
    share = hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return (0.0 if hits == 0 else middle - half), (1.0 if hits == n else middle + half)


def difference_interval(
    hits: int, n: int, other_hits: int, other_n: int, *, confidence: float = 0.95
) -> tuple[float, float]:
    """The range of the difference of two shares, the other minus the first, of different people.

    Joins the two Wilson intervals, so it stays within -1 and 1 and holds for small n (Newcombe, Statistics
    in Medicine 17, 1998, 873-890, method 10). Raises `InputError` where a share is none.

    >>> low, high = difference_interval(48, 80, 56, 70)
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    """
    low, high = wilson_interval(hits, n, confidence=confidence)
    other_low, other_high = wilson_interval(other_hits, other_n, confidence=confidence)
    share, other = hits / n, other_hits / other_n
    apart = other - share
    return apart - hypot(other - other_low, high - share), apart + hypot(other_high - other, share - low)


def forty_percent_test(
    answers: pd.DataFrame, *, by: str | None = None, confidence: float = 0.95
) -> pd.DataFrame:
    """Sean Ellis's question: how would you feel if you could no longer use it?

    Columns: `answer` (very, somewhat, not; “no longer use” is left out), and a segment's column `by`. Ask
    people who have used the core at least twice, lately. Result, one row per segment and “all”: `n`, `very`
    (count), `share`, `low`, `high` (Wilson), `verdict` (“above”, “below” 40 % or “open” where the interval
    holds 40 %) and `says`. 40 % is a rule of thumb, not a law. Raises `InputError` for an answer that is
    none of these. Sources: Ellis; Vohra, First Round Review 2018.

    >>> answers = pd.DataFrame({"answer": ["very"] * 16 + ["somewhat"] * 24})
    >>> forty_percent_test(answers)[["segment", "n", "share", "verdict"]]
      segment   n  share verdict
    0     all  40    0.4    open
    """
    need_columns(answers, ["answer", *([by] if by else [])], "The 40 % test")
    words = [" ".join(str(cell).lower().split()) if not pd.isna(cell) else "" for cell in answers["answer"]]
    known = np.array([word in _ANSWERS or word in _LEFT or word == "" for word in words], dtype=bool)
    refuse(answers, "answer", ~known, "Write very, somewhat or not, or no longer use.")
    counted = answers.assign(_very=[_ANSWERS.get(word) == "very" for word in words])
    counted = counted[[word in _ANSWERS for word in words]]
    rows = []
    for segment, part in _segments(counted, by):
        n, very = len(part), int(part["_very"].sum())
        if n == 0:
            rows.append((segment, 0, 0, np.nan, np.nan, np.nan, "open", "Nobody who uses it has answered."))
            continue
        low, high = wilson_interval(very, n, confidence=confidence)
        verdict = "above" if low >= PMF_LIMIT else "below" if high < PMF_LIMIT else "open"
        rows.append((segment, n, very, very / n, low, high, verdict, _pmf_says(very, n, low, high, verdict)))
    names = ["segment", "n", "very", "share", "low", "high", "verdict", "says"]
    return pd.DataFrame(rows, columns=names)


def _pmf_says(very: int, n: int, low: float, high: float, verdict: str) -> str:
    range_says = f"{very} of {n} would be very disappointed: {100 * low:.0f} to {100 * high:.0f} %."
    few = f" Ask at least {PMF_LEAST}." if n < PMF_LEAST else ""
    told = {
        "above": " That is 40 % or more.",
        "below": " That is under 40 %.",
        "open": " Whether that is 40 % is open.",
    }
    return range_says + told[verdict] + few


def net_promoter(
    answers: pd.DataFrame, *, score: str = "score", by: str | None = None, confidence: float = 0.95
) -> pd.DataFrame:
    """The net promoter score: percentage points of 9s and 10s minus those of 0 to 6. Not a percentage.

    Columns: `score` (0 to 10, whole), and a segment's column `by`. Result, one row per segment and “all”
    (counted from the answers; averaging the segments' scores would forget their sizes): `n`, `promoters`,
    `passives`, `detractors`, `nps` (-100 to 100), `low`, `high` and `says`. The interval is the normal one,
    from the variance p + d - (p - d)²; under about 30 answers it is too narrow, and `says` tells so.
    Source: Reichheld, HBR, December 2003.

    >>> net_promoter(pd.DataFrame({"score": [10, 9, 8, 7, 6, 0, 10, 9]}))[["n", "promoters", "nps"]]
       n  promoters   nps
    0  8          4  25.0
    """
    need_columns(answers, [score, *([by] if by else [])], "The net promoter score")
    values = numbers(answers, score, low=0, high=10, remedy="Scores go from 0 to 10.")
    refuse(
        answers, score, ~np.isnan(values) & (values != np.round(values)), "Scores are whole numbers, 0 to 10."
    )
    given = answers.assign(_score=values)[~np.isnan(values)]
    rows: list[tuple[object, ...]] = []
    for segment, part in _segments(given, by):
        scores = part["_score"].to_numpy()
        n = len(scores)
        up, down = int((scores >= 9).sum()), int((scores <= 6).sum())
        if n == 0:
            rows.append((segment, 0, 0, 0, 0, np.nan, np.nan, np.nan))
            continue
        net = (up - down) / n
        half = _z(confidence) * sqrt(max((up + down) / n - net * net, 0.0) / n)
        limits = max(net - half, -1.0), min(net + half, 1.0)
        rows.append((segment, n, up, n - up - down, down, *(100 * one for one in (net, *limits))))
    names = ["segment", "n", "promoters", "passives", "detractors", "nps", "low", "high"]
    table = pd.DataFrame(rows, columns=names)
    few = (table["n"] < 30).to_numpy()
    says = notes(table.index, [(few, "Under 30 answers: the true range is wider than this one.")])
    return table.assign(says=says)


def no_failure_bound(n: int, *, confidence: float = 0.95) -> float:
    """The largest share of failures that fits `n` users without one: 1 - (1 - confidence)^(1/n).

    Source: Hanley & Lippman-Hand, JAMA 1983. Raises `InputError` for no users or a confidence outside 0
    to 1.

    >>> round(no_failure_bound(300), 5)
    0.00994
    """
    if n < 1:
        raise InputError("Without users nothing can be said. Count at least 1.")
    _z(confidence)
    return 1 - (1 - confidence) ** (1 / n)


def rule_of_three(n: int) -> float:
    """The same for 95 %, in the head: 3/n (Hanley & Lippman-Hand 1983).

    >>> rule_of_three(300)
    0.01
    """
    if n < 1:
        raise InputError("Without users nothing can be said. Count at least 1.")
    return min(3 / n, 1.0)


def _segments(table: pd.DataFrame, by: str | None) -> list[tuple[str, pd.DataFrame]]:
    parts = [(str(name), part) for name, part in table.groupby(by, sort=False)] if by else []
    return [*parts, ("all", table)]


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise InputError(f"The confidence is {show(confidence)}. Write a share such as 0.95.")
    return NormalDist().inv_cdf((1 + confidence) / 2)
