"""One item: how many elapsed days are enough, with a chance, by the finished items of the past.

The table has `started` and `done` (days), and may have `item`. The arithmetic is
`pmkit.methods.service_level`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pmkit.charts.cycle_time import cycle_time_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural, spoken_day
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Text, Values
from pmkit.explorers.forecast import HISTORY, PASTED, read_counts
from pmkit.methods import (
    InputError,
    elapsed_days,
    oldest_open,
    regime_change,
    service_level,
    throughput_from_dates,
)
from pmkit.practice.markdown import escape_markdown

SHARES = (0.5, 0.85, 0.95)
LAST = 30
"""So many of the latest items can be chosen instead of all."""


@dataclass(frozen=True, eq=False)
class OwnItems:
    """One's own backlog: `why` it has no history where it has none, and the `begun` items (`started`,
    `item`).
    """

    begun: pd.DataFrame
    why: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnItems) and self.why == other.why and self.begun.equals(other.begun)


class SingleItem(Explorer):
    """Choose how sure to be and which items tell it; each finished item is a point.

    With `own` the days may be pasted, and items in progress that are older than the expectation are named.
    """

    layout = ("form", "sentence", "chart")
    title = "How long one item takes"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, own: OwnItems | None = None
    ) -> None:
        known = frame.dropna(subset=["started", "done"]) if len(frame) else frame
        super().__init__(known.sort_values("done", kind="stable").reset_index(drop=True), units=units)
        self.own, self.undated = own, len(frame) - len(known)
        self.items = self.frame.assign(days=elapsed_days(self.frame) if len(self.frame) else [])

    # --- what is asked
    def controls(self, _: Values) -> Sequence[Control]:
        sure = Range("share", "How sure", start=0.85, min=0.5, max=0.95, step=0.05, unit="%")
        return (Form("form", (*self._sources(), *self._which(), sure), label="One item"),)

    def _sources(self) -> list[Choice | Text]:
        if not self.own:
            return []
        days = Text(
            "days",
            "Days that each finished item took, oldest first",
            rows=2,
            help="Whole numbers, weekends included: 3 12 5 8.",
        )
        sources = {HISTORY: "From the backlog's history", PASTED: "From days that I paste"}
        return (
            [Choice("from", "Finished items", options=sources, radio=True), days]
            if len(self.items)
            else [days]
        )

    def _which(self) -> list[Choice]:
        parts = {"all": "All finished items"}
        if self._changed is not None:
            parts["since"] = f"Since the last change ({spoken_day(self._changed)})"
        elif len(self.items) > LAST:
            parts["last"] = f"The last {LAST}"
        return [Choice("which", "Which items tell it", options=parts, radio=True)] if len(parts) > 1 else []

    @cached_property
    def _changed(self) -> pd.Timestamp | None:
        """The first day of the week since which more or less is finished."""
        if self.items.empty:
            return None
        try:
            weeks = throughput_from_dates(self.items["done"])
        except InputError:
            return None
        at = regime_change(weeks["finished"]).at
        return None if at is None else pd.Timestamp(weeks["starts"].iloc[at - 1])

    # --- what is seen
    def result(self, values: Values) -> Result:
        pasted = bool(self.own) and values.get("from", PASTED) == PASTED
        hidden = set() if pasted else {"days"}
        try:
            items = _pasted(str(values.get("days") or "")) if pasted else self._chosen(values)
        except InputError as problem:
            errors = {"days": str(problem)} if values.get("days") else {}
            return Result(sentence=self._without_days(str(problem)), errors=errors, hidden=hidden)
        share = round(float(values["share"]), 2)
        found = service_level(items["days"], share)
        mind = [f"**Mind:** {escape_markdown(one)}" for one in found.warnings]
        if found.days is not None and not mind:
            mind = ["It holds for an item that begins, as long as the work stays as it was."]
        here = [] if pasted else [*self._left_out(), *self._older(found.days)]
        return Result(
            sentence=" ".join([escape_markdown(found.says()), *mind, *here]),
            charts={} if pasted else {"chart": _chart(items, share)},
            hidden=hidden,
        )

    def _without_days(self, problem: str) -> str:
        why = self.own.why if self.own else ""
        return " ".join(escape_markdown(one) for one in (why, problem) if one)

    def _chosen(self, values: Values) -> pd.DataFrame:
        if self.items.empty:
            raise InputError(_NONE)
        if values.get("which") == "since" and self._changed is not None:
            return self.items[self.items["done"] >= self._changed]
        return self.items.tail(LAST) if values.get("which") == "last" else self.items

    def _left_out(self) -> list[str]:
        if not self.undated:
            return []
        lack = plural(self.undated, "lacks", "lack")
        many = counted(self.undated, "finished item")
        return [f"{many} {lack} a first or last day and {_is(self.undated)} left out."]

    def _older(self, days: int | None) -> list[str]:
        """The items in progress that are older than the expectation."""
        if not self.own or days is None or self.items.empty:
            return []
        begun = oldest_open(self.own.begun, self.items["done"].max())
        old = begun[begun["age"] > days]
        if begun.empty:
            return []
        last = pd.Timestamp(self.items["done"].max())
        until = f"On {spoken_day(last)}, the last day of this history,"
        if old.empty:
            return [
                f"{until} {counted(len(begun), 'item')} {_is(len(begun))} in progress, none older than that."
            ]
        first = old.iloc[0]
        name, age = escape_markdown(str(first["item"] or first["id"])), counted(int(first["age"]), "day")
        which = f"{len(old)} of {counted(len(begun), 'item')} in progress {_is(len(old))} older"
        return [f"{until} {which}. Look first at “{name}” ({age})."]


def _chart(items: pd.DataFrame, share: float) -> Picture:
    levels = {one: service_level(items["days"], one).days for one in sorted({*SHARES, share})}
    return cycle_time_chart(items, levels, chosen=share)


def _is(number: int) -> str:
    return plural(number, "is", "are")


_NONE = "Write how many days each finished item took, oldest first: 3 12 5 8."


def _pasted(text: str) -> pd.DataFrame:
    odd = "is no number of days. Write whole numbers, weekends included: 3 12 5 8."
    return pd.DataFrame({"days": read_counts(text, odd, _NONE)})
