"""Look at the write-ahead log beside a progress file before SQLite does, which passes over a part that is
spoiled and takes a log of another day for today's.

Source: the SQLite file format, https://www.sqlite.org/fileformat2.html (section 4), and
https://www.sqlite.org/walformat.html.
"""

import array
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HEADER, FRAME = 32, 24
"""Bytes before the first frame, and before the page in each frame."""
_MAGIC = 0x377F0682
_TABLE_LEAF = 13
_TRIES = 5
_looked_at: set[Path] = set()


@dataclass(frozen=True)
class _Log:
    """What SQLite reads of a log: the newest copy of each page, and how many pages the file then has."""

    pages: dict[int, bytes]
    count: int
    spoiled: bool


def is_at_odds(path: Path) -> bool:
    """Whether a log lies there that is spoiled or does not belong to the file, or whose file is gone.

    Another notebook may be writing meanwhile, so only what stays as it is counts. The file itself is read
    once in a program: to close a file that SQLite has open would take SQLite's locks from it.
    """
    for _ in range(_TRIES):
        data = _bytes(path)
        if len(data) <= HEADER:
            return False
        log = _read(data)
        odd = log.spoiled or _size(path) == 0
        if not odd and path not in _looked_at:
            odd = _is_of_another_day(log, path, page_size(data))
        if not odd:
            break
        time.sleep(0.05)
        if _bytes(path) == data:
            return True
    _looked_at.add(path)
    return False


def is_emptied(path: Path) -> bool:
    """Whether the file is there and holds nothing, and not because another notebook makes it just now."""
    for _ in range(_TRIES):
        if not path.exists() or _size(path):
            return False
        time.sleep(0.05)
    return True


def page_size(data: bytes) -> int:
    """The size of a page as the header of a log or of a file (both hold it) gives it; else the usual one."""
    log = int.from_bytes(data[:4], "big") & ~1 == _MAGIC
    size = int.from_bytes(data[8:12] if log else data[16:18], "big")
    size = 65536 if size == 1 else size
    known = log or data[:16] == b"SQLite format 3\0"
    return size if known and 512 <= size <= 65536 and size & (size - 1) == 0 else 4096


def frames(data: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Head and page of each whole frame."""
    for start in range(HEADER, len(data) - FRAME - size + 1, FRAME + size):
        yield data[start : start + FRAME], data[start + FRAME : start + FRAME + size]


def _read(data: bytes) -> _Log:
    """As SQLite does: frames count while salts and sums agree, up to the last one that ends a commit."""
    order = "big" if data[3] & 1 else "little"
    salts, before = data[16:24], _sums(data[:24], (0, 0), order)
    found = list(frames(data, page_size(data)))
    if int.from_bytes(data[:4], "big") & ~1 != _MAGIC or before != _pair(data[24:32]):
        return _Log({}, 0, bool(found))
    pages: dict[int, bytes] = {}
    whole: dict[int, bytes] = {}
    count = read = 0
    for head, page in found:
        before = _sums(head[:8] + page, before, order)
        if head[8:16] != salts or before != _pair(head[16:24]):
            break
        read += 1
        whole[int.from_bytes(head[:4], "big")] = page
        if ends := int.from_bytes(head[4:8], "big"):
            pages, count = pages | whole, ends
            whole = {}
    return _Log(pages, count, any(_is_of_this_log(head, salts) for head, _page in found[read:]))


def _is_of_this_log(head: bytes, salts: bytes) -> bool:
    """What an older log has left behind in the file differs in both salts."""
    return head[8:12] == salts[:4] or head[12:16] == salts[4:]


def _is_of_another_day(log: _Log, path: Path, size: int) -> bool:
    """Attempts are only added: a log that would take pages or rows away is not the file's own."""
    if log.count == 0:
        return False
    if _size(path) // size > log.count:
        return True
    with path.open("rb") as file:
        for number, page in log.pages.items():
            file.seek((number - 1) * size)
            if _rows(page, number) < _rows(file.read(size), number):
                return True
    return False


def _rows(page: bytes, number: int) -> int:
    start = 100 if number == 1 else 0
    is_leaf = len(page) > start + 8 and page[start] == _TABLE_LEAF
    return int.from_bytes(page[start + 3 : start + 5], "big") if is_leaf else 0


def _sums(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    words = array.array("I", data)
    if order != sys.byteorder:
        words.byteswap()
    one, other = before
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one += even + other
        other += odd + one
    return one & 0xFFFFFFFF, other & 0xFFFFFFFF


def _pair(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")


def _bytes(path: Path) -> bytes:
    try:
        return path.with_name(path.name + "-wal").read_bytes()
    except OSError:
        return b""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
