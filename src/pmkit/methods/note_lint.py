"""Rules for a short note that tells a finding to somebody who decides: what a rule can see, and no more.

They are written for English and look at words alone. They can't tell whether the numbers are true. Treat
findings as questions to the writer, never as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pmkit.methods._text_findings import (
    TextFinding,
    count_words,
    empty_slots,
    excerpt,
    found,
    saw,
    saw_words,
)
from pmkit.methods.measures import has_date, numbers_in

METRICS_NOTE = {
    "decision": "which decision you ask for",
    "seen": "what you saw: of how many, and since when",
    "sure": "how sure it is, as a range, and what is not known",
    "next": "what you do next, and when",
}
_MOST_WORDS = 60
_MOST_NUMBERS = 3
_PERCENT = re.compile(r"\d[\d,.]*\s*%|\bper ?cent\b|\bpercent\b", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:of|in|among|from)\s+(?:(?:the|all|about|our|some)\s+)*\d[\d,.]*(?![\d,.]|\s*(?:%|days|weeks|months|years))"
    r"|\bn\s*=\s*\d",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:day|week|month)\s+\d+\b|"
    r"\b\S+\s+(?:(?:days|weeks|months|quarters|years)|(?:day|week|month|quarter|year)(?!\s+\d))\b",
    re.IGNORECASE,
)
"""How long one looked, and on which day: neither claims anything."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\S)")
_RANGE = re.compile(r"\d[^.;]*?(?:\bto\b|\band\b|–|±)\s*[+−-]?\s*\d|±\s*\d", re.IGNORECASE)


def note_words(slots: Mapping[str, str]) -> int:
    """How many words a note has, all slots together.

    >>> note_words({"decision": "Keep the old headline.", "next": "We look again on Monday."})
    9
    """
    return sum(count_words(slots.get(slot, "")) for slot in METRICS_NOTE)


def lint_metrics_note(slots: Mapping[str, str], *, experiment: bool = False) -> list[TextFinding]:
    """Look at a note of about 60 words, its slots named as in `METRICS_NOTE`.

    `experiment` says whether people were assigned by chance; without it a note can't claim a cause. Sees:
    empty slots; over 60 words; more than three numbers (“32 of 100” and “1 to 5” are one each; dates and
    lengths of time none); no decision; a claim without a number; a percentage without its base; no period; no
    range and nothing said to be unknown; a cause that was only observed; “significant”; words of proof;
    jargon; and a next step without a day. Doesn't see whether it is true or worth telling. The rules are the
    course's own; whole people instead of percentages after Gigerenzer & Hoffrage, Psychological Review 102,
    1995.

    >>> note = {"decision": "Keep the old headline.", "seen": "In 28 days 32 of 100 paid, against 31 of 100.",
    ...         "sure": "It may be 2 fewer to 3 more of 100.", "next": "We try another headline from Monday."}
    >>> lint_metrics_note(note)
    []
    >>> [one.rule for one in lint_metrics_note({**note, "seen": "The headline boosted sales by 20 %."})]
    ['no-base', 'no-period', 'cause']
    """
    written = {slot: slots.get(slot, "").strip() for slot in METRICS_NOTE}
    findings = empty_slots(slots, METRICS_NOTE)
    skip = {one.where for one in findings}
    looks = {"decision": _decision, "seen": _seen, "sure": _sure, "next": _next}
    for slot, text in written.items():
        if slot in skip:
            continue
        findings += looks[slot](text)
        findings += _words(slot, text, experiment)
    return [*findings, *_length(list(written.values()))]


def lint_whole_note(note: str, *, experiment: bool = False) -> list[TextFinding]:
    """The same for a note in one piece, as people send it. Findings have no slot in `where`.

    Each rule looks at all of the text; the one that asks for a day looks at the last sentence, where the next
    step stands.

    >>> note = "Keep the old headline. In 28 days 32 of 100 paid. It may be 2 fewer to 3 more than before."
    >>> [one.rule for one in lint_whole_note(note)]
    ['no-day']
    >>> lint_whole_note(note + " We try another one from Monday.")
    []
    """
    text = note.strip()
    if empty := empty_slots(
        {"note": text}, {"note": "what to decide, what you saw, how sure it is, what comes next"}
    ):
        return [replace(one, where="") for one in empty]
    last = _SENTENCES.split(text)[-1]
    findings = [*_decision(text), *_seen(text), *_sure(text), *_next(last), *_words("", text, experiment)]
    return [replace(one, where="") for one in [*findings, *_length([text])]]


def _length(texts: list[str]) -> list[TextFinding]:
    findings = []
    words = sum(count_words(text) for text in texts)
    if words > _MOST_WORDS:
        findings.append(
            saw("long", "", f"{words} words. Keep it to {_MOST_WORDS}: whoever decides reads once.")
        )
    numbers = [number for text in texts for number in _claims(text)]
    if len(numbers) > _MOST_NUMBERS:
        says = f"{len(numbers)} numbers. Keep the {_MOST_NUMBERS} that the decision hangs on."
        findings.append(saw("many-numbers", "", says, ", ".join(numbers)))
    return findings


def _decision(text: str) -> list[TextFinding]:
    if found("decision", text):
        return []
    return [
        saw(
            "no-decision",
            "decision",
            f"“{excerpt(text)}” asks for nothing. Say what to decide.",
            excerpt(text),
        )
    ]


def _seen(text: str) -> list[TextFinding]:
    findings = []
    if not _claims(text):
        says = f"“{excerpt(text)}” has no number. Say how many, of how many."
        findings.append(saw("no-number", "seen", says, excerpt(text)))
    percentage = _PERCENT.search(text)
    if percentage and not _BASE.search(text):
        says = "A percentage of how many? Say it in people: 32 of 100 against 31 of 100."
        findings.append(saw("no-base", "seen", says, percentage[0]))
    if not _when(text):
        says = "In which time? Say the weeks, or since when."
        findings.append(saw("no-period", "seen", says, excerpt(text)))
    return findings


def _sure(text: str) -> list[TextFinding]:
    if _RANGE.search(text) or found("unknown", text):
        return []
    says = f"“{excerpt(text)}” has no range. Say from where to where it may be, or what is not known."
    return [saw("no-range", "sure", says, excerpt(text))]


def _next(text: str) -> list[TextFinding]:
    if _when(text):
        return []
    return [saw("no-day", "next", f"“{excerpt(text)}”: by when? Name the day.", excerpt(text))]


def _words(slot: str, text: str, experiment: bool) -> list[TextFinding]:
    findings = []
    if not experiment:
        says = "{words}: a cause, but nobody was assigned by chance. Say “goes with”, or run a test."
        findings += saw_words("cause", "cause", slot, text, says)
    says = "{words}: people read “large” or “certain”. Say the range instead."
    findings += saw_words("significant", "significance", slot, text, says)
    says = "{words}: no sample proves anything. Say how sure you are."
    findings += saw_words("proof", "proof", slot, text, says)
    says = "{words}: a word of the trade. Say what people did."
    for words in ("jargon", "statistics"):
        findings += saw_words("jargon", words, slot, text, says)
    return findings


def _claims(text: str) -> list[str]:
    """The numbers that claim something: neither dates nor how long one looked."""
    return numbers_in(_LASTING.sub(" ", text))


def _when(text: str) -> bool:
    return has_date(text) or bool(found("period", text))
