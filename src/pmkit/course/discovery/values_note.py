"""What a rule sees in the note to the founder: beside counts and a stop rule, that there is one rule, not two."""

import re
from collections.abc import Mapping

from pmkit.course.discovery import sheet_texts
from pmkit.english import in_words
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import rule


@rule
def note_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A note that says what is pursued, what is left, and which result would stop it."""
    return [
        *sheet_texts.too_short(slots),
        *sheet_texts.counts_without_a_base(slots, "pursue"),
        *sheet_texts.everybody(slots),
        *sheet_texts.no_stop_rule(slots, "test"),
        *_several_stop_rules(slots.get("test", "")),
        *_too_long(slots),
    ]


_STOPS = re.compile(r"\b(?:stop|give up|drop|end it|take the next|leave it)\b", re.IGNORECASE)
_LONGEST = 130
"""Words; more are not read in a minute by somebody who would rather hear of something else."""


def _several_stop_rules(text: str) -> list[Finding]:
    """A finding where more than one sentence says when to stop: later the kinder one would be taken."""
    stops = [sentence for sentence in re.split(r"(?<=[.!?;])\s+", text) if _STOPS.search(sentence)]
    if len(stops) < 2:
        return []
    says = f"{in_words(len(stops)).capitalize()} sentences say when you stop. Which of them decides? Keep that one."
    return [Finding(text=says, where="test")]


def _too_long(slots: Mapping[str, str]) -> list[Finding]:
    words = sum(len(text.split()) for text in slots.values())
    if words <= _LONGEST:
        return []
    return [Finding(text=f"{words} words, and Clara reads for a minute. Keep it to {_LONGEST}.")]
