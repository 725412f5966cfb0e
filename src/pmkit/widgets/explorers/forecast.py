"""Forecast: from what was finished week by week to when, or how many, with 50, 85 and 95 %.

The table has `finished` (items per week, oldest first). The arithmetic is exact
(`pmkit.methods.forecast_when`, `forecast_how_many`); growth adds new items to the backlog each week.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.forecast import (
    how_many_chart,
    how_many_rows,
    how_many_words,
    when_chart,
    when_rows,
    when_words,
)
from pmkit.charts.throughput import throughput_chart, throughput_rows, throughput_words
from pmkit.methods import forecast_how_many, forecast_when, history_warnings, regime_change
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer, Notebook
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

_GROWTH = {"none": [0], "quarter": [0, 0, 0, 1], "half": [0, 1], "one": [1]}
_MOST_WEEKS = 520
_ONLY_FOR = {"items": "when", "growth": "when", "weeks": "many"}
"""The fields that only one of the two questions needs."""


class Forecast(Explorer):
    """Choose the question, the history and how the scope grows; the bars are the chances.

    `starts` is the day on which the work begins, None where no date is to be named.
    """

    item: ClassVar[str] = "explorer:roadmapping.forecast"

    def __init__(
        self,
        frame: pd.DataFrame,
        workbook: Notebook | None = None,
        label: str = "",
        *,
        starts: date | None = None,
        items: int = 30,
        weeks: int = 12,
    ) -> None:
        self.starts, self.items, self.weeks = starts, items, weeks
        super().__init__(frame, workbook, label)

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.first = [int(one) for one in self.frame["finished"]]
        self.fields, values = self.questions()
        self.form = Form(self.fields, values, label="Forecast")
        self.form.on_click("reset", self.start_over)
        self._compute()
        self.past = LiveChart(throughput_chart(self.history(), self.change))
        self._drawn = self._asked_of()
        table = self.by_when.table().head(_MOST_WEEKS)
        self.when = LiveChart(when_chart(table, _items(self.to_do), starts=self.starts))
        self.many = LiveChart(how_many_chart(self.by_count.table(), f"In {_weeks(self.to_go)}"))
        self.form.observe(self.changed, "values")
        return [self.form, self.said, self.when, self.many, self.past]

    def questions(self) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """The fields of the form and their first values."""
        fields: list[dict[str, Any]] = [
            {
                "key": "ask",
                "label": "Question",
                "type": "radio",
                "options": [
                    {"value": "when", "label": "When are they done?"},
                    {"value": "many", "label": "How many are done by then?"},
                ],
            },
            {"key": "items", "label": "Items to finish", "type": "range", "min": 1, "max": 80, "step": 1},
            {"key": "weeks", "label": "Weeks to go", "type": "range", "min": 1, "max": 40, "step": 1},
            {
                "key": "history",
                "label": "History",
                "type": "radio",
                "options": [
                    {"value": "all", "label": "All weeks"},
                    {"value": "since", "label": "Since the last change"},
                ],
            },
            {
                "key": "growth",
                "label": "New items come in",
                "type": "choice",
                "options": [
                    {"value": "none", "label": "None"},
                    {"value": "quarter", "label": "One every four weeks"},
                    {"value": "half", "label": "One every two weeks"},
                    {"value": "one", "label": "One a week"},
                ],
            },
            {"key": "reset", "label": "Start over", "type": "button"},
        ]
        asked = {"ask": "when", "items": self.items, "weeks": self.weeks}
        return fields, {**asked, "history": "all", "growth": "none"}

    def counts_now(self) -> list[int]:
        """The finished items per week that count, oldest first; InputError where they can't be read."""
        return self.first

    def history(self) -> pd.DataFrame:
        """The weeks that count, with their dates where they are known."""
        return self.frame.reset_index(drop=True)

    def fields_now(self) -> list[dict[str, Any]]:
        """The fields of the form as it is filled in now, those of both questions."""
        return self.fields

    def _is_needed(self, field: dict[str, Any]) -> bool:
        return _ONLY_FOR.get(field["key"], self.form.values["ask"]) == self.form.values["ask"]

    def _compute(self) -> None:
        values = self.form.values
        self.counts = self.counts_now()
        self.change = regime_change(self.counts)
        at = self.change.at or 1
        self.used = self.counts[at - 1 :] if values["history"] == "since" else self.counts
        growth = _GROWTH.get(str(values["growth"]), [0])
        added = growth if any(growth) else None
        self.to_do = int(values["items"] or self.items)
        self.to_go = int(values["weeks"] or self.weeks)
        self.by_when = forecast_when(self.used, self.to_do, added=added)
        self.by_count = forecast_how_many(self.used, self.to_go)

    def update(self) -> None:
        self._compute()
        asks_when = self.form.values["ask"] == "when"
        asked = [field for field in self.fields_now() if self._is_needed(field)]
        if asked != self.form.fields:
            self.form.fields = asked
        self.when.layout.display = "" if asks_when else "none"
        self.many.layout.display = "none" if asks_when else ""
        drawn, self._drawn = self._drawn, self._asked_of()
        new = {chart for chart, asked in self._drawn.items() if asked != drawn[chart]}
        if "when" in new:
            table = self.by_when.table().head(_MOST_WEEKS)
            words = when_words(table, _items(self.to_do), starts=self.starts)
            self.when.replace_rows(when_rows(table), **words._asdict())
        if "many" in new:
            counts = self.by_count.table()
            words = how_many_words(counts, f"In {_weeks(self.to_go)}")
            self.many.replace_rows(how_many_rows(counts), **words._asdict())
        if "past" in new:
            words = throughput_words(self.history(), self.change)
            self.past.replace_rows(throughput_rows(self.history(), self.change), **words._asdict())

    def _asked_of(self) -> dict[str, tuple[Any, ...]]:
        """What each chart depends on: a slider that is pulled draws one of them, not all three."""
        return {
            "when": (self.used, self.to_do, self.form.values["growth"]),
            "many": (self.used, self.to_go),
            "past": (self.counts, tuple(self.history().columns)),
        }

    def state(self) -> dict[str, Any]:
        return {"values": dict(self.form.values)}

    def restore(self, state: Any) -> None:
        kept = dict(state.get("values", {}))
        kept = {key: value for key, value in kept.items() if key in self.form.values and value is not None}
        self.form.values = {**self.form.values, **kept}

    def summary(self) -> str:
        if self.form.values["ask"] == "when":
            said = self.by_when.says()
            warnings = self.by_when.warnings
        else:
            said = self.by_count.says()
            warnings = history_warnings(self.used)
        return " ".join(
            [escape_markdown(said), *(f"**Mind:** {escape_markdown(one)}" for one in warnings[:1])]
        )


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _weeks(count: int) -> str:
    return "1 week" if count == 1 else f"{count} weeks"
