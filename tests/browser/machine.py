"""What tests ask of the machine: time enough, a free port, a Ctrl-C that is heard, and what still runs."""

import os
import signal
import socket
from contextlib import suppress
from itertools import cycle

LONG = 300
"""Seconds after which something will not happen any more, however busy the machine is."""
FIRST, LAST = 20_000, 30_000
"""Below the ports that systems give out by themselves, which another program may get in the meantime."""
_begin = FIRST + os.getpid() * 37 % (LAST - FIRST)  # two test processes begin apart
_next = cycle([*range(_begin, LAST), *range(FIRST, _begin)])


def free_port() -> int:
    """A port of this machine that nothing listens on, each time another one."""
    while True:
        port = next(_next)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def hear_ctrl_c() -> None:
    """For `preexec_fn`: what a shell runs in the background inherits that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def is_running(pid: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
