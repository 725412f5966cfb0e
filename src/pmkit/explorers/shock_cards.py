"""Messages that change a plan, with the answers to each; and three that can be made of any items.

The longest item takes twice as long, somebody is away, and what is worth most gets a date from outside:
these happen to nearly every plan. Items need a `duration`; nothing else is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Any

import pandas as pd

from pmkit.methods import build_schedule
from pmkit.practice.markdown import escape_markdown

_AWAY = 4
"""Weeks for which somebody is away."""
_STEPS = 8_000


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One way to answer. `effect` is added to the shock's; `later` holds items that step back (id: the week
    before which they don't begin); `price` says what is not in the weeks."""

    id: str
    label: str
    price: str
    effect: Mapping[str, Any] = field(default_factory=dict)
    later: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ShockCard:
    """What happens in `week`: `text` tells it, `effect` holds arguments of `effect_of_shock`, `deadlines` the
    weeks by id that now hold. The first answer is to do nothing."""

    id: str
    title: str
    text: str
    week: float
    answers: tuple[Answer, ...]
    effect: Mapping[str, Any] = field(default_factory=dict)
    deadlines: Mapping[str, float] = field(default_factory=dict)


def cards_for(items: pd.DataFrame, capacity: dict[str, float]) -> tuple[ShockCard, ...]:
    """The messages for items with `id`, `item`, `team`, `duration`, `requires`; `value` where it is known.

    Raises `InputError` where the items can't be planned.
    """
    plan = build_schedule(items, capacity, steps=_STEPS).items.sort_values("finish", kind="stable")
    longest = plan.loc[plan["duration"].idxmax()].to_dict()
    needed = {one for needs in plan["requires"] for one in needs}
    free = plan[~plan["id"].isin(needed | {longest["id"]})]
    last = (free if len(free) else plan).iloc[-1].to_dict()
    return (
        _longer(longest, last),
        _away(longest["team"], last, float(plan["finish"].max()), capacity),
        _date(plan, last),
    )


def _named(item: dict[Any, Any]) -> str:
    return f"“{escape_markdown(item['item'])}”"


def _give_up(item: dict[Any, Any]) -> Answer:
    return Answer(
        id="drop",
        label=f"Give up “{item['item']}”",
        price="Somebody asked for it. Tell them yourself, today.",
        effect={"dropped": (item["id"],)},
    )


def _longer(longest: dict[Any, Any], last: dict[Any, Any]) -> ShockCard:
    weeks = float(longest["duration"])
    return ShockCard(
        id="longer",
        title="The longest item takes twice as long",
        text=f"Half-way through, the team says of {_named(longest)}: {2 * weeks:g} weeks, not {weeks:g}.",
        week=float(longest["start"]) + weeks / 2,
        effect={"durations": {longest["id"]: 2 * weeks}},
        answers=(
            Answer(
                id="nothing",
                label="Go on with it",
                price="Those who wait for it hear it from you now, or too late.",
            ),
            Answer(
                id="cut",
                label="Cut it to half of what was added",
                price="Say what is left out, and to whom it matters.",
                effect={"durations": {longest["id"]: 1.5 * weeks}},
            ),
            _give_up(last),
        ),
    )


def _away(team: str, last: dict[Any, Any], end: float, capacity: dict[str, float]) -> ShockCard:
    week, there = float(floor(end / 3)), capacity[team]
    return ShockCard(
        id="away",
        title=f"Somebody is away for {_AWAY} weeks",
        text=f"For {_AWAY} weeks from now on {escape_markdown(team)} can do one thing less at the same time.",
        week=week,
        effect={"new_capacity": {team: [(week, there - 1), (week + _AWAY, there)]}},
        answers=(
            Answer(id="nothing", label="Wait", price="Say what will be late before it is late."),
            _give_up(last),
        ),
    )


def _date(plan: pd.DataFrame, last: dict[Any, Any]) -> ShockCard:
    """What is worth most gets a date from outside: between the earliest possible and the planned one."""
    worth = plan["value"] if "value" in plan and plan["value"].notna().any() else plan["duration"]
    target = plan.iloc[int(worth.fillna(-1).to_numpy().argmax())].to_dict()
    first = _with_needs(plan, target["id"])
    earliest = float(plan[plan["id"].isin(first)]["duration"].sum())
    limit = float(floor((earliest + float(target["finish"])) / 2))
    limit = max(limit, float(target["duration"]))
    begun = set(plan[plan["start"] < 1]["id"])
    later = {str(id): limit for id in plan["id"] if id not in first | begun}
    return ShockCard(
        id="date",
        title="A date comes from outside",
        text=(
            f"{_named(target)} has to be done by week {limit:g}. In the plan it is done in week "
            f"{target['finish']:g}."
        ),
        week=1,
        deadlines={target["id"]: limit},
        answers=(
            Answer(id="nothing", label="Keep the order", price="Where the date is missed, say so now."),
            Answer(
                id="first",
                label="It and what it needs first, all else after the date",
                price="The rest waits. Who was promised it?",
                later=later,
            ),
            *([_give_up(last)] if last["id"] != target["id"] else []),
        ),
    )


def _with_needs(plan: pd.DataFrame, id: str) -> set[str]:
    """An item and everything that has to be finished before it."""
    needs = dict(zip(plan["id"], plan["requires"], strict=True))
    found, waiting = {id}, list(needs[id])
    while waiting:
        each = waiting.pop()
        if each in needs and each not in found:
            found.add(each)
            waiting += needs[each]
    return found
