"""Tests of an answer that can be told as data, so that a page without Python can ask them too.

A judge is any function that a question asks about an answer: the test of a trap, a rule. Those made here,
and the rules of `pmkit.practice.lint`, say what they test; `checking.js` and the kinds' `check.js` ask the
same. A function of an author's `values.py` is a judge as well, but only Python can run it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ToldJudge:
    """A judge, and as JSON what it tests; `test` names the function in the scripts that asks the same."""

    judge: Callable[[Any], Any]
    data: Mapping[str, Any]

    def __call__(self, answer: Any) -> Any:
        return self.judge(answer)


@dataclass(frozen=True)
class LaterJudge:
    """A judge that is worked out when it is first needed; `find` gives it."""

    find: Callable[[], Callable[[Any], Any]]

    def __call__(self, answer: Any) -> Any:
        return self.find()(answer)


def as_data(judge: object) -> dict[str, Any] | None:
    """What a judge tests as JSON, None where only Python can run it."""
    if isinstance(judge, LaterJudge):
        return as_data(judge.find())
    return dict(judge.data) if isinstance(judge, ToldJudge) else None


def in_this_order(ids: Iterable[str]) -> ToldJudge:
    """Exactly these ids, one after another."""
    wanted = list(ids)
    return ToldJudge(lambda answer: answer == wanted, {"test": "in_this_order", "ids": wanted})


def these_alone(ids: Iterable[str]) -> ToldJudge:
    """Exactly these ids, in any order."""
    wanted = list(ids)
    return ToldJudge(lambda answer: set(answer) == set(wanted), {"test": "these_alone", "ids": wanted})


def above(end: float) -> ToldJudge:
    """A number larger than this one."""
    return ToldJudge(lambda answer: answer > end, {"test": "above", "end": end})


def below(end: float) -> ToldJudge:
    """A number smaller than this one."""
    return ToldJudge(lambda answer: answer < end, {"test": "below", "end": end})


def around(middle: float, slack: float) -> ToldJudge:
    """A number less than `slack` away from the middle."""
    data = {"test": "around", "middle": middle, "slack": slack}
    return ToldJudge(lambda answer: abs(answer - middle) < slack, data)


def between(low: float, high: float) -> ToldJudge:
    """A number from `low` to `high`, both ends included."""
    return ToldJudge(lambda answer: low <= answer <= high, {"test": "between", "low": low, "high": high})


def one_of(numbers: Iterable[float]) -> ToldJudge:
    """One of these numbers."""
    known = list(numbers)
    return ToldJudge(lambda answer: answer in known, {"test": "one_of", "numbers": known})


def begins_with(ids: Iterable[str]) -> ToldJudge:
    """These ids first, one after another, whatever follows."""
    wanted = list(ids)
    return ToldJudge(lambda answer: answer[: len(wanted)] == wanted, {"test": "begins_with", "ids": wanted})


def holds(id: str) -> ToldJudge:
    """This id among others."""
    return ToldJudge(lambda answer: id in answer, {"test": "holds", "id": id})


def at_least(count: int) -> ToldJudge:
    """So many ids or more."""
    return ToldJudge(lambda answer: len(answer) >= count, {"test": "at_least", "count": count})


def all_of(*judges: ToldJudge) -> ToldJudge:
    """Each of these judges says yes."""
    return ToldJudge(lambda answer: all(one(answer) for one in judges), _of("all_of", judges))


def any_of(*judges: ToldJudge) -> ToldJudge:
    """One of these judges, or more, says yes."""
    return ToldJudge(lambda answer: any(one(answer) for one in judges), _of("any_of", judges))


def none_of(*judges: ToldJudge) -> ToldJudge:
    """None of these judges says yes."""
    return ToldJudge(lambda answer: not any(one(answer) for one in judges), _of("none_of", judges))


def _of(test: str, judges: Iterable[ToldJudge]) -> dict[str, Any]:
    return {"test": test, "judges": [dict(one.data) for one in judges]}
