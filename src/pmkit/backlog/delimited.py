"""CSV, TSV and their like as a raw table: where its header is, what stands between its cells, what is wrong.

A large file goes to pandas first, any other to Python's own reader of CSV; what neither can read goes to the
careful one, which names line and column.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from pmkit.backlog.careful_reader import HEAD, find_delimiter, first_rows, records
from pmkit.backlog.encoding import Text
from pmkit.backlog.errors import ImportProblem
from pmkit.backlog.fast_readers import by_csv, by_pandas
from pmkit.backlog.header_row import has_header, header_place, made_headers, skipped, sole_cell
from pmkit.backlog.limits import Allowance
from pmkit.backlog.raw_table import Progress, RawTable
from pmkit.english import counted

_SMALL = 1_000_000
"""Up to so many bytes Python's reader is quicker, since pandas has fixed costs for each column."""
_SEPARATOR = re.compile(r"""^"?sep=(?P<mark>[^\w"\r\n])"?[ ,;\t]*(?:\r\n|\r|\n)""", re.IGNORECASE)


@dataclass(frozen=True)
class _Start:
    """The text from its header on; the header's `line` in the file and its `row` in a spreadsheet.

    `padded` says that a blank follows every delimiter, also before a quotation mark.
    """

    data: bytes
    delimiter: str
    line: int = 1
    row: int = 1
    notes: tuple[str, ...] = ()
    heading: str = ""
    padded: bool = False


def read_text(text: Text, name: str, progress: Progress | None = None) -> RawTable:
    """The table in a delimited text. Raises `ImportProblem` for what is no table, cut off or never closed."""
    start = _from_header(text.data)
    data, delimiter = start.data, start.delimiter
    allowance = Allowance(name, len(data))
    quick = len(data) > _SMALL and not start.padded
    table = by_pandas(data, delimiter, allowance, progress) if quick else None
    if table is None:
        table = by_csv(data.decode("utf-8"), delimiter, allowance, progress, padded=start.padded)
    if table is None:
        raise _trouble(start, name)
    if not any(map(str.strip, table.headers)):
        raise ImportProblem(
            f"{name} has no header row. Export the backlog with its column names.", line=start.line
        )
    table.encoding, table.delimiter = text.encoding, delimiter
    table.rows += start.row - 1
    table.notes += start.notes
    table.heading = start.heading
    if table.too_short.any():
        first = int(table.rows[table.too_short][0])
        table.notes.append(
            f"{counted(int(table.too_short.sum()), 'row')} (the first is row {first}) had fewer cells than "
            "the header; the missing ones are taken as empty."
        )
    return table


def _from_header(data: bytes) -> _Start:
    """Where the table begins, below a separator line and whatever else stands above the header."""
    start, cut = data[:HEAD].decode("utf-8", "ignore"), len(data) > HEAD
    separator = _SEPARATOR.match(start)
    if separator:  # a line for the spreadsheet, which does not count it as a row
        data = data[separator.end() :]
        start = start[separator.end() :]
        delimiter = separator["mark"]
        rows = first_rows(start, delimiter, cut)
    else:
        delimiter, rows = find_delimiter(start, cut)
    first = 2 if separator else 1
    place = header_place(rows)
    if place == 0 and rows and not has_header(rows):
        names, said = made_headers(rows)
        line = delimiter.join(names).encode() + b"\n"
        return _Start(line + data.lstrip(b"\r\n"), delimiter, first - 1, 0, (said,))
    padded = bool(rows) and len(rows[place]) > 1 and all(cell[:1] == " " for cell in rows[place][1:])
    found = list(itertools.islice(records(start, delimiter, whole=not cut), place + 1)) if place else []
    if len(found) <= place:
        return _Start(data, delimiter, first, padded=padded)
    above, row = [record.cells for record in found[:place]], found[place].line
    begin = len(start[: found[place - 1].end].encode())
    said = skipped(above, row + first - 1)
    return _Start(
        data[begin:].lstrip(b"\r\n"), delimiter, row + first - 1, row, (said,), sole_cell(above[-1]), padded
    )


def _trouble(start: _Start, name: str) -> ImportProblem:
    """What the quick readers stumbled over, with its place."""
    line, text = start.line, start.data.decode("utf-8")
    width, last = 0, None
    try:
        for last in records(text, start.delimiter, line=line, padded=start.padded):
            width = width or len(last.cells)
    except ImportProblem as problem:
        return problem
    if last is None or len(last.cells) >= width:
        return ImportProblem(f"{name} can't be read as a table. Export it again.", line=line)
    return ImportProblem(
        f"{name} ends in the middle of line {last.line}: it has {counted(len(last.cells), 'cell')} where "
        f"the header has {width}. The file is cut off; export it again.",
        line=last.line,
        column=len(last.cells),
    )
