"""Mealwise's backlog as the chapter uses it: the shortlists, and tables of it in Markdown. All invented."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.practice.numbers import format_number

FIRST_FOUR = ("MW-01", "MW-03", "MW-04", "MW-05")
"""What is on the table at 9:40: allergy filter, PDF for employers, dark mode, shared list."""
SHORTLIST = (*FIRST_FOUR, "MW-06", "MW-07", "MW-10", "MW-22")
"""With what Davide, Annegret, Clara and Viktor add."""
QUEUE = ("MW-10", "MW-02", "MW-01", "MW-53", "MW-06", "MW-17")
"""Six jobs for squad Basket, in the order in which they were asked for."""

UNITS = {"value": "thousand EUR", "cost_of_delay": "EUR"}
"""Of value in a year, and of the cost of delay in a week."""

_ATTRS = {"value_unit": UNITS["value"], "delay_unit": UNITS["cost_of_delay"]}

HEADINGS = {
    "item": "idea",
    "reach": "reach, households a quarter",
    "impact": "impact",
    "confidence": "confidence",
    "effort": "effort, person-months",
    "ease": "ease, 1 to 10",
    "value": "value, thousand EUR a year",
    "cost_of_delay": "cost of delay, EUR a week",
    "duration": "duration, weeks",
    "without_it": "what happens without it",
}


@cache
def _backlog() -> pd.DataFrame:
    return load("backlog").set_index("id", drop=False)


def items(ids: Sequence[str]) -> pd.DataFrame:
    """The rows of these ids, in this order, as a new table; the units of their money come along."""
    found = _backlog().loc[list(ids)].reset_index(drop=True)
    found.attrs |= _ATTRS
    return found


def spring_release() -> pd.DataFrame:
    """The 23 items that somebody wants in the spring release (Must, Should or Could)."""
    backlog = _backlog()
    return backlog[backlog["moscow"] != "wont"].reset_index(drop=True)


def whole_backlog() -> pd.DataFrame:
    """All 60 items; the units of their money come along."""
    backlog = _backlog().reset_index(drop=True)
    backlog.attrs |= _ATTRS
    return backlog


def cell(id: str, column: str) -> Any:
    """One fact of one item."""
    return _backlog().loc[id, column]


def number(id: str, column: str) -> float:
    """One number of one item."""
    return float(cell(id, column))


def title(id: str) -> str:
    """What an item is called."""
    return str(cell(id, "item"))


def table(ids: Sequence[str], columns: Sequence[str]) -> str:
    """These items with their titles and columns, as a Markdown table."""
    names = ["item", *columns]
    lines = ["| " + " | ".join(HEADINGS[name] for name in names) + " |"]
    lines.append("|" + "|".join(":---" if name in ("item", "without_it") else "---:" for name in names) + "|")
    for id in ids:
        lines.append("| " + " | ".join(_told(name, cell(id, name)) for name in names) + " |")
    return "\n".join(lines)


def _told(column: str, value: Any) -> str:
    if column == "confidence":
        return f"{100 * value:.0f} %"
    return value if isinstance(value, str) else format_number(float(value))
