"""Where does one game lie: beside others on the same luck, and among many games of each kind?

Knows no rule: results come in as numbers, in the unit that the words name.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_AXIS = "abs(datum.value) < 1e-9 ? '0' : format(datum.value, ',.4~r')"
_LETTER = 0.022
"""Of the width, for each letter of the words at the right."""


def game_dots_chart(table: pd.DataFrame, words: Words, *, axis: str) -> Picture:
    """A dot for each game, in the order of the table: `name`, `value`, `yours` (true for the one that the
    chart is about: a diamond), `words` (at its right)."""
    need(table, ("name", "value", "yours", "words"), "The chart of games")
    rows = pd.DataFrame(
        {
            "item": distinct(table["name"]),
            "place": range(len(table)),
            "value": table["value"].astype(float).to_numpy(),
            "kind": ["yours" if one else "other" for one in table["yours"]],
            "words": table["words"].to_numpy(),
        }
    )
    return Picture(_with_room(rows, rows["value"], rows["value"]), words, partial(_draw_dots, axis=axis))


def game_bands_chart(table: pd.DataFrame, words: Words, *, axis: str) -> Picture:
    """A band for each row with one value beside it: `name`, `low` and `high` (ends of the
    band), `middle`, `value` (a diamond; missing where there is none), `words` (at its right)."""
    need(table, ("name", "low", "middle", "high", "value", "words"), "The chart of bands")
    numbers = table[["low", "middle", "high", "value"]].astype(float).reset_index(drop=True)
    rows = numbers.assign(
        item=distinct(table["name"]),
        place=range(len(table)),
        kind="yours",
        words=table["words"].to_numpy(),
    )
    ends = numbers.max(axis=1)
    return Picture(_with_room(rows, numbers.min(axis=1), ends), words, partial(_draw_bands, axis=axis))


def game_events_chart(table: pd.DataFrame, words: Words, *, now: int) -> Picture:
    """What happened in which quarter: `kind` (in the order in which kinds first come), `quarter`, `count` (a
    mark with this number), `words`. Marks of the quarter `now` are squares, others circles."""
    need(table, ("kind", "quarter", "count", "words"), "The chart of events")
    kinds = {one: at for at, one in enumerate(dict.fromkeys(table["kind"]))}
    rows = table.reset_index(drop=True).assign(
        item=table["kind"].to_numpy(),
        place=[kinds[one] for one in table["kind"]],
        shape=["now" if one == now else "other" for one in table["quarter"]],
        count=[str(one) for one in table["count"]],
    )
    return Picture(rows.drop(columns="kind"), words, _draw_events)


def _with_room(rows: pd.DataFrame, low: pd.Series, high: pd.Series) -> pd.DataFrame:
    """The rows with the place of the words, right of all marks, and the end of the room for them."""
    left, right = (min(low.min(), 0.0), max(high.max(), 0.0)) if len(rows) else (0.0, 1.0)
    wide = (right - left) or 1.0
    letters = max((len(one) for one in rows["words"]), default=0)
    return rows.assign(
        begin=left - 0.03 * wide, end=right + 0.03 * wide, room=right + (0.05 + _LETTER * letters) * wide
    )


def _channels(rows: pd.DataFrame, axis: str) -> tuple[Any, Any, Any, Any]:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    scale = alt.Scale(zero=True, nice=False)
    x = alt.X("value:Q", title=axis, axis=alt.Axis(labelExpr=_AXIS, tickCount=5), scale=scale)
    zero = chart.mark_rule(color=theme.MUTED, strokeDash=[4, 3]).encode(x=alt.datum(0))
    return chart, place, x, zero


def _around(chart: Any, place: Any) -> list[Any]:
    words = chart.mark_text(align="left", dy=BELOW_NAME).encode(x="end:Q", y=place, text="words:N")
    rooms = [chart.mark_point(opacity=0, size=0).encode(x=f"{one}:Q", y=place) for one in ("begin", "room")]
    return [words, *rooms, names_above(chart, place)]


def _draw_dots(rows: pd.DataFrame, axis: str) -> Any:
    chart, place, x, zero = _channels(rows, axis)
    kinds = ["yours", "other"]
    dots = chart.mark_point(size=120, opacity=1, yOffset=BELOW_NAME).encode(
        x=x,
        y=place,
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[theme.VERMILION, theme.BLUE]),
                        legend=None),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["diamond", "circle"]), legend=None),
        tooltip=[alt.Tooltip("item:N", title="Who"), alt.Tooltip("words:N", title="Result")],
    )  # fmt: skip
    return rows_of_bars(alt.layer(zero, dots, *_around(chart, place)), 28)


def _draw_bands(rows: pd.DataFrame, axis: str) -> Any:
    chart, place, x, zero = _channels(rows, axis)
    bands = chart.mark_rule(strokeWidth=9, opacity=0.5, color=theme.BLUE, yOffset=BELOW_NAME).encode(
        x=alt.X("low:Q"), x2="high:Q", y=place, tooltip=[alt.Tooltip("item:N"), alt.Tooltip("words:N")]
    )
    middles = chart.mark_tick(thickness=2, size=16, color=theme.BLUE, yOffset=BELOW_NAME)
    middles = middles.encode(x="middle:Q", y=place)
    yours = chart.mark_point(size=110, opacity=1, shape="diamond", color=theme.VERMILION, yOffset=BELOW_NAME)
    return rows_of_bars(
        alt.layer(zero, bands, middles, yours.encode(x=x, y=place), *_around(chart, place)), 28
    )


def _draw_events(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    x = alt.X("quarter:O", title="quarter", axis=alt.Axis(labelAngle=0))
    kinds = ["now", "other"]
    marks = chart.mark_point(size=330, opacity=1, filled=True, yOffset=BELOW_NAME).encode(
        x=x,
        y=place,
        shape=alt.Shape("shape:N", scale=alt.Scale(domain=kinds, range=["square", "circle"]), legend=None),
        color=alt.Color(
            "shape:N", scale=alt.Scale(domain=kinds, range=[theme.VERMILION, theme.BLUE]), legend=None
        ),
        tooltip=[alt.Tooltip("item:N", title="What"), alt.Tooltip("words:N", title="Which")],
    )
    numbers = chart.mark_text(color=theme.ON_COLOUR, dy=BELOW_NAME).encode(x=x, y=place, text="count:N")
    return rows_of_bars(alt.layer(marks, numbers, names_above(chart, place)), 28)
