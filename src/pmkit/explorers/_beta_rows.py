"""A beta as a value: testers, customers by kind, findings; from the case's tables or from pasted ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from pmkit.explorers._beta_triage import Finding, findings_in
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table
from pmkit.practice.markdown import escape_markdown

ATTRIBUTES = {"segment": "kind of household", "platform": "platform", "came_by": "how they came"}
_GROUPS = (
    Wanted("segment", "group", words=("segment", "kind", "customer group")),
    Wanted("platform", "platform", required=False, words=("device", "system")),
    Wanted("came_by", "came by", required=False, words=("channel", "source")),
)
_TESTERS = (
    *_GROUPS,
    Wanted("score", "score", kind="number", min=1, max=5, words=("stars", "rating")),
    Wanted(
        "keep",
        "keep",
        kind="choice",
        required=False,
        words=("would keep", "would keep it"),
        options=(("yes", "yes"), ("yes", "true"), ("no", "no"), ("no", "false")),
    ),
    Wanted("meals", "uses", kind="number", min=0, required=False, words=("meals", "times used", "sessions")),
)
_PEOPLE = (*_GROUPS, Wanted("people", "people", kind="number", min=0, words=("customers", "users", "count")))
_FINDINGS = (
    Wanted("text", "text", words=("finding", "what", "title")),
    Wanted("reporters", "reporters", kind="number", min=0, whole=True, words=("reports", "reported by")),
    Wanted("could_meet", "could meet", kind="number", min=1, whole=True, words=("of", "could have met")),
    *(
        Wanted(
            f"rater_{n}", f"rater {n}", kind="number", min=0, max=4, required=False, words=(f"severity {n}",)
        )
        for n in (1, 2, 3)
    ),
)


@dataclass(frozen=True, eq=False)
class Beta:
    """`told` says of each pasted field how it was read, `problem` why there are no testers ("" where there
    are)."""

    testers: pd.DataFrame
    people: pd.DataFrame
    findings: Sequence[Finding]
    told: Mapping[str, Sequence[str]] = field(default_factory=dict)
    problem: str = ""

    def has(self, column: str) -> bool:
        """Whether it is known of every tester."""
        return column in self.testers and bool(self.testers[column].notna().all())

    def can_weigh(self, attribute: str) -> bool:
        """Whether it is known of every tester and every kind of customer."""
        return all(
            attribute in table and len(table) and bool((table[attribute].fillna("") != "").all())
            for table in (self.testers, self.people)
        )

    def could_meet(self, segment: str, uses: int) -> int:
        """How many testers could have met a fault: those of the kind ("": all) with so many uses."""
        them = self.testers if not segment else self.testers[self.testers["segment"] == segment]
        return int((them["meals"] >= uses).sum()) if self.has("meals") else len(them)

    def approve(self, how: str) -> pd.Series[bool]:
        """Whether each tester says yes: `keep`, or so many stars."""
        return self.testers["keep"].astype(bool) if how == "keep" else self.testers["score"] >= float(how)


@lru_cache(maxsize=8)
def read_beta(testers: str, people: str, findings: str) -> Beta:
    """The beta in three pasted texts; never raises."""
    who, many = read_table(testers, _TESTERS), read_table(people, _PEOPLE)
    found = read_table(findings, _FINDINGS)
    frames = _in_the_same_words([who.frame, many.frame])
    frames[0] = frames[0].assign(keep=frames[0]["keep"].map({"yes": True, "no": False}))
    told = {
        "testers": _told(who),
        "people": _told(many),
        "findings": _told_of(found) if findings.strip() else (),
    }
    problem = escape_markdown(who.problem) if who.problem else ""
    return Beta(frames[0], frames[1], findings_in(found.frame), told, problem)


def _told(table: PastedTable) -> Sequence[str]:
    return (table.problem,) if table.problem else table.told


def _told_of(found: PastedTable) -> Sequence[str]:
    """How the findings were read, and what of them can't be so."""
    told = [*_told(found)]
    rows = found.frame
    many = rows[rows["reporters"] > rows["could_meet"]]
    if len(many):
        told.append(
            f"Line {many['line'].iloc[0]}: more reporters than could meet it. All of these are counted."
        )
    twice = rows[rows["text"].duplicated()]
    if len(twice):
        told.append(f"Line {twice['line'].iloc[0]}: this finding stands there already. The first one counts.")
    return told


def _in_the_same_words(frames: Sequence[pd.DataFrame]) -> list[pd.DataFrame]:
    """Groups as they were first written: `Families` and `families ` are one."""
    named = [frame.copy() for frame in frames]
    for column in ATTRIBUTES:
        first: dict[str, str] = {}
        for frame in named:
            cells = [" ".join(str(cell).split()) if not pd.isna(cell) else "" for cell in frame[column]]
            frame[column] = pd.Series(
                [first.setdefault(cell.casefold(), cell) for cell in cells], index=frame.index, dtype="str"
            )
    return named
