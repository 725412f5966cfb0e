"""From where to where does each of these reach, and on which side of a line? A range per row.

Knows no method: ends, points, kinds and the line come in with the table.
"""

from __future__ import annotations

from functools import partial
from math import isfinite
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_SHAPES = ("circle", "square", "triangle-up", "diamond")


def ranges_chart(
    table: pd.DataFrame,
    words: Words,
    *,
    axis: str,
    kinds: tuple[str, ...],
    line: float | None = None,
    ratio: bool = False,
) -> Picture:
    """A row per range, in the order of the table: `item`, `low`, `high` (the same for a point), `at` (a
    point on it; missing for none), `kind` (one of `kinds`, each with a colour and a shape), `words`
    (behind it).

    `line` is where a line crosses all rows. With `ratio` equal steps are equal ratios, and all values are
    above 0.
    """
    need(table, ("item", "low", "high", "at", "kind", "words"), "The chart of ranges")
    ends = table[["low", "high", "at"]].astype(float)
    rows = pd.DataFrame(
        {
            "item": distinct(table["item"]),
            "place": range(1, len(table) + 1),
            "low": ends["low"].to_numpy(),
            "high": ends["high"].to_numpy(),
            "at": ends["at"].to_numpy(),
            "mark": ends["at"].fillna(ends["high"].where(ends["low"] == ends["high"])).to_numpy(),
            "kind": table["kind"].to_numpy(),
            "words": table["words"].to_numpy(),
            "line": float("nan") if line is None else float(line),
        }
    )
    rows["room"] = _room(rows, line, ratio)
    return Picture(rows, words, partial(_draw, axis=axis, kinds=kinds, ratio=ratio))


def _room(rows: pd.DataFrame, line: float | None, ratio: bool) -> float:
    """How far the axis reaches, so that there is room for words behind the longest range."""
    seen = [
        one for one in [*rows["low"], *rows["high"], line or 0] if isfinite(one) and (one > 0 or not ratio)
    ]
    if not seen:
        return 1.0
    most, least = max(seen), min(seen)
    return most * (most / least) ** 0.3 * 1.3 if ratio else most + 0.3 * max(most - min(least, 0), 1)


def _draw(rows: pd.DataFrame, axis: str, kinds: tuple[str, ...], ratio: bool) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    scale = alt.Scale(type="log", nice=False) if ratio else alt.Scale(nice=False)
    ticks = alt.Axis(tickCount=5, format="~g" if ratio else "~s", grid=not ratio, labelOverlap="greedy")
    x = alt.X("low:Q", title=axis, scale=scale, axis=ticks)
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(kinds), range=list(theme.CATEGORIES[: len(kinds)])),
        legend=alt.Legend(title=None, orient="top", columns=1, labelLimit=320) if len(kinds) > 1 else None,
    )
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=list(kinds), range=list(_SHAPES[: len(kinds)])))
    tooltip = [alt.Tooltip("item:N", title="Name"), alt.Tooltip("words:N", title="Range")]
    drawn = alt.layer(
        chart.mark_rule(color=theme.GREY, strokeWidth=2, strokeDash=[5, 4]).encode(
            x=alt.X("line:Q", scale=scale, axis=ticks, title=axis)
        ),
        chart.mark_rule(strokeWidth=5, opacity=0.55, yOffset=BELOW_NAME).encode(
            x=x, x2="high:Q", y=place, color=colour, tooltip=tooltip
        ),
        chart.transform_filter("isValid(datum.mark)")
        .mark_point(size=80, opacity=1, yOffset=BELOW_NAME)
        .encode(x="mark:Q", y=place, color=colour, shape=shape, tooltip=tooltip),
        chart.mark_text(align="left", dx=9, dy=BELOW_NAME).encode(x="high:Q", y=place, text="words:N"),
        chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=place),
        names_above(chart, place),
    )
    return rows_of_bars(drawn, 26)
