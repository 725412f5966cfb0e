"""Simulated futures: to show what a forecast is made of, and to check the exact answer. Never the answer.

A trial draws past periods at random, with replacement, until the work is done. The same seed gives the same
trials. Source: T. Magennis, Forecasting and Simulating Software Development Projects, 2011.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError
from pmkit.methods.forecast import LONGEST
from pmkit.methods.throughput import History, read_history, read_whole

_BLOCK = 64
"""So many periods are drawn at once."""


def simulate_paths(history: History, periods: int, *, trials: int = 40, seed: int = 1) -> pd.DataFrame:
    """A few futures to look at: one row per `trial` (from 1) and `period` (from 0), with `done` so far.

    `periods` is how far they go; `history` as for `forecast_when`.

    >>> simulate_paths([2], 2, trials=1)
       trial  period  done
    0      1       0     0
    1      1       1     2
    2      1       2     4
    """
    counts = read_history(history)
    length = read_whole(periods, "periods")
    if not 1 <= trials * (length + 1) <= 5_000_000:
        raise InputError("Choose at least one trial, and fewer trials or periods than that.")
    drawn = np.random.default_rng(seed).choice(counts, size=(trials, length))
    done = np.concatenate([np.zeros((trials, 1), dtype=int), np.cumsum(drawn, axis=1)], axis=1)
    return pd.DataFrame(
        {
            "trial": np.repeat(np.arange(1, trials + 1), length + 1),
            "period": np.tile(np.arange(length + 1), trials),
            "done": done.ravel(),
        }
    )


def simulate_draws(history: History, items: int, *, trial: int = 1, seed: int = 1) -> pd.DataFrame:
    """One future, draw by draw, until the items are done: `period` (from 1), `drawn` (position in the
    history, from 0), `finished` in it and `done` so far.

    The same `seed` and `trial` give the same draws. Raises `InputError` where nothing was ever finished.

    >>> simulate_draws([2], 3)
       period  drawn  finished  done
    0       1      0         2     2
    1       2      0         2     4
    """
    counts = read_history(history)
    _can_end(counts, read_whole(items, "items"))
    random = np.random.default_rng([seed, trial])
    drawn = random.integers(len(counts), size=_BLOCK)
    while counts[drawn].sum() < items:
        drawn = np.concatenate([drawn, random.integers(len(counts), size=_BLOCK)])
    done = np.cumsum(counts[drawn])
    periods = int((done < items).sum()) + 1 if items else 0
    return pd.DataFrame(
        {
            "period": np.arange(1, periods + 1),
            "drawn": drawn[:periods],
            "finished": counts[drawn[:periods]],
            "done": done[:periods],
        }
    )


def _can_end(counts: np.ndarray, items: int) -> None:
    if not counts.any() and items:
        raise InputError(
            f"Nothing was finished in {len(counts)} periods, so no trial would ever end. "
            "Wait until something is finished, or forecast from another team's history."
        )


def simulate_when(history: History, items: int, *, trials: int = 10_000, seed: int = 1) -> pd.DataFrame:
    """How many of the trials were done in each period: `period`, `trials` and `done_by` (a share).

    `done_by` comes to within about 1/√trials of the exact one of `forecast_when`. Raises `InputError` for
    a history in which nothing was ever finished, since no trial would end. `items` is how many there are
    to finish.

    >>> simulate_when([1, 1, 1], 3, trials=5)
       period  trials  done_by
    0       3       5      1.0
    """
    counts = read_history(history)
    left = np.full(trials, read_whole(items, "items"))
    if trials < 1:
        raise InputError("Choose at least one trial.")
    _can_end(counts, items)
    random = np.random.default_rng(seed)
    ended: list[tuple[int, int]] = [(0, int((left <= 0).sum()))]
    left = left[left > 0]
    while left.size and len(ended) <= LONGEST:
        left = left - random.choice(counts, size=left.size)  # nosec B311  # draws, no secret
        ended.append((len(ended), int((left <= 0).sum())))
        left = left[left > 0]
    table = pd.DataFrame(ended, columns=["period", "trials"])
    table = table[table["trials"] > 0].reset_index(drop=True)
    return table.assign(done_by=table["trials"].cumsum() / trials)
