"""A Kano survey at Mealwise: 150 households answer a pair of questions on each of twelve features.

The features that matter for the lesson are those whose average hides two groups: a warning that one group
takes for granted and another finds a nuisance. What each segment tends to is set by hand
(`kano_tendencies.csv`: must-be, one-dimensional, attractive, indifferent and reverse answers, in per cent).
All data are invented.
"""

from __future__ import annotations

from random import Random

import pandas as pd

from mealwise import rows, table
from mealwise.usage import Household, households
from pmkit.cases import load

ANSWERS = ("like", "must-be", "neutral", "live-with", "dislike")
RESPONDENTS = {"allergy families": 50, "families": 55, "couples and singles": 45}
_PEOPLE = ("C0001", "C0002", "C0003", "C0004")

# The answer pairs (functional, dysfunctional) of each category, with how common each is.
_PAIRS: dict[str, tuple[tuple[tuple[str, str], int], ...]] = {
    "M": ((("must-be", "dislike"), 62), (("neutral", "dislike"), 28), (("live-with", "dislike"), 10)),
    "O": ((("like", "dislike"), 100),),
    "A": ((("like", "neutral"), 52), (("like", "live-with"), 36), (("like", "must-be"), 12)),
    "I": (
        (("neutral", "neutral"), 56), (("neutral", "live-with"), 18), (("must-be", "live-with"), 12),
        (("live-with", "neutral"), 8), (("must-be", "neutral"), 6),
    ),
    "R": (
        (("dislike", "neutral"), 38), (("dislike", "like"), 34), (("neutral", "like"), 16),
        (("live-with", "like"), 12),
    ),
    "Q": ((("like", "like"), 60), (("dislike", "dislike"), 40)),
}  # fmt: skip
_CARES = {"M": (6, 9), "O": (5, 9), "A": (3, 7), "I": (1, 5), "R": (1, 4), "Q": (1, 9)}


def _respondents(random: Random) -> list[Household]:
    """Paying households, the four of the cast among them, as many per segment as the survey needs."""
    active = [one for one in households() if one.active]
    random.shuffle(active)
    active.sort(key=lambda one: one.id not in _PEOPLE)
    chosen: list[Household] = []
    for segment, count in RESPONDENTS.items():
        chosen += [one for one in active if one.segment.name == segment][:count]
    random.shuffle(chosen)
    return chosen


def kano() -> pd.DataFrame:
    """One row per respondent and feature: the two answers and how much they say they care."""
    random = Random(12)
    features = load("kano_features")[["feature", "item_id"]]
    tendencies = table("kano_tendencies").set_index(["feature", "segment"])[[*"MOAIR"]]
    shares = {key: row.tolist() for key, row in tendencies.iterrows()}
    made = []
    for number, one in enumerate(_respondents(random), 1):
        for feature, item in rows(features):
            category = random.choices("MOAIR", shares[feature, one.segment.name])[0]
            if random.random() < 0.02:
                category = "Q"
            pairs = _PAIRS[category]
            functional, dysfunctional = random.choices(
                [pair for pair, _ in pairs], [many for _, many in pairs]
            )[0]
            cares = random.randint(*_CARES[category])
            made.append(
                (f"R{number:03}", one.id, one.segment.name, feature, item, functional, dysfunctional, cares)
            )
    columns = [
        "respondent",
        "customer",
        "segment",
        "feature",
        "item_id",
        "functional",
        "dysfunctional",
        "importance",
    ]
    return pd.DataFrame(made, columns=columns)
