"""What a test is worth follows from what its results change, and from what has to wait meanwhile."""

import pytest
from play import Play

from pmkit.course.discovery import data
from pmkit.course.explorers import EXPLORERS
from pmkit.practice import to_plain


@pytest.fixture
def worth():
    return Play(EXPLORERS["discovery.worth-knowing"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["discovery.own-worth-knowing"].explorer())


def left(play):
    return {row["id"]: row["left"] for row in play.result.tables["tests"].rows}


def test_the_shared_list_alone_makes_the_test_worth_nothing(worth):
    assert (worth.of("gain"), worth.of("cost")) == (75, 12)
    assert worth.says.startswith("Now you would act: acting brings 25.5 thousand EUR on average.")
    assert "you would still act, so the concierge is worth 0" in worth.says
    assert "You count no work that waits meanwhile" in worth.says


def test_three_weeks_of_waiting_work_make_it_worth_975(worth):
    worth.set(weeks=3)
    assert "That is worth 9.75 thousand EUR; the concierge costs 2.4 thousand EUR, so 7.35" in worth.says
    assert (
        "A yes (50 % of the time) would make you act and a no (50 % of the time) changes nothing"
        in worth.says
    )
    assert worth.result.charts["worth"].title == (
        "At 50 % the concierge is worth 9.75 thousand EUR and costs 2.4 thousand EUR"
    )
    assert "where the chance is between 23 % and 82 %" in worth.says
    assert "waits" not in worth.says


def test_each_result_has_its_chance_and_its_act(worth):
    rows = {row["id"]: row for row in worth.set(weeks=3).result.tables["after"].rows}
    assert {id: (row["chance"], row["act"]) for id, row in rows.items()} == {
        "now": ("50 %", "leave it"),
        "yes": ("80 %", "act"),
        "no": ("20 %", "leave it"),
    }


def test_no_test_can_rescue_the_chef(worth):
    worth.set(assumption="A5")
    assert (worth.of("gain"), worth.of("cost"), worth.of("chance")) == (40, 72, 0.3)
    assert "Certainty is worth 0, so no test can rescue it" in worth.says
    assert all(row["worth"] == 0 for row in worth.result.tables["tests"].rows)
    assert to_plain(worth.result.says["compared"]) == "No test in this list can change what you do."


def test_a_test_that_says_yes_as_often_in_both_cases_tells_nothing(worth):
    worth.set(weeks=3, hit_rate=0.5, false_alarm=0.5)
    assert "so it tells nothing. It is worth 0; certainty would be worth 17.25" in worth.says


def test_the_cheapest_test_that_helps_is_not_the_strongest_and_another_leaves_most(worth):
    worth.set(weeks=3)
    said = to_plain(worth.result.says["compared"])
    assert "do is the fake door (0.6 thousand EUR). The strongest is the pilot" in said
    assert said.endswith("Most is left after the concierge: 7.35 thousand EUR.")
    assert next(iter(left(worth))) == "concierge" and left(worth)["survey question"] < 0


def test_a_test_that_costs_more_than_it_is_worth_is_not_run(worth):
    worth.set(weeks=3, price=12)
    assert "decide without it" in worth.says and left(worth)["concierge"] == pytest.approx(-2.25)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"chance": 1}, "You are certain already, so you act"),
        ({"chance": 0}, "You are certain already, so you leave it"),
        ({"cost": 0}, "Acting costs nothing here"),
        ({"gain": 0}, "Even if you were sure, you would leave it"),
        ({"hit_rate": 1, "false_alarm": 0, "weeks": 3}, "That is worth 17.25 thousand EUR"),
        ({"hit_rate": 0, "false_alarm": 0}, "so it tells nothing"),
    ],
)
def test_the_ends_of_the_sliders_are_told_in_words(worth, changes, expected):
    assert expected in worth.set(**changes).says


def test_what_is_set_for_one_assumption_stays_with_it(worth):
    worth.set(chance=0.9).set(assumption="A3")
    assert worth.of("chance") == 0.4
    worth.set(test_name="pilot")
    assert worth.of("price") == 12
    assert worth.set(assumption="A1").of("chance") == 0.9


def test_the_map_follows_the_table(worth):
    assert worth.result.charts["map"].title == "Riskiest: A3 Who shares a list stays longer"
    worth.edit("rows", "A3", "evidence", 4)
    assert worth.result.charts["map"].title == "Riskiest: A1 Two people in one home both use the list"


def test_gains_and_costs_are_those_of_the_backlog(worth):
    frame = data.assumptions().frame.set_index("id")
    assert frame.loc["A5", ["gain", "cost"]].tolist() == [40, 9 * data.PERSON_MONTH]
    assert data.assumptions().more["week_cost"] == 9.5


def test_an_own_map_begins_empty_and_takes_what_is_typed(own):
    assert own.result.charts["map"].title == "No assumption has a place yet"
    assert own.explorer.readable(own.seen) == ()
    own.edit("rows", "A2", "assumption", "Guests *pay* by phone")
    own.edit("rows", "A2", "importance", 5)
    own.edit("rows", "A2", "evidence", 1)
    assert own.result.charts["map"].title == "Riskiest: A2 Guests *pay* by phone"
    own.set(assumption="A2").set(gain=20, cost=9, chance=0.5)
    assert "thousand" in own.says and own.explorer.readable(own.seen)


@pytest.mark.parametrize(
    "kept",
    [
        {"assumption": "gone", "of": {"A1": {"chance": "x", "gain": -5}}, "tests": []},
        {"rows": {"A1": {"importance": "high", "evidence": 99, "kind": "odd"}}, "test_name": 7},
    ],
)
def test_a_spoiled_state_is_read_as_far_as_it_fits(worth, kept):
    play = Play(worth.explorer, kept)
    assert play.result.charts["map"].description and play.says


def test_figures_of_no_assumption_are_called_examples():
    own = Play(EXPLORERS["discovery.own-worth-knowing"].explorer())
    assert own.says.startswith("Nothing is written here yet.") and "are examples. Now you would" in own.says
    own.edit("rows", "A1", "assumption", "Somebody wants it")
    assert own.says.startswith("Now you would")
