"""What happens when a test is looked at again and again? The running difference, and the false alarms.

Knows no statistics: differences with their intervals and the chances come in with the data frames.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import WHOLE, bold_rules
from pmkit.charts._titles import Words, per_cent, told
from pmkit.charts.picture import Picture
from pmkit.english import counted, signed

_CLOSE = 1e-12
_WORDED = 10


def _looks_rows(looks: pd.DataFrame, planned_end: float | None) -> pd.DataFrame:
    """One row per look, in order; `clear` is 1 where the interval leaves out 0, `planned` the planned end."""
    need(looks, ("day", "difference", "low", "high"), "The chart of the test")
    rows = looks[["day", "difference", "low", "high"]].reset_index(drop=True).astype(float)
    rows = rows.sort_values("day", kind="stable")
    clear = (rows["low"] > _CLOSE) | (rows["high"] < -_CLOSE)
    return rows.assign(clear=clear.astype(int), planned=planned_end).reset_index(drop=True)


def _looks_words(rows: pd.DataFrame) -> Words:
    """The finding: when the interval first left out 0, and what it says at the end."""
    rows = rows.dropna(subset=["difference", "low", "high"])
    if rows.empty:
        return Words("Nobody has been counted yet", "", "No line: there is no result yet.")
    last = rows.iloc[-1]
    first = rows[rows["clear"] == 1].head(1)
    end = f"{_points(last['low'])} to {_points(last['high'])} points on day {last['day']:.0f}"
    if first.empty:
        title = f"On no day did the difference stand clear of zero; it is {end}"
    elif last["clear"]:
        title = f"The difference is clear of zero at the end: {end}"
    else:
        title = f"Clear of zero on day {first['day'].iloc[0]:.0f}, no longer at the end: {end}"
    note = "Line: variant minus control, percentage points; band: its 95 % interval. Triangle: clear of zero."
    alarms = counted(int(rows["clear"].sum()), "day")
    return Words(
        title,
        note,
        f"A line with its band, day by day. The interval leaves out zero on {alarms} of {len(rows)}.",
    )


def looks_chart(looks: pd.DataFrame, planned_end: float | None = None) -> Picture:
    """What would one have concluded on each day, had one looked?

    `looks` has `day`, `difference`, `low`, `high` (shares, variant minus control, of all people so far);
    `planned_end` is the day on which the test was to be read.
    """
    rows = _looks_rows(looks, planned_end)
    return Picture(rows, _looks_words(rows), _draw_looks)


def _draw_looks(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    axis = alt.Axis(
        labelExpr="abs(datum.value) < 1e-9 ? '0' : format(100 * datum.value, '+.3~r')", tickCount=6
    )
    x = alt.X(
        "day:Q",
        title="day of the test",
        axis=alt.Axis(grid=False, **WHOLE),
        scale=alt.Scale(zero=False, nice=False),
    )
    tooltip = [
        alt.Tooltip("day:Q", title="Day"),
        alt.Tooltip("difference:Q", title="Variant minus control", format="+.1%"),
        alt.Tooltip("low:Q", title="from", format="+.1%"),
        alt.Tooltip("high:Q", title="to", format="+.1%"),
    ]
    shown = chart.encode(x=x, tooltip=tooltip)
    line = shown.encode(y=alt.Y("difference:Q", title="difference, percentage points", axis=axis))
    drawn = alt.layer(
        shown.mark_area(color=theme.BLUE, opacity=0.22).encode(y=alt.Y("low:Q", axis=axis), y2="high:Q"),
        chart.mark_rule(color=theme.GREY, strokeWidth=2).encode(y=alt.datum(0)),
        chart.mark_rule(color=theme.GREY, strokeDash=[4, 3], strokeWidth=2).encode(x="planned:Q"),
        line.mark_line(color=theme.BLUE),
        line.transform_filter("datum.clear > 0").mark_point(
            shape="triangle-up", color=theme.VERMILION, size=80, opacity=1
        ),
        chart.transform_filter("isValid(datum.planned)")
        .transform_aggregate(planned="max(planned)", groupby=[])
        .mark_text(align="right", dx=-5, dy=8, baseline="top")
        .encode(x="planned:Q", y=alt.value(0), text=alt.value("planned end")),
    )
    return drawn.properties(height=270)


def false_alarms_chart(chances: pd.DataFrame, *, level: float = 0.05) -> Picture:
    """How often does a test without any effect look like a success, the more often one looks?

    `chances` has `looks` (how many) and `chance` (of at least one false alarm, a share), as
    `methods.false_alarm_chance` gives it; `level` is that of a single look.
    """
    need(chances, ("looks", "chance"), "The chart of the test")
    rows = chances[["looks", "chance"]].astype(float).sort_values("looks").reset_index(drop=True)
    rows["label"] = rows["looks"].map("{:.0f}".format)
    rows["words"] = rows["chance"].map(lambda chance: per_cent(chance))
    if len(rows) > _WORDED:  # more would overlap: only the ends are told in words
        rows["words"] = rows["words"].where(rows.index.isin([0, len(rows) - 1]), "")
    return Picture(rows, _false_alarms_words(rows, level), partial(_draw_false_alarms, level=level))


def _false_alarms_words(rows: pd.DataFrame, level: float) -> Words:
    """The finding: how often the largest number of looks finds a success that is none."""
    if rows.empty:
        return Words("No number of looks is given", "", "No bars.")
    last = rows.iloc[-1]
    often = f"{per_cent(last['chance'])} of tests without effect look like a success"
    each = told([f"{row['label']}: {per_cent(row['chance'])}" for row in rows.to_dict("records")])
    return Words(
        f"With {counted(int(last['looks']), 'look')}, {often}",
        f"Each look at a level of {per_cent(level)}. Line: what was promised.",
        f"Bars, one for each number of looks. {each}.",
    )


def _draw_false_alarms(rows: pd.DataFrame, level: float) -> Any:
    chart = alt.Chart(rows)
    x = alt.X(
        "label:N",
        sort=alt.EncodingSortField(field="looks", op="min"),
        title="looks at the result",
        axis=alt.Axis(labelAngle=0, labelOverlap="greedy"),
    )
    y = alt.Y("chance:Q", title="chance of a false alarm", axis=alt.Axis(format="%", tickCount=5))
    drawn = alt.layer(
        chart.mark_bar(color=theme.VERMILION, opacity=0.85, width={"band": 0.7}).encode(x=x, y=y),
        chart.mark_text(dy=-8).encode(x=x, y=y, text="words:N"),
        *bold_rules(chart.transform_aggregate(n="count()"), [5, 4], y=alt.datum(level)),
    )
    wide = min(max(56 * len(rows), 280), 700)
    return drawn.properties(height=240).configure_view(discreteWidth=wide)


def _points(share: float) -> str:
    return signed(100 * share)
