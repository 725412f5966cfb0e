"""The planner says what a capacity is worth, what the list misses, and what a wish costs."""

import pandas as pd
import pytest

from pmkit.cases import load
from pmkit.methods import plan_release
from pmkit.widgets.explorers.release import ReleasePlanner


@pytest.fixture(scope="module")
def backlog():
    backlog = load("backlog")
    backlog.attrs["value_unit"] = "thousand EUR"
    return backlog


@pytest.fixture
def planner(backlog):
    return ReleasePlanner(backlog, None, "Mealwise")


def pull(explorer, **values):
    explorer.form.values = {**explorer.form.values, **values}


def test_it_begins_with_a_gap_between_plan_and_list(planner):
    assert planner.chart.title.startswith("The plan is worth 648 thousand EUR; sort-and-cut reaches 601")
    assert "7.3 % less" in planner.said.describe()
    assert planner.curve.title == "12 person-months are worth 648 thousand EUR; 1 more would add 48"


@pytest.mark.parametrize("capacity", [2, 7.5, 13, 24])
def test_the_plan_follows_the_slider_and_is_the_proven_one(planner, backlog, capacity):
    pull(planner, capacity=capacity)
    best = plan_release(backlog, capacity, explain=False)
    assert planner.plan.value == best.value and planner.plan.proven
    assert f"{best.value:,.0f} thousand EUR" in planner.said.describe()


def test_a_pin_has_a_price_and_names_what_goes_out(planner):
    pull(planner, pin="MW-10")
    assert planner.chart.title == "“Talking chef: a voice that cooks with you” costs 405 thousand EUR"
    assert "the pin costs 405 thousand EUR, 62 %. Out go" in planner.said.describe()
    words = {row["item"]: row["words"] for row in planner.chart.rows[planner.chart.main]}
    assert any("without it" in text for text in words.values())


def test_what_is_in_the_plan_anyway_costs_nothing(planner):
    pull(planner, pin="MW-06")
    assert "the pin costs nothing" in planner.said.describe()


def test_a_pin_that_does_not_fit_is_explained(planner):
    pull(planner, pin="MW-10", capacity=4)
    assert "take 9 person-months" in planner.said.describe()
    assert "Raise the capacity" in planner.said.describe()
    assert planner.chart.title.endswith("cooks with you” does not fit into 4 person-months")
    words = {row["words"].split(" · ")[1] for row in planner.chart.rows[planner.chart.main]}
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
    planner = ReleasePlanner(own, None, "ours")
    pull(planner, capacity=3)
    assert planner.plan.value == 9 and "1 without value or effort" in planner.said.describe()
    assert "<i>Three" not in planner.static_html()


def test_what_was_chosen_is_there_again(planner, backlog):
    pull(planner, capacity=20, pin="MW-07")
    again = ReleasePlanner(backlog, None, "Mealwise")
    again.restore(planner.state())
    again.changed()
    assert again.said.text == planner.said.text
    again.restore({"capacity": 20, "pin": "gone"})
    assert again.pin == ""


def test_both_sentences_say_one_worth_between_the_points_of_the_curve(planner):
    planner.form.values = {**planner.form.values, "capacity": 18.5}
    assert "874 thousand EUR" in planner.chart.title and "worth 874 thousand EUR" in planner.curve.title
