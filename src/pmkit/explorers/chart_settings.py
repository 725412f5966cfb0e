"""A table to draw, the settings of its picture, and what a reader sees: a `ChartSpec` for the rules.

One function decides both, so that the rules judge the chart that is really drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, log10
from typing import Any

import pandas as pd

from pmkit.methods.chart_lint import ChartSpec

Setting = Mapping[str, Any]
"""One value for each of `START`."""

START: dict[str, Any] = {
    "form": "",
    "start": 0.0,
    "order": "table",
    "scale": "linear",
    "axes": "one",
    "count": "each",
    "time": "all",
    "lines": "all",
    "labels": "names",
    "base": True,
    "spread": True,
}
"""What a picture is set to where nobody said otherwise; no form is the table's first."""
_OPTIONS: dict[str, tuple[str, ...]] = {
    "order": ("table", "largest", "alphabet"),
    "scale": ("linear", "log"),
    "axes": ("one", "two"),
    "count": ("each", "total"),
    "time": ("even", "spaced", "all"),
    "labels": ("names", "colour"),
}
MOST_CUT = 0.95
_LENGTHS = ("bar", "area", "picture")
_AXIS = ("bar", "line", "area", "dot")


@dataclass(frozen=True, eq=False)
class ChartTable:
    """A table that can be drawn. `rows`: `label`, `value`; may have `series`, `date`, `low` and `high` (the
    middle half around a mean) and `x` (a second number). Shares are from 0 to 1.

    `unit` is what the values count, in words; `base` says of how many; `picked` are the dates of a selection
    that somebody might show instead of all. `questions` are those that it can answer.
    """

    key: str
    title: str
    rows: pd.DataFrame
    forms: tuple[str, ...]
    questions: tuple[str, ...]
    unit: str
    share: bool = False
    mean: bool = False
    base: str = ""
    picked: tuple[str, ...] = ()
    x_unit: str = ""

    @property
    def dated(self) -> bool:
        return "date" in self.rows

    @property
    def series(self) -> list[str]:
        return list(dict.fromkeys(self.rows["series"])) if "series" in self.rows else []


def settings_of(table: ChartTable, form: str) -> set[str]:
    """The settings that mean something for this table in this form."""
    several = len(table.series)
    found = {
        "start": form in _AXIS,
        "order": not table.dated and form not in ("scatter", "line"),
        "scale": form == "line" and bool((table.rows["value"] > 0).all()),
        "axes": form == "line" and several == 2,
        "count": table.dated and not several and not table.share and not table.mean,
        "time": bool(table.picked),
        "lines": form == "line" and several > 2,
        "labels": form == "pie" or (form == "line" and several > 1),
        "base": bool(table.base),
        "spread": table.mean and "low" in table.rows and form in ("bar", "dot") and not table.dated,
    }
    return {"form", *(key for key, holds in found.items() if holds)}


def shows_spread(table: ChartTable, setting: Setting) -> bool:
    """Whether the middle half is drawn: where it is known, the form can show it, and it was asked for."""
    return bool(setting["spread"]) and "spread" in settings_of(table, setting["form"])


def fitted(table: ChartTable, kept: Setting) -> dict[str, Any]:
    """The setting that is drawn: a form of the table, and what means nothing in it as nobody set it."""
    setting = {key: _clean(key, kept.get(key, first)) for key, first in START.items()}
    if setting["form"] not in table.forms:
        setting["form"] = table.forms[0]
    if setting["lines"] not in table.series:
        setting["lines"] = "all"
    counts = settings_of(table, setting["form"])
    setting = {key: setting[key] if key in counts else first for key, first in START.items()}
    return {key: START[key] if key in idle(setting) else value for key, value in setting.items()}


def idle(setting: Setting) -> set[str]:
    """The settings that do nothing while others are as they are."""
    found: set[str] = set()
    if setting["axes"] == "two":
        found |= {"scale", "start"}
    if setting["scale"] == "log":
        found.add("start")
    if setting["labels"] == "colour":  # a key gives each line its colour
        found.add("lines")
    return found


def _clean(key: str, value: Any) -> Any:
    """A value that fits its setting, else the one that nobody set."""
    if key == "start":
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and value == value
        return min(max(float(value), 0.0), MOST_CUT) if is_number else START[key]
    if key in _OPTIONS:
        return value if value in _OPTIONS[key] else START[key]
    return bool(value) if isinstance(START[key], bool) else value


def axis_start(table: ChartTable, setting: Setting) -> float:
    """Where the axis of values begins, in the units of the table."""
    lowest = float(shown_rows(table, setting)["value"].min())
    return float(setting["start"]) * max(lowest, 0.0)


def shown_rows(table: ChartTable, setting: Setting) -> pd.DataFrame:
    """The rows that are drawn, in their order; a running total adds them up."""
    rows = table.rows
    if table.picked and setting["time"] != "all":
        rows = rows[rows["date"].isin(pd.to_datetime(list(table.picked)))]
    if setting["order"] == "largest":
        rows = rows.sort_values("value", ascending=False, kind="stable")
    elif setting["order"] == "alphabet":
        rows = rows.sort_values("label", kind="stable", key=lambda names: names.str.casefold())
    rows = rows.reset_index(drop=True)
    return rows.assign(value=rows["value"].cumsum()) if setting["count"] == "total" else rows


def drawn_sizes(
    table: ChartTable, setting: Setting, values: pd.Series | None = None
) -> tuple[float, float] | None:
    """How large the smallest and the largest of these numbers (or of all) look, in one unit; None where
    nothing has a size."""
    whole = shown_rows(table, setting)["value"]
    values = whole if values is None else values
    low, high = float(values.min()), float(values.max())
    if setting["form"] == "picture":
        return low**2, high**2
    if setting["form"] not in _AXIS:
        return None
    if setting["scale"] == "log":
        bottom = log_bottom(float(whole.min()))
        return log10(low) - bottom, log10(high) - bottom
    begins = axis_start(table, setting)
    return low - begins, high - begins


def log_bottom(lowest: float) -> float:
    """The power of ten at which a log axis begins: the next one below the smallest number."""
    power = floor(log10(lowest))
    return float(power - 1 if 10**power >= lowest else power)


def described(table: ChartTable, setting: Setting) -> ChartSpec:
    """What a reader sees of this chart, for the rules."""
    rows, form = shown_rows(table, setting), setting["form"]
    values = rows["value"]
    several = 1 if setting["lines"] != "all" else max(len(table.series), 1)
    sizes = drawn_sizes(table, setting)
    lengths = form in _LENGTHS and sizes is not None and float(values.min()) > 0
    parts = values if table.share else values / values.sum()
    percent = 100 if table.share else 1
    dates = rows["date"].drop_duplicates().dt.strftime("%Y-%m-%d") if table.dated else ()
    return ChartSpec(
        form=form,
        axis_start=round(percent * axis_start(table, setting), 1) if form in _AXIS else 0.0,
        axes=2 if setting["axes"] == "two" else 1,
        scale=setting["scale"],
        parts=tuple(parts) if form == "pie" else (),
        dates=tuple(dates) if setting["time"] == "even" else (),
        left_out=table.rows["date"].nunique() - len(dates) if table.picked else 0,
        series=len(rows) if form == "pie" else several,
        values=(percent * float(values.min()), percent * float(values.max())) if lengths else (),
        drawn=sizes if lengths and sizes is not None else (),
        is_share=table.share,
        base=table.base if setting["base"] else "",
        is_total=setting["count"] == "total",
        is_mean=table.mean,
        shows_spread=shows_spread(table, setting),
        colour_alone=setting["labels"] == "colour",
    )
