"""On small cases the planner is compared with trying every order, and with `plan_release`."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from pmkit.methods import plan_release
from pmkit.simulator.parameters import API, DIETICIAN, LOGIN, SIGN_ON, Ideas
from pmkit.simulator.planner import plan_order
from pmkit.simulator.quarter import Game

CASES = range(12)


def small_case(core, number):
    """Five ideas, one enabler that two of them need; the fixed four of the rules bring nothing."""
    draw = np.random.default_rng(number)
    rows = [
        {"id": one, "title": one, "theme": "", "effort": 1, "value": 0, "requires": ""}
        for one in (API, LOGIN, SIGN_ON, DIETICIAN)
    ]
    rows.append({"id": "E", "title": "E", "theme": "", "effort": 2, "value": 2, "requires": ""})
    for n in range(5):
        effort, value = draw.integers(1, 7), draw.integers(20, 140)
        rows.append(
            {"id": f"I{n}", "title": "", "theme": "a", "effort": effort, "value": value, "requires": ""}
        )
    rows[5]["requires"] = rows[6]["requires"] = "E"
    frame = pd.DataFrame(rows).assign(reach_impact_confidence=0, loud=0, hidden=False)
    return Game(Ideas.of(frame), core.parameters)


def at_the_end(game, quarter):
    """A state in which only what is to be planned is open."""
    state = game.start()
    done = state.done.copy()
    done[[game.ideas.number(one) for one in (API, LOGIN, SIGN_ON, DIETICIAN)]] = 1
    return replace(state, quarter=quarter, done=done)


def earned(game, state, order):
    """What an order earns as the planner reckons: each idea from its end until the horizon."""
    p, ideas, when, total, built = game.parameters, game.ideas, 0.0, 0.0, set(np.flatnonzero(state.done))
    capacity = p.capacity * (1 - p.debt_takes * state.debt) - 2
    left = p.quarters - state.quarter + 1
    for item in order:
        if item in built or (ideas.needs[item] >= 0 and ideas.needs[item] not in built):
            continue
        when += ideas.effort[item]
        if int(2 * when) > int(2 * capacity * left):
            break
        total += ideas.printed[item] * max(0, left - 1 + p.terminal - when / capacity)
        built.add(item)
    return total


@pytest.mark.parametrize("number", CASES)
def test_the_order_earns_what_the_best_of_all_orders_earns_or_nearly(core, number):
    game = small_case(core, number)
    state = at_the_end(game, 7)
    planned = earned(game, state, plan_order(game, state, game.ideas.printed, game.ideas.effort))
    best = max(earned(game, state, order) for order in permutations(range(4, 10)))
    assert 0.97 * best <= planned <= best + 1e-9


@pytest.mark.parametrize("number", CASES)
def test_where_only_what_is_built_counts_it_is_the_release_plan(core, number):
    """With a run-rate that is paid for ever, when an idea is ready does not matter, only whether."""
    game = small_case(core, number)
    game = replace(game, parameters=replace(game.parameters, terminal=1e7))
    state, ideas = at_the_end(game, 8), game.ideas
    order = plan_order(game, state, ideas.printed, ideas.effort)
    chosen = set(order) - set(np.flatnonzero(state.done))
    capacity = int(2 * (game.parameters.capacity * (1 - 0.4 * state.debt) - 2)) / 2
    frame = pd.DataFrame(
        {
            "id": [ideas.ids[n] for n in range(4, 10)],
            "value": ideas.printed[4:],
            "effort": ideas.effort[4:],
            "requires": [[ideas.ids[n]] if n >= 0 else [] for n in ideas.needs[4:]],
        }
    )
    proven = plan_release(frame, capacity, explain=False)
    assert proven.proven
    assert sum(ideas.printed[n] for n in chosen) == pytest.approx(proven.value)


def test_it_plans_nothing_that_harms_for_sure(core):
    worth = np.where(core.ideas.is_idea, -1.0, core.ideas.printed)
    order = plan_order(core, core.start(), worth, core.ideas.effort)
    wanted = {core.ideas.number(SIGN_ON), core.ideas.number(DIETICIAN)}  # employers wait for these
    assert not {one for one in order if core.ideas.is_idea[one]} - wanted
