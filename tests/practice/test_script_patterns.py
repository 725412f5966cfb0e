"""Patterns of Python that a page without Python uses as well: the two find the same in the same text."""

import random
import re

import pytest
from in_javascript import SHARED, ask

from pmkit.methods import measures
from pmkit.practice.script_patterns import for_script

FIND = "(pattern, text) => new RegExp(pattern, 'iu').exec(text)?.[0]"
PATTERNS = [
    r"\b(maybe|not\ yet|because\ it\ has\ \d+\ votes)\b",
    r"\bstraße\b",
    r"(?<![\w/])\d+",
    r"\W\S+\s",
    r"\Ba\D",
    r"[^\w.-]x",
    r"[]a]+|[^]]$",
    r"a.b",
    r"a{,2}b|}{|{x}",
    r"(?:é|ß)+(?!\w)(?=.)",
    "end$",
    r"\$|\||\~|\#",
]
PIECES = [
    "maybe",
    "Not yet",
    "because it has 12 votes",
    "because it has ٣ votes",
    "straße",
    "STRASSE",
    "Kelvin K",
]
PIECES += [
    "a",
    "b",
    "x",
    "é",
    "ß",
    "€",
    "½",
    "²",
    "_",
    "-",
    ".",
    "/",
    "]",
    "{",
    "}",
    "$",
    "|",
    "~",
    "#",
    "end",
]
PIECES += [
    " ",
    "\n",
    "\r",
    "\x85",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "3",
    "٣",
    "2027",
    "twenty",
    "half",
    "24/7",
    "😀",
]
DICE = random.Random(11)
TEXTS = ["".join(DICE.choices(PIECES, k=DICE.randint(0, 9))) for _ in range(800)]


def test_a_pattern_finds_the_same(tmp_path):
    asked = [(pattern, text) for pattern in PATTERNS for text in TEXTS]
    told = ask([(FIND, (for_script(pattern), text)) for pattern, text in asked], tmp_path)
    found = [re.search(pattern, text, re.IGNORECASE) for pattern, text in asked]
    wanted = [one[0] if one else None for one in found]
    assert all(any(one for one in wanted[at : at + 800]) for at in range(0, len(wanted), 800))
    assert [(*one, *two) for one, *two in zip(asked, told, wanted, strict=True) if len(set(two)) > 1] == []


def test_a_number_in_a_text_is_found_the_same(tmp_path):
    told = ask([("hasNumber", (text, SHARED)) for text in TEXTS], tmp_path)
    wanted = [measures.has_number(text) for text in TEXTS]
    assert {True, False} == set(wanted)
    assert [one for one in zip(TEXTS, told, wanted, strict=True) if one[1] != one[2]] == []


@pytest.mark.parametrize("pattern", [r"(?P<one>a)", r"(?i)a", r"a++", r"\Aa", r"(a)\1", r"(b)?(?(1)a)"])
def test_a_pattern_that_only_python_has_is_refused(pattern):
    with pytest.raises(ValueError, match="A script has no pattern with"):
        for_script(pattern)
