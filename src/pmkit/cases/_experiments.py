"""Three finished tests of Mealwise: one won, one was stopped because somebody peeked, one showed nothing.

The second test crossed the usual line on day 9 and was declared a success; its traffic was logged to the
planned end all the same, and by then the difference had gone. All data are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pandas as pd


@dataclass(frozen=True)
class _Test:
    """What was planned, what was true (never written to a file) and what was said afterwards."""

    id: str
    title: str
    item: str
    measure: str
    starts: date
    days: int
    a_day: int
    """people in each arm on an average day"""
    planned_per_arm: int
    baseline: float
    smallest_effect: float
    truth: tuple[float, float]
    seed: int
    looks: str
    stopped_on_day: int
    decided_by: str
    claim: str


TESTS = (
    _Test(
        "T1", "Three questions at the start (pilot)", "MW-53", "saw a first plan within 7 days",
        date(2026, 3, 2), 28, 58, 1_568, 0.50, 0.05, (0.50, 0.565), 1, "once, at the end", 28, "mara",
        "More newcomers see a first plan.",
    ),
    _Test(
        "T2", "A new headline on the price page", "MW-18", "subscribed within 14 days", date(2026, 5, 4), 28,
        92, 2_475, 0.31, 0.037, (0.31, 0.312), 813, "every morning", 9, "viktor",
        "The new headline sells: significant on day 9, up by a fifth.",
    ),
    _Test(
        "T3", "Yearly price shown first", "MW-18", "subscribed within 14 days", date(2026, 8, 3), 28,
        92, 2_475, 0.31, 0.037, (0.31, 0.308), 3, "once, at the end", 28, "mara",
        "No difference that we could see; at most a few points either way.",
    ),
)  # fmt: skip


def experiments() -> pd.DataFrame:
    """The three tests: what was asked, planned, done and claimed."""
    return pd.DataFrame(
        [
            {
                "test": test.id,
                "title": test.title,
                "item_id": test.item,
                "measure": test.measure,
                "starts": test.starts,
                "planned_days": test.days,
                "planned_per_arm": test.planned_per_arm,
                "baseline": test.baseline,
                "smallest_effect": test.smallest_effect,
                "looks": test.looks,
                "stopped_on_day": test.stopped_on_day,
                "decided_by": test.decided_by,
                "claim": test.claim,
            }
            for test in TESTS
        ]
    )


def days_of(test: _Test, seed: int) -> list[tuple[int, str, int, int]]:
    """(day, arm, people, successes) for each day; more people come at weekends."""
    random = Random(seed)
    rows = []
    for day in range(1, test.days + 1):
        weekend = (test.starts + timedelta(days=day - 1)).weekday() >= 5
        for arm, chance in zip(("control", "variant"), test.truth, strict=True):
            people = round(test.a_day * (1.25 if weekend else 0.9) * random.uniform(0.9, 1.1))
            rows.append((day, arm, people, sum(random.random() < chance for _ in range(people))))
    return rows


def experiment_days() -> pd.DataFrame:
    """Day by day and arm by arm: people who came and people who did what the test measures."""
    rows = [
        (test.id, day, test.starts + timedelta(days=day - 1), arm, people, successes)
        for test in TESTS
        for day, arm, people, successes in days_of(test, test.seed)
    ]
    return pd.DataFrame(rows, columns=["test", "day", "date", "arm", "people", "successes"])
