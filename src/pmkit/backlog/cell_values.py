"""Cells of text as numbers, lists and plain texts, a column at a time.

How a column writes its numbers (decimal comma or point, per cent) is decided once for the column, since one
person or program wrote it. A cell that is no number is left empty and told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from pmkit.csv_cells import unprotected

Lists = dict[int, list[str]]
"""Entries per row, for the rows that have any."""

_NUMBER = re.compile(
    r"^(?:[€$£¥]|[A-Z]{3})?\s*([+\-]?[\d.,'’\s]*\d[\d.,'’\s]*?)\s*(%?)\s*(?:[€$£¥]|[A-Z]{3}|points?|pts?|sp)?$",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"['’\s]")
_LONGEST = 60
_LOOKED_AT = 2_000
_COMMA_DECIMAL = re.compile(r"^\d{1,3}(?:\.\d{3})+,\d+$|^0,\d+$|^\d+,\d{1,2}$|^\d+,\d{4,}$")
_EITHER = re.compile(r"^[1-9]\d{0,2}[.,]\d{3}$")
_GROUPED_BY_POINT = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
_POINT_DECIMAL = re.compile(r"^\d{1,3}(?:,\d{3})+\.\d+$|^0\.\d+$|^\d+\.\d{1,2}$|^\d+\.\d{4,}$")


def as_texts(cells: Iterable[Any]) -> np.ndarray:
    """Every cell as a text without blanks around it; lists joined by commas."""
    whole = cells.tolist() if isinstance(cells, np.ndarray) else list(cells)
    try:
        return _objects(list(map(str.strip, whole)))
    except TypeError:  # a list, or nothing at all
        return _objects(list(map(_joined, whole)))


def _joined(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (list, tuple)):
        return ", ".join(_joined(part) for part in cell)
    return str(cell).strip()


def _objects(cells: list[Any]) -> np.ndarray:
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column


def unprotect(cells: np.ndarray) -> np.ndarray:
    """The texts without the apostrophes by which an export keeps them from being formulas."""
    return _objects([unprotected(cell) if type(cell) is str else cell for cell in cells])


def decimal_evidence(cells: np.ndarray) -> int:
    """How many cells can only be read with a decimal comma, less those that can only have a point."""
    found = 0
    for cell in pd.unique(np.asarray(cells, dtype=object))[:_LOOKED_AT]:
        match = _NUMBER.match(str(cell).strip()[:_LONGEST])
        if match:
            body = _BLANKS.sub("", match[1]).lstrip("+-")
            found += bool(_COMMA_DECIMAL.match(body)) - bool(_POINT_DECIMAL.match(body))
    return found


def either_mark(cells: np.ndarray) -> np.ndarray:
    """Which cells are a decimal or a grouped number, depending on the language: `1.200` and `1,200`."""
    codes, distinct = pd.factorize(np.asarray(cells, dtype=object))
    return np.array([bool(_EITHER.match(str(cell).strip())) for cell in distinct], dtype=bool)[codes]


def as_numbers(cells: np.ndarray, comma: bool | None = None) -> tuple[np.ndarray, np.ndarray, bool]:
    """The numbers of a column of texts, a mask of the filled cells that are none, and whether it says per
    cent.

    `comma` says that the decimal mark is a comma; by default the column's own cells tell.

    >>> as_numbers(np.array(["1.200,50", "3", "", "soon"], dtype=object))[0].tolist()
    [1200.5, 3.0, nan, nan]
    """
    codes, distinct = pd.factorize(cells)
    distinct = as_texts(distinct)
    numbers = np.asarray(pd.to_numeric(distinct, errors="coerce"), dtype=float)
    numbers = np.where(np.isfinite(numbers), numbers, np.nan)
    comma = decimal_evidence(distinct) > 0 if comma is None else comma
    decimal, group = (",", ".") if comma else (".", ",")
    per_cent = False
    for place, text in enumerate(distinct.tolist()):
        # With a decimal comma, 1.200 is twelve hundred, though it reads as 1.2 elsewhere.
        grouped = comma and "." in text and _GROUPED_BY_POINT.match(text)
        match = (
            _NUMBER.match(text) if (np.isnan(numbers[place]) or grouped) and len(text) <= _LONGEST else None
        )
        if match:
            body = _BLANKS.sub("", match[1]).replace(group, "").replace(decimal, ".")
            value = float(pd.to_numeric(body, errors="coerce"))
            if np.isfinite(value):
                numbers[place] = value / 100 if match[2] else value
                per_cent = per_cent or bool(match[2])
    bad = np.isnan(numbers) & np.array([bool(text) for text in distinct], dtype=bool)
    return numbers[codes], bad[codes], per_cent


def as_lists(columns: list[np.ndarray], split: Callable[[str], list[str]]) -> Lists:
    """Per row the entries of several columns, without repetitions; rows without any are not there."""
    found: Lists = {}
    known: dict[tuple[Any, ...], list[str]] = {}
    for row, cells in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        try:
            parts = known.get(cells)
            if parts is None:
                parts = known[cells] = _entries(cells, split)
        except TypeError:  # a cell that came as a list
            parts = _entries(cells, split)
        if parts:
            found[row] = parts.copy()
    return found


def _entries(cells: Iterable[Any], split: Callable[[str], list[str]]) -> list[str]:
    """The entries of one row's cells, without repetitions."""
    parts = (map(str, cell) if isinstance(cell, list) else split(cell) for cell in cells if cell)
    return list(dict.fromkeys(itertools.chain.from_iterable(parts)))


def whole(text: str) -> list[str]:
    """The cell as one entry; for headers that come once per value."""
    text = text.strip()
    return [text] if text else []


def by_comma(text: str) -> list[str]:
    """Entries between commas or semicolons."""
    return [part for part in (piece.strip() for piece in re.split(r"[,;]", text)) if part]


def by_comma_without_colour(text: str) -> list[str]:
    """Trello's labels, whose colour follows in brackets: `Feature (green)`."""
    return [re.sub(r" \([a-z_ ]+\)$", "", part) for part in by_comma(text)]


def by_semicolon(text: str) -> list[str]:
    """Entries between semicolons; commas may be part of an entry."""
    return [part for part in (piece.strip() for piece in text.split(";")) if part]


def by_key(text: str) -> list[str]:
    """Keys of items, however they are separated: `#3, ENG-4; 5`."""
    return [part for part in (piece.strip("#") for piece in re.split(r"[\s,;]+", text)) if part]
