"""Placing work under capacity, and how short a plan can be: on row numbers and plain lists, for `schedule`.

Items are placed one after another, each as early as its requirements and its team allow (serial schedule
generation). Times are weeks; a team's people may change from week to week.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf

from pmkit.methods._dependencies import forward_order

CLOSE = 1e-9
Profile = tuple[tuple[float, float], ...]
"""How many people a team has: (from week, people), in order of time; the first is from week 0."""


@dataclass(frozen=True)
class Work:
    """The items as lists by row: weeks, people needed, team, required rows, first week allowed."""

    duration: list[float]
    people: list[float]
    team: list[int]
    before: list[set[int]]
    ready: list[float]
    capacity: list[Profile]

    def after(self) -> list[list[int]]:
        """For each row the rows that require it."""
        found: list[list[int]] = [[] for _ in self.before]
        for row, needed in enumerate(self.before):
            for each in needed:
                found[each].append(row)
        return found


def heads_and_tails(work: Work) -> tuple[list[float], list[float]]:
    """Without looking at capacity: each row's earliest start, and the weeks from its start to the end."""
    head = list(work.ready)
    tail = list(work.duration)
    order = forward_order(work.before, range(len(work.before)))
    for row in order:
        head[row] = max([head[row], *(head[each] + work.duration[each] for each in work.before[row])])
    for row in reversed(order):
        for each in work.before[row]:
            tail[each] = max(tail[each], work.duration[each] + tail[row])
    return head, tail


class Board:
    """A plan that is being made: rows are placed and taken off again."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.start: list[float | None] = [None] * len(work.duration)
        self.on_team: list[list[int]] = [[] for _ in work.capacity]

    def finish(self, row: int) -> float:
        start = self.start[row]
        return inf if start is None else start + self.work.duration[row]

    def put(self, row: int, start: float) -> None:
        self.start[row] = start
        self.on_team[self.work.team[row]].append(row)

    def take_off(self, row: int) -> None:
        self.start[row] = None
        self.on_team[self.work.team[row]].remove(row)

    def allowed_from(self, row: int) -> float:
        """The week from which everything required is finished."""
        return max([self.work.ready[row], *(self.finish(each) for each in self.work.before[row])])

    def earliest(self, row: int) -> float:
        """The first week at which the team has room for the whole of the row's work; `inf` if never."""
        team = self.work.team[row]
        profile = self.work.capacity[team]
        allowed = self.allowed_from(row)
        times = {allowed}
        times.update(end for each in self.on_team[team] if (end := self.finish(each)) > allowed)
        times.update(week for week, _ in profile if week > allowed)
        return next((time for time in sorted(times) if self._fits(row, time)), inf)

    def _fits(self, row: int, start: float) -> bool:
        team = self.work.team[row]
        end = start + self.work.duration[row]
        spans = [(float(self.start[each] or 0.0), self.finish(each), each) for each in self.on_team[team]]
        moments = [start, *(begin for begin, _, _ in spans if start < begin < end - CLOSE)]
        moments += [week for week, _ in self.work.capacity[team] if start < week < end - CLOSE]
        for moment in moments:
            used = sum(
                self.work.people[each]
                for begin, finish, each in spans
                if begin <= moment + CLOSE and finish > moment + CLOSE
            )
            if used + self.work.people[row] > people_at(self.work.capacity[team], moment) + CLOSE:
                return False
        return True


def people_at(profile: Profile, week: float) -> float:
    """How many people there are in this week."""
    return next(people for begin, people in reversed(profile) if begin <= week + CLOSE)


def enough_weeks(profile: Profile, effort: float, begin: float) -> float:
    """The week by which a team that starts in `begin` can have done so many person-weeks."""
    for number, (week, people) in enumerate(profile):
        until = profile[number + 1][0] if number + 1 < len(profile) else inf
        open_weeks = until - max(week, begin)
        if open_weeks <= 0:
            continue
        if people > 0 and effort <= people * open_weeks:
            return max(week, begin) + effort / people
        if open_weeks < inf:
            effort -= people * open_weeks
    return begin if effort <= CLOSE else inf


def shortest_possible(work: Work) -> float:
    """A length that no plan can beat.

    The longest chain, each team's work over its people, and one after another the items that each need
    more than half of their team.
    """
    if not work.duration:
        return 0.0
    head, tail = heads_and_tails(work)
    bound = max(first + rest for first, rest in zip(head, tail, strict=True))
    for team, profile in enumerate(work.capacity):
        rows = [row for row, its in enumerate(work.team) if its == team]
        for first in {head[row] for row in rows}:
            for rest in {tail[row] - work.duration[row] for row in rows}:
                late = [
                    row
                    for row in rows
                    if head[row] >= first - CLOSE and tail[row] - work.duration[row] >= rest - CLOSE
                ]
                effort = sum(work.duration[row] * work.people[row] for row in late)
                in_line = sum(work.duration[row] for row in late if alone(work, row))
                if late:
                    bound = max(bound, enough_weeks(profile, effort, first) + rest, first + in_line + rest)
    whole = all(
        float(number).is_integer()
        for number in [*work.duration, *work.ready, *(week for steps in work.capacity for week, _ in steps)]
    )
    return float(ceil(bound - 1e-6)) if whole and bound < inf else bound


def alone(work: Work, row: int) -> bool:
    """Whether no two such items of a team fit side by side: each needs more than half of its people."""
    return work.people[row] > max(people for _, people in work.capacity[work.team[row]]) / 2
