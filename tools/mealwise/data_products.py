"""Whose data, how good, and for whom: seats of employers, scores of unsafe meals, weeks of the recommender.

What each table hides is in the tests of `tests/cases/test_data_products.py`. All data are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from mealwise import rows, table
from pmkit.cases import load

SEATS_SEED, SCORES_SEED, WEEKS_SEED = 1101, 2397, 640

ALLERGIC = 0.2
LAST_MONTH = "2027-02"
SHIFTS = {"logistics": (0.2, 0.4, 0.3, 0.1), "hospital": (0.3, 0.3, 0.25, 0.15)}
"""Of the seats: by day, early, late, at night; elsewhere nearly all by day."""
AGES = {"under 30": 0.2, "30-39": 0.3, "40-49": 0.25, "50-59": 0.19, "60 and over": 0.06}
SIZES = {1: 0.2, 2: 0.3, 3: 0.2, 4: 0.2, 5: 0.07, 6: 0.03}


def employee_use(seed: int = SEATS_SEED) -> pd.DataFrame:
    """One row per active seat at the end of February 2027.

    `departments.csv` has the departments of the three largest employers, how many of each live with an
    allergy, and how many came in the last month (of these with an allergy).
    """
    random = np.random.default_rng(seed)
    departments = table("departments")
    made = []
    for employer in rows(load("employers")):
        parts = departments[departments["employer"] == employer.id]
        active = round(employer.seats * employer.active_share)
        months = _months(f"{employer.started:%Y-%m}")
        if parts.empty:
            new = round(active / 40)
            made += _seats(random, employer, "firm", active, round(ALLERGIC * active), new, 0, months)
        for part in rows(parts):
            sizes = (part.active, part.allergic, part.new, part.new_allergic)
            made += _seats(random, employer, part.department, *sizes, months)
    names = ["employer", "department", "shift", "age_band", "household_size", "month", "plan_made", "allergy"]
    return pd.DataFrame(made, columns=names)


def _seats(
    random: np.random.Generator, employer: Any, department: str, active: int, allergic: int, new: int,
    new_allergic: int, months: Sequence[str],
) -> list[tuple[Any, ...]]:  # fmt: skip
    """The seats of a department in a random order, with just so many allergies and newcomers."""
    has = ["yes"] * allergic + ["no"] * (active - allergic)
    came = [LAST_MONTH] * new_allergic + [""] * (allergic - new_allergic)
    came += [LAST_MONTH] * (new - new_allergic) + [""] * (active - allergic - new + new_allergic)
    weights = np.arange(len(months) - 1, 0, -1) ** 0.7
    shares = SHIFTS.get(employer.industry, (0.9, 0.05, 0.04, 0.01))
    shifts = list(random.choice(["day", "early", "late", "night"], active, p=shares))
    if department in ("Office", "Administration"):  # one watches at night, all others work by day
        shifts = ["night" if at == 0 and department == "Office" else "day" for at in range(active)]
    drawn = zip(
        shifts,
        random.choice(list(AGES), active, p=list(AGES.values())),
        random.choice(list(SIZES), active, p=list(SIZES.values())),
        [month or str(random.choice(months[:-1], p=weights / weights.sum())) for month in came],
        np.where(random.random(active) < 0.62, "yes", "no"),
        has,
        strict=True,
    )
    seats = [(employer.id, department, *one) for one in drawn]
    return [seats[at] for at in random.permutation(active)]


def _months(start: str) -> list[str]:
    return [str(month) for month in pd.period_range(start, LAST_MONTH, freq="M")]


GROUPS = {"one": (3_200, 128), "several": (800, 112)}
"""Households with one allergy and with several: how many meals, and how many of them are unsafe: 4 and 14 of
100, together 6."""
SPREAD = 0.3
"""How far the scores lie apart: the smaller, the more the score knows."""


def unsafe_scores(seed: int = SCORES_SEED) -> pd.DataFrame:
    """One meal that was proposed to each of 4,000 households; calibrated scores, unequal base rates."""
    random = np.random.default_rng(seed)
    parts = []
    for group, (n, unsafe) in GROUPS.items():
        share = unsafe / n
        scores = random.beta(SPREAD, SPREAD / share - SPREAD, n)
        scores = np.clip(scores * unsafe / scores.sum(), 0.001, 0.999).round(3)
        marks = _marks(random, scores, unsafe)
        parts.append(pd.DataFrame({"group": group, "score": scores, "unsafe": marks}))
    cases = pd.concat(parts).iloc[random.permutation(sum(n for n, _ in GROUPS.values()))]
    cases = cases.reset_index(drop=True)
    cases.insert(0, "household", [f"H{number:04d}" for number in range(1, len(cases) + 1)])
    return cases


def _marks(random: np.random.Generator, scores: np.ndarray, total: int) -> np.ndarray:
    """Each meal is unsafe with the chance that its score says, and all together just so many are."""
    order = random.permutation(len(scores))
    ends = np.cumsum(scores[order] * total / scores.sum()) + random.random()
    hits = np.diff(np.floor(ends), prepend=0)
    marks = np.zeros(len(scores), dtype=int)
    marks[order] = hits > 0
    return marks


USUAL = (0.12, 0.26, 0.30, 0.21, 0.11)
"""The households by minutes that they have for dinner."""
HOLIDAYS = {11: (0.09, 0.20, 0.29, 0.25, 0.17), 12: (0.04, 0.12, 0.25, 0.31, 0.28),
            13: (0.06, 0.16, 0.27, 0.28, 0.23)}  # fmt: skip
HOUSEHOLDS = 1_200


def recommender_weeks(seed: int = WEEKS_SEED) -> pd.DataFrame:
    """40 weeks of the recommender's trial, from Monday, 25 May 2026.

    In week 12, in the holidays, people have more time: the inputs drift and nothing is worse. From week 25 on
    an ingredient is missing in the table: less is cooked, the inputs are as usual. From week 30 on the most
    shown recipes are shown still more because they were shown.
    """
    random = np.random.default_rng(seed)
    notes = {12: "school holidays", 25: "a supplier renames 60 products", 27: "the names are mended"}
    made = []
    for week in range(1, 41):
        bins = random.multinomial(HOUSEHOLDS, HOLIDAYS.get(week, USUAL))
        cooked = 0.42 - (0.09 if week in (25, 26) else 0) - 0.002 * max(week - 33, 0)
        top = 0.31 + 0.32 * (1 - 0.8 ** max(week - 29, 0))
        shares = (cooked + random.normal(0, 0.006), top + random.normal(0, 0.008))
        made.append((week, *bins, *shares, notes.get(week, "")))
    names = ["week", *(f"bin_{number}" for number in range(1, 6)), "cooked", "top20_share", "note"]
    return pd.DataFrame(made, columns=names).round({"cooked": 3, "top20_share": 3})
