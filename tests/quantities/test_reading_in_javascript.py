"""A page without Python reads what is typed as Python does: value, per cent, unit, or the same sentence."""

import re
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_javascript import SHARED, ask

from pmkit.quantities import words
from pmkit.quantities.in_javascript import as_javascript
from pmkit.quantities.reading import SCALE_OF, UnreadableNumber, read_number
from pmkit.quantities.units import counts_another, kind_of, time_of, unit_words

SPACES = [chr(code) for code in range(0x11000) if chr(code).isspace()] + ["\u200b", "\u2060", "\ufeff"]
TYPED = Path(__file__).with_name("typed.txt").read_text(encoding="utf-8").splitlines()
NASTY = [
    *("", " ", "\t5\n", "5\x1c", "\x1f5", "\ufeff5", "5\u200b000", "1\u2060200", "5\x85weeks", "5\n6"),
    *("x" * 81, "9" * 80, "é😀" * 45, "1" + ",000" * 19, "1." + "0" * 78, "-" * 80, "." * 5, "0" * 79 + "1"),
    *("1e-9999", "9" * 79 + "k", "5\u0301", "\u06f5\u066b\u06f5", "5\N{NO-BREAK SPACE}%", "5 " + "w" * 70),
    *("💶5", "5💶", "`5`", "*5*", "<b>5</b>", "5</script>", "“5”", "5;6", "5;", "5 :", "5,", "5 ,", "5 |"),
]
NEAR = [None, 0, 0.05, 1.2, -1200, 399, 401, 3599, 3601, 99_999, 1e5]
UNITS = ["", "weeks", "person-months", "%", "share of 1", "quarters", "EUR", "households", "hours a week"]
UNIT_TEXTS = [
    *(unit_words() | dict.fromkeys(word.upper() for word in unit_words())),
    *(
        *UNITS,
        "% of households",
        "per cent",
        "EUR a week",
        "thousand EUR",
        "pieces",
        "/week",
        "minutes (CPU)",
    ),
    *("T€", "Man Hours", "~ 5 d", "(hours)", "weeks/hours", "person months", "personal", "Mann", "man-", "-"),
]
READ = """(shared, text, near, unit, parts) => {
  const tables = tablesOf(shared.reading);
  const { read, problem } = tried(() => readNumber(tables, text, near, { unit, parts }));
  if (!read) return problem;
  const told = ["value", "percent", "unit", "of", "part", "plain", "other"].map((name) => read[name]);
  return [...told, countsAnother(tables, unit, read)];
}"""


def of_python(text, near, unit, parts):
    try:
        read = read_number(text, near, unit=unit, parts=parts)
    except UnreadableNumber as problem:
        return str(problem)
    told = [read.value, read.percent, read.unit, read.of, read.part, read.plain, read.other]
    return [*told, counts_another(unit, read)]


def differences(texts, nears, folder):
    """Where the two languages read a text otherwise: what was asked, Python's reading, the page's."""
    asked = [
        (text, near, UNITS[(line + column) % len(UNITS)], parts)
        for line, text in enumerate(texts)
        for column, near in enumerate(nears)
        for parts in (False, True)
    ]
    told = ask([(READ, (SHARED, *one)) for one in asked], folder)
    expected = [of_python(*one) for one in asked]
    return [found for found in zip(asked, expected, told, strict=True) if found[1] != found[2]]


def test_what_people_type_is_read_as_python_reads_it(tmp_path):
    texts = [*TYPED, *NASTY, *(f"5{space}000{space}weeks" for space in SPACES)]
    assert differences(texts, NEAR, tmp_path) == []


SIGNS = st.text("0123456789.,'’ -−+/%ekmM€$()=~*^²½٣\u00a0\u202f\u2009\t", max_size=20)
LINKS = ["and", "a", "of", "in", "out", "the", "von", "und", "point", "komma", "minus", "5", "½", *"-–,.%/"]
NUMBER_WORDS = (words.CARDINALS, words.PARTS, words.SCALES, words.GROUPS, words.HUNDRED, words.HEDGES)
WORDS = st.lists(st.sampled_from([*chain(*NUMBER_WORDS), *unit_words(), *SCALE_OF, *LINKS]), max_size=9)
UNICODE = st.characters(exclude_categories=("Cs", "Cn"))  # what Python does not know yet, Node.js may
BEFORE = st.sampled_from(["", "-", "about ", "€", "CHF ", "= ", "ca. "])
DIGITS = st.from_regex(r"[0-9]{1,4}([.,' ][0-9]{1,4}){0,3}(e-?[0-9]{1,3})?", fullmatch=True)
BEHIND = st.sampled_from(
    ["", " ", "k", " Mio. €", " %", "/week", " of 10", " in 100", " m", " M", " weeks", " 1/2"]
)
FIGURES = st.tuples(BEFORE, DIGITS, BEHIND).map("".join)


def test_whatever_is_typed_is_read_as_python_reads_it(tmp_path):
    """The examples are gathered first, so that one Node.js reads all of them."""
    texts = []

    @settings(max_examples=1_500)
    @given(SIGNS | WORDS.map(" ".join) | FIGURES | st.text(UNICODE, max_size=90))
    def gather(text):
        texts.append(text)

    gather()
    assert len(texts) > 1_000
    assert differences(texts, [None, 1.2], tmp_path) == []


def test_units_mean_the_same_on_both_sides(tmp_path):
    texts = [*UNIT_TEXTS, *TYPED, *NASTY]
    each = "({ reading }, text) => [timeOf(tablesOf(reading), text), kindOf(tablesOf(reading), text)]"
    told = ask([(each, (SHARED, text)) for text in texts], tmp_path)
    expected = [[time_of(text), kind_of(text)] for text in texts]
    assert [one for one in zip(texts, expected, told, strict=True) if one[1] != one[2]] == []


@pytest.mark.parametrize("source", [r"\Aa", r"a\Z", r"[^\W5]", r"\Bb"])
def test_a_pattern_that_javascript_would_read_otherwise_is_refused(source):
    with pytest.raises(ValueError, match="no counterpart"):
        as_javascript(re.compile(source))
