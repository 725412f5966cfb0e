"""Chart workshop on one's own numbers: a pasted table, drawn as it is set, with what the rules object to.

Dates make lines, a group makes several of them, `low` and `high` are the middle half around an average.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.english import counted, listed, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Pasted, Result, Text, Values, picked, value_at
from pmkit.explorers.chart_pictures import PICTURES
from pmkit.explorers.chart_settings import START, ChartTable, fitted
from pmkit.explorers.chart_words import QUESTIONS, impression
from pmkit.explorers.chart_workshop import judged, setting_fields, shown
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table


def _columns(kind: str) -> tuple[Wanted, ...]:
    """What is wanted; shares are read in per cent."""
    unit = "%" if kind == "share" else ""
    words = ("number", "count", "amount", "people", "share", "mean", "average")
    return (
        Wanted("label", "label", required=False, words=("name", "item", "what", "step", "answer", "theme")),
        Wanted("value", "value", kind="number", unit=unit, words=words),
        Wanted("group", "group", required=False, words=("line", "series", "segment", "plan", "channel")),
        Wanted(
            "date", "date", kind="date", required=False, words=("day", "week", "month", "quarter", "when")
        ),
        Wanted("low", "low", kind="number", required=False, words=("from", "lower", "first quartile")),
        Wanted("high", "high", kind="number", required=False, words=("to", "upper", "third quartile")),
    )


_HELP = (
    "A line per bar or point. The first line names the columns: label and value; for a time date and value, "
    "with a group for several lines. For averages low and high, between which the middle half lies."
)
_KINDS = {"count": "Counts or amounts", "share": "Shares, in %", "mean": "Averages"}
_MOST_ROWS, _MOST_LINES, _MOST_POINTS = 40, 20, 600
_PATH = ("own",)


class OwnChart(Explorer):
    """Paste a table, say what its numbers are, and set the chart. `sample` is what one begins with."""

    layout = ("data", "read", "form", *PICTURES, "sentence", "factor", "rule")
    taken_along = (*PICTURES, "sentence")
    title = "Your own chart"

    def __init__(
        self, frame: Any = None, *, units: Mapping[str, str] | None = None, sample: str = ""
    ) -> None:
        super().__init__(frame, units=units)
        self.sample = sample

    # --- what is asked
    def controls(self, values: Values) -> Sequence[Control]:
        pasted = Pasted("table", "Your table", start=self.sample, help=_HELP)
        kind = Choice("kind", "The numbers are", options=_KINDS)
        unit = Text("unit", "What they count", start="people", required=True)
        base = Text("base", "Of how many, since when", help="Such as: of 410 families, in May.")
        title = Text("title", "Title", help="Empty: what people would say of it.")
        data = Form("data", (pasted, kind, unit, base, title), label="Your numbers")
        sort = picked(values, "kind", _KINDS)
        read = read_table(pasted.clean(values.get("table", self.sample)), _columns(sort))
        table, _ = table_of(read, {**values, "kind": sort})
        if table is None:
            return (data,)
        start = _start(table)
        question = Choice("question", "Question", options=QUESTIONS, start=table.questions[0], follows=True)
        fields = setting_fields(table, _setting(table, values), _PATH, start)
        return (data, Form("form", (question, *fields), label="The chart"))

    # --- what is seen
    def result(self, values: Values) -> Result:
        read = read_table(values["table"], _columns(values["kind"]))
        table, told = table_of(read, values)
        if table is None:
            return Result(sentence=told, says={} if read.problem else {"read": read.told_text})
        setting = _setting(table, values)
        said = judged(values["question"], table, setting)
        title = values["title"].strip() or impression(table, setting).said
        made = shown(table, setting, title, said)
        says = {**made.says, "read": "\n".join(filter(None, [read.told_text, told]))}
        return Result(sentence=said, charts=made.charts, says=says)


def _start(table: ChartTable) -> dict[str, Any]:
    return {**START, "form": table.forms[0]}


def _setting(table: ChartTable, values: Values) -> dict[str, Any]:
    kept = value_at(values, _PATH)
    return fitted(table, {**_start(table), **(kept if isinstance(kept, Mapping) else {})})


def table_of(read: PastedTable, values: Values) -> tuple[ChartTable | None, str]:
    """The table to draw, and as Markdown what was done to its rows; without a table the reason."""
    if read.problem:
        return None, read.told_text
    rows, told = _rows(read)
    if rows is None:
        return None, told
    kind = values["kind"]
    dated, series = "date" in rows, "series" in rows
    forms = ("line",) if series else ("line", "bar", "area") if dated else ("bar", "dot", "line")
    if not dated and (rows["value"] >= 0).all() and rows["value"].sum() > 0:
        forms = (*forms, "pie", "picture")
    spread = {"low", "high"} <= set(rows) and kind == "mean"
    asks = ("time",) if dated else ("compare", "part", "flow")
    table = ChartTable(
        "own",
        "Your numbers",
        rows,
        forms,
        (*asks, "spread") if spread else asks,
        str(values.get("unit") or "people").strip() or "people",
        share=kind == "share",
        mean=kind == "mean",
        base=str(values.get("base") or "").strip(),
    )
    return table, told


@lru_cache(maxsize=4)
def _rows(read: PastedTable) -> tuple[pd.DataFrame | None, str]:
    """The rows as they are drawn, along a time where two dates or more are there; and what was left out.
    Remembered, so that a slider does not sort them again."""
    frame = read.frame
    if frame.empty:
        return None, "No row of the table could be read. Write a label and a number in each line."
    if frame["date"].nunique() > 1:
        return _along(frame)
    names = frame[["label", "group"]].fillna("").astype("str").agg(" ".join, axis=1).str.strip()
    numbered = [name or f"line {line}" for name, line in zip(names, frame["line"], strict=True)]
    rows = _spread(frame.assign(label=numbered))
    if len(rows) > _MOST_ROWS:
        said = f"- The chart shows the first {_MOST_ROWS} of {counted(len(rows), 'row')}: more can't be read."
        return rows.head(_MOST_ROWS), said
    return rows, ""


def _spread(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that are drawn; the ends of a range only where each row has both."""
    ends = ["low", "high"] if frame[["low", "high"]].notna().all(axis=None) else []
    kept = [name for name in ("label", "value", "date", "series", *ends) if name in frame]
    if "series" not in frame and "date" in kept and frame["date"].isna().any():
        kept.remove("date")
    return frame[kept].reset_index(drop=True)


