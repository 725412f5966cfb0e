"""Searching the shortest plan: on row numbers and plain lists, for `schedule`.

Some order of the items gives a shortest plan when each is placed as early as it can be, so searching the
orders finds it (Kolisch 1996).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import numpy as np

from pmkit.methods._scheduling import CLOSE, Board, Work, alone, enough_weeks, heads_and_tails


def in_order(work: Work, order: Sequence[int]) -> list[float]:
    """Each row's start when the rows are placed in this order."""
    board = Board(work)
    for row in order:
        board.put(row, board.earliest(row))
        if board.start[row] == inf:
            break
    return [inf if start is None else start for start in board.start]


def length_of(work: Work, start: Sequence[float]) -> float:
    return max((begin + lasts for begin, lasts in zip(start, work.duration, strict=True)), default=0.0)


def by_urgency(work: Work, urgency: Sequence[float]) -> list[int]:
    """The rows, most urgent first, each after what it requires."""
    left = set(range(len(work.duration)))
    order: list[int] = []
    while left:
        row = max(
            (row for row in left if not work.before[row] & left), key=lambda each: (urgency[each], -each)
        )
        order.append(row)
        left.remove(row)
    return order


def shortest(work: Work, bound: float, steps: int) -> tuple[list[float], bool]:
    """The starts of a shortest plan found, and whether all others were ruled out within so many steps.

    The rows' own order is tried first and kept unless another is shorter.
    """
    _, tail = heads_and_tails(work)
    rows = len(work.duration)
    weight = [work.duration[row] * work.people[row] for row in range(rows)]
    follows = [float(len(after)) for after in work.after()]
    orders = [by_urgency(work, urgency) for urgency in ([0.0] * rows, tail, weight, follows)]
    random = np.random.default_rng(1)
    orders += [
        by_urgency(work, (np.array(tail) * random.uniform(0.7, 1.3, rows)).tolist())  # nosec B311  # tries, no secret
        for _ in range(24)
    ]
    best: list[float] = [inf] * rows
    for order in orders:
        start = in_order(work, order)
        if length_of(work, start) < length_of(work, best) - CLOSE or best == start:
            best = start
        if length_of(work, best) <= bound + CLOSE:
            return best, True
    search = _Search(work, tail, best, bound, steps)
    search.look(0.0)
    return search.best, search.finished


class _Search:
    """Every plan whose items are placed in the order of their starts, left where it can't beat the best."""

    def __init__(self, work: Work, tail: list[float], best: list[float], bound: float, steps: int) -> None:
        self.work, self.tail, self.best, self.bound, self.steps = work, tail, best, bound, steps
        self.length = length_of(work, best)
        self.board = Board(work)
        self.alone = [alone(work, row) for row in range(len(tail))]
        self.seen: set[tuple[float | None, ...]] = set()
        self.finished = True

    def look(self, now: float) -> None:
        if self.length <= self.bound + CLOSE:
            return
        if self.steps <= 0:
            self.finished = False
            return
        self.steps -= len(self.tail)  # what a look costs grows with the number of items
        start = self.board.start
        state = tuple(start)
        if state in self.seen:
            return
        self.seen.add(state)
        left = [row for row, begin in enumerate(start) if begin is None]
        if not left:
            self.best = [float(begin or 0.0) for begin in start]
            self.length = length_of(self.work, self.best)
            return
        if self._at_least(left, now) >= self.length - CLOSE:
            return
        open_rows = [row for row in left if not any(start[each] is None for each in self.work.before[row])]
        choices = sorted((self.board.earliest(row), -self.tail[row], row) for row in open_rows)
        for begin, _, row in choices:
            if begin < now - CLOSE or begin + self.tail[row] >= self.length - CLOSE:
                continue
            self.board.put(row, begin)
            self.look(begin)
            self.board.take_off(row)

    def _at_least(self, left: list[int], now: float) -> float:
        """No plan that goes on from here, with nothing new before week `now`, is shorter than this."""
        bound = now
        for row in left:
            ready = [self.work.ready[row], now]
            ready += [
                self.board.finish(each)
                for each in self.work.before[row]
                if self.board.start[each] is not None
            ]
            bound = max(bound, max(ready) + self.tail[row])
        for team, profile in enumerate(self.work.capacity):
            waiting = [row for row in left if self.work.team[row] == team]
            if not waiting:
                continue
            going = [
                (row, over)
                for row in self.board.on_team[team]
                if (over := self.board.finish(row) - now) > CLOSE
            ]
            effort = sum(self.work.duration[row] * self.work.people[row] for row in waiting)
            effort += sum(over * self.work.people[row] for row, over in going)
            in_line = sum(self.work.duration[row] for row in waiting if self.alone[row])
            in_line += sum(over for row, over in going if self.alone[row])
            bound = max(bound, enough_weeks(profile, effort, now), now + in_line)
        return bound
