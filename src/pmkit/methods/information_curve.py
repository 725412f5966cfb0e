"""What a test of one assumption is worth over all chances that it is true, and where it can change the act.

The same decision as `pmkit.methods.worth_of_test`: act or leave it, and a test that says yes or no. All
worths are in the unit of the gain. Source: Raiffa & Schlaifer, Applied Statistical Decision Theory, 1961.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, show

_SAME = 1e-9
"""Worths below this share of the larger amount are nothing."""


def worth_by_chance(
    gain: float,
    cost: float,
    *,
    hit_rate: float,
    false_alarm: float,
    chances: Sequence[float] = tuple(np.linspace(0, 1, 101)),
) -> pd.DataFrame:
    """For each of these chances: what deciding now is worth, and what certainty and the test add to it.

    Columns: `chance`, `now` (deciding at once), `evpi` (certainty) and `evsi` (the test, before its price).
    `gain` if the assumption is true and you act, `cost` of acting, `hit_rate` and `false_alarm` as for
    `worth_of_test`. Raises `InputError` for shares outside 0 to 1 and negative amounts.

    >>> curve = worth_by_chance(75, 40.5, hit_rate=0.8, false_alarm=0.2, chances=[0, 0.5, 1])
    >>> curve["evsi"].round(6).tolist(), curve["evpi"].round(6).tolist()
    ([0.0, 9.75, 0.0], [0.0, 17.25, 0.0])
    """
    _check(gain, cost, hit_rate, false_alarm)
    chance = np.asarray(chances, dtype=float)
    for odd in chance[~((chance >= 0) & (chance <= 1))][:1]:
        raise InputError(f"A chance is {show(float(odd))}. Write a share from 0 to 1: 0.2 for 20 %.")
    now = np.maximum(0, chance * gain - cost)
    perfect = chance * max(0.0, gain - cost)
    after = np.zeros_like(chance)
    for true, false in ((hit_rate, false_alarm), (1 - hit_rate, 1 - false_alarm)):
        after += np.maximum(0, chance * true * (gain - cost) - (1 - chance) * false * cost)
    size = _SAME * max(gain, cost)
    evpi, evsi = (np.where(worth > size, worth, 0.0) for worth in (perfect - now, after - now))
    return pd.DataFrame({"chance": chance, "now": now, "evpi": evpi, "evsi": evsi})


def turning_chances(
    gain: float, cost: float, *, hit_rate: float, false_alarm: float
) -> tuple[float, float] | None:
    """The chances between which one result of the test makes you act and the other makes you leave it.

    Outside of them every result leads to the same act, so the test is worth 0; None where it is worth 0 at
    every chance: equal rates, a gain that does not pay for the cost, and acting that costs nothing. Raises
    `InputError` as `worth_by_chance`.

    >>> low, high = turning_chances(75, 12, hit_rate=0.8, false_alarm=0.2)
    >>> round(low, 3), round(high, 3)
    (0.045, 0.432)
    """
    _check(gain, cost, hit_rate, false_alarm)
    if not 0 < cost < gain or hit_rate == false_alarm:
        return None
    needed = cost / gain
    ends = [
        needed * false / (needed * false + (1 - needed) * true)
        for true, false in ((hit_rate, false_alarm), (1 - hit_rate, 1 - false_alarm))
    ]
    return min(ends), max(ends)


def _check(gain: float, cost: float, hit_rate: float, false_alarm: float) -> None:
    for name, share in (("hit rate", hit_rate), ("false-alarm rate", false_alarm)):
        if not 0 <= share <= 1:
            raise InputError(f"The {name} is {show(share)}. Write a share from 0 to 1: 0.2 for 20 %.")
    for name, amount in (("gain", gain), ("cost", cost)):
        if not np.isfinite(amount) or amount < 0:
            raise InputError(f"The {name} is {show(amount)}. Write an amount from 0 on.")
