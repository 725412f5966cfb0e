"""CSV, TSV and their like as a raw table: where its header is, what stands between its cells, what is wrong.

A large file goes to pandas first, any other to Python's own reader of CSV; what neither can read goes to the
careful one, which names line and column.
"""

from __future__ import annotations

import itertools
import re

from pmkit.backlog.encoding import Text
from pmkit.backlog.heading import FIRST_ROWS, header_place, skipped
from pmkit.backlog.problems import ImportProblem, count
from pmkit.backlog.readers import by_csv, by_pandas
from pmkit.backlog.scan import HEAD, find_delimiter, first_rows, records
from pmkit.backlog.table import Progress, RawTable

_SMALL = 1_000_000
"""Up to so many bytes Python's reader is quicker, since pandas has fixed costs for each column."""
_SEPARATOR = re.compile(r"""^"?sep=(?P<mark>[^\w"\r\n])"?[ ,;\t]*(?:\r\n|\r|\n)""", re.IGNORECASE)


def read_text(text: Text, name: str, progress: Progress | None = None) -> RawTable:
    """The table in a delimited text. Raises `ImportProblem` for what is no table, cut off or never closed."""
    data, delimiter, line, notes = _from_header(text.data)
    table = by_pandas(data, delimiter, progress) if len(data) > _SMALL else None
    if table is None:
        table = by_csv(data.decode("utf-8"), delimiter, progress)
    if table is None:
        raise _trouble(data.decode("utf-8"), delimiter, name, line)
    if not any(map(str.strip, table.headers)):
        raise ImportProblem(f"{name} has no header row. Export the backlog with its column names.", line=line)
    table.encoding, table.delimiter = text.encoding, delimiter
    table.rows += line - 1
    table.notes += notes
    if table.too_short.any():
        first = int(table.rows[table.too_short][0])
        table.notes.append(
            f"{count(int(table.too_short.sum()), 'row')} (the first is row {first}) had fewer cells than "
            "the header; the missing ones are taken as empty."
        )
    return table


def _from_header(data: bytes) -> tuple[bytes, str, int, list[str]]:
    """The text from its header on, the delimiter, the header's line and what to say about lines above it."""
    start, cut = data[:HEAD].decode("utf-8", "ignore"), len(data) > HEAD
    separator = _SEPARATOR.match(start)
    if separator:  # a line for the spreadsheet, which does not count it as a row
        data = data[separator.end() :]
        start = start[separator.end() :]
        delimiter = separator["mark"]
        rows = first_rows(start, delimiter, cut)
    else:
        delimiter, rows = find_delimiter(start, cut)
    place = header_place(rows)
    if not place:
        return data, delimiter, 1, []
    found = list(itertools.islice(records(start, delimiter, whole=not cut), FIRST_ROWS))[: place + 1]
    if len(found) <= place:
        return data, delimiter, 1, []
    above = [record.cells for record in found[:place]]
    begin = len(start[: found[place - 1].end].encode())
    return data[begin:], delimiter, found[place].line, [skipped(above, found[place].line)]


def _trouble(text: str, delimiter: str, name: str, line: int) -> ImportProblem:
    """What the quick readers stumbled over, with its place."""
    width, last = 0, None
    try:
        for last in records(text, delimiter, line=line):
            width = width or len(last.cells)
    except ImportProblem as problem:
        return problem
    if last is None or len(last.cells) >= width:
        return ImportProblem(f"{name} can't be read as a table. Export it again.", line=line)
    return ImportProblem(
        f"{name} ends in the middle of line {last.line}: it has {count(len(last.cells), 'cell')} where "
        f"the header has {width}. The file is cut off; export it again.",
        line=last.line,
        column=len(last.cells),
    )
