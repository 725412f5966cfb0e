"""A played game as a text: what was decided in each quarter and why, never what came of it.

One JSON per line: the head (version, seed, fingerprint of the rules), then a quarter each. `replay` computes
all that follows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from pmkit.simulator.decided import as_json, read_decisions
from pmkit.simulator.policies import result
from pmkit.simulator.quarter import Game, Report
from pmkit.simulator.state import Decisions, State
from pmkit.simulator.world import World

VERSION = 1
_HEAD = "eight quarters"
_LONGEST = 4000


@dataclass(frozen=True)
class Entry:
    """A quarter: what was decided, as JSON, and the sentence that says because of what."""

    decisions: Mapping[str, Any]
    because: str = ""


@dataclass(frozen=True)
class Log:
    """A game so far. `readable_only` says that other rules played it: it can be read, and not played on."""

    seed: str
    entries: tuple[Entry, ...] = ()
    readable_only: bool = False

    def with_entry(self, entry: Entry) -> Log:
        """The log with one more quarter."""
        return replace(self, entries=(*self.entries, entry))


@dataclass(frozen=True, eq=False)
class Replay:
    """All that follows from a log: the state before each quarter and after the last one, what came of each,
    and for each quarter the sentences of what was not taken."""

    world: World
    states: tuple[State, ...]
    decided: tuple[Decisions, ...]
    reports: tuple[Report, ...]
    told: tuple[tuple[str, ...], ...]
    result: float


def fingerprint(game: Game) -> str:
    """What tells these rules, ideas and letters from others."""
    ideas, held = game.ideas, [repr(game.parameters), repr(game.deck), *game.ideas.ids, *game.ideas.titles]
    held += [
        ",".join(map(str, one))
        for one in (ideas.theme, ideas.effort, ideas.printed, ideas.rice, ideas.needs, ideas.hidden)
    ]
    if game.salt:
        held.append(game.salt)
    return blake2b("|".join(held).encode(), digest_size=8).hexdigest()


def write_log(game: Game, log: Log) -> str:
    """The log as JSON lines."""
    head = {"log": _HEAD, "version": VERSION, "seed": log.seed, "rules": fingerprint(game)}
    lines = [head] + [
        {"quarter": number, "decisions": dict(entry.decisions), "because": entry.because}
        for number, entry in enumerate(log.entries, 1)
    ]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)


def read_log(game: Game, text: str) -> tuple[Log | None, tuple[str, ...]]:
    """The log of a text as far as it can be read, and what there is to say; None where it is no log."""
    lines = [one for one in text.lstrip("\ufeff").splitlines() if one.strip()]
    head = _parsed(lines[0]) if lines else None
    if not isinstance(head, dict) or head.get("log") != _HEAD or not isinstance(head.get("seed"), str):
        return None, ("This is not a log of the eight quarters: its first line names no seed.",)
    told = list[str]()
    other = head.get("version") != VERSION or head.get("rules") != fingerprint(game)
    if other:
        told.append(
            "This log was played by other rules than those of today. You can read what was decided and why; "
            "it can't be played on, and its results can't be computed here."
        )
    log = Log(head["seed"], readable_only=other)
    for line in lines[1:]:
        number, one = len(log.entries) + 1, _parsed(line)
        if number > game.parameters.quarters:
            told.append("There are more quarters than a game has; the rest was left out.")
            break
        if not isinstance(one, dict) or one.get("quarter") != number:
            told.append(_broken_off(number))
            break
        decisions, because = one.get("decisions"), one.get("because")
        log = log.with_entry(
            Entry(
                decisions if isinstance(decisions, dict) else {},
                because[:_LONGEST] if isinstance(because, str) else "",
            )
        )
    return log, tuple(told)


def _broken_off(number: int) -> str:
    if number == 1:
        return "The file is damaged before the first quarter, so only its seed could be read."
    read = "quarter 1" if number == 2 else f"quarters 1 to {number - 1}"
    return f"The file is damaged at quarter {number}; {read} could be read."


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def replay(game: Game, log: Log, world: World | None = None) -> Replay:
    """Play a log again: the same log gives the same replay, whenever and wherever."""
    world = world or game.world(log.seed)
    state, states, decided, reports, told = game.start(), [game.start()], [], [], []
    for entry in log.entries[: int(game.parameters.quarters)]:
        taken, said = read_decisions(game, state, entry.decisions, game.post(world, state))
        state, report = game.play(world, state, taken)
        states.append(state)
        decided.append(taken)
        reports.append(report)
        told.append(said)
    total = result(game, world, state, reports)
    return Replay(world, tuple(states), tuple(decided), tuple(reports), tuple(told), total)


def recorded(
    game: Game, seed: str, decide: Callable[[State, World], Decisions], quarters: int | None = None
) -> Log:
    """The log of a game in which this function decides, as if somebody had played it."""
    return played_on(game, Log(seed), decide, quarters)


def played_on(
    game: Game, log: Log, decide: Callable[[State, World], Decisions], quarters: int | None = None
) -> Log:
    """A log, and the rest of the game decided by this function (in all so many quarters, else all)."""
    world, state = game.world(log.seed), replay(game, log).states[-1]
    for _ in range(len(log.entries), int(game.parameters.quarters) if quarters is None else quarters):
        wanted, post = as_json(game, decide(state, world)), game.post(world, state)
        taken, _ = read_decisions(game, state, wanted, post)
        log = log.with_entry(Entry(as_json(game, taken)))
        state, _ = game.play(world, state, taken)
    return log
