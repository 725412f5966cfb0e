"""Bars with long names: on a wide page the names stand beside the bars, on a phone above them, whole.

The row of a bar is higher on a phone; `live_chart.js` takes its height from the chart's `usermeta`.
"""

from __future__ import annotations

from typing import Any

from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW, PAGE

_ROW = 40
"""Pixels of a row on a phone: a line of words and a bar."""
BAR_HEIGHT = {"expr": f"{NARROW} ? 15 : 18"}
BELOW_NAME = {"expr": f"{NARROW} ? 9 : 0"}
"""How far a mark stands below the middle of its row."""


def named_rows(sort: Any, name: str = "item", **axis: Any) -> Any:
    """The channel of the bars' names, a column, beside the drawing where the page is wide enough."""
    limit = {"expr": f"min(320, 0.4 * {PAGE})"}
    beside = alt.Axis(labelExpr=f"{NARROW} ? '' : datum.label", labelLimit=limit, **axis)
    return alt.Y(f"{name}:N", sort=sort, title=None, axis=beside)


def names_above(chart: Any, rows: Any, name: str = "item") -> Any:
    """The layer of names that stand above their bars on a phone."""
    return chart.mark_text(
        align="left",
        baseline="middle",
        dy=-10,
        limit={"expr": "width"},
        opacity={"expr": f"{NARROW} ? 1 : 0"},
    ).encode(x=alt.value(0), y=rows, text=f"{name}:N")


def rows_of_bars(drawn: Any, step: int) -> Any:
    """The drawing with rows of `step` pixels on a wide page, and of two lines on a phone."""
    return drawn.properties(height=alt.Step(step), usermeta={"narrow": {"height": {"step": _ROW}}})
