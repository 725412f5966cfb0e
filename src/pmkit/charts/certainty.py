"""How do forecasts compare? Each as a line with its 50, 85 and 95 %.

Knows no arithmetic of forecasts: a row per forecast comes in, such as `TeamsForecast.table()` gives.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import WHOLE
from pmkit.charts._titles import Words, amount, distinct, number, said, short, told


def certainty_rows(table: pd.DataFrame, name: str = "team") -> pd.DataFrame:
    """The rows of `certainty_chart`: one per plan, `name`, `p50`, `p85`, `p95` and `words`."""
    need(table, (name, "p50", "p85", "p95"), "The certainty chart", ": the forecast's own table.")
    rows = pd.DataFrame({"name": distinct(table[name])})
    for column in ("p50", "p85", "p95"):
        rows[column] = table[column].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    rows["place"] = range(1, len(rows) + 1)
    rows["end"] = rows[["p50", "p85", "p95"]].max(axis=1)
    rows["words"] = [
        " / ".join(number(each) for each in row)
        for row in rows[["p50", "p85", "p95"]].itertuples(index=False)
    ]
    return rows


def certainty_chart(table: pd.DataFrame, name: str = "team", *, unit: str = "weeks") -> Any:
    """How do forecasts compare: teams, scopes, or the history before and after a change?

    `table` has a row per forecast with its `name` and `p50`, `p85`, `p95` in `unit` (missing: not in
    sight), such as `TeamsForecast.table()`. Rows stand in the caller's order.
    """
    rows = certainty_rows(table, name)
    known = rows.dropna(subset=["p85"])
    if rows.empty:
        title = "There is no forecast to compare yet"
    elif known.empty:
        title = "No forecast reaches 85 % certainty"
    elif len(known) == 1:
        title = f"{short(known['name'].iloc[0])}: {amount(known['p85'].iloc[0], unit)} with 85 % certainty"
    elif known["p85"].nunique() == 1:
        each = "each" if len(known) == len(rows) else f"{len(known)} of {len(rows)}"
        title = (
            f"With 85 % certainty {each} take{'s' * (each == 'each')} {amount(known['p85'].iloc[0], unit)}"
        )
    else:
        first, last = known.loc[[known["p85"].idxmin(), known["p85"].idxmax()]].to_dict("records")
        title = (
            f"With 85 % certainty: {amount(last['p85'], unit)} for {short(last['name'])}, "
            f"{number(first['p85'])} for {short(first['name'])}"
        )
    if 1 <= len(known) < len(rows):
        title += f"; {len(rows) - len(known)} not in sight"
    marks = told([f"{row['name']}: {row['words']}" for row in rows.to_dict("records")])
    words = Words(
        title,
        f"Dot: 50 %. Triangle: 85 %. Square: 95 % certainty. Numbers: the three, in {unit}.",
        f"Marks on a line for each forecast. {unit.capitalize()} for 50, 85 and 95 %: {marks}.",
    )
    row = alt.Y("name:N", sort=alt.EncodingSortField(field="place", op="min"), title=None)
    chart = alt.Chart(rows).encode(
        y=row,
        tooltip=[
            alt.Tooltip("name:N", title="Forecast"),
            *(alt.Tooltip(f"p{each}:Q", title=f"{each} % ({unit})") for each in (50, 85, 95)),
        ],
    )
    scale = alt.Scale(zero=True)
    layers = [chart.mark_rule(color=theme.GREY, strokeWidth=3, opacity=0.6).encode(x="p50:Q", x2="p95:Q")]
    for column, shape, colour in (
        ("p50", "circle", theme.BLUE),
        ("p85", "triangle-up", theme.VERMILION),
        ("p95", "square", theme.PURPLE),
    ):
        mark = chart.mark_point(shape=shape, color=colour, size=95, opacity=1)
        layers.append(mark.encode(x=alt.X(f"{column}:Q", title=unit, scale=scale, axis=WHOLE)))
    layers.append(chart.mark_text(align="left", dx=10).encode(x="end:Q", text="words:N"))
    return said(alt.layer(*layers).properties(height=alt.Step(30)), words)
