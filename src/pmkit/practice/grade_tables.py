"""Grades of a class as a table: per cent of what was assigned, a row for everyone in the list.

Knows no learning-management system; `grades_for` does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pmkit.csv_cells import csv_text
from pmkit.hidden_characters import visible
from pmkit.practice.class_list import Person
from pmkit.practice.collecting import Collection
from pmkit.practice.record import SOLVED
from pmkit.practice.whose_work import Learner

_OF_PERSON = (
    ("number", "id"), ("key", "system id"), ("login", "login"), ("address", "address"),
    ("section", "section"), ("group", "group"),
)  # fmt: skip
"""What a list may say of a person, and its heading in the table."""


def grades(collection: Collection, missing_as_zero: bool = False) -> str:
    """One row per learner and per person of whom nothing came: identifier, name and what the list says of
    them, questions tried and done, per cent done of all that was assigned and of each part, and how many of
    the attempts somebody else hands in too. Of whom nothing came, per cent are empty, or 0 if that is
    wanted."""
    parts = collection.assigned.parts
    about = [(field, title) for field, title in _OF_PERSON if any(_has(collection, field))]
    head: list[object] = ["learner", "name", *(title for _, title in about), "tried", "done", "percent"]
    rows = [[*head, *(f"percent {part.title}" for part in parts), "attempts also handed in by others"]]
    handed_in = Counter(
        id for one in {one.file: one for one in collection.learners}.values() for id in one.attempt_ids
    )
    for person, learner in everyone(collection):
        cells = [getattr(person, field) if person else "" for field, _ in about]
        if learner is None:
            none = 0 if missing_as_zero else ""
            rows.append(
                ["", person.name if person else "", *cells, none, none, none, *(none for _ in parts), ""]
            )
            continue
        total = percent(learner, collection.assigned.ids)
        shares = [percent(learner, part.ids) for part in parts]
        same = sum(handed_in[id] > 1 for id in learner.attempt_ids)
        rows.append(
            [learner.pseudonym, learner.name, *cells, learner.tried, learner.done, total, *shares, same]
        )
    return table(rows)


def everyone(collection: Collection) -> list[tuple[Person | None, Learner | None]]:
    """Each learner, and each person in the list of whom nothing came, by name."""
    rows: list[tuple[Person | None, Learner | None]] = [(one.person, one) for one in collection.learners]
    rows += [(one, None) for one in collection.missing]
    return sorted(rows, key=_by_name)


def done(learner: Learner, ids: Iterable[str]) -> int:
    """How many of these questions somebody solved."""
    wanted = set(ids)
    return sum(result.question in wanted and result.verdict in SOLVED for result in learner.results.values())


def percent(learner: Learner, ids: Sequence[str]) -> int:
    """How many of a hundred of these questions somebody solved."""
    return round(100 * done(learner, ids) / len(ids)) if ids else 0


def table(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV in which no text starts a formula and no hidden character works."""
    return csv_text([visible(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _has(collection: Collection, field: str) -> Iterator[bool]:
    for person, _ in everyone(collection):
        yield bool(person and getattr(person, field))


def _by_name(row: tuple[Person | None, Learner | None]) -> tuple[str, str]:
    person, learner = row
    name = learner.name if learner else person.name if person else ""
    return name.casefold(), learner.pseudonym if learner else ""
