"""The planner says what a capacity is worth, what the list misses, and what a wish costs."""

import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.explorers.release import ReleasePlanner
from pmkit.methods import plan_release
from pmkit.widgets.explorer_view import ExplorerView


@pytest.fixture(scope="module")
def backlog():
    return load("backlog")


@pytest.fixture
def planner(backlog):
    return Play(ReleasePlanner(backlog, units={"value": "thousand EUR"}))


def curve(planner):
    return planner.result.charts["curve"]


def test_it_begins_with_a_gap_between_plan_and_list(planner):
    assert planner.chart.title.startswith("The plan is worth 648 thousand EUR; sort-and-cut reaches 601")
    assert "7.3 % less" in planner.says
    assert curve(planner).title == "12 person-months are worth 648 thousand EUR; 1 more would add 48"


@pytest.mark.parametrize("capacity", [2, 7.5, 13, 24])
def test_the_plan_follows_the_slider_and_is_the_proven_one(planner, backlog, capacity):
    planner.set(capacity=capacity)
    best = plan_release(backlog, capacity, explain=False)
    assert f"{best.value:,.0f} thousand EUR" in planner.says


def test_a_pin_has_a_price_and_names_what_goes_out(planner):
    planner.set(pin="MW-10")
    assert planner.chart.title == "“Talking chef: a voice that cooks with you” costs 405 thousand EUR"
    assert "the pin costs 405 thousand EUR, 62 %. Out go" in planner.says
    assert planner.chart.rows["words"].str.contains("without it").any()
    assert "Only the plan with the pin takes Talking chef" in planner.chart.description


def test_what_is_in_the_plan_anyway_costs_nothing(planner):
    planner.set(pin="MW-06")
    assert "the pin costs nothing" in planner.says


def test_a_pin_that_does_not_fit_is_explained(planner):
    planner.set(pin="MW-10", capacity=4)
    assert "take 9 person-months" in planner.says
    assert "Raise the capacity" in planner.says
    assert planner.chart.title.endswith("cooks with you” does not fit into 4 person-months")
    words = {words.split(" · ")[1] for words in planner.chart.rows["words"]}
    assert words == {"in the plan", "left out"}


def test_ones_own_backlog_may_have_gaps_and_needs_from_elsewhere():
    own = pd.DataFrame(
        {
            "id": ["A", "B", "C"],
            "item": ["One", "Two", "<i>Three</i>"],
            "value": [5.0, 4.0, None],
            "effort": [2.0, 1.0, 1.0],
            "requires": [["Z"], [], []],
        }
    )
    planner = Play(ReleasePlanner(own)).set(capacity=3)
    assert "is worth 9 in 3 person-months" in planner.says and "1 without value or effort" in planner.says
    assert "<i>Three" not in ExplorerView(planner.explorer).static_html()


def test_what_was_chosen_is_there_again(planner):
    planner.set(capacity=20, pin="MW-07")
    assert Play(planner.explorer, planner.state).says == planner.says
    assert Play(planner.explorer, {"capacity": 20, "pin": "gone"}).values == {"capacity": 20, "pin": ""}


def test_both_sentences_say_one_worth_between_the_points_of_the_curve(planner):
    planner.set(capacity=18.5)
    assert "874 thousand EUR" in planner.chart.title and "worth 874 thousand EUR" in curve(planner).title
