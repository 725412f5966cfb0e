"""What stays open in a search falls apart into small pieces: list the choices of each, and join them exactly.

Two wishes are in one piece when they share a part, directly or through others. A backlog's pieces are mostly
single items. Joining keeps, of two choices so far, only one that the other does not beat in cost and profit,
and only those that the rest of the pieces, bounded by its upper hull, can bring over the best plan: the
knapsack by an expanding core (Pisinger 1997), with pieces of several choices (Sinha and Zoltners 1979).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pmkit.methods._wish_graph import Cut, WishGraph

MOST_CHOICES = 4_000
"""A piece with more choices than this is left to branching."""
MOST_JOINED = 100_000
"""So many choices, at most, are looked at when a piece is joined to those before it."""
_MOST_PARTS = 60
"""Choices are kept as the bits of one whole number."""
_ROUNDING = 1e-6


@dataclass(frozen=True, kw_only=True)
class Joined:
    """The best choice found of those worth more than was asked (`parts` is None where there was none).

    `complete` says that no choice is worth more; otherwise the pieces were too large to look through.
    """

    profit: int
    parts: np.ndarray | None
    complete: bool


@dataclass(frozen=True, kw_only=True)
class _Choices:
    """The choices of a piece that none of its others beats, by rising cost and profit.

    `sets` holds the chosen parts as bits, the first bit for the first of `parts`.
    """

    parts: list[int]
    cost: np.ndarray
    profit: np.ndarray
    sets: np.ndarray


def join_pieces(
    graph: WishGraph, wishes: np.ndarray, parts: np.ndarray, *, left: int, over: int, cut: Cut, spare: int
) -> Joined:
    """The choice of most profit within `left`, of the open `wishes` and `parts` (masks) of a `WishGraph`.

    No two parts may serve the same wishes. Only choices of more profit than `over` count. `cut` is a cut of
    the graph, and `spare` what a choice may lose against it: its slacks tell which choices lose more.
    """
    none = Joined(profit=over, parts=None, complete=True)
    listed = []
    for piece in _pieces(graph, wishes, parts):
        choices = _choices(graph, *piece, cut=cut, spare=spare)
        if choices is None:
            return replace(none, complete=False)
        if choices.sets.size == 0:
            return none
        listed.append(choices)
    if not listed:
        return none
    join = _Join(listed, left, over)
    complete = join.run()
    if not join.picks:
        return replace(none, complete=complete)
    chosen = np.zeros(parts.size, bool)
    for its, pick in zip(join.pieces, join.picks, strict=True):
        bits = int(its.sets[pick])
        chosen[[part for spot, part in enumerate(its.parts) if bits >> spot & 1]] = True
    return Joined(profit=join.best, parts=chosen, complete=complete)


def _pieces(
    graph: WishGraph, wishes: np.ndarray, parts: np.ndarray
) -> list[tuple[list[int], list[list[int]]]]:
    """The pieces: their parts, and of each of their wishes its number followed by the parts that it needs."""
    piece_of: dict[int, int] = {}
    members: dict[int, tuple[list[int], list[list[int]]]] = {}
    starts, columns = graph.needs.indptr, graph.needs.indices
    for wish in np.flatnonzero(wishes).tolist():
        needed = columns[starts[wish] : starts[wish + 1]]
        needed = needed[parts[needed]].tolist()
        touched = {piece_of[part] for part in needed if part in piece_of}
        home = max(touched, key=lambda each: len(members[each][0]), default=wish)
        its_parts, its_wishes = members.setdefault(home, ([], []))
        for other in touched - {home}:
            more_parts, more_wishes = members.pop(other)
            its_parts += more_parts
            its_wishes += more_wishes
            piece_of.update(dict.fromkeys(more_parts, home))
        fresh = [part for part in needed if part not in piece_of]
        its_parts += fresh
        piece_of.update(dict.fromkeys(fresh, home))
        its_wishes.append([wish, *needed])
    return sorted(members.values(), key=lambda piece: -len(piece[0]))


def _choices(
    graph: WishGraph, parts: list[int], wishes: list[list[int]], *, cut: Cut, spare: int
) -> _Choices | None:
    """The choices of one piece that lose no more than `spare`; None where there are too many."""
    if len(parts) > _MOST_PARTS:
        return None
    starts, columns = graph.brings.indptr, graph.brings.indices
    open_parts = set(parts)
    brought = {
        part: [each for each in columns[starts[part] : starts[part + 1]].tolist() if each in open_parts]
        for part in parts
    }
    parts = sorted(parts, key=lambda part: len(brought[part]))  # what a part brings is decided before it
    place = {part: spot for spot, part in enumerate(parts)}
    decided: list[list[tuple[int, int]]] = [[] for _ in parts]
    for wish, *needed in wishes:
        spots = [place[part] for part in needed]
        decided[max(spots)].append((wish, sum(1 << spot for spot in spots)))
    sets, lost, cost, profit = (np.zeros(1, np.int64) for _ in range(4))
    for spot, part in enumerate(parts):
        needed_too = sum(1 << place[each] for each in brought[part] if each != part)
        can = (sets & needed_too) == needed_too
        sets = np.concatenate([sets, sets[can] | (1 << spot)])
        lost = np.concatenate([lost, lost[can] + cut.part_slack[part]])
        cost = np.concatenate([cost, cost[can] + graph.cost[part]])
        profit = np.concatenate([profit, profit[can]])
        for wish, asked in decided[spot]:
            granted = (sets & asked) == asked
            profit += np.where(granted, graph.profit[wish], 0)
            lost += np.where(granted, 0, cut.wish_slack[wish])
        kept = lost <= spare
        sets, lost, cost, profit = sets[kept], lost[kept], cost[kept], profit[kept]
        if sets.size > MOST_CHOICES:
            return None
    unbeaten = _unbeaten(cost, profit)
    return _Choices(parts=parts, cost=cost[unbeaten], profit=profit[unbeaten], sets=sets[unbeaten])


def _unbeaten(cost: np.ndarray, profit: np.ndarray) -> np.ndarray:
    """The places of the pairs that no other pair beats, by rising cost."""
    order = np.lexsort((-profit, cost))
    rising = profit[order]
    return order[np.concatenate([[True], rising[1:] > np.maximum.accumulate(rising)[:-1]])[: order.size]]


@dataclass(frozen=True, kw_only=True)
class _Rest:
    """The pieces not joined yet: what they cost at least, and the best steps on from there."""

    cost: int
    profit: int
    more_cost: np.ndarray
    more_profit: np.ndarray


class _Join:
    """Joins pieces one after another, those first whose choices are closest to each other in worth."""

    def __init__(self, pieces: list[_Choices], left: int, over: int) -> None:
        self.left, self.best = left, over
        self.picks: list[int] = []
        hulls = [_hull(piece) for piece in pieces]
        number = np.repeat(np.arange(len(pieces)), [len(hull) - 1 for hull in hulls])
        cost = np.concatenate([np.diff(piece.cost[hull]) for piece, hull in zip(pieces, hulls, strict=True)])
        profit = np.concatenate(
            [np.diff(piece.profit[hull]) for piece, hull in zip(pieces, hulls, strict=True)]
        )
        slope = profit / np.maximum(cost, 1)
        room = left - sum(int(piece.cost[0]) for piece in pieces)
        down = np.argsort(-slope, kind="stable")
        reached = int(np.searchsorted(np.cumsum(cost[down]), room, "right"))
        price = float(slope[down[min(reached, down.size - 1)]]) if down.size else 0.0
        nearest = np.full(len(pieces), np.inf)
        np.minimum.at(nearest, number, np.abs(profit - price * cost))
        order = np.argsort(nearest, kind="stable")
        rank = np.empty(order.size, int)
        rank[order] = np.arange(order.size)
        self.pieces, self.hulls = [pieces[each] for each in order], [hulls[each] for each in order]
        self._number, self._cost, self._profit = rank[number[down]], cost[down], profit[down]

    def run(self) -> bool:
        """Whether no choice is worth more than `best`, which `picks` reaches where it is not empty."""
        cost, profit = np.zeros(1, np.int64), np.zeros(1, np.int64)
        history: list[tuple[np.ndarray, np.ndarray]] = []
        for spot, piece in enumerate(self.pieces):
            if cost.size * piece.cost.size > MOST_JOINED:
                return False
            cost = np.add.outer(cost, piece.cost).ravel()
            profit = np.add.outer(profit, piece.profit).ravel()
            rest = self._rest(spot + 1)
            room = self.left - rest.cost - cost
            bound = profit + rest.profit + np.interp(room, rest.more_cost, rest.more_profit)
            kept = np.flatnonzero((room >= 0) & (bound > self.best + 1 - _ROUNDING))
            kept = kept[_unbeaten(cost[kept], profit[kept])]
            if kept.size == 0:
                return True
            cost, profit, room = cost[kept], profit[kept], room[kept]
            history.append(np.divmod(kept, piece.cost.size))
            steps = np.searchsorted(rest.more_cost, room, "right") - 1
            reached = profit + rest.profit + rest.more_profit[steps]
            most = int(np.argmax(reached))
            if reached[most] > self.best:
                self.best = int(reached[most])
                self.picks = self._trace(history, most, int(steps[most]))
        return True

    def _rest(self, spot: int) -> _Rest:
        later = self._number >= spot
        zero = np.zeros(1, np.int64)
        return _Rest(
            cost=sum(int(piece.cost[0]) for piece in self.pieces[spot:]),
            profit=sum(int(piece.profit[0]) for piece in self.pieces[spot:]),
            more_cost=np.concatenate([zero, np.cumsum(self._cost[later])]),
            more_profit=np.concatenate([zero, np.cumsum(self._profit[later])]),
        )

    def _trace(self, history: list[tuple[np.ndarray, np.ndarray]], place: int, steps: int) -> list[int]:
        """Which choice of each piece leads here: those of the joined ones, then `steps` of the rest."""
        joined = []
        for before, choice in reversed(history):
            joined.append(int(choice[place]))
            place = int(before[place])
        later = self._number[self._number >= len(history)][:steps]
        taken = np.bincount(later, minlength=len(self.pieces))[len(history) :]
        rest = [int(hull[count]) for hull, count in zip(self.hulls[len(history) :], taken, strict=True)]
        return joined[::-1] + rest


def _hull(piece: _Choices) -> np.ndarray:
    """The places of the choices that some price makes the best, by rising cost."""
    cost, profit = piece.cost.tolist(), piece.profit.tolist()
    hull: list[int] = []
    for spot in range(len(cost)):
        while len(hull) > 1:
            first, last = hull[-2], hull[-1]
            ahead = (profit[spot] - profit[first]) * (cost[last] - cost[first])
            if (profit[last] - profit[first]) * (cost[spot] - cost[first]) > ahead:
                break
            hull.pop()
        hull.append(spot)
    return np.array(hull)
