"""The test that was ramped up turns its sign when its days are added up; its metrics hold one false alarm."""

from __future__ import annotations

import pandas as pd
import pytest

from pmkit import cases
from pmkit.methods import benjamini_hochberg, check_arm_sizes, check_pooling, judge_metrics, sample_size


@pytest.fixture(scope="module")
def ramp() -> pd.DataFrame:
    return cases.load("experiment_ramp")


@pytest.fixture(scope="module")
def metrics() -> pd.DataFrame:
    return cases.load("experiment_metrics")


def test_the_variant_is_better_on_every_day_and_platform_and_worse_in_all(ramp):
    assert len(ramp) == 40
    by_cell = check_pooling(ramp.assign(cell=ramp["day"].astype(str) + ramp["platform"]), group="cell")
    assert by_cell.pooled < -0.04 and (by_cell.groups["difference"] > 0).all()
    by_day = check_pooling(ramp, group="day")
    assert by_day.against == "all" and (by_day.weightings["difference"] > 0).all()


def test_platforms_do_not_explain_it_because_the_days_lie_within_them(ramp):
    assert check_pooling(ramp, group="platform").against == "not most"


def test_each_day_has_the_arms_that_were_planned_though_all_days_have_not(ramp):
    days = ramp.groupby(["day", "planned_share", "arm"])["people"].sum().unstack().reset_index()
    for day in days.itertuples():
        assert check_arm_sizes(day.control, day.variant, share=1 - day.planned_share).p_value > 0.01
    assert check_arm_sizes(days["control"].sum(), days["variant"].sum()).broken


def test_the_plan_asks_for_the_people_of_the_days_at_half(ramp):
    plan = cases.load("experiments").set_index("test").loc["T4"]
    assert plan["planned_per_arm"] == sample_size(plan["baseline"], plan["smallest_effect"]).per_arm
    half = ramp[ramp["planned_share"] == 0.5].groupby("arm")["people"].sum()
    assert (half >= plan["planned_per_arm"]).all() and ramp["day"].max() == plan["planned_days"]


def test_the_goal_is_that_of_the_days_at_half(ramp, metrics):
    assert len(metrics) == 36
    half = ramp[ramp["planned_share"] == 0.5].groupby("arm")[["people", "successes"]].sum()
    goal = metrics[metrics["role"] == "goal"].set_index("arm")
    assert (goal["n"] == half["people"]).all()
    assert (goal["mean"] - half["successes"] / half["people"]).abs().max() < 1e-5


def test_the_goal_rises_and_complaints_to_support_get_worse(metrics):
    told = judge_metrics(metrics)
    verdicts = told.metrics[told.metrics["role"] != "other"]["verdict"].tolist()
    assert verdicts == ["improves", "hurts", "harmless", "not known yet"]
    assert told.decision == "don't roll out" and "support" in told.says


def test_one_of_fourteen_side_metrics_looks_significant_by_chance(metrics):
    others = judge_metrics(metrics).metrics.query("role == 'other'")
    assert len(others) == 14 and (others["p_value"] < 0.05).sum() == 1
    assert not benjamini_hochberg(others["p_value"])["stands_out"].any()
    assert others.loc[others["p_value"].idxmin(), "metric"] == "return on the next day"
