"""Dates as trackers write them: ISO, `08/Sep/21 2:02 PM` in many languages, those of mail and of JavaScript,
seconds since 1970, and `12/01/2026`.

A column is grouped by its shapes (the text with its digits blotted out); each shape is understood once and
then read for all its rows together. Whether `12/01/2026` is January or December is decided by other dates of
the same file, or asked; never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import pandas as pd

from pmkit.backlog.tracker_words import plain

Order = Literal["day", "month"]
_LONGEST = 44
_MOST_SHAPES = 3_000
_LANGUAGES = ("de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "sv", "cs", "id")
_ENGLISH = {
    name[:size]: number
    for number, name in enumerate(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"], 1)
    for size in (3, 4, len(name))
}  # fmt: skip
_HALF = r"(?:[ap]\.? ?m\.?|午前|午後|上午|下午)"
_TIME = (
    rf"(?:,? *(?P<before>{_HALF})? *(?P<hour>0{{1,2}})[:.](?P<minute>00)(?:[:.](?P<second>00)(?:[.,]0+)?)?"
    rf" *(?P<after>{_HALF})?)?"
)
_ZONE = r" *(?P<zone>z|utc|gmt)?(?:(?P<sign>[+-])(?P<zone_hour>0{1,2})(?::?(?P<zone_minute>00))?)?"
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,? +)?"
_NAME = r"(?P<name>[^\W\d_][^\d/,]*?)"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("year", rf"^(?P<year>0000)[-/.](?P<month>0{{1,2}})[-/.](?P<day>0{{1,2}})(?:t(?=0))?{_TIME}{_ZONE}$"),
        ("year", rf"^(?P<year>0000) ?[年년] ?(?P<month>0{{1,2}}) ?[月월] ?(?P<day>0{{1,2}}) ?[日일]{_TIME}$"),
        (
            "numbers",
            rf"^(?P<one>0{{1,2}})(?P<mark>[/.-])(?P<two>0{{1,2}})(?P=mark)(?P<year>0000|00){_TIME}{_ZONE}$",
        ),
        ("day", rf"^(?P<day>0{{1,2}})[/-](?P<month>0{{1,2}})月[/-](?P<year>0000|00){_TIME}$"),
        ("name", rf"^{_WEEKDAY}(?P<day>0{{1,2}})[/. -]+{_NAME}[/. -]+(?P<year>0000|00){_TIME}{_ZONE}$"),
        ("name", rf"^{_WEEKDAY}{_NAME}[. ]+(?P<day>0{{1,2}}),? +(?P<year>0000){_TIME}{_ZONE}$"),
        ("epoch", r"^(?P<seconds>0{10})(?:000)?$"),
        ("name", rf"^[a-z]{{3}} {_NAME} (?P<day>00) (?P<year>0000){_TIME}{_ZONE}.*$"),
    )
)


@dataclass(frozen=True)
class _Group:
    """Rows of one shape, and where in the text its numbers stand."""

    rows: np.ndarray
    kind: str
    match: re.Match[str]
    month: int


class DateColumn:
    """A column of texts that may be dates; `read` turns them into `datetime64[s]`."""

    def __init__(self, cells: np.ndarray) -> None:
        self._codes, distinct = pd.factorize(np.asarray(cells, dtype=object))
        texts = [str(text).strip() for text in distinct]
        self._filled = np.array([text != "" for text in texts], dtype=bool)
        self._length = max(min(max(map(len, texts), default=1), _LONGEST), 1)
        self._size = len(texts)
        block = np.array(texts, dtype=f"U{self._length}")
        self._chars = block.view(np.uint32).reshape(self._size, self._length)
        self._groups = self._grouped() if self._size else []

    @property
    def filled(self) -> np.ndarray:
        """Which cells hold anything."""
        return self._filled[self._codes]

    def _grouped(self) -> list[_Group]:
        blotted = np.where((self._chars >= 48) & (self._chars <= 57), np.uint32(48), self._chars)
        mixed = np.zeros(self._size, dtype=np.uint64)
        for column in blotted.T:
            mixed = mixed * np.uint64(1_000_003) + column
        marks, first = pd.factorize(mixed)
        order = np.argsort(marks, kind="stable")
        bounds = np.searchsorted(marks[order], np.arange(len(first) + 1))
        groups = []
        for number in range(min(len(first), _MOST_SHAPES)):
            rows = order[bounds[number] : bounds[number + 1]]
            group = _understand(rows, "".join(map(chr, blotted[rows[0]])).rstrip("\0"))
            if group is not None:
                groups.append(group)
        return groups

    def order_evidence(self) -> set[Order | Literal["open"]]:
        """What the column's own dates say about the order of day and month; `open` where one can't be
        told."""
        found: set[Order | Literal["open"]] = set()
        for group in self._groups:
            if group.kind != "numbers":
                continue
            if group.match["mark"] == ".":  # written so only where the day comes first
                continue
            one, two = self._number(group, "one"), self._number(group, "two")
            if (one > 12).any():
                found.add("day")
            if (two > 12).any():
                found.add("month")
            if ((one <= 12) & (two <= 12) & (one != two)).any():
                found.add("open")
        return found

    def open_example(self) -> str:
        """One date of the column whose day and month can't be told apart, as it is written; '' for none."""
        for group in self._groups:
            if group.kind == "numbers" and group.match["mark"] != ".":
                one, two = self._number(group, "one"), self._number(group, "two")
                either = group.rows[(one <= 12) & (two <= 12) & (one != two)]
                if either.size:
                    return "".join(map(chr, self._chars[either[0]])).rstrip("\0")
        return ""

    def unreadable(self) -> np.ndarray:
        """Which filled cells are no date in either order."""
        return self.filled & np.isnat(self.read("day")) & np.isnat(self.read("month"))

    def either(self) -> np.ndarray:
        """Which cells are another date in the other order."""
        return np.isnat(self.read(None)) & ~np.isnat(self.read("day"))

    def read(self, order: Order | None) -> np.ndarray:
        """The dates; NaT where a cell is empty, is no date, or needs an `order` that is not known."""
        dates = np.full(self._size, np.datetime64("NaT", "s"))
        for group in self._groups:
            dates[group.rows] = self._dates(group, order)
        return dates[self._codes]

    def _number(self, group: _Group, name: str) -> np.ndarray:
        start, end = group.match.span(name)
        if start < 0:
            return np.zeros(group.rows.size, dtype=np.int64)
        digits = self._chars[group.rows, start:end].astype(np.int64) - 48
        return digits @ (10 ** np.arange(end - start)[::-1])

    def _dates(self, group: _Group, order: Order | None) -> np.ndarray:
        if group.kind == "epoch":
            return self._number(group, "seconds").astype("datetime64[s]")
        number: Callable[[str], np.ndarray] = lambda name: self._number(group, name)  # noqa: E731
        if group.kind == "numbers":
            one, two = number("one"), number("two")
            known = "day" if group.match["mark"] == "." else order
            day, month = (one, two) if known != "month" else (two, one)
            if known is None:  # what can only be read in one way is; the rest has no day
                turned = two > 12
                day, month = np.where(turned, two, one), np.where(turned, one, two)
                day = np.where((one == two) | (day > 12), day, 0)
        else:
            day = number("day")
            month = number("month") if not group.month else np.full(day.size, group.month)
        year = number("year")
        if len(group.match["year"]) == 2:
            year = year + np.where(year < 70, 2000, 1900)
        real = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & (year >= 1900) & (year <= 2200)
        months = (np.where(real, year, 2000) - 1970) * 12 + np.where(real, month, 1) - 1
        start = months.astype("datetime64[M]")
        days = start.astype("datetime64[D]") + (np.where(real, day, 1) - 1)
        real &= days.astype("datetime64[M]") == start
        return np.where(real, days.astype("datetime64[s]") + self._seconds(group), np.datetime64("NaT", "s"))

    def _seconds(self, group: _Group) -> np.ndarray:
        """Seconds after midnight, in universal time where the text names its zone."""
        parts = group.match.groupdict()
        hour = self._number(group, "hour")
        half = (parts["before"] or parts["after"] or "").replace(".", "").replace(" ", "")
        if half in ("pm", "午後", "下午"):
            hour = np.where(hour < 12, hour + 12, hour)
        elif half:
            hour = np.where(hour == 12, 0, hour)
        seconds = hour * 3600 + self._number(group, "minute") * 60 + self._number(group, "second")
        if parts.get("sign"):
            away = self._number(group, "zone_hour") * 3600 + self._number(group, "zone_minute") * 60
            seconds = seconds - (away if parts["sign"] == "+" else -away)
        return seconds.astype("timedelta64[s]")


def _understand(rows: np.ndarray, shape: str) -> _Group | None:
    lowered = shape.lower().replace("\u202f", " ").replace("\u00a0", " ")
    if len(lowered) != len(shape):  # a letter that changes its length would move the numbers
        return None
    for kind, pattern in _SHAPES:
        match = pattern.match(lowered)
        if match is None:
            continue
        month = _month(match["name"]) if kind == "name" else 0
        if kind != "name" or month:
            return _Group(rows, kind, match, month)
    return None


@cache
def _month(name: str) -> int:
    """The number of a month's name or abbreviation in the languages of the trackers; 0 for any other word."""
    word = plain(name).replace(" de", "").replace("de ", "").strip()
    return _ENGLISH.get(word) or _other_months().get(word, 0)


@cache
def _other_months() -> dict[str, int]:
    from babel.dates import get_month_names

    found: dict[str, int] = {"mrz": 3, "mär": 3, "mar": 3, "set": 9, "sept": 9}
    for language in _LANGUAGES:
        for width in ("abbreviated", "wide"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    word = plain(name)
                    found.setdefault(word, number)
                    if len(word) > 3:
                        found.setdefault(word[:3], number)
    return found
