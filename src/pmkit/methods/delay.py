"""Cost of delay divided by duration: WSJF and CD3 in money, and SAFe's points, labelled as what they are."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods._frame import notes
from pmkit.methods.formulas import FORMULAS
from pmkit.methods.scores import score

SAFE_SCALE = (1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0)


def wsjf(jobs: pd.DataFrame) -> pd.DataFrame:
    """Weighted shortest job first: `cost_of_delay` (money per week) / `duration` (weeks), more than 0.

    Doing jobs in this order costs the least delay on one team with independent jobs whose delay cost grows
    evenly (Smith 1956); for jobs that require others use `best_order`. Adds `wsjf` (money per week, per
    week of work), `rank`, `tied`, `missing`. Source: Donald Reinertsen, The Principles of Product
    Development Flow, 2009.

    >>> jobs = pd.DataFrame({"id": ["A", "B", "C"], "duration": [1, 3, 10], "cost_of_delay": [10, 3, 1]})
    >>> wsjf(jobs)["wsjf"].tolist()
    [10.0, 1.0, 0.1]
    """
    return score(jobs, "wsjf")


def cd3(jobs: pd.DataFrame) -> pd.DataFrame:
    """Cost of delay divided by duration: the same ratio as WSJF, under the name of Black Swan Farming (2011).

    It orders work; it does not say whether the work is worth doing, and twice the CD3 is not twice the
    outcome. Columns and result as for `wsjf`, with the score in `cd3`. Source: Joshua Arnold,
    blackswanfarming.com.

    >>> cd3(pd.DataFrame({"id": ["A", "B"], "duration": [2, 4], "cost_of_delay": [10, 30]}))["cd3"].tolist()
    [5.0, 7.5]
    """
    return score(jobs, "cd3")


def safe_wsjf(jobs: pd.DataFrame) -> pd.DataFrame:
    """SAFe's relative WSJF: points of value, urgency and risk, divided by points of size.

    (`user_business_value` + `time_criticality` + `risk_reduction`) / `size`. This is an agreement of one
    session, not a cost of delay: the points are no money, size is no duration, and scores of different
    sessions can't be compared. Points follow 1, 2, 3, 5, 8, 13, 20, and each column holds at least one 1;
    `warning` says where that is not so. Adds `safe_wsjf`, `rank`, `tied`, `missing`, `warning`. Source:
    Scaled Agile Framework, "WSJF"; critique: Jason Yip, 2012 and 2024.

    >>> jobs = pd.DataFrame({"user_business_value": [8, 1], "time_criticality": [5, 1],
    ...                      "risk_reduction": [1, 1], "size": [2, 1]})
    >>> safe_wsjf(jobs)["safe_wsjf"].tolist()
    [7.0, 3.0]
    """
    scored = score(jobs, "safe_wsjf")
    marks = []
    for column, points in FORMULAS["safe_wsjf"].read(jobs).items():
        known = ~np.isnan(points)
        marks.append(
            (known & ~np.isin(points, SAFE_SCALE), f"{column} is off the scale 1, 2, 3, 5, 8, 13, 20.")
        )
        if known.any() and not np.any(points == 1):
            marks.append((known, f"No job has 1 point for {column}; the smallest one should."))
    return scored.assign(warning=notes(jobs.index, marks))
