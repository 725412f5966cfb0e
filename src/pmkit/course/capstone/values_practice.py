"""The numbers of this chapter's practice sheet: sums from the rules, and games of policies that stand for groups."""

from functools import cache
from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.english import counted, signed
from pmkit.practice.values import Draw

_ROOM = "parsley"
"""The seed of the three groups."""


@cache
def _game(policy: str, seed: str) -> dict[str, Any]:
    """The game of a policy: result and its parts (thousand EUR), dates, discovery, what was built and harms."""
    from pmkit.simulator.facts import Facts
    from pmkit.simulator.judge import judge
    from pmkit.simulator.log import recorded, replay
    from pmkit.simulator.mealwise import mealwise
    from pmkit.simulator.policies import POLICIES
    from pmkit.simulator.world import Draws as Chance

    game, decides = mealwise(), POLICIES[policy]
    log = recorded(
        game, seed, lambda state, world: decides(game, state, world, Chance(seed, policy, state.quarter))
    )
    verdict, facts = judge(game, log), Facts(game, replay(game, log))
    kept, broken = facts.promises()
    without, _ = facts.without_api()
    return {
        "result": verdict.result,
        "decision": verdict.decision,
        "gave": -verdict.decision,
        "luck": verdict.luck,
        "decision_said": signed(verdict.decision, 0),
        "luck_said": signed(verdict.luck, 0),
        "kept": kept,
        "dates": kept + broken,
        "months": f"{sum(facts.discovery):g}",
        "launched": facts.launches,
        "harm": len(facts.harmful),
        "back": facts.taken_back,
        "without": counted(without, "quarter") if without else "none",
    }


def ash() -> dict[str, Any]:
    """The game of a group that goes by the printed score."""
    return _game("RICE", _ROOM)


def birch() -> dict[str, Any]:
    """The game of a group that looks first, with the same seed."""
    return _game("careful mix", _ROOM)


def cedar() -> dict[str, Any]:
    """The game of a group that plans exactly, with the same seed."""
    return _game("exact planner", _ROOM)


def sage() -> dict[str, Any]:
    """A game with another seed: better decided than the next one."""
    return _game("careful mix", "sage")


def thyme() -> dict[str, Any]:
    """And one that is better paid."""
    return _game("RICE", "thyme")


# sums from the rules


def odds(rules: dict[str, float]) -> dict[str, float]:
    """The chance, in per cent, from which on a date raises trust on average; and usual slips."""
    kept, broken = rules["kept"], rules["broken"]
    return {
        "kept": kept,
        "broken": broken,
        "chance": 100 * broken / (kept + broken),
        "turned": 100 * kept / (kept + broken),
        "half": 50,
    }


def brings(draw: Draw, rules: dict[str, float]) -> dict[str, float]:
    """What an idea brings in a quarter on average, of the worth that is printed for its first year (EUR)."""
    year = 1_000 * draw.of(96, 120, 72, 140, 84)
    return {
        "year": year,
        "quarter": year / 4 * rules["mean_share"],
        "printed": year / 4,
        "whole_year": year * rules["mean_share"],
    }


# two quarters of a theatre

theatre_months = 16
theatre_worth = {"seats": 4, "link": 80, "groups": 48, "vouchers": 30, "page": 18, "audio": 55, "student": 12}
theatre_effort = {"seats": 2, "link": 6, "groups": 4, "vouchers": 3, "page": 2, "audio": 6, "student": 1}
_NEEDS = {"link": "seats"}


def theatre() -> dict[str, Any]:
    """The best use of a theatre's two quarters, and the best without the partner's new link."""
    names = list(theatre_worth)
    columns = {
        "value": [theatre_worth[one] for one in names],
        "effort": [theatre_effort[one] for one in names],
        "requires": [_NEEDS.get(one) for one in names],
    }
    items = pd.DataFrame(columns, index=names)
    best = methods.plan_release(items, theatre_months, explain=False)
    rest = methods.plan_release(items.drop(index="link"), theatre_months, explain=False)
    return {
        "best": ", ".join(map(str, best.chosen)),
        "worth": best.value,
        "without": ", ".join(map(str, rest.chosen)),
        "without_worth": rest.value,
        "link_months": theatre_effort["link"] + theatre_effort["seats"],
    }
