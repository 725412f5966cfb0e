"""Tables without names: who can still be found in them, and which cells must not be shown.

A row is a person, a cell counts the people who share some columns. A count under k is hidden, and so is what
would give it away (complementary suppression); k is a convention: 5, 10, 11. What k does not stop: a cell in
which all are alike, two tables with a few people between them, and what a reader knows already. Sources:
Sweeney 2002 (k-anonymity); Machanavajjhala et al. 2007 (l-diversity); the rule “no cell of 1 to 10” of the
US Centers for Medicare & Medicaid Services.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, refuse, show
from pmkit.methods._linear_differences import combinations_of

TOTAL = "all"
"""Stands in a column over whose values a cell is added up."""
_AT_ONCE = 4
"""So many cells are hidden before the table is looked at again; those not needed are shown in the end."""


@dataclass(frozen=True)
class Uniqueness:
    """How far some columns tell people apart.

    `people` and `combinations` are counted, `unique` are people whom nobody else is like, `smallest` is the
    size of the smallest combination (the k of k-anonymity; 0 without people).
    """

    people: int
    combinations: int
    unique: int
    smallest: int


def how_unique(people: pd.DataFrame, columns: Sequence[str]) -> Uniqueness:
    """Count the combinations of these columns, and the people who are alone in theirs.

    >>> people = pd.DataFrame({"shift": ["day", "day", "night"], "household_size": [2, 2, 2]})
    >>> how_unique(people, ["shift", "household_size"])
    Uniqueness(people=3, combinations=2, unique=1, smallest=1)
    """
    sizes = _read(people, columns).value_counts().to_numpy()
    return Uniqueness(len(people), len(sizes), int((sizes == 1).sum()), int(sizes.min()) if len(sizes) else 0)


def alike_cells(people: pd.DataFrame, columns: Sequence[str], sensitive: str) -> pd.DataFrame:
    """How many values of the sensitive column each combination has: with one, its size protects nobody.

    Result: a row per combination that somebody has, in the order of appearance: the columns, `n`, `values`
    (the l of l-diversity) and `all_have` (the value where there is but one, else empty).

    >>> people = pd.DataFrame({"room": ["A", "A", "B", "B"], "allergy": ["yes", "yes", "yes", "no"]})
    >>> alike_cells(people, ["room"], "allergy").values.tolist()
    [['A', 2, 1, 'yes'], ['B', 2, 2, '']]
    """
    table = _read(people, [*columns, sensitive])
    groups = table.groupby(list(columns), sort=False)[sensitive]
    told = groups.agg(n="size", values="nunique", all_have="first").reset_index()
    return told.assign(all_have=told["all_have"].astype(str).where(told["values"] == 1, ""))


def cells_with_totals(people: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The counts of all combinations of these columns' values, also of nobody, with every total.

    Result: the columns, with “all” where a cell is added up over one, and `n`. The single cells come first,
    the sum of everything last. Raises `InputError` for an empty cell, and for a value called “all”.

    >>> people = pd.DataFrame({"room": ["A", "A", "B"], "allergy": ["yes", "no", "no"]})
    >>> cells_with_totals(people, ["room", "allergy"])["n"].tolist()
    [1, 1, 0, 1, 2, 1, 1, 2, 3]
    """
    table = _read(people, columns)
    values = [list(dict.fromkeys(table[column])) for column in columns]
    counts = np.zeros([len(one) for one in values], dtype=int)
    spots = [table[column].map({value: at for at, value in enumerate(one)})
             for column, one in zip(columns, values, strict=True)]  # fmt: skip
    np.add.at(counts, tuple(spot.to_numpy(dtype=int) for spot in spots), 1)
    for axis in range(len(columns)):
        counts = np.concatenate([counts, counts.sum(axis=axis, keepdims=True)], axis=axis)
    names = list(product(*[[*one, TOTAL] for one in values]))
    cells = pd.DataFrame(names, columns=list(columns), dtype=object).assign(n=counts.ravel())
    level = (cells[list(columns)] == TOTAL).sum(axis=1)
    return cells.iloc[np.argsort(level, kind="stable")].reset_index(drop=True)


