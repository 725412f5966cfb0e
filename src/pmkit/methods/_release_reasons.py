"""Why an item is not in a release plan, and what a pinned item costs: each told by planning again with it.

Works on a request and the best assignment found for it; knows nothing of data frames.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from pmkit.methods._frame import show
from pmkit.methods._program import Clock
from pmkit.methods._release_request import Request, Room
from pmkit.methods._release_search import Found, fits, search


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """An item that is not in the plan, and why.

    `kind` is "excluded" (on request), "unsized" (no effort or value yet), "excluded by" (a chosen item
    rules it out), "needs" (something it needs can't be in), "capacity" (no room beside what must be in) or
    "not worth it". In the last case `displaces` names what would have to go, `brings` what would come with
    it and `loses` the value lost, where this was worked out; else `loses` is None.
    """

    id: Hashable
    kind: str
    says: str
    displaces: tuple[Hashable, ...] = ()
    brings: tuple[Hashable, ...] = ()
    loses: float | None = None


def why_left_out(
    request: Request, room: Room, weights: np.ndarray, found: Found, row: int, clock: Clock, *, deeply: bool
) -> LeftOut:
    """The reason for one item; `deeply` plans again with the item in, to tell what that displaces."""
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
    if deeply and found.proven and clock.left != 0:
        again = search(request, room, weights, clock, wanted=request.wanted() | request.closure[row])
        if again is None:
            return _no_room(request, room, row)
    chosen_rivals = sorted(rivals & found.rows)
    if again is None or not again.proven:
        if chosen_rivals:
            says = f"{request.names[chosen_rivals[0]]} rules it out and brings more."
            return LeftOut(id=name, kind="excluded by", says=says)
        return LeftOut(id=name, kind="not worth it", says="Other items bring more for the same room.")
    return _displacing(request, found, again, row, chosen_rivals)


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
        free = search(request, room, weights, clock, wanted=wanted, pins=pins) if found.proven else None
        known = free is not None and free.proven
        prices[request.names[row]] = max(round(free.value - found.value, 9), 0.0) if free and known else None
    return prices
