"""Cells of a table and number fields of a form: typed text in, a value or a sentence out, or both."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

Change = tuple[str, str, Any]
"""Row id, column key, value."""


class CellError(ValueError):
    """What was typed does not fit; the message says what would."""


class ReadCell(NamedTuple):
    """What a text means in its column, and how it was read where that needs saying ("" where not)."""

    value: Any
    told: str = ""


class Around(NamedTuple):
    """What stands around a cell and tells of it: a usual value of its column, whether the block has a decimal
    comma, and whether the column has shares, of which 1 is all."""

    near: float | None = None
    comma: bool | None = None
    shares: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column as the table's author described it. `near` is a usual value, which decides about `1.200`."""

    key: str
    label: str
    type: str = "text"
    min: float | None = None
    max: float | None = None
    options: tuple[tuple[Any, str], ...] = ()
    readonly: bool = False
    required: bool = False
    unit: str = ""
    near: float | None = None

    @classmethod
    def of(cls, column: Mapping[str, Any]) -> "Column":
        """From the dict of the widget's trait; what only the page needs (help, width) is left there."""
        kind = column.get("type", "text")
        if kind not in ("text", "number", "choice"):
            raise ValueError(f"Column “{column['key']}” has the type “{kind}”; use text, number or choice.")
        options = tuple(
            (option["value"], str(option["label"])) if isinstance(option, Mapping) else (option, str(option))
            for option in column.get("options", ())
        )
        more = ("min", "max", "readonly", "required", "unit", "near")
        known = {name: column[name] for name in more if name in column}
        return cls(
            key=column["key"], label=column.get("label", column["key"]), type=kind, options=options, **known
        )

    @property
    def heading(self) -> str:
        """The label with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def is_share(self) -> bool:
        """Whether values are stored as shares and shown as per cent."""
        return self.unit == "%"


def read_cell(column: Column, text: str, around: Around | None = None) -> ReadCell:
    """What the typed text means in this column; the value is None where the cell is empty.

    Raises CellError with a sentence for the person who typed.
    """
    text = text.strip()
    if not text:
        if column.required:
            raise CellError(f"{_name(column)} must not be empty.")
        return ReadCell(None if column.type != "text" else "")
    if column.type == "choice":
        return ReadCell(_option(column, text))
    if column.type == "number":
        return _number(column, text, around or Around(near=column.near))
    return ReadCell(text)


def _name(column: Column) -> str:
    """What a message calls the column: “People, commas between the names” are people."""
    return column.label.partition(",")[0]


def _option(column: Column, text: str) -> Any:
    for value, label in column.options:
        if text.casefold() in (str(value).casefold(), label.casefold()):
            return value
    raise CellError(f"{_name(column)} is one of: {', '.join(label for _, label in column.options)}.")


def _number(column: Column, text: str, around: Around) -> ReadCell:
    from pmkit.quantities.amounts import read_amount

    try:
        value, told = read_amount(
            text, _name(column), column.unit, near=around.near, comma=around.comma, shares=around.shares
        )
    except ValueError as problem:
        raise CellError(str(problem)) from problem
    low, high = column.min, column.max
    if (low is not None and value < low) or (high is not None and value > high):
        raise CellError(f"{_name(column)} {_range(column)}.")
    return ReadCell(value, told)


def _range(column: Column) -> str:
    low, high = (None if bound is None else _bound(column, bound) for bound in (column.min, column.max))
    if low and high:
        return f"is between {low} and {high}"
    return f"is at least {low}" if low else f"is at most {high}"


def _bound(column: Column, bound: float) -> str:
    shown = bound * 100 if column.is_share else bound
    return f"{shown:,.10g} {column.unit}".strip()


def cell_text(column: Column, value: Any) -> str:
    """The value as the table shows it."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if column.type == "choice":
        return next((label for own, label in column.options if own == value), str(value))
    if column.type != "number" or isinstance(value, (bool, str)):
        return str(value)
    shown = value * 100 if column.is_share else value
    if column.readonly:  # to be read, not typed again: as the page rounds it (`shownValue` in table.js)
        size = abs(shown)
        digits = 0 if shown == round(shown) or size >= 100 else 1 if size >= 10 else 2
        return f"{shown:,.{digits}f}".rstrip("0").rstrip(".") if digits else f"{shown:,.0f}"
    return f"{float(f'{shown:.10g}'):.10g}" if abs(shown) < 1e10 else f"{shown:.0f}"


def plain_value(value: Any) -> Any:
    """A value of a data frame as one that travels: missing as None, numpy's numbers as Python's."""
    if isinstance(value, (str, bool, int)) or value is None:
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else float(value)
    if hasattr(value, "item"):
        return plain_value(value.item())
    return None if str(value) in ("<NA>", "NaT") else value
