"""Importing again: the tracker's news and the user's decisions, put together item by item.

For each decided value there are three: what the last import said, what the user has now, and what the file
says today. What the user changed stays; what the tracker changed comes in; where both did, the user's value
stays and it is told. What was decided on an item that is not in the file any more waits for it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog.estimates import carried
from pmkit.backlog.import_report import ImportReport
from pmkit.backlog.same_items import Known, known_history, known_items, left_out, pairs
from pmkit.backlog.schema import DECIDED, FIELDS, ITEM_FIELDS, Backlog, blank_history, complete_items

_COMPARED = tuple(name for name in ITEM_FIELDS if name != "key")
_NAMES_ITEMS = ("parent", "epic", "requires", "url")
"""Fields that hold keys, or are made of one: a new key alone is no news in them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Merge:
    """The merged `backlog`, and what is different in it, by key.

    `new` are items that were none before, `back` those that were gone or finished; `renamed` has the key that
    an item had before, `changed` per field what the tracker said before and says now. Of what was an item
    before and is none, `finished` is in the history now, `left_out` tells why the file's row is no item, and
    `vanished` is not in the file; `unclear` are those of them that might be any of several new items of the
    same title. `titles` and `titles_before` have the title of each item, now and before. `kept` are the keys
    with decisions that only the user has, `waiting` those decided on that are not in the backlog now;
    `conflicts` have (key, field, yours, the file's).
    """

    backlog: Backlog
    titles: dict[str, str]
    titles_before: dict[str, str]
    new: tuple[str, ...]
    back: tuple[str, ...]
    renamed: dict[str, str]
    changed: dict[str, dict[str, tuple[Any, Any]]]
    finished: tuple[str, ...]
    left_out: dict[str, str]
    vanished: tuple[str, ...]
    unclear: dict[str, tuple[str, ...]]
    kept: tuple[str, ...]
    waiting: tuple[str, ...]
    conflicts: tuple[tuple[str, str, Any, Any], ...]


def merge_import(old: Backlog, report: ImportReport) -> Merge:
    """The backlog of `report` with the decisions of `old`, and what is different."""
    fresh, absent = report.backlog, old.absent or _reduced(old, ())
    names, before, over = known_items(fresh), known_items(old), known_history(fresh)
    found = pairs(before, [*names, *over])
    ended = {then for now, then in found.items() if now >= len(names)}
    same = {now: then for now, then in found.items() if now < len(names)}
    returned = _pairs_of_rest(known_items(absent), names, same)
    reopened = _pairs_of_rest(known_history(old), names, same | returned)
    gone = sorted(set(range(len(before))) - set(same.values()))
    stay_away = sorted(set(range(len(absent))) - set(returned.values()))

    mine = pd.concat([old.items, absent.items], ignore_index=True)
    last = pd.concat([_imported(old), _imported(absent)], ignore_index=True)
    place = same | {now: len(before) + then for now, then in returned.items()}
    at = np.array([place.get(row, -1) for row in range(len(names))], dtype=np.int64)
    items, kept, conflicts = _decided(fresh.items, mine, last, at)
    keys, keys_done = mine["key"].tolist(), old.history["key"].tolist()
    keys_before = {now: keys[then] for now, then in place.items()}
    keys_before |= {now: keys_done[then] for now, then in reopened.items()}
    renamed = {names[now].key: key for now, key in sorted(keys_before.items()) if names[now].key != key}

    why = _why_no_item(fresh, [before[row] for row in gone if row not in ended])
    vanished = tuple(key for key, reason in why.items() if not reason)
    new = [names[now] for now in range(len(names)) if now not in keys_before]
    waits = _joined(_reduced(old, gone), _reduced(absent, stay_away))
    if fresh.absent:
        waits = _joined(waits, fresh.absent)
    return Merge(
        backlog=replace(
            carried(old, fresh, renamed, [one.key for one in new]),
            items=items,
            absent=waits if len(waits) else None,
        ),
        titles=dict(zip(items["key"], items["item"], strict=True)),
        titles_before=dict(zip(old.items["key"], old.items["item"], strict=True)),
        new=tuple(one.key for one in new),
        back=tuple(names[now].key for now in sorted(returned | reopened)),
        renamed=renamed,
        changed=_changed(fresh.items, old.items, last, np.where(at < len(before), at, -1), renamed),
        finished=tuple(before[row].key for row in gone if row in ended),
        left_out={key: reason for key, reason in why.items() if reason},
        vanished=vanished,
        unclear=_unclear([before[row] for row in gone if before[row].key in vanished], new),
        kept=kept,
        waiting=tuple(waits.items["key"][_any_differs(waits)]),
        conflicts=conflicts,
    )


def _pairs_of_rest(old: Sequence[Known], new: Sequence[Known], done: Container[int]) -> dict[int, int]:
    """The pairs of what is not done in `new` yet."""
    rest = [at for at in range(len(new)) if at not in done]
    return {rest[now]: then for now, then in pairs(old, [new[at] for at in rest]).items()}


def _why_no_item(fresh: Backlog, gone: Sequence[Known]) -> dict[str, str]:
    """For each item that is none any more why its row in the file was left out; "" where there is no row."""
    by_key, by_id = left_out(fresh)
    return {one.key: by_key.get(one.key) or by_id.get(one.internal, "") for one in gone}


def differs(backlog: Backlog, name: str) -> np.ndarray:
    """Per item whether its value of a decided field is another one than its file gave."""
    base = backlog.imported[["key", name]].drop_duplicates("key").set_index("key")[name]
    mine = backlog.items[name].reset_index(drop=True)
    return ~_same(mine, base.reindex(backlog.items["key"]).reset_index(drop=True))


