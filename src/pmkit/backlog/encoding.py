"""From the bytes of a file to UTF-8, and what kind of file it is at all.

Recognises UTF-8 with and without a byte-order mark, UTF-16 and Windows-1252 from the bytes alone; refuses, in
words, what is no text. Knows nothing of tables.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from pmkit.backlog.problems import ImportProblem

FileKind = Literal["text", "json", "xlsx"]

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
)
_ACCENTS = re.compile(rb"[\x80-\xff]+")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Text:
    """A file's text as UTF-8 bytes without a byte-order mark, and the `encoding` it was found in."""

    data: bytes
    encoding: str


def file_kind(data: bytes, name: str) -> FileKind:
    """What the bytes are; raises `ImportProblem` for what can't hold a table, saying what to export
    instead."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise ImportProblem(f"{name} is empty. Export it again, with all fields, and choose that file.")
    if data[:4] == b"PK\x03\x04":
        return "xlsx"
    if data[:4] == _OLD_EXCEL:
        raise ImportProblem(
            f"{name} is an old or password-protected Excel file. Open it, save it as .xlsx without a "
            "password or as CSV, and choose that file."
        )
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ImportProblem(
                f"{name} is {what}, not a table. Export the backlog as CSV and choose that file."
            )
    return "text"


def to_utf8(data: bytes, name: str) -> Text:
    """The text of the file. Raises `ImportProblem`, with line and column, for mixed encodings and NUL
    bytes."""
    found = _utf16(data)
    if found is not None:
        try:
            text = data.decode(found)
        except UnicodeDecodeError as problem:
            line = data[: problem.start].decode(found, "replace").count("\n") + 1
            raise ImportProblem(
                f"{name} looks like UTF-16, but line {line} can't be read: the file is cut off or damaged. "
                "Export it again.",
                line=line,
            ) from None
        _refuse_nul(text.encode("utf-8", "replace"), name)
        return Text(text.lstrip("\ufeff").encode("utf-8", "replace"), "UTF-16")
    body = data.removeprefix(codecs.BOM_UTF8)
    _refuse_nul(body, name)
    try:
        body.decode("utf-8")
        return Text(body, "UTF-8")
    except UnicodeDecodeError as problem:
        if not _mostly_utf8(body):
            return Text(_windows(body, name), "Windows-1252")
        if _cut_off(body, problem):
            raise ImportProblem(
                f"{name} ends in the middle of a character: it is cut off. Export it again.",
                line=body.count(b"\n") + 1,
            ) from None
        line, column = place(body, problem.start)
        raise ImportProblem(
            f"{name} mixes two encodings: line {line}, character {column} is not UTF-8, other lines are. "
            "Open the file in a spreadsheet, repair that line and save it as CSV UTF-8.",
            line=line,
            column=column,
        ) from None


def place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and character, both from 1, of a position in UTF-8 text."""
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode("utf-8", "replace")) + 1


def _utf16(data: bytes) -> str | None:
    """UTF-16 by its byte-order mark, or by every second byte of the beginning being zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:2000]
    half = len(head) // 2
    if half >= 4:
        if head[1::2].count(0) > 0.7 * half and head[::2].count(0) == 0:
            return "utf-16-le"
        if head[::2].count(0) > 0.7 * half and head[1::2].count(0) == 0:
            return "utf-16-be"
    return None


def _refuse_nul(data: bytes, name: str) -> None:
    offset = data.find(b"\0")
    if offset < 0:
        return
    control = sum(data[:4000].count(byte) for byte in range(9))
    if control > 0.02 * len(data[:4000]) or data.count(b"\0") > 0.01 * len(data):
        raise ImportProblem(f"{name} is not a text file. Export the backlog as CSV and choose that file.")
    line, column = place(data, offset)
    raise ImportProblem(
        f"{name} is damaged: line {line}, character {column} holds a zero byte. Export it again.",
        line=line,
        column=column,
    )


def _mostly_utf8(data: bytes) -> bool:
    """Whether more than a tenth of the runs of bytes beyond ASCII are UTF-8; by chance few are."""
    runs = _ACCENTS.findall(data)
    return sum(_is_utf8(run) for run in runs) > 0.1 * len(runs)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _windows(data: bytes, name: str) -> bytes:
    """Windows-1252; the five bytes that it leaves open become what Latin-1 makes of them.

    Western text has its accents one at a time; many in a row are another alphabet, which is not guessed.
    """
    runs = _ACCENTS.findall(data)
    if sum(len(run) > 3 for run in runs) > 0.1 * len(runs):
        line, column = place(data, data.index(runs[0]))
        raise ImportProblem(
            f"{name} is neither UTF-8, UTF-16 nor Windows-1252: see line {line}, character {column}. Open "
            "it in your spreadsheet and save it as CSV UTF-8.",
            line=line,
            column=column,
        )
    try:
        return data.decode("cp1252").encode()
    except UnicodeDecodeError:
        return data.decode("latin-1").encode()


def _cut_off(data: bytes, problem: UnicodeDecodeError) -> bool:
    return problem.reason == "unexpected end of data" and problem.end >= len(data) - 1
