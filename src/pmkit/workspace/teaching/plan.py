"""A chapter's plans for a room, read from the facilitator's notes: what happens in which minutes.

The notes are the cells tagged `facilitator` of `solutions/`. A heading `### 25 minutes` stands above a table
with four columns:

    | minutes | on the wall | you | ask |

*on the wall* is what everybody reads, *you* is for whoever leads. *ask* holds, as code, what is worked on: a
question or an explorer of the course by its id, or a line for the live room (`dots: Which? \\| A \\| B`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pmkit.course import Place, place, question
from pmkit.course.manifest import EXPLORER
from pmkit.practice import Question, to_plain
from pmkit.practice.markdown import without_comments
from pmkit.room.asking import LINES, activities_of

COLUMNS = ("minutes", "on the wall", "you", "ask")
PREPARE = "To prepare"
"""The heading of what to do before people come."""
_MINUTES = re.compile(r"^(\d+) minutes\b")


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing to work on: `text` as it stands in the plan.

    `question` is set for a question, `place` for whatever the course has a place for. `phones`: whether the
    live room takes it; else it is done in the lesson or on paper.
    """

    text: str
    phones: bool
    question: Question | None = None
    place: Place | None = None

    @property
    def explorer(self) -> str:
        """The name of an explorer, "" for all else."""
        return self.text if self.place and not self.question else ""

    @property
    def says(self) -> str:
        """What a line of the live room asks, without its first word and its options."""
        return "" if self.place else self.text.partition(":")[2].partition("|")[0].strip()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row of a plan. `wall` and `you` are Markdown."""

    minutes: int
    wall: str
    you: str = ""
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A workshop of so many minutes. `before` and `after` are the words around its table, in Markdown."""

    minutes: int
    steps: tuple[Step, ...]
    before: str = ""
    after: str = ""

    @property
    def asks(self) -> tuple[Ask, ...]:
        """All that is worked on, each thing once, in its order."""
        found = {one.text: one for step in self.steps for one in step.asks}
        return tuple(found.values())

    @property
    def phone_lines(self) -> tuple[str, ...]:
        """What is typed into the live room, in its order; what is asked twice stands there twice."""
        return tuple(one.text for step in self.steps for one in step.asks if one.phones)


@dataclass(frozen=True, kw_only=True)
class Notes:
    """The facilitator's notes on a chapter: its plans, shortest first, and its other parts by heading."""

    plans: tuple[Plan, ...]
    parts: tuple[tuple[str, str], ...] = field(default=())

    def plan(self, minutes: int) -> Plan:
        """The plan of so many minutes. Raises ValueError, naming those there are."""
        for one in self.plans:
            if one.minutes == minutes:
                return one
        known = ", ".join(str(one.minutes) for one in self.plans)
        raise ValueError(
            f"This chapter has no plan of {minutes} minutes. There are plans of {known} minutes."
        )


def read_notes(cells: Iterable[str], name: str) -> Notes:
    """The notes in these cells (Markdown); `name` says whose they are.

    Raises ValueError, with the place and the remedy, where a plan can't be read.
    """
    text = without_comments("\n\n".join(cells))
    plans: list[Plan] = []
    parts: list[tuple[str, str]] = []
    for heading, body in _by_heading(text):
        found = _MINUTES.match(heading)
        if found:
            plans.append(_plan(int(found[1]), body, f"{name}, “{heading}”"))
        elif body:
            parts.append((heading, body))
    if not plans:
        raise ValueError(
            f"{name} has no plan for a room. Write one under a heading ### 25 minutes, as the notes of the "
            "other chapters do."
        )
    return Notes(plans=tuple(sorted(plans, key=lambda one: one.minutes)), parts=tuple(parts))


def _by_heading(text: str) -> list[tuple[str, str]]:
    """The text by its headings of the third level; what stands above the first has the heading ""."""
    pieces = re.split(r"^### +(.+)$", re.sub(r"^## .*$", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    named = zip(pieces[1::2], pieces[2::2], strict=True)
    return [("", pieces[0].strip()), *((heading.strip(), body.strip()) for heading, body in named)]


def _plan(minutes: int, body: str, where: str) -> Plan:
    before, rows, after = _table(body, where)
    steps = tuple(_step(cells, f"{where}, row {number}") for number, cells in enumerate(rows, 1))
    total = sum(one.minutes for one in steps)
    if total != minutes:
        raise ValueError(
            f"{where}: its rows add up to {total} minutes. Change the minutes of a row, or the heading."
        )
    return Plan(minutes=minutes, steps=steps, before=before, after=after)


def _table(body: str, where: str) -> tuple[str, list[list[Any]], str]:
    """The words above the table, its rows as cells, and the words below it."""
    tokens = _parser().parse(body)
    maps = [token.map for token in tokens if token.type == "table_open"]
    rows: list[list[Any]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and token.level == 4 and rows:  # the words of a cell
            rows[-1].append(token)
    head = tuple(cell.content.strip().casefold() for cell in rows[0]) if rows else ()
    if len(maps) != 1 or head != COLUMNS:
        raise ValueError(
            f"{where}: there should be one table with the columns {', '.join(COLUMNS)}. Write its first line "
            f"as | {' | '.join(COLUMNS)} |"
        )
    lines = body.splitlines()
    first, last = maps[0]
    return "\n".join(lines[:first]).strip(), rows[1:], "\n".join(lines[last:]).strip()


def _step(cells: Sequence[Any], where: str) -> Step:
    minutes, wall, you, ask = cells
    if not minutes.content.strip().isdecimal() or not wall.content.strip():
        raise ValueError(
            f"{where}: write whole minutes into the first cell, and what all do into the second."
        )
    words = [one for one in ask.children or () if one.type != "code_inline" and one.content.strip()]
    if words:
        raise ValueError(
            f"{where}: “{words[0].content.strip()}” stands under “ask” without `…` around it. Write ids and "
            "lines as code."
        )
    asks = tuple(_ask(one.content.strip(), where) for one in ask.children or () if one.type == "code_inline")
    return Step(minutes=int(minutes.content), wall=wall.content.strip(), you=you.content.strip(), asks=asks)


def _ask(text: str, where: str) -> Ask:
    word, colon, _ = text.partition(":")
    if colon and word.strip().casefold() in LINES:
        with _placed(where):
            activities_of(text, question)
        return Ask(text=text, phones=True)
    explorer = place(EXPLORER + text)
    if explorer:
        return Ask(text=text, phones=False, place=explorer)
    with _placed(where):
        found = question(text)
    return Ask(text=text, phones=takes_phones(found), question=found, place=place(text))


@contextmanager
def _placed(where: str) -> Iterator[None]:
    """What is wrong in here is told with its place."""
    try:
        yield
    except ValueError as problem:
        raise ValueError(f"{where}: {problem}") from problem


def takes_phones(asked: Question) -> bool:
    """Whether the live room can ask this question."""
    try:
        activities_of(asked.id, lambda _: asked)
    except ValueError:
        return False
    return True


def plain(markdown: str) -> str:
    """Markdown on one line, without markup."""
    return " ".join(to_plain(markdown).split())


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")
