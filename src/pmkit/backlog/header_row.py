"""Which of a table's first rows is its header: exports may begin with a title, a date, a filter.

Knows the words that trackers use, but no file; a row is a list of texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmkit.backlog.errors import quoted
from pmkit.backlog.tracker_words import header_words, link_field
from pmkit.english import listed, plural

FIRST_ROWS = 30


def header_place(rows: Sequence[Sequence[str]]) -> int:
    """The place (from 0) of the header among the first rows of a table.

    It is the first row, unless that has no column name of a backlog and a row below it either has two and is
    wider than all above it, or begins a table of even width below single cells.

    >>> header_place([["Backlog of the shop"], ["Key", "Title"], ["A-1", "Sort"]])
    1
    """
    if not rows:
        return 0
    known = len(_fields(rows[0]))
    if known > 1:
        return 0
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    if known == 1 and filled[0] != 2:
        return 0
    for place in range(1, len(rows)):
        if filled[place] > max(filled[:place]) and len(_fields(rows[place])) > max(known, 1):
            return place
    return _below_single_cells(rows, filled) if known == 0 else 0


def _fields(row: Sequence[str]) -> set[str]:
    return {word.field for cell in row for word in header_words(cell)} | set(
        filter(None, map(link_field, row))
    )


def _below_single_cells(rows: Sequence[Sequence[str]], filled: Sequence[int]) -> int:
    place = next((place for place, number in enumerate(filled) if number > 1), 0)
    below = rows[place + 1 :]
    even = bool(below) and all(len(row) == len(rows[place]) for row in below)
    return place if even and filled[place] == len(rows[place]) else 0


def skipped(rows: Sequence[Sequence[str]], line: int) -> str:
    """The sentence about the rows above the header, which is in `line`."""
    said = [quoted(", ".join(filter(None, (cell.strip() for cell in row)))) for row in rows if any(row)]
    first = f": {listed(said, 2)}" if said else ""
    were = plural(len(rows), "line stands above the header and was", "lines stand above the header and were")
    return f"{len(rows)} {were} passed over{first}. The header is line {line}."
