"""When you have heard enough: what each further talk still teaches, and whom so many talks would miss.

A table of what was heard has a row per code, a column per talk in the order in which they were held, and
marks whether the code came up there. Such a curve holds for one code book and one kind of people: it begins
anew with the next segment. Whether saturation is a useful idea at all is disputed for analyses without a
fixed code book (Braun & Clarke 2021).
"""

from __future__ import annotations

from math import ceil, log

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show


def heard_table(mentions: pd.DataFrame, *, interview: str = "interview", code: str = "code") -> pd.DataFrame:
    """What was heard where, from a list of mentions: codes × talks, true where the code came up.

    Columns: `interview`, `code` (missing: nothing to code there, the talk counts all the same). Both in the
    order of first appearance; choose the columns in another order for another curve. Raises `InputError`
    where a mention has no talk.

    >>> mentions = pd.DataFrame({"interview": ["I1", "I1", "I2", "I3"], "code": ["a", "b", "a", None]})
    >>> heard_table(mentions).astype(int).to_numpy().tolist()
    [[1, 1, 0], [1, 0, 0]]
    """
    need_columns(mentions, [interview, code], "A table of what was heard")
    refuse(mentions, interview, mentions[interview].isna().to_numpy(), "Say in which talk it came up.")
    codes = list(dict.fromkeys(mentions[code].dropna()))
    talks = list(dict.fromkeys(mentions[interview]))
    heard = pd.DataFrame(False, index=codes, columns=talks)
    for talk, name in zip(mentions[interview], mentions[code], strict=True):
        if not pd.isna(name):
            heard.loc[name, talk] = True
    return heard


def new_information(
    heard: pd.DataFrame, *, base: int = 4, run: int = 2, threshold: float = 0.05
) -> pd.DataFrame:
    """What each talk added, and how much of it was still new: a row per talk, in the order of the columns.

    `heard` is a table of what was heard (codes × talks; yes/no, or how often). Result: `interview`, `codes`
    (that came up), `new` (for the first time), `heard` (so far), `ratio` (new codes in the `run` talks that
    end here / codes in the first `base` talks; missing before a whole run lies behind the base, and where the
    base has no code) and `enough` (the ratio is at most `threshold`). Runs move on by one talk. Usual are a
    base of 4 to 6, runs of 2 or 3, and a threshold of 5 % or 0. Raises `InputError` for a base, run or
    threshold that can't be. Source: Guest, Namey & Chen, PLoS ONE 15(5), 2020, e0232076.

    >>> heard = pd.DataFrame([[1, 0, 1, 1], [1, 0, 0, 0], [0, 1, 0, 0]], index=["price", "list", "allergy"])
    >>> new_information(heard, base=2, run=2)[["codes", "new", "heard", "ratio", "enough"]]
       codes  new  heard  ratio  enough
    0      2    2      2    NaN   False
    1      1    1      3    NaN   False
    2      1    0      3    NaN   False
    3      1    0      3    0.0    True
    """
    for name, size in (("base", base), ("run", run)):
        if size < 1 or size != int(size):
            raise InputError(f"The {name} is {show(size)} talks. Write a whole number, at least 1.")
    if not 0 <= threshold < 1:
        raise InputError(f"The threshold is {show(threshold)}. Write a share from 0 to 1: 0.05 for 5 %.")
    marks = _marks(heard)
    talks = marks.shape[1]
    first = np.where(marks.any(axis=1), marks.argmax(axis=1), -1) if talks else np.array([], dtype=int)
    new = np.array([int((first == talk).sum()) for talk in range(talks)], dtype=int)
    so_far = np.cumsum(new)
    ratio = np.full(talks, np.nan)
    if talks > base and so_far[base - 1] > 0:
        ends = np.arange(base + run - 1, talks)
        ratio[ends] = (so_far[ends] - so_far[ends - run]) / so_far[base - 1]
    return pd.DataFrame(
        {
            "interview": list(heard.columns),
            "codes": marks.sum(axis=0),
            "new": new,
            "heard": so_far,
            "ratio": ratio,
            "enough": np.nan_to_num(ratio, nan=np.inf) <= threshold,
        }
    )


