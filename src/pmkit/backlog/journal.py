"""What is decided on a kept backlog: a line per change in a file beside it, until it is kept whole again.

To write a large backlog anew after each cell would take most of a second; a line takes milliseconds. A line
that a power cut left half written is passed over when it is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from pmkit.backlog.estimates import from_kept, is_noted, noted
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.private_files import owners_only

Change = tuple[str, str, Any]
"""Key of the item, name of the decided field, value (None: missing).

The name may be one of `estimates` too, and the value a reason or an estimate as that module keeps it."""


def append(path: Path, changes: Sequence[Change]) -> None:
    """Add a line to the journal, and see it onto the disk. Raises OSError where that can't be done."""
    line = json.dumps([[key, name, value] for key, name, value in changes], ensure_ascii=False, default=float)
    with open(path, "ab", opener=owners_only) as file:
        # begins with its own line end: half a line before it spoils only itself
        file.write(f"\n{line}".encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> list[Change]:
    """All changes of the journal, oldest first; none where there is no journal."""
    try:
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
    found: list[Change] = []
    for line in lines:
        try:
            changes = [(str(key), str(name), value) for key, name, value in json.loads(line or "[]")]
        except (ValueError, TypeError):
            continue
        found += [change for change in changes if _can_be(*change[1:])]
    return found


def _can_be(name: str, value: Any) -> bool:
    if is_noted(name):
        try:
            return value is None or bool(from_kept(value))
        except (ValueError, TypeError):
            return False
    kind = str if name in FIELDS and FIELDS[name].kind == "text" else (int, float)
    return value is None or (isinstance(value, kind) and not isinstance(value, bool))


def apply(backlog: Backlog, changes: Iterable[Change]) -> tuple[Backlog, list[Change]]:
    """The backlog with these cells changed, and what they were before, of those that differ.

    Keys that it does not have and fields that nobody decides are passed over.
    """
    items = backlog.items
    places = {key: at for at, key in enumerate(items["key"].tolist())}
    columns: dict[str, Any] = {}
    before: list[Change] = []
    changes = [change for change in changes if change[0] in places]
    backlog, noted_before = noted(backlog, changes)
    for key, name, value in changes:
        at = places[key]
        if name not in DECIDED:
            continue
        if name not in columns:
            columns[name] = items[name].to_numpy(dtype=object, copy=True)
        cells = columns[name]
        old = None if cells[at] == "" or pd.isna(cells[at]) else cells[at]
        if old != value:
            cells[at] = ("" if FIELDS[name].kind == "text" else float("nan")) if value is None else value
            before.append((key, name, old))
    if not before:
        return backlog, noted_before
    changed = {
        name: pd.Series(cells, index=items.index, dtype=items[name].dtype) for name, cells in columns.items()
    }
    return replace(backlog, items=items.assign(**changed)), [*before, *noted_before]
