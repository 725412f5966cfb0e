"""Kano surveys: what a feature's presence and absence do to people, with every rule by its name.

A person answers twice for each feature: how they feel if it is there (functional), and if it is not
(dysfunctional). Sources: Kano, Seraku, Takahashi & Tsuji 1984; Berger et al. 1993, CQM Journal 2(4); Lee &
Newcomb 1997.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._frame import need_columns, refuse

ANSWERS = ("like", "must-be", "neutral", "live-with", "dislike")
CATEGORIES = {
    "M": "must-be",
    "O": "one-dimensional",
    "A": "attractive",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}
"""In the order in which ties are settled: the graver category wins."""

EVALUATION = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
"""Rows: the functional answer; letters: the dysfunctional answer; both in the order of `ANSWERS`."""


CLEAR_LEAD = 0.06
"""A category leads clearly when it is at least six points of a hundred ahead of the second."""

_WORDS = {word: spot for spot, word in enumerate(ANSWERS)} | {
    "i like it": 0,
    "must be": 1,
    "expect": 1,
    "expect it": 1,
    "live with": 3,
    "tolerate": 3,
    "can live with": 3,
    "i dislike it": 4,
}


def kano_categories(answers: pd.DataFrame) -> pd.DataFrame:
    """Each answer pair's letter: adds `category` (M, O, A, I, R or Q; missing where an answer is missing).

    Columns: `functional`, `dysfunctional`, each like, must-be, neutral, live-with or dislike.

    >>> pair = pd.DataFrame({"functional": ["like", "neutral"], "dysfunctional": ["neutral", "dislike"]})
    >>> kano_categories(pair)["category"].tolist()
    ['A', 'M']
    """
    functional, dysfunctional = _spots(answers, "functional"), _spots(answers, "dysfunctional")
    known = (functional >= 0) & (dysfunctional >= 0)
    letters = np.array([list(row) for row in EVALUATION])[functional, dysfunctional]
    category = pd.Series(letters, index=answers.index, dtype="str").where(known)
    return answers.assign(category=category)


def kano_counts(answers: pd.DataFrame, by: str | Sequence[str] = "feature") -> pd.DataFrame:
    """How many people put a feature into each category: columns M, O, A, I, R, Q, a row per `by` group.

    Columns: those of `by` (`feature`, and for segments `["feature", "segment"]`), `functional`,
    `dysfunctional`. Pairs with a missing answer are left out of the counts and counted in `unanswered`.

    >>> answers = pd.DataFrame({"feature": ["filter"] * 3, "functional": ["like", "like", "neutral"],
    ...                         "dysfunctional": ["dislike", "neutral", "neutral"]})
    >>> kano_counts(answers)
      feature  M  O  A  I  R  Q  unanswered
    0  filter  0  1  1  1  0  0           0
    """
    groups = [by] if isinstance(by, str) else list(by)
    need_columns(answers, groups, "The Kano survey")
    sorted_in = kano_categories(answers)
    marks = {letter: (sorted_in["category"] == letter).astype(int) for letter in CATEGORIES}
    marks["unanswered"] = sorted_in["category"].isna().astype(int)
    return answers[groups].assign(**marks).groupby(groups, sort=False).sum().reset_index()


def kano_summary(counts: pd.DataFrame) -> pd.DataFrame:
    """What the counts say, by every rule at once; `counts` as from `kano_counts` (or in per cent).

    Adds `n`; `category` (the mode, ties settled M > O > A > I > R > Q) and `tied`; `category_berger` (the
    largest of O, A, M where they outnumber I, R, Q together, else the largest of those); `better`
    (A+O)/(A+O+M+I) and `worse` -(O+M)/(A+O+M+I), missing where nobody is in the denominator;
    `category_strength` (lead of the first over the second, a share) and `clear` (at least 0.06);
    `total_strength` (share of A+O+M); `significant` (Fong's test on the two largest counts; meaningless for
    percentages).

    >>> grip = pd.DataFrame({"feature": ["edge grip"], "A": [7], "O": [33], "M": [50], "I": [10],
    ...                      "R": [0], "Q": [0]})
    >>> kano_summary(grip)[["category", "better", "worse", "total_strength"]].round(2)
      category  better  worse  total_strength
    0        M     0.4  -0.83             0.9
    """
    need_columns(counts, CATEGORIES, "The Kano summary")
    table = counts[list(CATEGORIES)].to_numpy(dtype=float)
    letters = np.array(list(CATEGORIES))
    n = table.sum(axis=1)
    must, one, attractive, indifferent = table[:, :4].T
    ordered = -np.sort(-table, axis=1)
    first, second = ordered[:, 0], ordered[:, 1]
    wanted = must + one + attractive
    berger = np.where(2 * wanted > n, table[:, :3].argmax(axis=1), 3 + table[:, 3:].argmax(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = np.where(wanted + indifferent > 0, wanted + indifferent, np.nan)
        people = np.where(n > 0, n, np.nan)
        strength = (first - second) / people
        result = {
            "n": n.astype(int) if np.all(n == n.astype(int)) else n,
            "category": pd.Series(letters[table.argmax(axis=1)], index=counts.index, dtype="str").where(
                n > 0
            ),
            "tied": (first == second) & (n > 0),
            "category_berger": pd.Series(letters[berger], index=counts.index, dtype="str").where(n > 0),
            "better": (attractive + one) / whole,
            "worse": -(one + must) / whole,
            "category_strength": strength,
            "clear": strength >= CLEAR_LEAD - 1e-12,
            "total_strength": wanted / people,
            "significant": fong_significant(first, second, n),
        }
    return counts.assign(**result)


def fong_significant(first: Any, second: Any, n: Any) -> Any:
    """Fong's test: do the two most frequent categories differ more than chance explains (90 % two-sided)?

    Not significant if |a - b| < 1.65 √((a + b)(2n - a - b) / (2n)). Counts, not percentages; arrays work too.

    >>> bool(fong_significant(50, 33, 100)), bool(fong_significant(40, 38, 100))
    (True, False)
    """
    a, b, people = (np.asarray(each, dtype=float) for each in (first, second, n))
    with np.errstate(invalid="ignore", divide="ignore"):
        limit = 1.65 * np.sqrt((a + b) * (2 * people - a - b) / (2 * people))
        return (people > 0) & (np.abs(a - b) >= limit)


def kano_survey(answers: pd.DataFrame, by: str | Sequence[str] = "feature") -> pd.DataFrame:
    """Counts and summary of a survey in one step; see `kano_counts` and `kano_summary`.

    >>> answers = pd.DataFrame({"feature": ["filter"] * 3, "functional": ["like", "like", "neutral"],
    ...                         "dysfunctional": ["dislike", "neutral", "neutral"]})
    >>> kano_survey(answers)[["category", "tied", "better", "worse"]].round(2)
      category  tied  better  worse
    0        O  True    0.67  -0.33
    """
    return kano_summary(kano_counts(answers, by))


def kano_segments(answers: pd.DataFrame, segment: str = "segment") -> pd.DataFrame:
    """The summary per feature and segment beside the whole market's: where do segments hide each other?

    Adds `category_all` (everybody's category for the feature) and `hidden` (this segment's own category
    differs from it). One row per feature and segment in the order of first mention; people without a
    segment count in the whole only.

    >>> answers = pd.DataFrame({"feature": ["filter"] * 3, "segment": ["families", "singles", "singles"],
    ...                         "functional": ["like", "like", "neutral"],
    ...                         "dysfunctional": ["dislike", "neutral", "neutral"]})
    >>> kano_segments(answers)[["segment", "category", "category_all", "hidden"]]
        segment category category_all  hidden
    0  families        O            O   False
    1   singles        A            O    True
    """
    need_columns(answers, ["feature", segment], "Kano by segment")
    parts = kano_survey(answers[answers[segment].notna()], ["feature", segment])
    whole = kano_survey(answers).set_index("feature")["category"]
    everybody = parts["feature"].map(whole)
    return parts.assign(
        category_all=everybody, hidden=parts["category"].notna() & (parts["category"] != everybody)
    )


def _spots(answers: pd.DataFrame, column: str) -> np.ndarray:
    """The answers' places in `ANSWERS`, -1 where missing."""
    need_columns(answers, [column], "The Kano survey")
    words = [
        "" if pd.isna(cell) else " ".join(str(cell).strip().lower().split())
        for cell in answers[column].to_list()
    ]
    spots = np.array([_WORDS.get(word, -1) for word in words], dtype=int)
    unknown = (spots < 0) & np.array([word != "" for word in words], dtype=bool)
    refuse(answers, column, unknown, f"Write one of {', '.join(ANSWERS)}.")
    return spots
