"""Reads a class database further as long as somebody looks, and keeps what was last seen.

While the database is away, the page shows what was read before and says so; nothing has to be begun again.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from pmkit.english import counted
from pmkit.practice.class_rows import ClassRows
from pmkit.practice.cohort import Cohort, Person
from pmkit.practice.progress.errors import NO_ANSWER, StoreProblem

EVERY = 4.0
"""Seconds between two looks at the database, however many look at the page."""
_CLOCK_IS_OFF = timedelta(minutes=2)


@dataclass(frozen=True)
class Seen:
    """A class as it was last read. `now` is the time of the database then, None before the first reading;
    `trouble` says why it could not be read since."""

    title: str
    now: datetime | None = None
    people: tuple[Person, ...] = ()
    remarks: tuple[str, ...] = ()
    trouble: str = ""


class Watch:
    """Looks at the database when it was asked to; `run` belongs into a program's first thread, where what a
    learner wrote can be stopped when it takes too long."""

    def __init__(self, rows: ClassRows, cohort: Cohort) -> None:
        self._rows, self._cohort = rows, cohort
        self._asked = threading.Event()
        self.seen = Seen(cohort.key.title)

    def ask(self) -> None:
        """Somebody looks at the page: read what is new."""
        self._asked.set()

    def renew(self) -> None:
        """Read what is new now. Raises StoreProblem with a sentence where that can't be done."""
        now = None
        for news in self._rows.news():
            now = news.now
            self._cohort.take(news)
        self._cohort.settle()
        if now is not None:
            remarks = (*self._cohort.remarks, *_about_clock(now))
            self.seen = Seen(self.seen.title, now, self._cohort.people, remarks)

    def look(self) -> None:
        """Read what is new; where that can't be done, the page says so."""
        try:
            self.renew()
        except StoreProblem as problem:
            self.seen = replace(self.seen, trouble=_told(problem))

    def run(self, goes_on: Callable[[], bool] = lambda: True) -> None:
        """Look whenever somebody asks, no more often than every few seconds."""
        while goes_on():
            if self._asked.wait(0.5):
                self._asked.clear()
                self.look()
                time.sleep(EVERY)


def _told(problem: StoreProblem) -> str:
    if problem.why == NO_ANSWER:
        return "The class database does not answer. This page goes on by itself as soon as it does."
    if problem.why:
        return f"The class database can't be read, because {problem.why}. This page tries again by itself."
    return str(problem)


def _about_clock(now: datetime) -> list[str]:
    """Times on the page are the database's; a person who compares them with their own clock should know."""
    off = now - datetime.now(UTC)
    if abs(off) < _CLOCK_IS_OFF:
        return []
    minutes = counted(round(abs(off) / timedelta(minutes=1)), "minute")
    way = "behind" if off > timedelta() else "ahead of"
    return [
        f"The clock of the computer that makes this page is {minutes} {way} the database's. "
        "All times here are the database's."
    ]
