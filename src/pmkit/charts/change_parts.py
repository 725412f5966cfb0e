"""Where does a change come from? Bars to both sides of zero, for each group or factor what it brought.

Knows no method: the parts come in as `methods.split_change` or `methods.split_product` makes them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW
from pmkit.charts._phone import named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct, told
from pmkit.charts.picture import Picture
from pmkit.english import signed

MIX, RATE, PART = "mix: other people", "rate: other behaviour", "part"
COLOURS = {MIX: theme.BLUE, RATE: theme.VERMILION, PART: theme.BLUE}
_SHORT = {MIX: "mix ", RATE: "rate ", PART: ""}
_BESIDE = {MIX: -8, RATE: 8, PART: 0}
"""How far a bar stands from the middle of its row, in pixels downwards; below a name it stands lower."""
_BELOW_NAME = 12
_ROOM = 0.5
"""Room for the words at the ends, as a share of the longest bar; on a phone twice as much."""


def change_parts_chart(
    parts: pd.DataFrame, *, title: str, subtitle: str = "", unit: str = "", decimals: int = 1
) -> Picture:
    """Bars of what each group or factor brought to a change.

    `parts`: `name`, `part` (MIX, RATE or PART) and `value` in the `unit`, first row on top; rows of the same
    `name` share a line.
    """
    need(parts, ("name", "part", "value"), "The parts of a change")
    names = dict(zip(dict.fromkeys(parts["name"]), distinct(dict.fromkeys(parts["name"])), strict=True))
    places = {name: at for at, name in enumerate(names)}
    shown = [signed(value, decimals) for value in parts["value"]]
    rows = pd.DataFrame(
        {
            "item": parts["name"].map(names),
            "place": parts["name"].map(places),
            "part": parts["part"],
            "value": parts["value"].astype(float),
            "words": [f"{_SHORT[part]}{number}" for part, number in zip(parts["part"], shown, strict=True)],
            "room": float(parts["value"].abs().max()) * _ROOM if len(parts) else 0.0,
        }
    )
    said = [f"{row['item']}: {row['words']}" for row in rows.to_dict("records")]
    words = Words(title, subtitle, f"Bars to both sides of zero. {told(said, 24)}.")
    return Picture(rows, words, partial(_draw, unit=unit))


def _draw(rows: pd.DataFrame, unit: str) -> Any:
    chart = alt.Chart(rows)
    item = named_rows(alt.EncodingSortField(field="place", op="min"))
    axis = alt.X("value:Q", title=unit or None, axis=alt.Axis(tickCount=5, format=",~r"))
    kinds = [kind for kind in (MIX, RATE) if (rows["part"] == kind).any()]
    legend = alt.Legend(title=None, orient="top", columns=1, symbolType="square") if kinds else None
    colour = alt.Color(
        "part:N",
        scale=alt.Scale(domain=kinds or [PART], range=[COLOURS[kind] for kind in kinds or [PART]]),
        legend=legend,
    )
    tooltip = [
        alt.Tooltip("item:N", title="Of"),
        alt.Tooltip("words:N", title=unit or "Part"),
    ]
    layers = []
    for kind in kinds or [PART]:
        below = {"expr": f"{_BESIDE[kind]} + ({NARROW} ? {_BELOW_NAME} : 0)"}
        own = chart.transform_filter(alt.datum.part == kind)
        bar = own.mark_bar(height=13, yOffset=below, cornerRadius=0)
        layers.append(bar.encode(x=axis, y=item, color=colour, tooltip=tooltip))
        for test, align, dx in (("datum.value >= 0", "left", 5), ("datum.value < 0", "right", -5)):
            text = own.transform_filter(test).mark_text(align=align, dx=dx, dy=below)  # type: ignore[arg-type]
            layers.append(text.encode(x="value:Q", y=item, text="words:N"))
    zero = chart.mark_rule(color=theme.GREY, strokeWidth=1).encode(x=alt.datum(0))
    room = [
        chart.transform_calculate(end=f"{side} + {sign} * datum.room * ({NARROW} ? 2 : 1)")
        .mark_point(opacity=0, size=0)
        .encode(x="end:Q", y=item)
        for side, sign in (("max(0, datum.value)", "+1"), ("min(0, datum.value)", "-1"))
    ]
    drawn = alt.layer(*layers, zero, *room, names_above(chart.transform_filter(_first(rows)), item))
    return rows_of_bars(drawn, 40, 62)


def _first(rows: pd.DataFrame) -> str:
    """One row of each line, so that a name is written once."""
    kinds = list(dict.fromkeys(rows["part"]))
    return f"datum.part == '{kinds[0]}'" if kinds else "true"
