"""A bare year, a date or a name with a digit is no number by which one could tell that something changed."""

import pytest

from pmkit.methods.measures import has_measure, has_number

NO_MEASURE = [
    "be profitable 2027",
    "Profitable in 2027.",
    "2027: profitable",
    "from 2026 to 2027 we grow",
    "grow in 2026/27",
    "leader by 2030!",
    "2027 is our year",
    "grow",
    "sell to B2B and be there 24/7",
]
ONLY_A_DATE = [
    "be profitable by 31 December 2027",
    "done on March 1st",
    "by 31.12.2027",
    "live on 2027-03-01",
    "profitable in Q3 2027",
    "by the 2nd quarter",
]
MEASURES = [
    "5,000 more paying families by March 2027",
    "2027 families",
    "2,027 families in 2027",
    "2000 people a month",
    "€2027 a month",
    "profit of 2 % in 2027",
    "half of all seats are used by 2027",
    "twenty fewer calls a week",
    "cut returns from 8 to 5 of 100",
    "1.2 million by 2027",
    "double the orders",
]


@pytest.mark.parametrize("text", NO_MEASURE)
def test_a_bare_year_is_no_number(text):
    assert not has_number(text) and not has_measure(text)


@pytest.mark.parametrize("text", ONLY_A_DATE)
def test_a_date_is_no_measure(text):
    assert not has_measure(text)


@pytest.mark.parametrize("text", MEASURES)
def test_a_number_that_counts_something_is_a_measure(text):
    assert has_number(text) and has_measure(text)
