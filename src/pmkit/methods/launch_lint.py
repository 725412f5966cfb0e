"""Rules for a go/no-go meeting: would its table stop a bad launch, and does every fear have a home?

A criterion decides something when its threshold was written before the data, somebody has looked, and one
person answers for it (R. G. Cooper's gates ask for criteria before the meeting). Reasons come from a
pre-mortem (G. Klein, Harvard Business Review, September 2007), which lowers confidence (Veinott and others,
2010); that it saves launches nobody has shown. The rules look at the table alone. Treat findings as
questions, never as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pmkit.english import listed, spoken_day
from pmkit.methods._text_findings import TextFinding, quoted, saw
from pmkit.methods._text_findings import found as words_of
from pmkit.methods.authority import names_in

KINDS = {
    "measure": "a number that is measured",
    "severity": "faults of severity 4",
    "stop": "the rule that stops it",
    "back": "the way back",
    "support": "support is told",
    "partner": "partners are told",
    "judgement": "a judgement, and marked as one",
}
"""What a criterion can be about."""
_DONE_OR_NOT = {"support", "partner"}
"""Whether it is done is seen without a threshold."""
STATES = {"green": "green", "red": "red", "open": "open"}
_LACKING = {
    "stop": "No rule says when it is stopped. Write the number at which somebody stops it without asking.",
    "severity": "No criterion is about faults of severity 4. One of them stops a launch, however rare it is.",
    "back": "The way back is not in the table. Say who can switch it off, and when that was last tried.",
    "support": "Nobody has said that support is told. They hear of a fault first.",
    "partner": "Nobody has said that the partners are told. Add them, or a line that says why none is "
    "touched.",
}


def lint_launch(
    criteria: Sequence[Mapping[str, Any]],
    reasons: Sequence[Mapping[str, Any]] = (),
    data_from: date | None = None,
) -> list[TextFinding]:
    """Look at a table for a go/no-go meeting and at the reasons of a pre-mortem; `where` is a row's `id`, ""
    for all.

    Criteria have `id`, `criterion`, `kind` (of `KINDS`), `threshold`, `evidence`, `n` (how many saw it),
    `written` (a date or None), `owner` (names with commas) and `state` (of `STATES`); reasons have `id`,
    `home` and `which`. `data_from` is the day on which the first data came in.

    >>> row = {"id": "c", "criterion": "Errors", "kind": "measure", "threshold": "under 1 %"}
    >>> row |= {"evidence": "beta", "n": 0, "written": date(2027, 1, 2), "owner": "Ana", "state": "green"}
    >>> [one.rule for one in lint_launch([row], data_from=date(2027, 1, 4)) if one.where == "c"]
    ['green-nobody']
    """
    found = [one for row in criteria for one in _criterion(row, data_from)]
    kinds = {row.get("kind") for row in criteria}
    found += [saw(f"no-{kind}", "", says) for kind, says in _LACKING.items() if kind not in kinds]
    return found + [one for row in reasons for one in _reason(row)]


def _criterion(row: Mapping[str, Any], data_from: date | None) -> list[TextFinding]:
    told = [*_threshold(row, data_from), *_evidence(row), *_feeling(row), *_owner(row)]
    return [saw(rule, str(row["id"]), text) for rule, text in told]


def _threshold(row: Mapping[str, Any], data_from: date | None) -> list[tuple[str, str]]:
    written = row.get("written")
    if row.get("kind") == "judgement" or (row.get("kind") in _DONE_OR_NOT and not row.get("threshold")):
        return []
    if not row.get("threshold"):
        return [("no-threshold", "It has no threshold, so no result could be a no. Write one.")]
    if written is None:
        return [("no-day", "Nobody knows when the threshold was written. Write the day beside it.")]
    if data_from and written > data_from:
        says = (
            f"The threshold was written on {spoken_day(written)}, when the data had come in since "
            f"{spoken_day(data_from)}. Say so in the meeting, or take the one that stood there before."
        )
        return [("after-data", says)]
    return []


def _evidence(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    n, kind = row.get("n"), row.get("kind")
    if kind == "back" and not n:
        return [
            ("back-not-tried", "The way back was never tried. Try it once, on a quiet day, with the clock.")
        ]
    if row.get("state") != "green":
        return []
    if not row.get("evidence"):
        return [("green-no-evidence", "It is green without evidence. Say what shows it, or call it open.")]
    if n is not None and n == 0:
        return [("green-nobody", "It is green, and nobody has seen it (n = 0). No data is no good news.")]
    if n is None and kind in ("measure", "severity"):
        return [("green-no-n", "It is green, and nobody says how many saw it. Write the number.")]
    return []


def _feeling(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    if row.get("kind") == "judgement":
        return []
    seen = words_of(
        "launch_feeling", " . ".join(str(row.get(key) or "") for key in ("threshold", "evidence"))
    )
    if not seen:
        return []
    says = f"A feeling: {quoted(seen)}. Write what would be seen, or mark the row as a judgement."
    return [("feels-good", says)]


def _owner(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    owners = [one for name in names_in(str(row.get("owner") or "")) for one in _apart(name)]
    if not owners:
        return [("no-owner", "Nobody answers for it. Name one person.")]
    if len(owners) > 1:
        return [("two-owners", f"{listed(owners)} answer for it together. Name one, and the others help.")]
    return []


def _apart(name: str) -> list[str]:
    """Ana and Ben are two; Research and design is one."""
    return [part.strip() for part in re.split(r"/|&| and (?=[A-ZÀ-Þ])", name) if part.strip()]


def _reason(row: Mapping[str, Any]) -> list[TextFinding]:
    if not row.get("home"):
        return [
            saw("no-home", str(row["id"]), "This reason has no home. Prevent it, watch for it, or accept it.")
        ]
    if not str(row.get("which") or "").strip():
        return [saw("no-which", str(row["id"]), "Say by what it is prevented or seen, or who accepts it.")]
    return []
