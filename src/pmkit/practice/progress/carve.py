"""Read attempts out of the raw pages of an SQLite file that SQLite itself refuses to open.

Attempts are only ever added, so that an old copy of a page holds nothing that is wrong today: every page
of the file and of its write-ahead log is looked at, and what reads as a whole attempt is taken.
Source of the layout: the SQLite file format, https://www.sqlite.org/fileformat2.html (sections 1.6, 2.1
and 4).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pmkit.practice.progress import log
from pmkit.practice.progress.attempt import Attempt
from pmkit.practice.progress.rows import KEPT, attempt_of

_COLUMNS = ("seq", *KEPT, "checksum")
_TABLE_LEAF = 13


def attempts_in(path: Path) -> Iterator[Attempt]:
    """Every attempt found in the pages of `path` and of the write-ahead log beside it."""
    raw, data = (_bytes(one) for one in (path, path.with_name(path.name + "-wal")))
    size = log.page_size(raw or data)
    main = {n + 1: raw[n * size : (n + 1) * size] for n in range(len(raw) // size + 1)}
    frames = [(int.from_bytes(head[:4], "big"), page) for head, page in log.frames(data, size)]
    newest = main | dict(frames)
    for number, page in [*main.items(), *frames]:
        yield from _attempts_of_page(page, 100 if number == 1 else 0, newest, size)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _attempts_of_page(page: bytes, header: int, pages: dict[int, bytes], size: int) -> Iterator[Attempt]:
    if len(page) < header + 8 or page[header] != _TABLE_LEAF:
        return
    cells = int.from_bytes(page[header + 3 : header + 5], "big")
    for number in range(min(cells, size // 4)):
        place = header + 8 + 2 * number
        start = int.from_bytes(page[place : place + 2], "big")
        try:
            # a row of schema 1 ends before the checksum
            attempt = attempt_of(dict(zip(_COLUMNS, _cell(page, start, pages, size), strict=False)))
        except (IndexError, ValueError):
            continue
        if attempt is not None:
            yield attempt


def _cell(page: bytes, start: int, pages: dict[int, bytes], size: int) -> list[Any]:
    length, start = _varint(page, start)
    _rowid, start = _varint(page, start)
    here = _local_bytes(length, size)
    payload = page[start : start + here]
    following = int.from_bytes(page[start + here : start + here + 4], "big") if here < length else 0
    visited: set[int] = set()
    while len(payload) < length and following in pages and following not in visited:
        visited.add(following)
        overflow = pages[following]
        payload += overflow[4 : 4 + length - len(payload)]
        following = int.from_bytes(overflow[:4], "big")
    if len(payload) != length:
        raise ValueError("The rest of the row is missing.")
    return _values(payload)


def _local_bytes(length: int, size: int) -> int:
    """How much of a row lies in its own page (section 1.6: U, P, X, M and K of a table leaf)."""
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    if length <= most:
        return length
    fitting = least + (length - least) % (size - 4)
    return fitting if fitting <= most else least


def _values(payload: bytes) -> list[Any]:
    header, place = _varint(payload, 0)
    kinds = []
    while place < header:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[Any] = []
    for kind in kinds:
        length = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind] if kind < 10 else (kind - 12) // 2
        raw = payload[place : place + length]
        if len(raw) != length:
            raise ValueError("The row is cut off.")
        place += length
        values.append(_value(kind, raw))
    return values


def _value(kind: int, raw: bytes) -> Any:
    if kind >= 12:
        return raw.decode("utf-8")
    return {0: None, 8: 0, 9: 1}.get(kind, int.from_bytes(raw, "big", signed=True))


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for number in range(8):
        byte = data[place + number]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + number + 1
    return value << 8 | data[place + 8], place + 9
