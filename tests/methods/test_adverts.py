"""Adverts are counted by words, with ranges; false hits are seen, and few adverts give no shares."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from pmkit.methods import (
    InputError,
    adverts_for_width,
    compare_phrases,
    count_phrases,
    false_and_missed,
    phrase_hits,
    summarise_adverts,
    wilson_interval,
    years_asked,
)

PEOPLE = pd.DataFrame({"family": ["leading people"], "words": [["lead*", "coach*"]]})


def adverts(*texts, **columns):
    names = [f"A{place}" for place in range(1, len(texts) + 1)]
    return pd.DataFrame({"id": names, "text": texts, **columns})


@pytest.mark.parametrize(
    ("hits", "low", "high"),
    [(19, 0.329, 0.625), (10, 0.142, 0.402), (9, 0.123, 0.375), (6, 0.071, 0.291), (4, 0.040, 0.231)],
)
def test_shares_of_forty_adverts_have_the_ranges_of_the_fact_sheet(hits, low, high):
    pile = adverts(*["You lead."] * hits, *["You write."] * (40 - hits))
    (row,) = count_phrases(pile, PEOPLE).itertuples()
    assert (row.hits, row.n) == (hits, 40)
    assert (round(row.low, 3), round(row.high, 3)) == (low, high)


def test_whole_words_in_title_or_text_are_found_in_any_case_and_shown_as_they_stand():
    pile = adverts("Misleading.", "You COACH and lead; lead again.", "x", title=["", "", "Leader"])
    found = phrase_hits(pile, PEOPLE)
    assert found[["id", "words"]].to_numpy().tolist() == [["A2", "COACH, lead"], ["A3", "Leader"]]


def test_words_may_be_a_text_with_semicolons_and_markup_or_dots_are_plain_text():
    families = pd.DataFrame({"family": ["odd"], "words": ["C++; <b>; a.b ;"]})
    assert list(phrase_hits(adverts("<b>", "a b", "axb", "a.b"), families)["id"]) == ["A1", "A4"]


def test_a_family_without_words_is_refused_by_name():
    with pytest.raises(InputError, match="Leading people has no words"):
        phrase_hits(adverts("x"), pd.DataFrame({"family": ["leading people"], "words": [" ; *"]}))


def test_a_hit_that_is_struck_out_no_longer_counts():
    pile = adverts(*["You lead."] * 12)
    told = count_phrases(pile, PEOPLE, struck=[("leading people", "A3"), ("another", "A4")])
    assert told["hits"].item() == 11 and told["n"].item() == 12


def test_under_ten_adverts_there_are_counts_and_no_shares():
    (row,) = count_phrases(adverts(*["You lead."] * 9), PEOPLE).itertuples()
    assert row.hits == 9 and math.isnan(row.share) and math.isnan(row.low) and "no shares" in row.says
    assert count_phrases(adverts(*["You lead."] * 10), PEOPLE)["share"].item() == 1


def test_one_firm_with_many_adverts_can_count_once_and_is_told():
    pile = adverts(*["You lead."] * 10, *["You write."] * 10, company=["Big"] * 10 + list("abcdefghij"))
    once = count_phrases(pile, PEOPLE, firms_once=True).iloc[0]
    assert (once["hits"], once["n"]) == (1, 11)
    assert summarise_adverts(pile).says == "Big has 10 of 20 adverts. Count each firm once."
    assert summarise_adverts(pile.iloc[9:]).says == ""
    with pytest.raises(InputError, match="company"):
        count_phrases(pile.drop(columns="company"), PEOPLE, firms_once=True)


def test_a_difference_between_two_groups_has_a_range_and_few_adverts_have_none():
    pile = adverts(*["You lead."] * 12, *["You write."] * 12)
    second = [place >= 12 for place in range(24)]
    (row,) = compare_phrases(pile, PEOPLE, second).itertuples()
    assert row.difference == -1 and row.high < 0 and "less often" in row.says
    (same,) = compare_phrases(pile, PEOPLE, [place % 2 == 0 for place in range(24)]).itertuples()
    assert same.low < 0 < same.high and same.says.startswith("Open")
    (few,) = compare_phrases(pile, PEOPLE, [place >= 15 for place in range(24)]).itertuples()
    assert math.isnan(few.low) and (few.hits, few.n, few.other_n) == (12, 15, 9)
    with pytest.raises(InputError, match="no advert"):
        compare_phrases(pile, PEOPLE, [True] * 24)


def test_false_hits_and_misses_are_listed_against_a_reader():
    hits = phrase_hits(adverts("You lead.", "Lead the move.", "You hire."), PEOPLE)
    told = false_and_missed(hits, PEOPLE.assign(asks=[["A1", "A3"]])).iloc[0]
    assert (told["right"], told["false_hits"], told["missed"], told["asked"]) == (1, ["A2"], ["A3"], 2)


@pytest.mark.parametrize(("share", "width"), [(0.25, 0.2), (0.5, 0.1), (0, 0.3), (0.1, 0.05)])
def test_the_number_of_adverts_for_a_width_is_the_smallest_that_will_do(share, width):
    n = adverts_for_width(share, width)
    wide = [high - low for low, high in (wilson_interval(share * count, count) for count in (n, n - 1))]
    assert wide[0] <= width < wide[1]


def test_what_is_no_share_or_width_is_refused():
    for share, width in ((25, 0.2), (0.25, 20), (0.25, 0)):
        with pytest.raises(InputError, match="share"):
            adverts_for_width(share, width)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("You bring: three years in a product role; German.", 3),
        ("5+ years of experience as product manager", 5),
        ("At least 3-5 years' experience", 3),
        ("two years of experience; five years of SAP MM", 5),
        ("you have led product managers for two years", 2),
        ("Two years, four rotations, one mentor who has time.", None),
        ("Our company is ten years old. We offer 30 days off.", None),
        ("", None),
    ],
)
def test_years_asked_are_those_of_experience(text, years):
    assert years_asked(text) == years


def test_a_summary_reads_years_from_the_text_where_there_is_no_column():
    told = summarise_adverts(adverts("3 years of experience", "Nothing", "5 years of experience"))
    assert (told.years, told.years_stated, told.salary_stated) == (4, 2, 0)
    assert "too few" in told.says
    with pytest.raises(InputError, match="Paste at least one"):
        summarise_adverts(adverts())
