"""The picture of a table with its settings: which drawing, its rows, and what stands around it."""

from math import log10
from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_bars, drawn_circles, drawn_columns, drawn_dots, drawn_pie
from pmkit.charts.drawn_lines import drawn_area, drawn_cloud, drawn_lines
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, listed
from pmkit.explorers.chart_settings import (
    ChartTable,
    Setting,
    axis_start,
    log_bottom,
    shown_rows,
    shows_spread,
)

PICTURES = (
    "bars", "columns", "dots", "circles", "pie", "lines", "lines-key", "lines-log", "lines-log-key",
    "lines-two", "lines-two-key", "area", "cloud",
)  # fmt: skip
"""The keys of all drawings: each is a chart of its own, so that its place stays where the form stays."""
_FORMS = {
    "bar": "Bars",
    "dot": "Dots",
    "picture": "Circles",
    "pie": "A pie",
    "line": "Lines",
    "area": "An area",
    "scatter": "Points",
}
_TICKS = 6


def value_words(table: ChartTable, value: float) -> str:
    """A number of the table as it is written: 31.8 %, 2,900."""
    return (
        f"{100 * value:.1f} %"
        if table.share
        else f"{value:,.0f}"
        if value == round(value) or abs(value) >= 100
        else f"{value:.1f}"
    )


def picture_of(table: ChartTable, setting: Setting, title: str) -> tuple[str, Picture]:
    """Under which key the chart is shown, and the chart itself, drawn as it was set."""
    rows = _drawn(table, shown_rows(table, setting))
    words = Words(title, _subtitle(table, setting), _description(table, setting, rows))
    form = setting["form"]
    if form == "scatter":
        points = rows.assign(y=rows["value"], begin=_scaled(table, axis_start(table, setting)))
        return "cloud", drawn_cloud(points, words, x_title=table.x_unit, y_title=table.unit)
    if form in ("line", "area"):
        return _along(table, setting, rows, words)
    begin = _scaled(table, axis_start(table, setting)) if form in ("bar", "dot") else 0.0
    rows = rows.assign(item=rows["label"], begin=begin)
    if shows_spread(table, setting):
        rows = _with_spread(rows)
    else:
        rows = rows.drop(columns=["low", "high"], errors="ignore")
    if form == "pie":
        return "pie", drawn_pie(_slices(rows, setting), words)
    if form == "bar" and table.dated:
        return "columns", drawn_columns(rows, words)
    made = {"bar": ("bars", drawn_bars), "dot": ("dots", drawn_dots), "picture": ("circles", drawn_circles)}
    key, draw = made[form]
    return key, draw(rows, words)


def _scaled(table: ChartTable, value: float) -> float:
    return 100 * value if table.share else value


