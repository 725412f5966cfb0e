"""Shocks on one's own plan: the same explorer, with messages that are made from one's own items.

Three things happen to nearly every plan: the longest item takes twice as long, somebody is away, and what is
worth most gets a date from outside. Items need a `duration`; nothing else is invented.
"""

from collections.abc import Sequence
from math import floor
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.methods import build_schedule
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Notebook
from pmkit.widgets.explorers.shocks import Answer, ShockCard, Shocks
from pmkit.widgets.explorers.timeline import prepared

_MOST_AT_ONCE = 6
_AWAY = 4
"""Weeks for which somebody is away."""
_STEPS = 8_000


class OwnShocks(Shocks):
    """Turn a card about one's own items, say what the team does at once, choose an answer."""

    item: ClassVar[str] = "explorer:roadmapping.own-shocks"

    def __init__(self, frame: pd.DataFrame, workbook: Notebook | None = None, label: str = "") -> None:
        super().__init__(frame, (), {}, workbook, label)

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.frame = prepared(self.frame).drop(columns="start")
        self.at_once = 1
        self._make_cards()
        parts = super().build()
        at_once = {"key": "at_once", "label": "Things that a team does at once", "type": "range"}
        self.turn.fields = [*self.turn.fields, {**at_once, "min": 1, "max": _MOST_AT_ONCE, "step": 1}]
        self.turn.values = {**self.turn.values, "at_once": self.at_once}
        return parts

    def _make_cards(self) -> None:
        self.capacity = {str(team): float(self.at_once) for team in dict.fromkeys(self.frame["team"])}
        self.cards = {card.id: card for card in cards_for(self.frame, self.capacity)}

    def _turned(self, change: Any) -> None:
        at_once = int(self.turn.values.get("at_once") or self.at_once)
        if self._still or at_once == self.at_once:
            super()._turned(change)
            return
        self.at_once = at_once
        self._make_cards()
        self._still = True
        try:
            self._show_card(self.card)
        finally:
            self._still = False
        self.changed()

    def state(self) -> dict[str, Any]:
        return {**super().state(), "at_once": self.at_once}

    def restore(self, state: Any) -> None:
        self.at_once = min(max(int(state.get("at_once", 1)), 1), _MOST_AT_ONCE)
        self.turn.values = {**self.turn.values, "at_once": self.at_once}
        self._make_cards()
        super().restore({"card": self.card, **state})


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
        price="Somebody asked for it. They have to hear it from you, today.",
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
                price="Whoever waits behind it hears it late, or from you.",
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
        text=f"For {_AWAY} weeks from now on {escape_markdown(team)} does one thing less at once.",
        week=week,
        effect={"new_capacity": {team: [(week, there - 1), (week + _AWAY, there)]}},
        answers=(
            Answer(id="nothing", label="Wait", price="What is late should be told before it is late."),
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
            f"{_named(target)} has to be there by week {limit:g}. The plan has it in week "
            f"{target['finish']:g}."
        ),
        week=1,
        deadlines={target["id"]: limit},
        answers=(
            Answer(id="nothing", label="Keep the order", price="Where the date is missed, say so now."),
            Answer(
                id="first",
                label="It and what it needs first, all else after the date",
                price="Everything else waits: whose turn was it?",
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
