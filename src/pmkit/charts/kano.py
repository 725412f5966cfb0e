"""What do a feature's presence and absence do to people? The Kano grid.

Knows no survey: the coefficients and counts come in as `methods.kano_survey` and `methods.kano_segments`
make them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, named, place_labels
from pmkit.charts._titles import Words, distinct, short, told
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, plural
from pmkit.methods.kano import CATEGORIES as NAMES

COLOURS = dict(
    zip(NAMES, (theme.VERMILION, theme.BLUE, theme.GREEN, theme.GREY, theme.PURPLE, theme.OCHRE), strict=True)
)
_MARKS = ("square", "circle", "triangle-up", "diamond", "cross", "triangle-down")
SHAPES = dict(zip(NAMES, _MARKS, strict=True))
_HEIGHT = 430
_BELOW = 0.06
"""Room under zero for the names of the lower corners."""
_CORNERS = (
    ("Attractive", 0, 1, "left", 0, -10),
    ("One-dimensional", 1, 1, "right", 0, -10),
    ("Indifferent", 0, -_BELOW, "left", 4, -9),
    ("Must-be", 1, -_BELOW, "right", -4, -9),
)
"""What the corners of the grid are called, and where that stands."""


def _rows(summary: pd.DataFrame, feature: Any, titles: Mapping[Any, str]) -> pd.DataFrame:
    """The grid's rows: a point per feature, or per segment of one feature.

    Columns: `name`, `hurts` (minus worse), `better`, `category` (in words), `lit` (1 for what stands out) and
    the label's place.
    """
    need(summary, ("feature", "category", "better", "worse"), "The Kano chart", ". Sum the survey up first.")
    table = summary.reset_index(drop=True)
    called = table["feature"].map(lambda each: short(titles.get(each, each)))
    chosen = table["feature"] == feature if feature is not None else pd.Series(True, index=table.index)
    if "segment" in table.columns:
        parts = table["segment"].astype("str").fillna("everybody")
        name = parts.where(chosen, called + ", " + parts) if feature is not None else called + ", " + parts
    else:
        name = called
    rows = pd.DataFrame(
        {
            "name": distinct(name),
            "hurts": (-table["worse"].astype(float)).clip(lower=0),
            "better": table["better"].astype(float),
            "category": table["category"].map(NAMES),
            "lit": chosen.astype(int),
        }
    )
    rows = rows.sort_values("lit", ascending=False, kind="stable").dropna(subset=["hurts", "better"])
    labels = [each if lit else "" for each, lit in zip(rows["name"], rows["lit"], strict=True)]
    up = ((rows["better"] + _BELOW) / (1 + _BELOW)).tolist()
    middle = (0.5 + _BELOW) / (1 + _BELOW)
    places = place_labels(
        rows["hurts"].tolist(), up, labels, _HEIGHT, floor=_BELOW / (1 + _BELOW), lines=[middle], posts=[0.5]
    )
    return pd.concat([rows.reset_index(drop=True), places], axis=1)


def _words(summary: pd.DataFrame, feature: Any, titles: Mapping[Any, str]) -> Words:
    """The finding: which categories the features fall into, or how a feature's segments differ."""
    called = titles.get(feature, feature)
    own = summary[summary["feature"] == feature] if feature is not None else summary
    known = own[own["category"].notna()]
    note = "Up: how much its presence delights. Right: how much its absence hurts. Both from 0 to 1."
    if known.empty:
        return Words("Nobody has answered yet", note, "No points: there is no complete pair of answers.")
    if feature is not None and "segment" in own.columns:
        groups = known.groupby("category", sort=False)["segment"].agg(lambda cells: listed(list(cells), 3))
        said_by = [f"{NAMES[str(letter)]} for {who}" for letter, who in groups.items()]
        title = f"{short(called, 60)}: {told(said_by, 3)}"
    elif feature is not None:
        title = f"{short(called, 60)} is {NAMES[known['category'].iloc[0]]}"
    else:
        counts = known["category"].value_counts()
        what = f"{len(known)} points of features and segments"
        if "segment" not in known.columns:
            what = counted(len(known), "feature")
        if len(counts) == 1:
            each = f"{'both' if len(known) == 2 else 'all'} " if len(known) > 1 else ""
            title = f"{what}, {each}{NAMES[str(counts.index[0])]}"
        else:
            title = (
                f"{what}: {listed([f'{counts[each]} {NAMES[each]}' for each in NAMES if each in counts], 6)}"
            )
        silent = len(own) - len(known)
        note += f" {silent} without answers {plural(silent, 'is', 'are')} left out." if silent else ""
    points = told([_told(row, titles) for row in own.to_dict("records")])
    return Words(title, note, f"Points on two axes, better and worse. {points}.")


