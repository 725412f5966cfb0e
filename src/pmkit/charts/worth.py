"""At which chances is a test worth its price? The worth of certainty and of the test, from 0 to 100 %."""

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

CERTAINTY, TEST, PRICE = "certainty", "the test", "price of the test"
COLOURS = {CERTAINTY: theme.GREY, TEST: theme.BLUE, PRICE: theme.VERMILION}
DASHES = {CERTAINTY: [6, 4], TEST: [1, 0], PRICE: [2, 3]}
_LEAST = 1.0
"""The top of the scale where nothing is worth anything."""


def worth_chart(
    curve: pd.DataFrame,
    *,
    chance: float,
    worth: float,
    price: float,
    title: str,
    description: str,
    subtitle: str = "",
    unit: str = "",
) -> Picture:
    """Lines over the chance, and a mark where one stands.

    `curve` as `methods.worth_by_chance` makes it: `chance`, `evpi`, `evsi`. `chance` and `worth` are those of
    now, `price` is what the test costs, in the `unit` of the worths.
    """
    need(curve, ("chance", "evpi", "evsi"), "The chart of worth")
    parts = [
        pd.DataFrame({"chance": curve["chance"], "worth": curve["evpi"], "line": CERTAINTY}),
        pd.DataFrame({"chance": curve["chance"], "worth": curve["evsi"], "line": TEST}),
        pd.DataFrame({"chance": [0.0, 1.0], "worth": price, "line": PRICE}),
        pd.DataFrame({"chance": [chance], "worth": worth, "line": "here"}),
        pd.DataFrame({"chance": [0.0], "worth": _LEAST, "line": "room"}),
    ]
    rows = pd.concat(parts, ignore_index=True)
    return Picture(rows, Words(title, subtitle, description), partial(_draw, unit=unit))


def _draw(rows: pd.DataFrame, unit: str) -> Any:
    chart = alt.Chart(rows)
    percent = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], labelExpr="format(100 * datum.value, 'd') + ' %'")
    x = alt.X(
        "chance:Q", title="chance that it is true", axis=percent, scale=alt.Scale(domain=[0, 1], nice=False)
    )
    y = alt.Y("worth:Q", title=f"worth, {unit}" if unit else "worth", axis=alt.Axis(tickCount=5))
    lines = list(COLOURS)
    legend = alt.Legend(
        title=None, orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 3"), symbolStrokeWidth=3
    )
    tooltip = [
        alt.Tooltip("line:N", title="Worth of"),
        alt.Tooltip("chance:Q", title="Chance", format=".0%"),
        alt.Tooltip("worth:Q", title=unit or "Worth", format=",.4~r"),
    ]
    drawn = chart.transform_filter("indexof(['here', 'room'], datum.line) < 0").mark_line(clip=True)
    here = chart.transform_filter("datum.line == 'here'")
    return alt.layer(
        drawn.encode(
            x=x,
            y=y,
            tooltip=tooltip,
            color=alt.Color(
                "line:N", scale=alt.Scale(domain=lines, range=list(COLOURS.values())), legend=legend
            ),
            strokeDash=alt.StrokeDash(
                "line:N", scale=alt.Scale(domain=lines, range=list(DASHES.values())), legend=legend
            ),
        ),
        here.mark_rule(color=theme.GREY, strokeWidth=1.5).encode(x=x),
        here.mark_point(color=theme.BLUE, size=150, opacity=1).encode(x=x, y=y, tooltip=tooltip),
        chart.transform_filter("datum.line == 'room'").mark_point(opacity=0, size=0).encode(x=x, y=y),
    ).properties(height=260)
