"""The cells of one column of a pasted table: values, what could not be read, and how the rest was read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    comma = has_decimal_comma(cells) if wanted.kind == "number" else None
    around = Around(comma=comma, shares=column.is_share and are_shares(cells))
    known = {cell: _one(column, cell, around) for cell in dict.fromkeys(cells)}
    read = [known[cell] for cell in cells]
    wrong = {row: one.wrong for row, one in enumerate(read) if one.wrong}
    readings = {row: one.told for row, one in enumerate(read) if one.told}
    dtype = "float64" if wanted.kind == "number" else "str"
    notes = (f"Decimal commas in the column {wanted.label}.",) if comma else ()
    return Cells(pd.Series([one.value for one in read], dtype=dtype), wrong, readings, notes)


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
    column = DateColumn(np.array([cell[:100] for cell in cells], dtype=object))
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
    return Cells(pd.Series(days), wrong, {}, _order_note(wanted, column, order))


def _order_note(wanted: "Wanted", column: DateColumn, order: Order | None) -> tuple[str, ...]:
    if order is None or "open" not in column.order_evidence():
        return ()
    first = "the day" if order == "day" else "the month"
    example = quoted(column.open_example())
    return (f"In the column {wanted.label} {first} comes first, as other dates of it show ({example}).",)
