"""From the bytes of a file to UTF-8, and what kind of file it is at all.

Recognises UTF-8 and UTF-16 with and without a byte-order mark, Windows-1252 and Windows-1250 from the bytes
alone; refuses, in words, what is no text. Knows nothing of tables.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from pmkit.backlog.errors import ImportProblem

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
_NO_TEXT_FILE = "{name} is not a text file. Export the backlog as CSV and choose that file."
_ACCENTS = re.compile(rb"[\x80-\xff]+")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NO_TEXT = bytes({*range(9), *range(14, 27), 28, 29, 30, 31})
"""Control characters that no text has; NUL counts too, since UTF-16 is recognised before."""
_POLISH = re.compile(rb"[a-z]{3}[\xb3\xb9\xbf]|[a-z\xc0-\xff][\xb3\xb9\xbf](?=[a-z\xc0-\xff])")
"""The letters ł, ą and ż of Windows-1250 in a word, where Windows-1252 has ³, ¹ and ¿ (but see m³)."""


@dataclass(frozen=True)
class Text:
    """A file's text as UTF-8 bytes without a byte-order mark, and the `encoding` it was found in."""

    data: bytes
    encoding: str


def file_kind(data: bytes, name: str) -> FileKind:
    """What the bytes are; raises `ImportProblem` for what can't hold a table, saying what to export
    instead."""
    if not data.lstrip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
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
        _refuse_binary(body, name)
        if not _mostly_utf8(body):
            return _windows(body, name)
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
    before = data[:offset]
    start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
    line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
    return line, len(before[start:].decode("utf-8", "replace")) + 1


def _utf16(data: bytes) -> str | None:
    """UTF-16 by its byte-order mark, or by the zero bytes of the beginning standing only in every second
    place, as they do beside ASCII's commas and line ends."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(
        codecs.BOM_UTF32_LE
    ):
        return "utf-16"
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 8 or min(even, odd) or max(even, odd) < 0.04 * len(head):
        return None
    found = "utf-16-le" if odd else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(found, "replace")
    strange = sum(unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") for char in text.strip())
    return found if strange - sum(map(text.strip().count, "\r\n\t")) <= 0.02 * len(text) else None


def _refuse_nul(data: bytes, name: str) -> None:
    offset = data.find(b"\0")
    if offset < 0:
        return
    _refuse_binary(data, name)
    if data.count(b"\0") > 0.01 * len(data):
        raise ImportProblem(_NO_TEXT_FILE.format(name=name))
    line, column = place(data, offset)
    raise ImportProblem(
        f"{name} is damaged: line {line}, character {column} holds a zero byte. Export it again.",
        line=line,
        column=column,
    )


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:4000]
    if len(head) - len(head.translate(None, _NO_TEXT)) > 0.02 * len(head):
        raise ImportProblem(_NO_TEXT_FILE.format(name=name))


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


def _windows(data: bytes, name: str) -> Text:
    """Windows-1252, or Windows-1250 where it has the letters of Polish inside words; bytes that they leave
    open become what Latin-1 makes of them.

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
    page, said = ("cp1250", "Windows-1250") if _POLISH.search(data) else ("cp1252", "Windows-1252")
    try:
        return Text(data.decode(page).encode(), said)
    except UnicodeDecodeError:
        return Text(data.decode("latin-1").encode(), said)


def _cut_off(data: bytes, problem: UnicodeDecodeError) -> bool:
    return problem.reason == "unexpected end of data" and problem.end >= len(data) - 1
