"""Ready-made rules for authors: what a rule can see in a text, and in a table of responsibilities.

Each function makes a rule: `rules=(at_most_words("vision", 30), exactly_one("A", "accountable"))`.
"""

import re
from collections.abc import Callable

from pmkit.practice.kinds.matrix import Cells, Rule
from pmkit.practice.kinds.write import Slots
from pmkit.practice.messages import say
from pmkit.practice.questions import Finding

TextRule = Callable[[Slots], list[Finding]]

_IN_WORDS = (
    "zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    "hundred|thousand|half|twice|dozen"
)
_FIGURE = re.compile(rf"\d|\b({_IN_WORDS})\b", re.IGNORECASE)
"""Digits, or a number as it is written in a sentence. “One” is left out: it counts seldom."""


def at_most_words(slot: str, most: int) -> TextRule:
    """The text of a slot is short enough to be read."""
    return lambda slots: [
        Finding(where=slot, text=say("write.words", n=n, most=most))
        for n in [len(slots.get(slot, "").split())]
        if n > most
    ]


def at_least_words(slot: str, least: int) -> TextRule:
    """The text of a slot says enough (an empty slot is reported elsewhere)."""
    return lambda slots: [
        Finding(where=slot, text=say("write.few-words", n=n, least=least))
        for n in [len(slots.get(slot, "").split())]
        if 0 < n < least
    ]


def has_number(slot: str) -> TextRule:
    """There is a figure, in digits or in words, by which one would know that it has happened."""
    return lambda slots: (
        [Finding(where=slot, text=say("write.no-number"))]
        if slots.get(slot, "").strip() and not _FIGURE.search(slots[slot])
        else []
    )


def mentions(slot: str, pattern: str, says: str) -> TextRule:
    """The text matches a pattern (a regular expression, capitals or not); else `says`."""
    return lambda slots: (
        [Finding(where=slot, text=says)]
        if slots.get(slot, "").strip() and not re.search(pattern, slots[slot], re.IGNORECASE)
        else []
    )


def avoids(slot: str, pattern: str, says: str) -> TextRule:
    """The text does not match a pattern; where it does, `says`, with {found} for the words that were
    found."""

    def rule(slots: Slots) -> list[Finding]:
        found = re.search(pattern, slots.get(slot, ""), re.IGNORECASE)
        return [Finding(where=slot, text=says.replace("{found}", found[0]))] if found else []

    return rule


def exactly_one(mark: str, label: str) -> Rule:
    """Every row that has marks has this one exactly once (one accountable)."""

    def rule(cells: Cells) -> list[Finding]:
        counts = {
            row: list(marks.values()).count(mark) for row, marks in cells.items() if any(marks.values())
        }
        return [
            Finding(where=row, text=say("matrix.exactly-one", n=n, mark=label))
            for row, n in counts.items()
            if n != 1
        ]

    return rule


def at_least_one(mark: str, label: str) -> Rule:
    """Every row that has marks has this one at least once (somebody does the work)."""
    return lambda cells: [
        Finding(where=row, text=say("matrix.at-least-one", mark=label))
        for row, marks in cells.items()
        if any(marks.values()) and mark not in marks.values()
    ]


def at_most(mark: str, label: str, most: int) -> Rule:
    """No row has this mark more often than that (not everybody is consulted)."""

    def rule(cells: Cells) -> list[Finding]:
        counts = {row: list(marks.values()).count(mark) for row, marks in cells.items()}
        return [
            Finding(where=row, text=say("matrix.at-most", n=n, mark=label, most=most))
            for row, n in counts.items()
            if n > most
        ]

    return rule
