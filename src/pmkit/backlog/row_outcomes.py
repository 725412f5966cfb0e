"""Which rows become items, which go to the history, and for what reason the others are left out.

Each row has exactly one outcome, so the counts of a report add up to the rows of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog import cell_values
from pmkit.backlog.errors import quoted
from pmkit.backlog.fates import Fates, Words, fates_of, tell_what_is_done
from pmkit.backlog.field_reader import FieldReader
from pmkit.backlog.file_table import HISTORY, ITEM, TAKEN_AS, field_of_own
from pmkit.backlog.schema import DECIDED, FIELDS
from pmkit.backlog.tracker_words import plain
from pmkit.english import counted, listed

_MOST_REASONS = 200
_NUMBER_KEY = re.compile(r"^\d+$")
_LETTER_KEY = re.compile(r"^[A-Za-z][A-Za-z0-9_]*-\d+$")
_KEY_SHAPES = {"azure": _NUMBER_KEY, "jira": _LETTER_KEY, "linear": _LETTER_KEY}
_LABEL = re.compile(rf"^({'|'.join(name.replace('_', '[ _]') for name in DECIDED)}): *(\S+)$", re.IGNORECASE)


class RowOutcomes:
    """One reason per row, or none for the rows that stay."""

    def __init__(self, rows: np.ndarray) -> None:
        self._rows = rows
        self._reason = np.zeros(len(rows), dtype=np.int32)
        self._texts: list[str] = [""]
        self.done = np.zeros(len(rows), dtype=bool)
        self.statuses: dict[str, tuple[str, int]] = {}

    def leave(self, mask: np.ndarray, reason: str) -> np.ndarray:
        """Leave out the rows of the mask that have no reason yet; returns those."""
        free = mask & (self._reason == 0)
        if free.any():
            if reason not in self._texts:
                self._texts.append(reason)
            self._reason[free] = self._texts.index(reason)
        return free

    def stays(self) -> np.ndarray:
        return self._reason == 0

    def per_row(self) -> np.ndarray:
        """What each row is taken as: an item, history, or the reason why it is left out."""
        texts = np.array([ITEM, *self._texts[1:]], dtype=object)[self._reason]
        return np.where(self.done, HISTORY, texts)

    def by_reason(self) -> dict[str, tuple[int, ...]]:
        return {
            text: tuple(self._rows[self._reason == number].tolist())
            for number, text in enumerate(self._texts)
            if number
        }


def decide_rows(reader: FieldReader, columns: Mapping[str, Any], statuses: Mapping[str, str]) -> RowOutcomes:
    """The outcome of every row: empty, shifted, without a title, a repeated key, dropped, archived, done, or
    an item."""
    table, titles, keys = reader.table, columns["item"], columns["key"]
    outcomes = RowOutcomes(table.rows)
    outcomes.leave(table.apart, table.apart_because)
    untitled = titles == ""
    if untitled.any():
        empty = untitled.copy()
        for row in np.flatnonzero(untitled).tolist():
            empty[row] = not any(column[row] for column in table.columns)
        outcomes.leave(empty, "empty rows")
    _leave_as_before(outcomes, reader)
    shifted = outcomes.leave(
        table.too_long, "more cells than the header: the row is shifted under its columns"
    )
    shifted |= outcomes.leave(
        _strange_keys(reader.tracker, keys),
        "the key is not one of an item: the row is shifted under its columns",
    )
    if shifted.any():
        number, title = int(table.rows[shifted][0]), str(titles[shifted][0])
        reader.notes.append(
            f"{counted(int(shifted.sum()), 'row is', 'rows are')} shifted under the header, the first is row "
            f"{number} ({quoted(title, 30)}). Look for a line break or a delimiter "
            "without quotation marks."
        )
    fates = fates_of(reader, columns, statuses)
    outcomes.leave(
        untitled & ~fates.finished, "no title" if reader.of("item") else "no column was chosen for the titles"
    )
    again = outcomes.leave(_repeated(keys) & outcomes.stays(), "the key came before")
    if again.any():
        row = int(np.flatnonzero(again)[0])
        first = int(np.flatnonzero(keys == keys[row])[0])
        reader.notes.append(
            f"Row {table.rows[row]}: the key {quoted(str(keys[row]))} is already used in row "
            f"{table.rows[first]}; the first row counts "
            f"({counted(int(again.sum()), 'such row', 'such rows')})."
        )
    _by_fate(outcomes, fates)
    _tell_of_open_with_an_end(outcomes, columns, statuses, reader)
    tell_what_is_done(outcomes, fates, statuses, reader)
    return outcomes


def _leave_as_before(outcomes: RowOutcomes, reader: FieldReader) -> None:
    """Rows of which an export of all columns says that they were left out, and why."""
    for header, cells in zip(reader.table.headers, reader.table.columns, strict=True):
        if header.strip() == TAKEN_AS:
            said = cell_values.as_texts(cells)
            for reason in pd.unique(said)[:_MOST_REASONS]:
                if reason not in ("", ITEM, HISTORY):
                    outcomes.leave(said == reason, str(reason))


def _strange_keys(tracker: str, keys: np.ndarray) -> np.ndarray:
    """Keys unlike nearly all others, in trackers whose keys have one shape."""
    shape = _KEY_SHAPES.get(tracker)
    strange = np.zeros(len(keys), dtype=bool)
    if shape:
        odd = [row for row, match in enumerate(map(shape.match, keys.tolist())) if match is None]
        if len(odd) <= 0.5 * len(keys):
            strange[odd] = True
    return strange


def _repeated(keys: np.ndarray) -> np.ndarray:
    """The rows whose key a row above has; what has no title may have no key either."""
    if len(set(keys.tolist())) == len(keys):
        return np.zeros(len(keys), dtype=bool)
    return pd.Series(keys).duplicated().to_numpy() & (keys != "")


def _by_fate(outcomes: RowOutcomes, fates: Fates) -> None:
    """Called off, finished (also when it was put away later), or put away unfinished."""
    dropped, status, resolution = fates.dropped, fates.status, fates.resolution
    _leave_each(outcomes, dropped & (status.means == "dropped"), status, "status {}: dropped")
    _leave_each(outcomes, dropped & (resolution.means == "dropped"), resolution, "resolution {}: dropped")
    outcomes.leave(dropped, "called off")
    finished = outcomes.stays() & fates.finished
    _leave_each(outcomes, finished & (status.means == "done"), status, "status {}: done, kept as history")
    outcomes.leave(finished, "done, kept as history")
    outcomes.done = finished
    outcomes.leave(fates.put_away, "archived")
    outcomes.statuses = fates.statuses()


def _tell_of_open_with_an_end(
    outcomes: RowOutcomes, columns: Mapping[str, Any], statuses: Mapping[str, str], reader: FieldReader
) -> None:
    """A date of completion beside a status that is taken as open: perhaps a word that is not known here."""
    if "done" not in columns or "status" not in columns:
        return
    ended = outcomes.stays() & ~np.isnat(columns["done"])
    explained = {plain(status) for status in statuses}
    words = dict.fromkeys(one for one in columns["status"][ended].tolist() if plain(one) not in explained)
    if words:
        reader.tell_of_history(
            f"{counted(int(ended.sum()), 'item has', 'items have')} a date of completion, but a status that "
            f"is taken as open: {listed([quoted(one) for one in words], 5)}. If that means done, say so for "
            "the status."
        )


def _leave_each(outcomes: RowOutcomes, mask: np.ndarray, words: Words, reason: str) -> None:
    for code in np.unique(words.codes[mask]).tolist():
        word = words.names[code]
        if word:
            outcomes.leave(mask & (words.codes == code), reason.format(quoted(word)))


def read_label_decisions(columns: dict[str, Any], reader: FieldReader) -> None:
    """Labels such as `effort: 3`, which is how decisions go back to GitHub, as values of their fields; a
    column of ours says what was decided since."""
    ours = {field_of_own(use.header) for use in reader.uses}
    read = []
    for row, labels in columns.get("labels", {}).items():
        for match in [match for match in map(_LABEL.match, labels) if match]:
            name, text = match[1].lower().replace(" ", "_"), match[2]
            if FIELDS[name].kind == "number":
                value = _number(text)
                if value is None:
                    continue
                if name not in ours:
                    columns.setdefault(name, reader.blank(name))[row] = value
            elif text in FIELDS[name].choices:
                if name not in ours:
                    cells = columns.setdefault(name, np.array([""] * reader.table.count, dtype=object))
                    cells[row] = text
            else:
                continue
            labels.remove(match[0])
            read.append(match[0])
    if read:
        reader.notes.append(
            f"{counted(len(read), 'label was', 'labels were')} read as values of the items, such as "
            f"{quoted(read[0])}."
        )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) else None
