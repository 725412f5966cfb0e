"""A pasted text as a table: which column is what, which rows could not be read and why. Nothing is left out
silently.

Say what is wanted, ask `read_table`, and show both halves of the answer:

    COLUMNS = (
        Wanted("text", "text", words=("verbatim", "comment", "feedback")),
        Wanted("people", "people", kind="number", min=0),
        Wanted("day", "date", kind="date", required=False),
    )
    table = read_table(values["voices"], COLUMNS)
    table.frame      # columns text, people, day and `line` (where it stands in the text)
    table.problem    # "" or the sentence that says why there is no table at all
    table.told_text  # Markdown: the problem; else what was taken as what, and the rows left out

Cells stand between tabs, semicolons, commas or bars; a cell in quotation marks may hold line breaks. The
header names columns in any case, with blanks, hyphens or underscores. Without a header row (where that is
allowed) the columns are taken in the order in which they are wanted. `read_lines` reads one text per line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import lru_cache
from typing import Literal

import pandas as pd

from pmkit.backlog.careful_reader import DELIMITERS, Record, find_delimiter, records
from pmkit.backlog.errors import ImportProblem, quoted
from pmkit.english import capital, counted, listed, plural
from pmkit.explorers._pasted_cells import Cells, read_column
from pmkit.practice.markdown import escape_markdown

Kind = Literal["text", "number", "date", "choice"]
_NAMED = 5
"""So many rows that were left out are named; the others are counted."""
_HEADER_WITHIN = 5
"""The header is looked for in so many first rows: a title may stand above it."""
_NO_MARK = "\x1f"
"""Between the cells of a table of one column: nothing."""
_TOTALS = frozenset({"total", "totals", "grand total", "sum", "sum total", "gesamt", "insgesamt", "summe"})
"""What stands before the sum of a table's rows, which is no row of its own."""
_MARKS = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars", _NO_MARK: "nothing"}


@dataclass(frozen=True)
class Wanted:
    """A column that is wanted: `key` in the frame, `label` in sentences and as the first word that names it.

    `options` of a choice are value and label, several labels may mean the same value. Without `required` an
    empty cell is fine, and one that can't be read is taken as empty, which is told. Numbers that are `whole`
    have no decimals, so that 1.200 people are 1,200.
    """

    key: str
    label: str
    _: KW_ONLY
    kind: Kind = "text"
    words: tuple[str, ...] = ()
    required: bool = True
    unit: str = ""
    min: float | None = None
    max: float | None = None
    whole: bool = False
    options: tuple[tuple[str, str], ...] = ()

    def named_by(self, header: str) -> bool:
        return plain(header) in {plain(word) for word in (self.key, self.label, *self.words)}


@dataclass(frozen=True)
class LeftOut:
    """A row that is not in the frame: its line in the text (from 1) and why."""

    line: int
    reason: str


@dataclass(frozen=True, eq=False)
class PastedTable:
    """What was read. `rows` is how many the text has below its header: those of the frame and those
    `left_out`. With a `problem` the frame is empty."""

    frame: pd.DataFrame
    told: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problem: str = ""
    rows: int = field(default=0)

    @property
    def told_text(self) -> str:
        """The problem, else what was read how, as Markdown: a sentence per line."""
        if self.problem:
            return escape_markdown(self.problem)
        return "\n".join(f"- {escape_markdown(sentence)}" for sentence in self.told)


def plain(name: str) -> str:
    """A header as it is compared: `Sign-up_date ` and `sign up date` are the same.

    >>> plain(" Sign-up_Date*")
    'sign up date'
    """
    return " ".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())


@lru_cache(maxsize=8)
def read_table(text: str, columns: tuple[Wanted, ...], *, header_needed: bool = True) -> PastedTable:
    """The table in a pasted text; never raises. Without `header_needed` the columns may stand in the order in
    which they are wanted, with no header row."""
    empty = _empty(columns)
    if not text.strip():
        return PastedTable(empty, problem=f"Nothing is pasted yet. {_shape(columns)}")
    try:
        mark, rows = _divided(text, columns)
    except ImportProblem as problem:
        return PastedTable(empty, problem=str(problem))
    above, header, below = _parted(rows, columns)
    if header is None and header_needed:
        return PastedTable(empty, problem=f"No line names the columns. {_shape(columns)}")
    places = _by_order(columns, below) if header is None else _by_name(columns, header.cells)
    missing = [one for one in columns if one.required and one.key not in places]
    if missing:
        return PastedTable(empty, problem=_missing(missing, header, mark))
    told = [*_passed_over(above), _taken_as(columns, places, header, mark)]
    width = len(columns) if header is None else len(header.cells)
    frame, more, left_out = _read(columns, places, below, width)
    told += [*_aside(places, header), *more]
    return PastedTable(frame, (*told, *_left_out(left_out, len(frame))), left_out, rows=len(below))


