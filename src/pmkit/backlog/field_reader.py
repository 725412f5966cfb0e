"""From the mapped columns of a file to the columns of the backlog: one function per kind of field.

Whatever could not be taken as it stands (a cell that is no number, two columns for one field, a confidence on
an unknown scale) leaves a note or a question; nothing is guessed.
"""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog import cell_values
from pmkit.backlog.dates import DateColumn
from pmkit.backlog.errors import quoted
from pmkit.backlog.file_table import is_ours
from pmkit.backlog.import_report import Question
from pmkit.backlog.item_keys import github_keys, keys_from_titles
from pmkit.backlog.mapping import ColumnUse
from pmkit.backlog.raw_table import RawTable
from pmkit.backlog.schema import FIELDS, WITH_UNIT, blank_column
from pmkit.backlog.tracker_words import plain
from pmkit.backlog.trackers import NUMBERED
from pmkit.english import counted, listed
from pmkit.quantities.reading import has_decimal_comma
from pmkit.quantities.units import money_in, period_of

_COMPARED = ("key", "item", "type", "status", "status_category", "resolution", "moscow", "archived")
"""Texts whose blanks at the ends matter; to strip every cell of a large file costs as much as to read it."""
_LAST_COUNTS = ("sprint",)
_LOOKED_AT = 2_000
_PEOPLE = ("assignee", "reporter")
_YES = frozenset({"true", "yes", "x", "1", "done", "ja", "oui", "si", "sim", "tak"})
_SPELLINGS = {"will not": "wont", "would": "wont"}


