"""The numbers of the practice sheet on charts and tests, and what its rules see in the two texts. All computed."""

from collections.abc import Mapping
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.metrics import sheet_texts
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# pictures and averages


def tall_bars() -> dict[str, float]:
    """Two bars on an axis that begins at 47,500: the growth in per cent, how often the taller bar is as high, and
    the lie factor in both definitions."""
    start, before, after = 47_500, 48_200, 49_100
    found = methods.lie_factor(before, after, before - start, after - start)
    return {
        "growth": 100 * (after / before - 1),
        "times": (after - start) / (before - start),
        "effect": found.effect,
        "ratio": found.ratio,
    }


def meals_by_segment() -> dict[str, float]:
    """Meals cooked from a plan, per paying household and month: the average, by segment, the middle one, and in how
    many of 100 months a household is within one meal of the average."""
    months = load("usage_months").merge(
        load("customers")[["id", "segment"]], left_on="customer", right_on="id"
    )
    meals, by_segment = months["meals_cooked"], months.groupby("segment")["meals_cooked"].mean()
    return {
        "average": float(meals.mean()),
        "allergy": float(by_segment["allergy families"]),
        "families": float(by_segment["families"]),
        "couples": float(by_segment["couples and singles"]),
        "middle": float(meals.median()),
        "near": 100 * float(((meals - meals.mean()).abs() <= 1).mean()),
    }


# tests, and what chance does


def side_numbers(draw: Draw) -> dict[str, float]:
    """So many independent metrics without any effect: the chance in per cent that one looks like one all the same."""
    metrics = int(draw.of(14, 5, 8, 10, 12, 16, 20))
    chance = 100 * methods.family_error(metrics)
    return {"metrics": metrics, "chance": chance, "none": 100 - chance, "summed": 5 * metrics, "one": 5}


def morning_looks() -> dict[str, float]:
    """The chance in per cent of a false alarm for whoever looks on each of 28 days, and with 14 metrics."""
    return {"month": 100 * methods.false_alarm_chance(28), "fourteen": 100 * methods.family_error(14)}


def headline_test() -> dict[str, Any]:
    """T2 on day 9 and on day 28, in per cent and points, and the days on which p was under 5 %."""
    days = load("experiment_days")
    by_day = methods.results_by_day(days[days["test"] == "T2"]).set_index("day")
    found: dict[str, Any] = {"last": int(by_day.index[-1])}
    for name, day in (("early", 9), ("end", found["last"])):
        row = by_day.loc[day]
        for arm in ("control", "variant"):
            found[f"{name}_{arm}"] = 100 * row[f"successes_{arm}"] / row[f"people_{arm}"]
            found[f"{name}_{arm}_people"] = int(row[f"people_{arm}"])
        found |= {
            f"{name}_{part}": 100 * float(row[part]) for part in ("difference", "low", "high", "p_value")
        }
    under = by_day.index[by_day["p_value"] < 0.05]
    return found | {
        "first_under": int(under[0]),
        "last_under": int(under[-1]),
    }


def headline_in_people(headline_test: dict[str, Any]) -> dict[str, int]:
    """Day 28 in whole people of 100: who subscribed with the new and the old headline, and the ends of the range."""
    told = {"new": headline_test["end_variant"], "old": headline_test["end_control"]}
    told |= {"fewer": -headline_test["end_low"], "more": headline_test["end_high"]}
    return {name: round(float(value)) for name, value in told.items()}


headline_truth = {"control": 31.0, "variant": 31.2}
"""What was put into the invented test T2 when its days were drawn, in per cent (`tools/mealwise`)."""


def headline_gain() -> float:
    return round(headline_truth["variant"] - headline_truth["control"], 6)


# what a rule sees in a text


@rule
def viktor_note_findings(slots: Mapping[str, str]) -> list[Finding]:
    """Sixty words to somebody who was right about a day and wrong about what follows."""
    return [*sheet_texts.note(slots, experiment=True), *sheet_texts.blame(slots)]


@rule
def stadtbad_findings(slots: Mapping[str, str]) -> list[Finding]:
    """Sixty words to a council about a price test without a comparison."""
    return [*sheet_texts.note(slots, experiment=False), *sheet_texts.all_holders(slots)]
