"""A backlog for a colleague, as one file: items, decisions, history, units, and the tracker's file as it was
read.

It is the document in which a backlog is kept (`portable`), so whatever is kept with a backlog travels;
nothing of what a learner answered or did in an explorer is in it. It comes in through the same report as any
other file.
"""

from __future__ import annotations

import io
import zipfile

import numpy as np

from pmkit.backlog.errors import BacklogProblem, ImportProblem
from pmkit.backlog.estimates import people_apart
from pmkit.backlog.import_report import ImportReport
from pmkit.backlog.mapping import ColumnUse
from pmkit.backlog.merging import differs
from pmkit.backlog.portable import ENTRY, from_bytes
from pmkit.backlog.rules import check_decision
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.backlog.trackers import TRACKERS
from pmkit.english import counted, listed


def is_hand_over(data: bytes) -> bool:
    """Whether these bytes are a packed backlog of the course."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return ENTRY in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_hand_over(data: bytes, name: str) -> ImportReport:
    """The report of a hand-over: nothing is open in it, and its columns are settled. Raises `ImportProblem`,
    with a sentence, for a damaged one and for a decision that can't be."""
    try:
        backlog = from_bytes(data, name)
        _check(backlog)
    except BacklogProblem as problem:
        raise ImportProblem(
            f"{name} can't be read as a hand-over of a backlog: {problem} Ask for the file again."
        ) from problem
    table, items = backlog.table, backlog.items
    left_out = table.left_out() if table else {}
    return ImportReport(
        name=backlog.source.name or name,
        tracker=backlog.source.tracker,
        rows_in_file=len(items) + sum(map(len, left_out.values())),
        backlog=backlog,
        columns=_columns(backlog),
        left_out=left_out,
        questions=(),
        notes=tuple(_notes(backlog)),
        statuses={},
        encoding="a hand-over of this course",
        settled=True,
    )


def _check(backlog: Backlog) -> None:
    """Raise `BacklogProblem` for what no backlog can hold: the file may have been changed by somebody."""
    items = backlog.items
    if backlog.source.tracker not in TRACKERS:
        raise BacklogProblem("it names a tracker that is not known.")
    if items["key"].duplicated().any() or (items["key"] == "").any():
        raise BacklogProblem("two of its items have the same key, or one has none.")
    if len(backlog.kept) != len(items):
        raise BacklogProblem("its columns are not of one length.")
    for name in DECIDED:
        for value in items[name].dropna().unique():
            check_decision(name, float(value) if FIELDS[name].kind == "number" else value)
    for (_, name, *_), one in [*backlog.reasons.items(), *backlog.apart.items()]:
        if name not in DECIDED:
            raise BacklogProblem(f"it has a reason for {name}, which nobody decides.")
        if one.value is not None:
            check_decision(name, one.value)
    if backlog.absent:
        _check(backlog.absent)


def _columns(backlog: Backlog) -> tuple[ColumnUse, ...]:
    fields = {header: name for name, headers in backlog.source.headers.items() for header in headers}
    headers = backlog.table.headers if backlog.table else (*fields, *map(str, backlog.kept.columns))
    places: dict[str, list[int]] = {}
    for place, header in enumerate(headers):
        places.setdefault(header.strip(), []).append(place)
    kept = set(map(str, backlog.kept.columns))
    return tuple(
        ColumnUse(header, tuple(at), "mapped", fields[header])
        if header in fields
        else ColumnUse(header, tuple(at), "kept" if header in kept else "ignored")
        for header, at in places.items()
    )


def _notes(backlog: Backlog) -> list[str]:
    decided = {name: int(np.count_nonzero(differs(backlog, name))) for name in DECIDED}
    parts = [
        f"{FIELDS[name].label.lower()} of {counted(number, 'item')}"
        for name, number in decided.items()
        if number
    ]
    units = [f"{FIELDS[name].label.lower()} in {unit}" for name, unit in backlog.units.items() if unit]
    return [
        f"This is a hand-over. Decided in it, and kept apart from the tracker's values: {listed(parts)}."
        if parts
        else "This is a hand-over in which nothing is decided yet.",
        *([f"Its units: {listed(units)}."] if units else []),
        *(
            [f"{counted(len(backlog.reasons), 'estimate has', 'estimates have')} a reason."]
            if backlog.reasons
            else []
        ),
        *([f"Estimated apart in it: by {listed(apart)}."] if (apart := people_apart(backlog)) else []),
    ]
