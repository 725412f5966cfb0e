"""Whatever is decided: luck stays, bounds hold, and nothing hidden is known before it is found."""

import json
import time
from dataclasses import fields

import numpy as np
import pytest

from pmkit.simulator.policies import play, play_named
from pmkit.simulator.state import Decisions, State
from pmkit.simulator.world import World, uniform


def any_decisions(core, draw, discovery=True):
    """Decisions of somebody who tries everything."""
    size, themes = len(core.ideas), core.ideas.themes
    return Decisions(
        order=tuple(int(one) for one in draw.permutation(size)[: draw.integers(0, size)]),
        discovery={str(draw.choice(themes)): float(draw.choice([0.5, 1.5, 4]))} if discovery else {},
        debt=float(draw.choice([0, 1, 3])),
        staged=bool(draw.integers(2)),
        below=float(draw.choice([-9, 0, 0.5])),
        promises={int(draw.integers(size)): int(draw.integers(1, 9))},
        hire=int(draw.integers(3)) * (draw.random() < 0.2),
    )


def numbers(world):
    """All that a world holds, as bytes where it is numbers."""
    held = {one.name: getattr(world, one.name) for one in fields(world)}
    return {name: one.tobytes() if isinstance(one, np.ndarray) else one for name, one in held.items()}


@pytest.mark.parametrize("seed", ["basil", "mint", "3"])
def test_the_same_seed_and_decisions_give_the_same_bytes(core, seed):
    def told():
        result, _, reports = play_named(core, "careful mix", seed)
        return json.dumps([result, [one.parts for one in reports]])

    assert told() == told()


def test_what_was_asked_before_changes_no_draw(core):
    first = World.of("basil", core.ideas, core.parameters)
    uniform("basil", "luck", 1, 0), World.of("mint", core.ideas, core.parameters)
    play_named(core, "random", "basil")
    assert numbers(World.of("basil", core.ideas, core.parameters)) == numbers(first)


def test_the_world_is_the_same_whatever_is_decided(core):
    world, draw = core.world("basil"), np.random.default_rng(2)
    before = numbers(world)
    for _ in range(20):
        play(core, world, lambda _: any_decisions(core, draw))
    assert numbers(world) == before


def test_bounds_hold_in_two_hundred_reckless_games(core):
    draw, p = np.random.default_rng(7), core.parameters
    for game in range(200):
        world, state = core.world(str(game)), core.start()
        launches = np.zeros(len(core.ideas), int)
        for _ in range(int(p.quarters)):
            decided = any_decisions(core, draw)
            room = max(0.0, state.room(core.ideas, p, decided))
            after, report = core.play(world, state, decided)
            launches[list(report.launched)] += 1
            assert (after.worked >= state.worked).all() and (after.worked <= world.effort + 1e-9).all()
            assert (after.worked - state.worked).sum() <= room + 1e-6
            assert 0 <= after.debt <= 1 and 0 <= after.trust <= 1 and after.lost >= state.lost - 1e-9
            assert report.margin == pytest.approx(sum(report.parts.values()))
            state = after
        assert launches.max() <= 1
        assert ((state.done != 0) == (launches == 1)).all()


def test_without_discovery_and_launches_nothing_is_learned(core):
    world, state = core.world("basil"), core.start()
    for _ in range(8):
        state, report = core.play(world, state, Decisions(debt=2))
        assert report.found == ()
    first = State.first(core.ideas, core.parameters)
    assert (state.belief.mean == first.belief.mean).all() and (state.seen == first.seen).all()


def test_discovery_in_a_theme_tells_of_that_theme_alone(core):
    state, report = core.play(core.world("basil"), core.start(), Decisions(discovery={"planning": 1.4}))
    moved = state.belief.mean != core.start().belief.mean
    assert set(core.ideas.theme[moved]) == {"planning"} and report.found == ()


def test_the_hidden_idea_is_seen_and_can_be_built_only_after_enough_discovery_in_its_theme(core):
    hidden = core.ideas.number("MW-H2")
    world, order = core.world("basil"), (hidden,)
    state, _ = core.play(world, core.start(), Decisions(order=order))
    assert state.worked[hidden] == 0 and not state.seen[hidden]
    state, report = core.play(world, state, Decisions(discovery={"planning": 1.5}, order=order))
    assert report.found == (hidden,) and state.worked[hidden] == 0
    state, _ = core.play(world, state, Decisions(order=order))
    assert state.worked[hidden] > 0


def test_no_policy_but_the_oracle_works_on_what_is_not_on_the_list(core):
    for name in ("random", "loudest voice", "RICE", "exact planner"):
        _, state, _ = play_named(core, name, "basil")
        assert not state.worked[core.ideas.hidden].any(), name
    _, state, _ = play_named(core, "oracle", "basil")
    assert state.worked[core.ideas.hidden].any()


def test_a_quarter_is_closed_quickly(game):
    world = game.world("basil")
    began = time.process_time()
    play(game, world, lambda _: Decisions(order=tuple(range(len(game.ideas))), discovery={"planning": 3}))
    assert (time.process_time() - began) / 8 < 0.5  # 0.4 ms on a quiet machine
