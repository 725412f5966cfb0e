"""Numbers in words are read like figures; what is no number in words stays none."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmkit.practice import UnreadableNumber, read_number
from pmkit.practice.asked_numbers import Asked

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES, TENS = ONES.split(), TENS.split()


def in_words(number, link=" and "):
    """As a person writes it: two hundred and five thousand and twelve."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    size, name = (1_000, "thousand") if number >= 1_000 else (100, "hundred")
    rest = number % size
    small = link if rest < 100 else " "
    return f"{in_words(number // size, link)} {name}" + (f"{small}{in_words(rest, link)}" if rest else "")


@settings(max_examples=400)
@given(number=st.integers(0, 999_999), link=st.sampled_from([" and ", " "]), capital=st.booleans())
@example(number=100_100, link=" and ", capital=False)
@example(number=999_999, link=" ", capital=True)
def test_what_was_written_in_words_is_read_back(number, link, capital):
    words = in_words(number, link)
    read = read_number(words.capitalize() if capital else words)
    assert (read.value, read.unit, read.plain) == (number, "", False)


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("twenty", 20, ""),
        ("Twenty-one weeks", 21, "weeks"),
        ("about three", 3, ""),
        ("I think it is forty.", 40, ""),
        ("a dozen", 12, ""),
        ("2 dozen", 24, ""),
        ("half a dozen", 6, ""),
        ("a couple of weeks", 2, "weeks"),
        ("half", 0.5, ""),
        ("half an hour", 0.5, "hour"),
        ("a quarter", 0.25, ""),
        ("two thirds", 2 / 3, ""),
        ("one and a half", 1.5, ""),
        ("3 and a half weeks", 3.5, "weeks"),
        ("two and a half million", 2_500_000, ""),
        ("half a million", 500_000, ""),
        ("a hundred thousand", 100_000, ""),
        ("nineteen hundred", 1_900, ""),
        ("two point five", 2.5, ""),
        ("minus three", -3, ""),
        ("none", 0, ""),
        ("none of them", 0, "them"),
        ("zero", 0, ""),
        ("zwölf", 12, ""),
        ("drei Wochen", 3, "Wochen"),
        ("ein Viertel", 0.25, ""),
        ("twenty k", 20_000, ""),
    ],
)
def test_words_are_read_as_people_write_them(typed, value, unit):
    read = read_number(typed)
    assert (read.value, read.unit) == (pytest.approx(value), unit)


def test_per_cent_in_words():
    read = read_number("eighty per cent")
    assert (read.value, read.percent, read.part) == (80, True, False)


@pytest.mark.parametrize(
    "typed",
    ["many", "a few", "no idea", "no", "one two", "three or four", "five to ten", "a week", "tenth",
     "someone", "hundred reasons, two of them", "13 of 30", "nine in ten", "3 in 2027"],
)  # fmt: skip
def test_what_is_no_single_number_is_refused(typed):
    with pytest.raises(UnreadableNumber):
        read_number(typed)


def test_three_quarters_are_three_where_quarters_are_counted():
    assert read_number("three quarters", unit="quarters").value == 3
    assert read_number("three quarters").value == 0.75


DRAWS = Asked(unit="draws", of=100)
SHARE = Asked(unit="share of 1")
PER_CENT = Asked(unit="%")
ITEMS = Asked(unit="items")


@pytest.mark.parametrize(
    ("asked", "typed", "value"),
    [
        (DRAWS, "80", 80),
        (DRAWS, "80 %", 80),
        (DRAWS, "80%", 80),
        (DRAWS, "eighty per cent", 80),
        (DRAWS, "4 in 5", 80),
        (DRAWS, "80 of 100", 80),
        (DRAWS, "four fifths", 80),
        (DRAWS, "half of them", 50),
        (SHARE, "80 %", 0.8),
        (SHARE, "nine in ten", 0.9),
        (SHARE, "9 out of 10", 0.9),
        (SHARE, "a quarter", 0.25),
        (PER_CENT, "8 of 10", 80),
        (PER_CENT, "two thirds", 200 / 3),
        (PER_CENT, "33.3 %", 33.3),
        (ITEMS, "13 of 30", 13),
        (ITEMS, "one and a half", 1.5),
        (Asked(), "3 of 4", 0.75),
        (Asked(unit="hours", of=40), "half an hour", 0.5),
        (Asked(unit="hours", of=40), "half", 20),
    ],
)
def test_parts_are_worked_into_what_is_asked(asked, typed, value):
    assert asked.read(typed, near=0.75 if asked == Asked() else None).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("asked", "typed", "says"),
    [
        (ITEMS, "twenty", "Read as 20 items."),
        (DRAWS, "80%", "Read as 80 draws."),
        (PER_CENT, "nine in ten", "Read as 90 %."),
        (ITEMS, "12k", "Read as 12,000 items."),
        (ITEMS, "1.200", "This can mean 1.2 or 1,200. For 1,200 type 1200."),
        (ITEMS, "42,000", "This can mean 42 or 42,000. For 42,000 type 42000."),
    ],
)
def test_how_it_was_read_is_said_where_it_does_not_go_without_saying(asked, typed, says):
    assert asked.reading(typed).told == says


@pytest.mark.parametrize("typed", ["20", "20 items", "1,200.5", "1234", "twen", "", "80 %", "0.125"])
def test_nothing_is_said_of_plain_figures_nor_of_half_a_word(typed):
    assert ITEMS.reading(typed) is None


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [*ONES, *TENS, "and", "a", "half", "hundred", "thousand", "of", "in", "third", "%", "k", "-"]
        )
    )
)
def test_any_heap_of_words_is_read_or_refused_with_a_sentence(words):
    for asked in (DRAWS, SHARE, PER_CENT, ITEMS, Asked()):
        try:
            asked.read(" ".join(words))
        except UnreadableNumber as problem:
            assert str(problem).endswith(".")
