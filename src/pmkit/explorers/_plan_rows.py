"""The rows of a plan of ninety days, read from a kept state, and what the rules ask of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import isfinite
from typing import Any

import pandas as pd

from pmkit.english import capital
from pmkit.explorers.typed_cells import CellError
from pmkit.explorers.typed_day import read_day
from pmkit.methods import TextFinding, lint_learning_plan
from pmkit.methods.learning_plan_lint import DAYS, is_input

MOST_HOURS = 2_000
UNNAMED = "not named yet"
"""In the place of an output that is still to be named."""
OTHER = "other"
"""What an output is for that closes neither gap."""


@dataclass(frozen=True)
class Row:
    """One output: what will be there, for which gap (`gap_1`, `gap_2`, or other), the hours for all of it,
    who sees it, and the day on which it is looked at, with why that could not be read."""

    id: str
    output: str
    gap: str
    hours: float
    who: str
    ends: date | None
    problem: str = ""

    @property
    def begun(self) -> bool:
        """Whether anything was written in it."""
        return bool(self.output or self.hours or self.who or self.ends or self.problem)

    @property
    def goes_in(self) -> bool:
        """Whether it is something that goes in, such as a book."""
        return bool(self.output) and is_input(self.output)


def rows_of(filled: Sequence[Mapping[str, Any]]) -> list[Row]:
    """The rows of the table, whatever a kept state holds in them."""
    found = []
    for cells in filled:
        ends, problem = day_of(_text(cells.get("ends")))
        gap = cells.get("gap")
        found.append(
            Row(
                str(cells["id"]),
                _text(cells.get("output")),
                gap if gap in ("gap_1", "gap_2") else OTHER,
                _hours(cells.get("hours")),
                _text(cells.get("who")),
                ends,
                problem,
            )
        )
    return found


def _text(cell: Any) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _hours(cell: Any) -> float:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return 0.0
    # An integer may be too large for a float, so it is bound before anything else asks.
    bounded = min(max(cell, 0), MOST_HOURS)
    return float(bounded) if isinstance(cell, int) or isfinite(cell) else 0.0


def day_of(text: str) -> tuple[date | None, str]:
    """A day as people type it, and why it could not be read ("" where it could, or where nothing stands)."""
    try:
        day = read_day(text).value
    except CellError as problem:
        return None, capital(str(problem))
    return (date.fromisoformat(day) if day else None), ""


@lru_cache(maxsize=256)
def questions_of(row: Row, a_week: float, begins: date) -> tuple[TextFinding, ...]:
    """What the rules ask of one row; a row without an output is asked for it."""
    if not row.output:
        return (TextFinding(rule="no-output", text="Say what will be there.", where=row.id),)
    found = [one for one in lint_learning_plan(_frame([row]), a_week, begins=begins) if one.where]
    return tuple(one for one in found if not (row.problem and one.rule == "no-day"))


def questions_of_all(rows: Sequence[Row], a_week: float, begins: date) -> list[TextFinding]:
    """What the rules ask of the plan as a whole; [] where there is no row."""
    found = lint_learning_plan(_frame(rows), a_week, begins=begins) if rows else []
    return [one for one in found if not one.where]


def _frame(rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "output": [row.output or UNNAMED for row in rows],
            "hours": [row.hours for row in rows],
            "who": [row.who for row in rows],
            "ends": [row.ends for row in rows],
        }
    )


def review_days(begins: date) -> list[date]:
    """After thirty and sixty days, and the last day; never on a weekend."""
    days = [begins + timedelta(after) for after in (30, 60, DAYS)]
    return [day - timedelta(max(0, day.weekday() - 4)) for day in days]
