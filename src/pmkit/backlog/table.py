"""A file as raw columns of text: headers, cells and where each row stands, before anything has a meaning.

A clean file is read by pandas. Counting quotes, delimiters and line ends first (one pass over the bytes)
tells whether a file is clean; one that is not goes to the careful reader, which can name line and column.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog.encoding import Text
from pmkit.backlog.problems import ImportProblem, count
from pmkit.backlog.scan import LONGEST_CELL, Record, find_delimiter, records

Progress = Callable[[float], None]
_CHUNK = 1 << 22
_HEAD = 1 << 16
_TELL_EVERY = 1_000


@dataclass
class RawTable:
    """Headers and columns of text (objects: str, or list in columns that came as lists).

    `only_texts` says that no cell is a list. `rows` are the numbers that a spreadsheet shows (the header is
    row 1). `too_long` and `too_short` mark the rows with more or fewer cells than the header.
    """

    headers: list[str]
    columns: list[np.ndarray]
    count: int
    encoding: str = ""
    delimiter: str = ""
    only_texts: bool = False
    too_long: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    too_short: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.too_long.size:
            self.too_long = np.zeros(self.count, dtype=bool)
        if not self.too_short.size:
            self.too_short = np.zeros(self.count, dtype=bool)

    @property
    def rows(self) -> np.ndarray:
        return np.arange(2, self.count + 2)


def read_text(text: Text, name: str, progress: Progress | None = None) -> RawTable:
    """The table in a delimited text. Raises `ImportProblem` for what is no table, cut off or never closed."""
    data = text.data
    start = data[:_HEAD].decode("utf-8", "ignore")
    delimiter = find_delimiter(start)
    if start[:4].lower() == "sep=":
        data = data[data.find(b"\n") + 1 :]
    header = _header(data, delimiter, name)
    width = len(header.cells)
    shape = _shape(data, delimiter)
    if shape is not None and (shape == width - 1).all() and shape.size > 1:
        columns = _fast(data, delimiter, width, progress)
        rows = len(columns[0]) if columns else -1
        if rows == shape.size - 1:
            return RawTable(header.cells, columns, rows, text.encoding, delimiter, only_texts=True)
    return _careful(data, delimiter, header, name, text.encoding, progress)


def _header(data: bytes, delimiter: str, name: str) -> Record:
    """The first row, from as few bytes as hold it."""
    size = _HEAD
    while True:
        whole = size >= len(data)
        head = data[:size].decode("utf-8", "ignore")
        rows = records(head, delimiter, whole=whole)
        first = next(rows, None)
        if whole or (first is not None and next(rows, None) is not None):
            break
        size *= 4
    if first is None or not any(cell.strip() for cell in first.cells):
        raise ImportProblem(f"{name} has no header row. Export the backlog with its column names.", line=1)
    return first


def _shape(data: bytes, delimiter: str) -> np.ndarray | None:
    """The number of delimiters in each row that is not blank, or None where only the careful reader can
    tell."""
    mark = ord(delimiter)
    counts: list[np.ndarray] = []
    open_quote, pending, since = False, 0, 0
    for start in range(0, len(data), _CHUNK):
        part = np.frombuffer(data, dtype=np.uint8, count=min(_CHUNK, len(data) - start), offset=start)
        inside = np.bitwise_xor.accumulate((part == 34).view(np.uint8))
        if open_quote:
            inside ^= 1
        open_quote = bool(inside[-1])
        outside = inside == 0
        ends = np.flatnonzero((part == 10) & outside)
        marks = np.flatnonzero((part == mark) & outside)
        if not ends.size:
            pending += marks.size
            if start + part.size - since > LONGEST_CELL:
                return None
            continue
        before = np.searchsorted(marks, ends)
        each = np.diff(np.r_[0, before])
        each[0] += pending
        lengths = np.diff(np.r_[since - start - 1, ends])
        if lengths.max() > LONGEST_CELL:
            return None
        counts.append(each[lengths > 2] if (lengths <= 2).any() else each)
        pending = marks.size - int(before[-1])
        since = start + int(ends[-1]) + 1
    if open_quote:
        return None
    if since < len(data) and data[since:].strip(b"\r\n"):
        counts.append(np.array([pending]))
    return np.concatenate(counts) if counts else None


class _Watched(io.BytesIO):
    """Bytes that tell how far they were read."""

    def __init__(self, data: bytes, progress: Progress) -> None:
        super().__init__(data)
        self._size, self._progress = max(len(data), 1), progress

    def read(self, size: int | None = -1, /) -> bytes:
        self._progress(self.tell() / self._size)
        return super().read(size)


def _fast(data: bytes, delimiter: str, width: int, progress: Progress | None) -> list[np.ndarray]:
    """The columns below the header by pandas' C reader, every cell a text; none where it stumbles, as it does
    over a quotation mark inside a cell without quotation marks."""
    handle = _Watched(data, progress) if progress else io.BytesIO(data)
    try:
        table = pd.read_csv(
            handle,
            sep=delimiter,
            header=None,
            names=list(range(width)),
            index_col=False,
            dtype=object,
            na_filter=False,
            encoding="utf-8",
            engine="c",
        )
    except pd.errors.ParserError:
        return []
    return [table[position].to_numpy()[1:] for position in range(width)]


def _careful(
    data: bytes, delimiter: str, header: Record, name: str, encoding: str, progress: Progress | None
) -> RawTable:
    """The columns by the careful reader; rows of another width are marked, a file that is cut off is
    refused."""
    text = data.decode("utf-8")
    width = len(header.cells)
    found = records(text, delimiter)
    next(found)
    rows: list[list[str]] = []
    long, short = [], []
    last = header
    for last in found:
        cells = last.cells
        if progress and len(rows) % _TELL_EVERY == 0:
            progress(last.end / len(text))
        long.append(len(cells) > width)
        short.append(len(cells) < width)
        if len(cells) != width:
            cells = (cells + [""] * (width - len(cells)))[:width]
        rows.append(cells)
    ends_open = not text.endswith(("\n", "\r"))
    if short and short[-1] and ends_open and sum(short) == 1 and width > 2:
        raise ImportProblem(
            f"{name} ends in the middle of line {last.line}: it has {count(len(last.cells), 'cell')} where "
            f"the header has {width}. The file is cut off; export it again.",
            line=last.line,
            column=len(last.cells),
        )
    columns = [np.array(column, dtype=object) for column in zip(*rows, strict=True)] if rows else []
    table = RawTable(
        header.cells, columns or [np.empty(0, dtype=object)] * width, len(rows), encoding, delimiter
    )
    table.too_long, table.too_short = np.array(long, dtype=bool), np.array(short, dtype=bool)
    if table.too_short.any():
        first = int(table.rows[table.too_short][0])
        table.notes.append(
            f"{count(int(table.too_short.sum()), 'row')} (the first is row {first}) had fewer cells than "
            "the header; the missing ones are taken as empty."
        )
    return table


def with_columns(table: RawTable, columns: list[np.ndarray]) -> RawTable:
    """The same table with other cells."""
    return replace(table, columns=columns)


def from_rows(headers: list[str], rows: list[list[Any]], **more: Any) -> RawTable:
    """A table from rows of equal width, for sources that are no text."""
    columns = []
    for position in range(len(headers)):
        column = np.empty(len(rows), dtype=object)
        for number, row in enumerate(rows):
            column[number] = row[position]
        columns.append(column)
    return RawTable(headers, columns, len(rows), **more)
