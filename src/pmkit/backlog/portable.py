"""A backlog as one file that any machine can read: a zip with one JSON document, and a version in it.

Nothing in it is executed when it is read, and no name in it becomes a path.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import numpy as np
import pandas as pd

from pmkit.archives import DAMAGED, MOST_RATIO, TooLarge, open_archive, read_entry
from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.estimates import as_kept, from_kept
from pmkit.backlog.file_table import FileTable
from pmkit.backlog.import_report import plain_cell
from pmkit.backlog.schema import (
    DECIDED,
    FIELDS,
    HISTORY,
    WITH_UNIT,
    Backlog,
    Source,
    blank_column,
    complete_items,
)

FORMAT, VERSION = "pmkit-backlog", 1
ENTRY = "backlog.json"
_MOST_BYTES = 2_000_000_000


def to_bytes(backlog: Backlog) -> bytes:
    """The backlog as a zip; the same backlog gives the same bytes."""
    document = {"format": FORMAT, "version": VERSION, **_document(backlog)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    packed = _zip(text, level=4)
    # a backlog of many empty columns packs so well that a reader would take it for an attack
    return packed if len(text) * 2 < MOST_RATIO * len(packed) else _zip(text, level=0)


def _zip(text: bytes, level: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo(ENTRY, date_time=(1980, 1, 1, 0, 0, 0))
        archive.writestr(entry, text, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()


def _document(backlog: Backlog) -> dict[str, Any]:
    return {
        "source": {
            "name": backlog.source.name,
            "tracker": backlog.source.tracker,
            "headers": {name: list(headers) for name, headers in backlog.source.headers.items()},
        },
        "items": _columns(backlog.items.drop(columns="id")),
        "history": _columns(backlog.history),
        "imported": _columns(backlog.imported),
        "kept": _columns(backlog.kept),
        "units": dict(backlog.units),
        "reasons": [[*cell, as_kept(one)] for cell, one in backlog.reasons.items()],
        "apart": [[*cell, as_kept(one)] for cell, one in backlog.apart.items()],
        "table": _table(backlog.table),
        "absent": _document(backlog.absent) if backlog.absent else None,
    }


def _columns(frame: pd.DataFrame) -> dict[str, Any]:
    return {
        "rows": len(frame),
        "columns": {str(name): _cells(frame[name]) for name in frame},
    }


def _table(table: FileTable | None) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "headers": list(table.headers),
        "columns": [column.tolist() for column in table.columns],
        "keys": table.keys.tolist(),
        "taken_as": table.taken_as.tolist(),
    }


def _cells(column: pd.Series) -> list[Any]:
    """A column as JSON knows it; the usual kinds at once, since a backlog has many cells."""
    if column.dtype == "str":
        return column.astype(object).where(column.notna(), None).tolist()
    if column.dtype.kind == "M":
        stamps = np.datetime_as_string(column.to_numpy("datetime64[s]"), unit="s").astype(object)
        stamps[column.isna().to_numpy()] = None
        return list(stamps)
    return [plain_cell(cell) for cell in column.tolist()]


def from_bytes(data: bytes, name: str = "The file") -> Backlog:
    """The backlog in a zip that `to_bytes` made. Raises `BacklogProblem` for anything else."""
    try:
        with open_archive(io.BytesIO(data)) as archive:
            document = json.loads(read_entry(archive, ENTRY, _MOST_BYTES))
        if document["format"] != FORMAT:
            raise KeyError(FORMAT)
        if document["version"] > VERSION:
            raise BacklogProblem(
                f"{name} was written by a newer version of the course. Update the course to open it."
            )
        return _backlog(document)
    except BacklogProblem:
        raise
    except TooLarge as problem:
        raise BacklogProblem(f"{name} is larger than a backlog can be.") from problem
    except (TypeError, ValueError, AttributeError, *DAMAGED) as problem:
        raise BacklogProblem(
            f"{name} is damaged or no backlog of the course. Import the tracker's export again."
        ) from problem


def _backlog(document: dict[str, Any], outer: bool = True) -> Backlog:
    """The backlog in a document; what an inner one holds of a further one is passed over."""
    source = document["source"]
    headers = {name: tuple(map(str, found)) for name, found in source["headers"].items() if name in FIELDS}
    items, absent = document["items"], document.get("absent") if outer else None
    if "key" not in items["columns"]:
        raise KeyError("key")
    return Backlog(
        items=complete_items(_typed(items), _rows(items)),
        history=_frame(document["history"])[list(HISTORY)],
        imported=_decided(_frame(document["imported"])),
        kept=_frame(document["kept"], _rows(items), typed=False),
        source=Source(name=str(source["name"]), tracker=str(source["tracker"]), headers=headers),
        units={name: str(unit) for name, unit in document.get("units", {}).items() if name in WITH_UNIT},
        reasons={(str(key), str(name)): from_kept(one) for key, name, one in document.get("reasons", [])},
        apart={
            (str(key), str(name), str(person)): from_kept(one)
            for key, name, person, one in document.get("apart", [])
        },
        table=_file_table(document.get("table")),
        absent=_backlog(absent, outer=False) if absent else None,
    )


def _frame(table: dict[str, Any], items: int = 0, typed: bool = True) -> pd.DataFrame:
    columns = _typed(table) if typed else {name: _plain(cells) for name, cells in table["columns"].items()}
    return pd.DataFrame(columns, index=pd.RangeIndex(_rows(table, items)))


def _rows(table: dict[str, Any], items: int = 0) -> int:
    """How many rows a table has. Each column must hold what it claims before room for them is made; a table
    without columns has a row for each of the `items`, or none."""
    held = {len(cells) for cells in table["columns"].values()} or {0, items}
    if table["rows"] not in held or (table["columns"] and len(held) > 1):
        raise ValueError("rows")
    return int(table["rows"])


def _file_table(table: dict[str, Any] | None) -> FileTable | None:
    """The file as it was read; None where an older version kept the backlog without it."""
    if table is None:
        return None
    keys, taken_as = _objects(list(map(str, table["keys"]))), _objects(list(map(str, table["taken_as"])))
    columns = tuple(map(_plain, table["columns"]))
    headers = tuple(map(str, table["headers"]))
    if {len(column) for column in (*columns, taken_as)} != {len(keys)} or len(headers) != len(columns):
        raise ValueError("table")
    return FileTable(headers=headers, columns=columns, keys=keys, taken_as=taken_as)


def _decided(frame: pd.DataFrame) -> pd.DataFrame:
    """The decided columns; one that an older version did not know is empty."""
    blank = {name: blank_column(name, len(frame)) for name in DECIDED if name not in frame}
    return frame.assign(**blank)[["key", *DECIDED]]


def _typed(table: dict[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, cells in table["columns"].items():
        kind = "number" if name == "cycle_days" else FIELDS[name].kind if name in FIELDS else "text"
        if kind == "number":
            columns[name] = np.array([np.nan if cell is None else float(cell) for cell in cells], dtype=float)
        elif kind == "date":
            columns[name] = np.array([cell or "NaT" for cell in cells], dtype="datetime64[s]")
        elif kind == "list":
            columns[name] = _objects([list(map(str, cell)) for cell in cells])
        else:
            columns[name] = pd.Series([str(cell or "") for cell in cells], dtype="str")
    return columns


def _plain(cells: list[Any]) -> np.ndarray:
    """Texts and lists of texts, whatever else somebody may have written into the file."""
    return _objects(
        [
            cell if isinstance(cell, str) else list(map(str, cell)) if isinstance(cell, list) else _text(cell)
            for cell in cells
        ]
    )


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _objects(cells: list[Any]) -> np.ndarray:
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column
