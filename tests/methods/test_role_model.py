"""The small model of waiting: who is asked, who decides, and how long a question waits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods.role_set_ups import SET_UPS, role_load, role_waiting

shares = st.floats(0, 1)
teams = st.integers(1, 30)


def hours(n, alone):
    return role_waiting(n, alone).set_index("set_up")["waiting"]


def test_one_person_has_time_for_two_teams_and_no_more():
    assert hours(2, 0)["one"] == 4.0
    assert hours(3, 0)["one"] == 6.0  # 15 hours are asked for, 10 there are


def test_an_owner_who_decides_most_answers_nearly_as_fast_as_one_person():
    assert hours(2, 0.8)["split"] == pytest.approx(4 + 0.2 * 4)


def test_a_proxy_doubles_the_wait_with_the_same_two_people():
    assert hours(2, 0.0)["split"] == 8.0


def test_the_best_set_up_changes_with_the_number_of_teams():
    best = {n: hours(n, 0.8).idxmin() for n in (1, 2, 4, 8)}
    assert best == {1: "one", 2: "one", 4: "split", 8: "scaled"}


def test_with_one_team_an_owner_per_team_is_the_split():
    both = role_waiting(1, 0.6).set_index("set_up").loc[["split", "scaled"], "waiting"]
    assert both["split"] == both["scaled"]


def test_questions_that_touch_another_team_go_on_even_if_the_owner_decides_all():
    manager = role_load("scaled", 4, 1.0).set_index("role").loc["product manager"]
    assert manager["asked"] == pytest.approx(0.2 * 40)


@given(st.sampled_from(SET_UPS), teams, shares)
@settings(max_examples=40)
def test_every_question_is_decided_by_somebody(set_up, n, alone):
    load = role_load(set_up, n, alone)
    assert (load["decided"] * load["people"]).sum() == pytest.approx(10.0 * n)
    assert (load["wait"] >= 4).all()


@given(teams, shares, shares)
@settings(max_examples=40)
def test_a_wider_right_to_decide_never_makes_anybody_wait_longer(n, one, other):
    low, high = sorted((one, other))
    assert (hours(n, high) <= hours(n, low) + 1e-9).all()


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        (("trio", 2, 0.5), "There is no set-up “trio”"),
        (("split", 0, 0.5), "one team or more"),
        (("split", 2, 80), "a share from 0 to 1"),
    ],
)
def test_what_cannot_be_worked_out_is_said(given_, told):
    with pytest.raises(ValueError, match=told):
        role_load(*given_)
