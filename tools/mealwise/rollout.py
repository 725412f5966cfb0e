"""The roll-out of the allergy filter, day by day, and who of each stage still used it weeks later.

Four stages of 11,500 households from 25 January 2027 on. Three things look alike and are not: new households
use it more in their first two days; on one day the partner is slow, for those without the filter as well; and
the version of stage 2 shows an unsafe recipe once in 450 uses, until it is mended for stage 3. Who had it in
stage 2 uses it less afterwards. The seeds are those that show it. All data are invented.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

AUDIENCE = 11_500
FIRST_DAY = date(2027, 1, 25)
DAYS, KNOWN = 28, 49
"""How many days are told day by day, and after how many the weeks of the stages end."""
STAGES = {1: 0.01, 8: 0.05, 15: 0.25, 22: 1.0}
"""The day on which a stage begins -> the share of the households that have it then."""
FAULTY_STAGE, FAULT = 2, 1 / 450
PARTNER_DAY, PARTNER_TIMES = 17, 2.4
BASE_ERRORS, FALSE_REPORTS, COMPLAINTS = 0.01, 1 / 20_000, 0.004
USED = (0.62, 0.47, 0.40, 0.37, 0.36, 0.35, 0.35)
"""The share of a stage's households that use it in their first, second, … week."""
AFTER_THE_FAULT = 0.72
"""The share of these that is left in the stage that met the fault."""
USES_A_WEEK, NOVELTY, NEW_DAYS = 2.6, 2.2, 2
CONTROL, CONTROL_USES = 2_000, 2 / 7
NOTES = {
    1: "Stage 1 begins",
    8: "Stage 2 begins, with version 7.2",
    15: "Stage 3 begins, with version 7.3",
    17: "Korbmarkt answers slowly from 9 to 20 o'clock",
    22: "Stage 4 begins: everybody",
}
ROLLOUT_SEED, COHORT_SEED = 2082, 3


def _stages() -> list[tuple[int, int, int]]:
    """Each stage's number, first day and new households."""
    have = [round(share * AUDIENCE) for share in STAGES.values()]
    new = np.diff(have, prepend=0).tolist()
    return [(at, day, people) for at, (day, people) in enumerate(zip(STAGES, new, strict=True), start=1)]


def _share_used(stage: int, week: int) -> float:
    return USED[week] * (AFTER_THE_FAULT if stage == FAULTY_STAGE and week else 1)


def rollout_days(seed: int = ROLLOUT_SEED) -> pd.DataFrame:
    """Day by day: who has the filter, what they did, what went wrong; and the same of those without it."""
    random = np.random.default_rng(seed)
    made = []
    for day in range(1, DAYS + 1):
        begun = [stage for stage in _stages() if stage[1] <= day]
        number, began, new = begun[-1]
        times = PARTNER_TIMES if day == PARTNER_DAY else 1
        uses = sum(int(random.poisson(_expected(*stage, day))) for stage in begun)
        control = int(random.poisson(CONTROL * CONTROL_USES))
        unsafe = FAULT if number == FAULTY_STAGE else FALSE_REPORTS
        made.append(
            (
                day,
                FIRST_DAY + timedelta(days=day - 1),
                STAGES[began],
                new if began == day else 0,
                sum(people for _, _, people in begun),
                uses,
                int(random.binomial(uses, BASE_ERRORS * times)),
                int(random.binomial(uses, COMPLAINTS * times)),
                int(random.binomial(uses, unsafe)),
                control,
                int(random.binomial(control, BASE_ERRORS * times)),
                NOTES.get(day, ""),
            )
        )
    names = ["day", "date", "share", "exposed_new", "exposed", "uses", "errors", "complaints",
             "unsafe_reports", "control_uses", "control_errors", "note"]  # fmt: skip
    return pd.DataFrame(made, columns=names)


def _expected(stage: int, began: int, people: int, day: int) -> float:
    age = day - began
    a_day = _share_used(stage, age // 7) * USES_A_WEEK / 7
    return people * a_day * (NOVELTY if age < NEW_DAYS else 1)


def rollout_cohorts(seed: int = COHORT_SEED) -> pd.DataFrame:
    """For each stage and week since its households got the filter: how many of them used it; only weeks that
    are over."""
    random = np.random.default_rng(seed)
    made = []
    for number, began, people in _stages():
        for week in range((KNOWN - began + 1) // 7):
            used = int(random.binomial(people, _share_used(number, week)))
            made.append((number, FIRST_DAY + timedelta(days=began - 1), people, week + 1, used))
    return pd.DataFrame(made, columns=["stage", "exposed_on", "households", "week", "used"])
