"""Which items lead, by how much, and how sure is that? Bars of a score, with the range that the inputs allow.

Knows no method: the scores, their ranges and the words at each bar come in with the data frame.
"""

from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_COLUMNS = ["item", "place", "score", "low", "high", "words", "group", "room"]


def ranking_rows(
    items: pd.Series, scores: pd.Series, low: pd.Series, high: pd.Series, words: pd.Series, top: pd.Series
) -> pd.DataFrame:
    """The chart's rows, best score first; items without a score are left out.

    `low` and `high` are the ends of the range in the score's unit, `words` stands at the bar's end, `top`
    is True where the bar is to stand out. Two items with the same title stay two bars.
    """
    rows = pd.DataFrame(
        {"item": items, "score": scores, "low": low, "high": high, "words": words, "top": top}
    )
    rows = rows[rows["score"].notna()].sort_values("score", ascending=False, kind="stable")
    rows["item"] = pd.Series(distinct(rows["item"]), index=rows.index, dtype="str")
    rows["place"] = range(1, len(rows) + 1)
    rows["group"] = rows["top"].map({True: "in", False: "out"})
    # The words need room at the end of the longest bar.
    rows["room"] = 1.28 * float(np.nanmax(rows[["score", "high"]].to_numpy(dtype=float), initial=0.0))
    return rows[_COLUMNS].reset_index(drop=True)


def ranking_chart(
    rows: pd.DataFrame,
    *,
    title: str,
    description: str,
    subtitle: str = "",
    score_title: str = "",
    ticks: int = 5,
) -> Picture:
    """Bars of the score, best first, each with its range as a line and its words at the end.

    `rows` as `ranking_rows` makes them; `title` says the finding, `score_title` names the score and its
    unit, `description` is for a screen reader; large numbers have room for few `ticks` on a phone.
    """
    drawn = partial(_draw, score_title=score_title, ticks=ticks)
    return Picture(rows, Words(title, subtitle, description), drawn)


def _draw(rows: pd.DataFrame, score_title: str, ticks: int) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    bars = chart.mark_bar(height=bar_height(18), yOffset=BELOW_NAME).encode(
        x=alt.X("score:Q", title=score_title, axis=alt.Axis(format=",~r", tickCount=ticks)),
        y=place,
        color=alt.Color(
            "group:N",
            scale=alt.Scale(domain=["in", "out"], range=[theme.ACCENT, theme.MUTED]),
            legend=None,
        ),
        opacity=alt.condition("datum.group == 'in'", alt.value(0.85), alt.value(0.5)),
        tooltip=[
            alt.Tooltip("item:N", title="Item"),
            alt.Tooltip("score:Q", title="Score", format=",.4~r"),
            alt.Tooltip("low:Q", title="90 of 100 draws: from", format=",.3~r"),
            alt.Tooltip("high:Q", title="to", format=",.3~r"),
            alt.Tooltip("words:N", title="Of 100 draws"),
        ],
    )
    ranges = chart.mark_rule(strokeWidth=2, color=theme.VERMILION, yOffset=BELOW_NAME).encode(
        x="low:Q", x2="high:Q", y=place
    )
    words = chart.mark_text(align="left", dx=6, dy=BELOW_NAME).encode(x="end:Q", y=place, text="words:N")
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=place)
    words = words.transform_calculate(end="max(0, datum.score, datum.high)")
    return rows_of_bars(alt.layer(bars, ranges, words, room, names_above(chart, place)), 26)
