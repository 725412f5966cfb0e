"""What the simulation is made of: its parameters, and the ideas that can be built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

API, LOGIN, CHEF = "MW-06", "MW-37", "MW-10"
"""The new order API and the login library, whose absence costs; the talking chef, which the founder wants."""
SIGN_ON, DIETICIAN = "MW-07", "MW-32"
"""What Nordhafen and the hospital wait for."""
SAFETY = "allergy safety"
"""The theme of which parents tell each other."""


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """The numbers of the simulation; `sim_parameters.csv` says of each its unit and why it is there."""

    quarters: float
    terminal: float
    capacity: float
    mean_share: float
    sd_theme: float
    sd_item: float
    lift_hidden: float
    effort_log_mean: float
    effort_log_sd: float
    signal_sd: float
    launch_sd: float
    hidden_at: float
    staged: float
    at_once: float
    upkeep: float
    lasting: float
    debt_start: float
    debt_takes: float
    debt_grows: float
    debt_paid: float
    api_loss: float
    api_ends: float
    breach: float
    breach_chance: float
    fault: float
    fault_base: float
    fault_debt: float
    incident: float
    incident_base: float
    incident_debt: float
    leave_base: float
    leave_debt: float
    leave_takes: float
    salary: float
    hire_costs: float
    hire_brings: float
    trust_start: float
    kept: float
    broken: float
    stay_base: float
    stay_done: float
    stay_trust: float
    nordhafen: float
    hospital: float
    slow_loss: float
    price: float
    consumers: float
    joining: float
    churn: float
    churn_price: float
    rise_churn: float
    elasticity: float
    elasticity_sd: float
    price_margin: float
    price_test: float
    price_test_sd: float
    chance_kept: float
    chance_broken: float
    reason: float
    silence: float
    founder_line: float
    parents_word: float
    parents_most: float
    squads_leave: float
    nights: float
    nights_debt: float
    rival: float
    bank_pays: float

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Parameters:
        """The parameters of a table with `name` and `value`. Raises ValueError, naming what does not fit."""
        given = dict(zip(frame["name"], frame["value"].astype(float), strict=True))
        known = {one.name for one in fields(cls)}
        if given.keys() != known:
            raise ValueError(f"Parameters missing or unknown: {', '.join(sorted(known ^ given.keys()))}.")
        return cls(**given)


@dataclass(frozen=True, eq=False)
class Ideas:
    """What can be built, one entry per idea in each array.

    `printed` is the margin of a quarter that its advocate hopes for (thousand EUR), `rice` reach times
    impact times confidence by effort, `needs` the number of what has to be there before (-1: nothing),
    `theme` "" for an enabler, which brings what it brings for sure.
    """

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    theme: npt.NDArray[np.str_]
    effort: Numbers
    printed: Numbers
    rice: Numbers
    needs: npt.NDArray[np.int64]
    loud: Numbers
    hidden: Flags

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Ideas:
        """The ideas of a table with the columns of `sim_items.csv`."""
        ids = tuple(frame["id"])
        effort = frame["effort"].to_numpy(float)
        return cls(
            ids=ids,
            titles=tuple(frame["title"]),
            theme=frame["theme"].to_numpy(str),
            effort=effort,
            printed=frame["value"].to_numpy(float) / 4,
            rice=frame["reach_impact_confidence"].to_numpy(float) / effort,
            needs=np.array([ids.index(one) if one else -1 for one in frame["requires"]]),
            loud=frame["loud"].to_numpy(float),
            hidden=frame["hidden"].to_numpy(bool),
        )

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def is_idea(self) -> Flags:
        """Whether its worth is uncertain: all but enablers."""
        found: Flags = self.theme != ""
        return found

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes in the order of the table."""
        return tuple(dict.fromkeys(str(one) for one in self.theme if one))

    def number(self, id: str) -> int:
        """The place of an idea in the arrays. Raises ValueError where there is none."""
        return self.ids.index(id)

    def chain(self, item: int, live: Flags) -> list[int]:
        """An idea after all that has to be there before it and is not live yet."""
        found = [item]
        while self.needs[found[0]] >= 0 and not live[self.needs[found[0]]]:
            found.insert(0, int(self.needs[found[0]]))
        return found

    def with_needs(self, ranked: Sequence[int], live: Flags) -> list[int]:
        """An order in which whatever an idea needs stands before it."""
        order: dict[int, Any] = {}
        for item in ranked:
            order |= dict.fromkeys(one for one in self.chain(int(item), live) if one not in order)
        return list(order)
