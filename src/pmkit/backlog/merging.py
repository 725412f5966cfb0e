"""Importing again: the tracker's news and the user's decisions, put together by key.

For each decided value there are three: what the last import said, what the user has now, and what the file
says today. What the user changed stays; what the tracker changed comes in; where both did, the user's value
stays and it is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog.import_report import ImportReport
from pmkit.backlog.schema import DECIDED, FIELDS, ITEM_FIELDS, Backlog
from pmkit.english import counted, format_number, listed

_COMPARED = tuple(name for name in ITEM_FIELDS if name != "key")


@dataclass(frozen=True, kw_only=True, eq=False)
class Merge:
    """The merged `backlog`, and by key what is `new`, `changed` (with the fields), `finished` and `vanished`.

    `finished` are items that are in the history now; `vanished` are neither there nor in the file's items.
    `kept` are the keys with decisions that only the user has; `conflicts` have (key, field, yours, the
    file's).
    """

    backlog: Backlog
    new: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    finished: tuple[str, ...]
    vanished: tuple[str, ...]
    kept: tuple[str, ...]
    conflicts: tuple[tuple[str, str, Any, Any], ...]

    def sentences(self) -> list[str]:
        """What the second import changed, in words."""
        changed = tuple(
            f"{key} ({', '.join(FIELDS[name].label.lower() for name in names)})"
            for key, names in self.changed.items()
        )
        said = [
            f"{counted(len(keys), one, many)}: {listed(list(keys), 5)}."
            for keys, one, many in (
                (self.new, "new item", "new items"),
                (changed, "changed item", "changed items"),
                (self.finished, "item is finished now", "items are finished now"),
                (self.vanished, "item is no longer in the file", "items are no longer in the file"),
            )
            if keys
        ] or ["Nothing has changed since the last import."]
        if self.kept:
            said.append(f"Your decisions on {counted(len(self.kept), 'item')} were kept.")
        for key, name, mine, theirs in self.conflicts[:5]:
            label = FIELDS[name].label.lower()
            said.append(
                f"{key}: {label} is {_as_said(mine)} with you and {_as_said(theirs)} in the file; "
                "yours stays."
            )
        return said


def _as_said(value: Any) -> str:
    return format_number(value) if isinstance(value, (int, float)) else str(value)


def merge_import(old: Backlog, report: ImportReport) -> Merge:
    """The backlog of `report` with the decisions of `old`, and what is different."""
    fresh = report.backlog
    before = old.items.drop_duplicates("key").set_index("key")
    base = old.imported.drop_duplicates("key").set_index("key")
    items = fresh.items.copy()
    keys = items["key"]
    shared = keys.isin(before.index).to_numpy()
    kept: set[str] = set()
    conflicts: list[tuple[str, str, Any, Any]] = []
    for name in DECIDED:
        theirs = items[name]
        mine = keys.map(before[name]) if shared.any() else theirs
        last = keys.map(base[name]) if shared.any() else theirs
        decided = shared & ~_same(mine, last) & ~(_empty(mine) & _empty(last))
        both = decided & ~_same(theirs, last) & ~_same(theirs, mine) & ~_empty(theirs)
        kept |= set(keys[decided])
        conflicts += [(str(keys[row]), name, mine[row], theirs[row]) for row in np.flatnonzero(both)]
        items[name] = (
            theirs.where(~decided, mine) if FIELDS[name].kind == "number" else np.where(decided, mine, theirs)
        )
        if FIELDS[name].kind == "text":
            items[name] = items[name].astype("str")
    changed = _changed(before, fresh.items, shared, base)
    gone = [key for key in before.index if key not in set(keys)]
    over = set(fresh.history["key"])
    return Merge(
        backlog=replace(fresh, items=items),
        new=tuple(keys[~shared]),
        changed=changed,
        finished=tuple(key for key in gone if key in over),
        vanished=tuple(key for key in gone if key not in over),
        kept=tuple(key for key in keys if key in kept),
        conflicts=tuple(conflicts),
    )


def differs(backlog: Backlog, name: str) -> np.ndarray:
    """Per item whether its value of a decided field is another one than its file gave."""
    base = backlog.imported.drop_duplicates("key").set_index("key")[name]
    mine = backlog.items[name].reset_index(drop=True)
    return ~_same(mine, backlog.items["key"].reset_index(drop=True).map(base))


def _empty(cells: pd.Series) -> np.ndarray:
    return (cells.isna() | (cells == "")).to_numpy()


def _same(one: pd.Series, other: pd.Series) -> np.ndarray:
    return (one == other).fillna(False).to_numpy(bool) | (_empty(one) & _empty(other))


def _changed(
    before: pd.DataFrame, fresh: pd.DataFrame, shared: np.ndarray, base: pd.DataFrame
) -> dict[str, tuple[str, ...]]:
    """By key the fields that the tracker says otherwise than at the last import."""
    now = fresh[shared].set_index("key")
    found: dict[str, list[str]] = {}
    for name in _COMPARED:
        then = (base if name in base.columns else before)[name].reindex(now.index)
        if FIELDS[name].kind == "list":
            differs = np.array([list(a) != list(b) for a, b in zip(then, now[name], strict=True)], dtype=bool)
        else:
            differs = ~_same(then, now[name])
        for key in now.index[differs]:
            found.setdefault(str(key), []).append(name)
    return {key: tuple(names) for key, names in found.items()}
