"""The numbers of the lesson on the flag “unsafe for this household”, and on a published table. All computed."""

from functools import cache
from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.values import Draw

HALF = 0.5
MISS, FALSE_ALARM = 20, 1

miss_costs = MISS
_PUBLISHED = pd.DataFrame(
    {
        "group": ["Black", "White"],
        "tp": [1369, 505],
        "fp": [805, 349],
        "fn": [532, 461],
        "tn": [990, 1139],
    }
)
"""Counts of ProPublica's two-year file, score low against medium and high: see `sources.md`."""


@cache
def _meals() -> Any:
    return load("unsafe_scores")


def _rates(threshold: Any) -> Any:
    counts = methods.confusion_counts(_meals(), threshold, by="group")
    return methods.confusion_rates(counts).set_index("group")


def _line() -> float:
    return methods.best_threshold(miss=MISS, false_alarm=FALSE_ALARM)


def flag() -> dict[str, float]:
    """The flag as Tomasz set it, from one half on: counts, and shares in per cent; what no flag at all gets right."""
    half = _rates(HALF).loc["all"]
    return {
        "n": int(half["n"]),
        "unsafe": int(half["tp"] + half["fn"]),
        "caught": int(half["tp"]),
        "missed": int(half["fn"]),
        "alarms": int(half["fp"]),
        "right": 100 * float(half["right"]),
        "never": 100 * (1 - float(half["base_rate"])),
        "base": 100 * float(half["base_rate"]),
    }


def line() -> dict[str, float]:
    """The flag at the line where a miss costs 20 false alarms: counts, and per cent for each group."""
    rates = _rates(_line())
    told = {"at": 100 * _line(), "caught": int(rates["tp"]["all"]), "alarms": int(rates["fp"]["all"])}
    for group in ("one", "several"):
        for name in ("base_rate", "ppv", "fpr", "fnr"):
            told[f"{group}_{name}"] = 100 * float(rates[name][group])
    return told


def equal() -> dict[str, float]:
    """What comes of equal shares of right flags, and of equal shares of misses, at the line of one allergy; in per
    cent."""
    told: dict[str, float] = {}
    for measure in ("ppv", "fnr"):
        lines = methods.equal_thresholds(_meals(), measure, like="one", threshold=_line())
        rates = _rates(dict(zip(lines["group"], lines["threshold"], strict=True)))
        for group in ("one", "several"):
            told |= {
                f"{measure}_{group}_{name}": 100 * float(rates[name][group]) for name in ("ppv", "fpr", "fnr")
            }
    return told


# a published table


def published() -> dict[str, float]:
    """The published table: counts, and rates in per cent, of the two groups."""
    rates = methods.confusion_rates(_PUBLISHED).set_index("group")
    told: dict[str, float] = {}
    for group in rates.index:
        for name in ("tp", "fp", "fn", "tn", "n"):
            told[f"{group.lower()}_{name}"] = int(rates[name][group])
        for name in ("base_rate", "ppv", "fpr", "fnr"):
            told[f"{group.lower()}_{name}"] = 100 * float(rates[name][group])
    return told


def false_alarms(draw: Draw) -> dict[str, float]:
    """A table of four counts, the share of false alarms in per cent, and the usual ways to go wrong."""
    tp, fp, fn, tn = draw.of((40, 30, 10, 170), (60, 45, 20, 255), (72, 36, 18, 264), (50, 60, 30, 240))
    return {
        "tp": tp,
        "fp": fp,
        "fn": fn,
        "tn": tn,
        "harmless": fp + tn,
        "share": 100 * fp / (fp + tn),
        "of_flags": 100 * fp / (fp + tp),
        "of_all": 100 * fp / (tp + fp + fn + tn),
        "missed": 100 * fn / (fn + tp),
    }