@lru_cache(maxsize=8)
def read_lines(text: str, label: str = "text") -> PastedTable:
    """One text per line, the columns `text` and `line`; blank lines are counted."""
    lines = [(number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), start=1)]
    kept = [(number, line) for number, line in lines if line]
    frame = pd.DataFrame({"text": [line for _, line in kept], "line": [number for number, _ in kept]})
    if not kept:
        return PastedTable(frame, problem="Nothing is pasted yet. Paste one text per line.")
    blank = len(lines) - len(kept)
    told = [f"{counted(len(kept), 'line')} read, one {label} each."]
    if blank:
        told.append(f"{counted(blank, 'blank line')} passed over.")
    return PastedTable(frame, tuple(told), rows=len(kept))


def _empty(columns: Sequence[Wanted]) -> pd.DataFrame:
    kinds = {"number": "float64", "date": "datetime64[s]"}
    made = {one.key: pd.Series([], dtype=kinds.get(one.kind, "str")) for one in columns}
    return pd.DataFrame({**made, "line": pd.Series([], dtype="int64")})


def _shape(columns: Sequence[Wanted]) -> str:
    """What to paste, as a sentence."""
    needed = listed([one.label for one in columns if one.required])
    others = [one.label for one in columns if not one.required]
    more = f"; {listed(others)} if you have {plural(len(others), 'it', 'them')}" if others else ""
    return f"Paste a table whose first line names its columns: {needed}{more}."


def _divided(text: str, columns: Sequence[Wanted]) -> tuple[str, list[Record]]:
    """The mark between the cells, and the rows that hold anything: the mark that lets a line name most
    columns, of several the one that cuts most evenly. Raises `ImportProblem` for an open quotation mark."""
    whole = text.replace("\0", " ").removeprefix("\ufeff")
    even, _ = find_delimiter(whole, cut=False)
    head = "".join(whole.splitlines(keepends=True)[: 2 * _HEADER_WITHIN]).replace('"', "")
    marks = [even, *(mark for mark in DELIMITERS if mark != even)]
    named = [max(_named(_rows(head, mark), columns), default=0) for mark in marks]
    mark = marks[named.index(max(named))]
    rows = _rows(whole, mark)
    alone = len(columns) == 1 and not max(named)
    if alone or any(_is_whole(row, columns) for row in rows[:_HEADER_WITHIN]):
        return _NO_MARK, _rows(whole, _NO_MARK)
    return mark, rows


def _is_whole(row: Record, columns: Sequence[Wanted]) -> bool:
    """Whether a row is a header of one column: below it a comma is a comma of the text."""
    return len(row.cells) == 1 and bool(_by_name(columns, row.cells))


def _rows(text: str, mark: str) -> list[Record]:
    return [row for row in records(text, mark, padded=True) if any(cell.strip() for cell in row.cells)]


def _named(rows: Sequence[Record], columns: Sequence[Wanted]) -> list[int]:
    """How many columns each of the first rows names."""
    return [len(_by_name(columns, row.cells)) for row in rows[:_HEADER_WITHIN]]


def _parted(
    rows: Sequence[Record], columns: Sequence[Wanted]
) -> tuple[Sequence[Record], Record | None, Sequence[Record]]:
    """The rows above the header, the header (None where no row names a column), and those below it."""
    named = _named(rows, columns)
    if not max(named, default=0):
        return (), None, rows
    place = named.index(max(named))
    return rows[:place], rows[place], rows[place + 1 :]


def _by_name(columns: Sequence[Wanted], header: Sequence[str]) -> dict[str, int]:
    """The place of each column that the header names; of two that it names alike the first."""
    found: dict[str, int] = {}
    for one in columns:
        free = (at for at, cell in enumerate(header) if at not in found.values() and one.named_by(cell))
        place = next(free, None)
        if place is not None:
            found[one.key] = place
    return found


def _by_order(columns: Sequence[Wanted], rows: Sequence[Record]) -> dict[str, int]:
    width = max(len(row.cells) for row in rows)
    return {one.key: place for place, one in enumerate(columns) if place < width}


def _missing(missing: Sequence[Wanted], header: Record | None, mark: str) -> str:
    wanted = listed([f"“{one.label}”" for one in missing])
    if header is None:
        return f"There is no column for {wanted}: no line names the columns, and each line has too few cells."
    there = listed([quoted(cell) for cell in header.cells if cell.strip()], _NAMED)
    others = missing[0].words
    also = f"; {listed(others, _NAMED)} {plural(len(others), 'is', 'are')} understood too" if others else ""
    return (
        f"There is no column for {wanted}. Line {header.line} names {there}, with {_MARKS[mark]} between "
        f"them. Call the column “{missing[0].label}”{also}."
    )


