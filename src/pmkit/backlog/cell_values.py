"""Cells of text as numbers, lists and plain texts, a column at a time.

The file decides how its numbers are written; `pmkit.quantities` reads them. A cell that is no number is left
empty and told.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pmkit.csv_cells import unprotected
from pmkit.quantities.amounts import read_amount
from pmkit.quantities.reading import UnreadableNumber, read_number

Lists = dict[int, list[str]]
"""Entries per row, for the rows that have any."""

_TAG = re.compile(r"^\[[^\[\]\"',]*\].*\[")
_NOBODY = frozenset({"Unassigned", "unassigned", "null"})


@dataclass(frozen=True, eq=False)
class Numbers:
    """A column read: per row its value (NaN: none), and which rows are filled but hold no number (`bad`),
    have a per cent sign, or can mean two numbers of which nothing decides (`either`). `told` says per row how
    a cell was read, where that needs saying."""

    values: np.ndarray
    bad: np.ndarray
    per_cent: np.ndarray
    either: np.ndarray
    told: np.ndarray


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


def as_numbers(cells: np.ndarray, unit: str = "", comma: bool | None = None) -> Numbers:
    """The numbers of a column of texts in `unit` (shares where that begins so), each cell told apart.

    `comma` says that the decimal mark of the file is a comma, or that it is none.

    >>> as_numbers(np.array(["1.200,50", "3", "", "soon"], dtype=object), comma=True).values.tolist()
    [1200.5, 3.0, nan, nan]
    """
    codes, distinct = pd.factorize(cells)
    distinct = as_texts(distinct)
    values = np.asarray(pd.to_numeric(distinct, errors="coerce"), dtype=float)
    values = np.where(np.isfinite(values), values, np.nan)
    per_cent, either = np.zeros(len(distinct), dtype=bool), np.zeros(len(distinct), dtype=bool)
    told = np.full(len(distinct), "", dtype=object)
    for place, text in enumerate(distinct.tolist()):
        if not text or (not np.isnan(values[place]) and (comma is False or "." not in text)):
            continue
        try:
            read = read_number(text, comma=comma)
            values[place], either[place] = read.value, read.other is not None
            if unit.startswith("share"):
                per_cent[place] = read.percent
                values[place] /= 100 if read.percent else 1
            else:
                values[place], told[place] = read_amount(text, "", unit, comma=comma)
        except UnreadableNumber:
            values[place] = np.nan
    bad = np.isnan(values) & np.array([bool(text) for text in distinct], dtype=bool)
    return Numbers(values[codes], bad[codes], per_cent[codes], either[codes], told[codes])


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
    parts = (map(str, cell) if isinstance(cell, list) else _parts(cell, split) for cell in cells if cell)
    return list(dict.fromkeys(itertools.chain.from_iterable(parts)))


def _parts(text: str, split: Callable[[str], list[str]]) -> list[str]:
    """The entries of a cell in any notation: `a, b`, `["a", "b"]`, `[a, b]`, `[]`.

    >>> [_parts(text, by_comma) for text in ('["a, b", "c"]', "[a, b]", "[]", "a|b")]
    [['a, b', 'c'], ['a', 'b'], [], ['a', 'b']]
    """
    bare = text.strip()
    if not (bare.startswith("[") and bare.endswith("]")) or _TAG.match(bare):
        return split(text)
    try:
        found = json.loads(bare)
    except (ValueError, RecursionError):
        return [part.strip("'\" ") for part in split(bare[1:-1]) if part.strip("'\" ")]
    return [part for part in (_joined(one) for one in found) if part]


def without_list_marks(cells: np.ndarray) -> np.ndarray:
    """Texts in which a list of names reads as names: `["Ann", "Bo"]` is `Ann, Bo`; nobody is nobody."""
    return _objects([_names(cell) if cell[:1] == "[" or cell in _NOBODY else cell for cell in cells])


def _names(cell: str) -> str:
    return "" if cell in _NOBODY else ", ".join(_parts(cell, by_comma))


def whole(text: str) -> list[str]:
    """The cell as one entry; for headers that come once per value."""
    text = text.strip()
    return [text] if text else []


def by_comma(text: str) -> list[str]:
    """Entries between commas, semicolons or upright strokes."""
    return [part for part in (piece.strip() for piece in re.split(r"[,;|]", text)) if part]


def by_comma_without_colour(text: str) -> list[str]:
    """Trello's labels, whose colour follows in brackets: `Feature (green)`."""
    return [re.sub(r" \([a-z_ ]+\)$", "", part) for part in by_comma(text)]


def by_semicolon(text: str) -> list[str]:
    """Entries between semicolons; commas may be part of an entry."""
    return [part for part in (piece.strip() for piece in text.split(";")) if part]


def by_key(text: str) -> list[str]:
    """Keys of items, however they are separated: `#3, ENG-4; 5`."""
    return [part for part in (piece.strip("#") for piece in re.split(r"[\s,;]+", text)) if part]
