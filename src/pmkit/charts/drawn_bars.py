"""How do these numbers compare, in the form that somebody chose? Bars, columns, dots, circles and a pie.

The rows say where each mark begins and ends, so that a chart can also be drawn as it misleads. Knows no rule.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import wrapped
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_AXIS = "abs(datum.value) < 1e-9 ? '0' : format(datum.value, ',.4~r')"
_SHARES = {
    "labelExpr": f"datum.value > 100.001 ? '' : ({_AXIS})",
    "gridOpacity": {"condition": {"test": "datum.value > 100.001", "value": 0}, "value": 1},
}
"""No share is above 100 %, though the words behind a long bar need room there."""
_WHOLE = "sequence(0, domain('x')[1], max(1, ceil(domain('x')[1] / 6)))"
"""Only whole numbers, about six: a smallest step alone is not kept to where the axis is short."""
_LETTER = 6.4
"""A character of the words at an end, in pixels."""
_END = f"({_LETTER} * length(datum.words) + 8)"
_ROOM = f"datum.end + abs(datum.end - datum.begin) * max(0.12, min(1.5, {_END} / max(60, width - {_END})))"
"""So far the axis goes that the words at the end of this bar fit behind it."""
_PLACE = "place"
_WIDEST = 74
"""The diameter of the largest circle, in pixels."""


def _rows(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with names that differ, their places, and ends of ranges where there are none."""
    need(table, ("item", "value", "words"), "The chart")
    rows = table.reset_index(drop=True).assign(item=distinct(table["item"]))
    for name, fill in {"begin": 0.0, "low": float("nan"), "high": float("nan")}.items():
        rows[name] = rows[name].astype(float) if name in rows else fill
    return rows.assign(value=rows["value"].astype(float), place=range(len(rows)))


def drawn_bars(table: pd.DataFrame, words: Words) -> Picture:
    """Bars, one below the other: `item`, `value`, `words`; may have `begin` (where the axis starts) and the
    ends `low` and `high` of a range."""
    return Picture(_rows(table), words, _draw_bars)


def drawn_counts(table: pd.DataFrame, words: Words) -> Picture:
    """Bars of things that are counted, with the columns of `drawn_bars`: only whole numbers on the axis."""
    return Picture(_rows(table), words, _draw_counts)


def drawn_shares(table: pd.DataFrame, words: Words) -> Picture:
    """Bars of shares in per cent, with the columns of `drawn_bars`: nothing above 100 on the axis."""
    return Picture(_rows(table), words, _draw_shares)


def drawn_dots(table: pd.DataFrame, words: Words) -> Picture:
    """Dots on lines of their own, with the columns of `drawn_bars`."""
    return Picture(_rows(table), words, _draw_dots)


