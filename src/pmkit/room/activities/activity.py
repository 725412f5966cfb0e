"""What all activities of a room have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import pandas as pd

from pmkit.room.fields import Field, Outcome, Refused

Votes = Mapping[str, Mapping[str, Any]]
"""Participant -> the value of each field."""


@dataclass(frozen=True, kw_only=True)
class Activity:
    """What is asked (`title`, and the rows of a `table`, the head first), and what makes it talk worth having
    (`talk`)."""

    kind: ClassVar[str] = ""
    word: ClassVar[str] = ""
    talk: ClassVar[str] = ""
    title: str
    table: tuple[tuple[str, ...], ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        raise NotImplementedError

    def outcome(self, votes: Votes) -> Outcome:
        """What came of at least one vote."""
        raise NotImplementedError

    def frame(self, votes: Votes) -> pd.DataFrame:
        """A row per person and field: `person`, `field`, `value`."""
        rows = [
            {"person": person, "field": key, "value": value}
            for person, vote in votes.items()
            for key, value in vote.items()
        ]
        return pd.DataFrame(rows, columns=["person", "field", "value"])

    def clean(self, vote: Any) -> dict[str, Any]:
        """A vote as it counts. Raises Refused with a sentence."""
        if not isinstance(vote, Mapping):
            raise Refused("That is no answer to this question.")
        return {field.key: field.clean(vote.get(field.key)) for field in self.fields}

    def settings(self) -> dict[str, Any]:
        """What `read` builds it from, beside title and table."""
        raise NotImplementedError

    @classmethod
    def read(cls, title: str, given: Mapping[str, Any]) -> Self:
        """The activity of its title and its settings. Raises ValueError with a sentence, or the error of what
        is missing or of another type."""
        raise NotImplementedError

    def as_json(self) -> dict[str, Any]:
        table = {"table": [list(row) for row in self.table]} if self.table else {}
        return {"kind": self.kind, "title": self.title, **table, **self.settings()}
