"""The list of a class: names one a line, or a table as Moodle, Canvas and others give it, with ids and
addresses.

A column is known by its heading, whatever the order; what was read as what is told.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pmkit.csv_cells import unprotected
from pmkit.english import counted, listed, plural
from pmkit.hidden_characters import visible_name
from pmkit.practice.list_text import read_list_text

_HEADINGS = {
    "name": "name | full name | fullname | student | student name | learner | participant | "
    "vollständiger name",
    "first": "first name | firstname | first_name | given name | forename | vorname | prénom | nombre",
    "last": "last name | lastname | last_name | surname | family name | nachname | familienname | nom | "
    "apellidos",
    "number": "id number | idnumber | sis user id | student id | student_id | student number | id-nummer | "
    "matriculation number | matrikelnummer | orgdefinedid",
    "key": "id | user id | userid",
    "login": "username | user name | login | sis login id | login id | anmeldename | benutzername",
    "address": "email address | email | e-mail | e-mail address | mail | address | e-mail-adresse",
    "section": "section",
    "group": "group | groups | team | gruppe | gruppen | groupe",
}
"""The headings by which a field of a person is known, as Moodle, Canvas, nbgrader and people write them."""
_FIELD = {word.strip(): field for field, words in _HEADINGS.items() for word in words.split("|")}
_CALLED = {
    "name": "names", "first": "first names", "last": "last names", "number": "ids", "key": "the system's ids",
    "login": "logins", "address": "addresses", "section": "sections", "group": "groups",
}  # fmt: skip
NO_PERSON = ("points possible", "student, test", "test student")
"""Rows of a gradebook that are nobody: Canvas adds them."""
_ONE_A_LINE = "Write one a line."


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in the list of a class. `number` is what the organisation calls them, `key` what the system
    does."""

    name: str
    first: str = ""
    last: str = ""
    number: str = ""
    key: str = ""
    login: str = ""
    address: str = ""
    section: str = ""
    group: str = ""

    @property
    def identity(self) -> str:
        """What tells them from somebody of the same name; "" where the list has nothing."""
        return self.number or self.key or self.login or self.address

    @property
    def code_name(self) -> str:
        """What their personal code is made from: the id where there is one."""
        return self.identity or self.name

    @property
    def called(self) -> str:
        """How a sentence to the instructor calls them."""
        return f"{self.name} ({self.identity})" if self.identity else self.name


@dataclass(frozen=True)
class ClassList:
    """The people of a list in its order, and sentences on how it was read."""

    people: tuple[Person, ...]
    told: tuple[str, ...] = ()

    def has(self, field: str) -> bool:
        """Whether anybody in it has something in this field of `Person`."""
        return any(getattr(one, field) for one in self.people)


def people_of(names: Iterable[str | Person]) -> tuple[Person, ...]:
    """People of whom a name may be all that is known."""
    return tuple(one if isinstance(one, Person) else Person(name=one) for one in names)


def read_class_list(path: Path) -> ClassList:
    """The list in a file. Raises ValueError, with a sentence, where it can't be read or holds nobody."""
    read = read_list_text(path)
    lines = read.text.splitlines()
    head = next((line for line in lines if line.strip()), "")
    mark = max("\t;,", key=head.count)
    columns = [_plain(cell) for cell in next(csv.reader([head], delimiter=mark), [])]
    told = [read.told] if read.told else []
    if any(_FIELD.get(column) in ("name", "first", "last") for column in columns):
        people, more = _table(path, read.text, mark)
        told += more
    else:
        _refuse_unknown_columns(path, lines, columns)
        people = [Person(name=line.strip()) for line in lines if line.strip()]
    if not people:
        raise ValueError(f"{path} holds no names. {_ONE_A_LINE}")
    _refuse_one_id_twice(path, people)
    return ClassList(
        tuple(dict.fromkeys(people)) if any(one.identity for one in people) else tuple(people), tuple(told)
    )


def _refuse_unknown_columns(path: Path, lines: Sequence[str], columns: Sequence[str]) -> None:
    """A table whose headings nobody knows is not a list of names; “Last, First” on each line is one."""
    filled = [line for line in lines if line.strip()]
    parted = [line for line in filled if "\t" in line or ";" in line or line.count(",") > 1]
    if len(parted) * 2 > len(filled) or (path.suffix.casefold() in (".csv", ".tsv") and len(columns) > 1):
        seen = listed([f"“{visible_name(one, 40)}”" for one in columns], 6)
        raise ValueError(
            f"{path} is a table without a heading for the names; its first line has {seen}. Write headings "
            "there, "
            "such as name, id, email, group; or a list of names, one a line, in a text file (.txt)."
        )


_LONGEST_CELL = 2_000
"""Letters; other readers of CSV raise the limit of Python's own, which holds for all."""


def _table(path: Path, text: str, mark: str) -> tuple[list[Person], list[str]]:
    try:
        rows = [
            row
            for row in csv.reader(text.splitlines(keepends=True), delimiter=mark)
            if any(map(str.strip, row))
        ]
        if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
            raise csv.Error("a cell swallowed what comes after it")
    except csv.Error as problem:
        raise ValueError(
            f"{path} can't be read as a table: a cell in it has no end. Look for a lone “\"”."
        ) from problem
    fields: dict[str, int] = {}
    for at, heading in enumerate(rows[0]):
        field = _FIELD.get(_plain(heading))
        if field:
            fields.setdefault(field, at)
    told = [_what_was_read(path, rows[0], fields)]
    people: list[Person] = []
    nameless = 0
    for row in rows[1:]:
        cells = {field: _cell(row, at) for field, at in fields.items()}
        name = cells.get("name") or " ".join(filter(None, (cells.get("first", ""), cells.get("last", ""))))
        if _plain(name) in NO_PERSON:
            continue
        if not name:
            nameless += 1
            continue
        people.append(
            replace(Person(name=name), **{field: text for field, text in cells.items() if field != "name"})
        )
    if nameless:
        told.append(
            f"{counted(nameless, 'row')} of {path.name} without a name {plural(nameless, 'was', 'were')} "
            "left out."
        )
    return people, told


def _what_was_read(path: Path, headings: Sequence[str], fields: dict[str, int]) -> str:
    read = [
        f"{_CALLED[field]} from “{visible_name(headings[at].strip(), 40)}”" for field, at in fields.items()
    ]
    others = [
        f"“{visible_name(one.strip(), 40)}”"
        for at, one in enumerate(headings)
        if at not in fields.values() and one.strip()
    ]
    return f"{path.name}: {listed(read)} were read{f'; not used: {listed(others, 6)}' if others else ''}."


def _refuse_one_id_twice(path: Path, people: Sequence[Person]) -> None:
    seen: dict[str, Person] = {}
    for one in filter(lambda one: one.identity, people):
        other = seen.setdefault(one.identity.casefold(), one)
        if other.name != one.name:
            raise ValueError(
                f"{path} has the id {visible_name(one.identity)} twice, for {visible_name(other.name)} and "
                f"{visible_name(one.name)}. Each person needs their own: mend the list."
            )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\ufeff\"]", "", text).casefold().split())


def _cell(row: Sequence[str], at: int) -> str:
    return " ".join(unprotected(row[at]).split()) if at < len(row) else ""
