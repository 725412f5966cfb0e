"""What an instructor should look at in a collected class: who is missing, whose answers are to another text,
what two learners hand in both, and names that look like one another.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from pmkit.english import counted, listed
from pmkit.hidden_characters import visible_name
from pmkit.practice.handout import plain_name

if TYPE_CHECKING:
    from pmkit.practice.collecting import Learner

MOST_PAIRS = 20
"""Pairs that are named; the others are counted."""
_MOST_ALIKE = 30
"""Learners who hand in the same attempt; more are told as one group, else their pairs fill the page."""
_LOOKS_LIKE = str.maketrans("авекмнорстухіјѕԁһԛԝοαενικρτυχ01", "abekmhopctyxijsdhqwoaevikptuxol")
"""Letters of other alphabets, and digits, that are taken for a Latin letter."""


def on(learners: Sequence["Learner"], names: Sequence[str]) -> list[str]:
    """All sentences on a class that name no file; `names` is the class list."""
    return [*_alike(names), *_missing(names, learners), *_same_attempts(learners), *_other_texts(learners)]


def unknown(learners: Sequence["Learner"]) -> list[str]:
    """Whose name the class list does not tell: only with a list, since this ties a pseudonym to a file."""
    return [
        f"Your list has no name for {one.file}."
        if one.file.startswith(one.pseudonym)
        else f"{one.file} is from {one.pseudonym}, whose name is not in your list."
        for one in learners
        if not one.name
    ]


def _missing(names: Sequence[str], learners: Sequence["Learner"]) -> Iterator[str]:
    here = {plain_name(learner.name) for learner in learners}
    people = {plain_name(name): name for name in names}
    nameless = sum(not learner.name for learner in learners)
    if names and nameless:
        yield (
            f"{counted(nameless, 'learner has', 'learners have')} no name in your list: they used the code "
            "of the whole class, from which nobody can tell who is who, or the list lacks the person of a "
            "personal code or a login. You make personal codes with: pmkit collect --codes LIST --key FILE"
        )
    for plain, name in people.items():
        if plain not in here:
            yield f"Nothing came {'with the personal code of' if nameless else 'from'} {name}."


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
    """Which two learners hand in attempts with the same ids: each gets one of its own when it is made."""
    by_id: dict[str, list[int]] = {}
    for place, learner in enumerate(learners):
        for one in learner.attempt_ids:
            by_id.setdefault(one, []).append(place)
    sets = Counter(tuple(places) for places in by_id.values() if len(places) > 1)
    pairs: Counter[tuple[int, ...]] = Counter()
    for places, count in sets.items():
        for group in combinations(places, 2) if len(places) <= _MOST_ALIKE else [places]:
            pairs[group] += count
    for group, count in pairs.most_common(MOST_PAIRS):
        who = listed([learners[place].name or learners[place].pseudonym for place in group], _MOST_ALIKE)
        yield (
            f"{who} hand in {count:,} of the same attempts; they are counted for each of them. This happens "
            "when people share a computer or an account, when somebody brings in another's copy, or when "
            "one person hands in from two computers or with two codes. Ask them which it was."
        )
    if len(pairs) > MOST_PAIRS:
        yield f"{len(pairs) - MOST_PAIRS:,} more pairs hand in some of the same attempts."


def _alike(names: Sequence[str]) -> Iterator[str]:
    """Names of the list that pmkit, or an eye, takes for one."""
    same: dict[str, list[str]] = {}
    for name in names:
        same.setdefault(plain_name(name), []).append(name)
    looks: dict[str, list[str]] = {}
    for plain, group in same.items():
        looks.setdefault(_skeleton(plain), []).append(group[0])
        if len(group) > 1:
            yield (
                f"In your list, {_quoted(group)} count as one name: capitals, blanks and the way a letter is "
                "written make no difference. If they are several people, add a number to each name; until "
                "then their files count as those of one learner."
            )
    for group in looks.values():
        if len(group) > 1:
            yield (
                f"{_quoted(group)} in your list look alike, but are {len(group)} names. If they are one "
                "person, keep the name that you made their personal code for."
            )


def _skeleton(plain: str) -> str:
    """What an eye sees of a name: no accents, blanks and marks, letters of one alphabet."""
    flat = re.sub("rn", "m", unicodedata.normalize("NFKD", plain).translate(_LOOKS_LIKE))
    return "".join(char for char in flat if char.isalnum())


def _quoted(names: Sequence[str]) -> str:
    return listed([f"“{visible_name(name)}”" for name in names], 10)
