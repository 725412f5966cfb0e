"""The numbers of the lesson on the assistant's answers, its judges, and the weeks of the recommender. All computed."""

from functools import cache
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.values import Draw

REFERENCE = range(1, 9)
BINS = [f"bin_{number}" for number in range(1, 6)]


@cache
def _answers() -> Any:
    return load("assistant_cases")


@cache
def _weeks() -> Any:
    return methods.drift_by_period(load("recommender_weeks"), BINS, list(REFERENCE)).set_index("week")


def answers() -> dict[str, float]:
    """The test questions: how many, unsafe in all, on babies, allergies and diabetes, with the range for
    babies and the limit for diabetes; shares in per cent."""
    table = _answers()
    slices = table.groupby("slice")["unsafe"].agg(["size", "sum"])
    baby, allergy = slices.loc["baby"], slices.loc["allergy"]
    low, high = methods.wilson_interval(int(baby["sum"]), int(baby["size"]))
    return {
        "n": len(table),
        "unsafe": int(table["unsafe"].sum()),
        "share": 100 * float(table["unsafe"].mean()),
        "baby": int(baby["size"]),
        "baby_unsafe": int(baby["sum"]),
        "baby_share": 100 * float(baby["sum"] / baby["size"]),
        "baby_low": 100 * low,
        "baby_high": 100 * high,
        "allergy": int(allergy["size"]),
        "allergy_unsafe": int(allergy["sum"]),
        "diabetes": int(slices["size"]["diabetes"]),
        "diabetes_unsafe": int(slices["sum"]["diabetes"]),
        "diabetes_limit": 100 * methods.no_failure_bound(int(slices["size"]["diabetes"])),
    }


def judges() -> dict[str, float]:
    """Agreement of the two people and of the model with the first of them, raw in per cent and beyond chance; how
    many of 100 long and short answers the model and the first person call good."""
    table = _answers()
    people, model = table[["rater_a", "rater_b"]], table[["rater_a", "judge"]]
    long = methods.judge_preference(table, "length").set_index("judge")
    return {
        "people": 100 * methods.raw_agreement(people),
        "model": 100 * methods.raw_agreement(model),
        "people_kappa": methods.cohens_kappa(people),
        "model_kappa": methods.cohens_kappa(model),
        "model_long": 100 * float(long["share"]["judge"]),
        "model_short": 100 * float(long["other_share"]["judge"]),
        "person_long": 100 * float(long["share"]["rater_a"]),
        "person_short": 100 * float(long["other_share"]["rater_a"]),
    }


def weeks() -> dict[str, float]:
    """The recommender: the index and how many of 100 meals were cooked in the weeks that matter; in how many other
    weeks the index was no smaller than in week 25; the share of the twenty most shown recipes, in per cent."""
    table = _weeks()
    calm = table.loc[list(REFERENCE)]
    return {
        "n": len(table),
        "usual": 100 * float(calm["cooked"].mean()),
        "psi_12": float(table["psi"][12]),
        "cooked_12": 100 * float(table["cooked"][12]),
        "psi_25": float(table["psi"][25]),
        "cooked_25": 100 * float(table["cooked"][25]),
        "as_high": int((table["psi"] >= table["psi"][25]).sum()) - 1,
        "top_before": 100 * float(calm["top20_share"].mean()),
        "top_last": 100 * float(table["top20_share"].iloc[-1]),
        "cooked_last": 100 * float(table["cooked"].iloc[-1]),
    }


def enough_cases(draw: Draw) -> dict[str, float]:
    """How many cases without a miss support “fewer than so many of 100”, and the usual ways to go wrong."""
    one_in = draw.of(100, 50, 200, 150, 250)
    return {
        "one_in": one_in,
        "needed": methods.people_to_see(1 / one_in) or 0,
        "in_head": 3 * one_in,
        "missed": 100 - 100 * methods.chance_to_see(1 / one_in, one_in),
        "half": methods.people_to_see(1 / one_in, confidence=0.5) or 0,
    }


def two_readers(draw: Draw) -> dict[str, float]:
    """Two readers who call 9 of 10 good: agreement, agreement by chance, and what is beyond it, in per cent."""
    both_good, both_bad, apart = draw.of((82, 2, 16), (84, 4, 12), (76, 4, 20), (83, 3, 14))
    n = both_good + both_bad + apart
    good = (both_good + apart / 2) / n
    agreed, by_chance = (both_good + both_bad) / n, good**2 + (1 - good) ** 2
    return {
        "both_good": both_good,
        "both_bad": both_bad,
        "apart": apart,
        "agreed": 100 * agreed,
        "by_chance": 100 * by_chance,
        "share_agreed": agreed,
        "share_chance": by_chance,
        "difference": agreed - by_chance,
        "kappa": (agreed - by_chance) / (1 - by_chance),
    }
