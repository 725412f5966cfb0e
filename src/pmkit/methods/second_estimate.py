"""Two people estimate the same items apart: where they differ, and what each difference does to the ranking.

The comparison is the course's own. That it is made apart first, and talked about where it matters, follows
Delphi and planning poker. Sources: N. Dalkey and O. Helmer, "An Experimental Application of the Delphi Method
to the Use of Experts", Management Science 9(3), 1963; J. Grenning, "Planning Poker", 2002.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, keys
from pmkit.methods.disagreement import Method
from pmkit.methods.formulas import formula_of
from pmkit.methods.ranking import SAME, places_of


def compare_estimates(items: pd.DataFrame, others: pd.DataFrame, method: Method) -> pd.DataFrame:
    """Each estimate in which a second person differs, with the item's rank if that one were taken; what moves
    the ranking most comes first.

    `items` and `others` have the method's input columns, row for row the same items; what the second person
    has not estimated is missing in `others`. Result: `id`, `input`, `value`, `other`, `rank` (as it stands),
    `rank_if_other` (with this one estimate replaced, all else as it is) and `moves` (places that the item
    rises, negative: falls). A rank is missing where the item has no score; such differences come last, the
    larger ratio first. Raises `InputError` where the rows are not the same items.

    >>> mine = pd.DataFrame({"id": ["A", "B", "C"], "value": [9, 4, 2], "effort": [3, 1, 1]})
    >>> hers = pd.DataFrame({"id": ["A", "B", "C"], "value": [9, 1, 2], "effort": [1.5, None, 1]})
    >>> compare_estimates(mine, hers, "value_effort")[["id", "input", "rank", "rank_if_other", "moves"]]
      id   input  rank  rank_if_other  moves
    0  B   value     1              3     -2
    1  A  effort     2              1      1
    """
    names = keys(items)
    if keys(others) != names:
        raise InputError("Two people are compared on the same items: both tables need the same rows.")
    formula = formula_of(method)
    mine = formula.read(items)
    theirs = formula.read(others)
    if list(theirs) != list(mine):
        raise InputError(f"Both tables need the columns {', '.join(mine)}.")
    scores = formula.score(mine)
    ranks, _ = places_of(scores)
    parts = []
    for name, cells in mine.items():
        other = theirs[name]
        differs = ~np.isnan(other) & ~(
            np.abs(other - cells) <= SAME * np.maximum(np.abs(other), np.abs(cells))
        )
        rows = np.flatnonzero(differs)
        then = _ranks_among(scores, formula.score({**mine, name: other}), rows)
        parts.append(
            pd.DataFrame(
                {
                    "id": [names[row] for row in rows],
                    "input": name,
                    "value": cells[rows],
                    "other": other[rows],
                    "rank": ranks[rows],
                    "rank_if_other": then,
                }
            )
        )
    table = pd.concat(parts, ignore_index=True)
    table["moves"] = table["rank"] - table["rank_if_other"]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.abs(np.log(table["other"].to_numpy() / table["value"].to_numpy()))
    order = np.lexsort((-np.nan_to_num(ratio, nan=np.inf, posinf=np.inf), -_size(table["moves"])))
    return table.iloc[order].reset_index(drop=True)


def _size(moves: pd.Series) -> np.ndarray:
    """How far, whichever way; -1 where that is not known."""
    return moves.abs().astype("Float64").fillna(-1).to_numpy(dtype=float)


def _ranks_among(scores: np.ndarray, changed: np.ndarray, rows: np.ndarray) -> pd.arrays.IntegerArray:
    """The rank of each of these rows if it alone had its changed score; missing where that is."""
    known = np.sort(scores[~np.isnan(scores)])
    new, old = changed[rows], scores[rows]
    above = new * (1 + SAME)
    better = known.size - np.searchsorted(known, above, side="right")
    better -= np.nan_to_num(old, nan=-np.inf) > above  # the item does not stand before itself
    return pd.arrays.IntegerArray((better + 1).astype(np.int64), np.isnan(new))
