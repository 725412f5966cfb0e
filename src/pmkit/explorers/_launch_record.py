"""The record of a decision to launch, on one page: what was decided, by what, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pmkit.english import counted, format_number, spoken_day
from pmkit.practice.markdown import escape_markdown

DECISIONS = {
    "": "not decided yet",
    "all": "on for everyone at once",
    "stages": "in stages",
    "not": "not yet",
}
_STATES = {"green": "✓ green", "red": "× red", "open": "? open"}


def record(
    values: Mapping[str, Any],
    criteria: Sequence[Mapping[str, Any]],
    reasons: Sequence[Mapping[str, Any]],
    homes: Mapping[str, str],
    open_points: int,
) -> str:
    """The page as Markdown; what was not written is not on it."""
    decided = DECISIONS[values["decision"]]
    head = {
        "Launch": values["launch"],
        "Decided": f"{decided}, by {values['who']}" if values["who"].strip() else decided,
        "Stops it without asking": _both(values["stopper"], values["line"]),
        "Because": values["because"],
        "We change our mind": values["change"],
    }
    lines = [f"**{name}**: {_text(text)}" for name, text in head.items() if text.strip()]
    still = (
        f"{counted(open_points, 'open point')} in the table."
        if open_points
        else "No open points in the table."
    )
    parts = ["**Decision record**", *lines, *_criteria(criteria), *_reasons(reasons, homes), still]
    return "\n\n".join(parts)


def _both(who: str, line: str) -> str:
    return ", at ".join(filter(None, (who.strip(), line.strip())))


def _text(text: Any) -> str:
    return escape_markdown(" ".join(str(text).split()))


def _criteria(criteria: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each criterion with its state, threshold, evidence and owner."""
    lines = [f"- {_STATES.get(row['state'], '? open')}: {_criterion(row)}" for row in criteria]
    return ["\n".join(["**What we looked at**", "", *lines])] if lines else []


def _criterion(row: Mapping[str, Any]) -> str:
    written = f", written on {spoken_day(row['written'])}" if row["written"] else ""
    n = "" if row["n"] is None else f", n = {format_number(row['n'])}"
    name = f"*{_text(row['criterion'] or 'without a name')}*"
    parts = [
        f"{name} (a judgement)" if row["kind"] == "judgement" else name,
        f"threshold: {_text(row['threshold'])}{written}" if row["threshold"] else "",
        f"evidence: {_text(row['evidence'])}{n}" if row["evidence"] else "no evidence",
        f"owner: {_text(row['owner'])}" if row["owner"] else "no owner",
    ]
    return "; ".join(filter(None, parts))


def _reasons(reasons: Sequence[Mapping[str, Any]], homes: Mapping[str, str]) -> list[str]:
    """The reasons of the pre-mortem under their homes."""
    lines = [
        f"- {_text(one['reason'])}: {homes[one['home']]} {_text(one['which'])}".rstrip()
        for one in reasons
        if one.get("home") in homes
    ]
    return ["\n".join(["**Why it could fail, and what we do about it**", "", *lines])] if lines else []
