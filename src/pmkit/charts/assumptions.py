"""Which assumption matters most and has the least behind it? A map of importance by evidence."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, named, place_labels
from pmkit.charts._titles import Words, short, told
from pmkit.charts.picture import Picture

KINDS = ("desirable", "viable", "feasible", "usable")
COLOURS = dict(zip(KINDS, (theme.BLUE, theme.VERMILION, theme.GREEN, theme.PURPLE), strict=True))
SHAPES = dict(zip(KINDS, ("circle", "square", "triangle-up", "diamond"), strict=True))
_HEIGHT = 330
_LOW, _HIGH = 0.4, 5.6
"""The scale of 1 to 5, with room for the marks at its ends."""
_STEP = 0.24
"""How far apart two assumptions at the same place are drawn."""


def _rows(table: pd.DataFrame) -> pd.DataFrame:
    """The map's rows: `key`, `name`, `kind`, `evidence`, `importance`, `lit`, and the label's place."""
    need(table, ("id", "assumption", "kind", "importance", "evidence"), "The map")
    known = table.dropna(subset=["importance", "evidence"]).reset_index(drop=True)
    twins = known.groupby(["importance", "evidence"])
    nth, many = twins.cumcount(), twins["id"].transform("size")
    lit = known["lit"].astype(int) if "lit" in known else pd.Series(0, index=known.index)
    rows = pd.DataFrame(
        {
            "key": known["id"].astype("str"),
            "name": [f"{row['id']} {short(row['assumption'], 60)}" for row in known.to_dict("records")],
            "kind": known["kind"],
            "evidence": known["evidence"].astype(float) + _STEP * (nth - (many - 1) / 2),
            "importance": known["importance"].astype(float),
            "lit": lit,
        }
    ).sort_values("lit", ascending=False, kind="stable", ignore_index=True)
    spread = _HIGH - _LOW
    x, y = ((rows[side] - _LOW) / spread for side in ("evidence", "importance"))
    middle = (3 - _LOW) / spread
    names = rows["name"].tolist()
    places = place_labels(x.tolist(), y.tolist(), names, _HEIGHT, lines=[middle], posts=[middle])
    return pd.concat([rows, places], axis=1)


def assumption_map_chart(table: pd.DataFrame, *, title: str, subtitle: str = "") -> Picture:
    """Importance upwards, evidence to the right, both from 1 to 5.

    `table`: `id`, `assumption`, `kind` (desirable, viable, feasible, usable), `importance`, `evidence`, and
    where one is open `lit`. What has no place yet is left out.
    """
    rows = _rows(table)
    said = [
        f"{row['name']}: {row['kind']}, importance {row['importance']:.0f}, evidence {row['evidence']:.0f}"
        for row in rows.to_dict("records")
    ]
    words = Words(title, subtitle, f"Points on two scales. {told(said, 20) or 'No assumption has a place'}.")
    return Picture(rows, words, _draw)


def _draw(rows: pd.DataFrame) -> Any:
    scale = alt.Scale(domain=[_LOW, _HIGH], nice=False)
    axis = alt.Axis(values=[1, 2, 3, 4, 5], format="d", grid=False)
    x = alt.X("evidence:Q", title="evidence: 1 none, 5 it was done or paid", scale=scale, axis=axis)
    y = alt.Y("importance:Q", title="importance: 5 all hangs on it", scale=scale, axis=axis)
    chart = alt.Chart(rows)
    points = chart.encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("name:N", title="Assumption"), alt.Tooltip("kind:N", title="It says")],
    )
    kinds = list(KINDS)
    legend = alt.Legend(title=None, orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 4"))
    marks = points.mark_point(size=110, opacity=1).encode(
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=list(COLOURS.values())), legend=legend),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=list(SHAPES.values())), legend=legend),
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
        corner.encode(x=alt.datum(_LOW), y=alt.datum(_HIGH), text=alt.value("test these first")),
        ring,
        *named(chart, x, y, marks),
    )
    return drawn.properties(height=_HEIGHT)
