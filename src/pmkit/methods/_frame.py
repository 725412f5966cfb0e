"""Reading columns of a caller's table: the checks that every method shares, and their sentences.

A wrong cell is named by row, item and column, and the remedy is part of the sentence. A missing cell stays
missing: it is told in the result's `missing` column and never filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import capital, counted, plural


class InputError(ValueError):
    """A cell or column that a method can't work with; `column` and `rows` (positions from 0) say where."""

    def __init__(self, message: str, *, column: str = "", rows: Sequence[int] = ()) -> None:
        super().__init__(message)
        self.column = column
        self.rows = tuple(int(row) for row in rows)


def row_name(items: pd.DataFrame, position: int) -> str:
    """The way a row is named in a message: 'Row 3 (“Barcode scanner”)'.

    Rows are counted from 1, or have the numbers of the index where that is called `row`, as in a sheet.
    """
    number = items.index[position] if items.index.name == "row" else position + 1
    for column in ("item", "feature", "outcome", "key_result", "id"):
        if column in items.columns:
            title = items[column].iloc[position]
            if isinstance(title, str) and title:
                return f"Row {number} (“{title}”)"
    return f"Row {number}"


def refuse(items: pd.DataFrame, column: str, bad: np.ndarray, says: str) -> None:
    """Raise `InputError` for the first row where `bad` is true; `{value}` in `says` becomes the cell."""
    rows = np.flatnonzero(bad)
    if rows.size == 0:
        return
    first = int(rows[0])
    cell = items[column].iloc[first]
    more = ""
    if rows.size > 1:
        more = f" The same holds for {counted(rows.size - 1, 'more row')}."
    message = f"{row_name(items, first)}: {column} is {show(cell)}. {says}{more}"
    raise InputError(message, column=column, rows=rows.tolist())


def show(value: Any) -> str:
    """A cell as a person would write it: 80 for 80.0, “many” for text, empty for a missing one."""
    if value is None or (np.ndim(value) == 0 and pd.isna(value)):
        return "empty"
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool):
        return f"{value:,.10g}" if abs(float(value)) < 1e15 else f"{value:g}"
    return str(value)


def percent(share: float) -> str:
    """A share as a percentage with as many digits as tell it apart: 61 %, 60.4 %."""
    return f"{100 * share:.4g} %"


def need_columns(items: pd.DataFrame, columns: Iterable[str], what: str) -> None:
    """Refuse a table that lacks a column, and name every column that is lacking."""
    what = capital(what)
    if not isinstance(items, pd.DataFrame):
        raise InputError(f"{what} needs a table (a data frame) with one row per item.")
    lacking = [column for column in columns if column not in items.columns]
    if lacking:
        raise InputError(
            f"{what} needs the {plural(len(lacking), 'column')} {', '.join(lacking)}. "
            "Add it to the table, or map one of your columns to it.",
            column=lacking[0],
        )


def numbers(
    items: pd.DataFrame,
    column: str,
    *,
    low: float | None = None,
    high: float | None = None,
    above: float | None = None,
    remedy: str = "",
) -> np.ndarray:
    """The column as floats, missing cells as NaN; refuse text, infinity and values outside the bounds.

    `low` and `high` are allowed themselves, `above` is not. `remedy` is the sentence that tells what to
    write.
    """
    cells = items[column]
    if isinstance(cells, pd.DataFrame):
        raise InputError(f"The table has more than one column called {column}. Rename one.", column=column)
    if pd.api.types.is_bool_dtype(cells):
        raise InputError(f"The column {column} holds yes/no marks where numbers belong.", column=column)
    if pd.api.types.is_numeric_dtype(cells):
        values = cells.to_numpy(dtype=float, na_value=np.nan)
    else:
        text = cells.where(cells.map(lambda cell: not (isinstance(cell, str) and not cell.strip())))
        values = pd.to_numeric(text, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
        refuse(
            items,
            column,
            np.isnan(values) & text.notna().to_numpy(),
            "Write a plain number, or leave it empty.",
        )
    refuse(items, column, np.isinf(values), "Write a finite number.")
    with np.errstate(invalid="ignore"):
        if above is not None:
            refuse(items, column, values <= above, remedy or f"It must be more than {show(above)}.")
        if low is not None:
            refuse(items, column, values < low, remedy or f"It can't be under {show(low)}.")
        if high is not None:
            refuse(items, column, values > high, remedy or f"It can't be over {show(high)}.")
    return values


def missing_inputs(index: pd.Index, inputs: Mapping[str, np.ndarray]) -> pd.Series:
    """For each row the names of its missing inputs, '' where nothing is missing."""
    return notes(index, [(np.isnan(values), name) for name, values in inputs.items()], join=", ")


def notes(index: pd.Index, marks: Iterable[tuple[np.ndarray, str]], join: str = " ") -> pd.Series:
    """For each row the texts whose mask holds there, joined; '' for none."""
    told: dict[int, list[str]] = {}
    for mask, text in marks:
        for row in np.flatnonzero(mask):
            told.setdefault(int(row), []).append(text)
    if not told:
        return pd.Series("", index=index, dtype="str")
    return pd.Series([join.join(told.get(row, ())) for row in range(len(index))], index=index, dtype="str")


def keys(items: pd.DataFrame) -> list[Any]:
    """What a row is called in orders and dependencies: its `id` where there is one, else its index label."""
    names = list(items["id"]) if "id" in items.columns else list(items.index)
    seen: set[Any] = set()
    for position, name in enumerate(names):
        if pd.isna(name):
            raise InputError(
                f"Row {position + 1} has no id. Give every item one.", column="id", rows=[position]
            )
        if name in seen:
            raise InputError(
                f"{row_name(items, position)}: the id {name} is used twice. Give every item its own.",
                column="id",
                rows=[position],
            )
        seen.add(name)
    return names


def requires_of(items: pd.DataFrame) -> list[list[str]]:
    """Each row's required ids."""
    return ids_in(items, "requires")


def ids_in(items: pd.DataFrame, column: str) -> list[list[str]]:
    """Each row's ids, from lists or from text such as 'MW-3, MW-8'; no column means none."""
    if column not in items.columns:
        return [[] for _ in range(len(items))]
    return [_ids(cell) for cell in items[column]]


def _ids(cell: Any) -> list[Any]:
    if isinstance(cell, (list, tuple, set, frozenset, np.ndarray)):
        return list(dict.fromkeys(cell))
    if isinstance(cell, str):
        return list(dict.fromkeys(cell.replace(",", " ").replace(";", " ").split()))
    return [] if cell is None or pd.isna(cell) else [cell]
