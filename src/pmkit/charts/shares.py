"""Which of these happens how often? A bar from 0 to 100 % for each, coloured by its kind.

Knows no method: shares and kinds come in with the table.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct, per_cent
from pmkit.charts.picture import Picture


def shares_chart(table: pd.DataFrame, words: Words, *, axis: str, kinds: tuple[str, ...]) -> Picture:
    """A bar per row, in the order of the table: `item`, `share` (0 to 1), `kind` (one of `kinds`)."""
    need(table, ("item", "share", "kind"), "The chart of shares")
    rows = pd.DataFrame(
        {
            "item": distinct(table["item"]),
            "place": range(len(table)),
            "share": table["share"].astype(float).to_numpy(),
            "kind": table["kind"].to_numpy(),
            "words": [per_cent(share) for share in table["share"]],
        }
    )
    return Picture(rows, words, partial(_draw, axis=axis, kinds=kinds))


def _draw(rows: pd.DataFrame, axis: str, kinds: tuple[str, ...]) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    ticks = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    x = alt.X("share:Q", title=axis, axis=ticks, scale=alt.Scale(domain=[0, 1.15], nice=False))
    scale = alt.Scale(domain=list(kinds), range=list(theme.CATEGORIES[: len(kinds)]))
    legend = alt.Legend(title=None, orient="top", columns=1, labelLimit=320) if len(kinds) > 1 else None
    tooltip = [
        alt.Tooltip("item:N", title="Name"),
        alt.Tooltip("kind:N", title="Kind"),
        alt.Tooltip("words:N", title="Share"),
    ]
    bars = chart.mark_bar(height=bar_height(16), yOffset=BELOW_NAME, opacity=0.9).encode(
        x=x, y=place, color=alt.Color("kind:N", scale=scale, legend=legend), tooltip=tooltip
    )
    figures = chart.mark_text(align="left", dx=6, dy=BELOW_NAME).encode(x="share:Q", y=place, text="words:N")
    return rows_of_bars(alt.layer(bars, figures, names_above(chart, place)), 26)
