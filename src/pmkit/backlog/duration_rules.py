"""Duration from effort, at a number of people that the team names: nothing else turns work into weeks.

It takes for granted that each of them works on the item alone, all of the time.
"""

from __future__ import annotations

import pandas as pd

from pmkit.quantities.units import converted


def duration_from(items: pd.DataFrame, people: float) -> pd.Series:
    """Weeks of each item: its `effort` (person-months) with so many people at work; NaN where it has none
    above 0.

    >>> duration_from(pd.DataFrame({"effort": [3.0, 0.0, None]}), 2).round(2).tolist()
    [6.0, nan, nan]
    """
    effort = items["effort"].where(items["effort"] > 0)
    return (effort / people / _MONTHS_A_WEEK).round(2)


_MONTHS_A_WEEK = converted(1, "weeks", "person-months")[0]
