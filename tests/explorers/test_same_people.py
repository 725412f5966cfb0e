"""The same people, the same time: what is not over is left out or blank, and like is compared with like."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS

ONE = EXPLORERS["metrics.same-people"].explorer()


@pytest.fixture
def same():
    return Play(ONE)


def fields(play):
    return [one.key for one in play.control("form").fields]


def test_it_begins_with_the_same_people_followed_for_thirty_days(same):
    assert same.says.startswith("Of 2,867 households 32.3 % got to “subscribed” within 30 days.")
    assert "133 households have not had these days yet and are left out" in same.says
    assert fields(same) == ["look", "who", "days", "segment", "hide"]


def test_whose_days_are_not_over_makes_the_shares_too_low_when_they_are_counted(same):
    same.set(hide=False)
    assert same.says.startswith("Of 3,000 households 31.7 % got")
    assert "counted as lost, though nobody can know yet: the shares are too low." in same.says


def test_a_month_counts_other_people_at_each_step(same):
    same.set(who="month")
    assert same.says.startswith(
        "In September 2026, 133 did the first step and 41 “subscribed”. But 15 of these 41 began"
    )
    assert fields(same) == ["look", "who", "month", "segment"]


def test_a_month_in_which_more_people_did_a_later_step_is_no_funnel(same):
    events = ONE.frame
    later = events[(events["event"] != "signed_up") | (events["date"] < "2026-09-01")]
    few = type(ONE)(
        later,
        months=EXPLORERS["metrics.same-people"].data().more["months"],
        customers=EXPLORERS["metrics.same-people"].data().more["customers"],
        steps=ONE.steps,
        until="2026-09-30",
    )
    play = Play(few).set(who="month")
    assert "chart" in play.result.hidden
    assert "More people than in the step before" in play.says


def test_what_is_not_over_is_blank_and_never_zero(same):
    same.set(look="stay")
    rows = same.chart.rows
    youngest = rows[rows["cohort"] == "2026-08"]
    assert youngest["retention"].isna().sum() == 5
    assert not (rows["retention"] == 0).any()
    assert same.says.startswith("Of the 423 households for whom month 12 is over, 48.9 % were active in it")
    assert "Count them as gone, and it would seem to be 21.8 %." in same.says


def test_without_hiding_the_row_of_all_falls_and_young_cohorts_stay_blank(same):
    same.set(look="stay", hide=False)
    rows = same.chart.rows.set_index(["cohort", "age"])["retention"]
    assert rows["all cohorts", "12"] == pytest.approx(207 / 951)
    assert rows["2026-08", "2"] != rows["2026-08", "2"]


@pytest.mark.parametrize(
    ("kind", "said"), [("rolling", "Rolling shares still rise"), ("bracket", "months 10 to 12 are over")]
)
def test_each_way_to_count_the_active_says_what_it_counts(same, kind, said):
    same.set(look="stay").set(kind=kind)
    assert said in same.says


def test_everybody_in_a_month_mixes_ages(same):
    same.set(look="stay", who="month")
    assert "54.8 % of the 951 households that ever began are active in 2026-09" in same.says
    assert "hide" not in fields(same)


def test_a_part_of_the_difference_goes_with_the_segment_and_none_with_the_shop(same):
    same.set(look="cause")
    assert same.says.startswith("Of 605 households, 215 cooked 12 meals or more in their first full month.")
    assert "+15.9 points (+8.3 to +23.0)" in same.says
    assert (
        "Among households of the same segment it is +11.3 points: about 29 % of the difference goes with"
        in same.says
    )
    assert "Only a test that brings some of them to cook more can tell." in same.says
    same.set(group="shop")
    assert "+15.3 points: the shop explains next to nothing of it." in same.says


def test_who_left_before_the_month_was_over_is_not_compared(same):
    early = ONE.early
    assert (early["left"].isna() | (early["left"] > early["over"])).all()
    assert (early["over"] <= "2026-09-30").all()


def test_households_whose_months_are_not_over_count_as_staying_only_when_asked_for(same):
    same.set(look="cause").set(months=12, hide=False)
    assert (
        "494 households whose 12 months are not over are counted as staying: the shares are too high."
        in same.says
    )
