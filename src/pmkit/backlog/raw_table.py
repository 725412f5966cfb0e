"""A file as raw columns of text: headers, cells and where each row stands, before anything has a meaning.

Every source (delimited text, JSON, a spreadsheet) gives one of these; knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

Progress = Callable[[float], None]


@dataclass
class RawTable:
    """Headers and columns of text (objects: str, or list in columns that came as lists).

    `only_texts` says that no cell is a list. `rows` are the numbers that a spreadsheet shows (by default the
    header is row 1). `too_long` and `too_short` mark the rows with more or fewer cells than the header,
    `apart` those that are no items in this tracker, with the reason. `heading` is the line right above the
    header. Of a spreadsheet with several `sheets` that have rows one is the `sheet` that was read; it may not
    be clear which is meant.
    """

    headers: list[str]
    columns: list[np.ndarray]
    count: int
    encoding: str = ""
    delimiter: str = ""
    only_texts: bool = False
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    too_long: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    too_short: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    apart: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    apart_because: str = ""
    heading: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    sheet_is_clear: bool = True
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.rows.size:
            self.rows = np.arange(2, self.count + 2)
        for name in ("too_long", "too_short", "apart"):
            if not getattr(self, name).size:
                setattr(self, name, np.zeros(self.count, dtype=bool))


def without_nulls(table: RawTable) -> RawTable:
    """The table with empty cells where a program wrote `null`."""
    return replace(table, columns=[np.where(column == "null", "", column) for column in table.columns])


def from_rows(headers: list[str], cells: list[list[Any]], **more: Any) -> RawTable:
    """A table from rows of equal width, for sources that are no text."""
    columns = []
    for position in range(len(headers)):
        column = np.empty(len(cells), dtype=object)
        for number, row in enumerate(cells):
            column[number] = row[position]
        columns.append(column)
    return RawTable(headers, columns, len(cells), **more)
