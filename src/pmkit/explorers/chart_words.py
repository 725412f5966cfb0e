"""What a chart makes people say, whether its form answers the question, and what the rules object to."""

from dataclasses import dataclass

import pandas as pd

from pmkit.english import capital, listed
from pmkit.explorers.chart_pictures import value_words
from pmkit.explorers.chart_settings import (
    ChartTable,
    Setting,
    axis_start,
    described,
    drawn_sizes,
    shown_rows,
    shows_spread,
)
from pmkit.methods import lie_factor, lint_chart

QUESTIONS = {
    "compare": "Which is more?",
    "part": "What is part of the whole?",
    "time": "How did it change over time?",
    "spread": "How far apart are they?",
    "relation": "Do two things go together?",
    "flow": "Where do people drop out?",
}
FORMS = {
    "bar": "bars",
    "line": "lines",
    "area": "a filled area",
    "pie": "a pie",
    "dot": "dots",
    "picture": "circles",
    "scatter": "a cloud of points",
}
_SUITS = {
    "compare": ("bar", "dot"),
    "part": ("bar", "pie"),
    "time": ("line", "bar", "area"),
    "spread": ("dot", "bar", "scatter"),
    "relation": ("scatter",),
    "flow": ("bar",),
}
_WHY = {
    "compare": "the eye compares lengths or places on one scale.",
    "part": "each part is seen beside the others; a pie serves for up to five parts.",
    "time": "time runs from left to right, and a slope is a change.",
    "spread": "they show where the middle half is, or every point.",
    "relation": "each point has both numbers.",
    "flow": "the steps stand in their order, each as long as the people who are left.",
}
_MISSING = {
    "compare": "its rows are moments in time, or single people",
    "part": "its rows are not the parts of one whole",
    "time": "it has no dates",
    "spread": "it has one number for each row, and nothing about those behind it",
    "relation": "it has one number for each row, and a relation needs two",
    "flow": "its rows are not steps that the same people take",
}
_MANY = 7
_HERE = {"two-axes": " Here both lines count the same, so one axis for both serves as well."}
"""What a rule can't know: both lines stand in one column of a table."""


@dataclass(frozen=True)
class Impression:
    """What people would say of a chart, and what the numbers say. Plain text."""

    said: str
    truth: str


def answers(question: str, table: ChartTable, setting: Setting) -> str:
    """Whether this table in this form answers the question, and why. Plain text."""
    if question not in table.questions:
        others = " ".join(f"“{QUESTIONS[one]}”" for one in table.questions)
        return f"This table can't answer that: {_MISSING[question]}. It can answer: {others}"
    form, suits = setting["form"], _SUITS[question]
    if form not in suits:
        fits = next((one for one in suits if one in table.forms), "")
        return f"Another form answers it better. Try {FORMS[fits]}: {_WHY[question]}"
    if question == "spread" and table.mean and not shows_spread(table, setting):
        return "Not yet: the picture shows averages only. Show the middle half, in bars or dots."
    return f"The form suits the question: {_WHY[question]}"


def objections(table: ChartTable, setting: Setting) -> list[tuple[str, str]]:
    """The rules that object, by name, and what each says. Plain text."""
    found = [(one.rule, one.text + _HERE.get(one.rule, "")) for one in lint_chart(described(table, setting))]
    if setting["form"] == "line" and not table.dated:
        says = "A line says that one turns into the next. No time passes between these: draw bars or points."
        found.append(("line-without-time", says))
    return found


def factor_words(table: ChartTable, setting: Setting) -> str:
    """How much larger the largest looks against the smallest than it is, by both definitions."""
    spec = described(table, setting)
    if len(spec.values) < 2 or spec.values[0] == spec.values[1] or not spec.drawn or spec.drawn[0] <= 0:
        return ""
    factor = lie_factor(*spec.values, *spec.drawn)
    return (
        f"**Lie factor {factor.effect:.1f}**: the difference as it is drawn, divided by the difference of "
        f"the numbers (Tufte). By the ratio of both ratios it is {factor.ratio:.2f}. 1 is honest in both. "
        "The first grows fast where the numbers are close."
    )


def impression(table: ChartTable, setting: Setting) -> Impression:
    """What people would take away from the chart as it is drawn, and what the numbers say."""
    rows, form = shown_rows(table, setting), setting["form"]
    if table.x_unit:
        return _of_two_numbers(table, rows)
    if setting["count"] == "total":
        return _of_total(table)
    if setting["axes"] == "two":
        return _of_two_axes(table, rows)
    if described(table, setting).series > _MANY and form == "line":
        return Impression(
            "It goes up and down, and nothing stands out.", f"It has {len(table.series)} lines."
        )
    if form == "pie":
        return _of_slices(table, rows)
    if table.mean and not shows_spread(table, setting):
        return _of_mean(table, rows)
    if table.dated and (len(table.series) < 2 or setting["lines"] != "all"):
        return _of_change(table, setting, rows)
    return _of_largest(table, setting, rows)


