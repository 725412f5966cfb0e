"""What a player has and knows in a quarter, and what is decided in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import erf, sqrt

import numpy as np
import numpy.typing as npt

from pmkit.simulator.letters import EMPLOYERS, People
from pmkit.simulator.parameters import Flags, Ideas, Numbers, Parameters
from pmkit.simulator.price import Market

NEVER = -9.0
"""A line below every belief: nothing is taken back."""


@dataclass(frozen=True, eq=False)
class Belief:
    """What an ideal reader of all signals so far believes of each idea's share: mean and covariance."""

    mean: Numbers
    cov: Numbers

    @classmethod
    def prior(cls, ideas: Ideas, parameters: Parameters) -> Belief:
        """Before any signal: ideas of a theme are good or bad together, what nobody asked for is better."""
        p, idea = parameters, ideas.is_idea
        together = p.sd_theme**2 * (ideas.theme[:, None] == ideas.theme) * idea
        return cls(
            np.where(idea, p.mean_share, 1.0) + p.lift_hidden * ideas.hidden,
            together + np.diag(p.sd_item**2 * idea),
        )

    def after(self, item: int, value: float, sd: float) -> Belief:
        """The belief after a signal of an idea's share with this noise (one step of a Kalman filter)."""
        gain = self.cov[:, item] / (self.cov[item, item] + sd**2)
        mean = self.mean + gain * (value - self.mean[item])
        return Belief(mean, self.cov - np.outer(gain, self.cov[item]))

    @property
    def sd(self) -> Numbers:
        """How unsure each share is."""
        found: Numbers = np.sqrt(np.maximum(np.diag(self.cov), 1e-12))
        return found

    def hoped(self) -> Numbers:
        """The expected share where what harms is taken back: the mean of what is above 0."""
        sd, z = self.sd, self.mean / self.sd
        below = np.array([0.5 * (1 + erf(u / sqrt(2))) for u in z])
        found: Numbers = self.mean * below + sd * np.exp(-0.5 * z**2) / sqrt(2 * np.pi)
        return found


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What is decided in a quarter.

    `order`: ideas by number, the first that is open is worked on first; `discovery`: person-months by
    theme; `debt`: person-months; `staged`: a launch reaches few people first; `below`: the belief under
    which a live idea is taken back; `promises`: ideas and the quarter by which they are promised; `hire`:
    people who begin; `price`: EUR a month (None: as it is); `test_price`: ask how many would pay another;
    `answers`: to letters, by their ids; `knows_all`: work on what is not on the list (of the oracle alone).
    """

    order: tuple[int, ...] = ()
    discovery: Mapping[str, float] = field(default_factory=dict)
    debt: float = 0.0
    staged: bool = False
    below: float = NEVER
    promises: Mapping[int, int] = field(default_factory=dict)
    hire: int = 0
    price: float | None = None
    test_price: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    knows_all: bool = False

    @property
    def discovery_months(self) -> float:
        """Person-months of discovery in all themes."""
        return sum(self.discovery.values())


@dataclass(frozen=True, kw_only=True, eq=False)
class State:
    """Where a game stands at the beginning of a quarter.

    Per idea: `done` is the quarter of its launch (0: not launched; negative: taken back), `worked` the
    person-months put in, `seen` whether it is on the list. `lost` is the margin of a quarter that is gone
    for good, `absent` the person-months that miss in a quarter, `hired` the quarters in which somebody
    began, `discovery` the person-months so far. `trust` is that of employers; of the others `people` tells.
    """

    quarter: int
    done: npt.NDArray[np.int64]
    worked: Numbers
    seen: Flags
    belief: Belief
    debt: float
    trust: float
    market: Market
    people: People
    lost: float = 0.0
    discovery: float = 0.0
    promised: Mapping[int, int] = field(default_factory=dict)
    absent: tuple[float, ...] = ()
    hired: tuple[int, ...] = ()

    @classmethod
    def first(cls, ideas: Ideas, parameters: Parameters) -> State:
        """The first quarter: nothing built, nothing known beyond what is printed."""
        return cls(
            quarter=1,
            done=np.zeros(len(ideas), dtype=np.int64),
            worked=np.zeros(len(ideas)),
            seen=~ideas.hidden,
            belief=Belief.prior(ideas, parameters),
            debt=parameters.debt_start,
            trust=parameters.trust_start,
            market=Market.first(parameters),
            people=People.first(ideas, parameters),
            absent=(0.0,) * (int(parameters.quarters) + 4),
        )

    @property
    def live(self) -> Flags:
        """What is launched and not taken back."""
        found: Flags = self.done > 0
        return found

    def room(self, ideas: Ideas, parameters: Parameters, decided: Decisions) -> float:
        """The person-months for new work in this quarter, after all that takes some; it may fall below 0."""
        p, hired = parameters, (*self.hired, *[self.quarter] * decided.hire)
        people = sum(
            p.hire_brings * (self.quarter >= one + 2) - p.hire_costs * (self.quarter == one) for one in hired
        )
        upkeep = p.upkeep * float(ideas.effort[self.live].sum())
        own = p.capacity * (1 - p.debt_takes * self.debt) - self.absent[self.quarter] - upkeep
        return own + people - decided.debt - decided.discovery_months - p.price_test * decided.test_price

    def trusted(self, whom: str, by: float) -> State:
        """The state after somebody's trust has moved by so much, within 0 and 1."""
        if whom == EMPLOYERS:
            return replace(self, trust=between_0_and_1(self.trust + by))
        if not whom or not by:
            return self
        trust = {**self.people.trust, whom: between_0_and_1(self.people.trust[whom] + by)}
        return replace(self, people=replace(self.people, trust=trust))

    def missing(self, months: Mapping[int, float]) -> tuple[float, ...]:
        """`absent` with so many more person-months missing in these quarters."""
        return tuple(one + months.get(quarter, 0.0) for quarter, one in enumerate(self.absent))


def between_0_and_1(value: float) -> float:
    """The value, or the end of the scale that it has passed."""
    return float(np.clip(value, 0, 1))
