"""Work on a whole backlog: filters with counts, decisions item by item.

Every function returns a new backlog; the caller's is not changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.backlog.tracker_words import plain
from pmkit.english import counted, format_number, plural

FILTERS = ("type", "epic", "parent", "labels", "sprint", "status", "priority")
_GROUP_TYPES = frozenset(
    map(
        plain,
        (
            *("Epic", "Epics", "Epos", "Epopée", "Épica", "Épico", "Epik", "エピック", "史诗", "长篇故事"),
            *("Initiative", "Initiatives", "Initiatief", "Iniziativa", "Iniciativa", "Inicjatywa"),
        ),
    )
)
"""Types of items that only hold others, in the languages of the importer."""


class Among(NamedTuple):
    """Which values fit: one of `values` (None: empty), or with `without` all but these."""

    values: tuple[Any, ...]
    without: bool = False

    @classmethod
    def of(cls, wanted: Any) -> Among:
        """From a value, several, or `{"values": […], "without": true}`, which is how a filter is kept."""
        if isinstance(wanted, Among):
            return wanted
        if isinstance(wanted, Mapping):
            return cls(tuple(wanted.get("values", ())), bool(wanted.get("without")))
        several = isinstance(wanted, (list, tuple, set, frozenset))
        return cls(tuple(wanted) if several else (wanted,))


def select(backlog: Backlog, where: Mapping[str, Any]) -> np.ndarray:
    """Which items fit: `{"type": "bug", "labels": ["api", "ui"]}` means type bug and at least one of two
    labels, `{"type": Among(("epic", "task"), without=True)}` all but these two.

    Words are compared without case and accents; a number must be equal; None means empty. Raises
    `BacklogProblem` for a field that the backlog does not have.
    """
    chosen = np.ones(len(backlog), dtype=bool)
    for name, wanted in where.items():
        name = "labels" if name == "label" else name
        if name not in backlog.items.columns:
            raise BacklogProblem(f"A backlog has no field {name}. Filter by one of: {', '.join(FILTERS)}.")
        values, without = Among.of(wanted)
        words = {plain(value) if isinstance(value, str) else value for value in values}
        fits = np.array([_fits(cell, words) for cell in backlog.items[name]], dtype=bool)
        chosen &= fits != without
    return chosen


def _fits(cell: Any, words: set[Any]) -> bool:
    if isinstance(cell, list):
        return any(plain(one) in words for one in cell) or (not cell and None in words)
    if isinstance(cell, str):
        return plain(cell) in words or (not cell and None in words)
    return None in words if pd.isna(cell) else cell in words


class Ungrouped(NamedTuple):
    """A backlog without the items that group others, and how many those are: open ones and finished ones."""

    backlog: Backlog
    items: int = 0
    finished: int = 0

    def says(self) -> str:
        """What was left out of the items, as a sentence; "" where nothing was."""
        return _left_out(self.items, "epic")

    def says_finished(self) -> str:
        """What was left out of the history, as a sentence; "" where nothing was."""
        return _left_out(self.finished, "finished epic")


def _left_out(number: int, what: str) -> str:
    verb, groups = plural(number, "is", "are"), plural(number, "it groups", "they group")
    return f"{counted(number, what)} {verb} left out: {groups} other items." if number else ""


def without_groups(backlog: Backlog, where: Mapping[str, Any] | None = None) -> Ungrouped:
    """The backlog without epics and initiatives, which would count beside their own parts.

    Their type says so, or that others name them as their epic. They stay where `where` chooses them by their
    type, and where there is nothing else.
    """
    chosen = Among.of((where or {}).get("type", ()))
    if not chosen.without and any(plain(str(value)) in _GROUP_TYPES for value in chosen.values):
        return Ungrouped(backlog)
    items, history = backlog.items, backlog.history
    others = items[(items["epic"] != items["key"]) & (items["epic"] != items["item"])]
    named = set(others["epic"]) - {""}
    them = _are_groups(items["type"]) | (items["key"].isin(named) | items["item"].isin(named)).to_numpy(bool)
    done = _are_groups(history["type"])
    if (them.all() and done.all()) or not (them.any() or done.any()):
        return Ungrouped(backlog)
    left = replace(closed(only(backlog, ~them)), history=history[~done].reset_index(drop=True))
    return Ungrouped(left, int(them.sum()), int(done.sum()))


def _are_groups(types: pd.Series) -> np.ndarray:
    return np.array([plain(str(kind)) in _GROUP_TYPES for kind in types], dtype=bool)


def closed(backlog: Backlog) -> Backlog:
    """The backlog whose items require only items that are in it."""
    items, here = backlog.items, set(backlog.items["key"])
    requires = [[key for key in keys if key in here] for keys in items["requires"]]
    return replace(backlog, items=items.assign(requires=pd.Series(requires, index=items.index, dtype=object)))


def filtered(backlog: Backlog, where: Mapping[str, Any]) -> Backlog:
    """The backlog with the fitting items only; the history stays whole."""
    return only(backlog, select(backlog, where))


def only(backlog: Backlog, chosen: np.ndarray) -> Backlog:
    """The backlog with the chosen items (one truth value each) only; the history stays whole."""
    return replace(
        backlog,
        items=backlog.items[chosen].reset_index(drop=True),
        kept=backlog.kept[chosen].reset_index(drop=True),
    )


def filter_counts(backlog: Backlog) -> dict[str, dict[str, int]]:
    """Per filter each value with its number of items, most first; "" counts the items without one."""
    found: dict[str, dict[str, int]] = {}
    for name in FILTERS:
        cells = backlog.items[name]
        if FIELDS[name].kind == "list":
            cells = cells.map(lambda entries: entries or [""]).explode()
        counts = cells.value_counts()
        found[name] = {str(value): int(number) for value, number in counts.items()}
    return found


def check_decision(name: str, value: Any) -> None:
    """Raise `BacklogProblem` where the field can't have this value."""
    if choices := FIELDS[name].choices:
        if value not in (*choices, ""):
            raise BacklogProblem(f"{FIELDS[name].label} is one of {', '.join(choices)}, not “{value}”.")
    elif isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise BacklogProblem(f"{FIELDS[name].label} is a number, not “{value}”.")
    elif np.isinf(value) or value < 0:
        raise BacklogProblem(f"{FIELDS[name].label} can't be {format_number(float(value))}.")
    elif name == "confidence" and value > 1:
        raise BacklogProblem(f"Confidence is a share from 0 to 1: write {value / 100:g} for {value:g} %.")


def decide(backlog: Backlog, key: str, values: Mapping[str, Any]) -> Backlog:
    """One item's decided fields; None empties a field. Raises `BacklogProblem` for an unknown key or a
    wrong value."""
    rows = np.flatnonzero(backlog.items["key"] == key)
    if not rows.size:
        raise BacklogProblem(f"The backlog has no item {key}.")
    items = backlog.items.copy()
    for name, value in values.items():
        if name not in DECIDED:
            raise BacklogProblem(f"{name} is the tracker's. Decide one of: {', '.join(DECIDED)}.")
        empty = "" if FIELDS[name].kind == "text" else np.nan
        if value is not None:
            check_decision(name, value)
        items.loc[rows[0], name] = empty if value is None else value
    return replace(backlog, items=items)
