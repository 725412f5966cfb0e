"""Reach, impact, confidence and effort of one item, by everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar, Self

import pandas as pd

from pmkit.english import format_number
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import Bar, Field, Number, Outcome

SCORES = {
    "reach": ("How many does it reach?", 0, None),
    "impact": ("Impact on each of them, from 0.25 to 3", 0.25, 3),
    "confidence": ("How sure are you, in per cent?", 0, 100),
    "effort": ("Effort in person-months", 0.1, None),
}


@dataclass(frozen=True, kw_only=True)
class Scores(Activity):
    """Everybody's reach, impact, confidence and effort of one item; the spread goes into the score table."""

    kind: ClassVar[str] = "scores"
    word: ClassVar[str] = "reach, impact, confidence, effort"
    talk: ClassVar[str] = "On which of the four do you differ most? Begin there."
    item: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(
            Number(key=key, label=label, low=low, high=high) for key, (label, low, high) in SCORES.items()
        )

    def outcome(self, votes: Votes) -> Outcome:
        bars, apart = [], {}
        for key in SCORES:
            values = sorted(float(vote[key]) for vote in votes.values())
            low, high = values[0], values[-1]
            apart[key] = 1 - low / high if high > 0 else 0.0
            half, least, most = (format_number(one) for one in (median(values), low, high))
            bars.append(Bar(key, apart[key], f"half say {half} or less; from {least} to {most}"))
        widest = max(apart, key=apart.__getitem__)
        said = f"You differ most on {widest}: the longer the bar, the further apart."
        said = said if apart[widest] else "You agree on all four."
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `item`, `reach`, `impact`, `confidence` (share), `effort`."""
        rows = [
            {
                "person": person,
                "item": self.item,
                **{k: float(v[k]) for k in SCORES},
                "confidence": float(v["confidence"]) / 100,
            }
            for person, v in votes.items()
        ]
        return pd.DataFrame(rows, columns=["person", "item", *SCORES])

    def settings(self) -> dict[str, Any]:
        return {"item": self.item}

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        return cls(title=title, item=str(given.get("item") or title))
