"""A Kano survey at Mealwise: 150 households answer a pair of questions on each of twelve features.

The features that matter for the lesson are those whose average hides two groups: a warning that one group
takes for granted and another finds a nuisance. What each segment tends to is set here by hand. All data
are invented.
"""

from __future__ import annotations

from random import Random

import pandas as pd

from pmkit.cases._usage import Household, households

ANSWERS = ("like", "must-be", "neutral", "live-with", "dislike")
RESPONDENTS = {"allergy families": 50, "families": 55, "couples and singles": 45}
_PEOPLE = ("C0001", "C0002", "C0003", "C0004")

# feature -> (item of the backlog, title, tendency per segment in the order of RESPONDENTS);
# a tendency is a share for each of M, O, A, I, R, in per cent
_M, _O, _A, _I = (64, 14, 8, 13, 1), (14, 60, 14, 12, 0), (6, 16, 58, 20, 0), (5, 8, 12, 74, 1)
_R, _AI, _MO = (2, 4, 6, 26, 62), (4, 10, 42, 43, 1), (42, 38, 9, 11, 0)
FEATURES: dict[str, tuple[str, str, tuple[tuple[int, ...], ...]]] = {
    "allergy-filter": ("MW-01", "Search leaves out what we are allergic to", ((78, 12, 4, 6, 0), _I, _I)),
    "traces": ("MW-16", "A warning about traces before each recipe", (_M, (6, 12, 12, 48, 22), _R)),
    "shared-list": ("MW-05", "Two people keep one shopping list", (_O, _O, _AI)),
    "dark-mode": ("MW-04", "Dark screen", (_I, _I, (4, 12, 38, 45, 1))),
    "swap": ("MW-13", "Replace a meal in two taps", (_O, _MO, _O)),
    "offline": ("MW-11", "The list works without a signal", (_MO, _MO, _M)),
    "fridge": ("MW-21", "Cook from what is in the fridge", (_AI, _A, _A)),
    "price-compare": ("MW-27", "Compare the basket's price in two shops",
                      (_AI, (8, 44, 33, 15, 0), (8, 50, 28, 14, 0))),
    "talking-chef": ("MW-10", "A voice talks me through the recipe",
                     (_I, (2, 4, 14, 58, 22), (3, 5, 26, 50, 16))),
    "share-picture": ("MW-41", "Post my week's plan with a picture",
                      ((1, 2, 5, 56, 36), (1, 2, 8, 66, 23), (2, 6, 34, 52, 6))),
    "recommender": ("MW-19", "Suggestions learned from what we cook", ((2, 8, 20, 34, 36), _AI, _A)),
    "budget": ("MW-34", "The plan stays under a weekly sum", (_I, _O, (12, 42, 26, 20, 0))),
}  # fmt: skip

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
    rows = []
    for number, one in enumerate(_respondents(random), 1):
        segment = list(RESPONDENTS).index(one.segment.name)
        for feature, (item, _, tendencies) in FEATURES.items():
            category = random.choices("MOAIR", tendencies[segment])[0]
            if random.random() < 0.02:
                category = "Q"
            pairs = _PAIRS[category]
            functional, dysfunctional = random.choices(
                [pair for pair, _ in pairs], [many for _, many in pairs]
            )[0]
            cares = random.randint(*_CARES[category])
            rows.append(
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
    return pd.DataFrame(rows, columns=columns)


def kano_features() -> pd.DataFrame:
    """The twelve features as the survey names them, with the backlog item that each belongs to."""
    rows = [(feature, item, title) for feature, (item, title, _) in FEATURES.items()]
    return pd.DataFrame(rows, columns=["feature", "item_id", "title"])
