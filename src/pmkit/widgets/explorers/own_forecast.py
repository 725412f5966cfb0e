"""Forecast on one's own backlog: from its history where the export holds one, else from pasted counts.

The table has `finished` and, where the weeks are known, `starts`; `attrs` tell how many items are open
(`open`) and of how many they were chosen (`whole`). Which of the two counts, and which weeks, is always said.
"""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.backlog.errors import count
from pmkit.methods import InputError
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorers.forecast import Forecast

HISTORY, PASTED = "history", "pasted"
_MOST_ITEMS = 20_000
_MOST_WEEKS_TO_GO = 260
_SOURCE = {
    "key": "from",
    "label": "Finished items per week",
    "type": "radio",
    "options": [
        {"value": HISTORY, "label": "From the backlog's history"},
        {"value": PASTED, "label": "From counts that I paste"},
    ],
}
_COUNTS = {
    "key": "finished",
    "label": "Items finished per week, oldest first",
    "type": "textarea",
    "rows": 2,
    "help": "Whole numbers; 0 for a week in which nothing was finished.",
}


class OwnForecast(Forecast):
    """The same questions as `Forecast`, about the items and the history of the backlog in use."""

    item: ClassVar[str] = "explorer:roadmapping.own-forecast"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.open = int(self.frame.attrs.get("open", 0))
        self.items = min(max(self.open, 1), _MOST_ITEMS)
        self.trouble = ""
        return super().build()

    def questions(self) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        fields, values = super().questions()
        numbers: dict[str, dict[str, Any]] = {
            "items": {"max": _MOST_ITEMS, "help": self._open_words()},
            "weeks": {"max": _MOST_WEEKS_TO_GO},
        }
        self._asked = [
            {**field, "type": "number", "required": True, **numbers[field["key"]]}
            if field["key"] in numbers
            else field
            for field in fields
        ]
        source = HISTORY if self.first else PASTED
        return self._fields(source), {"from": source, "finished": "", **values}

    def _fields(self, source: str) -> list[dict[str, Any]]:
        """The source is asked for only where there is a history, the counts only where they are used."""
        return [
            *([_SOURCE] if self.first else []),
            *([_COUNTS] if source == PASTED else []),
            *self._asked,
        ]

    def _open_words(self) -> str:
        whole = int(self.frame.attrs.get("whole", self.open))
        if whole > self.open:
            chosen = f"{self.open:,} of {count(whole, 'open item')} are chosen."
            return f"{chosen} The history counts all that was finished."
        return f"The backlog has {count(self.open, 'open item')}."

    @property
    def source(self) -> str:
        """Where the counts come from: the backlog's history, or what was pasted."""
        return HISTORY if self.first and self.form.values["from"] == HISTORY else PASTED

    def counts_now(self) -> list[int]:
        self.trouble = ""
        if self.source == HISTORY:
            return self.first
        try:
            return read_counts(str(self.form.values.get("finished") or ""))
        except InputError as problem:
            self.trouble = str(problem)
            return [0]

    def history(self) -> pd.DataFrame:
        return super().history() if self.source == HISTORY else pd.DataFrame({"finished": self.counts})

    def fields_now(self) -> list[dict[str, Any]]:
        return self._fields(self.source)

    def update(self) -> None:
        super().update()
        told = self.trouble if str(self.form.values.get("finished") or "").strip() else ""
        others = {key: text for key, text in self.form.errors.items() if key != "finished"}
        self.form.errors = {**others, "finished": told} if told else others
        self.past.layout.display = "none" if self.trouble else ""
        if self.trouble:  # no counts, no forecast
            self.when.layout.display = self.many.layout.display = "none"

    def state(self) -> dict[str, Any]:
        """Without what follows from the backlog, which may be a newer one next time."""
        values = dict(self.form.values)
        if values["items"] == self.items:
            values.pop("items")
        return {"values": values}

    def restore(self, state: Any) -> None:
        super().restore(_with_source(dict(state.get("values", {}))))

    def summary(self) -> str:
        if self.trouble:
            why = str(self.frame.attrs.get("why", ""))
            return " ".join(escape_markdown(one) for one in (why, self.trouble) if one)
        return f"{self._source_words()} {super().summary()}"

    def _source_words(self) -> str:
        """Which of the two counts, and over which weeks."""
        done = count(sum(self.counts), "finished item")
        since = ""
        if len(self.used) < len(self.counts):
            since = f" The last {len(self.used)} of them count, since the pace changed."
        if self.source == PASTED:
            other = " The backlog's own history is not used." if self.first else ""
            return f"From the **{count(len(self.counts), 'week')} that you pasted**, {done}.{since}{other}"
        weeks = count(len(self.counts), "week")
        after = int(self.frame.attrs.get("dated", 0)) - sum(self.counts)
        left = (
            f" {after:,} finished later {'is' if after == 1 else 'are'} left out: that week may not be over."
        )
        from_to = f"{weeks}{_span(self.frame)}"
        return f"From the **backlog's history**: {from_to}, {done}.{left if after > 0 else ''}{since}"


def read_counts(text: str) -> list[int]:
    """Whole numbers as people write or paste them, oldest first. Raises InputError with a sentence."""
    parts = [part for part in re.split(r"[\s,;]+", text) if part]
    odd = next((part for part in parts if not re.fullmatch(r"\d{1,4}", part)), None)
    if odd is not None:
        raise InputError(f"“{odd[:20]}” is no number of items. Write whole numbers, oldest week first.")
    if not parts:
        raise InputError("Write what was finished in each week, oldest first: 2 0 3 1 2.")
    return [int(part) for part in parts]


def _with_source(values: dict[str, Any]) -> dict[str, Any]:
    """A state of the time before there was a choice had pasted counts only."""
    if values.get("finished") and "from" not in values:
        values["from"] = PASTED
    return {"values": values}


def _span(history: pd.DataFrame) -> str:
    """From the first day of the first week to the last day of the last one, where they are known."""
    if "starts" not in history or history.empty:
        return ""
    first = pd.Timestamp(history["starts"].iloc[0])
    last = pd.Timestamp(history["starts"].iloc[-1]) + pd.Timedelta(days=6)
    return f" from {first.day} {first:%B %Y} to {last.day} {last:%B %Y}"
