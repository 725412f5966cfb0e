"""Forecasts of several pieces of work that one team does one after another.

Certainties don't add up the way numbers do. Everything here is exact under the assumptions of
`pmkit.methods.forecast`, which it builds on and which names the sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pmkit.english import counted
from pmkit.methods._convolution import first_reached
from pmkit.methods._frame import InputError, percent
from pmkit.methods.forecast import forecast_when
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
