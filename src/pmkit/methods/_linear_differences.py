"""What sums of known counts tell: Gaussian elimination over totals."""

from __future__ import annotations

import numpy as np

_TINY = 1e-9


def combinations_of(known: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each wanted row, whether it is a sum of known rows with some weights; and the weights.

    Rows say of which single cells a count is made, as zeros and ones. Of many ways to make it up one is
    given, with as few of the later known rows as elimination leaves. The weights of a row that can't be made
    up mean nothing.
    """
    work = np.hstack([known.T, wanted.T]).astype(float)
    pivots: list[int] = []
    for column in range(len(known)):
        row = len(pivots)
        if row == len(work):
            break
        best = row + int(np.argmax(np.abs(work[row:, column])))
        if abs(work[best, column]) < _TINY:
            continue
        work[[row, best]] = work[[best, row]]
        work[row] /= work[row, column]
        others = np.flatnonzero(work[:, column])
        others = others[others != row]
        work[others, column:] -= np.outer(work[others, column], work[row, column:])
        pivots.append(column)
    answers = work[:, len(known) :]
    found = (np.abs(answers[len(pivots) :]) < 1e-6).all(axis=0)
    weights = np.zeros((len(wanted), len(known)))
    weights[:, pivots] = answers[: len(pivots)].T
    weights[np.abs(weights) < _TINY] = 0
    return found, weights
