"""Everything a learner made, gathered from the progress store (not from the screen), to be taken along.

`gather` reads; `portfolio_files` writes pages, tables and pictures. The store is copied into memory first, so
nothing is ever written to it here.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pmkit.course import CHAPTERS, question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.registry import Use
from pmkit.practice import Verdict, Workbook, to_plain
from pmkit.practice.markdown import escape_lines, escape_markdown
from pmkit.practice.progress import Attempt, MemoryStore, ProgressStore
from pmkit.practice.record import CourseItem, by_item, live, read
from pmkit.practice.state import state_of
from pmkit.practice.workbook import EXPLORER

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
    """The state of one explorer in words (Markdown), with pictures of its charts as PNG."""

    item: str
    chapter: str
    title: str
    words: str
    pictures: tuple[bytes, ...] = ()
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """All of it. `chapters`: (id, title) of those that hold something, in their order; others come last."""

    chapters: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    made: tuple[Made, ...]
    skills: bytes = b""
    skills_in_words: str = ""

    def __bool__(self) -> bool:
        return bool(self.entries or self.made)


def gather(store: ProgressStore, *, pictures: bool = True) -> Portfolio:
    """Everything in the store: answers and texts as they stand, explorers' states in words."""
    copy = MemoryStore(store.history(), learner=store.learner)
    kept = by_item(copy.history())
    entries = [entry for item, history in kept.items() if (entry := _entry(item, history))]
    made = [one for item in kept if (one := _made(item, Workbook(copy, question), pictures))]
    order = {id: number for number, id in enumerate(id for chapter in CHAPTERS for id in chapter.shown)}
    entries.sort(key=lambda one: (order.get(one.item, len(order)), one.item))
    used = {one.chapter for one in entries} | {one.chapter for one in made}
    titles = tuple((chapter.id, chapter.title) for chapter in CHAPTERS if chapter.id in used)
    if "" in used:
        titles = (*titles, ("", "Elsewhere"))
    skills, words = _skills(copy) if pictures else (b"", "")
    return Portfolio(
        chapters=titles, entries=tuple(entries), made=tuple(made), skills=skills, skills_in_words=words
    )


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


def _made(item: str, book: Workbook, pictures: bool) -> Made | None:
    noted = book.noted(item) if item.startswith(EXPLORER) else None
    if noted is None:
        return None
    name, _, label = item.removeprefix(EXPLORER).partition("/")
    title = name.partition(".")[2].replace("-", " ") + (f", {label}" if label else "")
    state = in_words(noted)
    if label or name not in EXPLORERS:  # another's data: what was decided is kept, what it was about is not
        return Made(item=item, chapter=_chapter(name), title=title, words=state)
    from pmkit.charts.render import chart_png, chart_text

    try:
        told, charts = _explored(EXPLORERS[name], noted)
    except Exception:  # one explorer that fails must not keep a learner from taking everything else along
        _log.info("The explorer %s could not be opened; its state is told in words", name, exc_info=True)
        return Made(item=item, chapter=_chapter(name), title=title, words=state)
    charts = charts if pictures else []
    return Made(
        item=item,
        chapter=_chapter(name),
        title=title,
        words="\n\n".join(filter(None, [told, state])),
        pictures=tuple(chart_png(spec) for spec in charts),
        descriptions=tuple(chart_text(spec) for spec in charts),
    )


def _explored(made: Use, noted: Any) -> tuple[str, list[Any]]:
    """What an explorer of the course says of a kept state, and the charts that it shows."""
    explorer = made.explorer()
    seen = explorer.seen(explorer.opened(noted))
    return seen.result.sentence, list(explorer.pictures(seen.result).values())


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