def kano_chart(
    summary: pd.DataFrame, feature: Any = None, titles: Mapping[Any, str] | None = None
) -> Picture:
    """Which features delight, which are missed, and do segments hide each other?

    `summary` as from `methods.kano_survey` (a point per feature) or `methods.kano_segments`: `feature`,
    `category` (M, O, A, I, R, Q), `better` (0 to 1), `worse` (-1 to 0) and for segments `segment`. With
    `feature`, only that feature's rows are named and stand out; the others stay as grey marks. `titles` maps
    a feature to what it is called.
    """
    titles = titles or {}
    return Picture(_rows(summary, feature, titles), _words(summary, feature, titles), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    unit = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", grid=False)
    x = alt.X("hurts:Q", title="its absence hurts (−worse)", scale=unit, axis=axis)
    tall = alt.Scale(domain=[-_BELOW, 1], nice=False)
    y = alt.Y("better:Q", title="its presence delights (better)", scale=tall, axis=axis)
    chart = alt.Chart(rows)
    names = list(NAMES.values())
    points = chart.encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title="Feature"),
            alt.Tooltip("category:N", title="Category"),
            alt.Tooltip("better:Q", title="Better", format=".2f"),
            alt.Tooltip("hurts:Q", title="−Worse", format=".2f"),
        ],
    )
    lit = points.transform_filter("datum.lit > 0")
    colour = alt.Color(
        "category:N",
        scale=alt.Scale(domain=names, range=list(COLOURS.values())),
        legend=alt.Legend(
            title="Most frequent answer", orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 6")
        ),
    )
    shape = alt.Shape("category:N", scale=alt.Scale(domain=names, range=list(SHAPES.values())))
    corners = [
        chart.transform_aggregate(n="count()")
        .mark_text(align=align, dx=dx, dy=dy, fontStyle="italic")  # type: ignore[arg-type]
        .encode(x=alt.datum(at_x), y=alt.datum(at_y), text=alt.value(word))
        for word, at_x, at_y, align, dx, dy in _CORNERS
    ]
    middle: dict[str, Any] = {"color": theme.GREY, "strokeDash": [4, 4], "strokeWidth": 1, "opacity": 0.6}
    drawn = alt.layer(
        points.transform_filter("datum.lit <= 0").mark_point(color=theme.GREY, opacity=0.35, size=40),
        chart.mark_rule(**middle).encode(x=alt.datum(0.5)),
        chart.mark_rule(**middle).encode(y=alt.datum(0.5)),
        *corners,
        *named(lit, x, y, lit.mark_point(size=90, opacity=1).encode(color=colour, shape=shape)),
    )
    return drawn.properties(height=_HEIGHT)


def _told(row: Mapping[Any, Any], titles: Mapping[Any, str]) -> str:
    name = short(titles.get(row["feature"], row["feature"]))
    if row.get("segment") is not None and "segment" in row:
        name += f" ({short(row['segment'])})"
    category = NAMES.get(row["category"], "no answers") if isinstance(row["category"], str) else "no answers"
    better, worse = row.get("better"), row.get("worse")
    if better is None or pd.isna(better) or worse is None or pd.isna(worse):
        return f"{name}: {category}"
    return f"{name}: {category}, better {better:.2f}, worse {worse:.2f}"
