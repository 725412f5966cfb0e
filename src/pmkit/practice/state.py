"""What a card shows when it is opened: the state of one question, replayed from what the learner did.

Pure: the record of a question in, its state in words out. An answer to an earlier text of the question is
kept in sight, and the question asks again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pmkit.practice.check import check
from pmkit.practice.feedback import Feedback
from pmkit.practice.markdown import quoted, to_html, to_plain
from pmkit.practice.messages import say
from pmkit.practice.progress import Attempt
from pmkit.practice.questions import Question
from pmkit.practice.record import Record

TRIES_TO_REVEAL = 3


@dataclass(frozen=True, kw_only=True)
class ItemState:
    """Everything about one question that is the learner's. Texts are Markdown; `to_json` renders them.

    `stale`: the answer was changed after the feedback was given, as far as that matters to the feedback.
    `finished`: the answer as it stands has solved it.
    `earlier`: the answer to an older text of the question. `solved`: explanation and model answer may open;
    `explanation` and `source` are filled then, or once the model answer was opened.
    """

    answer: Any
    feedback: Feedback | None = None
    stale: bool = False
    hints: tuple[str, ...] = ()
    hints_left: int = 0
    tries: int = 0
    tries_left: int = TRIES_TO_REVEAL
    solved: bool = False
    finished: bool = False
    can_reveal: bool = False
    can_undo: bool = False
    model_answer: Any = None
    model_words: str = ""
    explanation: str = ""
    source: str = ""
    notice: str = ""
    earlier: Any = None

    def to_json(self) -> dict[str, Any]:
        """The fields as a page needs them: feedback by `Feedback.to_json`, texts as safe HTML under
        "hints_html", "model_html", "explanation_html" and "source_html"."""
        plain = ("answer", "stale", "hints_left", "tries", "solved", "finished", "can_reveal", "can_undo")
        return {name: getattr(self, name) for name in (*plain, "model_answer", "earlier")} | {
            "feedback": self.feedback.to_json() if self.feedback else None,
            "hints_html": [to_html(hint) for hint in self.hints],
            "model_html": to_html(self.model_words),
            "explanation_html": to_html(self.explanation),
            "source_html": to_html(self.source),
            "notice": to_plain(self.notice),
        }


def state_of(question: Question, record: Record, notice: str = "") -> ItemState:
    """The state of a question by its record; both in the same round."""
    earlier = record.earlier[-1].answer if record.earlier else None
    if record.earlier:
        notice = " ".join(filter(None, [_changed(question, earlier), notice]))
    answer = question.clean(record.answered[-1].answer) if record.answered else question.blank()
    last = record.checked[-1] if record.checked else None
    solved = any(_solves(question, attempt) for attempt in record.checked)
    tries = len({_comparable(question, attempt) for attempt in record.tries})
    stale = last is not None and _comparable(question, last) != question.comparable(answer)
    told = solved or record.revealed
    return ItemState(
        answer=answer,
        feedback=_reply(question, last) if last else None,
        stale=stale,
        hints=question.hints[: record.hints],
        hints_left=max(0, len(question.hints) - record.hints),
        tries=tries,
        tries_left=max(0, TRIES_TO_REVEAL - tries),
        solved=solved,
        finished=last is not None and not stale and _solves(question, last),
        can_reveal=solved or tries >= TRIES_TO_REVEAL,
        can_undo=record.can_undo,
        model_answer=question.model() if record.revealed else None,
        model_words=question.model_words() if record.revealed else "",
        explanation=question.explanation if told else "",
        source=question.source if told else "",
        notice=notice,
        earlier=earlier,
    )


def _comparable(question: Question, attempt: Attempt) -> str:
    """Answers with the same text here are the same try; marking one's own text, say, leaves it be."""
    return question.comparable(question.clean(attempt.answer))


def _reply(question: Question, attempt: Attempt) -> Feedback:
    """The feedback in today's words, where they say the same of the answer as then; else as it was given."""
    given, today = _feedback(question, attempt), check(question, attempt.answer)
    return today if (today.verdict, today.trap) == (given.verdict, given.trap) else given


def _feedback(question: Question, attempt: Attempt) -> Feedback:
    """The feedback as it was given; where it was not kept, as it would be given today."""
    return Feedback.from_record(attempt.detail.get("feedback")) or check(question, attempt.answer)


def _solves(question: Question, attempt: Attempt) -> bool:
    return question.solved(question.clean(attempt.answer), _feedback(question, attempt))


def _changed(question: Question, earlier: Any) -> str:
    cleaned = question.clean(earlier)
    if question.is_blank(cleaned):
        told = _leaves(earlier)
        return say("changed.notice", answer=told) if told else say("changed.notice-blank")
    return say("changed.notice", answer=question.words(cleaned))


def _leaves(answer: Any) -> str:
    """The texts inside an answer whose ids are no longer known."""
    if isinstance(answer, str) and answer.strip():
        return quoted(answer)
    inner: Iterable[Any] = (
        answer.values() if isinstance(answer, Mapping) else answer if isinstance(answer, list) else ()
    )
    return ", ".join(filter(None, map(_leaves, inner)))
