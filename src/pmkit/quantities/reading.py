"""Numbers as people write them: `33,3 %`, `$1,200`, `1.200,00 €`, `1’200`, `.5`, `12k`, `1/4`, `3 200 items`,
`twenty`, `one and a half`, and where parts are asked for `13 of 30` and `nine in ten`.

Rules, in this order. With both marks, the last one is the decimal mark. A mark that comes more than once
groups digits. A single mark is the decimal mark unless exactly three digits follow and one to three digits,
not a leading zero, stand before it: then `1,200` may mean 1200 or 1.2. What stands around it decides (a
block, a column, a file with a decimal comma); else it is read as in English (a comma groups, a point is the
decimal mark), unless only the other reading comes within a factor of three of the value that is expected.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pmkit.english import shortened
from pmkit.quantities.digits import decimal_mark, one_form, value_of_digits
from pmkit.quantities.words import holds_number_word, in_figures

LONGEST = 80
PERCENT = re.compile(r"^(%|％|٪|percent\b|per cent\b|pct\b|prozent\b|pour ?cent\b|v\.? ?h\.?)", re.IGNORECASE)
_SCALES = {
    12: ("dozen", "dozens", "dutzend"),
    1e3: ("k", "tsd", "thousand", "tausend", "mille"),
    1e6: ("mio", "mn", "mln", "million", "millions", "millionen"),
    1e9: ("bn", "mrd", "billion", "billions", "milliarde", "milliarden"),
}
SCALE_OF = {word: factor for factor, words in _SCALES.items() for word in words}
_BODY = r"(?:\d(?:[\d.,']|\ (?=\d{3}(?!\d)))*|[.,]\d+)"
NUMBER = re.compile(
    rf"""^=?\s*(?P<before>(?:(?:ca|approx|circa)\.)?[^\d.,+\-/*=^]*?)\s*(?P<sign>[+-]?)\s*(?P<money>[^\d.,+\-\s/*=^]{{0,4}})\s*
    (?:(?P<whole>\d+)\ (?=\d+\s*/))?(?P<body>{_BODY})
    (?P<exponent>e[+-]?\d{{1,4}}(?![\w.,]))?
    (?:\s*/\s*(?P<under>\d+)(?![\d.,/]))?
    \s*(?P<after>.*)$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
PART_OF = re.compile(
    r"(?P<part>.+?)\s+(?P<link>in|out\s+of|of|von|aus)\s+(?:the\s+|every\s+)?(?P<whole>.+)", re.IGNORECASE
)
AND_A_PART = re.compile(r"(?<=\d)\s+and\s+(a half|a quarter|three quarters)\b", re.IGNORECASE)
DECIMALS = {"a half": ".5", "a quarter": ".25", "three quarters": ".75"}
LONGEST_WHOLE = 1_000
"""`3 in 2027` is three in that year."""
GLUED_WORD = re.compile(r"[^\W\d_]+$")
CURRENCY_WORDS = {"usd", "eur", "chf", "gbp", "fr", "kr", "rs", "r", "us", "zł"}
GOES_ON = re.compile(r"[*^=+]|/(?!\s*[^\W\d_])")
"""A calculation; `/week` is a unit."""
NEGATIVE = re.compile(r"(?:minus\s|-)\s*", re.IGNORECASE)
SECOND_NUMBER = re.compile(r"(?<![^\W\d_])\d")
WORDS_THAT_ARE_NO_UNIT = re.compile(r"^(nan|inf|infinity|none|null)$", re.IGNORECASE)


SAYS = {
    "empty": "There is no number here yet.",
    "long": "{text} is too long for a number.",
    "nonsense": "{text} cannot be read as a number.",
    "several": "{text} holds more than one number.",
    "groups": "{text} has its digits grouped in a way that can mean several numbers.",
    "zero-below": "{text} divides by zero.",
    "huge": "{text} is larger than can be worked with.",
}


class UnreadableNumber(ValueError):
    """The text is not one number; the message says so to the person who typed it."""


@dataclass(frozen=True, kw_only=True)
class ReadNumber:
    """A number as read. With `percent`, `value` is in per cent (33.3 for "33.3 %"). `unit`: what else was
    typed.

    `of`: the whole, where a part of it was typed (30 for "13 of 30"); `part`: the value names a part of one
    ("two thirds"). `plain`: it stood there in figures, and nobody needs to be told how it was read. `other`:
    what it can mean as well (1200 for "1.200" that was read as 1.2). `mark`: the decimal mark that its
    digits prove.
    """

    value: float
    percent: bool = False
    unit: str = ""
    of: float | None = field(default=None, repr=False)
    part: bool = field(default=False, repr=False)
    plain: bool = field(default=True, repr=False)
    other: float | None = field(default=None, repr=False)
    mark: str = field(default="", repr=False)


def has_decimal_comma(texts: Iterable[str]) -> bool | None:
    """Whether numbers of one block, column or file have a decimal comma, by those of them that prove it; None
    where none does.

    >>> has_decimal_comma(["1.200", "0,8"]), has_decimal_comma(["1.200", "800"])
    (True, None)
    """
    evidence = 0
    for text in texts:
        if "." in text or "," in text:
            try:
                mark = read_number(text).mark
            except UnreadableNumber:
                continue
            evidence += (mark == ",") - (mark == ".")
    return evidence > 0 if evidence else None


