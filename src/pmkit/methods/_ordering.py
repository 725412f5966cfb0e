"""Finding the order of least delay cost: on row numbers and arrays, for `queue.best_order`.

Jobs that no dependency joins are split apart, each group falls into blocks that stay together in some best
order (Sidney 1975), and each block is solved exactly over all sets of its jobs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def total_cost(rows: Sequence[int], duration: np.ndarray, cost: np.ndarray) -> float:
    """What waiting for the start costs when the jobs are done in this order."""
    start = np.cumsum(duration[rows]) - duration[rows]
    return float((cost[rows] * start).sum())


def connected(before: list[set[int]]) -> list[list[int]]:
    """The groups of jobs that hang together by dependencies, each in the caller's order."""
    near: list[set[int]] = [set(rows) for rows in before]
    for row, needed in enumerate(before):
        for each in needed:
            near[each].add(row)
    groups = []
    left = set(range(len(before)))
    while left:
        front = [min(left)]
        group = set(front)
        while front:
            found = near[front.pop()] - group
            group |= found
            front.extend(found)
        groups.append(sorted(group))
        left -= group
    return groups


def in_blocks(
    groups: list[list[int]], duration: np.ndarray, cost: np.ndarray, before: list[set[int]]
) -> list[int]:
    """The best order of independent groups.

    Each group falls into blocks, first the start of it that is worth most per week, then the same of the
    rest. Some best order keeps the blocks together and takes them by their worth per week (Sidney 1975);
    inside a block the order is found exactly. Dependencies that leave a group are not looked at.
    """
    ranked: list[tuple[float, list[int]]] = []
    for group in groups:
        worth = np.inf
        for block in _blocks(group, duration, cost, before):
            # worth falls from block to block; rounding must not turn two equal ones round
            worth = min(worth, float(cost[block].sum() / duration[block].sum()))
            ranked.append((-worth, block))
    ranked.sort(key=lambda each: each[0])
    return [row for _, block in ranked for row in block]


def _blocks(
    group: list[int], duration: np.ndarray, cost: np.ndarray, before: list[set[int]]
) -> list[list[int]]:
    if len(group) == 1:
        return [group]
    starts = _starts(_within(group, before))
    spent, worth = _sums(duration[group]), _sums(cost[group])
    blocks = []
    done = 0
    while starts.size > 1:
        rest = starts ^ done
        with np.errstate(invalid="ignore"):
            best = rest[np.nanargmax(worth[rest] / spent[rest])]
        members = [spot for spot in range(len(group)) if best >> spot & 1]
        rows = [group[spot] for spot in members]
        blocks.append([rows[spot] for spot in _exact(duration[rows], cost[rows], _within(rows, before))])
        done |= int(best)
        starts = starts[(starts & done) == done]
    return blocks


def _within(rows: list[int], before: list[set[int]]) -> list[int]:
    """For each row the bit mask of its needs among `rows`."""
    place = {row: spot for spot, row in enumerate(rows)}
    return [sum(1 << place[each] for each in before[row] if each in place) for row in rows]


def _starts(needs: list[int]) -> np.ndarray:
    """Every set of jobs (a bit mask) that holds all that its jobs need."""
    masks = np.arange(1 << len(needs), dtype=np.int64)
    for job, needed in enumerate(needs):
        masks = masks[((masks >> job) & 1 == 0) | ((masks & needed) == needed)]
    return masks


def _sums(values: np.ndarray) -> np.ndarray:
    """The sum of the values over every set of them, by bit mask."""
    sums = np.zeros(1)
    for value in values:
        sums = np.concatenate([sums, sums + value])
    return sums


def _exact(duration: np.ndarray, cost: np.ndarray, needs: list[int]) -> list[int]:
    """Least cost over all sets of jobs done first, one size after another (Held and Karp 1962)."""
    count = len(needs)
    if count == 1:
        return [0]
    starts = _starts(needs)
    spent = _sums(duration)
    best = np.full(1 << count, np.inf)
    last = np.zeros(1 << count, dtype=np.int8)
    best[0] = 0.0
    sizes = np.bitwise_count(starts)
    for size in range(1, count + 1):
        layer = starts[sizes == size]
        for job in range(count):
            sets = layer[(layer >> job) & 1 == 1]
            rest = sets ^ (1 << job)
            total = best[rest] + cost[job] * spent[rest]
            better = total < best[sets]
            best[sets[better]] = total[better]
            last[sets[better]] = job
    rows = []
    mask = (1 << count) - 1
    while mask:
        rows.append(int(last[mask]))
        mask ^= 1 << rows[-1]
    return rows[::-1]


def greedy(duration: np.ndarray, cost: np.ndarray, before: list[set[int]]) -> list[int]:
    """Again and again the job that is worth most per week together with all that it still needs."""
    rows: list[int] = []
    left = set(range(len(before)))
    while left:
        groups = [_with_needs(row, before, left) for row in sorted(left)]
        group = max(groups, key=lambda each: cost[list(each)].sum() / duration[list(each)].sum())
        while group:
            ready = [row for row in group if not before[row] & group]
            row = max(sorted(ready), key=lambda each: cost[each] / duration[each])
            rows.append(row)
            group.discard(row)
            left.discard(row)
    return rows


def _with_needs(row: int, before: list[set[int]], left: set[int]) -> set[int]:
    group: set[int] = set()
    stack = [row]
    while stack:
        each = stack.pop()
        if each in left and each not in group:
            group.add(each)
            stack.extend(before[each])
    return group


def improved(rows: list[int], duration: np.ndarray, cost: np.ndarray, before: list[set[int]]) -> list[int]:
    """Swap neighbours as long as that saves cost and no dependency forbids it."""
    changed = True
    while changed:
        changed = False
        for spot in range(len(rows) - 1):
            first, second = rows[spot], rows[spot + 1]
            saved = cost[second] * duration[first] - cost[first] * duration[second]
            if first not in before[second] and saved > 1e-9:
                rows[spot], rows[spot + 1] = second, first
                changed = True
    return rows
