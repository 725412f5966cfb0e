"""The numbers of the practice sheet on slices, Sprints and what stays undone. All computed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.cases import load
from pmkit.course.delivery import sheet_texts
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# examples and the faults that they catch

_TYPICAL = (
    ("Ngozi's household has a nut allergy", "she searches for “bread”", "Walnut bread is not in the results"),
    ("Ngozi's household has a nut allergy", "she searches for “bread”", "Plain bread is in the results"),
    ("Lena's household has no allergy", "she searches for “bread”", "Walnut bread is in the results"),
)
_FOURTH = {
    "curry": ("a household has an allergy to nuts", "somebody searches", "Fish curry is not in the results"),
    "oat": ("a household has a nut allergy", "somebody searches", "Oat bar is not in the results"),
    "almond": (
        "a household has an allergy to nuts",
        "somebody searches",
        "Almond cake is not in the results",
    ),
    "satay": (
        "a household has an allergy to peanuts",
        "somebody searches",
        "Chicken satay is not in the results",
    ),
}


def _caught(examples: Sequence[tuple[str, str, str]]) -> int:
    """How many of the twelve faulty filters these examples catch."""
    lines = ["Feature: Allergy filter"]
    for number, (given, when, then) in enumerate(examples, 1):
        lines += [f"Example: {number}", f"Given {given}", f"When {when}", f"Then {then}"]
    told = methods.catch_faults("\n".join(lines), methods.read_recipes(load("recipes_sample")))
    return len(told.score.caught_by)


def aoifes_examples() -> dict[str, int]:
    """Faults that Aoife's three examples catch, of how many, and how many more a fourth one would."""
    caught = _caught(_TYPICAL)
    more = {name: _caught([*_TYPICAL, example]) - caught for name, example in _FOURTH.items()}
    return {"caught": caught, "of": len(methods.FAULTS), "missed": len(methods.FAULTS) - caught, **more}


# slices

_LINK, _MINUTE, _CELLAR, _FLAT = "S25", "S26", "S27", "S28"


def list_slices() -> dict[str, Any]:
    """The shared list in four slices: a table, and the mean share of the value that is there while they work, by order."""
    table = load("slices").set_index("id").loc[[_LINK, _MINUTE, _CELLAR, _FLAT]].reset_index()
    shown = ["| Slice | of its value | person-months |", "|---|---:|---:|"]
    shown += [
        f"| {row.slice} | {row.value_share:g} % | {row.effort:g} |"
        for row in table.sort_values("slice").itertuples()
    ]
    orders = {"best": [_LINK, _MINUTE, _FLAT, _CELLAR], "cellar": [_LINK, _MINUTE, _CELLAR, _FLAT]}
    areas = {name: methods.check_split(table, order).area for name, order in orders.items()}
    per_month = (table["value_share"] / table["effort"]).set_axis(table["id"])
    return {
        "table": "\n".join(shown),
        **areas,
        "flat": float(per_month[_FLAT]),
        "per_cellar": float(per_month[_CELLAR]),
    }


# the chances of a Sprint


def three_manuals(draw: Draw) -> dict[str, Any]:
    """A translation office: ten weeks, and the chance in per cent to finish three manuals in two weeks."""
    weeks = draw.of(
        (2, 1, 0, 2, 1, 3, 2, 0, 1, 2),
        (1, 0, 2, 3, 1, 1, 0, 2, 1, 2),
        (1, 1, 0, 3, 2, 1, 0, 1, 1, 2),
        (2, 1, 1, 0, 1, 2, 3, 1, 2, 1),
        (2, 0, 1, 2, 0, 2, 3, 0, 1, 2),
    )
    reached = methods.items_in_sprint(list(weeks), 2)
    counts = Counter(weeks)
    mean = 2 * sum(weeks) / len(weeks)
    said = ["| Manuals finished | " + " | ".join(str(n) for n in sorted(counts)) + " |"]
    said += ["|---|" + "---:|" * len(counts)]
    said += ["| in so many of ten weeks | " + " | ".join(str(counts[n]) for n in sorted(counts)) + " |"]
    return {
        "table": "\n".join(said),
        "chance": 100 * float(reached[3]),
        "share": float(reached[3]),
        "fail": 100 - 100 * float(reached[3]),
        "exactly": 100 * float(reached[3] - reached[4]),
        "mean": mean,
        "of_mean": 100 * mean / 3,
        "one_week": 100 * counts[3] / len(weeks),
    }


