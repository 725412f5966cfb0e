"""Granting the wishes of most profit within a budget, to proven optimality: a branch and bound of its own.

The bound of a node is the Lagrangian one: the least value over all prices of a unit of budget, each found
by a minimum cut. It equals the bound of the linear programme, is found faster, and its slacks decide most
parts without search; what stays open in small pieces is joined exactly. Branching is on the part with the
largest product of dependent profit and cost, which moves both branches; the node of the highest bound comes
first. Measured in benchmarks/README.md.
"""

from __future__ import annotations

import heapq
import itertools
from dataclasses import replace

import numpy as np

from pmkit.methods._clock import Clock
from pmkit.methods._program import Outcome
from pmkit.methods._wish_graph import Cut, WishGraph
from pmkit.methods._wish_node import Line, Node, branches, filled_up, line_of, starting_lines
from pmkit.methods._wish_pieces import join_pieces

_LOOSE = 0.1
"""How much of the distance to the best plan a node's bound may be off: a tighter one costs more cuts."""
_GREEDY_EVERY = 4
"""After the first nodes a greedy plan is tried at every fourth: it takes as long as two cuts."""
_NEARER = (16, 4)
"""Where too much stays open, plans are looked for within a 16th, then a 4th, of the distance to the bound."""
_SMALLER = 0.85
"""Where that was too much too, only nodes with so many of its open parts are tried again."""


def can_search(profit: np.ndarray, cost: np.ndarray) -> bool:
    """Whether the sums are small enough for prices fine enough in a flow's 32 bits."""
    return bool(profit.sum() <= 2**23 and profit.sum() * cost.sum() <= 2**36)


def grant(
    graph: WishGraph,
    budget: int,
    clock: Clock,
    *,
    taken: np.ndarray | None = None,
    barred: np.ndarray | None = None,
    start: np.ndarray | None = None,
) -> Outcome:
    """The parts (`x`) that grant the most profit within the budget, and whether that is proven.

    `taken` parts are in, whatever they grant; `barred` ones are out, and so is what needs them (masks). What
    is taken has to be within the budget. The answer leaves parts open that cost nothing.
    `start` is a choice of parts within the budget, to begin with.
    """
    return _Search(graph).run(budget, clock, taken=taken, barred=barred, start=start)


