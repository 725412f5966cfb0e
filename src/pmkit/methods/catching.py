"""How many wrong products a set of examples catches: the mutation score, used for acceptance examples.

Score = caught / (all - those that nothing can catch), after DeMillo, Lipton & Sayward, Hints on test data
selection, IEEE Computer 11(4), 1978. To use it for examples that a product manager writes is the course's own
idea.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError


@dataclass(frozen=True, kw_only=True)
class CatchScore:
    """What examples catch. `score` is 0 to 1, None where there is nothing to catch."""

    caught_by: dict[Hashable, tuple[Hashable, ...]]
    """Each fault that is caught, with the examples that catch it."""
    missed: tuple[Hashable, ...]
    uncatchable: tuple[Hashable, ...]
    nothing_new: tuple[Hashable, ...]
    """Examples that catch only what those before them caught already, or nothing."""

    @property
    def catchable(self) -> int:
        return len(self.caught_by) + len(self.missed)

    @property
    def score(self) -> float | None:
        return len(self.caught_by) / self.catchable if self.catchable else None


def catch_score(caught: pd.DataFrame, uncatchable: Collection[Hashable] = ()) -> CatchScore:
    """The score of examples: a row per fault, a column per example, true where the example catches it.

    `uncatchable` are faults that give the right answer whatever is asked; one that is caught all the same
    counts as catchable. So the score never falls when an example is added. No column is a score of 0. Raises
    `InputError` for a cell that is not yes or no, and for faults or examples with the same name.

    >>> table = pd.DataFrame({"E1": [True, False, False], "E2": [True, False, False]},
    ...     index=["traces", "plural", "partner"])
    >>> told = catch_score(table, uncatchable=["partner"])
    >>> told.score, told.missed, told.nothing_new
    (0.5, ('plural',), ('E2',))
    """
    for names, what in ((caught.index, "fault"), (caught.columns, "example")):
        if names.has_duplicates:
            twice = names[names.duplicated()][0]
            raise InputError(f"The {what} “{twice}” stands there twice. Give each {what} its own name.")
    if not all(pd.api.types.is_bool_dtype(dtype) for dtype in caught.dtypes):
        raise InputError("Each cell says whether the example catches the fault: write True or False.")
    hits = caught.to_numpy(dtype=bool).reshape(len(caught.index), len(caught.columns))
    before = np.zeros(len(caught.index), dtype=bool)
    nothing_new = []
    for column, example in enumerate(caught.columns):
        if not (hits[:, column] & ~before).any():
            nothing_new.append(example)
        before |= hits[:, column]
    left = [fault for fault, hit in zip(caught.index, before, strict=True) if not hit]
    return CatchScore(
        caught_by={
            fault: tuple(caught.columns[hits[row]]) for row, fault in enumerate(caught.index) if before[row]
        },
        missed=tuple(fault for fault in left if fault not in uncatchable),
        uncatchable=tuple(fault for fault in left if fault in uncatchable),
        nothing_new=tuple(nothing_new),
    )
