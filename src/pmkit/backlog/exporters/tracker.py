"""Decisions back into the tracker, as a CSV in the shape that its own importer takes.

Only what was decided is written, each field into a column that is named before (`targets`): the file's own
where its name says the same, else one of its own. Nothing is guessed into a field that somebody else fills.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.item_keys import is_from_title
from pmkit.backlog.merging import differs
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.backlog.tracker_words import header_words, inner, plain
from pmkit.csv_cells import csv_text
from pmkit.english import counted, listed, plural

LEFT_OUT = "none"
"""In place of a column: this field is not written."""


@dataclass(frozen=True)
class Shape:
    """What an importer expects: the headers of key, title and type (where it must have one), the tracker's
    own names of decided fields, and how a new field is made there."""

    key: str
    item: str
    type: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    new_field: str = (
        "Make a field of that name in your tracker first, or leave the column out when you import."
    )


_AZURE = {"size": "Story Points", "value": "Business Value", "effort": "Effort (person-months)"}
"""There, Effort is a number of points."""
_IN_JIRA = (
    "In Jira an administrator makes it first: Settings, Issues, Custom fields, Create; then it is put on "
    "your project's screens."
)
_IN_AZURE = (
    "In Azure DevOps an administrator makes it first: Organization settings, Process, your own process, "
    "the work item type, New field."
)
EXPORTS: dict[str, Shape] = {
    "jira": Shape("Issue key", "Summary", "Issue Type", {"size": "Story Points"}, _IN_JIRA),
    "azure": Shape("ID", "Title", "Work Item Type", _AZURE, _IN_AZURE),
    "linear": Shape("ID", "Title", "", {"size": "Estimate"}),
    "github": Shape("number", "title"),
    "trello": Shape("Card ID", "Card Name"),
    "productboard": Shape("Feature ID", "Feature name"),
    "aha": Shape("Feature reference #", "Feature name"),
    "generic": Shape("Key", "Title"),
}


@dataclass(frozen=True)
class Target:
    """Where a decided field goes: the `header` of its column ("" where it is left out), whether the file has
    that column (`there`), how many `items` have a decision, the keys of which it was `emptied`, and the
    file's own columns of that field (`own`)."""

    name: str
    header: str
    there: bool
    items: int
    emptied: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    def says(self) -> str:
        """The target as a sentence, before anything is written."""
        label = FIELDS[self.name].label
        what = f"{label} of {counted(self.items, 'item')}"
        if not self.header:
            return f"{what} is left out, as you chose."
        left = [f"“{header}”" for header in self.own if header != self.header]
        beside = (
            f" {listed(left)} of your file {plural(len(left), 'stays', 'stay')} untouched." if left else ""
        )
        where = "which your file has" if self.there else "a field of its own"
        said = f"{what} goes into “{self.header}”, {where}.{beside}"
        if self.emptied:
            keys = listed(list(self.emptied), 5)
            said += (
                f" You emptied it in {keys}; a blank cell changes nothing there, so empty it in the tracker."
            )
        return said


@dataclass(frozen=True)
class Extra:
    """A column that is computed from the decisions, such as a rank: its cells by the key of the item."""

    header: str
    cells: Mapping[str, str]
    says: str


def targets(backlog: Backlog, tracker: str = "", into: Mapping[str, str] | None = None) -> tuple[Target, ...]:
    """Which column of the tracker each decided field goes into, for the fields that differ from the file.

    `into` says it otherwise: {field: header, or `LEFT_OUT`}. Raises `BacklogProblem` for a field that nobody
    decides, and for two fields in one column.
    """
    tracker, shape = _shape(backlog, tracker)
    said = dict(into or {})
    if strange := sorted(set(said) - set(DECIDED)):
        raise BacklogProblem(
            f"{strange[0]} is no field that you decide. Choose one of: {', '.join(DECIDED)}."
        )
    found = []
    for name in DECIDED:
        changed = differs(backlog, name)
        if changed.any():
            header = said.get(name) or _header(backlog, tracker, shape, name)
            found.append(_target(backlog, name, "" if header == LEFT_OUT else header, changed))
    headers = [shape.key, shape.item, shape.type, *(one.header for one in found if one.header)]
    if twice := next((header for header in headers if header and headers.count(header) > 1), ""):
        raise BacklogProblem(f"Two things would go into “{twice}”. Choose another column for one of them.")
    return tuple(found)


