"""How do two plans fill the same capacity? Each as a bar of its items, as long as their effort.

Knows no solver: the items are marked as for the plan chart.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts._altair import alt
from pmkit.charts._layout import bold_rules
from pmkit.charts._titles import amount, distinct, said
from pmkit.charts.plan import BOTH, COLOURS, plan_words, taken_by


def fill_rows(marked: pd.DataFrame) -> pd.DataFrame:
    """The rows of `fill_chart`: each taken item as a piece of its plan's bar, what both take first."""
    table = marked.assign(taken=taken_by(marked), name=distinct(marked["item"]))
    parts = []
    for label, column in (("best plan", "in_plan"), ("sort-and-cut", "in_cut")):
        part = table[table[column]].sort_values(
            ["taken", "effort"],
            key=lambda cells: cells == BOTH if cells.name == "taken" else -cells,
            ascending=[False, True],
            kind="stable",
        )
        end = part["effort"].astype(float).cumsum()
        parts.append(
            pd.DataFrame(
                {
                    "plan": label,
                    "item": part["name"],
                    "taken": part["taken"],
                    "value": part["value"].astype(float),
                    "effort": part["effort"].astype(float),
                    "low": end - part["effort"].astype(float),
                    "high": end,
                    "middle": end - part["effort"].astype(float) / 2,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def fill_chart(
    marked: pd.DataFrame,
    *,
    capacity: float,
    value_unit: str = "",
    effort_unit: str = "person-months",
) -> Any:
    """How do the plan and sort-and-cut fill the same capacity, and what room stays empty?

    Arguments as for `plan_chart`. One bar per plan, one piece per item, as long as its effort.
    """
    rows = fill_rows(marked)
    words = plan_words(
        marked,
        capacity=capacity,
        value_unit=value_unit,
        effort_unit=effort_unit,
    )
    words = words._replace(
        subtitle="Each piece is an item, as long as its effort. "
        f"Line: capacity, {amount(capacity, effort_unit)}.",
        description=words.description.replace("Bars of value, item by item.", "Two bars of effort."),
    )
    chart = alt.Chart(rows)
    plans = alt.Y("plan:N", sort=["best plan", "sort-and-cut"], title=None)
    pieces = chart.mark_bar(height={"band": 0.75}, stroke="white", strokeWidth=1.5, cornerRadius=0).encode(
        x=alt.X(
            "low:Q", title=f"effort, {effort_unit}", scale=alt.Scale(domainMin=0), axis=alt.Axis(tickCount=8)
        ),
        x2="high:Q",
        y=plans,
        color=alt.Color(
            "taken:N",
            scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
            legend=alt.Legend(title="Taken by", orient="bottom"),
        ),
        opacity=alt.condition(f"datum.taken == '{BOTH}'", alt.value(0.6), alt.value(1)),
        tooltip=[
            alt.Tooltip("item:N", title="Item"),
            alt.Tooltip("value:Q", title=f"Value {value_unit}".strip(), format=",.4~r"),
            alt.Tooltip("effort:Q", title=f"Effort, {effort_unit}", format=",.4~r"),
            alt.Tooltip("taken:N", title="Taken by"),
        ],
    )
    line = bold_rules(chart.transform_aggregate(n="count()"), [6, 4], x=alt.datum(capacity))
    return said(alt.layer(pieces, *line).properties(height=alt.Step(58)), words)
