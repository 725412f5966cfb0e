"""A test that is looked at day by day: the line a rule draws, when each rule stops, and how often each errs.

Knows no statistics: lines, stops and shares come in with the tables.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import WHOLE, bold_rules
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture
from pmkit.english import signed

_SIGNED = "abs(datum.value) < 1e-9 ? '0' : format(datum.value, '+.3~r')"
_ROOM = 1.15
"""The axis is so much longer than the longest mark: its number has to fit when rows change, too."""
_WINNERS = ("variant", "control", "no winner", "still running")


def rule_line_chart(days: pd.DataFrame, words: Words, *, until: int, stop: int | None, unit: str) -> Picture:
    """What had the test shown up to each day, and where does the rule draw its line?

    `days`: `day`, `value` (variant minus control, in `unit`), `line` (how far the value has to be from 0,
    missing where the rule can't stop), `low` and `high` (the range of the value). The value is drawn up to
    `until` with the range of that day; `stop` is the day on which the rule has stopped, None where not yet.
    """
    need(days, ("day", "value", "line", "low", "high"), "The chart of the test")
    rows = days[["day", "value", "line", "low", "high"]].astype(float).reset_index(drop=True)
    tallest = 1.1 * max(rows["value"].abs().max(), rows["line"].quantile(0.75) if rows["line"].count() else 0)
    rows["line"] = rows["line"].where(rows["line"] <= tallest)
    seen, now = rows["day"] <= until, rows["day"] == until
    rows["value"] = rows["value"].where(seen)
    rows[["low", "high"]] = rows[["low", "high"]].where(now)
    rows["below"] = -rows["line"]
    rows["stop"] = rows["value"].where(rows["day"] == stop) if stop is not None else np.nan
    return Picture(rows, words, partial(_draw_line, unit=unit))


def _draw_line(rows: pd.DataFrame, unit: str) -> Any:
    chart = alt.Chart(rows)
    x = alt.X(
        "day:Q",
        title="day of the test",
        axis=alt.Axis(grid=False, **WHOLE),
        scale=alt.Scale(zero=False, nice=False, padding=8),
    )
    up: dict[str, Any] = {
        "title": f"variant minus control, {unit}",
        "axis": alt.Axis(labelExpr=_SIGNED, tickCount=6),
    }
    tooltip = [
        alt.Tooltip("day:Q", title="Day"),
        alt.Tooltip("value:Q", title="Variant minus control", format="+.1f"),
        alt.Tooltip("line:Q", title="Line of the rule, either way", format=".1f"),
    ]
    known = chart.transform_filter("isValid(datum.line)")
    limits = [
        layer
        for side in ("line", "below")
        for layer in (
            known.mark_line(color=theme.VERMILION, strokeDash=[5, 4], strokeWidth=2).encode(
                x=x, y=alt.Y(f"{side}:Q", **up)
            ),
            known.mark_point(shape="stroke", color=theme.VERMILION, size=60, opacity=1).encode(
                x=x, y=alt.Y(f"{side}:Q", **up), tooltip=tooltip
            ),
        )
    ]
    seen = chart.transform_filter("isValid(datum.value)").encode(x=x, y=alt.Y("value:Q", **up))
    drawn = alt.layer(
        chart.mark_rule(color=theme.GREY, strokeWidth=2).encode(y=alt.datum(0)),
        *limits,
        chart.transform_filter("isValid(datum.low)")
        .mark_rule(color=theme.BLUE, strokeWidth=7, opacity=0.35)
        .encode(x=x, y=alt.Y("low:Q", **up), y2="high:Q"),
        seen.mark_line(color=theme.BLUE),
        seen.mark_point(color=theme.BLUE, size=28, opacity=1).encode(tooltip=tooltip),
        chart.transform_filter("isValid(datum.stop)")
        .mark_point(shape="square", filled=False, color=theme.PURPLE, size=230, strokeWidth=3, opacity=1)
        .encode(x=x, y=alt.Y("stop:Q", **up)),
    )
    return drawn.properties(height=290)


def stops_chart(stops: pd.DataFrame, words: Words, *, days: int) -> Picture:
    """Who would stop when? A bar per rule, as long as it lets the test run.

    `stops`: `rule` (what it is called), `ran` (days until now or until it stopped), `winner` (variant,
    control, no winner, still running) and `says` (a few words). `days` is how long the test was to run.
    """
    need(stops, ("rule", "ran", "winner", "says"), "The chart of the stops")
    rows = stops[["rule", "ran", "winner", "says"]].reset_index(drop=True).assign(days=days)
    rows["inside"] = (rows["ran"] > days / 2).astype(int)
    return Picture(rows, words, _draw_stops)


def _draw_stops(rows: pd.DataFrame) -> Any:
    names = named_rows(None, "rule")
    chart = alt.Chart(rows)
    axis = alt.Axis(**WHOLE)
    colours = (theme.BLUE, theme.VERMILION, theme.OCHRE, theme.GREY)
    bars = chart.mark_bar(height=bar_height(20), yOffset=BELOW_NAME).encode(
        x=alt.X("ran:Q", title="day on which it stops", axis=axis, scale=alt.Scale(zero=True)),
        y=names,
        color=alt.Color("winner:N", scale=alt.Scale(domain=list(_WINNERS), range=list(colours)), legend=None),
        tooltip=[alt.Tooltip("rule:N", title="Rule"), alt.Tooltip("says:N", title="It")],
    )
    inside = chart.transform_filter("datum.inside > 0").mark_text(
        align="right", dx=-6, dy=BELOW_NAME, color=theme.ON_COLOUR
    )
    beside = chart.transform_filter("datum.inside == 0").mark_text(align="left", dx=6, dy=BELOW_NAME)
    drawn = alt.layer(
        # an unseen bar keeps the axis as long as the test
        chart.mark_bar(opacity=0, yOffset=BELOW_NAME).encode(x=alt.X("days:Q", axis=axis), y=names),
        bars,
        inside.encode(x="ran:Q", y=names, text="says:N"),
        beside.encode(x="ran:Q", y=names, text="says:N"),
        names_above(chart, names, "rule"),
    )
    return rows_of_bars(drawn, 28)


def rules_chart(rules: pd.DataFrame, words: Words, *, x: str, line: float) -> Picture:
    """Of many invented tests, how many does each rule name a winner in?

    `rules`: `rule`, `share` (of the invented tests) and `exact` (the same worked out exactly, missing where
    nobody can); `line` is the share to compare with.
    """
    need(rules, ("rule", "share", "exact"), "The chart of the rules")
    rows = rules[["rule", "share", "exact"]].reset_index(drop=True).assign(line=line)
    rows["words"] = [f"{100 * share:.0f} %" for share in rows["share"]]
    rows["end"] = rows[["share", "exact", "line"]].max(axis=1).where(rows["exact"].notna(), rows["share"])
    rows["room"] = _ROOM * rows[["share", "exact", "line"]].max().max()
    return Picture(rows, words, partial(_draw_rules, x=x))


def _draw_rules(rows: pd.DataFrame, x: str) -> Any:
    names, chart = named_rows(None, "rule"), alt.Chart(rows)
    along = alt.X(
        "share:Q", title=x, axis=alt.Axis(format="%", tickCount=5), scale=alt.Scale(zero=True, nice=False)
    )
    tooltip = [
        alt.Tooltip("rule:N", title="Rule"),
        alt.Tooltip("share:Q", title="of the invented tests", format=".1%"),
        alt.Tooltip("exact:Q", title="worked out exactly", format=".1%"),
    ]
    drawn = alt.layer(
        chart.mark_point(opacity=0).encode(x="room:Q", y=names),
        chart.mark_bar(color=theme.BLUE, height=bar_height(18), yOffset=BELOW_NAME).encode(
            x=along, y=names, tooltip=tooltip
        ),
        *bold_rules(chart.transform_aggregate(at="max(line)"), [5, 4], x="at:Q"),
        chart.transform_filter("isValid(datum.exact)")
        .mark_point(
            filled=False, size=90, strokeWidth=2.5, color=theme.VERMILION, opacity=1, yOffset=BELOW_NAME
        )
        .encode(x="exact:Q", y=names, tooltip=tooltip),
        chart.mark_text(align="left", dx=9, dy=BELOW_NAME).encode(x="end:Q", y=names, text="words:N"),
        names_above(chart, names, "rule"),
    )
    return rows_of_bars(drawn, 30)


def estimates_chart(rules: pd.DataFrame, words: Words, *, truth: float) -> Picture:
    """What do the tests that a rule calls won report, and what is true?

    `rules`: `rule` and `estimate` (mean of the won tests, percentage points; missing where none was won).
    """
    need(rules, ("rule", "estimate"), "The chart of the estimates")
    rows = rules[["rule", "estimate"]].reset_index(drop=True).assign(truth=truth)
    rows["words"] = ["no test won" if pd.isna(one) else signed(one) for one in rows["estimate"]]
    rows["at"] = rows["estimate"].fillna(truth)
    rows["room"] = _ROOM * max(rows["at"].max(), truth)
    return Picture(rows, words, _draw_estimates)


def _draw_estimates(rows: pd.DataFrame) -> Any:
    names, chart = named_rows(None, "rule"), alt.Chart(rows)
    axis = alt.Axis(labelExpr=_SIGNED, tickCount=6)
    along = alt.X(
        "at:Q",
        title="at the stop: variant minus control",
        axis=axis,
        scale=alt.Scale(zero=True, nice=False),
    )
    known = chart.transform_filter("isValid(datum.estimate)")
    drawn = alt.layer(
        chart.mark_point(opacity=0).encode(x="room:Q", y=names),
        known.mark_rule(color=theme.GREY, strokeWidth=3, yOffset=BELOW_NAME).encode(
            x="truth:Q", x2="estimate:Q", y=names
        ),
        *bold_rules(chart.transform_aggregate(at="max(truth)"), [5, 4], x="at:Q"),
        known.mark_point(color=theme.PURPLE, size=110, opacity=1, yOffset=BELOW_NAME).encode(
            x=along, y=names
        ),
        chart.mark_text(align="left", dx=10, dy=BELOW_NAME).encode(x=along, y=names, text="words:N"),
        names_above(chart, names, "rule"),
    )
    return rows_of_bars(drawn, 30)
