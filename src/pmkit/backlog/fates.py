"""What became of each item of a file: open, finished, called off or put away, from its status and its dates.

Finished and later put away is finished; put away before it was finished is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from pmkit.backlog.errors import quoted
from pmkit.backlog.field_reader import FieldReader
from pmkit.backlog.status_words import is_known, state
from pmkit.backlog.tracker_words import plain
from pmkit.backlog.trackers import ENDED_BY_DATE, TRACKERS
from pmkit.english import counted, listed, plural

_TICKS = {"true": "done", "yes": "done", "1": "done"}
"""What a column such as `is_completed` holds."""
_NOT = ("false", "no", "0", "null")
_FIXED_NOT_CHECKED = ("azure", "redmine")
"""Trackers in which Resolved comes before Closed: fixed, and not yet verified."""


@dataclass(frozen=True)
class Words:
    """The distinct words of a column, which of them each row has, and what each means there."""

    codes: np.ndarray
    names: list[str]
    means: np.ndarray

    @classmethod
    def of(cls, cells: Any, rows: int, own: Mapping[str, str], tracker: str) -> Words:
        if cells is None:
            return cls(np.zeros(rows, dtype=np.int64), [""], np.full(rows, "open", dtype=object))
        codes, distinct = pd.factorize(cells)
        names = [str(name) for name in distinct]
        means = [own.get(plain(name)) or (state(name, tracker) if name else "open") for name in names]
        return cls(codes, names, np.array(means, dtype=object)[codes])


@dataclass(frozen=True)
class Fates:
    """Per row whether it was called off, finished or put away; by which word say `status`, `resolution`."""

    status: Words
    resolution: Words
    dropped: np.ndarray
    finished: np.ndarray
    put_away: np.ndarray

    def statuses(self) -> dict[str, tuple[str, int]]:
        """Per status of the file what it is taken for, and how many rows have it."""
        found = {}
        counts = np.bincount(self.status.codes, minlength=len(self.status.names))
        for code, name in enumerate(self.status.names):
            if name:
                first = int(np.argmax(self.status.codes == code))
                means = str(self.status.means[first])
                if self.finished[first] and not self.dropped[first] and means == "open":
                    means = "done"
                found[name] = ("dropped" if means == "archived" else means, int(counts[code]))
        return found


def fates_of(reader: FieldReader, columns: Mapping[str, Any], statuses: Mapping[str, str]) -> Fates:
    """What became of each row; `statuses` are the user's own words for what a status means."""
    rows, tracker = len(columns["key"]), reader.tracker
    own = {plain(status): means for status, means in statuses.items() if means in ("open", "done", "dropped")}
    status = Words.of(columns.get("status"), rows, own, tracker)
    category = Words.of(columns.get("status_category"), rows, _TICKS, tracker)
    resolution = Words.of(columns.get("resolution"), rows, {}, tracker)
    decided = np.array([plain(one) in own for one in status.names], dtype=bool)[status.codes]
    ended = ~np.isnat(columns["done"]) if "done" in columns else np.zeros(rows, dtype=bool)
    by_word = (status.means == "done") | (~decided & (category.means == "done"))
    # a resolution only counts where the item is closed; reopened items may still carry an old one
    closed = by_word if "status" in columns else np.ones(rows, dtype=bool)
    dropped = (status.means == "dropped") | (~decided & (resolution.means == "dropped") & closed)
    if "dropped" in columns:
        dropped |= ~np.isnat(columns["dropped"])
    put_away = status.means == "archived"
    if "archived" in columns:
        put_away |= np.array([bool(cell) and plain(cell) not in _NOT for cell in columns["archived"]])
    finished = by_word | (put_away & ended)
    if "status" not in columns or tracker in ENDED_BY_DATE:
        finished |= ended & ~decided
    if reader.ticked is not None:
        finished |= reader.ticked & ~decided
    return Fates(status, resolution, dropped, finished, put_away)


class _Outcomes(Protocol):
    done: np.ndarray

    def stays(self) -> np.ndarray: ...


def tell_what_is_done(
    outcomes: _Outcomes, fates: Fates, statuses: Mapping[str, str], reader: FieldReader
) -> None:
    """Where nothing is finished because nothing says so, or by a word that may mean less, that is told."""
    stays = outcomes.stays()
    resolved = [name for name in fates.status.names if plain(name) == "resolved"]
    if reader.tracker in _FIXED_NOT_CHECKED and resolved and "resolved" not in map(plain, statuses):
        reader.tell_of_history(
            f"The status {quoted(resolved[0])} is taken as done. In {TRACKERS[reader.tracker]} it can mean "
            "fixed and not yet checked; if it does with you, say that the status means open."
        )
    if outcomes.done.any() or not stays.any():
        return
    explained = {plain(status) for status in statuses}
    codes = np.unique(fates.status.codes[stays]).tolist()
    names = [fates.status.names[code] for code in codes]
    strange = [
        name for name in names if name and plain(name) not in explained and not is_known(name, reader.tracker)
    ]
    if not any(reader.of(name) for name in ("status", "status_category", "resolution", "done")):
        reader.tell_of_history(
            f"No column says what is done, so {counted(int(stays.sum()), 'item counts', 'items count')} as "
            "open. If a column does, say that it is the status, or the date when an item was finished."
        )
    elif strange:
        reader.tell_of_history(
            f"Nothing counts as done: {listed([quoted(name) for name in strange], 5)} "
            f"{plural(len(strange), 'is a word', 'are words')} that pmkit does not know, taken as open. "
            "If one means done or dropped, say so for the status."
        )
