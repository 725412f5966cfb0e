"""Wishes that need parts: which wishes are worth their parts, when a unit of cost has a given price.

A wish has a profit and needs parts; a part has a cost and serves every wish that needs it. Customers and
their requirements are such a pair, and so are the items of a backlog and their efforts. At a fixed price
the best choice is a maximum closure, found as a minimum cut (Picard 1976); all arithmetic is in whole
numbers, so the bounds are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

_ENDLESS = 2**30


@dataclass(frozen=True, kw_only=True)
class Cut:
    """The best choice at a price: `wishes` and `parts` (masks), and what it leaves unused.

    `best` is the value of the choice, profit less price times cost, in units of `1 / scale`. Any choice is
    worth at least so much less: `wish_slack` of each wish it refuses and `part_slack` of each part it takes.
    """

    best: int
    wishes: np.ndarray
    parts: np.ndarray
    wish_slack: np.ndarray
    part_slack: np.ndarray


class WishGraph:
    """The wishes, the parts and what needs what, ready to be cut at any price and in any part of it.

    `profit` and `cost` are whole numbers; `needs` is a 0/1 matrix of wishes by parts in which a wish names
    everything it needs, directly or through others.
    """

    def __init__(self, profit: np.ndarray, cost: np.ndarray, needs: Any) -> None:
        from scipy.sparse import csr_matrix, identity

        self.profit, self.cost = profit.astype(np.int64), cost.astype(np.int64)
        self.needs = csr_matrix(needs, dtype=np.int64)
        self.used_by = csr_matrix(self.needs.T)
        self.scale = int(2**29 // max(1, int(self.profit.sum())))
        implied, part_arcs, wish_arcs = _arcs(self.needs)
        self.brings = csr_matrix(implied + identity(cost.size, dtype=np.int64, format="csr"))
        """Part by part: 1 where taking the row's part makes no sense without the column's."""
        wishes, parts = profit.size, cost.size
        tails = [
            wish_arcs.row,
            wishes + part_arcs.row,
            np.full(wishes, wishes + parts),
            wishes + np.arange(parts),
        ]
        heads = [
            wishes + wish_arcs.col,
            wishes + part_arcs.col,
            np.arange(wishes),
            np.full(parts, wishes + parts + 1),
        ]
        kinds = np.repeat([1, 1, 2, 3], [each.size for each in tails])
        # an arc back beside each arc: then a flow has the same entries as its graph, in the same order
        tail, head = np.concatenate([*tails, *heads]), np.concatenate([*heads, *tails])
        order = np.lexsort((head, tail))
        self._tail, self._head = tail[order].astype(np.int32), head[order].astype(np.int32)
        self._kind = np.concatenate([kinds, np.zeros_like(kinds)])[order].astype(np.int8)

    def within(self, wishes: np.ndarray, parts: np.ndarray) -> LiveGraph:
        """The graph of these wishes and parts (masks) only."""
        return LiveGraph(self, wishes, parts)


class LiveGraph:
    """A part of a `WishGraph`, built once and cut at several prices."""

    def __init__(self, whole: WishGraph, wishes: np.ndarray, parts: np.ndarray) -> None:
        from scipy.sparse import csr_matrix

        self._whole, self._wishes, self._parts = whole, wishes, parts
        keep = np.concatenate([wishes, parts, [True, True]])
        place = np.cumsum(keep, dtype=np.int32) - 1
        arcs = np.flatnonzero(keep[whole._tail] & keep[whole._head])
        kind = whole._kind[arcs]
        self._size = int(place[-1]) + 1
        self._tails = place[whole._tail[arcs]]
        starts = np.zeros(self._size + 1, np.int32)
        np.cumsum(np.bincount(self._tails, minlength=self._size), out=starts[1:])
        room = np.where(kind == 1, _ENDLESS, 0).astype(np.int32)
        self._sources, self._sinks = np.flatnonzero(kind == 2), np.flatnonzero(kind == 3)
        room[self._sources] = whole.profit[wishes] * whole.scale
        self._cost = whole.cost[parts]
        self._profit = int(whole.profit[wishes].sum()) * whole.scale
        self._graph = csr_matrix((room, place[whole._head[arcs]], starts), shape=(self._size, self._size))

    def cut(self, price: int) -> Cut:
        """The best choice when a unit of cost is worth `price / scale`; of equal ones the smallest."""
        from scipy.sparse.csgraph import maximum_flow

        graph, last = self._graph, self._size - 1
        graph.data[self._sinks] = np.minimum(self._cost * price, _ENDLESS)
        result = maximum_flow(graph, last - 1, last)  # type: ignore[arg-type]
        rest = graph.data - result.flow.data
        open_arcs = rest > 0
        tails, heads = self._tails[open_arcs], graph.indices[open_arcs]
        chosen = np.zeros(self._size, bool)
        chosen[last - 1] = True
        reached = 1
        while True:  # a few steps; scipy's breadth-first search takes longer to start than this takes
            chosen[heads[chosen[tails]]] = True
            if reached == (reached := int(np.count_nonzero(chosen))):
                break
        count = self._size - 2 - self._cost.size
        return Cut(
            best=self._profit - int(result.flow_value),
            wishes=_spread(self._wishes, chosen[:count]),
            parts=_spread(self._parts, chosen[count:-2]),
            wish_slack=_spread(self._wishes, rest[self._sources]),
            part_slack=_spread(self._parts, rest[self._sinks]),
        )


def _spread(mask: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The values at the places of the mask, 0 (or False) elsewhere."""
    full = np.zeros(mask.size, bool if values.dtype == bool else np.int64)
    full[mask] = values
    return full


def _arcs(needs: Any) -> tuple[Any, Any, Any]:
    """What each part implies, and the fewest arcs that say the same: part to part and wish to part.

    Part a implies part b when every wish that needs a needs b too, whatever the table calls a prerequisite.
    """
    from scipy.sparse import csr_matrix

    together = (needs.T @ needs).tocoo()
    users = np.asarray(needs.sum(axis=0)).ravel()
    implies = (together.data == users[together.row]) & (together.row != together.col)
    row, col = together.row[implies], together.col[implies]
    implied = csr_matrix((np.ones(row.size, np.int64), (row, col)), shape=together.shape)
    return implied, _without(implied, implied @ implied), _without(needs, needs @ implied)


def _without(matrix: Any, other: Any) -> Any:
    """The entries of a 0/1 matrix that the other matrix does not have."""
    rest = (matrix - matrix.multiply(other > 0)).tocsr()
    rest.eliminate_zeros()
    return rest.tocoo()
