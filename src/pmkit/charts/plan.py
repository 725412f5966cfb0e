"""What does planning take that sort-and-cut would not? Two plans of one release, item by item.

Knows no solver: the items come with a mark for each of the two plans, as `mark_plans` sets them from the ids
that `methods.plan_release` returns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, amount, distinct, number, per_cent
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, listed

PLAN, CUT, BOTH, NEITHER = "only the plan", "only sort-and-cut", "both", "neither"
_KINDS = (PLAN, CUT, BOTH, NEITHER)
COLOURS = {PLAN: theme.BLUE, CUT: theme.VERMILION, BOTH: theme.GREY}
_LEFT_OUT_SHOWN = 5
_PHONE_ROOM = 1.6
"""On a phone the words at a bar's end take so many times their share of the width."""


def mark_plans(items: pd.DataFrame, plan: Collection[Any], cut: Collection[Any] = ()) -> pd.DataFrame:
    """The items with `in_plan` and `in_cut`: whether the plan and sort-and-cut take them, by `id`."""
    names = items["id"] if "id" in items.columns else items.index.to_series()
    return items.assign(in_plan=names.isin(list(plan)), in_cut=names.isin(list(cut)))


def _rows(marked: pd.DataFrame, called: Mapping[str, str]) -> pd.DataFrame:
    """The chart's rows: what only the plan takes first, then only sort-and-cut, both, the best left out.

    Columns: `item`, `value`, `effort`, `taken` (by which), `place` (row from the top), `words` (at the end of
    the bar) and `room` (where the axis ends).
    """
    taken = taken_by(marked)
    rows = pd.DataFrame(
        {
            "item": distinct(marked["item"]),
            "value": pd.to_numeric(marked["value"]).astype(float).to_numpy(),
            "effort": pd.to_numeric(marked["effort"]).astype(float).to_numpy(),
            "taken": taken,
        }
    )
    rows["order"] = rows["taken"].map({PLAN: 0, CUT: 1, BOTH: 2, NEITHER: 3})
    rows = rows.sort_values(["order", "value"], ascending=[True, False], kind="stable")
    nobody = rows["taken"] == NEITHER
    rows = pd.concat([rows[~nobody], rows[nobody & rows["value"].notna()].head(_LEFT_OUT_SHOWN)])
    rows["place"] = range(1, len(rows) + 1)
    # The words need room at the end of the longest bar.
    rows["room"] = 1.35 * max(rows["value"].max(), 0.0) if len(rows) else 0.0
    rows["words"] = (
        rows["effort"].map(number).astype("str").where(rows["effort"].notna(), "no effort")
        + " · "
        + rows["taken"].map({kind: called.get(kind, kind) for kind in _KINDS})
        + rows["value"].isna().map({True: ", no value", False: ""})
    )
    return rows.drop(columns="order").reset_index(drop=True)


def _words(
    marked: pd.DataFrame,
    *,
    capacity: float,
    value_unit: str,
    effort_unit: str,
    called: Mapping[str, str],
) -> Words:
    """The finding: the value of both plans, and how much sort-and-cut misses of it."""
    table = marked.assign(taken=taken_by(marked))
    best, cut = (table[table[column]] for column in ("in_plan", "in_cut"))
    worth, listed_worth = float(best["value"].sum()), float(cut["value"].sum())
    unit = f" {value_unit}" if value_unit else " in value"
    only = {kind: table[table["taken"] == kind] for kind in (PLAN, CUT)}
    if best.empty:
        title = f"Nothing fits into {amount(capacity, effort_unit)}"
    elif best["value"].isna().all():
        title = f"The plan takes {counted(len(best), 'item')} whose value nobody has given"
    elif cut.empty:
        title = f"The plan is worth {number(worth)}{unit} in {amount(best['effort'].sum(), effort_unit)}"
    elif worth > listed_worth and worth > 0:
        title = f"The plan is worth {number(worth)}{unit}; sort-and-cut reaches {number(listed_worth)}"
        if listed_worth >= 0:
            title += f", {per_cent(1 - listed_worth / worth, 1)} less"
    else:
        title = f"Sort-and-cut finds a plan as good as any: {number(worth)}{unit}"
    used = f"{number(best['effort'].sum())} of {amount(capacity, effort_unit)}"
    bar = f"Bar: value, {value_unit}." if value_unit else "Bar: value."
    subtitle = f"{bar} Number at its end: effort in {effort_unit}. Plan: {used}"
    subtitle += f"; sort-and-cut: {number(cut['effort'].sum())}." if len(cut) else "."
    told = ". ".join(
        f"{_only(kind, called)} takes {listed(distinct(part['item']), 6)}"
        for kind, part in only.items()
        if len(part)
    )
    both = int((table["taken"] == BOTH).sum())
    counted_both = f"{counted(both, 'item is', 'items are')} in both"
    description = (
        f"Bars of value, item by item. {told + '. ' if told else ''}{counted_both}. The plan uses {used}."
    )
    return Words(title, subtitle, description)


