"""What the scripts of this folder read numbers by: the tables and patterns of its modules, as JSON.

A page without Python reads what is typed as Python does. Each word and each pattern stands in one place, in
Python; the scripts hold the steps alone.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pmkit import english
from pmkit.quantities import digits, reading, units, words

_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WORD = r"\p{L}\p{N}_"
_CLASSES = {r"\w": _WORD, r"\s": _SPACE, r"\d": r"\d"}
_BOUNDARY = rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_WHOLE_CLASSES = {r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]", r"[^\W_]": r"[\p{L}\p{N}]", r"\S": f"[^{_SPACE}]"}
_PIECE = re.compile(r"\(\?P<\w+>|\[\^\\W\\d_\]|\[\^\\W_\]|\\?.", re.DOTALL)
_SYNTAX = set("^$\\.*+?()[]{}|/")


def scripts() -> list[str]:
    """The scripts that read numbers, as paths, in the order in which a page runs them."""
    here = Path(__file__).parent
    return [
        str(Path(english.__file__).with_suffix(".js")),
        *(str(here / name) for name in ("digits.js", "words.js", "reading.js", "units.js")),
    ]


@cache
def reading_rules() -> dict[str, Any]:
    """The tables and patterns by which the scripts read a number and its unit."""
    return {
        "digits": {
            "minus": digits.MINUS,
            "apostrophes": digits.APOSTROPHES,
            "slashes": digits.SLASHES,
            "no_width": digits.NO_WIDTH,
            "zeros": "".join(char for char in _characters() if char.isdecimal() and int(char) == 0),
            "fractions": {char: part for char in _characters() if (part := digits.fraction(char))},
            "raised": "".join(char for char in _characters() if char.isdigit() and not char.isdecimal()),
            "spaced": as_javascript(digits.SPACED, whole=True),
            "marked": {mark: as_javascript(one, whole=True) for mark, one in digits.MARKED.items()},
        },
        "words": {
            "casefold": {one: one.casefold() for one in _characters() if _folds_into_letters(one)},
            "cardinals": words.CARDINALS,
            "alone": sorted(words.ALONE),
            "groups": words.GROUPS,
            "scales": words.SCALES,
            "hundred": sorted(words.HUNDRED),
            "parts": words.PARTS,
            "parts_alone": list(words.PARTS_ALONE),
            "articles": sorted(words.ARTICLES),
            "a": list(words.A),
            "and": list(words.AND),
            "point": list(words.POINT),
            "hedges": words.HEDGES,
            "beside": words.BESIDE,
            "of_all": as_javascript(words.OF_ALL, begin=True),
            "links": as_javascript(words.LINKS),
            "word": as_javascript(words.WORD, flags="g"),
        },
        "reading": {
            "says": reading.SAYS,
            "longest": reading.LONGEST,
            "longest_whole": reading.LONGEST_WHOLE,
            "scales": reading.SCALE_OF,
            "decimals": reading.DECIMALS,
            "currency_words": sorted(reading.CURRENCY_WORDS),
            "percent": as_javascript(reading.PERCENT),
            "number": as_javascript(reading.NUMBER, flags="d"),
            "part_of": as_javascript(reading.PART_OF, whole=True),
            "and_a_part": as_javascript(reading.AND_A_PART, flags="g"),
            "glued_word": as_javascript(reading.GLUED_WORD),
            "goes_on": as_javascript(reading.GOES_ON, begin=True),
            "negative": as_javascript(reading.NEGATIVE, begin=True),
            "second_number": as_javascript(reading.SECOND_NUMBER),
            "no_unit": as_javascript(reading.WORDS_THAT_ARE_NO_UNIT),
        },
        "units": {
            "abbreviations": units.ABBREVIATIONS,
            "words": units.unit_words(),
            "counted": sorted(units.COUNTED),
            "cents": list(units.CENTS),
            "hedges": sorted(units.HEDGES),
            "of_a_person": as_javascript(units.OF_A_PERSON),
            "person_unit": as_javascript(units.PERSON_UNIT, flags="g"),
            "money": as_javascript(units.MONEY),
            "part": as_javascript(units.PART),
        },
    }


def as_javascript(
    pattern: re.Pattern[str], *, whole: bool = False, begin: bool = False, flags: str = ""
) -> dict[str, str]:
    r"""A pattern as JavaScript has it; `whole` must match all of a text, `begin` at its beginning.

    Raises ValueError for what has no counterpart here.

    >>> as_javascript(re.compile(r"(?P<sum>\d+)\ €", re.VERBOSE), begin=True)
    {'source': '^(?:(?<sum>\\d+) €)', 'flags': 'u'}
    """
    source = "".join(_translated(pattern))
    if whole or begin:
        source = f"^(?:{source}){'$' if whole else ''}"
    told = {"i": re.IGNORECASE, "s": re.DOTALL}
    return {
        "source": source,
        "flags": "u" + "".join(sign for sign, flag in told.items() if pattern.flags & flag) + flags,
    }


def _translated(pattern: re.Pattern[str]) -> Iterator[str]:
    inside = False
    for piece in _PIECE.findall(pattern.pattern):
        if piece.startswith("(?P<"):
            yield piece.replace("(?P<", "(?<")
        elif piece in _WHOLE_CLASSES and not inside:
            yield _WHOLE_CLASSES[piece]
        elif piece in _CLASSES:
            yield _CLASSES[piece] if inside or piece == r"\d" else f"[{_CLASSES[piece]}]"
        elif piece == r"\b" and not inside:
            yield _BOUNDARY
        elif piece.startswith("\\"):
            yield _escape(piece, inside)
        elif not inside and pattern.flags & re.VERBOSE and piece.isspace():
            continue
        elif piece in "iI" and pattern.flags & re.IGNORECASE:
            yield "iIİı" if inside else "[iIİı]"  # Python takes these four for one letter
        else:
            inside = piece == "[" or (inside and piece != "]")
            yield piece


def _escape(piece: str, inside: bool) -> str:
    """A character that is meant as such; JavaScript escapes no other than these."""
    if piece[1].isalnum():
        raise ValueError(f"{piece} has no counterpart in the scripts of pages")
    return piece if piece[1] in _SYNTAX or (inside and piece == r"\-") else piece[1]


@cache
def _characters() -> list[str]:
    """Figures of any kind, and the letters that casefold takes apart."""
    everything = map(chr, range(sys.maxunicode + 1))
    return [char for char in everything if char.isnumeric() or char.casefold() != char.lower()]


def _folds_into_letters(char: str) -> bool:
    """Whether casefold makes plain letters of a character that JavaScript leaves as it is: ß, ﬁ."""
    return char.casefold() != char.lower() and char.casefold().isascii()
