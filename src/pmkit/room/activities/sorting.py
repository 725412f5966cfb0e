"""A card sort of the course or of a quiz, by poll."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pmkit.english import listed, whole_percent
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import Bar, Choose, Field, Outcome, options_of


@dataclass(frozen=True, kw_only=True)
class Sorting(Activity):
    """Each card goes into a group, by poll; `fits` names the groups that can be defended."""

    kind: ClassVar[str] = "sort"
    word: ClassVar[str] = "card sort"
    talk: ClassVar[str] = "Take the card on which you differ most. What would have to be true for each side?"
    cards: Mapping[str, str]
    groups: Mapping[str, str]
    fits: Mapping[str, Sequence[str]]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(Choose(key=id, label=text, options=self.groups) for id, text in self.cards.items())

    def outcome(self, votes: Votes) -> Outcome:
        n, bars, agreed = len(votes), [], {}
        for card, text in self.cards.items():
            count = Counter(vote[card] for vote in votes.values())
            most, many = count.most_common(1)[0]
            agreed[card] = many / n
            spread = listed([f"{self.groups[group]} {count[group]}" for group, _ in count.most_common()])
            fits = self.fits.get(card, ())
            bars.append(Bar(text, many / n, spread, "right" if most in fits else "trap" if fits else ""))
        least = min(agreed, key=agreed.__getitem__)
        said = (
            f"You differ most on “{self.cards[least]}”: {whole_percent(agreed[least])} have the same answer."
        )
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def settings(self) -> dict[str, Any]:
        return {
            "cards": dict(self.cards),
            "groups": dict(self.groups),
            "fits": {k: list(v) for k, v in self.fits.items()},
        }

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        groups = options_of(given["groups"])
        cards = options_of(given["cards"])
        fits = {
            str(card): [str(one) for one in homes if str(one) in groups]
            for card, homes in (given.get("fits") or {}).items()
        }
        return cls(title=title, cards=cards, groups=groups, fits=fits)
