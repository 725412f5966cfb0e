"""The numbers of the release: what must be in it, what fits, and what a customer pays."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.prioritisation import data
from pmkit.practice.values import Draw, rule

room, more_room = 12, 13
"""Person-months of the lesson's release."""


def must() -> dict[str, float]:
    """Must in the spring release: items, person-months, and its share of the effort, per cent."""
    groups: Any = methods.moscow_effort(data.spring_release())
    return _group("must") | {"share": 100 * groups.loc["must", "share"]}


def _group(name: str) -> dict[str, float]:
    row: Any = methods.moscow_effort(data.spring_release()).loc[name]
    return {"items": int(row["items"]), "months": float(row["effort"])}


def groups(draw: Draw) -> dict[str, float]:
    """Three groups of a release, first the spring release: items and person-months of each, and of all; Must as a
    share of the effort, of the items and of the rest, in per cent."""
    case = tuple((row["items"], row["months"]) for row in map(_group, ("must", "should", "could")))
    must, should, could = draw.of(
        case,
        ((6, 20.5), (8, 6.5), (9, 4.0)),
        ((5, 18.0), (9, 7.0), (7, 3.5)),
        ((7, 24.0), (8, 9.0), (6, 4.0)),
        ((4, 16.0), (6, 5.5), (10, 4.0)),
    )
    items, months = (sum(group[place] for group in (must, should, could)) for place in (0, 1))
    return {
        "must_items": must[0],
        "must_months": must[1],
        "should_items": should[0],
        "should_months": should[1],
        "could_items": could[0],
        "could_months": could[1],
        "items": items,
        "months": months,
        "share": 100 * must[1] / months,
        "item_share": 100 * must[0] / items,
        "of_the_rest": 100 * must[1] / (months - must[1]),
    }


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
