"""Take progress to another machine: one backup file, and the union of two histories.

A backup is a zip with `about.json` and `attempts.jsonl` (one attempt a line). It may come from anywhere, so
it is read as a stream with limits, never unpacked to the disk, and nothing in it is run or trusted.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pmkit.practice.progress.attempt import Attempt
from pmkit.practice.progress.store import ProgressStore

FORMAT, VERSION = "pmkit-progress", 1
_ABOUT, _ATTEMPTS = "about.json", "attempts.jsonl"
LONGEST_LINE = 4_000_000
"""Bytes; an answer is far shorter."""
MOST_BYTES = 1_000_000_000
"""Of unpacked lines; what is longer is no backup of ours."""
_LATEST_CLOCK = 2**60


@dataclass(frozen=True)
class Merged:
    """What came of a restore or a merge, in numbers of attempts."""

    added: int
    known: int
    unreadable: int

    def sentence(self) -> str:
        """For the person who asked for it."""
        said = f"{_entries(self.added)} added, {self.known} already here."
        if self.unreadable:
            said += f" {_entries(self.unreadable)} of the file could not be read and are left out."
        return said


def backup(store: ProgressStore, path: str | Path) -> int:
    """Write everything in the store to one new file; returns how many attempts.

    Raises ValueError with a sentence where the file exists or can't be written.
    """
    path = Path(path)
    if path.exists():
        raise ValueError(f"{path} exists already and is not overwritten. Choose another name.")
    history = store.history()
    about = {"format": FORMAT, "version": VERSION, "attempts": len(history)}
    about["made_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with open(unfinished, "xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(_ABOUT, json.dumps(about, indent=1) + "\n")
                with archive.open(_ATTEMPTS, "w", force_zip64=True) as lines:
                    for attempt in history:
                        lines.write(json.dumps(attempt.to_json()).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink()
        raise ValueError(
            f"{path} can't be written: {problem.strerror}. Choose another folder or make room."
        ) from problem
    return len(history)


def restore(store: ProgressStore, path: str | Path) -> Merged:
    """Add a backup to the store: attempts that are here already stay as they are, nothing is taken away.

    Raises ValueError with a sentence where the file is no backup.
    """
    return _take(store, *read_backup(path))


def merge(store: ProgressStore, path: str | Path) -> Merged:
    """Add another machine's progress, from its backup or from its `progress.db`. Raises ValueError."""
    path = Path(path)
    if not path.is_file():
        raise ValueError(f"There is no file {path}.")
    if path.open("rb").read(15) != b"SQLite format 3":
        return restore(store, path)
    from pmkit.practice.progress import rescue

    attempts = rescue.salvage(path)
    if not attempts:
        raise ValueError(f"No progress could be read from {path}. Is it the progress.db of a pmkit folder?")
    return _take(store, attempts, 0)


def read_backup(path: str | Path) -> tuple[list[Attempt], int]:
    """The attempts of a backup and how many of its lines could not be read. Raises ValueError."""
    attempts: list[Attempt] = []
    unreadable = 0
    try:
        with zipfile.ZipFile(path) as archive:
            _check_about(path, archive)
            for line in _lines(path, archive):
                attempt = _attempt(line)
                if attempt is None:
                    unreadable += 1
                else:
                    attempts.append(attempt)
    except FileNotFoundError as problem:
        raise ValueError(f"There is no file {path}.") from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as problem:
        if attempts:
            return attempts, unreadable + 1
        raise ValueError(f"{path} is no backup of pmkit, or it is damaged. Make a new backup.") from problem
    except OSError as problem:
        raise ValueError(f"{path} can't be read: {problem.strerror}.") from problem
    return attempts, unreadable


def _take(store: ProgressStore, attempts: list[Attempt], unreadable: int) -> Merged:
    different = len({attempt.attempt_id for attempt in attempts})
    added = store.append_all(attempts)
    return Merged(added=added, known=different - added, unreadable=unreadable)


def _check_about(path: str | Path, archive: zipfile.ZipFile) -> None:
    with archive.open(_ABOUT) as file:
        try:
            about: Any = json.loads(file.read(100_000))
            version = int(about["version"])
            ours = about["format"] == FORMAT
        except (ValueError, TypeError, KeyError, RecursionError):
            ours, version = False, 0
    if not ours:
        raise ValueError(f"{path} is no backup of pmkit. A backup is made with: pmkit progress backup FILE")
    if version > VERSION:
        raise ValueError(f"{path} was made by a newer pmkit. Update pmkit, then restore it.")


def _lines(path: str | Path, archive: zipfile.ZipFile) -> Iterator[bytes]:
    total = 0
    with archive.open(_ATTEMPTS) as file:
        while line := file.readline(LONGEST_LINE):
            total += len(line)
            if total > MOST_BYTES or len(line) >= LONGEST_LINE:
                raise ValueError(f"{path} holds more than any progress does. It is not restored.")
            if line.strip():
                yield line


def _attempt(line: bytes) -> Attempt | None:
    try:
        attempt = Attempt.from_json(json.loads(line))
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    return attempt if attempt.clock < _LATEST_CLOCK else None


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
