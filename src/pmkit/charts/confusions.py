"""Which codes stand against which? A cell per pair of codes: on how many lines both were chosen.

Knows no method: the counts come in with the table.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_SHADES = (0.06, 0.85)


def confusions_chart(lines: pd.DataFrame, words: Words) -> Picture:
    """On how many lines did one coder choose this code and another that one?

    `lines` is square, with the codes as index and columns: beside the diagonal the lines on which both were
    chosen, on it those on which all chose the one. Each pair is drawn once.
    """
    names = distinct(lines.index, 24)
    counts = lines.to_numpy(dtype=float)
    down, across = np.tril_indices(len(names))
    beside = np.where(down == across, 0, counts[down, across])
    most = float(beside.max(initial=0)) or 1.0
    rows = pd.DataFrame(
        {
            "one": [names[at] for at in down],
            "other": [names[at] for at in across],
            "row": down,
            "column": across,
            "lines": counts[down, across].astype(int),
            "depth": beside / most,
            "same": np.where(down == across, "same", "other"),
        }
    )
    rows["words"] = rows["lines"].map(lambda count: f"{count}" if count else "")
    return Picture(rows, words, _draw)


def _draw(rows: pd.DataFrame) -> Any:
    axis = alt.Axis(labelAngle=-90, labelLimit=130, domain=False, orient="bottom")
    y = alt.Y("one:N", sort=alt.EncodingSortField(field="row", op="min"), title=None)
    x = alt.X("other:N", sort=alt.EncodingSortField(field="column", op="min"), title=None, axis=axis)
    cells = alt.Chart(rows).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("one:N", title="Code"),
            alt.Tooltip("other:N", title="and"),
            alt.Tooltip("lines:Q", title="Lines"),
        ],
    )
    shade = alt.Opacity("depth:Q", scale=alt.Scale(domain=[0, 1], range=list(_SHADES)), legend=None)
    agreed = cells.transform_filter("datum.same == 'same'").mark_rect(
        filled=False, stroke=theme.GREY, strokeWidth=1.5, strokeDash=[3, 2], cornerRadius=0
    )
    apart = cells.transform_filter("datum.same == 'other'").mark_rect(color=theme.VERMILION, cornerRadius=0)
    size = alt.ExprRef(f"{NARROW} ? 10 : 12")
    figures = cells.mark_text(fontSize=size).encode(text="words:N")
    drawn = alt.layer(apart.encode(opacity=shade), agreed, figures)
    return drawn.properties(height=alt.Step(24))
