"""How likely is each number? A bar per number, and a ring where another way of reckoning has it.

Knows nothing of what is counted: the words come in with the table.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import WHOLE
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture

_LEAST = 0.0005
"""Numbers that are less likely than this in both ways are not drawn, beyond the ends."""


def distribution_chart(table: pd.DataFrame, words: Words, *, x: str, bar: str, ring: str) -> Picture:
    """How likely is each number, and how likely by another reckoning?

    `table` has `at` (whole numbers), `bar` and `ring` (chances, both from 0 to 1); `words` are the chart's,
    `x` names what is counted, `bar` and `ring` the two ways.
    """
    need(table, ("at", "bar", "ring"), "The distribution chart", ": chances by number.")
    seen = table[(table["bar"] > _LEAST) | (table["ring"] > _LEAST)]
    ends = (seen["at"].min(), seen["at"].max()) if len(seen) else (0, 0)
    rows = table[table["at"].between(*ends)].reset_index(drop=True)
    rows = rows.assign(low=rows["at"] - 0.42, high=rows["at"] + 0.42)
    return Picture(rows, words, partial(_draw, x=x, bar=bar, ring=ring))


def _draw(rows: pd.DataFrame, x: str, bar: str, ring: str) -> Any:
    chart = alt.Chart(rows)
    along: dict[str, Any] = {
        "title": x,
        "scale": alt.Scale(zero=False, nice=False),
        "axis": alt.Axis(**WHOLE, grid=False),
    }
    up: dict[str, Any] = {
        "title": "chance",
        "scale": alt.Scale(zero=True),
        "axis": alt.Axis(format=".1~%", tickCount=4),
    }
    tooltip = [
        alt.Tooltip("at:Q", title=x),
        alt.Tooltip("bar:Q", title=bar, format=".1%"),
        alt.Tooltip("ring:Q", title=ring, format=".1%"),
    ]
    return alt.layer(
        chart.mark_rect(color=theme.BLUE, opacity=0.75).encode(
            x=alt.X("low:Q", **along), x2="high:Q", y=alt.Y("bar:Q", **up), y2=alt.datum(0), tooltip=tooltip
        ),
        chart.mark_point(filled=False, size=60, strokeWidth=2, color=theme.VERMILION, opacity=1).encode(
            x=alt.X("at:Q", **along), y=alt.Y("ring:Q", **up), tooltip=tooltip
        ),
    ).properties(height=240)