def _shape(backlog: Backlog, tracker: str) -> tuple[str, Shape]:
    tracker = tracker or backlog.source.tracker
    if tracker not in EXPORTS and tracker != backlog.source.tracker:
        raise BacklogProblem(f"There is no export for {tracker}. Choose one of: {', '.join(EXPORTS)}.")
    shape = EXPORTS.get(tracker, EXPORTS["generic"])
    if tracker != backlog.source.tracker:
        return tracker, shape
    own = {name: headers[0] for name, headers in backlog.source.headers.items() if len(headers) == 1}
    return tracker, Shape(
        own.get("key", shape.key),
        own.get("item", shape.item),
        own.get("type", shape.type) if shape.type else "",
        shape.names,
        shape.new_field,
    )


def _header(backlog: Backlog, tracker: str, shape: Shape, name: str) -> str:
    """The one column of the file whose name says what the field is; else one of its own, which no other
    column of the file has."""
    own = backlog.source.headers.get(name, ()) if tracker == backlog.source.tracker else ()
    if len(own) == 1 and _says(own[0], name, tracker):
        return own[0]
    label = FIELDS[name].label
    taken = {plain(header) for header in _file_headers(backlog)}
    wanted = [label] if own else [shape.names.get(name, label), label]
    return next((one for one in wanted if plain(one) not in taken), f"{label} (decided)")


def _says(header: str, name: str, tracker: str) -> bool:
    words = {plain(FIELDS[name].label), plain(name.replace("_", " "))}
    known = any(word.field == name and word.tracker == tracker for word in header_words(header))
    return plain(inner(header)) in words or known


def _file_headers(backlog: Backlog) -> Sequence[str]:
    if backlog.table is not None:
        return backlog.table.headers
    return [
        *map(str, backlog.kept.columns),
        *(one for many in backlog.source.headers.values() for one in many),
    ]


def _target(backlog: Backlog, name: str, header: str, changed: np.ndarray) -> Target:
    empty = np.array([cell_text(cell) == "" for cell in backlog.items[name]], dtype=bool)
    return Target(
        name,
        header,
        header in map(str.strip, _file_headers(backlog)),
        int(changed.sum()),
        tuple(backlog.items["key"][changed & empty]),
        tuple(backlog.source.headers.get(name, ())),
    )


def to_csv(
    backlog: Backlog,
    tracker: str = "",
    *,
    into: Mapping[str, str] | None = None,
    extras: Sequence[Extra] = (),
) -> str:
    """A CSV that goes back: key, title, and what was decided, for the items with a decision; and the
    `extras`.

    `tracker` is one of `EXPORTS`, by default the one that the backlog came from; `into` as in `targets`. A
    cell without a decision is blank, which leaves the tracker's value. A key that was made from the title is
    not written. Text that a spreadsheet would run as a formula is protected (see `csv_cells`); the course's
    own import takes that away again. With a byte-order mark when written by
    `to_csv(...).encode("utf-8-sig")`. Raises `BacklogProblem` where nothing is decided.
    """
    written = [one for one in targets(backlog, tracker, into) if one.header]
    _, shape = _shape(backlog, tracker)
    items = backlog.items
    columns = {one.header: _decided_cells(backlog, one.name) for one in written}
    columns |= {extra.header: [extra.cells.get(key, "") for key in items["key"]] for extra in extras}
    rows = np.array([any(cells) for cells in zip(*columns.values(), strict=True)], dtype=bool)
    if not rows.any():
        raise BacklogProblem(
            "Nothing is decided yet that differs from the tracker. Fill something in, then make this file."
        )
    whose = {shape.key: "key", shape.item: "item", shape.type: "type"}
    first = {header: list(items[name]) for header, name in whose.items() if header}
    if all(map(is_from_title, items["key"])):
        del first[shape.key]
    table = first | columns
    cells = zip(*table.values(), strict=True)
    return csv_text([list(table), *(row for row, wanted in zip(cells, rows, strict=True) if wanted)])


def _decided_cells(backlog: Backlog, name: str) -> list[str]:
    changed = differs(backlog, name)
    return [
        cell_text(cell) if other else "" for cell, other in zip(backlog.items[name], changed, strict=True)
    ]


def told(
    backlog: Backlog, tracker: str, into: Mapping[str, str] | None, extras: Sequence[Extra]
) -> list[str]:
    """Which field goes into which column, in sentences, and how a new field is made in that tracker."""
    found = targets(backlog, tracker, into)
    said = [*(one.says() for one in found), *(extra.says for extra in extras)]
    new = [one.header for one in found if one.header and not one.there] + [extra.header for extra in extras]
    if new:
        said.append(
            f"New there: {listed([f'“{header}”' for header in new])}. {_shape(backlog, tracker)[1].new_field}"
        )
    return said
