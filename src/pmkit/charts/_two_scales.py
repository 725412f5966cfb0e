"""Points on two scales from 1 to 5, told apart by colour and shape, with names and a middle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW, named, place_labels

_HEIGHT = 330
_LOW, _HIGH = 0.4, 5.6
"""The scale of 1 to 5, with room for the marks at its ends."""
_STEP = 0.24
"""How far apart two points at the same place are drawn."""


@dataclass(frozen=True)
class Scales:
    """What both axes are called, what the kinds of points look like (kind -> colour and shape), what a point
    and its kind are called, and the word in the upper left `corner` ("" for none)."""

    x: str
    y: str
    kinds: Mapping[str, tuple[str, str]]
    tooltips: tuple[str, str]
    corner: str = ""


def placed_rows(known: pd.DataFrame, x: str, y: str) -> pd.DataFrame:
    """Rows of `key`, `name`, `kind`, `lit` and the columns `x` and `y`, with a place for each name. Points at
    the same place are drawn side by side."""
    twins = known.groupby([y, x])
    nth, many = twins.cumcount(), twins["key"].transform("size")
    across = known[x].astype(float) + _STEP * (nth - (many - 1) / 2)
    rows = known.assign(**{x: across, y: known[y].astype(float)})
    rows = rows.sort_values("lit", ascending=False, kind="stable", ignore_index=True)
    right, high = (((rows[side] - _LOW) / (_HIGH - _LOW)).tolist() for side in (x, y))
    middle = (3 - _LOW) / (_HIGH - _LOW)
    places = place_labels(right, high, rows["name"].tolist(), _HEIGHT, lines=[middle], posts=[middle])
    return pd.concat([rows, places], axis=1)


def draw_scales(rows: pd.DataFrame, x: str, y: str, look: Scales) -> Any:
    """The drawing of such rows."""
    scale = alt.Scale(domain=[_LOW, _HIGH], nice=False)
    axis = alt.Axis(values=[1, 2, 3, 4, 5], format="d", grid=False)
    across = alt.X(f"{x}:Q", title=look.x, scale=scale, axis=axis)
    up = alt.Y(f"{y}:Q", title=look.y, scale=scale, axis=axis)
    chart = alt.Chart(rows)
    tips = [alt.Tooltip("name:N", title=look.tooltips[0]), alt.Tooltip("kind:N", title=look.tooltips[1])]
    points = chart.encode(x=across, y=up, tooltip=tips)
    kinds, colours, shapes = list(look.kinds), *zip(*look.kinds.values(), strict=True)
    legend = alt.Legend(title=None, orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 4"), labelLimit=0)
    marks = points.mark_point(size=110, opacity=1).encode(
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=list(colours)), legend=legend),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=list(shapes)), legend=legend),
    )
    middle: dict[str, Any] = {"color": theme.GREY, "strokeDash": [4, 4], "strokeWidth": 1, "opacity": 0.6}
    corner = chart.transform_aggregate(n="count()").mark_text(
        align="left", baseline="top", dx=4, dy=2, fontStyle="italic"
    )
    ring = points.transform_filter("datum.lit > 0").mark_point(
        shape="circle", size=420, filled=False, color=theme.GREY, strokeWidth=2.5, opacity=1
    )
    drawn = alt.layer(
        chart.mark_rule(**middle).encode(x=alt.datum(3)),
        chart.mark_rule(**middle).encode(y=alt.datum(3)),
        corner.encode(x=alt.datum(_LOW), y=alt.datum(_HIGH), text=alt.value(look.corner)),
        ring,
        *named(chart, across, up, marks),
    )
    return drawn.properties(height=_HEIGHT)
