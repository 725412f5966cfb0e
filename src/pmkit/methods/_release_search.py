"""Finding the plan of most value for a release request, and the plan that sort-and-cut would give.

Works on row numbers; an assignment holds for every item the number of its release, or -1 for left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pmkit.methods._frame import InputError, show
from pmkit.methods._program import Clock, Program, Watch, solve
from pmkit.methods._release_request import Request, Room, as_whole, with_needs


@dataclass(frozen=True, kw_only=True)
class Found:
    """An assignment with its value, the bound on any plan's value, and whether it is proven best."""

    release: np.ndarray
    value: float
    bound: float
    proven: bool

    @property
    def rows(self) -> frozenset[int]:
        return frozenset(int(row) for row in np.flatnonzero(self.release >= 0))


def worth_in(request: Request, release: np.ndarray, weights: np.ndarray) -> float:
    """The value of an assignment; an item in release k counts `weights[k]` of its value."""
    chosen = np.flatnonzero(release >= 0)
    return float(np.round(request.value[chosen] @ weights[release[chosen]], 9))


def load_of(request: Request, release: np.ndarray, room: Room) -> np.ndarray:
    """The effort planned, per release and team."""
    return np.array([request.effort[release == each].sum(axis=0) for each in range(len(room.releases))])


def fits(load: np.ndarray, capacity: np.ndarray) -> bool:
    """Whether effort keeps to capacity: sums of decimals such as 0.1 may miss it by rounding only."""
    return bool(np.all(load <= capacity + 1e-9 * np.maximum(1.0, capacity)))


def refuse_overfull(request: Request, room: Room) -> None:
    """Raise `InputError` where the must-haves and pins, with what they need, are over all capacity."""
    wanted = request.wanted()
    effort = request.effort[sorted(wanted)].sum(axis=0)
    capacity = room.capacity.sum(axis=0)
    if fits(effort, capacity):
        return
    team = int(np.argmax(effort - capacity))
    asked = request.must | set(request.pins)
    extra = wanted - asked
    needed = f" with what they need ({request.called(extra)})" if extra else ""
    for_team = f" for {room.teams[team]}" if room.teams[team] else ""
    raise InputError(
        f"What must be in ({request.called(asked)}){needed} takes {show(float(effort[team]))}{for_team}, "
        f"and the capacity is {show(float(capacity[team]))}. Take something out or raise the capacity."
    )


def search(
    request: Request,
    room: Room,
    weights: np.ndarray,
    clock: Clock,
    *,
    wanted: frozenset[int] | None = None,
    banned: frozenset[int] | None = None,
    pins: dict[int, str | None] | None = None,
    watch: Watch | None = None,
) -> Found | None:
    """The best assignment with all of `wanted` and none of `banned`; None where there is none.

    Without `wanted` and `banned` these are the request's own. With time run out it is the best one known,
    which may be that of sort-and-cut.
    """
    wanted = request.wanted() if wanted is None else wanted
    banned = request.banned if banned is None else banned
    if wanted & banned or not fits(request.effort[sorted(wanted)].sum(axis=0), room.capacity.sum(axis=0)):
        return None
    rows = [row for row in range(len(request.names)) if row not in banned]
    program, unit = _program(request, room, weights, rows, wanted, request.pins if pins is None else pins)
    outcome = solve(program, clock, watch)
    if outcome.x is None and outcome.proven:
        return None
    bound = outcome.bound * unit
    fallback = sort_and_cut(request, room, weights, wanted)
    if outcome.x is None and fallback is None:
        raise InputError("No plan was found in the time given. Give more time, or pin fewer items.")
    release = np.full(len(request.names), -1)
    if outcome.x is not None:
        kept = outcome.x.reshape(len(rows), len(room.releases)) > 0.5
        release[rows] = np.where(kept.any(axis=1), kept.argmax(axis=1), -1)
    if not outcome.proven and fallback is not None:
        by_hand = worth_in(request, fallback, weights)
        if outcome.x is None or by_hand > worth_in(request, release, weights):
            release = fallback
    value = worth_in(request, release, weights)
    return Found(
        release=release, value=value, bound=value if outcome.proven else bound, proven=outcome.proven
    )


def _program(
    request: Request,
    room: Room,
    weights: np.ndarray,
    rows: list[int],
    wanted: frozenset[int],
    pins: dict[int, str | None],
) -> tuple[Program, float]:
    """One yes/no per item and release, and what one unit of the programme's worth stands for."""
    count = len(room.releases)
    place = {row: spot for spot, row in enumerate(rows)}

    def columns(row: int, until: int = count) -> list[int]:
        return [place[row] * count + release for release in range(until)]

    worth, unit = as_whole((request.value[rows][:, None] * weights[None, :]).ravel())
    program = Program(worth=worth, whole=unit > 0)
    for team in range(len(room.teams)):
        effort, size = as_whole(request.effort[rows, team])
        scale = size or float(request.effort[rows, team].max(initial=0.0))
        used = np.flatnonzero(effort)
        for release in range(count):
            limit = room.capacity[release, team] / scale
            limit = np.floor(limit + 1e-9 * max(1.0, limit)) if size else limit * (1 + 1e-12)
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
    return program, unit or float((request.value[rows].max(initial=0.0)) * weights.max(initial=0.0)) or 1.0


def sort_and_cut(
    request: Request, room: Room, weights: np.ndarray, wanted: frozenset[int] | None = None
) -> np.ndarray | None:
    """Down the list by value per effort, taking what still fits; None where what is wanted does not fit.

    What is wanted comes first. An item brings along what it needs; it goes to the earliest release that
    has the room. This is the usual spreadsheet done with care: stopping at the first item that does not
    fit can only be worse.
    """
    wanted = request.wanted() if wanted is None else wanted
    release = np.full(len(request.names), -1)
    left = room.capacity.copy()
    effort = request.effort.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(effort > 0, request.value / effort, np.where(request.value > 0, np.inf, 0.0))
    order = sorted(range(len(ratio)), key=lambda row: -ratio[row])
    first = sorted(wanted, key=lambda row: (request.pins.get(row) is None, row))
    for row in [*first, *(row for row in order if row not in wanted and row not in request.banned)]:
        group = sorted(
            (each for each in request.closure[row] if release[each] < 0),
            key=lambda each: len(request.closure[each]),
        )
        plan = _place(request, room, release, left, group)
        if plan is not None:
            release, left = plan
        elif row in wanted:
            return None
    return release


def _place(
    request: Request, room: Room, release: np.ndarray, left: np.ndarray, group: list[int]
) -> tuple[np.ndarray, np.ndarray] | None:
    """Put a group of items, what is needed first, each into the earliest release with room."""
    release, left = release.copy(), left.copy()
    for row in group:
        rivals = {b if a == row else a for a, b in request.exclusive if row in (a, b)}
        if any(release[rival] >= 0 for rival in rivals):
            return None
        earliest = max((int(release[each]) for each in request.needs[row]), default=0)
        pinned_to = request.pins.get(row)
        options = range(earliest, len(room.releases))
        if pinned_to is not None:
            wish = room.releases.index(pinned_to)
            options = range(wish, wish + 1) if wish >= earliest else range(0)
        for each in options:
            if fits(request.effort[row], left[each]):
                release[row] = each
                left[each] -= request.effort[row]
                break
        else:
            return None
    return release, left


def closure_fits(request: Request, room: Room, row: int, wanted: frozenset[int]) -> bool:
    """Whether the item, with what it needs, has room beside what is wanted."""
    together = wanted | with_needs(request, [row])
    return fits(request.effort[sorted(together)].sum(axis=0), room.capacity.sum(axis=0))
