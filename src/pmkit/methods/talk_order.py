"""The best order of talks before a meeting, found by trying every one of them.

As in `run_talks` (module `cascade`): whoever is asked too early says no and stays with it, and in the meeting
everybody else looks once at who came with a yes. Orders that lead to the same people on the same side are
followed together, so that 40,320 orders take no longer than 6,561 groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pmkit.english import counted, plural
from pmkit.methods._crowd import Crowd, read_crowd
from pmkit.methods._frame import InputError
from pmkit.methods.throughput import read_whole

MOST_PEOPLE = 9


@dataclass(frozen=True, eq=False)
class BestTalks:
    """The best order of talks: `order` (names), `supporters` at the end, and how many orders do as well.

    `ends` has a row for every number of supporters that some order ends with: `supporters`, `orders` and
    `share` of all orders, fewest supporters first. `says` is a sentence.
    """

    order: tuple[str, ...]
    supporters: int
    ends: pd.DataFrame
    says: str


def best_talks(people: pd.DataFrame, talks: int | None = None, *, meeting: bool = True) -> BestTalks:
    """The order of so many talks that ends with the most supporters; of equals the first by the table.

    `people` has `person`, `needs` and perhaps `listens_to`, as for `settle_crowd`; `talks` is how many people
    are talked to (all of them where it is not given). Raises `InputError` as `settle_crowd` does, for more
    talks than people, and for more than 9 people.

    >>> people = pd.DataFrame({"person": ["Kofi", "Ines", "Aoife"], "needs": [1, 0, 2]})
    >>> best = best_talks(people)
    >>> best.order, best.supporters
    (('Ines', 'Kofi', 'Aoife'), 3)
    >>> best.ends[["supporters", "orders"]].to_numpy().tolist()
    [[1, 3], [2, 2], [3, 1]]
    """
    crowd = read_crowd(people)
    size = len(crowd.names)
    if size > MOST_PEOPLE:
        raise InputError(
            f"{size} people have too many orders to try. Choose the {MOST_PEOPLE} whom the others listen to."
        )
    number = size if talks is None else read_whole(talks, "talks")
    if number > size:
        whom = counted(size, "person", "people")
        raise InputError(f"{counted(number, 'talk')} with {whom}: talk to each once.")
    # (joined, refused) as bits -> how many orders lead there, and the first of them
    states: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {(0, 0): (1, ())}
    for _ in range(number):
        states = _one_more(crowd, states)
    ways: dict[int, int] = {}
    best: tuple[int, tuple[int, ...]] = (-1, ())
    for (joined, refused), (orders, first) in states.items():
        end = joined.bit_count() + (_at_meeting(crowd, joined, joined | refused) if meeting else 0)
        ways[end] = ways.get(end, 0) + orders
        if end > best[0] or (end == best[0] and first < best[1]):
            best = (end, first)
    ends = pd.DataFrame(sorted(ways.items()), columns=["supporters", "orders"])
    ends["share"] = ends["orders"] / ends["orders"].sum()
    order = tuple(crowd.names[row] for row in best[1])
    return BestTalks(order, best[0], ends, _says(size, best[0], ends))


def _one_more(
    crowd: Crowd, states: dict[tuple[int, int], tuple[int, tuple[int, ...]]]
) -> dict[tuple[int, int], tuple[int, tuple[int, ...]]]:
    after: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
    for (joined, refused), (orders, first) in states.items():
        for row in _others(crowd, joined | refused):
            if crowd.heard(row, joined) >= crowd.needs[row]:
                state = (joined | 1 << row, refused)
            else:
                state = (joined, refused | 1 << row)
            before, known = after.get(state, (0, (len(crowd.names),)))
            after[state] = (before + orders, min(known, (*first, row)))
    return after


def _at_meeting(crowd: Crowd, joined: int, talked_to: int) -> int:
    return sum(crowd.heard(row, joined) >= crowd.needs[row] for row in _others(crowd, talked_to))


def _others(crowd: Crowd, rows: int) -> Iterator[int]:
    return (row for row in range(len(crowd.names)) if not rows >> row & 1)


def _says(size: int, supporters: int, ends: pd.DataFrame) -> str:
    if not supporters:
        return (
            "No order starts anything: everybody waits for somebody else. Find reasons that win one person "
            "without the others."
        )
    total, best = int(ends["orders"].sum()), int(ends["orders"].iloc[-1])
    if best == total:
        every = counted(total, "order")
        return f"All {every} end with {supporters} of {size}: the order does not matter here."
    return (
        f"The best order ends with {supporters} of {size}. {best:,} of {total:,} orders "
        f"{plural(best, 'does', 'do')} as well; the worst ends with {int(ends['supporters'].iloc[0])}."
    )
