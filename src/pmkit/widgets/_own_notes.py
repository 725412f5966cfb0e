"""What an explorer notes on one's own backlog: decisions go to the backlog, the rest to the workbook.

An explorer notes only the items that it shows. What it noted earlier about items that are not shown now (a
filter, another part of a long list) is carried along, so that nothing is lost by looking elsewhere.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pmkit.widgets.explorer import Explorer, Notebook

LABEL = "my backlog"
"""The name under which explorers keep their state on the user's backlog; it outlives a new export file."""


class OwnNotes:
    """A workbook for explorers. `decide` takes the decisions, `unshown()` are the ids that wait elsewhere."""

    def __init__(
        self,
        workbook: Notebook,
        decide: Callable[[Mapping[tuple[str, str], Any]], None],
        unshown: Callable[[], set[str]],
    ) -> None:
        self._workbook, self._decide, self._unshown = workbook, decide, unshown
        self.explorer: Explorer | None = None
        self.label = ""

    def _on_own(self) -> bool:
        return (self.explorer.label if self.explorer else self.label) == LABEL

    def _key(self, item: str) -> str:
        base = item.partition("/")[0]
        return f"{base}/{LABEL}" if self._on_own() else base

    def note(self, item: str, payload: Any) -> Any:
        if self._on_own():
            self._decide(decisions_of(payload))
            payload = {name: value for name, value in payload.items() if name not in ("edits", "places")}
            payload = with_unshown(payload, self.noted(item), self._unshown())
        return self._workbook.note(self._key(item), payload)

    def noted(self, item: str) -> Any:
        return self._workbook.noted(self._key(item))


def decisions_of(state: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """Fields of items that an explorer's state decides: its edited cells, and its MoSCoW columns."""
    found = {
        (str(key), str(name)): value
        for key, cells in dict(state.get("edits", {})).items()
        for name, value in cells.items()
    }
    places = {str(group): ids for group, ids in dict(state.get("places", {})).items()}
    if "must" in places:
        for group, ids in places.items():
            value = group if group in ("must", "should", "could", "wont") else None
            found |= {(str(key), "moscow"): value for key in ids}
    return found


def with_unshown(now: Any, before: Any, unshown: set[str]) -> Any:
    """A state with what an earlier one says about items that are not shown: in dictionaries by id, in lists
    of ids.

    >>> with_unshown({"order": ["B"], "cells": {}}, {"order": ["A", "B"], "cells": {"A": 1}}, {"A"})
    {'order': ['B', 'A'], 'cells': {'A': 1}}
    """
    if isinstance(now, dict) and isinstance(before, dict):
        carried = {key: value for key, value in before.items() if key in unshown and key not in now}
        return {
            **{key: with_unshown(value, before.get(key), unshown) for key, value in now.items()},
            **carried,
        }
    if isinstance(now, list) and isinstance(before, list):
        return [*now, *(one for one in before if isinstance(one, str) and one in unshown and one not in now)]
    return now
