"""How often did each code come up? Bars by line or by talk, with both counts in words.

Knows no method: the counts come in with the table.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import WHOLE
from pmkit.charts._phone import BAR_HEIGHT, BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture
from pmkit.english import counted


def counts_words(lines: int, talks: int) -> str:
    """Both counts: 12 lines, 4 talks."""
    return f"{counted(int(lines), 'line')}, {counted(int(talks), 'talk')}"


def counts_chart(table: pd.DataFrame, by: str, words: Words) -> Picture:
    """How many lines, or how many talks (`by`: one of the two), has each code? The longest bar stands out.

    `table`: `code`, `lines`, `talks` (counts), in the order of the bars.
    """
    need(table, ("code", "lines", "talks"), "The chart of codes")
    rows = pd.DataFrame(
        {
            "item": distinct(table["code"]),
            "place": range(len(table)),
            "count": table[by],
            "lines": table["lines"],
            "talks": table["talks"],
            "words": [counts_words(*row) for row in table[["lines", "talks"]].itertuples(index=False)],
        }
    )
    most = rows["count"].max() if len(rows) else 0
    rows["group"] = ["in" if count == most else "out" for count in rows["count"]]
    rows["room"] = 1.35 * most
    return Picture(rows, words, partial(_draw, by=by))


def _draw(rows: pd.DataFrame, by: str) -> Any:
    chart = alt.Chart(rows)
    name = named_rows(alt.EncodingSortField(field="place", op="min"))
    shades = alt.Scale(domain=["in", "out"], range=[theme.ACCENT, theme.MUTED])
    bars = chart.mark_bar(height=BAR_HEIGHT, yOffset=BELOW_NAME, opacity=0.75).encode(
        x=alt.X("count:Q", title=by, axis=alt.Axis(**WHOLE, tickCount=5)),
        y=name,
        color=alt.Color("group:N", scale=shades, legend=None),
        tooltip=[
            alt.Tooltip("item:N", title="Code"),
            alt.Tooltip("lines:Q", title="Lines"),
            alt.Tooltip("talks:Q", title="Talks"),
        ],
    )
    figures = chart.mark_text(align="left", dx=6, dy=BELOW_NAME).encode(x="count:Q", y=name, text="words:N")
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=name)
    return rows_of_bars(alt.layer(bars, figures, room, names_above(chart, name)), 24)
