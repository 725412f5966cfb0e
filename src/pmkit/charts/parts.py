"""What is each score made of? One bar per item, in pieces of one colour per part, the highest score first.

Knows no method: the parts come in as columns of a data frame and add up to the score.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture


def _rows(items: pd.DataFrame, parts: Mapping[str, str]) -> pd.DataFrame:
    """The chart's rows: for each item one piece per part, the highest sum first."""
    scores = items[list(parts)].sum(axis=1)
    named = items.assign(item=distinct(items["item"]), score=scores)
    rows = []
    ordered = named.sort_values("score", ascending=False, kind="stable").to_dict("records")
    for place, row in enumerate(ordered, start=1):
        begin = 0.0
        for column, label in parts.items():
            end = begin + float(row[column])
            rows.append((row["item"], place, label, begin, end, row["score"], f"{row['score']:.2f}"))
            begin = end
    return pd.DataFrame(rows, columns=["item", "place", "part", "low", "high", "score", "words"])


def parts_chart(
    items: pd.DataFrame, parts: Mapping[str, str], *, title: str, description: str, subtitle: str = ""
) -> Picture:
    """Bars from 0 to 1 in pieces.

    `parts` maps columns of `items` (shares of the score, 0 or more) to what people call them, in their order;
    the column `item` holds the names.
    """
    draw = partial(_draw, labels=list(parts.values()))
    return Picture(_rows(items, parts), Words(title, subtitle, description), draw)


def _draw(rows: pd.DataFrame, labels: list[str]) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f")
    bars = chart.mark_bar(height=bar_height(21), yOffset=BELOW_NAME, cornerRadius=0, opacity=0.9).encode(
        x=alt.X("low:Q", title="score, 0 to 1", axis=axis, scale=alt.Scale(domain=[0, 1.12], nice=False)),
        x2="high:Q",
        y=place,
        color=alt.Color(
            "part:N",
            scale=alt.Scale(domain=labels, range=list(theme.CATEGORIES[: len(labels)])),
            legend=alt.Legend(title=None, orient="top"),
        ),
        tooltip=[alt.Tooltip("item:N", title="Item"), alt.Tooltip("part:N", title="Part")],
    )
    last = chart.transform_filter(alt.datum.part == labels[-1])
    words = last.mark_text(align="left", dx=6, dy=BELOW_NAME).encode(x="score:Q", y=place, text="words:N")
    return rows_of_bars(alt.layer(bars, words, names_above(last, place)), 30)
