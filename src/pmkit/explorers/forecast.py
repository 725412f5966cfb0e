"""Forecast: from what was finished week by week to when, or how many, with 50, 85 and 95 %.

The table has `finished` (items per week, oldest first) and may have `starts` (first day of the week). The
arithmetic is exact (`pmkit.methods.forecast_when`, `forecast_how_many`); growth adds new items to the backlog
each week.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from pmkit.charts.forecast import how_many_chart, when_chart
from pmkit.charts.picture import Picture
from pmkit.charts.throughput import throughput_chart
from pmkit.english import counted, plural, spoken_day
from pmkit.explorers import Choice, Control, Explorer, Form, Number, Range, Result, Text, Values
from pmkit.explorers._calendar import last_day
from pmkit.explorers.state import value_at
from pmkit.methods import (
    InputError,
    forecast_how_many,
    forecast_when,
    history_warnings,
    regime_change,
)
from pmkit.methods.forecast import SHARES, WhenForecast
from pmkit.practice.markdown import escape_markdown

HISTORY, PASTED = "history", "pasted"
CAME_IN = "created"
_HEAP = 10
_GROWTH = {"none": [0], "quarter": [0, 0, 0, 1], "half": [0, 1], "one": [1]}
_MOST_WEEKS = 520
_MOST_ITEMS, _MOST_WEEKS_TO_GO = 20_000, 260
"""What can be asked about one's own backlog."""
_ONLY_FOR = {"items": "when", "growth": "when", "weeks": "many"}
"""The fields that only one of the two questions needs."""


@dataclass(frozen=True)
class Backlog:
    """One's own backlog: how many items are `open`, and of how many they were chosen (`whole`); how many have
    a day on which they were finished (`dated`), and `why` there is no history where there is none. With
    `planned` they are those of a plan. `came_in` are the new items in each week of the history, where known.
    """

    open: int
    whole: int = 0
    dated: int = 0
    why: str = ""
    planned: bool = False
    came_in: tuple[int, ...] = ()


