"""Answers that a question must be able to stand: the right one, each trap's own, the blank one, and silly
ones."""

from dataclasses import dataclass
from typing import Any, Literal

from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.write import Write
from pmkit.practice.numbers import format_number
from pmkit.practice.questions import Question, Trap

SILLY: tuple[Any, ...] = (
    True,
    -1,
    3.5,
    float("nan"),
    "no such id",
    "∞ 1e999 nan",
    "x" * 5_000,
    [None, 1, ["a"], {"a": 1}],
    {"": "", "no such id": {"a": ["b"]}, "slots": [], "marks": "x", "low": [], "high": {}},
    {"slots": {"no such id": 3}, "low": "1", "high": "none"},
)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One answer with the reason why it is tried. `name` is the trap's id where `purpose` is "trap"."""

    purpose: Literal["right", "trap", "blank", "silly"]
    name: str
    answer: Any


def sample_answers(question: Question) -> list[Sample]:
    """The right answer, each trap's sample (where there is one), the blank answer and silly ones."""
    samples = [Sample(purpose="right", name="model", answer=right_answer(question))]
    for trap in question.traps:
        answer = trap_sample(question, trap)
        if answer is not None:
            samples.append(Sample(purpose="trap", name=trap.id, answer=answer))
    samples.append(Sample(purpose="blank", name="blank", answer=question.blank()))
    samples += [Sample(purpose="silly", name=f"silly-{n}", answer=answer) for n, answer in enumerate(SILLY)]
    return samples


def right_answer(question: Question) -> Any:
    """The model answer in the form that a page sends; for Write the first model text."""
    if isinstance(question, Write):
        return {"slots": dict(question.models[0].slots), "marks": {}} if question.models else question.blank()
    return question.model()


def trap_sample(question: Question, trap: Trap) -> Any:
    """The answer that is said to fall into a trap; a trap with a `value` brings its own."""
    if trap.sample is None and trap.value is not None and isinstance(question, Number):
        return format_number(trap.value)
    return trap.sample