def hide_small(
    cells: pd.DataFrame, columns: Sequence[str], k: int, *, show_zeros: bool = True, beside: bool = True
) -> pd.DataFrame:
    """Mark the cells and totals that must not be shown: column `hidden` is small, beside or empty.

    `cells` is a table of `cells_with_totals`. “small”: 1 to k - 1 people (0 too, unless zeros are shown).
    “beside”: shown, it would give a small one away by differences; of several such the smallest that is not
    itself a total goes. With `beside` False only the small ones are marked, for seeing what comes of that.
    Three columns (some 150 cells) take a tenth of a second, four take some seconds.

    >>> people = pd.DataFrame({"room": ["A"] * 20 + ["B"] * 20, "allergy": (["yes"] * 3 + ["no"] * 17) * 2})
    >>> hidden = hide_small(cells_with_totals(people, ["room", "allergy"]), ["room", "allergy"], 5)
    >>> hidden.loc[hidden["hidden"] != "", ["room", "allergy", "n", "hidden"]].values.tolist()
    [['A', 'yes', 3, 'small'], ['A', 'no', 17, 'beside'], ['B', 'yes', 3, 'small'], ['B', 'no', 17, 'beside']]
    """
    if k < 1 or int(k) != k:
        raise InputError(f"The smallest group is {show(k)}. Write a whole number, 1 or more.")
    n, parts = _counts(cells), _parts(cells, columns)
    small = (n < k) & ((n > 0) | (not show_zeros))
    totals = (cells[list(columns)] == TOTAL).sum(axis=1).to_numpy()
    order = np.lexsort((n, totals, n == 0))
    hidden = _hide_beside(parts, small, order) if beside else small
    return cells.assign(hidden=np.where(small, "small", np.where(hidden, "beside", "")))


