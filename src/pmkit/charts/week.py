"""Where do 40 hours go, and what starves? Hours per activity beside another week and the least needed."""

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import placed
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture

ENOUGH, STARVES = "enough", "starves"
_LETTERS = {"end": 0.012, "end_narrow": 0.045}
"""What a letter takes of the axis, on a wide page and on a narrow one."""


def _rows(activities: pd.Series, hours: pd.Series, other: pd.Series, least: pd.Series) -> pd.DataFrame:
    """The chart's rows, one per activity: `activity`, `hours`, `other`, `least`, `state`, `words`; in hours,
    where the words stand on a wide page and on a narrow one (`end`, `end_narrow`), and where the axis ends
    (`room`)."""
    starves = hours < least
    rows = pd.DataFrame(
        {
            "activity": activities,
            "hours": hours.astype(float),
            "other": other.astype(float),
            "least": least.astype(float),
            "state": starves.map({True: STARVES, False: ENOUGH}),
            "words": [
                f"{value:g} h, starves" if hungry else f"{value:g} h"
                for value, hungry in zip(hours, starves, strict=True)
            ],
        }
    ).reset_index(drop=True)
    rows["room"] = 1.15 * rows[["hours", "other", "least"]].to_numpy().max()
    for column, letter in _LETTERS.items():
        rows[column] = [_clear_of_marks(row, letter * row["room"]) for _, row in rows.iterrows()]
    return rows


def _clear_of_marks(row: pd.Series, letter: float) -> float:
    """Where the words may begin: at the end of the bar, or after a mark that they would cover. Words beside
    a mark farther off would be taken for its own."""
    end = float(row["hours"])
    for mark in sorted((row["least"], row["other"])):
        if end - letter <= mark <= end + letter * (len(row["words"]) + 2):
            end = max(end, float(mark))
    return end


def week_chart(
    activities: pd.Series,
    hours: pd.Series,
    other: pd.Series,
    least: pd.Series,
    *,
    title: str,
    subtitle: str = "",
) -> Picture:
    """Bars of the hours, a hollow diamond for the other week, a tick for the least that an activity needs.

    Four columns with one row per activity: what it is called, and its hours a week in this week, in the other
    one and at least.
    """
    rows = _rows(activities, hours, other, least)
    told = [
        f"{row['activity']}: {row['words']}, other week {row['other']:g} h" for row in rows.to_dict("records")
    ]
    return Picture(rows, Words(title, subtitle, "; ".join(told)), _draw)


def _draw(rows: pd.DataFrame) -> Any:
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
    words = chart.transform_calculate(at=placed("end")).mark_text(align="left", dx=12)
    words = words.encode(x="at:Q", y=activity, text="words:N")
    room = chart.mark_point(opacity=0, size=0).encode(x="room:Q", y=activity)
    return alt.layer(bars, *least, other, words, room).properties(height=alt.Step(30))
