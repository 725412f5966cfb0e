"""One reading of the past: what the attempts on a question mean, the same for everybody who asks.

Card, course map, repetition, class report and portfolio all take it from `read`. A start-over hides what came
before it, an undo brings it back; answers to an earlier text of the question are told apart from those that
count. Pure: attempts in, a value out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pmkit.practice.progress import Attempt
from pmkit.practice.progress.store import in_order
from pmkit.practice.verdicts import Verdict, read_verdict

if TYPE_CHECKING:
    from pmkit.practice.questions import Question

SOLVED = (Verdict.RIGHT, Verdict.NOTED)
LONGEST_PAUSE = timedelta(minutes=10)
"""Time since the entry before counts as work up to this length; a longer gap is a break."""
MOST_ROUNDS = 10_000
Stage = Literal["new", "started", "missed", "done", "changed"]


@dataclass(frozen=True, kw_only=True)
class CourseItem:
    """What reading the past needs to know of a question; its text is told by fingerprint, else by version.

    `wordings` are the fingerprints of earlier texts that asked the same in other words.
    """

    id: str
    chapter: str
    fingerprint: str = ""
    wordings: tuple[str, ...] = ()
    version: int = 1
    skill: str = ""
    minutes: float = 1
    guessed: bool = False

    @classmethod
    def of(cls, question: "Question") -> "CourseItem":
        """The course item of a question; its chapter is the part of the id before the point."""
        return cls(
            id=question.id,
            chapter=question.id.partition(".")[0],
            fingerprint=question.fingerprint(),
            wordings=question.wordings,
            version=question.version,
            skill=question.skill,
            minutes=question.minutes,
            guessed=question.guessed,
        )

    def is_text_of(self, attempt: Attempt) -> bool:
        """Whether the question asks today what it asked when this attempt was made."""
        kept = attempt.detail.get("fingerprint")
        if self.fingerprint and isinstance(kept, str):
            return kept == self.fingerprint or kept in self.wordings
        return attempt.version == self.version


@dataclass(frozen=True)
class Record:
    """One item and all attempts on it, oldest first; everything else follows from these."""

    item: CourseItem
    history: tuple[Attempt, ...]

    @cached_property
    def live(self) -> tuple[Attempt, ...]:
        """The attempts that count now, whatever the text of the question was."""
        return tuple(live(self.history))

    @cached_property
    def current(self) -> tuple[Attempt, ...]:
        """Those on the text that the question has today."""
        return tuple(one for one in self.live if self.item.is_text_of(one))

    @cached_property
    def answered(self) -> tuple[Attempt, ...]:
        """Drafts and checks on today's text; the last is the answer as it stands."""
        return tuple(one for one in self.current if one.event in ("draft", "checked"))

    @cached_property
    def checked(self) -> tuple[Attempt, ...]:
        """The checks on today's text; the last has the reply that is shown."""
        return tuple(one for one in self.answered if one.event == "checked")

    @cached_property
    def tries(self) -> tuple[Attempt, ...]:
        """The checks that were tries: blank and unreadable answers are none."""
        return tuple(one for one in self.checked if is_try(one))

    @cached_property
    def earlier(self) -> tuple[Attempt, ...]:
        """Drafts and checks on an earlier text, where today's has none."""
        older = (one for one in self.live if one.event in ("draft", "checked"))
        return () if self.answered else tuple(older)

    @property
    def done(self) -> bool:
        """Whether a try was right, or noted where nothing can be wrong."""
        return any(read_verdict(one.verdict) in SOLVED for one in self.tries)

    @cached_property
    def stage(self) -> Stage:
        """`missed`: tried and not solved; `changed`: tried, but the question reads otherwise today."""
        if self.done:
            return "done"
        if self.tries:
            return "missed"
        if self.answered:
            return "started"
        return "changed" if any(map(is_try, self.earlier)) else "new"

    @property
    def hints(self) -> int:
        """How many hints were opened."""
        return sum(one.event == "hint" for one in self.current)

    @property
    def revealed(self) -> bool:
        """Whether the model answer was opened."""
        return any(one.event == "revealed" for one in self.current)

    @cached_property
    def practised(self) -> tuple[Attempt, ...]:
        """What shows whether it was known: all tries, and the hints and model answers opened around them.

        Starting over does not forget: what one has seen, one has seen. () where nothing was tried.
        """
        seen = tuple(one for one in self.history if is_try(one) or one.event in ("hint", "revealed"))
        return seen if any(map(is_try, seen)) else ()

    @property
    def can_undo(self) -> bool:
        """Whether it was started over and nothing was done since."""
        return last_start_over(self.history) is not None and not self.live

    @property
    def round(self) -> int:
        """The round of the answer as it stands."""
        return round_of(self.answered[-1]) if self.answered else 0

    @property
    def next_round(self) -> int:
        """The round in which the question comes back: the one after all that were tried on this text."""
        tried = (one for one in self.history if is_try(one) and self.item.is_text_of(one))
        return max((round_of(one) + 1 for one in tried), default=0)

    def in_round(self, number: int) -> "Record":
        """The part of it that happened in one round."""
        aside = ("started-over", "undone")
        kept = (one for one in self.history if one.event in aside or round_of(one) == number)
        return Record(self.item, tuple(kept))


