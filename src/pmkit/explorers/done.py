"""Done, and not quite: what the checks that are left out weigh after some weeks, and what nobody looks at.

The checks have `check`, `hours_per_item`, `catches` and `quality`, or are pasted with these columns. Hours
are added up (`pmkit.methods.undone_work`); how much more the same work costs later is the reader's own guess.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from pmkit.english import counted, format_number, spoken_day
from pmkit.explorers import (
    Button,
    Control,
    Explorer,
    Form,
    Number,
    Pasted,
    Range,
    Result,
    Text,
    Tick,
    Values,
)
from pmkit.explorers._done_views import picture, qualities, skipped, unwatched_words
from pmkit.explorers.forecast import read_counts
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table
from pmkit.methods import QUALITIES, InputError, UndoneWork, undone_work
from pmkit.practice.markdown import escape_markdown

_FORMER = {"usability": "interaction capability", "portability": "flexibility"}
"""What two of the qualities were called before 2023."""
_COLUMNS = (
    Wanted("check", "check", words=("name", "what", "item")),
    Wanted("hours_per_item", "hours", kind="number", min=0, words=("hours per item", "effort", "time")),
    Wanted("catches", "catches", required=False, words=("finds", "what it finds")),
    Wanted(
        "quality",
        "quality",
        kind="choice",
        required=False,
        options=(*((one, one) for one in QUALITIES), *((new, old) for old, new in _FORMER.items())),
    ),
)
_MOST_CHECKS, _MOST_WEEKS = 40, 26


class Done(Explorer):
    """Tick the checks that are made; the bars are the hours that are not.

    `skipped` are the checks that are left out first, `finished` the items called done week by week, `starts`
    the Monday of the first week, where it is known. With a `sample` one's own checks are pasted in its place.
    """

    layout = ("data", "read", "checks", "form", "sentence", "chart", "unwatched", "qualities", "skipped")
    taken_along = ("sentence", "chart", "skipped", "unwatched", "qualities")
    title = "Done, and not quite"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        skipped: Sequence[str] = (),
        finished: str = "",
        starts: date | None = None,
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.skipped, self.finished, self.starts, self.sample = set(skipped), finished, starts, sample

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        hours: dict[str, float] = dict(
            self._read(values)[0][["check", "hours_per_item"]].itertuples(index=False)
        )
        ticks = [
            Tick(
                f"check {number}",
                f"{name} ({counted(each, 'hour')})",
                start=name not in self.skipped,
                at=("kept", name),
            )
            for number, (name, each) in enumerate(hours.items(), start=1)
        ]
        every = Button(
            "all", "Make every check", lambda now: {"kept": {**now["kept"], **dict.fromkeys(hours, True)}}
        )
        checks = [Form("checks", (*ticks, every), label="An item is called done when")] if ticks else []
        return (*self._data(), *checks, self._form())

    def _data(self) -> list[Form]:
        if not self.sample:
            return []
        help = "A table with the columns check and hours; catches and quality if you have them."
        return [
            Form("data", (Pasted("mine", "Your checks", start=self.sample, help=help),), label="Your checks")
        ]

    def _form(self) -> Form:
        weeks = Text(
            "finished",
            "Items called done, week by week",
            start=self.finished,
            rows=2,
            help="Whole numbers; 0 for a week in which nothing is finished.",
        )
        capacity = Number("capacity", "Hours a week set aside to make it good", start=8, max=1000)
        factor = Range(
            "factor",
            "Later it takes so many times as long",
            start=1,
            min=1,
            max=3,
            step=0.1,
            help="Your own guess: there is no such number for all teams.",
        )
        return Form("form", (weeks, capacity, factor), label="Weeks")

    def _read(self, values: Values) -> tuple[pd.DataFrame, PastedTable | None]:
        """The checks, and where they are pasted how they were read."""
        if not self.sample:
            return self.frame, None
        pasted = values.get("mine")
        table = read_table(pasted if isinstance(pasted, str) else self.sample, _COLUMNS)
        found = table.frame
        unsaid = "what “" + found["check"].astype(str) + "” would find"
        catches = found["catches"].where(found["catches"].fillna("").str.strip() != "", unsaid)
        quality = found["quality"].where(found["quality"].fillna("") != "", None)
        return found.assign(catches=catches, quality=quality), table

    # --- what is seen
    def result(self, values: Values) -> Result:
        checks, table = self._read(values)
        example = EXAMPLE_TEXT if table and values["mine"] == self.sample else ""
        says = {"read": example + table.told_text} if table else {}
        if unusable := _unusable(checks, table):
            return Result(sentence=unusable, says={} if table and table.problem else says)
        kept = [name for name in checks["check"] if values["kept"].get(name)]
        try:
            counts = _weeks(str(values["finished"]))
        except InputError as problem:
            return Result(
                sentence=escape_markdown(str(problem)), says=says, errors={"finished": str(problem)}
            )
        factor = float(values["factor"])
        try:
            undone = undone_work(checks, kept, counts, capacity=float(values["capacity"]), factor=factor)
        except InputError as problem:
            return Result(sentence=escape_markdown(str(problem)), says=says)
        return Result(
            sentence=self._said(undone, len(counts), factor),
            charts={"chart": picture(undone, factor)},
            says={**says, "unwatched": unwatched_words(checks, undone)},
            tables={"skipped": skipped(undone), "qualities": qualities(checks, kept)},
            hidden=() if len(undone.skipped) else ("skipped",),
        )

    def _said(self, undone: UndoneWork, weeks: int, factor: float) -> str:
        says = escape_markdown(undone.says)
        if not undone.per_item:
            return says
        each = f"Each item leaves **{counted(round(undone.per_item, 1), 'hour')}** undone."
        return " ".join(filter(None, [each, says, self._honest_day(undone, weeks), _guess(factor)]))

    def _honest_day(self, undone: UndoneWork, weeks: int) -> str:
        """When what is called done is done, if nothing else is begun in the hours set aside."""
        if not undone.later:
            return ""
        if math.isinf(undone.weeks_later):
            return "So there is no honest date: set some hours aside, or make the checks."
        if self.starts is None:
            later = counted(round(undone.weeks_later, 1), "week")
            return f"The honest date is **{later} after** the one that you name."
        named = self.starts + timedelta(weeks=weeks, days=-3)
        honest = named + timedelta(days=math.ceil(7 * undone.weeks_later))
        return f"What is called done on {spoken_day(named)} is done on **{spoken_day(honest)}**."


def _guess(factor: float) -> str:
    if factor == 1:
        return ""
    none = "there is no number for all teams, and a study of 171 projects found no evidence of one"
    return f"The factor of {format_number(factor)} is your guess: {none}."


def _unusable(checks: pd.DataFrame, table: PastedTable | None) -> str:
    """Why nothing can be worked out of these checks, as Markdown; "" where it can."""
    if table and table.problem:
        return escape_markdown(table.problem)
    if checks.empty:
        return "No check could be read, so nothing is worked out. Below your text stands why."
    if len(checks) > _MOST_CHECKS:
        many = counted(len(checks), "check")
        return f"{many} are more than a team makes on each item. Paste at most {_MOST_CHECKS}."
    twice = checks[checks["check"].duplicated()]
    if len(twice):
        name = escape_markdown(f"“{twice['check'].iloc[0]}”")
        return f"Line {twice['line'].iloc[0]}: {name} stands twice. Remove one, or tell the two apart."
    return ""


def _weeks(text: str) -> list[int]:
    counts = read_counts(
        text,
        "is no number of items. Write whole numbers, first week first.",
        "Write how many items are called done in each week: 1 2 0 1.",
    )
    if len(counts) > _MOST_WEEKS:
        raise InputError(f"{counted(len(counts), 'week')} are too many here. Write at most {_MOST_WEEKS}.")
    return counts
