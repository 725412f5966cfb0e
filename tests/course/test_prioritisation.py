"""Chapter 03 keeps its promises: what its text says is what the methods and the case say."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from pmkit.course import question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.prioritisation import data
from pmkit.course.texts import values
from pmkit.practice import Verdict, check

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
    assert asked.worth(by_list.sample) < max(worths) and f"{asked.worth(by_list.sample):,g}" in by_list.says


def test_in_each_round_the_first_of_two_jobs_is_rightly_first():
    for number in range(30):
        two = values("prioritisation").drawn(str(number))["two"]
        assert two["first_cost"] / two["first_weeks"] > two["second_cost"] / two["second_weeks"]
        assert two["saved"] == two["first_waits"] - two["second_waits"] > 0


@pytest.mark.parametrize("typed", ["84", "84 %", "-84 %", "−0.84", "-0,84", "-84.03"])
def test_a_kano_coefficient_is_right_with_the_sign_of_the_literature_and_without(typed):
    assert check(question("prioritisation.kano-worse"), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["-0.81", "-44", "0.5", "16"])
def test_a_minus_makes_no_wrong_coefficient_right(typed):
    assert check(question("prioritisation.kano-worse"), typed).verdict is not Verdict.RIGHT


def test_the_money_of_the_game_is_short_and_nobody_lays_more_than_a_price():
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in NUMBERS["play_money"].splitlines()[2:]
    ]
    prices, laid = ([float(row[place]) for row in rows] for place in (1, 2))
    assert sum(laid) == 4 * NUMBERS["play_budget"] < 0.5 * sum(prices)
    assert all(some <= price for some, price in zip(laid, prices, strict=True))
    assert rows[max(range(len(rows)), key=lambda row: laid[row])][0] == "Price comparison"
    assert sum(price > NUMBERS["play_budget"] for price in prices) == 3


def test_the_portals_must_is_over_the_limit_once_its_need_is_counted():
    for number in range(30):
        portal = values("prioritisation").drawn(str(number))["portal"]
        assert portal["listed"] < 60 < portal["share"]


def test_six_items_of_the_sheet_are_about_other_products():
    sheet = (Path(__file__).resolve().parents[2] / "lessons" / "03_prioritisation_practice.py").read_text()
    asked = [question(id) for id in re.findall(r'show\("([^"]+)"\)', sheet)]
    others = [
        one.id
        for one in asked
        if not re.search(
            "Mealwise|Viktor|Clara|Jonas|Yuki|Samira|dark mode", f"{one.prompt}{one.context}{one.show(list)}"
        )
    ]
    assert len(others) >= 8


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


def test_a_mail_without_a_number_or_a_day_is_told_what_is_missing_for_whom():
    slots = {
        "heard": "You want to bring Nordhafen something.",
        "decision": "The PDF is not in this release.",
        "reason": "Few households would use it.",
        "instead": "I call her myself soon about it.",
    }
    said = {
        part.text for part in check(question("prioritisation.say-no"), {"slots": slots, "marks": {}}).parts
    }
    assert any("Viktor repeat to Annegret" in text for text in said)
    assert any("No day or time in it" in text for text in said)
