"""Numbers are read as people in several countries write them."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmkit.english import in_words
from pmkit.practice import UnreadableNumber, format_number, read_number

THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (" 33.3 ", 33.3),
        ("$1,200", 1200),
        ("1.200,00", 1200),
        ("1.200,00 €", 1200),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5),
        ("1 200", 1200),
        ("1\N{NO-BREAK SPACE}200", 1200),
        (f"1{THIN}200,5", 1200.5),
        ("1’200", 1200),
        ("1'200.50", 1200.5),
        ("CHF 1’200.50", 1200.5),
        ("1.200,--\N{NO-BREAK SPACE}€", 1200),
        ("−5", -5),
        ("–5", -5),
        ("-$5", -5),
        ("$-5", -5),
        ("+5", 5),
        ("= 3200", 3200),
        ("ca. 3200", 3200),
        ("about 3200", 3200),
        ("~3200", 3200),
        ("12k", 12_000),
        ("€12k", 12_000),
        ("1.2 Mio. €", 1_200_000),
        ("3 bn", 3e9),
        ("5 M", 5e6),
        ("5 m", 5),
        ("1/4", 0.25),
        ("1 1/2", 1.5),
        ("½", 0.5),
        ("1½", 1.5),
        ("9,600 / 3", 3200),
        ("3 200 households", 3200),
        ("3200 in Q3", 3200),
        ("1e6", 1e6),
        ("1,20,000", 120_000),
        ("1,234,567.8", 1_234_567.8),
        ("1.234.567,8", 1_234_567.8),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("٣٢", 32),
        (3200, 3200),
        (3.5, 3.5),
    ],
)
def test_a_number_is_read_as_it_is_written(typed, value):
    assert read_number(typed).value == pytest.approx(value)


@pytest.mark.parametrize("typed", ["33,3 %", "33.3%", "% 33.3", "33.3 per cent", "33,3 Prozent"])
def test_per_cent_is_a_mark_beside_the_number(typed):
    read = read_number(typed)
    assert (read.value, read.percent, read.unit) == (33.3, True, "")


def test_what_else_was_typed_is_the_unit():
    assert read_number("3 200 households a quarter").unit == "households a quarter"
    assert read_number("€ 12k").unit == "€"


@pytest.mark.parametrize(
    ("typed", "near", "value"),
    [
        ("1,200", 1200, 1200),
        ("1,200", 1.2, 1.2),
        ("1.200", 1200, 1200),
        ("1.200", 1.2, 1.2),
        ("1,200", None, 1200),
        ("1.200", None, 1.2),
        ("320,000", 3200, 320_000),
        ("1,200", 0, 1200),
        ("5 m", 4_000_000, 5_000_000),
    ],
)
def test_one_mark_before_three_digits_is_decided_by_what_is_expected(typed, near, value):
    assert read_number(typed, near).value == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        None,
        True,
        [],
        "many",
        "nan",
        "inf",
        "-",
        "%",
        "--5",
        "1.2.3",
        "1,2,3",
        "1 20",
        "3-4",
        "3200 or 3300",
        "2*3",
        "=2+3",
        "1/0",
        "1e999",
        "9" * 400,
        float("nan"),
        float("inf"),
        10**400,
        "e5",
        "abc5",
    ],
)
def test_what_is_not_one_number_gets_a_sentence(typed):
    with pytest.raises(UnreadableNumber, match=r"^[^\\]{15,}\.$"):
        read_number(typed)


def test_a_long_text_is_quoted_short():
    with pytest.raises(UnreadableNumber, match=r"^“xxxxxxxxxxxxxxxxxxx…” is too long for a number\.$"):
        read_number("x" * 10_000)


def write(value, decimals, group, mark):
    whole, _, rest = f"{abs(value):,.{decimals}f}".partition(".")
    return ("−" if value < 0 else "") + whole.replace(",", group) + (mark + rest if rest else "")


@pytest.mark.parametrize(
    ("group", "mark"),
    [(",", "."), (".", ","), (THIN, ","), ("’", "."), ("", "."), ("", ",")],
    ids=["en", "de", "fr", "ch", "plain", "plain comma"],
)
@settings(max_examples=60)
@given(value=st.floats(-1e9, 1e9), decimals=st.integers(0, 4))
@example(value=1.2, decimals=3)
@example(value=1200, decimals=0)
def test_a_number_written_in_any_country_is_read_back(group, mark, value, decimals):
    written = write(value, decimals, group, mark)
    expected = round(value, decimals)
    assert math.isclose(read_number(written, near=expected).value, expected, rel_tol=1e-12, abs_tol=1e-12)


@settings(max_examples=200)
@given(st.text(max_size=90) | st.floats() | st.integers() | st.text("0123456789.,'’ -+/%ekm€", max_size=20))
def test_any_text_is_read_or_refused_with_a_sentence(typed):
    try:
        assert math.isfinite(read_number(typed).value)
    except UnreadableNumber as problem:
        assert str(problem).endswith(".")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (3200, "households", "3,200 households"),
        (33.333333, "%", "33.3333 %"),
        (0.1 + 0.2, "", "0.3"),
        (-0.0, "", "0"),
        (1e18, "", "1e+18"),
        (1234.5678, "", "1,234.57"),
    ],
)
def test_numbers_are_told_in_one_way(value, unit, shown):
    assert format_number(value, unit) == shown


def test_small_whole_numbers_have_words_of_their_own():
    words = [in_words(number) for number in range(100)]
    assert len(set(words)) == 100
    assert [words[n] for n in (0, 1, 12, 19, 20, 21, 40, 99)] == [
        "no", "one", "twelve", "nineteen", "twenty", "twenty-one", "forty", "ninety-nine",
    ]  # fmt: skip


@pytest.mark.parametrize("number", [-1, 2.5, 100])
def test_other_numbers_stay_in_figures(number):
    assert in_words(number) == format_number(number)
