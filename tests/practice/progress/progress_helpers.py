"""Attempts to keep, and writers in processes of their own that can be killed at any moment."""

import multiprocessing
import multiprocessing.util
import os
import time
from pathlib import Path

from machine import LONG

from pmkit.practice.progress import Attempt, SqlStore

# From a server without threads: a process that is forked off this one may find a lock held for ever.
PROCESSES = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
if hasattr(os, "fork"):
    PROCESSES.set_forkserver_preload(["pmkit.practice.progress", "sqlalchemy.dialects.sqlite"])
    # Its socket lies in the folder for temporary files of the moment. Now that is a short one; the folders of
    # the tests can be longer than the address of a socket may be.
    multiprocessing.util.get_temp_dir()


def attempt(number=1, item="prioritisation.rice-1", **more):
    """An attempt whose answer is its number."""
    return Attempt(item=item, event=more.pop("event", "draft"), answer=more.pop("answer", number), **more)


def write(url, ledger, prefix, count, learner=None):
    """Append `count` attempts; each id that the store acknowledged goes to the ledger, unbuffered."""
    store = SqlStore(url, learner, patience=30)
    handle = os.open(ledger, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    for number in range(count):
        one = attempt(number, attempt_id=f"{prefix}-{number}")
        if store.append(one):
            os.write(handle, f"{one.attempt_id}\n".encode())
    store.close()


def start_writer(*arguments, **more):
    """A process of its own that runs `write`."""
    process = PROCESSES.Process(target=write, args=arguments, kwargs=more, daemon=True)
    process.start()
    return process


def ended_well(writers):
    """Wait for the processes; whether each came to its end without a failure."""
    for writer in writers:
        writer.join(LONG)
    return [writer.exitcode for writer in writers] == [0] * len(writers)


def acknowledged(ledger):
    """Ids in the ledger; a line that the kill cut off is not an acknowledgement anybody read."""
    text = Path(ledger).read_text() if Path(ledger).exists() else ""
    return text[: text.rfind("\n") + 1].split()


def wait_for(condition):
    """Until the condition holds; fails the test when it never does."""
    until = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.005)
