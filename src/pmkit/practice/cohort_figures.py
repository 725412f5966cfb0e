"""What an instructor sees of a class while it works: where people are, who is stuck on what and why, minutes
against plan. Page, tables and tests all take it from `overview`.

Pure: people and the course in, a value out. Nothing but the rows of `people` tells of one person.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median
from typing import Protocol

from pmkit.practice.cohort import Person
from pmkit.practice.questions import Question
from pmkit.practice.record import SOLVED
from pmkit.practice.verdicts import Verdict

MANY_TRIES = 3
LONG = 2
"""Times the planned minutes."""
RECENTLY = timedelta(hours=1)
ELSEWHERE = "Elsewhere"


class SittingLike(Protocol):
    """What the course says of a sitting; `shown` are the ids of its questions and explorers."""

    @property
    def title(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def shown(self) -> tuple[str, ...]: ...


class ChapterLike(Protocol):
    """What the course says of a chapter."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def sittings(self) -> Sequence[SittingLike]: ...


@dataclass(frozen=True, kw_only=True)
class QuestionFigures:
    """How those who are here did on a question; the four numbers together are all of them.

    `noted` where nothing can be wrong: then `at_once` are all who answered.
    """

    id: str
    name: str
    at_once: int
    later: int
    not_yet: int
    not_tried: int
    noted: bool = False


@dataclass(frozen=True, kw_only=True)
class SittingFigures:
    """How those who are here did in a sitting. `here` are in it now; `begun` and `through` count who tried
    some of its questions and all of them. `spent` are the minutes of the middle one who has begun, `took` of
    the middle one who is through; 0 where there is none."""

    chapter: str
    title: str
    planned: int
    here: int
    begun: int
    through: int
    spent: float
    took: float
    questions: tuple[QuestionFigures, ...]


@dataclass(frozen=True, kw_only=True)
class Stuck:
    """A question that `people` have not solved: after many tries, or after far more minutes than planned."""

    id: str
    name: str
    people: int
    many_tries: int
    long: int
    planned: float


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """Of the people who tried a question within the hour, how many went wrong in this way."""

    name: str
    question: str
    id: str
    people: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person: where they are and how far. `here` where they did something lately."""

    pseudonym: str
    name: str
    chapter: str
    sitting: str
    seen: datetime
    here: bool
    tried: int
    done: int


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A class at one moment; `within` says how lately somebody did something who counts as here."""

    now: datetime
    within: timedelta | None
    everybody: int
    here: int
    sittings: tuple[SittingFigures, ...]
    stuck: tuple[Stuck, ...]
    misconceptions: tuple[Misconception, ...]
    people: tuple[Row, ...]


@dataclass(frozen=True)
class _Place:
    """A sitting in the course; `chapter` and `title` as they are shown."""

    chapter: str
    title: str
    planned: int
    shown: tuple[str, ...]


def overview(
    people: Sequence[Person],
    chapters: Sequence[ChapterLike],
    questions: Sequence[Question],
    names: Mapping[str, str],
    now: datetime,
    within: timedelta | None = None,
) -> Overview:
    """The class at `now`. `names` is how questions are called, by id; without `within` all count as here."""
    here = [one for one in people if _is_here(one, now, within)]
    known = {question.id: question for question in questions}
    places = list(_places(chapters, known))
    showing: dict[str, list[_Place]] = {}
    for place in places:
        for item in place.shown:
            showing.setdefault(item, []).append(place)
    where = {one.pseudonym: _where(one, showing) for one in people}
    sittings = tuple(_sittings(here, places, where, known, names))
    return Overview(
        now=now,
        within=within,
        everybody=len(people),
        here=len(here),
        sittings=sittings,
        stuck=tuple(sorted(_stuck(here, known, names), key=lambda one: -one.people)),
        misconceptions=tuple(_misconceptions(here, names, now)),
        people=tuple(_row(one, where[one.pseudonym], _is_here(one, now, within)) for one in people),
    )


def _is_here(person: Person, now: datetime, within: timedelta | None) -> bool:
    return within is None or now - person.seen <= within


def _places(chapters: Sequence[ChapterLike], known: Mapping[str, Question]) -> Iterator[_Place]:
    """The sittings in their order, then what no sitting shows."""
    shown: set[str] = set()
    for chapter in chapters:
        for number, one in enumerate(chapter.sittings, start=1):
            yield _Place(
                f"{chapter.number:02} {chapter.title}", f"{number} · {one.title}", one.minutes, one.shown
            )
            shown |= set(one.shown)
    others = tuple(id for id in known if id not in shown)
    if others:
        yield _Place(ELSEWHERE, "", 0, others)


