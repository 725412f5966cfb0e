"""What of a result was decision, and what was luck.

A state is worth what can be expected of it: what is live, what the best plan adds, less what is missing or
lost. A decision is worth the margin and the next state that it can be expected to bring, over worlds that
agree with all that was seen then. Then, exactly, quarter by quarter:

    expected  what the best of three decisions could be expected to bring: what was done, the planner's
              without discovery, the planner's with 1.5 months of it
    decision  what was done, less that best: given away, as far as it could be known (never above 0)
    luck      what came, less what what was done could be expected to bring; 0 on average

and the three add up to the result.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pmkit.simulator.log import Log, Replay, replay
from pmkit.simulator.parameters import API, DIETICIAN, SIGN_ON, Numbers
from pmkit.simulator.planner import PLANNED_LONGER, planned_worth, promising_sets
from pmkit.simulator.policies import exact_planner
from pmkit.simulator.quarter import Game
from pmkit.simulator.redraw import worlds_like
from pmkit.simulator.state import Decisions, State, between_0_and_1
from pmkit.simulator.world import Draws, World

REDRAWN, SUMS = 32, 200
"""Worlds drawn anew for each quarter; and how often one of each quarter is put together with the others."""
_SETS = 2
_LOOK = 1.5


@dataclass(frozen=True)
class Verdict:
    """The parts of a result (thousand EUR) and, quarter by quarter, decision and luck.

    `percentile` says in how many of 100 games of the same decisions luck would have been worse: 200 sums of
    one redrawn luck for each quarter, so they agree with what was seen when that quarter was decided.
    """

    result: float
    expected: float
    decision: float
    luck: float
    decisions: tuple[float, ...]
    lucks: tuple[float, ...]
    percentile: float


def judge(game: Game, log: Log, redrawn: int = REDRAWN) -> Verdict:
    """Split the result of a log, of however many quarters."""
    played = replay(game, log)
    quarters = [_quarter(game, log.seed, played, n, redrawn) for n in range(len(played.reports))]
    decisions, lucks = tuple(one[0] for one in quarters), tuple(one[1] for one in quarters)
    decision, luck = sum(decisions), sum(lucks)
    draw = np.random.default_rng(0)  # which of the redrawn lucks are put together
    sums = np.sum([draw.choice(one[2], SUMS) for one in quarters], axis=0) if quarters else np.zeros(1)
    return Verdict(
        result=float(played.result),
        expected=float(played.result) - decision - luck,
        decision=decision,
        luck=luck,
        decisions=decisions,
        lucks=lucks,
        percentile=float(100 * (sums < luck).mean()),
    )


def _quarter(
    game: Game, seed: str, played: Replay, number: int, redrawn: int
) -> tuple[float, float, Numbers]:
    """Decision and luck of a quarter, and the luck in each of the worlds that were possible."""
    state, done = played.states[number], played.decided[number]
    worlds = list(worlds_like(game, played.world, state, seed, redrawn))
    worth, effort = game.expected_worth(state.belief), game.ideas.effort * PLANNED_LONGER
    sets = promising_sets(game, state, worth, effort, _SETS)
    outcomes = np.array([_outcome(game, world, state, done, sets) for world in worlds])
    yours = float(outcomes.mean())
    others = [_expected(game, worlds, state, one, sets) for one in _others(game, state, seed, played)]
    best = max(yours, *others)
    came = played.reports[number].margin + _left(game, played, number, sets)
    return yours - best, float(came) - yours, outcomes - yours


def _others(game: Game, state: State, seed: str, played: Replay) -> list[Decisions]:
    """What the planner would have decided here."""
    draws = Draws(seed, "judge", state.quarter)
    return [exact_planner(months)(game, state, played.world, draws) for months in (0.0, _LOOK)]


def _expected(
    game: Game, worlds: list[World], state: State, decided: Decisions, sets: tuple[frozenset[int], ...]
) -> float:
    return float(np.mean([_outcome(game, world, state, decided, sets) for world in worlds]))


def _outcome(
    game: Game, world: World, state: State, decided: Decisions, sets: tuple[frozenset[int], ...]
) -> float:
    """The margin of the quarter in this world, and what the next state is worth."""
    after, report = game.play(world, state, decided)
    if after.quarter > game.parameters.quarters:
        return report.margin + game.parameters.terminal * game.run_rate(world, after)
    return report.margin + worth_of(game, after, sets)


def _left(game: Game, played: Replay, number: int, sets: tuple[frozenset[int], ...]) -> float:
    after = played.states[number + 1]
    if number + 1 == len(played.reports):
        return game.parameters.terminal * game.run_rate(played.world, after)
    return worth_of(game, after, sets)


def worth_of(game: Game, state: State, sets: tuple[frozenset[int], ...]) -> float:
    """What a state can be expected to bring until the end, and for what continues after it."""
    p, ideas = game.parameters, game.ideas
    playing = p.quarters - state.quarter + 1
    horizon = playing + p.terminal
    live = float((state.live * np.where(ideas.is_idea, state.belief.mean, 1.0) * ideas.printed).sum())
    no_api = state.done[ideas.number(API)] == 0 and state.quarter > p.api_ends
    trust = p.slow_loss * max(0.0, p.trust_start - state.trust) * horizon * (playing + 1) / 2
    people = playing * p.salary * len(state.hired)
    incidents = playing * p.incident * (p.incident_base + p.incident_debt * state.debt)
    plan = planned_worth(game, state, game.expected_worth(state.belief), ideas.effort * PLANNED_LONGER, sets)
    fixed = (live - state.lost) * horizon - p.api_loss * no_api - trust - people - incidents
    return fixed - _accounts(game, state) * horizon + plan * _hands(game, state) + _price(game, state)


def _accounts(game: Game, state: State) -> float:
    """What the two employers who wait can be expected to take along."""
    p, expected = game.parameters, 0.0
    if state.quarter <= p.api_ends:
        for margin, item in ((p.nordhafen, SIGN_ON), (p.hospital, DIETICIAN)):
            done = state.done[game.ideas.number(item)] > 0
            stays = p.stay_base + p.stay_done * done + p.stay_trust * (state.trust - 0.4)
            expected += margin * (1 - between_0_and_1(stays))
    return expected


def _hands(game: Game, state: State) -> float:
    """Which share of the planner's capacity is there for the plan: less the order API, more new people."""
    p, ideas = game.parameters, game.ideas
    api = ideas.number(API)
    playing = p.quarters - state.quarter + 1
    per_quarter = p.capacity * (1 - p.debt_takes * state.debt)
    still = max(0.0, ideas.effort[api] * PLANNED_LONGER - state.worked[api]) * (state.done[api] == 0)
    coming = sum(max(0.0, p.quarters - max(state.quarter, one + 2) + 1) for one in state.hired)
    missing = sum(state.absent[state.quarter : int(p.quarters) + 1])
    return max(0.0, 1 + (p.hire_brings * coming - missing - still) / (per_quarter * playing))


def _price(game: Game, state: State) -> float:
    """What a changed price can be expected to bring from here on."""
    if not state.market.changed:
        return 0.0
    market, total, p = state.market, 0.0, game.parameters
    for _ in range(int(p.quarters) - state.quarter + 1):
        market, brought = market.after_quarter(p, market.elasticity, market.price)
        total += brought
    return total + 3 * p.terminal * market.margin