class Forecast(Explorer):
    """Choose the question, the history and how the scope grows; the bars are the chances.

    `starts` is the day on which the work begins, None where no date is to be named. With `backlog` the
    question is about its items, and counts may be pasted; which weeks count is always said.
    """

    layout = ("form", "when", "many", "sentence", "past")
    title = "Forecast"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        starts: date | None = None,
        items: int = 30,
        weeks: int = 12,
        backlog: Backlog | None = None,
    ) -> None:
        super().__init__(frame.reset_index(drop=True), units=units)
        self.starts, self.weeks, self.backlog = starts, weeks, backlog
        self.items = min(max(backlog.open, 1), _MOST_ITEMS) if backlog else items
        self.first = [int(one) for one in frame["finished"]]

    # --- what is asked
    def controls(self, values: Values) -> Sequence[Control]:
        pasted = values.get("from", HISTORY) == PASTED
        return (Form("form", (*self._sources(), *self._questions(pasted)), label="Forecast"),)

    def _sources(self) -> list[Choice | Text]:
        """The source is asked for only where there is a history to choose."""
        if not self.backlog:
            return []
        sources = {HISTORY: "From the backlog's history", PASTED: "From counts that I paste"}
        counts = Text(
            "finished",
            "Items finished per week, oldest first",
            rows=2,
            help="Whole numbers; 0 for a week in which nothing was finished.",
        )
        source = Choice("from", "Finished items per week", options=sources, radio=True)
        return [source, counts] if self.first else [counts]

    def _questions(self, pasted: bool) -> list[Choice | Range]:
        questions = {"when": "When are they done?", "many": "How many are done by then?"}
        past = {"all": "All weeks", "since": "Since the last change"}
        growth = {
            "none": "None",
            "quarter": "One every four weeks",
            "half": "One every two weeks",
            "one": "One a week",
        }
        came_in = () if pasted else self._came_in()
        if _bears_a_date(came_in, self.first):
            rate = sum(came_in) / len(came_in)
            growth[CAME_IN] = f"As in the backlog: {rate:.1f} a week"
        return [
            Choice("ask", "Question", options=questions, radio=True),
            *self._numbers(),
            Choice("history", "History", options=past, radio=True),
            Choice("growth", "New items come in", options=growth),
        ]

    def _numbers(self) -> list[Range]:
        to_do, to_go = ("items", "Items to finish"), ("weeks", "Weeks to go")
        if not self.backlog:
            return [
                Range(*to_do, start=self.items, min=1, max=80),
                Range(*to_go, start=self.weeks, min=1, max=40),
            ]
        return [
            Number(
                *to_do,
                start=self.items,
                min=1,
                max=_MOST_ITEMS,
                follows=True,
                help=self._open_words(),
                at=self._to_do_at(),
            ),
            Number(*to_go, start=self.weeks, min=1, max=_MOST_WEEKS_TO_GO),
        ]

    def _to_do_at(self) -> tuple[str, ...]:
        """What was typed for a plan is not said of the backlog."""
        return ("of_plan", "items") if self.backlog and self.backlog.planned else ("items",)

    def _came_in(self) -> tuple[int, ...]:
        return self.backlog.came_in if self.backlog and self.first else ()

    def _open_words(self) -> str:
        assert self.backlog is not None
        if self.backlog.planned:
            return f"Your plan has {counted(self.backlog.open, 'open item')}."
        if self.backlog.whole > self.backlog.open:
            chosen = f"{self.backlog.open:,} of {counted(self.backlog.whole, 'open item')} are chosen."
            return f"{chosen} The history counts all that was finished."
        return f"The backlog has {counted(self.backlog.open, 'open item')}."

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """Version 0.1 kept all under `values`, at first without the choice of a source."""
        values = dict(kept.get("values", kept))
        return {"from": PASTED, **values} if values.get("finished") else values

    # --- what is seen
    def result(self, values: Values) -> Result:
        pasted = bool(self.backlog) and values.get("from", PASTED) == PASTED
        asks_when = values["ask"] == "when"
        hidden = {field for field, question in _ONLY_FOR.items() if question != values["ask"]}
        text = str(values.get("finished") or "").strip()
        try:
            counts = read_counts(text) if pasted else self.first
        except InputError as problem:
            return Result(
                sentence=self._without_counts(str(problem)),
                errors={"finished": str(problem)} if text else {},
                hidden=hidden,
            )
        change = regime_change(counts)
        used = counts[(change.at or 1) - 1 :] if values["history"] == "since" else counts
        past = self._past if not pasted else throughput_chart(pd.DataFrame({"finished": counts}), change)
        chart, said = self._when(values, used) if asks_when else self._how_many(values, used)
        source = f"{self._source_words(counts, used, pasted)} " if self.backlog else ""
        return Result(
            sentence=source + said,
            charts={"when" if asks_when else "many": chart, "past": past},
            hidden=hidden | (set() if pasted else {"finished"}),
        )

    @cached_property
    def _past(self) -> Picture:
        return throughput_chart(self.frame, regime_change(self.first))

    def _when(self, values: Values, used: list[int]) -> tuple[Picture, str]:
        to_do = int(value_at(values, self._to_do_at()))
        pasted = values.get("from", PASTED) == PASTED
        came_in = () if pasted else self._came_in()[-len(used) :]
        growth = _GROWTH.get(values["growth"], came_in)
        found = forecast_when(used, to_do, added=growth if any(growth) else None)
        table = found.table().head(_MOST_WEEKS)
        said = _said(found.says(), found.warnings)
        if self.backlog:
            more = (self._days(found), self._inflow(values, used, to_do, came_in))
            said = " ".join(filter(None, [said, *more]))
        return when_chart(table, counted(to_do, "item"), starts=self.starts), said

    def _days(self, found: WhenForecast) -> str:
        """The forecast in days, where it is known when work begins."""
        if self.starts is None:
            return "" if found.never else "Say above when work begins, and you see days."
        ends = {share: found.finish(share, self.starts) for share in SHARES}
        said = [f"{100 * share:.0f} % by {spoken_day(end)}" for share, end in ends.items() if end]
        return f"**{counted(found.items, 'item')}: {', '.join(said)}.**" if said else ""

    def _inflow(self, values: Values, used: list[int], to_do: int, came_in: Sequence[int]) -> str:
        """How many new items came in a week, and what they do to the date with 85 %."""
        if not came_in:
            return ""
        weeks, new, done = counted(len(came_in), "week"), sum(came_in), counted(sum(used), "was", "were")
        said = f"In these {weeks} {counted(new, 'new item')} came in (*Created*), {done} finished."
        if not any(came_in):
            return said
        if not _bears_a_date(came_in, used):
            return f"{said} {_NO_DATE if sum(came_in) >= sum(used) else _MOVED}"
        plain, grown = (forecast_when(used, to_do, added=added) for added in (None, list(came_in)))
        when, then = (self._end(one.p85) for one in (plain, grown))
        if values["growth"] == CAME_IN:
            return f"{said} They count here; without them 85 % {when}."
        return f"{said} If they go on coming and have to be done too, 85 % {then}; without them it {when}."

    def _end(self, weeks: int | None) -> str:
        if weeks is None:
            return "is not in sight"
        if self.starts is None:
            return f"takes {counted(weeks, 'week')}"
        return f"is {spoken_day(last_day(self.starts, weeks))}"

    def _how_many(self, values: Values, used: list[int]) -> tuple[Picture, str]:
        to_go = int(values["weeks"])
        found = forecast_how_many(used, to_go)
        span = f"In {counted(to_go, 'week')}"
        said = _said(found.says(), history_warnings(used))
        if self.backlog and self.starts:
            said += f" The last day of that time is **{spoken_day(last_day(self.starts, to_go))}**."
        return how_many_chart(found.table(), span), said

    def _without_counts(self, problem: str) -> str:
        why = self.backlog.why if self.backlog else ""
        return " ".join(escape_markdown(one) for one in (why, problem) if one)

    def _source_words(self, counts: list[int], used: list[int], pasted: bool) -> str:
        """Which of the two counts, and over which weeks."""
        done = counted(sum(counts), "finished item")
        since = ""
        if len(used) < len(counts):
            since = f" The last {len(used)} of them count, since the pace changed."
        weeks = counted(len(counts), "week")
        if pasted:
            other = " The backlog's own history is not used." if self.first else ""
            return f"From the **{weeks} that you pasted**, {done}.{since}{other}"
        after = (self.backlog.dated if self.backlog else 0) - sum(counts)
        are = plural(after, "is", "are")
        left = f" {after:,} finished later {are} left out: that week may not be over." if after > 0 else ""
        return f"From the **backlog's history**: {weeks}{_span(self.frame)}, {done}.{left}{since}"


