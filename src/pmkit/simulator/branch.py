"""What if I had: one decision of a log changed, the luck as it was, and the rest played or decided anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pmkit.simulator.decided import read_decisions
from pmkit.simulator.log import Entry, Log, Replay, played_on, replay
from pmkit.simulator.policies import planner_with, result
from pmkit.simulator.quarter import Game
from pmkit.simulator.redraw import worlds_like
from pmkit.simulator.state import State
from pmkit.simulator.world import Draws, World

Change = Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Other decisions of a quarter, as JSON, or what makes them of those that were taken."""
MOST_BRANCHES = 5
"""So many are worth keeping."""


@dataclass(frozen=True, eq=False)
class Branch:
    """A log with a change, played beside the one without (all money in thousand EUR).

    `as_played` keeps the later decisions; where they are not possible any more `skipped` says so. As that
    alone is unfair to the change, `planned` and `planned_before` let the planner decide the later quarters,
    with and without it. `parts` tell where `difference` comes from.
    """

    quarter: int
    log: Log
    before: Replay
    as_played: Replay
    planned_before: Replay
    planned: Replay
    skipped: tuple[str, ...]

    @property
    def difference(self) -> float:
        """What the change brings when the rest stays as it was played."""
        return self.as_played.result - self.before.result

    @property
    def difference_planned(self) -> float:
        """What it brings when the planner decides the rest, with the change and without."""
        return self.planned.result - self.planned_before.result

    @property
    def parts(self) -> dict[str, float]:
        """`difference` by its parts: those of the quarters' margins, and what continues after the end."""
        before, after = _parts(self.before), _parts(self.as_played)
        return {name: after[name] - before.get(name, 0.0) for name in after}


def changed(log: Log, quarter: int, change: Change, *, onwards: bool = False) -> Log:
    """The log with these decisions of this quarter instead, or `onwards` of each later one too; what
    `change` does not name stays.

    Raises ValueError where the log has no such quarter.
    """
    if not 1 <= quarter <= len(log.entries):
        raise ValueError(f"Quarter {quarter} was not played, so it can't be changed.")
    entries = list(log.entries)
    for number in range(quarter, len(entries) + 1 if onwards else quarter + 1):
        before = entries[number - 1]
        instead = change(before.decisions) if callable(change) else change
        entries[number - 1] = Entry({**before.decisions, **instead}, before.because)
    return replace(log, entries=tuple(entries))


def branch(game: Game, log: Log, quarter: int, change: Change, *, onwards: bool = False) -> Branch:
    """Play a log again with one decision changed, in one quarter or `onwards`."""
    another = changed(log, quarter, change, onwards=onwards)
    before, as_played = replay(game, log), replay(game, another)
    skipped = [
        f"Quarter {number}: {sentence}"
        for number in range(quarter, len(log.entries) + 1)
        for sentence in as_played.told[number - 1]
        if sentence not in before.told[number - 1]
    ]
    return Branch(
        quarter=quarter,
        log=another,
        before=before,
        as_played=as_played,
        planned_before=_planned_from(game, log, quarter, before),
        planned=_planned_from(game, another, quarter, before),
        skipped=tuple(skipped),
    )


def _planned_from(game: Game, log: Log, quarter: int, before: Replay) -> Replay:
    """The log up to this quarter, then the planner, who looks into what was looked into."""
    planner = planner_with([one.discovery for one in before.decided])
    kept = replace(log, entries=log.entries[:quarter])
    rest = played_on(
        game,
        kept,
        lambda state, world: planner(game, state, world, Draws(log.seed, "branch", state.quarter)),
        len(log.entries),
    )
    return replay(game, rest)


def paying_share(
    game: Game, log: Log, quarter: int, change: Change, redrawn: int = 200, *, onwards: bool = False
) -> float:
    """In which share of the worlds that were possible then the change would have paid, the rest as played.

    The worlds agree with all that was seen before the quarter.
    """
    another, played = changed(log, quarter, change, onwards=onwards), replay(game, log)
    state = played.states[quarter - 1]
    pays = [
        _rest(game, world, state, another) > _rest(game, world, state, log)
        for world in worlds_like(game, played.world, state, log.seed, redrawn)
    ]
    return float(np.mean(pays))


def _rest(game: Game, world: World, state: State, log: Log) -> float:
    """What the rest of a log brings in this world, from this state on."""
    reports = []
    for entry in log.entries[state.quarter - 1 :]:
        decided, _ = read_decisions(game, state, entry.decisions, game.post(world, state))
        state, report = game.play(world, state, decided)
        reports.append(report)
    return result(game, world, state, reports)


def _parts(played: Replay) -> dict[str, float]:
    found = dict[str, float]()
    for report in played.reports:
        for name, one in report.parts.items():
            found[name] = found.get(name, 0.0) + one
    found["after the end"] = played.result - sum(found.values())
    return found
