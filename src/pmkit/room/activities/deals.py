"""The deals that pairs made in a negotiation."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import pandas as pd

from pmkit.english import counted
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import Choose, Field, Outcome


@dataclass(frozen=True, kw_only=True)
class Deals(Activity):
    """Pairs tell the deal that they made: an option for each issue, with what it is worth to both sides."""

    kind: ClassVar[str] = "deals"
    word: ClassVar[str] = "pairs' deals"
    talk: ClassVar[str] = (
        "Which deal is better for both than yours? What did they talk about that you did not?"
    )
    issues: Mapping[str, Mapping[str, tuple[float, float]]]
    sides: tuple[str, str]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(
            Choose(key=issue, label=issue, options={name: name for name in options})
            for issue, options in self.issues.items()
        )

    def _worth(self, vote: Mapping[str, Any]) -> tuple[float, float]:
        worth = [self.issues[issue][option] for issue, option in vote.items()]
        return sum(one[0] for one in worth), sum(one[1] for one in worth)

    def outcome(self, votes: Votes) -> Outcome:
        deals = [self._worth(vote) for vote in votes.values()]
        count = Counter(deals)
        beaten = sum(any(a >= x and b >= y and (a, b) != (x, y) for a, b in deals) for x, y in deals)
        said = (
            f"{counted(len(deals), 'deal')}. For {beaten} of them another pair found one that is better "
            "for one side and worse for nobody."
        )
        points = tuple((x, y, many) for (x, y), many in sorted(count.items()))
        return Outcome(said, points=points, talk=self.talk, unit=f"{self.sides[0]}|{self.sides[1]}")

    def frame(self, votes: Votes) -> pd.DataFrame:
        """`person`, a column for each issue, and the worth to both sides."""
        rows = []
        for person, vote in votes.items():
            ours, theirs = self._worth(vote)
            rows.append({"person": person, **vote, self.sides[0]: ours, self.sides[1]: theirs})
        return pd.DataFrame(rows, columns=["person", *self.issues, *self.sides])

    def settings(self) -> dict[str, Any]:
        issues = {
            issue: {name: list(worth) for name, worth in options.items()}
            for issue, options in self.issues.items()
        }
        return {"issues": issues, "sides": list(self.sides)}

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        issues = {
            str(issue): {str(name): (float(worth[0]), float(worth[1])) for name, worth in options.items()}
            for issue, options in given["issues"].items()
        }
        first, second = given.get("sides") or ("one side", "the other")
        return cls(title=title, issues=issues, sides=(str(first), str(second)))
