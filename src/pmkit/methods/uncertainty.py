"""How sure a ranking is: chances of rank and of the top places when the inputs are only roughly known.

Each trial multiplies every noisy input by its own lognormal factor and ranks the items anew. The noise is
stated by the caller, never inferred; the same seed gives the same answer. The model of the noise is the
course's own.

A factor is not cut off where an input's scale ends. It stands for how far a judgement may be off, and a cut
would only ever pull down the items at the end of the scale: of two equal ideas the one with a confidence of
100 % would lose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, show
from pmkit.methods.formulas import Formula, formula_of
from pmkit.methods.ranking import places_of

Noise = float | Mapping[str, float]
"""Roughly ± this share of each value (0.3: about ±30 %, a lognormal's sigma), for all inputs or by column."""

_AT_ONCE = 1_000_000


def how_sure(
    items: pd.DataFrame,
    method: str | Formula = "rice",
    *,
    noise: Noise = 0.3,
    k: int = 5,
    trials: int = 4000,
    seed: int = 1,
) -> pd.DataFrame:
    """The scored table with the chances of each item's rank under stated input noise.

    Columns as for the method. Adds the score, `rank`, `tied`, `p_top` (chance to be among the `k` best),
    `p_first`, `rank_low`, `rank_median` and `rank_high` (5, 50 and 95 % of the trials' ranks). Items
    without a score don't compete and have none of these. `p_top` is known to about 0.5/√trials (4000
    trials: 0.01); the `p_top` of all items add up to `k`. Raises `InputError` for a negative noise, an
    unknown column in it, or a `k` under 1.

    >>> projects = pd.DataFrame({"item": ["P1", "P2", "P3"], "reach": [450, 2000, 800], "impact": [3, 1, 2],
    ...                          "confidence": [1, 0.8, 0.5], "effort": [2, 4, 1]})
    >>> sure = how_sure(projects, "rice", noise={"reach": 0.3, "effort": 0.3}, k=1)
    >>> sure["p_top"].round(1).tolist()
    [0.4, 0.1, 0.6]
    """
    formula = formula_of(method)
    if k < 1:
        raise InputError(f"The top {k} holds no item. Choose 1 or more.")
    values = formula.read(items)
    scores = formula.score(values)
    known = np.flatnonzero(~np.isnan(scores))
    ranks = _trial_ranks(formula, {name: cells[known] for name, cells in values.items()}, noise, trials, seed)
    quantiles = np.sort(ranks, axis=0)[[int(np.ceil(share * trials)) - 1 for share in (0.05, 0.5, 0.95)]]
    places, tied = places_of(scores)
    found = {
        "p_top": (ranks <= k).mean(axis=0),
        "p_first": (ranks == 1).mean(axis=0),
        "rank_low": quantiles[0],
        "rank_median": quantiles[1],
        "rank_high": quantiles[2],
    }
    added: dict[str, Any] = {formula.name: scores, "rank": places, "tied": tied}
    for name, result in found.items():
        cells = np.full(len(items), np.nan)
        cells[known] = result
        added[name] = cells
    return items.assign(**added)


def _trial_ranks(
    formula: Formula, values: dict[str, np.ndarray], noise: Noise, trials: int, seed: int
) -> np.ndarray:
    """Each item's rank (columns) in each trial (rows)."""
    if trials < 1:
        raise InputError("Choose at least one trial.")
    count = next(iter(values.values())).size
    ranks = np.empty((trials, count), dtype=np.int32)
    places = np.arange(1, count + 1, dtype=np.int32)[None]
    done = 0
    for scores in _noisy_scores(formula, values, _spreads(formula, values, noise), trials, seed):
        np.put_along_axis(ranks[done : done + len(scores)], np.argsort(-scores, axis=1), places, axis=1)
        done += len(scores)
    return ranks


def _noisy_scores(
    formula: Formula, values: dict[str, np.ndarray], spreads: dict[str, float], trials: int, seed: int
) -> Iterator[np.ndarray]:
    """Blocks of trials × items scores; equal scores fall in random order, so tied items share the places."""
    random = np.random.default_rng(seed)
    count = next(iter(values.values())).size
    block = max(1, _AT_ONCE // max(count, 1))
    for begin in range(0, trials, block):
        size = (min(block, trials - begin), count)
        drawn = {}
        for name, cells in values.items():
            drawn[name] = np.broadcast_to(cells, size)
            if spreads[name]:
                drawn[name] = cells * np.exp(spreads[name] * random.standard_normal(size))
        scores = formula.score(drawn)
        ties = random.random(size)  # nosec B311  # draws, no secret
        yield scores + ties * (1e-12 * np.max(np.abs(scores), initial=1.0))


def _spreads(formula: Formula, values: Mapping[str, np.ndarray], noise: Noise) -> dict[str, float]:
    spreads = dict(noise) if isinstance(noise, Mapping) else dict.fromkeys(values, float(noise))
    for name, spread in spreads.items():
        if name not in values:
            raise InputError(f"{formula.label} has no input {name}. Its inputs: {', '.join(values)}.")
        if not 0 <= spread <= 3:
            says = "Write a share from 0 to 3: 0.3 stands for about ±30 %."
            raise InputError(f"The noise of {name} is {show(spread)}. {says}", column=name)
    return {name: float(spreads.get(name, 0.0)) for name in values}


def score_ranges(
    items: pd.DataFrame,
    method: str | Formula = "rice",
    *,
    noise: Noise = 0.3,
    share: float = 0.9,
    trials: int = 1000,
    seed: int = 1,
) -> pd.DataFrame:
    """Where each score lies in the middle `share` of the trials: adds `score_low` and `score_high`.

    Other arguments as for `how_sure`, in the unit of the score. Without noise both equal the score; a row
    without a score has neither.

    >>> ideas = pd.DataFrame({"item": ["A"], "value": [90], "effort": [2]})
    >>> score_ranges(ideas, "value_effort", noise=0)[["score_low", "score_high"]].iloc[0].tolist()
    [45.0, 45.0]
    """
    if not 0 < share <= 1:
        raise InputError(f"The share of draws is {show(share)}. Write a share from 0 to 1, such as 0.9.")
    formula = formula_of(method)
    values = formula.read(items)
    known = np.flatnonzero(~np.isnan(formula.score(values)))
    fitting = {name: cells[known] for name, cells in values.items()}
    blocks = list(_noisy_scores(formula, fitting, _spreads(formula, fitting, noise), trials, seed))
    limits = np.full((2, len(items)), np.nan)
    if known.size:
        tails = [(1 - share) / 2, (1 + share) / 2]
        limits[:, known] = np.round(np.quantile(np.concatenate(blocks), tails, axis=0), 9)
    return items.assign(score_low=limits[0], score_high=limits[1])
