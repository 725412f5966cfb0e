"""When will it be done, and how much will be done by then: forecasts from throughput, exact.

Every past period, those with nothing finished included, is equally likely to come again, independently of
the one before; adding such periods up has an exact answer by convolution, so nothing is simulated. It
assumes that the team, the size of its items and the flow of work stay as they were. Sources: Magennis,
Forecasting and Simulating Software Development Projects, 2011; Vacanti, Actionable Agile Metrics, 2015.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._convolution import ROUNDING, at_least, chances_of, finished_by, first_reached, sum_of
from pmkit.methods._frame import InputError, percent, show
from pmkit.methods._splitting import Split, items_to_do, read_split, split_at_most
from pmkit.methods.throughput import (
    PERIOD_DAYS,
    History,
    history_warnings,
    read_history,
    read_share,
    read_whole,
)

SHARES = (0.5, 0.85, 0.95)
LONGEST = 5200
"""Forecasts look at most this many periods ahead (a hundred years of weeks)."""
_LONGEST_GROWING = 520
_ENOUGH = 0.99999
_MOST_WORK = 50_000_000
_MOST_DONE = 150_000
"""Items times items a period, and periods times items a period: more takes minutes."""


@dataclass(frozen=True, eq=False)
class WhenForecast:
    """When `items` items will be done. `done_by[t]` is the chance that t periods are enough; `never` says
    that by this history nothing is ever finished.

    More certainty means a later date: the 85 % answer is the 85th percentile of the durations. The table
    ends where 99.999 % are reached, or where the forecast stops looking.
    """

    items: int
    done_by: np.ndarray = field(repr=False)
    period: str = "week"
    warnings: tuple[str, ...] = ()
    never: bool = False

    def periods(self, share: float) -> int | None:
        """The number of periods that is enough with this chance; None where it is never reached."""
        return first_reached(self.done_by, read_share(share))

    def chance(self, periods: int) -> float:
        """The chance to be done within this many periods."""
        return float(self.done_by[min(read_whole(periods, "periods"), len(self.done_by) - 1)])

    @property
    def p50(self) -> int | None:
        return self.periods(0.5)

    @property
    def p85(self) -> int | None:
        return self.periods(0.85)

    @property
    def p95(self) -> int | None:
        return self.periods(0.95)

    def finish(self, share: float, starts: date) -> date | None:
        """The last day of the period that is enough with this chance, when work begins on `starts`."""
        count = self.periods(share)
        return None if count is None else last_day(starts, count, self.period)

    def table(self) -> pd.DataFrame:
        """`period` (from 0), `chance` (finished exactly in it) and `done_by` (in it or before)."""
        return pd.DataFrame(
            {
                "period": np.arange(len(self.done_by)),
                "chance": np.diff(self.done_by, prepend=0.0),
                "done_by": self.done_by,
            }
        )

    def says(self) -> str:
        """The forecast as one or two sentences, in the direction in which it must be read."""
        what = counted(self.items, "item")
        if self.never:
            return f"{what}: never, by a history in which nothing was finished."
        parts = []
        for share in SHARES:
            count = self.periods(share)
            if count is not None:
                parts.append(f"within {counted(count, self.period)} with {percent(share)}")
        if not parts:
            return f"{what}: no date is in sight that is better than a coin toss."
        return f"{what}: {', '.join(parts)}. More certainty needs more time."


@dataclass(frozen=True, eq=False)
class HowManyForecast:
    """How many items will be done in `periods` periods. `at_least[n]` is the chance of n or more.

    More certainty means fewer items: the 85 % answer is the 15th percentile of the counts, the number that
    is reached or passed with a chance of 85 %.
    """

    periods: int
    at_least: np.ndarray = field(repr=False)
    period: str = "week"
    warnings: tuple[str, ...] = ()

    def items(self, share: float) -> int:
        """The number of items that is reached or passed with this chance."""
        return int(np.flatnonzero(self.at_least >= read_share(share) - ROUNDING)[-1])

    def chance(self, items: int) -> float:
        """The chance to finish this many items or more."""
        return float(self.at_least[items]) if read_whole(items, "items") < len(self.at_least) else 0.0

    @property
    def p50(self) -> int:
        return self.items(0.5)

    @property
    def p85(self) -> int:
        return self.items(0.85)

    @property
    def p95(self) -> int:
        return self.items(0.95)

    def table(self) -> pd.DataFrame:
        """`items` (from 0), `chance` (exactly that many) and `at_least` (that many or more)."""
        return pd.DataFrame(
            {
                "items": np.arange(len(self.at_least)),
                "chance": -np.diff(self.at_least, append=0.0),
                "at_least": self.at_least,
            }
        )

    def says(self) -> str:
        """The forecast as one or two sentences, in the direction in which it must be read."""
        parts = [f"{self.items(share)} or more with {percent(share)}" for share in SHARES]
        return (
            f"In {counted(self.periods, self.period)}: {', '.join(parts)}. More certainty means fewer items."
        )


def forecast_when(
    history: History,
    items: int,
    *,
    split: Split = 1.0,
    added: History | None = None,
    period: str = "week",
) -> WhenForecast:
    """When `items` items will be done, from the finished items per period of the past.

    `split` says how many items each of today's will turn out to be; `added` is a history of new items per
    period that have to be done too (independent of what is finished). Where the backlog grows as fast as
    the team works, or nothing was ever finished, percentiles can be missing: nobody knows a date then, and
    `warnings` says why. Raises `InputError` for a history or number that can't be one.

    >>> forecast_when([0, 2, 5, 3, 1, 4, 2], 20)
    WhenForecast(items=20, period='week', warnings=(), never=False)
    >>> forecast = forecast_when([0, 2, 5, 3, 1, 4, 2], 20)
    >>> forecast.p50, forecast.p85, forecast.p95
    (9, 11, 12)
    """
    finished = read_history(history)
    warnings = list(history_warnings(finished, period=period))
    new = read_history(added) if added is not None else np.zeros(1, dtype=int)
    limit = LONGEST
    if added is not None and new.mean() >= finished.mean():
        limit = _LONGEST_GROWING
        warnings.append(
            f"New items come as fast as items are finished ({new.mean():.1f} against {finished.mean():.1f} a "
            f"{period}). Finishing everything is luck: limit what is added, or forecast a fixed scope."
        )
    left = items_to_do(read_whole(items, "items"), split)
    if len(left) * int(finished.max()) > _MOST_WORK:
        raise InputError(
            f"{show(int(items))} items at up to {show(int(finished.max()))} a {period} are too many for one "
            "forecast. Count in larger pieces."
        )
    if finished.any():
        done_by = finished_by(left, chances_of(finished), chances_of(new), enough=_ENOUGH, limit=limit)
    else:
        done_by = left[:1]
    never = bool(items) and not finished.any()
    forecast = WhenForecast(int(items), done_by, period, tuple(warnings), never)
    if not never and limit == LONGEST and forecast.p95 is None:
        far = f"95 % lies more than {counted(LONGEST, period)} away."
        return replace(forecast, warnings=(*warnings, far))
    return forecast


def forecast_how_many(
    history: History, periods: int, *, split: Split = 1.0, period: str = "week"
) -> HowManyForecast:
    """How many items will be done in the next `periods` periods.

    With `split`, counted in today's items: at a split of 2 four finished ones are two of today's. Raises
    `InputError` as `forecast_when` does.

    >>> forecast = forecast_how_many([0, 2, 5, 3, 1, 4, 2], 10)
    >>> forecast.p50, forecast.p85, forecast.p95
    (24, 19, 16)
    """
    finished = read_history(history)
    count = read_whole(periods, "periods")
    if count > LONGEST:
        raise InputError(f"{counted(count, period)} are too far ahead. Choose at most {LONGEST:,}.")
    if count * int(finished.max()) > _MOST_DONE:
        raise InputError(
            f"{counted(count, period)} with up to {counted(int(finished.max()), 'item')} each are too much "
            "for one forecast. Look less far ahead, or count in larger pieces."
        )
    total = sum_of(chances_of(finished), count)
    low, high = read_split(split)
    if (low, high) == (1.0, 1.0):
        reached = at_least(total)
    else:
        sums = np.arange(len(total))
        most = int((len(total) - 1) / low + ROUNDING)
        reached = np.array([1.0] + [total @ split_at_most(sums, n, low, high) for n in range(1, most + 1)])
        reached = np.minimum(reached, 1.0)
    return HowManyForecast(count, reached, period, history_warnings(finished, period=period))


def last_day(starts: date, periods: int, period: str = "week") -> date:
    """The last day of the period number `periods` when the first one begins on `starts`.

    A period of 0 is over on the day before. Workdays are Monday to Friday.

    >>> last_day(date(2026, 10, 5), 3)
    datetime.date(2026, 10, 25)
    """
    if period not in PERIOD_DAYS:
        raise InputError(f"The period {period} has no fixed length in days.")
    if period != "workday":
        return starts + timedelta(days=PERIOD_DAYS[period] * periods - 1)
    day = np.busday_offset(starts, 0, roll="forward")
    return np.busday_offset(day, periods - 1).astype(date) if periods else starts - timedelta(days=1)
