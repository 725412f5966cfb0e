"""The numbers of the lesson's Sprint: what squad Basket finishes in two weeks, and how long work waits. All computed."""

from collections.abc import Sequence
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.values import Draw

_CHANGED = "2026-06-01"
"""The Monday on which the squads took over support for employers."""
_WEEKS = 2


def _weeks(*, since: bool) -> Sequence[int]:
    """What squad Basket finished in each week since the change, or in each before it."""
    history = load("throughput")
    chosen = history[(history["starts"] >= _CHANGED) == since]
    return [int(count) for count in chosen["squad_basket"]]


def basket() -> dict[str, float]:
    """Squad Basket since June: weeks, items, and weeks in which it finished nothing."""
    weeks = _weeks(since=True)
    return {"weeks": len(weeks), "items": sum(weeks), "none": weeks.count(0)}


def two_weeks() -> dict[str, float]:
    """Its next two weeks, by the weeks since June: of a hundred, how many bring so many items or more; and the
    most frequent number of items, with how often it comes."""
    reached = methods.items_in_sprint(_weeks(since=True), _WEEKS)
    exactly = [float(now - more) for now, more in zip(reached, [*reached[1:], 0.0], strict=True)]
    likely = exactly.index(max(exactly))
    named = {"one": 1, "two": 2, "three": 3, "four": 4}
    chances = {name: 100 * float(reached[number]) for name, number in named.items()}
    return {
        **chances,
        "not_three": 100 - chances["three"],
        "likely": likely,
        "exactly": 100 * exactly[likely],
    }


def before_june() -> dict[str, float]:
    """The same of the weeks before June: all four."""
    reached = methods.items_in_sprint(_weeks(since=False), _WEEKS)
    return {"four": 100 * float(reached[4])}


def wait() -> dict[str, float]:
    """How many times the work itself a piece of work waits, at a load in per cent."""
    loads = {"eighty": 0.8, "ninety": 0.9, "nearly": 0.95}
    return {name: round(methods.mean_wait(load), 6) for name, load in loads.items()}


def five_parts(draw: Draw) -> dict[str, Any]:
    """Parts that are each ready in time with a chance, in per cent; all of them, and the usual mistakes."""
    parts, each = draw.of((5, 80), (4, 90), (5, 85), (8, 80), (3, 70))
    return {
        "parts": parts,
        "each": each,
        "all": 100 * (each / 100) ** parts,
        "any_late": 100 * (1 - (each / 100) ** parts),
        "less": max(0, 100 - parts * (100 - each)),
    }


def nordhafen() -> dict[str, int]:
    """The seats of the largest employer."""
    employers = load("employers").set_index("id")
    return {"seats": int(employers["seats"]["E01"])}


def rules_right() -> dict[str, float]:
    """How the rules for stories and for examples did on texts that they had not seen, per cent and counts."""
    measured = {"story": methods.STORY_ON_UNSEEN, "example": methods.GHERKIN_ON_UNSEEN}
    return {
        f"{name}_{what}": value if what == "texts" else 100 * value
        for name, told in measured.items()
        for what, value in told.items()
    }
