"""What a learner made, gathered from the progress store (not from the screen), to be taken along and shown.

Own work comes first: the explorers on the own product, and texts that were written. `pieces` lists what
there is, `gather` reads it, `portfolio_files` writes pages, tables and pictures. The store is copied into
memory first, so nothing is ever written to it here.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pmkit.course import CHAPTERS, question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.pieces import (
    APPENDIX,
    course_order,
    explorer_of,
    is_own,
    is_text,
    is_work,
    offers,
)
from pmkit.course.registry import OWN, Use
from pmkit.explorers.readable import Block, Words
from pmkit.practice import Verdict, Workbook, to_plain
from pmkit.practice.markdown import escape_lines, escape_markdown
from pmkit.practice.progress import Attempt, MemoryStore, ProgressStore
from pmkit.practice.record import CourseItem, by_item, live, read
from pmkit.practice.state import state_of
from pmkit.practice.workbook import EXPLORER

UNREADABLE = "This could not be shown just now. It is kept: open it in the course."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One answer: what was asked, what was answered (both Markdown) and what came of it.

    `short` is the answer without lists, for the cell of a table.
    """

    item: str
    chapter: str
    skill: str
    asked: str
    answer: str
    short: str
    verdict: Verdict
    feedback: str
    tries: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Made:
    """What one explorer leaves to be read; `own` where it is about the learner's own product."""

    item: str
    title: str
    own: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """What is taken along: `made` and the texts that were written (`texts`), own ones first; `entries`, the
    other answers, as an appendix.
    """

    made: tuple[Made, ...] = ()
    texts: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()
    skills: bytes = b""
    skills_in_words: str = ""
    backlog: str = ""
    """What the own backlog is called, where something is made of it."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.texts or self.made)


def gather(
    store: ProgressStore, *, chosen: Collection[str] | None = None, current: Any = None, pictures: bool = True
) -> Portfolio:
    """What the store holds of the things with these keys (None: all of them).

    `current` is the backlog in use, for the explorers that work on it.
    """
    copy = MemoryStore(store.history(), learner=store.learner)
    kept = by_item(copy.history())
    wanted = {one.key for one in offers(copy)} if chosen is None else set(chosen)
    book = Workbook(copy, question)
    order = course_order()
    items = sorted((item for item in kept if is_work(item) and item in wanted), key=order)
    made = [one for item in items if item.startswith(EXPLORER) and (one := _made(item, book, current))]
    texts = _entries((item for item in items if not item.startswith(EXPLORER)), kept)
    answers = (item for item in kept if not item.startswith(EXPLORER) and not is_text(item))
    entries = _entries(sorted(answers, key=order), kept) if APPENDIX in wanted else []
    skills, words = _skills(copy) if pictures and entries else (b"", "")
    return Portfolio(
        made=tuple(sorted(made, key=lambda one: not one.own)),
        texts=tuple(sorted(texts, key=lambda one: not is_own(one.item))),
        entries=tuple(entries),
        skills=skills,
        skills_in_words=words,
        backlog=current.name
        if current is not None and any(one.item.endswith(f"/{OWN}") for one in made)
        else "",
    )


def _entries(items: Iterable[str], kept: Mapping[str, list[Attempt]]) -> list[Entry]:
    return [one for item in items if (one := _entry(item, kept[item]))]


def _entry(item: str, history: list[Attempt]) -> Entry | None:
    if item.startswith(EXPLORER):
        return None
    answered = [one for one in live(history) if one.event in ("draft", "checked")]
    if not answered:
        return None
    last = answered[-1]
    try:
        asked = question(item)
    except ValueError:  # an own quiz, or an item of an older course: the answer is still the learner's
        return _without_question(item, last)
    record = read(CourseItem.of(asked), history)
    asked, record = asked.round(record.round), record.in_round(record.round)
    state = state_of(asked, record)
    answer = asked.clean(last.answer)
    if asked.is_blank(answer) and state.earlier is None:
        return None
    blank = asked.is_blank(answer)
    told = in_words(last.answer) if blank else asked.listed(answer)
    return Entry(
        item=item,
        chapter=_chapter(item),
        skill=asked.skill,
        asked=asked.prompt,
        answer=told,
        short=told if blank else asked.brief(answer),
        verdict=state.feedback.verdict if state.feedback and not state.stale else Verdict.NOT_STARTED,
        feedback=to_plain(state.feedback.message) if state.feedback else "",
        tries=state.tries,
        at=last.at,
    )


def _without_question(item: str, last: Attempt) -> Entry:
    return Entry(
        item=item,
        chapter="",
        skill="",
        asked=escape_markdown(item),
        answer=in_words(last.answer),
        short=in_words(last.answer),
        verdict=Verdict.NOT_STARTED,
        feedback="",
        tries=0,
        at=last.at,
    )


def in_words(value: Any, depth: int = 0) -> str:
    """Any kept state as Markdown: names and values, one below the other."""
    pad = "  " * depth
    if isinstance(value, Mapping):
        parts = [_named(pad, str(name).replace("_", " "), inner, depth) for name, inner in value.items()]
        return "\n".join(parts) or f"{pad}- (nothing)"
    if isinstance(value, list):
        if all(not isinstance(inner, (list, Mapping)) for inner in value):
            return ", ".join(_word(inner) for inner in value) or "(nothing)"
        return "\n".join(_named(pad, str(n), inner, depth) for n, inner in enumerate(value, start=1))
    return _word(value)


def _named(pad: str, name: str, value: Any, depth: int) -> str:
    told = in_words(value, depth + 1)
    inner = f"\n{told}" if "\n" in told or told.lstrip().startswith("- ") else f" {told}"
    return f"{pad}- {escape_markdown(name)}:{inner}"


def _word(value: Any) -> str:
    if value is None or value == "":
        return "(nothing)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return escape_lines(str(value)) if isinstance(value, str) else str(value)


def _made(item: str, book: Workbook, current: Any) -> Made | None:
    """What an explorer leaves in the state in which it was left; None where there is nothing to read."""
    noted, name = book.noted(item), explorer_of(item)
    if noted is None:
        return None
    try:
        blocks, title = _explored(EXPLORERS[name], noted, book, current if item.endswith(f"/{OWN}") else None)
    except Exception:  # one explorer that fails must not keep a learner from taking everything else along
        _log.info("The explorer %s could not be opened and stays away", name, exc_info=True)
        blocks, title = (Words(UNREADABLE),), EXPLORERS[name].title
    if not blocks:
        return None
    return Made(item=item, title=title, own=is_own(item), blocks=blocks)


def _explored(used: Use, noted: Any, book: Workbook, current: Any) -> tuple[tuple[Block, ...], str]:
    """What an explorer of the course says of a kept state, on the case or on the backlog in use."""
    if current is not None and current.backlog is None:
        return (), used.title
    explorer = used.explorer(book) if current is None else used.make(used.own_data(current))
    state = explorer.opened(noted)
    if current is None and state == explorer.complete({}):  # looked at, and left as it was
        return (), used.title
    return explorer.readable(explorer.seen(state)), explorer.title or used.title


def _chapter(item: str) -> str:
    part = item.partition(".")[0]
    return part if any(one.id == part for one in CHAPTERS) else ""


def _skills(store: ProgressStore) -> tuple[bytes, str]:
    """The profile of skills as a picture, and what it shows in words."""
    from dataclasses import asdict
    from datetime import UTC

    from pmkit.practice.standing import standing

    stands = standing(CHAPTERS, store.history(), datetime.now(UTC))
    if not any(skill.tried for skill in stands.skills):
        return b"", ""
    import pandas as pd

    from pmkit.charts.render import chart_png, chart_text
    from pmkit.charts.skills import skills_chart

    chart = skills_chart(pd.DataFrame([asdict(skill) for skill in stands.skills]))
    return chart_png(chart), chart_text(chart)
