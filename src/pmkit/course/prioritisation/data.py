"""Mealwise's backlog as the chapter uses it: the shortlists, and tables of it in Markdown. All invented."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.english import format_number

FIRST_FOUR = ("MW-01", "MW-03", "MW-04", "MW-05")
"""What is on the table at 9:40: allergy filter, PDF for employers, dark mode, shared list."""
SHORTLIST = (*FIRST_FOUR, "MW-06", "MW-07", "MW-10", "MW-22")
"""With what Davide, Annegret, Clara and Viktor add."""
QUEUE = ("MW-10", "MW-02", "MW-01", "MW-53", "MW-06", "MW-17")
"""Six jobs for squad Basket, in the order in which they were asked for."""

UNITS = {"value": "thousand EUR", "cost_of_delay": "EUR"}
"""Of value in a year, and of the cost of delay in a week."""

TO_SCORE = ("MW-12", "MW-17", "MW-34", "MW-42", "MW-46")
"""Five ideas to put in the order of their RICE."""
TO_QUEUE = ("MW-17", "MW-22", "MW-29", "MW-38", "MW-49")
"""Five jobs that need nothing of each other, to put in the order of their CD3."""
QUADRANTS = ("MW-17", "MW-06", "MW-24", "MW-10", "MW-13", "MW-23")
"""Six ideas to sort by value and effort."""
WEIGHED = ("MW-01", "MW-17", "MW-23", "MW-10")
"""Three ideas that are weighed by criteria, and the one that is added late."""
ENDS = {"value": (0.0, 200.0), "effort": (0.0, 10.0), "reach": (0.0, 20000.0)}
"""Stated ends of a criterion: thousand EUR a year, person-months, households a quarter."""
CRITERIA = ("fewer leave", "more sign up", "less risk", "less work")
JUDGEMENTS = (("1", "3", "5", "1"), ("1/3", "1", "3", "3"), ("1/5", "1/3", "1", "1"), ("1", "1/3", "1", "1"))
"""How many times more a criterion counts than another, as Jonas says."""

RICE = ("reach", "impact", "confidence", "effort")
"""The columns that RICE is made of."""
WAIT = ("cost_of_delay", "duration")
"""The columns that CD3 is made of."""

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
    """The rows of these ids, in this order, as a new table."""
    found = _backlog().loc[list(ids)].reset_index(drop=True)
    return found


def spring_release() -> pd.DataFrame:
    """The 23 items that somebody wants in the spring release (Must, Should or Could)."""
    backlog = _backlog()
    return backlog[backlog["moscow"] != "wont"].reset_index(drop=True)


def whole_backlog() -> pd.DataFrame:
    """All 60 items."""
    backlog = _backlog().reset_index(drop=True)
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


def keys(ids: Iterable[str]) -> list[str]:
    """Item ids as the texts write them: mw-01."""
    return [id.lower() for id in ids]


def keyed(items: pd.DataFrame, column: str) -> dict[str, Any]:
    """A column by the keys of the items."""
    found = items[column]
    numbers = pd.api.types.is_numeric_dtype(found)
    return dict(zip(keys(items["id"]), found.astype(float) if numbers else found, strict=True))


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
