"""What questions are made of: options, cards, groups, known wrong ways, and what a rule has found."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmkit.practice.judges import as_data
from pmkit.practice.messages import say
from pmkit.practice.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice. `why` is the reply to the person who chose it.

    Several options may be RIGHT where experts differ; then `when` completes the sentence "this holds, …"
    ("when the deadline is fixed by law").
    """

    id: str
    text: str
    why: str
    verdict: Verdict = Verdict.NOT_YET
    when: str = ""
    next_step: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card to place or to order. `why` says why it belongs where it belongs.

    `accepts`: ids of the groups that are right for it; with several, `when` says under which condition (a
    text, or one text per group id). `replies`: what to say to the person who put it into a certain wrong
    group; the key "*" stands for any other. In an order: why it comes after another card, by that card's id.
    """

    id: str
    text: str
    why: str
    accepts: tuple[str, ...] = ()
    when: str | Mapping[str, str] = ""
    replies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Group:
    """One place where cards can go."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Trap:
    """A known wrong way to an answer, and what to say to the person who took it.

    Either `value` (a number this way leads to) or `test` (gets the cleaned answer, or the number read).
    `sample` is an answer that falls into it; for a `value` it may be left out.
    """

    id: str
    says: str
    value: float | None = None
    test: Callable[[Any], bool] | None = None
    sample: Any = None
    next_step: str = ""
    verdict: Verdict = Verdict.NOT_YET

    def as_data(self) -> dict[str, Any]:
        """What it tests and says, as JSON; `test` is None where only Python can run it."""
        return {
            "id": self.id,
            "says": self.says,
            "value": self.value,
            "test": as_data(self.test),
            "next_step": self.next_step,
            "verdict": self.verdict.value,
        }


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What turned out, to be set beside the first guess later in the lesson.

    `text` and `why` are Markdown; `called` names it ("What the guide settles"). A number guessed is compared
    with `low` to `high` (the same number twice, as a rule), an option with `option`; None and "" where
    nothing is to be compared.
    """

    text: str
    why: str = ""
    called: str = ""
    low: float | None = None
    high: float | None = None
    option: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a rule of the question's author saw. `where` is the id of a row or slot, "" for the whole
    answer."""

    text: str
    where: str = ""


def fits(test: Callable[[Any], object], answer: Any) -> bool:
    """Ask a rule of the question's author; a rule that fails on an odd answer has nothing to say.

    The learner's answer must never be lost to a fault of ours; `audit` runs the same rules unguarded.
    """
    try:
        return bool(test(answer))
    except Exception:
        return False


def findings_of(rule: Callable[[Any], Iterable[Finding]], answer: Any) -> list[Finding]:
    """What a rule found; a rule that fails says that it could not look, and the rest is checked."""
    try:
        return list(rule(answer))
    except Exception:
        return [Finding(text=say("rule.fault"))]
