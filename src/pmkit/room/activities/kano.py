"""A Kano survey of a few features, in the room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import pandas as pd

from pmkit.english import listed
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import Bar, Choose, Field, Outcome, options_of

KANO_ANSWERS = {
    "like": "I like it",
    "must-be": "I expect it",
    "neutral": "I don't care",
    "live-with": "I can live with it",
    "dislike": "I dislike it",
}


@dataclass(frozen=True, kw_only=True)
class Kano(Activity):
    """Two questions for each feature: how is it with it, how without."""

    kind: ClassVar[str] = "kano"
    word: ClassVar[str] = "Kano mini survey"
    talk: ClassVar[str] = "Which feature does nobody miss? Who would fight for it all the same?"
    options: Mapping[str, str]

    @property
    def fields(self) -> tuple[Field, ...]:
        found: list[Field] = []
        for id, text in self.options.items():
            found.append(Choose(key=f"{id}/functional", label=f"{text}: it is there", options=KANO_ANSWERS))
            found.append(
                Choose(key=f"{id}/dysfunctional", label=f"{text}: it is not there", options=KANO_ANSWERS)
            )
        return tuple(found)

    def frame(self, votes: Votes) -> pd.DataFrame:
        """As the Kano explorer takes it: `feature`, `title`, `functional`, `dysfunctional`, `segment`."""
        rows = [
            {
                "feature": id,
                "title": text,
                "functional": vote[f"{id}/functional"],
                "dysfunctional": vote[f"{id}/dysfunctional"],
                "segment": "the room",
            }
            for vote in votes.values()
            for id, text in self.options.items()
        ]
        return pd.DataFrame(rows, columns=["feature", "title", "functional", "dysfunctional", "segment"])

    def outcome(self, votes: Votes) -> Outcome:
        from pmkit.methods.kano import CATEGORIES, kano_survey

        survey = kano_survey(self.frame(votes)).set_index("feature")
        bars = []
        for id, text in self.options.items():
            row = survey.loc[id].to_dict()
            letter = str(row["category"])
            bars.append(
                Bar(
                    text,
                    float(row[letter]) / len(votes),
                    f"{CATEGORIES[letter]}: {int(row[letter])} of {len(votes)}",
                )
            )
        split = [bar.label for bar in bars if bar.value < 0.5]
        said = (
            f"No answer has half of the room for {listed(split)}."
            if split
            else "Each feature has a clear answer."
        )
        return Outcome(said, bars=tuple(bars), talk=self.talk)

    def settings(self) -> dict[str, Any]:
        return {"options": dict(self.options)}

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        return cls(title=title, options=options_of(given.get("options") or []))
