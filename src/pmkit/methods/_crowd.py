"""Reading who listens to whom, for the models of a cascade: names, thresholds, and ears as sets of bits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse


@dataclass(frozen=True)
class Crowd:
    """People by row: what they are called, how many voices they need, and whom they hear (a bit per row)."""

    names: tuple[str, ...]
    needs: tuple[int, ...]
    hears: tuple[int, ...]

    def heard(self, row: int, joined: int) -> int:
        """How many of those this person listens to are among the joined (bits)."""
        return (self.hears[row] & joined).bit_count()

    def ears(self, row: int) -> list[int]:
        """The rows that this person listens to."""
        return [each for each in range(len(self.names)) if self.hears[row] >> each & 1]


def read_crowd(people: pd.DataFrame) -> Crowd:
    """The crowd of a table with `person`, `needs` and perhaps `listens_to`; refuses what can't be read."""
    need_columns(people, ["person", "needs"], "A cascade")
    empty = people["person"].map(lambda cell: pd.isna(cell) or not str(cell).strip())
    refuse(people, "person", empty.to_numpy(dtype=bool), "Give everybody a name.")
    names = [str(cell).strip() for cell in people["person"]]
    twice = np.array([name in names[:row] for row, name in enumerate(names)], dtype=bool)
    refuse(people, "person", twice, "This name stands twice. Tell the two apart.")
    needs = numbers(people, "needs", low=0, remedy="Nobody needs fewer than 0 voices.")
    refuse(people, "needs", np.isnan(needs), "Write how many have to be for it before: 0 for none.")
    refuse(people, "needs", needs != np.round(needs), "Write a whole number.")
    if "listens_to" not in people.columns:
        everybody = (1 << len(names)) - 1
        hears = [everybody & ~(1 << row) for row in range(len(names))]
    else:
        hears = [_ears(people, row, names) for row in range(len(names))]
    return Crowd(tuple(names), tuple(int(need) for need in needs), tuple(hears))


def _ears(people: pd.DataFrame, row: int, names: list[str]) -> int:
    bits = 0
    for name in names_in(people["listens_to"].iloc[row]):
        if name not in names:
            raise InputError(
                f"{names[row]} listens to “{name}”, who is not in the table. Add a row, or correct the name; "
                "write commas or semicolons between names.",
                column="listens_to",
                rows=[row],
            )
        if name == names[row]:
            raise InputError(
                f"{name} listens to themselves. Remove the name.", column="listens_to", rows=[row]
            )
        bits |= 1 << names.index(name)
    return bits


def names_in(cell: Any) -> list[str]:
    """Names from a list, or from text with commas, semicolons or line ends between them."""
    if isinstance(cell, str):
        return [name.strip() for name in re.split(r"[,;\n]", cell) if name.strip()]
    if isinstance(cell, (list, tuple, set, frozenset, np.ndarray)):
        return [str(name).strip() for name in cell]
    return []
