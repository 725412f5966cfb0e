"""The analytic hierarchy process: weights from pairwise judgements, and how far these contradict each other.

Judgements run from 1 (equal) to 9 (extremely more), reciprocal in the other direction. Weights are the
principal right eigenvector. Sources: Saaty 1977, J. Math. Psych. 15; Saaty 1990, EJOR 48; incomplete
matrices: Bozóki, Fülöp & Rónyai 2010, Math. Comput. Modelling 52.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, show
from pmkit.methods.ranking import SAME

RANDOM_INDEX = {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}
"""Mean consistency index of random matrices, Saaty 1980.

Others drew other matrices: with Donegan & Dodd's table of 1991 the same judgements get a somewhat higher or
lower ratio.
"""

CR_LIMIT = 0.10
CR_LIMITS = {3: 0.05, 4: 0.08}
"""Saaty's later, stricter limits for three and four items; `CR_LIMIT` otherwise."""

Matrix = pd.DataFrame | Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Judgements:
    """What a matrix of pairwise judgements says: the weights (summing to 1) and how consistent they are.

    `lambda_max`, `ci` and `cr` are Saaty's; `ri` is the random index used. Judgements that fit together
    exactly, such as those of fewer than three items, have a `cr` of 0; else it is missing beyond the table
    of random indices. `completed` is the matrix with absent judgements filled.
    """

    weights: pd.Series
    lambda_max: float
    ci: float
    ri: float
    cr: float
    limit: float
    completed: pd.DataFrame

    @property
    def consistent(self) -> bool | None:
        """Whether the consistency ratio is within the limit; None where there is no ratio."""
        return None if np.isnan(self.cr) else bool(self.cr <= self.limit)

    @property
    def says(self) -> str:
        """The verdict in a sentence."""
        if np.isnan(self.cr):
            return "There is no random index for so many items, so the consistency ratio can't be told."
        if self.consistent:
            return (
                f"The consistency ratio is {self.cr:.3f}, within {self.limit:.2f}: the weights can be used."
            )
        return (
            f"The consistency ratio is {self.cr:.3f}, over {self.limit:.2f}: the judgements contradict "
            "each other. Look at the most contradictory ones again before using the weights."
        )


def ahp_weights(
    matrix: Matrix, *, limit: float | None = None, random_index: Mapping[int, float] = RANDOM_INDEX
) -> Judgements:
    """Weights and consistency of a reciprocal judgement matrix.

    `matrix[i, j]` says how many times more item i counts than item j; texts such as "1/3" are read. Missing
    cells (both of a pair) are filled so that lambda_max is smallest (Bozóki et al.), as long as the judged
    pairs connect all items; the table's random index is then somewhat too high, and the ratio flatters.
    `random_index` is Saaty's table unless you give another, by number of items.
    `limit` overrides the limits 0.05 (three items), 0.08 (four) and 0.10. Raises `InputError` naming the
    cell for values not above 0, cells that are not reciprocal, a diagonal other than 1, and the items that
    no judgement connects.

    >>> judged = ahp_weights([[1, 3, 5], ["1/3", 1, 2], ["1/5", "1/2", 1]])
    >>> judged.weights.round(3).tolist(), round(judged.cr, 3)
    ([0.648, 0.23, 0.122], 0.003)
    """
    table = _read(matrix)
    names = list(table.index)
    values = _completed(table.to_numpy(), names)
    weights, top = _eigen(values)
    count = len(names)
    ci = max(0.0, (top - count) / (count - 1)) if count > 2 else 0.0
    ri = random_index.get(count, np.nan) if count > 2 else np.nan
    cr = ci / ri if ci > SAME else 0.0
    allowed = limit if limit is not None else CR_LIMITS.get(count, CR_LIMIT)
    filled = pd.DataFrame(values, index=names, columns=names)
    return Judgements(pd.Series(weights, index=names, name="weight"), top, ci, ri, cr, allowed, filled)


def contradictions(matrix: Matrix) -> pd.DataFrame:
    """Which judgements fit the others least: one row per judged pair, the worst first.

    Result: `one`, `other`, `judged`, `implied` (the ratio of the weights) and `off` (how many times the
    judgement is above or below what the weights imply, 1 or more). Of equals the first pair comes first.

    >>> contradictions([[1, 3, 4], ["1/3", 1, 1], ["1/4", 1, 1]]).round(2)
       one  other  judged  implied  off
    0    0      1     3.0     3.30  1.1
    1    0      2     4.0     3.63  1.1
    2    1      2     1.0     1.10  1.1
    """
    table = _read(matrix)
    weights = ahp_weights(table).weights.to_numpy()
    judgements = table.to_numpy()
    rows = []
    for i in range(len(table)):
        for j in range(i + 1, len(table)):
            judged, implied = float(judgements[i, j]), float(weights[i] / weights[j])
            if not np.isnan(judged):
                off = max(judged / implied, implied / judged)
                rows.append((table.index[i], table.index[j], judged, implied, off))
    found = pd.DataFrame(rows, columns=["one", "other", "judged", "implied", "off"])
    # The last digits of the weights differ from one processor to another; equals must not.
    return found.sort_values("off", ascending=False, kind="stable", ignore_index=True, key=_to_nine_places)


