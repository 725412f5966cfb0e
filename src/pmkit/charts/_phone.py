"""Bars with long names: on a wide page the names stand beside the bars, on a phone above them, whole.

The row of a bar is higher on a phone; `live_chart.js` takes its height from the chart's `usermeta`.
"""

from __future__ import annotations

from typing import Any

from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW, PAGE

BELOW_NAME = {"expr": f"{NARROW} ? 9 : 0"}
"""How far a mark stands below the middle of its row."""


def bar_height(wide: float) -> dict[str, str]:
    """The height of a bar: `wide` pixels on a wide page, less under a name."""
    return {"expr": f"{NARROW} ? 15 : {wide:g}"}


BAR_HEIGHT = bar_height(18)


def named_rows(sort: Any, name: str = "item", **axis: Any) -> Any:
    """The channel of the bars' names, a column, beside the drawing where the page is wide enough."""
    limit = {"expr": f"min(320, 0.4 * {PAGE})"}
    beside = alt.Axis(labelExpr=f"{NARROW} ? '' : datum.label", labelLimit=limit, **axis)
    return alt.Y(f"{name}:N", sort=sort, title=None, axis=beside)


def names_above(chart: Any, rows: Any, name: str = "item") -> Any:
    """The layer of names that stand above their bars on a phone; `chart` has one row for each bar."""
    return chart.mark_text(
        align="left",
        baseline="middle",
        dy=-10,
        limit={"expr": "width"},
        opacity={"expr": f"{NARROW} ? 1 : 0"},
    ).encode(x=alt.value(0), y=rows, text=f"{name}:N")


def rows_of_bars(drawn: Any, step: int, phone: int = 40) -> Any:
    """The drawing with rows of `step` pixels on a wide page, and of `phone` pixels on a phone."""
    return drawn.properties(height=alt.Step(step), usermeta={"narrow": {"height": {"step": phone}}})
