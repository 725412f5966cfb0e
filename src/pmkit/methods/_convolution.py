"""Adding up independent whole numbers exactly: the arithmetic under the forecasts, on plain arrays.

A distribution is an array of chances whose position is the number. Chances under 1e-20 are let go, which
is far below what a floating-point sum can hold.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

ROUNDING = 1e-12
"""A chance this little under the one asked for counts as reached."""
_NOTHING = 1e-20


def chances_of(counts: np.ndarray) -> np.ndarray:
    """The empirical distribution of whole numbers from 0: every past period is equally likely."""
    return np.bincount(counts) / len(counts)


def sum_of(chances: np.ndarray, times: int) -> np.ndarray:
    """The distribution of the sum of `times` independent draws."""
    total = np.ones(1)
    for _ in range(times):
        total = np.convolve(total, chances)
    return total


def at_least(chances: np.ndarray) -> np.ndarray:
    """The chance of each number or more."""
    return np.minimum(np.cumsum(chances[::-1])[::-1], 1.0)


def first_reached(done_by: np.ndarray, share: float) -> int | None:
    """The first position at which this chance is reached; None where it never is."""
    reached = np.flatnonzero(done_by >= share - ROUNDING)
    return int(reached[0]) if reached.size else None


def finished_by(
    left: np.ndarray, done: np.ndarray, added: np.ndarray, *, enough: float, limit: int
) -> np.ndarray:
    """The chance that nothing is left after 0, 1, 2, … periods, up to `enough` or `limit` periods.

    `left` is the distribution of items left now; `done` and `added` those of one period. Once nothing is
    left the work is finished, whatever would be added later.
    """
    return np.array(list(_finishing(left, done, added, enough, limit)))


def _finishing(
    left: np.ndarray, done: np.ndarray, added: np.ndarray, enough: float, limit: int
) -> Iterator[float]:
    most_added = len(added) - 1
    change = np.convolve(done, added[::-1])
    finished = float(left[0])
    # open_work[i]: the chance that most - i items are left
    open_work, most = _real_part(left[:0:-1], len(left) - 1)
    yield finished
    for _ in range(limit):
        if finished >= enough or not open_work.size:
            return
        moved = np.convolve(open_work, change)
        most += most_added
        finished += float(moved[most:].sum())
        open_work, most = _real_part(moved[:most], most)
        yield min(finished, 1.0)


def _real_part(chances: np.ndarray, most: int) -> tuple[np.ndarray, int]:
    """Without the ends that are next to nothing, and what the first position left stands for."""
    real = np.flatnonzero(chances > _NOTHING)
    return (chances[real[0] : real[-1] + 1], most - int(real[0])) if real.size else (chances[:0], 0)
