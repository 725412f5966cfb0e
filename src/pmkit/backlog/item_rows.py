"""Which rows of a file become the items, in which order, and their cells: understood ones and kept ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog.field_reader import FieldReader
from pmkit.backlog.mapping import LEXORANK, ColumnUse
from pmkit.backlog.raw_table import RawTable
from pmkit.backlog.schema import FIELDS, text_column

_KEPT_TOO = ("internal_id", "relations")
"""Helpers that say more than the import makes of them."""


def rows_in_order(reader: FieldReader, columns: Mapping[str, Any], stays: np.ndarray) -> np.ndarray:
    """The rows that become items: in the tracker's own order where each has its place in it (LexoRank), with
    those of no place last; else as the file has them."""
    rows = np.flatnonzero(stays)
    ranks = columns["rank_text"][rows].tolist() if "rank_text" in columns else []
    placed = [rank for rank in ranks if rank]
    if not placed or not all(map(LEXORANK.match, placed)):
        return rows
    order = sorted(range(len(ranks)), key=lambda at: (not ranks[at], ranks[at]))
    if order == list(range(len(ranks))):
        return rows
    reader.notes.append(
        f"The items stand in the order of {reader.of('rank_text')[0].header}, the tracker's own, not in "
        "that of the file."
    )
    return rows[order]


def cells_of_rows(cells: Any, rows: np.ndarray) -> Any:
    """The cells of these rows, as the table of items has them; lists where the field is one."""
    if isinstance(cells, dict):
        taken = np.empty(rows.size, dtype=object)
        taken[:] = [cells.get(row, []) for row in rows.tolist()]
        return taken
    chosen = np.asarray(cells)[rows]
    return text_column(chosen) if chosen.dtype == object else chosen


def kept_columns(table: RawTable, uses: list[ColumnUse], rows: np.ndarray) -> pd.DataFrame:
    """The columns without a meaning here, and the lists of which only one entry was taken."""
    chosen = [
        use for use in uses if use.outcome == "kept" or use.field in _KEPT_TOO or takes_one_of_several(use)
    ]
    block = np.empty((len(chosen), rows.size), dtype=object)
    for place, use in enumerate(chosen):
        if len(use.positions) > 1:
            block[place] = _lists([table.columns[position].take(rows) for position in use.positions])
        else:
            table.columns[use.positions[0]].take(rows, out=block[place], mode="clip")
    headers = pd.Index([use.header for use in chosen], dtype=object)
    return pd.DataFrame(block.T, index=pd.RangeIndex(rows.size), columns=headers, dtype=object, copy=False)


def takes_one_of_several(use: ColumnUse) -> bool:
    """Whether only one of several columns of the same header has become a value of the item."""
    several = use.outcome == "mapped" and len(use.positions) > 1
    return several and FIELDS[use.field].kind in ("text", "date")


def _lists(columns: list[np.ndarray]) -> np.ndarray:
    """Per row the filled cells of several columns."""
    cells = np.empty(len(columns[0]), dtype=object)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    cells[:] = [list(filter(None, row)) for row in rows]
    return cells
