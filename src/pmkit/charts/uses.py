"""Which field is used for which purpose? A mark per use: in order, with an open point, or fallen.

Knows no law and no method: the states come in with the table.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_SHAPES = ("circle", "square", "diamond", "cross")
_COLOURS = (theme.BLUE, theme.VERMILION, theme.PURPLE, theme.GREY)


def uses_chart(table: pd.DataFrame, words: Words, *, states: tuple[str, ...]) -> Picture:
    """A mark per use: `field`, `purpose`, `key` (what a click on it chooses), `state` (one of at most four
    `states`, or "" for no use). A row per pair of field and purpose, in the order in which they are shown.
    """
    need(table, ("field", "purpose", "key", "state"), "The chart of uses")
    fields = dict(zip(dict.fromkeys(table["field"]), distinct(dict.fromkeys(table["field"])), strict=True))
    names = dict.fromkeys(table["purpose"])
    purposes = dict(zip(names, distinct(names, 14), strict=True))
    rows = pd.DataFrame(
        {
            "item": [fields[one] for one in table["field"]],
            "purpose": [purposes[one] for one in table["purpose"]],
            "key": table["key"].to_numpy(),
            "state": table["state"].to_numpy(),
            "row": [list(fields).index(one) for one in table["field"]],
            "column": [list(purposes).index(one) for one in table["purpose"]],
        }
    )
    return Picture(rows, words, partial(_draw, states=states))


def _draw(rows: pd.DataFrame, states: tuple[str, ...]) -> Any:
    chart = alt.Chart(rows)
    y = named_rows(alt.EncodingSortField(field="row", op="min"))
    axis = alt.Axis(labelAngle=-60, labelLimit=110, orient="top", domain=False, grid=True)
    x = alt.X("purpose:N", sort=alt.EncodingSortField(field="column", op="min"), title=None, axis=axis)
    legend = alt.Legend(title=None, orient="bottom", columns=1, labelLimit=320)
    shown = list(states)
    shape = alt.Shape(
        "state:N", legend=legend, scale=alt.Scale(domain=shown, range=list(_SHAPES[: len(shown)]))
    )
    colour = alt.Color(
        "state:N", legend=legend, scale=alt.Scale(domain=shown, range=list(_COLOURS[: len(shown)]))
    )
    tooltip = [
        alt.Tooltip("item:N", title="Field"),
        alt.Tooltip("purpose:N", title="Purpose"),
        alt.Tooltip("state:N", title="State"),
    ]
    dots = chart.mark_point(size=8, opacity=0.5, color=theme.GREY, filled=True, yOffset=BELOW_NAME).encode(
        x=x, y=y
    )
    marks = (
        chart.transform_filter("datum.state != ''")
        .mark_point(size=120, opacity=1, filled=True, yOffset=BELOW_NAME)
        .encode(x=x, y=y, shape=shape, color=colour, tooltip=tooltip)
    )
    one_each = chart.transform_filter("datum.column == 0")
    return rows_of_bars(alt.layer(dots, marks, names_above(one_each, y)), 22, phone=36)
