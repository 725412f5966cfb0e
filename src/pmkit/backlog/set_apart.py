"""Rows of a table that are no items: its header again, the name of a group above it, subitems, a total.

A board of groups is exported as one table under the other, each with its name and its header.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from pmkit.backlog.file_table import is_ours
from pmkit.backlog.raw_table import RawTable
from pmkit.backlog.tracker_words import header_words, plain

GROUP = "Group"
_HEADER_AGAIN = "a header, a group's name or a subitem, not an item"
_TOTAL = "a total, not an item"
_DASHES = "the line below a Markdown header, not an item"
_RULE = re.compile(r":?-{3,}:?")
_TOTALS = frozenset(
    map(
        plain,
        [
            "Total",
            "Totals",
            "Sum",
            "Grand total",
            "Subtotal",
            "Summe",
            "Gesamt",
            "Gesamtsumme",
            "Somme",
            "Suma",
            "Totale",
            "Soma",
            "Totaal",
            "Razem",
            "合計",
            "合计",
            "总计",
            "Итого",
            "Всего",
            "Разом",
            "Toplam",
            "합계",
            "Summa",
            "Celkem",
            "Tổng",
        ],
    )
)
_LAST_ROWS = 3
_SUBITEMS = "Subitems"


def without_what_is_no_item(table: RawTable) -> RawTable:
    """The table with such rows marked, and with a column `Group` where groups were found."""
    if table.apart.any() or not table.count:
        return table
    first = [cell for at in range(len(table.columns)) if (cell := _cell(table, at, 0))]
    if len(first) > 1 and all(map(_RULE.fullmatch, first)):
        return _without(table, np.arange(table.count) == 0, _DASHES)
    again = _headers_again(table)
    if not again.size and not (table.columns[0] == _SUBITEMS).any():
        total = _totals(table)
        return _without(table, total, _TOTAL) if total.any() else table
    apart = np.zeros(table.count, dtype=bool)
    apart[again] = True
    group, groups = table.heading, []
    names = {row - 1: _only_cell(table, row - 1) for row in again.tolist() if row}
    inside = False
    for row in range(table.count):
        name = names.get(row, "")
        if name:
            apart[row] = True
            group = name
        inside = _is_subheader(table, row) or (inside and not apart[row] and not _cell(table, 0, row))
        apart[row] |= inside and any(map(bool, (column[row] for column in table.columns)))
        groups.append("" if apart[row] else group)
    table = _without(table, apart, _HEADER_AGAIN)
    if not any(groups) or GROUP in table.headers:
        return table
    column = np.array(groups, dtype=object)
    return replace(table, headers=[*table.headers, GROUP], columns=[*table.columns, column])


def with_groups(whole: RawTable, table: RawTable) -> RawTable:
    """The file as it was read, with the column of groups that was found in it."""
    if len(table.headers) == len(whole.headers):
        return whole
    return replace(whole, headers=table.headers, columns=[*whole.columns, table.columns[-1]])


def _without(table: RawTable, apart: np.ndarray, because: str) -> RawTable:
    """Such rows marked, and their cells emptied, so that nothing is told of them as of items."""
    columns = [np.where(apart, "", column) for column in table.columns]
    return replace(table, columns=columns, apart=apart, apart_because=because)


def _headers_again(table: RawTable) -> np.ndarray:
    """The rows that hold the column names once more."""
    first = next((place for place, header in enumerate(table.headers) if header.strip()), None)
    if first is None or len(table.headers) < 2:
        return np.zeros(0, dtype=np.int64)
    rows = np.flatnonzero(table.columns[first] == table.headers[first])
    heads = {
        at: header.strip()
        for at, header in enumerate(table.headers)
        if header != GROUP and not is_ours(header)
    }
    same = [row for row in rows.tolist() if all(_cell(table, at, row) == head for at, head in heads.items())]
    return np.array(same, dtype=np.int64)


def _totals(table: RawTable) -> np.ndarray:
    """Which of the last rows say total and otherwise hold numbers alone."""
    found = np.zeros(table.count, dtype=bool)
    for row in range(max(0, table.count - _LAST_ROWS), table.count):
        words = [
            cell for at in range(len(table.columns)) if (cell := _cell(table, at, row)) and not _numeric(cell)
        ]
        found[row] = bool(words) and all(plain(word) in _TOTALS for word in words)
    return found


def _is_subheader(table: RawTable, row: int) -> bool:
    """Whether the columns of subitems begin here: `Subitems, Name, Owner, Status`."""
    return _cell(table, 0, row) == _SUBITEMS and any(
        header_words(_cell(table, at, row)) for at in range(1, len(table.columns))
    )


def _only_cell(table: RawTable, row: int) -> str:
    """The first cell of a row that has no other; '' where it has."""
    filled = [at for at in range(len(table.columns)) if _cell(table, at, row)]
    return _cell(table, 0, row) if filled == [0] else ""


def _cell(table: RawTable, column: int, row: int) -> str:
    return str(table.columns[column][row]).strip()


def _numeric(cell: str) -> bool:
    return not any(map(str.isalpha, cell))
