"""What several people made of the same lines, for the explorers that show it.

A `Coding` is a table of codes (a row per line, a column per coder, empty where nothing was chosen) with the
talk of each line. Knows no case: names of codes, coders and talks come in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pmkit.explorers import Cells
from pmkit.methods import agreement_by_code
from pmkit.methods.agreement import krippendorffs_alpha, numbered_codes

KINDS = {
    "event": "They name a time at which it happened.",
    "habit": "They say that it happens again and again.",
    "opinion": "They judge. Nothing need have happened.",
    "wish": "They say what they would like to have.",
    "compliment": "They are polite. It costs them nothing.",
    "promise": "They say what they will do. So far it has cost them nothing.",
}
"""The kinds of a statement, and how to know them."""
HAPPENED = ("event", "habit")


@dataclass(frozen=True, eq=False)
class Coding:
    """The codes, and for each of their lines the talk that it belongs to."""

    codes: pd.DataFrame
    talks: pd.Series

    def of(self, codes: pd.DataFrame) -> "Coding":
        """The same lines with other codes."""
        return replace(self, codes=codes)

    @cached_property
    def _sizes(self) -> np.ndarray:
        return self.codes.notna().to_numpy().sum(axis=1)

    @cached_property
    def groups(self) -> list[Any] | None:
        """What is drawn again for a range: whole talks, or lines where there is one talk."""
        talks = list(self.talks)
        compared = {talk for talk, size in zip(talks, self._sizes, strict=True) if size >= 2}
        return talks if len(compared) > 1 else None

    @property
    def coders(self) -> list[str]:
        return [str(one) for one in self.codes.columns]

    @property
    def left_out(self) -> int:
        """Lines that one coder only has coded."""
        return int((self._sizes == 1).sum())

    @property
    def compared(self) -> int:
        """Lines that can be compared."""
        return int((self._sizes >= 2).sum())

    @cached_property
    def times(self) -> pd.DataFrame:
        """Lines × codes: how many coders chose each."""
        numbers, names = numbered_codes(self.codes)
        counts = (numbers[:, :, None] == np.arange(len(names))).sum(axis=1)
        return pd.DataFrame(counts, columns=[str(name) for name in names])

    @cached_property
    def alpha(self) -> float:
        """Agreement beyond chance of all coders."""
        return krippendorffs_alpha(self.codes)

    @cached_property
    def by_code(self) -> pd.DataFrame:
        """Each code against all the others."""
        return agreement_by_code(self.codes)

    @cached_property
    def confusions(self) -> pd.DataFrame:
        """Codes × codes: the lines on which both were chosen; on the diagonal those on which all chose the
        one."""
        counts = self.times.to_numpy()
        counts = counts[counts.sum(axis=1) >= 2]
        there = (counts > 0).astype(int)
        table = there.T @ there
        alone = there * (counts == counts.sum(axis=1, keepdims=True))
        table[np.diag_indices(len(table))] = alone.sum(axis=0)
        return pd.DataFrame(table, index=self.times.columns, columns=self.times.columns)

    def majority(self, code: str) -> int:
        """The lines on which more than half chose the code."""
        if code not in self.times:
            return 0
        return int((self.times[code].to_numpy() * 2 > self._sizes).sum())


@dataclass(frozen=True)
class TalkCells(Cells):
    """The lines that are seen, of all that are `known`: what was chosen for the others stays and counts."""

    _: KW_ONLY
    known: Sequence[Mapping[str, Any]]

    def _whole(self) -> Cells:
        return Cells(self.key, self.label, columns=self.columns, rows=self.known, keys=self.kept_keys())

    def clean(self, kept: Any) -> dict[str, dict[str, Any]]:
        return self._whole().clean(kept)

    def merged(self, value: Any, before: Any, foreign: Callable[[str], bool]) -> Any:
        return self._whole().merged(value, before, foreign)


def merged(coding: Coding, one: str, other: str) -> Coding:
    """Two codes made one."""
    both = f"{one} + {other}"
    return coding.of(coding.codes.replace({one: both, other: both}))


def split(coding: Coding, code: str, happened: Sequence[bool]) -> tuple[Coding, int, int]:
    """A code by what its lines are: told as happened or not; and on how many lines somebody chose each."""
    there = coding.codes == code
    told = pd.Series(list(happened), index=coding.codes.index)
    halves = told.map({True: f"{code}: happened", False: f"{code}: was said"})
    codes = coding.codes.where(~there, coding.codes.apply(lambda _: halves))
    lines = there.any(axis=1)
    return coding.of(codes), int((lines & told).sum()), int((lines & ~told).sum())
