"""The numbers of the practice sheet on stages, testers and partners, and what its rules see. All computed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.course.launch import sheet_texts
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# what so few can see


def bus_map(draw: Draw) -> dict[str, float]:
    """Nobody out of so many: the limit in per cent, the quick rule, and the usual ways to go wrong."""
    n = int(draw.of(60, 75, 90, 150, 200))
    bound = methods.no_failure_bound(n)
    return {
        "n": n,
        "bound": 100 * bound,
        "three": 100 * methods.rule_of_three(n),
        "one_in": 1 / bound,
        "one": 100 / n,
        "turned": n / 3,
        "half": 100 * methods.no_failure_bound(n, confidence=0.9),
    }


def bank() -> dict[str, float]:
    """A first stage of a bank: who is hit on average, and the chance in per cent that one is, and that one says so."""
    users, one_in = 400, 900
    return {
        "users": users,
        "all": 40_000,
        "one_in": one_in,
        "met": 100 * methods.chance_to_see(1 / one_in, users),
        "told": 100 * methods.chance_to_see(1 / one_in, users, reporting=0.2),
        "hit": users / one_in,
        "needed": methods.people_to_see(1 / one_in) or 0,
    }


def brewery(draw: Draw) -> dict[str, float]:
    """Testers from the town and from elsewhere, in people of 100: the share as it came, and as the guests come."""
    local, local_all, keep, away = draw.of(
        (70, 20, 90, 50), (60, 30, 80, 40), (80, 40, 85, 55), (75, 30, 90, 40), (60, 20, 85, 45)
    )

    def share(town: float) -> float:
        return (town * keep + (100 - town) * away) / 100

    return {
        "local": local,
        "away": 100 - local,
        "local_all": local_all,
        "away_all": 100 - local_all,
        "keep": keep,
        "keep_away": away,
        "weighed": share(local_all),
        "raw": share(local),
        "plain": (keep + away) / 2,
        "turned": share(100 - local_all),
    }


def tram() -> dict[str, float]:
    """One of 80 passengers: up to one in how many it may be."""
    return {"up_to": 1 / methods.wilson_interval(1, 80)[1]}


def courier(draw: Draw) -> dict[str, float]:
    """A first stage that is looked at after a day: how many are lost in it, in all, and how many would do to see it."""
    users, one_in = draw.of((6_000, 250), (4_000, 200), (9_000, 300), (5_000, 100))
    everybody = 10 * users
    return {
        "users": users,
        "one_in": one_in,
        "everybody": everybody,
        "hit": users / one_in,
        "all": everybody / one_in,
        "needed": methods.people_to_see(1 / one_in) or 0,
    }


# before the launch, and partners

pharmacy_days = 9
pharmacy_value = {
    "switch": 0, "stages": 40, "count": 0, "line": 18, "second": 20, "texts": 9, "polish": 2, "label": 12
}  # fmt: skip
pharmacy_effort = {
    "switch": 2, "stages": 3, "count": 2, "line": 2, "second": 3, "texts": 1, "polish": 2, "label": 2
}  # fmt: skip
_PHARMACY = {
    "switch": "A switch by street",
    "stages": "Streets get it in stages",
    "count": "Count the deliveries that come back",
    "line": "A stop line, with a name",
    "second": "A second look at each bag",
    "texts": "Words for the telephone",
    "polish": "A nicer page to order",
    "label": "Large names on the bags",
}
_NEEDS = {"stages": "switch", "line": "count"}


def pharmacy_title() -> dict[str, str]:
    return dict(_PHARMACY)


def pharmacy() -> dict[str, Any]:
    """The best use of the pharmacy's days, and what small things alone would save."""
    columns = {
        "value": list(pharmacy_value.values()),
        "effort": list(pharmacy_effort.values()),
        "requires": [_NEEDS.get(name) for name in _PHARMACY],
    }
    best = methods.plan_release(pd.DataFrame(columns, index=list(_PHARMACY)), pharmacy_days, explain=False)
    small = ["texts", "label", "second", "polish"]
    return {
        "best": ", ".join(str(name) for name in best.chosen),
        "worth": best.value,
        "small": ", ".join(small),
        "small_worth": sum(pharmacy_value[name] for name in small),
        "stage_days": pharmacy_effort["switch"] + pharmacy_effort["stages"],
    }


def shop(draw: Draw) -> dict[str, float]:
    """Three services that a shop needs at once: the minutes in 30 days without it, and the usual ways to go wrong."""
    shares = draw.of((99.9, 99.5, 99.8), (99.9, 99.8, 99.7), (99.5, 99.5, 99.9), (99.7, 99.5, 99.9))
    month = 30 * 24 * 60
    there = methods.serial_availability([share / 100 for share in shares])
    gaps = [1 - share / 100 for share in shares]
    return {
        **dict(zip(("first", "second", "third"), shares, strict=True)),
        "there": 100 * there,
        "minutes": methods.minutes_down(there),
        "weakest": month * max(gaps),
        "mean": month * sum(gaps) / len(gaps),
    }


# telling it


def clara() -> dict[str, float]:
    """What Mara knows on that Monday: 115 families and a fault of 1 in 450, in per cent."""
    stage, one_in = 115, 450
    return {
        "volunteers": 120,
        "stage": stage,
        "one_in": one_in,
        "met": 100 * methods.chance_to_see(1 / one_in, stage),
    }


def parking() -> dict[str, float]:
    """A city's parking app, wrong once in 2,000 rides: how many rides until one writes with 95 %, and who paid by then."""
    one_in, told = 2_000, 0.1
    needed = methods.people_to_see(1 / one_in, reporting=told) or 0
    return {
        "rides": 30_000,
        "needed": needed,
        "needed_all": methods.people_to_see(1 / one_in) or 0,
        "hit": needed / one_in,
    }


@rule
def clara_friday_findings(slots: Mapping[str, str]) -> list[Finding]:
    """Four sentences to somebody who wants to announce a launch."""
    return sheet_texts.no_on_friday(slots)


@rule
def parking_findings(slots: Mapping[str, str]) -> list[Finding]:
    """A plan of stages with a stop line, in at most 120 words."""
    return sheet_texts.stage_plan(slots)
