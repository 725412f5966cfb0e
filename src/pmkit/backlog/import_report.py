"""What an import did, in full: the dry run and the real run are this same object.

Every row of the file is either an item or left out for one named reason, so the counts add up; every column
is mapped, kept or ignored, and says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.backlog.mapping import ColumnUse
from pmkit.backlog.schema import FIELDS, Backlog
from pmkit.backlog.trackers import TRACKERS
from pmkit.english import counted, listed

SAMPLE_ROWS = 10
INPUTS = {
    "rice": ("reach", "impact", "confidence", "effort"),
    "ice": ("impact", "confidence", "ease"),
    "wsjf": ("cost_of_delay", "duration"),
    "value-effort": ("value", "effort"),
}
METHODS = {"rice": "RICE", "ice": "ICE", "wsjf": "CD3, the queue", "value-effort": "Value ÷ effort"}
SHEET_QUESTION = "sheet"
TITLE_QUESTION = "title_column"
"""The question whose answer is a mapping too: the chosen header holds the titles."""


@dataclass(frozen=True)
class Question:
    """Something that the file leaves open; asked once per file. `answer` is '' until it is given."""

    id: str
    prompt: str
    options: tuple[tuple[str, str], ...]
    answer: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "prompt": self.prompt,
            "options": [{"id": value, "label": label} for value, label in self.options],
            "answer": self.answer or None,
        }


@dataclass(frozen=True, kw_only=True, eq=False)
class ImportReport:
    """An import of one file.

    `left_out` has, per reason, the rows as a spreadsheet numbers them (the header is row 1); `missing` has,
    per method, how many items lack each input; `notes` are sentences worth reading; `statuses` tells for each
    status of the file whether it was taken as open, done or dropped. Where the report is `settled`, nothing
    of it can be chosen otherwise: the file is a hand-over. `history_notes` are those of the `notes` that
    concern what was finished and when; `item_rows` are the rows of the items, numbered as in `left_out`.
    """

    name: str
    tracker: str
    rows_in_file: int
    backlog: Backlog
    columns: tuple[ColumnUse, ...]
    left_out: Mapping[str, tuple[int, ...]]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    statuses: Mapping[str, tuple[str, int]]
    encoding: str = ""
    delimiter: str = ""
    settled: bool = False
    history_notes: tuple[str, ...] = ()
    item_rows: tuple[int, ...] = ()

    @property
    def items(self) -> pd.DataFrame:
        return self.backlog.items

    @property
    def missing(self) -> dict[str, dict[str, int]]:
        return missing_inputs(self.items)

    @property
    def sample(self) -> pd.DataFrame:
        """The first items, without the columns that are empty in all of them."""
        return sample_of(self.items.head(SAMPLE_ROWS))

    @property
    def open_questions(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if not question.answer)

    def columns_by_outcome(self) -> dict[str, list[ColumnUse]]:
        return {
            outcome: [use for use in self.columns if use.outcome == outcome]
            for outcome in ("mapped", "kept", "ignored")
        }

    def to_json(self) -> dict[str, Any]:
        """The report for scripts; `left_out` and `items` are counts that add up to `rows_in_file`."""
        return {
            "file": self.name,
            "tracker": self.tracker,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "rows_in_file": self.rows_in_file,
            "items": len(self.items),
            "left_out": {reason: len(rows) for reason, rows in self.left_out.items()},
            "history": len(self.backlog.history),
            "columns": {
                outcome: [use.to_json() for use in uses]
                for outcome, uses in self.columns_by_outcome().items()
            },
            "questions": [question.to_json() for question in self.questions],
            "missing": self.missing,
            "statuses": {
                status: {"means": means, "rows": rows} for status, (means, rows) in self.statuses.items()
            },
            "notes": list(self.notes),
            "sample": records(self.sample),
        }

    def summary(self) -> str:
        """One sentence: what came in and what was left out."""
        return (
            f"{counted(self.rows_in_file, 'row')} in the file: {counted(len(self.items), 'item')} in the "
            f"backlog, {self.left_in_words()}."
        )

    def left_in_words(self) -> str:
        """`3 left out (1 of them kept as history)`."""
        left, over = sum(map(len, self.left_out.values())), len(self.backlog.history)
        history = f" ({over:,} of them kept as history)" if over else ""
        return f"{left:,} left out{history}" if left else "none left out"

    def sentences(self) -> list[str]:
        """The report in words: summary, recognised tracker, reasons, columns, notes, questions."""
        by_outcome = self.columns_by_outcome()
        said = [
            self.summary(),
            f"Read as {TRACKERS[self.tracker]}{f', {self.encoding}' if self.encoding else ''}.",
        ]
        said += [f"{counted(len(rows), 'row')}: {reason}." for reason, rows in self.left_out.items()]
        said += [
            f"{use.header} became {FIELDS[use.field].label.lower()}{f' ({use.says})' if use.says else ''}."
            for use in by_outcome["mapped"]
        ]
        for outcome, ends in (("kept", "kept as they are"), ("ignored", "left out: empty, or as you chose")):
            if by_outcome[outcome]:
                said.append(
                    f"{listed([use.header or 'no name' for use in by_outcome[outcome]], 12)}: {ends}."
                )
        said += list(self.notes)
        said += [question.prompt for question in self.open_questions]
        return said


def missing_inputs(items: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Per method the number of items that lack each of its inputs; inputs that all have are not listed."""
    found = {}
    for method, inputs in INPUTS.items():
        lacking = {name: int(lacks(items, method, name).sum()) for name in inputs}
        found[method] = {name: number for name, number in lacking.items() if number}
    return found


def lacks(items: pd.DataFrame, method: str, name: str) -> pd.Series:
    """Per item whether this input of a method is missing; ICE's own points stand for RICE's inputs."""
    gone = items[name].isna()
    own = f"ice_{name}"
    return gone & items[own].isna() if method == "ice" and own in items else gone


def sample_of(items: pd.DataFrame) -> pd.DataFrame:
    """The columns in which at least one row has something."""
    return items[[column for column in items.columns if column != "id" and any(map(filled, items[column]))]]


def filled(cell: Any) -> bool:
    """Whether a cell of the backlog holds something."""
    return bool(cell) if isinstance(cell, (str, list)) else not pd.isna(cell)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows for JSON: dates as ISO text, missing cells as null."""
    return [{str(name): plain_cell(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


def plain_cell(cell: Any) -> Any:
    """A cell of the table as JSON knows it."""
    if isinstance(cell, (str, list)):
        return cell
    if cell is None or pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.isoformat()
    number = float(cell)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number
