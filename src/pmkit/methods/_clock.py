"""The time that a request has, and telling how far it has come: for searches that may be long.

A watch is a function that is told a sentence about twice a second. Where it returns True the search stops
as if its time had run out, and answers with the best that it knows.
"""

from __future__ import annotations

import time
from collections.abc import Callable

Watch = Callable[[str], bool | None]
"""Told in a sentence what a long search is at; returns True to stop it."""

_EVERY = 0.5


class Clock:
    """Processor time used and wall time left, for one request that may need several searches.

    `topic` is what is told instead of a search's own sentence, where the search is only a step of something.
    """

    def __init__(self, time_limit: float | None = None, watch: Watch | None = None) -> None:
        self._processor = time.process_time()
        self._told = time.monotonic()
        self._end = None if time_limit is None else self._told + time_limit
        self._watch = watch
        self.stopped = False
        self.topic = ""

    @property
    def cpu_seconds(self) -> float:
        return time.process_time() - self._processor

    @property
    def left(self) -> float | None:
        """Seconds left; None for no limit."""
        if self.stopped:
            return 0.0
        return None if self._end is None else max(self._end - time.monotonic(), 0.0)

    @property
    def is_watched(self) -> bool:
        return self._watch is not None

    def tell(self, says: str) -> None:
        """Tell the watch, if it is time to."""
        now = time.monotonic()
        if self._watch is not None and now - self._told >= _EVERY:
            self._told = now
            self.stopped = bool(self._watch(self.topic or says)) or self.stopped
