"""A node of the search for the best wishes: what is open and decided, where to start, and its branches."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pmkit.methods._wish_graph import WishGraph


@dataclass(frozen=True, kw_only=True)
class Line:
    """A choice of wishes and parts: at price p it is worth profit - p * cost, a line over the prices."""

    profit: int
    cost: int
    wishes: np.ndarray
    parts: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Node:
    """What is open (`wishes`, `parts`) and decided (`taken`, its `gained` profit), what is left to spend."""

    wishes: np.ndarray
    parts: np.ndarray
    taken: np.ndarray
    gained: int
    left: int
    bound: int
    price: int = 0
    lines: tuple[Line, ...] = ()


def line_of(graph: WishGraph, wishes: np.ndarray, parts: np.ndarray) -> Line:
    """The line of a choice (masks)."""
    profit, cost = int(graph.profit[wishes].sum()), int(graph.cost[parts].sum())
    return Line(profit=profit, cost=cost, wishes=wishes, parts=parts)


def starting_lines(graph: WishGraph, node: Node) -> tuple[Line, Line]:
    """Two choices to start from: one over what is left, one within it, the best that the parent knew."""
    low = line_of(graph, node.wishes, node.parts)
    high = line_of(graph, np.zeros_like(node.wishes), np.zeros_like(node.parts))

    def worth(line: Line) -> int:
        return line.profit * graph.scale - node.price * line.cost

    for known in node.lines:
        line = line_of(graph, known.wishes & node.wishes, known.parts & node.parts)
        if line.cost > node.left:
            low = max(low, line, key=worth)
        else:
            high = max(high, line, key=worth)
    return low, high


def filled_up(graph: WishGraph, node: Node, parts: np.ndarray) -> tuple[int, np.ndarray]:
    """A plan with more wishes while they fit, the most profit per cost first: its profit and open parts."""
    parts = parts & node.parts
    left = node.left - int(graph.cost[parts].sum())
    profit = np.where(node.wishes, graph.profit, 0)
    while True:
        missing = graph.needs @ np.where(node.parts & ~parts, graph.cost, 0)
        possible = node.wishes & (missing > 0) & (missing <= left)
        if not possible.any():
            return int(profit[missing == 0].sum()), parts
        wish = int(np.argmax(np.where(possible, profit / np.maximum(missing, 1), -1.0)))
        left -= int(missing[wish])
        parts[graph.needs.indices[graph.needs.indptr[wish] : graph.needs.indptr[wish + 1]]] = True
        parts &= node.parts


def branches(graph: WishGraph, node: Node) -> list[Node]:
    """Without the part that matters most, and with it."""
    low, high = node.lines
    parts, wishes = low.parts & ~high.parts & node.parts, low.wishes & ~high.wishes & node.wishes
    if not (parts.any() and wishes.any()):
        parts, wishes = node.parts, node.wishes
    profit = graph.used_by @ np.where(wishes, graph.profit, 0)
    cost = graph.brings @ np.where(node.parts, graph.cost, 0)
    pick = np.zeros(parts.size, np.int64)
    pick[int(np.argmax(np.where(parts, profit * cost, -1)))] = 1
    barred, taken = graph.brings @ pick > 0, node.parts & (graph.brings.T @ pick > 0)
    without = replace(node, wishes=node.wishes & ~(graph.needs @ pick > 0), parts=node.parts & ~barred)
    left = node.left - int(graph.cost[taken].sum())
    if left < 0:
        return [without]
    return [without, replace(node, parts=node.parts & ~taken, taken=node.taken | taken, left=left)]
