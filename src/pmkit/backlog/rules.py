"""Work on a whole backlog: filters with counts, decisions item by item.

Every function returns a new backlog; the caller's is not changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.backlog.tracker_words import plain

FILTERS = ("type", "epic", "labels", "sprint", "status")


def select(backlog: Backlog, where: Mapping[str, Any]) -> np.ndarray:
    """Which items fit: `{"type": "bug", "labels": ["api", "ui"]}` means type bug and at least one of two
    labels.

    Words are compared without case and accents; a number must be equal; None means empty. Raises
    `BacklogProblem` for a field that the backlog does not have.
    """
    chosen = np.ones(len(backlog), dtype=bool)
    for name, wanted in where.items():
        name = "labels" if name == "label" else name
        if name not in backlog.items.columns:
            raise BacklogProblem(f"A backlog has no field {name}. Filter by one of: {', '.join(FILTERS)}.")
        options = list(wanted) if isinstance(wanted, (list, tuple, set, frozenset)) else [wanted]
        words = {plain(str(option)) if isinstance(option, str) else option for option in options}
        chosen &= np.array([_fits(cell, words) for cell in backlog.items[name]], dtype=bool)
    return chosen


def _fits(cell: Any, words: set[Any]) -> bool:
    if isinstance(cell, list):
        return any(plain(one) in words for one in cell) or (not cell and None in words)
    if isinstance(cell, str):
        return plain(cell) in words or (not cell and None in words)
    return None in words if pd.isna(cell) else cell in words


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


def _value(name: str, value: Any, items: pd.DataFrame) -> Any:
    if isinstance(value, Mapping):
        source = str(value.get("from", ""))
        if source not in items.columns or FIELDS[source].kind != "number" or FIELDS[name].kind != "number":
            raise BacklogProblem(f"A rule can take {name} only from a field with numbers, such as size.")
        return items[source] * float(value.get("times", 1))
    check_decision(name, value)
    return value


def check_decision(name: str, value: Any) -> None:
    """Raise `BacklogProblem` where the field can't have this value."""
    if choices := FIELDS[name].choices:
        if value not in (*choices, ""):
            raise BacklogProblem(f"{FIELDS[name].label} is one of {', '.join(choices)}, not “{value}”.")
    elif isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise BacklogProblem(f"{FIELDS[name].label} is a number, not “{value}”.")
    elif np.isinf(value) or value < 0:
        raise BacklogProblem(f"{FIELDS[name].label} can't be {value:g}.")
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
