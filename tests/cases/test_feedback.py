"""Four hundred verbatims by customers who exist, with the counts on which the story hangs."""

from __future__ import annotations

import pandas as pd
import pytest

from mealwise import table
from pmkit import cases


@pytest.fixture(scope="module")
def feedback() -> pd.DataFrame:
    return cases.load("feedback")


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return cases.load("customers").set_index("id")


def test_four_hundred_different_texts(feedback):
    assert len(feedback) == 400 and feedback["id"].is_unique and feedback["text"].is_unique
    assert not feedback["text"].str.contains(r"[{}]").any()


def test_some_write_two_words_and_some_a_letter(feedback):
    length = feedback["text"].str.len()
    assert (length < 20).sum() >= 8 and (length > 200).sum() >= 8


def test_more_than_two_hundred_sentences_are_behind_them():
    assert len(table("verbatims")) > 240


def test_whoever_speaks_exists_and_has_the_segment_and_plan_that_is_written(feedback, customers):
    households = feedback[feedback["customer"].str.startswith("C")]
    assert set(households["customer"]) <= set(customers.index)
    for column in ("segment", "plan"):
        assert (households["customer"].map(customers[column]) == households[column]).all()
    firms = feedback[feedback["customer"].str.startswith("E")]
    assert len(households) + len(firms) == 400
    assert set(firms["customer"]) <= set(cases.load("employers")["id"])


def test_nobody_speaks_before_they_came(feedback, customers):
    households = feedback[feedback["customer"].str.startswith("C")]
    assert (households["date"] >= households["customer"].map(customers["signed_up"])).all()
    firms = feedback[feedback["customer"].str.startswith("E")]
    started = cases.load("employers").set_index("id")["started"]
    assert (firms["date"] >= firms["customer"].map(started)).all()


def test_who_fills_in_the_cancellation_form_left_on_that_day(feedback, customers):
    forms = feedback[feedback["channel"] == "cancellation form"]
    assert (forms["customer"].map(customers["left"]) == forms["date"]).all()


def test_scores_are_on_the_scale_of_their_channel_and_missing_elsewhere(feedback):
    for channel, low, high in (("app store", 1, 5), ("survey", 0, 10)):
        assert feedback.loc[feedback["channel"] == channel, "score"].between(low, high).all()
    others = ~feedback["channel"].isin(["app store", "survey"])
    assert feedback.loc[others, "score"].isna().all()


def test_four_in_ten_who_left_since_june_name_the_rival_and_nobody_before(feedback):
    forms = feedback[feedback["channel"] == "cancellation form"]
    late = forms[forms["date"] >= "2026-06-01"]
    assert (late["theme"] == "rival").mean() == pytest.approx(0.4)
    assert not (feedback.loc[feedback["date"] < "2026-06-01", "theme"] == "rival").any()


def test_one_in_five_who_left_would_have_paused(feedback):
    forms = feedback[feedback["channel"] == "cancellation form"]
    assert (forms["theme"] == "pause").mean() == pytest.approx(0.2)


def test_one_bad_rating_in_six_says_offline(feedback):
    bad = feedback[(feedback["channel"] == "app store") & (feedback["score"] <= 2)]
    assert (bad["theme"] == "offline").mean() == pytest.approx(1 / 6)


def test_nobody_writes_by_themselves_about_the_founders_talking_chef(feedback):
    assert set(feedback.loc[feedback["theme"] == "talking chef", "channel"]) == {"interview"}


def test_the_largest_employer_asks_for_single_sign_on(feedback):
    assert (feedback["customer"] == "E01").sum() >= 4
    assert "single sign-on" in set(feedback.loc[feedback["customer"] == "E01", "theme"])
