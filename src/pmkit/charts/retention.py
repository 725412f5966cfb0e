"""Who stays? A triangle of cohorts and ages; what has not been observed yet is blank, never zero.

Knows no events: the table comes in as `methods.retention_table` returns it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._phone import NARROW
from pmkit.charts._titles import Words, per_cent, told
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural

ALL = "all"
_SHADES = (0.08, 0.72)
"""From faint to as deep as still lets the page's own words be read on it."""


def _rows(table: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The chart's rows: one per cohort and age that has been observed, the whole first.

    Columns: `cohort` (label), `place`, `age` (label), `order`, `retention`, `depth` (0 to 1, the shade),
    `words`, `customers`.
    """
    need(table, ("cohort", "age", "retention"), "The retention chart")
    ages = list(dict.fromkeys(table["age"].map(_age)))
    cohorts = sorted(dict.fromkeys(table["cohort"]), key=lambda each: (each != ALL, str(each)))
    place = {cohort: at for at, cohort in enumerate(cohorts)}
    rows = pd.DataFrame(
        {
            "cohort": table["cohort"].map(lambda each: _cohort(each, unit)),
            "place": table["cohort"].map(place),
            "age": table["age"].map(_age),
            "order": table["age"].map(lambda each: ages.index(_age(each))),
            "retention": table["retention"].astype(float),
            "customers": table["customers"] if "customers" in table.columns else float("nan"),
        }
    ).reset_index(drop=True)
    most = rows["retention"].max()
    rows["depth"] = rows["retention"] / most if most and most > 0 else 0.0
    rows["words"] = rows["retention"].map(lambda share: "" if pd.isna(share) else per_cent(share))
    return rows.sort_values(["place", "order"], kind="stable").reset_index(drop=True)


def _words(rows: pd.DataFrame, unit: str) -> Words:
    """The finding: the share that stays to the first and to the last age, over all cohorts observed."""
    known = rows.dropna(subset=["retention"])
    if known.empty:
        return Words("No cohort has been observed for long enough yet", "", "No cells: nothing is observed.")
    whole = known[known["cohort"] == _cohort(ALL, unit)]
    part = whole if len(whole) else known[known["place"] == known["place"].min()]
    first, last = part.iloc[0], part.iloc[-1]
    who = "" if len(whole) else f" of the cohort {first['cohort']}"
    title = f"{per_cent(first['retention'])}{who} are active at {unit} {first['age']}"
    if len(part) > 1:
        title += f", {per_cent(last['retention'])} at {unit} {last['age']}"
    blank = int(rows["retention"].isna().sum())
    note = f"Share of each cohort that is active, by {plural(0, unit)} since it began."
    if blank:
        note += f" Blank: not observed yet ({counted(blank, 'cell')})."
    cells = told(
        [f"{row['cohort']}, {unit} {row['age']}: {row['words']}" for row in known.to_dict("records")], 24
    )
    return Words(title, note, f"A table of cohorts and ages. {cells}.")


def retention_chart(table: pd.DataFrame, *, unit: str = "month", axis: str = "") -> Picture:
    """What share of each cohort is still there, and what do we not know yet?

    `table` as from `methods.retention_table`: `cohort` (a date, or “all”), `age`, `retention` (0 to 1,
    missing where not observed), and where known `customers`; `unit` is the unit of its ages, `axis`
    what stands above them where they are no ages.
    """
    rows = _rows(table, unit)
    return Picture(rows, _words(rows, unit), partial(_draw, unit=unit, axis=axis))


def _draw(rows: pd.DataFrame, unit: str, axis: str) -> Any:
    chart = alt.Chart(rows).transform_filter("isValid(datum.retention)")
    cells = chart.encode(
        x=alt.X(
            "age:N",
            sort=alt.EncodingSortField(field="order", op="min"),
            title=axis or f"{plural(0, unit)} since the cohort began",
            axis=alt.Axis(orient="top", labelAngle=0),
            scale=alt.Scale(domain=list(dict.fromkeys(rows.sort_values("order")["age"]))),
        ),
        y=alt.Y("cohort:N", sort=alt.EncodingSortField(field="place", op="min"), title=None),
        tooltip=[
            alt.Tooltip("cohort:N", title="Cohort"),
            alt.Tooltip("age:N", title=unit.capitalize()),
            alt.Tooltip("retention:Q", title="Active", format=".1%"),
            alt.Tooltip("customers:Q", title="Customers", format=","),
        ],
    )
    shade = alt.Opacity("depth:Q", scale=alt.Scale(domain=[0, 1], range=list(_SHADES)), legend=None)
    drawn = alt.layer(
        cells.mark_rect(color=theme.BLUE).encode(opacity=shade),
        cells.mark_text(fontSize={"expr": f"{NARROW} ? 10 : 12"}).encode(text="words:N"),
    )
    wide = max(46 * rows["age"].nunique(), 160)
    return drawn.properties(height=alt.Step(26)).configure_view(discreteWidth=wide)


def _age(age: Any) -> str:
    return f"{age[0]}–{age[1]}" if isinstance(age, tuple) else str(age)


def _cohort(cohort: Any, unit: str) -> str:
    if isinstance(cohort, str) and cohort == ALL:
        return "all cohorts"
    if isinstance(cohort, (pd.Timestamp,)) or hasattr(cohort, "strftime"):
        return f"{cohort:%Y-%m}" if unit == "month" else f"{cohort:%Y-%m-%d}"
    return str(cohort)
