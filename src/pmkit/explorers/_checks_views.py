"""The two charts and the table of a finished test that is checked."""

from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.checks import ROLES, metrics_chart, pooling_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural, signed
from pmkit.explorers import Cells
from pmkit.explorers._findings import amount
from pmkit.explorers.finished_test import FinishedTest
from pmkit.methods import family_error

_MOST_ROWS = 40
_YES, _NO = "yes", "no"
_COLUMNS = (
    {"key": "metric", "label": "Guardrail", "type": "text", "readonly": True, "width": 26},
    {"key": "difference", "label": "Variant minus control", "type": "text", "readonly": True, "wide": True},
    {"key": "beyond", "label": "Worse than its margin?", "type": "text", "readonly": True},
    {"key": "wide", "label": "Range too wide to exclude that?", "type": "text", "readonly": True},
    {"key": "clear", "label": "Clearly worse?", "type": "text", "readonly": True},
    {"key": "verdict", "label": "So it", "type": "text", "readonly": True},
)
_SO = {
    "hurts": "is hurt",
    "harmless": "is harmless",
    "improves": "improves",
    "not known yet": "is not known yet",
}


def pooling_picture(test: FinishedTest, name: str) -> Picture:
    """The groups, and all of them added up."""
    told = test.pooling[name]
    column = test.groups[name]
    difference, low, high = test.total
    largest = told.groups.nlargest(_MOST_ROWS, "people", keep="first").sort_index()
    rows = largest[[column, "difference", "low", "high"]].rename(columns={column: "name"})
    rows[["difference", "low", "high"]] *= 100
    rows["name"] = [f"{name} {one}" if isinstance(one, (int, float)) else str(one) for one in rows["name"]]
    total = pd.DataFrame(
        {"name": ["all added up"], "difference": [100 * difference], "low": [100 * low], "high": [100 * high]}
    )
    table = pd.concat([rows.assign(kind="group"), total.assign(kind="total")], ignore_index=True)
    known = told.groups["difference"].dropna()
    ahead = int((known > 0).sum())
    where = f"of {counted(len(known), name)}"
    title = f"The variant is ahead in {ahead} {where}; all added up: {signed(100 * difference)} points"
    note = "Circle: a group. Square: all added up. Bar: the range."
    if len(largest) < len(told.groups):
        note += f" The {len(largest)} largest of {len(told.groups)} are shown."
    description = f"A row for each {name} with its difference and range, and one for the total. {told.says}"
    return pooling_chart(table, Words(title, note, description))


def metrics_picture(test: FinishedTest, goal: str) -> Picture:
    """All metrics, each in half widths of its own range."""
    worse = _first(test, "worse_is")
    margins = _first(test, "margin") if "margin" in _metrics(test) else {}
    rows = []
    for role in ROLES:
        for row in test.rows(role, goal):
            half = (row["high"] - row["low"]) / 2
            side = 1 if worse[row["metric"]] == "lower" else -1
            margin = margins.get(row["metric"], float("nan")) if role == "guardrail" else float("nan")
            value, limit = (side * row["difference"] / half, -margin / half) if half else (0.0, float("nan"))
            rows.append((row["metric"], role, value, limit))
    table = pd.DataFrame(rows, columns=["metric", "role", "value", "margin"])
    clear = int((table.loc[table["role"] == "other", "value"].abs() > 1).sum())
    others = int((table["role"] == "other").sum())
    title = f"{counted(len(table), 'metric')} in all, no side metric among them"
    if others:
        clear_ones = (
            f"The {plural(clear, 'range', 'ranges')} of {clear} of {counted(others, 'side metric')} "
            f"{plural(clear, 'leaves', 'leave')} out 0"
        )
        title = (
            f"{clear_ones}; chance alone brings one in up to {100 * family_error(others):.0f} of 100 tests"
        )
    note = "Bar: the range, all drawn alike wide. Tick: the harm that a guardrail may take."
    each = "; ".join(f"{row['metric']}: {_side(row['value'])}" for row in table.head(6).to_dict("records"))
    return metrics_chart(table, Words(title, note, f"{counted(len(table), 'row')}, one per metric. {each}."))


def _side(value: float) -> str:
    return "better" if value > 1 else "worse" if value < -1 else "not told from no effect"


def _metrics(test: FinishedTest) -> pd.DataFrame:
    assert test.metrics is not None
    return test.metrics


def _first(test: FinishedTest, column: str) -> dict[str, Any]:
    return dict(_metrics(test).groupby("metric")[column].first())


def guardrails_table(test: FinishedTest, goal: str) -> Cells:
    """Each guardrail under the three questions that can be asked of it."""
    worse = _first(test, "worse_is")
    margins = _first(test, "margin") if "margin" in _metrics(test) else {}
    rows = []
    for place, row in enumerate(test.rows("guardrail", goal)):
        side = 1 if worse[row["metric"]] == "higher" else -1
        harm, most = side * row["difference"], max(side * row["low"], side * row["high"])
        least = min(side * row["low"], side * row["high"])
        margin = float(margins.get(row["metric"], 0.0) or 0.0)
        rows.append(
            {
                "id": str(place),
                "metric": row["metric"],
                "difference": amount(row),
                "beyond": _YES if harm > margin else _NO,
                "wide": _YES if most > margin >= least else _NO,
                "clear": _YES if least > 0 else _NO,
                "verdict": _SO[row["verdict"]],
            }
        )
    return Cells(
        "guardrails", "Three questions to each guardrail", columns=_COLUMNS, rows=rows, sortable=False
    )
