"""The chance of a Sprint's goal and of everything, exactly, against counting every course it can take."""

from itertools import permutations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from pmkit.cases import load
from pmkit.methods import InputError, forecast_how_many, items_in_sprint, sprint_chances

HISTORIES = st.lists(st.integers(0, 4), min_size=1, max_size=6)


def plan(*goal, **more):
    return pd.DataFrame({"goal": list(goal), **more})


def test_the_squads_since_june_and_before():
    # curriculum E7.4: 91, 67, 33, 9 % for squad Basket; both squads 53 and 17 %, before June 93 and 82 %
    weeks = load("throughput")
    since, before = weeks[weeks["week"] >= 44], weeks[weeks["week"] < 44]
    basket = items_in_sprint(since["squad_basket"], 2)
    assert (100 * basket[1:5]).round().tolist() == [91, 67, 33, 9]
    both, earlier = items_in_sprint(since["finished"], 2), items_in_sprint(before["finished"], 2)
    assert [round(100 * chances[n]) for chances in (both, earlier) for n in (4, 6)] == [53, 17, 93, 82]


@pytest.mark.parametrize(("share", "items", "chance"), [(0.8, 5, 0.328), (0.85, 5, 0.444), (0.8, 8, 0.168)])
def test_all_of_k_is_the_product(share, items, chance):
    # O40, as a Sprint of k weeks in each of which the one item succeeds with this chance
    history = [1] * int(share * 20) + [0] * (20 - int(share * 20))
    assert items_in_sprint(history, items)[items] == pytest.approx(chance, abs=5e-4)


@settings(max_examples=60)
@given(history=HISTORIES, weeks=st.integers(1, 4))
def test_without_absences_it_is_the_forecast(history, weeks):
    forecast = forecast_how_many(history, weeks)
    assert items_in_sprint(history, weeks) == pytest.approx(forecast.at_least, abs=1e-12)


@settings(max_examples=60)
@given(
    history=st.lists(st.integers(0, 3), min_size=1, max_size=3),
    urgent=st.lists(st.integers(0, 2), min_size=1, max_size=2),
)
def test_urgent_work_goes_first_in_every_course_of_two_weeks(history, urgent):
    counted = np.zeros(50)
    courses = list(product(history, urgent, history, urgent))
    for done_1, came_1, done_2, came_2 in courses:
        waits = max(0, came_1 - done_1)
        planned = max(0, done_1 - came_1) + max(0, done_2 - came_2 - waits)
        counted[planned] += 1 / len(courses)
    expected = counted[::-1].cumsum()[::-1]
    told = items_in_sprint(history, 2, urgent=urgent)
    assert told == pytest.approx(expected[: len(told)], abs=1e-12)


def test_absence_counts_each_item_of_a_week_with_its_chance():
    told = items_in_sprint([4], 2, away=[0.25, 0.5])
    one, two = binom.pmf(range(5), 4, 0.75), binom.pmf(range(5), 4, 0.5)
    assert told == pytest.approx(np.convolve(one, two)[::-1].cumsum()[::-1], abs=1e-12)
    assert items_in_sprint([4], 2, away=1).tolist() == [1, 0, 0, 0, 0, 0, 0, 0, 0]


@settings(max_examples=60)
@given(history=HISTORIES, goal=st.lists(st.booleans(), min_size=1, max_size=5), weeks=st.integers(1, 3))
def test_the_goal_is_never_less_likely_when_its_items_move_up(history, goal, weeks):
    told = sprint_chances(history, plan(*goal), weeks)
    if not any(goal):
        assert np.isnan([told.goal, told.goal_first, told.goal_any_order]).all()
        return
    assert told.all - 1e-12 <= told.goal <= told.goal_first + 1e-12
    assert told.goal - 1e-12 <= told.goal_first and told.goal_any_order <= told.goal_first + 1e-12
    for spot in range(1, len(goal)):
        if goal[spot] and not goal[spot - 1]:
            up = [*goal[: spot - 1], True, False, *goal[spot + 1 :]]
            assert sprint_chances(history, plan(*up), weeks).goal >= told.goal - 1e-12


def test_a_goal_in_any_order_is_the_mean_over_all_orders():
    history, goal = [0, 1, 2, 2], [True, True, False, False]
    orders = [sprint_chances(history, plan(*order), 2).goal for order in permutations(goal)]
    assert sprint_chances(history, plan(*goal), 2).goal_any_order == pytest.approx(np.mean(orders))


def test_the_goal_needs_what_its_items_require():
    told = sprint_chances(
        [1], plan(True, False, False, id=["a", "b", "c"], requires=["b, done long ago", None, None]), 2
    )
    assert (told.goal_items, told.goal_first, told.all) == (2, 1.0, 0.0)
    assert told.says == (
        "The goal (2 items): 100 % when its items come first, as they do here. "
        "Everything (3 items in 2 weeks): 0 %."
    )


def test_the_goal_needs_what_is_required_by_what_it_requires():
    chain = plan(True, False, False, id=["a", "b", "c"], requires=["b", "c", None])
    assert sprint_chances([1], chain, 2).goal_items == 3


def test_a_goal_that_waits_says_for_what():
    told = sprint_chances([0, 1, 1, 2], plan(False, True, False, True), 2)
    assert told.says == (
        "The goal (2 items): 69 % when its items come first, 6 % as listed: it waits for places 1 and 3. "
        "Everything (4 items in 2 weeks): 6 %."
    )
    assert told.chance(0) == 1 and told.chance(99) == 0


def test_small_and_large_chances_are_not_rounded_to_never_and_always():
    says = sprint_chances([0] * 19 + [1], plan(True, True), 2).says
    assert "less than 1 %" in says
    assert "more than 99 %" in sprint_chances([0] + [9] * 29, plan(True), 2).says


def test_a_history_of_zeros_says_that_nothing_will_be_finished():
    told = sprint_chances([0, 0, 0], plan(True, False), 2)
    assert told.says == "By a history of 3 weeks in which nothing was finished, nothing will be."
    assert (told.goal_first, told.all, told.at_least.tolist()) == (0, 0, [1])
    assert any("first guess" in one for one in told.warnings)


def test_no_goal_is_told():
    assert "No item is marked for the goal" in sprint_chances([2] * 8, plan(False), 1).says


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"history": []}, "The history is empty"),
        ({"weeks": 0}, r"A Sprint of 0 weeks\? Choose 1 to 13"),
        ({"weeks": 1.5}, "weeks is 1.5"),
        ({"weeks": 14}, "A Sprint of 14 weeks"),
        ({"away": 20}, "Week 1: the share of time away is 20. Write a share from 0 to 1"),
        ({"away": [0, -0.1]}, "Week 2: the share of time away is -0.1"),
        ({"away": [0, 0, 0]}, "3 shares of absence for 2 weeks"),
        ({"urgent": [-1]}, "fewer than 0 items"),
        ({"history": [201]}, "201 items in a week are too many"),
        ({"plan": plan()}, "The plan has no item"),
        ({"plan": plan("perhaps")}, "Row 1: goal is “perhaps”. Write True where"),
        ({"plan": plan(True, None)}, "Row 2: goal is empty"),
        ({"plan": pd.DataFrame({"item": ["a"]})}, "A Sprint needs the column goal"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(change, says):
    given_so = {"history": [1, 2], "plan": plan(True), "weeks": 2} | change
    with pytest.raises(InputError, match=says):
        sprint_chances(given_so.pop("history"), given_so.pop("plan"), **given_so)
