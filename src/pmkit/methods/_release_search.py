"""Finding the plan of most value for a release request, and the plan that sort-and-cut would give.

Works on row numbers; an assignment holds for every item the number of its release, or -1 for left out.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from pmkit.methods._clock import Clock
from pmkit.methods._frame import InputError, show
from pmkit.methods._program import Outcome, solve
from pmkit.methods._release_program import release_program, releases_of
from pmkit.methods._release_request import Request, Room, with_needs

MOST_PAIRS = 12
"""Exclusions up to here are met by trying both ways; more of them go into a linear programme."""


class NoPlanYet(InputError):
    """Time ran out before it was known whether there is a plan at all."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """An assignment with its value, the bound on any plan's value, and whether it is proven best."""

    release: np.ndarray
    value: float
    bound: float
    proven: bool

    @cached_property
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
    pins: Mapping[int, str | None] | None = None,
    start: frozenset[int] = frozenset(),
) -> Found | None:
    """The best assignment with all of `wanted` (the request's own unless given); None where there is none.

    With time run out it is the best one known, which may be that of sort-and-cut; raises `NoPlanYet` where
    none is. `start` is a plan for less
    capacity, where one is known: the search begins with it.
    """
    wanted = request.wanted() if wanted is None else wanted
    pins = request.pins if pins is None else pins
    together = request.effort[sorted(wanted)].sum(axis=0)
    if wanted & request.banned or not fits(together, room.capacity.sum(axis=0)):
        return None
    release = np.full(len(request.names), -1)
    if room.capacity.size == 1 and len(request.exclusive) <= MOST_PAIRS:
        outcome = _one_release(request, float(room.capacity[0, 0]), wanted, start, clock)
        if outcome.x is not None:
            release[outcome.x > 0.5] = 0
    else:
        rows, program, unit = release_program(request, room, weights, wanted, pins)
        outcome = solve(program, clock)
        outcome = replace(outcome, value=outcome.value * unit, bound=outcome.bound * unit)
        if outcome.x is not None:
            release[rows] = releases_of(outcome.x, len(room.releases))
    if outcome.x is None and outcome.proven:
        return None
    if not outcome.proven:
        by_hand = sort_and_cut(request, room, weights, wanted)
        if by_hand is None and outcome.x is None:
            raise NoPlanYet("No plan was found in the time given. Give more time, or pin fewer items.")
        plans = [plan for plan in (by_hand, release if outcome.x is not None else None) if plan is not None]
        release = max(plans, key=lambda plan: worth_in(request, plan, weights))
        outcome = replace(outcome, bound=min(outcome.bound, _as_one_release(request, room, weights, wanted)))
    release = _without_idle(request, release, wanted)
    value = worth_in(request, release, weights)
    bound = value if outcome.proven else max(outcome.bound, value)
    return Found(release=release, value=value, bound=bound, proven=outcome.proven)


def _as_one_release(request: Request, room: Room, weights: np.ndarray, wanted: frozenset[int]) -> float:
    """A bound where time is short: what one team could reach with all its capacity at once."""
    if len(room.teams) > 1:
        return np.inf
    everything = float(room.capacity.sum())
    return (
        request.wishes.solve(everything, Clock(1.0), taken=wanted, barred=request.banned).bound * weights[0]
    )


def _one_release(
    request: Request,
    capacity: float,
    wanted: frozenset[int],
    start: frozenset[int],
    clock: Clock,
) -> Outcome:
    """One release of one team: exclusions are left aside, and where a plan breaks one, both ways are tried.

    The plan of the highest value comes first, so the first one that keeps to all exclusions is the best.
    """
    queue: list[tuple[float, int, frozenset[int], Outcome]] = []
    number = itertools.count()
    fresh = [request.banned]
    while True:
        for barred in fresh:
            if barred & wanted:
                continue
            outcome = request.wishes.solve(capacity, clock, taken=wanted, barred=barred, start=start - barred)
            heapq.heappush(queue, (-outcome.bound, next(number), barred, outcome))
        if not queue:
            return Outcome(x=None, value=-np.inf, bound=-np.inf, proven=True)
        _, _, barred, outcome = heapq.heappop(queue)
        broken = _broken(request, outcome, wanted)
        if not broken:
            return outcome
        if not outcome.proven:
            return replace(outcome, x=None)
        fresh = [
            barred | {row for row, needed in enumerate(request.closure) if rival in needed}
            for rival in broken
        ]


def _broken(request: Request, outcome: Outcome, wanted: frozenset[int]) -> tuple[int, ...]:
    """The first pair of items that exclude each other and are both in the plan; empty for none."""
    if outcome.x is None or not request.exclusive:
        return ()
    rows = _useful(request, outcome.x > 0.5, wanted)
    return next((pair for pair in request.exclusive if rows.issuperset(pair)), ())


def _useful(request: Request, chosen: np.ndarray, wanted: frozenset[int]) -> frozenset[int]:
    """What is wanted, and the chosen items that are worth something, with what they need."""
    return with_needs(request, np.flatnonzero(chosen & (request.value > 0)).tolist()) | wanted


def _without_idle(request: Request, release: np.ndarray, wanted: frozenset[int]) -> np.ndarray:
    """The assignment without items that are worth nothing and that nothing in it needs."""
    useful = _useful(request, release >= 0, wanted)
    return np.where(np.isin(np.arange(release.size), list(useful)), release, -1)


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
