"""Chapter 03 keeps its promises: what its text says is what the methods and the case say."""

from itertools import combinations

import pytest

from pmkit.course import question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.prioritisation import data
from pmkit.course.texts import values
from pmkit.practice import check

NUMBERS = values("prioritisation")


def test_no_choice_of_the_practice_sheet_is_worth_more_than_its_best():
    asked = question("prioritisation.plan-nine")
    cost = {one.id: one.cost for one in asked.items}
    needs = {one.id: set(one.requires) for one in asked.items}
    worths = [
        asked.worth(chosen)
        for size in range(len(cost) + 1)
        for chosen in combinations(cost, size)
        if sum(cost[id] for id in chosen) <= asked.capacity and all(needs[id] <= set(chosen) for id in chosen)
    ]
    assert max(worths) == asked.worth(asked.best) and worths.count(max(worths)) == 1
    by_list = next(trap for trap in asked.traps if trap.id == "sort-and-cut")
    assert asked.worth(by_list.sample) < max(worths) and f"{asked.worth(by_list.sample):g}" in by_list.says


def test_in_each_round_the_first_of_two_jobs_is_rightly_first():
    for number in range(30):
        two = values("prioritisation").drawn(str(number))["two"]
        assert two["first_cost"] / two["first_weeks"] > two["second_cost"] / two["second_weeks"]
        assert two["saved"] == two["first_waits"] - two["second_waits"] > 0


def test_jonas_contradicts_himself_at_about_twice_the_limit():
    assert 0.18 < NUMBERS["consistency_ratio"] < 0.22


def test_one_pair_of_jonas_s_fits_least_and_mends_it():
    pairs = EXPLORERS["prioritisation.pairs"].explorer()
    assert "“fewer leave” against “less work” fits least" in pairs.seen().result.sentence
    mended = pairs.seen({"fewer leave / less work": "3"})
    assert mended.result.charts["chart"].title.startswith("The answers fit together")


def test_the_weights_begin_where_the_question_after_them_begins():
    weights = EXPLORERS["prioritisation.weights"].explorer()
    key = dict(zip(weights.items["item"], data.keys(weights.items["id"]), strict=True))
    for late, expected in ((False, "score_of_three"), (True, "score_of_four")):
        bars = weights.seen({"late": late}).result.charts["chart"].rows.drop_duplicates("item")
        shown = dict(zip(bars["item"].map(key), bars["score"], strict=True))
        assert shown == pytest.approx(NUMBERS[expected])


def test_who_types_0_is_not_told_that_they_divided_upside_down():
    assert check(question("prioritisation.cd3-api"), "0").trap is None
    assert check(question("prioritisation.cd3-api"), "0.00095").trap == "upside-down"
