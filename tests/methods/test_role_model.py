"""The small model of waiting: who is asked, who decides, and how long a question waits."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods.role_set_ups import (
    HOURS_MANAGER,
    HOURS_PER_QUESTION,
    QUESTIONS,
    SET_UPS,
    UNTIL_SEEN,
    WEEK,
    role_load,
    role_waiting,
    time_in_queue,
)

shares = st.floats(0, 1)
teams = st.integers(1, 30)


def hours(n, alone, **more):
    return role_waiting(n, alone, **more).set_index("set_up")["waiting"]


@pytest.mark.parametrize(("load", "waits"), [(0.5, 1), (0.8, 4), (0.9, 9), (0.95, 19)])
def test_the_queue_is_the_textbook_s(load, waits):
    """Kleinrock 1975: waiting of ρ ÷ (1 − ρ) service times, to which the answer itself is added."""
    assert time_in_queue(load, 1.0) - 1 == pytest.approx(waits)


def test_at_full_load_and_above_it_the_queue_has_no_end():
    assert time_in_queue(1.0, 1.0) == time_in_queue(1.7, 1.0) == inf
    assert hours(3, 0)["one"] < inf == hours(4, 0)["one"]


def test_a_queue_that_is_played_through_waits_as_the_formula_says():
    """Two teams, one person, 200,000 questions drawn one by one (Lindley's recursion)."""
    random = np.random.default_rng(7)
    number, per_week = 200_000, 2 * QUESTIONS
    between = random.exponential(WEEK / per_week, number)
    answering = random.exponential(HOURS_PER_QUESTION * WEEK / HOURS_MANAGER, number)
    waits, wait = np.empty(number), 0.0
    for at in range(number):
        wait = max(0.0, wait - between[at])
        waits[at] = wait + answering[at]
        wait = waits[at]
    assert UNTIL_SEEN + waits.mean() == pytest.approx(hours(2, 0)["one"], rel=0.02)


def test_the_best_set_up_has_hours_to_spare():
    for n in (1, 2, 3, 4, 8):
        best = hours(n, 0.8).idxmin()
        assert role_load(best, n, 0.8)["load"].max() <= 0.8, f"{best} at {n} teams"


def test_an_owner_who_decides_nothing_makes_everybody_wait_nearly_twice_as_long_as_one_person():
    assert 1.8 < hours(2, 0.0)["split"] / hours(2, 0.0)["one"] < 2


def test_the_best_set_up_changes_with_the_number_of_teams():
    best = {n: hours(n, 0.8).idxmin() for n in (1, 2, 3, 4, 8)}
    assert best == {1: "one", 2: "one", 3: "split", 4: "scaled", 8: "scaled"}


def test_one_person_is_enough_for_eight_teams_that_ask_users_themselves():
    assert hours(8, 0.8)["one"] == inf
    relieved = hours(8, 0.8, asked_directly=0.8)
    assert relieved["one"] < UNTIL_SEEN + 2 and relieved.idxmin() == "one"


def test_with_one_team_an_owner_per_team_is_the_split():
    both = role_waiting(1, 0.6).set_index("set_up").loc[["split", "scaled"], "waiting"]
    assert both["split"] == both["scaled"]


def test_questions_that_touch_another_team_go_on_even_if_the_owner_decides_all():
    manager = role_load("scaled", 4, 1.0).set_index("role").loc["product manager"]
    assert manager["asked"] == pytest.approx(0.25 * 40)


@given(st.sampled_from(SET_UPS), teams, shares)
@settings(max_examples=40)
def test_every_question_is_decided_by_somebody(set_up, n, alone):
    load = role_load(set_up, n, alone)
    assert (load["decided"] * load["people"]).sum() == pytest.approx(10.0 * n)
    assert (load["wait"] >= UNTIL_SEEN + load["answering"]).all()


@given(teams, shares, shares)
@settings(max_examples=40)
def test_a_wider_right_to_decide_never_makes_anybody_wait_longer(n, one, other):
    low, high = sorted((one, other))
    wide, narrow = hours(n, high), hours(n, low)
    assert all(wide[key] <= narrow[key] + 1e-9 for key in SET_UPS)


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
