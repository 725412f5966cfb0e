"""Where are people lost? A funnel of steps, each with its share of the start and of the step before.

Knows no events: the steps come in as `methods.funnel_rates` returns them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._titles import Words, distinct, per_cent, short, told
from pmkit.charts.picture import Picture
from pmkit.english import listed


def _rows(rates: pd.DataFrame) -> pd.DataFrame:
    """The chart's rows: one per step, in order.

    Columns: `step`, `place`, `people`, `share` (of the start), `before` (the share one step earlier, the
    hollow part), `step_rate` (of the step before), `words` and `worst` (1 where most people are lost).
    """
    need(
        rates, ("step", "people", "overall_rate", "step_rate"), "The funnel", ", as funnel_rates gives them."
    )
    share = rates["overall_rate"].astype(float).to_numpy()
    worst = rates["biggest_loss"].astype(int).to_numpy() if "biggest_loss" in rates.columns else 0
    if np.sum(worst) == len(rates) - 1 > 1:
        worst = 0  # where every step loses as many, none stands out
    words = [
        f"{people:,.0f} · {per_cent(of_all)}"
        + ("" if pd.isna(of_step) else f" ({per_cent(of_step)} of the step before)")
        for people, of_all, of_step in zip(rates["people"], share.tolist(), rates["step_rate"], strict=True)
    ]
    return pd.DataFrame(
        {
            "step": distinct(rates["step"]),
            "place": range(1, len(rates) + 1),
            "people": rates["people"].astype(float).to_numpy(),
            "share": share,
            "before": np.concatenate([share[:1], share[:-1]]),
            "step_rate": rates["step_rate"].astype(float).to_numpy(),
            "words": words,
            "worst": worst,
        }
    )


def _words(rows: pd.DataFrame, rates: pd.DataFrame) -> Words:
    """The finding: how many reach the end, and where most are lost."""
    if rows.empty or pd.isna(rows["share"].iloc[-1]):
        return Words("Nobody has begun yet", "", "No bars: nobody is in the first step.")
    first, last = rows.iloc[0], rows.iloc[-1]
    title = f"{per_cent(last['share'])} of {first['people']:,.0f} get to “{short(last['step'])}”"
    worst = rows[(rows["worst"] == 1) & (rows["place"] > 1)]
    if len(worst) == 1:
        at = worst.iloc[0]
        title += f"; most are lost before “{short(at['step'])}”: {per_cent(1 - at['step_rate'])}"
    elif len(worst) > 1:
        steps = [f"“{short(step)}”" for step in worst["step"]]
        title += f"; most are lost before {listed(steps, 2)}"
    elif "biggest_loss" in rates.columns and rates["biggest_loss"].any():
        title += "; each step loses the same number"
    note = "Same people, same time. Filled: who gets there; hollow: who was lost since the step before."
    steps_told = told([f"{row['step']}: {row['words']}" for row in rows.to_dict("records")], 30)
    return Words(title, note, f"Bars, one below the other. {steps_told}.")


def funnel_chart(rates: pd.DataFrame) -> Picture:
    """How many get to each step, and where are most people lost?

    `rates` as from `methods.funnel_rates`: `step`, `people`, `overall_rate`, `step_rate`, and where known
    `biggest_loss`.
    """
    rows = _rows(rates)
    return Picture(rows, _words(rows, rates), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    step = alt.Y("step:N", sort=alt.EncodingSortField(field="place", op="min"), title=None)
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    x = alt.X("share:Q", title="share of those who began", axis=axis, scale=alt.Scale(domain=[0, 1]))
    tooltip = [
        alt.Tooltip("step:N", title="Step"),
        alt.Tooltip("people:Q", title="People", format=","),
        alt.Tooltip("share:Q", title="of those who began", format=".1%"),
        alt.Tooltip("step_rate:Q", title="of the step before", format=".1%"),
    ]
    colour = alt.condition("datum.worst > 0", alt.value(theme.VERMILION), alt.value(theme.BLUE))
    bars = chart.encode(y=step, tooltip=tooltip)
    return alt.layer(
        bars.transform_filter("datum.before > datum.share")
        .mark_bar(height=17, yOffset=9, filled=False, strokeDash=[3, 3], strokeWidth=1.2)
        .encode(
            x=x,
            x2="before:Q",
            stroke=alt.condition("datum.worst > 0", alt.value(theme.VERMILION), alt.value(theme.GREY)),
        ),
        bars.mark_bar(height=17, yOffset=9).encode(x=x, color=colour),
        bars.mark_text(align="left", yOffset=-9).encode(x=alt.datum(0), text="words:N"),
    ).properties(height=alt.Step(46))
