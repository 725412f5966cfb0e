"""How sure an agreement is: all its measures side by side, each with the range of a bootstrap over units.

Lines of one talk are not independent of each other, so whole talks are drawn where `groups` says which lines
belong together. Source of the bootstrap: B. Efron, Annals of Statistics 7(1), 1979.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, row_name, show
from pmkit.methods.agreement import agreeing, alpha_of, numbered_codes, pair_shares


def coder_agreement(
    codes: pd.DataFrame,
    groups: Sequence[Any] | None = None,
    *,
    draws: int = 1000,
    confidence: float = 0.95,
    seed: int = 1,
) -> pd.DataFrame:
    """The measures of agreement that fit the table, each with its range: a row per measure.

    `codes` is a table of codes, as in `agreement`: a row per unit, a column per coder. `groups` says for each
    row what it belongs to (its talk); groups are drawn whole. Measures: `raw` (share of pairs that agree),
    `cohen` (two coders), `fleiss` (where every unit that is compared has the same number of codes) and
    `alpha` (Krippendorff). Columns: `measure`, `value`, `low`, `high` (the middle `confidence` of the draws),
    `units` (compared), `groups` (drawn from), `undefined` (draws in which one code was all there was; they
    have no value and are left out of the range) and `says` (why a cell is missing, or what is left out). The
    same seed gives the same range. Raises `InputError` for fewer than 1 draw and groups that don't fit.

    >>> codes = pd.DataFrame({"Ada": ["price", "list"] * 10, "Ben": ["price", "list"] * 9 + ["list", "list"]})
    >>> coder_agreement(codes)[["measure", "value", "low", "high"]].round(2)
      measure  value   low  high
    0     raw   0.95  0.85   1.0
    1   cohen   0.90  0.67   1.0
    2  fleiss   0.90  0.66   1.0
    3   alpha   0.90  0.67   1.0
    """
    if draws < 1:
        raise InputError("Choose at least one draw.")
    if not 0 < confidence < 1:
        raise InputError(f"The confidence is {show(confidence)}. Write a share such as 0.95.")
    numbers, names = numbered_codes(codes)
    compared = (numbers >= 0).sum(axis=1) >= 2
    member, size = _members(codes, groups, compared)
    sums = _sums(numbers[compared], len(names), member, size)
    weights = np.ones((1, size))
    if size > 1:
        drawn = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=draws)
        weights = np.vstack([weights, drawn])
    tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    left_out = int((~compared).sum())
    note = f"{counted(left_out, 'unit')} with fewer than two codes left out." if left_out else ""
    rows = []
    for measure, values in _measures({name: weights @ part for name, part in sums.items()}).items():
        value, drawn_values = float(values[0]), values[1:]
        known = drawn_values[~np.isnan(drawn_values)]
        low, high = np.quantile(known, tails) if known.size else (np.nan, np.nan)
        says = f"{_why_missing(value, size)} {note}".strip()
        told = (value, float(low), float(high), int(compared.sum()), size, len(drawn_values) - known.size)
        rows.append((measure, *told, says))
    columns = ["measure", "value", "low", "high", "units", "groups", "undefined", "says"]
    return pd.DataFrame(rows, columns=columns)


def _members(
    codes: pd.DataFrame, groups: Sequence[Any] | None, compared: np.ndarray
) -> tuple[np.ndarray, int]:
    """For each compared unit the number of its group, and how many groups there are."""
    if groups is None:
        return np.arange(compared.sum()), int(compared.sum())
    if len(groups) != len(codes):
        raise InputError(
            f"There are {counted(len(groups), 'group')} for {counted(len(codes), 'unit')}. "
            "Name the group of each row of the table."
        )
    names = pd.Series(list(groups), dtype=object)
    if names.isna().any():
        row = int(np.flatnonzero(names.isna())[0])
        raise InputError(f"{row_name(codes, row)} has no group. Say which talk it belongs to.", rows=[row])
    member, found = pd.factorize(names[compared])
    return member, len(found)


def _sums(numbers: np.ndarray, codes: int, member: np.ndarray, size: int) -> dict[str, np.ndarray]:
    """What the measures need, added up within each group: every measure is a function of such sums."""
    chosen = (numbers[:, :, None] == np.arange(codes)).astype(float)
    counts = chosen.sum(axis=1)
    parts = {
        "units": np.ones((len(counts), 1)),
        "shares": pair_shares(counts)[:, None],
        "agreed": agreeing(counts)[:, None],
        "uses": counts,
    }
    if numbers.shape[1] == 2:
        parts |= {"first": chosen[:, 0], "second": chosen[:, 1]}
    if len(set(counts.sum(axis=1))) == 1:
        parts["even"] = np.ones((len(counts), 1))
    sums = {name: np.zeros((size, part.shape[1])) for name, part in parts.items()}
    for name, part in parts.items():
        np.add.at(sums[name], member, part)
    return sums


def _measures(total: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The measures from sums over the units, a row per draw."""
    with np.errstate(invalid="ignore", divide="ignore"):
        units = total["units"]
        raw = (total["shares"] / units)[:, 0]
        found = {"raw": raw}
        if "first" in total:
            found["cohen"] = _beyond(raw, (total["first"] * total["second"] / units**2).sum(axis=1))
        if "even" in total:
            pooled = total["uses"] / total["uses"].sum(axis=1, keepdims=True)
            found["fleiss"] = _beyond(raw, (pooled**2).sum(axis=1))
        return found | {"alpha": alpha_of(total["agreed"][:, 0], total["uses"])}


def _beyond(agreed: np.ndarray, by_chance: np.ndarray) -> np.ndarray:
    return np.where(1 - by_chance > 1e-12, (agreed - by_chance) / (1 - by_chance), np.nan)


def _why_missing(value: float, size: int) -> str:
    if size == 0:
        return "No unit was coded by two people."
    if np.isnan(value):
        return "One code was all that was used, so what chance would do can't be told."
    return "" if size > 1 else "All units belong to one group, so there is no range."
