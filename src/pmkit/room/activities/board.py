"""Short texts on a board."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pmkit.english import counted
from pmkit.room.activities.activity import Activity, Votes
from pmkit.room.fields import LONGEST_TEXT, Field, Outcome, Words


@dataclass(frozen=True, kw_only=True)
class Board(Activity):
    """Short texts, gathered on a board that the instructor sorts."""

    kind: ClassVar[str] = "text"
    word: ClassVar[str] = "texts on a board"
    talk: ClassVar[str] = "Read them in silence. Which two say the same?"
    longest: int = 140

    @property
    def fields(self) -> tuple[Field, ...]:
        return (Words(key="text", label="Your answer", longest=self.longest),)

    def outcome(self, votes: Votes) -> Outcome:
        texts = tuple((person, vote["text"]) for person, vote in votes.items())
        return Outcome(f"{counted(len(texts), 'answer')}.", texts=texts, talk=self.talk)

    def settings(self) -> dict[str, Any]:
        return {"longest": self.longest}

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        return cls(title=title, longest=min(int(given.get("longest") or 140), LONGEST_TEXT))
