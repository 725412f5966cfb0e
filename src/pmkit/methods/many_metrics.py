"""Many metrics at once: false alarms of a family, guardrails within a margin, and what a test says in all.

One goal metric named beforehand decides, guardrails can stop it, and all others explore.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np
import pandas as pd

from pmkit.english import counted, listed
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show

Verdict = Literal["improves", "harmless", "hurts", "not known yet"]
Decision = Literal["roll out", "don't roll out", "not known yet", "talk about it"]
ROLES = ("goal", "guardrail", "other")


def family_error(metrics: int, *, level: float = 0.05) -> float:
    """The chance that at least one of so many independent metrics looks significant by chance alone.

    1 - (1 - level)^metrics. Metrics of one test move together, so it is an upper guide. Raises `InputError`
    for no metric and a level outside 0 to 1.

    >>> round(family_error(14), 2)
    0.51
    """
    if metrics < 1 or metrics != int(metrics):
        raise InputError(f"The number of metrics is {show(metrics)}. Write a whole number, at least 1.")
    _level(level)
    return 1 - (1 - level) ** metrics


def benjamini_hochberg(p_values: Sequence[float] | pd.Series, *, level: float = 0.05) -> pd.DataFrame:
    """Which of many p values stand out when at most `level` of those named may be false alarms on average.

    Result, one row per p value, in order: `p_value`, `adjusted` (the smallest level at which it stands out),
    `stands_out`, and `bonferroni` (whether it would also pass level / number, which guards against a single
    false alarm). A missing p value stays missing and counts for nothing. Raises `InputError` for values
    outside 0 to 1. Source: Benjamini & Hochberg, Journal of the Royal Statistical Society B 57, 1995.

    >>> benjamini_hochberg([0.01, 0.04, 0.03, 0.5])["adjusted"].round(3).tolist()
    [0.04, 0.053, 0.053, 0.5]
    """
    from scipy.stats import false_discovery_control

    _level(level)
    table = pd.DataFrame({"p_value": p_values})
    values = numbers(table, "p_value", low=0, high=1, remedy="A p value lies between 0 and 1.")
    known = ~np.isnan(values)
    adjusted = np.full(len(values), np.nan)
    if known.any():
        adjusted[known] = false_discovery_control(values[known])
    share = level / max(int(known.sum()), 1)
    return pd.DataFrame(
        {
            "p_value": values,
            "adjusted": adjusted,
            "stands_out": adjusted <= level,
            "bonferroni": values <= share,
        },
        index=p_values.index if isinstance(p_values, pd.Series) else None,
    )


def guardrail_verdict(
    low: float, high: float, margin: float, *, worse_is: Literal["lower", "higher"] = "lower"
) -> Verdict:
    """What the range of a difference (variant minus control) says about a metric that must not get worse.

    `low`, `high` and `margin` in the metric's unit; `margin` (0 or more) is the harm that may be lived with,
    named beforehand. “improves”: all of the range is better. “harmless”: it may be worse, but not by more
    than the margin. “hurts”: all of it is worse, and it reaches beyond the margin. “not known yet”: it holds
    both no harm and more harm than the margin. Raises `InputError` for a range that is missing or upside
    down, and a negative margin. Source: after Xifara et al., Airbnb, 2021 (guardrails of impact, power and
    significant harm).

    >>> [guardrail_verdict(low, high, 0.5) for low, high in ((-0.2, 0.4), (-0.8, 0.4), (-0.8, -0.1))]
    ['harmless', 'not known yet', 'hurts']
    """
    if not low <= high:
        raise InputError(f"The range goes from {show(low)} to {show(high)}. Write the smaller number first.")
    if not margin >= 0:
        raise InputError(f"The margin is {show(margin)}. Write how much worse is still fine, 0 or more.")
    if worse_is not in ("lower", "higher"):
        raise InputError(f"worse_is is {show(worse_is)}. Write lower or higher.")
    worst, best = (low, high) if worse_is == "lower" else (-high, -low)
    if worst > 0:
        return "improves"
    if worst >= -margin:
        return "harmless"
    return "hurts" if best < 0 else "not known yet"


@dataclass(frozen=True)
class MetricsVerdict:
    """`decision`, a sentence why, and one row per metric in `metrics`, as `judge_metrics` tells."""

    decision: Decision
    says: str
    metrics: pd.DataFrame


def judge_metrics(metrics: pd.DataFrame, *, level: float = 0.05) -> MetricsVerdict:
    """What one test says, over its goal, its guardrails and all that else was measured.

    Columns, one row per metric and arm: `metric`, `role` (goal, guardrail, other; exactly one goal), `arm`
    (control, variant), `n` (people), `mean` (or a share), `sd` (empty for a share: taken from it), `worse_is`
    (lower, higher) and `margin` (for guardrails: the harm that may be lived with, in the metric's unit; 0
    where empty). Result: in `metrics`, one row each in order, `metric`, `role`, `difference` (variant minus
    control), `low`, `high` (its range at 1 - `level`, normal), `p_value`, `adjusted` (Benjamini and Hochberg
    over the others) and `verdict`: as `guardrail_verdict`; for goal and others the margin is 0, and others
    must stand out after adjusting. The decision: a goal or guardrail that hurts ends it; else what is not
    known stays open; a goal that improves with harmless guardrails is rolled out, and talked about where
    another metric gets worse. The rules are the course's own. Raises `InputError` as the columns ask, and
    where a metric lacks an arm or there is not one goal.

    >>> rows = pd.DataFrame({"metric": ["paid"] * 2, "role": "goal", "arm": ["control", "variant"],
    ...                      "n": [2000, 2000], "mean": [0.30, 0.36], "worse_is": "lower"})
    >>> judge_metrics(rows).decision
    'roll out'
    """
    _level(level)
    told = _differences(metrics, level)
    told["adjusted"] = np.nan
    others = (told["role"] == "other").to_numpy()
    told.loc[others, "adjusted"] = benjamini_hochberg(told.loc[others, "p_value"], level=level)["adjusted"]
    verdicts: list[Verdict] = []
    for row in told.to_dict("records"):
        verdict = guardrail_verdict(row["low"], row["high"], row["margin"], worse_is=row["worse_is"])
        by_chance = row["role"] == "other" and not row["adjusted"] <= level
        verdicts.append("not known yet" if by_chance else verdict)
    told = told.assign(verdict=verdicts).drop(columns=["margin", "worse_is"])
    decision, says = _decide(told)
    return MetricsVerdict(decision, says, told)


def _differences(metrics: pd.DataFrame, level: float) -> pd.DataFrame:
    need_columns(metrics, ["metric", "role", "arm", "n", "mean", "worse_is"], "A verdict on metrics")
    for column, allowed in {
        "role": ROLES,
        "arm": ("control", "variant"),
        "worse_is": ("lower", "higher"),
    }.items():
        known = metrics[column].isin(allowed).to_numpy()
        refuse(metrics, column, ~known, f"Write one of: {', '.join(allowed)}.")
    refuse(metrics, "metric", metrics["metric"].isna().to_numpy(), "Name the metric.")
    n = numbers(metrics, "n", low=2, remedy="Count people, at least 2.")
    refuse(metrics, "n", np.isnan(n), "Count the people of this arm.")
    mean = numbers(metrics, "mean")
    refuse(metrics, "mean", np.isnan(mean), "Write the mean or the share of this arm.")
    sd = numbers(metrics, "sd", low=0) if "sd" in metrics.columns else np.full(len(metrics), np.nan)
    no_share = np.isnan(sd) & ((mean < 0) | (mean > 1))
    refuse(
        metrics, "mean", no_share, "Without an sd it must be a share from 0 to 1. Write the sd, or the share."
    )
    margin = numbers(metrics, "margin", low=0) if "margin" in metrics.columns else np.zeros(len(metrics))
    sd = np.where(np.isnan(sd), np.sqrt(np.clip(mean * (1 - mean), 0, None)), sd)
    repeated = metrics.duplicated(["metric", "arm"]).to_numpy()
    refuse(metrics, "metric", repeated, "It has this arm twice. Keep one row for each arm.")
    read = metrics.assign(mean=mean, square=sd**2 / n, margin=np.nan_to_num(margin))
    z = NormalDist().inv_cdf(1 - level / 2)
    rows = []
    for name, part in read.groupby("metric", sort=False):
        arms = part.set_index("arm")
        if len(arms) < 2:
            raise InputError(f"{name} has no row for one of the arms. Add control and variant.", column="arm")
        for column in ("role", "worse_is"):
            if part[column].nunique() > 1:
                raise InputError(
                    f"{name} has two different entries in {column}. Write the same.", column=column
                )
        apart = float(arms["mean"]["variant"] - arms["mean"]["control"])
        error = sqrt(arms["square"].sum())
        p_value = 2 * NormalDist().cdf(-abs(apart) / error) if error else float(apart == 0)
        first = part.iloc[0]
        limits = apart - z * error, apart + z * error
        rows.append((name, first["role"], apart, *limits, p_value, part["margin"].max(), first["worse_is"]))
    names = ["metric", "role", "difference", "low", "high", "p_value", "margin", "worse_is"]
    told = pd.DataFrame(rows, columns=names)
    goals = int((told["role"] == "goal").sum())
    if goals != 1:
        raise InputError(f"Name one goal metric, which decides. The table has {goals}.", column="role")
    return told


def _decide(told: pd.DataFrame) -> tuple[Decision, str]:
    goal = told[told["role"] == "goal"].iloc[0]
    guardrails, others = (told[told["role"] == role] for role in ("guardrail", "other"))
    hurt, open_ones = (
        listed(list(guardrails.loc[guardrails["verdict"] == verdict, "metric"]))
        for verdict in ("hurts", "not known yet")
    )
    worse = listed(list(others.loc[others["verdict"] == "hurts", "metric"]))
    if goal["verdict"] == "hurts":
        return "don't roll out", f"The goal, {goal['metric']}, gets worse."
    if hurt:
        return "don't roll out", f"Whatever the goal gains: {hurt} got worse beyond the margin."
    if goal["verdict"] != "improves":
        return "not known yet", f"The range of {goal['metric']} still holds no effect at all."
    if open_ones:
        return (
            "not known yet",
            f"{goal['metric']} improves, but how much {open_ones} suffers is not known yet.",
        )
    if worse:
        return "talk about it", f"{goal['metric']} improves within the guardrails, but {worse} gets worse."
    return (
        "roll out",
        f"{goal['metric']} improves, and no guardrail is hurt ({counted(len(guardrails), 'guardrail')}).",
    )


def _level(level: float) -> None:
    if not 0 < level < 1:
        raise InputError(f"The level is {show(level)}. Write a share between 0 and 1: 0.05 for 5 %.")
