"""Check an answer. Whatever the page sends gets a sentence: a wrong form, unknown ids, a text of a
megabyte."""

from typing import Any

from pmkit.practice.feedback import Feedback
from pmkit.practice.messages import say
from pmkit.practice.questions import Question
from pmkit.practice.verdicts import Verdict


def check(question: Question, answer: object) -> Feedback:
    """The feedback on an answer (JSON in the form of the question's kind, or anything at all).

    >>> from pmkit.practice import Number
    >>> rice = Number(id="x.rice", prompt="RICE?", skill="score", minutes=1, source="", explanation="",
    ...               expected=3200, unit="households")
    >>> check(rice, "3 200 households").message
    '3,200 households is right.'
    """
    cleaned = question.clean(answer)
    if not question.is_blank(cleaned):
        return question.grade(cleaned)
    if _says_nothing(answer) or cleaned != question.blank():
        return question.when_blank()
    return Feedback(
        verdict=Verdict.NOT_STARTED,
        message=say("answer.unreadable"),
        next_step=say("answer.unreadable.next"),
        understood=False,
    )


def _says_nothing(answer: object) -> bool:
    """Whether an answer is empty all the way down, as that of an untouched card is."""
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, dict):
        return all(_says_nothing(inner) for inner in answer.values())
    return answer is None or answer is False or answer == []


def blank(question: Question) -> Any:
    """The JSON answer of the fresh question."""
    return question.blank()


def model_answer(question: Question) -> Any:
    """A JSON answer that checks as right (for Write: the model texts, as `kinds.write` describes)."""
    return question.model()
