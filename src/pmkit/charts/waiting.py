"""How long does a team's question wait? One bar per set-up of roles: first answer, then the next person."""

from math import inf, isfinite
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture

FIRST, LATER, ENDLESS = "for the first answer", "passed on, once more", "too few hours"
_LEAST_ROOM = 12.0
"""Hours that an endless bar is drawn with where no other bar is longer."""


def _rows(waiting: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """The chart's rows: two per set-up.

    Columns: `set_up` (label; the chosen one is marked), `place` (from the top), `part`, `low` and `high`
    (hours), `words` (the sum, on the last part only). Where a wait has no end, the bar is drawn as long as
    the longest of the others, and its words say so.
    """
    longest = max([_LEAST_ROOM, *(hours for hours in waiting["waiting"] if isfinite(hours))])
    rows: list[tuple[str, int, str, float, float, str]] = []
    for place, row in enumerate(waiting.to_dict("records")):
        name = f"► {row['short']}" if row["set_up"] == chosen else str(row["short"])
        if row["waiting"] == inf:
            rows.append((name, place, ENDLESS, 0.0, longest, ""))
            rows.append((name, place, ENDLESS, longest, longest, "→ no end"))
            continue
        rows.append((name, place, FIRST, 0.0, row["first"], ""))
        rows.append((name, place, LATER, row["first"], row["waiting"], f"{row['waiting']:.1f} h"))
    return pd.DataFrame(rows, columns=["set_up", "place", "part", "low", "high", "words"])


def waiting_chart(
    waiting: pd.DataFrame, chosen: str, *, title: str, description: str, subtitle: str = ""
) -> Picture:
    """Stacked bars of hours per question, the sum written at the end.

    `waiting` is the table of `methods.role_set_ups.role_waiting`; `chosen` is the `set_up` to be marked.
    """
    return Picture(_rows(waiting, chosen), Words(title, subtitle, description), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    # By place, not by a list of names: a live chart marks another name and must keep the order.
    set_up = alt.Y("set_up:N", sort=alt.EncodingSortField("place", op="min"), title=None)
    bars = chart.mark_bar(height={"band": 0.62}, cornerRadius=0).encode(
        x=alt.X("low:Q", title="working hours of waiting", axis=alt.Axis(tickCount=6)),
        x2="high:Q",
        y=set_up,
        color=alt.Color(
            "part:N",
            title="Waits",
            scale=alt.Scale(domain=[FIRST, LATER, ENDLESS], range=[theme.BLUE, theme.VERMILION, theme.GREY]),
            legend=alt.Legend(orient="bottom", columns=1),
        ),
        tooltip=[alt.Tooltip("set_up:N", title="Set-up"), alt.Tooltip("part:N", title="Waits")],
    )
    words = chart.mark_text(align="left", dx=6, fontWeight=600).encode(x="high:Q", y=set_up, text="words:N")
    # the words at the end of the longest bar need room: on a phone a third of its width
    room = chart.transform_calculate(room=f"datum.high * ({NARROW} ? 1.35 : 1.15)")
    room = room.mark_point(opacity=0, size=0).encode(x="room:Q", y=set_up)
    return alt.layer(bars, words, room).properties(height=alt.Step(46))
