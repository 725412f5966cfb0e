"""Hostile play: whatever is sent, there are decisions, and a sentence for what was not taken."""

import json

import numpy as np
import pytest

from pmkit.simulator.decided import as_json, read_decisions
from pmkit.simulator.state import NEVER, Decisions


def read(game, given, **now):
    state = game.start()
    return read_decisions(game, state, given, game.post(game.world("basil"), state))


def test_what_fits_is_taken_and_nothing_is_said(game):
    given = {
        "order": ["MW-37", "MW-06"],
        "discovery": {"planning": 1.5},
        "debt": 1,
        "staged": True,
        "below": 0,
        "promises": {"MW-07": 2},
        "hire": 1,
        "price": 8.9,
        "test_price": True,
        "answers": {"L01": "date"},
    }
    decided, told = read(game, given)
    assert told == ()
    assert as_json(game, decided) == given
    assert read(game, as_json(game, decided))[0] == decided


def test_nothing_decided_is_a_decision(game):
    decided, told = read(game, {})
    assert decided == Decisions(below=0.0) and told == ()
    assert read(game, {"below": None})[0].below == NEVER


@pytest.mark.parametrize("given", [None, [], "all", 3, float("nan"), True])
def test_what_is_no_table_decides_nothing(game, given):
    decided, told = read(game, given)
    assert decided == Decisions(below=0.0) and len(told) == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"order": ["MW-01", "MW-99"]}, "Not on your list, so left out of the order of work: “MW-99”"),
        ({"order": "MW-01"}, "not a list of ideas"),
        ({"order": [["MW-01"], 3, None]}, "Not on your list"),
        ({"discovery": {"sport": 2}}, "no theme “sport”"),
        ({"discovery": {"planning": -3}}, "goes from 0 to 6; 0 was taken"),
        ({"discovery": {"planning": 0.7}}, "0.5 months count. It goes in half months"),
        ({"discovery": {"planning": 4, "basket": 4}}, "Discovery in basket: 2 months count"),
        ({"discovery": [1]}, "months of discovery are not a table"),
        ({"debt": -1}, "The work on debt goes from 0 to 3; 0 was taken"),
        ({"debt": "2"}, "“2” is not a number, so it counts as 0"),
        ({"debt": float("nan")}, "is not a number"),
        ({"debt": 10**400}, "goes from 0 to 3; 3 was taken"),
        ({"debt": float("-inf")}, "0 was taken"),
        ({"debt": True}, "is not a number"),
        ({"staged": "yes"}, "neither yes nor no"),
        ({"below": 99}, "goes from -2 to 2; 2 was taken"),
        ({"promises": {"MW-99": 2}}, "left out of the promises: “MW-99”"),
        ({"promises": {"MW-07": 40}}, "goes from 1 to 8; 8 was taken"),
        ({"promises": 3}, "promises are not a table"),
        ({"hire": 900}, "goes from 0 to 2; 2 was taken"),
        ({"price": 0.01}, "The price can be 6.90, 7.90, 8.90 EUR; it stays"),
        ({"test_price": 1}, "neither yes nor no"),
        ({"answers": {"L24": "date"}}, "fits no letter of this quarter"),
        ({"answers": {"L01": "never"}}, "fits no letter of this quarter"),
        ({"answers": None}, "answers are not a table"),
        ({"shares": "all"}, "“shares” can't be decided"),
    ],
)
def test_what_was_not_taken_is_said(game, given, says):
    decided, told = read(game, given)
    assert len(told) == 1 and says in told[0]
    game.play(game.world("basil"), game.start(), decided)


def test_more_months_than_there_are_can_not_be_spent(game):
    state = game.start()
    absent = tuple(9.0 if q == 1 else 0.0 for q in range(12))
    state = type(state)(**{**vars(state), "absent": absent})
    decided, told = read_decisions(game, state, {"debt": 3, "discovery": {"planning": 6}, "test_price": True})
    assert state.room(game.ideas, game.parameters, decided) >= -1e-9
    assert "more than there are" in told[-1] and decided.debt == 1.5


def test_a_hidden_idea_is_as_unknown_as_one_that_does_not_exist(game):
    def told(id):
        given = {"order": [id], "promises": {id: 2}}
        return [one.replace(id, "X") for one in read(game, given)[1]]

    assert told("MW-H2") == told("MW-99") and len(told("MW-99")) == 2


def test_many_unknown_ids_make_one_sentence(game):
    _, told = read(game, {"order": [f"X{n}" for n in range(500)]})
    assert len(told) == 1 and "and 497 more" in told[0] and len(told[0]) < 200


def test_every_item_dropped_and_everything_promised_to_everyone_can_be_played(game):
    world, state = game.world("basil"), game.start()
    for quarter in range(1, 9):
        given = {"order": [], "promises": dict.fromkeys(game.ideas.ids, quarter), "below": 2}
        decided, _ = read_decisions(game, state, given, game.post(world, state))
        state, _ = game.play(world, state, decided)
    assert state.trust == 0 and (state.done == 0).all()


def any_json(draw, depth=0):
    """Some JSON, mostly nonsense."""
    kind = draw.integers(9 if depth < 3 else 6)
    words = ["MW-01", "MW-H1", "planning", "", "L01", "date", "💥", "x" * 300]
    if kind < 6:
        return [
            None,
            True,
            -1e308,
            float(draw.normal()),
            int(draw.integers(-9, 99)),
            str(draw.choice(words)),
        ][kind]
    if kind < 8:
        return [any_json(draw, depth + 1) for _ in range(draw.integers(4))]
    keys = [*words, "order", "discovery", "debt"]
    return {str(draw.choice(keys)): any_json(draw, depth + 1) for _ in range(draw.integers(4))}


def test_no_nonsense_raises_and_all_of_it_can_be_played(game):
    draw, world = np.random.default_rng(3), game.world("mint")
    keys = list(as_json(game, Decisions()))
    for _ in range(400):
        state = game.start()
        given = {key: any_json(draw) for key in keys if draw.random() < 0.6}
        json.dumps(given)
        decided, told = read_decisions(game, state, given, game.post(world, state))
        assert state.room(game.ideas, game.parameters, decided) >= 0
        assert all(one.endswith(".") and len(one) < 250 for one in told)
        game.play(world, state, decided)
