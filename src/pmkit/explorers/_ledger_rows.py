"""The lines of an evidence ledger, read from a kept state: what was rated, claimed and shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pmkit.english import capital
from pmkit.explorers._pasted_cells import first_day
from pmkit.explorers.state import value_at
from pmkit.explorers.typed_cells import CellError
from pmkit.explorers.typed_day import read_day
from pmkit.methods import ledger_gaps

LEVELS = ("1", "2", "3", "4")
TEXTS = ("claim", "evidence", "who", "on")


@dataclass(frozen=True)
class Skill:
    """A skill with its four described levels, and the words by which an advert asks for it."""

    name: str
    family: str
    levels: tuple[str, ...]
    typical: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """What is said of one skill: the level of the blind rating and the one that is shown (None for none),
    the texts, and the day of the evidence with why it could not be read."""

    skill: Skill
    rated: int | None
    level: int | None
    claim: str = ""
    evidence: str = ""
    who: str = ""
    on: date | None = None
    on_problem: str = ""

    @property
    def shown(self) -> int | None:
        """The level for which there is evidence."""
        return self.level if self.evidence else None


def skills_in(frame: pd.DataFrame) -> tuple[Skill, ...]:
    """The rows of the table of skills; its `words` is a list and may be missing."""
    made = []
    for row in frame.to_dict("records"):
        levels = tuple(str(row[f"level_{level}"]) for level in LEVELS)
        words = tuple(row.get("words") or ())
        made.append(Skill(str(row["skill"]), str(row["family"]), levels, str(row["typical_evidence"]), words))
    return tuple(made)


def entries_in(values: Mapping[str, Any], skills: Sequence[Skill]) -> list[Entry]:
    """An entry per skill, whatever else the state holds."""
    return [_entry(values, one) for one in skills]


def _entry(values: Mapping[str, Any], skill: Skill) -> Entry:
    told = {key: value_at(values, ("entries", skill.name, key)) for key in (*TEXTS, "level")}
    texts = {key: " ".join(told[key].split()) if isinstance(told[key], str) else "" for key in TEXTS}
    on, problem = read_when(texts["on"])
    return Entry(
        skill,
        level_of(value_at(values, ("rating", skill.name, "rated"))),
        level_of(told["level"]) or None,
        texts["claim"],
        texts["evidence"],
        texts["who"],
        on,
        problem,
    )


def level_of(kept: Any) -> int | None:
    """The level that a choice holds: 0 to 4, None for none."""
    return int(kept) if kept in ("0", *LEVELS) else None


def read_when(text: str) -> tuple[date | None, str]:
    """A day or a month as people type it, and why it could not be read ("" where it could)."""
    try:
        day = first_day(text) or read_day(text).value
    except CellError as problem:
        return None, capital(str(problem))
    return (date.fromisoformat(day) if day else None), ""


def gaps_of(
    entries: Sequence[Entry], today: date, asked: Sequence[str], weak: Collection[str] = ()
) -> pd.DataFrame:
    """As `pmkit.methods.ledger_gaps`; a rating of *not yet* with nothing shown claims nothing, and what
    stands as evidence of the skills in `weak` shows nothing."""
    shown = [None if one.skill.name in weak else one.shown for one in entries]
    frame = pd.DataFrame(
        {
            "skill": [one.skill.name for one in entries],
            "rated": [
                one.rated if one.rated or level else None for one, level in zip(entries, shown, strict=True)
            ],
            "shown": shown,
            "on": [pd.NaT if one.on is None else pd.Timestamp(one.on) for one in entries],
        }
    )
    return ledger_gaps(frame.astype({"rated": float, "shown": float}), today=today, asked=asked)


def linted(entries: Sequence[Entry]) -> pd.DataFrame:
    """The ledger as `pmkit.methods.lint_ledger` takes it."""
    return pd.DataFrame(
        {
            "skill": [one.skill.name for one in entries],
            "claim": [one.claim for one in entries],
            "evidence": [one.evidence for one in entries],
            "who": [one.who for one in entries],
            "on": [one.on for one in entries],
        }
    )
