"""Dots or points that everybody gives to options."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import pandas as pd

from pmkit.english import counted, listed, plural, whole_percent
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import Bar, Field, Outcome, Points, options_of


@dataclass(frozen=True, kw_only=True)
class Split(Activity):
    """Dots or points given to options: a dot vote has few, the other hundred."""

    kind: ClassVar[str] = "points"
    word: ClassVar[str] = "dots, or 100 points"
    talk: ClassVar[str] = "Who gave the winner nothing? Let one of them say why, before anybody defends it."
    options: Mapping[str, str]
    total: int = 100

    @property
    def _unit(self) -> str:
        return "dot" if self.total <= 10 else "point"

    @property
    def fields(self) -> tuple[Field, ...]:
        unit = self._unit
        return (
            Points(
                key="points",
                label=f"You have {counted(self.total, unit)}",
                options=self.options,
                total=self.total,
            ),
        )

    def outcome(self, votes: Votes) -> Outcome:
        given: Counter[str] = Counter()
        givers: Counter[str] = Counter()
        for vote in votes.values():
            given.update(vote["points"])
            givers.update(vote["points"].keys())
        spent, n = sum(given.values()), len(votes)
        order = sorted(self.options, key=lambda id: -given[id])
        bars = [Bar(self.options[id], given[id], f"{given[id]}, from {givers[id]} of {n}") for id in order]
        first = [id for id in order if given[id] == given[order[0]]]
        if len(first) > 1:
            lead = f"{listed([self.options[id] for id in first])} share the first place."
        else:
            nothing = n - givers[first[0]]
            share = whole_percent(given[first[0]] / spent)
            lead = f"{self.options[first[0]]} leads with {share} of all {plural(2, self._unit)}."
            lead += f" {nothing} of {n} gave it nothing." if nothing else " Everybody gave it something."
        return Outcome(lead, bars=tuple(bars), talk=self.talk)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `option`, `points`, also where none were given."""
        rows = [
            {"person": person, "option": text, "points": int(vote["points"].get(id, 0))}
            for person, vote in votes.items()
            for id, text in self.options.items()
        ]
        return pd.DataFrame(rows, columns=["person", "option", "points"])

    def settings(self) -> dict[str, Any]:
        return {"options": dict(self.options), "total": self.total}

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        total = int(given.get("total", cls.total))
        if not 1 <= total <= 1000:
            raise ValueError("Give everybody from 1 to 1,000 points.")
        return cls(title=title, options=options_of(given.get("options") or []), total=total)
