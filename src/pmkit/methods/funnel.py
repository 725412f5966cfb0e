"""Funnels: how many of the people who began get to each step, in the same cohort and the same time.

AARRR (McClure 2007) names usual steps. A funnel says where people are lost, not why.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse
from pmkit.methods.proportions import wilson_interval


def funnel_rates(steps: pd.DataFrame) -> pd.DataFrame:
    """The table with the rates of each step: from the step before, and from the first.

    Columns: `people` (whole, one row per step, in order), usually `step`. Adds `step_rate` (missing for the
    first), `overall_rate`, `lost` (people since the step before), `low` and `high` (95 % Wilson interval of
    the step's rate) and `biggest_loss` (the step that loses most people; ties all). A rate out of nobody
    is missing. Raises `InputError` where a step has more people than the one before: then it is not one
    cohort in one time.

    >>> steps = pd.DataFrame({"step": ["signed up", "planned", "paid"], "people": [200, 100, 40]})
    >>> funnel_rates(steps)[["step", "step_rate", "overall_rate", "lost", "biggest_loss"]]
            step  step_rate  overall_rate  lost  biggest_loss
    0  signed up        NaN           1.0     0         False
    1    planned        0.5           0.5   100          True
    2       paid        0.4           0.2    60         False
    """
    need_columns(steps, ["people"], "A funnel")
    people = numbers(steps, "people", low=0, remedy="Count people, 0 or more.")
    refuse(
        steps, "people", np.isnan(people) | (people != np.round(people)), "Count people, in whole numbers."
    )
    if len(people) < 2:
        raise InputError("A funnel has at least two steps. Add the step before or after.", column="people")
    before = np.concatenate([[np.nan], people[:-1]])
    with np.errstate(invalid="ignore", divide="ignore"):
        refuse(
            steps,
            "people",
            people > before,
            "More people than in the step before: count the same people in the same time, in order.",
        )
        step_rate = np.where(before > 0, people / before, np.nan)
        overall = people / people[0] if people[0] > 0 else np.full(len(people), np.nan)
    lost = np.concatenate([[0], people[:-1] - people[1:]]).astype(int)
    ranges = [
        wilson_interval(int(n), int(of)) if of > 0 else (np.nan, np.nan)
        for n, of in zip(people, before, strict=True)
    ]
    return steps.assign(
        step_rate=step_rate,
        overall_rate=overall,
        lost=lost,
        low=[low for low, _ in ranges],
        high=[high for _, high in ranges],
        biggest_loss=(lost == lost.max()) & (lost > 0),
    )


def funnel_counts(
    events: pd.DataFrame, steps: Sequence[str], *, within_days: int | None = None, until: object = None
) -> pd.DataFrame:
    """Count people through `steps`, from one row per event; then as `funnel_rates`.

    Columns: `customer`, `event`, `date`. A person reaches a step when they did it on or after the day of
    the step before it (a person's first time of each counts), and within `within_days` of the first step
    where that is given. Then people whose days are not yet over on `until` (by default the last date of
    the table) are left out of all steps: they have not had the time. Events of other names are ignored.

    >>> events = pd.DataFrame({"customer": ["a", "a", "b"], "event": ["signed up", "paid", "signed up"],
    ...                        "date": ["2026-01-01", "2026-01-05", "2026-01-02"]})
    >>> funnel_counts(events, ["signed up", "paid"])["people"].tolist()
    [2, 1]
    """
    need_columns(events, ["customer", "event", "date"], "Counting a funnel")
    if len(steps) < 2 or len(set(steps)) < len(steps):
        raise InputError("Name at least two different steps, in order.", column="event")
    days = pd.to_datetime(events["date"], errors="coerce")
    refuse(events, "date", days.isna().to_numpy(), "Write a date as 2026-10-05.")
    dated = events.assign(date=days)
    first = dated[dated["event"].isin(steps)].groupby(["customer", "event"])["date"].min().unstack()
    for step in steps:
        if step not in first.columns:
            raise InputError(f"No event is called {step}. Check the names of the steps.", column="event")
    begun = first[steps[0]]
    reached = begun.notna()
    if within_days is not None:
        last = pd.Timestamp(until) if until is not None else days.max()  # type: ignore[arg-type]
        reached &= begun + pd.Timedelta(days=within_days) <= last
    counts = [int(reached.sum())]
    for step, previous in zip(steps[1:], steps, strict=False):
        reached &= first[step] >= first[previous]
        if within_days is not None:
            reached &= first[step] <= begun + pd.Timedelta(days=within_days)
        counts.append(int(reached.sum()))
    return funnel_rates(pd.DataFrame({"step": list(steps), "people": counts}))
