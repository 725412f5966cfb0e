"""The Sprint of squad Basket that begins on 12 October 2026, and one of the learner's own backlog. The case is
invented."""

from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.english import counted, plural
from pmkit.explorers import Data
from pmkit.methods import regime_change

_BACKLOG = ("MW-37", "MW-02", "MW-12", "MW-51", "MW-30")
_SLICES = ("S01", "S02", "S10", "S11", "S25")
PLAN = ("MW-37", "MW-12", "MW-02", "S01")
"""What the squad would begin with: four items, those of the goal last."""
GOAL = ("S01",)
_MOST_CARDS = 40


def items() -> pd.DataFrame:
    """What could go into the Sprint: items of the backlog, and slices of large ones."""
    backlog = load("backlog")[["id", "item", "requires"]]
    slices = load("slices")[["id", "slice", "needs"]].set_axis(["id", "item", "requires"], axis=1)
    known = pd.concat([backlog, slices], ignore_index=True).set_index("id")
    return known.loc[[*_BACKLOG, *_SLICES]].reset_index()


def sprint() -> Data:
    """The items, the past of the squads, and what the squad would begin with."""
    return Data(items(), more={"teams": teams(), "plan": PLAN, "goal": GOAL})


def teams() -> dict[str, Any]:
    """The past of squad Basket and of both squads, which changed when support for employers moved to them."""
    from pmkit.explorers.sprint import Team

    weeks, people = load("throughput"), load("people")["group"].value_counts()
    at = regime_change(weeks["finished"]).at
    columns = {
        "basket": ("Squad Basket", "squad_basket", people["squad Basket"]),
        "both": ("Both squads", "finished", people["squad Basket"] + people["squad Plan"]),
    }
    first = weeks["starts"].iloc[0].date()
    return {
        key: Team(label, tuple(int(one) for one in weeks[column]), int(count), at and at - 1, first)
        for key, (label, column, count) in columns.items()
    }


def case_sprint() -> Data:
    """The case for the explorer on own data, where counts can be pasted."""
    return Data(
        items(), more={"teams": {"basket": teams()["basket"]}, "plan": PLAN, "goal": GOAL, "paste": True}
    )


def own_sprint(now: Any) -> Data:
    """The open items of the backlog in use, or those of its plan, and what was finished week by week."""
    from pmkit.course.own_weeks import finished_weeks
    from pmkit.explorers.sprint import Team, with_change
    from pmkit.widgets.plan_notes import planned_items

    weeks, why = finished_weeks(now)
    starts = None if weeks.empty else pd.Timestamp(weeks["starts"].iloc[0]).date()
    team = with_change(Team("My team", tuple(int(one) for one in weeks["finished"]), starts=starts))
    every = planned_items(now)
    shown = every[["id", "item", *(["requires"] if "requires" in every else [])]].head(_MOST_CARDS)
    notes = [why] if why else []
    if len(every) > _MOST_CARDS:
        left = len(every) - _MOST_CARDS
        notes.append(
            f"The board shows the first {_MOST_CARDS} of {counted(len(every), 'open item')}; {left:,} "
            f"{plural(left, 'is', 'are')} not on it. Choose a plan in chapter 03 to see its items alone."
        )
    more = {"teams": {"own": team}, "note": " ".join(notes), "paste": True}
    return Data(shown.reset_index(drop=True), more=more)
