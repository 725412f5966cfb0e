"""Answers that a question must be able to stand: the right one, each trap's own, the blank one, and silly
ones."""

from dataclasses import dataclass
from typing import Any, Literal

from pmkit.practice.questions import Question

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
    samples = [Sample(purpose="right", name="model", answer=question.right_answer())]
    for trap in question.traps:
        answer = question.trap_sample(trap)
        if answer is not None:
            samples.append(Sample(purpose="trap", name=trap.id, answer=answer))
    samples.append(Sample(purpose="blank", name="blank", answer=question.blank()))
    samples += [Sample(purpose="silly", name=f"silly-{n}", answer=answer) for n, answer in enumerate(SILLY)]
    return samples
