"""Take progress to another machine: one backup file, what it would bring, and the union of two histories.

A backup is a zip with `about.json` and `attempts.jsonl` (one attempt a line). It may come from anywhere, so
it is read as a stream with limits, never unpacked to the disk, and nothing in it is run or trusted.
"""

import json
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pmkit.archives import DAMAGED, TooLarge, open_archive, read_entry, read_lines
from pmkit.english import counted
from pmkit.practice.progress.attempt import Attempt
from pmkit.practice.progress.store import ProgressStore
from pmkit.practice.writing import whole_zip

FORMAT, VERSION = "pmkit-progress", 1
_MOST_BRACKETS = 2_000
"""In one line, beside one for each five bytes: what holds more swells in memory and says nothing."""
_ABOUT, _ATTEMPTS = "about.json", "attempts.jsonl"
NO_COPY = (
    "{name} is no copy of your work, or it is damaged. The name of a copy begins with pmkit-copy or "
    "pmkit-backup; choose that file, or make the copy once more."
)
LONGEST_LINE = 4_000_000
"""Bytes; an answer is far shorter."""
MOST_BYTES = 1_000_000_000
"""Of unpacked lines; what is longer is no backup of ours."""
_LAST_MOMENT = 253_402_300_799_999_999
"""Microseconds from 1970 to the end of the year 9999."""
MOST_LINES = 300_000
"""Of a backup: ten thousand are many."""


@dataclass(frozen=True)
class Backup:
    """What a file holds: its attempts, how many of its lines could not be read, the day it was made ("" where
    it does not say)."""

    attempts: list[Attempt]
    unreadable: int = 0
    made: str = ""


@dataclass(frozen=True)
class Difference:
    """What a backup would bring: its `entries`, how many are `new` here, and at how many `items` one of these
    is newer than all that is here, so that something else is shown there afterwards."""

    entries: int
    new: int
    items: int


@dataclass(frozen=True)
class Merged:
    """What came of a merge, in numbers of attempts."""

    added: int
    known: int
    unreadable: int

    def sentence(self) -> str:
        """For the person who asked for it."""
        said = f"{entries(self.added)} added, {self.known} already here."
        if self.unreadable:
            said += f" {entries(self.unreadable)} of the file could not be read and are left out."
        return said


def backup(store: ProgressStore, path: str | Path) -> int:
    """Write everything in the store to one new file; returns how many attempts.

    Raises ValueError with a sentence where the file exists or can't be written, or where nothing can be read
    and that is no wonder.
    """
    from pmkit.practice.progress import rescue

    path = Path(path)
    if path.exists():
        raise ValueError(f"{path} exists already and is not overwritten. Choose another name.")
    history = [attempt for attempt in store.history() if not attempt.is_stub]
    if not history and (wrong := store.notice or rescue.told_of(store.place)):
        raise ValueError(f"No copy was made, because no entry can be read. {wrong}")
    about = {"format": FORMAT, "version": VERSION, "attempts": len(history)}
    about["made_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    with whole_zip(path) as archive:
        archive.writestr(_ABOUT, json.dumps(about, indent=1) + "\n")
        with archive.open(_ATTEMPTS, "w", force_zip64=True) as lines:
            for attempt in history:
                lines.write(json.dumps(attempt.to_json()).encode() + b"\n")
    return len(history)


def read(path: str | Path, name: str = "") -> Backup:
    """What a backup, or another machine's `progress.db`, holds; `name` is how messages call it.

    Raises ValueError with a sentence where the file is neither.
    """
    path = Path(path)
    name = name or str(path)
    if path.is_dir():
        raise ValueError(f"{name} is a folder. Choose the copy in it.")
    if not path.is_file():
        raise ValueError(f"There is no file {name}. Check the name and the folder.")
    with path.open("rb") as file:
        if file.read(15) != b"SQLite format 3":
            return _read_backup(path, name)
    from pmkit.practice.progress import rescue

    found = rescue.salvage(path)
    if not found.attempts:
        raise ValueError(f"No progress could be read from {name}. Is it the progress.db of a pmkit folder?")
    return Backup(list(map(_in_our_time, found.attempts)), found.spoiled)


def difference(store: ProgressStore, found: Backup) -> Difference:
    """What `merge` would change here."""
    here = {attempt.attempt_id for attempt in store.history() if not attempt.is_stub}
    latest = store.latest()
    new = {attempt.attempt_id: attempt for attempt in found.attempts if attempt.attempt_id not in here}
    items = {
        attempt.item
        for attempt in new.values()
        if attempt.item not in latest
        or (attempt.clock or attempt.microseconds()) > latest[attempt.item].clock
    }
    return Difference(len({attempt.attempt_id for attempt in found.attempts}), len(new), len(items))


def merge(store: ProgressStore, found: Backup) -> Merged:
    """Add what was read to the store: attempts that are here already stay as they are, nothing is taken
    away."""
    different = len({attempt.attempt_id for attempt in found.attempts})
    added = store.append_all(found.attempts)
    return Merged(added=added, known=different - added, unreadable=found.unreadable)


def _read_backup(path: Path, name: str) -> Backup:
    attempts: list[Attempt] = []
    unreadable, made = 0, ""
    try:
        with open_archive(path) as archive:
            made = _made(name, archive)
            lines = read_lines(
                archive, _ATTEMPTS, most_bytes=MOST_BYTES, longest=LONGEST_LINE, most_lines=MOST_LINES
            )
            for line in lines:
                attempt = _attempt(line)
                if attempt is None:
                    unreadable += 1
                else:
                    attempts.append(attempt)
    except TooLarge as problem:
        raise ValueError(f"{name} holds more than anybody's work does. Nothing was brought in.") from problem
    except PermissionError as problem:
        raise ValueError(f"{name} can't be read: {problem.strerror}.") from problem
    except DAMAGED as problem:
        if not attempts:
            raise ValueError(NO_COPY.format(name=name)) from problem
        unreadable += 1
    return Backup(attempts, unreadable, made)


def _made(name: str, archive: zipfile.ZipFile) -> str:
    """The day on which the backup was made. Raises ValueError where it is none of ours."""
    head = read_entry(archive, _ABOUT, 100_000)
    try:
        about: Any = json.loads(head)
        version, ours = int(about["version"]), about["format"] == FORMAT
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        ours = False
    if not ours:
        raise ValueError(NO_COPY.format(name=name))
    if version > VERSION:
        raise ValueError(f"{name} was made by a newer pmkit. Update pmkit, then bring it in.")
    try:
        return date.fromisoformat(str(about.get("made_at", ""))[:10]).isoformat()
    except ValueError:
        return ""


def _attempt(line: bytes) -> Attempt | None:
    if line.count(b"[") + line.count(b"{") > _MOST_BRACKETS + len(line) // 5:
        return None
    try:
        return _in_our_time(Attempt.from_json(json.loads(line)))
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None


def _in_our_time(attempt: Attempt) -> Attempt:
    """A clock beyond every date leaves none for what is answered afterwards: the attempt's time counts."""
    return attempt if attempt.clock <= _LAST_MOMENT else replace(attempt, clock=attempt.microseconds())


def entries(count: int) -> str:
    """A number of attempts, as a person reads it."""
    return counted(count, "entry", "entries")
