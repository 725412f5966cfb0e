"""Rules for the definition of a metric: what a rule can see in its words, and no more.

A metric is defined when two people get the same number: what was done, of whom, in which time. Beside it
stand a counter-metric, which gets worse if the first is reached the wrong way, and one owner. The rules are
the course's own and written for English. Treat findings as questions to the author.
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
    is_only,
    saw,
    saw_words,
)

METRIC = {
    "did": "what somebody did to be counted",
    "whom": "of whom: of how many, who could have done it",
    "time": "in which time",
    "counter": "what gets worse if it is reached the wrong way",
    "owner": "who answers for it",
}
"""The parts of a metric, and what to say in each."""

_AT_LEAST = re.compile(r"\d|\b(once|twice|one|two|three|four|five|six|first|every|each)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"/|&|\band\b|\bor\b|\bwith\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:c[defimopt]o|chief|vp|head|lead|director|manager|owner|officer|founder|president|product|"
    r"analyst|scientist|designer|engineer|developer|architect|researcher|coach|marketer|accountant)s?\b",
    re.IGNORECASE,
)
"""What stands after a comma and is what the person does, not another one."""
_GROUP = re.compile(r"\b(teams?|squads?)$|^(the )?squad\b", re.IGNORECASE)


def lint_metric(parts: Mapping[str, str]) -> list[TextFinding]:
    """Look at a metric, its parts named as in `METRIC`.

    Sees: empty parts; words of which everybody has another count (“active”); a running total, which can't
    fall; an average; a group that is nobody in particular; a time without a period; a counter-metric that is
    the metric itself; and an owner who is several people, or a group. Doesn't see whether the number is worth
    having, or whether the counter-metric would get worse.

    >>> metric = {"did": "Cooked at least 3 meals from a plan", "whom": "households that paid on Monday",
    ...           "time": "in one week", "counter": "complaints about recipes a week", "owner": "Mara"}
    >>> lint_metric(metric)
    []
    >>> [one.rule for one in lint_metric({**metric, "did": "Active", "owner": "the squads"})]
    ['vague', 'owner']
    """
    written = {part: parts.get(part, "").strip() for part in METRIC}
    findings = empty_slots(parts, METRIC)
    skip = {one.where for one in findings}
    looks = {"did": _did, "whom": _whom, "time": _time, "counter": _counter, "owner": _owner}
    for part, text in written.items():
        if part not in skip:
            findings += looks[part](text)
    if "counter" not in skip and _same(written["counter"], written["did"]):
        says = "The same as the metric. Which number would get worse if somebody cheated?"
        findings.append(saw("same", "counter", says, excerpt(written["counter"])))
    return findings


def _did(text: str) -> list[TextFinding]:
    says = "{words}: everybody counts it differently. Say what somebody did, and how often."
    findings = [] if _AT_LEAST.search(text) else saw_words("vague", "vague_did", "did", text, says)
    says = "{words}: a running total can't fall. Count what is new in the time."
    findings += saw_words("running-total", "running_total", "did", text, says)
    says = "{words}: hides who is far from it. Count how many are above or below a limit."
    return findings + saw_words("average", "average", "did", text, says)


def _whom(text: str) -> list[TextFinding]:
    told = everyone("whom", text) if count_words(text) <= 3 else []
    return [
        saw(one.rule, one.where, f"“{one.quote}”: which of them, and counted on which day?", one.quote)
        for one in told
    ]


def _time(text: str) -> list[TextFinding]:
    if found("period", text) or re.search(
        r"\b(hours?|minutes?|daily|weekly|monthly|yearly)\b", text, re.IGNORECASE
    ):
        return []
    says = f"“{excerpt(text)}” is no time. Say a day, a week, a month, or within how many days."
    return [saw("no-period", "time", says, excerpt(text))]


def _counter(text: str) -> list[TextFinding]:
    says = "{words}: everybody counts it differently. Say what could be counted."
    return saw_words("vague", "vague_did", "counter", text, says)


def _owner(text: str) -> list[TextFinding]:
    _, *after = (part.strip() for part in text.split(","))
    others = [part for part in after if part and not part[0].islower() and not _ROLE.search(part)]
    if others or _SEVERAL.search(text) or _GROUP.search(text) or is_only("group_of_owners", text):
        says = f"“{excerpt(text)}”: if several own it, nobody does. Write one name."
        return [saw("owner", "owner", says, excerpt(text))]
    return []


def _same(one: str, other: str) -> bool:
    def bare(text: str) -> str:
        return re.sub(r"\W+", " ", text).strip().lower()

    return bool(bare(one)) and bare(one) == bare(other)
