"""Where a game of eight quarters stands: read from the text of its log, which is all that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from pmkit.simulator.letters import Letter
from pmkit.simulator.log import Log, Replay, read_log, replay, write_log
from pmkit.simulator.quarter import Game, Report
from pmkit.simulator.state import State

LONGEST_SEED = 40
_LONGEST_READ = 200
MOST_LETTERS = 4000
"""So much of a sentence is kept in a log."""
_UNREADABLE = (
    "What was kept of your game can't be read, so a new one begins. It is kept until you close a quarter."
)
_FIRST_YEAR, _FIRST_QUARTER = 2026, 4


@dataclass(frozen=True, eq=False)
class Moment:
    """A game at the beginning of a quarter, or after the last one of `quarters`.

    `text` is the log as it is kept, `told` what there is to say about how it was read.
    """

    game: Game
    log: Log
    text: str
    quarters: int
    told: tuple[str, ...] = ()

    @cached_property
    def played(self) -> Replay:
        """What followed from the log."""
        return replay(self.game, self.log)

    @property
    def state(self) -> State:
        """What is known now."""
        return self.played.states[-1]

    @property
    def last(self) -> Report | None:
        """What came of the quarter before; None in the first."""
        return self.played.reports[-1] if self.played.reports else None

    @property
    def quarter(self) -> int:
        """The quarter that is open, from 1; after the last one it is one more."""
        return len(self.log.entries) + 1

    @property
    def is_over(self) -> bool:
        """Whether all quarters are closed."""
        return self.quarter > self.quarters

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return not self.is_over and not self.log.readable_only

    @cached_property
    def post(self) -> tuple[Letter, ...]:
        """The letters of the open quarter."""
        return self.game.post(self.played.world, self.state) if self.is_open else ()

    @property
    def asked(self) -> tuple[Letter, ...]:
        """Those of them that wait for an answer."""
        return tuple(one for one in self.post if not one.is_news)

    def listed(self) -> list[int]:
        """The ideas that can be built, by number: on the list, and never launched."""
        state = self.state
        return [n for n in range(len(self.game.ideas)) if state.seen[n] and state.done[n] == 0]

    def carried(self) -> list[int]:
        """The order of the last quarter without what is done: it goes on where nothing else is said."""
        if not self.played.decided:
            return []
        here = set(self.listed())
        return [one for one in dict.fromkeys(self.played.decided[-1].order) if one in here]


def moment_of(game: Game, quarters: int, text: str, seed: str) -> Moment:
    """The moment of a log; a text that is none is a game of this seed that has not begun.

    A text of which something can't be read is kept as it is.
    """
    log, told = opened_log(game, text) if text.strip() else (None, ())
    if log is None:
        log, told = Log(seed), (_UNREADABLE,) if told else ()
    log = replace(log, seed=clean(log.seed))
    return Moment(game, log, text if told else write_log(game, log), quarters, told)


def opened_log(game: Game, text: str) -> tuple[Log | None, tuple[str, ...]]:
    """A log as `read_log` reads it, where its seed is one."""
    log, told = read_log(game, text)
    if log is not None and len(log.seed) > _LONGEST_READ:
        return None, ("The seed of this log is longer than any seed, so it is not opened.",)
    return log, told


def clean(text: str) -> str:
    """The text without what no file can hold (halves of signs, which only a damaged file has)."""
    return text.encode("utf-8", "replace").decode("utf-8")


def seed_of(typed: str, otherwise: str) -> str:
    """The seed that somebody typed: one line, not too long."""
    return " ".join(clean(typed).split())[:LONGEST_SEED].strip() or otherwise


def quarter_name(quarter: int) -> str:
    """A quarter of the game as a calendar calls it.

    >>> quarter_name(1), quarter_name(2), quarter_name(8)
    ('Q4 2026', 'Q1 2027', 'Q3 2028')
    """
    years, within = divmod(quarter + _FIRST_QUARTER - 2, 4)
    return f"Q{within + 1} {_FIRST_YEAR + years}"
