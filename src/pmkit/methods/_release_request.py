"""What a release planner is asked, read from a caller's table and checked before anything is searched.

Items become row numbers, values and efforts whole numbers where that is possible without loss, and every
request that can't be met is refused with the names of the items that it is about.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._dependencies import closures
from pmkit.methods._frame import InputError, keys, need_columns, numbers, refuse, requires_of, show
from pmkit.methods._wishes import Wishes


@dataclass(frozen=True, kw_only=True)
class Room:
    """The capacity of every release (rows) and team (columns), in the unit of effort."""

    releases: tuple[str, ...]
    teams: tuple[str, ...]
    capacity: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Request:
    """A backlog ready to be planned: per item its name, title, value, effort by team and needs."""

    names: list[Hashable]
    titles: list[str]
    value: np.ndarray
    effort: np.ndarray
    needs: list[tuple[int, ...]]
    closure: list[frozenset[int]]
    """Each item with everything that it needs, directly or through others."""
    exclusive: tuple[tuple[int, int], ...]
    must: frozenset[int]
    pins: Mapping[int, str | None]
    """Pinned items, and the release they are pinned to (None for any)."""
    excluded: frozenset[int]
    unsized: Mapping[int, str]
    """Items without a value or an effort, and which of the two is lacking."""

    @cached_property
    def wishes(self) -> Wishes:
        """The backlog as wishes, for one release of one team; efforts are those of the first team."""
        return Wishes(self.value, self.effort[:, 0], self.closure)

    @cached_property
    def banned(self) -> frozenset[int]:
        """Items that can be in no plan: excluded, unsized, or in need of such an item."""
        barred = self.excluded | set(self.unsized)
        return frozenset(row for row, needed in enumerate(self.closure) if needed & barred)

    def wanted(self, skip: frozenset[int] = frozenset()) -> frozenset[int]:
        """The must-haves and pinned items (without `skip`) with everything they need."""
        return with_needs(self, (self.must | set(self.pins)) - skip)

    def called(self, rows: Iterable[int]) -> str:
        """The items as a person would list them: 'MW-01, MW-07 and MW-12'."""
        return listed([str(self.names[row]) for row in sorted(rows)], 8)


def with_needs(request: Request, rows: Iterable[int]) -> frozenset[int]:
    """The rows with everything that they need."""
    return frozenset().union(*(request.closure[row] for row in rows))


def read_request(
    items: pd.DataFrame,
    *,
    must: Iterable[Hashable],
    pin: Iterable[Hashable] | Mapping[Hashable, str],
    exclude: Iterable[Hashable],
    exclusive: Iterable[tuple[Hashable, Hashable]],
    teams: str | Mapping[str, str] | None,
    value: str,
    effort: str,
) -> tuple[Request, tuple[str, ...]]:
    """The request and the names of its teams; raises `InputError` for what can't be planned."""
    need_columns(items, [value], "Release planning")
    names = keys(items)
    position: dict[Hashable, int] = {name: row for row, name in enumerate(names)}

    def find(name: Hashable, what: str) -> int:
        if name not in position:
            raise InputError(f"{what} {name} is not in the table. Check how it is written.")
        return position[name]

    def find_all(wanted: Iterable[Hashable], what: str) -> list[int]:
        if isinstance(wanted, str):
            raise InputError(f"Write the ids as a list: [“{wanted}”].")
        return [find(name, what) for name in wanted]

    worth = numbers(items, value, low=0, remedy="Write 0 for an item that has no value of its own.")
    spent, team_names = _efforts(items, effort, teams)
    needs = []
    for row, required in enumerate(requires_of(items)):
        for each in required:
            if each not in position:
                raise InputError(
                    f"{names[row]} needs {each}, which is not in the table. "
                    "Add that item, or remove it from requires.",
                    column="requires",
                    rows=[row],
                )
        needs.append(tuple(position[each] for each in required))
    pinned = find_all(pin, "The pinned item")
    pairs = []
    for pair in exclusive:
        if isinstance(pair, str) or len(tuple(pair)) != 2:
            raise InputError(f"Items that exclude each other come in pairs of two ids; got {show(pair)}.")
        first, second = find_all(pair, "The excluding item")
        if first == second:
            raise InputError(f"{names[first]} can't exclude itself. Name two different items.")
        pairs.append((first, second))
    unsized = {row: effort for row in np.flatnonzero(np.isnan(spent).any(axis=1))}
    unsized |= {row: value for row in np.flatnonzero(np.isnan(worth))}
    request = Request(
        names=list(names),
        titles=[str(each) for each in (items["item"] if "item" in items.columns else names)],
        value=np.nan_to_num(worth),
        effort=np.nan_to_num(spent),
        needs=needs,
        closure=closures(needs, names),
        exclusive=tuple(pairs),
        must=frozenset(find_all(must, "The must-have")),
        pins={row: pin[names[row]] if isinstance(pin, Mapping) else None for row in pinned},
        excluded=frozenset(find_all(exclude, "The excluded item")),
        unsized={int(row): lacking for row, lacking in unsized.items()},
    )
    _refuse_contradictions(request)
    return request, team_names


