"""Turning the best assignment that was found into a release plan, with its reasons and prices."""

from __future__ import annotations

from collections.abc import Collection, Hashable

import numpy as np
import pandas as pd

from pmkit.methods._clock import Clock
from pmkit.methods._release_reasons import pin_prices, reasons
from pmkit.methods._release_request import Request, Room
from pmkit.methods._release_search import Found, load_of, sort_and_cut, worth_in
from pmkit.methods.release_plan import ReleasePlan, SortAndCut


def report(
    request: Request,
    room: Room,
    weights: np.ndarray,
    found: Found,
    clock: Clock,
    *,
    explain: bool | Collection[Hashable],
) -> ReleasePlan:
    """The plan of an assignment; `explain` plans again for items that are left out and for each pin."""
    names = request.names
    chosen = sorted(found.rows)
    load = load_of(request, found.release, room)
    cells = [(k, t) for k in range(len(room.releases)) for t in range(len(room.teams))]
    return ReleasePlan(
        chosen=tuple(names[row] for row in chosen),
        left_out=reasons(request, room, weights, found, clock, explain=explain),
        release_of={names[row]: room.releases[found.release[row]] for row in chosen},
        value=found.value,
        cost=float(np.round(load.sum(), 9)),
        capacity=float(room.capacity.sum()),
        load=pd.DataFrame(
            {
                "release": [room.releases[k] for k, _ in cells],
                "team": [room.teams[t] for _, t in cells],
                "used": [float(np.round(load[k, t], 9)) for k, t in cells],
                "capacity": [float(room.capacity[k, t]) for k, t in cells],
            }
        ),
        proven=found.proven,
        bound=found.bound,
        gap=(found.bound - found.value) / found.bound if found.bound > found.value else 0.0,
        pin_prices=pin_prices(request, room, weights, found, clock) if explain is not False else {},
        sort_and_cut=_by_list(request, room, weights, found),
        cpu_seconds=clock.cpu_seconds,
    )


def _by_list(request: Request, room: Room, weights: np.ndarray, found: Found) -> SortAndCut | None:
    release = sort_and_cut(request, room, weights)
    if release is None:
        return None
    value = worth_in(request, release, weights)
    return SortAndCut(
        chosen=tuple(request.names[row] for row in np.flatnonzero(release >= 0)),
        value=value,
        cost=float(np.round(load_of(request, release, room).sum(), 9)),
        short=(found.value - value) / found.value if found.value > 0 else 0.0,
    )
