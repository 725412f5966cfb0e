"""Wishes that need parts, in any numbers: the exact search where it applies, else a linear programme.

Identical wishes are added up, parts that serve the same wishes become one, and parts that serve none are
dropped; the answer is in the caller's own parts again. Both the customers' and the backlog's planning of
one release end here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from pmkit.methods._clock import Clock
from pmkit.methods._program import Outcome, Program, solve
from pmkit.methods._whole import as_whole, whole_limit
from pmkit.methods._wish_graph import WishGraph
from pmkit.methods._wish_search import can_search, grant


class Wishes:
    """Prepared once, solved at any budget.

    `needs[j]` holds the parts that wish j needs, directly or through others. With merging in mind, parts
    that are to be taken or barred on their own have to be a wish of their own too.
    """

    def __init__(self, profit: np.ndarray, cost: np.ndarray, needs: Sequence[frozenset[int]]) -> None:
        from scipy.sparse import csr_matrix

        self._count = cost.size
        together: dict[frozenset[int], float] = defaultdict(float)
        for parts, gain in zip(needs, profit, strict=True):
            together[parts] += float(gain)
        users: dict[int, list[int]] = defaultdict(list)
        for wish, parts in enumerate(together):
            for part in parts:
                users[part].append(wish)
        alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for part in sorted(users):
            alike[tuple(users[part])].append(part)
        self._members = list(alike.values())
        self._group = {part: group for group, members in enumerate(self._members) for part in members}
        self._profit, self.unit = as_whole(np.array(list(together.values()), float))
        self._cost, self._size = as_whole(np.array([cost[members].sum() for members in self._members], float))
        pairs = [(wish, group) for group, by in enumerate(alike) for wish in by]
        rows, columns = np.array(pairs, dtype=int).reshape(-1, 2).T
        self._needs = csr_matrix(
            (np.ones(rows.size, np.int64), (rows, columns)), shape=(len(together), len(self._members))
        )
        exact = self.unit.whole and self._size.whole and can_search(self._profit, self._cost)
        self._graph = WishGraph(self._profit, self._cost, self._needs) if exact else None

    def solve(
        self,
        budget: float,
        clock: Clock,
        *,
        taken: Iterable[int] = (),
        barred: Iterable[int] = (),
        start: Iterable[int] = (),
    ) -> Outcome:
        """The parts of most profit within the budget, as a yes/no per part of the caller's.

        `taken` parts, with all they bring, are in and fit the budget; `barred` ones, with all that needs
        them, are out. `start` is a choice within the budget to begin with.
        """
        limit = whole_limit(budget, self._size)
        fixed, out = self._mask(taken), self._mask(barred)
        if self._graph is not None:
            begin = self._mask(start)
            outcome = grant(self._graph, int(limit), clock, taken=fixed, barred=out, start=begin)
        else:
            outcome = self._by_programme(limit, clock, fixed, out)
        if outcome.x is None:
            return outcome
        # what costs nothing is left open by the search, and some parts were bought for no wish in the end
        absent = out | ((self._cost > 0) & (outcome.x < 0.5))
        granted = (self._profit > 0) & (self._needs @ absent.astype(np.int64) == 0)
        x = np.zeros(self._count)
        for group in np.flatnonzero(fixed | (self._needs.T @ granted.astype(np.int64) > 0)):
            x[self._members[group]] = 1.0
        scale = self.unit.size
        return Outcome(x=x, value=outcome.value * scale, bound=outcome.bound * scale, proven=outcome.proven)

    def _mask(self, parts: Iterable[int]) -> np.ndarray:
        mask = np.zeros(len(self._members), bool)
        mask[[self._group[part] for part in parts if part in self._group]] = True
        return mask

    def _by_programme(self, limit: float, clock: Clock, taken: np.ndarray, barred: np.ndarray) -> Outcome:
        groups = len(self._members)
        program = Program(worth=np.concatenate([np.zeros(groups), self._profit]), whole=self.unit.whole)
        program.at_most(list(range(groups)), list(self._cost), limit)
        coordinates = self._needs.tocoo()
        for wish, group in zip(coordinates.row, coordinates.col, strict=True):
            program.at_most([groups + int(wish), int(group)], [1.0, -1.0], 0.0)
        program.ones += np.flatnonzero(taken).tolist()
        program.zeros += np.flatnonzero(barred).tolist()
        outcome = solve(program, clock)
        return (
            outcome
            if outcome.x is None
            else Outcome(
                x=outcome.x[:groups], value=outcome.value, bound=outcome.bound, proven=outcome.proven
            )
        )
