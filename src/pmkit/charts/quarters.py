"""What is believed of each idea, and what money came of each part? Ranges and bars around nought.

Knows no game: beliefs come in as shares (0.3 is 30 % of what is printed), money in thousands.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_SIGNED = "datum.value === 0 ? '0' : format(datum.value, '+,d')"


def beliefs_chart(table: pd.DataFrame, *, title: str, subtitle: str, axis: str) -> Picture:
    """A row per idea, in the order of the table: `name`, `mean`, `low` and `high` (shares of what is
    printed), `words` (what is said of it)."""
    need(table, ("name", "mean", "low", "high", "words"), "The chart of beliefs")
    shares = 100 * table[["mean", "low", "high"]].astype(float)
    rows = pd.DataFrame(
        {
            "item": distinct(table["name"]),
            "place": range(1, len(table) + 1),
            "mean": shares["mean"].to_numpy(),
            "low": shares["low"].to_numpy(),
            "high": shares["high"].to_numpy(),
            "words": table["words"].to_numpy(),
        }
    )
    wide = float(rows["high"].max() - rows["low"].min()) if len(rows) else 1.0
    rows["room"] = (float(rows["high"].max()) if len(rows) else 1.0) + 0.45 * wide
    told = "; ".join(f"{one['item']}: {one['words']}" for one in rows.to_dict("records"))
    words = Words(title, subtitle, f"A range around a point for each idea, against nought. {told or 'None'}.")
    return Picture(rows, words, partial(_draw_beliefs, axis=axis))


def _draw_beliefs(rows: pd.DataFrame, axis: str) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    x = alt.X("mean:Q", title=axis, axis=alt.Axis(labelExpr=_SIGNED, tickCount=6))
    nought = chart.mark_rule(color=theme.MUTED, strokeDash=[4, 3]).encode(x=alt.datum(0))
    ranges = chart.mark_rule(strokeWidth=7, opacity=0.35, yOffset=BELOW_NAME, color=theme.BLUE)
    ranges = ranges.encode(x="low:Q", x2="high:Q", y=place)
    points = chart.mark_point(size=80, opacity=1, filled=True, yOffset=BELOW_NAME, color=theme.BLUE).encode(
        x=x, y=place, tooltip=[alt.Tooltip("item:N", title="Idea"), alt.Tooltip("words:N", title="Belief")]
    )
    words = chart.mark_text(align="left", dx=10, dy=BELOW_NAME).encode(x="high:Q", y=place, text="words:N")
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=place)
    return rows_of_bars(alt.layer(nought, ranges, points, words, room, names_above(chart, place)), 30)


def margins_chart(table: pd.DataFrame, *, title: str, subtitle: str, axis: str) -> Picture:
    """A bar per row, in the order of the table: `name`, `value` (above or below nought), `words`."""
    need(table, ("name", "value", "words"), "The chart of money")
    rows = pd.DataFrame(
        {
            "item": distinct(table["name"]),
            "place": range(1, len(table) + 1),
            "value": table["value"].astype(float).to_numpy(),
            "words": table["words"].to_numpy(),
        }
    )
    most, least = (
        (float(one) for one in (rows["value"].max(), rows["value"].min())) if len(rows) else (1.0, 0.0)
    )
    wide = max(most, 0.0) - min(least, 0.0) or 1.0
    rows["right"] = max(most, 0.0) + 0.3 * wide
    rows["left"] = min(least, 0.0) - (0.3 * wide if least < 0 else 0.0)
    told = "; ".join(f"{one['item']}: {one['words']}" for one in rows.to_dict("records"))
    words = Words(
        title, subtitle, f"A bar for each part, to the right of nought what came in. {told or 'None'}."
    )
    return Picture(rows, words, partial(_draw_margins, axis=axis))


def _draw_margins(rows: pd.DataFrame, axis: str) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    x = alt.X("value:Q", title=axis, axis=alt.Axis(labelExpr=_SIGNED, tickCount=6))
    nought = chart.mark_rule(color=theme.MUTED).encode(x=alt.datum(0))
    bars = chart.mark_bar(height=bar_height(18), yOffset=BELOW_NAME).encode(
        x=x,
        x2=alt.datum(0),
        y=place,
        color=alt.condition("datum.value < 0", alt.value(theme.VERMILION), alt.value(theme.BLUE)),
        tooltip=[alt.Tooltip("item:N", title="Part"), alt.Tooltip("words:N", title="Money")],
    )
    gains = chart.transform_filter("datum.value >= 0").mark_text(align="left", dx=6, dy=BELOW_NAME)
    losses = chart.transform_filter("datum.value < 0").mark_text(align="right", dx=-6, dy=BELOW_NAME)
    words = [one.encode(x="value:Q", y=place, text="words:N") for one in (gains, losses)]
    room = [chart.mark_point(opacity=0, size=0).encode(x=f"{end}:Q", y=place) for end in ("left", "right")]
    return rows_of_bars(alt.layer(nought, bars, *words, *room, names_above(chart, place)), 30)
