"""Ramps that a launch can take: three that are in use, and one's own from the cells of a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.explorers import Cells
from pmkit.methods import InputError

RAMPS = {
    "once": "All at once",
    "four": "1, 5, 25, 100 %, a week each",
    "store": "As an app store: seven days, 1 to 100 %",
    "own": "My own table",
}
SHORT = {"once": "All at once", "four": "1-5-25-100", "store": "Seven days of a store", "own": "My own"}
"""What a chart calls them."""
_WEEK = 7
_ROWS = 8
_OWN = ((0.01, 2), (0.1, 3), (0.5, 7), (1.0, 7))
_COLUMNS = (
    {"key": "name", "label": "Stage", "readonly": True, "width": 12},
    {"key": "share", "label": "Who has it", "type": "number", "unit": "%", "min": 0, "max": 1},
    {"key": "days", "label": "Days", "type": "number", "min": 0, "max": 365},
)


def own_cells() -> Cells:
    """The table in which one writes a ramp."""
    rows = []
    for at in range(_ROWS):
        share, days = _OWN[at] if at < len(_OWN) else (None, None)
        rows.append({"id": str(at + 1), "name": f"Stage {at + 1}", "share": share, "days": days})
    return Cells("own", "Your ramp: rows that you leave empty don't count", columns=_COLUMNS, rows=rows,
                 sortable=False)  # fmt: skip


def ramp_of(key: str, cells: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """`share` and `days` of a ramp. Raises `InputError` for an own one that is half filled in or does not
    rise."""
    if key == "once":
        return _frame([(1.0, _WEEK)])
    if key == "four":
        return _frame([(share, _WEEK) for share in (0.01, 0.05, 0.25, 1.0)])
    if key == "store":
        return _frame([(share, 1) for share in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)])
    return _frame(_typed(cells))


def _typed(cells: Mapping[str, Mapping[str, Any]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for row in own_cells().filled(cells):
        share, days = _number(row["share"]), _number(row["days"])
        if share is None and days is None:
            continue
        if share is None or days is None:
            lacks = "who has it, in %" if share is None else "how many days it lasts"
            raise InputError(f"{row['name']} does not say {lacks}. Fill it in, or empty the row.")
        before = found[-1][0] if found else 0.0
        if not before < share <= 1:
            raise InputError(
                f"{row['name']}: {100 * share:g} % is not more than the {100 * before:g} % before it. A ramp "
                "only rises, up to 100 %."
            )
        found.append((share, max(days, 0.0)))
    if not found:
        raise InputError("Your ramp has no stage yet. Write who has it, in %, and for how many days.")
    return found


def _number(cell: Any) -> float | None:
    fits = isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) < 1e9
    return float(cell) if fits else None


def _frame(stages: Sequence[tuple[float, float]]) -> pd.DataFrame:
    return pd.DataFrame(stages, columns=["share", "days"]).astype(float)
