"""How large is a difference in each group, within the groups together, and in all? Points with their ranges.

Knows no method: differences and ranges come in as shares (0.05 is 5 points).
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
from pmkit.english import signed

_SIGNED = "datum.value === 0 ? '0' : format(datum.value, '+d')"
KINDS = {"all": "diamond", "within": "square", "group": "circle"}
"""What a row stands for, and the shape of its point."""


def differences_chart(table: pd.DataFrame, *, title: str, subtitle: str, axis: str) -> Picture:
    """A row per difference, in the order of the table: `name`, `kind` (all, within, group), `difference`,
    `low` and `high` (missing where there is no range), `note` (words behind it)."""
    need(table, ("name", "kind", "difference", "low", "high", "note"), "The chart of differences")
    points = 100 * table[["difference", "low", "high"]].astype(float)
    rows = pd.DataFrame(
        {
            "item": distinct(table["name"]),
            "place": range(1, len(table) + 1),
            "kind": table["kind"].to_numpy(),
            "difference": points["difference"].to_numpy(),
            "low": points["low"].fillna(points["difference"]).to_numpy(),
            "high": points["high"].fillna(points["difference"]).to_numpy(),
            "words": [_said(*one) for one in zip(points["difference"], table["note"], strict=True)],
        }
    )
    far = rows[["low", "high"]].abs().max().max() if len(rows) else 1.0
    rows["room"] = rows["high"].max() + 1.1 * far if len(rows) else 1.0
    told = "; ".join(f"{one['item']}: {one['words']}" for one in rows.to_dict("records"))
    words = Words(title, subtitle, f"Differences in points, each with its range. {told}.")
    return Picture(rows, words, partial(_draw, axis=axis))


def _said(points: float, note: str) -> str:
    return f"{signed(points)} points" + (f" ({note})" if note else "")


def _draw(rows: pd.DataFrame, axis: str) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    x = alt.X("difference:Q", title=axis, axis=alt.Axis(labelExpr=_SIGNED, tickCount=6))
    colours = [theme.VERMILION, theme.GREEN, theme.BLUE]
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(KINDS), range=colours), legend=None)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=list(KINDS), range=list(KINDS.values())), legend=None)
    zero = chart.mark_rule(color=theme.MUTED, strokeDash=[4, 3]).encode(x=alt.datum(0))
    ranges = chart.mark_rule(strokeWidth=3, opacity=0.45, yOffset=BELOW_NAME)
    ranges = ranges.encode(x="low:Q", x2="high:Q", y=place, color=colour)
    points = chart.mark_point(size=90, opacity=1, yOffset=BELOW_NAME).encode(
        x=x,
        y=place,
        color=colour,
        shape=shape,
        tooltip=[alt.Tooltip("item:N", title="Group"), alt.Tooltip("words:N", title="Difference")],
    )
    words = chart.mark_text(align="left", dx=10, dy=BELOW_NAME).encode(x="high:Q", y=place, text="words:N")
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=place)
    drawn = alt.layer(zero, ranges, points, words, room, names_above(chart, place))
    return rows_of_bars(drawn, 30)