_NO_DATE = "As long as that goes on, nobody can name a day on which all is done: keep to a plan, or add less."
_MOVED = "Most came in one week, which looks like a move from another tool, so no date is made of it."


def _bears_a_date(came_in: Sequence[int], finished: Sequence[int]) -> bool:
    """Whether new items can be counted in: fewer come than are finished, and not in one heap."""
    return 0 < sum(came_in) < sum(finished) and max(came_in) <= _HEAP * max(finished)


_HOLDS = "Each chance is at least that, as long as the coming weeks are like these."


def _said(says: str, warnings: Sequence[str]) -> str:
    mind = [f"**Mind:** {escape_markdown(one)}" for one in warnings[:1]]
    return " ".join([escape_markdown(says), *(mind or [_HOLDS])])


def read_counts(
    text: str,
    odd_one: str = "is no number of items. Write whole numbers, oldest week first.",
    none: str = "Write what was finished in each week, oldest first: 2 0 3 1 2.",
) -> list[int]:
    """Whole numbers as people write or paste them, oldest first. Raises InputError with one of the
    sentences.
    """
    parts = [part for part in re.split(r"[\s,;]+", text) if part]
    odd = next((part for part in parts if not re.fullmatch(r"\d{1,4}", part)), None)
    if odd is not None:
        raise InputError(f"“{odd[:20]}” {odd_one}")
    if not parts:
        raise InputError(none)
    return [int(part) for part in parts]


def _span(history: pd.DataFrame) -> str:
    """From the first day of the first week to the last day of the last one, where they are known."""
    if "starts" not in history or history.empty:
        return ""
    first = pd.Timestamp(history["starts"].iloc[0])
    last = pd.Timestamp(history["starts"].iloc[-1]) + pd.Timedelta(days=6)
    return f" from {spoken_day(first)} to {spoken_day(last)}"
