"""What is worth its effort? Value against effort, with lines that stay where they were put.

The lines are absolute: with medians an item would change its name because another one was added.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, named, place_labels
from pmkit.charts._titles import Words, amount, capital, counted, distinct, listed, number, said

WINS, BETS, FILLS, PITS = "quick win", "big bet", "fill-in", "money pit"
NAMES = (WINS, BETS, FILLS, PITS)
_COLOURS = (theme.GREEN, theme.BLUE, theme.OCHRE, theme.VERMILION)
_SHAPES = ("triangle-up", "circle", "diamond", "square")
_HEIGHT = 420
_BELOW = 0.07
"""Room under zero, as a share of the height above it, for the names of the lower corners."""


def value_effort_rows(
    items: pd.DataFrame,
    *,
    value_line: float,
    effort_line: float,
) -> pd.DataFrame:
    """The chart's rows: one per item that has both numbers.

    An item at a line counts as of high value or of low effort. Columns: `item`, `value`, `effort`, `field`
    (quick win, big bet, fill-in, money pit), the lines, the ends of the axes (`most_value`, `least_value`,
    `most_effort`) and the label's place.
    """
    rows = _fields(items, value_line, effort_line)
    tall = rows["most_value"] - rows["least_value"]
    places = place_labels(
        (rows["effort"] / rows["most_effort"]).tolist(),
        ((rows["value"] - rows["least_value"]) / tall).tolist(),
        rows["item"].tolist(),
        _HEIGHT,
        floor=_BELOW / (1 + _BELOW),
        lines=((value_line - rows["least_value"]) / tall).head(1).tolist(),
        posts=(effort_line / rows["most_effort"]).head(1).tolist(),
    )
    return pd.concat([rows, places], axis=1)


def value_effort_words(
    items: pd.DataFrame,
    *,
    value_line: float,
    effort_line: float,
    value_unit: str = "",
    effort_unit: str = "person-months",
) -> Words:
    """The finding: how many quick wins and money pits there are."""
    rows = _fields(items, value_line, effort_line)
    if rows.empty:
        return Words("No item has both a value and an effort yet", "", "No points: numbers are missing.")
    groups = {name: rows.loc[rows["field"] == name, "item"].tolist() for name in NAMES}
    wins, pits = (_count(len(groups[name]), name) for name in (WINS, PITS))
    title = f"{capital(wins)} and {pits} among {counted(len(rows), 'item')}"
    if len(rows) == 1:
        title = f"{rows['item'].iloc[0]} is a {rows['field'].iloc[0]}"
    elif not groups[WINS] and not groups[PITS]:
        title = f"Neither a quick win nor a money pit among {counted(len(rows), 'item')}"
    unit = f" {value_unit}" if value_unit else ""
    note = f"Lines, set beforehand: {number(value_line)}{unit} and {amount(effort_line, effort_unit)}."
    absent = len(items) - len(rows)
    if absent:
        are = "is" if absent == 1 else "are"
        note += f" {counted(absent, 'item')} without a value or an effort {are} left out."
    fields = "; ".join(
        f"{_count(len(names), name)}: {listed(names, 8)}" for name, names in groups.items() if names
    )
    return Words(title, note, f"Points, value against effort. {fields}.")


def value_effort_chart(
    items: pd.DataFrame,
    *,
    value_line: float,
    effort_line: float,
    value_unit: str = "",
    effort_unit: str = "person-months",
) -> Any:
    """Which items are quick wins, big bets, fill-ins and money pits?

    `items` has `item`, `value` and `effort`; `value_line` and `effort_line` are absolute limits in the units
    of the two columns.
    """
    rows = value_effort_rows(items, value_line=value_line, effort_line=effort_line)
    words = value_effort_words(
        items,
        value_line=value_line,
        effort_line=effort_line,
        value_unit=value_unit,
        effort_unit=effort_unit,
    )
    scale = alt.Scale(zero=True, nice=False)
    x = alt.X("effort:Q", title=f"effort, {effort_unit}", scale=scale, axis=alt.Axis(grid=False, tickCount=8))
    title = f"value, {value_unit}" if value_unit else "value"
    lowest = min(0.0, *rows["value"]) if len(rows) else 0.0
    axis = alt.Axis(grid=False, tickCount=6, labelExpr=f"datum.value < {lowest} ? '' : datum.label")
    y = alt.Y("value:Q", title=title, scale=scale, axis=axis)
    chart = alt.Chart(rows)
    points = chart.encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("item:N", title="Item"),
            alt.Tooltip("field:N", title="Is a"),
            alt.Tooltip("value:Q", title=title.capitalize(), format=",.4~r"),
            alt.Tooltip("effort:Q", title=f"Effort, {effort_unit}", format=",.4~r"),
        ],
    )
    legend = alt.Legend(title=None, orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 4"))
    marks = points.mark_point(size=80, opacity=1).encode(
        color=alt.Color("field:N", scale=alt.Scale(domain=list(NAMES), range=list(_COLOURS)), legend=legend),
        shape=alt.Shape("field:N", scale=alt.Scale(domain=list(NAMES), range=list(_SHAPES))),
    )
    first = chart.transform_window(row="row_number()").transform_filter("datum.row == 1")
    dashes: dict[str, Any] = {"color": theme.GREY, "strokeDash": [4, 4], "strokeWidth": 1.5}
    corners = [
        first.mark_text(align=align, dx=dx, dy=dy, fontStyle="italic").encode(  # type: ignore[arg-type]
            x=alt.datum(0) if at_x == 0 else alt.X("most_effort:Q"),
            y=alt.Y("least_value:Q" if at_y == 0 else "most_value:Q"),
            text=alt.value(word),
        )
        for word, at_x, at_y, align, dx, dy in _CORNERS
    ]
    drawn = alt.layer(
        first.mark_rule(**dashes).encode(x="effort_line:Q"),
        first.mark_rule(**dashes).encode(y="value_line:Q"),
        *corners,
        *named(points, x, y, marks),
    )
    return said(drawn.properties(height=_HEIGHT), words)


_CORNERS = (
    ("Quick wins", 0, 1, "left", 0, -10),
    ("Big bets", 1, 1, "right", 0, -10),
    ("Fill-ins", 0, 0, "left", 4, -9),
    ("Money pits", 1, 0, "right", -4, -9),
)
"""What the corners are called, and where that stands."""


def _count(count: int, name: str) -> str:
    return counted(count, name) if count else f"no {name}"


def _fields(items: pd.DataFrame, value_line: float, effort_line: float) -> pd.DataFrame:
    """The rows without their labels' places."""
    need(items, ("item", "value", "effort"), "Value against effort")
    rows = pd.DataFrame(
        {
            "item": distinct(items["item"]),
            "value": pd.to_numeric(items["value"]).astype(float).to_numpy(),
            "effort": pd.to_numeric(items["effort"]).astype(float).to_numpy(),
        }
    ).dropna()
    rows = rows.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)
    much, little = rows["value"] >= value_line, rows["effort"] <= effort_line
    rows["field"] = np.select([much & little, much, little], [WINS, BETS, FILLS], PITS)
    ends = [
        1.12 * max(float(rows[name].max()) if len(rows) else 0.0, line, 1e-9)
        for name, line in (("value", value_line), ("effort", effort_line))
    ]
    lowest = min(float(rows["value"].min()) if len(rows) else 0.0, value_line, 0.0)
    return rows.assign(
        value_line=float(value_line),
        effort_line=float(effort_line),
        most_value=ends[0],
        most_effort=ends[1],
        least_value=lowest - _BELOW * (ends[0] - lowest),
    )
