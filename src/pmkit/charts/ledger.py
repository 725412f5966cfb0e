"""What did somebody say of their skills, and what can they show? Two marks on a line for each skill.

No sum and no area: the lines are not of equal weight. Knows no method and no rule.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_TOP = 4
_KINDS = {"rated": "circle", "shown": "square"}


def ledger_chart(table: pd.DataFrame, *, title: str, subtitle: str) -> Picture:
    """A line per skill, as given: `skill`, `rated` and `shown` (levels from 0 to 4, missing for none) and
    `words` (what stands behind the line)."""
    need(table, ("skill", "rated", "shown", "words"), "The chart of a ledger")
    names = distinct(table["skill"])
    rows = []
    for place, (name, row) in enumerate(zip(names, table.to_dict("records"), strict=True)):
        there = [float(row[kind]) for kind in _KINDS if pd.notna(row[kind])]
        for kind in _KINDS:
            level = float(row[kind]) if pd.notna(row[kind]) else None
            rows.append((name, place, kind, level, min(there), max(there), row["words"]))
    columns = ["item", "place", "kind", "level", "low", "high", "words"]
    drawn = pd.DataFrame(rows, columns=columns).astype({"level": float})
    told = "; ".join(f"{name}: {words}" for name, words in zip(names, table["words"], strict=True))
    return Picture(drawn, Words(title, subtitle, f"Rated and shown levels of each skill. {told}."), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    place = named_rows(alt.EncodingSortField(field="place", op="min"))
    axis = alt.Axis(values=list(range(_TOP + 1)), format="d")
    scale = alt.Scale(domain=[0, _TOP + 2.6], nice=False)
    x = alt.X("level:Q", title="level", axis=axis, scale=scale)
    shape = alt.Shape(
        "kind:N", scale=alt.Scale(domain=list(_KINDS), range=list(_KINDS.values())), legend=None
    )
    colours = alt.Scale(domain=list(_KINDS), range=[theme.MUTED, theme.BLUE])
    tooltip = [
        alt.Tooltip("item:N", title="Skill"),
        alt.Tooltip("kind:N", title="Mark"),
        alt.Tooltip("level:Q", title="Level"),
        alt.Tooltip("words:N", title="So"),
    ]
    lines = chart.mark_rule(strokeWidth=2, color=theme.MUTED, yOffset=BELOW_NAME).encode(
        x="low:Q", x2="high:Q", y=place
    )
    known = chart.transform_filter("isValid(datum.level)")
    rated = known.transform_filter("datum.kind == 'rated'").mark_point(
        filled=False, size=110, opacity=1, yOffset=BELOW_NAME
    )
    shown = known.transform_filter("datum.kind == 'shown'").mark_point(
        filled=True, size=60, opacity=1, yOffset=BELOW_NAME
    )
    marks = [
        one.encode(
            x=x, y=place, shape=shape, color=alt.Color("kind:N", scale=colours, legend=None), tooltip=tooltip
        )
        for one in (rated, shown)
    ]
    words = chart.transform_filter("datum.kind == 'rated'").mark_text(align="left", dx=12, dy=BELOW_NAME)
    words = words.encode(x="high:Q", y=place, text="words:N")
    return rows_of_bars(alt.layer(lines, *marks, words, names_above(chart, place)), 26)
