"""A meeting: how it is held, and who knows what before it (facts, the two ways they speak about, people)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._crowd import names_in
from pmkit.methods._frame import InputError, need_columns, numbers, refuse

STRUCTURES: Mapping[str, str] = {
    "free": "Free talk",
    "round": "A round first: what do I know that you do not?",
    "write": "Everybody writes first",
}
_MOST_PEOPLE = 50


@dataclass(frozen=True, kw_only=True)
class MeetingFormat:
    """How a meeting is held. `turns` is its length: so many times somebody says one thing.

    `structure` is one of `STRUCTURES`. A round takes a turn of each person, who names a fact that only they
    know (or any, where there is none); writing takes a turn's time per person, and each fact that somebody
    knows is on their sheet with the chance `write_share`; free talk has the turns that are left. `expert` is
    a person of whom all know what only they know: they speak of that alone. `more_people` come with the
    shared facts only.
    """

    structure: str = "free"
    turns: int = 20
    write_share: float = 0.8
    expert: str | None = None
    more_people: int = 0


@dataclass(frozen=True, eq=False)
class Meeting:
    """Facts and people as arrays: `knows` is people × facts, `weights` is above 0 for the first way.

    The first `came` people hold the facts, the others came with the shared ones only.
    """

    facts: tuple[str, ...]
    ways: tuple[str, str]
    ways_of_facts: tuple[str, ...]
    people: tuple[str, ...]
    knows: np.ndarray
    weights: np.ndarray
    shared: np.ndarray
    unshared: np.ndarray

    @property
    def came(self) -> int:
        return len(self.people)


def read_meeting(facts: pd.DataFrame, more_people: int) -> Meeting:
    """The meeting of a table with `fact`, `way`, `sign` and `holders`; refuses what can't be read."""
    need_columns(facts, ["fact", "way", "sign", "holders"], "A meeting")
    for column, what in (("fact", "Say what is known."), ("way", "Say which way the fact speaks about.")):
        empty = facts[column].map(lambda cell: pd.isna(cell) or not str(cell).strip())
        refuse(facts, column, empty.to_numpy(dtype=bool), what)
    ways = list(dict.fromkeys(facts["way"]))
    if len(ways) != 2:
        raise InputError(
            f"The facts speak about {counted(len(ways), 'way')}. A vote here is between two ways: name each "
            "in at least one fact.",
            column="way",
        )
    sign = numbers(facts, "sign")
    refuse(facts, "sign", np.isnan(sign), "Write 1 where it speaks for the way, -1 against it.")
    holders = [names_in(cell) for cell in facts["holders"]]
    nobody = np.array([not names for names in holders], dtype=bool)
    refuse(facts, "holders", nobody, "Say who knows it: a fact that nobody knows can't be named.")
    people = list(dict.fromkeys(name for names in holders for name in names))
    if len(people) + more_people > _MOST_PEOPLE:
        raise InputError(f"{len(people) + more_people} people are no meeting. Choose at most {_MOST_PEOPLE}.")
    knows = np.array([[name in names for names in holders] for name in people], dtype=bool)
    count = knows.sum(axis=0)
    shared = count == len(people)
    guests = np.broadcast_to(shared, (more_people, len(holders)))
    return Meeting(
        tuple(str(fact) for fact in facts["fact"]),
        (ways[0], ways[1]),
        tuple(facts["way"]),
        tuple(people),
        np.concatenate([knows, guests]),
        np.where((facts["way"] == ways[0]).to_numpy(), sign, -sign),
        shared,
        (count == 1) & ~shared,
    )
