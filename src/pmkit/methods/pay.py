"""Pay as people write it: by the year, the month or the hour, for full time or a part, a figure or a range.

A range stays a range: its middle is nobody's pay. What the text does not say is asked for and never filled
in, and money of one currency becomes another only at a rate of a day that is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pmkit.english import format_number, listed, shortened, spoken_day
from pmkit.methods._frame import InputError, show
from pmkit.quantities.reading import UnreadableNumber, read_number
from pmkit.quantities.units import currency_in, time_of

PERIODS = ("year", "month", "hour")
WEEKS_A_YEAR = 52
"""The Bureau of Labor Statistics of the US does likewise: 2,080 hours are 52 weeks of 40."""

_PERIOD_WORDS = {
    "year": r"annual(?:ly)?|yearly|p\.? ?a\.?(?!\w)|per annum|jährlich|jahresgehalt",
    "month": r"monthly|monatlich|monatsgehalt",
    "hour": r"hourly|stündlich|stundenlohn",
}
_EACH = re.compile(r"(?:/|\b(?:an?|per|pro|each|every|im|je)\b)\s*([^\W\d]+)", re.IGNORECASE)
_PART = re.compile(
    r"(?P<part>\d+(?:[.,]\d+)?)\s*(?:%|per ?cent\b|percent\b)(?:(?: of)?(?: a)? full[ -]time| position)?"
    r"(?!\s*(?:bonus|variable|commission|more|on top))",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|std|stunden)\.?\s*(?:/|an?\b|per\b|each\b|pro\b|je\b)?\s*"
    r"(?:week|wk|woche)\b",
    re.IGNORECASE,
)
_SALARIES = re.compile(
    r"(?:[x×*]\s*)?(?P<months>1[2-6])\s*(?:[x×]|salaries|months|times|gehälter|monatsgehälter)"
    r"(?: a year)?|[x×*]\s*(?P<times>1[2-6])\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:–|—|-|(?<!up )\bto\b|\bbis\b(?! zu)|\band\b|\bund\b)\s*(?=[^\d]{0,6}\d)", re.IGNORECASE
)
_AT_LEAST = re.compile(r"\b(?:from|at least|ab|mindestens|over|more than)\b|\dk?\s*\+", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:up to|at most|bis zu|under|max(?:imum)?\.?)(?=\s)", re.IGNORECASE)
_EXTRAS = re.compile(
    r"\b(?:bonus(?:es)?|commissions?|variable|shares|stock|equity|on top|overtime)\b", re.IGNORECASE
)
_LEAD = re.compile(r"^\s*(?:from|between|at least|up to|at most|ab|bis zu|von|zwischen)\s+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Pay:
    """Pay as it was said: from `low` to `high` (both the same for one figure, None for an open end).

    `currency` is "" where none was said; `period` is year, month or hour; `part` is the share of full time,
    `hours` the hours a week and `salaries` the monthly ones a year, each None where nothing was said. `told`:
    how it was worked out.
    """

    low: float | None
    high: float | None
    currency: str
    period: str
    part: float | None = None
    hours: float | None = None
    salaries: int | None = None
    told: tuple[str, ...] = ()


def read_pay(text: str, *, period: str = "", currency: str = "") -> Pay:
    """Read pay as it stands in an advert or an offer.

    `period` (year, month, hour) and `currency` (EUR) hold where the text says none. Raises `InputError` with
    a sentence where there is no figure, more than two, or no period at all.

    >>> pay = read_pay("62–74k € a year")
    >>> pay.low, pay.high, pay.currency, pay.period
    (62000.0, 74000.0, 'EUR', 'year')
    >>> read_pay("EUR 2,500 a month at 60 %, 13 salaries").part
    0.6
    """
    if period and period not in PERIODS:
        raise InputError(f"The period is {show(period)}. Choose year, month or hour.")
    rest, part = _taken(_PART, " ".join(text.split()), "part")
    rest, hours = _taken(_WEEK, rest, "hours")
    rest, salaries = _taken_salaries(rest)
    said = _period_said(rest) or period
    if not said:
        raise InputError(
            f"“{shortened(text, 40)}”: for a year, a month or an hour? Write it behind the figure."
        )
    if part is not None and not 0 < part <= 100:
        raise InputError(f"{show(part)} % is no part of full time. Write a percentage from 1 to 100.")
    low, high = _figures(rest, text, said)
    extras = list(dict.fromkeys(word.lower() for word in _EXTRAS.findall(text)))
    if low is not None and high is not None and low > high:
        raise InputError(f"“{shortened(text, 40)}”: the range begins above its end. Write the smaller first.")
    return Pay(
        low=low, high=high, currency=currency_in(re.sub(r"\d", " ", rest))[0] or currency, period=said,
        part=None if part is None else part / 100, hours=hours,
        salaries=None if salaries is None else int(salaries),
        told=(f"Not counted: {listed(extras)}.",) if extras else (),
    )  # fmt: skip


def full_time_year(pay: Pay, *, full_week: float = 40) -> Pay:
    """The same pay for a year of full time; each step of the sum is told.

    An hour counts 52 weeks of `full_week` hours, paid holidays within; a month 12 times, or as many as
    salaries were said. A part of full time, or fewer hours a week, is worked up to the whole. Raises
    `InputError` for a `full_week` that is none, and for more hours a week than that.

    >>> year = full_time_year(read_pay("2,500 EUR a month at 60 %, 13 salaries"))
    >>> round(year.low), year.told
    (54167, ('13 salaries a year.', '60 % of full time worked up to 100 %.'))
    """
    if not 0 < full_week <= 80:
        raise InputError(f"A full week of {show(full_week)} hours? Write the hours, such as 40.")
    factor, told = 1.0, list(pay.told)
    if pay.period == "hour":
        factor *= WEEKS_A_YEAR * full_week
        told.append(f"{WEEKS_A_YEAR} weeks of {format_number(full_week)} hours a year.")
    elif pay.period == "month":
        factor *= pay.salaries or 12
        told.append(f"{pay.salaries or 12} salaries a year.")
    if pay.part is not None and pay.part < 1 and pay.period != "hour":
        factor /= pay.part
        told.append(f"{format_number(100 * pay.part)} % of full time worked up to 100 %.")
    elif pay.hours is not None and pay.hours != full_week and pay.period != "hour":
        if not 0 < pay.hours <= full_week:
            raise InputError(
                f"{show(pay.hours)} hours a week are more than a full week of {show(full_week)}."
            )
        factor *= full_week / pay.hours
        told.append(f"{format_number(pay.hours)} of {format_number(full_week)} hours worked up to all.")
    return replace(
        _times(pay, factor), period="year", part=1.0, hours=full_week, salaries=None, told=tuple(told)
    )


def in_currency(pay: Pay, currency: str, rate: float, day: date) -> Pay:
    """The same pay in another currency, at a rate of a day: `rate` is what 1 of the pay's own costs.

    Raises `InputError` where the pay has no currency, and for a rate that is none.

    >>> francs = in_currency(read_pay("100,000 CHF a year"), "EUR", 1.05, date(2027, 4, 14))
    >>> francs.low, francs.told
    (105000.0, ('1 CHF = 1.05 EUR on 14 April 2027.',))
    """
    if not pay.currency:
        raise InputError("The pay names no currency. Write it, such as EUR.")
    if not rate > 0:
        raise InputError(f"A rate of {show(rate)} is none. Write what 1 {pay.currency} costs in {currency}.")
    note = f"1 {pay.currency} = {format_number(rate)} {currency} on {spoken_day(day)}."
    return replace(_times(pay, rate), currency=currency, told=(*pay.told, note))


def _times(pay: Pay, factor: float) -> Pay:
    low, high = (None if end is None else round(end * factor, 6) for end in (pay.low, pay.high))
    return replace(pay, low=low, high=high)


def _taken(pattern: re.Pattern[str], text: str, name: str) -> tuple[str, float | None]:
    """The text without what the pattern finds, and its number."""
    found = pattern.search(text)
    if not found:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", read_number(found[name]).value


def _taken_salaries(text: str) -> tuple[str, float | None]:
    found = _SALARIES.search(text)
    if not found:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", float(found["months"] or found["times"])


def _period_said(text: str) -> str:
    for period, words in _PERIOD_WORDS.items():
        if re.search(rf"(?<!\w)(?:{words})", text, re.IGNORECASE):
            return period
    for found in _EACH.findall(text):
        said = time_of(found).removesuffix("s")
        if said in PERIODS:
            return said
    return ""


def _figures(text: str, whole: str, period: str) -> tuple[float | None, float | None]:
    """Both ends, None for one that is open; one figure is both."""
    parts = [_LEAD.sub("", part).strip(" ,;()") for part in _BETWEEN.split(text)]
    if len(parts) > 2:
        raise InputError(
            f"“{shortened(whole, 40)}” holds more than a range. Write one figure, or two with a dash."
        )
    near = {"year": 60_000.0, "month": 5_000.0, "hour": 30.0}[period]
    ends = [_figure(part, whole, near) for part in parts]
    if len(ends) == 1:
        value, _ = ends[0]
        return (
            None if _AT_MOST.search(text) else value,
            None if _AT_LEAST.search(text) else value,
        )
    (low, by), (high, then) = ends
    if by == 1 and low * then <= high:
        low *= then
    elif then == 1 and high < low:
        high *= by
    elif by == 1 and low > high / then:
        low *= then  # The same unit for both, so that a range which runs down is seen.
    return low, high


def _figure(part: str, whole: str, near: float) -> tuple[float, float]:
    """A figure, and what its scale word (k, TEUR) multiplied it by."""
    bare = re.sub(r"(?<=[\dkK])\s*\+|\b(?:gross|brutto|net|netto)\b", " ", part)
    bare = re.sub(r"\s*(?:\b(?:an?|per|pro|im|je)\b|/)\s*[^\W\d]+.*$", "", bare, flags=re.IGNORECASE)
    scale = currency_in(re.sub(r"\d", " ", bare))[1]
    try:
        read = read_number(bare, near / scale)
    except UnreadableNumber as error:
        raise InputError(f"“{shortened(whole, 40)}” holds no pay: {error}") from error
    digits = re.search(r"\d[\d.,']*", bare)
    typed = read_number(digits[0].rstrip(".,'"), near / scale).value if digits else read.value
    by = round(read.value / typed) if typed else 1
    if by > 1:
        scale = 1.0  # The number has its word already: both readers know “thousand”.
    return read.value * scale, scale * by