def _efforts(
    items: pd.DataFrame, effort: str, teams: str | Mapping[str, str] | None
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Effort of every item (rows) for every team (columns), and the teams' names."""
    remedy = "Effort can't be negative."
    if isinstance(teams, Mapping):
        need_columns(items, teams.values(), "Planning for several teams")
        columns = [numbers(items, column, low=0, remedy=remedy) for column in teams.values()]
        return np.column_stack(columns), tuple(teams)
    need_columns(items, [effort, *([teams] if teams else [])], "Release planning")
    spent = numbers(items, effort, low=0, remedy=remedy)
    if teams is None:
        return spent[:, None], ("",)
    team = items[teams].astype("str").fillna("").str.strip()
    refuse(items, teams, (team == "").to_numpy(), "Write the name of the team that does the work.")
    found = tuple(dict.fromkeys(team))
    return np.where(team.to_numpy()[:, None] == np.array(found, dtype=object), spent[:, None], 0.0), found


def _refuse_contradictions(request: Request) -> None:
    for row in sorted(request.must | set(request.pins)):
        name = request.names[row]
        for needed in sorted(request.closure[row]):
            other = request.names[needed]
            asked = f"{name} is asked for" + (" but" if needed == row else f" and needs {other}, which")
            if needed in request.excluded:
                raise InputError(f"{asked} is left out on request. Take one of the two back.")
            if needed in request.unsized:
                raise InputError(f"{asked} has no {request.unsized[needed]} yet. Estimate it first.")
    wanted = request.wanted()
    for first, second in request.exclusive:
        if first in wanted and second in wanted:
            raise InputError(
                f"{request.called([first])} and {request.called([second])} exclude each other, and both are "
                "asked for or needed by what is asked for. Take one back."
            )


def read_room(capacity: Any, teams: tuple[str, ...], planned_by_team: bool) -> Room:
    """The capacities as a table of releases by teams.

    One number, a list (one release each) or a mapping of release names to numbers; with teams a mapping
    of each team to one of these.
    """
    if not planned_by_team:
        names, row = _by_release(capacity, "The capacity")
        return Room(releases=names, teams=teams, capacity=np.array(row)[:, None])
    if not isinstance(capacity, Mapping):
        raise InputError(f"With teams, give each one's capacity: {{“{teams[0]}”: 10, …}}.")
    lacking = [team for team in teams if team not in capacity]
    if lacking:
        raise InputError(f"There is no capacity for the team {listed(lacking, 8)}. Write 0 for none.")
    read = [_by_release(capacity[team], f"The capacity of {team}") for team in teams]
    if len({names for names, _ in read}) > 1:
        raise InputError(
            "The teams' capacities don't name the same releases. Give each team the same number."
        )
    return Room(releases=read[0][0], teams=teams, capacity=np.array([row for _, row in read]).T)


def _by_release(capacity: Any, what: str) -> tuple[tuple[str, ...], list[float]]:
    if isinstance(capacity, Mapping):
        names, row = tuple(str(name) for name in capacity), list(capacity.values())
    elif isinstance(capacity, Iterable) and not isinstance(capacity, str):
        row = list(capacity)
        names = tuple(f"Release {number}" for number in range(1, len(row) + 1))
    else:
        names, row = ("Release 1",), [capacity]
    if not row:
        raise InputError(f"{what} names no release. Give at least one number.")
    for each in row:
        is_number = isinstance(each, (int, float, np.integer, np.floating)) and not isinstance(each, bool)
        if not is_number or not math.isfinite(each) or each < 0:
            raise InputError(f"{what} is {show(each)}. Write a number of 0 or more, in the unit of effort.")
    return names, [float(each) for each in row]
