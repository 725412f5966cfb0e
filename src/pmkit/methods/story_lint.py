"""Rules for a story and for its acceptance criteria: what a rule can see, and questions for people.

A story needs a person, a wish and a reason in any form (“As a … I want …” is one of many). INVEST after B.
Wake, 2003; behaviour rather than clicks after Cucumber's Better Gherkin. The lists are English. Findings are
questions to the writer, never a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmkit.methods._text_findings import (
    TextFinding,
    content_words,
    count_words,
    excerpt,
    found,
    is_only,
    saw,
    saw_words,
)
from pmkit.methods.requirement_lint import lint_requirement

STORY_ON_UNSEEN = {"texts": 20, "precision": 0.92, "recall": 0.96}
"""How often `lint_story` is right on stories that were labelled before its rules ran on them; rules and
labels come from the same hands, which flatters."""
_MOST_WORDS = 50
_AS_A = re.compile(r"\bas (?:an? |the )?(.+?)[,:]? (?:I|we|they)\b", re.IGNORECASE)
_WISHES = re.compile(r"\b(?:wants?|needs?|would like|wish(?:es)?|can|could|should be able)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:so that|so (?=I|we|they|he|she)|because|in order to|otherwise)\b(.*)", re.IGNORECASE
)


def lint_story(text: str) -> list[TextFinding]:
    """Look at a story of a sentence or two.

    Sees: nothing written; nobody who wants it, or a user in general; no wish; no reason, or one that repeats
    the wish; how it is built instead of what somebody can do; two wishes; over 50 words. Doesn't see whether
    the person exists, the wish is worth anything or the story is small: ask people that.

    >>> [one.rule for one in lint_story("As a user I want a button.")]
    ['anybody', 'no-reason', 'solution']
    >>> lint_story("Parents of a child with an allergy need unsafe recipes left out, so that dinner is safe.")
    []
    """
    written = " ".join(text.split())
    if not re.search(r"\w", written):
        return [saw("empty", "", "The story is empty. Say who wants what, and why.")]
    findings = list(_person(written))
    reason = _REASON.search(written)
    wish = written[: reason.start()] if reason else written
    if not _WISHES.search(wish):
        findings.append(
            saw("no-wish", "", f"“{excerpt(wish)}”: say what somebody wants to do.", excerpt(wish))
        )
    if not reason or not re.search(r"\w", reason[1]):
        findings.append(saw("no-reason", "", "No reason is given. Add “so that …”: what is better then?"))
    elif not content_words(reason[1]) - content_words(wish):
        says = f"“{excerpt(reason[0])}” repeats the wish. Say what is better for them then."
        findings.append(saw("reason-repeats", "", says, excerpt(reason[0])))
    built = "{words}: how it is built. Say what they can do."
    findings += saw_words("solution", "smell_solution", "", written, built)
    if two := re.search(
        r"\band (?:also )?(?:I|we|they) (?:want|need|can)\b|\band (?:also )?to \w+", wish, re.I
    ):
        says = f"“{two[0]}”: two wishes. Write two stories, and see which is worth more."
        findings.append(saw("two-wishes", "", says, two[0]))
    if count_words(written) > _MOST_WORDS:
        says = (
            f"{count_words(written)} words. A story reminds you to talk: put details into rules and examples."
        )
        findings.append(saw("long", "", says))
    return findings


def _person(written: str) -> list[TextFinding]:
    named = _AS_A.search(written)
    who = named[1] if named else ""
    if not named:
        before = _WISHES.split(written)[0].strip() if _WISHES.search(written) else ""
        who = (
            before if before.lower() not in ("", "i", "we", "it", "the system", "the app", "mealwise") else ""
        )
    if not who:
        return [saw("nobody", "", "Nobody is named who wants it. Say who, so that you could ask them.")]
    if is_only("nobody_in_particular", who):
        says = f"“{who}”: nobody in particular. Name a group that you could find and ask tomorrow."
        return [saw("anybody", "", says, who)]
    return []


def lint_criterion(text: str) -> list[TextFinding]:
    """Look at one acceptance criterion: the smells of `lint_requirement`, and whether it can fail.

    `cannot-fail` is told where a vague word stands without any number, name or state to check it by.

    >>> [one.rule for one in lint_criterion("The list works well.")]
    ['vague', 'cannot-fail']
    """
    findings = lint_requirement(text)
    vague = [one for one in findings if one.rule == "vague"]
    checked = re.search(
        r"\d|[“\"]|\b(?:when|if|while|after|before|within|until|at least|at most)\b", text, re.I
    )
    if vague and not checked:
        says = "No product can fail this. Say what somebody sees, and when."
        findings.append(saw("cannot-fail", "", says, vague[0].quote))
    return findings


_BAD_DAY = re.compile(
    r"\b(?:no|not|never|without|nobody|nothing|empty|fails?|wrong|error|missing|lost|invalid|late|too|only|unless|"
    r"hidden|refuse[sd]?|leaves? out|left out)\b|n['’]t\b",
    re.IGNORECASE,
)


def lint_criteria(criteria: Sequence[str]) -> list[TextFinding]:
    """Look at the criteria of one story together; `where` of a finding is the line, counted from 1.

    Each is looked at by `lint_criterion`; besides: none at all; one that stands there twice; only good days,
    none in which something is missing or goes wrong. Empty lines are passed over and still counted.

    >>> [(one.rule, one.where) for one in lint_criteria(["Walter sees 3 items.", "Walter sees 3 items."])]
    [('twice', '2'), ('good-days-only', '')]
    """
    lines = [(str(number), " ".join(line.split())) for number, line in enumerate(criteria, start=1)]
    lines = [(number, line) for number, line in lines if line]
    if not lines:
        return [saw("empty", "", "No criterion is here yet. Write one that a wrong product would fail.")]
    findings, before = list[TextFinding](), dict[str, str]()
    for number, line in lines:
        findings += [saw(one.rule, number, one.text, one.quote) for one in lint_criterion(line)]
        if first := before.get(line.casefold()):
            says = f"Line {number} says the same as line {first}. Take one out."
            findings.append(saw("twice", number, says, excerpt(line)))
        before.setdefault(line.casefold(), number)
    if not any(_BAD_DAY.search(line) or found("smell_absolute", line) for _, line in lines):
        says = "All criteria tell of a good day. Add one in which something is missing or goes wrong."
        findings.append(saw("good-days-only", "", says))
    return findings
