"""Reads the line `truth: …` of a question: what turned out, to be set beside the first guess."""

import re
from collections.abc import Mapping

from pmkit.practice.draft import Draft, Line
from pmkit.practice.question_parts import Truth
from pmkit.practice.questions import Question
from pmkit.quantities.reading import UnreadableNumber, read_number

_FIGURE = r"([-−]?\d[\d.,]*\d|[-−]?\d)"
_SPAN = re.compile(rf"{_FIGURE}(?:\s?%)?(?:\s*(?:to|–)\s*{_FIGURE})?(?![\w/:])")
"""The number that a truth begins with, or the two ends of a span."""


def truth_of(draft: Draft, question: Question) -> Truth | None:
    """The line `truth: 13 of 30 :: reason`; of an option `truth: {#some} :: reason`. What it is called may
    stand below it."""
    lines = draft.facts.get("truth", [])
    if len(lines) > 1:
        draft.fail(lines[1].number, "there is a second truth. Keep one line, and put the rest behind ::")
    if not lines:
        return None
    said, why = lines[0].split()
    options = {option.id: option.text for option in getattr(question, "options", ())}
    chosen, text = _named_option(draft, said, options)
    if not text or text.startswith("::"):
        draft.fail(said.number, "say what turned out, for example: truth: 13 of 30 :: the reason")
    low, high = (None, None) if options else _span(text)
    called = " ".join(map(draft.fill, lines[0].under("called")))
    return Truth(text=text, why=draft.fill(why), called=called, low=low, high=high, option=chosen)


def _named_option(draft: Draft, said: Line, options: Mapping[str, str]) -> tuple[str, str]:
    """The option that turned out, where `{#id}` names one, and the text of the truth."""
    if not said.text.startswith("{#"):
        return "", draft.fill(said)
    id, text = draft.tagged(said)
    if id not in options:
        known = ", ".join(options) or "none, for a number is asked"
        draft.fail(said.number, f"“{id}” is none of the answers: {known}.")
    return id, text or options[id]


def _span(text: str) -> tuple[float | None, float | None]:
    """The number that a text begins with as low and high, or the two ends of its span."""
    found = _SPAN.match(text)
    if not found:
        return None, None
    try:
        ends = [read_number(one).value for one in found.groups() if one]
    except UnreadableNumber:
        return None, None
    return min(ends), max(ends)
