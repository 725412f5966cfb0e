"""How long work waits at a load: why a full team is a slow one. A shape, not a forecast.

One server, work that comes at random and takes a random time, first come, first served: the mean wait is
load / (1 - load) times the mean work time (M/M/1). A team in a Sprint is no such server; that the wait
grows without bound near full load holds far more widely (Kingman, Mathematical Proceedings of the Cambridge
Philosophical Society 57, 1961).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, notes, show

_LIKE_PERCENT = 2.0
"""A load above this is taken for a percentage."""


def mean_wait(
    load: float, *, work_time: float = 1.0, spread_of_arrivals: float = 1.0, spread_of_work: float = 1.0
) -> float:
    """The mean time that a piece of work waits before it is begun, in the unit of `work_time`.

    load / (1 - load) × (spread_of_arrivals² + spread_of_work²) / 2 × work_time. `load` is the work that
    comes over the work that can be done, as a share; at 1 or more the queue grows without end: infinite.
    `work_time` is the mean time one piece takes. Spreads are the standard deviation over the mean: 1 is
    M/M/1, where the formula is exact, as it is for any `spread_of_work` while arrivals are random (Pollaczek
    and Khinchine); elsewhere it is Kingman's approximation, close at high load.

    >>> [round(mean_wait(load), 6) for load in (0.5, 0.8, 0.9, 0.95)]
    [1.0, 4.0, 9.0, 19.0]
    >>> mean_wait(1.0)
    inf
    """
    if not load >= 0:
        raise InputError(f"The load is {show(load)}. Write a share, 0 or more: 0.8 for 80 %.")
    if load > _LIKE_PERCENT:
        raise InputError(f"The load is {show(load)}. Write it as a share: {load / 100:g}.")
    if not 0 < work_time < np.inf:
        raise InputError(f"The mean work time is {show(work_time)}. Write a time of more than 0.")
    for what, spread in (("arrivals", spread_of_arrivals), ("work", spread_of_work)):
        if not 0 <= spread < np.inf:
            raise InputError(f"The spread of {what} is {show(spread)}. Write a number, 0 or more.")
    if load >= 1:
        return float("inf")
    return float(load / (1 - load) * (spread_of_arrivals**2 + spread_of_work**2) / 2 * work_time)


def wait_by_load(loads: Iterable[float], *, work_time: float = 1.0) -> pd.DataFrame:
    """The wait for several loads, for a chart: `load`, `wait` and `there` (waiting and being worked on).

    In the unit of `work_time`; `says` tells where the queue never ends. One server, random arrivals and work
    times (M/M/1), so that the wait is what `mean_wait` gives.

    >>> told = wait_by_load([0.5, 0.9, 1])
    >>> told[["load", "wait", "there"]]
       load  wait  there
    0   0.5   1.0    2.0
    1   0.9   9.0   10.0
    2   1.0   inf    inf
    >>> told["says"][2]
    'At full load the queue grows for ever: leave room.'
    """
    table = pd.DataFrame({"load": [float(load) for load in loads]}, dtype=float)
    wait = np.array([mean_wait(load, work_time=work_time) for load in table["load"]], dtype=float)
    endless = [(np.isinf(wait), "At full load the queue grows for ever: leave room.")]
    return table.assign(wait=wait, there=wait + work_time, says=notes(table.index, endless))
