"""The file as it was read: every column and every row, also those that have become nothing here.

So a file can be given back whole. What was decided stands in columns of its own there, such as `Reach
(pmkit)`; `Taken as (pmkit)` says of each row whether it is an item, history, or left out and why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pmkit.backlog import cell_values
from pmkit.backlog.raw_table import RawTable
from pmkit.backlog.schema import DECIDED, FIELDS

_OURS = " (pmkit)"
TAKEN_AS = f"Taken as{_OURS}"
ITEM, HISTORY = "item", "history"
_WHY = "Why "
_BY_HEADER = {f"{FIELDS[name].label}{_OURS}": name for name in DECIDED}


def own_header(name: str) -> str:
    """The header under which a decided field stands beside the file's own columns."""
    return f"{FIELDS[name].label}{_OURS}"


def field_of_own(header: str) -> str:
    """The decided field that a header of ours holds; "" for any other header."""
    return _BY_HEADER.get(header.strip(), "")


def why_header(name: str) -> str:
    """The header under which the reasons for a decided field stand."""
    return f"{_WHY}{own_header(name)}"


def field_of_why(header: str) -> str:
    """The decided field whose reasons a header of ours holds; "" for any other header."""
    header = header.strip()
    return field_of_own(header.removeprefix(_WHY)) if header.startswith(_WHY) else ""


def is_ours(header: str) -> bool:
    """Whether a column was added by an export of all columns."""
    return header.strip() == TAKEN_AS or bool(field_of_own(header) or field_of_why(header))


@dataclass(frozen=True, kw_only=True, eq=False)
class FileTable:
    """A file's `headers` and `columns` (objects: texts, or lists of texts). Per row `keys` has the key of the
    item that it became, in the backlog or in the history, else ""; `taken_as` is `ITEM`, `HISTORY` or the
    reason why it was left out."""

    headers: tuple[str, ...]
    columns: tuple[np.ndarray, ...]
    keys: np.ndarray
    taken_as: np.ndarray

    def __len__(self) -> int:
        return len(self.keys)

    def with_cells(self, change: Callable[[str, Any], Any]) -> FileTable:
        """The same file with `change(header, cell)` in place of each cell."""
        columns = []
        for header, column in zip(self.headers, self.columns, strict=True):
            cells = np.empty(len(column), dtype=object)
            cells[:] = [change(header, cell) for cell in column.tolist()]
            columns.append(cells)
        return replace(self, columns=tuple(columns))

    def left_out(self) -> dict[str, tuple[int, ...]]:
        """Per reason the rows that are no items, as a spreadsheet numbers them (the header is row 1)."""
        found: dict[str, list[int]] = {}
        for row, reason in enumerate(self.taken_as.tolist(), 2):
            if reason != ITEM:
                found.setdefault("done, kept as history" if reason == HISTORY else reason, []).append(row)
        return {reason: tuple(rows) for reason, rows in found.items()}


def file_table(table: RawTable, keys: np.ndarray, taken_as: np.ndarray) -> FileTable:
    """The raw table as it is kept, with what became of its rows."""
    kept = np.isin(taken_as, (ITEM, HISTORY))
    return FileTable(
        headers=tuple(table.headers),
        columns=tuple(table.columns if table.only_texts else map(_plain_cells, table.columns)),
        keys=np.where(kept, keys, ""),
        taken_as=taken_as,
    )


def _plain_cells(column: np.ndarray) -> np.ndarray:
    """Texts and lists of texts, whatever a document held."""
    cells = np.empty(len(column), dtype=object)
    cells[:] = [
        list(cell_values.as_texts(cell)) if isinstance(cell, list) else cell_values.as_texts([cell])[0]
        for cell in column.tolist()
    ]
    return cells
