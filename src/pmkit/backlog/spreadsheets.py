"""Spreadsheets (.xlsx) as raw columns: the sheet that holds a backlog, or the one that the user names.

Values as the spreadsheet last computed them; macros, links and formulas are never run or followed.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime
from typing import Any

import numpy as np

from pmkit.backlog.errors import ImportProblem
from pmkit.backlog.header_row import (
    FIRST_ROWS,
    has_header,
    header_place,
    known_fields,
    made_headers,
    skipped,
    sole_cell,
)
from pmkit.backlog.limits import Allowance
from pmkit.backlog.raw_table import Progress, RawTable, from_rows
from pmkit.backlog.workbook_parts import MOST_RECORDS, CheckedArchive

_MOST_ROWS = 200_000
_PACKED = (
    ("content.xml", "an OpenDocument file"),
    ("Index", "a Numbers spreadsheet"),
    ("Index.zip", "a Numbers spreadsheet"),
    ("word", "a Word document"),
    ("ppt", "a presentation"),
)


def read_sheet(data: bytes, name: str, progress: Progress | None = None, wanted: str = "") -> RawTable:
    """The table of the sheet `wanted`, else of the one whose header knows most columns of a backlog.

    Raises `ImportProblem` for a damaged file and one without a header and a row below it.
    """
    _refuse_strange(data, name)
    from openpyxl.reader.excel import ExcelReader

    allowance = Allowance(name, len(data))
    archive = CheckedArchive(data, name)
    try:
        with warnings.catch_warnings():  # of what the library leaves out: styles, checks of input
            warnings.simplefilter("ignore")
            reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            reader.archive = archive
            reader.read()
            sheets = [sheet for sheet in reader.wb.worksheets if sheet.sheet_state == "visible"]
            found = [(sheet.title, *_rows(sheet, allowance, progress)) for sheet in sheets]
    except ImportProblem:
        raise
    except Exception as problem:  # the library has no common error for a damaged file
        raise archive.refused or ImportProblem(
            f"{name} can't be read as a spreadsheet: it is damaged. Open it, save it again as .xlsx or CSV."
        ) from problem
    filled = [(title, rows, first) for title, rows, first in found if len(rows) > 1]
    if not filled:
        raise ImportProblem(f"{name} has no sheet with a header row and rows below it.")
    known = [_known_columns(rows) for _, rows, _ in filled]
    titles = [title for title, *_ in filled]
    chosen = titles.index(wanted) if wanted in titles else known.index(max(known))
    title, rows, first = filled[chosen]
    place = header_place(rows[:FIRST_ROWS])
    notes = []
    if place == 0 and not has_header(rows):
        names, said = made_headers(rows)
        rows, first = [names, *rows], first - 1
        notes.append(said)
    above, rows, first = rows[:place], rows[place:], first + place
    width = max(len(row) for row in rows)
    even = [row + [""] * (width - len(row)) for row in rows]
    headers = [str(cell) for cell in even[0]]
    while len(headers) > 1 and not headers[-1] and not any(row[len(headers) - 1] for row in even[1:]):
        headers.pop()
    numbers = np.arange(first + 1, first + len(rows))
    table = from_rows(headers, [row[: len(headers)] for row in even[1:]], encoding="XLSX", rows=numbers)
    table.notes += notes
    if above:
        table.notes.append(skipped(above, first))
        table.heading = sole_cell(above[-1])
    table.sheet, table.sheets = title, tuple(titles)
    table.sheet_is_clear = wanted in titles if wanted else max(known) > 1 or len(filled) == 1
    if len(filled) > 1:
        others = ", ".join(f"“{other}”" for other in titles if other != title)
        table.notes.append(f"The sheet “{title}” was read; {others} can be chosen instead.")
    return table


def _known_columns(rows: list[list[str]]) -> int:
    """How many fields of a backlog the header of a sheet names, where rows stand below it."""
    place = header_place(rows[:FIRST_ROWS])
    return len(known_fields(rows[place])) if len(rows) > place + 1 else 0


def _refuse_strange(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise ImportProblem(f"{name} is damaged or cut off. Export or save it again.") from None
    if not any(entry.filename.startswith("xl/") for entry in entries):
        inside = {entry.filename.split("/")[0] for entry in entries}
        what = next((said for part, said in _PACKED if part in inside), "")
        if what:
            raise ImportProblem(f"{name} is {what}. Save or export it as .xlsx or CSV and choose that file.")
        raise ImportProblem(
            f"{name} is a packed file, not a table. Unpack it and choose the CSV or .xlsx in it."
        )


def _rows(sheet: Any, allowance: Allowance, progress: Progress | None) -> tuple[list[list[str]], int]:
    """The rows from the first filled one to the last, without empty cells at their ends; the first's number.

    What the sheet says of its own size is not asked: some programs write a wrong one.
    """
    likely = sheet.max_row or _MOST_ROWS
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    first = width = empty = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
        else:
            rows.extend([] for _ in range(empty if rows else 0))
            rows.append(cells)
            first, empty = first or number, 0
            width = max(width, len(cells))
            allowance.table(len(rows), width)
            allowance.texts(cells)
        if len(rows) > _MOST_ROWS or number > MOST_RECORDS:
            raise ImportProblem(
                f"{allowance.name}: the sheet “{sheet.title}” has more than {_MOST_ROWS:,} rows. Delete "
                "empty ones below your table, or save it as CSV."
            )
        if progress and number % 100 == 0:
            progress(min(number / likely, 1.0))
    return rows, first


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()
