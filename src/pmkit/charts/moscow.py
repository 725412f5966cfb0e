"""How much of the release is Must? Shares of the effort beside shares of the items, against the 60 % line."""

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture

COLOURS = {"Must": theme.VERMILION, "Should": theme.BLUE, "Could": theme.GREEN}


def _rows(effort: pd.DataFrame) -> pd.DataFrame:
    """The chart's rows per bar one piece for each of Must, Should and Could."""
    rows = []
    for name, column in (("of the effort", "share"), ("of the items", "item_share")):
        begin = 0.0
        for group, label in (("must", "Must"), ("should", "Should"), ("could", "Could")):
            share = float(effort[column].fillna(0.0).loc[group])
            words = f"{label} {100 * share:.0f} %" if share >= 0.12 else ""
            rows.append((name, label, begin, begin + share, begin + share / 2, words))
            begin += share
    return pd.DataFrame(rows, columns=["measure", "group", "low", "high", "middle", "words"])


def moscow_chart(
    effort: pd.DataFrame, *, limit: float, title: str, description: str, subtitle: str = ""
) -> Picture:
    """Two bars of 100 %: effort above, items below, with a line at `limit` (share) on the effort's bar.

    `effort` is the table of `methods.moscow_effort` (indexed must, should, could, wont).
    """
    drawn = partial(_draw, limit=limit)
    return Picture(_rows(effort), Words(title, subtitle, description), drawn)


def _draw(rows: pd.DataFrame, limit: float) -> Any:
    chart = alt.Chart(rows)
    measure = alt.Y("measure:N", sort=["of the effort", "of the items"], title=None)
    axis = alt.Axis(format="%", values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    bars = chart.mark_bar(height={"band": 0.8}, opacity=1, cornerRadius=0).encode(
        x=alt.X("low:Q", title=None, axis=axis, scale=alt.Scale(domain=[0, 1])),
        x2="high:Q",
        y=measure,
        color=alt.Color(
            "group:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None
        ),
        tooltip=[
            alt.Tooltip("group:N", title="Group"),
            alt.Tooltip("measure:N", title="Share"),
            alt.Tooltip("words:N", title="is"),
        ],
    )
    # where the line goes through a piece, its words stand in the longer part
    split = f"datum.measure == 'of the effort' && datum.low < {limit} && {limit} < datum.high"
    fits = alt.ExprRef("(datum.end - datum.begin) * width > 8 * length(datum.words) ? 1 : 0")
    words = (
        chart.transform_calculate(left=f"{split} ? {limit} - datum.low > datum.high - {limit} : null")
        .transform_calculate(
            begin=f"datum.left === false ? {limit} : datum.low", end=f"datum.left ? {limit} : datum.high"
        )
        .transform_calculate(amid="(datum.begin + datum.end) / 2")
        .mark_text(color=theme.ON_COLOUR, fontWeight=600, opacity=fits)
        .encode(x="amid:Q", y=measure, text="words:N")
    )
    only_effort = chart.transform_filter("datum.measure == 'of the effort' && datum.group == 'Must'")
    line = [  # black in white, so that it is seen on every colour and in both themes
        only_effort.mark_tick(thickness=width, color=colour, bandSize=38).encode(
            x=alt.datum(limit), y=measure
        )
        for width, colour in ((6, "white"), (3, "black"))
    ]
    return alt.layer(bars, words, *line).properties(height=alt.Step(40))
