"""Units as people type them: which time, which money, and what clashes with the unit that is asked for.

Only what is certain is said: a unit that nobody knows ("pieces", "families") clashes with nothing. Words of
time are those of the languages that importers know (`unit_words.csv`).
"""

import csv
import re
from functools import cache
from pathlib import Path

from pmkit.english import format_number, plural
from pmkit.quantities.reading import ReadNumber

ABBREVIATIONS = {
    **dict.fromkeys(("PT", "PD", "MT", "MD", "AT", "JT", "JH"), "days"),
    **dict.fromkeys(("PW", "MW"), "weeks"),
    **dict.fromkeys(("PM", "MM"), "months"),
    **dict.fromkeys(("PJ", "PY", "MJ", "MY"), "years"),
    "PH": "hours",
}
"""Capitals that teams write for work: PT is a Personentag, MM a man-month, JH a jour-homme."""
OF_A_PERSON = re.compile(
    r"^(?:personen|persons?|personnes?|personas?|pessoas?|persoons?|persone|mann|man|osobo)[- ]?(?=.)"
)
PERSON_UNIT = re.compile(r"\b(person|man)[ -](?=(hour|day|week|month|year))", re.IGNORECASE)
_PERIOD = re.compile(r"(?:/|\b(?:an?|per|pro|each|every|je|par|por|al|alla|na)\b)\s*(\S+)\s*$", re.IGNORECASE)
_SCALES = {"k": 1e3, "t": 1e3, "m": 1e6}
_CURRENCIES = (
    "EUR|USD|GBP|CHF|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|"
    "JPY|CNY|RMB|KRW|INR|BRL|MXN|ZAR|ILS|SGD|HKD|AED"
)
MONEY = re.compile(
    r"(?<![^\W_])"
    r"((?P<scale>thousands? |million |millions of |thousands of |tsd\.? ?|tausend |mio\.? ?|mln ?|k|t|m)?"
    rf"(?P<currency>{_CURRENCIES}|euros?|(?:US )?dollars?|francs?|franken|pounds?|yen|reais|z[łl](?:oty)?|"
    r"[€$£¥₹]))"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_CODES = {"€": "EUR", "euro": "EUR", "$": "USD", "us dollar": "USD", "dollar": "USD", "franc": "CHF"}
_CODES |= {"franken": "CHF", "£": "GBP", "pound": "GBP", "¥": "JPY", "yen": "JPY", "₹": "INR", "zł": "PLN"}
COUNTED = {"items", "people", "persons", "households", "customers", "users", "seats", "points", "stories"}
COUNTED |= {"pts", "sp"}
CENTS = ("cent", "cents")
HEDGES = {"about", "around", "roughly", "approx", "circa", "ca", "~", "≈", "="}
PART = re.compile(r"%|per ?cent|\bshare\b|\bpoints?\b|\b(in|of) (a )?hundred\b", re.IGNORECASE)
_HOURS = {"seconds": 1 / 3600, "minutes": 1 / 60, "hours": 1, "days": 8, "weeks": 40}
_CALENDAR = _HOURS | {"months": 40 * 52 / 12, "quarters": 40 * 13, "years": 40 * 52}
_WORK = _HOURS | {"months": 160, "quarters": 480, "years": 1920}
"""Hours of each unit, with days of 8 hours and weeks of 5 days. A person-month is 20 days of work; a month of
the calendar is the twelfth part of 52 weeks. Assumptions of ours, so the rate is told with each figure."""
_BY_THE_CLOCK = ("seconds", "minutes", "hours")


@cache
def unit_words() -> dict[str, str]:
    """The unit of time by each word for it, in small letters."""
    with Path(__file__).with_name("unit_words.csv").open(encoding="utf-8", newline="") as file:
        return {word: row["unit"] for row in csv.DictReader(file) for word in row["words"].split("|")}


def time_of(text: str) -> str:
    """The unit of time that a text begins with, in the plural, or "".

    >>> time_of("person days"), time_of("PT"), time_of("Personentage"), time_of("pieces")
    ('days', 'days', 'days', '')
    """
    word = _first(text)
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    small = word.lower()
    return (
        unit_words().get(small)
        or unit_words().get(OF_A_PERSON.sub("", small))
        or unit_words().get(small.split("-")[0], "")
    )


def period_of(text: str) -> str:
    """The unit of time by which something is counted: weeks for `EUR a week` and `€/Woche`; "" for none."""
    found = _PERIOD.search(text)
    return time_of(found[1]) if found else ""


def money_in(text: str) -> str:
    """The money that a text names, as it stands there; "" where it names none.

    >>> money_in("Cost of delay (CHF/week)"), money_in("Wert in TEUR"), money_in("Custom field (Value)")
    ('CHF', 'TEUR', '')
    """
    found = MONEY.search(" ".join(text.split()))
    return found[1] if found else ""


def currency_in(text: str) -> tuple[str, float]:
    """Code of the currency that a text names ("" for none), and of how many: `TEUR` is ("EUR", 1000)."""
    found = MONEY.search(" ".join(text.split()))
    if not found:
        return "", 1
    name = found["currency"].lower()
    code = _CODES.get(name) or _CODES.get(name.removesuffix("s")) or name.upper()
    return code, _SCALES[found["scale"][0].lower()] if found["scale"] else 1


def converted(value: float, typed: str, asked: str) -> tuple[float, str]:
    """A time in `typed` as one in `asked`, and at what rate; both name a unit of time.

    >>> converted(2, "weeks", "person-months")
    (0.5, '4 weeks a month')
    >>> converted(3, "months", "weeks")
    (13.0, '4.3333 weeks a month')
    """
    here, there = time_of(typed), time_of(asked)
    hours = _WORK if "months" in (there, here) and there in ("months", "years") else _CALENDAR
    factor = hours[here] / hours[there]
    small, large, rate = (here, there, 1 / factor) if factor < 1 else (there, here, factor)
    by_clock = here in _BY_THE_CLOCK and there in _BY_THE_CLOCK
    told = "" if by_clock else f"{format_number(rate)} {small} a {large.removesuffix('s')}"
    return round(value * factor, 12), told


def other_time(asked: str, typed: str) -> bool:
    """Whether both are units of time, and not the same one.

    >>> other_time("hours a week", "min"), other_time("person-months", "months")
    (True, False)
    """
    return bool(time_of(asked) and time_of(typed)) and time_of(asked) != time_of(typed)


def other_kind(asked: str, typed: str) -> bool:
    """Whether one measures time, say, and the other money; False where one of them is unknown.

    >>> other_kind("hours", "€"), other_kind("hours", "pieces")
    (True, False)
    """
    return bool(kind_of(asked) and kind_of(typed)) and kind_of(asked) != kind_of(typed)


def counts_another(asked: str, read: ReadNumber) -> bool:
    """Whether a number as read counts something else than `asked` ("" asks for a plain number).

    >>> counts_another("hours", ReadNumber(value=288, unit="min"))
    True
    >>> counts_another("households", ReadNumber(value=20, percent=True))
    True
    """
    if read.percent and asked and not PART.search(asked):
        return True
    return other_time(asked, read.unit) or other_kind(asked, read.unit)


def kind_of(text: str) -> str:
    """What a unit measures: money, time, a part of a hundred or things; "" where nobody can know."""
    first = _first(text)
    if time_of(text):
        return "time"
    if money_in(text) or first.lower() in CENTS:
        return "money"
    if first.startswith("%"):
        return "part"
    small = first.lower()
    return "things" if small in COUNTED or plural(0, small) in COUNTED else ""


def _first(text: str) -> str:
    """The first word that says something, as it stands; "person months" is one word, `/week` is none."""
    if text.lstrip().startswith("/"):
        return ""
    joined = PERSON_UNIT.sub("person-", text)
    words = (word.strip(".,;:()") for word in re.split(r"[\s/]+", joined))
    return next((word for word in words if word and word.lower() not in HEDGES), "")
