"""How far did each key result come, and what does the mean hide? Bars of grades, with every zero to be seen.

Knows no grading: the grades come in as `methods.grade_key_results` returns them.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, bold_rules
from pmkit.charts._phone import BAR_HEIGHT, BELOW_NAME, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct, short, told
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted

REACHED, PART, NOTHING = "reached", "part of the way", "at zero"
COLOURS = {REACHED: theme.GREEN, PART: theme.BLUE, NOTHING: theme.VERMILION}
_CLOSE = 1e-9
_CROSSED = "datum.grade > 0.3 && datum.mean > datum.grade && datum.mean < datum.grade + 0.2"
"""The line of the mean would run through the number behind the bar; it stands in the bar then."""


def _rows(grades: pd.DataFrame) -> pd.DataFrame:
    """The chart's rows: one per key result in the caller's order.

    Columns: `key_result`, `place`, `grade`, `state`, `words`, `mean` (of the known grades, the same in every
    row).
    """
    need(grades, ("key_result", "grade"), "The chart of grades")
    grade = grades["grade"].astype(float).to_numpy()
    rows = pd.DataFrame(
        {"key_result": distinct(grades["key_result"]), "place": range(1, len(grades) + 1), "grade": grade}
    )
    rows["state"] = [
        "not known"
        if pd.isna(each)
        else REACHED
        if each >= 1 - _CLOSE
        else NOTHING
        if each <= _CLOSE
        else PART
        for each in grade
    ]
    kind = grades["kind"].fillna("").astype("str").to_list() if "kind" in grades.columns else [""] * len(rows)
    rows["words"] = [
        "not known yet" if pd.isna(each) else f"{each:.2f}" + (f" · {short(what)}" if what else "")
        for each, what in zip(grade, kind, strict=True)
    ]
    return rows.assign(mean=rows["grade"].mean())


def _words(rows: pd.DataFrame, objective: str) -> Words:
    """The finding: the mean, and a zero that it hides."""
    known = rows.dropna(subset=["grade"])
    of = f"Objective: {objective.rstrip('.')}. " if objective else ""
    if known.empty:
        return Words("No key result has a grade yet", of.strip(), f"{of}No bars: nothing is measured yet.")
    mean = float(known["grade"].mean())
    zeros = known[known["state"] == NOTHING]["key_result"].tolist()
    low = known.loc[known["grade"] == known["grade"].min()].iloc[0]
    if len(zeros) == len(known):
        title = "no key result has moved" + (f" ({len(zeros)} at 0)" if len(zeros) > 1 else "")
    elif (known["state"] == REACHED).all():
        title = f"{'every' if len(known) > 1 else 'the'} key result is reached"
    elif len(known) == 1:
        title = f"the one key result that is known stands at {mean:.2f}"
    elif known["grade"].max() - known["grade"].min() < _CLOSE:
        title = f"{'both' if len(known) == 2 else 'all'} {len(known)} key results stand at {mean:.2f}"
    elif zeros and mean >= 0.3:
        what = f"“{short(zeros[0])}” at 0" if len(zeros) == 1 else f"{len(zeros)} key results at 0"
        title = f"the mean of {mean:.2f} hides {what}"
    elif zeros:
        title = f"the mean is {mean:.2f}; {counted(len(zeros), 'key result')} at 0"
    else:
        title = f"the mean is {mean:.2f}, the lowest {low['grade']:.2f} (“{short(low['key_result'])}”)"
    grades_told = told([f"{row['key_result']}: {row['words']}" for row in rows.to_dict("records")], 30)
    note = "Grade: how far from start to target, 0 to 1. The upright line: the mean. A ring marks a zero."
    return Words(capital(title), f"{of}{note}", f"{of}Bars of grades. {grades_told}.")


def okr_chart(grades: pd.DataFrame, objective: str = "") -> Picture:
    """How far did each key result come, and does the mean hide one that did not move?

    `grades` as from `methods.grade_key_results`: `key_result`, `grade` (0 to 1, missing: not known yet), and
    where known `kind`.
    """
    rows = _rows(grades)
    return Picture(rows, _words(rows, objective), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    chart = alt.Chart(rows)
    order = alt.EncodingSortField(field="place", op="min")
    name = named_rows(order, "key_result", labelPadding=14)
    scale = alt.Scale(domain=[0, 1], nice=False)
    x = alt.X(
        "grade:Q",
        title="grade, 0 to 1",
        scale=scale,
        axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1], format=".1f"),
    )
    bars = chart.encode(
        x=x,
        y=name,
        tooltip=[
            alt.Tooltip("key_result:N", title="Key result"),
            alt.Tooltip("grade:Q", title="Grade", format=".2f"),
            alt.Tooltip("state:N", title="State"),
        ],
    )
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
        legend=alt.Legend(title=None, orient="bottom", symbolType="square"),
    )
    mean = chart.transform_aggregate(mean="max(mean)", groupby=[])
    words = chart.transform_calculate(end="isValid(datum.grade) ? datum.grade : 0")
    drawn = alt.layer(
        bars.transform_filter(f"datum.state != 'not known' && datum.state != '{NOTHING}'")
        .mark_bar(height=BAR_HEIGHT, yOffset=BELOW_NAME)
        .encode(color=colour),
        bars.transform_filter(f"datum.state == '{NOTHING}'")
        .mark_point(filled=False, size=110, strokeWidth=3, opacity=1, yOffset=BELOW_NAME)
        .encode(color=colour),
        *(_wide(rule) for rule in bold_rules(mean, [5, 4], x="mean:Q")),
        *_mean_at_bars(chart, name),
        words.transform_filter(f"!({_CROSSED})")
        .mark_text(align="left", dx=9, dy=BELOW_NAME)
        .encode(x="end:Q", y=name, text="words:N"),
        words.transform_filter(_CROSSED)
        .mark_text(align="right", dx=-6, dy=BELOW_NAME, color=theme.ON_COLOUR)
        .encode(x="end:Q", y=name, text="words:N"),
        names_above(chart, name, "key_result"),
    )
    return rows_of_bars(drawn, 34)


def _wide(rule: Any) -> Any:
    """The line of the mean, where no names stand above the bars."""
    rule.mark.opacity = alt.ExprRef(f"{NARROW} ? 0 : 1")
    return rule


def _mean_at_bars(chart: Any, rows: Any) -> list[Any]:
    """On a phone: the mean at each bar, so that it crosses no name."""
    return [
        chart.mark_tick(
            color=colour,
            thickness=thickness,
            size=BAR_HEIGHT,
            yOffset=BELOW_NAME,
            opacity={"expr": f"{NARROW} ? 1 : 0"},
        ).encode(x="mean:Q", y=rows)
        for colour, thickness in (("#ffffff", 5), ("#000000", 2))
    ]
