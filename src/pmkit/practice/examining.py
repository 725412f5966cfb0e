"""Checks what was handed in: what a learner's answers to one question are worth today.

Nothing a file claims is used: verdicts, misconceptions, tries and help follow from the answers alone.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pmkit.english import shortened
from pmkit.practice.check import check
from pmkit.practice.feedback import Feedback
from pmkit.practice.markdown import to_plain
from pmkit.practice.progress import Attempt
from pmkit.practice.questions import Question
from pmkit.practice.record import SOLVED, CourseItem, read, round_of
from pmkit.practice.verdicts import Verdict

_MOST_KEPT = 2_000
_COUNTED_TRAP = re.compile(r"line-[\w-]*[0-9a-f]{6}|answer-\d+")
"""The name of a trap to which its author gave none: it tells nothing."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """One learner on one question. `first` is the verdict of the first try, `minutes` the time on it.

    `misconceptions` are names of traps, or texts of what was chosen, typed or placed wrongly, over all tries.
    """

    question: str
    verdict: Verdict
    first: Verdict
    tries: int
    hints: int
    revealed: bool
    minutes: float
    misconceptions: tuple[str, ...]
    answer: str
    other_text: bool = False


@dataclass(frozen=True)
class _Judged:
    """What one answer is worth today. `comparable`: two answers with the same text here are the same try."""

    verdict: Verdict
    comparable: str
    misconceptions: tuple[str, ...]
    words: str


class Examiner:
    """Checks answers to one question; a class gives few different ones, so each is looked at once."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.item = CourseItem.of(question)
        self._judged: dict[tuple[int, str], _Judged | None] = {}

    def judge(self, attempt: Attempt) -> _Judged | None:
        """None where the answer is blank or can't be read: that is no try."""
        same = round_of(attempt), json.dumps(attempt.answer, sort_keys=True)
        if same not in self._judged:
            if len(self._judged) >= _MOST_KEPT:  # answers that differ without end are no class's
                self._judged.clear()
            self._judged[same] = _judge(self.question.round(same[0]), attempt.answer)
        return self._judged[same]

    def result(self, attempts: Iterable[Attempt], minutes: float) -> Result | None:
        """What the answers are worth today; None where nothing was checked."""
        record = read(self.item, map(self._anew, attempts))
        judged = [(round_of(one), self.judge(one)) for one in record.tries]
        tries = [one for _, one in judged if one]
        if not tries:
            return _of_another_text(self.question, minutes) if record.stage == "changed" else None
        best = next((one for one in tries if one.verdict in SOLVED), tries[-1])
        return Result(
            question=self.question.id,
            verdict=best.verdict,
            first=tries[0].verdict,
            tries=len({(number, one.comparable) for number, one in judged if one}),
            hints=min(record.hints, len(self.question.hints)),
            revealed=record.revealed,
            minutes=round(minutes, 1),
            misconceptions=tuple(dict.fromkeys(name for one in tries for name in one.misconceptions)),
            answer=tries[-1].words,
        )

    def _anew(self, attempt: Attempt) -> Attempt:
        """The attempt with the verdict of today. What was answered to another text can only be told of."""
        if attempt.event != "checked":
            return attempt
        if not self.item.is_text_of(attempt):
            blank = attempt.answer in (None, "", {}, [], self.question.blank())
            return replace(attempt, verdict=(Verdict.NOT_STARTED if blank else Verdict.NOT_YET).value)
        judged = self.judge(attempt)
        return replace(attempt, verdict=(judged.verdict if judged else Verdict.NOT_STARTED).value)


def _judge(question: Question, answer: object) -> _Judged | None:
    reply = check(question, answer)
    if not reply.understood or reply.verdict is Verdict.NOT_STARTED:
        return None
    cleaned = question.clean(answer)
    return _Judged(
        reply.verdict,
        question.comparable(cleaned),
        tuple(misconceptions(question, cleaned, reply)),
        to_plain(question.words(cleaned))[:2_000],
    )


def _of_another_text(question: Question, minutes: float) -> Result:
    """Answered, but to a text that this course does not have: not judged, and told."""
    return Result(
        question=question.id,
        verdict=Verdict.NOT_STARTED,
        first=Verdict.NOT_STARTED,
        tries=0,
        hints=0,
        revealed=False,
        minutes=round(minutes, 1),
        misconceptions=(),
        answer="",
        other_text=True,
    )


def misconceptions(question: Question, answer: object, reply: Feedback) -> list[str]:
    """What went wrong in one answer, by name: the trap, else each element that is not right."""
    if reply.verdict in SOLVED:
        return []
    if reply.trap:
        trap = next((one for one in question.traps if one.id == reply.trap), None)
        says = shortened(to_plain(trap.says), 90) if trap else ""
        if says and _COUNTED_TRAP.fullmatch(reply.trap):
            return [says]
        return [f"{reply.trap.replace('-', ' ')}{says and f': {says}'}"]
    return question.mistakes(question.clean(answer), reply)
