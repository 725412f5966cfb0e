"""The days of three finished tests: one won, one was stopped because somebody peeked, one showed nothing.

The second test crossed the usual line on day 9 and was declared a success; its traffic was logged to the
planned end all the same, and by then the difference had gone. What was true (`experiment_truth.csv`)
is in no table of the case. All data are invented.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pandas as pd

from mealwise import rows, table
from pmkit.cases import load


def experiment_days() -> pd.DataFrame:
    """Day by day and arm by arm: people who came and people who did what the test measures."""
    truths = table("experiment_truth").set_index("test")
    made = []
    tests = load("experiments")
    for test in rows(tests[tests["test"].isin(truths.index)]):  # T4 is ramped up: `mealwise.ramp`
        truth = truths.loc[test.test]
        for day, arm, people, successes in days_of(test.starts.date(), test.planned_days, truth):
            when = (test.starts + timedelta(days=day - 1)).date()
            made.append((test.test, day, when, arm, people, successes))
    return pd.DataFrame(made, columns=["test", "day", "date", "arm", "people", "successes"])


def days_of(starts: date, days: int, truth: pd.Series) -> list[tuple[int, str, int, int]]:
    """(day, arm, people, successes) for each day; more people come at weekends.

    `truth` has `people_a_day` in each arm on an average day, the chance of each arm, and the `seed`.
    """
    random = Random(int(truth["seed"]))
    made = []
    for day in range(1, days + 1):
        weekend = (starts + timedelta(days=day - 1)).weekday() >= 5
        for arm in ("control", "variant"):
            crowd = truth["people_a_day"] * (1.25 if weekend else 0.9)
            people = round(crowd * random.uniform(0.9, 1.1))
            made.append((day, arm, people, sum(random.random() < truth[arm] for _ in range(people))))
    return made