class _Search:
    def __init__(self, graph: WishGraph) -> None:
        self.graph = graph
        self.best = -1
        self.best_parts = np.zeros(graph.cost.size, bool)
        self._bounded = 0
        self._joinable = float("inf")

    def run(
        self,
        budget: int,
        clock: Clock,
        *,
        taken: np.ndarray | None,
        barred: np.ndarray | None,
        start: np.ndarray | None,
    ) -> Outcome:
        graph = self.graph
        taken = np.zeros(graph.cost.size, bool) if taken is None else taken
        barred = np.zeros(graph.cost.size, bool) if barred is None else barred
        root = Node(
            wishes=graph.needs @ barred.astype(np.int64) == 0,
            parts=~taken & ~barred,
            taken=taken,
            gained=0,
            left=budget - int(graph.cost[taken].sum()),
            bound=int(graph.profit.sum()),
        )
        if start is not None and start.any():
            self._fill_up(root, start)
        number = itertools.count()
        queue: list[tuple[int, int, Node]] = []
        fresh = [root]
        while True:
            for node in fresh:
                bounded = self._bound(node)
                if bounded is not None and bounded.bound > self.best:
                    heapq.heappush(queue, (-bounded.bound, next(number), bounded))
            if not queue or -queue[0][0] <= self.best:
                return self._outcome(self.best, proven=True)
            bound = -queue[0][0]
            short = 100 * (bound - self.best) / bound
            clock.tell(f"Searching: at most {short:.2g} % better than the best plan so far")
            if clock.left == 0:
                return self._outcome(bound, proven=False)
            fresh = branches(graph, heapq.heappop(queue)[2])

    def _outcome(self, bound: int, *, proven: bool) -> Outcome:
        return Outcome(
            x=self.best_parts.astype(float), value=float(self.best), bound=float(bound), proven=proven
        )

    def _found(self, profit: int, parts: np.ndarray) -> None:
        if profit > self.best:
            self.best, self.best_parts = profit, parts.copy()

    def _fill_up(self, node: Node, parts: np.ndarray) -> None:
        profit, parts = filled_up(self.graph, node, parts)
        self._found(node.gained + profit, node.taken | parts)

    def _settle(self, node: Node) -> Node | None:
        """Without the wishes that are granted or out of reach; None when nothing is left to decide."""
        graph = self.graph
        missing = graph.needs @ np.where(node.parts, graph.cost, 0)
        free = node.wishes & (missing == 0)
        wishes = node.wishes & (missing > 0) & (missing <= node.left)
        gained = node.gained + int(graph.profit[free].sum())
        parts = node.parts & (graph.used_by @ wishes.astype(np.int64) > 0)
        self._found(gained, node.taken)
        open_profit = int(graph.profit[wishes].sum())
        if gained + open_profit <= self.best:
            return None
        if int(graph.cost[parts].sum()) <= node.left:
            self._found(gained + open_profit, node.taken | parts)
            return None
        return replace(node, wishes=wishes, parts=parts, gained=gained)

    def _bound(self, node: Node) -> Node | None:
        """The node with its bound and all that the bound decides; None when it can't be better."""
        settled = self._settle(node)
        if settled is None:
            return None
        node = settled
        scale = self.graph.scale
        live = self.graph.within(node.wishes, node.parts)
        low, high = starting_lines(self.graph, node)
        best: tuple[int, int, Cut] | None = None
        tried: set[int] = set()
        while True:
            step = (low.profit - high.profit) / (low.cost - high.cost)
            if best is not None:
                # the two lines cross here: no price has a lower bound than their value
                floor = high.profit + step * (node.left - high.cost)
                distance = best[0] / scale + node.gained - self.best
                if best[0] / scale - floor <= max(0.3, _LOOSE * distance):
                    break
            price = max(int(step * scale), 0)
            if price in tried:
                price += 1
                if price in tried:
                    break
            tried.add(price)
            cut = live.cut(price)
            value = cut.best + price * node.left
            if value < (self.best + 1 - node.gained) * scale:
                return None
            if best is None or value < best[0]:
                best = (value, price, cut)
            line = line_of(self.graph, cut.wishes, cut.parts)
            if line.cost > node.left:
                known, low = low, line
            else:
                known, high = high, line
                self._found(node.gained + line.profit, node.taken | line.parts)
            if (line.profit, line.cost) == (known.profit, known.cost) or line.cost == node.left:
                break
        self._bounded += 1
        if self._bounded < 10 or self._bounded % _GREEDY_EVERY == 0:
            self._fill_up(node, high.parts)
        assert best is not None  # the first pass always sets it
        return self._decide(node, *best, lines=(low, high))

    def _decide(
        self, node: Node, value: int, price: int, cut: Cut, *, lines: tuple[Line, ...]
    ) -> Node | None:
        """The node without what its bound decides; None where its best plan is known by now.

        Where too much stays open, plans near the bound are looked for first: either the best one is among
        them, or the bound falls.
        """
        total = node.gained * self.graph.scale + value
        node = replace(node, bound=min(node.bound, total // self.graph.scale), price=price, lines=lines)
        rest = self._without_decided(node, cut, total, self.best)
        if rest is None or self._join(rest, cut, total, self.best):
            return None
        size = int(np.count_nonzero(rest.parts))
        if size > self._joinable:
            return rest
        ceiling = node.bound
        for share in _NEARER:
            over = ceiling - max((ceiling - self.best) // share, 1)
            if over <= self.best:
                continue
            near = self._without_decided(node, cut, total, over)
            if near is not None and not self._join(near, cut, total, over):
                break
            if self.best > over:
                return None
            rest = replace(rest, bound=min(rest.bound, over))
        self._joinable = _SMALLER * size
        return rest

    def _without_decided(self, node: Node, cut: Cut, total: int, over: int) -> Node | None:
        """Take the parts, bar the parts and drop the wishes that no plan over `over` can have otherwise."""
        graph = self.graph
        spare = total - (over + 1) * graph.scale
        if spare < 0:
            return None
        barred = node.parts & (graph.brings @ cut.part_slack > spare)
        dropped = node.wishes & (
            (graph.needs @ cut.part_slack > spare) | (graph.needs @ barred.astype(np.int64) > 0)
        )
        taken = node.parts & (graph.used_by @ cut.wish_slack > spare)
        if (barred & taken).any():
            return None
        left = node.left - int(graph.cost[taken].sum())
        if left < 0:
            return None
        return self._settle(
            replace(
                node,
                wishes=node.wishes & ~dropped,
                parts=node.parts & ~barred & ~taken,
                taken=node.taken | taken,
                left=left,
            )
        )

    def _join(self, node: Node, cut: Cut, total: int, over: int) -> bool:
        """Whether the node's best plan over `over` was found at once, or that there is none."""
        if np.count_nonzero(node.parts) > self._joinable:
            return False
        over = max(over, self.best)
        joined = join_pieces(
            self.graph,
            node.wishes,
            node.parts,
            left=node.left,
            over=over - node.gained,
            cut=cut,
            spare=total - (over + 1) * self.graph.scale,
        )
        if joined.parts is not None:
            self._found(node.gained + joined.profit, node.taken | joined.parts)
        return joined.complete
