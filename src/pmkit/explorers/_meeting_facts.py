"""Facts on two ways and who knows each before a meeting: prepared from a table, or read from pasted text."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from pmkit.english import counted, listed
from pmkit.explorers.pasted_table import Wanted, read_table
from pmkit.practice.markdown import escape_markdown

MOST_FACTS, MOST_PEOPLE = 60, 20
_COLUMNS = (
    Wanted("fact", "fact", words=("what", "what is known", "information")),
    Wanted("holders", "who knows it", words=("known by", "who", "people", "holders")),
    Wanted("way", "speaks for", words=("for", "way", "which way", "option")),
)
_BETWEEN = re.compile(r"[,;/|&+\n]|\band\b", re.IGNORECASE)
_EVERYBODY = {"all", "everybody", "everyone", "all of us", "we all"}


@dataclass(frozen=True, eq=False)
class Facts:
    """`frame` has a row per fact: `fact`, `way`, `sign`, `holders` (a list), `speaks_for` (a way, or "" where
    it speaks for neither). `told` says how it was read (Markdown); with a `problem` there is no frame."""

    frame: pd.DataFrame
    told: str = ""
    problem: str = ""

    @property
    def people(self) -> list[str]:
        return list(dict.fromkeys(name for names in self.frame["holders"] for name in names))

    @property
    def ways(self) -> list[str]:
        return list(dict.fromkeys(self.frame["way"]))

    def known_to(self, person: str) -> pd.DataFrame:
        """The facts that this person knows before the meeting."""
        return self.frame[[person in names for names in self.frame["holders"]]]

    def only(self, person: str) -> int:
        """How many facts nobody else knows."""
        return sum(list(names) == [person] for names in self.frame["holders"])


def prepared(frame: pd.DataFrame, told: str = "") -> Facts:
    """The facts of a table with two ways in it."""
    first, second = dict.fromkeys(frame["way"])
    other = {first: second, second: first}
    speaks = [
        way if sign > 0 else other[way] if sign < 0 else ""
        for way, sign in zip(frame["way"], frame["sign"], strict=True)
    ]
    return Facts(frame.assign(speaks_for=speaks).reset_index(drop=True), told)


@lru_cache(maxsize=8)
def read_facts(text: str) -> Facts:
    """The facts of a pasted text: what is known, who knows it, which way it speaks for; never raises."""
    table = read_table(text, _COLUMNS, header_needed=False)
    frame, told = table.frame, table.told_text
    if table.problem:
        return Facts(frame, problem=table.problem)
    ways, people = _as_first_written(frame["way"]), _people(frame["holders"])
    problem = _problem(ways, people)
    if problem:
        return Facts(frame, told, problem)
    return prepared(
        frame.assign(way=ways, sign=1.0, holders=pd.Series(people, dtype=object)),
        told + _joined(frame["way"], ways),
    )


def _as_first_written(names: "pd.Series[str]") -> list[str]:
    """The names, each as it was written first: capitals and blanks don't make another one."""
    first: dict[str, str] = {}
    return [first.setdefault(" ".join(one.casefold().split()), one.strip()) for one in names]


def _people(cells: "pd.Series[str]") -> list[list[str]]:
    """Who knows each fact; “all” are all that are named in some row."""
    written = [[name.strip() for name in _BETWEEN.split(cell) if name.strip()] for cell in cells]
    names = pd.Series([name for row in written for name in row], dtype=object)
    known = iter(_as_first_written(names))
    rows = [[next(known) for _ in row] for row in written]
    named = list(dict.fromkeys(one for row in rows for one in row if one.casefold() not in _EVERYBODY))
    return [
        named if any(one.casefold() in _EVERYBODY for one in row) else list(dict.fromkeys(row))
        for row in rows
    ]


def _joined(written: "pd.Series[str]", ways: list[str]) -> str:
    """Says where two ways of writing were taken as one way."""
    others = sorted({one.strip() for one in written} - set(ways))
    if not others:
        return ""
    same = listed([f"“{one}”" for one in others], 4)
    return (
        f"\n- {escape_markdown(same)}: taken as one of the two ways, which is written a little differently."
    )


def _problem(ways: list[str], people: list[list[str]]) -> str:
    """Why no meeting can be made of it, "" where one can."""
    named = {name for names in people for name in names}
    kinds = [f"“{one}”" for one in dict.fromkeys(ways)]
    if len(kinds) == 1:
        return (
            f"All facts speak for {kinds[0]}. Add what speaks for the other way, also where only one of you "
            "knows it."
        )
    if len(kinds) > 2:
        return (
            f"The facts speak for {len(kinds)} ways: {listed(kinds, 4)}. A vote here is between "
            "two. Write one of two names into each row."
        )
    if not all(people) or len(named) < 2:
        return "Nobody meets here yet: name at least two people. “all” are those who are named in other rows."
    if len(ways) > MOST_FACTS or len(named) > MOST_PEOPLE:
        return (
            f"There are {counted(len(ways), 'fact')} and {counted(len(named), 'person', 'people')}. Keep the "
            f"{MOST_FACTS} facts that matter most and at most {MOST_PEOPLE} people."
        )
    return ""
