"""Letters: who wants what by when, which four answers there are, and what trust each of them costs or earns.

At most two letters come in a quarter, by the seed alone; one whose wish is fulfilled already stays away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from pmkit.simulator.parameters import Ideas, Numbers, Parameters
from pmkit.simulator.world import uniform

if TYPE_CHECKING:
    import pandas as pd

DATE, CHANCE, REASON, SILENCE = "date", "chance", "reason", "silence"
ANSWERS = (DATE, CHANCE, REASON, SILENCE)
"""A date; a date with a chance; a no with a reason; no answer."""
EMPLOYERS, FOUNDER, SQUADS, PARENTS = "employers", "founder", "squads", "parents"
RIVAL, BANK, NIGHTS, PROMISED = "rival", "bank", "nights", "promised"
"""What hangs on a letter beside trust; the first two are news, which nobody answers."""
_A_QUARTER = 2
_SUPPORTS = 0.5
"""Person-months of discovery in a theme that make a no about it a reasoned one."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter: from whom, on whose trust it bears, the idea wished for, and within how many quarters.

    It may come in the quarters from `first` to `last`; `effect` is what else hangs on it.
    """

    id: str
    person: str
    whom: str
    item: str
    first: int
    last: int
    within: int
    effect: str
    text: str

    @property
    def is_news(self) -> bool:
        """Whether it tells something and waits for no answer."""
        return self.effect in (RIVAL, BANK)


def deck_of(frame: pd.DataFrame) -> tuple[Letter, ...]:
    """The letters of a table with the columns of `sim_letters.csv`."""
    return tuple(Letter(**dict(row)) for _, row in frame.iterrows())


def drawn(
    deck: tuple[Letter, ...], seed: str, quarters: int, came: tuple[tuple[int, ...], ...] = ((),)
) -> tuple[tuple[int, ...], ...]:
    """Which letters come in each quarter (0 is not used), by number: first those whose time runs out.

    `came` are those of the first quarters, where they are known.
    """
    post = list(came)
    for quarter in range(len(came), quarters + 1):
        gone = {one for letters in post for one in letters}
        may = [n for n, one in enumerate(deck) if one.first <= quarter <= one.last and n not in gone]
        may.sort(key=lambda n: (deck[n].last > quarter, uniform(seed, "letter", quarter, n)))
        post.append(tuple(may[:_A_QUARTER]))
    return tuple(post)


@dataclass(frozen=True)
class Ask:
    """What was promised in a letter: the idea, by which quarter, to whom, and whether with a chance only."""

    item: int
    due: int
    whom: str
    hedged: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class People:
    """What people around the squads think, and what they were told.

    `trust` of the founder, the squads and the parents (0 to 1); `looked` the person-months of discovery by
    theme; `shift` what a rival takes off each idea's share; `bank` the quarter from which it pays for
    somebody new (0: never); `stage` whether the founder has put her own idea first, which she does once.
    """

    trust: Mapping[str, float]
    shift: Numbers
    asks: tuple[Ask, ...] = ()
    looked: Mapping[str, float] = field(default_factory=dict)
    bank: int = 0
    stage: bool = False

    @classmethod
    def first(cls, ideas: Ideas, parameters: Parameters) -> People:
        """Before any letter."""
        trust = dict.fromkeys((FOUNDER, SQUADS, PARENTS), parameters.trust_start)
        return cls(trust=trust, shift=np.zeros(len(ideas)))

    def answered(
        self, post: tuple[Letter, ...], answers: Mapping[str, str], quarter: int, ideas: Ideas
    ) -> People:
        """What is promised after these answers; who promised in our name is taken at his word."""
        asks = list(self.asks)
        for letter in post:
            answer = answer_to(letter, answers)
            if answer in (DATE, CHANCE) and letter.item:
                due = quarter + letter.within
                asks.append(Ask(ideas.number(letter.item), due, letter.whom, answer == CHANCE))
        return replace(self, asks=tuple(asks))

    def supports(self, theme: str) -> bool:
        """Whether there was discovery enough to say no about this theme with a reason that convinces."""
        return self.looked.get(theme, 0.0) >= _SUPPORTS


def answer_to(letter: Letter, answers: Mapping[str, str]) -> str:
    """The answer that a letter got, as it counts."""
    answer = answers.get(letter.id, SILENCE)
    return DATE if answer == SILENCE and letter.effect == PROMISED else answer


def moved_by_answer(letter: Letter, answer: str, supported: bool, parameters: Parameters) -> float:
    """How much an answer moves trust at once."""
    if letter.is_news or not letter.whom:
        return 0.0
    if answer == REASON:
        return 0.0 if supported else -parameters.reason
    return -parameters.silence if answer == SILENCE else 0.0


def moved_when_due(ask: Ask, ready: bool, quarter: int, parameters: Parameters) -> float | None:
    """How much a promise moves trust in this quarter; None while it is still open."""
    p = parameters
    if quarter < ask.due:
        return None
    if not ask.hedged:
        return p.kept if ready else -p.broken
    if ready:
        return p.chance_kept
    return None if quarter == ask.due else -p.chance_broken


def theme_of_rival(seed: str, ideas: Ideas) -> str:
    """In which theme a rival gives away something for nothing, if it does."""
    return ideas.themes[int(uniform(seed, "rival") * len(ideas.themes))]
