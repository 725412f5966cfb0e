"""The numbers of other products than Mealwise, all made up: a library's app, a clinic's booking tool, the service
portal of a machine maker, a charity's online shop."""

from typing import Any

from pmkit import methods
from pmkit.practice.judges import ToldJudge, all_of, any_of, at_least, begins_with, holds, none_of
from pmkit.practice.values import Draw

# A town library's app: which idea helps readers most for little work?

_LIBRARY = {
    "renew": ("Renew from the reminder mail", 4000, 1.0, 1.0, 0.5, 12),
    "reserved": ("Say when a reserved book is there", 2600, 2.0, 0.8, 1.0, 45),
    "hours": ("Opening hours on the first screen", 5000, 0.25, 1.0, 0.5, 8),
    "tips": ("Tips from what you have read", 7000, 1.0, 0.5, 3.0, 60),
    "challenge": ("A reading challenge for children", 800, 3.0, 0.5, 2.0, 90),
}
"""Idea, readers a quarter, impact, confidence, person-months, votes at the counter."""


def library() -> dict[str, Any]:
    """The ideas by their RICE, and by what somebody may take for it."""
    ideas = _frame(_LIBRARY, ("item", "reach", "impact", "confidence", "effort", "votes"))
    scored = methods.rice(ideas)
    heads = ("idea", "readers a quarter", "impact", "confidence", "person-months", "votes")
    rows = [
        (
            row.item,
            f"{row.reach:,}",
            f"{row.impact:g}",
            f"{100 * row.confidence:.0f} %",
            f"{row.effort:g}",
            row.votes,
        )
        for row in ideas.itertuples()
    ]
    ordered: Any = scored.sort_values("rice", ascending=False)
    return {
        "table": _table(heads, rows),
        "ids": list(ordered["id"]),
        "by_reach": list(ideas.sort_values("reach", ascending=False)["id"]),
        "by_votes": list(ideas.sort_values("votes", ascending=False)["id"]),
        "scores": " ".join(f"“{row.item}”: {row.rice:,.0f}." for row in ordered.itertuples()),
    }


def library_rice() -> dict[str, float]:
    scored = methods.rice(_frame(_LIBRARY, ("item", "reach", "impact", "confidence", "effort", "votes")))
    return dict(zip(scored["id"], scored["rice"].astype(float), strict=True))


def by_impact() -> ToldJudge:
    """The largest effect on top: the challenge, or the challenge second behind the reserved book."""
    return any_of(begins_with(["challenge"]), begins_with(["reserved", "challenge"]))


# A clinic's booking tool: who waits?

_CLINIC = {
    "waiting": ("A waiting list that fills gaps", 300, 1000, 4),
    "follow-up": ("Book the next visit online", 2200, 900, 6),
    "reminder": ("Reminders by text message", 3100, 600, 2),
    "cancel": ("Cancel online", 500, 400, 1),
    "form": ("A form for new patients", 260, 150, 3),
}
"""Change, patients a month, what a week without it costs (EUR), weeks of work."""


def clinic() -> dict[str, Any]:
    """The cheapest order of five changes, others that somebody may choose, and what the wait costs until each
    begins."""
    jobs = _frame(_CLINIC, ("item", "patients", "cost_of_delay", "duration"))
    best = methods.best_order(jobs, until="start").order
    ratio = dict(zip(jobs["id"], methods.cd3(jobs)["cd3"], strict=True))
    title = dict(zip(jobs["id"], jobs["item"], strict=True))
    rows = [
        (row.item, f"{row.patients:,}", f"{row.cost_of_delay:,}", row.duration) for row in jobs.itertuples()
    ]
    return {
        "table": _table(("change", "patients a month", "cost of a week without it, EUR", "weeks"), rows),
        "ids": list(best),
        "by_delay": list(jobs.sort_values("cost_of_delay", ascending=False)["id"]),
        "by_patients": list(jobs.sort_values("patients", ascending=False)["id"]),
        "by_weeks": list(jobs.sort_values("duration")["id"]),
        "ratios": ", ".join(f"{title[id]} {ratio[id]:,.0f}" for id in best),
        "wait": methods.delay_cost(jobs, best, until="start"),
        "wait_by_delay": methods.delay_cost(
            jobs, list(jobs.sort_values("cost_of_delay", ascending=False)["id"]), until="start"
        ),
    }


