"""What a phone asks: a choice, a number, points to give, a text.

A field cleans what came, or refuses it in a sentence.

A vote is a dict from the keys of an activity's fields to values. What does not fit is never half taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pmkit.english import counted
from pmkit.hidden_characters import visible
from pmkit.quantities.reading import UnreadableNumber, read_number

LONGEST_TEXT = 280
_MOST_OPTIONS = 40


class Refused(ValueError):
    """A vote that can't be taken; the sentence says why and what helps."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing to answer, under `key`."""

    key: str
    label: str

    def show(self) -> dict[str, Any]:
        """What the phone needs to draw it."""
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        """The value as it counts. Raises Refused."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Choose(Field):
    """One of these options (id -> text), or several where `many`."""

    options: Mapping[str, str]
    many: bool = False

    def show(self) -> dict[str, Any]:
        options = [{"id": id, "text": text} for id, text in self.options.items()]
        return {"kind": "choose", "key": self.key, "label": self.label, "options": options, "many": self.many}

    def clean(self, value: Any) -> Any:
        if not self.many:
            if not isinstance(value, str) or value not in self.options:
                raise Refused(f"An answer is missing: {self.label}.")
            return value
        if not isinstance(value, list):
            raise Refused(f"An answer is missing: {self.label}.")
        chosen = [id for id in self.options if id in value]
        if not chosen:
            raise Refused(f"An answer is missing: {self.label}.")
        return chosen


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number from `low` to `high` (both may be None), typed as people type it."""

    unit: str = ""
    low: float | None = None
    high: float | None = None

    def show(self) -> dict[str, Any]:
        return {"kind": "number", "key": self.key, "label": self.label, "unit": self.unit}

    def clean(self, value: Any) -> float:
        number = _number(value)
        if number is None:
            raise Refused(f"“{self.label}” needs a number, such as 12.5.")
        if (self.low is not None and number < self.low) or (self.high is not None and number > self.high):
            raise Refused(f"{self.label}: {self._bounds()}.")
        return number

    def _bounds(self) -> str:
        if self.low is not None and self.high is not None:
            return f"from {self.low:g} to {self.high:g}"
        return f"{self.low:g} or more" if self.low is not None else f"{self.high:g} or less"


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e15 else None
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        number = read_number(value).value
    except UnreadableNumber:
        return None
    return number if abs(number) < 1e15 else None


@dataclass(frozen=True, kw_only=True)
class Points(Field):
    """`total` points to give to the options, all of them or fewer."""

    options: Mapping[str, str]
    total: int

    def show(self) -> dict[str, Any]:
        options = [{"id": id, "text": text} for id, text in self.options.items()]
        return {
            "kind": "points",
            "key": self.key,
            "label": self.label,
            "options": options,
            "total": self.total,
        }

    def clean(self, value: Any) -> dict[str, int]:
        if not isinstance(value, Mapping):
            raise Refused(f"Give your {counted(self.total, 'point')}.")
        given = {id: value.get(id, 0) for id in self.options}
        if any(isinstance(one, bool) or not isinstance(one, int) or one < 0 for one in given.values()):
            raise Refused("Points are whole numbers, from 0 up.")
        spent = sum(given.values())
        if spent > self.total:
            raise Refused(f"You gave {spent} points; you have {self.total}.")
        if not spent:
            raise Refused("Give at least one point.")
        return {id: one for id, one in given.items() if one}


@dataclass(frozen=True, kw_only=True)
class Words(Field):
    """A short text."""

    longest: int = LONGEST_TEXT

    def show(self) -> dict[str, Any]:
        return {"kind": "words", "key": self.key, "label": self.label, "longest": self.longest}

    def clean(self, value: Any) -> str:
        if not isinstance(value, str):
            raise Refused("Write a few words.")
        text = visible(" ".join(value.split()))
        if not text:
            raise Refused("Write a few words.")
        if len(text) > self.longest:
            raise Refused(f"That is {len(text)} characters; {self.longest} are read. What can go?")
        return text


def options_of(texts: Sequence[Any] | Mapping[Any, Any]) -> dict[str, str]:
    """Options from a list of texts or from ids and texts. Raises ValueError with a sentence."""
    named = texts.items() if isinstance(texts, Mapping) else ((str(n), one) for n, one in enumerate(texts, 1))
    found = {str(id): " ".join(str(text).split()) for id, text in named}
    if not 2 <= len(found) <= _MOST_OPTIONS:
        raise ValueError(f"There are {counted(len(found), 'option')}; a vote needs 2 to {_MOST_OPTIONS}.")
    if empty := [id for id, text in found.items() if not text]:
        raise ValueError(f"Option {empty[0]} is empty. Write what it is.")
    if len(set(found.values())) < len(found):
        raise ValueError("Two options read alike. Nobody could tell them apart.")
    return found


@dataclass(frozen=True)
class Bar:
    """A bar of what came out: its words say the number; `mark` is right, trap or nothing."""

    label: str
    value: float
    words: str
    mark: str = ""
    why: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of the votes: a sentence, and bars, ranges (low, high, holds the truth), points or texts."""

    sentence: str
    bars: tuple[Bar, ...] = ()
    ranges: tuple[tuple[float, float, bool | None], ...] = ()
    points: tuple[tuple[float, float, int], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    talk: str = field(default="")
    unit: str = ""
    truth: float | None = None
