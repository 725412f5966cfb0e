"""The careful reader of delimited text: knows the line and the column of everything it meets.

Much slower than pandas, so it reads the first lines of every file, and the whole of a file only where the
fast reader met something that has to be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pmkit.backlog.problems import ImportProblem

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 1_000_000
MOST_COLUMNS = 5_000

_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')


@dataclass(frozen=True)
class Record:
    """The cells of one row, the `line` (from 1) that it begins on and the position where it ends."""

    line: int
    cells: list[str]
    end: int


def records(text: str, delimiter: str, *, whole: bool = True) -> Iterator[Record]:
    """Every row of the text that has at least one character.

    `whole=False` says that the text is only the beginning of a file, so that an open quote at its end is no
    mistake. Raises `ImportProblem` for a quote that never closes, a cell beyond `LONGEST_CELL` characters and
    a row beyond `MOST_COLUMNS` cells.
    """
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    at, line, end = 0, 1, len(text)
    while at < end:
        first = line
        cells: list[str] = []
        while True:
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
        raise ImportProblem(
            f"The cell in line {line}, column {column} is {(at - begin) / 1e6:.1f} million characters long; "
            "1 million is the most that is read. Shorten it in the tracker, or leave that field out of the "
            "export.",
            line=line,
            column=column,
        )
    return "".join(parts), at, line + text.count("\n", begin, at)


def find_delimiter(text: str) -> str:
    """The mark between the cells, from the first lines: the one that cuts most rows into as many cells as the
    header has."""
    if text[:4].lower() == "sep=" and len(text) > 4 and text[4] in DELIMITERS:
        return text[4]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        try:
            rows = [len(row.cells) for row in _first(text, delimiter, 30)]
        except ImportProblem:
            continue
        if not rows or rows[0] < 2:
            continue
        same = sum(width == rows[0] for width in rows) / len(rows)
        score = same * (1 + min(rows[0], 50) / 25)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _first(text: str, delimiter: str, most: int) -> Iterator[Record]:
    for number, record in enumerate(records(text, delimiter, whole=False)):
        if number == most:
            return
        yield record
