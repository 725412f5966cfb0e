"""When a roll-out is stopped: how many faults are too many at each look, and how often that is wrong.

One arm against a rate that is known: so many of the uses go wrong anyway (`base`), so many are not to be
tolerated (`bad`). The lines are exact binomial counts; what they do over all looks is added up exactly,
look by look. Only Wald's expected numbers are approximations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log, log1p, sqrt
from statistics import NormalDist

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._convolution import ROUNDING
from pmkit.methods._frame import InputError, need_columns, show

STOP_RULES = {
    "naive": "stop when it is worse than before",
    "each": "the whole budget at every look",
    "split": "the budget split over the looks",
    "sprt": "Wald's sequential test",
}
"""Each rule's name and what it does. “naive” and “each” do not keep to the budget."""
_SPREAD = 12
"""So many standard deviations around the mean a count may lie; what is outside is under 1e-20."""


def stop_count(n: int, base: float, level: float) -> int:
    """The smallest count of faults in `n` uses whose chance, at a rate of `base`, is at most `level`.

    n + 1 where no count can: the line can't be reached. Raises `InputError` for a share outside 0 to 1.

    >>> stop_count(410, 0.01, 0.05), stop_count(410, 0.01, 0.0125)
    (9, 10)
    """
    from scipy.stats import binom

    _shares(base=base, level=level)
    found = int(binom.isf(level, n, base)) + 1
    while binom.sf(found - 1, n, base) > level * (1 + ROUNDING) and found <= n:
        found += 1
    return found


def _shares(**shares: float) -> None:
    for name, share in shares.items():
        if not 0 < share < 1:
            raise InputError(f"The {name} is {show(share)}. Write a share between 0 and 1: 0.01 for 1 %.")


@dataclass(frozen=True)
class SequentialTest:
    """Wald's test: the log likelihood ratio moves by `fault` or `fine` with each use; past `upper` one stops,
    below `lower` the bad rate is excluded. `expected_base` and `expected_bad` are the uses that it takes on
    average (Wald's approximation), `fixed` those of a test that is read once."""

    upper: float
    lower: float
    fault: float
    fine: float
    expected_base: float
    expected_bad: float
    fixed: int


def sequential_test(base: float, bad: float, *, level: float = 0.05, miss: float = 0.2) -> SequentialTest:
    """Wald's sequential probability ratio test of two rates (Annals of Mathematical Statistics 16, 1945).

    `level` is the chance of a false alarm, `miss` that of letting the bad rate pass. Raises `InputError` for
    shares outside 0 to 1 and a bad rate that is not over the base.

    >>> test = sequential_test(0.01, 0.02)
    >>> round(test.upper, 4), round(test.lower, 4), round(test.expected_bad), test.fixed
    (2.7726, -1.5581, 487, 793)
    """
    _shares(base=base, bad=bad, level=level, miss=miss)
    if bad <= base:
        raise InputError(f"The bad rate, {show(bad)}, is not over the base rate, {show(base)}. Write more.")
    upper, lower = log((1 - miss) / level), log(miss / (1 - level))
    fault, fine = log(bad / base), log1p(-bad) - log1p(-base)
    at_base = ((1 - level) * lower + level * upper) / (base * fault + (1 - base) * fine)
    at_bad = (miss * lower + (1 - miss) * upper) / (bad * fault + (1 - bad) * fine)
    z = NormalDist().inv_cdf
    wide = z(1 - level) * sqrt(base * (1 - base)) + z(1 - miss) * sqrt(bad * (1 - bad))
    return SequentialTest(upper, lower, fault, fine, at_base, at_bad, ceil((wide / (bad - base)) ** 2))


def stop_lines(
    uses: Sequence[int] | np.ndarray,
    rule: str,
    *,
    base: float,
    bad: float,
    level: float = 0.05,
    miss: float = 0.2,
) -> pd.DataFrame:
    """How many faults so far stop the roll-out at each look.

    `uses` are those up to each look. `rule` is one of `STOP_RULES`; `level` is the budget of false alarms
    over all looks. Result, one row per look: `look` (from 1), `n`, `stop` (this count or more; missing where
    the line can't be reached) and `clear` (with this count or fewer “sprt” excludes the bad rate; missing
    for the others). Raises `InputError` for uses that fall, an unknown rule, and as `sequential_test` does.

    >>> stop_lines([410, 2050, 10250], "split", base=0.01, bad=0.02, level=0.0375)["stop"].tolist()
    [10.0, 32.0, 127.0]
    """
    test = sequential_test(base, bad, level=level, miss=miss)
    n = np.asarray(uses, dtype="int64")
    if n.size == 0 or n[0] < 0 or np.any(np.diff(n) < 0):
        raise InputError("The uses up to each look are counted from the start: they can't fall.")
    if rule not in STOP_RULES:
        raise InputError(f"The rule {show(rule)} is not known. Choose {listed(list(STOP_RULES))}.")
    clear = np.full(n.size, np.nan)
    if rule == "naive":
        stop = np.floor(base * n + ROUNDING) + 1
    elif rule == "sprt":
        slope = test.fault - test.fine
        stop = np.ceil((test.upper - n * test.fine) / slope - ROUNDING)
        clear = np.floor((test.lower - n * test.fine) / slope + ROUNDING)
        clear[clear < 0] = np.nan
    else:
        each = level / n.size if rule == "split" else level
        stop = np.array([stop_count(int(one), base, each) for one in n], dtype=float)
    reached = np.where(stop <= n, stop, np.nan)
    return pd.DataFrame({"look": np.arange(1, n.size + 1), "n": n, "stop": reached, "clear": clear})


