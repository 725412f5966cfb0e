"""A copy of everything one did, for another computer: progress and own backlogs, in one file.

The file may come from anywhere: it is read in memory with limits, no name in it becomes a path, and what is
here already is never replaced.
"""

from __future__ import annotations

import zipfile
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pmkit.archives import DAMAGED, TooLarge, open_archive, read_entry
from pmkit.english import counted, spoken_day
from pmkit.practice.messages import say
from pmkit.practice.progress import ProgressStore, portable

if TYPE_CHECKING:
    from pmkit.backlog.schema import Backlog

_BACKLOGS = "backlogs/"
_MOST_BACKLOGS = 200
_LARGEST = 100_000_000
"""Bytes of a packed backlog; that of a hundred thousand items has a third of it."""


@dataclass(frozen=True)
class Copy:
    """What a copy holds: the progress, the backlogs, and how many of those could not be read."""

    name: str
    progress: portable.Backup
    backlogs: tuple[Backlog, ...] = ()
    damaged: int = 0

    def brings(self, store: ProgressStore) -> bool:
        """Whether anything in it is not here yet."""
        return bool(portable.difference(store, self.progress).new or self._missing())

    def preview(self, store: ProgressStore) -> str:
        """What is in it, and what would come in; nothing has come in yet."""
        differs = portable.difference(store, self.progress)
        made = f", made on {_day(self.progress.made)}," if self.progress.made else ""
        what = contents(differs.entries, len(self.backlogs))
        said = [say("copy.holds", name=self.name, made=made, what=what)]
        missing = self._missing()
        if differs.new == differs.entries and len(missing) == len(self.backlogs):
            said.append(say("copy.all-new"))
        elif differs.new or missing:
            said.append(say("copy.new", what=contents(differs.new, len(missing))))
        else:
            said.append(say("copy.known"))
        if differs.new and store.latest():
            said.append(say("copy.newer", items=differs.items) if differs.items else say("copy.older"))
        if unreadable := self.progress.unreadable + self.damaged:
            said.append(say("copy.damaged", n=unreadable))
        return " ".join(said)

    def bring_in(self, store: ProgressStore) -> tuple[portable.Merged, int]:
        """Add what is not here yet; what came of the progress, and how many backlogs came in.

        Raises ValueError with a sentence where the disk refuses.
        """
        missing = self._missing()
        if missing:
            from pmkit.backlog import storage

            for backlog in missing:
                storage.save(backlog)
        return portable.merge(store, self.progress), len(missing)

    def _missing(self) -> list[Backlog]:
        """The backlogs that are not kept here, or another one under their name: those get one of their
        own. What came in by that name before is left as it is now."""
        if not self.backlogs:
            return []
        from pmkit.backlog import BacklogProblem, storage, to_bytes

        names = {one.name for one in storage.stored()}
        found = []
        for backlog in self.backlogs:
            name = backlog.source.name
            if name in names:
                with suppress(BacklogProblem):  # a damaged one is another one, too
                    if to_bytes(backlog) == to_bytes(storage.load(storage.id_of(name))):
                        continue
                name = f"{name} (copy of {_day(self.progress.made) or 'another computer'})"
            if name not in names:
                found.append(replace(backlog, source=replace(backlog.source, name=name)))
        return found


def write(store: ProgressStore, path: str | Path) -> tuple[int, int]:
    """Write everything to a new file; returns how many attempts and how many backlogs are in it.

    Raises ValueError with a sentence where the file exists or can't be written.
    """
    kept = portable.backup(store, path)
    backlogs = _kept_backlogs()
    try:
        with zipfile.ZipFile(path, "a") as archive:
            for number, data in enumerate(backlogs, 1):
                archive.writestr(f"{_BACKLOGS}{number}.zip", data)
    except OSError as problem:
        Path(path).unlink(missing_ok=True)
        raise ValueError(say("copy.full", name=path, why=problem.strerror or "unknown cause")) from problem
    return kept, len(backlogs)


def _kept_backlogs() -> list[bytes]:
    """Each backlog with what was decided on it; one whose file is damaged stays where it is."""
    from pmkit.home import home

    if not (home() / "backlogs").is_dir():  # then nothing of it needs loading
        return []
    from pmkit.backlog import BacklogProblem, storage, to_bytes

    found = []
    for one in storage.stored():
        try:
            found.append(to_bytes(storage.load(one.id)))
        except BacklogProblem:
            continue
    return found


def read(path: str | Path, name: str = "") -> Copy:
    """What a copy holds, or another machine's `progress.db`; `name` is how messages call it.

    Raises ValueError with a sentence where the file is neither.
    """
    progress = portable.read(path, name)
    name = name or Path(path).name
    backlogs: list[Backlog] = []
    damaged = 0
    if not zipfile.is_zipfile(path):
        return Copy(name, progress)
    try:
        with open_archive(Path(path)) as archive:
            entries = [one for one in archive.namelist() if one.startswith(_BACKLOGS)]
            damaged = max(0, len(entries) - _MOST_BACKLOGS)
            for entry in entries[:_MOST_BACKLOGS]:
                backlog = _backlog(archive, entry)
                if backlog is None:
                    damaged += 1
                else:
                    backlogs.append(backlog)
    except (TooLarge, *DAMAGED):
        damaged += 1
    return Copy(name, progress, tuple(backlogs), damaged)


def _backlog(archive: zipfile.ZipFile, entry: str) -> Backlog | None:
    from pmkit.backlog import BacklogProblem, from_bytes

    try:
        return from_bytes(read_entry(archive, entry, _LARGEST))
    except (TooLarge, BacklogProblem, *DAMAGED):
        return None


def contents(entries: int, backlogs: int) -> str:
    """What is in a copy or came of it, in words."""
    own = f" and {counted(backlogs, 'backlog')} of your own"
    return portable.entries(entries) + (own if backlogs else "")


def _day(made: str) -> str:
    """2026-11-20 as people read it."""
    day = date.fromisoformat(made) if made else None
    return spoken_day(day) if day else ""
