"""How far do people who coded the same lines agree, and how sure is that? A mark per measure, with its range.

Knows no method: measures, ranges and what they were before come in with the table.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_ROOM = 1.14
"""Beyond 1 there is room for the figure at the end of a range."""
_BELOW = 0.1
"""So much below the least of negative values there is room for its mark, which else lies on the names."""


def agreement_chart(table: pd.DataFrame, words: Words) -> Picture:
    """What each measure of agreement says now, with its range, and what it said before.

    `table`: `measure` (name), `value` (at most 1; missing ones are not drawn), `low`, `high` (missing: no
    range), `before` (missing: nothing to compare with) and `raw` (True: chance is not taken off).
    """
    need(table, ("measure", "value", "low", "high", "before", "raw"), "The agreement chart")
    known = table[table["value"].notna()].reset_index(drop=True)
    rows = pd.DataFrame(
        {
            "item": distinct(known["measure"]),
            "place": range(len(known)),
            "value": known["value"],
            "low": known["low"],
            "high": known["high"],
            "before": known["before"],
            "kind": known["raw"].map({True: "raw", False: "beyond chance"}),
            "end": known[["value", "high", "before"]].max(axis=1),
            "words": known["value"].map("{:.2f}".format),
            "room": _ROOM,
            "floor": known[["value", "low", "before"]].min(axis=1).map(_floor),
        }
    )
    return Picture(rows, words, _draw)


def _floor(least: float) -> float:
    """Where the axis begins for a row whose least end this is."""
    return least - _BELOW if least < 0 else 0.0


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    name = named_rows(alt.EncodingSortField(field="place", op="min"))
    scale = alt.Scale(nice=False)
    axis = alt.Axis(values=[-1, -0.5, 0, 0.25, 0.5, 0.75, 1], format=".2~f")
    x = alt.X("value:Q", title="agreement (1 is full)", scale=scale, axis=axis)
    kinds = ["raw", "beyond chance"]
    tooltip = [
        alt.Tooltip("item:N", title="Measure"),
        alt.Tooltip("value:Q", title="Now", format=".2f"),
        alt.Tooltip("low:Q", title="95 of 100 draws: from", format=".2f"),
        alt.Tooltip("high:Q", title="to", format=".2f"),
        alt.Tooltip("before:Q", title="Before", format=".2f"),
    ]
    ranges = chart.mark_rule(strokeWidth=3, opacity=0.45, color=theme.BLUE, yOffset=BELOW_NAME)
    marks = chart.mark_point(size=130, opacity=1, yOffset=BELOW_NAME).encode(
        x=x,
        y=name,
        tooltip=tooltip,
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[theme.GREY, theme.BLUE]), legend=None),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["square", "circle"]), legend=None),
    )
    before = chart.transform_filter("isValid(datum.before)").mark_point(
        filled=False, size=130, strokeWidth=2, color=theme.VERMILION, opacity=1, yOffset=BELOW_NAME
    )
    figures = chart.mark_text(align="left", dx=9, dy=BELOW_NAME).encode(x="end:Q", y=name, text="words:N")
    drawn = alt.layer(
        ranges.encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", y=name),
        before.encode(x="before:Q", y=name, tooltip=tooltip),
        marks,
        figures,
        chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=name),
        chart.mark_point(opacity=0, size=0).encode(x="floor:Q", y=name),
        names_above(chart, name),
    )
    return rows_of_bars(drawn, 30, 44)
