"""Which example catches which wrong product? A mark per pair, its shape tells whether it is the first one.

Knows no product and no method: what was caught comes in as a table.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

FIRST, AGAIN, NOT = "caught here first", "caught before", "not caught"
_SIZES = {FIRST: 190, AGAIN: 110, NOT: 14}


def catches_chart(caught: pd.DataFrame, words: Words) -> Picture:
    """Which example (a column) catches which wrong product (a row)?

    `caught` holds true where it does. The columns stand in their order: the first that catches a product has
    another mark than those after it.
    """
    hits = caught.to_numpy(dtype=bool)
    before = np.cumsum(hits, axis=1) - hits > 0
    states = np.where(~hits, NOT, np.where(before, AGAIN, FIRST))
    products, examples = distinct(caught.index), distinct(caught.columns, 30)
    rows = pd.DataFrame(
        [
            (product, down, example, across, states[down, across])
            for down, product in enumerate(products)
            for across, example in enumerate(examples)
        ],
        columns=["item", "place", "example", "column", "state"],
    )
    return Picture(rows.assign(size=rows["state"].map(_SIZES)), words, _draw)


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    product = named_rows(alt.EncodingSortField(field="place", op="min"))
    axis = alt.Axis(labelAngle=-90, labelLimit=150, orient="bottom", grid=True)
    order = alt.EncodingSortField(field="column", op="min")
    legend = alt.Legend(title=None, orient="top", symbolOpacity=1)
    states = list(_SIZES)
    marks = chart.mark_point(yOffset=BELOW_NAME, opacity=1).encode(
        x=alt.X("example:N", sort=order, title=None, axis=axis),
        y=product,
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=states, range=[theme.BLUE, theme.OCHRE, theme.GREY]),
            legend=legend,
        ),
        shape=alt.Shape(
            "state:N", scale=alt.Scale(domain=states, range=["square", "diamond", "circle"]), legend=legend
        ),
        size=alt.Size("size:Q", scale=None),
        tooltip=[
            alt.Tooltip("item:N", title="Product"),
            alt.Tooltip("example:N", title="Example"),
            alt.Tooltip("state:N", title="It is"),
        ],
    )
    ends = chart.transform_filter("datum.column == 0")
    return rows_of_bars(alt.layer(marks, names_above(ends, product)), 24)
