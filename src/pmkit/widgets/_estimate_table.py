"""A table of estimates to fill in, with room for why each is what it is.

One column of reasons at a time, beside the values of the field that is asked about; who and when comes by
itself. A cell with a reason shows it when it is pointed at.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pmkit.backlog.estimates import as_kept, is_for, why_name
from pmkit.backlog.journal import Change
from pmkit.backlog.schema import FIELDS, Estimate
from pmkit.explorers.typed_cells import Column, cell_text
from pmkit.widgets import _decision_cells
from pmkit.widgets.table import Table

Reasons = Mapping[tuple[str, str], Estimate]
"""By key and field."""
_WHY, _WHO = "why", "who"
NO_REASON = "no reasons"


def why_field(fields: Sequence[str], label: str = "Ask why for") -> dict[str, Any]:
    """A choice for a form: for which of these fields the table has a column of reasons."""
    options = [NO_REASON, *({"value": name, "label": FIELDS[name].label} for name in fields)]
    return {"key": _WHY, "label": label, "type": "choice", "required": True, "options": options}


def asked_why(value: Any, fields: Sequence[str]) -> str:
    """The field that is asked about, of these; "" for none."""
    return value if value in fields else ""


class EstimateTable:
    """`table` shows fields of items and the reasons for one of them; `changes` tells what was edited."""

    def __init__(self, label: str) -> None:
        self.table = Table(label, [], [])
        self._shown: tuple[Any, ...] = ()
        self._fields: tuple[str, ...] = ()
        self._asked = ""
        self._spoken: Callable[[str], str] = str
        self._given: dict[tuple[str, str, str], Estimate] = {}
        """By key, field and reason: whose it was, for a step back to it."""

    def show(
        self,
        items: pd.DataFrame,
        fields: Sequence[str],
        units: Mapping[str, str],
        reasons: Reasons,
        asked: str = "",
        spoken: Callable[[str], str] = str,
    ) -> None:
        """Bring the table to these items; `asked` is the field with a column of reasons, `spoken` takes out
        the names that are not to be seen."""
        self._spoken = spoken
        self._fields, self._asked = tuple(fields), asked
        shown = (self._fields, asked, tuple(items["id"]), dict(units))
        if shown != self._shown:
            columns = _decision_cells.columns(fields, units)
            if asked:
                at = next(at for at, one in enumerate(columns) if one["key"] == asked)
                columns[at + 1 : at + 1] = _reason_columns(asked)
            self.table.columns = columns
        rows = _decision_cells.rows(items, fields)
        if asked:
            rows = [{**row, _WHY: self._why(reasons, row["id"])} for row in rows]
        specs = {name: Column.of(_decision_cells.column(name, units)) for name in fields}
        here = set(items["id"])
        told = {cell: one for cell, one in reasons.items() if cell[0] in here and cell[1] in specs}
        if shown != self._shown or rows != self.table.rows:
            self.table.computed = {}
            self.table.rows = rows
        values = {row["id"]: row for row in rows}
        notes: dict[str, dict[str, str]] = {}
        for (key, name), one in told.items():
            why = spoken(one.why)
            self._given[key, name, why] = one
            who = self._who(specs[name], one, values[key][name])
            notes.setdefault(key, {})[name] = f"{who}: {why}" if who else why
        if asked:
            lines = [told.get((row["id"], asked)) for row in rows]
            said = [
                self._who(specs[asked], one, row[asked]) if one else ""
                for one, row in zip(lines, rows, strict=True)
            ]
            self.table.compute({_WHO: said})
        self.table.notes = notes
        self._shown = shown

    def changes(self, items: pd.DataFrame, reasons: Reasons, by: str) -> list[Change]:
        """Where the edited rows differ from the items and the reasons as they are; new reasons are given by
        `by`, today."""
        found = _decision_cells.edits(self.table.rows, items, self._fields)
        if not self._asked:
            return found
        here = set(items["id"])
        for row in self.table.rows:
            key, why = row["id"], str(row.get(_WHY) or "")
            if key not in here or why == self._why(reasons, key):
                continue
            now = Estimate(value=row[self._asked], why=why, by=by, on=date.today().isoformat())
            one = self._given.get((key, self._asked, why), now)
            found.append((key, why_name(self._asked), as_kept(one) if why.strip() else None))
        return found

    def _why(self, reasons: Reasons, key: str) -> str:
        one = reasons.get((key, self._asked))
        return self._spoken(one.why) if one else ""

    def _who(self, spec: Column, one: Estimate, value: Any) -> str:
        """By whom and when, and for which value where it is another one now."""
        other = "" if is_for(one, value) else f"for {cell_text(spec, one.value)} {spec.unit}".strip()
        return ", ".join(filter(None, (self._spoken(one.by), one.on, other)))


def _reason_columns(asked: str) -> list[dict[str, Any]]:
    label = f"Why this {FIELDS[asked].label[:1].lower()}{FIELDS[asked].label[1:]}?"
    return [
        {
            "key": _WHY,
            "label": label,
            "type": "text",
            "width": 26,
            "help": "What it rests on: a count, a test, a guess.",
        },
        {"key": _WHO, "label": "Who, when", "readonly": True},
    ]
