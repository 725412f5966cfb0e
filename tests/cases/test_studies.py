"""Kano survey, throughput and tests hold the surprises for which they were made."""

from __future__ import annotations

from math import sqrt

import pandas as pd
import pytest

from pmkit import cases

ANSWERS = ["like", "must-be", "neutral", "live-with", "dislike"]
TABLE = {"like": "QAAAO", "must-be": "RIIIM", "neutral": "RIIIM", "live-with": "RIIIM", "dislike": "RRRRQ"}


@pytest.fixture(scope="module")
def kano() -> pd.DataFrame:
    table = cases.load("kano")
    pairs = zip(table["functional"], table["dysfunctional"], strict=True)
    return table.assign(category=[TABLE[there][ANSWERS.index(missing)] for there, missing in pairs])


def most_common(categories: pd.Series) -> str:
    return str(categories.value_counts().idxmax())


def test_150_respondents_answer_once_for_each_of_twelve_features(kano):
    assert len(kano) == 1_800 and kano["respondent"].nunique() == 150 == kano["customer"].nunique()
    assert not kano.duplicated(["respondent", "feature"]).any() and kano["feature"].nunique() == 12


def test_respondents_are_paying_households_of_the_sample_with_their_segment(kano):
    customers = cases.load("customers").set_index("id")
    assert (kano["customer"].map(customers["segment"]) == kano["segment"]).all()
    assert kano["customer"].map(customers["left"]).isna().all()


def test_features_are_items_of_the_backlog(kano):
    features = cases.load("kano_features").set_index("feature")
    assert (kano["feature"].map(features["item_id"]) == kano["item_id"]).all()
    assert set(features["item_id"]) <= set(cases.load("backlog")["id"])


def test_the_allergy_filter_is_indifferent_over_all_and_a_must_for_allergy_families(kano):
    own = kano[kano["feature"] == "allergy-filter"]
    assert most_common(own["category"]) == "I"
    assert own.groupby("segment")["category"].agg(most_common).to_dict() == {
        "allergy families": "M", "families": "I", "couples and singles": "I",
    }  # fmt: skip


def test_the_warning_about_traces_is_a_must_for_some_and_unwanted_by_others(kano):
    own = kano[kano["feature"] == "traces"]
    assert most_common(own["category"]) == "I"
    by_segment = own.groupby("segment")["category"].agg(most_common)
    assert by_segment["allergy families"] == "M" and by_segment["couples and singles"] == "R"


def test_the_talking_chef_leaves_every_segment_indifferent(kano):
    own = kano[kano["feature"] == "talking-chef"]
    assert set(own.groupby("segment")["category"].agg(most_common)) == {"I"}


def test_some_answers_contradict_themselves_but_few(kano):
    assert 0.005 < (kano["category"] == "Q").mean() < 0.04


def test_sixty_mondays_in_a_row_with_squads_that_add_up():
    weeks = cases.load("throughput")
    assert len(weeks) == 60 and (weeks["starts"].dt.day_of_week == 0).all()
    assert (weeks["starts"].diff().dropna() == pd.Timedelta(weeks=1)).all()
    assert (weeks["squad_basket"] + weeks["squad_plan"] == weeks["finished"]).all()


def test_there_are_weeks_in_which_nothing_was_finished_and_a_reason_beside_most():
    weeks = cases.load("throughput")
    zero = weeks[weeks["finished"] == 0]
    assert 5 <= len(zero) <= 12 and (zero["note"] != "").mean() > 0.5


def test_since_june_the_squads_finish_half_of_what_they_did():
    weeks = cases.load("throughput")
    new = weeks["starts"] >= "2026-06-01"
    before, after = weeks.loc[~new, "finished"].mean(), weeks.loc[new, "finished"].mean()
    assert after < 0.6 * before and new.sum() >= 12


def z_until(test: str, day: int) -> float:
    """The usual z value of two shares, from all days up to this one."""
    days = cases.load("experiment_days")
    arms = days[(days["test"] == test) & (days["day"] <= day)].groupby("arm")[["people", "successes"]].sum()
    people, successes = arms["people"], arms["successes"]
    pooled = successes.sum() / people.sum()
    share = successes / people
    return (share["variant"] - share["control"]) / sqrt(pooled * (1 - pooled) * (1 / people).sum())


def test_the_first_test_reached_its_plan_and_won():
    assert z_until("T1", 28) > 2.6


def test_the_second_test_crossed_the_line_for_the_first_time_on_the_day_it_was_stopped():
    assert all(abs(z_until("T2", day)) < 1.96 for day in range(1, 9))
    assert z_until("T2", 9) > 1.96
    assert abs(z_until("T2", 28)) < 1, "by the planned end the difference was gone"


def test_the_third_test_shows_nothing():
    assert abs(z_until("T3", 28)) < 1


@pytest.mark.parametrize("test", ["T1", "T2", "T3"])
def test_each_test_has_the_people_that_were_planned_in_arms_of_equal_size(test):
    plan = cases.load("experiments").set_index("test").loc[test]
    days = cases.load("experiment_days").query("test == @test")
    people = days.groupby("arm")["people"].sum()
    assert (people >= plan["planned_per_arm"]).all()
    assert abs(people["control"] - people["variant"]) < 3 * sqrt(people.sum())
    assert (days["successes"] <= days["people"]).all()