def _where(person: Person, showing: Mapping[str, Sequence[_Place]]) -> _Place | None:
    """The sitting of what they did last; where several show it, the one that shows what they did before."""
    for item in person.trail:
        found = showing.get(item, ())
        if found:
            return max(found, key=lambda place: sum(one in place.shown for one in person.trail))
    return None


def _sittings(
    here: Sequence[Person],
    places: Sequence[_Place],
    where: Mapping[str, _Place | None],
    known: Mapping[str, Question],
    names: Mapping[str, str],
) -> Iterator[SittingFigures]:
    """The sittings in which anybody who is here is, or has tried something."""
    now_in = Counter(where[one.pseudonym] for one in here)
    touched = {id for one in here for id in one.results}
    for place in places:
        if not now_in[place] and touched.isdisjoint(place.shown):
            continue
        asked = [id for id in place.shown if id in known]
        tried = {one.pseudonym: sum(_tried(one, id) for id in asked) for one in here}
        begun = [one for one in here if tried[one.pseudonym]]
        if not begun and not now_in[place]:
            continue
        through = [one for one in begun if tried[one.pseudonym] == len(asked)]
        yield SittingFigures(
            chapter=place.chapter,
            title=place.title,
            planned=place.planned,
            here=now_in[place],
            begun=len(begun),
            through=len(through),
            spent=_middle(begun, place),
            took=_middle(through, place),
            questions=tuple(_question(known[id], here, names.get(id, id)) for id in asked),
        )


def _middle(people: Sequence[Person], place: _Place) -> float:
    spent = [sum(one.minutes.get(item, 0.0) for item in place.shown) for one in people]
    return median(spent) if spent else 0.0


def _tried(person: Person, id: str) -> bool:
    return id in person.results and not person.results[id].other_text


def _question(question: Question, here: Sequence[Person], name: str) -> QuestionFigures:
    results = [one.results[question.id] for one in here if _tried(one, question.id)]
    at_once = sum(one.first in SOLVED for one in results)
    later = sum(one.verdict in SOLVED for one in results) - at_once
    return QuestionFigures(
        id=question.id,
        name=name,
        at_once=at_once,
        later=later,
        not_yet=len(results) - at_once - later,
        not_tried=len(here) - len(results),
        noted=bool(results) and all(one.verdict is Verdict.NOTED for one in results),
    )


def _stuck(
    here: Sequence[Person], known: Mapping[str, Question], names: Mapping[str, str]
) -> Iterator[Stuck]:
    touched = {id for one in here for id in (*one.results, *one.minutes)}
    for id, question in known.items():
        if id not in touched:
            continue
        open_for = [one for one in here if id not in one.results or one.results[id].verdict not in SOLVED]
        often = {one.pseudonym for one in open_for if _tried(one, id) and one.results[id].tries >= MANY_TRIES}
        long = {one.pseudonym for one in open_for if one.minutes.get(id, 0.0) > LONG * question.minutes}
        if often | long:
            yield Stuck(
                id=id,
                name=names.get(id, id),
                people=len(often | long),
                many_tries=len(often),
                long=len(long),
                planned=question.minutes,
            )


def _misconceptions(here: Sequence[Person], names: Mapping[str, str], now: datetime) -> list[Misconception]:
    """Those of the last hour, the most frequent first."""
    tried: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for person in here:
        lately = [one for one in person.tries if now - one.at <= RECENTLY]
        tried.update({one.question for one in lately})
        wrong.update({(one.question, name) for one in lately for name in one.misconceptions})
    found = [
        Misconception(name=name, question=names.get(id, id), id=id, people=count, of=tried[id])
        for (id, name), count in wrong.items()
    ]
    return sorted(found, key=lambda one: (-one.people, -one.people / one.of, one.id, one.name))


def _row(person: Person, place: _Place | None, here: bool) -> Row:
    results = [one for one in person.results.values() if not one.other_text]
    return Row(
        pseudonym=person.pseudonym,
        name=person.name,
        chapter=place.chapter if place else "",
        sitting=place.title if place else "",
        seen=person.seen,
        here=here,
        tried=len(results),
        done=sum(one.verdict in SOLVED for one in results),
    )


def without_people(view: Overview) -> Overview:
    """What a room may see: no row that tells of one person."""
    return replace(view, people=())
