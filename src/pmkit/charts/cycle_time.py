"""How long did each finished item take? A point per item, with lines under which 50, 85 and 95 of 100 lie.

Knows no arithmetic of service levels: the lines come in as `pmkit.methods.service_level` found them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import WHOLE
from pmkit.charts._titles import Words, per_cent, short
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, spoken_day


def _rows(items: pd.DataFrame, levels: Mapping[float, int | None], chosen: float) -> pd.DataFrame:
    """A point per item, then a line per level: `kind`, `day`, `days`, `date`, `name`, `words` and `late` (1
    above the chosen line)."""
    done = pd.to_datetime(items["done"])
    names = items["item"] if "item" in items.columns else items.get("id", pd.Series("", index=items.index))
    points = pd.DataFrame(
        {
            "kind": "point",
            "day": done.dt.strftime("%Y-%m-%d") if len(items) else pd.Series(dtype=str),
            "days": items["days"].astype(float),
            "date": [spoken_day(one) for one in done],
            "name": [short(str(one), 60) for one in names],
            "words": "",
            "late": (items["days"] > (levels.get(chosen) or np.inf)).astype(int),
        }
    )
    lines = [
        {
            "kind": "line",
            "days": float(days),
            "words": f"{per_cent(share)}: {counted(days, 'day')}",
            "late": 0,
        }
        for share, days in levels.items()
        if days is not None
    ]
    rows = pd.concat([points, pd.DataFrame(lines)], ignore_index=True)
    for column in ("day", "date", "name", "words"):
        rows[column] = rows[column].fillna("") if column in rows else ""
    return rows


def _words(rows: pd.DataFrame, levels: Mapping[float, int | None], chosen: float) -> Words:
    days = rows.loc[rows["kind"] == "point", "days"]
    told = [f"{per_cent(share)} in {counted(day, 'day')} or less" for share, day in levels.items() if day]
    at = levels.get(chosen)
    title = f"{counted(len(days), 'finished item')}: too few for {per_cent(chosen)}"
    if at is not None:
        title = f"One item takes {counted(at, 'day')} or less with {per_cent(chosen)}"
    least, most = int(days.min()), int(days.max())
    span = f"{len(days):,} points between {counted(least, 'day')} and {counted(most, 'day')}"
    note = "A point: one finished item. Line: so many in 100 lie under it."
    return Words(title, note, f"{span}. {listed(told).capitalize()}." if told else f"{span}.")


def cycle_time_chart(
    items: pd.DataFrame, levels: Mapping[float, int | None], *, chosen: float = 0.85
) -> Picture:
    """How long did each item take, and how many days are enough for 50, 85 and 95 in 100?

    `items` has `done` (day) and `days` (elapsed), and may have `item` or `id`; `levels` are days by share,
    None where there are too few items; the title tells the `chosen` one.
    """
    need(items, ("done", "days"), "The cycle time chart", ": finished items.")
    rows = _rows(items, levels, chosen)
    return Picture(rows, _words(rows, levels, chosen), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    up: dict[str, Any] = {"title": "elapsed days", "scale": alt.Scale(domainMin=0), "axis": alt.Axis(**WHOLE)}
    points = chart.transform_filter("datum.kind == 'point'").mark_point(filled=True, size=55, opacity=0.75)
    lines = chart.transform_filter("datum.kind == 'line'")
    return alt.layer(
        points.encode(
            x=alt.X("day:T", title="finished on", axis=alt.Axis(grid=False, format="%b %Y", tickCount=5)),
            y=alt.Y("days:Q", **up),
            color=alt.condition("datum.late > 0", alt.value(theme.VERMILION), alt.value(theme.BLUE)),
            shape=alt.condition("datum.late > 0", alt.value("diamond"), alt.value("circle")),
            tooltip=[
                alt.Tooltip("name:N", title="Item"),
                alt.Tooltip("date:N", title="finished on"),
                alt.Tooltip("days:Q", title="elapsed days"),
            ],
        ),
        lines.mark_rule(color=theme.VERMILION, strokeWidth=2).encode(y=alt.Y("days:Q", **up)),
        lines.mark_text(align="left", dx=4, dy=-6, fontWeight="bold").encode(
            x=alt.value(0), y=alt.Y("days:Q", **up), text="words:N"
        ),
    ).properties(height=280)
