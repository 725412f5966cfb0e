"""A table of counts as it is given to somebody, and what can be worked out from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pmkit.methods import alike_cells, attack_cells, cells_with_totals, compare_months, hide_small
from pmkit.methods.cells import TOTAL


@dataclass(frozen=True)
class Way:
    """How a table is made safe: counts under `k` are hidden (zeros too, unless they are shown), with `beside`
    those that would give them away; totals are shown or not, counts rounded."""

    k: int
    totals: bool
    zeros: bool
    beside: bool
    rounded_to: int = 1


@dataclass(frozen=True, eq=False)
class Report:
    """The counts of `people` by `columns`, made safe in one `way`; `earlier` are the people of the report
    before."""

    people: pd.DataFrame
    columns: tuple[str, ...]
    way: Way
    earlier: pd.DataFrame | None = None

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The counts that the report has, with `hidden`."""
        return self._cells_of(self.people)

    def _cells_of(self, people: pd.DataFrame) -> pd.DataFrame:
        cells = cells_with_totals(people, self.columns)
        if not self.way.totals:
            single = (cells[list(self.columns)] != TOTAL).all(axis=1)
            cells = cells[single].reset_index(drop=True)
        beside = self.way.beside and self.way.totals  # without totals nothing can be subtracted
        return hide_small(cells, self.columns, self.way.k, show_zeros=self.way.zeros, beside=beside)

    @property
    def small(self) -> pd.DataFrame:
        """The counts that are hidden because they are small."""
        return self.cells[self.cells["hidden"] == "small"]

    @property
    def everything_hidden(self) -> bool:
        return bool((self.cells["hidden"] != "").all())

    def shown(self, count: int) -> int:
        """A count as the report prints it."""
        to = self.way.rounded_to
        return (count + to // 2) // to * to

    @cached_property
    def subtracted(self) -> pd.DataFrame:
        """The small counts that the shown ones give away, as `attack_cells` tells them."""
        found = attack_cells(self.cells, self.columns, rounded_to=self.way.rounded_to)
        return found.merge(self.small[list(self.columns)], on=list(self.columns))

    @property
    def given_away(self) -> pd.DataFrame:
        """Those of them that are known to the person."""
        return self.subtracted[self.subtracted["low"] == self.subtracted["high"]]

    @cached_property
    def moved(self) -> pd.DataFrame:
        """The counts that differ from the report before by fewer than k people; none if they are rounded."""
        if self.earlier is None or self.earlier.empty or self.way.rounded_to > 1:
            return pd.DataFrame(columns=[*self.columns, "before", "after", "difference"])
        return compare_months(self._cells_of(self.earlier), self.cells, self.columns, self.way.k)

    def alike(self, sensitive: str) -> pd.DataFrame:
        """The groups in which all are alike in a column and whose count is shown."""
        others = [one for one in self.columns if one != sensitive]
        if sensitive not in self.columns or not others:
            return pd.DataFrame()
        told = alike_cells(self.people, others, sensitive)
        shown = self.cells[(self.cells["hidden"] == "") & (self.cells["n"] > 0)]
        same = told[told["all_have"] != ""].merge(
            shown[list(self.columns)], left_on=[*others, "all_have"], right_on=[*others, sensitive]
        )
        return same[[*others, "n", "all_have"]]

    def alike_by_zeros(self, sensitive: str) -> pd.DataFrame:
        """The groups whose count is hidden, and which are seen to be alike all the same: each other value of
        the column is shown as nobody."""
        others = [one for one in self.columns if one != sensitive]
        if sensitive not in self.columns or not others or self.way.rounded_to > 1:
            return pd.DataFrame()
        single = self._single(others)
        zero = (single["hidden"] == "") & (single["n"] == 0)
        told = single.assign(left=~zero).groupby(others, sort=False)["left"].sum()
        one_left = single[~zero].merge(told[told == 1].reset_index()[others], on=others)
        return one_left[one_left["hidden"] != ""].rename(columns={sensitive: "all_have"})[
            [*others, "all_have"]
        ]

    def _single(self, others: Sequence[str]) -> pd.DataFrame:
        """The single counts, without any total, of groups in which there is somebody."""
        single = self.cells[(self.cells[list(self.columns)] != TOTAL).all(axis=1)]
        there = single.groupby(list(others), sort=False)["n"].transform("sum") > 0
        return single[there]
