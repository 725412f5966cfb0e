"""Subscribers, prices and churn of Mealwise, month by month, from one small model of people who leave.

Every consumer has a monthly chance of leaving of their own, drawn from a beta distribution by segment
(the shifted beta geometric model of Fader and Hardie, 2007), so that the longer somebody has stayed, the
less likely they are to leave. The totals here are the model's expectation; `usage` draws single
customers from the same model, so that sample and totals agree. All data are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pandas as pd

from mealwise import rows
from pmkit.cases import load

MONTHS = pd.period_range("2024-10", "2026-09", freq="M")
"""The two years that the data sets cover; the case begins on Monday, 5 October 2026."""
EARLIER = 30
"""Months before these two years whose customers are still among the subscribers."""
PRICE_RISE = list(MONTHS).index(pd.Period("2026-02", "M"))
RIVAL = list(MONTHS).index(pd.Period("2026-06", "M"))


@dataclass(frozen=True)
class Segment:
    """A group of households: how many pay now, how they leave, how many who sign up will pay."""

    name: str
    consumers: int
    seats: int
    leaving: tuple[float, float]
    """the two parameters of the beta distribution of the monthly chance of leaving"""
    paying: float
    """share of sign-ups that become payers"""
    rival: float
    """factor on the chance of leaving since a rival's planner is free"""


SEGMENTS = (
    Segment("allergy families", 9_500, 2_000, (0.9, 17.0), 0.40, 1.05),
    Segment("families", 12_400, 3_900, (1.0, 11.0), 0.315, 1.25),
    Segment("couples and singles", 10_500, 2_700, (1.0, 7.0), 0.25, 1.6),
)


def hazard(segment: Segment, age: int, month: int) -> float:
    """The share of those who have stayed `age` months that leaves in `month` (0 is October 2024)."""
    alpha, beta = segment.leaving
    share = alpha / (alpha + beta + age)
    if month >= RIVAL:
        share *= segment.rival
    if month == PRICE_RISE:
        share += 0.02
    return share


def inflow(month: int) -> float:
    """Relative size of the month's intake: growth until winter 2026, then a plateau, then the rival."""
    growth = 1.012 ** min(month, PRICE_RISE)
    season = {1: 1.25, 9: 1.1, 12: 0.8, 7: 0.88}.get((MONTHS[0] + month).month, 1.0)
    after = 0.92 if month > PRICE_RISE else 1.0
    return growth * season * after * (0.9 if month >= RIVAL else 1.0)


class Flow(NamedTuple):
    """One segment's consumers in one month; fractions of people, rounded only when the table is made."""

    new: float
    left: float
    stayed: float


def consumers(segment: Segment) -> list[Flow]:
    """The flows of the two years, scaled so that the last month ends with the segment's number of payers."""
    cohorts = {month: inflow(month) for month in range(-EARLIER, len(MONTHS))}
    alive: dict[int, float] = {}
    flows = []
    for month, size in cohorts.items():
        left = 0.0
        for start in alive:
            gone = alive[start] * hazard(segment, month - start - 1, month)
            alive[start] -= gone
            left += gone
        alive[month] = size
        flows.append(Flow(size, left, sum(alive.values())))
    scale = segment.consumers / flows[-1].stayed
    return [Flow(*(amount * scale for amount in flow)) for flow in flows[EARLIER:]]


class Employer(NamedTuple):
    """What the makers need of a customer company: seats, price of a seat a month, first month."""

    id: str
    seats: int
    price: float
    started: pd.Period


@cache
def employers() -> tuple[Employer, ...]:
    """The companies of `employers.csv`."""
    return tuple(
        Employer(row.id, row.seats, row.price, pd.Period(row.started, "M")) for row in rows(load("employers"))
    )


def seats_in(month: int) -> int:
    """Seats that employers pay for at the end of `month`."""
    return sum(one.seats for one in employers() if one.started <= MONTHS[month])


def prices_churn() -> pd.DataFrame:
    """One row per month and plan: price, sign-ups, subscribers won and lost and at the end."""
    made = []
    flows = {segment: consumers(segment) for segment in SEGMENTS}
    ends = _whole([sum(flow[m].stayed for flow in flows.values()) for m in range(len(MONTHS))])
    for m, month in enumerate(MONTHS):
        new = round(sum(flow[m].new for flow in flows.values()))
        first = round(sum(flow[0].stayed - flow[0].new + flow[0].left for flow in flows.values()))
        begin = ends[m - 1] if m else first
        made.append(
            {
                "month": str(month),
                "plan": "consumer",
                "price": 6.90 if m < PRICE_RISE else 7.90,
                "sign_ups": round(sum(flow[m].new / segment.paying for segment, flow in flows.items())),
                "begin": begin,
                "new": new,
                "left": begin + new - ends[m],
                "end": ends[m],
            }
        )
    for m, month in enumerate(MONTHS):
        begin, end = seats_in(m - 1) if m else 0, seats_in(m)
        if end:
            made.append(
                {"month": str(month), "plan": "employer", "price": _seat_price(m), "sign_ups": end - begin,
                 "begin": begin, "new": end - begin, "left": 0, "end": end}
            )  # fmt: skip
    return pd.DataFrame(made)


def _seat_price(month: int) -> float:
    """Average price of a seat: what all employers of that month pay, by the seats they pay for."""
    paying = [(one.seats, one.price) for one in employers() if one.started <= MONTHS[month]]
    return round(sum(seats * price for seats, price in paying) / sum(seats for seats, _ in paying), 2)


def _whole(amounts: list[float]) -> list[int]:
    return [round(amount) for amount in amounts]
