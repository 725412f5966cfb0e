"""Whose each hand-in is: one learner's, or that of several who worked on one computer.

A file may carry the marks of several personal codes, and the class list may put people into groups; either
way one file counts for all of them. Of two files for one person the later counts, question by question.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pmkit.english import listed
from pmkit.practice.class_list import Person
from pmkit.practice.class_roll import Roll
from pmkit.practice.examining import Result
from pmkit.practice.handout import ClassKey
from pmkit.practice.record import SOLVED


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one file is worth, before it is known whose it is."""

    file: str
    marks: tuple[str, ...]
    made_at: datetime
    results: Mapping[str, Result]
    attempt_ids: frozenset[str] = field(default=frozenset(), repr=False)
    unexplained: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Learner:
    """One learner by pseudonym, with the name where a class list revealed it. `file` is for messages; it is
    the same for those who handed in together. `unexplained` counts answers to questions that nobody knows
    here, by the part of their ids before the point."""

    pseudonym: str
    name: str
    file: str
    results: Mapping[str, Result]
    attempt_ids: frozenset[str] = field(default=frozenset(), repr=False)
    person: Person | None = None
    made_at: datetime | None = None
    unexplained: Mapping[str, int] = field(default_factory=dict)

    @property
    def tried(self) -> int:
        return sum(one.tries > 0 for one in self.results.values())

    @property
    def done(self) -> int:
        return sum(one.verdict in SOLVED for one in self.results.values())


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Learners by name; people of the list of whom nothing came; sentences that name files, and such that
    don't."""

    learners: tuple[Learner, ...]
    missing: tuple[Person, ...]
    told: tuple[str, ...]
    doubts: tuple[str, ...]


def share_out(works: Sequence[Work], roll: Roll, key: ClassKey) -> Shared:
    """Give each file to those whose it is; each person of the list is a learner or missing, once."""
    marks = [mark for work in works for mark in work.marks]
    roll.look_for(marks)
    by_group: dict[str, list[Person]] = {}
    for one in roll.people:
        if one.group:
            by_group.setdefault(one.group.casefold(), []).append(one)
    newest: dict[str, Learner] = {}
    told: dict[str, None] = {}
    doubts: dict[str, None] = dict.fromkeys(roll.doubts(dict.fromkeys(marks)))
    for work in works:
        for learner in _owners(work, roll, key, by_group):
            other = newest.get(learner.pseudonym)
            if other and other.file != learner.file:
                first, last = sorted((other, learner), key=_when)
                group = last.person.group if last.person else ""
                learner = last if group else _joined(first, last)
                told.setdefault(_two_files(first.file, last.file, bool(group)))
                if group:
                    doubts.setdefault(_two_in_group(group, by_group[group.casefold()]))
            newest[learner.pseudonym] = learner
    here = set(newest)
    missing = {key.pseudonym(key.own(one.code_name).mark()): one for one in reversed(roll.people)}
    return Shared(
        learners=tuple(sorted(newest.values(), key=lambda one: (one.name.casefold(), one.pseudonym))),
        missing=tuple(one for pseudonym, one in reversed(missing.items()) if pseudonym not in here),
        told=tuple(told),
        doubts=tuple(doubts),
    )


def _owners(
    work: Work, roll: Roll, key: ClassKey, by_group: Mapping[str, Sequence[Person]]
) -> Iterator[Learner]:
    """A learner for each mark of a file, and for each of their group in the list."""
    people: dict[str, Person | None] = {}
    for mark in work.marks:
        one = roll.person(mark)
        people.setdefault(_pseudonym(key, one, mark), one)
        for member in by_group.get(one.group.casefold(), ()) if one else ():
            people.setdefault(_pseudonym(key, member), member)
    for pseudonym, person in people.items():
        yield Learner(
            pseudonym=pseudonym,
            name=person.name if person else "",
            file=work.file,
            results=work.results,
            attempt_ids=work.attempt_ids,
            person=person,
            made_at=work.made_at,
            unexplained=work.unexplained,
        )


def _pseudonym(key: ClassKey, person: Person | None, mark: str = "") -> str:
    return key.pseudonym(key.own(person.code_name).mark() if person else mark)


def _joined(first: Learner, last: Learner) -> Learner:
    """What two files of one learner hold: a page that checks itself hands in its own."""
    return replace(
        last,
        results={**first.results, **last.results},
        attempt_ids=first.attempt_ids | last.attempt_ids,
        unexplained={**first.unexplained, **last.unexplained},
    )


def _when(one: Learner) -> tuple[datetime, str]:
    assert one.made_at is not None  # each file says when it was made
    return one.made_at, one.file


def _two_files(first: str, last: str, together: bool) -> str:
    if together:
        return f"{first} and {last} are from the same group; the later one, {last}, counts."
    which = f"for a question in both the later one, {last}, counts."
    return f"{first} and {last} are from the same learner; {which}"


def _two_in_group(group: str, members: Sequence[Person]) -> str:
    who = f"{group} ({listed([one.name for one in members])})"
    return f"Of group {who} came different files; the latest one counts for all of them."
