"""A release request as a linear programme: several releases, several teams, items that exclude each other."""

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
    """The items' rows, one yes/no per item and release, and what one unit of worth stands for."""
    rows = [row for row in range(len(request.names)) if row not in request.banned]
    count = len(room.releases)
    place = {row: spot for spot, row in enumerate(rows)}

    def columns(row: int, until: int = count) -> list[int]:
        return [place[row] * count + release for release in range(until)]

    worth, unit = as_whole((request.value[rows][:, None] * weights[None, :]).ravel())
    program = Program(worth=worth, whole=unit.whole)
    for team in range(len(room.teams)):
        effort, size = as_whole(request.effort[rows, team])
        used = np.flatnonzero(effort)
        for release in range(count):
            limit = whole_limit(float(room.capacity[release, team]), size)
            if effort.sum() > limit:
                program.at_most(list(used * count + release), list(effort[used]), float(limit))
    for row in rows:
        if count > 1:
            program.at_most(columns(row), [1.0] * count, 1.0)
        for needed in request.needs[row]:
            for until in range(1, count + 1):
                mine, theirs = columns(row, until), columns(needed, until)
                program.at_most(mine + theirs, [1.0] * until + [-1.0] * until, 0.0)
    for first, second in request.exclusive:
        if first in place and second in place:
            program.at_most(columns(first) + columns(second), [1.0] * (2 * count), 1.0)
    for row in sorted(wanted):
        pinned_to = pins.get(row)
        if pinned_to is not None:
            program.ones.append(columns(row)[room.releases.index(pinned_to)])
        elif count == 1:
            program.ones.append(place[row])
        else:
            program.one_of(columns(row))
    return rows, program, unit.size
