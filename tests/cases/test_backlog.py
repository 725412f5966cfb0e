"""The backlog of Mealwise is consistent, and the story that the course tells is in its numbers."""

from __future__ import annotations

from graphlib import TopologicalSorter

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from mealwise.story import PLANS
from pmkit import cases
from pmkit.methods import Planner

QUARTER = 12.0
SPRING_RELEASE = 24.0
POINTS = {1, 2, 3, 5, 8, 13, 20}


@pytest.fixture(scope="module")
def backlog() -> pd.DataFrame:
    return cases.load("backlog").set_index("id")


def rice(backlog: pd.DataFrame) -> pd.Series:
    return backlog["reach"] * backlog["impact"] * backlog["confidence"] / backlog["effort"]


def best_plan(backlog: pd.DataFrame, capacity: float, pinned: str = "") -> tuple[float, set[str]]:
    """The most value that fits in `capacity` person-months with every prerequisite, and the plan."""
    place = {item: row for row, item in enumerate(backlog.index)}
    needs = [(place[item], place[before]) for item, row in backlog.iterrows() for before in row["requires"]]
    order = np.zeros((len(needs), len(backlog)))
    for row, (item, before) in enumerate(needs):
        order[row, item], order[row, before] = 1, -1
    at_least = np.array([float(item == pinned) for item in backlog.index])
    found = milp(
        -backlog["value"].to_numpy(float),
        constraints=[
            LinearConstraint(backlog["effort"].to_numpy()[None, :], ub=capacity),
            LinearConstraint(order, ub=0),
        ],
        integrality=np.ones(len(backlog)),
        bounds=Bounds(at_least, 1),
    )
    return round(-found.fun), set(backlog.index[found.x > 0.5])


def sort_and_cut(backlog: pd.DataFrame, capacity: float) -> tuple[float, set[str]]:
    """The list's plan by the one rule of the kit: what still fits, with what it needs."""
    cut = Planner(backlog.reset_index(names="id")).plan(capacity).sort_and_cut
    return cut.value, set(cut.chosen)


def test_there_are_sixty_items_with_keys_titles_and_stories_of_their_own(backlog):
    assert list(backlog.index) == [f"MW-{number:02}" for number in range(1, 61)]
    for column in ("item", "story", "without_it"):
        assert backlog[column].is_unique and (backlog[column].str.len() > 5).all()


def test_every_number_is_on_the_scale_of_its_method(backlog):
    assert set(backlog["impact"]) <= {0.25, 0.5, 1, 2, 3}
    assert set(backlog["confidence"]) <= {0.5, 0.8, 1.0}
    assert (backlog["effort"] >= 0.5).all() and (backlog["effort"] % 0.5 == 0).all()
    assert backlog["reach"].between(1, 41_000).all() and backlog["ease"].between(1, 10).all()
    assert (backlog[["value", "cost_of_delay", "duration"]] > 0).all(axis=None)
    for column in ("size", "user_business_value", "time_criticality", "risk_reduction"):
        assert set(backlog[column]) <= POINTS and backlog[column].min() == 1, "SAFe wants a 1 in every column"


def test_requirements_name_items_of_the_backlog_and_form_no_circle(backlog):
    assert {before for ids in backlog["requires"] for before in ids} <= set(backlog.index)
    assert len(list(TopologicalSorter(backlog["requires"].to_dict()).static_order())) == 60


def test_the_four_ideas_of_the_first_lesson_have_their_printed_numbers(backlog):
    scores = rice(backlog).round()
    assert scores[["MW-01", "MW-03", "MW-04", "MW-05"]].tolist() == [3_200, 900, 3_000, 3_000]
    assert backlog.loc["MW-04", ["reach", "impact", "confidence", "effort"]].tolist() == [
        30_000,
        0.25,
        1,
        2.5,
    ]
    assert backlog.loc["MW-05", ["reach", "impact", "confidence", "effort"]].tolist() == [9_000, 1, 0.5, 1.5]


def test_the_founders_talking_chef_is_next_to_last_by_rice(backlog):
    assert backlog.at["MW-10", "requested_by"] == "clara" and backlog.at["MW-10", "moscow"] == "must"
    assert rice(backlog).rank(ascending=False)["MW-10"] == 59