def basket_fortnight() -> dict[str, float]:
    """Squad Basket since June: the chance in per cent to finish so many items or more in two weeks."""
    history = load("throughput")
    since = history[pd.to_datetime(history["starts"]) >= pd.Timestamp("2026-06-01")]["squad_basket"]
    reached = methods.items_in_sprint(since, 2)
    named = {"one": 1, "two": 2, "three": 3, "four": 4}
    return {name: 100 * float(reached[number]) for name, number in named.items()}


museum_days = 8
museum_value = {"sound": 0, "play": 50, "where": 18, "print": 12, "logo": 4, "cards": 20, "hours": 15}
museum_effort = {"sound": 2, "play": 3, "where": 2, "print": 1, "logo": 1, "cards": 3, "hours": 1}
_MUSEUM = {
    "sound": "Record the texts of room one",
    "play": "Visitors hear room one on their own phone",
    "where": "The map shows where you stand",
    "print": "Print the opening hours",
    "logo": "The new logo",
    "cards": "Order postcards",
    "hours": "Wrong opening hours on holidays are gone",
}


def museum_title() -> dict[str, str]:
    return dict(_MUSEUM)


def museum() -> dict[str, Any]:
    """The best plan of the museum's Sprint, and what small items alone would bring."""
    needs = ["sound" if name == "play" else None for name in _MUSEUM]
    columns = {
        "value": list(museum_value.values()),
        "effort": list(museum_effort.values()),
        "requires": needs,
    }
    items = pd.DataFrame(columns, index=list(_MUSEUM))
    best = methods.plan_release(items, museum_days, explain=False)
    small = ["hours", "print", "where", "logo", "cards"]
    return {
        "best": ", ".join(str(name) for name in best.chosen),
        "worth": best.value,
        "small": ", ".join(small),
        "small_worth": sum(museum_value[name] for name in small),
        "goal_days": museum_effort["sound"] + museum_effort["play"],
        "rest_days": museum_days - museum_effort["sound"] - museum_effort["play"],
    }


# what stays undone


def frost_warning(draw: Draw) -> dict[str, Any]:
    """A weather service that leaves two checks out: the work that waits, and by how many weeks that moves the date."""
    examples, reader, items, capacity = draw.of(
        (4, 2, 12, 24), (3, 2, 12, 20), (5, 3, 10, 32), (4, 3, 10, 28)
    )
    factor = draw.of(2, 1.5, 2, 3)
    review = 1
    checks = pd.DataFrame(
        {
            "check": ["review", "examples", "reader"],
            "hours_per_item": [review, examples, reader],
            "catches": ["what one person knows", "broken rules", "screens that some cannot use"],
            "quality": ["maintainability", "functional suitability", "interaction capability"],
        }
    )
    told = methods.undone_work(checks, ["review"], [items], capacity=capacity, factor=factor)
    return {
        "examples": examples,
        "reader": reader,
        "review": review,
        "items": items,
        "capacity": capacity,
        "factor": factor,
        "hours": told.per_item * items,
        "later": told.later,
        "weeks": told.weeks_later,
        "now": told.per_item * items / capacity,
        "all_checks": (told.per_item + review) * items * factor / capacity,
        "one_item": told.per_item * factor / capacity,
    }


# what a rule sees in the two texts


@rule
def viktor_sprint_findings(slots: Mapping[str, str]) -> list[Finding]:
    """Three sentences to sales about a Sprint: goal, chance, and what is out."""
    return sheet_texts.sprint_note(slots)


@rule
def lesesaal_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A story with rules, examples and one open question."""
    return sheet_texts.example_card(slots)
