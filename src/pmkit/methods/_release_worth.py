"""What an item counts in a release plan under each scoring method: the score without its division by effort.

A plan adds up what its items bring and sets it against capacity. A score such as RICE is per unit of effort
already, so adding scores up would count effort twice.
"""

from __future__ import annotations

import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers
from pmkit.methods.formulas import FORMULAS

WORTHS = {
    "value": "value",
    "rice": "reach × impact × confidence",
    "wsjf": "cost of delay",
}
"""The methods and what an item counts under each."""


def release_worth(items: pd.DataFrame, method: str = "value") -> pd.Series:
    """What each item counts under `method` (a key of `WORTHS`); missing where an input is missing.

    Columns: `value` for value; `reach`, `impact`, `confidence`, `effort` for rice; `cost_of_delay` for
    wsjf. Reading the three methods so is the course's own.

    >>> items = pd.DataFrame({"reach": [450.0], "impact": [3.0], "confidence": [1.0], "effort": [2.0]})
    >>> release_worth(items, "rice").tolist()
    [1350.0]
    """
    if method not in WORTHS:
        raise InputError(f"There is no method {method}. Choose one of: {', '.join(WORTHS)}.")
    if method == "rice":
        inputs = FORMULAS["rice"].read(items)
        worth = inputs["reach"] * inputs["impact"] * inputs["confidence"]
    else:
        column = "cost_of_delay" if method == "wsjf" else "value"
        need_columns(items, [column], "Release planning")
        worth = numbers(items, column, low=0)
    return pd.Series(worth, index=items.index, dtype=float)