def _along(frame: pd.DataFrame) -> tuple[pd.DataFrame | None, str]:
    """Rows along a time, in its order, a line per group."""
    told = []
    late = frame[frame["date"].isna()]
    if len(late):
        lines = listed([str(line) for line in late["line"]], 10)
        told.append(f"- Without a date, and left out: {plural(len(late), 'line')} {lines}.")
    rows = frame.dropna(subset=["date"]).sort_values("date", kind="stable")
    monthly = bool((rows["date"].dt.day == 1).all())
    labels = rows["date"].map(lambda day: f"{day:%b %Y}" if monthly else f"{day.day} {day:%b %Y}")
    rows = rows.assign(label=labels, series=rows["group"].fillna("").astype("str").str.strip())
    twice = int(rows.duplicated(["date", "series"]).sum())
    if twice:
        told.append(
            f"- {counted(twice, 'line')} with a date that was there before: each is a point of its own."
        )
    names = list(dict.fromkeys(rows["series"]))
    if len(names) > _MOST_LINES:
        told.append(f"- The chart shows the first {_MOST_LINES} of {counted(len(names), 'group')}.")
        rows = rows[rows["series"].isin(names[:_MOST_LINES])]
    if len(rows) > _MOST_POINTS:
        told.append(f"- The chart shows the last {_MOST_POINTS} of {counted(len(rows), 'point')}.")
        rows = rows.tail(_MOST_POINTS)
    return _spread(rows.drop(columns="series") if len(names) < 2 else rows), "\n".join(told)
