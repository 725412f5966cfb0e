"""Mealwise's tests and numbers as the chapter uses them. All invented."""

from functools import cache
from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.csv_cells import csv_text
from pmkit.explorers import Data

PEEKED = ("T2", 9)
"""The test that Viktor watched every morning, and the day on which he declared it won."""

COUNTS = ["people", "successes"]
RAMPED = "T4"
"""The test that was shown to more households every few days, with all that was measured."""


STEPS = {
    "signed_up": "signed up",
    "answered_questions": "answered the questions",
    "first_plan": "saw a first plan",
    "first_basket": "filled a first basket",
    "subscribed": "subscribed",
}
"""The events of the funnel, in order, and what they are called."""
LAST_DAY = "2026-09-30"
"""Of the events of the case: what comes later cannot be known."""


@cache
def plans() -> dict[str, Any]:
    """What was written down before each test, by its name."""
    return {row["test"]: row for row in load("experiments").to_dict("records")}


def expected_successes(test: str) -> int:
    """How many successes the plan expected in both arms together, without an effect."""
    plan = plans()[test]
    return round(2 * plan["planned_per_arm"] * plan["baseline"])


def replayed_tests() -> Data:
    """The tests that were logged day by day, and their plans."""
    from pmkit.explorers.peeking import Plan

    days = load("experiment_days")
    logged = set(days["test"])
    of = {
        test: Plan(plan["title"], plan["smallest_effect"], expected_successes(test))
        for test, plan in plans().items()
        if test in logged
    }
    return Data(days, more={"plans": of, "begin": PEEKED})


def same_people() -> Data:
    """What households did and when, who they are, and what they cooked by month."""
    more = {
        "months": load("usage_months"),
        "customers": load("customers"),
        "steps": STEPS,
        "until": LAST_DAY,
    }
    return Data(load("usage_events"), more=more)


def laboratory() -> Data:
    """A laboratory that begins with the people and the share of the test that was watched."""
    test = plans()[PEEKED[0]]
    people = round(test["planned_per_arm"] / test["planned_days"])
    return Data(more={"baseline": test["baseline"], "people": people, "expected": test["smallest_effect"]})


def sample_test() -> Data:
    """The first days of the test that was watched, as somebody would paste them."""
    test, until = PEEKED[0], 12
    days = load("experiment_days").query("test == @test and day <= @until")
    columns = ["day", "arm", "people", "successes"]
    return Data(
        more={
            "sample": csv_text([columns, *days[columns].to_numpy().tolist()]),
            "about": f"This is a sample, Mealwise's {test} up to day {until}.",
            "planned": int(plans()[test]["planned_days"]),
        }
    )


def tests_to_read() -> Data:
    """The four tests as they were finished: three with half and half, one ramped up with all its metrics."""
    from pmkit.explorers.before_you_read import ToRead
    from pmkit.explorers.finished_test import FinishedTest

    days, ramp = load("experiment_days"), load("experiment_ramp")
    ramp["cell"] = [f"day {day}, {where}" for day, where in ramp[["day", "platform"]].to_numpy()]
    found = {}
    for name, plan in plans().items():
        own = days[days["test"] == name].assign(planned_share=0.5)
        test = FinishedTest(own, plan["measure"], {"day": "day"}, worth=plan["smallest_effect"])
        if own.empty:
            groups = {"day": "day", "platform": "platform", "day and platform": "cell"}
            metrics = load("experiment_metrics")
            test = FinishedTest(ramp, plan["measure"], groups, metrics, worth=plan["smallest_effect"])
        found[name] = ToRead(plan["title"], plan["claim"], test)
    return Data(more={"tests": found, "begin": RAMPED})


def sample_to_read() -> Data:
    """The test that was ramped up, as somebody would paste its arms by day and its metrics."""
    days = load("experiment_ramp").groupby(["day", "planned_share", "arm"], as_index=False)[COUNTS].sum()
    arms = days.assign(part=[f"day {day}" for day in days["day"]])[["part", "planned_share", "arm", *COUNTS]]
    metrics = load("experiment_metrics").drop(columns="test")
    return Data(
        more={
            "arms": _as_text(arms),
            "metrics": _as_text(metrics),
            "about": f"This is a sample, Mealwise's {RAMPED}.",
        }
    )


def _as_text(table: pd.DataFrame) -> str:
    cells = table.astype(object).where(table.notna(), "")
    return csv_text([[str(name).replace("_", " ") for name in table.columns], *cells.to_numpy().tolist()])
