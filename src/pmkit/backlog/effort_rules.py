"""Effort by rule: from story points or from hours, at a rate that the team names.

A team's own rate, and no law: points measure size against other items, so say how you came to it.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from pmkit.english import format_number
from pmkit.quantities.units import converted


class Rate(NamedTuple):
    """How a field of the tracker becomes effort: its name in a choice, what is asked, and in which unit."""

    label: str
    asks: str
    unit: str


EFFORT_FROM = {
    "size": Rate("from story points", "person-days a point", "person-days"),
    "estimate_seconds": Rate("from the time estimate", "hours a day", "hours"),
}
"""From which field, and how."""


def effort_from(items: pd.DataFrame, source: str, rate: float) -> pd.Series:
    """Effort in person-months of each item: its `size` times `rate` person-days, or its `estimate_seconds` at
    `rate` hours a day. NaN where the item has none, or none above 0.

    >>> effort_from(pd.DataFrame({"size": [4.0, 0.0, None]}), "size", 0.5).tolist()
    [0.1, nan, nan]
    """
    amounts = items[source].where(items[source] > 0)
    days = amounts * rate if source == "size" else amounts / 3600 / rate
    return (days * _MONTHS_A_DAY).round(6)


def effort_words(source: str, rate: float) -> str:
    """The rule in words, with what was taken for granted."""
    if source == "size":
        how = f"from story points × {format_number(rate)} person-days"
    else:
        how = f"from the time estimate at {format_number(rate)} hours a day"
    return f"{how} ({format_number(1 / _MONTHS_A_DAY)} days a person-month)"


_MONTHS_A_DAY = converted(1, "days", "person-months")[0]
