"""Delimited text as columns, quickly: by pandas where all rows are alike, else by Python's reader of CSV.

Both give up, without a word, on what has to be named to the user; then `careful_reader` names it.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmkit.backlog.limits import LONGEST_CELL, MOST_COLUMNS, Allowance
from pmkit.backlog.raw_table import Progress, RawTable

_CHUNK = 1 << 22
_AT_ONCE = 2_000
_LAST_LINE = "\x1ethe end\x1e"


def by_pandas(
    data: bytes, delimiter: str, allowance: Allowance, progress: Progress | None
) -> RawTable | None:
    """The table by pandas' C reader, every cell a text; None where it stumbles, as it does over a quotation
    mark inside a cell without quotation marks."""
    shape = _shape(data, delimiter)
    if shape is None or shape[0].size < 2 or shape[0].max() >= MOST_COLUMNS:
        return None
    width = int(shape[0][0]) + 1
    allowance.table(shape[0].size, width)
    short, long = shape[0][1:] < width - 1, shape[0][1:] >= width
    if _cut_off(width, np.flatnonzero(short), short.size, data[-1:].decode("latin-1")):
        return None
    handle = _Watched(data, progress) if progress else io.BytesIO(data)
    try:
        table = pd.read_csv(
            handle,
            sep=delimiter,
            header=None,
            names=list(range(width)),
            usecols=list(range(width)),  # else a row that is longer than the header would be refused
            index_col=False,
            dtype=object,
            na_filter=False,
            encoding="utf-8",
            engine="c",
        )
    except pd.errors.ParserError:
        return None
    if len(table) != shape[0].size:
        return None
    columns = [table[position].to_numpy() for position in range(width)]
    headers = [str(column[0]) for column in columns]
    rows = shape[1][1:] + 1
    below = [column[1:] for column in columns]
    return RawTable(headers, below, len(rows), only_texts=True, rows=rows, too_long=long, too_short=short)


def _cut_off(width: int, short: Sequence[int] | np.ndarray, rows: int, end: str) -> bool:
    """Whether only the last row is too short, and no line end follows it."""
    return width > 2 and list(short) == [rows - 1] and end not in ("\n", "\r")


def _shape(data: bytes, delimiter: str) -> tuple[np.ndarray, np.ndarray] | None:
    """The number of delimiters in each row that is not blank, and the rows' places among all; None for what
    the quick reader can't do."""
    mark = ord(delimiter)
    whole = np.frombuffer(data, dtype=np.uint8)
    begins = np.zeros(256, dtype=bool)
    begins[[mark, *b'\r\n"']] = True
    counts: list[np.ndarray] = []
    places: list[np.ndarray] = []
    rows = 0
    open_quote, pending, since = False, 0, 0
    for start in range(0, len(data), _CHUNK):
        part = whole[start : start + _CHUNK]
        quotes = np.flatnonzero(part == 34)
        opening = quotes[1 if open_quote else 0 :: 2] + start
        if not begins[whole[opening[opening > 0] - 1]].all():
            return None  # a mark inside a bare cell: which ones are open can't be counted
        outside = _outside(quotes, part.size, open_quote)
        open_quote ^= bool(quotes.size % 2)
        behind = np.flatnonzero((part == 13) & outside) + start + 1
        if (whole[behind[behind < whole.size]] != 10).any():
            return None  # a line end of old: pandas knows it, but not that the rows of a sheet count it
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
        filled = np.flatnonzero(lengths > 2)
        counts.append(each[filled])
        places.append(filled + rows)
        rows += lengths.size
        pending = marks.size - int(before[-1])
        since = start + int(ends[-1]) + 1
    if open_quote:
        return None
    if since < len(data) and data[since:].strip(b"\r\n"):
        counts.append(np.array([pending]))
        places.append(np.array([rows]))
    return (np.concatenate(counts), np.concatenate(places)) if counts else None


def _outside(quotes: np.ndarray, size: int, open_quote: bool) -> np.ndarray:
    """Which of `size` bytes stand outside quotation marks, whose places are given."""
    lengths = np.diff(np.r_[0, quotes, size])
    return np.repeat(np.arange(lengths.size) % 2 == open_quote, lengths)


class _Watched(io.BytesIO):
    """Bytes that tell how far they were read."""

    def __init__(self, data: bytes, progress: Progress) -> None:
        super().__init__(data)
        self._size, self._progress = max(len(data), 1), progress

    def read(self, size: int | None = -1, /) -> bytes:
        self._progress(self.tell() / self._size)
        return super().read(size)


def by_csv(
    text: str,
    delimiter: str,
    allowance: Allowance,
    progress: Progress | None,
    *,
    padded: bool = False,
) -> RawTable | None:
    """The table by Python's reader, rows of another width marked; None where something has to be named.

    `padded` says that a blank follows every delimiter. A last line of our own has to come out as it went in:
    it does not where a quotation mark stays open.
    """
    handle = io.StringIO(text, newline="")
    lines = itertools.chain(handle, [_LAST_LINE])
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=padded)
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        above, closed = 0, False
        for header in reader:
            above += 1
            if header:
                break
        if len(header) > MOST_COLUMNS:
            return None
        gathered = _Gathered(len(header), above)
        while rows := list(itertools.islice(reader, _AT_ONCE)):
            if progress:
                progress(handle.tell() / (len(text) + 1))
            closed = rows[-1] == [_LAST_LINE]
            allowance.table(len(gathered.numbers) + len(rows), len(header))
            gathered.add(rows[:-1] if closed else rows)
    except csv.Error:
        return None
    finally:
        csv.field_size_limit(limit)
    if not closed or gathered.widest > MOST_COLUMNS:
        return None
    if _cut_off(gathered.width, gathered.short, len(gathered.numbers), text[-1:]):
        return None
    return gathered.table(header)


class _Gathered:
    """The rows below a header, as they come: filled up or cut to its width, and marked if they were not."""

    def __init__(self, width: int, above: int) -> None:
        self.width = self.widest = width
        self._parts: list[np.ndarray] = []
        self._read = above
        self.numbers: list[int] = []
        self._long: list[int] = []
        self.short: list[int] = []

    def add(self, rows: list[list[str]]) -> None:
        widths = list(map(len, rows))
        first = self._read + 1
        self._read += len(rows)
        if widths.count(self.width) == len(rows):
            self.numbers.extend(range(first, first + len(rows)))
        else:
            self.widest = max(self.widest, *widths)
            rows = self._evened(rows, first)
        cells = itertools.chain.from_iterable(rows)
        block = np.fromiter(cells, dtype=object, count=len(rows) * self.width)
        self._parts.append(block.reshape(len(rows), self.width))

    def _evened(self, rows: list[list[str]], first: int) -> list[list[str]]:
        even = []
        for number, row in enumerate(rows, first):
            if not row:
                continue
            if len(row) != self.width:
                (self._long if len(row) > self.width else self.short).append(len(self.numbers))
                row = row[: self.width] + [""] * (self.width - len(row))
            self.numbers.append(number)
            even.append(row)
        return even

    def table(self, headers: list[str]) -> RawTable:
        rows = len(self.numbers)
        one = self._parts[0] if len(self._parts) == 1 else np.concatenate(self._parts)
        columns = list(one.T.copy())
        table = RawTable(headers, columns, rows, only_texts=True, rows=np.array(self.numbers, dtype=np.int64))
        table.too_long[self._long] = True
        table.too_short[self.short] = True
        return table
