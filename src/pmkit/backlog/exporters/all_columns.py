"""Everything back: each column and each row of the file as it came, with what was decided in columns of its
own.

Read again, it gives the same backlog. Text that a spreadsheet would run as a formula is protected by an
apostrophe, which the course's own import takes away again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pmkit.backlog.estimates import readable
from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.file_table import ITEM, TAKEN_AS, FileTable, field_of_own, is_ours, own_header, why_header
from pmkit.backlog.merging import differs
from pmkit.backlog.schema import DECIDED, FIELDS, ITEM_FIELDS, Backlog
from pmkit.csv_cells import csv_text

Column = tuple[str, Sequence[str]]
"""A header and its cells as texts."""
_EMPTY = "empty rows"


def all_columns_csv(backlog: Backlog) -> str:
    """The file that the backlog came from as a CSV: all its columns and rows, finished and left out ones too.

    A field with a decision stands in a column of its own, such as `Reach (pmkit)`, for all items; `Taken as
    (pmkit)` says which rows are items, which are history, and why others were left out. A backlog that came
    from no file gives its items. With a byte-order mark when written by `….encode("utf-8-sig")`.
    """
    table = backlog.table
    columns = _of_items(backlog) if table is None else [*_of_file(backlog, table), *_ours(backlog, table)]
    headers = [header for header, _ in columns]
    return csv_text([headers, *zip(*(cells for _, cells in columns), strict=True)])


def _of_file(backlog: Backlog, table: FileTable) -> list[Column]:
    """The file's own columns, cell for cell."""
    fields = {header: name for name, headers in backlog.source.headers.items() for header in headers}
    found: list[Column] = []
    for header, cells in zip(table.headers, table.columns, strict=True):
        if is_ours(header):
            continue
        name = fields.get(header.strip())
        if not any(isinstance(cell, list) for cell in cells):
            found.append((header, list(cells)))
        elif name:
            join = "; " if FIELDS[name].kind == "list" else ", "
            found.append((header, [cell_text(cell, join) for cell in cells]))
        else:
            found += _spread(header, cells)
    return found


def _ours(backlog: Backlog, table: FileTable) -> list[Column]:
    """The decided fields that the file does not say as they are now, and what each row is taken as."""
    there = {field_of_own(header) for header in table.headers}
    found: list[Column] = []
    for name in DECIDED:
        if name in there or differs(backlog, name).any():
            cells = dict(zip(backlog.items["key"], backlog.items[name], strict=True))
            if name in backlog.history:
                cells |= dict(zip(backlog.history["key"], backlog.history[name], strict=True))
            found.append((own_header(name), [cell_text(cells.get(key)) for key in table.keys]))
    found += _reasons(backlog, table.keys.tolist())
    taken_as = ["" if reason == _EMPTY else reason for reason in table.taken_as]
    if set(taken_as) - {ITEM}:
        found.append((TAKEN_AS, taken_as))
    return found


def _reasons(backlog: Backlog, keys: Sequence[str]) -> list[Column]:
    """Per field with reasons a column of them, for the rows with these keys."""
    found: list[Column] = []
    for name in DECIDED:
        if any(field == name for _, field in backlog.reasons):
            values = dict(zip(backlog.items["key"], backlog.items[name], strict=True))
            cells = [
                readable(backlog.reasons[key, name], values.get(key))
                if (key, name) in backlog.reasons
                else ""
                for key in keys
            ]
            found.append((why_header(name), cells))
    return found


def _of_items(backlog: Backlog) -> list[Column]:
    """The items' fields that have a value somewhere, and the columns that were kept."""
    found: list[Column] = []
    for name in ITEM_FIELDS:
        cells = backlog.items[name]
        if name in ("key", "item") or any(map(cell_text, cells)):
            found.append((FIELDS[name].label, [cell_text(cell) for cell in cells]))
    found += _reasons(backlog, backlog.items["key"].tolist())
    for header, cells in backlog.kept.items():
        if any(isinstance(cell, list) for cell in cells):
            found += _spread(str(header), cells)
        else:
            found.append((str(header), [cell_text(cell) for cell in cells]))
    return found


def _spread(header: str, cells: Any) -> list[Column]:
    """Lists under a header that comes once per entry, at least twice, as Jira writes and reads them."""
    lists = [
        cell if isinstance(cell, list) else [cell] if isinstance(cell, str) and cell else [] for cell in cells
    ]
    most = max(2, max(map(len, lists), default=0))
    return [
        (header, [str(cell[place]) if place < len(cell) else "" for cell in lists]) for place in range(most)
    ]
