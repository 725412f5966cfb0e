"""Which faults do rules find, and which does a careful reader? A bar per fault, in pieces by who saw it.

Knows no rule and no text: the counts come in as a data frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture


def _rows(counts: pd.DataFrame, parts: Mapping[str, str]) -> pd.DataFrame:
    """The chart's rows: per fault a piece for each part that is not empty, the most frequent first."""
    need(counts, ("fault", *parts), "The chart of faults")
    named = counts.assign(item=distinct(counts["fault"]), whole=counts[list(parts)].sum(axis=1))
    rows = []
    ordered = named.sort_values("whole", ascending=False, kind="stable").to_dict("records")
    for place, row in enumerate(ordered, start=1):
        begin = 0
        said = ", ".join(f"{row[one]} {label}" for one, label in parts.items() if row[one])
        words = said if len(parts) > 1 else str(row["whole"])
        for one, label in parts.items():
            if row[one]:
                end = begin + int(row[one])
                last = end == row["whole"]
                rows.append((row["item"], place, label, begin, end, words if last else ""))
                begin = end
    drawn = pd.DataFrame(rows, columns=["item", "place", "part", "low", "high", "words"])
    return drawn.assign(room=1.9 * max(1.0, float(drawn["high"].max())) if len(drawn) else 1.9)


def faults_chart(
    counts: pd.DataFrame, parts: Mapping[str, str], *, title: str, subtitle: str = "", unit: str = "questions"
) -> Picture:
    """A bar per `fault`; `parts` maps the columns of counts to who saw it, in their order."""
    rows = _rows(counts, parts)
    told = "; ".join(f"{one['item']}: {one['words']}" for one in rows.to_dict("records") if one["words"])
    words = Words(title, subtitle, f"Bars of the number of {unit} by fault. {told or 'None is there'}.")
    return Picture(rows, words, partial(_draw, labels=list(parts.values()), unit=unit))


def _draw(rows: pd.DataFrame, labels: list[str], unit: str) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    x = alt.X(
        "low:Q",
        title=unit,
        axis=alt.Axis(tickMinStep=1, tickCount=8, format="d"),
        scale=alt.Scale(nice=False),
    )
    legend = alt.Legend(title=None, orient="top") if len(labels) > 1 else None
    bars = chart.mark_bar(height=bar_height(18), yOffset=BELOW_NAME, cornerRadius=0, opacity=0.9).encode(
        x=x,
        x2="high:Q",
        y=place,
        color=alt.Color(
            "part:N",
            scale=alt.Scale(domain=labels, range=list(theme.CATEGORIES[: len(labels)])),
            legend=legend,
        ),
        tooltip=[alt.Tooltip("item:N", title="Fault"), alt.Tooltip("part:N", title="Seen by")],
    )
    ends = chart.transform_filter("datum.words != ''")
    words = ends.mark_text(align="left", dx=6, dy=BELOW_NAME).encode(x="high:Q", y=place, text="words:N")
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=place)
    return rows_of_bars(alt.layer(bars, words, room, names_above(ends, place)), 26)
