"""What a terminal sees of long work: a line that is written over, and Ctrl-C that keeps what was found."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pmkit.cli.shared.telling import tell


class LongWork:
    """Told what the work is at; answers whether it is to stop. Shown on a terminal only."""

    def __init__(self, *, shown: bool) -> None:
        self.stopped = False
        self._shown = shown
        self._length = 0

    def __call__(self, says: str) -> bool:
        if self._shown:
            tell(f"{says:<{self._length}}", err=True, nl=False, again=True)
            self._length = len(says)
        return self.stopped

    def stop(self, *_: Any) -> None:
        """The first Ctrl-C ends the search, the second one the command."""
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True
        tell("\nStopping: what is known so far follows. Ctrl-C again ends at once.", err=True)

    def clear(self) -> None:
        """Wipe the line."""
        if self._length:
            tell(f"{'':<{self._length}}", err=True, nl=False, again=True)
            tell(err=True, nl=False, again=True)


@contextmanager
def long_work() -> Iterator[LongWork]:
    """Work that Ctrl-C stops with its best answer so far."""
    work = LongWork(shown=sys.stderr.isatty())
    if threading.current_thread() is not threading.main_thread():  # only the main one hears of Ctrl-C
        yield work
        return
    earlier = signal.signal(signal.SIGINT, work.stop)
    try:
        yield work
    finally:
        signal.signal(signal.SIGINT, earlier)
        work.clear()


def keep_own_output() -> None:
    """From here on only Python writes to standard output: HiGHS has lines of its own, amid or after ours."""
    stream = sys.__stdout__
    if stream is None or sys.stdout is not stream:
        return
    stream.flush()
    ours = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    sys.stdout = open(  # noqa: SIM115 - it stays open as long as the process lives
        ours, "w", encoding=stream.encoding, errors=stream.errors, buffering=1
    )
