"""Rules for user stories, objectives and key results, and press releases: what a rule can see, and no more.

Each function returns findings that name the rule, the place and the words seen. They are written for
English and look at words and form alone: they can't tell a good idea from a bad one. Treat findings as
questions to the writer, never as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pmkit.methods._text_findings import (
    TextFinding,
    content_words,
    count_words,
    empty_slots,
    everyone,
    excerpt,
    found,
    is_only,
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
_STORY = re.compile(
    r"^\s*as\s+(?:an?\s+|the\s+)?(?P<role>.+?)[,\s]+(?:i|we)\s+(?:want|need|would like|can)\s*(?:to\s+)?"
    r"(?P<want>.+?)"
    r"(?:[,\s]+(?:so\s+that|so|in\s+order\s+to)\s+(?P<why>.+?))?\s*\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_JOB = re.compile(
    r"^\s*when\s+(?P<role>.+?),?\s+i\s+(?:want|need)\s*(?:to\s+)?(?P<want>.+?)"
    r"(?:[,\s]+so\s+(?:that\s+)?(?P<why>.+?))?\s*\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_STORY_WORDS = 45
_PRESS_WORDS = 500
_LACK = re.compile(
    r"\b(?:don't|doesn't|don’t|doesn’t|do not|does not) (?:yet )?have (?:a|an|any|our|the)\b[^.,;]*", re.I
)
_HEADING_WORDS = 14


def lint_story(text: str, *, criteria: Sequence[str] | None = None) -> list[TextFinding]:
    """Look at a user story (“As a …, I want … so that …”) or a job story (“When …, I want … so I can …”).

    Sees: the form, a role that says nothing (“user”) or is one of the makers, a missing or repeated reason,
    two wishes in one, a screen or a technique instead of a wish, words nobody can test, and length. With
    `criteria` (acceptance criteria, one text each) also their absence and untestable words in them. Of
    INVEST it touches negotiable, small and testable; whether a story is valuable, independent or estimable
    is for people. Sources: Connextra card 2001; Wake, INVEST, 2003.

    >>> [(one.rule, one.quote) for one in lint_story("As a user, I want a button so that it is easy.")]
    [('role', 'user'), ('interface', 'button'), ('vague', 'easy')]
    """
    written = text.strip()
    if not written:
        return [saw("empty", "", "Nothing is here yet. Say who wants what, and why.")]
    findings = [*_story_parts(written), *(_criteria(criteria) if criteria is not None else [])]
    if count_words(written) > _STORY_WORDS:
        says = f"{count_words(written)} words: a story is a reminder to talk. Move details to its criteria."
        findings.append(saw("long", "", says, excerpt(written)))
    return findings


def _story_parts(written: str) -> list[TextFinding]:
    parts = _STORY.match(written)
    job = None if parts else _JOB.match(written)
    match = parts or job
    if match is None:
        says = f"“{excerpt(written)}” isn't in the form As a …, I want … so that …. Say who, what and why."
        return [saw("form", "", says, excerpt(written))]
    role, want, why = match["role"].strip(" ,"), match["want"].strip(), (match["why"] or "").strip()
    findings = []
    if parts and (seen := is_only("internal_role", role)):
        says = f"“{seen}” could be anyone, or one of you. Say which person, in which situation."
        findings.append(saw("role", "role", says, seen))
    if not why:
        says = "There is no reason. Add so that …: without it nobody can offer a simpler way."
        findings.append(saw("no-reason", "why", says, excerpt(written)))
    elif (second := content_words(why)) and len(second & content_words(want)) >= 0.8 * len(second):
        says = f"“{excerpt(why)}” repeats the wish. Ask once more why they want it."
        findings.append(saw("same", "why", says, excerpt(why)))
    if re.search(r"\band\b(?!\s+so\b)", want, re.IGNORECASE) and count_words(want) > 6:
        says = f"“{excerpt(want)}” may be two wishes. Could one be useful without the other?"
        findings.append(saw("two-wishes", "want", says, excerpt(want)))
    says = "{words} is a way to build it. Say what the person wants to get done and leave the way open."
    findings += saw_words("interface", "interface", "want", want, says)
    says = "{words} can't be tested. Say how you would notice."
    findings += saw_words("vague", "vague", "story", f"{want} {why}", says)
    return findings


def _criteria(criteria: Sequence[str]) -> list[TextFinding]:
    given = [one.strip() for one in criteria if one.strip()]
    if not given:
        return [
            saw("no-criteria", "criteria", "No acceptance criteria yet. By what would you see that it works?")
        ]
    says = "{words} can't be tested. Name the number, the state or the words on the screen."
    return [seen for one in given for seen in saw_words("vague", "vague", "criteria", one, says)]


def lint_okr(objective: str, key_results: Sequence[str]) -> list[TextFinding]:
    """Look at an objective and its key results; `where` is “objective”, “key_results” or “kr1”, “kr2”, ….

    Sees: nothing written, a number or a task in the objective, fewer than two or more than five key
    results, a key result without a number, without a start to come from, that is a task, or that counts
    what flatters. Doesn't see whether the results would prove the objective, nor whether they are ambitious.
    Source: Doerr, Measure What Matters, 2018; Google's OKR playbook.

    >>> [(one.where, one.rule, one.quote) for one in lint_okr("Families stay", ["Launch the new search"])]
    [('key_results', 'count', ''), ('kr1', 'task', 'Launch'), ('kr1', 'no-number', 'Launch the new search')]
    """
    findings = []
    goal = objective.strip()
    if not goal:
        findings.append(saw("empty", "objective", "Nothing is here yet. Say what will be better, for whom."))
    else:
        if number := re.search(r"\d[\d.,]*\s*%?", goal):
            says = (
                f"“{number[0].strip()}” is a measure. Keep it for a key result; an objective says where to."
            )
            findings.append(saw("number", "objective", says, number[0].strip()))
        if first := _leading_task(goal):
            says = f"“{first}” begins a task. Say what will be better for someone once it is done."
            findings.append(saw("task", "objective", says, first))
        findings += _hype("objective", goal)
    given = [one.strip() for one in key_results if one.strip()]
    if not 2 <= len(given) <= 5:
        plural = "key result" if len(given) == 1 else "key results"
        says = f"There {'is' if len(given) == 1 else 'are'} {len(given)} {plural}. Two to five keep it clear."
        findings.append(saw("count", "key_results", says))
    for number_of, result in enumerate(given, start=1):
        findings += _key_result(f"kr{number_of}", result)
    return findings


def _key_result(where: str, result: str) -> list[TextFinding]:
    findings = []
    if first := _leading_task(result):
        says = f"“{first}” begins a task. It can be finished and change nothing: say what will have changed."
        findings.append(saw("task", where, says, first))
    if not re.search(r"\d", result):
        says = f"“{excerpt(result)}” has no number. Say from how much to how much."
        findings.append(saw("no-number", where, says, excerpt(result)))
    elif not re.search(r"(?i)\bfrom\b|\binstead of\b|→|->|\btoday\b|\bnow\b|\bbaseline\b", result):
        says = f"“{excerpt(result)}” doesn't say where it starts. Write from … to …."
        findings.append(saw("no-start", where, says, excerpt(result)))
    says = "{words} can rise while nobody is better off. Count people who get the benefit."
    return findings + saw_words("vanity", "vanity", where, result, says)


def _leading_task(text: str) -> str:
    """The task verb that a text begins with; verbs further on may belong to people outside."""
    words = text.split()
    for take in (2, 1):
        start = " ".join(words[:take]).strip(" ,.:;-")
        if is_only("task", start):
            return start
    return ""


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
        says = f"{count_words(written['heading'])} words don't fit a heading. Keep it to {_HEADING_WORDS}."
        findings.append(saw("long", "heading", says, excerpt(written["heading"])))
    words = sum(count_words(text) for text in written.values())
    if words > _PRESS_WORDS:
        findings.append(
            saw("long", "", f"{words} words are more than a page. Cut to {_PRESS_WORDS} or fewer.")
        )
    if "problem" not in skip:
        says = "{words} belongs to the solution. Tell the problem as it was before anyone had your product."
        findings += saw_words("solution", "feature", "problem", written["problem"], says)
        lack = _LACK.search(written["problem"])
        if lack:
            says = f"“{lack[0]}”: lacking your product is no problem yet. Say what goes wrong without it."
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
        says = "{words} is a maker's word. Say it the way a customer would."
        findings += saw_words("technical", "technical", slot, text, says)
    return findings


def _hype(where: str, text: str) -> list[TextFinding]:
    says = "{words} is praise that any rival could print. Say what a customer would notice."
    return saw_words("praise", "hype", where, text, says)
