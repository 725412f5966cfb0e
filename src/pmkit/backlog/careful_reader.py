"""The careful reader of delimited text: knows the line and the column of everything it meets.

Much slower than `fast_readers`, so it reads only what has to be cut off at a place or named. Also
finds the delimiter.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pmkit.backlog.errors import ImportProblem
from pmkit.backlog.header_row import FIRST_ROWS, header_place
from pmkit.backlog.limits import LONGEST_CELL, MOST_COLUMNS

DELIMITERS = (",", ";", "\t", "|")
HEAD = 1 << 16
"""As much of a file as is looked at to find its delimiter and its header."""

_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')


@dataclass(frozen=True)
class Record:
    """The cells of one row, the `line` (from 1) that it begins on and the position where it ends."""

    line: int
    cells: list[str]
    end: int


def records(
    text: str, delimiter: str, *, whole: bool = True, line: int = 1, padded: bool = False
) -> Iterator[Record]:
    """Every row of the text that has at least one character; the text begins in line `line` of its file.

    `whole=False` says that the text is only the beginning of a file, so that an open quote at its end is no
    mistake. Raises `ImportProblem` for a quote that never closes, a cell beyond `LONGEST_CELL` characters and
    a row beyond `MOST_COLUMNS` cells.
    """
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    at, end = 0, len(text)
    while at < end:
        first = line
        cells: list[str] = []
        while True:
            while padded and at < end and text[at] == " ":
                at += 1
            cell, at, line = _cell(text, at, line, plain, len(cells) + 1, whole)
            if cell is None:
                return
            cells.append(cell)
            if len(cells) > MOST_COLUMNS:
                raise ImportProblem(
                    f"Line {first} has more than {MOST_COLUMNS:,} columns; no tracker exports that many. "
                    "Check that this is the right file, or export only the fields that you need.",
                    line=first,
                    column=MOST_COLUMNS,
                )
            if at < end and text[at] == delimiter:
                at += 1
                continue
            break
        if at < end:
            at += 2 if text.startswith("\r\n", at) else 1
            line += 1
        if len(cells) > 1 or cells[0]:
            yield Record(first, cells, at)


def _cell(
    text: str, at: int, line: int, plain: re.Pattern[str], column: int, whole: bool
) -> tuple[str | None, int, int]:
    """One cell, the position after it and the line there; no cell where the text ends in an open quote."""
    begin = at
    parts = []
    if at < len(text) and text[at] == '"':
        match = _QUOTED.match(text, at)
        if match is None:
            if not whole:
                return None, at, line
            raise ImportProblem(
                f"The quotation mark that opens in line {line}, column {column} never closes: a mark is "
                "missing there, or the file was cut off. Export it again, or repair that line.",
                line=line,
                column=column,
            )
        parts.append(match[1].replace('""', '"') if '""' in match[1] else match[1])
        at = match.end()
    rest = plain.match(text, at)
    assert rest is not None  # the pattern matches the empty text too
    parts.append(rest[0])
    at = rest.end()
    if at - begin > LONGEST_CELL:
        known = whole or at < len(text)
        length = f"{(at - begin) / 1e6:.1f} million" if known else "more than 1 million"
        raise ImportProblem(
            f"The cell in line {line}, column {column} is {length} characters long; 1 million is the most "
            "that is read. Shorten it in the tracker, or leave that field out of the export.",
            line=line,
            column=column,
        )
    return "".join(parts), at, line + text.count("\n", begin, at)


def find_delimiter(text: str, cut: bool = True) -> tuple[str, list[list[str]]]:
    """The mark between the cells and the first rows as it divides them, from the beginning of a text: the
    mark that cuts most of the first rows into as many cells as the header has."""
    best, best_score = ",", 0.0
    best_rows: list[list[str]] = []
    for delimiter in DELIMITERS:
        if delimiter in text or delimiter == best:
            rows = first_rows(text, delimiter, cut)
            score = _evenness(rows)
            if score > best_score or not best_rows:
                best, best_rows, best_score = delimiter, rows, score
    return best, best_rows


def _evenness(rows: list[list[str]]) -> float:
    """How much a division into cells looks like a table; 0 where it is none."""
    widths = [len(row) for row in rows[header_place(rows) :]]
    if not widths or widths[0] < 2:
        return 0.0
    return widths.count(widths[0]) / len(widths) * (1 + min(widths[0], 50) / 25)


def first_rows(text: str, delimiter: str, cut: bool = True) -> list[list[str]]:
    """The first rows that are not blank, read without care for quotation marks that stay open.

    `cut` says that the text goes on after its end, so that its last row is not whole.
    """
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):  # a cell that is too long; the rows above it are known
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) == FIRST_ROWS:
                return rows
            if any(row) or len(row) > 1:
                rows.append(row)
    return rows[:-1] if cut and len(rows) > 1 else rows
