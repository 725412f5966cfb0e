"""What a team decides about its backlog, as a table to fill in: columns, rows, and what was edited."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.backlog.journal import Change
from pmkit.backlog.schema import DECIDED, FIELDS
from pmkit.english import counted
from pmkit.methods.moscow import LABELS, OBLIGATION_LABELS

_LABELS = {"moscow": LABELS, "obligation": OBLIGATION_LABELS}
_ABOUT = "about"
_POINTS = {"min": 1, "max": 10}
_MORE: dict[str, dict[str, Any]] = {
    "reach": {"min": 0},
    "impact": {"min": 0},
    "confidence": {"unit": "%", "min": 0, "max": 1, "help": "How sure the estimates are: 100, 80 or 50 %."},
    "effort": {"min": 0.01, "unit": "person-months"},
    "ease": _POINTS,
    "ice_impact": _POINTS,
    "ice_confidence": _POINTS,
    "cost_of_delay": {"unit": "a week"},
    "duration": {"min": 0.01, "unit": "weeks"},
    "size": {"min": 0},
    "user_business_value": {"min": 0},
    "time_criticality": {"min": 0},
    "risk_reduction": {"min": 0},
}

SETS: dict[str, tuple[str, ...]] = {
    "RICE": ("reach", "impact", "confidence", "effort"),
    "Value ÷ effort": ("value", "effort"),
    "The queue (CD3)": ("cost_of_delay", "duration"),
    "ICE": ("ice_impact", "ice_confidence", "ease"),
    "WSJF, as SAFe scores it": ("user_business_value", "time_criticality", "risk_reduction", "size"),
    "MoSCoW": ("moscow", "obligation", "effort"),
    "Everything": DECIDED,
}
"""What one may want to fill in, by the method that needs it."""


def column(name: str, units: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The table column of a decided field; `units` has those that differ from team to team."""
    field = FIELDS[name]
    spec: dict[str, Any] = {"key": name, "label": field.label, "help": f"{field.meaning}.", "type": "number"}
    if field.choices:
        options = [{"value": one, "label": _LABELS[name][one]} for one in field.choices]
        return spec | {"type": "choice", "options": options}
    if field.unit.startswith("points"):
        spec["help"] = f"{field.meaning}; {field.unit}."
    spec |= _MORE.get(name, {})
    if unit := (units or {}).get(name):
        spec["unit"] = f"{unit} {spec.get('unit', '')}".rstrip()
    return spec


def columns(names: Iterable[str], units: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """The item's title and what one knows of it, to be read, and the columns of these decided fields."""
    return [
        {"key": "item", "label": "Item", "readonly": True},
        {"key": _ABOUT, "label": "Key, status, size", "readonly": True},
        *(column(name, units) for name in names),
    ]


def rows(items: pd.DataFrame, names: Sequence[str]) -> list[dict[str, Any]]:
    """A row per item with its `id`, its title, its key, status and size in words, and these fields; missing
    is None."""
    shown = ["id", "item", *names]
    sizes = {size: counted(size, "point") for size in items["size"].dropna().unique()}
    about = zip(*(_missing_as_none(items[name]) for name in ("key", "status", "size")), strict=True)
    return [
        {**dict(zip(shown, row, strict=True)), _ABOUT: _about(key, status, sizes.get(size, ""))}
        for row, (key, status, size) in zip(
            zip(*(_missing_as_none(items[name]) for name in shown), strict=True), about, strict=True
        )
    ]


def _about(*parts: Any) -> str:
    return " · ".join(str(part) for part in parts if part)


def _missing_as_none(column: pd.Series) -> list[Any]:
    """A column as decisions hold its cells."""
    missing = (column.isna() | (column == "")).tolist()
    return [None if gone else cell for cell, gone in zip(column.tolist(), missing, strict=True)]


def edits(edited: Iterable[Mapping[str, Any]], items: pd.DataFrame, names: Sequence[str]) -> list[Change]:
    """Where rows that were made by `rows` and edited differ from the items as they are now."""
    table = list(edited)
    here = items[items["id"].isin([row["id"] for row in table])]
    now = {row["id"]: row for row in rows(here, names)}
    return [
        (row["id"], name, row[name])
        for row in table
        for name in names
        if row["id"] in now and row[name] != now[row["id"]][name]
    ]


def plain(cell: Any) -> Any:
    """A cell as a decision holds it: missing is None."""
    if isinstance(cell, (str, list)):
        return None if cell == "" else cell
    return None if pd.isna(cell) else cell
