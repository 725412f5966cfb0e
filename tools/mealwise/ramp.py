"""A test that was ramped up, and all that was measured in it: T4, a delivery slot in Korbmarkt's basket.

On days 1 to 5 Korbmarkt delivered free of charge, so in both arms more households sent their basket. Few saw
the variant then; on days 7 to 10 every second household did. So the variant wins on every day and loses when
all days are added up. What was true lies in `ramp_plan.csv` (the control's chance by day and platform) and
`metric_truth.csv`. The seeds are those that show it on every day. All data are invented.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mealwise import rows, table

TEST, GOAL, FULL = "T4", "baskets sent the same day", 0.5
EFFECT = 0.03
"""What the variant adds to the share who send the basket, on every day and platform."""
ARMS = ("control", "variant")
PLATFORMS = {"phone": 0.6, "web": 0.4}
"""The share of the households that come by each."""
RAMP_SEED, METRICS_SEED = 2152, 331


def experiment_ramp(seed: int = RAMP_SEED) -> pd.DataFrame:
    """Day by day, platform by platform and arm by arm: who opened a basket, and who sent it."""
    random = np.random.default_rng(seed)
    made = []
    for day in rows(table("ramp_plan")):
        for platform, part in PLATFORMS.items():
            came = round(day.people * part * random.uniform(0.95, 1.05))
            variant = int(random.binomial(came, day.planned_share))
            chance = getattr(day, platform)
            counts = zip(ARMS, (came - variant, variant), (chance, chance + EFFECT), strict=True)
            for arm, people, share in counts:
                sent = int(random.binomial(people, share))
                made.append((day.day, day.planned_share, platform, arm, people, sent))
    return pd.DataFrame(made, columns=["day", "planned_share", "platform", "arm", "people", "successes"])


def experiment_metrics(seed: int = METRICS_SEED, ramp: pd.DataFrame | None = None) -> pd.DataFrame:
    """Each metric and arm over the days on which every second household saw the variant; the goal as in the
    ramp."""
    ramp = experiment_ramp() if ramp is None else ramp
    counts = ramp[ramp["planned_share"] == FULL].groupby("arm")[["people", "successes"]].sum()
    random = np.random.default_rng(seed)
    people, sent = counts["people"].to_dict(), counts["successes"].to_dict()
    made: list[tuple[Any, ...]] = []
    for arm in ARMS:
        made.append((TEST, GOAL, "goal", arm, people[arm], sent[arm] / people[arm], None, "lower", None))
    for truth in rows(table("metric_truth")):
        for arm in ARMS:
            n = (people if truth.among == "all" else sent)[arm]
            mean, sd = _measured(random, getattr(truth, arm), truth.sd, n)
            margin = truth.margin or None
            made.append((TEST, truth.metric, truth.role, arm, n, mean, sd, truth.worse_is, margin))
    names = ["test", "metric", "role", "arm", "n", "mean", "sd", "worse_is", "margin"]
    return pd.DataFrame(made, columns=names).round({"mean": 5})


def _measured(random: np.random.Generator, true: float, sd: Any, n: int) -> tuple[float, float | None]:
    """The mean and the spread of so many people; a share has no spread of its own."""
    if sd == "":
        return random.binomial(n, true) / n, None
    spread = float(sd) * random.uniform(0.98, 1.02)
    return round(random.normal(true, spread / np.sqrt(n)), 3), round(spread, 2)
