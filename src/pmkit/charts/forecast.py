"""When will it be done, and how many will be done? The chance of every answer, with 50, 85 and 95 % read out.

Knows no arithmetic of forecasts: tables come in as the forecasts of `pmkit.methods` give them.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, WHOLE
from pmkit.charts._titles import Words, per_cent
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural, spoken_day

SHARES = (0.5, 0.85, 0.95)
# On a phone there is no room for the unit, which stands under the axis: “95 %: 22”.
_LABEL = f"{NARROW} ? replace(datum.words, / (weeks?|days?|months?|items?)/, '') : datum.words"
_TAIL = 0.0008
_CLOSE = 1e-9
BANDS = ("the first 50 %", "50 to 85 %", "85 to 95 %", "the last 5 %")
_OPACITY = (0.95, 0.7, 0.45, 0.25)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def _when_words(table: pd.DataFrame, what: str, *, period: str, starts: date | None) -> Words:
    """The finding: how long is enough with 85 %, and what the other two certainties need."""
    found = _read_out(table["period"], table["done_by"], rising=True)
    if found[0.5] is None:
        title = f"{what}: no date is in sight that is better than a coin toss"
        return Words(title, "The history holds too little finished work for an answer.", f"{title}.")
    note = f"Each bar: the chance to finish in exactly that {period}. More certainty needs more time."
    spans = {share: None if at is None else counted(at, period) for share, at in found.items()}
    named = 0.85 if spans[0.85] else 0.5
    are = plural(found[named] or 0, "is", "are")
    title = f"{what}: {spans[named]} {are} enough with {per_cent(named)} certainty"
    if starts is not None and period in _DAYS:
        end = pd.Timestamp(starts) + pd.Timedelta(days=_DAYS[period] * (found[named] or 0) - 1)
        title += f", until {spoken_day(end)}"
    rest = [f"{per_cent(share)}: {spans[share] or 'not in sight'}" for share in SHARES]
    return Words(
        title, note, f"Bars of the chance of each period. {', '.join(rest)}. More certainty needs more time."
    )


def _how_many_words(table: pd.DataFrame, span: str, what: str) -> Words:
    """The finding: how many are done with 85 %."""
    found = _read_out(table["items"], table["at_least"], rising=False)
    at_least = {share: f"{counted(at or 0, what)}{' or more' if at else ''}" for share, at in found.items()}
    title = f"{span}: {at_least[0.85]} with 85 % certainty"
    if not found[0.85]:
        title = f"{span}: not even one {what} with 85 % certainty"
    things = plural(0, what)
    note = f"Each bar: the chance of exactly so many {things}. More certainty means fewer {things}."
    rest = ", ".join(f"{per_cent(share)}: {at_least[share]}" for share in SHARES)
    return Words(
        title, note, f"Bars of the chance of each number. {rest}. More certainty means fewer {things}."
    )


def when_chart(
    table: pd.DataFrame,
    what: str = "The work",
    *,
    period: str = "week",
    starts: date | None = None,
) -> Picture:
    """When will it be done, with 50, 85 and 95 % certainty?

    `table` as from `WhenForecast.table()`: `period`, `chance` (finished exactly in it) and `done_by` (in it
    or before). `what` is the subject of the title ("30 items"); with `starts` (the day on which work begins)
    the title names a date.
    """
    need(table, ("period", "chance", "done_by"), "The when chart", ": the forecast's own table.")
    rows = _rows(table["period"], table["chance"], table["done_by"], period, rising=True)
    words = _when_words(table, what, period=period, starts=starts)
    return Picture(rows, words, partial(_draw, title=f"{plural(0, period)} from the start"))


def how_many_chart(table: pd.DataFrame, span: str = "In that time", *, what: str = "item") -> Picture:
    """How many will be done in a given time, with 50, 85 and 95 % certainty?

    `table` as from `HowManyForecast.table()`: `items`, `chance` and `at_least`; `span` is the time in the
    title ("In 12 weeks").
    """
    need(table, ("items", "chance", "at_least"), "The how many chart", ": the forecast's own table.")
    rows = _rows(table["items"], table["chance"], table["at_least"], what, rising=False)
    draw = partial(_draw, title=f"{plural(0, what)} finished")
    return Picture(rows, _how_many_words(table, span, what), draw)


def _read_out(at: pd.Series, reached: pd.Series, *, rising: bool) -> dict[float, int | None]:
    """The answer for each share: the first period that reaches it, or the largest number that still does."""
    values, sure = at.to_numpy(), reached.to_numpy(dtype=float)
    found: dict[float, int | None] = {}
    for share in SHARES:
        spots = np.flatnonzero(sure >= share - _CLOSE)
        found[share] = None if not spots.size else int(values[spots[0] if rising else spots[-1]])
    return found


def _rows(at: pd.Series, chance: pd.Series, reached: pd.Series, unit: str, *, rising: bool) -> pd.DataFrame:
    """The chart's rows: a bar per answer, and a mark for each of 50, 85 and 95 %.

    Columns: `kind` (bar or mark), `at`, `low`, `high`, `chance`, `sure` (the share reached there), `band`,
    `words` and `top` (the mark's height).
    """
    table = pd.DataFrame(
        {"at": at.astype(float), "chance": chance.astype(float), "sure": reached.astype(float)}
    ).reset_index(drop=True)
    seen = np.flatnonzero(table["chance"] > _TAIL * max(float(table["chance"].max()), _CLOSE))
    if seen.size:
        table = table.iloc[seen[0] : seen[-1] + 1]
    # a team that finishes by the hundred leaves gaps: bars as wide as the step from one outcome to the next
    steps = table.loc[table["chance"] > 0, "at"].diff()
    half = 0.45 * (float(steps.min()) if steps.notna().any() else 1.0)
    # a bar belongs to the band in which its certainty is used up
    used = (table["sure"] - table["chance"]).to_numpy()
    band = np.searchsorted(np.array(SHARES), used + _CLOSE, side="right")
    bars = table.assign(
        kind="bar", low=table["at"] - half, high=table["at"] + half, band=[BANDS[each] for each in band]
    )
    read = _read_out(at, reached, rising=rising)
    found = [(spot, share) for share, spot in read.items() if spot is not None]
    highest = float(table["chance"].max())
    marks = [
        {
            "kind": "mark",
            "at": float(spot),
            "words": f"{per_cent(share)}: {counted(spot, unit)}{'' if rising or not spot else ' or more'}",
            # from left to right each mark ends lower, so that no line crosses the words of another
            "top": highest * (1.27 - 0.09 * level),
            "sure": share,
        }
        for level, (spot, share) in enumerate(sorted(found))
    ]
    rows = pd.concat([bars, pd.DataFrame(marks)], ignore_index=True).assign(room=1.3 * highest)
    for column in ("words", "band"):
        rows[column] = rows[column].fillna("") if column in rows.columns else ""
    return rows


def _draw(rows: pd.DataFrame, title: str) -> Any:
    chart = alt.Chart(rows)
    along: dict[str, Any] = {
        "title": title,
        "scale": alt.Scale(zero=False, nice=False),
        "axis": alt.Axis(**WHOLE, grid=False),
    }
    up: dict[str, Any] = {
        "title": "chance",
        "scale": alt.Scale(zero=True, nice=False),
        "axis": alt.Axis(format=".1~%", tickCount=4),
    }
    bars = chart.transform_filter("datum.kind == 'bar'").encode(
        x=alt.X("low:Q", **along),
        x2="high:Q",
        y=alt.Y("chance:Q", **up),
        opacity=alt.Opacity("band:N", scale=alt.Scale(domain=list(BANDS), range=list(_OPACITY)), legend=None),
        tooltip=[
            alt.Tooltip("at:Q", title=title),
            alt.Tooltip("chance:Q", title="chance of exactly that", format=".1%"),
            alt.Tooltip("sure:Q", title="certainty", format=".1%"),
            alt.Tooltip("band:N", title="part of all outcomes"),
        ],
    )
    marks = chart.transform_filter("datum.kind == 'mark'").encode(
        x=alt.X("at:Q", **along), y=alt.Y("top:Q", **up)
    )
    return alt.layer(
        bars.mark_rect(color=theme.BLUE),
        marks.mark_rule(color=theme.VERMILION, strokeWidth=2).encode(y2=alt.datum(0)),
        marks.mark_text(align="left", dx=6, dy=5, fontWeight="bold", text=alt.ExprRef(_LABEL)),
        chart.mark_point(opacity=0, size=0).encode(x=alt.X("at:Q", **along), y=alt.Y("room:Q", **up)),
    ).properties(height=270)