@dataclass
class FieldReader:
    """The file being understood: its columns by field, and what there is to say and to ask."""

    table: RawTable
    tracker: str
    uses: list[ColumnUse]
    answers: Mapping[str, str]
    notes: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    history_notes: list[str] = field(default_factory=list)
    """Those of the notes that concern what was finished and when."""
    ticked: np.ndarray | None = None
    """The rows that a column of ticks, in place of dates, calls done."""

    @cached_property
    def comma(self) -> bool | None:
        """Whether the file writes a decimal comma: its unmistakable numbers say so for all, else it is
        asked."""
        columns = [
            self.table.columns[position]
            for use in self.uses
            if use.field and FIELDS[use.field].kind == "number" and not is_ours(use.header)
            for position in use.positions
        ]
        texts = list(dict.fromkeys(itertools.chain.from_iterable(map(_some_texts, columns))))
        comma = has_decimal_comma(texts)
        if comma is not None:
            return comma
        marked = np.array([text for text in texts if "." in text or "," in text], dtype=object)
        either = marked[cell_values.as_numbers(marked).either].tolist()
        if not either:
            return False
        digits = re.sub(r"\D", " ", either[0]).split()
        large, small = f"{digits[0]},{digits[1]}", f"{digits[0]}.{digits[1]}"
        mark = self.ask(
            "decimal_mark",
            f"Numbers such as {either[0]} can be read in two ways. What does {either[0]} mean in this file?",
            (("group", f"Whole: {large.replace(',', ' ')}"), ("decimal", f"With decimals: {float(small):g}")),
        )
        if not mark:
            return None
        return ("," in either[0]) == (mark == "decimal")

    def of(self, name: str) -> list[ColumnUse]:
        """The columns of a field, the one that counts first in front."""
        return sorted((use for use in self.uses if use.field == name), key=lambda use: use.turn)

    def cells(self, name: str) -> list[np.ndarray]:
        """The columns of a field, as texts or lists."""
        return [self.table.columns[position] for use in self.of(name) for position in use.positions]

    def ask(self, id: str, prompt: str, options: tuple[tuple[str, str], ...]) -> str:
        """The user's answer, '' where it is not given yet; the question becomes part of the report."""
        answer = str(self.answers.get(id, ""))
        if answer not in {value for value, _ in options}:
            answer = ""
        self.questions.append(Question(id, prompt, options, answer))
        return answer

    def tell_of_history(self, *notes: str) -> None:
        """Say something that also matters to who only counts what was finished."""
        self.notes.extend(notes)
        self.history_notes.extend(notes)

    def is_open(self, id: str) -> bool:
        """Whether this question was asked and not answered yet."""
        return any(question.id == id and not question.answer for question in self.questions)

    def text(self, name: str) -> np.ndarray:
        """A text field; of several cells the first that is filled counts, for sprints the last."""
        columns = self.cells(name)
        if name in _COMPARED or not self.table.only_texts:
            columns = [cell_values.as_texts(column) for column in columns]
        if not columns:
            return np.array([""] * self.table.count, dtype=object)
        if name in _LAST_COUNTS:
            columns.reverse()
        first = columns[0]
        for other in columns[1:]:
            first = np.where(first == "", other, first)
        if name in _PEOPLE:
            first = cell_values.without_list_marks(first)
        for use in sorted((use for use in self.uses if use.fills == name), key=lambda use: use.turn):
            first = self._filled_up(first, use)
        return first

    def _filled_up(self, first: np.ndarray, use: ColumnUse) -> np.ndarray:
        """The cells of a field with what another column has where they are empty; this is told."""
        for position in use.positions:
            other = cell_values.as_texts(self.table.columns[position])
            gaps = (first == "") & (other != "")
            if gaps.any():
                first = np.where(gaps, other, first)
                cells = counted(int(gaps.sum()), "empty cell was", "empty cells were")
                self.notes.append(
                    f"{FIELDS[use.fills].label}: {cells} filled from {use.header}; the first is row "
                    f"{self.table.rows[int(np.argmax(gaps))]}."
                )
        return first

    def numbers(self, name: str) -> np.ndarray:
        """A number field; several columns are taken together, the first that is filled counts, and it is
        said."""
        taken = np.full(self.table.count, np.nan)
        headers, differ = [], 0
        for use in self.of(name):
            for position in use.positions:
                cells = self.table.columns[position]
                comma = False if is_ours(use.header) else self.comma  # ours are always written with a point
                unit = FIELDS[name].unit
                money = money_in(use.header) if name in WITH_UNIT else ""
                read = cell_values.as_numbers(
                    cells, f"{money} a week" if money and period_of(unit) else money or unit, comma
                )
                found = np.where(read.either, np.nan, read.values)
                if read.bad.any():
                    self._not_numbers(use.header, position, read.bad)
                self._tell(use.header, position, read)
                if name == "confidence":
                    found = self._confidence(use.header, found, read.per_cent)
                differ += int((~np.isnan(found) & ~np.isnan(taken) & (found != taken)).sum())
                taken = np.where(np.isnan(taken), found, taken)
                headers.append(use.header)
        if len(headers) > 1:
            said = f"{listed(headers)} were taken together as {FIELDS[name].label.lower()}."
            both = (
                f" In {counted(differ, 'row')} both are filled and differ; {headers[0]} counts."
                if differ
                else ""
            )
            self.notes.append(said + both)
        return taken

    def _not_numbers(self, header: str, position: int, bad: np.ndarray) -> None:
        row = int(np.flatnonzero(bad)[0])
        cell = self.table.columns[position][row]
        cells = counted(int(bad.sum()), "cell is no number", "cells are no numbers")
        self.notes.append(
            f"{header}: {cells} and stayed empty; the first is row {self.table.rows[row]} "
            f"({quoted(cell, 20)})."
        )

    def _tell(self, header: str, position: int, read: cell_values.Numbers) -> None:
        """How cells were read that mean something else than stands there."""
        rows = np.flatnonzero((read.told != "") & ~read.either)
        if rows.size:
            first = rows[0]
            cell = quoted(str(self.table.columns[position][first]), 20)
            self.notes.append(
                f"{header}: {counted(int(rows.size), 'cell was', 'cells were')} not read as written; "
                f"the first is row {self.table.rows[first]} ({cell}): {read.told[first]}"
            )

    def _confidence(self, header: str, found: np.ndarray, per_cent: np.ndarray) -> np.ndarray:
        """Confidence as a share. Where cells have a per cent sign, all are per cents or shares. Else up to 1
        it is a share; above 10 it is per cent; between them it is asked."""
        if per_cent.any():
            return np.where(~per_cent & (found > 1), found / 100, found)
        highest = np.nanmax(found, initial=0)
        if highest <= 1:
            return found
        if highest > 10:
            self.notes.append(f"{header} was read as per cent: 80 became 0.8.")
            return found / 100
        scale = self.ask(
            "confidence_scale",
            f"{header} goes up to {highest:g}. Is it points from 1 to 10, or per cent?",
            (("points", "Points from 1 to 10: 8 means 80 %"), ("percent", "Per cent: 8 means 8 %")),
        )
        return found / {"points": 10, "percent": 100}.get(scale, np.nan)

    def dates(self, names: list[str]) -> dict[str, np.ndarray]:
        """All date fields at once: one column may tell the order of day and month for all, else it is
        asked."""
        texts = {name: self.text(name) for name in names if self.cells(name)}
        columns = {name: DateColumn(cells) for name, cells in texts.items()}
        evidence = set().union(*(column.order_evidence() for column in columns.values()))
        order: Any = None
        if {"day", "month"} <= evidence:
            either = sum(column.either().sum() for column in columns.values())
            empty = counted(int(either), "date", "dates")
            self.tell_of_history(
                "Some dates have the day first and some the month; "
                f"{empty} that could be either stayed empty."
            )
        elif "day" in evidence or "month" in evidence:
            order = "day" if "day" in evidence else "month"
        elif "open" in evidence:
            example = next(filter(None, (column.open_example() for column in columns.values())), "")
            order = self.ask("date_order", *_date_question(example)) or None
        read = {}
        for name, column in columns.items():
            read[name] = column.read(order)
            bad = column.filled & np.isnat(read[name])
            if name == "done":
                self.ticked = _ticked(texts[name], bad)
                bad &= ~self.ticked
            if bad.any() and not (order is None and "open" in evidence and not column.unreadable().any()):
                row = int(np.flatnonzero(bad)[0])
                cell = texts[name][row]
                say = self.tell_of_history if name == "done" else self.notes.append
                say(
                    f"{self.of(name)[0].header}: "
                    f"{counted(int(bad.sum()), 'cell is no date', 'cells are no dates')} that can be read; "
                    f"the first is row {self.table.rows[row]} ({quoted(str(cell), 24)})."
                )
        return read

    def lists(self, name: str) -> cell_values.Lists:
        """A list field from all its columns; how a single cell is split depends on who wrote it."""
        columns = self.cells(name)
        if self.tracker == "jira" and name == "labels":
            split = cell_values.whole if len(columns) > 1 else cell_values.by_semicolon
        elif self.tracker == "trello" and name == "labels":
            split = cell_values.by_comma_without_colour
        else:
            split = cell_values.by_semicolon if self.tracker == "azure" else cell_values.by_comma
        return cell_values.as_lists(columns, split)

    def keys(self, titles: np.ndarray) -> np.ndarray:
        """The items' keys; from the address on GitHub, from the title where the file has none."""
        keys = self.text("key")
        if self.tracker in NUMBERED:
            keys = github_keys(keys, self.addresses(keys))
        if self.of("internal_id"):
            keys = np.where(keys == "", self.text("internal_id"), keys)
        bare = (keys == "") & (titles != "")
        if bare.any():
            keys = keys.copy()
            keys[bare] = keys_from_titles(titles[bare])
            self.notes.append(
                f"{counted(int(bare.sum()), 'row has', 'rows have')} no key. The key was made from the "
                "title, so a changed title will look like a new item when you import again."
            )
        return keys

    def addresses(self, keys: np.ndarray) -> np.ndarray:
        """Where the issues of a repository lie; some exports give the address as the key."""
        return self.text("url") if self.of("url") else keys

    def choices(self, name: str) -> np.ndarray:
        """One of the values that the field may have; anything else stays empty and is told."""
        cells = self.text(name)
        known = {cell: _choice(cell, FIELDS[name].choices) for cell in set(cells)}
        strange = sorted(cell for cell, meaning in known.items() if cell and not meaning)
        if strange:
            *some, last = FIELDS[name].choices
            self.notes.append(
                f"{FIELDS[name].label}: {listed([quoted(cell) for cell in strange], 5)} stayed empty; write "
                f"{', '.join(some)} or {last}."
            )
        return np.array([known[cell] for cell in cells], dtype=object)

    def blank(self, name: str) -> Any:
        return blank_column(name, self.table.count)


def _some_texts(cells: np.ndarray) -> list[str]:
    """Different texts of a column, of a large one the first of them."""
    return list(map(str.strip, map(str, pd.unique(np.asarray(cells, dtype=object))[:_LOOKED_AT])))


def _ticked(cells: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Which of the cells asked about say yes."""
    ticked = np.zeros(len(cells), dtype=bool)
    ticked[asked] = [plain(str(cell)) in _YES for cell in cells[asked]]
    return ticked


def _choice(cell: str, choices: tuple[str, ...]) -> str:
    word = plain(cell).removesuffix(" have").removesuffix(" this time").removesuffix(" have")
    meant = _SPELLINGS.get(word, word)
    return meant if meant in choices else ""


def _date_question(example: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    one, other = map(int, re.findall(r"\d+", example)[:2])
    return (
        f"Dates such as {example.split(' ')[0]} can be read in two ways. What comes first in this file?",
        (
            ("day", f"The day, so this is {one} {calendar.month_name[other]}"),
            ("month", f"The month, so this is {other} {calendar.month_name[one]}"),
        ),
    )