def _channels(rows: pd.DataFrame, **ticks: Any) -> tuple[Any, Any, Any, list[Any]]:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field=_PLACE, op="min"))
    axis = alt.Axis(**{"labelExpr": _AXIS, "tickCount": 5, **ticks})
    value = alt.X("value:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=False))
    return chart, place, value, [alt.Tooltip("item:N", title="Name"), alt.Tooltip("words:N", title="Number")]


def _around(chart: Any, place: Any) -> list[Any]:
    """The ranges, the words at the ends, room for them, and names above the rows of a phone."""
    ranges = chart.mark_rule(strokeWidth=3, color=theme.VERMILION, yOffset=BELOW_NAME).encode(
        x="low:Q", x2="high:Q", y=place
    )
    ends = chart.transform_calculate(end="max(datum.value, isValid(datum.high) ? datum.high : datum.value)")
    words = ends.mark_text(align="left", dx=6, dy=BELOW_NAME).encode(x="end:Q", y=place, text="words:N")
    room = ends.transform_calculate(room=_ROOM)
    floor = chart.mark_point(opacity=0, size=0).encode(x="begin:Q", y=place)
    return [ranges, words, room.mark_point(opacity=0, size=0).encode(x="room:Q", y=place), floor,
            names_above(chart, place)]  # fmt: skip


def _draw_counts(rows: pd.DataFrame) -> Any:
    return _draw_bars(rows, values=alt.ExprRef(_WHOLE))


def _draw_shares(rows: pd.DataFrame) -> Any:
    return _draw_bars(rows, **_SHARES)


def _draw_bars(rows: pd.DataFrame, **ticks: Any) -> Any:
    chart, place, value, tooltip = _channels(rows, **ticks)
    bars = chart.mark_bar(height=bar_height(18), yOffset=BELOW_NAME, color=theme.BLUE, opacity=0.85).encode(
        x=value, x2="begin:Q", y=place, tooltip=tooltip
    )
    return rows_of_bars(alt.layer(bars, *_around(chart, place)), 28)


def _draw_dots(rows: pd.DataFrame) -> Any:
    chart, place, value, tooltip = _channels(rows)
    dots = chart.mark_point(size=110, yOffset=BELOW_NAME, color=theme.BLUE, opacity=1).encode(
        x=value, y=place, tooltip=tooltip
    )
    ranges, *others = _around(chart, place)
    return rows_of_bars(alt.layer(ranges, dots, *others), 28)


def drawn_columns(table: pd.DataFrame, words: Words) -> Picture:
    """Upright bars along a time, with the columns of `drawn_bars`."""
    return Picture(_rows(table), words, _draw_columns)


def _draw_columns(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    x = alt.X(
        "item:N",
        title=None,
        sort=alt.EncodingSortField(field=_PLACE, op="min"),
        axis=alt.Axis(labelAngle=0, labelOverlap="greedy"),
    )
    axis, scale = alt.Axis(labelExpr=_AXIS, tickCount=5), alt.Scale(zero=False, nice=False)
    y = alt.Y("value:Q", title=None, axis=axis, scale=scale)
    tooltip = [alt.Tooltip("item:N", title="Name"), alt.Tooltip("words:N", title="Number")]
    bars = chart.mark_bar(color=theme.BLUE, opacity=0.85).encode(x=x, y=y, y2="begin:Q", tooltip=tooltip)
    return alt.layer(bars).properties(height=260)


def drawn_circles(table: pd.DataFrame, words: Words) -> Picture:
    """Circles whose height follows the number, so that the area grows with its square. Columns as in
    `drawn_bars`."""
    rows = _rows(table)
    across = _WIDEST * rows["value"].clip(lower=0) / max(rows["value"].max(), 1e-12)
    return Picture(rows.assign(size=3.14159 / 4 * across**2), words, _draw_circles)


def _draw_circles(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    x = alt.X("place:Q", axis=None, scale=alt.Scale(zero=False, nice=False, padding=44))
    size = alt.Size("size:Q", scale=None, legend=None)
    tooltip = [alt.Tooltip("item:N", title="Name"), alt.Tooltip("words:N", title="Number")]
    circles = chart.mark_point(color=theme.BLUE, opacity=0.85).encode(
        x=x, y=alt.value(42), size=size, tooltip=tooltip
    )
    numbers = chart.mark_text(baseline="top").encode(x=x, y=alt.value(84), text="words:N")
    below = chart.transform_calculate(name=wrapped("datum.item", 11))
    names = below.mark_text(baseline="top", lineHeight=13, fontSize=11)
    return alt.layer(circles, numbers, names.encode(x=x, y=alt.value(100), text="name:N")).properties(
        height=140
    )


def drawn_pie(table: pd.DataFrame, words: Words) -> Picture:
    """A pie: `item`, `value`, `words`; may have `mark`, what stands on a slice ('' where only colour tells
    them apart)."""
    rows = _rows(table)
    return Picture(rows.assign(mark=table["mark"].tolist() if "mark" in table else ""), words, _draw_pie)


def _draw_pie(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows).encode(
        theta=alt.Theta("value:Q", stack=True), order=alt.Order(f"{_PLACE}:Q", sort="ascending")
    )
    legend = alt.Legend(title=None, orient="bottom", columns=1)
    colour = alt.Color("item:N", sort=None, scale=alt.Scale(range=list(theme.CATEGORIES)), legend=legend)
    slices = chart.mark_arc(outerRadius=100, stroke="#ffffff", strokeWidth=1).encode(
        color=colour, tooltip=[alt.Tooltip("item:N", title="Name"), alt.Tooltip("words:N", title="Number")]
    )
    marks = chart.mark_text(radius=66, fontWeight="bold", color=theme.ON_COLOUR).encode(text="mark:N")
    return alt.layer(slices, marks).properties(height=210)
