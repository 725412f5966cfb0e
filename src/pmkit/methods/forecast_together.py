"""Forecasts of several parts: one after another, or side by side where all are needed.

Certainties don't add up the way numbers do, and parts that share a cause are late together. Everything here
is exact under the assumptions of `pmkit.methods.forecast`, which it builds on and which names the sources.
How parts depend on each other is the course's own, the simplest model: in a share of the futures, `common`,
one cause gives all parts the same luck; in the others each has its own. Each part alone is forecast as
before, and `common` is the correlation of any two equal parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np

from pmkit.english import counted
from pmkit.methods._convolution import ROUNDING, first_reached
from pmkit.methods._frame import InputError, percent
from pmkit.methods.forecast import WhenForecast, forecast_when
from pmkit.methods.throughput import History, read_share


@dataclass(frozen=True)
class SumOfPercentiles:
    """Why the sum of the parts' 85 % durations is not the 85 % duration of the whole.

    `parts` are the periods each part needs with the chance `share`; `sum_of_parts` adds them up; `whole` is
    what all parts one after another need with that chance; `chance_of_sum` is how likely the whole is done
    within the sum.
    """

    share: float
    parts: tuple[int, ...]
    sum_of_parts: int
    whole: int
    chance_of_sum: float
    period: str = "week"

    def says(self) -> str:
        """What the comparison shows, as a sentence."""
        apart = self.sum_of_parts - self.whole
        if apart == 0:
            both = counted(self.whole, self.period)
            return f"Here both give {both}; the parts are too sure or too few to differ."
        more = "more" if apart > 0 else "fewer"
        return (
            f"Adding the {percent(self.share)} durations gives {counted(self.sum_of_parts, self.period)}, "
            f"{abs(apart)} {more} than the {self.whole} that the whole needs with {percent(self.share)}. "
            f"The sum holds with {100 * self.chance_of_sum:.1f} %."
        )


def compare_sum_of_percentiles(
    history: History, parts: Sequence[int], *, share: float = 0.85, period: str = "week"
) -> SumOfPercentiles:
    """Add up the parts' percentiles, and compare with the percentile of the sum.

    `parts` are numbers of items that one team does one after another, each beginning in a new period. Bad
    luck in every part at once is rare, so above 50 % the sum usually promises more certainty than asked.
    Raises `InputError` when a part is never reached with that chance. `share` is the chance that is asked
    of each part, `history` and `period` are as for `forecast_when`.

    >>> compared = compare_sum_of_percentiles([0, 2, 5, 3, 1, 4, 2], [10, 10, 10, 10])
    >>> compared.sum_of_parts, compared.whole, round(compared.chance_of_sum, 3)
    (24, 21, 0.975)
    """
    if not len(parts):
        raise InputError("There are no parts to add up. Name at least one number of items.")
    forecasts = [forecast_when(history, count, period=period) for count in parts]
    single = [one.periods(share) for one in forecasts]
    known = [count for count in single if count is not None]
    if len(known) < len(single):
        raise InputError(
            f"By this history a part is not reached with {percent(share)}. There is nothing to add."
        )
    total = np.ones(1)
    for one in forecasts:
        total = np.convolve(total, np.diff(one.done_by, prepend=0.0))
    done_by = np.cumsum(total)
    whole = first_reached(done_by, read_share(share))
    if whole is None:
        raise InputError(f"By this history the whole is not reached with {percent(share)}.")
    added = sum(known)
    return SumOfPercentiles(
        share, tuple(known), added, whole, float(done_by[min(added, len(done_by) - 1)]), period
    )


def forecast_with_common_cause(
    history: History, parts: Sequence[int], common: float, *, period: str = "week"
) -> WhenForecast:
    """When all parts are done, one after another, if in the share `common` of the futures they have the
    same luck.

    With the same luck a bad part is followed by bad ones, so early and late no longer even out: the average
    stays and the spread grows. At `common` = 1 the 85 % date of the whole is the sum of the parts' 85 %
    dates. `parts` and `history` as for `compare_sum_of_percentiles`. Raises `InputError` for a share that
    is none, and where nothing was ever finished.

    >>> own, same = (forecast_with_common_cause([0, 2, 5, 3, 1, 4, 2], [10] * 4, share) for share in (0, 1))
    >>> own.p50, own.p85, same.p50, same.p85
    (18, 21, 16, 24)
    """
    if not 0 <= common <= 1:
        raise InputError(
            f"The share of futures with a common cause is {common:g}. Write a share from 0 to 1."
        )
    if not len(parts):
        raise InputError("There are no parts. Name at least one number of items.")
    forecasts = [forecast_when(history, count, period=period) for count in parts]
    if any(one.never for one in forecasts):
        raise InputError("By this history nothing is ever finished. There is nothing to forecast.")
    apart = np.ones(1)
    for one in forecasts:
        apart = np.convolve(apart, np.diff(one.done_by, prepend=0.0))
    together = np.zeros(len(apart))
    for weeks, chance in _same_luck([one.done_by for one in forecasts]):
        together[weeks] += chance
    done_by = np.cumsum((1 - common) * apart + common * together)
    return WhenForecast(int(sum(parts)), done_by, period, forecasts[0].warnings)


def _same_luck(done_by: Sequence[np.ndarray]) -> list[tuple[int, float]]:
    """The weeks of all parts together and their chances, where each part is as lucky as the others."""
    steps = np.unique(np.concatenate([np.minimum(one, done_by[0][-1]) for one in done_by]))
    chances = np.diff(steps, prepend=0.0)
    return [
        (sum(min(int(np.searchsorted(one, step - ROUNDING)), len(one) - 1) for one in done_by), float(chance))
        for step, chance in zip(steps, chances, strict=True)
        if chance > 0
    ]


def chances_of_late_parts(parts: int, share: float, common: float = 0.0) -> list[float]:
    """How likely it is that 0, 1, 2, … of the parts are late, when each keeps its date with the chance
    `share`.

    In the share `common` of the futures one cause decides for all of them; in the others they are independent
    (binomial). Raises `InputError` for shares that are none and for no parts.

    >>> [round(chance, 3) for chance in chances_of_late_parts(5, 0.85)]
    [0.444, 0.392, 0.138, 0.024, 0.002, 0.0]
    >>> [round(chance, 3) for chance in chances_of_late_parts(5, 0.85, common=1)]
    [0.85, 0.0, 0.0, 0.0, 0.0, 0.15]
    """
    if parts < 1 or parts != int(parts):
        raise InputError(f"There are {parts:g} parts. Write a whole number, at least 1.")
    if not 0 <= common <= 1:
        raise InputError(
            f"The share of futures with a common cause is {common:g}. Write a share from 0 to 1."
        )
    read_share(share)
    apart = [comb(parts, late) * (1 - share) ** late * share ** (parts - late) for late in range(parts + 1)]
    together = [share, *[0.0] * (parts - 1), 1 - share]
    return [(1 - common) * own + common * same for own, same in zip(apart, together, strict=True)]
