"""Who still uses it, at equal age: each cohort in the same week since it got it.

All together mix the weeks: whenever a new cohort comes, more are new, and new things are tried. A week that
is not over yet is blank, never a guess.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods._frame import need_columns, numbers
from pmkit.methods.proportions import wilson_interval

_COLUMNS = ("stage", "exposed_on", "households", "week", "used")


def weeks_over(cohorts: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """The rows whose week was over at the end of a day.

    Columns: `stage` (the cohort), `exposed_on` (the day on which it got it), `households`, `week` (from 1),
    `used` (how many used it in that week).

    >>> rows = [(1, pd.Timestamp(2027, 1, 25), 100, 1, 60), (1, pd.Timestamp(2027, 1, 25), 100, 2, 40)]
    >>> cohorts = pd.DataFrame(rows, columns=["stage", "exposed_on", "households", "week", "used"])
    >>> weeks_over(cohorts, pd.Timestamp(2027, 1, 31))["week"].tolist()
    [1]
    """
    need_columns(cohorts, _COLUMNS, "Adoption by cohort")
    last_days = cohorts["exposed_on"] + pd.to_timedelta(7 * cohorts["week"] - 1, unit="D")
    return cohorts[last_days <= as_of]


def adoption_at_age(cohorts: pd.DataFrame, week: int, *, as_of: pd.Timestamp) -> pd.DataFrame:
    """The share of each cohort that used it in the same week since it got it.

    Columns as in `weeks_over`. Result, one row per cohort: `stage`, `households`, `share`, `low` and `high`
    (Wilson, 95 %); missing where that week was not over (the cohort is censored). Raises `InputError` where
    more used it than there are.

    >>> rows = [(1, "2027-01-25", 100, 4, 40), (2, "2027-02-01", 200, 4, 50)]
    >>> cohorts = pd.DataFrame(rows, columns=["stage", "exposed_on", "households", "week", "used"])
    >>> cohorts["exposed_on"] = pd.to_datetime(cohorts["exposed_on"])
    >>> adoption_at_age(cohorts, 4, as_of=pd.Timestamp("2027-02-21"))["share"].tolist()
    [0.4, nan]
    """
    known = weeks_over(cohorts, as_of)
    known = known[known["week"] == week]
    used = dict(zip(known["stage"], numbers(known, "used", low=0), strict=True))
    rows = []
    for stage, people in cohorts.groupby("stage", sort=False)["households"].first().items():
        share, low, high = np.nan, np.nan, np.nan
        if stage in used:
            low, high = wilson_interval(used[stage], int(people))
            share = used[stage] / people
        rows.append((stage, int(people), share, low, high))
    return pd.DataFrame(rows, columns=["stage", "households", "share", "low", "high"])


def adoption_of_all(cohorts: pd.DataFrame, *, as_of: pd.Timestamp) -> float:
    """The share of all who have had it for a week that used it in their last whole week, whatever their age.

    Missing where no week was over.

    >>> rows = [(1, pd.Timestamp(2027, 1, 4), 100, 2, 40), (2, pd.Timestamp(2027, 1, 11), 300, 1, 180)]
    >>> cohorts = pd.DataFrame(rows, columns=["stage", "exposed_on", "households", "week", "used"])
    >>> adoption_of_all(cohorts, as_of=pd.Timestamp(2027, 1, 17))
    0.55
    """
    known = weeks_over(cohorts, as_of)
    last = known[known["week"] == known.groupby("stage")["week"].transform("max")]
    people = int(last["households"].sum())
    return int(last["used"].sum()) / people if people else float("nan")
