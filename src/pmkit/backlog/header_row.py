"""Which of a table's first rows is its header: exports may begin with a title, a date, a filter.

Knows the words that trackers use, but no file; a row is a list of texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmkit.backlog.errors import quoted
from pmkit.backlog.tracker_words import header_words, link_field
from pmkit.english import listed, plural

FIRST_ROWS = 30
_ADDRESS = re.compile(r"^<?https?://\S+$", re.IGNORECASE)
_DATE = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d.*)?$")
_NUMBER = re.compile(r"^[+-]?\d[\d.,]*$")


def header_place(rows: Sequence[Sequence[str]]) -> int:
    """The place (from 0) of the header among the first rows of a table.

    It is the first row, unless that has no column name of a backlog and a row below it either has two and is
    wider than all above it, or begins a table of even width below single cells.

    >>> header_place([["Backlog of the shop"], ["Key", "Title"], ["A-1", "Sort"]])
    1
    """
    if not rows:
        return 0
    known = len(known_fields(rows[0]))
    if known > 1:
        return 0
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    if known == 1 and filled[0] != 2:
        return 0
    for place in range(1, len(rows)):
        if filled[place] > max(filled[:place]) and len(known_fields(rows[place])) > max(known, 1):
            return place
    return _below_single_cells(rows, filled) if known == 0 else 0


def known_fields(row: Sequence[str]) -> set[str]:
    """The fields of a backlog that the cells of a row name."""
    return {word.field for cell in row for word in header_words(cell)} | set(
        filter(None, map(link_field, row))
    )


def _below_single_cells(rows: Sequence[Sequence[str]], filled: Sequence[int]) -> int:
    place = next((place for place, number in enumerate(filled) if number > 1), 0)
    below = rows[place + 1 :]
    even = bool(below) and all(len(row) == len(rows[place]) for row in below)
    return place if even and filled[place] == len(rows[place]) else 0


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row can be a header: not where it has no column name of a backlog and a date or an
    address as the row below it has, or numbers alone.

    >>> has_header([["https://example.com/1", "Launch"], ["https://example.com/2", "Harden"]])
    False
    """
    first = [cell.strip() for cell in rows[0]]
    if known_fields(first) or not any(first):
        return True
    if all(_NUMBER.match(cell) for cell in first if cell):
        return False
    below = [cell.strip() for cell in rows[1]] if len(rows) > 1 else []
    return not any(
        shape.match(one) and shape.match(other)
        for one, other in zip(first, below, strict=False)
        for shape in (_ADDRESS, _DATE)
    )


def made_headers(rows: Sequence[Sequence[str]]) -> tuple[list[str], str]:
    """Names for the columns of a table without a header, and the sentence that says so."""
    names = [f"Column {place}" for place in range(1, len(rows[0]) + 1)]
    first = next(cell for cell in rows[0] if cell.strip())
    return (
        names,
        f"The first line is no header: it has {quoted(first)}. The columns are called {listed(names, 3)}.",
    )


def sole_cell(row: Sequence[str]) -> str:
    """What a row says that has one cell only, as the name of a group has; '' for any other."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return filled[0] if len(filled) == 1 else ""


def skipped(rows: Sequence[Sequence[str]], line: int) -> str:
    """The sentence about the rows above the header, which is in `line`."""
    said = [quoted(", ".join(filter(None, (cell.strip() for cell in row)))) for row in rows if any(row)]
    first = f": {listed(said, 2)}" if said else ""
    were = plural(len(rows), "line stands above the header and was", "lines stand above the header and were")
    return f"{len(rows)} {were} passed over{first}. The header is line {line}."