def _drawn(table: ChartTable, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their numbers in words; shares are drawn in per cent."""
    words = [value_words(table, value) for value in rows["value"]]
    scaled = {name: _scaled(table, 1) * rows[name] for name in ("value", "low", "high") if name in rows}
    return rows.assign(**scaled, words=words)


def _with_spread(rows: pd.DataFrame) -> pd.DataFrame:
    """The words at a range say what it is: the average, and where the middle half lies."""
    ends = zip(rows["words"], rows["low"], rows["high"], strict=True)
    return rows.assign(words=[f"{mean}; half: {low:g} to {high:g}" for mean, low, high in ends])


def _slices(rows: pd.DataFrame, setting: Setting) -> pd.DataFrame:
    """Slices with a number on them that stands before their name, unless only colour tells them apart."""
    if setting["labels"] == "colour":
        return rows.assign(mark="")
    names = [
        f"{at}  {label}: {words}"
        for at, (label, words) in enumerate(zip(rows["label"], rows["words"], strict=True), 1)
    ]
    return rows.assign(item=names, mark=[str(at) for at in range(1, len(rows) + 1)])


def _along(table: ChartTable, setting: Setting, rows: pd.DataFrame, words: Words) -> tuple[str, Picture]:
    """Lines, or an area: where each point stands along the time, and on which axis."""
    series = rows["series"] if "series" in rows else pd.Series("", index=rows.index)
    rows = rows.assign(series=series, y=rows["value"], begin=_scaled(table, axis_start(table, setting)))
    rows = rows.assign(x=_places(table, setting, rows), quiet=0)
    rows = rows.assign(tick=_ticks(rows, table))
    if setting["lines"] != "all":
        rows = rows.assign(quiet=(rows["series"] != setting["lines"]).astype(int))
    if setting["form"] == "area":
        return "area", drawn_area(rows, words)
    axis = "two" if setting["axes"] == "two" else "log" if setting["scale"] == "log" else "one"
    if axis == "log":
        powers = rows["y"].map(log10)
        rows = rows.assign(y=powers, begin=log_bottom(float(rows["y"].min())))
    elif axis == "two":
        rows = _own_axes(table, rows)
    legend = setting["labels"] == "colour"
    key = "lines" + ("" if axis == "one" else f"-{axis}") + ("-key" if legend else "")
    return key, drawn_lines(rows, words, axis=axis, legend=legend)


def _places(table: ChartTable, setting: Setting, rows: pd.DataFrame) -> Any:
    """Days since the first date, the second number, or simply one after the other."""
    if table.dated and setting["time"] != "even":
        return (rows["date"] - rows["date"].min()).dt.days.astype(float)
    if "x" in rows:
        return rows["x"]
    if table.dated:
        return rows["date"].rank(method="dense")
    return pd.Series(range(len(rows)), index=rows.index, dtype=float)


def _ticks(rows: pd.DataFrame, table: ChartTable) -> list[str]:
    """The labels of about six points, spread along the line; each place is named once."""
    first = rows.drop_duplicates("x").sort_values("x")
    if table.x_unit:
        return ["" for _ in rows.index]
    step = max(1, -(-len(first) // _TICKS))
    kept = set(first.index[::step])
    return [str(label) if at in kept else "" for at, label in rows["label"].items()]


def _own_axes(table: ChartTable, rows: pd.DataFrame) -> pd.DataFrame:
    """Each line between its own smallest and largest number, as two axes of values draw them."""
    by = rows.groupby("series")["y"]
    low, high = by.transform("min"), by.transform("max")
    scale = 100 if table.share else 1
    words = {
        f"{end}_words": [value_words(table, one / scale) for one in ends]
        for end, ends in (("low", low), ("high", high))
    }
    heights = 0.1 + 0.9 * (rows["y"] - low) / (high - low).where(high > low, 1.0)  # words stand below
    return rows.assign(y=heights, begin=0.0, **words)


def _subtitle(table: ChartTable, setting: Setting) -> str:
    """What is drawn, of how many, and where the axis starts."""
    parts = [capital(table.unit) + (", in %" if table.share else "")]
    if setting["count"] == "total":
        parts = [f"{parts[0]}, added up"]
    if table.base and setting["base"]:
        parts.append(capital(table.base))
    if shows_spread(table, setting):
        parts.append("Line: from where to where the middle half is")
    begins = axis_start(table, setting)
    if begins > 0 and setting["form"] in ("bar", "line", "area", "dot"):
        parts.append(f"The axis starts at {value_words(table, begins)}")
    if setting["scale"] == "log":
        parts.append("Each step up the axis is ten times as much")
    if setting["axes"] == "two":
        parts.append("Each line has an axis of its own")
    return ". ".join(parts) + "."


def _description(table: ChartTable, setting: Setting, rows: pd.DataFrame) -> str:
    """The same for those who don't see it: the form, and the numbers."""
    form = "Columns" if setting["form"] == "bar" and table.dated else _FORMS[setting["form"]]
    if setting["form"] == "scatter":
        return f"{form}: {counted(len(rows), 'household')}, {table.x_unit} against {table.unit}."
    if table.series:
        ends = rows.groupby("series", sort=False).agg(first=("words", "first"), last=("words", "last"))
        cells = [f"{name} from {one['first']} to {one['last']}" for name, one in ends.iterrows()]
    else:
        cells = [f"{label} {words}" for label, words in zip(rows["label"], rows["words"], strict=True)]
    return f"{form}. {listed(cells, 12)}."
