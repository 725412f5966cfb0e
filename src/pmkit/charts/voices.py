"""How large is each theme by voices, and how large by people? A circle, and an arrow to the weighted share.

Knows no method: shares and ranges come in as `methods.weighted_shares` returns them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct, per_cent
from pmkit.charts.picture import Picture

_SAME = 0.0005
"""Shares that print alike have no arrow between them."""
_SHAPES = {"up": "triangle-right", "down": "triangle-left", "same": "circle"}


def _rows(shares: pd.DataFrame, before: str) -> pd.DataFrame:
    """The chart's rows, the largest weighted share first."""
    columns = ("theme", "share", "weighted_share", "weighted_low", "weighted_high")
    need(shares, columns, "The chart of voices", ", as weighted_shares gives them.")
    table = shares.sort_values("weighted_share", ascending=False, kind="stable")
    moved = table["weighted_share"] - table["share"]
    way = moved.map(lambda by: "same" if abs(by) < _SAME else "up" if by > 0 else "down")
    circle = table["share"].map(lambda share: per_cent(share, 1))
    words = table["weighted_share"].map(lambda share: per_cent(share, 1))
    rows = pd.DataFrame(
        {
            "item": distinct(table["theme"]),
            "place": range(1, len(table) + 1),
            "by_voice": table["share"].to_numpy(dtype=float),
            "share": table["weighted_share"].to_numpy(dtype=float),
            "low": table["weighted_low"].to_numpy(dtype=float),
            "high": table["weighted_high"].to_numpy(dtype=float),
            "way": way.to_numpy(),
            "words": words.where(way == "same", words + f" ({before} " + circle + ")").to_numpy(),
        }
    )
    rows["room"] = 1.45 * float(rows[["by_voice", "high"]].max().max()) if len(rows) else 1.0
    return rows


def voices_chart(
    shares: pd.DataFrame, *, title: str, subtitle: str, unit: str = "voices", before: str = "by voice"
) -> Picture:
    """A row per theme: a circle for its share of the voices, an arrow to its weighted share with its range.

    `shares` as from `methods.weighted_shares`, those that are to be seen; `title` says the finding, `unit`
    names what the shares are of, `before` what the circle is.
    """
    rows = _rows(shares, before)
    said = "; ".join(f"{one['item']}: {one['words']}" for one in rows.to_dict("records"))
    words = Words(title, subtitle, f"Shares of {unit}, the largest first. {said}.")
    return Picture(rows, words, partial(_draw, unit=unit))


def _draw(rows: pd.DataFrame, unit: str) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    axis = alt.Axis(format=".0%", tickCount=5)
    x = alt.X("share:Q", title=f"share of {unit}", axis=axis)
    tooltip = [
        alt.Tooltip("item:N", title="Theme"),
        alt.Tooltip("by_voice:Q", title="By voice", format=".1%"),
        alt.Tooltip("share:Q", title="Weighed", format=".1%"),
        alt.Tooltip("low:Q", title="from", format=".1%"),
        alt.Tooltip("high:Q", title="to", format=".1%"),
    ]
    ranges = chart.mark_rule(strokeWidth=6, opacity=0.25, color=theme.ACCENT, yOffset=BELOW_NAME).encode(
        x="low:Q", x2="high:Q", y=place
    )
    moves = chart.mark_rule(strokeWidth=2, color=theme.ACCENT, yOffset=BELOW_NAME)
    moves = moves.encode(x="by_voice:Q", x2="share:Q", y=place)
    before = chart.mark_point(filled=False, size=60, opacity=1, color=theme.MUTED, yOffset=BELOW_NAME)
    arrows = chart.mark_point(size=90, opacity=1, color=theme.ACCENT, yOffset=BELOW_NAME).encode(
        x=x,
        y=place,
        tooltip=tooltip,
        shape=alt.Shape(
            "way:N",
            scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())),
            legend=None,
        ),
    )
    words = chart.mark_text(align="left", dx=8, dy=BELOW_NAME).encode(x="end:Q", y=place, text="shown:N")
    shown = f"{NARROW} ? split(datum.words, ' (')[0] : datum.words"  # the circle is told in the title
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=place)
    drawn = alt.layer(
        ranges,
        moves,
        before.encode(x="by_voice:Q", y=place, tooltip=tooltip),
        arrows,
        words.transform_calculate(end="max(datum.high, datum.by_voice)", shown=shown),
        room,
        names_above(chart, place),
    )
    return rows_of_bars(drawn, 28)