def test_must_takes_more_than_sixty_per_cent_of_the_effort_but_not_of_the_items(backlog):
    wanted = backlog[backlog["moscow"] != "wont"]
    must = wanted[wanted["moscow"] == "must"]
    assert must["effort"].sum() / wanted["effort"].sum() == pytest.approx(0.636, abs=0.001)
    assert len(must) / len(wanted) == pytest.approx(0.43, abs=0.01)
    assert must["effort"].sum() > SPRING_RELEASE, "the Musts alone do not fit"


def test_exactly_one_must_needs_an_item_that_is_not_a_must(backlog):
    musts = backlog[backlog["moscow"] == "must"]
    open_needs = [
        (item, before)
        for item, row in musts.iterrows()
        for before in row["requires"]
        if backlog.at[before, "moscow"] != "must"
    ]
    assert open_needs == [("MW-01", "MW-02")] and backlog.at["MW-02", "moscow"] == "should"


def test_sort_and_cut_loses_seven_per_cent_of_a_quarter_because_it_leaves_no_room_for_the_api(backlog):
    best, plan = best_plan(backlog, QUARTER)
    cut, taken = sort_and_cut(backlog, QUARTER)
    assert (1 - cut / best) > 0.05
    assert "MW-06" in plan and "MW-06" not in taken


def test_sort_and_cut_is_nearly_best_in_the_spring_release_and_misses_the_free_week(backlog):
    best, plan = best_plan(backlog, SPRING_RELEASE)
    cut, taken = sort_and_cut(backlog, SPRING_RELEASE)
    assert 0 < best - cut < 0.01 * best
    assert plan - taken == {"MW-22"} and taken - plan == {"MW-12", "MW-34", "MW-52"}


def test_the_talking_chef_costs_more_than_a_fifth_of_the_spring_release(backlog):
    free, _ = best_plan(backlog, SPRING_RELEASE)
    with_chef, _ = best_plan(backlog, SPRING_RELEASE, pinned="MW-10")
    assert (free - with_chef) / free > 0.2


def test_the_release_figures_of_the_story_are_those_of_the_exact_solution(backlog):
    for capacity, printed in PLANS.items():
        best, _ = best_plan(backlog, capacity)
        with_chef, _ = best_plan(backlog, capacity, pinned="MW-10")
        assert printed == (best, sort_and_cut(backlog, capacity)[0], with_chef)


def test_rice_puts_the_api_move_low_and_cost_of_delay_puts_it_near_the_top(backlog):
    by_rice = rice(backlog).rank(ascending=False)
    by_cd3 = (backlog["cost_of_delay"] / backlog["duration"]).rank(ascending=False)
    assert by_rice["MW-06"] > 40 and by_cd3["MW-06"] <= 3
    assert by_rice.corr(by_cd3) < 0.8


def test_the_two_forms_of_ice_do_not_agree(backlog):
    confidence = backlog["confidence"] * 10
    impact = backlog["impact"].map({0.25: 2, 0.5: 4, 1: 6, 2: 8, 3: 10})
    mean = (impact + confidence + backlog["ease"]).rank(ascending=False)
    product = (impact * confidence * backlog["ease"]).rank(ascending=False)
    assert (mean.round() != product.round()).sum() > 10


def test_what_sales_has_promised_by_march_needs_half_as_much_again_as_there_is(backlog):
    promised = backlog[backlog["promised_to"] != ""]
    assert promised["promised_for"].notna().all() and len(promised) == 6
    needed, open_ids = set(), list(promised.index)
    while open_ids:
        item = open_ids.pop()
        needed.add(item)
        open_ids += backlog.at[item, "requires"]
    months = (promised["promised_for"].max() - pd.Timestamp("2026-10-05")).days / 30.4
    assert backlog.loc[list(needed), "effort"].sum() > 1.5 * QUARTER / 3 * months


def test_who_asked_is_a_person_of_the_case_or_a_customer(backlog):
    cast = set(cases.people()["id"])
    others = set(backlog["requested_by"]) - cast
    assert all(other[0] in "CE" and other[1:].isdigit() for other in others)
