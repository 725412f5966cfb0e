"""One decision changed, all luck as it was."""

import pytest
from players import log_of, log_with

from pmkit.simulator.branch import branch, changed, paying_share
from pmkit.simulator.redraw import worlds_like


@pytest.fixture(scope="module")
def log():
    return log_of("careful mix", "basil")


@pytest.mark.parametrize("quarter", [1, 4, 8])
def test_a_branch_without_a_change_is_the_original(game, log, quarter):
    found = branch(game, log, quarter, {})
    assert found.difference == 0 and found.difference_planned == 0 and found.skipped == ()
    assert found.as_played.reports == found.before.reports
    assert set(found.parts.values()) == {0.0}


def test_a_change_of_the_last_quarter_changes_no_earlier_one(game, log):
    found = branch(game, log, 8, {"order": []})
    assert found.as_played.reports[:7] == found.before.reports[:7]
    assert found.as_played.reports[7].launched == ()


def test_the_difference_is_its_parts(game, log):
    found = branch(game, log, 2, {"debt": 3, "discovery": {}, "hire": 1})
    assert found.difference != 0
    assert sum(found.parts.values()) == pytest.approx(found.difference)
    assert found.parts["new people"] == pytest.approx(-22 * 7)


def test_what_the_change_makes_impossible_is_skipped_and_listed(game):
    theme = "planning"
    log = log_with("basil", {"discovery": {theme: 1.5}}, {"order": ["MW-H2"]})
    found = branch(game, log, 1, {"discovery": {}})
    assert "Quarter 2: Not on your list" in found.skipped[0] and "MW-H2" in found.skipped[0]
    assert branch(game, log, 1, {"debt": 1}).skipped == ()


def test_the_planner_decides_the_rest_on_both_sides(game):
    log = log_with("basil", {"order": ["MW-37"], "debt": 1})
    found = branch(game, log, 1, {"order": ["MW-53", "MW-37"]})
    assert found.planned.result > found.as_played.result + 500
    assert found.planned_before.result > found.before.result + 500
    assert found.planned.decided[0] == found.as_played.decided[0]


def test_a_quarter_that_was_not_played_can_not_be_changed(log):
    with pytest.raises(ValueError, match="Quarter 9 was not played"):
        changed(log, 9, {})


def test_in_how_many_worlds_a_change_would_have_paid(game, log):
    never = paying_share(game, log, 5, {"hire": 2, "order": [], "discovery": {}}, 40)
    always = paying_share(game, log_with("basil", {"hire": 2}), 1, {"hire": 0}, 40)
    assert never < 0.3 and always > 0.95
    assert paying_share(game, log, 3, {}, 20) == 0  # no change never pays


def test_redrawn_worlds_agree_with_what_was_seen(game, log):
    found = branch(game, log, 1, {}).before
    state, world = found.states[4], found.world
    worlds = list(worlds_like(game, world, state, "k", 60))
    launched = state.done != 0
    for other in worlds:
        assert (other.effort[launched] == world.effort[launched]).all()
        assert (other.effort[~launched] > state.worked[~launched]).all()
        assert (other.luck[:5] == world.luck[:5]).all() and (other.luck[5:] != world.luck[5:]).all()
        assert other.letters[:6] == world.letters[:6]
    shares = sum(other.share for other in worlds) / len(worlds) + state.people.shift
    ideas = game.ideas.is_idea
    assert abs(shares - state.belief.mean)[ideas].mean() < 0.12
    assert next(worlds_like(game, world, state, "k", 1)).share == pytest.approx(worlds[0].share)
