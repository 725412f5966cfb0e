"""What is a package worth to each of two sides, and which can't be bettered? All packages as dots."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, named, place_labels
from pmkit.charts._titles import Words, number, short, told
from pmkit.charts.picture import Picture

ANY, BEST, OFFER, MIDDLE, FAIR, DEAL = (
    "a package",
    "the frontier",
    "offered",
    "the middle",
    "the fair package",
    "a deal",
)
_LOOK = {
    ANY: (theme.GREY, "circle"),
    BEST: (theme.BLUE, "circle"),
    OFFER: (theme.VERMILION, "diamond"),
    MIDDLE: (theme.PURPLE, "square"),
    FAIR: (theme.GREEN, "triangle-up"),
    DEAL: (theme.OCHRE, "cross"),
}
_HEIGHT = 340


def packages_chart(
    table: pd.DataFrame, words: Words, *, sides: tuple[str, str], limits: tuple[float, float]
) -> Picture:
    """Points of one side to the right, of the other upwards; dashed: what no deal is worth to each.

    `table`: `ours`, `theirs`, `kind` (one of the names above) and `name` ("" for a dot without a name). The
    description of `words` gets the named packages added.
    """
    need(table, ("ours", "theirs", "kind", "name"), "The packages")
    order = {kind: place for place, kind in enumerate(_LOOK)}
    rows = table.assign(name=table["name"].map(lambda name: short(name, 40)), rank=table["kind"].map(order))
    rows = rows.sort_values("rank", ascending=False, kind="stable", ignore_index=True)
    ends = [_ends(rows[side], limit) for side, limit in zip(("ours", "theirs"), limits, strict=True)]
    shares = [
        ((rows[side] - low) / (high - low)).to_numpy()
        for side, (low, high) in zip(("ours", "theirs"), ends, strict=True)
    ]
    places = place_labels(shares[0].tolist(), shares[1].tolist(), rows["name"].tolist(), _HEIGHT)
    said = [
        f"{row['name']}: {number(row['ours'])} and {number(row['theirs'])}"
        for row in rows[rows["name"] != ""].to_dict("records")
    ]
    rows = pd.concat([rows, places], axis=1).assign(our_limit=limits[0], their_limit=limits[1])
    rows = rows.iloc[::-1].reset_index(drop=True)  # those with a name are drawn last, on top
    whole = words._replace(description=f"{words.description} {told(said)}.".strip())
    return Picture(rows, whole, partial(_draw, sides=sides, ends=ends))


def _ends(values: pd.Series, limit: float) -> tuple[float, float]:
    """The ends of an axis, with room for marks."""
    both = np.append(values.to_numpy(dtype=float), limit)
    room = max(float(np.ptp(both)), 1.0) * 0.06
    return float(both.min()) - room, float(both.max()) + room


def _draw(rows: pd.DataFrame, sides: tuple[str, str], ends: list[tuple[float, float]]) -> Any:
    chart = alt.Chart(rows)
    x, y = (
        channel(
            f"{column}:Q", title=f"worth to {short(side, 24)}", scale=alt.Scale(domain=list(each), nice=False)
        )
        for channel, column, side, each in zip((alt.X, alt.Y), ("ours", "theirs"), sides, ends, strict=True)
    )
    tips = [
        alt.Tooltip("kind:N", title="It is"),
        alt.Tooltip("name:N", title="Name"),
        alt.Tooltip("ours:Q", title=short(sides[0], 24)),
        alt.Tooltip("theirs:Q", title=short(sides[1], 24)),
    ]
    kinds, (colours, shapes) = list(_LOOK), zip(*_LOOK.values(), strict=True)
    legend = alt.Legend(title=None, orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 3"), labelLimit=0)
    marks = chart.mark_point(opacity=1).encode(
        x=x,
        y=y,
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=list(colours)), legend=legend),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=list(shapes)), legend=legend),
        size=alt.condition("datum.rank > 0", alt.value(100), alt.value(18)),
        tooltip=tips,
    )
    limit: dict[str, Any] = {"color": theme.GREY, "strokeDash": [4, 4], "strokeWidth": 1.5}
    line = chart.transform_filter(f"datum.kind == '{BEST}'").mark_line(color=theme.BLUE, strokeWidth=1.5)
    once = chart.transform_aggregate(our_limit="max(our_limit)", their_limit="max(their_limit)")
    drawn = alt.layer(
        once.mark_rule(**limit).encode(x="our_limit:Q"),
        once.mark_rule(**limit).encode(y="their_limit:Q"),
        line.encode(x=x, y=y),
        *named(chart, x, y, marks),
    )
    return drawn.properties(height=_HEIGHT)
