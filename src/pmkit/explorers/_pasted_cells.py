"""The cells of one column of a pasted table: values, what could not be read, and how the rest was read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from pmkit.backlog.dates import DateColumn, Order
from pmkit.backlog.errors import quoted
from pmkit.english import capital, counted
from pmkit.explorers.typed_cells import Around, CellError, Column, read_cell
from pmkit.quantities.amounts import are_shares
from pmkit.quantities.reading import has_decimal_comma

if TYPE_CHECKING:
    from pmkit.explorers.pasted_table import Wanted

_NAMED = 3
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTHS = tuple(name[:3] for name in _NAMES)


@dataclass(frozen=True, eq=False)
class Cells:
    """`values` in the order of the rows, missing where a cell is empty or `wrong` (row -> reason). `readings`
    say of a row how its cell was read; `notes` are about the column."""

    values: "pd.Series[Any]"
    wrong: dict[int, str]
    readings: dict[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def told(self, wanted: "Wanted", lines: Sequence[int], gone: set[int]) -> list[str]:
        """Sentences on this column; the rows that are `gone` are told of elsewhere."""
        said = list(self.notes)
        read = [(lines[row], told) for row, told in self.readings.items() if row not in gone]
        if read:
            first = "; ".join(f"line {line}: {told.rstrip('.')}" for line, told in read[:_NAMED])
            cells = counted(len(read), "cell was", "cells were")
            said.append(f"{cells} not read as typed in the column {wanted.label} ({first}).")
        empty = [(lines[row], why) for row, why in self.wrong.items() if row not in gone]
        if empty:
            first = "; ".join(f"line {line}: {why.rstrip('.')}" for line, why in empty[:_NAMED])
            cells = counted(len(empty), "cell", "cells")
            said.append(f"{cells} taken as empty in the column {wanted.label} ({first}).")
        return said


def read_column(wanted: "Wanted", cells: Sequence[str]) -> Cells:
    """The values of a column; never raises."""
    if wanted.kind == "date":
        return _dates(wanted, cells)
    column = Column(
        key=wanted.key,
        label=wanted.label,
        type=wanted.kind,
        min=wanted.min,
        max=wanted.max,
        options=wanted.options,
        required=wanted.required,
        unit=wanted.unit,
    )
    told: dict[int, str] = {}
    if wanted.whole:
        cells, told = _without_marks(cells)
    comma = has_decimal_comma(cells) if wanted.kind == "number" else None
    around = Around(comma=comma, shares=column.is_share and are_shares(cells))
    known = {cell: _one(column, cell, around) for cell in dict.fromkeys(cells)}
    read = [known[cell] for cell in cells]
    wrong = {row: one.wrong for row, one in enumerate(read) if one.wrong}
    readings = {row: one.told for row, one in enumerate(read) if one.told} | told
    dtype = "float64" if wanted.kind == "number" else "str"
    notes = (f"Decimal commas in the column {wanted.label}.",) if comma else ()
    return Cells(pd.Series([one.value for one in read], dtype=dtype), wrong, readings, notes)


def _without_marks(cells: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """Counts without the marks of thousands: a dot before three digits is one, since people are whole.

    The second half says of a row how such a dot was read.
    """
    found = {row: cell for row, cell in enumerate(cells) if _THOUSANDS.fullmatch(cell.strip())}
    bare = {row: re.sub(r"[.,](?=\d{3})", "", cell) for row, cell in found.items()}
    told = {row: f"Read as {int(float(bare[row])):,}" for row, cell in found.items() if "." in cell}
    return [bare.get(row, cell) for row, cell in enumerate(cells)], told


class _Read(NamedTuple):
    value: Any
    told: str = ""
    wrong: str = ""


def _one(column: Column, cell: str, around: Around) -> _Read:
    try:
        value, told = read_cell(column, cell, around)
    except CellError as problem:
        why = str(problem)
        named = not cell.strip() or quoted(cell) in why
        return _Read(None, wrong=capital(why) if named else f"{quoted(cell)}: {why}")
    return _Read(value, told)


def _dates(wanted: "Wanted", cells: Sequence[str]) -> Cells:
    first = {cell: first_day(cell) or cell for cell in dict.fromkeys(cells)}
    longer = any(first[cell] != cell for cell in cells)
    column = DateColumn(np.array([first[cell][:100] for cell in cells], dtype=object))
    proved = column.order_evidence() - {"open"}
    order: Order | None = "day" if proved == {"day"} else "month" if proved == {"month"} else None
    days = column.read(order)
    wrong, either = {}, column.either()
    for row in map(int, np.flatnonzero(np.isnat(days))):
        if column.filled[row]:
            why = "can be two days; write the year first: 2026-12-01." if either[row] else "is no date."
            wrong[row] = f"{quoted(cells[row])} {why}"
        elif wanted.required:
            wrong[row] = f"There is no {wanted.label}."
    notes = _order_note(wanted, column, order)
    if longer:
        notes += (f"Months, quarters and weeks in the column {wanted.label} stand at their first day.",)
    return Cells(pd.Series(days), wrong, {}, notes)


def first_day(text: str) -> str:
    """The first day of a month, a quarter or a week as people write it, "" for anything else.

    >>> first_day("Mar 2026"), first_day("2026-03"), first_day("Q2 2026"), first_day("2026-W05")
    ('2026-03-01', '2026-03-01', '2026-04-01', '2026-01-26')
    >>> first_day("3 March 2026"), first_day("2026-13"), first_day("May")
    ('', '', '')
    """
    bare = text.strip().lower()
    if match := re.fullmatch(r"(\d{4})[-/](\d\d)|(\d\d?)[/.](\d{4})", bare):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
    elif (match := re.fullmatch(r"([a-z]{3,9})\.?,? (\d{4})", bare)) and match[1][:3] in _MONTHS:
        year, month = int(match[2]), 1 + _MONTHS.index(match[1][:3])
        if match[1] != "sept" and not _NAMES[month - 1].startswith(match[1]):
            return ""
    elif match := re.fullmatch(r"q([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?q([1-4])", bare):
        year, month = int(match[2] or match[3]), 3 * int(match[1] or match[4]) - 2
    elif match := re.fullmatch(r"(\d{4})-?w(\d\d?)", bare):
        return _monday(int(match[1]), int(match[2]))
    else:
        return ""
    return f"{year}-{month:02}-01" if 1 <= month <= 12 else ""


def _monday(year: int, week: int) -> str:
    try:
        return date.fromisocalendar(year, week, 1).isoformat()
    except ValueError:
        return ""


def _order_note(wanted: "Wanted", column: DateColumn, order: Order | None) -> tuple[str, ...]:
    if order is None or "open" not in column.order_evidence():
        return ()
    first = "the day" if order == "day" else "the month"
    example = quoted(column.open_example())
    return (f"In the column {wanted.label} {first} comes first, as other dates of it show ({example}).",)