def plan_chart(
    marked: pd.DataFrame,
    *,
    capacity: float,
    value_unit: str = "",
    effort_unit: str = "person-months",
    called: Mapping[str, str] | None = None,
) -> Picture:
    """What does the best plan take that sort-and-cut leaves out, and what is the difference worth?

    `marked` as `mark_plans` makes it of `item`, `value` and `effort`; `capacity` in the unit of effort. Bars
    of value, a row per item. `called` says what the kinds of `taken_by` are called where two other plans are
    compared.
    """
    called = called or {}
    words = _words(marked, capacity=capacity, value_unit=value_unit, effort_unit=effort_unit, called=called)
    draw = partial(_draw, value_unit=value_unit, effort_unit=effort_unit)
    return Picture(_rows(marked, called), words, draw)


def _draw(rows: pd.DataFrame, value_unit: str, effort_unit: str) -> Any:
    item = named_rows(alt.EncodingSortField(field="place", op="min"))
    chart = alt.Chart(rows).encode(
        y=item,
        tooltip=[
            alt.Tooltip("item:N", title="Item"),
            alt.Tooltip("value:Q", title=f"Value {value_unit}".strip(), format=",.4~r"),
            alt.Tooltip("effort:Q", title=f"Effort, {effort_unit}", format=",.4~r"),
            alt.Tooltip("taken:N", title="Taken by"),
        ],
    )
    kinds = [*COLOURS, NEITHER]
    colour = alt.Color(
        "taken:N",
        scale=alt.Scale(domain=kinds, range=[*COLOURS.values(), "transparent"]),
        legend=None,
    )
    axis = alt.X(
        "value:Q", title=f"value, {value_unit}" if value_unit else "value", axis=alt.Axis(tickCount=5)
    )
    bars = chart.mark_bar(height=bar_height(17), yOffset=BELOW_NAME, strokeWidth=1).encode(
        x=axis,
        color=colour,
        stroke=alt.condition(f"datum.taken == '{NEITHER}'", alt.value(theme.GREY), alt.value("transparent")),
        opacity=alt.condition(f"datum.taken == '{BOTH}'", alt.value(0.6), alt.value(1)),
    )
    labels = [
        chart.transform_filter(f"datum.taken {test}")
        .transform_calculate(end="isValid(datum.value) ? max(0, datum.value) : 0")
        .mark_text(align="left", dx=6, dy=BELOW_NAME, fontWeight=weight)  # type: ignore[arg-type]
        .encode(x="end:Q", text="words:N")
        for weight, test in (
            ("bold", f"== '{PLAN}' || datum.taken == '{CUT}'"),
            ("normal", f"!= '{PLAN}' && datum.taken != '{CUT}'"),
        )
    ]
    room = chart.transform_calculate(end=f"({NARROW} ? {_PHONE_ROOM} : 1) * datum.room")
    room = room.mark_point(opacity=0, size=0).encode(x="end:Q")
    return rows_of_bars(alt.layer(bars, *labels, room, names_above(chart, item)), 24)


def _only(kind: str, called: Mapping[str, str]) -> str:
    """Who alone takes an item, at the beginning of a sentence."""
    return capital(f"only the plan {called[kind]}" if kind in called else kind)


def taken_by(marked: pd.DataFrame) -> np.ndarray:
    """Which of the two plans takes each item: one of PLAN, CUT, BOTH, NEITHER."""
    need(marked, ("item", "in_plan", "in_cut"), "The plan chart", ". Use mark_plans to set it.")
    plan, cut = marked["in_plan"].to_numpy(dtype=bool), marked["in_cut"].to_numpy(dtype=bool)
    return np.select([plan & cut, plan, cut], [BOTH, PLAN, CUT], NEITHER).astype(object)
