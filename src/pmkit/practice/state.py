"""What a card shows when it is opened: the state of one question, replayed from what the learner did.

Pure: attempts in, state out. A start-over hides what came before it, an undo brings it back; an answer to an
earlier text of the question is kept in sight, and the question asks again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pmkit.practice.check import check
from pmkit.practice.feedback import Feedback
from pmkit.practice.messages import say
from pmkit.practice.progress import Attempt
from pmkit.practice.questions import Question
from pmkit.practice.text import quoted, to_html, to_plain

TRIES_TO_REVEAL = 3


@dataclass(frozen=True, kw_only=True)
class ItemState:
    """Everything about one question that is the learner's. Texts are Markdown; `to_json` renders them.

    `stale`: the answer was changed after the feedback was given. `earlier`: the answer to an older text
    of the question. `explanation` and `source` are filled once the question is solved or its model answer
    was opened.
    """

    answer: Any
    feedback: Feedback | None = None
    stale: bool = False
    hints: tuple[str, ...] = ()
    tries: int = 0
    solved: bool = False
    can_reveal: bool = False
    model_answer: Any = None
    model_words: str = ""
    explanation: str = ""
    source: str = ""
    notice: str = ""
    earlier: Any = None

    def to_json(self) -> dict[str, Any]:
        """{"answer", "feedback": Feedback.to_json() | null, "stale", "hints_html": [html], "tries", "solved",
        "can_reveal", "model_answer", "model_html", "explanation_html", "source_html", "notice", "earlier"}"""
        return {
            "answer": self.answer,
            "feedback": self.feedback.to_json() if self.feedback else None,
            "stale": self.stale,
            "hints_html": [to_html(hint) for hint in self.hints],
            "tries": self.tries,
            "solved": self.solved,
            "can_reveal": self.can_reveal,
            "model_answer": self.model_answer,
            "model_html": to_html(self.model_words),
            "explanation_html": to_html(self.explanation),
            "source_html": to_html(self.source),
            "notice": to_plain(self.notice),
            "earlier": self.earlier,
        }


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


def state_of(question: Question, history: Iterable[Attempt], notice: str = "") -> ItemState:
    """The state of a question after these attempts, oldest first."""
    attempts = live(history)
    fingerprint = question.fingerprint()
    ours = [a for a in attempts if _same_text(a, question, fingerprint)]
    answered = [a for a in ours if a.event in ("draft", "checked")]
    older = [a for a in attempts if a.event in ("draft", "checked") and a not in ours]
    earlier = None
    if not answered and older:
        earlier = older[-1].answer
        notice = " ".join(filter(None, [_changed(question, earlier), notice]))
    answer = question.clean(answered[-1].answer) if answered else question.blank()
    checked = [a for a in answered if a.event == "checked"]
    feedback = _feedback(question, checked[-1]) if checked else None
    solved = any(_solves(question, attempt) for attempt in checked)
    tries = count_tries(question, checked)
    revealed = any(a.event == "revealed" for a in ours)
    opened = sum(a.event == "hint" for a in ours)
    return ItemState(
        answer=answer,
        feedback=feedback,
        stale=bool(checked) and _differ(question, checked[-1].answer, answer),
        hints=question.hints[:opened],
        tries=tries,
        solved=solved,
        can_reveal=solved or tries >= TRIES_TO_REVEAL,
        model_answer=question.model() if revealed else None,
        model_words=question.model_words() if revealed else "",
        explanation=question.explanation if solved or revealed else "",
        source=question.source if solved or revealed else "",
        notice=notice,
        earlier=earlier,
    )


def count_tries(question: Question, checked: Iterable[Attempt]) -> int:
    """How many different answers were tried; blank, unreadable and unchanged ones are no tries."""
    tried = set()
    for attempt in checked:
        cleaned = question.clean(attempt.answer)
        if not question.is_blank(cleaned) and _feedback(question, attempt).understood:
            tried.add(question.comparable(cleaned))
    return len(tried)


def _same_text(attempt: Attempt, question: Question, fingerprint: str) -> bool:
    kept = attempt.detail.get("fingerprint")
    return kept == fingerprint if isinstance(kept, str) else attempt.version == question.version


def _differ(question: Question, checked: Any, answer: Any) -> bool:
    """Whether the feedback on one answer does not hold for the other; marking one's own text leaves it be."""
    return question.comparable(question.clean(checked)) != question.comparable(answer)


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
