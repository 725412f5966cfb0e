"""Where a learner stands: per chapter what is done, due and next, minutes, and skills in plain sentences.

Pure: the chapters and the attempts in, a value out. Front page, left bar and `pmkit progress` show it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from pmkit.english import counted
from pmkit.practice.progress import Attempt
from pmkit.practice.progress.store import in_order
from pmkit.practice.record import (
    CourseItem,
    Stage,
    by_item,
    last_place,
    live,
    minutes_by_item,
    read_all,
)
from pmkit.practice.review import Due, due, sitting


class ChapterLike(Protocol):
    """What the course says of a chapter. `items` are its questions, `shown` the ids of its questions and
    explorers, both in their order; `minutes` is the time for the whole chapter."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def notebook(self) -> str: ...
    @property
    def items(self) -> tuple[CourseItem, ...]: ...
    @property
    def shown(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, kw_only=True)
class ChapterStanding:
    """Counts of items. `changed`: answered before, but the question reads differently now."""

    id: str
    number: int
    title: str
    notebook: str
    minutes: int
    items: int
    done: int
    started: int
    due: int
    changed: int
    minutes_left: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """The first item that is not done, after the place where the learner was last."""

    chapter: str
    title: str
    notebook: str
    item: str
    minutes: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class SkillStanding:
    """How a skill stands: `right` of `tried` items solved at the latest try, of `items` in the course."""

    skill: str
    right: int
    tried: int
    items: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Everything about where a learner is.

    `last` is the question or explorer of the newest attempt that counts, "" where there is none; `repeat`
    holds up to three items for the top of a sitting; `stages` says how each question stands; `used` are the
    questions and explorers with anything that counts.
    """

    chapters: tuple[ChapterStanding, ...]
    stages: Mapping[str, Stage]
    used: frozenset[str]
    last: str
    next: NextStep | None
    repeat: tuple[Due, ...]
    due: int
    minutes_spent: int
    minutes_left: int
    skills: tuple[SkillStanding, ...]
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """As JSON can hold it."""
        lists = {"repeat": [one.to_json() for one in self.repeat], "used": sorted(self.used)}
        return asdict(self) | lists


def standing(chapters: Sequence[ChapterLike], attempts: Iterable[Attempt], now: datetime) -> Standing:
    """Where the learner of these attempts stands at `now` (with a time zone)."""
    history = in_order(attempts)
    records = read_all([item for chapter in chapters for item in chapter.items], history)
    stages = {one.item.id: one.stage for one in records}
    due_items = {one.item for one in due(records, now)}
    rows = tuple(_chapter(chapter, stages, due_items) for chapter in chapters)
    repeat = tuple(sitting(records, now))
    shown = [id for chapter in chapters for id in chapter.shown]
    last = last_place(history, shown)
    kept = by_item(history)
    following = _next(chapters, stages, last)
    count = sum(row.due for row in rows)
    return Standing(
        chapters=rows,
        stages=stages,
        used=frozenset(id for id in shown if live(kept.get(id, ()))),
        last=last,
        next=following,
        repeat=repeat,
        due=count,
        minutes_spent=round(sum(minutes_by_item(history).values())),
        minutes_left=sum(row.minutes_left for row in rows),
        skills=_skills([one.item for one in records], stages),
        sentence=_sentence(rows, count, following),
    )


def _chapter(chapter: ChapterLike, stages: Mapping[str, Stage], due_items: set[str]) -> ChapterStanding:
    ids = [item.id for item in chapter.items]
    done = sum(stages[i] == "done" for i in ids)
    waiting = sum(i in due_items for i in ids)
    left = sum(item.minutes for item in chapter.items if stages[item.id] != "done")
    sentence = f"{done} of {len(ids)} done" if ids else "To read"
    sentence += f", {waiting} to repeat." if waiting else "."
    return ChapterStanding(
        id=chapter.id,
        number=chapter.number,
        title=chapter.title,
        notebook=chapter.notebook,
        minutes=chapter.minutes,
        items=len(ids),
        done=done,
        started=sum(stages[i] in ("started", "missed") for i in ids),
        due=waiting,
        changed=sum(stages[i] == "changed" for i in ids),
        minutes_left=round(left),
        sentence=sentence,
    )


def _next(chapters: Sequence[ChapterLike], stages: Mapping[str, Stage], last: str) -> NextStep | None:
    """Go on after the place where one was; when all behind it is done, with the first open item."""
    places = [(chapter, id) for chapter in chapters for id in chapter.shown]
    start = next((number for number, (_, id) in enumerate(places) if id == last), 0)
    for chapter, id in [*places[start:], *places[:start]]:
        if stages.get(id, "done") != "done":
            minutes = round(sum(one.minutes for one in chapter.items if stages[one.id] != "done"))
            return NextStep(
                chapter=chapter.id,
                title=chapter.title,
                notebook=chapter.notebook,
                item=id,
                minutes=minutes,
                sentence=f"Next: {chapter.title} ({minutes} min).",
            )
    return None


def _skills(items: Sequence[CourseItem], stages: Mapping[str, Stage]) -> tuple[SkillStanding, ...]:
    found = []
    for skill in dict.fromkeys(item.skill for item in items if item.skill):
        mine = [stages[item.id] for item in items if item.skill == skill]
        right, tried = mine.count("done"), mine.count("done") + mine.count("missed")
        if not tried:
            sentence = f"{skill}: not practised yet ({counted(len(mine), 'item')})."
        elif right == len(mine):
            sentence = f"{skill}: all {right} solved."
        else:
            sentence = f"{skill}: {right} of {tried} tried are solved, {len(mine) - tried} not tried yet."
        found.append(SkillStanding(skill=skill, right=right, tried=tried, items=len(mine), sentence=sentence))
    return tuple(found)


def _sentence(rows: Sequence[ChapterStanding], count: int, following: NextStep | None) -> str:
    done, items = sum(row.done for row in rows), sum(row.items for row in rows)
    repeat = f" {count} to repeat from earlier." if count else ""
    ahead = f" {following.sentence}" if following else " Everything is done." if items else ""
    return f"{done} of {items} items done.{repeat}{ahead}"
