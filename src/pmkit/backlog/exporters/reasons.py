"""The reasons for estimates as a table for people."""

from __future__ import annotations

from pmkit.backlog.estimates import is_for
from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog

HEADS = ("Key", "Title", "Estimate", "Value", "By", "Date", "Why")


def reason_rows(backlog: Backlog) -> list[tuple[str, ...]]:
    """The reasons under `HEADS`, in the order of the items and of the fields. A reason that was given for
    another value says so."""
    found: list[tuple[str, ...]] = []
    for key, item, *values in backlog.items[["key", "item", *DECIDED]].itertuples(index=False):
        for name, value in zip(DECIDED, values, strict=True):
            if one := backlog.reasons.get((key, name)):
                now = cell_text(value)
                said = now if is_for(one, value) else f"{cell_text(one.value)}, now {now or 'empty'}"
                found.append((key, item, FIELDS[name].label, said, one.by, one.on, one.why))
    return found
