"""Weeks of a plan as days of the calendar. A week has seven days; week 0 begins on the first day of the
work.
"""

from datetime import date, timedelta
from math import ceil, floor

from pmkit.english import spoken_day

_CLOSE = 1e-6


def first_day(starts: date, week: float) -> date:
    """The day on which something begins that begins in this week.

    >>> first_day(date(2026, 12, 1), 1.5)
    datetime.date(2026, 12, 11)
    """
    return starts + timedelta(days=floor(7 * week + _CLOSE))


def last_day(starts: date, weeks: float) -> date:
    """The last day of something that is finished after so many weeks; the day before for none.

    >>> last_day(date(2026, 12, 1), 1)
    datetime.date(2026, 12, 7)
    """
    return starts + timedelta(days=ceil(7 * weeks - _CLOSE) - 1)


def by(starts: date | None, weeks: float) -> str:
    """“, on 7 December 2026” where it is known when work begins."""
    return f", on {spoken_day(last_day(starts, weeks))}" if starts else ""


def week_of(starts: date, day: date) -> float:
    """How many weeks are over at the end of this day, none before the first one.

    >>> week_of(date(2026, 12, 1), date(2026, 12, 7))
    1.0
    """
    return max((day - starts).days + 1, 0) / 7
