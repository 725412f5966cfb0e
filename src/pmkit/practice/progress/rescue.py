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
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pmkit.english import counted, plural
from pmkit.practice.progress import carve, foreign_file, inspection, log
from pmkit.practice.progress.attempt import Attempt
from pmkit.practice.progress.rows import attempt_of
from pmkit.practice.progress.store import in_order
from pmkit.private_files import owners_only

_JOURNALS = ("-wal", "-journal")
_TIMES_ALL_ENTRIES, _TIMES_WHAT_IS_SEEN, _SMALL = 4, 100, 1_000_000


@dataclass(frozen=True)
class Salvaged:
    """The attempts that could be read, oldest first, and how many rows were seen that are no longer what was
    written."""

    attempts: list[Attempt]
    spoiled: int = 0


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """One program at a time sets a file aside; the lock ends with the program that holds it."""
    with open(path.with_name(path.name + ".lock"), "a+b", opener=owners_only) as lock:
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
        if not any(kept_as.with_name(kept_as.name + part).exists() for part in ("", *_JOURNALS)):
            break
    for part in (*_JOURNALS, ""):
        beside = path.with_name(path.name + part)
        if beside.exists():
            os.replace(beside, kept_as.with_name(kept_as.name + part))
    path.with_name(path.name + "-shm").unlink(missing_ok=True)  # an index of the journal, rebuilt by itself
    return kept_as


def told_of(place: str) -> str:
    """Which damaged files lie beside the progress file `place`, in a sentence; "" without any."""
    path = Path(place)
    kept = sorted(path.parent.glob(f"{path.stem}-damaged-*{path.suffix}")) if path.suffix else []
    if not kept:
        return ""
    files = counted(len(kept), "damaged file")
    return f"{files} from earlier {plural(len(kept), 'lies', 'lie')} beside it ({kept[-1].name})."


def salvage(path: Path) -> Salvaged:
    """What can still be read of a progress file and its journal, which stay as they are; nothing where there
    is no file."""
    found: dict[str, Attempt] = {}
    spoiled: set[str] = set()
    sound, at_odds = False, log.is_at_odds(path)
    try:
        with tempfile.TemporaryDirectory(prefix="pmkit-read-", ignore_cleanup_errors=True) as folder:
            copy = _copy(path, Path(folder))
            with closing(foreign_file.connect(copy, _size(copy))) as connection:
                connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
                for row in _rows(connection, _size(copy)):
                    attempt = attempt_of(row)
                    if attempt is None:
                        spoiled.add(str(row.get("attempt_id")))
                    else:
                        found[attempt.attempt_id] = attempt
                sound = not (spoiled or at_odds) and inspection.is_sound(connection)
    except (OSError, *inspection.UNREADABLE):
        pass  # then the pages are read without SQLite
    if not sound:
        found = _carved(path) | found
    return Salvaged(in_order(found.values()), len(spoiled - found.keys()))


def _carved(path: Path) -> dict[str, Attempt]:
    """What lies in the pages, as long as a file of this size can hold it: in a forged one, many rows name the
    same bytes. A log repeats what it holds, but each entry has its own bytes once."""
    found: dict[str, Attempt] = {}
    size = _size(path)
    held = seen = 0
    for attempt in carve.attempts_in(path):
        weight = len(repr(attempt.answer)) + len(repr(attempt.detail))
        seen += weight
        held += weight if attempt.attempt_id not in found else 0
        if held > _TIMES_ALL_ENTRIES * (size + _SMALL) or seen > _TIMES_WHAT_IS_SEEN * (size + _SMALL):
            break
        found[attempt.attempt_id] = attempt
    return found


def _size(path: Path) -> int:
    """Bytes of a file and its journals."""
    parts = (path.with_name(path.name + part) for part in ("", *_JOURNALS))
    return sum(part.stat().st_size for part in parts if part.exists())


def _copy(path: Path, folder: Path) -> Path:
    copy = folder / "copy.db"
    shutil.copyfile(path, copy)
    for journal in _JOURNALS:
        beside = path.with_name(path.name + journal)
        if beside.exists():
            shutil.copyfile(beside, copy.with_name(copy.name + journal))
    return copy


def _rows(connection: sqlite3.Connection, size: int) -> Iterator[dict[str, Any]]:
    """Row by row where need be: one unreadable page must not hide the rows behind it. `size` is the file's,
    in bytes: no more rows than fit it are looked for."""
    try:
        yield from list(foreign_file.within(inspection.every_row(connection), size))
        return
    except inspection.UNREADABLE:
        pass
    try:
        last = max(
            connection.execute(f"SELECT seq FROM attempts ORDER BY seq {way} LIMIT 1").fetchone()[0]  # nosec B608  # one of two words
            for way in ("ASC", "DESC")
        )
    except (*inspection.UNREADABLE, TypeError):
        return
    for seq in range(1, min(last, size // 64) + 1):
        try:
            yield from inspection.every_row(connection, seq)
        except inspection.UNREADABLE:
            continue
