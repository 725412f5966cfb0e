"""Better in every group and worse in all: whether adding groups up turns the direction (Simpson's paradox).

Two sides are compared within groups, where like is held against like, and pooled. Where these differ, the
groups were spread unevenly over the sides; which of the two is the fair comparison, numbers can't say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from pmkit.english import counted, signed
from pmkit.methods._frame import InputError, notes
from pmkit.methods._two_sides import read_two_sides
from pmkit.methods.proportions import difference_interval


@dataclass(frozen=True)
class Pooling:
    """Differences of two rates (second side minus first), pooled and within groups.

    `pooled` adds all people up. `groups` has one row per group: `people`, `rate_first`, `rate_second`,
    `difference`, `low`, `high` (95 %) and `note`. `weightings` has one row per way to average the groups'
    differences (`weighting`, `difference`, `turns`: the direction is not that of `pooled`). `against` says
    whether all, most or not most of the groups point the other way than `pooled`; `turned` whether all or
    most do.
    """

    pooled: float
    groups: pd.DataFrame
    weightings: pd.DataFrame
    against: Literal["all", "most", "not most"]
    turned: bool
    says: str


def check_pooling(
    table: pd.DataFrame,
    *,
    group: str = "group",
    side: str = "arm",
    sides: tuple[str, str] = ("control", "variant"),
) -> Pooling:
    """Whether the pooled difference of two sides points where the groups' own differences point.

    Columns: `group`, `side` (which of the two `sides`), `people` and `successes` (whole numbers); rows of the
    same group and side are added up. The groups' differences are averaged with equal weights, by the size of
    both sides together, by the first side's mix, and by the second's. A group with nobody on one side can't
    be compared; its note says so and no average holds it. Groups without a difference count for neither
    direction. Raises `InputError` as the counts ask, and where no group has people on both sides. Sources:
    Bickel, Hammel & O'Connell, Science 187, 1975; Crook et al., KDD 2009 (tests that ramp up).

    >>> days = pd.DataFrame({"group": ["Friday", "Saturday"] * 2, "arm": ["control"] * 2 + ["variant"] * 2,
    ...                      "people": [990000, 500000, 10000, 500000],
    ...                      "successes": [20000, 5000, 230, 6000]})
    >>> check_pooling(days).says
    'Pooled −0.46 points, but the other way in 2 of 2 groups: they are spread unevenly over the sides.'
    """
    read = read_two_sides(table, group=group, side=side, sides=sides, what="A comparison in groups")
    both = (read.people > 0).all(axis=1)
    if not both.any():
        raise InputError(
            "No group has people on both sides, so like can't be compared with like. Choose other groups.",
            column=group,
        )
    differences = read.rates[:, 1] - read.rates[:, 0]
    first, second = read.successes.sum(axis=0) / read.people.sum(axis=0)
    pooled = float(second - first)
    limits = [
        difference_interval(*(int(n) for pair in zip(hits, people, strict=True) for n in pair))
        if (people > 0).all()
        else (np.nan, np.nan)
        for hits, people in zip(read.successes, read.people, strict=True)
    ]
    groups = pd.DataFrame(
        {
            group: read.groups,
            "people": read.people.sum(axis=1).astype(int),
            "rate_first": read.rates[:, 0],
            "rate_second": read.rates[:, 1],
            "difference": differences,
            "low": [low for low, _ in limits],
            "high": [high for _, high in limits],
        }
    )
    lone = [
        ((read.people[:, column] == 0), f"Nobody in {name}: not compared.")
        for column, name in enumerate(sides)
    ]
    groups["note"] = notes(groups.index, lone)
    averages = _averages(differences[both], read.people[both], sides)
    weightings = averages.assign(turns=np.sign(averages["difference"]) * np.sign(pooled) < 0)
    opposite = int((np.sign(differences[both]) * np.sign(pooled) < 0).sum())
    compared = int(both.sum())
    against: Literal["all", "most", "not most"] = "not most"
    if opposite * 2 > compared:
        against = "all" if opposite == compared else "most"
    says = _says(pooled, opposite, compared)
    return Pooling(pooled, groups, weightings, against, against != "not most", says)


def _averages(differences: np.ndarray, people: np.ndarray, sides: tuple[str, str]) -> pd.DataFrame:
    """The mean of the groups' differences by each weighting."""
    weights = {
        "every group alike": np.ones(len(people)),
        "by size": people.sum(axis=1),
        f"by the mix of {sides[0]}": people[:, 0],
        f"by the mix of {sides[1]}": people[:, 1],
    }
    rows = [(name, float(np.average(differences, weights=weight))) for name, weight in weights.items()]
    return pd.DataFrame(rows, columns=["weighting", "difference"])


def _says(pooled: float, opposite: int, compared: int) -> str:
    moved = f"Pooled {signed(100 * pooled, 2)} points"
    if opposite == 0:
        return f"{moved}; no group points the other way."
    ways = f"the other way in {opposite} of {counted(compared, 'group')}"
    if opposite == compared:
        return f"{moved}, but {ways}: they are spread unevenly over the sides."
    if opposite * 2 > compared:
        return f"{moved}, but {ways}: look whether they are spread unevenly over the sides."
    return f"{moved}, and {ways}."
