"""Where do 40 hours go, and what starves? Hours per activity beside another week and the least needed."""

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._words import Words, said

ENOUGH, STARVES = "enough", "starves"


def week_rows(activities: pd.Series, hours: pd.Series, other: pd.Series, least: pd.Series) -> pd.DataFrame:
    """The chart's rows, one per activity: `activity`, `hours`, `other`, `least` and `end`
    (hours; `end` is where the words stand), `state`, `words`, and `room` (where the axis ends)."""
    starves = hours < least
    end = pd.concat([hours, other, least], axis=1).max(axis=1).astype(float)
    return pd.DataFrame(
        {
            "activity": activities,
            "hours": hours.astype(float),
            "other": other.astype(float),
            "least": least.astype(float),
            "end": end,
            "state": starves.map({True: STARVES, False: ENOUGH}),
            "words": [
                f"{value:g} h, starves" if hungry else f"{value:g} h"
                for value, hungry in zip(hours, starves, strict=True)
            ],
            "room": 1.15 * end.max(),  # for the words after the longest bar
        }
    ).reset_index(drop=True)


def week(rows: pd.DataFrame, *, title: str, description: str) -> Any:
    """Bars of the hours, a hollow diamond for the other week, a tick for the least that an activity needs."""
    chart = alt.Chart(rows)
    activity = alt.Y("activity:N", sort=rows["activity"].tolist(), title=None)
    hours = alt.X("hours:Q", title="hours a week", axis=alt.Axis(tickMinStep=5), scale=alt.Scale(nice=True))
    bars = chart.mark_bar(height={"band": 0.66}).encode(
        x=hours,
        y=activity,
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=[ENOUGH, STARVES], range=[theme.BLUE, theme.VERMILION]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("activity:N", title="Activity"),
            alt.Tooltip("hours:Q", title="Hours"),
            alt.Tooltip("other:Q", title="The other week"),
            alt.Tooltip("least:Q", title="Least"),
        ],
    )
    least = [  # black in white, so that it is seen on the bars and in both themes
        chart.mark_tick(thickness=width, color=colour, bandSize=22).encode(x="least:Q", y=activity)
        for width, colour in ((5, "white"), (2, "black"))
    ]
    other = chart.mark_point(
        shape="diamond", size=90, filled=True, color="white", stroke="black", strokeWidth=1.5, opacity=1
    ).encode(x="other:Q", y=activity)
    words = chart.mark_text(align="left", dx=12).encode(x="end:Q", y=activity, text="words:N")
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=activity)
    drawn = alt.layer(bars, *least, other, words, room).properties(height=alt.Step(30))
    return said(drawn, Words(title, "", description))
