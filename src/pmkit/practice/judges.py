"""Tests of an answer that can be told as data, so that a page without Python can ask them too.

A judge is any function that a question asks about an answer: the test of a trap, a rule. Those here, and the
rules of `pmkit.practice.lint`, are values that say what they test (`as_data`); `checking.js` asks the same. A
function of an author's `values.py` is a judge as well, but only Python can run it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class Portable(Protocol):
    """A judge that can say what it tests."""

    def as_data(self) -> dict[str, Any]:
        """What it tests, as JSON; `test` names the function in the script that asks the same."""
        ...


def as_data(judge: object) -> dict[str, Any] | None:
    """A judge as JSON, None where only Python can run it."""
    return judge.as_data() if isinstance(judge, Portable) else None


@dataclass(frozen=True)
class InThisOrder:
    """Exactly these ids, one after another."""

    ids: tuple[str, ...]

    def __call__(self, answer: Any) -> bool:
        return list(answer) == list(self.ids)

    def as_data(self) -> dict[str, Any]:
        return {"test": "in_this_order", "ids": list(self.ids)}


@dataclass(frozen=True)
class TheseAlone:
    """Exactly these ids, in any order."""

    ids: tuple[str, ...]

    def __call__(self, answer: Iterable[str]) -> bool:
        return set(answer) == set(self.ids)

    def as_data(self) -> dict[str, Any]:
        return {"test": "these_alone", "ids": list(self.ids)}


@dataclass(frozen=True)
class Above:
    """A number larger than this one."""

    end: float

    def __call__(self, answer: float) -> bool:
        return answer > self.end

    def as_data(self) -> dict[str, Any]:
        return {"test": "above", "end": self.end}


@dataclass(frozen=True)
class Below:
    """A number smaller than this one."""

    end: float

    def __call__(self, answer: float) -> bool:
        return answer < self.end

    def as_data(self) -> dict[str, Any]:
        return {"test": "below", "end": self.end}


@dataclass(frozen=True)
class Around:
    """A number less than `slack` away from the middle."""

    middle: float
    slack: float

    def __call__(self, answer: float) -> bool:
        return abs(answer - self.middle) < self.slack

    def as_data(self) -> dict[str, Any]:
        return {"test": "around", "middle": self.middle, "slack": self.slack}


@dataclass(frozen=True)
class From:
    """A number from `low` to `high`, both ends included."""

    low: float
    high: float

    def __call__(self, answer: float) -> bool:
        return self.low <= answer <= self.high

    def as_data(self) -> dict[str, Any]:
        return {"test": "from", "low": self.low, "high": self.high}


@dataclass(frozen=True)
class OneOf:
    """One of these numbers."""

    numbers: tuple[float, ...]

    def __call__(self, answer: float) -> bool:
        return answer in self.numbers

    def as_data(self) -> dict[str, Any]:
        return {"test": "one_of", "numbers": list(self.numbers)}
