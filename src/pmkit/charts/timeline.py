"""When is what worked on, what may slip, and who has too much? A timeline per team with slack and overload.

Knows no scheduling: the plan comes in with its dates, as `methods.build_schedule` or a hand made it, and the
load as `methods.team_load` counts it. What stands on it is worked out in `_timeline_rows`.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW
from pmkit.charts._timeline_rows import CRITICAL, EARLY, OTHER, timeline_rows, timeline_words
from pmkit.charts.picture import Picture

COLOURS = {CRITICAL: theme.VERMILION, OTHER: theme.BLUE, EARLY: theme.PURPLE}


def timeline_chart(
    plan: pd.DataFrame, load: pd.DataFrame | None = None, *, starts: date | None = None
) -> Picture:
    """When is what worked on, what may slip, and in which weeks has a team too much?

    `plan` has `item`, `start` (week from 0, the start of the plan), `finish` or `duration` (weeks), and
    may have `id`, `team`, `slack` (weeks), `critical`, `requires` (ids) and, after a shock,
    `start_before` and `finish_before`; items without a start are left out. `load` has `team`, `week`,
    `load`, `capacity` and `over`. With `starts`, the day on which week 0 begins, the axis has days.
    Raises ValueError where a column is missing.
    """
    rows = timeline_rows(plan, load)
    # of work that is all alike there is nothing to tell apart
    all_alike = "critical" not in plan.columns and EARLY not in set(rows["state"])
    return Picture(rows, timeline_words(plan, load), partial(_draw, legend=not all_alike, starts=starts))


def _weeks_or_days(starts: date | None) -> dict[str, Any]:
    """The axis of weeks, with the days on which they begin where these are known."""
    if starts is None:
        return {"title": "week of the plan", "axis": alt.Axis(format="d")}
    begins = f"utc({starts.year}, {starts.month - 1}, {starts.day})"
    day = f"utcFormat({begins} + 6048e5 * datum.value, '%-d %b %y')"
    return {"title": "day", "axis": alt.Axis(labelExpr=day, labelOverlap=True)}


def _draw(rows: pd.DataFrame, legend: bool, starts: date | None = None) -> Any:
    chart = alt.Chart(rows)
    line = alt.Y("row:N", sort=alt.EncodingSortField(field="place", op="min"), title=None)
    week = alt.X("start:Q", **_weeks_or_days(starts), scale=alt.Scale(zero=True, nice=False))
    tooltip = [
        alt.Tooltip("row:N", title="Item"),
        alt.Tooltip("team:N", title="Team"),
        alt.Tooltip("start:Q", title="starts in week", format=".3~r"),
        alt.Tooltip("finish:Q", title="finished in week", format=".3~r"),
        alt.Tooltip("words:N", title="slack"),
    ]
    kinds = {
        kind: chart.transform_filter(f"datum.kind == '{kind}'") for kind in ("item", "load", "need", "before")
    }
    work = kinds["item"].encode(x=week, x2="finish:Q", y=line, tooltip=tooltip)
    below = alt.Legend(
        title=None, orient="bottom", symbolType="square", columns=alt.ExprRef(f"{NARROW} ? 1 : 3")
    )
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
        legend=below if legend else None,
    )
    slack = kinds["item"].transform_filter("datum.until > datum.finish")
    load_cells = kinds["load"].encode(x=week, x2="finish:Q", y=line)
    over = load_cells.transform_filter("datum.state == 'over'")
    load_tip = [
        alt.Tooltip("row:N", title="Team"),
        alt.Tooltip("start:Q", title="week"),
        alt.Tooltip("words:N", title="people at work / there"),
    ]
    return alt.layer(
        load_cells.mark_rect(height={"band": 0.55}, color=theme.GREY).encode(
            opacity=alt.Opacity(
                "share:Q", scale=alt.Scale(domain=[0, 1], range=[0.06, 0.75], clamp=True), legend=None
            ),
            tooltip=load_tip,
        ),
        over.mark_rect(height={"band": 0.8}, color=theme.VERMILION).encode(tooltip=load_tip),
        kinds["load"]
        .transform_filter("datum.state == 'over'")
        .mark_text(color=theme.ON_COLOUR, fontWeight="bold", fontSize=12)
        .encode(x=alt.X("middle:Q"), y=line, text=alt.value("!")),
        kinds["before"]
        .mark_bar(height={"band": 0.9}, filled=False, stroke=theme.GREY, strokeDash=[3, 2], strokeWidth=1.2)
        .encode(x=week, x2="finish:Q", y=line),
        kinds["need"]
        .mark_rule(strokeWidth=1.2, opacity=0.8)
        .encode(
            x=week,
            x2="finish:Q",
            y=line,
            y2="other:N",
            color=alt.condition(f"datum.state == '{EARLY}'", alt.value(theme.PURPLE), alt.value(theme.GREY)),
        ),
        slack.mark_rule(strokeWidth=3, color=theme.BLUE, opacity=0.55).encode(
            x=alt.X("finish:Q"), x2="until:Q", y=line, tooltip=tooltip
        ),
        slack.mark_tick(thickness=3, color=theme.BLUE, height=9).encode(x="until:Q", y=line, tooltip=tooltip),
        work.mark_bar(height={"band": 0.62}, cornerRadius=2).encode(color=colour),
        kinds["item"]
        .transform_filter(f"datum.state == '{EARLY}'")
        .mark_text(align="left", dx=4, color=theme.ON_COLOUR, fontWeight="bold", fontSize=12)
        .encode(x=week, y=line, text=alt.value("!")),
    ).properties(height=alt.Step(24))
