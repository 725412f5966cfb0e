"""What would more capacity bring? The best value at every capacity, with today's capacity marked.

Knows no solver: the points come in as `methods.frontier` returns them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._titles import Words, amount, number, per_cent
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural

PLAN, CUT = "best plan", "sort-and-cut"
_CUT_WIDTH = 76
"""Pixels of the word `CUT`."""
_TO_THE_END = "(width - scale('x', datum.{}))"
"""In a Vega expression: the pixels between a capacity and the right edge, where a word would be cut off."""


def _rows(points: pd.DataFrame, capacity: float | None) -> pd.DataFrame:
    """The chart's rows: `capacity`, `best`, `cut`, `proof`, `today` (the capacity to mark, the same in
    every row) and `named` (1 for the point that bears the lines' names)."""
    need(points, ("capacity", "value"), "The frontier")
    table = points.sort_values("capacity")
    proven = table["proven"].astype(bool) if "proven" in table.columns else pd.Series(True, index=table.index)
    best = table["value"].astype(float)
    cut = table["sort_and_cut"].astype(float) if "sort_and_cut" in table.columns else best * np.nan
    # the lines are named at one of two places, away from the mark of today
    spots = [9 * len(table) // 20, 3 * len(table) // 4]
    mark = float("inf") if capacity is None else int((table["capacity"] <= capacity).sum())
    at = max(spots, key=lambda spot: (min(abs(spot - mark), len(table) / 5), spot))
    return pd.DataFrame(
        {
            "capacity": table["capacity"].astype(float),
            "best": best,
            "cut": cut,
            "proof": proven.map({True: "proven", False: "best found, not proven"}),
            "today": np.nan if capacity is None else float(capacity),
            "named": [int(row == at and len(table) > 1) for row in range(len(table))],
        }
    ).reset_index(drop=True)


def _words(rows: pd.DataFrame, capacity: float | None, *, value_unit: str, effort_unit: str) -> Words:
    """The finding: what today's capacity is worth and what the next step of it would add."""
    rows = rows.dropna(subset=["capacity", "best"])
    unit = f" {value_unit}" if value_unit else ""
    if rows.empty:
        return Words("No plan is known at any capacity", "", "No line: nothing has been planned.")
    whole = rows.iloc[-1]
    note = f"Value of the best plan{unit and ','}{unit}, at each capacity in {effort_unit}."
    end = f"{number(whole['best'])}{unit} at {amount(whole['capacity'], effort_unit)}"
    if capacity is None:
        title = f"The best plan reaches {end}"
        return Words(title, note, f"A rising line. {_share_sentence(rows)}")
    exact = rows[(rows["capacity"] - capacity).abs() < 1e-9]
    below = rows[rows["capacity"] <= capacity + 1e-9]
    now = float(below["best"].iloc[-1]) if len(below) else 0.0
    worth = plural(capacity, "is", "are") + " worth" + ("" if len(exact) else " at least")
    title = f"{amount(capacity, effort_unit)} {worth} {number(now)}{unit}"
    more = rows[rows["capacity"] >= capacity + 1 - 1e-9]
    if len(exact) and len(more):
        step = more.iloc[0]
        extra = number(float(step["capacity"]) - capacity, 3)
        gain = float(step["best"]) - now
        title += f"; {extra} more would add {number(gain) if gain > 0 else 'nothing'}"
    if rows["cut"].notna().any():
        note += f" Dashed: sort-and-cut, {_as_good(rows)}."
    if (rows["proof"] != "proven").any():
        note += " Hollow points are not proven best."
    return Words(title, note, f"A rising line. The curve ends at {end}. {_share_sentence(rows)}")


def frontier_chart(
    points: pd.DataFrame,
    capacity: float | None = None,
    *,
    value_unit: str = "",
    effort_unit: str = "person-months",
) -> Picture:
    """What would more capacity bring, and what would less cost?

    `points` as from `methods.frontier`: `capacity`, `value` and, where known, `sort_and_cut` (its value) and
    `proven`. `capacity` is today's, in the unit of effort; have it among the points, so that the title can
    say what it is worth.
    """
    rows = _rows(points, capacity)
    words = _words(rows, capacity, value_unit=value_unit, effort_unit=effort_unit)
    return Picture(rows, words, partial(_draw, value_unit=value_unit, effort_unit=effort_unit))


def _draw(rows: pd.DataFrame, value_unit: str, effort_unit: str) -> Any:
    chart = alt.Chart(rows)
    x = alt.X("capacity:Q", title=f"capacity, {effort_unit}", scale=alt.Scale(zero=False, nice=False))
    value = f"value, {value_unit}" if value_unit else "value"
    tooltip = [
        alt.Tooltip("capacity:Q", title=f"Capacity, {effort_unit}", format=",.4~r"),
        alt.Tooltip("best:Q", title="Best plan", format=",.5~r"),
        alt.Tooltip("cut:Q", title="Sort-and-cut", format=",.5~r"),
        alt.Tooltip("proof:N", title="Best plan is"),
    ]
    best = chart.encode(x=x, y=alt.Y("best:Q", title=value), tooltip=tooltip)
    cut = chart.transform_filter("isValid(datum.cut)").encode(x=x, y="cut:Q", tooltip=tooltip)
    named = chart.transform_filter("datum.named == 1")
    layers = [
        best.mark_line(interpolate="step-after", color=theme.BLUE, strokeWidth=4),
        # on top, so that both are seen where they are one
        cut.mark_line(interpolate="step-after", strokeDash=[3, 5], strokeWidth=2, color=theme.VERMILION),
        best.mark_point(
            size=34,
            color=theme.BLUE,
            filled=True,
            fillOpacity=alt.ExprRef("datum.proof == 'proven' ? 1 : 0"),
            stroke=theme.BLUE,
        ),
        chart.mark_rule(color=theme.GREY, strokeWidth=2.5, strokeDash=[2, 2]).encode(x="today:Q"),
        chart.transform_filter("isValid(datum.today)")
        .transform_aggregate(today="max(today)", groupby=[])
        .transform_calculate(words="'today: ' + format(datum.today, ',.4~r')")
        .mark_text(
            align={"expr": f"{_TO_THE_END.format('today')} < 80 ? 'right' : 'left'"},
            dx={"expr": f"{_TO_THE_END.format('today')} < 80 ? -6 : 6"},
            dy=-4,  # above the drawing, where the names of the lines never are
            baseline="bottom",
            fontWeight="bold",
        )
        .encode(x="today:Q", y=alt.value(0), text="words:N"),
        named.mark_text(align="right", dx=-6, dy=-12).encode(x=x, y="best:Q", text=alt.value(PLAN)),
        named.transform_filter("isValid(datum.cut)")
        .mark_text(
            align="left",
            # back from the right edge, and then further below the line, which rises
            dx={"expr": f"min(6, {_TO_THE_END.format('capacity')} - {_CUT_WIDTH})"},
            dy=alt.ExprRef(
                "scale('y', datum.cut) > height - 30 ? -28 : "
                f"18 + max(0, {_CUT_WIDTH + 6} - {_TO_THE_END.format('capacity')})"
            ),
        )
        .encode(x=x, y="cut:Q", text=alt.value(CUT)),
    ]
    return alt.layer(*layers)


def _as_good(rows: pd.DataFrame) -> str:
    """At how many of the points sort-and-cut finds the best plan."""
    known = rows[rows["cut"].notna()]
    level = int((known["cut"] >= known["best"] * (1 - 1e-9)).sum())
    return f"the best plan at {level} of {counted(len(known), 'capacity', 'capacities')}"


def _share_sentence(rows: pd.DataFrame) -> str:
    behind = rows[(rows["best"] > 0) & rows["cut"].notna()]
    if behind.empty:
        return ""
    short = (1 - behind["cut"] / behind["best"]).clip(lower=0)
    at = number(behind["capacity"].iloc[int(short.to_numpy().argmax())])
    return f"Sort-and-cut is at most {per_cent(float(short.max()), 1)} behind, at a capacity of {at}."
