"""What needs what, on row numbers: direct needs, an order that respects them, and everything that is needed.

Shared by the planning of releases, queues and schedules. Needs that run in a circle are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from pmkit.english import listed
from pmkit.methods._frame import InputError, requires_of


def needed_rows(items: pd.DataFrame, names: Sequence[Any]) -> list[set[int]]:
    """The rows that each row requires; a required id that is not in the table counts as done."""
    place = {name: row for row, name in enumerate(names)}
    return [{place[name] for name in cell if name in place} for cell in requires_of(items)]


def forward_order(needs: Sequence[Collection[int]], names: Sequence[Hashable]) -> list[int]:
    """The rows, each after those that it needs; raises `InputError` for a circle, with its path."""
    order: list[int] = []
    done: set[int] = set()
    for first in range(len(needs)):
        path = [first]
        on_path = {first}
        while path:
            row = path[-1]
            needed = next((each for each in sorted(needs[row]) if each not in done), None)
            if needed is None:
                if row not in done:
                    done.add(row)
                    order.append(row)
                on_path.discard(path.pop())
            elif needed in on_path:
                raise _circle(path[path.index(needed) :], names)
            else:
                path.append(needed)
                on_path.add(needed)
    return order


def closures(needs: Sequence[Collection[int]], names: Sequence[Hashable]) -> list[frozenset[int]]:
    """Each row with everything that it needs, directly or through others; refuses a circle."""
    whole = [frozenset[int]()] * len(needs)
    for row in forward_order(needs, names):
        whole[row] = frozenset({row}).union(*(whole[each] for each in needs[row]))
    return whole


def _circle(rows: list[int], names: Sequence[Hashable]) -> InputError:
    steps = [f"{names[a]} needs {names[b]}" for a, b in pairwise([*rows, rows[0]])]
    return InputError(
        f"{listed(steps, 8)}: none of them can be first. Remove one of these from requires.",
        column="requires",
        rows=rows,
    )
