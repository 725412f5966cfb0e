"""What an instructor should look at in a collected class: who is missing, whose answers are to another text,
what two learners hand in both, and names that look like one another.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from pmkit.english import counted, listed, plural
from pmkit.hidden_characters import visible_name
from pmkit.practice.class_list import Person
from pmkit.practice.handout import plain_name
from pmkit.practice.name_forms import folded

if TYPE_CHECKING:
    from pmkit.practice.whose_work import Learner

MOST_PAIRS = 20
"""Pairs that are named; the others are counted."""
MOST_UNEXPLAINED = 20
"""Quizzes that are named; the others are counted."""
_MOST_ALIKE = 30
"""Learners who hand in the same attempt; more are told as one group, else their pairs fill the page."""
_LOOKS_LIKE = str.maketrans("авекмнорстухіјѕԁһԛԝοαενικρτυχ01", "abekmhopctyxijsdhqwoaevikptuxol")
"""Letters of other alphabets, and digits, that are taken for a Latin letter."""


def on(learners: Sequence["Learner"], people: Sequence[Person], missing: Sequence[Person]) -> list[str]:
    """All sentences on a class that name no file; `people` is the class list, `missing` those who handed in
    nothing."""
    return [
        *_alike(people),
        *_missing(missing, learners, bool(people)),
        *_unexplained(learners),
        *_same_attempts(learners),
        *_other_texts(learners),
    ]


def unknown(learners: Sequence["Learner"]) -> list[str]:
    """Whose name the class list does not tell: only with a list, since this ties a pseudonym to a file."""
    return [
        f"Your list has no name for {one.file}."
        if one.file.startswith(one.pseudonym)
        else f"{one.file} is from {one.pseudonym}, whose name is not in your list."
        for one in learners
        if not one.name
    ]


def _missing(missing: Sequence[Person], learners: Sequence["Learner"], with_list: bool) -> Iterator[str]:
    nameless = sum(not learner.name for learner in learners)
    if with_list and nameless:
        yield (
            f"{counted(nameless, 'learner has', 'learners have')} no name in your list: they used the code "
            "of the whole class, from which nobody can tell who is who, or the list lacks the person of a "
            "personal code or a login, or the id that the code was made from. You make personal codes with: "
            "pmkit collect --codes LIST --key FILE"
        )
    for one in missing:
        yield nothing_came(one, nameless > 0)


def nothing_came(one: Person, nameless: bool) -> str:
    """That somebody handed in nothing; where files have no name, one of these may be theirs."""
    return f"Nothing came {'with the personal code of' if nameless else 'from'} {one.called}."


def _unexplained(learners: Sequence["Learner"]) -> Iterator[str]:
    """Answers to questions that neither the course nor a quiz file has: a forgotten --quiz, mostly."""
    files: dict[str, dict[str, int]] = {}
    for one in learners:
        for part, count in one.unexplained.items():
            files.setdefault(part, {})[one.file] = count
    quizzes = {part: sum(found.values()) for part, found in files.items() if part.startswith("quiz-")}
    for part, count in sorted(quizzes.items(), key=lambda one: -one[1])[:MOST_UNEXPLAINED]:
        name = visible_name(part.removeprefix("quiz-"), 60)
        yield (
            f"{counted(count, 'answer')} to an own quiz {plural(count, 'is', 'are')} not counted, because no "
            f"file with its questions was named. Add --quiz {name}.md (or .json): the file that learners had."
        )
    if len(quizzes) > MOST_UNEXPLAINED:
        yield f"Answers to {len(quizzes) - MOST_UNEXPLAINED:,} more own quizzes are not counted either."
    if others := sum(sum(found.values()) for part, found in files.items() if part not in quizzes):
        yield (
            f"{counted(others, 'answer')} to questions that your course does not have "
            f"{plural(others, 'is', 'are')} not counted. Let everybody use the same version of the course."
        )


def _other_texts(learners: Sequence["Learner"]) -> list[str]:
    """Whose answers are to questions that read otherwise in this course, and are not counted."""
    told = []
    for one in learners:
        count = sum(result.other_text for result in one.results.values())
        if count:
            told.append(f"{one.name or one.pseudonym} ({count})")
    if not told:
        return []
    return [
        "Answers to questions that have another wording in your course are not counted: "
        f"{listed(told, 5)}. Let everybody use the same version of the course."
    ]


def _same_attempts(learners: Sequence["Learner"]) -> Iterator[str]:
    """Which two learners hand in attempts with the same ids: each gets one of its own when it is made. Those
    who hand in one file together are told as one."""
    together: dict[str, list[Learner]] = {}
    for learner in learners:
        together.setdefault(learner.file, []).append(learner)
    files = list(together.values())
    by_id: dict[str, list[int]] = {}
    for place, of_one_file in enumerate(files):
        for one in of_one_file[0].attempt_ids:
            by_id.setdefault(one, []).append(place)
    sets = Counter(tuple(places) for places in by_id.values() if len(places) > 1)
    pairs: Counter[tuple[int, ...]] = Counter()
    for places, count in sets.items():
        for group in combinations(places, 2) if len(places) <= _MOST_ALIKE else [places]:
            pairs[group] += count
    for group, count in pairs.most_common(MOST_PAIRS):
        named = [one.name or one.pseudonym for place in group for one in files[place]]
        who = listed(named, _MOST_ALIKE)
        yield (
            f"{who} hand in {count:,} of the same attempts; they are counted for each of them. This happens "
            "when people share a computer or an account, when somebody brings in another's copy, or when "
            "one person hands in from two computers or with two codes. Ask them which it was."
        )
    if len(pairs) > MOST_PAIRS:
        yield f"{len(pairs) - MOST_PAIRS:,} more pairs hand in some of the same attempts."


def _alike(people: Sequence[Person]) -> Iterator[str]:
    """Names of the list that pmkit, or an eye, takes for one; people with ids of their own are told apart."""
    same: dict[str, list[str]] = {}
    for one in people:
        same.setdefault(plain_name(one.code_name), []).append(one.name)
    looks: dict[str, dict[str, None]] = {}
    for one in people:
        if not one.identity:
            for seen in (_skeleton(plain_name(one.name)), folded(one.name)):
                looks.setdefault(seen, {}).setdefault(plain_name(one.name))
    for group in same.values():
        if len(group) > 1 and len({plain_name(name) for name in group}) == 1:
            yield (
                f"In your list, {_quoted(group)} count as one name: capitals, blanks and the way a letter is "
                "written make no difference. If they are several people, give the list a column with an id "
                "or an address, or add a number to each name; until then their files count as those of one "
                "learner."
            )
    written = {plain: names[0] for plain, names in same.items()}
    for plains in dict.fromkeys(tuple(group) for group in looks.values() if len(group) > 1):
        yield (
            f"{_quoted([written[plain] for plain in plains])} in your list look alike, but are "
            f"{len(plains)} names. If they are one person, keep the name that you made their personal code "
            "for."
        )


def _skeleton(plain: str) -> str:
    """What an eye sees of a name: no accents, blanks and marks, letters of one alphabet."""
    flat = re.sub("rn", "m", unicodedata.normalize("NFKD", plain).translate(_LOOKS_LIKE))
    return "".join(char for char in flat if char.isalnum())


def _quoted(names: Sequence[str]) -> str:
    return listed([f"“{visible_name(name)}”" for name in names], 10)
