"""An amount is what was typed, in the unit that is asked for; what was read otherwise says so."""

import re

import numpy as np
import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.backlog.cell_values import as_numbers
from pmkit.explorers.typed_cells import Column
from pmkit.quantities.amounts import are_shares, read_amount
from pmkit.quantities.reading import UnreadableNumber, has_decimal_comma
from pmkit.quantities.units import converted, time_of
from pmkit.widgets._pasting import lay

LOCALES = [
    "en_GB",
    "en_IN",
    "de",
    "de_CH",
    "de_AT",
    "fr",
    "fr_CH",
    "es",
    "pt",
    "pt_PT",
    "it",
    "nl",
    "pl",
    "ja",
    "zh",
]
values = st.integers(0, 10**11).map(lambda cents: cents / 100)


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=40)
@given(block=st.lists(values, min_size=1, max_size=12))
def test_a_block_that_proves_its_marks_is_read_back_whatever_its_language(locale, block):
    """Pasted and from a file alike; a number with two decimals proves the mark for all the others."""
    written = [format_decimal(value, locale=locale) for value in (*block, 1234.25)]
    pasted = lay(
        "\n".join(written),
        {"n": Column(key="n", label="N", type="number")},
        *[[str(n) for n in range(len(written))]] * 2,
        "n",
    )
    assert [value for _, _, value in pasted.changes] == [*block, 1234.25]
    comma = has_decimal_comma(written)
    assert as_numbers(np.array(written, dtype=object), comma=comma).values.tolist() == [*block, 1234.25]


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=40)
@given(shares=st.lists(st.integers(0, 1000).map(lambda one: one / 1000), min_size=1, max_size=8))
def test_per_cents_are_read_back_whatever_their_language(locale, shares):
    written = [format_percent(share, locale=locale, decimal_quantization=False) for share in shares]
    sure = Column(key="sure", label="Confidence", type="number", unit="%", min=0, max=1)
    rows = [str(n) for n in range(len(written))]
    pasted = lay("\n".join(written), {"sure": sure}, rows, rows, "sure")
    assert [value for _, _, value in pasted.changes] == pytest.approx(shares) and not any(
        pasted.told.values()
    )


@pytest.mark.parametrize(
    ("typed", "unit", "value", "told"),
    [
        ("2 weeks", "person-months", 0.5, "2 weeks = 0.5 person-months, at 4 weeks a month."),
        ("5d", "person-months", 0.25, "5 d = 0.25 person-months, at 20 days a month."),
        ("10 PT", "person-months", 0.5, "10 PT = 0.5 person-months, at 20 days a month."),
        ("10 Personentage", "months", 0.5, "10 Personentage = 0.5 months, at 20 days a month."),
        ("20 jours-homme", "person-months", 1, "20 jours-homme = 1 person-month, at 20 days a month."),
        ("1w 3d", "person-months", 0.4, "1w 3d = 0.4 person-months, at 4 weeks a month and 20 days a month."),
        ("2h 30m", "hours", 2.5, "2h 30m = 2.5 hours."),
        ("3 Monate", "weeks", 13, "3 Monate = 13 weeks, at 4.3333 weeks a month."),
        ("3 人月", "person-months", 3, ""),
        ("8 TEUR", "EUR a week", 8000, "8 TEUR = 8,000 EUR a week."),
        ("8k €", "TEUR", 8, "8k € = 8 TEUR."),
        ("8.000,50 €", "EUR", 8000.5, ""),
        ("12k", "", 12_000, "Read as 12,000."),
        ("twenty", "points", 20, "Read as 20 points."),
        ("3 1/2", "weeks", 3.5, "Read as 3.5 weeks."),
        ("1,200", "", 1200, "Read as 1,200. For 1.2 type 1.2."),
        ("0.8", "%", 0.8, "Read as 80 %."),
        ("4 in 5", "%", 0.8, "Read as 80 %."),
        ("1", "%", 0.01, "Read as 1 %. For 100 % type 100."),
        ("80", "%", 0.8, ""),
        ("900", "people a period", 900, ""),
    ],
)
def test_what_was_read_otherwise_than_typed_says_so(typed, unit, value, told):
    assert read_amount(typed, "This", unit) == (pytest.approx(value), told)


@pytest.mark.parametrize(
    ("typed", "unit", "says"),
    [
        ("2 m", "person-months", "“2 m” can be minutes, months or millions. Write the word out."),
        (
            "3 XY",
            "weeks",
            "This is counted in weeks; you wrote “3 XY”. Write a number, or hours, days, weeks or months.",
        ),
        ("2 weeks", "", "This is not counted in weeks; you wrote “2 weeks”. Write the number alone."),
        (
            "8000 €/Monat",
            "EUR a week",
            "This is counted for a week; you wrote “8000 €/Monat”. Work it out for one.",
        ),
        (
            "8000 a month",
            "a week",
            "This is counted for a week; you wrote “8000 a month”. Work it out for one.",
        ),
        ("$80", "CHF", "This is in CHF; you wrote “$80”. Work it out in CHF."),
        ("5 days", "%", "This is not counted in days; you wrote “5 days”. Write the number alone."),
        ("80 %", "weeks", "This is no percentage. Please enter it without the per cent sign."),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_remedy(typed, unit, says):
    with pytest.raises(UnreadableNumber, match=f"^{re.escape(says)}$"):
        read_amount(typed, "This", unit)


@pytest.mark.parametrize(
    "words",
    [
        "hour Stunden heures hora ore uur godziny 時間 小时",
        "days Tage jours días dia giorni dagen dni 日 天",
        "PT AT JH Personentage man-days Manntage persoondagen jours-homme osobodni 人日 人天",
        "weeks Wochen semaines semana settimane weken tygodnie 週 周",
        "months Monate mois meses mês mesi maanden miesiące か月 个月 Personenmonate MM PM",
        "years Jahre années años anni jaren lata 年 PJ",
    ],
)
def test_units_of_time_are_known_in_the_languages_of_the_importer(words):
    assert {time_of(word) for word in words.split()} == {time_of(words.split()[0])} != {""}


@settings(max_examples=60)
@given(st.floats(0.01, 1e6), st.permutations(["minutes", "hours", "days", "weeks"]))
def test_a_time_converted_there_and_back_is_the_same(value, units):
    there, back = units[:2]
    assert converted(converted(value, there, back)[0], back, there)[0] == pytest.approx(value)


def test_a_block_of_which_nothing_decides_proves_nothing():
    assert has_decimal_comma(["1.200", "800", "soon", "=1+1"]) is None
    assert has_decimal_comma(["1.5", "2.5", "0,5"]) is False
    assert not are_shares(["", "soon"])
