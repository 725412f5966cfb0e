"""Grades as Moodle and Canvas import them, and as nbgrader writes them.

Moodle maps columns by hand, so headings are those of its own export: a grade item that the import makes
counts to 100. Canvas asks for its five columns and a row of points. nbgrader has a row per assignment and
student. Sources: Moodle Docs, "Grade import"; Canvas Instructor Guide, "How do I import grades in the
Gradebook?"; nbgrader's documentation of `nbgrader export`.
"""

from collections.abc import Callable, Iterator
from datetime import UTC

from pmkit.english import counted, either, plural
from pmkit.practice.class_list import Person
from pmkit.practice.collecting import Collection
from pmkit.practice.grade_tables import done, everyone, table
from pmkit.practice.whose_work import Learner

Rows = list[list[object]]
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
NBGRADER = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
    "late_submission_penalty", "score", "max_score",
)  # fmt: skip
_MOODLE = (
    ("first", "First name"), ("last", "Last name"), ("number", "ID number"), ("login", "Username"),
    ("address", "Email address"),
)  # fmt: skip


def grades_for(system: str, collection: Collection, missing_as_zero: bool = False) -> str:
    """The table for a system of `SYSTEMS`: people of the list only, since others have no row there.

    Raises ValueError, with a sentence, where the list has nothing by which that system knows a person.
    """
    people = [(person, learner) for person, learner in everyone(collection) if person]
    needs, make = SYSTEMS[system]
    lacking = [one for one, _ in people if not any(getattr(one, field) for field in needs)]
    if not people or lacking:
        who = "nobody is in it" if not people else f"{lacking[0].called} has none"
        raise ValueError(
            f"For {system} the class list needs {either([_SAID[field] for field in needs])} for everybody: "
            f"{who}. "
            "Take the list that the system itself exports, with --names."
        )
    return table(make(collection, people, 0 if missing_as_zero else ""))


def without_row(collection: Collection) -> str:
    """A sentence on the learners whom no system knows; "" where there are none."""
    count = sum(learner is not None and person is None for person, learner in everyone(collection))
    if not count:
        return ""
    return (
        f"{counted(count, 'learner')} without a name in your list {plural(count, 'is', 'are')} only in "
        "grades.csv: "
        "the system would not know whose points these are."
    )


def _moodle(collection: Collection, people: list[tuple[Person, Learner | None]], none: object) -> Rows:
    columns = [
        (field, title) for field, title in _MOODLE if any(_moodle_cell(one, field) for one, _ in people)
    ]
    parts = collection.assigned.parts
    named = any(field in ("first", "last") for field, _ in columns)
    rows: Rows = [
        [*([] if named else ["Name"]), *(title for _, title in columns), *(part.title for part in parts)]
    ]
    for person, learner in people:
        points = [
            none if learner is None else round(100 * done(learner, part.ids) / len(part.ids), 1)
            for part in parts
        ]
        about = [_moodle_cell(person, field) for field, _ in columns]
        rows.append([*([] if named else [person.name]), *about, *points])
    return rows


def _moodle_cell(person: Person, field: str) -> str:
    return person.number or person.key if field == "number" else str(getattr(person, field))


def _canvas(collection: Collection, people: list[tuple[Person, Learner | None]], none: object) -> Rows:
    parts = collection.assigned.parts
    rows: Rows = [[*CANVAS, *(part.title for part in parts)]]
    rows.append(["    Points Possible", *("" for _ in CANVAS[1:]), *(len(part.ids) for part in parts)])
    for person, learner in people:
        points = [none if learner is None else done(learner, part.ids) for part in parts]
        login = person.login or person.address
        rows.append([person.name, person.key, person.number, login, person.section, *points])
    return rows


def _nbgrader(collection: Collection, people: list[tuple[Person, Learner | None]], none: object) -> Rows:
    return [list(NBGRADER), *_nbgrader_rows(collection, people, none)]


def _nbgrader_rows(
    collection: Collection, people: list[tuple[Person, Learner | None]], none: object
) -> Iterator[list[object]]:
    for part in collection.assigned.parts:
        for person, learner in people:
            at = learner.made_at.astimezone(UTC).replace(tzinfo=None) if learner and learner.made_at else ""
            points = none if learner is None else float(done(learner, part.ids))
            last, first = person.last, person.first
            if not (last or first):
                last, comma, first = (one.strip() for one in person.name.partition(","))
                first, last = (first, last) if comma else (person.name, "")
            yield [
                part.title, "", str(at), person.number or person.key or person.login, last, first,
                person.address, points, 0.0 if learner else none, points, float(len(part.ids)),
            ]  # fmt: skip


_SAID = {
    "number": "an id", "key": "the system's own id", "login": "a login", "address": "an address",
}  # fmt: skip
SYSTEMS: dict[str, tuple[tuple[str, ...], Callable[..., Rows]]] = {
    "moodle": (("number", "key", "login", "address"), _moodle),
    "canvas": (("key", "number", "login", "address"), _canvas),
    "nbgrader": (("number", "key", "login"), _nbgrader),
}
"""What tells a person there, one of these fields, and how the table is made."""
