"""Rules for press releases: what a rule can see, and no more.

The function returns findings that name the rule, the place and the words seen. They are written for
English and look at words and form alone: they can't tell a good idea from a bad one. Treat findings as
questions to the writer, never as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmkit.methods._text_findings import (
    TextFinding,
    count_words,
    empty_slots,
    everyone,
    excerpt,
    found,
    saw,
    saw_words,
)

PRESS_RELEASE = {
    "heading": "the news in one line a customer understands",
    "summary": "who can do what from when on",
    "problem": "what is hard for the customer today",
    "solution": "how it gets better",
    "quote": "what a customer would say about it",
    "call_to_action": "what the reader can do now",
}
_PRESS_WORDS = 500
_LACK = re.compile(
    r"\b(?:don't|doesn't|don’t|doesn’t|do not|does not) (?:yet )?have (?:a|an|any|our|the)\b[^.,;]*", re.I
)
_HEADING_WORDS = 14


def lint_press_release(slots: Mapping[str, str]) -> list[TextFinding]:
    """Look at a press release written before building, its slots named as in `PRESS_RELEASE`.

    Sees: empty slots, a heading of over 14 words, more than 500 words in all (about one page), a subheading
    for everyone, a problem that already talks of the product or is the lack of it, praise words, makers'
    words (API, backlog), and a call to action that asks for nothing. Doesn't see whether a customer would
    care, which is the whole point: read it to one.
    Source: Bryar & Carr, Working Backwards, 2021.

    >>> release = {name: "A parent plans dinner in a minute." for name in PRESS_RELEASE}
    >>> [(one.rule, one.where) for one in lint_press_release(release)]
    [('no-action', 'call_to_action')]
    """
    written = {slot: slots.get(slot, "").strip() for slot in PRESS_RELEASE}
    findings = empty_slots(slots, PRESS_RELEASE)
    skip = {one.where for one in findings}
    if "heading" not in skip and count_words(written["heading"]) > _HEADING_WORDS:
        says = f"{count_words(written['heading'])} words are too many. Keep a heading to {_HEADING_WORDS}."
        findings.append(saw("long", "heading", says, excerpt(written["heading"])))
    words = sum(count_words(text) for text in written.values())
    if words > _PRESS_WORDS:
        findings.append(
            saw("long", "", f"{words} words are more than a page. Cut it to {_PRESS_WORDS} or fewer.")
        )
    if "problem" not in skip:
        says = "{words}: that belongs in the solution. Tell the problem as it was before your product."
        findings += saw_words("solution", "feature", "problem", written["problem"], says)
        lack = _LACK.search(written["problem"])
        if lack:
            says = (
                f"“{lack[0]}”: being without your product is not the problem. Say what goes wrong for them."
            )
            findings.append(saw("lack", "problem", says, lack[0]))
    findings += everyone("subheading", slots.get("subheading", ""))
    if "call_to_action" not in skip and not found("call_to_action", written["call_to_action"]):
        says = (
            f"“{excerpt(written['call_to_action'])}” asks for nothing. Say what the reader can do, and where."
        )
        findings.append(saw("no-action", "call_to_action", says, excerpt(written["call_to_action"])))
    for slot, text in written.items():
        if slot in skip:
            continue
        if slot != "quote":
            findings += _hype(slot, text)
        says = "{words}: a word from inside the company. Say it the way a customer would."
        findings += saw_words("technical", "technical", slot, text, says)
    return findings


def _hype(where: str, text: str) -> list[TextFinding]:
    says = "{words}: any rival could write the same of itself. Say what a customer would notice."
    return saw_words("praise", "hype", where, text, says)
