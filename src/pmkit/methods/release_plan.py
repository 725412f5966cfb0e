"""A release plan as its readers get it: what is chosen, what is left out and why, and how sure it is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from pmkit.methods._frame import percent


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """An item that is not in the plan, and why.

    `kind` is "excluded" (on request), "unsized" (no effort or value yet), "excluded by" (a chosen item
    rules it out), "needs" (something it needs can't be in), "capacity" (no room beside what must be in) or
    "not worth it". In the last case `displaces` names what would have to go, `brings` what would come with
    it and `loses` the value lost, where this was worked out; else `loses` is None.
    """

    id: Hashable
    kind: str
    says: str
    displaces: tuple[Hashable, ...] = ()
    brings: tuple[Hashable, ...] = ()
    loses: float | None = None


@dataclass(frozen=True, kw_only=True)
class SortAndCut:
    """What going down the list by value per effort would have chosen, taking what still fits.

    `short` is the share of the best plan's value that it misses.
    """

    chosen: tuple[Hashable, ...]
    value: float
    cost: float
    short: float


@dataclass(frozen=True, kw_only=True)
class ReleasePlan:
    """A plan: what is chosen, what is left out and why, and how sure it is that there is no better one.

    `value` and `cost` are in the units of the table; `bound` is what no plan can exceed, `gap` the share of
    it that may be missing (0 when `proven`). `release_of` tells the release of each chosen item, `load` the
    effort per release and team (columns `release`, `team`, `used`, `capacity`). `pin_prices` tells the value
    lost by each pinned item (None where it was not worked out in time). With several releases `value` counts
    an item in a later release at the stated lower worth.
    """

    chosen: tuple[Hashable, ...]
    left_out: tuple[LeftOut, ...]
    release_of: Mapping[Hashable, str]
    value: float
    cost: float
    capacity: float
    load: pd.DataFrame
    proven: bool
    bound: float
    gap: float
    cpu_seconds: float
    pin_prices: Mapping[Hashable, float | None]
    sort_and_cut: SortAndCut | None

    @property
    def label(self) -> str:
        """How sure the plan is, in a sentence."""
        return how_sure_of(self.proven, self.gap)

    def table(self) -> pd.DataFrame:
        """One row per item, chosen ones first: `id`, `release` ('' when left out), `says`."""
        rows = [(name, self.release_of[name], "") for name in self.chosen]
        rows += [(item.id, "", item.says) for item in self.left_out]
        return pd.DataFrame(rows, columns=["id", "release", "says"])

    def to_json(self) -> dict[str, Any]:
        """The plan as plain values."""
        return {
            "chosen": list(self.chosen),
            "value": self.value,
            "cost": self.cost,
            "capacity": self.capacity,
            "proven": self.proven,
            "bound": self.bound,
            "gap": self.gap,
            "cpu_seconds": round(self.cpu_seconds, 4),
            "release_of": dict(self.release_of),
            "load": self.load.to_dict("records"),
            "left_out": [_plain(item) for item in self.left_out],
            "pin_prices": dict(self.pin_prices),
            "sort_and_cut": _plain(self.sort_and_cut) if self.sort_and_cut else None,
        }


def how_sure_of(proven: bool, gap: float) -> str:
    """How sure a plan is, in a sentence; `gap` is the share of the bound that it may miss."""
    if proven:
        return "Proven: no plan is worth more."
    return (
        f"Not proven in the time given: this plan may miss up to {percent(round(gap, 4))} of the best value."
    )


def _plain(told: LeftOut | SortAndCut) -> dict[str, Any]:
    """The fields, with lists for tuples."""
    return {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in asdict(told).items()}
