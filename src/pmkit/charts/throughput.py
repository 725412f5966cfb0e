"""How much does the team finish, and has that changed? A bar per period, weeks with nothing included.

Knows no test for a change: it comes in as `methods.regime_change` found it.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import WHOLE
from pmkit.charts._titles import Words, short
from pmkit.charts.picture import Picture
from pmkit.english import counted, spoken_day


class Change(Protocol):
    """A change of level, such as `methods.throughput.Regime`: `at` is the first period of the new level."""

    @property
    def at(self) -> int | None: ...
    @property
    def before(self) -> float | None: ...
    @property
    def after(self) -> float | None: ...


def _rows(history: pd.DataFrame, change: Change | None) -> pd.DataFrame:
    """The chart's rows: one per period, oldest first.

    Columns: `period` (from 1), `low`, `high` (the bar's sides), `finished`, `mean` (of its part), `part`
    (before or since), `day`, `note` and `empty` (1 where nothing was finished).
    """
    if "finished" not in history.columns:
        raise ValueError("The throughput chart needs the column finished: items per period, 0 for none.")
    finished = pd.to_numeric(history["finished"]).astype(float).to_numpy()
    period = np.arange(1, len(finished) + 1)
    at = change.at if change is not None and change.at is not None else 1
    new = period >= at
    mean = np.full(len(finished), np.nan)
    for part in (new, ~new):
        if np.isfinite(finished[part]).any():
            mean[part] = np.nanmean(finished[part])
    day: Any = ""
    if "starts" in history.columns:  # %-d would be shorter, and unknown to Windows
        days = pd.to_datetime(history["starts"])
        day = ["" if pd.isna(one) else spoken_day(one) for one in days]
    note = history["note"].fillna("").map(lambda each: short(each, 80)) if "note" in history.columns else ""
    return pd.DataFrame(
        {
            "period": period,
            "low": period - 0.45,
            "high": period + 0.45,
            "finished": finished,
            "mean": mean,
            "part": np.where(new & (at > 1), "since", "before"),
            "day": np.asarray(day),
            "note": np.asarray(note),
            "empty": (finished == 0).astype(int),
        }
    )


def _words(rows: pd.DataFrame, change: Change | None, period: str) -> Words:
    """The finding: the level before and since a change, or the average and the periods with nothing."""
    known = rows.dropna(subset=["finished"])
    empty = int(known["empty"].sum())
    none = f"in {empty} of {counted(len(known), period)} nothing was finished"
    if not empty:
        none = f"something was finished in every {period}"
    if known.empty:
        return Words("There is no history yet", "", "No bars: no period has been counted yet.")
    if change is not None and change.at is not None and (rows["part"] == "since").any():
        day = str(rows.loc[rows["period"] == change.at, "day"].iloc[0])
        since = f"{period} {change.at}" + (f" ({day})" if day else "")
        before, after = (f"{float(each or 0):,.1f}" for each in (change.before, change.after))
        title = f"Since {since} {after} items a {period} are finished; before, it was {before}"
    elif empty == len(known):
        title = f"Nothing was finished in {counted(empty, period)}"
    else:
        title = f"{float(known['finished'].mean()):,.1f} items a {period} on average; {none}"
    note = f"Items finished per {period}; line: average"
    note += f"; ring: a {period} with nothing." if empty else "."
    absent = len(rows) - len(known)
    if absent:
        note += f" {counted(absent, period)} without a count."
    least, most = known["finished"].min(), known["finished"].max()
    span = f"Between {least:,.0f} and {most:,.0f} items a {period}; {none}"
    return Words(title, note, f"Bars over time. {span}.")


def throughput_chart(history: pd.DataFrame, change: Change | None = None, *, period: str = "week") -> Picture:
    """How many items were finished in each period, and did the level change?

    `history` has `finished` (items) and may have `starts` (first day) and `note`; `change` as from
    `methods.regime_change`.
    """
    rows = _rows(history, change)
    return Picture(rows, _words(rows, change, period), partial(_draw, period=period))


def _draw(rows: pd.DataFrame, period: str) -> Any:
    chart = alt.Chart(rows)
    x = alt.X(
        "low:Q",
        title=period,
        scale=alt.Scale(zero=False, nice=False),
        axis=alt.Axis(grid=False, **WHOLE),
    )
    tooltip = [
        alt.Tooltip("period:Q", title=period.capitalize()),
        *([alt.Tooltip("day:N", title="from")] if (rows["day"] != "").any() else []),
        alt.Tooltip("finished:Q", title="Items finished"),
        *([alt.Tooltip("note:N", title="Note")] if (rows["note"] != "").any() else []),
    ]
    colour = alt.condition("datum.part == 'since'", alt.value(theme.VERMILION), alt.value(theme.BLUE))
    bars = chart.mark_rect().encode(
        x=x,
        x2="high:Q",
        y=alt.Y(
            "finished:Q",
            title=f"items finished in the {period}",
            axis=alt.Axis(**WHOLE),
            scale=alt.Scale(domainMin=0),
        ),
        y2=alt.datum(0),
        color=colour,
        opacity=alt.value(0.75),
        tooltip=tooltip,
    )
    empty = chart.transform_filter("datum.empty > 0").mark_point(
        filled=False, size=28, strokeWidth=1.5, yOffset=-5, opacity=1
    )
    level = chart.mark_line(strokeWidth=3, interpolate="step", strokeCap="butt").encode(
        x="period:Q", y="mean:Q", detail="part:N", color=colour
    )
    # the averages in words: over the left end of the first part, over the right end of the last
    levels = (
        chart.transform_filter("isValid(datum.mean)")
        .transform_aggregate(first="min(period)", last="max(period)", mean="min(mean)", groupby=["part"])
        .transform_calculate(words="'average ' + format(datum.mean, ',.1f')")
    )
    ends = [
        levels.transform_filter(f"datum.part == '{part}'")
        .mark_text(align=align, dy=-3, baseline="top", fontWeight="bold")  # type: ignore[arg-type]
        .encode(x=f"{at}:Q", y=alt.value(0), text="words:N")
        for part, align, at in (("before", "left", "first"), ("since", "right", "last"))
    ]
    room = chart.transform_calculate(room="max(1, 1.12 * datum.finished)").mark_point(opacity=0, size=0)
    drawn = alt.layer(
        bars,
        empty.encode(x="period:Q", y=alt.datum(0), color=colour, tooltip=tooltip),
        level,
        *ends,
        room.encode(y="room:Q"),
    )
    return drawn.properties(height=240)
