"""What every progress store can do, and the one that keeps everything in memory.

The memory store serves tests, the browser edition and any moment in which no file can be written.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from pmkit.practice.progress.attempt import LOCAL_LEARNER, Attempt


class ProgressStore(Protocol):
    """Attempts of one learner: added, read, never changed."""

    @property
    def learner(self) -> str:
        """Whose attempts are kept here; every appended attempt is filed under this name."""

    @property
    def notice(self) -> str:
        """A sentence the learner should see now (kept only for a while, not yet written …), or ""."""

    @property
    def place(self) -> str:
        """Where the attempts are kept, in words or as a path."""

    def append(self, attempt: Attempt) -> bool:
        """Keep the attempt; the same `attempt_id` again changes nothing.

        True: it is safely written. False: it is only in memory so far; `notice` says so, and it is written
        with the next call that finds the store working again.
        """

    def append_all(self, new: Iterable[Attempt]) -> int:
        """Keep many at once (another machine's, a backup's); returns how many were not here yet."""

    def history(self, item: str | None = None) -> list[Attempt]:
        """All attempts, or those on one item, oldest first."""

    def latest(self) -> dict[str, Attempt]:
        """The last attempt on each item."""

    def close(self) -> None:
        """Write what is waiting and let go of the file. Closing twice does no harm."""


class MemoryStore:
    """A store that forgets everything when the program ends."""

    place = "memory"

    def __init__(
        self, attempts: Iterable[Attempt] = (), *, learner: str = LOCAL_LEARNER, notice: str = ""
    ) -> None:
        self.learner = learner
        self.notice = notice
        self._kept: dict[str, Attempt] = {}
        self._last = 0
        for attempt in attempts:
            self.append(attempt)

    def append(self, attempt: Attempt) -> bool:
        """Keep the attempt under the store's learner; an id that is already here changes nothing."""
        if attempt.attempt_id not in self._kept:
            clock = attempt.clock or max(attempt.microseconds(), self._last + 1)
            self._last = max(self._last, clock)
            self._kept[attempt.attempt_id] = replace(attempt, learner=self.learner, clock=clock)
        return True

    def append_all(self, new: Iterable[Attempt]) -> int:
        """Keep many at once; returns how many were not here yet."""
        before = len(self._kept)
        for attempt in in_order(new):
            self.append(attempt)
        return len(self._kept) - before

    def history(self, item: str | None = None) -> list[Attempt]:
        """All attempts, or those on one item, oldest first."""
        return in_order(a for a in self._kept.values() if item is None or a.item == item)

    def latest(self) -> dict[str, Attempt]:
        """The last attempt on each item."""
        return {attempt.item: attempt for attempt in self.history()}

    def close(self) -> None:
        """Nothing to let go of."""


def in_order(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Oldest first; two machines' attempts of the same instant have one order wherever they are read."""
    return sorted(attempts, key=lambda attempt: (attempt.clock, attempt.attempt_id))