def stop_chances(lines: pd.DataFrame, rate: float) -> pd.DataFrame:
    """What the lines do if the true rate is `rate`: exact, look by look.

    Columns of `lines` as `stop_lines` gives them. The count so far is carried from look to look; what has
    stopped or was cleared does not go on. Result, one row per look: `look`, `stopped` and `cleared` (the
    chance that it is at this look) and `stopped_by` (at this look or before).

    >>> lines = stop_lines([410, 2050, 10250], "each", base=0.01, bad=0.02)
    >>> stop_chances(lines, 0.01)["stopped_by"].round(3).tolist()
    [0.024, 0.061, 0.098]
    """
    need_columns(lines, ("look", "n", "stop", "clear"), "The stop line")
    _shares(rate=rate)
    going, low = np.ones(1), 0  # going[i]: the chance to be still going with low + i faults
    stopped, cleared, before = [], [], 0
    for n, stop, clear in lines[["n", "stop", "clear"]].to_numpy(dtype=float):
        new, least = _binomial(int(n) - before, rate)
        going, low, before = np.convolve(going, new), low + least, int(n)
        counts = low + np.arange(going.size)
        out, ok = counts >= stop, counts <= clear  # a missing limit is passed by none
        stopped.append(float(going[out].sum()))
        cleared.append(float(going[ok].sum()))
        left = np.flatnonzero(~out & ~ok)
        if not left.size:
            going, low = np.zeros(1), 0
            continue
        going, low = going[left[0] : left[-1] + 1], low + int(left[0])
    done = np.minimum(np.cumsum(stopped), 1.0)
    return pd.DataFrame({"look": lines["look"], "stopped": stopped, "cleared": cleared, "stopped_by": done})


def _binomial(n: int, rate: float) -> tuple[np.ndarray, int]:
    """The chances of the counts that are possible in effect, and the lowest of them."""
    from scipy.special import gammaln

    middle, wide = n * rate, _SPREAD * sqrt(n * rate * (1 - rate)) + _SPREAD
    low, high = max(0, int(middle - wide)), min(n, int(middle + wide) + 1)
    k = np.arange(low, high + 1)
    chances = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) + k * log(rate) + (n - k) * log1p(-rate)
    return np.exp(chances), low


@dataclass(frozen=True)
class LineRisks:
    """Over all looks: `false_alarm` (the chance to stop at the base rate), `miss` (not to stop at the bad
    one), and how many have it when it is stopped, on average at the bad rate (`exposed`)."""

    false_alarm: float
    miss: float
    exposed: float


def line_risks(
    lines: pd.DataFrame, exposed: Sequence[float] | np.ndarray, *, base: float, bad: float
) -> LineRisks:
    """How often the lines stop for nothing, let a bad rate pass, and how many have it until then.

    `exposed` is how many have it at each look; a roll-out that is never stopped reaches the last of them.

    >>> lines = stop_lines([410, 2050, 10250], "split", base=0.01, bad=0.02)
    >>> risks = line_risks(lines, [115, 575, 2875], base=0.01, bad=0.02)
    >>> round(risks.false_alarm, 3), round(risks.miss, 3), round(risks.exposed)
    (0.033, 0.0, 570)
    """
    people = np.asarray(exposed, dtype=float)
    if people.size != len(lines):
        raise InputError("Say for each look how many have it.")
    false_alarm = float(stop_chances(lines, base)["stopped_by"].iloc[-1])
    at_bad = stop_chances(lines, bad)
    caught = float(at_bad["stopped_by"].iloc[-1])
    reached = float(at_bad["stopped"].to_numpy() @ people) + (1 - caught) * float(people[-1])
    return LineRisks(false_alarm, max(1 - caught, 0.0), reached)
