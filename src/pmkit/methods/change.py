"""Why a number moved: other people, or the same people behaving otherwise.

A share can fall while every group's own share rises, because the groups that make up the whole have shifted.
Such a split says where the change came from; it does not say what caused it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np
import pandas as pd

from pmkit.english import signed
from pmkit.methods._frame import InputError, need_columns, notes, numbers, refuse
from pmkit.methods._two_sides import TwoSides, read_two_sides
from pmkit.methods.proportions import wilson_interval

_FEW = 30


@dataclass(frozen=True)
class ChangeSplit:
    """A share `before` and `after`, and its change: `total` = `mix` + `rate`, without a rest.

    `groups` has one row per group: `weight_before`, `weight_after` (shares of the people, adding up to 1),
    `rate_before`, `rate_after`, `mix` and `rate` (parts of the change, adding up to the two above) and
    `note`.
    """

    before: float
    after: float
    total: float
    mix: float
    rate: float
    groups: pd.DataFrame
    says: str


def split_change(
    table: pd.DataFrame,
    *,
    group: str = "group",
    side: str = "period",
    sides: tuple[str, str] = ("before", "after"),
) -> ChangeSplit:
    """How much of a share's change comes from the mix of the groups, and how much from their own shares.

    Columns: `group`, `side` (which of the two `sides`), `people` and `successes` (whole numbers); rows of the
    same group and side are added up. The mix part is the sum of (w1 - w0)(r0 + r1) / 2 and the rate part the
    sum of (w0 + w1) / 2 (r1 - r0), where w is a group's share of the people and r its rate. A group's own mix
    part is counted from the average rate, so that growing below the average pulls the whole down. A group
    with nobody on one side takes its rate from the other, which its note tells: all of it is mix. The note
    also gives the range of rates of under 30 people. Raises `InputError` as the counts ask, and for a side
    without people. Source: Kitagawa, Journal of the American Statistical Association 50, 1955.

    >>> stones = pd.DataFrame({"group": ["small", "large"] * 2, "period": ["before"] * 2 + ["after"] * 2,
    ...                        "people": [87, 263, 270, 80], "successes": [81, 192, 234, 55]})
    >>> split = split_change(stones)
    >>> round(split.total, 4), round(split.mix, 4), round(split.rate, 4)
    (0.0457, 0.0994, -0.0537)
    """
    read = read_two_sides(table, group=group, side=side, sides=sides, what="A split of a change")
    weights = read.people / read.people.sum(axis=0)
    rates = np.where(read.people > 0, read.rates, read.rates[:, ::-1])
    rates = np.where((read.people.sum(axis=1) == 0)[:, None], 0.0, rates)  # nobody on either side: no weight
    whole = (weights * rates).sum(axis=0)
    mix = (weights[:, 1] - weights[:, 0]) * (rates.mean(axis=1) - whole.mean())
    rate = weights.mean(axis=1) * (rates[:, 1] - rates[:, 0])
    groups = pd.DataFrame(
        {
            group: read.groups,
            "weight_before": weights[:, 0],
            "weight_after": weights[:, 1],
            "rate_before": read.rates[:, 0],
            "rate_after": read.rates[:, 1],
            "mix": mix,
            "rate": rate,
        }
    )
    groups["note"] = _notes(read, groups.index, sides)
    parts = float(mix.sum()), float(rate.sum())
    total = float(whole[1] - whole[0])
    return ChangeSplit(float(whole[0]), float(whole[1]), total, *parts, groups, _says(total, *parts))


def _says(total: float, mix: float, rate: float) -> str:
    moved, from_mix, from_rate = (signed(100 * part) for part in (total, mix, rate))
    return (
        f"Of {moved} points, {from_mix} come from another mix of groups "
        f"and {from_rate} from other rates within the groups."
    )


def _notes(read: TwoSides, index: pd.Index, sides: tuple[str, str]) -> pd.Series:
    marks = []
    for column, name in enumerate(sides):
        alone = (read.people[:, column] == 0) & (read.people.sum(axis=1) > 0)
        marks.append((alone, f"Nobody in {name}: the rate of {sides[1 - column]} stands in for it."))
    marks.append((read.people.sum(axis=1) == 0, "Nobody on either side."))
    for column, name in enumerate(sides):
        for row in np.flatnonzero((read.people[:, column] > 0) & (read.people[:, column] < _FEW)):
            n = int(read.people[row, column])
            low, high = wilson_interval(int(read.successes[row, column]), n)
            one = np.arange(len(index)) == row
            marks.append((one, f"Only {n} in {name}: the rate may be {100 * low:.0f} to {100 * high:.0f} %."))
    return notes(index, marks)


def split_product(factors: pd.DataFrame) -> pd.DataFrame:
    """The table with `part`: what each factor brought to the change of their product.

    Columns: `factor`, `before`, `after` (numbers, in any unit). The parts add up to product after minus
    product before: each is what the factor's own change brings, averaged over all orders in which the factors
    could have changed, so no factor is served first. Raises `InputError` for a missing number. Source:
    Shapley, 1953.

    >>> visits = pd.DataFrame({"factor": ["visitors", "share that buys"], "before": [100, 0.2],
    ...                        "after": [150, 0.1]})
    >>> split_product(visits)["part"].round(1).tolist()  # 20 buyers became 15
    [7.5, -12.5]
    """
    need_columns(factors, ["factor", "before", "after"], "A split of a product")
    if factors.empty:
        raise InputError("There is no factor. Give at least one row.", column="factor")
    ends = []
    for column in ("before", "after"):
        values = numbers(factors, column)
        refuse(factors, column, np.isnan(values), "Write a number: without it the product isn't known.")
        ends.append(values)
    before, after = ends
    n = len(factors)
    chances = np.array([factorial(k) * factorial(n - 1 - k) / factorial(n) for k in range(n)])
    parts = []
    for row in range(n):
        products = np.ones(1)  # by how many of the other factors have changed already
        for other in range(n):
            if other != row:
                products = np.convolve(products, [before[other], after[other]])
        parts.append(float((after[row] - before[row]) * (chances @ products)))
    return factors.assign(part=parts)
