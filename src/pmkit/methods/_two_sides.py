"""Reading people and successes of two sides, in groups: before and after, control and variant.

The table is long: one row per group and side, or several, which are added up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show


@dataclass(frozen=True)
class TwoSides:
    """`people` and `successes`: whole numbers, one row per group (in order), the two sides as columns."""

    groups: list[object]
    people: np.ndarray
    successes: np.ndarray

    @property
    def rates(self) -> np.ndarray:
        """Successes / people; missing where a group has nobody on that side."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return self.successes / self.people


def read_two_sides(
    table: pd.DataFrame, *, group: str, side: str, sides: tuple[str, str], what: str
) -> TwoSides:
    """The counts of `table` by `group` and `side` (columns), besides `people` and `successes`.

    Raises `InputError` for a side that is neither of `sides`, a missing group, counts that are missing, not
    whole or negative, more successes than people, and a side without people.
    """
    need_columns(table, [group, side, "people", "successes"], what)
    refuse(table, group, table[group].isna().to_numpy(), "Name the group that these people belong to.")
    known = table[side].isin(sides).to_numpy()
    refuse(table, side, ~known, f"Write {' or '.join(sides)}, or name your own two with sides=.")
    people, successes = (_counts(table, column) for column in ("people", "successes"))
    refuse(table, "successes", successes > people, "More successes than people: count the same people.")
    counts = pd.DataFrame(
        {"group": table[group], "side": table[side].astype(str), "people": people, "successes": successes}
    )
    added = counts.groupby(["group", "side"], sort=False).sum()
    wide = {
        name: added[name].unstack(fill_value=0).reindex(columns=list(sides), fill_value=0)
        for name in ("people", "successes")
    }
    names = list(dict.fromkeys(table[group]))
    read = TwoSides(names, *(wide[name].loc[names].to_numpy(dtype=float) for name in wide))
    nobody = [name for name, total in zip(sides, read.people.sum(axis=0), strict=True) if total == 0]
    if nobody:
        raise InputError(
            f"{listed(nobody)} has no people. Add rows with {side} {show(nobody[0])}.", column=side
        )
    return read


def _counts(table: pd.DataFrame, column: str) -> np.ndarray:
    values = numbers(table, column, low=0, remedy="Count people, 0 or more.")
    refuse(table, column, np.isnan(values) | (values != np.round(values)), "Count people, in whole numbers.")
    return values
