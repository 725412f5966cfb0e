"""Ready-made rules for authors: what a rule can see in a text, and in a table of responsibilities.

Each function makes a rule: `at_most_words("vision", 30)`, `exactly_one("A", "accountable")`. `text_rules` and
`table_rules` read them from the lines of a question's text: `rule: vision at most 30 words`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from pmkit.methods import measures
from pmkit.practice.draft import Draft, Line
from pmkit.practice.judges import ToldJudge
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Finding
from pmkit.practice.script_patterns import for_script
from pmkit.practice.values import NAME

Slots = Mapping[str, str]
"""{slot id: text}, every slot of the question present, "" where nothing is written"""
Cells = Mapping[str, Mapping[str, str]]
"""{row id: {column id: mark id, "" where the cell is empty}}"""
TextRule = Callable[[Slots], list[Finding]]
Rule = Callable[[Cells], Iterable[Finding]]


def at_most_words(slot: str, most: int) -> TextRule:
    """The text of a slot is short enough to be read."""

    def rule(slots: Slots) -> list[Finding]:
        n = len(slots.get(slot, "").split())
        return [Finding(where=slot, text=say("write.words", n=n, most=most))] if n > most else []

    return ToldJudge(rule, {"test": "at_most_words", "slot": slot, "most": most})


def at_least_words(slot: str, least: int) -> TextRule:
    """The text of a slot says enough (an empty slot is reported elsewhere)."""

    def rule(slots: Slots) -> list[Finding]:
        n = len(slots.get(slot, "").split())
        return [Finding(where=slot, text=say("write.few-words", n=n, least=least))] if 0 < n < least else []

    return ToldJudge(rule, {"test": "at_least_words", "slot": slot, "least": least})


def has_number(slot: str, says: str = "") -> TextRule:
    """There is a number, in digits or in words, by which one would know that it has happened; a bare year is
    none. Else `says`, or a sentence that fits a goal."""
    said = says or say("write.no-number")

    def rule(slots: Slots) -> list[Finding]:
        text = slots.get(slot, "")
        return [Finding(where=slot, text=said)] if text.strip() and not measures.has_number(text) else []

    return ToldJudge(rule, {"test": "has_number", "slot": slot, "says": said})


def mentions(slot: str, pattern: str, says: str) -> TextRule:
    """The text matches a pattern (a regular expression, capitals or not); else `says`."""

    def rule(slots: Slots) -> list[Finding]:
        text = slots.get(slot, "")
        found = re.search(pattern, text, re.IGNORECASE)
        return [Finding(where=slot, text=says)] if text.strip() and not found else []

    return _told(rule, "mentions", slot, pattern, says)


def avoids(slot: str, pattern: str, says: str) -> TextRule:
    """The text does not match a pattern; where it does, `says`, with {found} for the words that were
    found."""

    def rule(slots: Slots) -> list[Finding]:
        found = re.search(pattern, slots.get(slot, ""), re.IGNORECASE)
        return [Finding(where=slot, text=says.replace("{found}", found[0]))] if found else []

    return _told(rule, "avoids", slot, pattern, says)


def _told(rule: TextRule, test: str, slot: str, pattern: str, says: str) -> TextRule:
    """A rule that can be told as data, unless its pattern is one that only Python has."""
    try:
        return ToldJudge(rule, {"test": test, "slot": slot, "pattern": for_script(pattern), "says": says})
    except ValueError:
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

    return ToldJudge(rule, {"test": "exactly_one", "mark": mark, "label": label})


def at_least_one(mark: str, label: str) -> Rule:
    """Every row that has marks has this one at least once (somebody does the work)."""

    def rule(cells: Cells) -> list[Finding]:
        return [
            Finding(where=row, text=say("matrix.at-least-one", mark=label))
            for row, marks in cells.items()
            if any(marks.values()) and mark not in marks.values()
        ]

    return ToldJudge(rule, {"test": "at_least_one", "mark": mark, "label": label})


def at_most(mark: str, label: str, most: int) -> Rule:
    """No row has this mark more often than that (not everybody is consulted)."""

    def rule(cells: Cells) -> list[Finding]:
        counts = {row: list(marks.values()).count(mark) for row, marks in cells.items()}
        return [
            Finding(where=row, text=say("matrix.at-most", n=n, mark=label, most=most))
            for row, n in counts.items()
            if n > most
        ]

    return ToldJudge(rule, {"test": "at_most", "mark": mark, "label": label, "most": most})


def said_of_cells(says: Mapping[tuple[str, str, str], str]) -> ToldJudge:
    """What is said of a mark in a cell, by row, column and mark ("": the cell is empty), where its row has
    marks."""

    def rule(cells: Cells) -> list[Finding]:
        return [
            Finding(where=row, text=says[row, column, mark])
            for row, marks in cells.items()
            if any(marks.values())
            for column, mark in marks.items()
            if (row, column, mark) in says
        ]

    return ToldJudge(rule, {"test": "said_of_cells", "says": [[*at, text] for at, text in says.items()]})


# rules as lines of a text

_COUNTED = re.compile(r"(?:has )?at (least|most) (\d+) words")
_WORDED = re.compile(r"(mentions|avoids) (.+)", re.DOTALL)
_MARKED = re.compile(r"(exactly one|at least one|at most (\d+)) (\S+)")


def text_rules(draft: Draft, slots: Mapping[str, str]) -> tuple[Callable[[Any], Any], ...]:
    """`rule: slot at least 8 words`, `rule: slot at most 25 words`, `rule: slot has a number` (with a reply
    or without), `rule: slot avoids maybe | perhaps :: reply` (with `{found}`), `rule: slot mentions owner |
    manager :: reply`, and `rule: {name}` for a function of `values.py`. In words to look for `#` is any
    number."""
    return tuple(_text_rule(draft, line, slots) for line in draft.facts.get("rule", []))


def table_rules(draft: Draft, marks: Mapping[str, str]) -> tuple[Callable[[Any], Any], ...]:
    """`rule: exactly one A`, `rule: at least one R`, `rule: at most 2 C`, and `rule: {name}`."""
    return tuple(_table_rule(draft, line, marks) for line in draft.facts.get("rule", []))


def named_rule(draft: Draft, line: Line) -> Callable[[Any], Any] | None:
    """The rule of `values.py` that a line names, None where it says something else."""
    found = draft.value(line) if NAME.fullmatch(line.text) else None
    return found if callable(found) else None


def named_rules(draft: Draft) -> tuple[Callable[[Any], Any], ...]:
    """`rule: {name}` alone, for kinds that have no rules in words."""
    lines = draft.facts.get("rule", [])
    return tuple(
        named_rule(draft, line) or _no_rule(draft, line, "a rule of values.py, {full_week}") for line in lines
    )


def _text_rule(draft: Draft, line: Line, slots: Mapping[str, str]) -> Callable[[Any], Any]:
    if rule := named_rule(draft, line):
        return rule
    said, says = line.split()
    names = {**{label: id for id, label in slots.items()}, **{id: id for id in slots}}
    name = max((one for one in names if said.text.startswith(f"{one} ")), key=len, default="")
    does = said.text.removeprefix(name).strip()
    if not name:
        draft.fail(line.number, f"a rule begins with its slot: {', '.join(slots)}.")
    slot = names[name]
    if does == "has a number":
        return has_number(slot, draft.fill(says))
    if counted := _COUNTED.fullmatch(does):
        return (at_least_words if counted[1] == "least" else at_most_words)(slot, int(counted[2]))
    worded = _WORDED.fullmatch(does)
    if not worded or not says.text:
        _no_rule(draft, line, "at least 8 words, has a number, avoids maybe | perhaps :: what to say to it")
    return (mentions if worded[1] == "mentions" else avoids)(
        slot, _any_of(worded[2]), draft.fill(says, keep="found")
    )


def _any_of(words: str) -> str:
    """A pattern for words apart by `|`."""
    each = (re.escape(word.strip()).replace(r"\#", r"\d+") for word in words.split("|"))
    return rf"\b({'|'.join(each)})\b"


def _table_rule(draft: Draft, line: Line, marks: Mapping[str, str]) -> Callable[[Any], Any]:
    if rule := named_rule(draft, line):
        return rule
    found = _MARKED.fullmatch(line.text)
    if not found or found[3] not in marks:
        _no_rule(draft, line, "exactly one A, at least one R, at most 2 C")
    mark, label = found[3], marks[found[3]]
    if found[2]:
        return at_most(mark, label, int(found[2]))
    return (exactly_one if found[1] == "exactly one" else at_least_one)(mark, label)


def _no_rule(draft: Draft, line: Line, examples: str) -> NoReturn:
    draft.fail(line.number, f"this is no rule that can be read. Rules are, for example: {examples}.")
