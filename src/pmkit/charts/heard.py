"""What did each talk still teach? New codes per talk, all codes so far, and what any order gives on average.

Knows no method: the figures come in with the table.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, WHOLE
from pmkit.charts._titles import Words, short
from pmkit.charts.picture import Picture

_HEIGHT = 290
_MOST_PARTS = 5
"""Where the segments are mixed more than this, their names are left out."""


def heard_chart(table: pd.DataFrame, words: Words) -> Picture:
    """How many codes did each talk add, and how many had come up by then?

    `table`, a row per talk in the order of the talks: `interview` (name), `new`, `heard` (so far), `expected`
    (on average over all orders), `segment` ("" where there is none) and `enough` (True from the talk at which
    the rule says so; it is marked there).
    """
    need(table, ("interview", "new", "heard", "expected", "segment", "enough"), "The chart of codes heard")
    begins = table["segment"].ne(table["segment"].shift())
    begins &= begins.sum() <= _MOST_PARTS
    rows = pd.DataFrame(
        {
            "talk": range(1, len(table) + 1),
            "name": [short(one) for one in table["interview"]],
            "new": table["new"],
            "heard": table["heard"],
            "expected": table["expected"],
            "segment": [short(one, 24) for one in table["segment"]],
            "begins": [
                short(one, 20) if new else "" for one, new in zip(table["segment"], begins, strict=True)
            ],
            "stop": [int(one) for one in table["enough"] & (table["enough"].cumsum() == 1)],
        }
    )
    rows["tier"] = (begins.cumsum() - 1).clip(lower=0).to_numpy() % 2
    rows = rows.assign(low=rows["talk"] - 0.3, high=rows["talk"] + 0.3)
    rows = rows.assign(edge=rows["talk"] - 0.5, far=rows["talk"] + 0.5)
    late = begins.to_numpy() & (rows["talk"] > 0.55 * len(rows)).to_numpy()
    rows["late"] = late.astype(int)
    rows["top"] = float(table["heard"].max()) if len(table) else 0.0
    return Picture(rows, words, _draw)


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    scale = alt.Scale(zero=False, nice=False)
    axis = alt.Axis(**WHOLE, grid=False)
    x = alt.X("talk:Q", title="talk, in this order", scale=scale, axis=axis)
    up: dict[str, Any] = {"title": "codes", "axis": alt.Axis(**WHOLE, tickCount=5)}
    tooltip = [
        alt.Tooltip("name:N", title="Talk"),
        alt.Tooltip("segment:N", title="Segment"),
        alt.Tooltip("new:Q", title="New codes"),
        alt.Tooltip("heard:Q", title="Codes so far"),
        alt.Tooltip("expected:Q", title="On average over all orders", format=".1f"),
    ]
    bars = chart.mark_rect(color=theme.VERMILION, opacity=0.8).encode(
        x=alt.X("low:Q", title="talk, in this order", scale=scale, axis=axis),
        x2="high:Q",
        y=alt.Y("new:Q", **up),
        y2=alt.datum(0),
        tooltip=tooltip,
    )
    usual = chart.mark_line(color=theme.GREY, strokeDash=[5, 4], strokeWidth=2).encode(
        x=x, y=alt.Y("expected:Q", **up)
    )
    line = chart.mark_line(color=theme.BLUE, interpolate="step-after").encode(x=x, y=alt.Y("heard:Q", **up))
    points = chart.mark_point(color=theme.BLUE, size=60).encode(
        x=x, y=alt.Y("heard:Q", **up), tooltip=tooltip
    )
    step = {"expr": f"-14 - ({NARROW} ? 15 * datum.tier : 0)"}  # on a phone the names stand on two lines
    named = chart.transform_filter("datum.begins != ''")
    edges = named.transform_filter("datum.talk > 1").mark_rule(
        color=theme.GREY, strokeDash=[2, 3], strokeWidth=1, opacity=0.7
    )
    # On a phone a name that begins late would be cut: it ends where the drawing ends.
    place: dict[str, Any] = {"baseline": "bottom", "dy": step, "fontStyle": "italic"}
    segments = named.mark_text(
        align="left", dx=3, opacity={"expr": f"{NARROW} && datum.late ? 0 : 1"}, **place
    )
    late = named.mark_text(align="right", opacity={"expr": f"{NARROW} && datum.late ? 1 : 0"}, **place)
    stop = chart.transform_filter("datum.stop > 0")
    stops = stop.mark_point(
        shape="square", filled=False, size=220, strokeWidth=2, color=theme.OCHRE, opacity=1
    )
    says = stop.mark_text(baseline="top", dy=13, fontWeight=600)
    room = chart.mark_point(opacity=0, size=0)
    drawn = alt.layer(
        bars,
        *(room.encode(x=alt.X(end, scale=scale, axis=axis)) for end in ("edge:Q", "far:Q")),
        edges.encode(x=alt.X("edge:Q", scale=scale, axis=axis)),
        usual,
        line,
        points,
        segments.encode(x=alt.X("edge:Q", scale=scale, axis=axis), y=alt.Y("top:Q", **up), text="begins:N"),
        late.encode(x=alt.value("width"), y=alt.Y("top:Q", **up), text="begins:N"),
        stops.encode(x=x, y=alt.Y("heard:Q", **up)),
        says.encode(x=x, y=alt.Y("heard:Q", **up), text=alt.value("enough")),
    )
    return drawn.properties(height=_HEIGHT)


def chance_chart(table: pd.DataFrame, words: Words, *, now: int) -> Picture:
    """How likely is a need to come up at least once, by how many talks? `now` is how many there are.

    `table`: `talks` (0 and up) and `chance` (0 to 1).
    """
    need(table, ("talks", "chance"), "The chart of chances")
    here = table["talks"] == now
    rows = table.assign(here=here.astype(int), words=[f"{100 * one:.0f} %" for one in table["chance"]])
    return Picture(rows.reset_index(drop=True), words, _draw_chance)


def _draw_chance(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    x = alt.X(
        "talks:Q", title="talks", axis=alt.Axis(**WHOLE, grid=False, tickCount=8), scale=alt.Scale(nice=False)
    )
    scale = alt.Scale(domain=[0, 1.08], nice=False)
    axis = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    y = alt.Y("chance:Q", title="chance that it comes up", scale=scale, axis=axis)
    tooltip = [
        alt.Tooltip("talks:Q", title="Talks"),
        alt.Tooltip("chance:Q", title="Chance", format=".0%"),
    ]
    here = chart.transform_filter("datum.here > 0")
    return alt.layer(
        chart.mark_line(color=theme.BLUE).encode(x=x, y=y, tooltip=tooltip),
        here.mark_point(size=130, color=theme.VERMILION, opacity=1).encode(x=x, y=y, tooltip=tooltip),
        here.mark_text(align="left", baseline="top", dx=9, dy=4, fontWeight=600).encode(
            x=x, y=y, text="words:N"
        ),
    ).properties(height=200)
