"""Unclear spots in a requirement: what a rule can see of them, and how often it is right.

The kinds follow the smells of Femmer et al., J. Systems & Software 123, 2017, whose tool found them with a
precision of 59 % and a recall of 82 %, varying much. The lists are the course's own, in English; `ON_UNSEEN`
says how well they did on sentences labelled before (lists and labels come from the same hands, which
flatters). A sentence without findings can be unclear, and a found word
can be right: findings are questions, never a mark.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable
from dataclasses import dataclass

from pmkit.methods._text_findings import TextFinding, found, quoted, saw
from pmkit.methods.measures import has_number

SMELLS = {
    "vague": "everybody means something else by it. Say what somebody can see or count.",
    "no-limit": "no limit is given. Write the number and its unit.",
    "loophole": "leaves a way out that nobody can check. Say when it holds and when not.",
    "two-in-one": "two things in one sentence. Write two, so that each can pass or fail.",
    "unclear-it": "it is not clear what the word stands for. Name it once more.",
    "passive": "nobody is named who does it. Say who, or which part of the product.",
    "solution": "says how it is built. Say what somebody can do or see then.",
    "superlative": "cannot be reached or checked. Say against what, and by how much.",
    "absolute": "one counterexample breaks it. Say within which limits it holds.",
    "negative": "hard to test. Say what happens instead.",
}
"""Each smell, and what to do about it."""
ON_UNSEEN = {"sentences": 24, "precision": 0.86, "recall": 0.79}
"""How often the rules were right on sentences labelled before they ran (a test holds it)."""
_LISTS = {
    "vague": "smell_vague",
    "loophole": "smell_loophole",
    "solution": "smell_solution",
    "superlative": "smell_superlative",
    "absolute": "smell_absolute",
}
_DONE = (
    r"(?!(?:need|allow|connect|log|clos|interest|relat|bas|us)ed\b)\w+ed|sent|shown|made|given|kept|done|told|found|"
    r"put|set|written|chosen|built|taken|held|stored|read|hidden|paid"
)
_PATTERNS = {
    "two-in-one": re.compile(
        r"\b(?:and|or) (?:it|they|she|he|the \w+) (?:is|are|can|must|should|shall|may|will|has|have)\b"
        r"|\band (?:also|can|must|should|shall|may|will)\b|\bas well as\b|\bto \w+ and (?:\w+ )to \w+",
        re.I,
    ),
    "unclear-it": re.compile(
        r"\b(?:and|but|or|so) (?:it|they|she|he|this|that)\b|, (?:it|she|he|this)\b|^(?:it|this|they)\b", re.I
    ),
    "passive": re.compile(
        rf"\b(?:is|are|be|been|was|were|gets?)(?: (?:\w+ly|not|then|to be))? (?:{_DONE})\b(?! by\b)", re.I
    ),
    "superlative": re.compile(r"(?<!at )\b(?:most|least) (?!of\b|recent\b)\w+", re.I),
    "negative": re.compile(
        r"\b(?:must|shall|should|may) (?:not|never)\b|\bunless\b[^.]*\b(?:not|no)\b|\bnot\b[^.]*\bwithout\b",
        re.I,
    ),
}


def lint_requirement(text: str) -> list[TextFinding]:
    """The unclear spots of one sentence, each with the words that a rule saw; `rule` is a key of `SMELLS`.

    Also: nothing written (`empty`). Doesn't see whether the sentence is true, wanted or complete.

    >>> [(one.rule, one.quote) for one in lint_requirement("Search should be fast, if possible.")]
    [('vague', 'fast'), ('no-limit', 'fast'), ('loophole', 'if possible')]
    >>> lint_requirement("When somebody searches, Mealwise shows the first results within one second.")
    []
    """
    written = " ".join(text.replace("’", "'").split())
    if not re.search(r"\w", written):
        return [saw("empty", "", "Write the requirement first: when what happens, what can be seen?")]
    findings = []
    for smell, says in SMELLS.items():
        words = found(_LISTS[smell], written) if smell in _LISTS else []
        if smell == "no-limit" and not has_number(written):
            words = found("smell_size", written)
        if smell in _PATTERNS:
            words = words or [match[0].strip(", ") for match in _PATTERNS[smell].finditer(written)]
        if words:
            findings.append(saw(smell, "", f"{quoted(words)}: {says}", ", ".join(words)))
    return findings


@dataclass(frozen=True, kw_only=True)
class MarksAgainstKey:
    """Marks compared with a key: which are in both, in the marks alone, in the key alone.

    `precision` is the share of the marks that the key holds, `recall` the share of the key that was marked;
    None where there is nothing to divide by.
    """

    right: frozenset[Hashable]
    false_alarms: frozenset[Hashable]
    overlooked: frozenset[Hashable]

    @property
    def precision(self) -> float | None:
        marked = len(self.right) + len(self.false_alarms)
        return len(self.right) / marked if marked else None

    @property
    def recall(self) -> float | None:
        key = len(self.right) + len(self.overlooked)
        return len(self.right) / key if key else None


def compare_marks(marks: Collection[Hashable], key: Collection[Hashable]) -> MarksAgainstKey:
    """Compare what somebody (or a rule) marked with a key; each mark is, say, a pair (sentence, smell).

    >>> told = compare_marks({("R1", "vague"), ("R2", "passive")}, {("R1", "vague"), ("R3", "vague")})
    >>> told.precision, told.recall
    (0.5, 0.5)
    """
    marked, wanted = frozenset(marks), frozenset(key)
    return MarksAgainstKey(right=marked & wanted, false_alarms=marked - wanted, overlooked=wanted - marked)
