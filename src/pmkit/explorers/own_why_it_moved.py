"""Why did my number move? A pasted table of people and successes by period and group, taken apart.

The same split as in `pmkit.explorers.why_it_moved`: another mix of groups, other rates within them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted
from pmkit.explorers import Choice, Control, Explorer, Form, Result, Text, Values
from pmkit.explorers._moved_words import nothing_drawn, share_moved
from pmkit.explorers.explorer import Seen
from pmkit.explorers.pasted import Pasted
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table
from pmkit.explorers.readable import Block
from pmkit.practice.markdown import escape_markdown

COLUMNS = (
    Wanted("period", "period", words=("month", "week", "quarter", "year", "when")),
    Wanted("group", "group", words=("segment", "plan", "channel", "kind")),
    Wanted(
        "people",
        "people",
        kind="number",
        whole=True,
        min=0,
        words=("all", "visitors", "users", "customers", "n", "of"),
    ),
    Wanted(
        "successes",
        "successes",
        kind="number",
        whole=True,
        min=0,
        words=("yes", "hits", "buyers", "left", "active"),
    ),
)
_HELP = (
    "A line per period and group: how many people there were, and of how many it is true. The first line "
    "names the columns: period, group, people, successes."
)
_NAMED = 5
"""So many lines that don't fit are named."""


class OwnWhyItMoved(Explorer):
    """Paste a table, choose two of its periods. `sample` is the text that one begins with."""

    layout = ("data", "read", "form", "sentence", "parts", "groups")
    taken_along = ("sentence", "parts", "groups")
    title = "Why your number moved"

    def __init__(
        self, frame: Any = None, *, units: Mapping[str, str] | None = None, sample: str = ""
    ) -> None:
        super().__init__(frame, units=units)
        self.sample = sample

    def controls(self, values: Values) -> Sequence[Control]:
        pasted = Pasted("table", "Your table", start=self.sample, help=_HELP)
        name = Text("name", "What the share is called", start="The share", required=True)
        frame, _ = _fitting(read_table(pasted.clean(values.get("table", self.sample)), COLUMNS))
        periods = {period: period for period in dict.fromkeys(frame["period"])}
        fields: list[Any] = [name]
        if len(periods) > 1:
            first, last = next(iter(periods)), list(periods)[-1]
            fields.append(Choice("before", "From", options=periods, start=first))
            fields.append(Choice("after", "To", options=periods, start=last))
        return (
            Form("data", (pasted,), label="Your numbers"),
            Form("form", tuple(fields), label="Two periods"),
        )

    def result(self, values: Values) -> Result:
        table = read_table(values["table"], COLUMNS)
        frame, odd = _fitting(table)
        read = "\n".join(filter(None, [table.told_text, odd]))
        sides = (str(values.get("before", "")), str(values.get("after", "")))
        why = _why_not(table, frame, sides)
        if why:
            return Result(says={"read": "" if table.problem else read}, **nothing_drawn(why, sides))
        moved = share_moved(frame, sides, str(values["name"]).strip() or "The share", sampled=True)
        return Result(
            sentence=moved.sentence,
            charts={"parts": moved.parts},
            tables={"groups": moved.groups},
            says={"read": read},
        )

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """Nothing as long as the table is the one that shows the shape."""
        return () if seen.values["table"] == self.sample else super().readable(seen)


def _why_not(table: PastedTable, frame: pd.DataFrame, sides: tuple[str, str]) -> str:
    """Why nothing can be taken apart, "" where it can."""
    if table.problem:
        return table.told_text
    if frame["period"].nunique() < 2:
        return "There is one period only. Paste two, and see what moved between them."
    if sides[0] == sides[1]:
        return "These are the same period. Choose two, and see what moved between them."
    people = frame.groupby("period")["people"].sum()
    empty = [side for side in sides if not people.get(side)]
    if empty:
        return f"“{escape_markdown(empty[0])}” has no people. Choose another period, or mend its lines."
    return ""


def _fitting(table: PastedTable) -> tuple[pd.DataFrame, str]:
    """The lines that can be counted, and as Markdown the lines that can't and why."""
    frame = table.frame
    parts = frame["people"], frame["successes"]
    whole = (parts[0] == parts[0].round()) & (parts[1] == parts[1].round())
    part = parts[1] <= parts[0]
    told = [
        f"- Line {int(row['line'])} left out: {_odd(row)}"
        for row in frame[~(whole & part)].head(_NAMED).to_dict("records")
    ]
    more = int((~(whole & part)).sum()) - _NAMED
    told += [f"- {counted(more, 'more line')} left out for the like."] if more > 0 else []
    return frame[whole & part].reset_index(drop=True), "\n".join(told)


def _odd(row: Mapping[Any, Any]) -> str:
    if row["successes"] > row["people"]:
        return (
            f"{row['successes']:,g} of {row['people']:,g} can't be. The successes are a part of the people."
        )
    return "people are counted in whole numbers. Write how many there were, not a share."