def _passed_over(above: Sequence[Record]) -> list[str]:
    if not above:
        return []
    first = quoted(", ".join(filter(str.strip, above[0].cells)))
    return [f"{counted(len(above), 'line')} above the header passed over: {first}."]


def _taken_as(columns: Sequence[Wanted], places: dict[str, int], header: Record | None, mark: str) -> str:
    named = [one for one in columns if one.key in places]
    if header is None:
        order = listed([f"column {places[one.key] + 1} is {one.label}" for one in named])
        return f"No line names the columns, so they were taken in their order: {order}."
    names = {one.label: header.cells[places[one.key]].strip() for one in named}
    between = f" Between the cells: {_MARKS[mark]}." if len(header.cells) > 1 else ""
    if all(plain(name) == plain(label) for label, name in names.items()):
        columns_found = plural(len(names), "The column", "The columns")
        return f"{columns_found} {listed(list(names))} {plural(len(names), 'was', 'were')} found.{between}"
    return f"{capital(listed([f'{quoted(name)} is {label}' for label, name in names.items()]))}.{between}"


def _aside(places: dict[str, int], header: Record | None) -> list[str]:
    cells = header.cells if header else []
    names = [quoted(cell) for at, cell in enumerate(cells) if at not in places.values() and cell.strip()]
    return [f"Not used: {listed(names, _NAMED)}."] if names else []


def _read(
    columns: Sequence[Wanted], places: dict[str, int], rows: Sequence[Record], width: int
) -> tuple[pd.DataFrame, list[str], tuple[LeftOut, ...]]:
    """The frame, how its cells were read, and the rows that are not in it."""
    read: dict[str, Cells] = {}
    for one in columns:
        at = places.get(one.key)
        cells = ["" if at is None or at >= len(row.cells) else row.cells[at] for row in rows]
        read[one.key] = read_column(one, cells)
    wrong = {at: why for at, row in enumerate(rows) if (why := _too_wide(row, width))}
    wrong |= {
        at: why for at, row in enumerate(rows) if at not in wrong and (why := _sum_of(columns, places, row))
    }
    for one in columns:
        if one.required:
            for number, reason in read[one.key].wrong.items():
                wrong.setdefault(number, reason)
    frame = pd.DataFrame({key: cells.values for key, cells in read.items()})
    frame["line"] = pd.Series([row.line for row in rows], dtype="int64")
    kept = frame.drop(index=list(wrong)).reset_index(drop=True)
    told = [
        sentence
        for one in columns
        if one.key in places
        for sentence in read[one.key].told(one, [row.line for row in rows], set(wrong))
    ]
    return kept, told, tuple(LeftOut(rows[at].line, wrong[at]) for at in sorted(wrong))


def names_a_sum(cell: str) -> bool:
    """Whether a cell says that its row adds up others.

    >>> names_a_sum("Summe"), names_a_sum("Summer sale")
    (True, False)
    """
    return plain(cell) in _TOTALS


def _sum_of(columns: Sequence[Wanted], places: dict[str, int], row: Record) -> str:
    """Why a row that adds up the others is left out, "" for any other row."""
    if not any(one.kind == "number" for one in columns):
        return ""
    at = [places[one.key] for one in columns if one.kind != "number" and one.key in places]
    cells = [row.cells[place].strip() for place in at if place < len(row.cells)]
    named = next((cell for cell in cells if names_a_sum(cell)), "")
    if not named:
        return ""
    return f"{quoted(named)}: taken as the sum of other rows. Call it otherwise if it is a group of its own."


def _too_wide(row: Record, width: int) -> str:
    """Why a row with more cells than columns can't be read, "" where it can: a mark in a text has cut it."""
    if not any(cell.strip() for cell in row.cells[width:]):
        return ""
    many = counted(len(row.cells), "cell")
    return f"It has {many}, the table has {width}. Put a text that holds such a mark in quotation marks."


def _left_out(left_out: Iterable[LeftOut], kept: int) -> list[str]:
    rows = list(left_out)
    said = [f"{counted(kept, 'row')} read{f', {len(rows)} left out' if rows else ''}."]
    said += [f"Line {one.line} left out: {one.reason}" for one in rows[:_NAMED]]
    if len(rows) > _NAMED:
        lines = listed([str(one.line) for one in rows[_NAMED:]], 20)
        said.append(f"Left out for such reasons too: {plural(len(rows) - _NAMED, 'line')} {lines}.")
    return said
