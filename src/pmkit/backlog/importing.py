"""Reading a backlog: any tracker's export in, one `ImportReport` out. The dry run is the real run.

The steps, each in its own module: bytes to raw columns, columns to fields, rows to items, history or a named
reason to be left out.
"""

from __future__ import annotations

import contextlib
import gc
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from pmkit.backlog import ancestry, cell_values, prerequisites, row_outcomes
from pmkit.backlog.errors import ImportProblem, quoted
from pmkit.backlog.estimates import read_reasons
from pmkit.backlog.field_reader import FieldReader
from pmkit.backlog.file_table import field_of_why, file_table
from pmkit.backlog.hand_over import is_hand_over, read_hand_over
from pmkit.backlog.history import build_history
from pmkit.backlog.import_report import SHEET_QUESTION, TITLE_QUESTION, ImportReport, Question
from pmkit.backlog.item_rows import cells_of_rows, kept_columns, rows_in_order, takes_one_of_several
from pmkit.backlog.mapping import ColumnUse, choose_fields
from pmkit.backlog.open_file import file_bytes, raw_table
from pmkit.backlog.raw_table import RawTable, without_nulls
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog, Source, complete_items
from pmkit.backlog.set_apart import with_groups, without_what_is_no_item
from pmkit.backlog.trackers import NUMBERED, recognise

_LOOKED_AT = 200
_PATIENCE = 2.0
_READING = 0.6
"""Share of the work that is reading the file; the rest is understanding it."""


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Python's search for unused circles of objects waits. It would walk through the lists of all rows again
    and again, a fifth of the time of a large import, which makes no circles."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@_uncollected()
def read_backlog(
    path: str | Path | bytes,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    *,
    memory: Mapping[str, str] | None = None,
    statuses: Mapping[str, str] | None = None,
    progress: Callable[[float], None] | None = None,
) -> ImportReport:
    """Read a tracker's export, or any table, and tell what became of each column and each row.

    Parameters
    ----------
    path : a file, or its bytes (then `name` is how messages call it).
    mapping : {header of the file: field of the backlog, "keep" or "ignore"}; overrides everything.
    answers : {question id: option id} for what an earlier report asked.
    memory : the user's choices for headers in other files; headers that this file does not have are passed
    over.
    statuses : {status: "open", "done" or "dropped"} where the file's own words are not understood.
    progress : called with the share that is done, once reading takes longer than two seconds.

    Raises
    ------
    ImportProblem
        Where the file can't be read, with the line and column where that is known. Nothing is kept then.
    """
    data, name = file_bytes(path, name)
    if is_hand_over(data):
        if mapping or statuses:
            raise ImportProblem(
                f"{name} is a hand-over of a backlog: its columns and statuses are settled. "
                "Bring it in as it is."
            )
        return read_hand_over(data, name)
    tell = _patient(progress)
    sheet = (answers or {}).get(SHEET_QUESTION, "")
    table, tracker = raw_table(data, name, lambda share: tell(_READING * share), sheet)
    del data
    tell(_READING)
    report = import_table(
        table, name, tracker, mapping=mapping, answers=answers, memory=memory, statuses=statuses
    )
    tell(1.0)
    return report


def _patient(progress: Callable[[float], None] | None) -> Callable[[float], None]:
    """Tells nothing in the first two seconds."""
    begin = time.monotonic()

    def tell(share: float) -> None:
        if progress is not None and time.monotonic() - begin > _PATIENCE:
            progress(share)

    return tell


def import_table(
    table: RawTable,
    name: str,
    tracker: str = "",
    *,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    memory: Mapping[str, str] | None = None,
    statuses: Mapping[str, str] | None = None,
) -> ImportReport:
    """The report for a raw table; `tracker` only where the file's form has told it already."""
    if table.count == 0:
        raise ImportProblem(
            f"{name} has a header row and nothing below it. Export the backlog again, with its items."
        )
    tracker = tracker or recognise(table.headers)
    whole, table = table, without_what_is_no_item(without_nulls(table) if tracker == "clickup" else table)
    title = (answers or {}).get(TITLE_QUESTION)
    if title:
        mapping = {title: "item", **(mapping or {})}
    uses = choose_fields(table, tracker, mapping, memory)
    _refuse_prose(table, uses, name)
    reader = FieldReader(table, tracker, uses, answers or {}, notes=list(table.notes))
    if len(table.sheets) > 1:
        reader.questions.append(_sheet_question(table))
    columns, parents = _columns(reader)
    left = row_outcomes.decide_rows(reader, columns, statuses or {})
    if tracker == "azure" and parents is not None:
        columns["parent"] = parents
    stays = left.stays()
    ancestry.follow(reader, columns)
    prerequisites.link(reader, columns, stays)
    rows = rows_in_order(reader, columns, stays)
    items = complete_items({name: cells_of_rows(cells, rows) for name, cells in columns.items()}, rows.size)
    headers: dict[str, tuple[str, ...]] = {}
    for use in sorted(uses, key=lambda use: use.turn):
        if use.field:
            headers[use.field] = (*headers.get(use.field, ()), use.header)
    told: list[str] = []
    history = build_history(columns, left.done, told)
    if not reader.is_open("date_order"):  # else what dates tell would be told wrongly
        reader.tell_of_history(*told)
    backlog = Backlog(
        items=items,
        history=history,
        kept=kept_columns(table, uses, rows),
        imported=items[["key", *DECIDED]],
        source=Source(name=name, tracker=tracker, headers=headers),
        reasons=read_reasons(_reason_columns(table, rows), items),
        table=file_table(with_groups(whole, table), columns["key"], left.per_row()),
    )
    return ImportReport(
        name=name,
        tracker=tracker,
        rows_in_file=table.count,
        backlog=backlog,
        columns=tuple(_explained(use, reader) for use in uses),
        left_out=left.by_reason(),
        questions=tuple(reader.questions),
        notes=tuple(reader.notes),
        statuses=left.statuses,
        encoding=table.encoding,
        delimiter=table.delimiter,
        history_notes=tuple(reader.history_notes),
        item_rows=tuple(table.rows[rows].tolist()),
    )