def clinic_ratio() -> dict[str, float]:
    jobs = methods.cd3(_frame(_CLINIC, ("item", "patients", "cost_of_delay", "duration")))
    return dict(zip(jobs["id"], jobs["cd3"].astype(float), strict=True))


# A machine maker's service portal: what may be missing?

_PORTAL = (
    ("A second step at login", "Must", ""),
    ("A log of every remote access", "Must", "One list of users"),
    ("One list of users", "Should", ""),
    ("The customer agrees before each access", "Must", ""),
    ("Order spare parts from the drawing", "Should", ""),
    ("All machines on one page", "Could", ""),
    ("Dark screen", "Could", ""),
)
_USERS = 2
"""The place of what a Must needs."""


def portal(draw: Draw) -> dict[str, Any]:
    """The wishes of a release, and the share of the effort that is Must: with what the Musts need, and as it
    is usually counted wrong."""
    months = draw.of(
        (3, 4, 4, 2.5, 4, 3, 1),
        (4, 5, 3, 3, 3, 4, 1),
        (3, 4, 3, 3, 4, 2, 1),
        (2, 5, 4, 3, 4, 2, 2),
        (4, 6, 4, 2, 5, 3, 2),
    )
    rows = [
        (wish, group, f"{effort:g}", need or "–")
        for (wish, group, need), effort in zip(_PORTAL, months, strict=True)
    ]
    listed = sum(effort for (_, group, _), effort in zip(_PORTAL, months, strict=True) if group == "Must")
    must, whole = listed + months[_USERS], sum(months)
    count = 1 + sum(group == "Must" for _, group, _ in _PORTAL)
    return {
        "table": _table(("wish", "group", "person-months", "needs"), rows),
        "listed_months": listed,
        "users": months[_USERS],
        "must": must,
        "whole": whole,
        "share": 100 * must / whole,
        "listed": 100 * listed / whole,
        "items": 100 * count / len(_PORTAL),
        "listed_items": 100 * (count - 1) / len(_PORTAL),
        "of_the_rest": 100 * must / (whole - must),
    }


# A charity's online shop: what fits?

shop_weeks = 9
_SHOP = {
    "photos": ("All photos on one background", 580, 1.5),
    "thanks": ("A thank-you mail with a picture", 180, 0.5),
    "gift": ("A box to tick for a donation", 320, 1),
    "size": ("Search by size", 620, 2),
    "collect": ("Order online, collect in the shop", 1500, 5),
    "delivery": ("Delivery in town", 750, 3),
    "newsletter": ("A letter on what is new", 360, 2),
    "stock": ("One list of the stock", 20, 1.5),
}
"""Idea, what it brings in a month (EUR), weeks of work."""
_SHOP_NEEDS = {"delivery": ["stock"]}


def shop() -> dict[str, Any]:
    """The best plan of the shop's weeks, and what sort and cut takes."""
    ideas = _frame(_SHOP, ("item", "value", "effort"))
    ideas = ideas.assign(requires=[_SHOP_NEEDS.get(id, []) for id in ideas["id"]])
    found = methods.plan_release(ideas, shop_weeks, explain=False)
    cut: Any = found.sort_and_cut
    return {
        "best": sorted(found.chosen),
        "worth": found.value,
        "weeks": found.cost,
        "by_list": sorted(cut.chosen),
        "list_worth": cut.value,
        "short": 100 * (1 - cut.value / found.value),
    }


shop_title = {id: title for id, (title, _, _) in _SHOP.items()}
shop_value = {id: value for id, (_, value, _) in _SHOP.items()}
shop_effort = {id: effort for id, (_, _, effort) in _SHOP.items()}


def small_first() -> ToldJudge:
    return all_of(none_of(holds("collect")), at_least(4))


def _frame(rows: dict[str, tuple[Any, ...]], names: tuple[str, ...]) -> Any:
    import pandas as pd

    return pd.DataFrame([(id, *row) for id, row in rows.items()], columns=["id", *names])


def _table(heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|:---|" + "---:|" * (len(heads) - 1)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])
