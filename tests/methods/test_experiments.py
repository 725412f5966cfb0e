"""How many people a test needs, and what looking early does to it, as printed by those who found out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    check_arm_sizes,
    false_alarm_chance,
    lehr_sample_size,
    level_for_looks,
    sample_size,
)


def test_millers_calculator_says_1030_and_25255():
    # O14: evanmiller.org/ab-testing/sample-size.html; baseline 20 %, 5 points, and 5 % relative
    assert round(sample_size(0.20, 0.05).exact, 2) == 1030.22
    assert round(sample_size(0.20, 0.05, relative=True).exact, 2) == 25255.09
    assert sample_size(0.20, 0.05).per_arm == 1031
    assert sample_size(0.20, 0.05).total == 2062


def test_lehrs_rule_says_1024():
    # O14b: 16 p (1 - p) / d^2
    assert lehr_sample_size(0.2, 0.05) == pytest.approx(1024)


def test_a_rise_and_a_fall_need_different_numbers_and_the_larger_is_taken_where_neither_is_meant():
    """Above one half the published calculator gives the number for a fall, whatever is meant."""
    both = sample_size(0.8, 0.05)
    assert (round(both.rise), round(both.fall), both.per_arm) == (973, 1030, 1031)
    assert sample_size(0.8, 0.05, direction="rise").per_arm == 974
    assert sample_size(0.8, -0.05).per_arm == sample_size(0.8, 0.05, direction="fall").per_arm == 1031
    percent = sample_size(0.6, 0.1, relative=True)
    assert (round(percent.rise), round(percent.fall), percent.per_arm) == (1036, 1052, 1053)


@given(st.floats(0.05, 0.95), st.floats(0.005, 0.04))
def test_the_other_side_of_one_half_is_a_mirror(baseline, lift):
    here, there = sample_size(baseline, lift), sample_size(1 - baseline, lift)
    assert here.rise == pytest.approx(there.fall) and here.exact == pytest.approx(there.exact)


def test_where_only_one_direction_is_possible_it_is_taken_and_the_other_is_refused():
    assert sample_size(0.97, 0.05).lift == 0.05 and np.isnan(sample_size(0.97, 0.05).rise)
    for asked in ({"direction": "rise"}, {"direction": "rise", "relative": True}):
        with pytest.raises(InputError, match="leads nowhere between 0 and 1"):
            sample_size(0.97, 0.05, **asked)
    with pytest.raises(InputError, match="is a fall"):
        sample_size(0.5, -0.05, direction="rise")


def test_the_number_for_a_rise_has_the_planned_power():
    size = sample_size(0.8, 0.05, direction="rise").per_arm
    random = np.random.default_rng(5)
    control, variant = random.binomial(size, 0.8, 20_000), random.binomial(size, 0.85, 20_000)
    z = (variant - control) / size / np.sqrt(2 * 0.2 * 0.8 / size)
    assert (abs(z) > 1.96).mean() == pytest.approx(0.8, abs=0.02)


def test_mealwises_tests_were_planned_with_it():
    assert sample_size(0.5, 0.05).per_arm == 1568
    assert sample_size(0.31, 0.037).per_arm == 2475


@given(st.floats(0.05, 0.9), st.floats(0.01, 0.04))
def test_smaller_lifts_and_more_power_need_more_people(baseline, lift):
    usual = sample_size(baseline, lift).exact
    assert sample_size(baseline, lift / 2).exact > usual
    assert sample_size(baseline, lift, power=0.9).exact > usual
    assert sample_size(baseline, lift, level=0.01).exact > usual


def test_the_planned_power_is_what_a_simulation_finds():
    size = sample_size(0.2, 0.05).per_arm
    random = np.random.default_rng(4)
    control, variant = random.binomial(size, 0.2, 20_000), random.binomial(size, 0.25, 20_000)
    # the formula judges by the baseline's variance; a pooled one would be a little less powerful
    z = (variant - control) / size / np.sqrt(2 * 0.2 * 0.8 / size)
    assert (abs(z) > 1.96).mean() == pytest.approx(0.8, abs=0.02)


def test_repeated_looks_as_armitage_printed_them():
    # O15: Armitage, McPherson & Rowe 1969; looks 1, 2, 3, 4, 5, 10, 20, 50 at a nominal 5 %
    printed = {1: 0.05, 2: 0.083, 3: 0.107, 4: 0.126, 5: 0.142, 10: 0.193, 20: 0.248, 50: 0.320}
    for looks, chance in printed.items():
        assert false_alarm_chance(looks) == pytest.approx(chance, abs=0.0006)


def test_the_level_that_peeking_needs_as_miller_printed_it():
    # O16: How Not To Run an A/B Test; so many peeks and the final look
    printed = {1: 2.9, 2: 2.2, 3: 1.8, 5: 1.4, 10: 1.0}
    assert {peeks: round(100 * level_for_looks(peeks + 1), 1) for peeks in printed} == printed


def test_the_stricter_level_keeps_the_promise():
    assert false_alarm_chance(7, level=level_for_looks(7)) == pytest.approx(0.05, abs=1e-6)
    assert level_for_looks(1) == 0.05


def test_a_simulation_finds_the_same_false_alarms():
    sums = np.cumsum(np.random.default_rng(2).standard_normal((40_000, 8)), axis=1)
    crossed = (abs(sums) / np.sqrt(np.arange(1, 9)) > 1.959964).any(axis=1)
    assert crossed.mean() == pytest.approx(false_alarm_chance(8), abs=0.008)


def test_arms_of_unequal_size_are_seen():
    assert check_arm_sizes(821_588, 815_482).broken  # the example of Kohavi et al. 2020, chapter 21
    fine = check_arm_sizes(1603, 1627)
    assert not fine.broken
    assert fine.p_value == pytest.approx(0.673, abs=0.001)
    assert not check_arm_sizes(900, 100, share=0.9).broken


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: sample_size(20, 0.05), "baseline is 20. Write a share between 0 and 1"),
        (lambda: sample_size(0.2, 0), "leads nowhere"),
        (lambda: sample_size(0.2, 5), "0.05 for five"),
        (lambda: sample_size(0.2, 0.05, power=1), "power is 1"),
        (lambda: lehr_sample_size(0.2, 0), "A lift of 0"),
        (lambda: false_alarm_chance(0), "number of looks is 0"),
        (lambda: false_alarm_chance(5000), "Choose at most 1,000"),
        (lambda: check_arm_sizes(0, 0), "at least one in all"),
    ],
)
def test_what_can_not_be_planned_is_refused(call, says):
    with pytest.raises(InputError) as refused:
        call()
    assert says in str(refused.value)
