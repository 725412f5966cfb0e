"""Where a learner stands: per chapter what is done, due and next, minutes, and skills in plain sentences.

Pure: a course outline and the attempts in, a value out. Front page, left bar and `pmkit progress` show it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from pmkit.practice.progress import Attempt
from pmkit.practice.progress.store import in_order
from pmkit.practice.review import CourseItem, Due, due, sitting
from pmkit.practice.state import live
from pmkit.practice.verdicts import Verdict

if TYPE_CHECKING:
    from pmkit.practice.questions import Question

SOLVED = (Verdict.RIGHT, Verdict.NOTED)
LONGEST_PAUSE = timedelta(minutes=10)
"""Time between two entries counts as practice up to this length; a longer gap is a break."""


class ChapterLike(Protocol):
    """What the course map says of a chapter."""

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


@dataclass(frozen=True, kw_only=True)
class ChapterOutline:
    """A chapter with its practice items in order; `minutes` is the time for the whole chapter."""

    id: str
    number: int
    title: str
    minutes: int
    notebook: str
    items: tuple[CourseItem, ...]


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
    """Everything about where a learner is. `repeat` holds up to three items for the top of a sitting."""

    chapters: tuple[ChapterStanding, ...]
    next: NextStep | None
    repeat: tuple[Due, ...]
    due: int
    minutes_spent: int
    minutes_left: int
    skills: tuple[SkillStanding, ...]
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self) | {"repeat": [one.to_json() for one in self.repeat]}


def outline(
    chapters: Iterable[ChapterLike], questions: Callable[[str], Iterable["Question"]]
) -> tuple[ChapterOutline, ...]:
    """The course map with its questions: `outline(course.CHAPTERS, course.questions)`."""
    return tuple(
        ChapterOutline(
            id=one.id,
            number=one.number,
            title=one.title,
            minutes=one.minutes,
            notebook=one.notebook,
            items=tuple(CourseItem.of(question) for question in questions(one.id)),
        )
        for one in chapters
    )


def standing(chapters: Sequence[ChapterOutline], attempts: Iterable[Attempt], now: datetime) -> Standing:
    """Where the learner of these attempts stands at `now` (with a time zone)."""
    history = in_order(attempts)
    by_item: dict[str, list[Attempt]] = {}
    for attempt in history:
        by_item.setdefault(attempt.item, []).append(attempt)
    items = [item for chapter in chapters for item in chapter.items]
    states = {item.id: _state(item, by_item.get(item.id, [])) for item in items}
    due_items = {one.item for one in due(history, now)} | {
        i for i, state in states.items() if state == "changed"
    }
    rows = tuple(_chapter(chapter, states, due_items) for chapter in chapters)
    repeat = tuple(sitting(history, items, now))
    following = _next(chapters, states, history)
    count = sum(row.due for row in rows)
    return Standing(
        chapters=rows,
        next=following,
        repeat=repeat,
        due=count,
        minutes_spent=_minutes_spent(history),
        minutes_left=sum(row.minutes_left for row in rows),
        skills=_skills(items, states),
        sentence=_sentence(rows, count, following),
    )


def _state(item: CourseItem, attempts: Sequence[Attempt]) -> str:
    """new | started | missed | done | changed, from what counts after any start-over."""
    answered = [one for one in live(attempts) if one.event in ("draft", "checked")]
    current = [one for one in answered if not item.has_changed_since(one)]
    checked = [one for one in current if one.event == "checked"]
    if any(one.verdict in SOLVED for one in checked):
        return "done"
    if checked:
        return "missed"
    if current:
        return "started"
    return "changed" if any(one.event == "checked" for one in answered) else "new"


def _chapter(chapter: ChapterOutline, states: dict[str, str], due_items: set[str]) -> ChapterStanding:
    ids = [item.id for item in chapter.items]
    done = sum(states[i] == "done" for i in ids)
    waiting = sum(i in due_items for i in ids)
    left = sum(item.minutes for item in chapter.items if states[item.id] != "done")
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
        started=sum(states[i] in ("started", "missed") for i in ids),
        due=waiting,
        changed=sum(states[i] == "changed" for i in ids),
        minutes_left=round(left),
        sentence=sentence,
    )


def _next(
    chapters: Sequence[ChapterOutline], states: dict[str, str], history: Sequence[Attempt]
) -> NextStep | None:
    """Go on after the place of the last entry; when all behind it is done, with the first open item."""
    places = [(chapter, item) for chapter in chapters for item in chapter.items]
    order = {item.id: number for number, (_, item) in enumerate(places)}
    last = next((order[one.item] for one in reversed(history) if one.item in order), 0)
    for chapter, item in [*places[last:], *places[:last]]:
        if states[item.id] != "done":
            minutes = round(sum(i.minutes for i in chapter.items if states[i.id] != "done"))
            return NextStep(
                chapter=chapter.id,
                title=chapter.title,
                notebook=chapter.notebook,
                item=item.id,
                minutes=minutes,
                sentence=f"Next: {chapter.title} ({minutes} min).",
            )
    return None


def _skills(items: Sequence[CourseItem], states: dict[str, str]) -> tuple[SkillStanding, ...]:
    found = []
    for skill in dict.fromkeys(item.skill for item in items if item.skill):
        mine = [states[item.id] for item in items if item.skill == skill]
        right, tried = mine.count("done"), mine.count("done") + mine.count("missed")
        if not tried:
            sentence = f"{skill}: not practised yet ({len(mine)} {'item' if len(mine) == 1 else 'items'})."
        elif right == len(mine):
            sentence = f"{skill}: all {right} solved."
        else:
            sentence = f"{skill}: {right} of {tried} tried are solved, {len(mine) - tried} not tried yet."
        found.append(SkillStanding(skill=skill, right=right, tried=tried, items=len(mine), sentence=sentence))
    return tuple(found)


def _minutes_spent(history: Sequence[Attempt]) -> int:
    times = sorted(one.at for one in history)
    gaps = (later - earlier for earlier, later in pairwise(times))
    return round(sum((gap for gap in gaps if gap <= LONGEST_PAUSE), timedelta()) / timedelta(minutes=1))


def _sentence(rows: Sequence[ChapterStanding], count: int, following: NextStep | None) -> str:
    done, items = sum(row.done for row in rows), sum(row.items for row in rows)
    repeat = f" {count} to repeat from earlier." if count else ""
    ahead = f" {following.sentence}" if following else " Everything is done." if items else ""
    return f"{done} of {items} items done.{repeat}{ahead}"
