"""The numbers of the release: what must be in it, what fits, and what a customer pays."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.prioritisation import data
from pmkit.practice.values import rule

room, more_room = 12, 13
"""Person-months of the lesson's release."""


def must() -> dict[str, float]:
    """Must in the spring release: items, person-months, and shares of a hundred."""
    groups: Any = methods.moscow_effort(data.spring_release())
    months = groups["effort"]
    return _group("must") | {
        "share": 100 * groups.loc["must", "share"],
        "item_share": 100 * groups.loc["must", "item_share"],
        "of_the_rest": 100 * months["must"] / (months.sum() - months["must"]),
    }


def should() -> dict[str, float]:
    return _group("should")


def could() -> dict[str, float]:
    return _group("could")


def _group(name: str) -> dict[str, float]:
    row: Any = methods.moscow_effort(data.spring_release()).loc[name]
    return {"items": int(row["items"]), "months": float(row["effort"])}


def wishes() -> int:
    """Items that somebody wants in the spring release."""
    return len(data.spring_release())


def release_months() -> float:
    return float(data.spring_release()["effort"].sum())


def need_the_table() -> int:
    """Items that need the ingredient table, the allergy filter apart."""
    return sum("MW-02" in needs for needs in data.whole_backlog()["requires"]) - 1


def child_profile_months(effort: dict[str, float]) -> float:
    """With the ingredient table that it needs."""
    return effort["mw-15"] + effort["mw-02"]


def backlog_size() -> int:
    return len(data.whole_backlog())


def release() -> dict[str, float]:
    """Thousand EUR a year: the best plan, sort and cut with less and more room, the price of the pinned chef."""
    backlog = data.whole_backlog()
    planner = methods.Planner(backlog)
    best, wider = planner.plan(room), planner.plan(more_room)
    pinned = methods.Planner(backlog, pin=["MW-10"]).plan(room)
    price = best.value - pinned.value
    return {
        "best": best.value,
        "cut": best.sort_and_cut.value,
        "cut_with_more": wider.sort_and_cut.value,
        "cut_share": 100 * best.sort_and_cut.value / best.value,
        "chef": price,
        "chef_share": 100 * price / best.value,
        "goes_out": len(set(best.chosen) - set(pinned.chosen)),
    }


def nordhafen() -> dict[str, float]:
    """The largest customer: its seats, and what it pays in a year (EUR)."""
    row: Any = load("employers").set_index("id").loc["E01"]
    return {"seats": float(row["seats"]), "a_year": 12 * float(row["seats"]) * float(row["price"])}


plan_room = 9
_TO_PLAN = ("MW-17", "MW-05", "MW-13", "MW-06", "MW-01", "MW-54", "MW-34", "MW-02")


def plan() -> dict[str, Any]:
    """The best of eight items for nine person-months, and what sort and cut takes."""
    found = methods.plan_release(data.items(_TO_PLAN), plan_room, explain=False)
    cut = found.sort_and_cut
    best, by_list = sorted(data.keys(found.chosen)), sorted(data.keys(cut.chosen))
    return {
        "best": best,
        "worth": found.value,
        "months": found.cost,
        "by_list": by_list,
        "list_worth": cut.value,
    }


@rule
def small_first(chosen: list[str]) -> bool:
    return "mw-06" not in chosen and len(chosen) >= 4
