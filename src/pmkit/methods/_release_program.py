"""A release request as a linear programme: several releases, several teams, items that exclude each other.

One yes/no per item and release says whether the item is done *by* that release, not *in* it. The two say the
same, but this way each rule between items has two terms, and a branch of the search decides “by then or
later” for all releases before or after it. That is several times faster (benchmarks/README.md).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pmkit.methods._program import Program
from pmkit.methods._release_request import Request, Room
from pmkit.methods._whole import as_whole, whole_limit


def release_program(
    request: Request,
    room: Room,
    weights: np.ndarray,
    wanted: frozenset[int],
    pins: Mapping[int, str | None],
) -> tuple[list[int], Program, float]:
    """The items' rows, one yes/no per item and release, and what one unit of worth stands for.

    `weights` must not rise from release to release. `releases_of` reads a solution.
    """
    rows = [row for row in range(len(request.names)) if row not in request.banned]
    count, last = len(room.releases), len(room.releases) - 1
    place = {row: spot for spot, row in enumerate(rows)}
    worth, unit = as_whole((request.value[rows][:, None] * weights[None, :]).ravel())
    worth = worth.reshape(len(rows), count)
    worth[:, :-1] -= worth[:, 1:]  # done by a release is done by all later ones, too
    program = Program(worth=worth.ravel(), whole=unit.whole)
    for team in range(len(room.teams)):
        effort, size = as_whole(request.effort[rows, team])
        used = np.flatnonzero(effort)
        for release in range(count):
            limit = whole_limit(float(room.capacity[release, team]), size)
            if effort.sum() <= limit:
                continue
            columns, factors = used * count + release, effort[used]
            if release:
                columns, factors = (
                    np.concatenate([columns, columns - 1]),
                    np.concatenate([factors, -factors]),
                )
            program.at_most(list(columns), list(factors), float(limit))
    for row in rows:
        first = place[row] * count
        for release in range(last):
            program.at_most([first + release, first + release + 1], [1.0, -1.0], 0.0)
        for needed in request.needs[row]:
            for release in range(count):
                program.at_most([first + release, place[needed] * count + release], [1.0, -1.0], 0.0)
    for one, other in request.exclusive:
        if one in place and other in place:
            program.at_most([place[one] * count + last, place[other] * count + last], [1.0, 1.0], 1.0)
    for row in sorted(wanted):
        first, pinned_to = place[row] * count, pins.get(row)
        by = last if pinned_to is None else room.releases.index(pinned_to)
        program.ones.append(first + by)
        if pinned_to is not None and by:
            program.zeros.append(first + by - 1)
    return rows, program, unit.size


def releases_of(x: np.ndarray, count: int) -> np.ndarray:
    """The release of each item, -1 where it is in none, from a solution over `count` releases."""
    done = x.reshape(-1, count) > 0.5
    return np.where(done.any(axis=1), done.argmax(axis=1), -1)
