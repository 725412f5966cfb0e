"""What a rule sees in the two notes of the practice sheet; none of them understands a text."""

import re
from collections.abc import Iterator, Mapping

from pmkit.methods import lint_metrics_note
from pmkit.practice.question_parts import Finding

_BLAME = re.compile(
    r"\byou (?:were|are) (?:wrong|mistaken|fooled)\b|\byour (?:mistake|error|fault)\b|\byou should(?:n['’]t| not)? have\b|"
    r"\byou (?:misread|peeked|jumped)\b|\bas (?:I|we) (?:told|warned) you\b",
    re.IGNORECASE,
)
_ALL_HOLDERS = re.compile(
    r"\b(?:\d[\d,.]*\s*(?:%|per ?cent) (?:of )?(?:all|the|our)?\s*(?:guests|visitors|holders|customers|swimmers|people|citizens)?"
    r"\s*(?:will|would|are going to) (?:cancel|leave|stay away)|(?:guests|visitors|holders|customers|swimmers|people|citizens) "
    r"(?:will|would) (?:cancel|leave|stay away))\b",
    re.IGNORECASE,
)


def note(slots: Mapping[str, str], *, experiment: bool) -> list[Finding]:
    """What `lint_metrics_note` sees. An empty field is told by the form itself."""
    found = lint_metrics_note(slots, experiment=experiment)
    return [Finding(text=one.text, where=one.where) for one in found if one.rule != "empty"]


def blame(slots: Mapping[str, str]) -> Iterator[Finding]:
    """A finding where the reader is told off: he then defends what he did."""
    for key, text in slots.items():
        if seen := _BLAME.search(text):
            says = f"“{seen[0]}” speaks about him. Say what the numbers did, and what he saw rightly."
            yield Finding(text=says, where=key)


def all_holders(slots: Mapping[str, str]) -> Iterator[Finding]:
    """A finding where forty people become all."""
    for key, text in slots.items():
        if seen := _ALL_HOLDERS.search(text):
            yield Finding(text=f"“{seen[0]}”: you know it of 40. Say how many of how many did.", where=key)