def _any_differs(backlog: Backlog) -> np.ndarray:
    return np.any([differs(backlog, name) for name in DECIDED], axis=0)


def _imported(backlog: Backlog) -> pd.DataFrame:
    """What the file gave of the decided fields, row for row beside the items."""
    base = backlog.imported.drop_duplicates("key").set_index("key")
    return base.reindex(backlog.items["key"]).reset_index()


def _decided(
    fresh: pd.DataFrame, mine: pd.DataFrame, last: pd.DataFrame, at: np.ndarray
) -> tuple[pd.DataFrame, tuple[str, ...], tuple[tuple[str, str, Any, Any], ...]]:
    """The items with the user's decisions, the keys that have some, and where the file says otherwise.
    `at` is per item its place in `mine` and `last`, or -1."""
    items, keys, there = fresh.copy(), fresh["key"], at >= 0
    any_kept = np.zeros(len(items), dtype=bool)
    conflicts: list[tuple[str, str, Any, Any]] = []
    for name in DECIDED if there.any() else ():
        theirs = items[name]
        own, before = _taken(mine[name], at), _taken(last[name], at)
        decided = there & ~_same(own, before)
        both = decided & ~_same(theirs, before) & ~_same(theirs, own) & ~_empty(theirs)
        any_kept |= decided
        conflicts += [(str(keys[row]), name, own[row], theirs[row]) for row in np.flatnonzero(both)]
        if FIELDS[name].kind == "number":
            items[name] = theirs.where(~decided, own)
        else:
            items[name] = pd.Series(np.where(decided, own, theirs), index=items.index).astype("str")
    return items, tuple(keys[any_kept]), tuple(conflicts)


def _taken(column: pd.Series, at: np.ndarray) -> pd.Series:
    """The cells at these places; missing where the place is -1."""
    return column.reindex(at).reset_index(drop=True)


def _empty(cells: pd.Series) -> np.ndarray:
    return (cells.isna() | (cells == "")).to_numpy(bool)


def _same(one: pd.Series, other: pd.Series) -> np.ndarray:
    return (one == other).fillna(False).to_numpy(bool) | (_empty(one) & _empty(other))


def _changed(
    fresh: pd.DataFrame, mine: pd.DataFrame, last: pd.DataFrame, at: np.ndarray, renamed: dict[str, str]
) -> dict[str, dict[str, tuple[Any, Any]]]:
    """By key and field what the tracker says otherwise than at the last import."""
    rows = np.flatnonzero(at >= 0)
    now_called = {before: after for after, before in renamed.items()}
    keys = fresh["key"].to_numpy()[rows]
    found: dict[int, dict[str, tuple[Any, Any]]] = {}
    for name in _COMPARED:
        then = _taken((last if name in last.columns else mine)[name], at[rows])
        now = fresh[name].iloc[rows].reset_index(drop=True)
        if name in _NAMES_ITEMS:
            then = then.map(lambda cell: _renamed(cell, now_called))
        if FIELDS[name].kind == "list":
            other = np.array([list(a) != list(b) for a, b in zip(then, now, strict=True)], dtype=bool)
        else:
            other = ~_same(then, now)
        if name == "url":
            other &= np.array([key not in renamed for key in keys], dtype=bool)
        for row in np.flatnonzero(other).tolist():
            found.setdefault(row, {})[name] = (then[row], now[row])
    return {str(keys[row]): found[row] for row in sorted(found)}


def _renamed(cell: Any, now_called: dict[str, str]) -> Any:
    if isinstance(cell, list):
        return [now_called.get(key, key) for key in cell]
    return now_called.get(cell, cell)


def _unclear(gone: Sequence[Known], new: Sequence[Known]) -> dict[str, tuple[str, ...]]:
    """For each item that vanished the new ones of the same title, where something spoke against each."""
    by_title: dict[str, list[str]] = {}
    for one in new:
        by_title.setdefault(one.title, []).append(one.key)
    return {one.key: tuple(by_title[one.title]) for one in gone if one.title in by_title}


def _reduced(backlog: Backlog, rows: Sequence[int] | np.ndarray) -> Backlog:
    """Of some items what they are known by and what was decided on them."""
    wanted = np.asarray(rows, dtype=np.int64)
    columns = ("key", "item", "created", *DECIDED)
    items = backlog.items.iloc[wanted].reset_index(drop=True)
    kept = [one for one in backlog.source.headers.get("internal_id", ()) if one in backlog.kept.columns]
    return Backlog(
        items=complete_items({name: items[name] for name in columns}, len(items)),
        history=blank_history(),
        kept=backlog.kept[kept].iloc[wanted].reset_index(drop=True),
        imported=_imported(backlog).iloc[wanted].reset_index(drop=True),
        source=replace(backlog.source, headers={"internal_id": tuple(kept)} if kept else {}),
    )


def _joined(first: Backlog, second: Backlog) -> Backlog:
    """Both, reduced; of two items with one key the first."""
    second = _reduced(second, np.flatnonzero(~second.items["key"].isin(first.items["key"]).to_numpy()))
    if not len(first) or not len(second):
        return first if len(first) else second
    headers = first.source.headers or second.source.headers
    id = next(iter(headers.get("internal_id", ())), "")
    both, number = (first, second), len(first) + len(second)
    ids = [one.kept[id] if id in one.kept else pd.Series([""] * len(one)) for one in both]
    return replace(
        first,
        items=pd.concat([one.items for one in both], ignore_index=True),
        imported=pd.concat([one.imported for one in both], ignore_index=True),
        kept=pd.DataFrame({id: pd.concat(ids, ignore_index=True)} if id else None, index=range(number)),
        source=replace(first.source, headers=headers),
    )
