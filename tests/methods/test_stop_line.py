"""When a roll-out is stopped: the exact lines, and how often they are wrong over all looks."""

import numpy as np
import pytest
from scipy.stats import binom

from pmkit.methods import (
    STOP_RULES,
    InputError,
    line_risks,
    sequential_test,
    stop_chances,
    stop_count,
    stop_lines,
)

LOOKS = [410, 2050, 10_250]


@pytest.mark.parametrize(("n", "five", "split"), [(410, 9, 10), (2050, 29, 32), (10_250, 120, 127)])
def test_the_exact_line_at_a_base_of_1_per_cent(n, five, split):
    """L4: at 5 % and at 1.25 %."""
    assert (stop_count(n, 0.01, 0.05), stop_count(n, 0.01, 0.0125)) == (five, split)
    assert binom.sf(five - 1, n, 0.01) <= 0.05 < binom.sf(five - 2, n, 0.01)


@pytest.mark.parametrize(
    ("n", "powers"), [(410, (0.436, 0.307)), (2050, (0.980, 0.938)), (10_250, (1.0, 1.0))]
)
def test_the_power_of_one_look_at_2_per_cent(n, powers):
    """L4, by the same code that adds up looks."""
    for level, power in zip((0.05, 0.0125), powers, strict=True):
        lines = stop_lines([n], "each", base=0.01, bad=0.02, level=level)
        assert stop_chances(lines, 0.02)["stopped_by"].iloc[0] == pytest.approx(power, abs=6e-4)


def test_walds_bounds_steps_and_expected_numbers():
    """L5: 1 % against 2 %, a 5 %, b 20 %."""
    test = sequential_test(0.01, 0.02, level=0.05, miss=0.2)
    assert (test.upper, test.lower) == pytest.approx((2.7726, -1.5581), abs=5e-5)
    assert (test.fault, test.fine) == pytest.approx((0.6931, -0.01015), abs=5e-5)
    assert (round(test.expected_base), round(test.expected_bad), test.fixed) == (430, 487, 793)


def test_looking_again_adds_false_alarms_and_a_split_budget_keeps_to_it():
    risks = {
        rule: line_risks(stop_lines(LOOKS, rule, base=0.01, bad=0.02), LOOKS, base=0.01, bad=0.02)
        for rule in STOP_RULES
    }
    assert risks["naive"].false_alarm > 0.6
    assert 0.05 < risks["each"].false_alarm < 0.15
    assert risks["split"].false_alarm <= 0.05 and risks["sprt"].false_alarm <= 0.05
    assert risks["split"].miss >= risks["each"].miss


def test_the_sum_over_looks_agrees_with_a_simulation():
    looks = [50, 120, 300, 301, 600]
    random = np.random.default_rng(9)
    new = random.binomial(np.diff(looks, prepend=0), 0.03, size=(200_000, 5)).cumsum(axis=1)
    for rule in STOP_RULES:
        lines = stop_lines(looks, rule, base=0.02, bad=0.05)
        over = new >= lines["stop"].to_numpy()
        ok = new <= lines["clear"].to_numpy()
        ended = np.where((over | ok).any(axis=1), (over | ok).argmax(axis=1), -1)
        alarms = over[np.arange(len(new)), ended] & (ended >= 0)
        exact = stop_chances(lines, 0.03)
        assert exact["stopped_by"].iloc[-1] == pytest.approx(alarms.mean(), abs=0.005)
        assert exact["cleared"].sum() == pytest.approx((~alarms & (ended >= 0)).mean(), abs=0.005)


def test_with_too_few_uses_the_line_can_not_be_reached():
    lines = stop_lines([1, 3, 400], "split", base=0.2, bad=0.3, level=0.01)
    assert lines["stop"].isna().tolist() == [True, True, False]
    assert stop_chances(lines, 0.9)["stopped"].iloc[0] == 0


def test_worse_than_before_stops_at_the_first_fault_over_the_mean():
    assert stop_lines([100, 150, 200], "naive", base=0.01, bad=0.02)["stop"].tolist() == [2, 2, 3]


def test_who_is_never_stopped_reaches_everybody():
    lines = stop_lines([1, 2], "each", base=0.5, bad=0.6, level=0.01)
    risks = line_risks(lines, [10, 70], base=0.5, bad=0.6)
    assert (risks.false_alarm, risks.miss, risks.exposed) == (0, 1, 70)


def test_a_look_without_new_uses_changes_nothing():
    lines = stop_lines([300, 300, 600], "each", base=0.01, bad=0.05)
    assert stop_chances(lines, 0.02)["stopped"].iloc[1] == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"bad": 0.01}, "not over the base rate"),
        ({"base": 0}, "The base is 0"),
        ({"level": 1}, "The level is 1"),
        ({"rule": "coin"}, "is not known"),
        ({"uses": [5, 3]}, "can't fall"),
        ({"uses": []}, "can't fall"),
    ],
)
def test_what_makes_no_sense_is_refused(wrong, words):
    asked = {"uses": [100], "rule": "each", "base": 0.01, "bad": 0.02} | wrong
    with pytest.raises(InputError, match=words):
        stop_lines(asked.pop("uses"), asked.pop("rule"), **asked)
    with pytest.raises(InputError, match="for each look"):
        line_risks(stop_lines([5], "each", base=0.1, bad=0.2), [1, 2], base=0.1, bad=0.2)
