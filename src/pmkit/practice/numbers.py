"""Numbers as people write them: `33,3 %`, `$1,200`, `1.200,00 €`, `1’200`, `.5`, `12k`, `1/4`, `3 200 items`.

Rules, in this order. With both marks, the last one is the decimal mark. A mark that comes more than once
groups digits. A single mark is the decimal mark unless exactly three digits follow and one to three digits,
not a leading zero, stand before it: then `1,200` may mean 1200 or 1.2. It is read as in English (a comma
groups, a point is the decimal mark), unless only the other reading comes within a factor of three of the
value that is expected.
"""

import math
import re
import unicodedata
from dataclasses import dataclass

from pmkit.practice.markdown import shortened
from pmkit.practice.messages import say

LONGEST = 80
_MINUS = "−‒–—﹣－"
_APOSTROPHES = "’‘ʼ′´`＇"
_PERCENT = re.compile(
    r"^(%|％|٪|percent\b|per cent\b|pct\b|prozent\b|pour ?cent\b|v\.? ?h\.?)", re.IGNORECASE
)
_SCALES = {
    1e3: ("k", "tsd", "thousand", "tausend", "mille"),
    1e6: ("mio", "mn", "mln", "million", "millions", "millionen"),
    1e9: ("bn", "mrd", "billion", "billions", "milliarde", "milliarden"),
}
_SCALE_OF = {word: factor for factor, words in _SCALES.items() for word in words}
_BODY = r"(?:\d(?:[\d.,']|\ (?=\d{3}(?!\d)))*|[.,]\d+)"
_NUMBER = re.compile(
    rf"""^=?\s*(?P<before>(?:(?:ca|approx|circa)\.)?[^\d.,+\-/*=^]*?)\s*(?P<sign>[+-]?)\s*(?P<money>[^\d.,+\-\s/*=^]{{0,4}})\s*
    (?:(?P<whole>\d+)\ (?=\d+\s*/))?(?P<body>{_BODY})
    (?P<exponent>e[+-]?\d{{1,4}}(?![\w.,]))?
    (?:\s*/\s*(?P<under>\d+)(?![\d.,/]))?
    \s*(?P<after>.*)$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_GLUED_WORD = re.compile(r"[^\W\d_]+$")
_CURRENCY_WORDS = {"usd", "eur", "chf", "gbp", "fr", "kr", "rs", "r", "us", "zł"}
_SECOND_NUMBER = re.compile(r"(?<![^\W\d_])\d")
_WORDS_THAT_ARE_NO_UNIT = re.compile(r"^(nan|inf|infinity|none|null)$", re.IGNORECASE)


class UnreadableNumber(ValueError):
    """The text is not one number; the message says so to the person who typed it."""


@dataclass(frozen=True, kw_only=True)
class ReadNumber:
    """A number as read. With `percent`, `value` is in per cent (33.3 for "33.3 %"). `unit`: what else was
    typed."""

    value: float
    percent: bool = False
    unit: str = ""


def read_number(text: object, near: float | None = None) -> ReadNumber:
    """Read one number from what a person typed.

    `near` is the value that is expected; it only decides between the two readings of `1,200` and between
    million and a unit in `5 m`. Raises UnreadableNumber with a sentence for the person.

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
        raise UnreadableNumber(say("number.empty"))
    if len(text) > LONGEST:
        raise UnreadableNumber(say("number.long", text=_as_typed(text, 20)))
    plain = _plain(text)
    match = _NUMBER.match(plain)
    if not match or any(_WORDS_THAT_ARE_NO_UNIT.match(match[part].strip()) for part in ("before", "after")):
        raise UnreadableNumber(say("number.nonsense", text=_as_typed(text)))
    glued = _GLUED_WORD.search(match[0][: match.start("body")])
    if glued and glued[0].lower() not in _CURRENCY_WORDS:
        raise UnreadableNumber(say("number.nonsense", text=_as_typed(text)))
    after = match["after"].strip()
    before = plain[match.start("before") : match.end("money")].strip(" =+-")
    percent = bool(_PERCENT.match(after)) or before in ("%", "％")
    after = _PERCENT.sub("", after).strip()
    if _SECOND_NUMBER.search(after) or (after[:1] in "*/^=+" and after):
        raise UnreadableNumber(say("number.several", text=_as_typed(text)))
    value = _value(match, near, text)
    value, after = _scaled(value, after, near)
    if match["sign"] == "-":
        value = -value
    unit = " ".join(f"{before} {after}".replace("%", " ").split()).strip(" .,;:-~≈=")
    return ReadNumber(value=_finite(value, text), percent=percent, unit=unit)


def _as_typed(text: str, longest: int = 60) -> str:
    return f"“{shortened(text, longest)}”"


def _plain(text: str) -> str:
    """One kind of space, minus, apostrophe and digit."""
    out = []
    for char in text.strip():
        if char in _MINUS:
            out.append("-")
        elif char in _APOSTROPHES:
            out.append("'")
        elif char.isspace() or char in "\u200b\u2060\ufeff":
            out.append(" ")
        elif char == "⁄" or char == "∕":
            out.append("/")
        elif unicodedata.decimal(char, None) is not None:
            out.append(str(unicodedata.decimal(char)))
        elif unicodedata.category(char) == "No" and unicodedata.decomposition(char).startswith("<fraction>"):
            out.append(" " + unicodedata.normalize("NFKC", char).replace("⁄", "/"))
        else:
            out.append(char)
    return re.sub(r" +", " ", "".join(out)).strip()


def _value(match: re.Match[str], near: float | None, text: str) -> float:
    body, under, exponent = match["body"], match["under"], match["exponent"] or ""
    try:
        value = _marks(body, near)
        if exponent:
            value = float(f"{value!r}{exponent}") if "e" not in repr(value) else value * float(f"1{exponent}")
    except ValueError as error:
        raise UnreadableNumber(say("number.groups", text=_as_typed(text))) from error
    if under is not None:
        if float(under) == 0:
            raise UnreadableNumber(say("number.zero-below", text=_as_typed(text)))
        value = float(match["whole"] or 0) + value / float(under)
    return value


def _marks(body: str, near: float | None) -> float:
    """The value of digits with marks; ValueError where the groups do not have three digits."""
    grouped_already = " " in body or "'" in body
    if grouped_already:
        whole = re.split(r"[.,]", body, maxsplit=1)[0]
        if not re.fullmatch(r"\d{1,3}(?:[ ']\d{3})+", whole):
            raise ValueError(body)
        body = re.sub(r"[ ']", "", whole) + body[len(whole) :]
        if re.search(r"[ ']", body):
            raise ValueError(body)
    points, commas = body.count("."), body.count(",")
    if points and commas:
        decimal = "." if body.rfind(".") > body.rfind(",") else ","
        if body.count(decimal) > 1:
            raise ValueError(body)
        whole, rest = body.split(decimal)
        return float(f"{_ungroup(whole, ',' if decimal == '.' else '.')}.{rest or 0}")
    if points + commas > 1:
        return float(_ungroup(body, "." if points else ","))
    if points + commas == 0:
        return float(body)
    mark = "." if points else ","
    whole, rest = body.split(mark)
    as_decimal = float(f"{whole or 0}.{rest or 0}")
    if grouped_already or len(rest) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        return as_decimal
    as_group = float(whole + rest)
    english, other = (as_group, as_decimal) if mark == "," else (as_decimal, as_group)
    return other if _is_like(other, near) and not _is_like(english, near) else english


def _is_like(value: float, near: float | None) -> bool:
    """Whether a value has the size of the expected one: within a factor of three."""
    return bool(near) and value > 0 and 1 / 3 <= value / abs(near or 1) <= 3


def _ungroup(whole: str, mark: str) -> str:
    """Digits without their grouping marks: groups of three, or (India) of two and a last one of three."""
    if not re.fullmatch(
        rf"\d+|\d{{1,3}}(?:\{mark}\d{{3}})+|\d{{1,2}}(?:\{mark}\d{{2}})+\{mark}\d{{3}}", whole
    ):
        raise ValueError(whole)
    return whole.replace(mark, "")


def _scaled(value: float, after: str, near: float | None) -> tuple[float, str]:
    """`12k`, `5 Mio €`: the value times its scale word, and the rest of the text."""
    word, _, rest = after.partition(" ")
    bare = word.rstrip(".€$£").lower()
    factor = _SCALE_OF.get(bare)
    if factor is None and bare == "m":
        near_million = near is not None and abs(near) >= 1e5
        factor = 1e6 if word.startswith("M") or near_million else None
    if factor is None:
        return value, after
    return value * factor, f"{word[len(bare) :].lstrip('.')} {rest}".strip()


def _finite(value: float, text: str) -> float:
    return value if math.isfinite(value) and abs(value) < 1e300 else _too_large(text)


def _too_large(text: str) -> float:
    raise UnreadableNumber(say("number.huge", text=_as_typed(text, 20)))


def format_number(value: float, unit: str = "") -> str:
    """A number as the course writes it, with its unit.

    >>> format_number(3200, "households")
    '3,200 households'
    """
    if value != 0 and (abs(value) >= 1e15 or abs(value) < 1e-6):
        shown = f"{value:.6g}"
    else:
        decimals = 6 if abs(value) < 1 else 4 if abs(value) < 100 else 2
        shown = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    shown = "0" if shown == "-0" else shown
    return f"{shown} {unit}".strip()


_SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def in_words(value: float) -> str:
    """A whole number below 100 as a word of a sentence, any other in figures.

    >>> in_words(9), in_words(22), in_words(2.5)
    ('nine', 'twenty-two', '2.5')
    """
    if value != int(value) or not 0 <= value < 100:
        return format_number(value)
    small, (tens, ones) = _SMALL.split(), divmod(int(value), 10)
    if value < len(small):
        return small[int(value)]
    return _TENS.split()[tens - 2] + (f"-{small[ones]}" if ones else "")
