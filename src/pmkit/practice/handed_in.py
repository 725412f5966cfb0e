"""The files in a folder that may be submissions: in its folders as a learning-management system makes them,
and in the archives that it gives, one level deep. What is passed over is told.
"""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from pmkit.archives import DAMAGED, TooLarge, open_archive, read_entry
from pmkit.english import listed
from pmkit.hidden_characters import visible_name
from pmkit.practice.submission import ABOUT, LARGEST_FILE, Submission, UnreadableSubmission, read_submission

MOST_FILES = 5_000
DEEPEST = 3
"""Folders below the one that is collected: learning-management systems make one per learner."""


@dataclass(frozen=True)
class HandedIn:
    """One file below `folder`; `inside` is its name in the open `archive` at `path`. It is read only when
    asked."""

    folder: Path
    path: Path
    inside: str = ""
    archive: ZipFile | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """How messages call it."""
        name = visible_name(self.path.relative_to(self.folder).as_posix())
        return f"{name}/{visible_name(self.inside)}" if self.inside else name

    def read(self) -> Submission:
        """The submission in it. Raises UnreadableSubmission with a sentence."""
        return read_submission(self._unpacked(self.archive) if self.archive else self.path, self.name)

    def _unpacked(self, archive: ZipFile) -> BinaryIO:
        try:
            data = read_entry(archive, self.inside, LARGEST_FILE)
        except TooLarge as problem:
            raise UnreadableSubmission(
                f"{self.name} is far larger than any submission; it was not opened."
            ) from problem
        except DAMAGED as problem:
            raise UnreadableSubmission(
                f"{self.name} is damaged in its archive. Ask for it once more."
            ) from problem
        names = _names(io.BytesIO(data))
        if ABOUT not in names and any(map(_is_archive, names)):
            raise UnreadableSubmission(
                f"{self.name} holds archives itself; it was not opened. Unpack it into the folder and "
                "collect again."
            )
        return io.BytesIO(data)


@dataclass
class Folder:
    """A folder to go through, once. `remarks` gets sentences on what was passed over."""

    path: Path
    remarks: list[str]
    _others: list[str] = field(default_factory=list)
    _count: int = 0

    def files(self) -> Iterator[HandedIn]:
        """The files to look at, in the order of their names; links to folders are not followed."""
        for place, folders, names in os.walk(self.path, followlinks=False):
            here = Path(place)
            folders.sort()
            deep = len(here.relative_to(self.path).parts) >= DEEPEST
            for name in folders:
                if (here / name).is_symlink():
                    self.remarks.append(f"{visible_name(name)} is a link to a folder; it was not followed.")
                elif deep:
                    self.remarks.append(
                        f"{visible_name(name)} lies in more than {DEEPEST} folders; it was not opened. "
                        "Move it up and collect again."
                    )
            if deep:
                folders.clear()
            for name in sorted(names):
                if not _is_archive(name):
                    self._pass_over(name)
                    continue
                for one in self._archive(here / name):
                    self._count += 1
                    if self._count > MOST_FILES:
                        self.remarks.append(
                            f"There are more than {MOST_FILES:,} files; the rest was left out."
                        )
                        return
                    yield one
        if self._others:
            told = listed([visible_name(name) for name in self._others], 5)
            self.remarks.append(f"Not opened, because submissions end in .zip: {told}.")

    def _pass_over(self, name: str) -> None:
        if not name.startswith("."):
            self._others.append(name)

    def _archive(self, path: Path) -> Iterator[HandedIn]:
        """The file itself, or what is in it where it is an archive of submissions."""
        inside = _names_in(path)
        if ABOUT in inside or not any(map(_is_archive, inside)):
            yield HandedIn(self.path, path)
            return
        with open_archive(path) as archive:  # once: its list of contents may be long
            for name in inside:
                last = name.rpartition("/")[2]
                if not last or name.startswith("__MACOSX/"):
                    continue  # a folder, or what a Mac notes beside a file
                if _is_archive(name):
                    yield HandedIn(self.path, path, name, archive)
                else:
                    self._pass_over(last)


def _names_in(path: Path) -> list[str]:
    """The names in an archive, sorted; none where it can't be read: reading it says why."""
    if path.is_symlink() or not path.is_file():
        return []
    return _names(path)


def _names(file: Path | BinaryIO) -> list[str]:
    try:
        with open_archive(file) as archive:
            return sorted(archive.namelist())
    except (TooLarge, *DAMAGED):
        return []


def _is_archive(name: str) -> bool:
    return name.casefold().endswith(".zip")
