"""Figures on pay as values: from adverts or from lines that were pasted, each for a year of full time.

A range stays a range, an open end stays open, and currencies are kept apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf

from pmkit.english import counted, shortened
from pmkit.methods import InputError, full_time_year, read_pay
from pmkit.methods.pay import Pay

ENDS = {
    "low": "its lower end",
    "high": "its upper end",
    "middle": "its middle, which is nobody's pay",
}
MOST = 1_000
"""So many lines are read; what is more is told."""
_TOO_MUCH = 100_000_000
_NAMED = 5

Line = tuple[str, str]
"""What a figure is called, and how it was said."""


@dataclass(frozen=True)
class Figure:
    """One figure for a year of full time: from `low` to `high`, None for an open end; `told`: how it came."""

    name: str
    low: float | None
    high: float | None
    currency: str
    part: bool = False
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """Those of one currency, and in sentences what else was there."""

    rows: tuple[Figure, ...] = ()
    currency: str = ""
    told: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def read_figures(
    lines: tuple[Line, ...], *, week: float, period: str = "", currency: str = "", part: bool = True
) -> Figures:
    """The figures in these lines; never raises. `week` is a full week in hours, `period` and `currency` hold
    where a line says none; without `part` those of a part of full time are left out.
    """
    read, wrong, parts = [], [], []
    for name, said in lines[:MOST]:
        try:
            figure = _figure(name, said, week, period, currency)
        except InputError as problem:
            wrong.append(f"{name} left out: {problem}")
            continue
        if figure.part and not part:
            parts.append(name)
        else:
            read.append(figure)
    most = Counter(one.currency for one in read).most_common(1)
    chosen = most[0][0] if most else currency
    others = Counter(one.currency or "no currency" for one in read if one.currency != chosen)
    told = [*wrong[:_NAMED]]
    if len(wrong) > _NAMED:
        told.append(f"{counted(len(wrong) - _NAMED, 'more line')} left out for such reasons.")
    if parts:
        told.append(f"{counted(len(parts), 'figure')} for a part of full time left out.")
    for other, many in others.items():
        told.append(f"{counted(many, 'figure')} in {other} left out: nothing is converted.")
    if len(lines) > MOST:
        told.append(f"The first {MOST:,} lines are read, {len(lines) - MOST:,} are not.")
    told += _steps(read, chosen)
    return Figures(tuple(one for one in read if one.currency == chosen), chosen, tuple(told))


def _figure(name: str, said: str, week: float, period: str, currency: str) -> Figure:
    pay = read_pay(said, period=period, currency=currency)
    year = full_time_year(pay, full_week=week)
    refuse_no_pay(said, year)
    return Figure(name, year.low, year.high, year.currency, is_part(pay, week), year.told)


def refuse_no_pay(said: str, year: Pay) -> None:
    """Raises `InputError` where what was said comes to nothing a year, or to more than anybody is paid."""
    most = max(year.low or 0, year.high or 0)
    if most > _TOO_MUCH:
        raise InputError(f"“{shortened(said, 40)}” is more than {_TOO_MUCH:,} a year. Look at its digits.")
    if not most:
        raise InputError(f"“{shortened(said, 40)}” is no pay.")


def is_part(pay: Pay, week: float) -> bool:
    """Whether a pay is that of a part of full time."""
    return (pay.part is not None and pay.part < 1) or (pay.hours is not None and pay.hours < week)


def _steps(read: Sequence[Figure], currency: str) -> list[str]:
    """How figures were worked out, each way once with how many it holds for."""
    steps = Counter(step for one in read if one.currency == currency for step in one.told)
    told = [f"{step} ({counted(many, 'figure')})" for step, many in steps.most_common(_NAMED)]
    return [*told, f"{len(steps) - _NAMED} more such steps."] if len(steps) > _NAMED else told


@dataclass(frozen=True)
class Ends:
    """One end of each figure; `open_top` are counted above all others, `unknown` have no such end."""

    values: tuple[float, ...]
    unknown: int = 0
    open_top: int = 0

    @cached_property
    def largest(self) -> float:
        """The largest that is known; 0 where none is."""
        return max((one for one in self.values if one < inf), default=0.0)


def ends_of(rows: Sequence[Figure], end: str) -> Ends:
    """The lower, the upper or the middle of each range."""
    values, unknown, top = [], 0, 0
    for one in rows:
        if end == "high" and one.high is None and one.low is not None:
            values.append(inf)
            top += 1
        elif end == "middle" and one.low is not None and one.high is not None:
            values.append((one.low + one.high) / 2)
        elif end != "middle" and (value := getattr(one, end)) is not None:
            values.append(float(value))
        else:
            unknown += 1
    return Ends(tuple(values), unknown, top)


def lines_of(text: str) -> tuple[Line, ...]:
    """A pasted text, a figure per line; blank lines are passed over."""
    rows = ((number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), start=1))
    return tuple((f"Line {number}", line) for number, line in rows if line)
