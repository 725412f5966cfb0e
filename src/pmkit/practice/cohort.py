"""Who of a class did what so far, grown row by row while people work: read as it is when it is collected.

Verdicts, misconceptions and tries are found out again with the instructor's own questions, and a login
becomes a pseudonym before anything else is done with it. Knows neither the database nor the page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from pmkit.english import counted, plural
from pmkit.practice.answers import storable, too_long
from pmkit.practice.class_rows import News
from pmkit.practice.examining import Examiner, Result
from pmkit.practice.handout import ClassKey
from pmkit.practice.progress import Attempt
from pmkit.practice.progress.carve import attempt_of
from pmkit.practice.progress.store import in_order
from pmkit.practice.questions import Question
from pmkit.practice.reading_budget import TooCostly, reading_budget
from pmkit.practice.record import by_item, minutes_by_item
from pmkit.practice.submission import EARLIEST, EXPLORER, MOST_BRACKETS

_LATEST = timedelta(days=1)
_TRAIL = 5
_READ = ("fingerprint", "scope", "undoes", "round")
"""What counts of an attempt's detail."""


class RowLike(Protocol):
    """A row of the class database."""

    @property
    def learner(self) -> str: ...
    @property
    def _mapping(self) -> Mapping[Any, Any]: ...


@dataclass(frozen=True)
class Try:
    """One answer that could be read: when, to which question, and what went wrong in it by name."""

    at: datetime
    question: str
    misconceptions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Person:
    """One learner by pseudonym, with the name where the class list tells it.

    `seen` is when they last did something; `trail` holds the last questions and explorers, the newest first.
    """

    pseudonym: str
    name: str = ""
    seen: datetime
    trail: tuple[str, ...] = ()
    results: Mapping[str, Result] = field(default_factory=dict)
    minutes: Mapping[str, float] = field(default_factory=dict)
    tries: tuple[Try, ...] = ()


@dataclass
class _Work:
    """What one learner wrote so far, and what became of it."""

    mark: str
    person: Person
    attempts: dict[str, Attempt] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)


class Cohort:
    """A class at work. `names` is the class list: with it pseudonyms get their names."""

    def __init__(self, key: ClassKey, questions: Sequence[Question], names: Sequence[str] = ()) -> None:
        self.key = key
        self._examiners = {question.id: Examiner(question) for question in questions}
        self._known = key.reveal(names)
        self._works: dict[str, _Work] = {}
        self._damaged: dict[str, int] = {}
        self._too_much: set[str] = set()
        self._too_costly: set[str] = set()

    def take(self, news: News) -> None:
        """Note what is new; `people` tells what follows from it after `settle`."""
        self._too_much |= news.left_out
        for learner in news.left_out:
            self._works.pop(learner, None)
        for learner in news.too_long:
            self._damaged[learner] = self._damaged.get(learner, 0) + 1
        mine: dict[str, list[RowLike]] = {}
        for row in news.rows:
            mine.setdefault(row.learner, []).append(row)
        for learner, rows in mine.items():
            if learner not in self._too_much | self._too_costly:
                self._within_budget(learner, partial(self._add, learner, rows, news))

    def settle(self) -> None:
        """Find out anew what the changed answers are worth."""
        for learner, work in list(self._works.items()):
            if work.changed:
                self._within_budget(learner, partial(self._examine, work))

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who did anything, by pseudonym."""
        found = [work.person for work in self._works.values() if work.attempts]
        return tuple(sorted(found, key=lambda one: one.pseudonym))

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences on what could not be used; they name nobody."""
        found = []
        rows, of = sum(self._damaged.values()), len(self._damaged)
        if rows:
            told = f"{counted(rows, 'row')} of {_people(of)} could not be read"
            found.append(f"{told} and {plural(rows, 'was', 'were')} left out.")
        for who, why in (
            (self._too_much, "wrote far more than anybody does"),
            (self._too_costly, "wrote answers that take the computer far longer than any other"),
        ):
            if who:
                found.append(f"{_people(len(who))} {why} and {plural(len(who), 'is', 'are')} left out.")
        others = [sum(one.other_text for one in person.results.values()) for person in self.people]
        count = sum(others)
        if count:
            found.append(
                f"{counted(count, 'answer')} of {_people(sum(map(bool, others)))} "
                f"{plural(count, 'is', 'are')} to questions that have another wording in your course and not "
                "counted. Let everybody use the same version of the course."
            )
        return tuple(found)

    def _within_budget(self, learner: str, work: Callable[[], None]) -> None:
        try:
            with reading_budget():
                work()
        except TooCostly:
            self._works.pop(learner, None)
            self._too_costly.add(learner)

    def _add(self, learner: str, rows: Iterable[RowLike], news: News) -> None:
        work = self._works.get(learner) or self._begin(learner)
        for row in rows:
            attempt = _attempt(row, work.mark, news.now)
            if attempt is None:
                self._damaged[learner] = self._damaged.get(learner, 0) + 1
            elif attempt.attempt_id not in work.attempts:
                work.attempts[attempt.attempt_id] = attempt
                work.changed.add(attempt.item)
                # Who writes now is here now, whatever the clock of their computer says.
                seen = min(attempt.at, news.now) if news.at_first else news.now
                work.person = replace(work.person, seen=max(work.person.seen, seen))

    def _begin(self, learner: str) -> _Work:
        mark = self.key.own(learner).mark()
        person = Person(pseudonym=self.key.pseudonym(mark), name=self._known.get(mark, ""), seen=EARLIEST)
        return self._works.setdefault(learner, _Work(mark, person))

    def _examine(self, work: _Work) -> None:
        history = in_order(work.attempts.values())
        attempts = by_item(history)
        minutes = minutes_by_item(history)
        results = dict(work.person.results)
        tries = [one for one in work.person.tries if one.question not in work.changed]
        for item in work.changed & self._examiners.keys():
            examiner = self._examiners[item]
            result = examiner.result(attempts[item], minutes.get(item, 0.0))
            results.pop(item, None)
            if result is not None:
                results[item] = result
            tries += _tries(examiner, attempts[item])
        trail = dict.fromkeys(one.item for one in reversed(history[-10 * _TRAIL :]))
        work.person = replace(
            work.person,
            results=results,
            minutes=minutes,
            tries=tuple(tries),
            trail=tuple(trail)[:_TRAIL],
        )
        work.changed.clear()


def _people(number: int) -> str:
    return counted(number, "person", "people")


def _tries(examiner: Examiner, attempts: Iterable[Attempt]) -> Iterator[Try]:
    """The answers to today's text of the question that could be read."""
    for one in attempts:
        if one.event == "checked" and examiner.item.is_text_of(one):
            judged = examiner.judge(one)
            if judged is not None:
                yield Try(one.at, one.item, judged.misconceptions)


def _attempt(row: RowLike, mark: str, now: datetime) -> Attempt | None:
    """A row as an attempt, with no more of it than what counts; None where it is none, or from another time
    than this class's."""
    values = dict(row._mapping)
    if any(
        values[name].count("[") + values[name].count("{") > MOST_BRACKETS for name in ("answer", "detail")
    ):
        return None
    attempt = attempt_of(values)
    if attempt is None or not EARLIEST <= attempt.at <= now + _LATEST:
        return None
    try:
        answer = storable(attempt.answer)
    except (ValueError, TypeError, RecursionError):
        return None
    if too_long(answer):
        return None
    detail = {name: attempt.detail[name] for name in _READ if name in attempt.detail}
    answer = None if attempt.item.startswith(EXPLORER) else answer
    return replace(attempt, learner=mark, answer=answer, detail=detail, verdict="", at=min(attempt.at, now))
