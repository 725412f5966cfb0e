"""Agreement between people who code the same texts: raw, beyond chance, and code by code.

A table of codes has a row per unit (a line of a talk, a comment), a column per coder, and in each cell the
code that the coder chose; an empty cell was not coded. Only units that at least two coders coded can be
compared, the others are left out. Codes are names without an order. Agreement is not truth: people can share
a blind spot. Sources: Cohen 1960; Fleiss 1971; Hayes & Krippendorff, Communication Methods and Measures 1(1),
2007.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, need_columns, refuse, row_name


def coding_table(
    marks: pd.DataFrame,
    unit: str | Sequence[str] = ("interview", "line"),
    *,
    coder: str = "coder",
    code: str = "code",
) -> pd.DataFrame:
    """A table of codes from a list of marks: a row per unit, a column per coder, in the order of appearance.

    Columns: those of `unit`, `coder`, `code` (may be empty: not coded). The units become the index. Raises
    `InputError` where a unit or coder is missing, or a coder coded a unit twice.

    >>> marks = pd.DataFrame({"line": [1, 1, 2], "coder": ["Ada", "Ben", "Ada"], "code": ["a", "b", "b"]})
    >>> coding_table(marks, "line").loc[1].to_dict()
    {'Ada': 'a', 'Ben': 'b'}
    """
    units = [unit] if isinstance(unit, str) else list(unit)
    need_columns(marks, [*units, coder, code], "A table of codes")
    for column in (*units, coder):
        refuse(marks, column, marks[column].isna().to_numpy(), "Say which unit was coded by whom.")
    twice = marks.duplicated([*units, coder]).to_numpy()
    refuse(marks, coder, twice, "This coder has a code for the same unit further up. Keep one of them.")
    table = marks.set_index([*units, coder])[code].unstack(coder)
    order = pd.MultiIndex.from_frame(marks[units]) if len(units) > 1 else pd.Index(marks[units[0]])
    return table.loc[order.drop_duplicates(), list(dict.fromkeys(marks[coder]))]


def raw_agreement(codes: pd.DataFrame) -> float:
    """The share of pairs of coders who chose the same code, averaged over the units: 0 to 1.

    `codes` is a table of codes. Missing where no unit has two codes. Chance alone agrees often, and most
    where one code is frequent: read it beside `krippendorffs_alpha`.

    >>> raw_agreement(pd.DataFrame({"Ada": ["price", "list", "price"], "Ben": ["price", "list", "list"]}))
    0.6666666666666666
    """
    counts, _ = code_counts(codes)
    return _ratio(pair_shares(counts).sum(), len(counts))


def cohens_kappa(codes: pd.DataFrame) -> float:
    """Agreement of two coders beyond what their own shares of codes would give by chance: 1 is full.

    `codes` is a table of codes with two columns; units that one of them left out don't count. Missing where
    both used one and the same code only, or no unit has two codes. Raises `InputError` for more or fewer
    than two coders. Source: J. Cohen, Educational and Psychological Measurement 20(1), 1960.

    >>> codes = pd.DataFrame({"Ada": ["a", "b", "a", "b"], "Ben": ["a", "b", "b", "b"]})
    >>> cohens_kappa(codes)
    0.5
    """
    if codes.shape[1] != 2:
        says = "Choose two of them, or use Krippendorff's alpha."
        raise InputError(
            f"Cohen's kappa compares two coders; here {counted(codes.shape[1], 'coder has', 'coders have')}"
            f" a column. {says}"
        )
    numbers, names = numbered_codes(codes)
    both = numbers[(numbers >= 0).all(axis=1)]
    if not len(both):
        return float("nan")
    shares = [np.bincount(column, minlength=len(names)) / len(both) for column in both.T]
    by_chance = float(shares[0] @ shares[1])
    agreed = float((both[:, 0] == both[:, 1]).mean())
    return _ratio(agreed - by_chance, 1 - by_chance)


def fleiss_kappa(codes: pd.DataFrame) -> float:
    """Agreement of several coders beyond what the pooled shares of codes would give by chance: 1 is full.

    `codes` is a table of codes. Each unit must be coded by the same number of coders, not always the same
    ones; units without any code don't count. Missing where one code was used only. For two coders it differs
    from Cohen's kappa, which takes each coder's own shares. Raises `InputError` where units have different
    numbers of codes. Source: J. L. Fleiss, Psychological Bulletin 76(5), 1971, 378-382.

    >>> codes = pd.DataFrame({"Ada": ["price", "list"], "Ben": ["price", "list"], "Cem": ["price", "price"]})
    >>> round(fleiss_kappa(codes), 3)
    0.25
    """
    numbers, _ = numbered_codes(codes)
    sizes = (numbers >= 0).sum(axis=1)
    usual = int(np.bincount(sizes[sizes > 0]).argmax()) if (sizes > 0).any() else 0
    other = np.flatnonzero((sizes > 0) & (sizes != usual))
    if other.size:
        first = int(other[0])
        has = counted(int(sizes[first]), "code")
        raise InputError(
            f"{row_name(codes, first)} has {has} where most units have {usual}. "
            "Fleiss' kappa needs the same number for each unit: fill the gap, or use Krippendorff's alpha.",
            rows=other.tolist(),
        )
    counts, _ = code_counts(codes)
    shares = counts.sum(axis=0) / max(counts.sum(), 1)
    by_chance = float(shares @ shares)
    return _ratio(_ratio(pair_shares(counts).sum(), len(counts)) - by_chance, 1 - by_chance)


def krippendorffs_alpha(codes: pd.DataFrame) -> float:
    """Agreement beyond chance for any number of coders and any gaps: 1 is full, 0 what chance would do.

    `codes` is a table of codes; codes are names (nominal). 1 - observed / expected disagreement, where every
    unit counts by its number of codes. Negative where coders differ more than chance would. Missing where
    one code was used only: what chance would do can't be told then. Source: Hayes & Krippendorff 2007.

    >>> codes = pd.DataFrame({"Ada": ["price", "list", None], "Ben": ["price", "list", "list"]})
    >>> krippendorffs_alpha(codes)
    1.0
    """
    counts, _ = code_counts(codes)
    return float(alpha_of(agreeing(counts).sum(), counts.sum(axis=0)))


def agreement_by_code(codes: pd.DataFrame) -> pd.DataFrame:
    """How well each code holds against all the others: a row per code, in the order of first use.

    Columns of the result: `code`, `times` (used in units that can be compared), `units` (where it was used),
    `agreement` (share of pairs that agree on this code or not), `together` (where a coder used it, the share
    of the other coders who did too) and `alpha` (of the code against the rest). A rare code has a high
    `agreement` by itself, so read `together` and `alpha`. Missing where the code was never compared.

    >>> codes = pd.DataFrame({"Ada": ["price", "list", "chef"], "Ben": ["price", "list", "list"]})
    >>> agreement_by_code(codes).round(2)
        code  times  units  agreement  together  alpha
    0  price      2      1       1.00      1.00   1.00
    1   list      3      2       0.67      0.67   0.44
    2   chef      1      1       0.67      0.00   0.00
    """
    counts, names = code_counts(codes)
    rows = []
    for spot, name in enumerate(names):
        own = counts[:, spot]
        split = np.column_stack([own, counts.sum(axis=1) - own])
        together = _ratio(agreeing(own[:, None], counts.sum(axis=1)).sum(), own.sum())
        alpha = float(alpha_of(agreeing(split).sum(), split.sum(axis=0)))
        share = _ratio(pair_shares(split).sum(), len(split))
        rows.append((name, int(own.sum()), int((own > 0).sum()), share, together, alpha))
    return pd.DataFrame(rows, columns=["code", "times", "units", "agreement", "together", "alpha"])


def code_confusions(codes: pd.DataFrame) -> pd.DataFrame:
    """Which codes stand against which: rows and columns are codes, cells how often they met in a unit.

    Krippendorff's table of coincidences: a unit with m codes adds each pair of them with the weight
    1 / (m - 1), in both orders, so that a row adds up to the times its code was used. The diagonal is
    agreement; the largest cell beside it is the pair of codes to define anew.

    >>> code_confusions(pd.DataFrame({"Ada": ["price", "list"], "Ben": ["price", "price"]}))
           price  list
    price    2.0   1.0
    list     1.0   0.0
    """
    counts, names = code_counts(codes)
    weights = 1 / (counts.sum(axis=1) - 1)
    table = (counts * weights[:, None]).T @ counts
    table[np.diag_indices(len(names))] -= weights @ counts
    return pd.DataFrame(table, index=names, columns=names)


def code_counts(codes: pd.DataFrame) -> tuple[np.ndarray, list[Any]]:
    """Units × codes: how many coders chose each code, for units that at least two coded; and the codes."""
    numbers, names = numbered_codes(codes)
    counts = (numbers[:, :, None] == np.arange(len(names))).sum(axis=1).astype(float)
    return counts[counts.sum(axis=1) >= 2], names


def pair_shares(counts: np.ndarray) -> np.ndarray:
    """For each unit the share of its pairs of coders who agree."""
    return agreeing(counts) / counts.sum(axis=1)


def agreeing(counts: np.ndarray, sizes: np.ndarray | None = None) -> np.ndarray:
    """For each unit its agreeing values: the diagonal that it adds to the table of coincidences."""
    of = counts.sum(axis=1) if sizes is None else sizes
    return np.asarray((counts * (counts - 1)).sum(axis=1) / (of - 1))


def alpha_of(agreed: Any, uses: np.ndarray) -> np.ndarray:
    """Alpha from the agreeing values and the uses of each code (last axis); missing where one code is all."""
    n = uses.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        observed = 1 - agreed / n
        expected = 1 - (uses * (uses - 1)).sum(axis=-1) / (n * (n - 1))
        return np.asarray(np.where(expected > 0, 1 - observed / expected, np.nan))


def numbered_codes(codes: pd.DataFrame) -> tuple[np.ndarray, list[Any]]:
    """The codes as numbers in the order of first use, -1 for none; spaces around a code don't count."""
    if not isinstance(codes, pd.DataFrame) or codes.shape[1] < 2:
        raise InputError(
            "Agreement needs a table with a row per unit and a column for each of two coders or more."
        )
    cells = [cell.strip() if isinstance(cell, str) else cell for cell in codes.to_numpy(dtype=object).ravel()]
    blank = np.array([pd.isna(cell) or cell == "" for cell in cells], dtype=bool)
    numbers = np.full(len(cells), -1)
    spots: dict[Any, int] = {}
    for at in np.flatnonzero(~blank):
        numbers[at] = spots.setdefault(cells[at], len(spots))
    return numbers.reshape(codes.shape), list(spots)


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole > 1e-12 else float("nan")
