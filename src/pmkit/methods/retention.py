"""Who stays: retention of cohorts by three definitions, and churn.

What has not yet been observed is missing, never 0: last month's newcomers have no month-3 retention yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show

Unit = Literal["day", "week", "month"]
Kind = Literal["exact", "rolling", "bracket"]
_DAYS = {"day": 1, "week": 7}


def retention_table(
    activity: pd.DataFrame,
    *,
    kind: Kind = "exact",
    ages: Sequence[int | tuple[int, int]] = (1, 2, 3),
    unit: Unit = "month",
    cohort: Unit | None = "month",
    until: Any = None,
) -> pd.DataFrame:
    """The share of each cohort that is active at each age.

    Columns: `customer`, `date` (a day of use, one row per use), and optionally `started` (day 0 of the
    customer; else their first use). `unit` counts the age: days and weeks from the customer's own day 0,
    months by the calendar. `kind`: “exact” is active in that unit (N-day), “rolling” in that unit or later
    (a lower bound, people may still come back), “bracket” at least once from the first to the last unit
    of a pair such as (1, 3). `until` is the last day observed (by default the last date of the table).

    Result: one row per cohort (begin of the unit `cohort`, as a date) and age, and rows with cohort “all”:
    `cohort`, `age`, `customers`, `observed` (whose age lies fully before `until`), `active` (of those) and
    `retention`. A cohort's retention is missing until all its customers are observed; that of “all” is over
    the observed ones. Raises `InputError` for use before day 0, and for ages that don't fit the kind.

    >>> use = pd.DataFrame({"customer": ["a", "a", "b"], "date": ["2026-01-05", "2026-02-01", "2026-01-20"]})
    >>> retention_table(use, ages=[1, 2], until="2026-02-28", cohort=None)
      cohort  age  customers  observed  active  retention
    0    all    1          2         2       1        0.5
    1    all    2          2         0       0        NaN
    """
    need_columns(activity, ["customer", "date"], "Retention")
    spans = _spans(kind, ages)
    days = _days(activity, "date")
    if activity.empty:
        raise InputError("There is no use to look at. Give at least one row per customer.", column="customer")
    began = days.groupby(activity["customer"]).transform("min")
    if "started" in activity.columns:
        began = _days(activity, "started").groupby(activity["customer"]).transform("min")
        refuse(activity, "date", (days < began).to_numpy(), "It is before the customer started.")
    last = pd.Timestamp(until) if until is not None else days.max()
    seen = pd.DataFrame({"customer": activity["customer"], "began": began, "age": _age(began, days, unit)})
    seen = seen[days <= last]
    customers = pd.DataFrame({"customer": activity["customer"], "began": began}).drop_duplicates("customer")
    customers = customers[customers["began"] <= last]
    oldest = pd.Series(_age_observed(customers["began"], last, unit), index=customers["customer"].to_numpy())
    groups: list[tuple[Any, pd.DataFrame]] = []
    if cohort is not None:
        groups = list(customers.groupby(_begin_of(customers["began"], cohort)))
    rows = []
    for name, members in [*groups, ("all", customers)]:
        for age, (low, high) in zip(ages, spans, strict=True):
            fully = oldest[members["customer"]] >= (low if kind == "rolling" else high)
            observed = set(fully.index[fully])
            upper = np.inf if kind == "rolling" else high
            inside = seen["age"].between(low, upper) & seen["customer"].isin(observed)
            active = int(seen.loc[inside, "customer"].nunique())
            known = len(observed) > 0 and (isinstance(name, str) or len(observed) == len(members))
            share = active / len(observed) if known else np.nan
            rows.append((name, age, len(members), len(observed), active, share))
    names = ["cohort", "age", "customers", "observed", "active", "retention"]
    return pd.DataFrame(rows, columns=names)


def churn_rates(periods: pd.DataFrame) -> pd.DataFrame:
    """The table with `churn` (left / begin) and `yearly_churn` for each month.

    Columns: `begin` (customers at the start of the month), `left` (of these; those who came and left within
    the month are not in `begin`). A month that began with nobody has no churn. Raises `InputError` where
    more left than were there.

    >>> churn_rates(pd.DataFrame({"begin": [1000], "left": [50]}))[["churn", "yearly_churn"]].round(4)
       churn  yearly_churn
    0   0.05        0.4596
    """
    need_columns(periods, ["begin", "left"], "Churn")
    begin, left = numbers(periods, "begin", low=0), numbers(periods, "left", low=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        refuse(periods, "left", left > begin, "More left than there were at the start.")
        churn = np.where(begin > 0, left / begin, np.nan)
    return periods.assign(churn=churn, yearly_churn=1 - (1 - churn) ** 12)


def churn_over(churn: float, periods: float = 12) -> float:
    """The share that is gone after so many periods of the same churn: 1 - (1 - churn)^periods.

    >>> round(churn_over(0.05), 4)  # a year of 5 % a month is 46 %, not 60 %
    0.4596
    """
    if not 0 <= churn <= 1:
        raise InputError(f"The churn is {show(churn)}. Write a share from 0 to 1: 0.05 for 5 %.")
    if not periods >= 0:
        raise InputError(f"The number of periods is {show(periods)}. It can't be under 0.")
    return 1 - (1 - churn) ** periods


def _spans(kind: str, ages: Sequence[int | tuple[int, int]]) -> list[tuple[int, int]]:
    if kind not in ("exact", "rolling", "bracket"):
        raise InputError(f"The kind {kind} is not known. Choose exact, rolling or bracket.")
    spans = []
    for age in ages:
        pair = isinstance(age, tuple)
        low, high = age if isinstance(age, tuple) else (age, age)
        if pair != (kind == "bracket") or not 0 <= low <= high:
            wanted = "pairs such as (1, 3)" if kind == "bracket" else "whole numbers from 0"
            raise InputError(f"The age {age} doesn't fit. For {kind} retention name {wanted}.")
        spans.append((low, high))
    return spans


def _days(activity: pd.DataFrame, column: str) -> pd.Series:
    days = pd.to_datetime(activity[column], errors="coerce")
    refuse(activity, column, days.isna().to_numpy(), "Write a date as 2026-10-05.")
    return days.dt.normalize()


def _age(began: pd.Series, days: pd.Series, unit: str) -> pd.Series:
    if unit == "month":
        return 12 * (days.dt.year - began.dt.year) + days.dt.month - began.dt.month
    if unit not in _DAYS:
        raise InputError(f"The unit {unit} is not known. Choose day, week or month.")
    return (days - began).dt.days // _DAYS[unit]


def _age_observed(began: pd.Series, last: pd.Timestamp, unit: str) -> np.ndarray:
    """The oldest age that is over for each customer on the last day; -1 for none."""
    after = pd.Series(last + pd.Timedelta(days=1), index=began.index)
    return _age(began, after, unit).to_numpy() - 1


def _begin_of(days: pd.Series, unit: str) -> pd.Series:
    if unit == "month":
        return days.dt.to_period("M").dt.start_time
    if unit == "week":
        return days - pd.to_timedelta(days.dt.dayofweek, unit="D")
    if unit == "day":
        return days
    raise InputError(f"The cohort's unit {unit} is not known. Choose day, week or month.")
