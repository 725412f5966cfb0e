"""Is there a number in a text by which one could tell that something has changed?

A bare year is none (“be profitable 2027”), and neither is a date, a quarter or a name such as B2B or 24/7.
Rules for visions, key results and open answers ask here, so that they agree.
"""

import re

_WORDS = (
    "zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    "hundred|thousand|million|half|third|quarter of|twice|double|dozen"
)
NUMBER = re.compile(rf"(?<![\w/])\d|\b(?:{_WORDS})\b", re.IGNORECASE)
"""Digits, or a number as it is written in a sentence. “One” is left out: it seldom counts."""

_COUNTED = r"\s*(?:%|€|£|\$|EUR\b|per\b|people\b|(?!(?:has|was|this|its)\b)[a-z]{3,}s\b)"
YEAR = re.compile(rf"\b24/7\b|(?<![\w.,€£$])(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?![\w,.]?\d)(?!{_COUNTED})")
"""2027, 2026/27 and 24/7, but not the 2027 of “2027 families” or of “€2027”."""

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b{_DAY}\.? (?:of )?(?:{_MONTH})\b|\b(?:{_MONTH})\.? {_DAY}\b"
    r"|\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    r"|\b[QH][1-4]\b|\b[1-4](?:st|nd|rd|th) (?:quarter|half)\b",
    re.IGNORECASE,
)

_DIGITS = r"[+−-]?\d[\d,.]*(?<![,.])(?:\s*%)?"
_JOIN = r"(?:\s+\w+)?\s*(?:\bof\b|\bin\b|\bout of\b|\bto\b|\band\b|–)\s*"
_ANY = re.compile(rf"(?<![\w/]){_DIGITS}(?:{_JOIN}{_DIGITS})*|\b(?:{_WORDS})\b", re.IGNORECASE)
"""A number, or some that are read as one: 32 of 100, -1.8 to +3.2, 2 fewer to 3."""


def has_number(text: str) -> bool:
    """Whether a number is in the text that is more than a bare year.

    >>> has_number("be profitable 2027"), has_number("by 1 March 2027"), has_number("half of them")
    (False, True, True)
    """
    return bool(NUMBER.search(YEAR.sub(" ", text)))


def has_measure(text: str) -> bool:
    """Whether a number is in the text that is more than a date.

    >>> has_measure("be profitable by 31 December 2027"), has_measure("5,000 more families by March 2027")
    (False, True)
    """
    return has_number(_DATE.sub(" ", text))


def has_date(text: str) -> bool:
    """Whether a date, a quarter or a bare year is in the text.

    >>> has_date("until 16 October"), has_date("in 2027"), has_date("16 of 100")
    (True, True, False)
    """
    return bool(_DATE.search(text) or YEAR.search(text))


def numbers_in(text: str) -> list[str]:
    """The numbers in a text that are no dates; a share of people or a range is one number.

    >>> numbers_in("Until 16 October 32 of 100 paid, 1.5 to 3 more than before, half of them twice.")
    ['32 of 100', '1.5 to 3', 'half', 'twice']
    """
    return [match[0] for match in _ANY.finditer(YEAR.sub(" ", _DATE.sub(" ", text)))]
