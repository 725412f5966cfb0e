"""Reading a backlog: any tracker's export in, one `ImportReport` out. The dry run is the real run.

The steps, each in its own module: bytes to raw columns, columns to fields, rows to items, history or a named
reason to be left out.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog import encoding, fates, links, values
from pmkit.backlog.delimited import read_text
from pmkit.backlog.filling import Filling
from pmkit.backlog.history import build_history
from pmkit.backlog.mapping import ColumnUse, choose_fields, recognise
from pmkit.backlog.problems import ImportProblem, count, listed
from pmkit.backlog.report import ImportReport
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog, Source, complete_items
from pmkit.backlog.table import RawTable, with_columns

LARGEST_FILE = 1_000_000_000
_PATIENCE = 2.0
_READING = 0.6
"""Share of the work that is reading the file; the rest is understanding it."""
_PROTECTED = re.compile(rb"'[=+\-@\t\r]")


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
    data, name = _bytes(path, name)
    tell = _patient(progress)
    table, tracker = _raw_table(data, name, lambda share: tell(_READING * share))
    del data
    tell(_READING)
    report = import_table(
        table, name, tracker, mapping=mapping, answers=answers, memory=memory, statuses=statuses
    )
    tell(1.0)
    return report


def _bytes(path: str | Path | bytes, name: str) -> tuple[bytes, str]:
    if isinstance(path, (bytes, bytearray, memoryview)):
        return bytes(path), name or "The file"
    file = Path(path).expanduser()
    name = name or file.name
    try:
        if file.is_dir():
            raise ImportProblem(f"{name} is a folder. Choose the exported file in it.")
        if file.stat().st_size > LARGEST_FILE:
            raise ImportProblem(f"{name} is larger than 1 GB. Export fewer fields, or a part of the backlog.")
        return file.read_bytes(), name
    except FileNotFoundError:
        raise ImportProblem(f"There is no file {name}. Check the name and the folder.") from None
    except OSError as problem:
        raise ImportProblem(
            f"{name} can't be opened: {(problem.strerror or 'unknown cause').lower()}."
        ) from None


def _patient(progress: Callable[[float], None] | None) -> Callable[[float], None]:
    """Tells nothing in the first two seconds."""
    begin = time.monotonic()

    def tell(share: float) -> None:
        if progress is not None and time.monotonic() - begin > _PATIENCE:
            progress(share)

    return tell


def _raw_table(data: bytes, name: str, progress: Callable[[float], None] | None) -> tuple[RawTable, str]:
    kind = encoding.file_kind(data, name)
    if kind == "xlsx":
        from pmkit.backlog.sheets import read_sheet

        return read_sheet(data, name), ""
    text = encoding.to_utf8(data, name)
    start = text.data[:1000].lstrip()
    if start[:1] in (b"{", b"["):
        from pmkit.backlog.documents import read_document

        return read_document(text.data, name)
    if start[:1] == b"<":
        raise ImportProblem(_markup(start, name))
    table = read_text(text, name, progress)
    if _PROTECTED.search(text.data):
        table = with_columns(table, [values.unprotect(column) for column in table.columns])
    return table, ""


def _markup(start: bytes, name: str) -> str:
    if start[:5].lower() == b"<?xml" or start[:4].lower() == b"<rss":
        return (
            f"{name} is XML. In Jira choose Export, then CSV (all fields), and choose that file; XML "
            "exports leave out fields that the course needs."
        )
    return f"{name} is a web page, not a table. Export the backlog as CSV and choose that file."


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
    title = (answers or {}).get("title_column")
    if title:
        mapping = {title: "item", **(mapping or {})}
    uses = choose_fields(table, tracker, mapping, memory)
    _refuse_prose(table, uses, name)
    filling = Filling(table, tracker, uses, answers or {}, notes=list(table.notes))
    columns, parents = _columns(filling)
    left = fates.decide(filling, columns, statuses or {})
    if tracker == "azure" and parents is not None:
        columns["parent"] = parents
    stays = left.stays()
    _link(filling, columns, left)
    items = complete_items({name: _take(cells, stays) for name, cells in columns.items()}, int(stays.sum()))
    headers: dict[str, tuple[str, ...]] = {}
    for use in uses:
        if use.field:
            headers[use.field] = (*headers.get(use.field, ()), use.header)
    backlog = Backlog(
        items=items,
        history=build_history(columns, left.done, filling.notes),
        kept=_kept(table, uses, stays),
        imported=items[["key", *DECIDED]].copy(),
        source=Source(name=name, tracker=tracker, headers=headers),
    )
    return ImportReport(
        name=name,
        tracker=tracker,
        rows_in_file=table.count,
        backlog=backlog,
        columns=tuple(_explained(use, filling) for use in uses),
        left_out=left.by_reason(),
        questions=tuple(filling.questions),
        notes=tuple(filling.notes),
        statuses=left.statuses,
        encoding=table.encoding,
        delimiter=table.delimiter,
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


def _columns(filling: Filling) -> tuple[dict[str, Any], np.ndarray | None]:
    """Every field that the file has, for all its rows; and the parents that a tree of titles tells."""
    there = {use.field for use in filling.uses if use.field}
    titles = filling.text("item")
    columns: dict[str, Any] = {"item": titles, "key": filling.keys(titles)}
    for name in there - {"item", "key", "moscow"}:
        kind = FIELDS[name].kind
        if kind == "text":
            columns[name] = filling.text(name)
        elif kind == "list":
            columns[name] = filling.lists(name)
    for name in (name for name in FIELDS if name in there and FIELDS[name].kind == "number"):
        columns[name] = filling.numbers(name)
    if "moscow" in there:
        columns["moscow"] = filling.moscow()
    columns |= filling.dates([name for name in FIELDS if name in there and FIELDS[name].kind == "date"])
    if "item" not in there:
        filling.ask(
            "title_column",
            "Which column holds the titles? Map it to item.",
            tuple((use.header, use.header) for use in filling.uses if use.fate == "kept"),
        )
    parents = None
    if filling.tracker == "azure" and "parent" not in there and len(filling.of("item")) > 1:
        parents = _tree_parents(filling, columns["key"])
    if filling.tracker == "github":
        fates.read_label_decisions(columns, filling)
    return columns, parents


def _tree_parents(filling: Filling, keys: np.ndarray) -> np.ndarray:
    """The item above each one, from which of `Title 1`, `Title 2` … is filled."""
    uses = sorted(filling.of("item"), key=lambda use: int(re.findall(r"\d+", use.header)[-1]))
    levels = [values.as_texts(filling.table.columns[use.positions[0]]) for use in uses]
    above: list[str] = []
    parents = []
    for row, key in enumerate(keys):
        level = next((depth for depth, cells in enumerate(levels) if cells[row]), len(above))
        del above[level:]
        parents.append(above[-1] if above else "")
        above.append(key)
    return np.array(parents, dtype=object)


def _link(filling: Filling, columns: dict[str, Any], left: fates.Fates) -> None:
    """Prerequisites from columns, from the other end of a link and from text; kept where they are still
    open."""
    keys, stays = columns["key"], left.stays()
    requires: values.Lists = columns.get("requires", {})
    blocks: values.Lists = columns.get("blocks", {})
    if filling.tracker == "github" and "description" in columns:
        needs, holds = links.links_in_text(columns["description"])
        requires = {row: requires.get(row, []) + needs.get(row, []) for row in {*requires, *needs}}
        blocks = {row: blocks.get(row, []) + holds.get(row, []) for row in {*blocks, *holds}}
    if not requires and not blocks:
        return
    known = set(keys)
    named = {one for ids in (*requires.values(), *blocks.values()) for one in ids}
    titled = {} if named <= known else _by_title(columns["item"], keys)
    requires = {row: _known_keys(ids, known, titled) for row, ids in requires.items()}
    blocks = {row: _known_keys(ids, known, titled) for row, ids in blocks.items()}
    own = [str(keys[row]) for row, ids in requires.items() if stays[row] and keys[row] in ids]
    if own:
        filling.notes.append(
            f"{count(len(own), 'prerequisite was', 'prerequisites were')} left out, since an item can't wait "
            f"for itself: {listed(own)}."
        )
    combined = links.combine(keys, requires, blocks)
    still_open = set(keys[stays])
    lost: dict[str, None] = {}
    over = 0
    for row, ids in combined.items():
        if stays[row]:
            lost |= {one: None for one in ids if one not in known}
            over += sum(one in known and one not in still_open for one in ids)
        combined[row] = [one for one in ids if one in still_open]
    if over:
        filling.notes.append(
            f"{count(over, 'prerequisite is', 'prerequisites are')} done or dropped already."
        )
    if lost:
        filling.notes.append(
            f"{count(len(lost), 'prerequisite is', 'prerequisites are')} not in this file: "
            f"{listed(list(lost))}. Plans made from it leave them out of account."
        )
    columns["requires"] = combined
    for circle in links.circles(keys, {row: ids for row, ids in combined.items() if stays[row]}):
        way = " needs ".join([*circle, circle[0]])
        filling.notes.append(
            f"These items wait for each other: {way}. Remove one of the links in the tracker."
        )


def _by_title(titles: Sequence[str], keys: Sequence[str]) -> dict[str, str]:
    """The key of each item whose title is its own: a plain table names prerequisites by title."""
    found: dict[str, str] = {}
    twice = set()
    for title, key in zip(titles, keys, strict=True):
        name = " ".join(title.split()).casefold()
        if name in found:
            twice.add(name)
        found[name] = key
    return {name: key for name, key in found.items() if name not in twice}


def _known_keys(ids: list[str], known: set[str], titled: Mapping[str, str]) -> list[str]:
    """Entries that are keys or titles as they stand, or that are several keys between blanks."""
    found: list[str] = []
    for one in ids:
        key = one if one in known else titled.get(" ".join(one.split()).casefold())
        found += [key] if key else values.by_key(one)
    return found


def _take(cells: Any, stays: np.ndarray) -> Any:
    if isinstance(cells, dict):
        taken = np.empty(int(stays.sum()), dtype=object)
        taken[:] = [cells.get(row, []) for row in np.flatnonzero(stays).tolist()]
        return taken
    chosen = np.asarray(cells)[stays]
    return pd.Series(chosen, dtype="str") if chosen.dtype == object else chosen


def _kept(table: RawTable, uses: list[ColumnUse], stays: np.ndarray) -> pd.DataFrame:
    """The columns without a meaning here, and the lists of which only one entry was taken."""
    rows = np.flatnonzero(stays)
    columns: dict[str, Any] = {}
    for use in uses:
        several = len(use.positions) > 1
        one_taken = use.fate == "mapped" and several and FIELDS[use.field].kind in ("text", "date")
        if use.fate != "kept" and not one_taken:
            continue
        chosen = [table.columns[position].take(rows) for position in use.positions]
        if several:
            cells = np.empty(len(chosen[0]), dtype=object)
            cells[:] = [[cell for cell in row if cell] for row in zip(*chosen, strict=True)]
            columns[use.header] = cells
        else:
            columns[use.header] = chosen[0]
    return pd.DataFrame(columns, index=pd.RangeIndex(rows.size), dtype=object)


def _explained(use: ColumnUse, filling: Filling) -> ColumnUse:
    if use.fate == "mapped" and len(use.positions) > 1:
        says = (
            "the last entry counts; all are kept"
            if use.field == "sprint"
            else f"{len(use.positions)} columns as a list"
        )
        return replace(use, says=says)
    if use.field == "size":
        return replace(use, says="points, not person-months")
    return use
