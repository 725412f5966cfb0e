"""A number as a question asks for it, parts and per cent worked in, and how it was read."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pmkit.english import format_number
from pmkit.practice.messages import say
from pmkit.quantities.reading import ReadNumber, UnreadableNumber, read_number


class Reading(NamedTuple):
    """The sentence about how a text was read, and the number."""

    told: str
    value: float


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a field asks for: its unit ("": a plain number), and what it is counted out of (None: nothing)."""

    unit: str = ""
    of: float | None = None

    @property
    def in_percent(self) -> bool:
        return self.unit.strip().startswith(("%", "per cent", "percent"))

    @property
    def as_share(self) -> bool:
        return self.unit.strip().startswith("share")

    def as_data(self) -> dict[str, Any]:
        """What `readAsked` of the scripts asks for."""
        return {"unit": self.unit, "of": self.of}

    def read(self, text: str, near: float | None = None) -> ReadNumber:
        """Read one number. “80 %”, “two thirds” and “8 in 10” are what they are of the whole, where it is
        known. Raises UnreadableNumber with a sentence for the person."""
        near = near * 100 if near is not None and self.as_share and "%" in text else near
        read = read_number(text, near, unit=self.unit, parts=True)
        part = _part(read)
        if part is None or (read.percent and self.in_percent):
            return read
        if self.in_percent:
            return replace(read, value=100 * part, percent=True, of=None)
        if self.as_share:
            return replace(read, value=part, percent=False, of=None, plain=False)
        if self.of is not None:
            return replace(read, value=part * self.of, percent=False, of=None, plain=False)
        if read.of and not self.unit:
            return replace(read, value=min(read.value, part, key=lambda one: _gap(one, near)), of=None)
        return replace(read, of=None)

    def reading(self, text: str) -> Reading | None:
        """How a text was read, where that does not go without saying; None also for what can't be read yet.

        Nothing is said of which of two readings is expected: that would tell the size of the result.
        """
        try:
            read = self.read(text)
        except UnreadableNumber:
            return None
        if read.other is not None:
            small, large = sorted((read.value, read.other))
            told = say(
                "read-as.either",
                small=format_number(small),
                large=format_number(large),
                figures=f"{large:.0f}",
            )
            return Reading(told, read.value)
        if read.plain or (read.percent and not self.in_percent):
            return None
        return Reading(say("read-as", value=format_number(round(read.value, 6), self.unit)), read.value)


def _part(read: ReadNumber) -> float | None:
    """The part of one that was typed, None where a number was."""
    if read.of:
        return read.value / read.of
    if read.percent:
        return read.value / 100
    return read.value if read.part else None


def _gap(value: float, near: float | None) -> float:
    return abs(value - near) if near is not None else -value
