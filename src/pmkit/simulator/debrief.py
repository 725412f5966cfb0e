"""What a game says about the way it was played: rules that fit or do not, the first three that fit.

Each text states what happened and what it means in this game. Whether it holds elsewhere, the reader judges.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmkit.english import counted
from pmkit.simulator.facts import Facts
from pmkit.simulator.judge import Verdict
from pmkit.simulator.log import Replay
from pmkit.simulator.quarter import Game

MOST = 3
_MUCH_LUCK = 150.0
"""Luck of so many thousand EUR is worth a word."""
_POOR, _GOOD = -500.0, -300.0
"""Decisions that gave away more than the first, or less than the second (thousand EUR)."""
QUESTIONS = (
    "What did you believe in Q3 that was wrong?",
    "What would you have had to see?",
    "Which habit do you take along on Monday?",
)
"""What is asked after every game."""


@dataclass(frozen=True)
class Said:
    """A text of the debrief: its rule, and whether it praises."""

    rule: str
    good: bool
    text: str


def debrief(game: Game, played: Replay, verdict: Verdict) -> tuple[Said, ...]:
    """The first three texts that fit, at least one of them good where one fits at all."""
    fitting = all_that_fits(game, played, verdict)
    first = list(fitting[:MOST])
    good = next((one for one in fitting if one.good), None)
    if good is not None and not any(one.good for one in first):
        first[-1:] = [good]
    return tuple(first)


def all_that_fits(game: Game, played: Replay, verdict: Verdict) -> tuple[Said, ...]:
    """Every text that fits, in the order of the rules."""
    facts, found = Facts(game, played), []
    for rule, good, words in RULES:
        text = words(facts, verdict)
        if text:
            found.append(Said(rule, good, text))
    return tuple(found)


def _built_first(facts: Facts, verdict: Verdict) -> str | None:
    if not facts.built or len(facts.discovery) < 3 or any(facts.discovery[:3]):
        return None
    said = (
        f"You built {counted(len(facts.built), 'idea')} and looked into nothing in the first three quarters. "
    )
    said += f"{len(facts.harmful)} of them harm."
    hidden = facts.best_unseen() if facts.complete else None
    if hidden is None:
        return said
    ideas = facts.game.ideas
    return (
        f"{said} In *{ideas.theme[hidden]}* lay “{ideas.titles[hidden]}”, which nobody had asked for. "
        f"With {facts.game.parameters.hidden_at:g} months in Q1 it would have been on your list in Q2."
    )


def _knew_a_lot(facts: Facts, verdict: Verdict) -> str | None:
    months = sum(facts.discovery)
    if not months or months <= 0.25 * sum(facts.capacity[:-1]):
        return None
    return (
        f"You knew a lot: the ranges of {counted(facts.narrow, 'idea')} are narrow. {months:g} months that "
        "could have built something went into knowing. Which of your orders would have been the same with "
        "half of them?"
    )


def _discovery_decided(facts: Facts, verdict: Verdict) -> str | None:
    moved = facts.moved_by_discovery()
    if moved is None:
        return None
    title = facts.game.ideas.titles[moved.item]
    how = f"from place {moved.before} to {moved.after}" if moved.before else f"in, to place {moved.after}"
    verb = "moved" if moved.before else "brought"
    return (
        f"Your months in *{moved.theme}* {verb} “{title}” {how}. That is what discovery is for: "
        "a decision that came out otherwise."
    )


def _api_late(facts: Facts, verdict: Verdict) -> str | None:
    quarters, cost = facts.without_api()
    if not quarters:
        return None
    place = facts.place_of_api()
    stood = f"it stood on place {place}" if place else "it was not in your order"
    return (
        f"31 of 100 baskets were dead for {quarters} quarter{'s' * (quarters > 1)}: {_money(cost)}. In Q1 "
        f"{stood}. The order API's worth is not what it adds. It is what its absence costs from a day on."
    )


def _promises_broken(facts: Facts, verdict: Verdict) -> str | None:
    kept, broken = facts.promises()
    if broken < 2:
        return None
    return (
        f"Of the {kept + broken} dates that came due you kept {kept}. A broken date costs twice the trust "
        "that a kept one earns, so a date pays only where two of three such dates are kept."
    )


def _taken_back(facts: Facts, verdict: Verdict) -> str | None:
    saved = facts.saved_by_taking_back()
    if saved is None:
        return None
    item, believed, money = saved
    return (
        f"“{facts.game.ideas.titles[item]}” was read at {100 * believed:.0f} % of its printed worth after "
        f"its launch, and you took it back. Kept, it would have cost {_money(money)}."
    )


def _never_takes_back(facts: Facts, verdict: Verdict) -> str | None:
    count, money = facts.still_harming()
    if not count or any(one.taken_back for one in facts.played.reports):
        return None
    return (
        f"{count} of your live ideas harm{'s' * (count == 1)} to this day: {_money(money)} a quarter. "
        "Nothing was ever taken back."
    )


def _luck_helped(facts: Facts, verdict: Verdict) -> str | None:
    if verdict.luck < _MUCH_LUCK or verdict.decision > _POOR:
        return None
    return (
        f"Your result is better than your decisions: luck brought {_money(verdict.luck)}, and you gave away "
        f"{_money(-verdict.decision)} that could be known. The replay shows where."
    )


def _luck_hurt(facts: Facts, verdict: Verdict) -> str | None:
    if verdict.luck > -_MUCH_LUCK or verdict.decision < _GOOD:
        return None
    event, cost = facts.worst_event()
    return (
        f"You decided better than the money says: bad luck cost {_money(-verdict.luck)}. The dearest trouble "
        f"was {event}, {_money(cost)}. Keep the habit."
    )


def _one_theme(facts: Facts, verdict: Verdict) -> str | None:
    theme, share = facts.main_theme()
    built = [facts.share(one) for one in facts.built if facts.game.ideas.theme[one] == theme]
    if share < 0.6 or not built:
        return None
    went = "well" if sum(built) > 0 else "badly"
    return (
        f"{100 * share:.0f} % of your work on ideas went into *{theme}*. It went {went} this time. Ideas of "
        "a theme tend to be good or bad together, so all of it hung on one thing."
    )


def _in_debt(facts: Facts, verdict: Verdict) -> str | None:
    if facts.played.states[-1].debt <= 0.6:
        return None
    incidents = sum(one.incident for one in facts.played.reports)
    first, last = facts.capacity[0], facts.capacity[-1]
    return (
        f"Debt took your capacity from {first:.1f} to {last:.1f} months a quarter; there were {incidents} "
        "incidents. The last year paid for the first."
    )


def _price_first(facts: Facts, verdict: Verdict) -> str | None:
    rise = facts.first_rise()
    if rise is None:
        return None
    return (
        f"The rise of the price brought {_money(rise[0])} in its first quarter and {_money(rise[1])} in the "
        "last one. Who is there pays at once; who would have come stays away, slowly."
    )


def _kept_word(facts: Facts, verdict: Verdict) -> str | None:
    kept, broken = facts.promises()
    if broken or not kept:
        return None
    return f"You kept each date that came due, {kept} in all. People who wait plan with what you say."


def _little_harm(facts: Facts, verdict: Verdict) -> str | None:
    count, harmful = len(facts.built), len(facts.harmful)
    if count < 3 or harmful > 0.25 * count:
        return None
    return (
        f"Of the {count} ideas that you launched {harmful} harm{'s' * (harmful == 1)}. Built blindly, about "
        "one in three would."
    )


def _to_the_end(facts: Facts, verdict: Verdict) -> str | None:
    return (
        f"You closed {len(facts.played.reports)} quarters, and of each it is written down what you decided "
        "and what you knew. You can learn from that: read one quarter of it again."
    )


Words = Callable[[Facts, Verdict], str | None]
RULES: tuple[tuple[str, bool, Words], ...] = (
    ("built first", False, _built_first),
    ("knew a lot", False, _knew_a_lot),
    ("discovery decided", True, _discovery_decided),
    ("order API late", False, _api_late),
    ("promises broken", False, _promises_broken),
    ("taken back", True, _taken_back),
    ("never takes back", False, _never_takes_back),
    ("luck helped", False, _luck_helped),
    ("luck hurt", True, _luck_hurt),
    ("one theme", False, _one_theme),
    ("in debt", False, _in_debt),
    ("price first", False, _price_first),
    ("kept word", True, _kept_word),
    ("little harm", True, _little_harm),
    ("to the end", True, _to_the_end),
)
"""The rules in their order: name, whether its text praises, and the text where it fits."""


def _money(thousands: float) -> str:
    return f"{thousands:,.0f} thousand EUR"
