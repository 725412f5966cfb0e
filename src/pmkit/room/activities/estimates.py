"""What people estimate: a card of estimation poker, or a range that should hold the truth."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar, Self

import pandas as pd

from pmkit.english import counted, format_number, plural, whole_percent
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import Bar, Choose, Field, Number, Outcome, Refused

AIMED = 0.9
_ASIDE = "no idea"


@dataclass(frozen=True, kw_only=True)
class Poker(Activity):
    """Everybody shows a card at once; the spread is the point."""

    kind: ClassVar[str] = "poker"
    word: ClassVar[str] = "estimation poker"
    talk: ClassVar[str] = "The lowest and the highest explain, then a second round."
    cards: tuple[float, ...] = (0.5, 1, 2, 3, 5, 8, 13, 20, 40)
    unit: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        options = {f"{card:g}": f"{card:g}" for card in self.cards} | {_ASIDE: "I don't know"}
        return (
            Choose(key="card", label=f"Your card{f' ({self.unit})' if self.unit else ''}", options=options),
        )

    def outcome(self, votes: Votes) -> Outcome:
        shown = Counter(vote["card"] for vote in votes.values())
        bars = [
            Bar(f"{one:g}", shown[f"{one:g}"], f"{shown[f'{one:g}']} of {len(votes)}") for one in self.cards
        ]
        if shown[_ASIDE]:
            bars.append(Bar("I don't know", shown[_ASIDE], str(shown[_ASIDE])))
        known = sorted(float(vote["card"]) for vote in votes.values() if vote["card"] != _ASIDE)
        if not known:
            return Outcome("Nobody knows yet. What would you have to see first?", bars=tuple(bars))
        low, high = known[0], known[-1]
        if low == high:
            said = f"All {len(known)} show {low:g}." if len(known) > 1 else f"One card: {low:g}."
            return Outcome(
                f"{said} Agreement is no proof: what would make it twice as much?", bars=tuple(bars)
            )
        said = f"From {low:g} to {high:g}: the highest is {high / low:.0f} times the lowest. "
        said += f"Half show {median(known):g} or less."
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `estimate` (missing where somebody does not know)."""
        rows = [
            {"person": person, "estimate": None if vote["card"] == _ASIDE else float(vote["card"])}
            for person, vote in votes.items()
        ]
        return pd.DataFrame(rows, columns=["person", "estimate"]).astype({"estimate": "float64"})

    def settings(self) -> dict[str, Any]:
        return {"cards": list(self.cards), "unit": self.unit}

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        cards = tuple(sorted({float(one) for one in given.get("cards") or cls.cards}))
        if len(cards) < 2 or cards[0] <= 0:
            raise ValueError("Poker needs at least two cards, all above 0.")
        return cls(title=title, cards=cards, unit=str(given.get("unit") or ""))


@dataclass(frozen=True, kw_only=True)
class Ranges(Activity):
    """A range that should hold the truth nine times in ten; calibration is the point."""

    kind: ClassVar[str] = "range"
    word: ClassVar[str] = "range with 90 % confidence"
    talk: ClassVar[str] = "Who has the widest range, and what do they know that the others don't?"
    unit: str = ""
    truth: float | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        return (
            Number(key="low", label="Not less than", unit=self.unit),
            Number(key="high", label="Not more than", unit=self.unit),
        )

    def clean(self, vote: Any) -> dict[str, Any]:
        found = super().clean(vote)
        if found["low"] > found["high"]:
            raise Refused("The lower end is above the upper one. Change one of them.")
        return found

    def outcome(self, votes: Votes) -> Outcome:
        spans = sorted((vote["low"], vote["high"]) for vote in votes.values())
        holds = [self.truth is not None and low <= self.truth <= high for low, high in spans]
        ranges = tuple(
            (low, high, None if self.truth is None else hit)
            for (low, high), hit in zip(spans, holds, strict=True)
        )
        n = len(spans)
        if self.truth is None:
            share = max(
                sum(low <= at <= high for low, high in spans)
                for at in [one for span in spans for one in span]
            )
            said = f"At most {share} of {counted(n, 'range')} hold one and the same number."
        else:
            said = (
                f"It is {format_number(self.truth, self.unit)}. Of {counted(n, 'range')} {sum(holds)} "
                f"{plural(sum(holds), 'holds', 'hold')} it. If people were right "
                f"{whole_percent(AIMED)} of the time, it would be about {AIMED * n:.0f}."
            )
        return Outcome(said, ranges=ranges, talk=self.talk, unit=self.unit, truth=self.truth)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, `low`, `high`."""
        rows = [
            {"person": person, "low": vote["low"], "high": vote["high"]} for person, vote in votes.items()
        ]
        return pd.DataFrame(rows, columns=["person", "low", "high"])

    def settings(self) -> dict[str, Any]:
        return {"unit": self.unit, "truth": self.truth}

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        truth = given.get("truth")
        unit = str(given.get("unit") or "")
        return cls(title=title, unit=unit, truth=None if truth is None else float(truth))
