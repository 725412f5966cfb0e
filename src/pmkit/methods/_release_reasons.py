"""Why an item is not in a release plan, and what a pinned item costs: each told by planning again with it.

Works on a request and the best assignment found for it; knows nothing of data frames. Of a long backlog only
the items that come nearest are planned again: thousands of plans would take minutes, and nobody reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from contextlib import suppress

import numpy as np

from pmkit.methods._clock import Clock
from pmkit.methods._frame import show
from pmkit.methods._release_request import Request, Room
from pmkit.methods._release_search import Found, NoPlanYet, fits, search
from pmkit.methods.release_plan import LeftOut

ALL_EXPLAINED = 100
NEAREST = 10
"""Where more than `ALL_EXPLAINED` items are left out, so many are planned again."""


def reasons(
    request: Request,
    room: Room,
    weights: np.ndarray,
    found: Found,
    clock: Clock,
    *,
    explain: bool | Collection[Hashable],
) -> tuple[LeftOut, ...]:
    """The reason for each item that is left out, as `plan_release` tells it, as long as there is time."""
    out = [row for row in range(len(request.names)) if row not in found.rows]
    deeply = _explained(request, found, out, explain) if found.proven else frozenset()
    told, number = [], 0
    for row in out:
        again = row in deeply and clock.left != 0
        if again:
            number += 1
            name = request.names[row]
            clock.topic = f"Planned. Looking at what {name} would displace, {number} of {len(deeply)}"
            clock.tell(clock.topic)
        told.append(_reason(request, room, weights, found, row, clock, deeply=again))
    clock.topic = ""
    return tuple(told)


def _explained(
    request: Request, found: Found, out: list[int], explain: bool | Collection[Hashable]
) -> frozenset[int]:
    """The rows to plan again with: those named, else all, or of many those that come nearest."""
    if not isinstance(explain, bool):
        return frozenset(row for row in out if request.names[row] in explain)
    if not explain:
        return frozenset()
    if len(out) <= ALL_EXPLAINED:
        return frozenset(out)
    return frozenset(sorted(out, key=lambda row: -_nearness(request, found, row))[:NEAREST])


def _nearness(request: Request, found: Found, row: int) -> float:
    """Value per effort of an item with what it needs and the plan does not hold; -1 where it can't be in."""
    along = request.closure[row] - found.rows
    if along & request.banned:
        return -1.0
    rows = sorted(along)
    effort = float(request.effort[rows].sum())
    return float(request.value[rows].sum()) / effort if effort else np.inf


def _reason(
    request: Request, room: Room, weights: np.ndarray, found: Found, row: int, clock: Clock, *, deeply: bool
) -> LeftOut:
    name = request.names[row]
    if row in request.excluded:
        return LeftOut(id=name, kind="excluded", says="You left it out.")
    if row in request.unsized:
        lacking = request.unsized[row]
        return LeftOut(id=name, kind="unsized", says=f"It has no {lacking} yet. Estimate it first.")
    barred = sorted(request.closure[row] & (request.excluded | set(request.unsized)))
    if barred:
        other = request.names[barred[0]]
        why = "which you left out" if barred[0] in request.excluded else "which is not estimated yet"
        return LeftOut(id=name, kind="needs", says=f"It needs {other}, {why}.")
    rivals = _rivals(request, row)
    firm = sorted(rivals & request.wanted())
    if firm:
        other = request.names[firm[0]]
        return LeftOut(id=name, kind="excluded by", says=f"{other} rules it out and has to be in.")
    if not _has_room(request, room, row):
        return _no_room(request, room, row)
    again = None
    if deeply:
        with suppress(NoPlanYet):
            again = search(request, room, weights, clock, wanted=request.wanted() | request.closure[row])
            if again is None:
                return _no_room(request, room, row)
    chosen_rivals = sorted(rivals & found.rows)
    if again is not None and again.proven:
        return _displacing(request, found, again, row, chosen_rivals)
    if chosen_rivals:
        says = f"{request.names[chosen_rivals[0]]} is in the plan and rules it out."
        return LeftOut(id=name, kind="excluded by", says=says)
    says = "No plan with it is worth more." if found.proven else "The best plan known does without it."
    return LeftOut(id=name, kind="not worth it", says=says)


def _displacing(request: Request, found: Found, again: Found, row: int, chosen_rivals: list[int]) -> LeftOut:
    loses = max(round(found.value - again.value, 9), 0.0)
    out = found.rows - again.rows
    along = again.rows - found.rows - {row}
    change = f"With it, {request.called(out)} would go" if out else "It could be in"
    change += f" and {request.called(along)} would come" if along else ""
    result = f"the plan would lose {show(loses)} of value" if loses else "the plan would be worth the same"
    return LeftOut(
        id=request.names[row],
        kind="excluded by" if chosen_rivals else "not worth it",
        says=f"{change}; {result}.",
        displaces=tuple(request.names[each] for each in sorted(out)),
        brings=tuple(request.names[each] for each in sorted(along)),
        loses=loses,
    )


def _no_room(request: Request, room: Room, row: int) -> LeftOut:
    wanted = request.wanted()
    extra = request.closure[row] - wanted - {row}
    takes = float(request.effort[sorted(request.closure[row] - wanted)].sum())
    left = float(room.capacity.sum() - request.effort[sorted(wanted)].sum())
    with_extra = f" with {request.called(extra)}" if extra else ""
    beside = " beside what must be in" if wanted else ""
    says = f"It takes {show(takes)}{with_extra}, and there is room for {show(max(left, 0.0))}{beside}."
    if takes <= left:
        says = f"It takes {show(takes)}{with_extra}, and no release or team has that much room{beside}."
    return LeftOut(id=request.names[row], kind="capacity", says=says)


def _has_room(request: Request, room: Room, row: int) -> bool:
    """Whether the item, with what it needs, has room beside what is wanted."""
    together = request.effort[sorted(request.wanted() | request.closure[row])].sum(axis=0)
    return fits(together, room.capacity.sum(axis=0))


def _rivals(request: Request, row: int) -> frozenset[int]:
    """Items that can't be in together with this one, because of it or of what it needs."""
    mine = request.closure[row]
    sides = [*request.exclusive, *((b, a) for a, b in request.exclusive)]
    return frozenset(second for first, second in sides if first in mine)


def pin_prices(
    request: Request, room: Room, weights: np.ndarray, found: Found, clock: Clock
) -> dict[Hashable, float | None]:
    """What each pinned item costs: the value that the best plan without this pin would have more.

    None where time ran out before this was proven.
    """
    prices: dict[Hashable, float | None] = {}
    for row in request.pins:
        pins = {each: where for each, where in request.pins.items() if each != row}
        wanted = request.wanted(frozenset({row}) - request.must)
        if wanted == request.wanted() and request.pins[row] is None:
            prices[request.names[row]] = 0.0  # something else that is asked for needs it anyway
            continue
        clock.topic = f"Planned. Looking at what the pin {request.names[row]} costs"
        prices[request.names[row]] = None
        if found.proven:
            with suppress(NoPlanYet):
                free = search(request, room, weights, clock, wanted=wanted, pins=pins)
                if free is not None and free.proven:
                    prices[request.names[row]] = max(round(free.value - found.value, 9), 0.0)
    clock.topic = ""
    return prices
