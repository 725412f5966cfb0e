"""What a newer export changed, in words: a sentence with all counts, and a whole list of each kind.

From a `Merge` to texts, for the page, the terminal and scripts alike. Draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.backlog.merging import Merge
from pmkit.backlog.schema import FIELDS
from pmkit.english import counted, format_number, listed, plural

_GONE = ("vanished", "finished", "left_out", "unclear")
_LONG = ("description", "url", "rank_text")
"""Fields of which it is told that they changed, not how."""


@dataclass(frozen=True, kw_only=True)
class ChangeList:
    """All items to which one thing happened: a `label` to choose it by, what it means (`says`), the heading
    of each column, and a row of texts per item."""

    id: str
    label: str
    says: str
    heads: dict[str, str]
    rows: tuple[dict[str, str], ...]

    def to_json(self) -> list[dict[str, str]]:
        return list(self.rows)


def change_lists(merge: Merge, spoken: Callable[[str], str] = str) -> tuple[ChangeList, ...]:
    """A list for each kind of change that there is; `spoken` gives a text of the file as it may be shown."""

    def listed_as(
        id: str, label: str, says: str, keys: Iterable[str], *more: tuple[str, str, Mapping[str, str]]
    ) -> ChangeList:
        """A list of keys with their titles; `more` are further columns: name, heading, a text per key."""
        # what is gone is called as it was, also where another item has its key now
        titles = merge.titles_before if id in _GONE else merge.titles
        return ChangeList(
            id=id,
            label=label,
            says=says,
            heads={"title": "Title", "key": "Key", **{name: head for name, head, _ in more}},
            rows=tuple(
                {
                    "key": key,
                    "title": spoken(titles[key]),
                    **{name: spoken(texts[key]) for name, _, texts in more},
                }
                for key in keys
            ),
        )

    changes = {key: _changes(fields, spoken) for key, fields in merge.changed.items()}
    maybe = {key: ", ".join(keys) for key, keys in merge.unclear.items()}
    lists = (
        listed_as("new", "New", "They were not in the backlog before.", merge.new),
        listed_as(
            "changed",
            "Changed",
            "The tracker has other values than at the last import.",
            changes,
            ("change", "What changed", changes),
        ),
        listed_as(
            "vanished",
            "Gone",
            "They are not in this file. What you decided on them waits in case they come back.",
            merge.vanished,
        ),
        listed_as(
            "renamed",
            "Renamed",
            "The same items under another key: what you decided goes with them.",
            merge.renamed,
            ("before", "Key before", merge.renamed),
        ),
        listed_as("back", "Back", "They were gone or finished. What you decided on them counts.", merge.back),
        listed_as("finished", "Finished", "They are in the history now.", merge.finished),
        listed_as(
            "left_out",
            "Left out now",
            "They are in the file, but are no longer items of the backlog.",
            merge.left_out,
            ("why", "Why", merge.left_out),
        ),
        listed_as(
            "unclear",
            "Not clear",
            "These are gone, and new items have the same title. Nothing else tells which is which, so what "
            "you decided is not carried over.",
            maybe,
            ("may_be", "May be", maybe),
        ),
        ChangeList(
            id="conflicts",
            label="Yours stays",
            says="You decided this value, and the file has another one now.",
            heads={"title": "Title", "key": "Key", "field": "Field", "yours": "Yours", "file": "In the file"},
            rows=tuple(
                {
                    "key": key,
                    "title": spoken(merge.titles[key]),
                    "field": FIELDS[name].label,
                    "yours": _said(name, mine, spoken),
                    "file": _said(name, theirs, spoken),
                }
                for key, name, mine, theirs in merge.conflicts
            ),
        ),
    )
    return tuple(one for one in lists if one.rows)


def _changes(fields: dict[str, tuple[Any, Any]], spoken: Callable[[str], str]) -> str:
    """`Status: To Do → Done; Description`."""
    return "; ".join(
        FIELDS[name].label
        if name in _LONG
        else f"{FIELDS[name].label}: {_said(name, then, spoken)} → {_said(name, now, spoken)}"
        for name, (then, now) in fields.items()
    )


def _said(name: str, value: Any, spoken: Callable[[str], str]) -> str:
    """A value in a sentence; what is missing is called so."""
    if isinstance(value, list):
        return ", ".join(map(spoken, map(str, value))) or "none"
    if pd.isna(value) or value == "":
        return "none"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if FIELDS[name].unit.startswith("share"):
        return f"{format_number(100 * value)} %"
    return format_number(value) if isinstance(value, (int, float)) else spoken(str(value))


def summary(merge: Merge) -> str:
    """One sentence: how many items of each kind."""
    kinds = (
        (merge.new, "new item", "new items"),
        (merge.changed, "changed item", "changed items"),
        (merge.vanished, "item that is gone", "items that are gone"),
        (merge.renamed, "item with another key", "items with another key"),
        (merge.back, "item that is back", "items that are back"),
        (merge.finished, "finished item", "finished items"),
        (merge.left_out, "item that is left out now", "items that are left out now"),
    )
    said = [counted(len(keys), one, many) for keys, one, many in kinds if keys]
    return f"Since the last import: {listed(said)}." if said else "Nothing has changed since the last import."


def about_decisions(merge: Merge) -> list[str]:
    """What becomes of what the user decided, a sentence each."""
    said = []
    if merge.kept:
        said.append(f"Your decisions on {counted(len(merge.kept), 'item')} were kept.")
    if merge.waiting:
        said.append(
            f"Your decisions on {counted(len(merge.waiting), 'item')} wait, because the backlog does not "
            f"have {plural(len(merge.waiting), 'it', 'them')} now."
        )
    if merge.conflicts:
        said.append(
            f"The file has another value in {counted(len(merge.conflicts), 'place')} where you decided one; "
            "what you decided stays."
        )
    return said


def to_json(merge: Merge) -> dict[str, Any]:
    """All of it for scripts: `summary`, `decisions`, and per kind its whole list."""
    lists = {one.id: one.to_json() for one in change_lists(merge)}
    return {"summary": summary(merge), "decisions": about_decisions(merge), "lists": lists}
