"""Zip files that may come from anybody, read with limits: nothing is unpacked to the disk, no name in them
becomes a path, and what they claim is checked before memory is taken and again while they are read.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OverflowError,
    OSError,  # a place outside the file
)  # fmt: skip
"""What reading a damaged archive raises."""
MOST_AT_ONCE = 2_000_000
"""Bytes of one read, so that a list of contents is no longer: that of twenty thousand files is shorter."""
MOST_RATIO = 100
"""How many times longer than packed an entry may be that unpacks to more than MOST_AT_ONCE."""
_PIECE = 65_536


class TooLarge(ValueError):
    """There is more in an archive than may be read of it."""


@contextmanager
def open_archive(file: Path | BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive in a file. Raises TooLarge where its list of contents has no end, or what DAMAGED names."""
    if isinstance(file, Path):
        with file.open("rb") as opened, open_archive(opened) as archive:
            yield archive
        return
    with zipfile.ZipFile(_Careful(file)) as archive:  # type: ignore[call-overload]
        yield archive


def read_entry(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A whole entry. Raises TooLarge where it is longer than `most` bytes, and what DAMAGED names."""
    with _open_entry(archive, name, most) as entry:
        data = bytearray()
        while piece := entry.read(_PIECE):  # to ask for all of it would look like a list without an end
            data += piece
            if len(data) > most:
                raise TooLarge(f"{name} is longer than {most:,} bytes.")
    return bytes(data)


def read_lines(
    archive: zipfile.ZipFile, name: str, *, most_bytes: int, longest: int, most_lines: int
) -> Iterator[bytes]:
    """The lines of an entry that are not blank, one after the other. `longest` are the bytes of one line.

    Raises TooLarge where a limit is passed, and what DAMAGED names.
    """
    total = count = 0
    with _open_entry(archive, name, most_bytes) as entry:
        while line := entry.readline(longest):
            total, count = total + len(line), count + 1
            if total > most_bytes or len(line) >= longest or count > most_lines:
                raise TooLarge(f"{name} holds more than may be read of it.")
            if line.strip():
                yield line


@contextmanager
def _open_entry(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[BinaryIO]:
    entry = archive.getinfo(name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others unpack as much as they like at one go, whatever one asks for.
        raise zipfile.BadZipFile(f"{name} is packed in a way that pmkit never uses.")
    claims_much = entry.file_size > MOST_AT_ONCE
    if entry.file_size > most or (claims_much and entry.file_size > MOST_RATIO * entry.compress_size):
        raise TooLarge(f"{name} claims to unpack to {entry.file_size:,} bytes.")
    with archive.open(entry) as opened:
        yield io.BufferedReader(opened, _PIECE)  # type: ignore[type-var]


class _Careful:
    """A file that refuses to give very much at once: a list of contents can be as long as it claims."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(MOST_AT_ONCE + 1 if size < 0 else min(size, MOST_AT_ONCE + 1))
        if len(data) > MOST_AT_ONCE:
            raise TooLarge("The list of what is in the file is longer than that of any file of ours.")
        return data

    def __getattr__(self, name: str) -> Any:  # seek, tell and what else a file has
        return getattr(self._file, name)
