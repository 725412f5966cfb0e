"""The luck of a seed, drawn whole before anything is decided.

Each draw is keyed by what it is for (seed, name, quarter, item), never by the order of calls, and made by a
hash: so it is the same on every machine, for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from pmkit.simulator.parameters import Ideas, Numbers, Parameters

_NORMAL = NormalDist()


def uniform(seed: str, name: str, *place: int) -> float:
    """A number between 0 and 1 (neither of them) that belongs to this seed, name and place."""
    key = ":".join([seed, name, *map(str, place)]).encode()
    return (int.from_bytes(blake2b(key, digest_size=7).digest()) + 0.5) / 2**56


def normal(seed: str, name: str, *place: int) -> float:
    """A draw of the standard normal distribution that belongs to this seed, name and place."""
    return _NORMAL.inv_cdf(uniform(seed, name, *place))


@dataclass(frozen=True)
class Draws:
    """What a policy draws in a quarter; as keyed as the world, so no order of calls changes it."""

    seed: str
    name: str
    quarter: int

    def normal(self, mean: float, sd: float, size: int) -> Numbers:
        """So many draws of a normal distribution."""
        return mean + sd * np.array([normal(self.seed, self.name, self.quarter, n) for n in range(size)])

    def lognormal(self, mean: float, sd: float, size: int) -> Numbers:
        """So many draws of a lognormal distribution, by mean and sd of the logarithm."""
        found: Numbers = np.exp(self.normal(mean, sd, size))
        return found

    def permutation(self, size: int) -> npt.NDArray[np.int64]:
        """The numbers from 0 in a random order."""
        return np.argsort([uniform(self.seed, self.name, self.quarter, n) for n in range(size)])


@dataclass(frozen=True, eq=False)
class World:
    """What is true, and what will happen, whatever is decided.

    Per idea: `share` of its printed value that it brings (below 0 it harms), `effort` in person-months,
    `fault` (a number that the chance of a fault is compared with). Per quarter (row 0 is not used) and idea
    the noise of a `signal` of discovery and of a quarter's `use`. `luck` has for each quarter: break-in,
    incident, an engineer who leaves, Nordhafen, the hospital.

    `elasticity` says how new households react to the price, `price_noise` is that of a test in a quarter.
    `letters` are those that come in each quarter, by number in the deck; `rival` is a theme.
    """

    share: Numbers
    effort: Numbers
    fault: Numbers
    signal: Numbers
    use: Numbers
    luck: Numbers
    elasticity: float = 1.3
    price_noise: tuple[float, ...] = (0.0,) * 9
    letters: tuple[tuple[int, ...], ...] = ((),) * 9
    rival: str = ""

    @classmethod
    def of(cls, seed: str, ideas: Ideas, parameters: Parameters) -> World:
        """The world of a seed (any text)."""
        p, items, quarters = parameters, range(len(ideas)), range(int(parameters.quarters) + 1)
        theme = {
            one: p.mean_share + p.sd_theme * normal(seed, "theme", n) for n, one in enumerate(ideas.themes)
        }
        own = np.array([p.sd_item * normal(seed, "own", n) for n in items]) + p.lift_hidden * ideas.hidden
        factor = np.exp([p.effort_log_mean + p.effort_log_sd * normal(seed, "effort", n) for n in items])
        return cls(
            share=np.array([theme[t] + x if t else 1.0 for t, x in zip(ideas.theme, own, strict=True)]),
            effort=in_half_months(ideas.effort * factor),
            fault=np.array([uniform(seed, "fault", n) for n in items]),
            signal=np.array([[normal(seed, "signal", q, n) for n in items] for q in quarters]),
            use=np.array([[normal(seed, "use", q, n) for n in items] for q in quarters]),
            luck=np.array([[uniform(seed, "luck", q, n) for n in range(5)] for q in quarters]),
            elasticity=p.elasticity + p.elasticity_sd * normal(seed, "elasticity"),
            price_noise=tuple(normal(seed, "price", q) for q in quarters),
        )


def in_half_months(months: Numbers) -> Numbers:
    """Person-months in halves, at least one half."""
    return np.maximum(0.5, np.round(months * 2) / 2)
