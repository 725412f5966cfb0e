"""May a finished test be read? Groups against the total, and all its metrics beside each other.

Knows no statistics: differences and ranges come in with the tables.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, bold_rules
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture
from pmkit.english import signed

_SIGNED = "abs(datum.value) < 1e-9 ? '0' : format(datum.value, '+.3~r')"
_GROUP, _TOTAL = "group", "total"
ROLES = ("goal", "guardrail", "other")


def pooling_chart(groups: pd.DataFrame, words: Words) -> Picture:
    """Do the groups point where the total points?

    `groups`: `name`, `difference`, `low`, `high` (percentage points; the range may be missing) and `kind`
    (“group” or “total”), in the order in which they are shown.
    """
    need(groups, ("name", "difference", "low", "high", "kind"), "The chart of the groups")
    rows = groups[["name", "difference", "low", "high", "kind"]].reset_index(drop=True)
    rows["words"] = ["" if pd.isna(one) else signed(one) for one in rows["difference"]]
    return Picture(rows, words, _draw_groups)


def _draw_groups(rows: pd.DataFrame) -> Any:
    names, chart = named_rows(None, "name"), alt.Chart(rows)
    axis = alt.Axis(labelExpr=_SIGNED, tickCount=6)
    along = alt.X("difference:Q", title="variant minus control, percentage points", axis=axis)
    known = chart.transform_filter("isValid(datum.difference)")
    drawn = alt.layer(
        *bold_rules(chart.transform_aggregate(n="count()"), [5, 4], x=alt.datum(0)),
        known.transform_filter("isValid(datum.low)")
        .mark_rule(color=theme.GREY, strokeWidth=4, opacity=0.55, yOffset=BELOW_NAME)
        .encode(x=alt.X("low:Q", axis=axis), x2="high:Q", y=names),
        known.mark_point(size=120, opacity=1, yOffset=BELOW_NAME).encode(
            x=along,
            y=names,
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(domain=[_GROUP, _TOTAL], range=[theme.BLUE, theme.VERMILION]),
                legend=None,
            ),
            shape=alt.Shape(
                "kind:N", scale=alt.Scale(domain=[_GROUP, _TOTAL], range=["circle", "square"]), legend=None
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Group"),
                alt.Tooltip("difference:Q", title="Variant minus control", format="+.1f"),
                alt.Tooltip("low:Q", title="from", format="+.1f"),
                alt.Tooltip("high:Q", title="to", format="+.1f"),
            ],
        ),
        known.mark_text(dy=-10, opacity={"expr": f"{NARROW} ? 0 : 1"}).encode(
            x=along, y=names, text="words:N"
        ),
        # on a phone at the end of the line that holds the name
        known.mark_text(dy=-10, align="right", opacity={"expr": f"{NARROW} ? 1 : 0"}).encode(
            x=alt.value("width"), y=names, text="words:N"
        ),
        names_above(chart, names, "name"),
    )
    return rows_of_bars(drawn, 30)


def metrics_chart(metrics: pd.DataFrame, words: Words) -> Picture:
    """Which of all metrics stands clear of no effect, and what is it there for?

    `metrics`: `metric`, `role` (goal, guardrail, other), `value` (how much better, in half widths of its
    range, so that every range is one to either side) and `margin` (the harm that may be lived with, in the
    same unit, below 0; missing where there is none).
    """
    need(metrics, ("metric", "role", "value", "margin"), "The chart of the metrics")
    rows = metrics[["metric", "role", "value", "margin"]].reset_index(drop=True)
    rows["low"], rows["high"] = rows["value"] - 1, rows["value"] + 1
    return Picture(rows, words, _draw_metrics)


def _draw_metrics(rows: pd.DataFrame) -> Any:
    names, chart = named_rows(None, "metric"), alt.Chart(rows)
    axis = alt.Axis(labelExpr="datum.value == 0 ? 'no effect' : ''", tickCount=8)
    along = alt.X("value:Q", title="worse ← → better", axis=axis)
    roles = list(ROLES)
    colour = alt.Color(
        "role:N",
        scale=alt.Scale(domain=roles, range=[theme.GREEN, theme.VERMILION, theme.GREY]),
        legend=alt.Legend(title=None, orient="bottom"),
    )
    drawn = alt.layer(
        *bold_rules(chart.transform_aggregate(n="count()"), [5, 4], x=alt.datum(0)),
        chart.mark_rule(strokeWidth=4, opacity=0.55, yOffset=BELOW_NAME).encode(
            x=alt.X("low:Q", axis=axis), x2="high:Q", y=names, color=colour
        ),
        chart.mark_point(size=90, opacity=1, yOffset=BELOW_NAME).encode(
            x=along,
            y=names,
            color=colour,
            shape=alt.Shape(
                "role:N",
                scale=alt.Scale(domain=roles, range=["diamond", "square", "circle"]),
                legend=alt.Legend(title=None, orient="bottom"),
            ),
            tooltip=[alt.Tooltip("metric:N", title="Metric"), alt.Tooltip("role:N", title="Role")],
        ),
        chart.transform_filter("isValid(datum.margin)")
        .mark_tick(color=theme.PURPLE, thickness=3, size=18, opacity=1, yOffset=BELOW_NAME)
        .encode(x="margin:Q", y=names),
        names_above(chart, names, "metric"),
    )
    return rows_of_bars(drawn, 24)
