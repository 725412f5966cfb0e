"""Players to be compared with: from whoever decides by chance to one who knows the truth.

A policy is a function of the state, the world and its own draws; only the oracle looks at the world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from pmkit.simulator.letters import CHANCE, DATE, REASON
from pmkit.simulator.parameters import API, LOGIN, SIGN_ON
from pmkit.simulator.planner import PLANNED_LONGER, plan_order
from pmkit.simulator.quarter import Game, Report
from pmkit.simulator.state import NEVER, Decisions, State
from pmkit.simulator.world import Draws, World


class Draw(Protocol):
    """Where a policy that decides by chance, or roughly, has its chance from."""

    def normal(self, mean: float, sd: float, size: int, /) -> Any: ...

    def lognormal(self, mean: float, sd: float, size: int, /) -> Any: ...

    def permutation(self, size: int, /) -> Any: ...


Policy = Callable[[Game, State, World, Draw], Decisions]

_LOUD, _PROMISED_AT_ONCE = 6, 4
_SOON = 4
"""Among so many first in the order, an idea can be promised with a chance."""
_EYE = 0.35
"""How roughly a person ranks by eye (the sd of the logarithm)."""
_NOT_WORTH = 0.1


def do_nothing(game: Game, state: State, world: World, draw: Draw) -> Decisions:
    """No new work: what stays as it is loses the supermarket and the employers."""
    return Decisions()


def at_random(game: Game, state: State, world: World, draw: Draw) -> Decisions:
    """A new random order each quarter, with what it needs before it."""
    ranked = [int(one) for one in draw.permutation(len(game.ideas))]
    return Decisions(order=tuple(game.ideas.with_needs(ranked, state.live)))


def loudest_voice(game: Game, state: State, world: World, draw: Draw) -> Decisions:
    """Whoever asks loudest comes first, and gets a date."""
    ideas = game.ideas
    dead = _hurts(game, state) * 9
    ranked = np.argsort(-(ideas.loud + draw.normal(0, 2, len(ideas)) + dead))
    order = tuple(ideas.with_needs([int(one) for one in ranked], state.live))
    loud = [item for item in order[:_PROMISED_AT_ONCE] if ideas.loud[item] >= _LOUD]
    answers = {one.id: DATE for one in game.post(world, state)}
    return Decisions(order=order, promises=dict.fromkeys(loud, state.quarter + 1), answers=answers)


def by_rice(game: Game, state: State, world: World, draw: Draw) -> Decisions:
    """The printed RICE score decides; what is measured to harm is taken back."""
    ranked = np.argsort(-(game.ideas.rice + _hurts(game, state) * 1e9))
    order = tuple(game.ideas.with_needs([int(one) for one in ranked], state.live))
    return Decisions(order=order, below=0.0, answers=_honest(game, state, world, order))


def _hurts(game: Game, state: State) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """The order API, once baskets fail without it."""
    api = np.arange(len(game.ideas)) == game.ideas.number(API)
    found: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = api & (state.quarter > game.parameters.api_ends)
    return found


def exact_planner(discovery: float) -> Policy:
    """Plans all quarters that are left for most expected worth, with so many person-months of discovery."""

    def decide(game: Game, state: State, world: World, draw: Draw) -> Decisions:
        worth = game.expected_worth(state.belief)
        order = plan_order(game, state, worth, game.ideas.effort * PLANNED_LONGER)
        return _careful(game, state, world, order, discovery)

    return decide


def planner_with(discovery: Sequence[Mapping[str, float]]) -> Policy:
    """The exact planner with your information: it looks into what you looked into, quarter by quarter.

    As the noise of a signal belongs to the seed, it hears what you heard, and sees what you found.
    """

    def decide(game: Game, state: State, world: World, draw: Draw) -> Decisions:
        decided = exact_planner(0.0)(game, state, world, draw)
        yours = discovery[state.quarter - 1] if state.quarter <= len(discovery) else {}
        return replace(decided, discovery=yours)

    return decide


def oracle(game: Game, state: State, world: World, draw: Draw) -> Decisions:
    """Plans with what is true: shares, efforts, hidden ideas. Nobody can."""
    knows = replace(state, seen=np.ones_like(state.seen))
    order = plan_order(game, knows, game.ideas.printed * game.true_share(world, state), world.effort)
    return replace(_careful(game, state, world, order, 0.0), below=NEVER, knows_all=True)


def careful_person(discovery: float) -> Policy:
    """A thoughtful person: some discovery in each quarter, ranked by eye, one date, staged launches."""

    def decide(game: Game, state: State, world: World, draw: Draw) -> Decisions:
        ideas = game.ideas
        score = game.expected_worth(state.belief) / ideas.effort
        score = score * draw.lognormal(0, _EYE, len(ideas)) * (state.belief.mean > _NOT_WORTH)
        login, api, sign_on = (ideas.number(one) for one in (LOGIN, API, SIGN_ON))
        early = [sign_on] if state.quarter <= game.parameters.api_ends else []
        begin = [login, *([api] if state.quarter > 1 else []), *early]
        order = ideas.with_needs([*begin, *(int(one) for one in np.argsort(-score))], state.live)
        return _careful(game, state, world, tuple(order), discovery)

    return decide


def _careful(game: Game, state: State, world: World, order: tuple[int, ...], discovery: float) -> Decisions:
    return Decisions(
        order=order,
        discovery=where_most_is_unknown(game, state, discovery),
        debt=1.0,
        below=0.0,
        staged=True,
        promises={game.ideas.number(SIGN_ON): 2} if state.quarter == 1 else {},
        answers=_honest(game, state, world, order),
    )


def _honest(game: Game, state: State, world: World, order: tuple[int, ...]) -> dict[str, str]:
    """A date with a chance for what comes soon, a reason for the rest."""
    open_ones = [game.ideas.ids[one] for one in dict.fromkeys(order) if state.done[one] == 0][:_SOON]
    letters = [one for one in game.post(world, state) if not one.is_news]
    return {one.id: CHANCE if one.item in open_ones else REASON for one in letters}


def where_most_is_unknown(game: Game, state: State, months: float) -> dict[str, float]:
    """Discovery where most printed value is both unbuilt and unknown; none in the last quarter."""
    if not months or state.quarter >= game.parameters.quarters:
        return {}
    ideas = game.ideas
    open_ones = (state.done == 0) & ideas.is_idea & state.seen
    doubt = ideas.printed * np.sqrt(np.maximum(np.diag(state.belief.cov), 0)) * open_ones
    return {max(ideas.themes, key=lambda theme: float(doubt[ideas.theme == theme].sum())): months}


POLICIES: dict[str, Policy] = {
    "do nothing": do_nothing,
    "random": at_random,
    "loudest voice": loudest_voice,
    "RICE": by_rice,
    "exact planner": exact_planner(0.0),
    "careful mix": careful_person(2.0),
    "exact planner with discovery": exact_planner(2.0),
    "oracle": oracle,
}
"""Those that a learner is compared with, by name."""


def play(
    game: Game, world: World, decide: Callable[[State], Decisions], quarters: int | None = None
) -> tuple[float, State, list[Report]]:
    """A game of so many quarters (else all): its result (thousand EUR), its end, a report per quarter."""
    state, reports = game.start(), []
    for _ in range(int(game.parameters.quarters) if quarters is None else quarters):
        state, report = game.play(world, state, decide(state))
        reports.append(report)
    return result(game, world, state, reports), state, reports


def play_policy(game: Game, policy: Policy, world: World, draw: Draw) -> tuple[float, State, list[Report]]:
    """A whole game of a policy."""
    return play(game, world, lambda state: policy(game, state, world, draw))


def play_named(
    game: Game, name: str, seed: str, quarters: int | None = None
) -> tuple[float, State, list[Report]]:
    """A game of one of `POLICIES` on a seed; its own chance comes from the seed too."""
    world, policy = game.world(seed), POLICIES[name]

    def decide(state: State) -> Decisions:
        return policy(game, state, world, Draws(seed, name, state.quarter))

    return play(game, world, decide, quarters)


def result(game: Game, world: World, state: State, reports: list[Report]) -> float:
    """What counts at the end: all margins, and what the run-rate is paid for."""
    played = sum(one.margin for one in reports)
    return played + game.parameters.terminal * game.run_rate(world, state)
