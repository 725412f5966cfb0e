"""How much one file of a class may cost. The limits of what is read of it are counted elsewhere; this one
holds also where something in it takes the computer longer, or more memory, than its size tells.

Time is the processor's, so that a busy machine refuses nobody.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

MOST_SECONDS = 2.0
MOST_MEMORY = 100_000_000
"""Bytes beyond what the program had before."""


class TooCostly(BaseException):
    """The budget is used up. No Exception, so that nothing on the way takes it for its own."""


@contextmanager
def reading_budget(seconds: float = MOST_SECONDS, memory: int = MOST_MEMORY) -> Iterator[None]:
    """Raises TooCostly in what is done meanwhile as soon as it has taken more.

    Time is held on Linux and macOS, in a program's first thread, memory on Linux; elsewhere, what is counted.
    """
    with _memory(memory), _time(seconds):
        try:
            yield
        except MemoryError as problem:
            raise TooCostly("memory") from problem


@contextmanager
def _time(seconds: float) -> Iterator[None]:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    earlier = signal.signal(signal.SIGPROF, _stop)
    # Once more after each further second, should the first have come where Python drops what is raised.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, earlier or signal.SIG_DFL)


def _stop(*_: Any) -> None:
    raise TooCostly("time")


@contextmanager
def _memory(most: int) -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = now + most
    if any(one != resource.RLIM_INFINITY and one < limit for one in (soft, hard)):
        yield  # the system is stricter already
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
