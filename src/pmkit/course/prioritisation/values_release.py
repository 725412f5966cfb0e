"""The numbers of the release: what must be in it, what fits, and what a customer pays."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.prioritisation import data
from pmkit.practice.values import Draw

room, more_room = 12, 13
"""Person-months of the lesson's release."""


def must() -> dict[str, float]:
    """Must in the spring release: items, and its share of the effort, per cent."""
    row: Any = methods.moscow_effort(data.spring_release()).loc["must"]
    return {"items": int(row["items"]), "share": 100 * float(row["share"])}


def groups(draw: Draw) -> dict[str, float]:
    """Three groups of an invented release: items and person-months of each, and of all; Must as a share of the
    effort, of the items and of the rest, in per cent."""
    must, should, could = draw.of(
        ((6, 20.5), (8, 6.5), (9, 4.0)),
        ((5, 26.0), (9, 9.0), (8, 5.0)),
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
        "others": 100 - 100 * must[1] / months,
    }


def wishes() -> int:
    """Items that somebody wants in the spring release."""
    return len(data.spring_release())


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


most_room = 30
"""The end of the curve that the planner draws, person-months."""


def cut() -> dict[str, float]:
    """Sort and cut at the capacities of the curve, from one person-month on: at how many it finds the best plan,
    what it reaches on average, and at its worst and where, in per cent of the best."""
    points = methods.Planner(data.whole_backlog()).frontier(range(1, most_room + 1))
    reached = 100 * points["sort_and_cut"] / points["value"]
    worst = int(reached.to_numpy().argmin())
    return {
        "best_in": int((reached > 100 - 1e-9).sum()),
        "average": float(reached.mean()),
        "worst": float(reached.iloc[worst]),
        "worst_room": float(points["capacity"].iloc[worst]),
    }


def two_quarters(release: dict[str, float]) -> dict[str, float]:
    """The room of two quarters: its best plan, what twice the first would be, and what the second adds."""
    best = methods.Planner(data.whole_backlog()).plan(2 * room).value
    return {"room": 2 * room, "best": best, "twice": 2 * release["best"], "more": best - release["best"]}


def nordhafen() -> dict[str, float]:
    """The largest customer: its seats, and what it pays in a year (EUR)."""
    row: Any = load("employers").set_index("id").loc["E01"]
    return {"seats": float(row["seats"]), "a_year": 12 * float(row["seats"]) * float(row["price"])}
