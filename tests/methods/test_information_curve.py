"""The curve of a test's worth is that of the formula at each chance, and turns where the act turns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, turning_chances, worth_by_chance, worth_of_test

SHARE = st.floats(0, 1)
AMOUNT = st.floats(0.1, 1000)


@given(AMOUNT, AMOUNT, SHARE, SHARE)
@settings(max_examples=40, deadline=None)
def test_each_point_is_the_worth_of_the_test_at_that_chance(gain, cost, hit, false):
    curve = worth_by_chance(gain, cost, hit_rate=hit, false_alarm=false, chances=[0, 0.25, 0.5, 0.75, 1])
    for row in curve.to_dict("records"):
        worth = worth_of_test(row["chance"], gain, cost, hit_rate=hit, false_alarm=false)
        assert row["now"] == pytest.approx(worth.now, abs=1e-6)
        assert row["evpi"] == pytest.approx(worth.evpi, abs=1e-6)
        assert row["evsi"] == pytest.approx(worth.evsi, abs=1e-6)


@given(AMOUNT, AMOUNT, SHARE, SHARE)
@settings(max_examples=60, deadline=None)
def test_the_test_is_worth_something_only_between_the_turning_chances(gain, cost, hit, false):
    between = turning_chances(gain, cost, hit_rate=hit, false_alarm=false)
    curve = worth_by_chance(gain, cost, hit_rate=hit, false_alarm=false)
    if between is None:
        assert curve["evsi"].max() <= 1e-6 * max(gain, cost)
    else:
        outside = ~curve["chance"].between(between[0] - 1e-9, between[1] + 1e-9)
        assert curve.loc[outside, "evsi"].max() <= 1e-6 or not outside.any()


def test_at_the_ends_one_result_leaves_you_undecided():
    # the chance after a no is 16 %, which is the cost by the gain, exactly where the upper end is
    low, high = turning_chances(75, 12, hit_rate=0.8, false_alarm=0.2)
    assert high * 0.2 / (high * 0.2 + (1 - high) * 0.8) == pytest.approx(12 / 75)
    assert low * 0.8 / (low * 0.8 + (1 - low) * 0.2) == pytest.approx(12 / 75)


@pytest.mark.parametrize(
    "amounts", [(40, 72, 0.8, 0.2), (75, 40.5, 0.5, 0.5), (75, 0, 0.8, 0.2), (0, 0, 0.8, 0.2)]
)
def test_no_chance_makes_such_a_test_worth_anything(amounts):
    gain, cost, hit, false = amounts
    assert turning_chances(gain, cost, hit_rate=hit, false_alarm=false) is None
    assert not worth_by_chance(gain, cost, hit_rate=hit, false_alarm=false)["evsi"].any()


def test_impossible_inputs_are_refused_in_words():
    with pytest.raises(InputError, match="hit rate is 80"):
        worth_by_chance(75, 12, hit_rate=80, false_alarm=0.2)
    with pytest.raises(InputError, match="cost is -1"):
        turning_chances(75, -1, hit_rate=0.8, false_alarm=0.2)
    with pytest.raises(InputError, match="chance is 50"):
        worth_by_chance(75, 12, hit_rate=0.8, false_alarm=0.2, chances=[0.5, 50])