def expected_codes(heard: pd.DataFrame) -> pd.DataFrame:
    """How many codes n of these N talks would show, on average over all choices of n: exact, no draws.

    `heard` as for `new_information`. Result, a row for each n from 0 to N: `talks`, `expected` (codes) =
    sum over the codes of 1 - C(N - K, n) / C(N, n), where the code came up in K talks, and `share` of all
    codes heard (missing where none was). It says nothing of talks beyond N. Source: rarefaction, Hurlbert,
    Ecology 52(4), 1971.

    >>> heard = pd.DataFrame([[1, 1, 1], [1, 0, 0]], index=["price", "list"])
    >>> expected_codes(heard).round(3)
       talks  expected  share
    0      0     0.000  0.000
    1      1     1.333  0.667
    2      2     1.667  0.833
    3      3     2.000  1.000
    """
    marks = _marks(heard)
    talks = marks.shape[1]
    without = talks - marks.sum(axis=1)
    drawn = np.arange(talks)
    # the chance that the next of the n talks is one without the code, given that all before were
    left = np.maximum(without[:, None] - drawn, 0) / (talks - drawn)
    missed = np.column_stack([np.ones(len(marks)), np.cumprod(left, axis=1)])
    expected = (1 - missed).sum(axis=0)
    known = int(marks.any(axis=1).sum())
    share = expected / known if known else np.full(talks + 1, np.nan)
    return pd.DataFrame({"talks": np.arange(talks + 1), "expected": expected, "share": share})


def chance_to_hear(share: float, talks: int) -> float:
    """The chance that a need which this share of people has comes up in at least one of so many talks.

    1 - (1 - share)^talks, for people who are drawn at random and say it when they have it. With the share of
    people who stumble over a problem it is Nielsen & Landauer's curve for usability tests (CHI 1993).

    >>> round(chance_to_hear(0.1, 12), 3)
    0.718
    """
    _share(share, "share of people")
    if talks < 0 or talks != int(talks):
        raise InputError(f"{show(talks)} talks can't be held. Write a whole number, 0 or more.")
    return float(1 - (1 - share) ** talks)


def talks_to_hear(share: float, *, chance: float = 0.85) -> int:
    """The fewest talks that show a need of this share of people with at least that chance.

    The same model as `chance_to_hear`, solved for the talks. Raises `InputError` for a share of 0 (no number
    is enough) and a chance of 1.

    >>> [talks_to_hear(share) for share in (0.31, 0.2, 0.1, 0.05)]
    [6, 9, 19, 37]
    """
    _share(share, "share of people")
    if share == 0:
        raise InputError("A need that nobody has is never heard. Write a share above 0.")
    if not 0 <= chance < 1:
        raise InputError(f"The chance is {show(chance)}. Write a share from 0 to less than 1.")
    if chance == 0:
        return 0
    return 1 if share == 1 else ceil(log(1 - chance) / log(1 - share) - 1e-9)


def _share(share: float, name: str) -> None:
    if not 0 <= share <= 1:
        raise InputError(f"The {name} is {show(share)}. Write a share from 0 to 1: 0.1 for one in ten.")


def _marks(heard: pd.DataFrame) -> np.ndarray:
    """Codes × talks as yes and no; a count above 0 is a yes."""
    if not isinstance(heard, pd.DataFrame):
        raise InputError("What was heard needs a table with a row per code and a column per talk.")
    marks = np.zeros(heard.shape, dtype=bool)
    for spot, talk in enumerate(heard.columns):
        cells = heard[talk]
        if isinstance(cells, pd.Series) and pd.api.types.is_bool_dtype(cells) and not cells.hasnans:
            marks[:, spot] = cells.to_numpy(dtype=bool)
            continue
        values = numbers(heard, talk, low=0)
        refuse(heard, talk, np.isnan(values), "Write 1 where the code came up and 0 where it didn't.")
        marks[:, spot] = values > 0
    return marks
