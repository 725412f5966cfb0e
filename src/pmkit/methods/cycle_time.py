"""How long one item takes: elapsed days of finished items, and the service level expectation read from them.

A service level expectation is a number of elapsed days and a chance: 85 % in 8 days or less. It speaks of
one item and holds as long as the work stays as it was; items that are not finished yet, often the slow ones,
are not in it. Sources: the Kanban Guide for Scrum Teams; Vacanti, Actionable Agile Metrics, 2015.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, lgamma, log
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted, plural
from pmkit.methods._frame import InputError, need_columns, numbers, percent, refuse
from pmkit.methods.throughput import read_share

ENOUGH = 20
"""From so many items on the period is told without a warning; the course's own limit."""
_SURE = 0.9
_CLOSE = 1e-9

Days = Sequence[float] | np.ndarray | pd.Series
"""Elapsed days of finished items; a missing one is an item whose days are not known."""


@dataclass(frozen=True)
class ServiceLevel:
    """How many elapsed `days` are enough for one item with the chance `share`, None where the items are too
    few.

    `items` finished ones tell it, of which `within` took `days` or less; `chance` is how likely the next
    one does. `low` and `high` are days between which the true answer lies with 90 % (`high` None: beyond
    the longest seen).
    """

    share: float
    days: int | None
    items: int
    within: int
    chance: float
    low: int
    high: int | None
    longest: int

    def says(self) -> str:
        """The expectation as a sentence, and how sure it is."""
        if self.days is None:
            return (
                f"{counted(self.items, 'finished item')} {plural(self.items, 'is', 'are')} too few for "
                f"{percent(self.share)}: the longest took {counted(self.longest, 'day')}, and the next one "
                f"takes longer still with a chance of up to {100 * (1 - self.chance):.0f} %."
            )
        return (
            f"One item takes {counted(self.days, 'elapsed day')} or less with {percent(self.share)}. "
            f"{self.within:,} of {counted(self.items, 'finished item')} did."
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of so few items has to be told; empty from twenty on."""
        if self.days is None or self.items >= ENOUGH:
            return ()
        upper = f"and {counted(self.high, 'day')}" if self.high is not None else "and beyond the longest seen"
        return (
            f"Only {counted(self.items, 'item')}: the true line for {percent(self.share)} lies somewhere "
            f"between {self.low} {upper} (nine times in ten).",
        )


def elapsed_days(items: pd.DataFrame) -> pd.Series:
    """Days from `started` to `done`, both counted, weekends included; missing where a date is.

    An item begun and finished on one day took 1 day (Vacanti counts in the same way). Raises `InputError`
    for an item that is finished before it began.

    >>> table = pd.DataFrame({"started": ["2026-10-05", "2026-10-05"], "done": ["2026-10-05", None]})
    >>> elapsed_days(table).tolist()
    [1.0, nan]
    """
    need_columns(items, ["started", "done"], "A cycle time")
    first, last = (_day(items[name]) for name in ("started", "done"))
    days = (last - first).dt.days + 1.0
    refuse(items, "done", (days < 1).to_numpy(), "It lies before the day on which work began.")
    return days


def _day(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells).dt.normalize()


def service_level(days: Days, share: float = 0.85) -> ServiceLevel:
    """How many elapsed days are enough for the next item with this chance, by the finished ones.

    Of n items in order the k-th is passed by the next one with a chance of 1 - k / (n + 1), as long as
    nothing has changed (order statistics); the answer is the first that leaves at most 1 - `share`. With
    many items that is the percentile of the past; with few it is more careful, and with too few there is
    none (85 % needs six). `low` and `high` are the usual interval for a percentile from the binomial
    distribution. Raises `InputError` for an empty list, for days under 0 and for a share that is none.

    >>> found = service_level([3, 1, 8, 2, 5, 2, 13, 4, 6, 3, 2])
    >>> found.days, found.within, found.items
    (13, 11, 11)
    >>> found.says()
    'One item takes 13 elapsed days or less with 85 %. 11 of 11 finished items did.'
    >>> service_level([3, 1, 8, 2]).days is None
    True
    """
    took, share = _read_days(days), read_share(share)
    count = len(took)
    rank = ceil(share * (count + 1) - _CLOSE)
    kept = min(rank, count)
    enough = int(took[kept - 1])
    low, high = _interval(count, share)
    return ServiceLevel(
        share=share,
        days=enough if rank <= count else None,
        items=count,
        within=int((took <= enough).sum()),
        chance=kept / (count + 1),
        low=int(took[low - 1]),
        high=int(took[high - 1]) if high else None,
        longest=int(took[-1]),
    )


def _read_days(days: Days) -> np.ndarray:
    cells = pd.DataFrame({"days": pd.Series(list(days), dtype=object)})
    read = numbers(cells, "days", low=0, remedy="An item can't take fewer than 0 days.")
    known = np.sort(read[~np.isnan(read)])
    if not known.size:
        raise InputError("No finished item has its days. Give at least one.", column="days")
    return np.ceil(known)


def _interval(count: int, share: float) -> tuple[int, int | None]:
    """The ranks (from 1) between which the percentile lies with 90 %; None where no item is late enough."""
    ways = lgamma(count + 1) - np.array([lgamma(k + 1) + lgamma(count - k + 1) for k in range(count + 1)])
    kept = np.arange(count + 1)
    below = np.cumsum(np.exp(ways + kept * log(share) + (count - kept) * log(1 - share)))
    tail = (1 - _SURE) / 2
    low = int(np.searchsorted(below, tail, side="right"))
    high = int(np.searchsorted(below, 1 - tail - _CLOSE)) + 1
    return max(low, 1), high if high <= count else None


def oldest_open(items: pd.DataFrame, on: Any) -> pd.DataFrame:
    """Items that are begun and not finished, oldest first, with `age`: elapsed days up to the day `on`.

    `items` has `started`; rows without it, or begun later, are left out.

    >>> begun = pd.DataFrame({"item": ["A", "B"], "started": pd.to_datetime(["2026-03-02", "2026-03-09"])})
    >>> oldest_open(begun, "2026-03-10")["age"].tolist()
    [9.0, 2.0]
    """
    need_columns(items, ["started"], "The age of an item")
    age = (pd.Timestamp(on).normalize() - _day(items["started"])).dt.days + 1.0
    begun = items.assign(age=age)
    return begun[begun["age"] >= 1].sort_values("age", ascending=False, kind="stable")