def _reason_columns(table: RawTable, rows: np.ndarray) -> Iterator[tuple[str, list[str]]]:
    """Per decided field the reasons that an export of all columns wrote, row for row as the items."""
    for header, cells in zip(table.headers, table.columns, strict=True):
        if name := field_of_why(header):
            yield name, cell_values.as_texts(cells)[rows].tolist()


def _sheet_question(table: RawTable) -> Question:
    """Which sheet is meant; answered already where one has the columns of a backlog, to be changed."""
    return Question(
        SHEET_QUESTION,
        "Which sheet holds the backlog?",
        tuple((title, title) for title in table.sheets),
        table.sheet if table.sheet_is_clear else "",
    )


def _refuse_prose(table: RawTable, uses: list[ColumnUse], name: str) -> None:
    """A text without any known header whose lines do not even agree in their number of cells is no table."""
    ragged = (table.too_long | table.too_short).mean()
    if not any(use.field for use in uses) and (len(table.headers) < 2 or ragged > 0.5):
        raise ImportProblem(
            f"{name} does not look like a table: its first line has no column name that a backlog has, such "
            "as Title or Summary. Export the backlog as CSV with a header row.",
            line=1,
        )


def _columns(reader: FieldReader) -> tuple[dict[str, Any], np.ndarray | None]:
    """Every field that the file has, for all its rows; and the parents that a tree of titles tells."""
    there = {use.field for use in reader.uses if use.field}
    titles = reader.text("item")
    columns: dict[str, Any] = {"item": titles, "key": reader.keys(titles)}
    for name in there - {"item", "key"}:
        kind = FIELDS[name].kind
        if FIELDS[name].choices:
            columns[name] = reader.choices(name)
        elif kind == "text":
            columns[name] = reader.text(name)
        elif kind == "list":
            columns[name] = reader.lists(name)
    for name in (name for name in FIELDS if name in there and FIELDS[name].kind == "number"):
        columns[name] = reader.numbers(name)
    columns |= reader.dates([name for name in FIELDS if name in there and FIELDS[name].kind == "date"])
    if "item" not in there:
        kept = [use for use in reader.uses if use.outcome == "kept"]
        reader.ask(
            TITLE_QUESTION,
            "Which column holds the titles? The column names are taken from the first line.",
            tuple((use.header, _with_example(use, reader.table)) for use in kept or reader.uses),
        )
    parents = None
    if reader.tracker == "azure" and "parent" not in there and len(reader.of("item")) > 1:
        parents = _tree_parents(reader, columns["key"])
    if reader.tracker in NUMBERED and "url" not in columns:
        columns["url"] = np.array(
            [cell if "://" in cell else "" for cell in reader.text("key")], dtype=object
        )
    if reader.tracker == "github":
        row_outcomes.read_label_decisions(columns, reader)
    return columns, parents


def _with_example(use: ColumnUse, table: RawTable) -> str:
    """A column by its name and its first filled cell."""
    cells = (str(cell).strip() for cell in table.columns[use.positions[0]][:_LOOKED_AT])
    example = next(filter(None, cells), "")
    return f"{use.header}: {quoted(example, 30)}" if example else use.header


def _tree_parents(reader: FieldReader, keys: np.ndarray) -> np.ndarray:
    """The item above each one, from which of `Title 1`, `Title 2` … is filled."""
    uses = sorted(reader.of("item"), key=lambda use: int(re.findall(r"\d+", use.header)[-1]))
    levels = [cell_values.as_texts(reader.table.columns[use.positions[0]]) for use in uses]
    above: list[str] = []
    parents = []
    for row, key in enumerate(keys):
        level = next((depth for depth, cells in enumerate(levels) if cells[row]), len(above))
        del above[level:]
        parents.append(above[-1] if above else "")
        above.append(key)
    return np.array(parents, dtype=object)


def _explained(use: ColumnUse, reader: FieldReader) -> ColumnUse:
    if use.outcome == "mapped" and len(use.positions) > 1:
        if FIELDS[use.field].kind == "list":
            return replace(use, says=f"{len(use.positions)} columns as a list")
        which = "last" if use.field == "sprint" else "first"
        kept = "; all are kept" if takes_one_of_several(use) else ""
        return replace(use, says=f"the {which} filled one counts{kept}")
    if use.field == "size":
        return replace(use, says="points, not person-months")
    if use.field == "effort":
        return replace(use, says="read as person-months")
    return use