def read_number(
    text: object,
    near: float | None = None,
    *,
    unit: str = "",
    parts: bool = False,
    comma: bool | None = None,
) -> ReadNumber:
    """Read one number from what a person typed.

    `near` is the value that is expected; it only decides between the two readings of `1,200` and between
    million and a unit in `5 m`. `unit` is what is asked for. With `parts`, “13 of 30” is read too.
    `comma` says that the decimal mark is a comma, or that it is none. Raises UnreadableNumber with a sentence
    for the person.

    >>> read_number("1.200,00 €")
    ReadNumber(value=1200.0, percent=False, unit='€')
    >>> read_number("1,200", near=1.2).value
    1.2
    """
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        return ReadNumber(
            value=_finite(float(text), str(text)) if abs(text) < 1e300 else _too_large(str(text))
        )
    if not isinstance(text, str) or not text.strip():
        raise UnreadableNumber(SAYS["empty"])
    if len(text) > LONGEST:
        raise _unreadable("long", text, 20)
    plain = AND_A_PART.sub(lambda found: DECIMALS[found[1].lower()], one_form(text))
    if parts and (found := _part_of(plain, near, unit)):
        return found
    if not any(char.isdigit() for char in plain):
        return _read_words(plain, text, near, unit)
    return _read_figures(plain, text, near, comma)


def _part_of(plain: str, near: float | None, unit: str) -> ReadNumber | None:
    """“13 of 30”, “nine in ten”; None where it is something else."""
    found = PART_OF.fullmatch(plain)
    if not found:
        return None
    try:
        part, whole = (read_number(found[name], near, unit=unit) for name in ("part", "whole"))
    except UnreadableNumber:
        return None
    year = found["link"].lower() == "in" and whole.value > LONGEST_WHOLE
    if (
        part.percent
        or part.unit
        or whole.percent
        or year
        or not 0 <= part.value <= whole.value
        or not whole.value
    ):
        return None
    return replace(part, of=whole.value, unit=whole.unit, plain=False)


def _read_words(plain: str, text: str, near: float | None, unit: str) -> ReadNumber:
    """“twenty-one weeks”, “minus three”."""
    negative = NEGATIVE.match(plain)
    figures = in_figures(plain[negative.end() :] if negative else plain, unit)
    if figures is None:
        raise _unreadable("nonsense", text)
    read = _read_figures(f"{'-' if negative else ''}{figures.text}", text, near)
    if holds_number_word(read.unit):
        raise _unreadable("several", text)
    return replace(read, part=figures.part and not read.percent, plain=False, other=None, mark="")


def _read_figures(plain: str, text: str, near: float | None, comma: bool | None = None) -> ReadNumber:
    match = NUMBER.match(plain)
    if not match or any(WORDS_THAT_ARE_NO_UNIT.match(match[part].strip()) for part in ("before", "after")):
        raise _unreadable("nonsense", text)
    glued = GLUED_WORD.search(match[0][: match.start("body")])
    if glued and glued[0].lower() not in CURRENCY_WORDS:
        raise _unreadable("nonsense", text)
    after = match["after"].strip()
    before = plain[match.start("before") : match.end("money")].strip(" =+-")
    percent = bool(PERCENT.match(after)) or before in ("%", "％")
    after = PERCENT.sub("", after).strip()
    if SECOND_NUMBER.search(after) or GOES_ON.match(after):
        raise _unreadable("several", text)
    value, other = _value(match, near, text, comma)
    value, factor, after = _scaled(value, after, near)
    sign = -1 if match["sign"] == "-" else 1
    unit = " ".join(f"{before} {after}".replace("%", " ").split()).strip(" .,;:-~≈=")
    return ReadNumber(
        value=_finite(sign * value, text),
        percent=percent,
        unit=unit,
        plain=factor == 1 and match["under"] is None,
        other=None if other is None or match["exponent"] else sign * other * factor,
        mark=decimal_mark(re.sub("[ ']", "", match["body"])),
    )


def _unreadable(why: str, text: str, longest: int = 60) -> UnreadableNumber:
    return UnreadableNumber(SAYS[why].format(text=f"“{shortened(text, longest)}”"))


def _value(
    match: re.Match[str], near: float | None, text: str, comma: bool | None
) -> tuple[float, float | None]:
    """The value, and what its digits can mean as well."""
    body, under, exponent = match["body"], match["under"], match["exponent"] or ""
    try:
        value, other = value_of_digits(body, near, comma)
        if exponent:
            value = float(f"{value!r}{exponent}") if "e" not in repr(value) else value * float(f"1{exponent}")
    except ValueError as error:
        raise _unreadable("groups", text) from error
    if under is not None:
        if float(under) == 0:
            raise _unreadable("zero-below", text)
        return float(match["whole"] or 0) + value / float(under), None
    return value, other


def _scaled(value: float, after: str, near: float | None) -> tuple[float, float, str]:
    """`12k`, `5 Mio €`: the value times its scale word, the factor, and the rest of the text."""
    word, _, rest = after.partition(" ")
    bare = word.rstrip(".€$£").lower()
    factor = SCALE_OF.get(bare)
    if factor is None and bare == "m":
        near_million = near is not None and abs(near) >= 1e5
        factor = 1e6 if word.startswith("M") or near_million else None
    if factor is None:
        return value, 1, after
    return value * factor, factor, f"{word[len(bare) :].lstrip('.')} {rest}".strip()


def _finite(value: float, text: str) -> float:
    return value if math.isfinite(value) and abs(value) < 1e300 else _too_large(text)


def _too_large(text: str) -> float:
    raise _unreadable("huge", text, 20)
