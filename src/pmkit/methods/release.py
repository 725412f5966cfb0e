"""Planning releases: the plan of most value under capacity, proven, with the reason for what is left out.

The model is the item-level form of Bagnall, Rayward-Smith and Whittley's next release problem (2001): a
knapsack under precedence, here with must-haves, pins, exclusions, several releases and several teams.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._clock import Clock, Watch
from pmkit.methods._frame import InputError, show
from pmkit.methods._release_report import report
from pmkit.methods._release_request import Room, read_request, read_room
from pmkit.methods._release_search import Found, load_of, refuse_overfull, search
from pmkit.methods.release_plan import ReleasePlan

LATER_WORTH = 0.9
"""With several releases: how much of its value an item keeps for each release that it comes later."""


class Planner:
    """Plans one backlog again and again, along a capacity slider: the table is read once.

    Takes the same keywords as `plan_release`. Plans that were proven are kept: one that costs no more than
    a smaller capacity is the best plan there too, and is not searched for again.

    >>> items = pd.DataFrame({"id": ["A", "B", "C"], "value": [6, 5, 5], "effort": [3, 2, 2]})
    >>> planner = Planner(items)
    >>> planner.plan(4).chosen, planner.plan(3).chosen
    (('B', 'C'), ('A',))
    """

    def __init__(
        self,
        items: pd.DataFrame,
        *,
        must: Iterable[Hashable] = (),
        pin: Iterable[Hashable] | Mapping[Hashable, str] = (),
        exclude: Iterable[Hashable] = (),
        exclusive: Iterable[tuple[Hashable, Hashable]] = (),
        teams: str | Mapping[str, str] | None = None,
        later_worth: float = LATER_WORTH,
        value: str = "value",
        effort: str = "effort",
    ) -> None:
        if not 0 < later_worth <= 1:
            raise InputError(f"later_worth is {show(later_worth)}. Write a share above 0, up to 1.")
        self._request, self._teams = read_request(
            items,
            must=must,
            pin=pin,
            exclude=exclude,
            exclusive=exclusive,
            teams=teams,
            value=value,
            effort=effort,
        )
        self._by_team = teams is not None
        self._later_worth = later_worth
        self._proven: list[tuple[float, Found]] = []

    def plan(
        self,
        capacity: Any,
        *,
        time_limit: float | None = None,
        explain: bool | Collection[Hashable] = False,
        watch: Watch | None = None,
    ) -> ReleasePlan:
        """The best plan at this capacity; see `plan_release`."""
        clock = Clock(time_limit, watch)
        room = self._room(capacity)
        weights = self._later_worth ** np.arange(len(room.releases))
        found = self._find(room, weights, clock)
        return report(self._request, room, weights, found, clock, explain=explain)

    def frontier(self, capacities: Sequence[float] | None = None, *, points: int = 25) -> pd.DataFrame:
        """Value against capacity: `capacity`, `value`, `cost`, `items`, `proven`, `sort_and_cut` (value).

        Without `capacities`, `points` of them from what must be in up to the effort of everything that can
        be in. For one release and one team.
        """
        if self._by_team:
            raise InputError("The frontier is for one team's capacity. Plan without teams for it.")
        if capacities is None:
            effort = self._request.effort[:, 0]
            low = effort[sorted(self._request.wanted())].sum()
            high = effort[[row for row in range(len(effort)) if row not in self._request.banned]].sum()
            capacities = [float(round(each, 9)) for each in np.linspace(low, max(high, low), points)]
        rows = []
        for capacity in sorted(capacities, reverse=True):  # downwards, so that plans can be used again
            plan = self.plan(capacity)
            by_list = plan.sort_and_cut.value if plan.sort_and_cut else float("nan")
            rows.append((capacity, plan.value, plan.cost, len(plan.chosen), plan.proven, by_list))
        columns = ["capacity", "value", "cost", "items", "proven", "sort_and_cut"]
        return pd.DataFrame(rows[::-1], columns=columns)

    def _room(self, capacity: Any) -> Room:
        room = read_room(capacity, self._teams, self._by_team)
        for row, release in self._request.pins.items():
            if release is not None and release not in room.releases:
                raise InputError(
                    f"{self._request.names[row]} is pinned to “{release}”, which is none of the releases: "
                    f"{', '.join(room.releases)}."
                )
        refuse_overfull(self._request, room)
        return room

    def _find(self, room: Room, weights: np.ndarray, clock: Clock) -> Found:
        single = room.capacity.size == 1
        capacity = float(room.capacity.sum())
        if single:
            for limit, known in self._proven:
                if load_of(self._request, known.release, room).sum() <= capacity <= limit:
                    return known
        found = search(self._request, room, weights, clock, start=self._below(room))
        if found is None:
            asked = self._request.called(self._request.wanted())
            raise InputError(
                f"What must be in ({asked}) does not fit into the releases and teams. "
                "Take something out, move a pin or raise a capacity."
            )
        if single and found.proven:
            self._proven.append((capacity, found))
        return found

    def _below(self, room: Room) -> frozenset[int]:
        """The items of the most valuable plan known for less capacity."""
        if room.capacity.size > 1:
            return frozenset()
        smaller = [known for limit, known in self._proven if limit <= room.capacity[0, 0]]
        return max(smaller, key=lambda known: known.value).rows if smaller else frozenset()


def plan_release(
    items: pd.DataFrame,
    capacity: Any,
    *,
    must: Iterable[Hashable] = (),
    pin: Iterable[Hashable] | Mapping[Hashable, str] = (),
    exclude: Iterable[Hashable] = (),
    exclusive: Iterable[tuple[Hashable, Hashable]] = (),
    teams: str | Mapping[str, str] | None = None,
    later_worth: float = LATER_WORTH,
    value: str = "value",
    effort: str = "effort",
    time_limit: float | None = None,
    explain: bool | Collection[Hashable] = True,
    watch: Watch | None = None,
) -> ReleasePlan:
    """The plan of most value that keeps to capacity, with everything that its items need.

    Columns: `id` (else the index is the name), `value` and `effort` (0 or more, any one unit each; other
    columns may be named), `requires` (ids). An item without a value or an effort can't be planned and is
    told as such.

    Parameters
    ----------
    capacity
        One number in the unit of effort; a list of numbers, one per release, or a mapping of release names
        to numbers; with `teams` a mapping of each team to one of these. A prerequisite comes no later than
        what needs it.
    must, pin
        Items that have to be in. The price of a pin is worked out, that of a must-have is not. `pin` may
        map items to the release they are to be in.
    exclude, exclusive
        Items to leave out; pairs of items of which at most one may be in.
    teams
        The column that names each item's team, or a mapping of team to its column of effort.
    later_worth
        Share of its value that an item keeps for each release it comes later (0.9 unless said).
    time_limit
        Seconds. Then the best plan known is returned, labelled as not proven.
    explain
        Whether to work out, by planning again, what left-out items would displace: all of them, of more than
        100 the 10 that come nearest in value per effort; or those whose ids are given. That is quick for one
        release of one team; for several it takes as long as so many plans.
    watch
        Told in a sentence, about twice a second, what a long search is at. Where it returns True the search
        stops as if its time had run out.

    Raises
    ------
    InputError
        For wrong cells, unknown ids, a circle of prerequisites, or wishes that can't be met together; the
        message names the items.

    >>> items = pd.DataFrame({"id": ["A", "B", "C"], "value": [6, 5, 5], "effort": [3, 2, 2]})
    >>> plan = plan_release(items, 4)
    >>> plan.chosen, plan.value, plan.proven, plan.sort_and_cut.chosen
    (('B', 'C'), 10.0, True, ('B', 'C'))
    >>> plan.left_out[0].says
    'With it, B and C would go; the plan would lose 4 of value.'
    """
    planner = Planner(
        items,
        must=must,
        pin=pin,
        exclude=exclude,
        exclusive=exclusive,
        teams=teams,
        later_worth=later_worth,
        value=value,
        effort=effort,
    )
    return planner.plan(capacity, time_limit=time_limit, explain=explain, watch=watch)


def frontier(
    items: pd.DataFrame, capacities: Sequence[float] | None = None, *, points: int = 25, **wishes: Any
) -> pd.DataFrame:
    """The best value at every capacity, and what sort-and-cut would reach there.

    Columns and keywords as for `plan_release`. Result: `capacity`, `value`, `cost`, `items` (how many),
    `proven`, `sort_and_cut` (its value).

    >>> items = pd.DataFrame({"id": ["A", "B"], "value": [6, 5], "effort": [3, 2]})
    >>> frontier(items, [2, 3, 5])[["capacity", "value", "sort_and_cut"]]
       capacity  value  sort_and_cut
    0         2    5.0           5.0
    1         3    6.0           5.0
    2         5   11.0          11.0
    """
    return Planner(items, **wishes).frontier(capacities, points=points)
