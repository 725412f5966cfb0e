"""Rules for an evidence ledger: what somebody says that they can do, what shows it, and who could check.

A self-rating and a measured ability hardly go together (mean r = .29 over 55 studies), and better where
people expect a check: P. Mabe and S. West, 1982 (abstract read). So a claim needs a thing that another
person could look at. The rules are the course's own; they can't tell whether it is true. Treat findings as
questions to the writer, never as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import need_columns
from pmkit.methods._text_findings import TextFinding, cell_text, excerpt, found, quoted, saw

OLD_AFTER = 24
"""Months after which evidence is called old; a habit of the course."""

_TEAM = re.compile(r"\b(?:we|our|us|the team|together)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:I|my|mine|me|myself)\b|\bmy part\b")
_DEED = re.compile(
    r"\b(?:ran|wrote|held|led|stopped|dropped|launched|measured|changed|found|tested|built|cut|sold|closed|moved|"
    r"decided|interviewed|watched|coded|planned|asked|read|said|showed|refused|agreed|taught|drew|made|won|kept|"
    r"published|presented|negotiated|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"https?://|\b(?:notes?|link|page|portfolio|file|table|chart|memo|plan|recording|letter|text|post|report|"
    r"talks?|interviews?|tests?|prototypes?|repository|screenshot|list|minutes|slides?|drawing|code book|"
    r"roadmap|dashboard)\b",
    re.IGNORECASE,
)


def lint_ledger(ledger: pd.DataFrame, *, today: date) -> list[TextFinding]:
    """Look at a ledger, a row per skill; `where` is the skill.

    Columns: `skill`, `claim`, `evidence`, `who` (could check it) and `on` (the day of the evidence, may be
    missing). Sees: a claim without evidence and evidence without a claim; evidence that is a quality, a
    course or a duty rather than a deed or a thing; a team's deed without one's own part; nobody who could
    check, or oneself; no date, a date to come, and evidence older than two years. A row without claim and
    evidence is passed over. Confidential work may be described without being shown.

    >>> rows = [("interviewing", "I can hold a talk.", "Ran six talks; dropped MW-59; notes in the portfolio",
    ...          "Samira", date(2027, 2, 1)), ("prioritising", "I rank well.", "Passionate", "me", None)]
    >>> ledger = pd.DataFrame(rows, columns=["skill", "claim", "evidence", "who", "on"])
    >>> [(one.rule, one.where) for one in lint_ledger(ledger, today=date(2027, 4, 14))]
    [('quality', 'prioritising'), ('nobody-else', 'prioritising'), ('no-day', 'prioritising')]
    """
    need_columns(ledger, ["skill", "claim", "evidence", "who", "on"], "An evidence ledger")
    findings = []
    for row in ledger.to_dict("records"):
        words = {name: cell_text(row[name]) for name in ("skill", "claim", "evidence", "who")}
        if words["evidence"]:
            findings += _evidence(words, row["on"], today)
        elif words["claim"]:
            says = f"“{excerpt(words['claim'])}”: what could you show for it? Name a thing, or leave the gap."
            findings.append(saw("no-evidence", words["skill"], says, excerpt(words["claim"])))
    return findings


def _evidence(words: Mapping[str, str], on: Any, today: date) -> list[TextFinding]:
    where, told = words["skill"], words["evidence"]
    findings = []
    if not words["claim"]:
        says = f"“{excerpt(told)}” shows something. What do you claim by it?"
        findings.append(saw("no-claim", where, says, excerpt(told)))
    empty, rest = found("no_deed", told), told
    for word in empty:
        rest = rest.replace(word, " ")
    if not _DEED.search(rest) and (empty or not _THING.search(rest)):
        quote = ", ".join(empty) or excerpt(told)
        says = f"{quoted(empty or [quote])}: nobody can look at that. Say what you did, and what came of it."
        findings.append(saw("quality", where, says, quote))
    elif _TEAM.search(told) and not _MINE.search(told):
        findings.append(saw("team", where, "Others did it with you. Which part was yours?", excerpt(told)))
    return findings + _check(where, words["who"], on, today)


def _check(where: str, who: str, on: Any, today: date) -> list[TextFinding]:
    findings = []
    if not who or re.fullmatch(r"(?:me|myself|I|nobody|no one|none|-|–|\?)[.!]?", who, re.IGNORECASE):
        says = "Who else could check it? Name one person, or say “anybody” where it is public."
        findings.append(saw("nobody-else", where, says, who))
    if on is None or pd.isna(on):
        findings.append(saw("no-day", where, "When was it? Add the month; what is old counts less."))
        return findings
    day = pd.Timestamp(on)
    months = (today.year - day.year) * 12 + today.month - day.month
    if day.date() > today:
        findings.append(saw("not-yet", where, "That day is still to come: a plan, not yet evidence."))
    elif months > OLD_AFTER:
        says = f"That is {counted(months // 12, 'year')} old. Is there something newer?"
        findings.append(saw("old", where, says))
    return findings


def ledger_gaps(ledger: pd.DataFrame, *, today: date, asked: Sequence[str] = ()) -> pd.DataFrame:
    """What a ledger holds skill by skill: rated and shown level, their difference, age, and what is asked.

    Columns: `skill`, `rated` (level of the blind self-rating, 1 to 4) and `shown` (level for which there is
    evidence; missing for none) and `on`. `asked` are the skills of one advert. Adds `apart` (rated minus
    shown, missing where one is), `months` (age of the evidence), `asked` and `state`: “shown”, “claimed”
    (rated, nothing shown), “open” (neither) or “surplus” (shown, but this advert does not ask for it). No sum
    and no score: the rows are not of equal weight.

    >>> ledger = pd.DataFrame({"skill": ["a", "b", "c"], "rated": [3, 2, None], "shown": [2, None, 1],
    ...                        "on": [pd.Timestamp("2027-02-01"), pd.NaT, pd.NaT]})
    >>> ledger_gaps(ledger, today=date(2027, 4, 14), asked=["a", "b"])[["apart", "months", "state"]]
       apart  months    state
    0    1.0     2.0    shown
    1    NaN     NaN  claimed
    2    NaN     NaN  surplus
    """
    need_columns(ledger, ["skill", "rated", "shown", "on"], "An evidence ledger")
    on, wanted = pd.to_datetime(ledger["on"]), ledger["skill"].isin(list(asked))
    months = (today.year - on.dt.year) * 12 + today.month - on.dt.month
    rated, shown = pd.to_numeric(ledger["rated"]), pd.to_numeric(ledger["shown"])
    state = pd.Series("open", index=ledger.index)
    state[rated.notna()] = "claimed"
    state[shown.notna()] = "shown"
    if len(asked):
        state[shown.notna() & ~wanted] = "surplus"
    return ledger.assign(apart=rated - shown, months=months, asked=wanted, state=state)
