"""Rules for a card that explains to people what a model decides about them: what a rule can see, and no more.

That people have a right to meaningful information about the logic is in Art. 13 to 15 GDPR; that more
detail is not more understanding is in Poursabzi-Sangdeh et al., CHI 2021. Read the card to somebody whom it
concerns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pmkit.methods._text_findings import (
    TextFinding,
    count_words,
    empty_slots,
    excerpt,
    found,
    quoted,
    saw,
    saw_words,
)
from pmkit.methods.measures import has_number

EXPLANATION = {
    "decides": "what it decides, and for whom",
    "from": "from what it decides it",
    "never": "what it never looks at",
    "wrong": "how often of 100 it is wrong, and in which direction",
    "change": "what would change the result",
    "no": "how to say no, or to object",
    "ask": "whom to ask, and how to reach them",
}
"""The parts of a card, and what to say in each."""
MOST_WORDS = 90
_BARE_PERCENT = re.compile(
    r"\d[\d.,]*\s*(?:%|per cent\b|percent\b)(?!\s+(?:of|more|fewer|less)\b)", re.IGNORECASE
)


def lint_explanation(
    card: Mapping[str, str], *, used: Sequence[str] = (), unused: Sequence[str] = ()
) -> list[TextFinding]:
    """Look at a card, its parts named as in `EXPLANATION`; `where` of a finding is the part.

    `used` and `unused` are words for what the model looks at and what it does not; leave them out where
    nobody knows, and no claim is compared.

    Sees: empty parts; over 90 words; a percentage that doesn't say of what; errors without a number, or
    without a direction; words of the trade; “it is decided”, with nobody who decides; no way to say no; a
    reason that the model does not use, and something it never looks at, but does. Doesn't see whether it is
    understood.

    >>> card = {"decides": "We leave a meal out of your plan when it may be unsafe for you.",
    ...         "from": "Your allergies and the label.", "never": "Your employer.",
    ...         "wrong": "Of 100 unsafe meals it misses 5.", "change": "Another allergy in your profile.",
    ...         "no": "Switch it off under Profile.", "ask": "Aoife, help@mealwise.example"}
    >>> lint_explanation(card, used=["allergies", "label"], unused=["employer"])
    []
    >>> [one.rule for one in lint_explanation({**card, "wrong": "It is 94 % accurate."})]
    ['bare-percentage', 'no-direction', 'jargon']
    """
    written = {part: card.get(part, "").strip() for part in EXPLANATION}
    findings = empty_slots(card, EXPLANATION)
    skip = {one.where for one in findings}
    words = sum(count_words(text) for text in written.values())
    if words > MOST_WORDS:
        findings.append(saw("long", "", f"{words} words. Cut the card to {MOST_WORDS}."))
    for part, text in written.items():
        if part not in skip:
            findings += _part(part, text)
    return findings + list(_claims(written, used, unused))


def _part(part: str, text: str) -> list[TextFinding]:
    findings = []
    if bare := _BARE_PERCENT.search(text):
        says = f"“{bare[0]}” of what? Say it of 100: of 100 flags, of 100 unsafe meals."
        findings.append(saw("bare-percentage", part, says, bare[0]))
    if part == "wrong":
        if not has_number(text):
            says = f"“{excerpt(text)}”: how often? Say how many of 100."
            findings.append(saw("no-error", part, says, excerpt(text)))
        if not found("error_direction", text):
            says = "In which direction is it wrong: does it miss something, or warn for nothing?"
            findings.append(saw("no-direction", part, says))
    if part == "no" and not found("says_no", text):
        says = f"“{excerpt(text)}” is no way out. Say what somebody does to say no."
        findings.append(saw("no-way-out", part, says, excerpt(text)))
    says = "{words}: a word of the trade. Say it as you would at the kitchen table."
    findings += saw_words("jargon", "model_jargon", part, text, says)
    says = "{words}: by whom? Say who decides."
    return findings + saw_words("nobody-decides", "nobody_decides", part, text, says)


def _claims(written: Mapping[str, str], used: Sequence[str], unused: Sequence[str]) -> Iterator[TextFinding]:
    """What the card says of the model and what is not so."""
    for part in ("decides", "from", "change"):
        false = [word for word in unused if _has(written[part], word)]
        if false:
            says = f"{quoted(false)}: the model does not look at that. Take it out."
            yield saw("false-reason", part, says, ", ".join(false))
    hidden = [word for word in used if _has(written["never"], word)]
    if hidden:
        says = f"{quoted(hidden)}: the model does look at that. Say so."
        yield saw("false-never", "never", says, ", ".join(hidden))


def _has(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE))
