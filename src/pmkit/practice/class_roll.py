"""Whom of a class list a file belongs to: by the mark that it carries, never by its name.

A mark is made from a personal code, and the code from an id or a name as some list wrote it. So what a list
says of a person is tried: id, login, address and name; for files that are left, other spellings of the names.
What fits two people fits nobody, and is told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pmkit.english import listed
from pmkit.hidden_characters import visible_name
from pmkit.practice.class_list import Person
from pmkit.practice.handout import ClassKey, plain_name
from pmkit.practice.name_forms import folded, spellings

MOST_TRIES = 60_000
"""Spellings of all names together: one or two seconds."""
MOST_SPELLINGS = 2_500


class Roll:
    """The people of a list by the marks of their files."""

    def __init__(self, key: ClassKey, people: Sequence[Person]) -> None:
        self._key = key
        self.people = tuple(people)
        self._by_mark: dict[str, Person] = {}
        self._of_two: dict[str, tuple[Person, ...]] = {}
        self.told: list[str] = []
        self._enter({one: _exact(one) for one in self.people})

    def person(self, mark: str) -> Person | None:
        """Whose mark it is; None where nobody's or where several could have it."""
        return self._by_mark.get(mark)

    def could_be(self, mark: str) -> tuple[Person, ...]:
        """The people of whom nobody can tell which one a mark belongs to."""
        return self._of_two.get(mark, ())

    def look_for(self, marks: Iterable[str]) -> None:
        """Try other spellings of the names of people who have none of these marks; what is found is told."""
        marks = set(marks)
        left = marks - set(self._by_mark) - set(self._of_two)
        found = {self._by_mark[mark] for mark in marks if mark in self._by_mark}
        missing = [one for one in self.people if one not in found]
        if not left or not missing:
            return
        alike = Counter(folded(one.name) for one in dict.fromkeys(self.people))
        most = min(MOST_SPELLINGS, MOST_TRIES // len(missing))
        written: dict[str, tuple[Person, str]] = {}
        for one in missing:
            for spelling in spellings(one.name, most):
                for mark in self._key.marks(spelling):
                    if mark in left:
                        written.setdefault(mark, (one, spelling))
        for mark, (one, spelling) in written.items():
            same = [other for other in self.people if folded(other.name) == folded(one.name)]
            if alike[folded(one.name)] > 1:
                self._of_two[mark] = tuple(same)
                continue
            self._by_mark[mark] = one
            self.told.append(
                f"{one.called} in your list is taken for “{visible_name(spelling)}”, as their code was made "
                "from that name."
            )

    def _enter(self, names: dict[Person, tuple[str, ...]]) -> None:
        owners: dict[str, list[Person]] = {}
        for person, texts in names.items():
            for text in dict.fromkeys(map(plain_name, texts)):
                for mark in self._key.marks(text):
                    owners.setdefault(mark, []).append(person)
        for mark, people in owners.items():
            if len({plain_name(one.code_name) for one in people}) == 1:
                self._by_mark[mark] = people[0]
            else:
                self._of_two[mark] = tuple(people)

    def doubts(self, marks: Iterable[str]) -> Iterator[str]:
        """A sentence for each file that could be of several people."""
        for mark in marks:
            if people := self.could_be(mark):
                yield (
                    f"A file ({self._key.pseudonym(mark)}) fits {listed([one.called for one in people])}: "
                    "its code was made "
                    "from a name that they share. It is counted for none of them; give each of them the "
                    "code that is made from "
                    "their id, with pmkit collect --codes LIST --key FILE"
                )


def _exact(one: Person) -> tuple[str, ...]:
    return tuple(filter(None, (one.code_name, one.number, one.key, one.login, one.address, one.name)))
