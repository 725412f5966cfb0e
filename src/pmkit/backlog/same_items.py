"""Which items of two exports are the same: by the tracker's internal id, by key and title, by title and
creation date, and by the key alone; in this order, and never by what two items share.

A key can change (an item moves to another project) and a title too, so no single name is trusted where two
others speak against it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.backlog.ancestry import title_name
from pmkit.backlog.file_table import HISTORY, ITEM
from pmkit.backlog.schema import Backlog


@dataclass(frozen=True, slots=True)
class Known:
    """What an item is known by; "" and None where that is not known. `title` is as titles are compared."""

    key: str
    title: str
    created: Any
    internal: str

    def made_with(self, other: Known) -> bool | None:
        """Whether both were written in the same moment; None where that is not known."""
        return None if self.created is None or other.created is None else self.created == other.created


Name = Callable[[Known], Hashable | None]


def known_items(backlog: Backlog) -> list[Known]:
    """Each item of a backlog, in its order."""
    return _known(backlog.items, _internal_ids(backlog))


def known_history(backlog: Backlog) -> list[Known]:
    """Each finished item, in the order of the history."""
    ids = _by_key(backlog)
    return _known(backlog.history, [ids.get(key, "") for key in backlog.history["key"]])


def _known(frame: pd.DataFrame, ids: Iterable[str]) -> list[Known]:
    created = (None if pd.isna(one) else one for one in frame["created"])
    columns = (frame["key"].tolist(), frame["item"].tolist(), created, ids)
    return [
        Known(str(key), title_name(str(title)), when, id)
        for key, title, when, id in zip(*columns, strict=True)
    ]


def _internal_ids(backlog: Backlog) -> list[str]:
    """Per item what the tracker calls it for itself; "" where the file does not tell."""
    header = _id_header(backlog)
    if header not in backlog.kept.columns:
        return [""] * len(backlog)
    return [_text(cell) for cell in backlog.kept[header]]


def _id_header(backlog: Backlog) -> str:
    return next(iter(backlog.source.headers.get("internal_id", ())), "")


def _by_key(backlog: Backlog) -> dict[str, str]:
    """The internal id of each row that became an item or history, by its key."""
    ids = _cells(backlog, _id_header(backlog))
    return dict(zip(backlog.table.keys.tolist(), ids, strict=True)) if backlog.table and ids else {}


def left_out(backlog: Backlog) -> tuple[dict[str, str], dict[str, str]]:
    """Why a row of the file is no item: by the key that stands in it, and by its internal id."""
    if backlog.table is None:
        return {}, {}
    found: list[dict[str, str]] = []
    for header in (*backlog.source.headers.get("key", ())[:1], _id_header(backlog)):
        rows = zip(_cells(backlog, header), backlog.table.taken_as.tolist(), strict=False)
        found.append({name: why for name, why in rows if name and why not in (ITEM, HISTORY)})
    return found[0], found[-1]


def _cells(backlog: Backlog, header: str) -> list[str]:
    """A column of the file as texts; none where it has no such column."""
    headers = [one.strip() for one in backlog.table.headers] if backlog.table else []
    if backlog.table is None or not header or header not in headers:
        return []
    return [_text(cell) for cell in backlog.table.columns[headers.index(header)]]


def _text(cell: Any) -> str:
    return str(next(iter(cell), "") if isinstance(cell, list) else cell or "").strip()


def pairs(old: Sequence[Known], new: Sequence[Known]) -> dict[int, int]:
    """The place in `new` -> the place in `old` of the same item. What two items of one side share joins
    nothing."""
    found: dict[int, int] = {}
    left = list(range(len(old)))

    def join(name: Name, agree: Callable[[Known, Known], bool], whole: bool = False) -> int:
        """Join what has the same name, once on each side (`whole`: also among what is joined already).
        Returns how many had the same name and did not agree."""
        nonlocal left
        free = [at for at in range(len(new)) if at not in found]
        befores = _once(old, range(len(old)) if whole else left, name)
        afters = _once(new, range(len(new)) if whole else free, name)
        open_before, open_after, refused = set(left), set(free), 0
        for shared in befores.keys() & afters.keys():
            before, after = befores[shared], afters[shared]
            if before in open_before and after in open_after:
                if agree(old[before], new[after]):
                    found[after] = before
                else:
                    refused += 1
        taken = set(found.values())
        left = [at for at in left if at not in taken]
        return refused

    refused = join(lambda one: one.internal or None, _ids_agree)
    by_id = len(found)
    join(lambda one: (one.key, one.title), lambda before, after: True)
    join(lambda one: None if one.created is None else (one.title, one.created), lambda before, after: True)
    join(lambda one: one.key, _keys_agree)
    join(lambda one: one.title or None, _titles_agree, whole=True)
    if by_id >= refused:  # else the file numbers its items in another way
        join(lambda one: one.internal or None, lambda before, after: before.made_with(after) is not False)
    return found


def _once(items: Sequence[Known], places: Iterable[int], name: Name) -> dict[Hashable, int]:
    """The names that one item alone has, with its place."""
    at: dict[Hashable, int] = {}
    twice = set()
    for place in places:
        if (called := name(items[place])) is not None:
            if called in at:
                twice.add(called)
            at[called] = place
    return {called: place for called, place in at.items() if called not in twice}


def _ids_agree(before: Known, after: Known) -> bool:
    """An equal id counts at once where anything else is equal too: another tracker may number alike."""
    return before.key == after.key or before.title == after.title or bool(before.made_with(after))


def _ids_differ(before: Known, after: Known) -> bool:
    return bool(before.internal and after.internal and before.internal != after.internal)


def _keys_agree(before: Known, after: Known) -> bool:
    """An equal key is another item where its id, its title and, if known, its date are all others."""
    return not _ids_differ(before, after) or before.title == after.title or bool(before.made_with(after))


def _titles_agree(before: Known, after: Known) -> bool:
    """A title alone counts where the file has neither a date nor an id that speaks against it."""
    return before.made_with(after) is None and not _ids_differ(before, after)