def _to_nine_places(column: pd.Series) -> pd.Series:
    return column.round(9)


def _read(matrix: Matrix) -> pd.DataFrame:
    table = matrix if isinstance(matrix, pd.DataFrame) else pd.DataFrame(list(matrix))
    count = len(table)
    if count == 0 or table.shape[1] != count:
        raise InputError(
            f"The judgements fill {count} rows and {table.shape[1]} columns; they need a square."
        )
    if list(table.index) != list(table.columns):
        raise InputError("Rows and columns of the judgements must name the same items in the same order.")
    names = list(table.index)
    values = np.empty((count, count))
    for i in range(count):
        for j in range(count):
            values[i, j] = _judgement(table.iat[i, j], names[i], names[j])
    for i in range(count):
        if np.isnan(values[i, i]):
            values[i, i] = 1.0
        if abs(values[i, i] - 1) > 1e-9:
            raise InputError(f"{names[i]} against itself is {show(values[i, i])}; it must be 1.")
        for j in range(i + 1, count):
            there, back = values[i, j], values[j, i]
            if np.isnan(there) and not np.isnan(back):
                values[i, j] = 1 / back
            elif np.isnan(back) and not np.isnan(there):
                values[j, i] = 1 / there
            elif abs(there * back - 1) > 0.05:
                raise InputError(
                    f"{names[i]} against {names[j]} is {show(there)}, but {names[j]} against {names[i]} is "
                    f"{show(back)}. One must be 1 divided by the other."
                )
    return pd.DataFrame(values, index=names, columns=names)


def _judgement(cell: Any, one: Any, other: Any) -> float:
    if (
        cell is None
        or (isinstance(cell, str) and not cell.strip())
        or (not isinstance(cell, str) and pd.isna(cell))
    ):
        return np.nan
    try:
        value = float(Fraction(cell.strip())) if isinstance(cell, str) else float(cell)
    except (ValueError, ZeroDivisionError) as reason:
        says = "Write a number such as 3 or 1/3."
        raise InputError(f"{one} against {other} is {show(cell)}. {says}") from reason
    if not (value > 0 and np.isfinite(value)):
        raise InputError(f"{one} against {other} is {show(value)}. Judgements are above 0, from 1/9 to 9.")
    return value


def _eigen(values: np.ndarray) -> tuple[np.ndarray, float]:
    """The principal right eigenvector, summing to 1, and its eigenvalue (real for a positive matrix)."""
    eigenvalues, vectors = np.linalg.eig(values)
    top = int(np.argmax(eigenvalues.real))
    vector = np.abs(vectors[:, top].real)
    return vector / vector.sum(), float(eigenvalues[top].real)


def _completed(values: np.ndarray, names: list[Any]) -> np.ndarray:
    """Fill absent pairs so that lambda_max is least.

    In logarithms the problem is convex, and at its minimum each filled judgement balances the right and left
    eigenvectors x and y: a_ij y_i x_j = a_ji y_j x_i. Repeating half a step towards that balance finds it.
    """
    absent = np.isnan(values)
    if not absent.any():
        return values
    _refuse_unconnected(~absent, names)
    filled = np.where(absent, 1.0, values)
    for _ in range(10_000):
        right, _ = _eigen(filled)
        left, _ = _eigen(filled.T)
        balance = np.sqrt(np.outer(right / left, left / right))
        step = np.where(absent, np.sqrt(balance / filled), 1.0)
        filled = filled * step
        if np.max(np.abs(np.log(step))) < 1e-13:
            break
    return filled


def _refuse_unconnected(judged: np.ndarray, names: list[Any]) -> None:
    reached = np.zeros(len(names), dtype=bool)
    reached[0] = True
    while True:
        wider = reached | judged[reached].any(axis=0)
        if (wider == reached).all():
            break
        reached = wider
    if not reached.all():
        apart = ", ".join(str(name) for name, seen in zip(names, reached, strict=True) if not seen)
        raise InputError(f"No judgement connects {apart} with {names[0]}. Compare at least one such pair.")