def _of_two_numbers(table: ChartTable, rows: pd.DataFrame) -> Impression:
    together = float(rows["x"].corr(rows["value"]))
    more = "more" if together > 0 else "fewer"
    said = f"More {table.x_unit}, {more} {table.unit}."
    truth = "They go together. No picture tells which makes the other, or whether a third makes both."
    return Impression(said, truth)


def _of_total(table: ChartTable) -> Impression:
    values = table.rows["value"]
    last, before = (value_words(table, value) for value in (values.iloc[-1], values.iloc[-2]))
    first = table.rows["label"].iloc[-2]
    return Impression("It goes up all the time.", f"New at the last point: {last}; at {first}: {before}.")


def _of_two_axes(table: ChartTable, rows: pd.DataFrame) -> Impression:
    by = rows.groupby("series", sort=False)["value"]
    ends, low, high = by.last(), by.min(), by.max()
    heights = (ends - low) / (high - low).where(high > low, 1.0)
    above, below = (str(name) for name in heights.sort_values().index[[-1, 0]])
    numbers = listed([f"“{name}” {value_words(table, ends[name])}" for name in (above, below)])
    return Impression(f"At the end “{above}” is above “{below}”.", f"At the end {numbers}.")


def _of_slices(table: ChartTable, rows: pd.DataFrame) -> Impression:
    top, whole = rows.sort_values("value").iloc[-1], float(rows["value"].sum())
    slice = f"{100 * top['value'] / whole:.0f} %" if whole > 0 else "nothing"
    truth = f"In the table it is {value_words(table, top['value'])}."
    if table.share and abs(whole - 1) > 0.011:
        truth += f" The parts add up to {100 * whole:.0f} %, so they are not parts of one whole."
    return Impression(f"“{top['label']}” is {slice} of the whole.", truth)


def _of_mean(table: ChartTable, rows: pd.DataFrame) -> Impression:
    top = rows.sort_values("value").iloc[-1]
    said = f"“{top['label']}”: {value_words(table, top['value'])}, so that is how most of them are."
    if "low" not in rows:
        return Impression(
            said, "An average does not say how far they are apart. Add the columns low and high."
        )
    low, high = (value_words(table, top[name]) for name in ("low", "high"))
    return Impression(said, f"A quarter of them are at {low} or less, and a quarter at {high} or more.")


def _of_change(table: ChartTable, setting: Setting, rows: pd.DataFrame) -> Impression:
    named = setting["lines"] != "all"
    if named:
        rows = rows[rows["series"] == setting["lines"]]
    first, last = float(rows["value"].iloc[0]), float(rows["value"].iloc[-1])
    numbers = [value_words(table, one) for one in (first, last)]
    name = f"“{setting['lines']}”" if named else capital(table.unit)
    begins = axis_start(table, setting)
    if begins <= 0 or first <= begins or last == first:
        truth = f"Those are {rows['label'].iloc[0]} and {rows['label'].iloc[-1]}. Look at what lies between."
        return Impression(f"{name}: from {numbers[0]} to {numbers[1]}.", truth)
    went = "up" if last > first else "down"
    looks, is_so = ((last - begins) / (first - begins) - 1, last / first - 1)
    truth = f"{numbers[0]}, then {numbers[1]}: that is {_percent(is_so)}."
    return Impression(f"{name}: {went} by {_percent(looks)}.", truth)


def _percent(change: float) -> str:
    return f"{100 * abs(change):.0f} %" if abs(change) >= 0.01 else "less than 1 %"


def _of_largest(table: ChartTable, setting: Setting, rows: pd.DataFrame) -> Impression:
    if table.series:
        rows = rows.groupby("series", sort=False).last().reset_index().assign(label=lambda one: one["series"])
    ordered = rows.sort_values("value", kind="stable")
    top, bottom = ordered.iloc[-1], ordered.iloc[0]
    numbers = f"{value_words(table, top['value'])} against {value_words(table, bottom['value'])}"
    drawn = _drawn_ratio(table, setting, rows)
    if len(rows) < 2 or top["value"] == bottom["value"]:
        return Impression(
            f"“{top['label']}”: {value_words(table, top['value'])}.", "That is what the table says."
        )
    if drawn is None:
        return Impression(f"“{top['label']}” is far above “{bottom['label']}”.", f"{numbers}.")
    said = f"“{top['label']}” is {_times(drawn)} as much as “{bottom['label']}”."
    return Impression(said, f"{numbers}: {_times(top['value'] / bottom['value'])}.")


def _times(ratio: float) -> str:
    return f"{ratio:.2f} times" if ratio < 1.1 else f"{ratio:.1f} times"


def _drawn_ratio(table: ChartTable, setting: Setting, rows: pd.DataFrame) -> float | None:
    sizes = drawn_sizes(table, setting, rows["value"])
    return sizes[1] / sizes[0] if rows["value"].min() > 0 and sizes and sizes[0] > 0 else None
