"""The five EARS patterns of a requirement: always, when, while, where, if-then; which it is, what it lacks.

Ubiquitous, event-driven, state-driven, optional feature and unwanted behaviour: Mavin, Wilkinson, Harwood &
Novak, Easy Approach to Requirements Syntax, RE 2009.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmkit.english import capital
from pmkit.methods._text_findings import TextFinding, saw

EARS_PATTERNS = {
    "always": "<product> shows or does …",
    "when": "When <something happens>, <product> shows or does …",
    "while": "While <a state lasts>, <product> shows or does …",
    "where": "Where <something is part of it>, <product> shows or does …",
    "if-then": "If <something unwanted happens>, then <product> shows or does …",
}
"""Each pattern, and how it reads."""
_BEGINS = {"when": "when", "while": "while", "where": "where", "if": "if-then"}
_LATE = re.compile(r"\s(when|while|where|if)\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class EarsReading:
    """The pattern of a sentence (a key of `EARS_PATTERNS`, "" for none), its conditions, its answer.

    `missing` tells what a complete sentence of that pattern has besides.
    """

    pattern: str
    conditions: tuple[str, ...]
    answer: str
    missing: tuple[TextFinding, ...]


def read_ears(text: str) -> EarsReading:
    """Which of the five patterns a sentence follows, and what is missing.

    Told: nothing written; a condition without an end (no comma) or without an answer; an “If” without its
    “then”; a condition that stands behind (the pattern is still told); an answer of fewer than three words.
    Two conditions, as in “While …, when …,”, take the pattern of the first. Words alone are looked at.

    >>> told = read_ears("If the shop does not answer, then Mealwise keeps the basket.")
    >>> told.pattern, told.conditions, told.answer, told.missing
    ('if-then', ('the shop does not answer',), 'Mealwise keeps the basket', ())
    >>> [one.rule for one in read_ears("If the shop does not answer, Mealwise keeps the basket.").missing]
    ['no-then']
    """
    rest = " ".join(text.split()).rstrip(" .!")
    if not re.search(r"\w", rest):
        says = "Write the requirement first: When <something happens>, <product> shows or does …"
        return EarsReading(pattern="", conditions=(), answer="", missing=(saw("empty", "", says),))
    pattern, conditions, missing = "", list[str](), list[TextFinding]()
    while begins := re.match(r"(when|while|where|if)\b\s*", rest, re.IGNORECASE):
        word = begins[1].lower()
        pattern = pattern or _BEGINS[word]
        condition, comma, answer = rest[begins.end() :].partition(",")
        if not comma:
            condition, then, answer = rest[begins.end() :].partition(" then ")
            answer = f"then {answer}" if then else ""
        if not answer.strip():
            says = f"“{begins[1]} …” goes on to the end. Put a comma, and after it who does what."
            missing.append(saw("no-answer", "", says, rest))
        elif word == "if" and not re.match(r"\s*then\b", answer, re.IGNORECASE):
            missing.append(
                saw("no-then", "", "Write “then” after the condition, so that its end is seen.", rest)
            )
        conditions.append(condition.strip())
        rest = re.sub(r"^\s*then\b\s*", "", answer.strip(), flags=re.IGNORECASE)
    late = _LATE.search(rest) if not pattern else None
    if late:
        pattern, answer = _BEGINS[late[1].lower()], rest[: late.start()].strip(" ,")
        conditions.append(rest[late.end() :].strip())
        first = capital(late[1].lower())
        says = f"The condition stands behind. Begin with it: “{first} {conditions[0]}, {answer}”."
        missing.append(saw("condition-late", "", says, late[1]))
        rest = answer
    if rest and len(rest.split()) < 3:
        missing.append(saw("short-answer", "", f"“{rest}” is too short. Say who shows or does what.", rest))
    if any(not one for one in conditions):
        missing.append(saw("no-condition", "", "The condition is empty. Say what happens or what lasts."))
    return EarsReading(
        pattern=pattern or "always", conditions=tuple(conditions), answer=rest, missing=tuple(missing)
    )
