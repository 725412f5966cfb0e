"""Findings of a beta: how severe several raters call them, how many met them, and where they are placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import pandas as pd

from pmkit.english import counted, listed, plural, shortened, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers.readable import WAITING as UNPLACED
from pmkit.methods import wilson_interval
from pmkit.practice.markdown import escape_markdown

PLACES = {
    UNPLACED: "Not placed yet",
    "before": "Before the launch",
    "after": "After it",
    "watch": "Watch it",
    "no fault": "Not a fault",
}
RATERS = {"rater_1": "First rater", "rater_2": "Second rater", "rater_3": "Third rater"}
SEVERE = 4
_COLUMNS = (
    {"key": "text", "label": "Finding", "readonly": True, "width": 34},
    {"key": "severity", "label": "Severity", "type": "number", "readonly": True},
    {"key": "raters", "label": "Raters", "readonly": True, "width": 8},
    {"key": "who", "label": "Met by", "readonly": True, "width": 18},
    {"key": "place", "label": "Place", "readonly": True, "width": 12},
)


@dataclass(frozen=True)
class Finding:
    """What testers wrote, those that tell the same fault joined: `rated` holds each rater's severity, 0 to
    4."""

    id: str
    text: str
    reporters: int
    could_meet: int
    rated: Mapping[str, float]
    joined: int = 0
    workaround: str = ""
    homes: Sequence[str] = ()
    why: str = ""

    def severity(self, trusted: Sequence[str]) -> float | None:
        """The median of the raters who count; None where none of them has rated it."""
        marks = [mark for key, mark in self.rated.items() if key in trusted]
        return median(marks) if marks else None

    def marks(self, trusted: Sequence[str]) -> str:
        return ", ".join(f"{mark:g}" for key, mark in self.rated.items() if key in trusted) or "–"

    def who(self) -> str:
        """How many of those who could meet it did, with the range."""
        low, high = wilson_interval(self.reporters, self.could_meet)
        return f"{self.reporters} of {self.could_meet} ({whole_percent(low)} to {whole_percent(high)})"


def findings_in(frame: pd.DataFrame | None) -> tuple[Finding, ...]:
    """The findings, each fault once, in the order of the table; of a text that stands twice the first."""
    rows = [] if frame is None else frame.to_dict("records")
    made: dict[str, Finding] = {}
    more: dict[str, list[int]] = {}
    for cells in rows:
        same = str(cells.get("same_as") or "")
        id = str(cells.get("finding") or cells["text"])
        if same:
            more.setdefault(same, []).append(int(cells["reporters"]))
        elif id not in made:
            made[id] = _finding(id, {str(key): cell for key, cell in cells.items()})
    return tuple(_with(one, more.get(one.id, ())) for one in made.values())


def _finding(id: str, cells: Mapping[str, Any]) -> Finding:
    could = int(cells["could_meet"])
    rated = {key: float(cells[key]) for key in RATERS if key in cells and not pd.isna(cells[key])}
    return Finding(
        id,
        " ".join(str(cells["text"]).split()),
        min(int(cells["reporters"]), could),
        could,
        rated,
        workaround=str(cells.get("workaround") or ""),
        homes=list(cells.get("key", ())),
        why=str(cells.get("why") or ""),
    )


def _with(one: Finding, others: Sequence[int]) -> Finding:
    if not others:
        return one
    reporters = min(one.reporters + sum(others), one.could_meet)
    return Finding(**{**one.__dict__, "reporters": reporters, "joined": len(others)})


def cards_of(
    findings: Sequence[Finding], trusted: Sequence[str], placed: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """What each card says: severity, who met it, and once it is placed what is to be said of that."""
    return {one.id: _card(one, trusted, placed.get(one.id, UNPLACED)) for one in findings}


def _card(one: Finding, trusted: Sequence[str], place: str) -> dict[str, Any]:
    severity = one.severity(trusted)
    badge = "not rated" if severity is None else f"severity {severity:g}"
    detail = [f"Raters: {one.marks(trusted)}. Met by {one.who()}."]
    if one.joined:
        detail.append(f"Told {one.joined + 1} times, in other words.")
    if one.workaround:
        detail.append(f"Meanwhile: {one.workaround}.")
    warning = ""
    if place not in (UNPLACED, "before") and severity is not None and severity >= SEVERE:
        warning = "Severity 4 stops a launch, however few have met it."
    elif place != UNPLACED and one.homes and place not in one.homes:
        warning = "A careful reader puts it elsewhere; below stands why."
    return {"badge": badge, "detail": " ".join(detail), "warning": warning}


def reasons_words(findings: Sequence[Finding], placed: Mapping[str, str]) -> str:
    """Where a careful reader puts each finding that is placed, and why, as a Markdown list; "" without a
    key."""
    lines = []
    for one in findings:
        if one.homes and placed.get(one.id, UNPLACED) != UNPLACED:
            homes = " or ".join(PLACES[home] for home in one.homes)
            text, why = (escape_markdown(each) for each in (shortened(one.text, 50), one.why))
            lines.append(f"- “{text}”: *{homes}*. {why}")
    return "\n".join(["**Where a careful reader puts what you placed**", "", *lines]) if lines else ""


def triaged(findings: Sequence[Finding], trusted: Sequence[str], placed: Mapping[str, str]) -> str:
    """The finding about the findings: the worst and the loudest, and what waits."""
    joined = sum(one.joined for one in findings)
    said = [
        f"**{counted(len(findings), 'finding')}**{f', {joined} told again and joined' if joined else ''}."
    ]
    severe = [one for one in findings if (one.severity(trusted) or 0) >= SEVERE]
    loudest = max(findings, key=lambda one: one.reporters)
    if not any(one.severity(trusted) is not None for one in findings):
        return f"{said[0]} Nobody's severity counts. Tick a rater, or let two people rate them alone."
    if severe:
        names = listed([f"“{escape_markdown(shortened(one.text, 50))}”" for one in severe], 2)
        said.append(f"{counted(len(severe), 'finding has', 'findings have')} severity 4: {names}.")
        waiting = [one for one in severe if placed.get(one.id, UNPLACED) not in ("before", UNPLACED)]
        if waiting:
            are = plural(len(waiting), "is", "are")
            said.append(f"**{len(waiting)} of these {are} not placed before the launch.**")
    mark = loudest.severity(trusted)
    loud = f"Most met “{escape_markdown(shortened(loudest.text, 50))}” ({loudest.reporters})"
    said.append(f"{loud}: severity {mark:g}." if mark is not None else f"{loud}.")
    spread = sum(1 for one in findings if _spread(one, trusted) >= 2)
    if spread:
        apart = plural(spread, "finding", "findings")
        said.append(
            f"On {spread} {apart} the raters are two steps apart: talk about {plural(spread, 'it', 'them')}."
        )
    left = sum(1 for one in findings if placed.get(one.id, UNPLACED) == UNPLACED)
    said.append(
        f"{counted(left, 'finding waits', 'findings wait')} to be placed." if left else "All are placed."
    )
    return " ".join(said)


def _spread(one: Finding, trusted: Sequence[str]) -> float:
    marks = [mark for key, mark in one.rated.items() if key in trusted]
    return max(marks) - min(marks) if marks else 0.0


def table(findings: Sequence[Finding], trusted: Sequence[str], placed: Mapping[str, str]) -> Cells:
    """All findings, the most severe first, then those that most have met."""
    severity = {one.id: one.severity(trusted) for one in findings}
    ordered = sorted(findings, key=lambda one: (-(severity[one.id] or 0), -one.reporters / one.could_meet))
    rows = [
        {
            "id": one.id,
            "text": one.text,
            "severity": severity[one.id],
            "raters": one.marks(trusted),
            "who": one.who(),
            "place": PLACES[placed.get(one.id, UNPLACED)],
        }
        for one in ordered
    ]
    return Cells("table", "All findings", columns=_COLUMNS, rows=rows, stacked=False)
