"""Rules for tables of responsibility (RACI and DACI).

Each function returns findings that name the rule, the row and the marks seen. They check the form of a
table: whether the person who is accountable has the authority is not written in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import pandas as pd

from pmkit.english import listed
from pmkit.methods._text_findings import TextFinding, saw

Cells = Mapping[str, Mapping[str, str]] | pd.DataFrame
"""Marks by row and column; a data frame has a row per activity (its column `activity`, `id` or index)."""

_BUSY_ROWS = 5
_RACI = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
_DACI = {"D": "driver", "A": "approver", "C": "contributor", "I": "informed"}


def lint_raci(cells: Cells) -> list[TextFinding]:
    """Look at a RACI table: who is responsible, accountable, consulted and informed.

    A cell holds marks such as “A”, “A/R” or nothing. Sees: marks that don't exist, an activity with no or
    several A, with nobody responsible (an A alone is asked whether they do the work too), an empty activity,
    one person accountable for more than 60 % of five or more activities, and a person with no mark at all.
    Doesn't see whether the A has the authority, or whether the activity is worth a row. How many are
    consulted is no fault: `ask_about_raci` asks. The form is that of responsibility charts since the 1950s;
    the share of 60 % is the course's own.

    >>> [(one.rule, one.where) for one in lint_raci({"Pricing": {"Ana": "A", "Ben": "A", "Cleo": "R"}})]
    [('several-accountable', 'Pricing')]
    """
    table = _marks(cells)
    findings = []
    for row, marks in table.items():
        findings += _strange(row, marks, _RACI)
        if not any(marks.values()):
            findings.append(
                saw("empty", row, "Nobody has a part in this yet. Give it one A and at least one R.")
            )
            continue
        findings += _exactly_one(
            row, marks, "A", "accountable", "Choose one; the others can be C, asked before."
        )
        if not _with(marks, "R"):
            says = "Nobody is marked R. Who does the work? If it is the person accountable, write A/R."
            findings.append(saw("nobody-responsible", row, says))
    return findings + _people(table, "A", "accountable")


def ask_about_raci(cells: Cells) -> list[TextFinding]:
    """Questions on the rows of a RACI table that are in order by the letters; none of them is a fault.

    Asks where nobody is consulted though one person alone has letters to act, and where more than half of
    four or more people are. Hearing many is right where each of them could change the decision.

    >>> [one.rule for one in ask_about_raci({"Date": {"Ana": "A/R", "Ben": "I", "Cleo": ""}})]
    ['nobody-consulted']
    """
    findings = []
    for row, marks in _marks(cells).items():
        asked, acting = _with(marks, "C"), {*_with(marks, "A"), *_with(marks, "R")}
        if len(acting) == 1 and not asked:
            says = "Nobody is asked before. Who knows something that could change this?"
            findings.append(saw("nobody-consulted", row, says))
        elif len(marks) >= 4 and len(asked) > len(marks) / 2:
            says = (
                f"{listed(asked)} are asked before. That is fine where one person then decides. "
                "Is there somebody whose advice could not change it?"
            )
            findings.append(saw("many-consulted", row, says, ", ".join(asked)))
    return findings


def lint_daci(cells: Cells) -> list[TextFinding]:
    """Look at a DACI table, one row per decision: driver, approver, contributors, informed.

    Sees: marks that don't exist, a decision with no or several drivers or approvers, without contributors
    (then nobody's knowledge is asked for), an empty row, one person approving more than 60 % of five or more
    decisions, and a person without a mark. One person may drive and approve. Source: Intuit, as told.

    >>> [(one.rule, one.where) for one in lint_daci({"Price": {"Ana": "D", "Ben": "C"}})]
    [('no-approver', 'Price')]
    """
    table = _marks(cells)
    findings = []
    for row, marks in table.items():
        findings += _strange(row, marks, _DACI)
        if not any(marks.values()):
            findings.append(
                saw("empty", row, "Nobody has a part in this yet. Give it one driver and one approver.")
            )
            continue
        findings += _exactly_one(
            row, marks, "D", "driver", "With two, each thinks the other collects the facts. Choose one."
        )
        findings += _exactly_one(
            row, marks, "A", "approver", "With two, a no can come from either side. Choose one."
        )
        if not _with(marks, "C"):
            findings.append(
                saw("no-contributor", row, "Nobody contributes. Who knows something that matters here?")
            )
    return findings + _people(table, "A", "approver")


def _marks(cells: Cells) -> dict[str, dict[str, str]]:
    if isinstance(cells, pd.DataFrame):
        naming = next((column for column in ("activity", "decision", "id") if column in cells.columns), None)
        rows = cells.set_index(naming) if naming else cells
        records: list[dict[Any, Any]] = rows.to_dict("records")
        cells = {str(row): marks for row, marks in zip(rows.index, records, strict=True)}
    return {
        str(row): {str(person): _clean(mark) for person, mark in marks.items()}
        for row, marks in cells.items()
    }


def _clean(mark: Any) -> str:
    return "" if mark is None or pd.isna(mark) else str(mark).upper().strip()


def _letters(mark: str) -> list[str]:
    return [letter for letter in mark if letter not in " ,/+&;·-"]


def _with(marks: Mapping[str, str], letter: str) -> list[str]:
    return [person for person, mark in marks.items() if letter in _letters(mark)]


def _strange(row: str, marks: Mapping[str, str], known: Mapping[str, str]) -> list[TextFinding]:
    findings = []
    for person, mark in marks.items():
        if any(letter not in known for letter in _letters(mark)):
            says = f"“{mark}” at {person} is not a mark of this table. Write {', '.join(known)} or nothing."
            findings.append(saw("unknown-mark", row, says, mark))
    return findings


def _exactly_one(row: str, marks: Mapping[str, str], letter: str, name: str, why: str) -> list[TextFinding]:
    holders = _with(marks, letter)
    if len(holders) == 1:
        return []
    if not holders:
        says = f"Nobody is marked {letter} ({name}). Choose one person."
        return [saw(f"no-{name}", row, says)]
    together = "both" if len(holders) == 2 else "all"
    says = f"{listed(holders)} are {together} marked {letter} ({name}). {why}"
    return [saw(f"several-{name}", row, says, ", ".join(holders))]


def _people(table: Mapping[str, Mapping[str, str]], letter: str, name: str) -> list[TextFinding]:
    begun = {row: marks for row, marks in table.items() if any(marks.values())}
    findings = []
    for person in dict.fromkeys(person for marks in table.values() for person in marks):
        held = [row for row, marks in begun.items() if letter in _letters(marks.get(person, ""))]
        if len(begun) >= _BUSY_ROWS and len(held) >= ceil(0.6 * len(begun) + 1e-9):
            says = f"{person} is {name} for {len(held)} of {len(begun)}. What waits when {person} is away?"
            findings.append(saw("bottleneck", "", says, person))
        if begun and not any(marks.get(person) for marks in table.values()):
            findings.append(
                saw("no-part", "", f"{person} has no part in anything here. Leave the column out?", person)
            )
    return findings
