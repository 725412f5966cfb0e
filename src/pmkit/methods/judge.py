"""A model that judges answers: does it like what people like, or what is long and comes first?

Zheng et al., Judging LLM-as-a-Judge (2023), found that models prefer longer answers and those at one place.
Whether judge and people agree beyond chance is `cohens_kappa` of `agreement`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._frame import InputError, need_columns, numbers, refuse
from pmkit.methods.proportions import difference_interval


def judge_preference(
    cases: pd.DataFrame,
    split: str,
    *,
    judges: Sequence[str] = ("rater_a", "rater_b", "judge"),
    good: str = "good",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """How much more often each judge calls answers good that are longer, or stand at the first place.

    Columns: `split`, numbers (over the median against the rest) or two words (the one that is met first
    against the other), and a verdict per judge. Result, a row per judge: `judge`, `group` and `other` (which
    answers are compared), `n`, `other_n`, `share`, `other_share`, `difference`, `low`, `high` (Newcombe 1998)
    and `prefers` (the interval lies above 0). A verdict that is missing is left out of its judge's counts.
    Look at people too: longer answers may be better ones. Raises `InputError` where nothing can be compared.

    >>> cases = pd.DataFrame({"length": [10] * 20 + [50] * 20, "rater_a": ["good", "bad"] * 20,
    ...                       "judge": ["bad"] * 20 + ["good"] * 20})
    >>> told = judge_preference(cases, "length", judges=["rater_a", "judge"])
    >>> told[["judge", "difference", "prefers"]]
         judge  difference  prefers
    0  rater_a         0.0    False
    1    judge         1.0     True
    """
    need_columns(cases, [split, *judges], "The comparison of judges")
    chosen, group, other = _halves(cases, split)
    rows = []
    for judge in judges:
        given = cases[judge].notna() & (cases[judge] != "")
        if not (given & chosen).any() or not (given & ~chosen).any():
            raise InputError(f"{judge} has no verdict on one of the halves by {split}.", column=judge)
        counts = []
        for half in (~chosen, chosen):
            counts += [int((cases.loc[given & half, judge] == good).sum()), int((given & half).sum())]
        low, high = difference_interval(*counts, confidence=confidence)
        share, other_share = counts[2] / counts[3], counts[0] / counts[1]
        shares = (counts[3], counts[1], share, other_share, share - other_share)
        rows.append((judge, group, other, *shares, low, high, low > 0))
    names = ["judge", "group", "other", "n", "other_n", "share", "other_share", "difference", "low", "high"]
    return pd.DataFrame(rows, columns=[*names, "prefers"])


def _halves(cases: pd.DataFrame, split: str) -> tuple[pd.Series, str, str]:
    """Which cases are the first half, and what the halves are called."""
    empty = cases[split].map(lambda cell: pd.isna(cell) or cell == "").to_numpy(dtype=bool)
    refuse(cases, split, empty, "Fill it in, or take the row out.")
    if pd.api.types.is_numeric_dtype(cases[split]) and not pd.api.types.is_bool_dtype(cases[split]):
        values = numbers(cases, split)
        middle = float(np.median(values)) if len(values) else 0.0
        return pd.Series(values > middle, cases.index), f"over {middle:g}", f"up to {middle:g}"
    words = list(dict.fromkeys(cases[split]))
    if len(words) != 2:
        raise InputError(f"{split} must hold two different words, and holds {listed(words, 4) or 'none'}.")
    return cases[split] == words[0], str(words[0]), str(words[1])
