"""Mealwise's plan for the winter as the chapter uses it: history, schedule, board and dates. All invented.

Week 0 begins on Monday, 5 October 2026. Each squad works on one thing at a time.
"""

from functools import cache
from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.methods import elapsed_days, forecast_how_many, forecast_when, regime_change

STARTS = pd.Timestamp("2026-10-05").date()
ITEMS = 30
"""Pieces of work that Viktor asks about, each small enough to be finished on its own."""
WEEKS = 12

TEAMS = {
    "MW-02": "Basket",
    "MW-01": "Basket",
    "MW-06": "Basket",
    "MW-16": "Basket",
    "MW-37": "Plan",
    "MW-07": "Plan",
    "MW-09": "Plan",
    "MW-08": "Plan",
}
CAPACITY = {"Basket": 1.0, "Plan": 1.0}
DEADLINES = {"MW-06": 25.0, "MW-37": 13.0}
"""Weeks by which the world outside needs it: Korbmarkt's switch-off, the end of support for the library."""
PROMISED_STARTS = {
    "MW-02": 0,
    "MW-01": 2,
    "MW-06": 0,
    "MW-16": 6,
    "MW-37": 0,
    "MW-07": 0,
    "MW-09": 2,
    "MW-08": 4,
}
"""How the plan looks when everybody is promised an early start."""

READERS = {"team": "The squads", "leaders": "Leadership", "sales": "Sales", "customers": "Customers"}


@cache
def history() -> pd.DataFrame:
    """All 60 weeks."""
    return load("throughput")


@cache
def since_change() -> pd.Series:
    """The 17 weeks since support for employers moved to the squads."""
    finished = history()["finished"]
    at = regime_change(finished).at
    return finished.iloc[at - 1 :] if at else finished


def recent_weeks() -> pd.DataFrame:
    """The weeks since the change, with their numbers and first days."""
    return history().loc[since_change().index]


def finished_items() -> pd.DataFrame:
    """The items that were finished in the 60 weeks."""
    return load("finished_items")


@cache
def days_since_change() -> pd.Series:
    """Elapsed days of the items that were finished since the change."""
    items = finished_items()
    began = history()["starts"].loc[since_change().index[0]]
    return elapsed_days(items[items["done"] >= began])


@cache
def when(items: int = ITEMS) -> Any:
    """When so many items are done, by the weeks since the change."""
    return forecast_when(since_change(), items)


@cache
def how_many(weeks: int = WEEKS) -> Any:
    """How many items are done in so many weeks, by the weeks since the change."""
    return forecast_how_many(since_change(), weeks)


def mean_weeks(items: int) -> float:
    """How many weeks so many items take on average: the exact mean of the forecast."""
    return float((1 - when(items).done_by).sum())


FILTER_ITEMS = 9
"""Pieces of work that the ingredient table and the allergy filter are cut into."""


@cache
def filter_forecast() -> Any:
    """When squad Basket has finished these, by its own weeks since the change."""
    return forecast_when(history().loc[since_change().index, "squad_basket"], FILTER_ITEMS)


def nordhafen_seats() -> int:
    """Seats that the largest employer pays for."""
    return int(load("employers")["seats"].max())


@cache
def korbmarkt_baskets() -> int:
    """How many of 100 baskets are filled at Korbmarkt, in the usage sample."""
    months = load("usage_months")
    return round(100 * float(months["korbmarkt_baskets"].sum() / months["baskets"].sum()))


def schedule() -> pd.DataFrame:
    """The eight items of the winter with `team` and `start` (as promised), in the order of the squads."""
    backlog = load("backlog").set_index("id", drop=False)
    items = backlog.loc[list(TEAMS), ["id", "item", "duration", "requires"]].reset_index(drop=True)
    return items.assign(
        team=items["id"].map(TEAMS),
        start=items["id"].map(PROMISED_STARTS).astype(float),
        deadline=items["id"].map(DEADLINES),
    )


HEADINGS = ("Q4", "Q1", "Q2")
"""What Jonas calls the columns of his first board."""


def board() -> pd.DataFrame:
    """Jonas's first board: too much in Now, dates in titles, ideas without an outcome."""
    rows = (
        ("MW-01", "Allergy filter in search", "now", "Families with a nut allergy search without fear"),
        ("MW-06", "New order API of Korbmarkt by March", "now", "31 of 100 baskets can still be ordered"),
        ("MW-07", "Single sign-on for employers in Q1", "now", ""),
        ("MW-53", "Three questions at the start", "now", "More new households reach their first plan"),
        ("MW-08", "Usage report for HR", "now", ""),
        ("MW-17", "Pause instead of cancel", "next", "Fewer households leave in the summer"),
        ("MW-05", "Shared shopping list", "next", ""),
        ("MW-10", "Talking chef", "later", ""),
        ("MW-33", "Mealwise in Spanish", "later", ""),
        ("MW-40", "Shopping list on a watch", "later", ""),
        ("MW-43", "Videos for fifty recipes", "later", ""),
        ("MW-46", "Meal kits from a partner", "later", ""),
        ("MW-56", "Plan the freezer", "later", ""),
        ("MW-21", "Cook from what is in the fridge", "later", ""),
        ("MW-55", "Gift card for three months", "later", ""),
        ("MW-59", "Cooking challenge for teams", "later", ""),
    )
    return pd.DataFrame(rows, columns=["id", "item", "horizon", "outcome"])
