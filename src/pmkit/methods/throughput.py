"""Throughput: how many items a team finished in each period, and what such a history can and can't tell.

A history is a list of whole numbers, oldest first, in which a period without a finished item is a 0. It
knows nothing of backlogs or calendars beyond counting dates into periods.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show

History = Sequence[float] | np.ndarray | pd.Series | pd.DataFrame
"""Finished items per period, oldest first; a data frame needs the column `finished`."""

PERIOD_DAYS = {"day": 1, "workday": 1, "week": 7, "fortnight": 14}
FEW = 7
"""Below this many periods a forecast is only a first guess (Magennis: 7 or more)."""

_LEAST_REGIME = 6
_SHUFFLES = 4000
_LEVEL = 0.01


@dataclass(frozen=True)
class Regime:
    """Whether a history changed its level: `at` is the number of the new regime's first period (from 1).

    `before` and `after` are items per period on both sides; `p_value` is the share of shuffled histories
    that split as clearly. Without a change `at`, `before` and `after` are None.
    """

    at: int | None
    before: float | None
    after: float | None
    p_value: float

    @property
    def changed(self) -> bool:
        return self.at is not None


def read_history(history: History) -> np.ndarray:
    """The history as whole numbers; refuses missing cells, fractions, negative numbers and an empty list."""
    if isinstance(history, pd.DataFrame):
        need_columns(history, ["finished"], "A forecast")
        cells = history
    else:
        cells = pd.DataFrame({"finished": list(history)})
    if not len(cells):
        raise InputError(
            "The history is empty. Give at least one period with its number of finished items.",
            column="finished",
        )
    counts = numbers(cells, "finished", low=0, remedy="A team can't finish fewer than 0 items.")
    refuse(cells, "finished", np.isnan(counts), "Write 0 for a period in which nothing was finished.")
    refuse(cells, "finished", counts != np.round(counts), "Count finished items, in whole numbers.")
    return counts.astype(int)


def read_share(share: float) -> float:
    """A certainty as a share; refuses 85 where 0.85 is meant."""
    if 1 < share <= 100:
        raise InputError(f"The certainty is {show(share)}. Write it as a share: {share / 100:g}.")
    if not 0 < share <= 0.999:
        raise InputError(f"The certainty is {show(share)}. Write a share above 0 and up to 0.999.")
    return share


def read_whole(number: float, what: str) -> int:
    """A number of items or periods; refuses fractions and what is under 0."""
    if not number >= 0 or number != int(number):
        raise InputError(f"The number of {what} is {show(number)}. Write a whole number, 0 or more.")
    return int(number)


def throughput_from_dates(
    done: Sequence[Any] | pd.Series,
    *,
    period: str = "week",
    first: date | str | None = None,
    last: date | str | None = None,
) -> pd.DataFrame:
    """Count done dates into periods: `starts` (first day) and `finished`, empty periods as 0.

    Missing dates (not done yet) are left out. Only whole periods between `first` and `last` (days; by
    default of the earliest and the latest date) count: a period that is still running would look slow.
    Weeks and fortnights begin on Mondays. `period="workday"` has Monday to Friday only; what was finished
    on a weekend counts for the Friday before; prefer it to `day`, whose weekends look like slow days.
    Raises `InputError` for a cell that is not a date and where no whole period is left.

    >>> throughput_from_dates(["2026-10-05", "2026-10-09", None, "2026-10-20"], last="2026-10-25")
          starts  finished
    0 2026-10-05         2
    1 2026-10-12         0
    2 2026-10-19         1
    """
    if period not in PERIOD_DAYS:
        raise InputError(f"The period {period} is not known. Choose one of: {', '.join(PERIOD_DAYS)}.")
    days = _days(done)
    if not len(days):
        raise InputError("No item has a done date yet, so there is no throughput to count.", column="done")
    begin = pd.Timestamp(first) if first is not None else days.min()
    end = pd.Timestamp(last) if last is not None else days.max()
    if period == "workday":
        days = days - pd.to_timedelta(np.clip(days.day_of_week - 4, 0, None), unit="D")
        starts = pd.bdate_range(begin, end)
    else:
        length = PERIOD_DAYS[period]
        if length > 1:
            given = begin
            begin -= pd.Timedelta(days=begin.day_of_week)
            if first is not None and begin < given:  # the first week is only part of a week
                begin += pd.Timedelta(days=7)
        whole = ((end - begin).days + 1) // length if end >= begin else 0
        starts = pd.date_range(begin, periods=whole, freq=f"{length}D")
    if not len(starts):
        raise InputError(
            f"There is no whole {period} between {begin:%Y-%m-%d} and {end:%Y-%m-%d}. "
            "Choose a shorter period, or name the last day that was counted.",
            column="done",
        )
    place = np.searchsorted(starts.to_numpy(), days.to_numpy(), side="right") - 1
    length_of_last = pd.Timedelta(days=PERIOD_DAYS[period])
    inside = (place >= 0) & (days < starts[-1] + length_of_last)
    finished = np.bincount(place[inside], minlength=len(starts))
    return pd.DataFrame({"starts": starts, "finished": finished})


def _days(done: Sequence[Any] | pd.Series) -> pd.DatetimeIndex:
    cells = pd.DataFrame({"done": pd.Series(list(done), dtype=object)})
    read = pd.to_datetime(cells["done"], errors="coerce", utc=True, format="ISO8601")
    given = cells["done"].map(lambda cell: not pd.isna(cell) and str(cell).strip() != "").to_numpy(dtype=bool)
    refuse(cells, "done", read.isna().to_numpy() & given, "Write a date as 2026-10-05, or leave it empty.")
    return pd.DatetimeIndex(read[given]).tz_localize(None).normalize()


def regime_change(history: History) -> Regime:
    """Whether the team finishes clearly more or less than it used to, and since when.

    Finds the split whose two means differ most, and compares it with 4,000 shuffled histories (seeded).
    It counts as a change when at most 1 % of them split as clearly; then the newer part is searched
    again, so the latest change is told. Both sides need six periods: a change in the last five is not
    seen, and a slow trend shows up as a change in its middle. Shuffling is a permutation test; the six
    periods and the 1 % are the course's own.

    >>> regime_change([4, 5, 4, 6, 5, 4, 5, 6, 1, 2, 1, 0, 2, 1, 1, 2]).at
    9
    """
    return _regime(tuple(read_history(history).tolist()))


@lru_cache(maxsize=64)
def _regime(counts: tuple[int, ...]) -> Regime:
    found = Regime(None, None, None, 1.0)
    begin = 0
    while True:
        part = np.array(counts[begin:], dtype=float)
        place, p_value = _clearest_split(part)
        if place is None or p_value > _LEVEL:
            return found if found.changed else Regime(None, None, None, p_value)
        before, after = float(part[:place].mean()), float(part[place:].mean())
        begin += place
        found = Regime(begin + 1, before, after, p_value)


def _clearest_split(part: np.ndarray) -> tuple[int | None, float]:
    if part.size < 2 * _LEAST_REGIME or part.min() == part.max():
        return None, 1.0
    places = np.arange(_LEAST_REGIME, part.size - _LEAST_REGIME + 1)
    weight = np.sqrt(places * (part.size - places) / part.size)
    centred = part - part.mean()

    def clarity(rows: np.ndarray) -> np.ndarray:
        sums = np.cumsum(rows, axis=-1)[..., places - 1]
        # difference of the two means over its standard error, up to a factor that shuffling leaves alone
        return np.abs(sums) * part.size / (places * (part.size - places)) * weight

    real = clarity(centred)
    shuffled = np.random.default_rng(7).permuted(np.tile(centred, (_SHUFFLES, 1)), axis=1)
    as_clear = int((clarity(shuffled).max(axis=1) >= real.max() - 1e-9).sum())
    return int(places[real.argmax()]), (1 + as_clear) / (1 + _SHUFFLES)


def history_warnings(history: History, *, period: str = "week") -> tuple[str, ...]:
    """What a reader of a forecast from this history must be told first; empty when there is nothing.

    `history` has the finished items per `period`, oldest first.

    >>> history_warnings([2, 3, 1, 2, 2, 3, 1, 2])
    ()
    """
    counts = read_history(history)
    says = []
    if len(counts) < FEW:
        heard = f"Only {counted(len(counts), period)} of history"
        if len(counts) < 2:
            says.append(f"{heard}: this is a guess, not a forecast.")
        else:
            inside = round(100 * within_range_chance(len(counts)))
            says.append(
                f"{heard}: the next {period} stays between the least and the most seen so far "
                f"with a chance of {inside} %. Take the forecast as a first guess; from {FEW} on it settles."
            )
    if not counts.any():
        says.append(
            f"Nothing was finished in {counted(len(counts), period)}. By this history it never will be."
        )
    regime = regime_change(counts)
    if regime.at is not None and regime.before is not None and regime.after is not None:
        word = "less" if regime.after < regime.before else "more"
        says.append(
            f"From {period} {regime.at} on {word} is finished: {regime.after:.1f} items a {period}, "
            f"before that {regime.before:.1f}. This forecast mixes both; "
            f"look at one from the {counted(len(counts) - regime.at + 1, period)} since the change."
        )
    return tuple(says)


def within_range_chance(samples: int) -> float:
    """The chance that the next value lies between the least and the most of `samples` past ones.

    (n - 1) / (n + 1), for values that follow no trend (order statistics; ties only raise it). T. Magennis,
    2013, asks the same and prints other chances above three samples.

    >>> [round(within_range_chance(n), 4) for n in (3, 5, 7, 11, 30)]
    [0.5, 0.6667, 0.75, 0.8333, 0.9355]
    """
    if samples < 2:
        raise InputError("A range needs at least 2 samples.")
    return (samples - 1) / (samples + 1)
