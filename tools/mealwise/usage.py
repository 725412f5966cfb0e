"""A sample of 3,000 households of Mealwise: who they are, how far they came, how much they use it, when they
left.

About one in 55 of those who signed up in the two years to September 2026, drawn from the model of
`market`. What had not happened by 30 September 2026 is not known: late cohorts are cut off
(right-censored), not unfaithful. All data are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

import pandas as pd

from mealwise import rows, table
from mealwise.market import MONTHS, PRICE_RISE, RIVAL, SEGMENTS, Segment, consumers, employers

SAMPLE = 3_000
BY_EMPLOYERS = 160
LAST_DAY = date(2026, 9, 30)
TRIAL = timedelta(days=14)
PERIOD = timedelta(days=30)

_WAYS = {
    "allergy families": (
        ("allergy association", 34),
        ("word of mouth", 33),
        ("search", 22),
        ("advertisement", 11),
    ),
    "families": (("word of mouth", 26), ("search", 30), ("advertisement", 32), ("app store", 12)),
    "couples and singles": (("advertisement", 44), ("app store", 24), ("search", 22), ("word of mouth", 10)),
}
_SIZES = {
    "allergy families": ((3, 30), (4, 48), (5, 18), (6, 4)),
    "families": ((3, 34), (4, 44), (5, 17), (6, 5)),
    "couples and singles": ((1, 38), (2, 50), (3, 12)),
}
_MEALS = {"allergy families": 15.0, "families": 12.0, "couples and singles": 8.0}
"""Meals a month that a paying household cooks from its plans, on average."""


@dataclass
class Household:
    """One sampled household; `_id` is given at the end, so that ids tell nothing about the date."""

    segment: Segment
    employer: str
    signed_up: date
    way: str
    platform: str
    size: int
    shop: str
    events: dict[str, date] = field(default_factory=dict)
    id: str = ""

    @property
    def active(self) -> bool:
        return "subscribed" in self.events and "left" not in self.events


def _pick(random: Random, weights: tuple) -> object:
    return random.choices([value for value, _ in weights], [weight for _, weight in weights])[0]


def _shares(total: int, sizes: list[float]) -> list[int]:
    """Whole numbers in proportion to `sizes` that add up to `total` (largest remainders)."""
    exact = [total * size / sum(sizes) for size in sizes]
    whole = [int(amount) for amount in exact]
    by_rest = sorted(range(len(sizes)), key=lambda place: (whole[place] - exact[place], place))
    for place in by_rest[: total - sum(whole)]:
        whole[place] += 1
    return whole


def _leaving_day(random: Random, segment: Segment, start: date, employed: bool) -> date | None:
    """The day on which a household stops, or nothing when that lies beyond the last day."""
    chance = random.betavariate(*segment.leaving) * (0.3 if employed else 1.0)
    day = start
    while (day := day + PERIOD) <= LAST_DAY:
        month = pd.Period(day, "M").ordinal - MONTHS[0].ordinal
        now = chance * (segment.rival if month >= RIVAL else 1.0) + (0.02 if month == PRICE_RISE else 0.0)
        if random.random() < now:
            return day
    return None


def _journey(random: Random, household: Household, shape: tuple[float, float, float]) -> None:
    """Fill the household's events from the sign-up on; `shape` is how far those who never pay come."""
    events, day = household.events, household.signed_up
    events["signed_up"] = day
    employed = bool(household.employer)
    pays = random.random() < (0.8 if employed else household.segment.paying)
    reach = 0.0 if pays else random.random()
    answered, planned, filled = shape
    if reach < answered:
        events["answered_questions"] = day + timedelta(days=random.choices((0, 1, 3), (86, 9, 5))[0])
    if reach < planned:
        events["first_plan"] = events["answered_questions"] + timedelta(
            days=random.choices((0, 1, 2, 5), (58, 20, 13, 9))[0]
        )
    if reach < filled:
        events["first_basket"] = events["first_plan"] + timedelta(
            days=random.choices((0, 1, 3, 6), (25, 30, 28, 17))[0]
        )
    if pays:
        events["subscribed"] = events["first_basket"] if employed else day + TRIAL
        if events["subscribed"] <= LAST_DAY and (
            left := _leaving_day(random, household.segment, events["subscribed"], employed)
        ):
            events["left"] = left
    household.events = {event: when for event, when in events.items() if when <= LAST_DAY}


