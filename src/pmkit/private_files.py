"""Files with somebody's answers, grades or progress: nobody but their owner can read them, from the first
byte on. (On Windows the rights of the folder decide.)

Everything that writes such a file calls one of these; knows nothing of what is in them.
"""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def private_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for their owner only. Raises OSError."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def owners_only(path: str, flags: int) -> int:
    """For `open(path, mode, opener=owners_only)`: the file is made for its owner only, and taken from others
    where it was there."""
    handle = os.open(path, flags, 0o600)
    if hasattr(os, "fchmod"):
        with suppress(OSError):  # it belongs to somebody else, or the drive knows no rights
            os.fchmod(handle, stat.S_IMODE(os.fstat(handle).st_mode) & ~_OTHERS)
    return handle


@contextmanager
def replaced_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to fill, which is put in its place when all of it is on the disk: a power cut leaves the old one
    or the new one. Raises OSError; what was there before stays then."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".unfinished")  # 0600
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def make_private(path: Path) -> None:
    """Make an empty file for a program that writes it by itself; one that is there is taken from others.

    Never opens one that is there: closing it would end the locks that SQLite holds on it. Does nothing where
    the disk refuses: that program will say why.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    narrow(path)


def narrow(path: Path) -> None:
    """Take the file from others, where it is there and the disk allows it."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)
