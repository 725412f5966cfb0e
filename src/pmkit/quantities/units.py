"""Units as people type them: does a typed number count something else than the question asks for?

Only what is certain is said. A unit that nobody knows ("pieces", "families") clashes with nothing, and
nothing is converted: whoever typed minutes where hours are asked is told so.
"""

import re

from pmkit.english import plural
from pmkit.quantities.reading import ReadNumber

_TIME = {
    word: unit
    for unit, words in {
        "seconds": ("s", "sec", "secs", "second", "seconds"),
        "minutes": ("min", "mins", "minute", "minutes"),
        "hours": ("h", "hr", "hrs", "hour", "hours", "person-hour", "person-hours"),
        "days": ("d", "day", "days", "person-day", "person-days"),
        "weeks": ("week", "weeks", "wk", "wks", "person-week", "person-weeks"),
        "months": ("month", "months", "person-month", "person-months"),
        "quarters": ("quarter", "quarters"),
        "years": ("year", "years", "person-year", "person-years"),
    }.items()
    for word in words
}
_MONEY = set("€$£¥₹") | {"eur", "euro", "euros", "usd", "dollars", "gbp", "chf", "cents"}
_COUNTED = {"items", "people", "persons", "households", "customers", "users", "seats", "points", "stories"}
_HEDGES = {"about", "around", "roughly", "approx", "circa", "ca", "~", "≈", "="}
_PART = re.compile(r"%|per ?cent|\bshare\b|\bpoints?\b|\b(in|of) (a )?hundred\b", re.IGNORECASE)


def other_time(asked: str, typed: str) -> bool:
    """Whether both are units of time, and not the same one.

    >>> other_time("hours a week", "min"), other_time("person-months", "months")
    (True, False)
    """
    return bool(_time(asked) and _time(typed)) and _time(asked) != _time(typed)


def other_kind(asked: str, typed: str) -> bool:
    """Whether one measures time, say, and the other money; False where one of them is unknown.

    >>> other_kind("hours", "€"), other_kind("hours", "pieces")
    (True, False)
    """
    return bool(_kind(asked) and _kind(typed)) and _kind(asked) != _kind(typed)


def counts_another(asked: str, read: ReadNumber) -> bool:
    """Whether a number as read counts something else than `asked` ("" asks for a plain number).

    >>> counts_another("hours", ReadNumber(value=288, unit="min"))
    True
    >>> counts_another("households", ReadNumber(value=20, percent=True))
    True
    """
    if read.percent and asked and not _PART.search(asked):
        return True
    return other_time(asked, read.unit) or other_kind(asked, read.unit)


def _time(text: str) -> str:
    """The unit of time that a text begins with, in the plural, or ""."""
    return _TIME.get(_first(text), "")


def _kind(text: str) -> str:
    """What a unit measures: money, time, a part of a hundred or things; "" where nobody can know."""
    first = _first(text)
    if first in _MONEY:
        return "money"
    if first in _TIME:
        return "time"
    if first.startswith("%"):
        return "part"
    return "things" if first in _COUNTED or plural(0, first) in _COUNTED else ""


def _first(text: str) -> str:
    """The first word that says something, in small letters; "person months" is one word."""
    joined = re.sub(r"\b(person|man)[ -](?=(hour|day|week|month|year))", "person-", text.lower())
    words = (word.strip(".,;:()") for word in joined.split())
    return next((word for word in words if word and word not in _HEDGES), "")
