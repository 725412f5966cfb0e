"""Set a damaged progress file aside and read from it whatever is still there.

The damaged file is moved under a dated name with its journal and is never written again; reading happens
on a copy.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from pmkit.practice.progress import carve
from pmkit.practice.progress.attempt import Attempt
from pmkit.practice.progress.store import in_order

_JOURNALS = ("-wal", "-journal")
_COLUMNS = "attempt_id, learner, item, version, event, answer, verdict, detail, at, clock"


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """One program at a time sets a file aside; the lock ends with the program that holds it."""
    with open(path.with_name(path.name + ".lock"), "a+b") as lock:
        _lock(lock.fileno())
        yield


def _lock(handle: int) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        return  # a drive without locks: two programs meeting here at the same instant is the lesser risk


def set_aside(path: Path, now: datetime | None = None) -> Path:
    """Move the file and its journal under a dated name that is still free; returns the new path."""
    stamp = (now or datetime.now()).strftime("%Y-%m-%d-%H%M%S")
    for number in range(1, 1000):
        suffix = "" if number == 1 else f"-{number}"
        kept_as = path.with_name(f"{path.stem}-damaged-{stamp}{suffix}{path.suffix}")
        if not kept_as.exists():
            break
    for journal in _JOURNALS:
        beside = path.with_name(path.name + journal)
        if beside.exists():
            os.replace(beside, kept_as.with_name(kept_as.name + journal))
    os.replace(path, kept_as)
    path.with_name(path.name + "-shm").unlink(missing_ok=True)  # an index of the journal, rebuilt by itself
    return kept_as


def salvage(path: Path) -> list[Attempt]:
    """Every attempt that can still be read from a damaged file and its journal, oldest first."""
    found = {attempt.attempt_id: attempt for attempt in carve.attempts_in(path)}
    found.update({attempt.attempt_id: attempt for attempt in read_only(path)})
    return in_order(found.values())


def read_only(path: Path) -> list[Attempt]:
    """The attempts of a progress file, read from a copy so that it stays as it is; [] where none can be
    read."""
    if not path.is_file():
        return []
    try:
        with tempfile.TemporaryDirectory(prefix="pmkit-read-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "copy.db"
            shutil.copyfile(path, copy)
            for journal in _JOURNALS:
                beside = path.with_name(path.name + journal)
                if beside.exists():
                    shutil.copyfile(beside, copy.with_name(copy.name + journal))
            with closing(sqlite3.connect(copy)) as connection:
                return list(_rows(connection, most=copy.stat().st_size // 16))
    except (OSError, sqlite3.Error):
        return []


def _rows(connection: sqlite3.Connection, most: int) -> Iterator[Attempt]:
    """Row by row where need be: one unreadable page must not hide the rows behind it. `most` rows fit the
    file."""
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        last = max(
            connection.execute(f"SELECT seq FROM attempts ORDER BY seq {way} LIMIT 1").fetchone()[0]
            for way in ("ASC", "DESC")
        )
    except (sqlite3.Error, TypeError):
        return
    try:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM attempts ORDER BY seq").fetchall()
    except sqlite3.Error:
        rows = [row for seq in range(1, min(last, most) + 1) for row in _row(connection, seq)]
    for row in rows:
        attempt = carve.attempt_of(dict(zip(_COLUMNS.split(", "), row, strict=True)))
        if attempt is not None:
            yield attempt


def _row(connection: sqlite3.Connection, seq: int) -> list[tuple]:
    try:
        return connection.execute(f"SELECT {_COLUMNS} FROM attempts WHERE seq = ?", (seq,)).fetchall()
    except sqlite3.Error:
        return []
