"""Rules for a memo on a decision: could somebody who was absent act on it, and judge it later without luck?

What was known and what was doubted is written down on the day, because the same decision is judged better
once it has ended well: Baron & Hershey, Journal of Personality and Social Psychology 54(4), 1988. The parts
are the course's own, near to the decision records of M. Nygard, 2011. The rules look at English words alone
and can't tell whether the decision is good. Treat findings as questions to the writer, never as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmkit.methods._text_findings import TextFinding, empty_slots, excerpt, found, saw, saw_words
from pmkit.methods.measures import has_date

DECISION_MEMO = {
    "decision": "the decision in one sentence, and who decides",
    "options": "what could have been chosen, doing nothing among it",
    "reasons": "why this one",
    "unknown": "what is not known, and what would change your mind",
    "asked": "who was asked, and who disagreed and why",
    "review": "the day on which you look at it again",
}
"""The parts of a memo, and what to say in each."""

_PASSIVE = re.compile(
    r"\b(?:was|were|has been|have been|is|are) (?:decided|agreed|concluded|approved)\b(?![^.]*\bby [A-Z])|"
    r"\b(?:we|the team|everybody|everyone|the board|the squad) (?:all )?(?:decided?|agreed?)\b",
    re.IGNORECASE,
)
_CALENDAR = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|I|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SOMEBODY = re.compile(
    rf"(?<=[a-z,;:(/\d] )(?!{_CALENDAR})[A-Z][\w'-]+|(?<=\()[A-Z][\w'-]+|"
    r"(?:^|[.;] )(?!(?:We|It|This|That|The|They|There) )[A-Z]\w+ (?:[a-z]+s|may|will|can)\b"
)
"""A name within the sentence, or at its beginning with a verb. A company has a name too."""
_AND_ALSO = re.compile(
    r"\b(?:as well|in addition)\b|"
    r"\b(?:and|also),? (?:also )?(?:(?:we|he|she|they)|(?-i:[A-Z])\w+) (?!decides?\b)[a-z]+",
    re.IGNORECASE,
)
_APART = re.compile(r"\n|;|\s/\s|,|\bor\b|[.?]\s|(?:^|\s)\d[.)]\s", re.IGNORECASE)
_BECAUSE_OF_A_PERSON = re.compile(
    r"\b[A-Z]\w+ (?:wants?|wanted|says|said so|insists?|asked for|promised|likes?)\b|"
    r"\b(?i:boss|founder|board|management|customer|competitors?|rivals?) (?:all )?"
    r"(?:wants?|wanted|says|insists?|does|do|have|has)\b",
)
_NAMED = re.compile(r"\b[A-Z][\w'-]+")
_PEOPLE_AT_LARGE = {"All", "Everybody", "Everyone", "Many", "Nobody", "Some", "They", "We"}
_DEPARTMENTS = {"Engineering", "Finance", "Legal", "Management", "Marketing", "Product", "Sales", "Support"}
_NO_NAME = {"A", "Asked", "In", "It", "Our", "The"} | _PEOPLE_AT_LARGE | _DEPARTMENTS


def lint_memo(memo: Mapping[str, str]) -> list[TextFinding]:
    """Look at a memo on a decision, its parts named as in `DECISION_MEMO`; `where` names the part.

    Sees: empty parts; a decision that is still open, made by nobody in particular, or two at once; a single
    option, or none that leaves things as they are; a reason that is a person, a taste or what became known
    later; certainty where doubt belongs; nobody asked by name; nobody's doubt; and no day to look again.
    Doesn't see whether the options are real or the doubt is the right one. On the memos that were kept apart
    10 of 13 findings are in the reader's key, and 10 of its 12 faults are found: see `memos`.

    >>> memo = {"decision": "Mara decides to keep the price until March.", "options": "Keep it, or lower it.",
    ...         "reasons": "Of 45 who left 18 name the rival.", "asked": "Viktor was against it.",
    ...         "unknown": "Whether 3 of 100 more leave: then we lower it.", "review": "1 March 2027"}
    >>> lint_memo(memo)
    []
    >>> [(one.rule, one.where) for one in lint_memo({**memo, "options": "Keep it.", "review": "Soon"})]
    [('one-option', 'options'), ('no-date', 'review')]
    """
    findings = empty_slots(memo, DECISION_MEMO)
    skip = {one.where for one in findings}
    looks = {
        "decision": _decision, "options": _options, "reasons": _reasons, "unknown": _unknown, "asked": _asked,
        "review": _review,
    }  # fmt: skip
    for part, look in looks.items():
        if part not in skip:
            findings += look(memo[part].strip().replace("’", "'"))
    return findings


def _decision(text: str) -> list[TextFinding]:
    says = "{words}: still open. Say what is done from now on."
    if findings := saw_words("open", "undecided", "decision", text, says):
        return findings
    nobody = _PASSIVE.search(text)
    if nobody or not _SOMEBODY.search(text):
        quote = nobody[0] if nobody else excerpt(text)
        says = f"“{quote}”: who decides? Name the person who answers for it."
        findings.append(saw("no-decider", "decision", says, quote))
    if also := _AND_ALSO.search(text):
        says = f"“{also[0]}”: two decisions. Write a memo for each, or nobody can undo one of them."
        findings.append(saw("two-decisions", "decision", says, also[0]))
    return findings


def _options(text: str) -> list[TextFinding]:
    options = [one for one in _APART.split(text) if re.search(r"\w", one)]
    findings = []
    if len(options) < 2:
        says = f"“{excerpt(text)}”: one option is no choice. Name what else you could have done."
        findings.append(saw("one-option", "options", says, excerpt(text)))
    if not found("leave_as_is", text):
        says = "What if you leave things as they are? Put it beside the others."
        findings.append(saw("no-nothing", "options", says))
    return findings


def _reasons(text: str) -> list[TextFinding]:
    says = "{words}: gives no reason. Say what you saw, of how many, or what it costs."
    findings = saw_words("bare", "no_reason", "reasons", text, says)
    says = "{words}: known only afterwards. Write what was known on the day."
    findings += saw_words("hindsight", "hindsight", "reasons", text, says)
    if person := _BECAUSE_OF_A_PERSON.search(text):
        says = f"“{person[0]}”: a wish, not yet a reason. Say what it is good for."
        findings.append(saw("authority", "reasons", says, person[0]))
    return findings


def _unknown(text: str) -> list[TextFinding]:
    open_words = found("unknown", text)
    sure = [] if open_words else found("certain", text)
    if not sure:
        return []
    says = (
        f"“{sure[0]}”: something is always open. Say what would change your mind, and by when you will know."
    )
    return [saw("certain", "unknown", says, ", ".join(sure))]


def _asked(text: str) -> list[TextFinding]:
    findings = []
    if not set(_NAMED.findall(text)) - _NO_NAME:
        says = f"“{excerpt(text)}”: who? Name the people, and who was not asked."
        findings.append(saw("nobody-named", "asked", says, excerpt(text)))
    if not found("doubt", text) and not re.search(r"\bnobody\b|\bno one\b", text, re.IGNORECASE):
        says = "Who disagreed, and why? Write it down, or write that nobody did."
        findings.append(saw("no-doubt", "asked", says))
    return findings


def _review(text: str) -> list[TextFinding]:
    if has_date(text):
        return []
    return [
        saw("no-date", "review", f"“{excerpt(text)}”: which day? Put it into the calendar.", excerpt(text))
    ]
