"""Shares come with their intervals, and the printed figures are met."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    forty_percent_test,
    net_promoter,
    no_failure_bound,
    rule_of_three,
    wilson_interval,
)


def test_sixteen_of_forty_is_26_to_55_percent():
    # methods.md 1.5: the Wilson interval of 16/40
    low, high = wilson_interval(16, 40)
    assert (round(100 * low), round(100 * high)) == (26, 55)


def test_wilson_as_newcombe_prints_it():
    # Newcombe, Statistics in Medicine 17, 1998, table I: 81/263, 15/148, 0/20, 1/29
    printed = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (hits, n), (low, high) in printed.items():
        assert wilson_interval(hits, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_its_share_and_mirrors(n, data):
    hits = data.draw(st.integers(0, n))
    low, high = wilson_interval(hits, n)
    assert 0 <= low <= hits / n <= high <= 1
    assert wilson_interval(n - hits, n) == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_slacks_answers_are_above_40_percent_for_sure():
    # O18: 51 % of 731 (Hiten Shah, 2015): 373 people
    answers = pd.DataFrame({"answer": ["very"] * 373 + ["somewhat"] * 358})
    row = forty_percent_test(answers).iloc[0]
    assert (round(100 * row["share"]), row["verdict"]) == (51, "above")


@pytest.mark.parametrize(("very", "verdict"), [(22, "below"), (33, "open"), (58, "above")])
def test_superhumans_shares_of_a_hundred_answers(very, verdict):
    # O18: 22, 33, 58 % (Vohra 2018); his n is not printed, 100 is ours
    answers = pd.DataFrame({"answer": ["very"] * very + ["not"] * (100 - very)})
    assert forty_percent_test(answers)["verdict"][0] == verdict


def test_who_no_longer_uses_it_does_not_count_and_segments_stand_apart():
    answers = pd.DataFrame(
        {
            "answer": ["Very disappointed", "no longer use", None, "not", "somewhat"],
            "who": ["a", "a", "b", "b", "a"],
        }
    )
    table = forty_percent_test(answers, by="who").set_index("segment")
    assert table["n"].to_dict() == {"a": 2, "b": 1, "all": 3}
    assert "Ask at least 40." in table["says"]["all"]


def test_without_answers_the_test_is_open():
    row = forty_percent_test(pd.DataFrame({"answer": ["no longer use"]})).iloc[0]
    assert (row["n"], row["verdict"]) == (0, "open")
    assert pd.isna(row["share"])


def test_the_net_promoter_score_counts_the_passives_below_the_line():
    answers = pd.DataFrame({"score": [10] * 5 + [8] * 3 + [4] * 2})
    row = net_promoter(answers).iloc[0]
    assert (row["promoters"], row["passives"], row["detractors"], row["nps"]) == (5, 3, 2, 30)
    # variance p + d - (p - d)^2 = 0.61 over n = 10, times 1.96
    assert row["high"] - row["nps"] == pytest.approx(100 * 1.959964 * (0.61 / 10) ** 0.5, abs=1e-3)
    assert "wider" in row["says"]


def test_the_score_of_all_is_not_the_mean_of_the_segments():
    answers = pd.DataFrame({"score": [10] * 9 + [0], "team": ["a"] * 9 + ["b"]})
    table = net_promoter(answers, by="team").set_index("segment")["nps"]
    assert table.to_dict() == {"a": 100, "b": -100, "all": 80}


def test_mealwises_score_is_the_one_its_story_tells():
    survey = load("feedback")
    survey = survey[survey["channel"] == "survey"]
    row = net_promoter(survey).iloc[0]
    assert (row["n"], round(row["nps"])) == (110, -11)


def test_nobody_out_of_300():
    # O17: Hanley & Lippman-Hand 1983; 0.9936 %, printed cut off as .993
    assert rule_of_three(300) == 0.01
    assert round(100 * no_failure_bound(300), 3) == 0.994
    assert (1 - no_failure_bound(300)) ** 300 == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: wilson_interval(5, 4), "5 of 4 is no share"),
        (lambda: wilson_interval(0, 0), "n at least 1"),
        (lambda: wilson_interval(1, 4, confidence=95), "confidence is 95"),
        (lambda: forty_percent_test(pd.DataFrame({"answer": ["maybe"]})), "Write very, somewhat or not"),
        (lambda: forty_percent_test(pd.DataFrame({"x": [1]})), "needs the column answer"),
        (lambda: net_promoter(pd.DataFrame({"score": [11]})), "Scores go from 0 to 10"),
        (lambda: net_promoter(pd.DataFrame({"score": [7.5]})), "whole numbers"),
        (lambda: no_failure_bound(0), "Count at least 1"),
        (lambda: rule_of_three(0), "Count at least 1"),
    ],
)
def test_what_is_no_share_is_refused(call, says):
    with pytest.raises(InputError) as refused:
        call()
    assert says in str(refused.value)


def test_a_segment_without_scores_has_none():
    table = net_promoter(pd.DataFrame({"score": [None, 9], "who": ["a", "b"]}), by="who").set_index("segment")
    assert table["n"].to_dict() == {"b": 1, "all": 1}
    assert pd.isna(net_promoter(pd.DataFrame({"score": [None]}))["nps"][0])
