"""Cells of a table and number fields of a form: typed text in, a value or a sentence out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Change = tuple[str, str, Any]
"""Row id, column key, value."""


class CellError(ValueError):
    """What was typed does not fit; the message says what would."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column as the table's author described it."""

    key: str
    label: str
    type: str = "text"
    min: float | None = None
    max: float | None = None
    options: tuple[tuple[Any, str], ...] = ()
    readonly: bool = False
    required: bool = False
    unit: str = ""

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
        known = {
            name: column[name] for name in ("min", "max", "readonly", "required", "unit") if name in column
        }
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


def read_cell(column: Column, text: str) -> Any:
    """The value that the typed text means in this column; None where the cell is empty.

    Raises CellError with a sentence for the person who typed.
    """
    text = text.strip()
    if not text:
        if column.required:
            raise CellError(f"{_name(column)} must not be empty.")
        return None if column.type != "text" else ""
    if column.type == "choice":
        return _option(column, text)
    if column.type == "number":
        return _number(column, text)
    return text


def _name(column: Column) -> str:
    """What a message calls the column: “People, commas between the names” are people."""
    return column.label.partition(",")[0]


def _option(column: Column, text: str) -> Any:
    for value, label in column.options:
        if text.casefold() in (str(value).casefold(), label.casefold()):
            return value
    raise CellError(f"{_name(column)} is one of: {', '.join(label for _, label in column.options)}.")


def _number(column: Column, text: str) -> float:
    from pmkit.practice.markdown import to_plain
    from pmkit.quantities.reading import read_number

    try:
        read = read_number(text)
    except ValueError as problem:
        raise CellError(to_plain(str(problem))) from problem
    value = read.value
    if column.is_share:
        # “80”, “80 %” and the share “0.8” all mean 80 %: nobody means less than one per cent by 0.8.
        value = value if not read.percent and 0 < abs(value) < 1 else round(value / 100, 12)
    elif read.percent:
        raise CellError(f"{_name(column)} is no percentage. Please enter it without the per cent sign.")
    low, high = column.min, column.max
    if (low is not None and value < low) or (high is not None and value > high):
        raise CellError(f"{_name(column)} {_range(column)}.")
    return value


def _range(column: Column) -> str:
    low, high = (None if bound is None else _bound(column, bound) for bound in (column.min, column.max))
    if low and high:
        return f"is between {low} and {high}"
    return f"is at least {low}" if low else f"is at most {high}"


def _bound(column: Column, bound: float) -> str:
    return f"{cell_text(column, bound)} {column.unit}".strip()


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
