"""How do these numbers move, drawn as somebody chose? Lines, a filled area, and a cloud of points.

The rows say where each point stands, so that a chart can also be drawn as it misleads: on a log scale, with
an axis for each line, with months spaced alike. Knows no rule.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture

_AXIS = "abs(datum.value) < 1e-9 ? '0' : format(datum.value, ',.4~r')"
_WHOLE_AXIS = f"abs(datum.value - round(datum.value)) > 1e-9 ? '' : ({_AXIS})"
_LOG_AXIS = "format(pow(10, datum.value), ',.2~r')"
_HEIGHT = 260
_GAP = 15 / _HEIGHT
"""How far names at the ends of lines stand apart, as a share of the height."""
_LETTER = 6.8 / 300
"""How much of the width a letter takes on a phone."""
GREY = "grey"
_SHADES = ("c0", "c1", "c2", "c3", "c4", "c5", GREY)


def drawn_lines(
    table: pd.DataFrame, words: Words, *, axis: str = "one", legend: bool = False, whole: bool = False
) -> Picture:
    """Lines: `x` and `y` (numbers; on `axis` “log” the power of ten, on “two” from 0 to 1 between the ends
    `low` and `high` of each line's own axis), `series`, `begin` (where the axis starts), `tick` (what stands
    below a point, '' for most), `quiet` (1 where a line is grey). With `legend` only colour tells them apart;
    `whole` is for things that are counted: only whole numbers stand at the axis.
    """
    rows = _line_rows(table, two=axis == "two")
    return Picture(rows, words, partial(_draw_lines, axis=axis, legend=legend, whole=whole))


def _line_rows(table: pd.DataFrame, *, two: bool) -> pd.DataFrame:
    """A row per point; the last one of each series has its name, and where that stands."""
    need(table, ("x", "y", "series", "begin", "tick"), "The chart")
    rows = table.reset_index(drop=True)
    names = list(dict.fromkeys(rows["series"]))
    quiet = rows["quiet"] > 0 if "quiet" in rows else pd.Series(False, rows.index)
    shade = rows["series"].map({name: _SHADES[at % 6] for at, name in enumerate(names)})
    if quiet.any():
        shade = quiet.map({True: GREY, False: _SHADES[0]})
    ends = rows.groupby("series", sort=False)["x"].idxmax()
    low, high = min(rows["begin"].min(), rows["y"].min()), rows["y"].max()
    beside = _apart(rows.loc[ends, "y"], (high - low) or 1.0)
    letters = max(len(name) for name in names)
    width = (rows["x"].max() - rows["x"].min()) or 1.0
    room = rows["x"].max() + width * (min(letters * _LETTER, 0.4) + (0.14 if two else 0.02))
    named = rows["series"].where(rows.index.isin(ends), "")
    return rows.assign(
        shade=shade,
        name=named,
        name_y=pd.Series(beside, index=ends).reindex(rows.index),
        room=room,
        phone_tick=_half(rows["tick"]),
        group=rows["series"],
    )


def _apart(ends: pd.Series, height: float) -> list[float]:
    """Where the names of the lines stand: at their ends, pushed apart upwards where these are close."""
    places, last = [0.0] * len(ends), float("-inf")
    for at in ends.to_numpy().argsort(kind="stable"):
        last = max(float(ends.iloc[at]), last + _GAP * height)
        places[at] = last
    return places


def _half(ticks: pd.Series) -> list[str]:
    """Every second of the ticks: a phone has no room for more."""
    shown = [at for at, tick in enumerate(ticks) if tick]
    kept = set(shown[::2])
    return [tick if at in kept else "" for at, tick in enumerate(ticks)]


def _draw_lines(rows: pd.DataFrame, axis: str, legend: bool, whole: bool) -> Any:
    chart, x = alt.Chart(rows), _sideways("x:Q")
    labels: dict[str, Any] = {"labelExpr": _WHOLE_AXIS if whole else _AXIS}
    if axis == "log":
        labels = {"labelExpr": _LOG_AXIS, "tickMinStep": 1}
    upwards = partial(_upwards, side=None if axis == "two" else alt.Axis(tickCount=5, **labels))
    tooltip = [
        alt.Tooltip("series:N", title="Line"),
        alt.Tooltip("label:N", title="When"),
        alt.Tooltip("words:N", title="Number"),
    ]
    line = chart.mark_line(point={"size": 22, "opacity": 1}).encode(
        x=x, y=upwards("y:Q"), color=_colour(legend), detail="group:N", tooltip=tooltip
    )
    unseen = chart.mark_point(opacity=0, size=0)
    layers = [line, *_ticks_below(chart), unseen.encode(x=x, y=upwards("begin:Q"))]
    if not legend:
        ends = chart.transform_filter("datum.name != ''").mark_text(align="left", dx=8, baseline="middle")
        layers.append(ends.encode(x=x, y=upwards("name_y:Q"), text="name:N"))
        layers.append(unseen.encode(x=_sideways("room:Q"), y=upwards("y:Q")))
    if axis == "two":
        layers += _two_axes(chart)
    return alt.layer(*layers).properties(height=_HEIGHT)


def _sideways(field: str) -> Any:
    return alt.X(field, axis=None, scale=alt.Scale(zero=False, nice=False))


def _upwards(field: str, side: Any) -> Any:
    return alt.Y(field, title=None, axis=side, scale=alt.Scale(zero=False, nice=False))


def _colour(legend: bool) -> Any:
    if legend:
        place = alt.Legend(title=None, orient="bottom", columns=2)
        scale = alt.Scale(range=list(theme.CATEGORIES))
        return alt.Color("series:N", sort=None, scale=scale, legend=place)
    domain = alt.Scale(domain=list(_SHADES), range=[*theme.CATEGORIES, theme.GREY])
    return alt.Color("shade:N", scale=domain, legend=None)


def _ticks_below(chart: Any) -> list[Any]:
    """What stands below some of the points, each once."""
    told = chart.transform_calculate(below=f"{NARROW} ? datum.phone_tick : datum.tick")
    text = told.transform_filter("datum.below != ''").mark_text(y={"expr": "height"}, dy=14)
    return [text.encode(x=_sideways("x:Q"), text="below:N")]


def _two_axes(chart: Any) -> list[Any]:
    """The ends of both axes in words: the first line's at the left, the second's at the right."""
    layers = []
    for side, shade, place, dx in (("left", "c0", "0", 4), ("right", "c1", "width", -4)):
        own = chart.transform_filter(f"datum.shade == '{shade}' && datum.name != ''")
        for end, height in (("low", _HEIGHT), ("high", 0)):
            text = own.transform_calculate(said=f"datum.series + ': ' + datum.{end}_words")
            mark = text.mark_text(align=side, x={"expr": place}, dx=dx, dy=-9, fontStyle="italic")
            layers.append(mark.encode(y=alt.value(height), text="said:N"))
    return layers


def drawn_area(table: pd.DataFrame, words: Words) -> Picture:
    """A filled area under one line, with the columns of `drawn_lines`."""
    return Picture(_line_rows(table, two=False), words, _draw_area)


def _draw_area(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    y = _upwards("y:Q", alt.Axis(labelExpr=_AXIS, tickCount=5))
    tooltip = [alt.Tooltip("label:N", title="When"), alt.Tooltip("words:N", title="Number")]
    area = chart.mark_area(color=theme.BLUE, opacity=0.6, line={"color": theme.BLUE}).encode(
        x=_sideways("x:Q"), y=y, y2="begin:Q", tooltip=tooltip
    )
    return alt.layer(area, *_ticks_below(chart)).properties(height=_HEIGHT)


def drawn_cloud(table: pd.DataFrame, words: Words, *, x_title: str, y_title: str) -> Picture:
    """A point for each row: `x`, `y`, `label`, and `begin`, where the axis of y starts."""
    need(table, ("x", "y", "label", "begin"), "The chart")
    draw = partial(_draw_cloud, x_title=x_title, y_title=y_title)
    return Picture(table.reset_index(drop=True), words, draw)


def _draw_cloud(rows: pd.DataFrame, x_title: str, y_title: str) -> Any:
    chart = alt.Chart(rows)
    scale = alt.Scale(zero=False, nice=False)
    axis = alt.Axis(labelExpr=_AXIS, tickCount=5, grid=False)
    x = alt.X("x:Q", title=x_title, axis=axis, scale=scale)
    y = alt.Y("y:Q", title=y_title, axis=alt.Axis(labelExpr=_AXIS, tickCount=5), scale=scale)
    points = chart.mark_point(color=theme.BLUE, opacity=0.45, size=40).encode(
        x=x, y=y, tooltip=[alt.Tooltip("label:N", title="Who")]
    )
    floor = chart.mark_point(opacity=0, size=0).encode(x=x, y="begin:Q")
    return alt.layer(points, floor).properties(height=_HEIGHT)
