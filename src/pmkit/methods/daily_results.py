"""A test with two arms day by day: what it had shown up to each day, whoever had looked.

The p value and range of one day hold only for a single look on a day fixed in advance.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, numbers, refuse, show
from pmkit.methods._two_sides import read_two_sides
from pmkit.methods.proportions import difference_interval

ARMS = ("control", "variant")


def results_by_day(days: pd.DataFrame, *, level: float = 0.05) -> pd.DataFrame:
    """What the test had shown up to each day, all days so far added up.

    Columns: `day` (whole), `arm` (control, variant), `people` and `successes` of that day, of one test; rows
    of one day and arm are added up. Result, one row per day in order: `day`, `people_control`,
    `successes_control`, `people_variant`, `successes_variant`, `difference` (variant minus control), `error`
    (its standard error where there is no effect, from both arms pooled), `z`, `p_value` (two-sided), `low`
    and `high` (the range of the difference at 1 - `level`, as `difference_interval`). `error`, `z` and
    `p_value` are missing while neither arm has both successes and failures, all of them while an arm has
    nobody. Raises `InputError` as the counts ask, for a day that is not whole and for rows of several tests.

    >>> days = pd.DataFrame({"day": [1, 1, 2, 2], "arm": ["control", "variant"] * 2,
    ...                      "people": [500] * 4, "successes": [100, 150, 100, 100]})
    >>> results_by_day(days)[["day", "people_variant", "difference", "z", "p_value"]].round(3)
       day  people_variant  difference      z  p_value
    0    1             500        0.10  3.651    0.000
    1    2            1000        0.05  2.677    0.007
    """
    if not 0 < level < 1:
        raise InputError(f"The level is {show(level)}. Write a share between 0 and 1: 0.05 for 5 %.")
    test = read_test_days(days)
    difference, error = difference_and_error(test.people, test.successes)
    z = difference / error
    ranges = [
        difference_interval(int(hits[0]), int(n[0]), int(hits[1]), int(n[1]), confidence=1 - level)
        if n.all()
        else (np.nan, np.nan)
        for hits, n in zip(test.successes, test.people, strict=True)
    ]
    columns: dict[str, np.ndarray] = {"day": test.days}
    for place, arm in enumerate(ARMS):
        columns[f"people_{arm}"] = test.people[:, place].astype(int)
        columns[f"successes_{arm}"] = test.successes[:, place].astype(int)
    return pd.DataFrame(columns).assign(
        difference=difference,
        error=error,
        z=z,
        p_value=[2 * NormalDist().cdf(-abs(one)) for one in z],
        low=[low for low, _ in ranges],
        high=[high for _, high in ranges],
    )


@dataclass(frozen=True)
class DaysOfTest:
    """The days in order and the totals up to each: one row per day, the arms as columns."""

    days: np.ndarray
    people: np.ndarray
    successes: np.ndarray


def read_test_days(table: pd.DataFrame) -> DaysOfTest:
    """The totals of one test up to each day; refuses what `results_by_day` refuses."""
    if isinstance(table, pd.DataFrame) and "test" in table.columns and table["test"].nunique() > 1:
        names = ", ".join(str(name) for name in table["test"].unique())
        raise InputError(
            f"The table holds more than one test ({names}). Give the rows of one.", column="test"
        )
    read = read_two_sides(table, group="day", side="arm", sides=ARMS, what="A test day by day")
    days = numbers(table, "day")
    refuse(table, "day", days != np.round(days), "Count days in whole numbers: 1 for the first.")
    numbered = np.array([int(float(str(day))) for day in read.groups])
    order = np.argsort(numbered, kind="stable")
    return DaysOfTest(
        numbered[order], read.people[order].cumsum(axis=0), read.successes[order].cumsum(axis=0)
    )


def difference_and_error(people: np.ndarray, successes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Variant minus control and its standard error from both arms pooled (the last axis: the arms).

    Missing where an arm has nobody yet; the error also where neither arm has both successes and failures.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = successes / people
        pooled = successes.sum(axis=-1) / people.sum(axis=-1)
        variance = pooled * (1 - pooled) * (1 / people).sum(axis=-1)
        error = np.sqrt(np.where((variance > 0) & np.isfinite(variance), variance, np.nan))
    return rates[..., 1] - rates[..., 0], error
