"""What lies below what: parents by their keys, whatever the file calls them, and the epic above an item.

A tracker may name another item by an internal number, an address or a title; here each becomes its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog.field_reader import FieldReader
from pmkit.backlog.tracker_words import plain
from pmkit.english import counted, plural

_EPIC = frozenset(
    map(plain, ("Epic", "Epos", "Épopée", "Epopée", "Épica", "Épico", "Epik", "Эпик", "Епік", "에픽",
                "エピック", "史诗", "长篇故事"))
)  # fmt: skip


def other_names(columns: Mapping[str, Any]) -> dict[str, str]:
    """The key of each item by what else it is called: its internal number, its address, its title if no other
    item has it."""
    keys = columns["key"].tolist()
    names = _by_title(columns["item"], keys)
    for field in ("url", "internal_id"):
        if field in columns:
            names |= {str(name): key for name, key in zip(columns[field], keys, strict=True) if name and key}
    return names


def _by_title(titles: np.ndarray, keys: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice = set()
    for title, key in zip(titles.tolist(), keys, strict=True):
        name = title_name(title)
        if name in found:
            twice.add(name)
        found[name] = key
    return {name: key for name, key in found.items() if name and name not in twice}


def title_name(title: str) -> str:
    """A title as it is looked for: without case, and with single blanks."""
    return " ".join(title.split()).casefold()


def follow(reader: FieldReader, columns: dict[str, Any]) -> None:
    """Turn `parent` into keys, and fill the empty `epic` of whatever lies below an epic, at any depth."""
    if "parent" not in columns:
        return
    codes, distinct = pd.factorize(columns["parent"])
    if not any(distinct):
        return
    keys = columns["key"]
    rows = {key: row for row, key in enumerate(keys.tolist())}
    parents = [str(name) for name in distinct]
    if any(name and name not in rows for name in parents):
        names = other_names(columns)
        parents = [
            name if name in rows else names.get(name) or names.get(title_name(name)) or _bare(name, rows)
            for name in parents
        ]
    columns["parent"] = np.array(parents, dtype=object)[codes]
    columns["epic"] = _epics_above(reader, columns, [rows.get(name, -1) for name in parents], codes)


def _bare(name: str, rows: Mapping[str, int]) -> str:
    """`#12` for the item 12; a name of nothing in this file stays as it is."""
    bare = name.lstrip("#")
    return bare if bare in rows else name


def _epics_above(
    reader: FieldReader, columns: Mapping[str, Any], above: list[int], codes: np.ndarray
) -> np.ndarray:
    given = columns.get("epic")
    epics = np.full(len(codes), "", dtype=object) if given is None else np.asarray(given, dtype=object).copy()
    types = columns.get("type")
    is_epic = np.zeros(len(codes), dtype=bool)
    if types is not None:
        kinds, names = pd.factorize(types)
        is_epic = np.array([plain(str(name)) in _EPIC for name in names], dtype=bool)[kinds]
    up = np.array(above, dtype=np.int64)[codes]
    without = np.zeros(len(codes), dtype=bool)  # whose way up is known to lead to no epic
    found = 0
    for row in np.flatnonzero((up >= 0) & (epics == "") & ~is_epic).tolist():
        if epics[row] or without[row]:
            continue  # it lay on the way of an earlier one
        at, passed = int(up[row]), {row}
        while at >= 0 and at not in passed and not (epics[at] or is_epic[at] or without[at]):
            passed.add(at)
            at = int(up[at])
        epic = "" if at < 0 or at in passed or without[at] else epics[at] or columns["item"][at]
        way = list(passed)
        epics[way] = epic
        without[way] = not epic
        found += len(way) if epic else 0
    if found:
        reader.notes.append(
            f"{counted(found, 'item has', 'items have')} the epic above {plural(found, 'it', 'them')}, which "
            "the file tells by the parents."
        )
    return epics
