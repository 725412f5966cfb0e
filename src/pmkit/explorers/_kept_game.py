"""The game that another explorer keeps, read for those that look at it: its log, its replay, and what takes
longer, kept by the text of the log so that a change of a control never waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from pmkit.english import counted
from pmkit.explorers._game_words import raw_quarter
from pmkit.explorers.result import Result
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.compare import Comparison, compare_log
from pmkit.simulator.facts import Facts
from pmkit.simulator.judge import Verdict, judge
from pmkit.simulator.log import Log, Replay, read_log, replay
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.otherwise import Otherwise, as_read, taken_otherwise

_KEPT = 8
NO_GAME = (
    "**There is no closed quarter yet.** Play the game of this chapter and close its first quarter. "
    "This place looks at what you decided there."
)


@dataclass(frozen=True, eq=False)
class KeptGame:
    """A game so far. Without a log `told` says why; one of other rules can only be read."""

    text: str
    log: Log | None
    told: tuple[str, ...]

    @classmethod
    def of(cls, kept: Any) -> "KeptGame":
        """The game of a kept state, whatever it holds."""
        text = kept.get("log") if isinstance(kept, Mapping) else None
        if not isinstance(text, str) or not text.strip():
            return cls("", None, ())
        log, told = read_log(mealwise(), text)
        return cls(text, log, told)

    @property
    def closed(self) -> int:
        """How many quarters are closed."""
        return len(self.log.entries) if self.log else 0

    @property
    def ready(self) -> bool:
        """Whether there is something to look at."""
        return self.log is not None and self.closed > 0 and not self.log.readable_only

    @property
    def over(self) -> bool:
        """Whether all quarters are closed."""
        return self.ready and self.closed >= mealwise().parameters.quarters

    @property
    def to_do(self) -> Result:
        """What to say where there is nothing to look at."""
        if self.log is None:
            if not self.text:
                return Result(sentence=NO_GAME)
            told = escape_markdown(" ".join(self.told))
            return Result(sentence=f"{told} Start the game of this chapter anew, or bring your saved log in.")
        if self.log.readable_only and self.closed:
            quarters = [raw_quarter(mealwise(), n, one) for n, one in enumerate(self.log.entries, 1)]
            return Result(sentence="\n\n".join([escape_markdown(" ".join(self.told)), *quarters]))
        return Result(sentence=" ".join([*map(escape_markdown, self.told), NO_GAME]))

    @property
    def about(self) -> str:
        """What could not be read, as Markdown that stands before a finding; "" where all could."""
        return f"{escape_markdown(' '.join(self.told))} " if self.told else ""

    @property
    def played_log(self) -> Log:
        """The log; only where the game is ready."""
        assert self.log is not None
        return self.log

    @cached_property
    def clean(self) -> Log:
        """The log with the decisions as they were taken."""
        return as_read(mealwise(), self.played_log, self.played)

    @cached_property
    def played(self) -> Replay:
        """The game once more."""
        return replay(mealwise(), self.played_log)

    @cached_property
    def facts(self) -> Facts:
        """What can be pointed at."""
        return Facts(mealwise(), self.played)

    @property
    def so_far(self) -> str:
        """How much of it was played: “eight quarters”."""
        return counted(self.closed, "quarter")

    # --- what takes longer
    def compared(self, terminal: float) -> Comparison:
        """Beside the policies on its seed."""
        return _compared(self.text, terminal)

    @property
    def verdict(self) -> Verdict:
        """Its parts: decision and luck. The first time it takes about a second."""
        return _verdict(self.text)

    @property
    def otherwise(self) -> tuple[Otherwise, ...]:
        """Each decision taken otherwise, the one that made most difference first."""
        return _otherwise(self.text)


def _log_of(text: str) -> Log:
    log, _ = read_log(mealwise(), text)
    assert log is not None
    return log


@lru_cache(_KEPT)
def _compared(text: str, terminal: float) -> Comparison:
    return compare_log(mealwise(), _log_of(text), terminal)


@lru_cache(_KEPT)
def _verdict(text: str) -> Verdict:
    return judge(mealwise(), _log_of(text))


@lru_cache(_KEPT)
def _otherwise(text: str) -> tuple[Otherwise, ...]:
    return taken_otherwise(mealwise(), _log_of(text))