@cache
def households() -> tuple[Household, ...]:
    """The sample, in the order of the ids; those that the backlog and the cast name are among the payers."""
    random = Random(55)
    sample = [*_consumers(random), *_employees(random)]
    random.shuffle(sample)
    free = [f"C{number:04}" for number in range(1, SAMPLE + 1)]
    for named in rows(table("named_households")):
        employer = "" if named.plan == "consumer" else named.plan
        match = next(
            one for one in sample
            if not one.id and one.active and one.segment.name == named.segment and one.employer == employer
            and one.signed_up < date(2026, 3, 1)
        )  # fmt: skip
        match.id, match.size = named.id, named.size
        free.remove(named.id)
    for one, id in zip((one for one in sample if not one.id), free, strict=True):
        one.id = id
    return tuple(sorted(sample, key=lambda one: one.id))


def _new(random: Random, segment: Segment, employer: str, month: pd.Period, way: str) -> Household:
    return Household(
        segment=segment,
        employer=employer,
        signed_up=date(month.year, month.month, random.randint(1, month.days_in_month)),
        way=way or str(_pick(random, _WAYS[segment.name])),
        platform=str(_pick(random, (("ios", 41), ("android", 47), ("web", 12)))),
        size=int(str(_pick(random, _SIZES[segment.name]))),
        shop=str(
            _pick(random, (("Korbmarkt", 34), ("Nahkauf", 32), ("Grünhof", 31), ("prints the list", 3)))
        ),
    )


def _consumers(random: Random) -> list[Household]:
    places = [(segment, month) for segment in SEGMENTS for month in range(len(MONTHS))]
    flows = {segment: consumers(segment) for segment in SEGMENTS}
    counts = _shares(
        SAMPLE - BY_EMPLOYERS, [flows[segment][month].new / segment.paying for segment, month in places]
    )
    found = []
    for (segment, month), count in zip(places, counts, strict=True):
        for _ in range(count):
            one = _new(random, segment, "", MONTHS[month], "")
            _journey(random, one, (0.565, 0.275, 0.145))
            found.append(one)
    return found


def _employees(random: Random) -> list[Household]:
    counts = _shares(BY_EMPLOYERS, [employer.seats for employer in employers()])
    found = []
    for employer, count in zip(employers(), counts, strict=True):
        months = [month for month in MONTHS if month >= employer.started]
        for _ in range(count):
            segment = random.choices(SEGMENTS, [one.seats for one in SEGMENTS])[0]
            start = random.choices(months, [1 / (1 + place) for place in range(len(months))])[0]
            one = _new(random, segment, employer.id, start, "employer")
            _journey(random, one, (0.6, 0.35, 0.2))
            found.append(one)
    return found


def customers() -> pd.DataFrame:
    """One row per sampled household."""
    return pd.DataFrame(
        [
            {
                "id": one.id,
                "signed_up": one.signed_up,
                "segment": one.segment.name,
                "plan": "employer" if one.employer else "consumer",
                "employer": one.employer,
                "came_by": one.way,
                "platform": one.platform,
                "household_size": one.size,
                "shop": one.shop,
                "subscribed": one.events.get("subscribed"),
                "left": one.events.get("left"),
            }
            for one in households()
        ]
    )


def usage_events() -> pd.DataFrame:
    """One row per step that a sampled household took: the funnel, and the day on which it left."""
    made = [(one.id, event, when) for one in households() for event, when in one.events.items()]
    return pd.DataFrame(made, columns=["customer", "event", "date"])


def usage_months() -> pd.DataFrame:
    """What each paying household of the sample did in each month that it paid for."""
    random = Random(56)
    made = []
    for one in households():
        if "subscribed" not in one.events:
            continue
        keen = random.gammavariate(2.2, _MEALS[one.segment.name] / 2.2)
        last = one.events.get("left", LAST_DAY)
        months = pd.period_range(pd.Period(one.events["subscribed"], "M"), pd.Period(last, "M"), freq="M")
        for age, month in enumerate(months):
            fading = 0.55 if "left" in one.events and age >= len(months) - 2 else 1.0
            meals = round(keen * fading * random.uniform(0.6, 1.4))
            baskets = min(5, round(meals / 4 * random.uniform(0.5, 1.1)))
            partner = 0 if one.shop == "prints the list" else baskets
            made.append(
                (
                    one.id,
                    str(month),
                    min(5, -(-meals // 4)),
                    meals,
                    partner,
                    partner if one.shop == "Korbmarkt" else 0,
                )
            )
    columns = ["customer", "month", "plans", "meals_cooked", "baskets", "korbmarkt_baskets"]
    return pd.DataFrame(made, columns=columns)
