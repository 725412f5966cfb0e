"""Pay is read as it is written, worked up to a full year step by step, and never converted without a day."""

from __future__ import annotations

from datetime import date

import pytest

from pmkit import cases
from pmkit.methods import InputError, full_time_year, in_currency, read_pay


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("62–74k € a year", 62_000, 74_000, "EUR", "year"),
        ("62.000 - 74.000 € brutto im Jahr", 62_000, 74_000, "EUR", "year"),
        ("€70,000 to €80,000 per year", 70_000, 80_000, "EUR", "year"),
        ("70 000 EUR p.a.", 70_000, 70_000, "EUR", "year"),
        ("£55k per annum", 55_000, 55_000, "GBP", "year"),
        ("TEUR 60-70 a year", 60_000, 70_000, "EUR", "year"),
        ("between 50k and 60k EUR a year", 50_000, 60_000, "EUR", "year"),
        ("110'000 CHF/year", 110_000, 110_000, "CHF", "year"),
        ("5.000 € monatlich", 5_000, 5_000, "EUR", "month"),
        ("$45/hour", 45, 45, "USD", "hour"),
        ("45.50 EUR per hour", 45.5, 45.5, "EUR", "hour"),
        ("from 60,000 EUR a year", 60_000, None, "EUR", "year"),
        ("75K+ USD a year", 75_000, None, "USD", "year"),
        ("up to 90k USD annually", None, 90_000, "USD", "year"),
        ("35 an hour", 35, 35, "", "hour"),
        ("between 60 and 70 thousand euros a year", 60_000, 70_000, "EUR", "year"),
        ("70 k€ a year", 70_000, 70_000, "EUR", "year"),
        ("70 Tsd. € im Jahr", 70_000, 70_000, "EUR", "year"),
    ],
)
def test_pay_is_read_as_people_write_it(text, low, high, currency, period):
    pay = read_pay(text)
    assert (pay.low, pay.high, pay.currency, pay.period) == (low, high, currency, period)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30,000–34,000 EUR a year, 60 %", 50_000, 56_667),
        ("17,000 to 18,500 EUR a year (20 h a week)", 34_000, 37_000),
        ("EUR 2,500 a month at 60 %, 13 salaries", 54_167, 54_167),
        ("4,200 EUR × 13 a month", 54_600, 54_600),
        ("4,000 EUR a month", 48_000, 48_000),
        ("25 EUR an hour, 20 hours a week", 52_000, 52_000),
        ("from 30,000 EUR a year at 50 %", 60_000, None),
    ],
)
def test_a_part_of_full_time_is_worked_up_to_the_whole(text, low, high):
    year = full_time_year(read_pay(text))
    assert [None if end is None else round(end) for end in (year.low, year.high)] == [low, high]
    assert year.period == "year" and year.part == 1


def test_each_step_of_the_sum_is_told_and_full_time_a_year_needs_none():
    assert full_time_year(read_pay("70,000 EUR a year")).told == ()
    assert full_time_year(read_pay("25 EUR an hour")).told == ("52 weeks of 40 hours a year.",)
    assert full_time_year(read_pay("25 EUR an hour"), full_week=35).low == 25 * 52 * 35
    told = full_time_year(read_pay("4,000 a month, 32 h per week"), full_week=40).told
    assert told == ("12 salaries a year.", "32 of 40 hours worked up to all.")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("60,000", "a year, a month or an hour"),
        ("60,000 EUR a week", "a year, a month or an hour"),
        ("competitive, a year", "cannot be read as a number"),
        ("a year", "no number here yet"),
        ("80,000-70,000 a year", "Write the smaller first"),
        ("1-2-3 a year", "more than a range"),
        ("2026: 60,000 EUR a year", "more than one number"),
        ("120 % of 50,000 a year", "no part of full time"),
    ],
)
def test_what_cannot_be_pay_is_refused_with_a_remedy(text, says):
    with pytest.raises(InputError, match=says):
        read_pay(text)


def test_what_comes_on_top_is_named_and_not_counted():
    pay = read_pay("70,000 EUR a year plus 10 % bonus and shares")
    assert (pay.low, pay.high, pay.part) == (70_000, 70_000, None)
    assert full_time_year(pay).told == ("Not counted: bonus and shares.",)


def test_period_and_currency_hold_only_where_the_text_says_none():
    assert read_pay("60,000", period="year", currency="EUR").currency == "EUR"
    pay = read_pay("5,000 CHF a month", period="year", currency="EUR")
    assert (pay.period, pay.currency) == ("month", "CHF")
    with pytest.raises(InputError, match="Choose year, month or hour"):
        read_pay("60,000", period="week")


def test_more_hours_than_a_full_week_and_a_silly_week_are_refused():
    with pytest.raises(InputError, match="more than a full week of 35"):
        full_time_year(read_pay("60,000 EUR a year, 40 h a week"), full_week=35)
    with pytest.raises(InputError, match="full week of 0 hours"):
        full_time_year(read_pay("25 EUR an hour"), full_week=0)


def test_another_currency_needs_a_rate_and_names_its_day():
    francs = in_currency(read_pay("100,000–120,000 CHF a year"), "EUR", 1.05, date(2027, 4, 14))
    assert (francs.low, francs.high, francs.currency) == (105_000, 126_000, "EUR")
    assert francs.told == ("1 CHF = 1.05 EUR on 14 April 2027.",)
    with pytest.raises(InputError, match="names no currency"):
        in_currency(read_pay("100,000 a year"), "EUR", 1.05, date(2027, 4, 14))
    with pytest.raises(InputError, match="rate of 0"):
        in_currency(read_pay("100,000 CHF a year"), "EUR", 0, date(2027, 4, 14))


def test_an_open_end_stays_open_in_another_currency_and_a_year():
    pay = in_currency(full_time_year(read_pay("from 5,000 CHF a month")), "EUR", 1.05, date(2027, 4, 14))
    assert pay.low == 63_000 and pay.high is None and len(pay.told) == 2


def test_the_part_time_adverts_of_the_case_pay_more_than_they_seem_to():
    jobs = cases.load("jobs").set_index("id")
    choir = jobs.loc["J30"]
    pay = read_pay(f"{choir['salary_from']:.0f}–{choir['salary_to']:.0f} EUR a year, 60 %")
    assert "60 %" in choir["title"] and full_time_year(pay).low == 50_000


@pytest.mark.parametrize("text", ["70-60k EUR a year", "70k-60k EUR a year", "70,000 to 60,000 EUR a year"])
def test_a_range_that_runs_down_is_told(text):
    with pytest.raises(InputError, match="begins above its end"):
        read_pay(text)
