"""One's own test as it was pasted: a row per day and arm.

What can't be right is left out and told by its line.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import pandas as pd

from pmkit.english import counted
from pmkit.explorers._own_arms import (
    ARM,
    PEOPLE,
    SUCCESSES,
    arms_problem,
    likely_control,
    possible_counts,
    same_arms,
)
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table
from pmkit.practice.markdown import escape_markdown

MOST_LOOKS = 60
_FEW = 5
"""Totals so far are suspected from so many days on."""


@dataclass(frozen=True, eq=False)
class OwnDays:
    """`frame`: `day` (1 for the first that has rows), `arm` (one of `arms`), `people`, `successes`. `told` is
    Markdown; with a `problem` there is nothing to show."""

    frame: pd.DataFrame
    arms: tuple[str, ...] = ()
    told: str = ""
    problem: str = ""

    @property
    def looks(self) -> int:
        return int(self.frame["day"].max()) if len(self.frame) else 0

    @property
    def control(self) -> str:
        """The arm that is called as controls are, else the first."""
        return likely_control(self.arms)

    def against(self, control: str) -> pd.DataFrame:
        """The frame with the arms called control and variant."""
        arm = self.frame["arm"].map(lambda name: "control" if name == control else "variant")
        return self.frame.assign(arm=arm)


@lru_cache(maxsize=8)
def read_own_days(text: str) -> OwnDays:
    """The test in a pasted text; never raises."""
    table = max(
        (read_table(text, _columns(kind)) for kind in ("number", "date")), key=lambda one: len(one.frame)
    )
    if table.problem:
        return OwnDays(table.frame, problem=table.problem)
    frame, wrong = possible_counts(table.frame)
    frame, spelled = same_arms(frame)
    arms = tuple(dict.fromkeys(frame["arm"]))
    frame, renumbered = _numbered(frame)
    used = [f"{counted(len(frame), 'row')} used."] if wrong else []
    notes = [*wrong, *used, *spelled, *renumbered, *_totals(frame), *_twice(frame)]
    told = "\n".join([table.told_text, *(f"- {escape_markdown(note)}" for note in notes)])
    own = OwnDays(frame, arms, told)
    return replace(own, problem=_problem(own, table, wrong))


def _columns(kind: Literal["number", "date"]) -> tuple[Wanted, ...]:
    day = Wanted("day", "day", kind=kind, words=("date", "day of the test", "look"))
    return (day, ARM, PEOPLE, SUCCESSES)


def _numbered(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Days counted from 1, without those that have no rows."""
    days = sorted(frame["day"].unique())
    places = {day: place for place, day in enumerate(days, start=1)}
    numbered = frame.assign(day=frame["day"].map(places).astype("int64"))
    if not days or (days[0] == 1 and days[-1] == len(days)):
        return numbered, []
    first, last = (
        f"{one.day} {one:%B %Y}" if isinstance(one, pd.Timestamp) else f"{one:g}"
        for one in (days[0], days[-1])
    )
    said = f"The days {first} to {last} that have rows are counted from 1 to {len(days)}."
    return numbered, [said]


def _totals(frame: pd.DataFrame) -> list[str]:
    """Whether these look like running totals."""
    rising = [
        len(part) >= _FEW and bool((part.sort_values("day")["people"].diff().dropna() > 0).all())
        for _, part in frame.groupby("arm")
    ]
    if rising and all(rising):
        return [
            "Mind: the people rise on every day in each arm. Are these totals so far? Paste each day's own."
        ]
    return []


def _twice(frame: pd.DataFrame) -> Iterable[str]:
    more = int(frame.duplicated(["day", "arm"]).sum())
    if more:
        yield f"{counted(more, 'row')} of a day and arm that has one already: added up."


def _problem(own: OwnDays, table: PastedTable, wrong: list[str]) -> str:
    if own.looks > MOST_LOOKS:
        most = f"A replay takes up to {MOST_LOOKS} looks: add up the days of each week."
        return f"The table has {counted(own.looks, 'day')}. {most}"
    return arms_problem(own.frame, own.arms, table, wrong)