def read(item: CourseItem, history: Iterable[Attempt]) -> Record:
    """What the attempts on an item mean; `history` are all attempts on it, oldest first."""
    return Record(item, tuple(history))


def read_all(items: Iterable[CourseItem], history: Iterable[Attempt]) -> list[Record]:
    """The record of each item, in the order of the items, from a learner's attempts on everything."""
    kept = by_item(history)
    return [read(item, kept.get(item.id, ())) for item in items]


def by_item(history: Iterable[Attempt]) -> dict[str, list[Attempt]]:
    """A learner's attempts per item, each oldest first."""
    found: dict[str, list[Attempt]] = {}
    for attempt in in_order(history):
        found.setdefault(attempt.item, []).append(attempt)
    return found


def live(history: Iterable[Attempt]) -> list[Attempt]:
    """The attempts on one item that count now. An undone start-over puts what it hid before what came
    since."""
    hidden: list[list[Attempt]] = []
    current: list[Attempt] = []
    for attempt in history:
        if attempt.event == "started-over":
            hidden.append(current)
            current = []
        elif attempt.event == "undone":
            current = (hidden.pop() if hidden else []) + current
        else:
            current.append(attempt)
    return current


def last_start_over(history: Iterable[Attempt]) -> Attempt | None:
    """The start-over that an undo would take back."""
    begun: list[Attempt] = []
    for attempt in history:
        if attempt.event == "started-over":
            begun.append(attempt)
        elif attempt.event == "undone" and begun:
            begun.pop()
    return begun[-1] if begun else None


def is_try(attempt: Attempt) -> bool:
    """Whether an attempt is a check of an answer that could be read."""
    if attempt.event != "checked" or read_verdict(attempt.verdict) is Verdict.NOT_STARTED:
        return False
    feedback = attempt.detail.get("feedback")
    return not (isinstance(feedback, dict) and feedback.get("understood") is False)


def round_of(attempt: Attempt) -> int:
    """In which round of fresh numbers the question was; 0 is the printed one."""
    kept = attempt.detail.get("round")
    return kept if type(kept) is int and 0 < kept < MOST_ROUNDS else 0  # JSON: true is no number


def last_place(history: Iterable[Attempt], among: Iterable[str]) -> str:
    """Where the learner was: of the items `among` (questions and explorers), the one with the newest attempt
    that still counts; "" where there is none."""
    kept = by_item(history)
    newest = [attempts[-1] for item in among if (attempts := live(kept.get(item, ())))]
    return max(newest, key=lambda one: (one.clock, one.attempt_id)).item if newest else ""


def minutes_by_item(history: Sequence[Attempt]) -> dict[str, float]:
    """Minutes of work per item: the time since the entry before, where that is no break."""
    spent: dict[str, float] = {}
    for before, after in pairwise(history):
        gap = after.at - before.at
        if timedelta() < gap <= LONGEST_PAUSE:
            spent[after.item] = spent.get(after.item, 0.0) + gap / timedelta(minutes=1)
    return spent
