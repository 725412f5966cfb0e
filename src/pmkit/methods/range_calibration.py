"""How well somebody's 90 % ranges fit: how many held the truth, how wide they were; and an estimate in parts.

A person whose ranges are right holds nine of ten truths in the long run; after ten answers the count itself
is uncertain, so its range is part of the answer. Holding all ten can mean that the ranges are too wide, which
their width tells: it is measured as a ratio, since the quantities have all sizes. The measures are the
course's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show
from pmkit.methods.proportions import wilson_interval

AIMED = 0.9


def check_estimates(estimates: pd.DataFrame) -> pd.DataFrame:
    """For each range whether it held the truth, on which side it lay, and how wide it was.

    Columns: `low`, `high` and `truth`, all above 0, in any unit. Adds `held`, `side` (“held”, “too low” or
    “too high”), `width` (high over low: 10 is a power of ten; missing without a range) and `off` (the middle
    of the range over the truth, by ratio: 1 is right on it). A row without a range or truth has none of
    these, and `side` is “”. Raises `InputError` for a range that begins above its end.

    >>> given = pd.DataFrame({"low": [100, 5], "high": [1000, 10], "truth": [400, 40]})
    >>> check_estimates(given)[["held", "side", "width"]]
        held     side  width
    0   True     held   10.0
    1  False  too low    2.0
    """
    need_columns(estimates, ["low", "high", "truth"], "Checking estimates")
    low, high, truth = (
        numbers(estimates, name, above=0, remedy="Write a number above 0.")
        for name in ("low", "high", "truth")
    )
    with np.errstate(invalid="ignore"):
        refuse(estimates, "low", low > high, "The range begins above its end. Write the smaller first.")
        whole = ~np.isnan(low) & ~np.isnan(high) & ~np.isnan(truth)
        side = np.select([~whole, high < truth, low > truth], ["", "too low", "too high"], "held")
        held = pd.array([one == "held" if one else pd.NA for one in side], dtype="boolean")
        return estimates.assign(
            held=held, side=side, width=np.where(whole, high / low, np.nan),
            off=np.where(whole, np.sqrt(low * high) / truth, np.nan),
        )  # fmt: skip


@dataclass(frozen=True)
class Calibration:
    """How many of `n` ranges `held` the truth, and what that says of the person who gave them.

    `low` and `high` are the range of the long-run share; `chance` is how often somebody whose ranges are
    right would hold so few, or fewer. `width` is the middle width as a ratio (geometric mean). `too_low` and
    `too_high` count the ranges that lay beside the truth.
    """

    n: int
    held: int
    low: float
    high: float
    chance: float
    width: float
    too_low: int
    too_high: int
    says: str


def judge_estimates(checked: pd.DataFrame, *, aimed: float = AIMED) -> Calibration:
    """What a set of ranges says together; `checked` as from `check_estimates`, ranges meant to hold `aimed`.

    Raises `InputError` where there is no range with a truth.

    >>> given = pd.DataFrame({"low": [1.0] * 10, "high": [2.0] * 10, "truth": [1.5] * 4 + [5.0] * 6})
    >>> told = judge_estimates(check_estimates(given))
    >>> told.held, round(told.low, 2), round(told.high, 2), round(told.chance, 4)
    (4, 0.17, 0.69, 0.0001)
    >>> told.says
    'Too narrow: whoever is right would hold so few in under 5 of 100 sets. Most lay too low.'
    """
    if not 0 < aimed < 1:
        raise InputError(f"The aim is {show(aimed)}. Write a share such as 0.9.")
    given = checked[checked["side"] != ""]
    n = len(given)
    if not n:
        raise InputError("There is no range yet. Give at least one, with the truth.")
    held, below = int((given["side"] == "held").sum()), int((given["side"] == "too low").sum())
    low, high = wilson_interval(held, n)
    chance = min(1.0, sum(chances_of_held(n, aimed=aimed)[: held + 1]))
    width = exp(float(np.log(given["width"]).mean()))
    above = n - held - below
    return Calibration(n, held, low, high, chance, width, below, above, _says(n, held, chance, below, above))


def _says(n: int, held: int, chance: float, below: int, above: int) -> str:
    if held == n:
        return (
            f"All {n} held. Look at the widths: could they be narrower?" if n > 1 else "One says little yet."
        )
    if chance < 0.05:
        says = "Too narrow: whoever is right would hold so few in under 5 of 100 sets."
        if max(below, above) > 0.75 * (n - held) and n - held > 2:
            says += f" Most lay too {'low' if below > above else 'high'}."
        return says
    return f"{held} of {n} fit ranges that are right, and others too. {counted(n, 'answer')} can't tell more."


@dataclass(frozen=True)
class PartedEstimate:
    """A product of factors: `low`, `middle` and `high`, the `widest` factor and its share of the doubt (0 to
    1), and `low_end` and `high_end`, which come only if every factor is at its end at once."""

    low: float
    middle: float
    high: float
    widest: str
    share: float
    low_end: float
    high_end: float


def combine_factors(factors: pd.DataFrame) -> PartedEstimate:
    """The range of a quantity that is made up of factors, and which of them makes it wide.

    Columns: `factor` (its name), `low`, `high` (above 0), and `divides` (true for a factor below the line;
    no column: all multiply). Logarithms of independent factors add up by their squares, so the whole is
    narrower than with all at their ends at once. The ranges must aim at the same share (90 %), and the whole
    does then. Raises `InputError` for no factor, a missing end or a range that begins above its end.

    >>> told = combine_factors(pd.DataFrame({"factor": ["people", "share"], "low": [190, 0.005],
    ...                                      "high": [210, 0.05]}))
    >>> told.widest, round(told.share, 3), round(told.low, 2), round(told.high, 2)
    ('share', 0.998, 1.0, 10.0)
    """
    need_columns(factors, ["factor", "low", "high"], "An estimate in parts")
    if factors.empty:
        raise InputError("There is no factor yet. Write at least one, with its range.")
    named = factors.rename(columns={"factor": "item"})
    low, high = (numbers(named, name, above=0, remedy="Write a number above 0.") for name in ("low", "high"))
    for name, ends in (("low", low), ("high", high)):
        refuse(named, name, np.isnan(ends), "Write both ends of the range.")
    refuse(named, "low", low > high, "The range begins above its end. Write the smaller first.")
    below = (
        factors["divides"].to_numpy(dtype=bool) if "divides" in factors else np.zeros(len(low), dtype=bool)
    )
    half = np.log(high / low) / 2
    middle = exp(float(np.where(below, -1, 1) @ (np.log(low) + half)))
    together, squares = sqrt(float((half**2).sum())), half**2
    widest = int(half.argmax())
    share = float(squares[widest] / squares.sum()) if squares.sum() else 0.0
    return PartedEstimate(
        middle * exp(-together), middle, middle * exp(together), str(factors["factor"].iloc[widest]), share,
        middle * exp(-float(half.sum())), middle * exp(float(half.sum())),
    )  # fmt: skip


def chances_of_held(n: int, *, aimed: float = AIMED) -> Sequence[float]:
    """How likely it is to hold 0, 1, … n of n truths for somebody whose ranges are right.

    >>> [round(chance, 3) for chance in chances_of_held(10)[7:]]
    [0.057, 0.194, 0.387, 0.349]
    """
    if n < 1 or not 0 < aimed < 1:
        raise InputError("Count at least one range, and write the aim as a share such as 0.9.")
    # In logarithms: the number of ways to choose some of a thousand is too large for a float.
    held = range(n + 1)
    ways = (lgamma(n + 1) - lgamma(one + 1) - lgamma(n - one + 1) for one in held)
    return [
        exp(way + one * log(aimed) + (n - one) * log(1 - aimed)) for way, one in zip(ways, held, strict=True)
    ]