def attack_cells(cells: pd.DataFrame, columns: Sequence[str], *, rounded_to: int = 1) -> pd.DataFrame:
    """The hidden cells that the shown ones give away by differences, such as a total minus the rest.

    `cells` is a table of `hide_small`; only the shown counts are used, rounded to the nearest multiple of
    `rounded_to`. Result, a row per hidden cell that can be worked out: the columns, `derived`, `low` and
    `high` (the range that rounding leaves; not under 0) and `how` (the sum). It sees differences alone, and
    knows nothing that a reader may know besides.

    >>> people = pd.DataFrame({"room": ["A"] * 20 + ["B"] * 20 + ["C"] * 3})
    >>> attack_cells(hide_small(cells_with_totals(people, ["room"]), ["room"], 5, beside=False), ["room"])
      room  derived  low  high                   how
    0    C        3    3     3  all 43 - A 20 - B 20
    """
    if rounded_to < 1 or int(rounded_to) != rounded_to:
        raise InputError(f"Counts can't be rounded to {show(rounded_to)}. Write a whole number, 1 or more.")
    need_columns(cells, ["hidden"], "The attack")
    n, parts = _counts(cells), _parts(cells, columns)
    hidden = (cells["hidden"] != "").to_numpy()
    # totals first: a difference is told as a total minus its parts
    known = np.flatnonzero(~hidden)[np.argsort(-parts[~hidden].sum(axis=1), kind="stable")]
    shown = (n[known] + rounded_to // 2) // rounded_to * rounded_to
    wanted = np.flatnonzero(hidden)
    found, used = combinations_of(parts[known], parts[wanted])
    named = cells[list(columns)].to_numpy(dtype=object)
    names = [_name(named[at]) for at in known]
    rows = []
    for spot in np.flatnonzero(found):
        weights = np.round(used[spot], 9)
        derived = round(float(weights @ shown))
        off = int(np.floor(np.abs(weights).sum() * (rounded_to // 2)))
        cell = named[wanted[spot]]
        rows.append((*cell, derived, max(derived - off, 0), derived + off, _sum(names, shown, weights)))
    return pd.DataFrame(rows, columns=[*columns, "derived", "low", "high", "how"])


def compare_months(before: pd.DataFrame, after: pd.DataFrame, columns: Sequence[str], k: int) -> pd.DataFrame:
    """The cells that two tables show and that differ by 1 to k - 1 people: whoever knows who came knows more.

    Both are tables of `hide_small`. Result: the columns, `before`, `after` and `difference`, in the order of
    `after`.

    >>> rooms = pd.DataFrame({"room": ["A"] * 12})
    >>> before = hide_small(cells_with_totals(rooms.head(11), ["room"]), ["room"], 11)
    >>> after = hide_small(cells_with_totals(rooms, ["room"]), ["room"], 11)
    >>> compare_months(before, after, ["room"], 11).values.tolist()
    [['A', 11, 12, 1], ['all', 11, 12, 1]]
    """
    shown = [table[table["hidden"] == ""].set_index(list(columns))["n"] for table in (after, before)]
    both = pd.concat(shown, axis=1, join="inner", keys=["after", "before"]).reset_index()
    both = both.assign(difference=both["after"] - both["before"])
    close = both["difference"].abs().between(1, k - 1)
    return both.loc[close, [*columns, "before", "after", "difference"]].reset_index(drop=True)


def _hide_beside(parts: np.ndarray, small: np.ndarray, order: np.ndarray) -> np.ndarray:
    """What must be hidden so that differences give no small cell away; cells go in this order."""
    hidden, first = small.copy(), order.argsort()
    while len(giving := _giving(parts, small, hidden)):
        hidden[giving[np.argsort(first[giving])[:_AT_ONCE]]] = True
    for at in order[::-1]:  # what went early may not be needed in the end
        if hidden[at] and not small[at]:
            hidden[at] = False
            hidden[at] = len(_giving(parts, small, hidden)) > 0
    return hidden


def _giving(parts: np.ndarray, small: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """The shown rows by which a small cell can be worked out."""
    known = np.flatnonzero(~hidden)
    found, used = combinations_of(parts[known], parts[small])
    return known[(used[found] != 0).any(axis=0)]


def _read(people: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    if not columns:
        raise InputError("Choose at least one column.")
    need_columns(people, columns, "A table of cells")
    for column in columns:
        empty = people[column].map(lambda cell: pd.isna(cell) or str(cell) == "").to_numpy(dtype=bool)
        refuse(people, column, empty, "Write what is known, or “not given”.")
        refuse(people, column, (people[column] == TOTAL).to_numpy(dtype=bool), "“all” is the total's name.")
    return people[list(columns)]


def _counts(cells: pd.DataFrame) -> np.ndarray:
    need_columns(cells, ["n"], "A table of cells")
    return cells["n"].to_numpy(dtype=int)


def _parts(cells: pd.DataFrame, columns: Sequence[str]) -> np.ndarray:
    """For each row of the table the single cells that it adds up, as zeros and ones."""
    names = cells[list(columns)].to_numpy(dtype=object)
    single = names[(names != TOTAL).all(axis=1)]
    return ((names[:, None, :] == single[None]) | (names[:, None, :] == TOTAL)).all(axis=2).astype(float)


def _name(cell: np.ndarray) -> str:
    words = [str(value) for value in cell if value != TOTAL]
    return ", ".join(words) or TOTAL


def _sum(names: Sequence[str], shown: np.ndarray, weights: np.ndarray) -> str:
    """The sum by which a cell is worked out: all 43 - A 20 - B 20."""
    parts = []
    for at in sorted(np.flatnonzero(weights).tolist(), key=lambda at: -float(weights[at])):
        sign = "-" if weights[at] < 0 else "+"
        times = "" if abs(weights[at]) == 1 else f"{abs(weights[at]):g} x "
        parts.append(f"{sign} {times}{names[at]} {shown[at]}")
    return " ".join(parts).removeprefix("+ ")
