"""Where two sides can meet: the packages that both prefer to no deal, and the fair one among them.

A side's limit is what its best alternative to a deal is worth to it (Fisher & Ury, Getting to Yes, 1981). The
package with the largest product of gains over both limits is fair under four axioms (Nash, Econometrica 18,
1950, 155-162); it predicts nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, show
from pmkit.methods.negotiation import SIDES, on_frontier, rounded, sides_of

_SAME = 1e-9
"""Products closer than this share of the largest differ by rounding in the computer only."""
_NO_ZONE = (
    "No package reaches both limits: for one of the sides no deal is better. Walk away, or add an option."
)


@dataclass(frozen=True, eq=False)
class Zone:
    """The packages that both sides prefer to no deal, and the fair one among them.

    `inside` and `nash` are the rows of the packages (their positions); `nash` has more than one row where
    packages tie, and none without a zone. `gains` are both sides' gains of the first of these over their
    limits and `product` their product; missing without a zone. `says` is a sentence.
    """

    inside: tuple[int, ...]
    nash: tuple[int, ...]
    gains: tuple[float, float]
    product: float
    says: str


def zone_of_agreement(
    made: pd.DataFrame, limits: tuple[float, float], *, sides: tuple[str, str] = SIDES
) -> Zone:
    """The packages that reach both limits, and the one among them with the largest product of gains (Nash).

    `made` as `packages` makes them; `limits` are what no deal is worth to each side, in its own points. Where
    every product is 0, because one side never gains, those are named that no other betters. Unchanged when
    one side counts in other points (its limit with them). Raises `InputError` for a limit that is no number.

    >>> made = pd.DataFrame({"ours": [51.0, 74.0, 66.0], "theirs": [62.0, 62.0, 70.0]})
    >>> zone = zone_of_agreement(made, (45, 40))
    >>> zone.nash, zone.gains, zone.product
    ((1,), (29.0, 22.0), 638.0)
    >>> zone_of_agreement(made, (75, 40)).says
    'No package reaches both limits: for one of the sides no deal is better. Walk away, or add an option.'
    """
    ours, theirs = sides_of(made, sides)
    for side, limit in zip(sides, limits, strict=True):
        if not np.isfinite(limit):
            raise InputError(
                f"The limit of {side} is {show(float(limit))}. Write what no deal is worth to it."
            )
    mine, hers = rounded(ours - limits[0]), rounded(theirs - limits[1])
    inside = np.flatnonzero((mine >= 0) & (hers >= 0))
    if not len(inside):
        return Zone((), (), (float("nan"), float("nan")), float("nan"), _NO_ZONE)
    best = _largest(mine[inside] * hers[inside], inside)
    if not (mine * hers)[best].any():  # one side never gains: what nobody can better
        best = inside[on_frontier(made.iloc[inside], sides=sides).to_numpy()]
    first = int(best[0])
    return Zone(
        tuple(int(row) for row in inside),
        tuple(int(row) for row in best),
        (float(mine[first]), float(hers[first])),
        float(mine[first] * hers[first]),
        _zone_says(len(inside), len(made), best, float(mine[first] * hers[first])),
    )


def _largest(values: np.ndarray, rows: np.ndarray) -> np.ndarray:
    top = float(values.max())
    return rows[values >= top - _SAME * abs(top)]


def _zone_says(inside: int, made: int, best: np.ndarray, gains: float) -> str:
    zone = f"{counted(inside, 'package')} of {made:,} suit both sides better than no deal, or as well."
    if not gains:
        return f"{zone} One side gains nothing in any of them: it may as well walk away."
    if len(best) > 1:
        return (
            f"{zone} {len(best)} of them have the same largest product of gains: choose the one that is "
            "easier to keep."
        )
    return zone
