"""Five checks of Mealwise's tests: what each finds, and what a wrong order would have cost."""

import time
from dataclasses import replace

import pandas as pd
import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._checks_order import GOOD, START, decision
from pmkit.explorers._findings import findings
from pmkit.explorers.finished_test import FinishedTest
from pmkit.practice import to_plain

GOAL = "baskets sent the same day"


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["metrics.before-you-read"].explorer()


@pytest.fixture
def checks(explorer):
    return Play(explorer)


def found(play):
    return to_plain(play.result.says["found"])


def test_reading_the_number_first_would_have_stopped_a_change_that_helps(checks):
    assert checks.values["test"] == "T4" and checks.values["order"] == list(START)
    assert "You would have reported −5.0 points. Within each day it is the other way" in checks.says
    assert "−5.0 points" in checks.warnings("order")["goal"]
    assert "−5.0 points, range −6.3 to −3.7. All days are added up here" in found(checks)
    assert checks.result.charts["groups"].title.startswith("The variant is ahead in 10 of 10 days")


def test_in_the_other_order_the_same_test_is_read_right(checks):
    checks.press("good")
    assert checks.values["order"] == list(GOOD) and not checks.warnings("order")
    assert "Your order costs nothing" in checks.says
    assert "+3.4 points, range +1.7 to +5.1" in found(checks) and "−5.0 points, range" not in found(checks)
    assert checks.press("number").values["order"] == list(START)


def test_a_guardrail_is_hurt_although_the_goal_rises(checks):
    assert "don't roll out" in checks.says and "complaints to support" in checks.says
    rows = checks.result.tables["guardrails"].rows
    assert [(row["beyond"], row["wide"], row["clear"]) for row in rows] == [
        ("yes", "no", "yes"),
        ("no", "no", "no"),
        ("yes", "yes", "no"),
    ]
    assert [row["verdict"] for row in rows] == ["is hurt", "is harmless", "is not known yet"]


def test_one_of_fourteen_side_metrics_is_clear_as_chance_brings_it(checks):
    assert "in up to 51 of 100 tests. Here “return on the next day” has" in found(checks)
    assert "none stands out" in found(checks)
    assert checks.result.charts["metrics"].title.startswith("The range of 1 of 14 side metrics leaves out 0")


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("T1", "the variant is better. Whether by the 5.0 points that were called worth having is open."),
        ("T2", "too small to be worth it. All of the range is smaller than the 3.7 points"),
        ("T3", "too small to be worth it. All of the range is smaller than the 3.7 points"),
    ],
)
def test_a_range_is_held_against_what_was_called_worth_having(checks, test, said):
    assert said in checks.set(test=test).says


def test_a_wide_range_leaves_open_whether_the_effect_is_worth_having(checks):
    read = checks.explorer.tests["T2"].test
    assert "holds both no effect and the 2.0 points" in decision(replace(read, worth=0.02), "")
    assert "Hold both ends of the range, −1.9 to +3.2 points" in decision(replace(read, worth=0), "")


def test_seeing_the_side_metrics_first_is_a_cost(checks):
    checks.set(order=["sizes", "pooled", "metrics", "goal", "guardrails"])
    assert set(checks.warnings("order")) == {"metrics"}
    assert "return on the next day" in checks.warnings("order")["metrics"]


def test_a_goal_chosen_afterwards_is_told_from_the_one_named_before(checks):
    checks.press("good").set(goal="return on the next day")
    assert f"The goal named before was “{GOAL}”" in checks.says
    assert "+2.3 points, range +0.4 to +4.2. Nobody named it before the test" in found(checks)
    assert checks.set(goal=GOAL).says.count("costs nothing") == 1


def test_platforms_do_not_explain_the_turn_since_the_days_do(checks):
    checks.set(groups="platform")
    assert checks.result.charts["groups"].title.startswith("The variant is ahead in 0 of 2 platforms")
    assert len(checks.set(groups="day and platform").result.charts["groups"].rows) == 21


def test_arms_of_a_changing_split_are_held_against_the_split_of_their_day(checks):
    assert "all 10 fit" in found(checks) and "would look broken" in found(checks)


@pytest.mark.parametrize(
    ("test", "says", "chance"),
    [
        ("T1", "What that cost nobody knows", "67 of 100"),
        ("T2", "no effect, or one too small", "62 of 100"),
        ("T3", "no effect, or one too small", "97 of 100"),
    ],
)
def test_the_other_tests_pass_the_size_check_and_have_no_guardrail(checks, test, says, chance):
    checks.set(test=test)
    assert says in checks.says and "by luck" in checks.says and chance in found(checks)
    assert "No guardrail was written down" in found(checks)
    assert "metrics" not in checks.result.charts and not checks.result.tables


def counts(*rows, share=0.5):
    return pd.DataFrame(rows, columns=["arm", "people", "successes"]).assign(planned_share=share)


def test_broken_arms_stop_everything():
    test = FinishedTest(counts(("control", 5000, 500), ("variant", 5400, 700)))
    told = findings(test, "", GOOD)
    assert told["sizes"].badge == "stop" and "fewer than 1 of 1,000" in told["sizes"].says


def test_a_planned_share_other_than_half_is_held_against_the_plan():
    test = FinishedTest(counts(("control", 9000, 500), ("variant", 1000, 60), share=0.1))
    assert "90 to 10 was planned" in findings(test, "", GOOD)["sizes"].says and not test.broken


def test_a_kept_state_that_fits_no_longer_is_put_right(explorer):
    play = Play(explorer, {"test": "T4", "order": ["goal", "coin"], "goal": {"T4": "luck"}, "groups": 3})
    assert sorted(play.values["order"]) == sorted(START) and play.values["goal"]["T4"] == GOAL


def test_a_change_is_quick(explorer):
    state = Play(explorer).state
    began = time.process_time()
    for step in range(10):
        explorer.seen({**state, "order": [*START[step % 5 :], *START[: step % 5]]})
    assert (time.process_time() - began) / 10 < 1
    goals = explorer.controls(state)[0].fields[2].options
    began = time.process_time()
    for goal in goals:
        explorer.seen({**state, "goal": {"T4": goal}})
    assert (time.process_time() - began) / len(goals) < 1


def test_days_that_point_both_ways_by_chance_are_no_turned_sign(checks):
    """T3 shows nothing, so more than half of its days may point against the total of +0.1."""
    checks.set(test="T3")
    assert not checks.warnings("order") and "mixes up nothing" in found(checks)
