"""Who must see it before a fault is seen: the oracles, and what a ramp does to them."""

import pandas as pd
import pytest

from pmkit.methods import (
    InputError,
    chance_to_see,
    no_failure_bound,
    people_to_see,
    ramp_cost,
    ramp_stages,
    rule_of_three,
)

RAMP = pd.DataFrame({"share": [0.01, 0.05, 0.25, 1.0], "days": [7, 7, 7, 7]})


@pytest.mark.parametrize(
    ("n", "bound", "three"),
    [
        (14, 0.19264, 0.214),
        (50, 0.05816, 0.06),
        (112, 0.02639, 0.0268),
        (167, 0.01778, 0.0180),
        (300, 0.00994, 0.01),
        (842, 0.00355, 0.00356),
        (1000, 0.00299, 0.003),
        (8192, 0.000366, 0.000366),
    ],
)
def test_nobody_out_of_n_leaves_room_for_a_fault(n, bound, three):
    """L1: Hanley & Lippman-Hand print 0 of 14, 112 and 167; 0 of 50, 842, 1,000 and 8,192 are printed after
    them."""
    assert no_failure_bound(n) == pytest.approx(bound, abs=6e-6)
    assert rule_of_three(n) == pytest.approx(three, rel=5e-3)


@pytest.mark.parametrize(
    ("rate", "people"),
    [(0.05, 59), (0.02, 149), (0.01, 299), (0.005, 598), (0.002, 1497), (0.001, 2995), (0.0001, 29956)],
)
def test_so_many_must_use_it_until_a_fault_is_seen(rate, people):
    """L2."""
    assert people_to_see(rate) == people
    assert chance_to_see(rate, people) >= 0.95 > chance_to_see(rate, people - 1)


@pytest.mark.parametrize(("people", "chance"), [(410, 0.560), (2050, 0.983), (10250, 1.000)])
def test_one_per_cent_of_all_subscribers_sees_a_fault_of_1_in_500_a_little_more_often_than_not(
    people, chance
):
    """L3."""
    assert chance_to_see(1 / 500, people) == pytest.approx(chance, abs=5e-4)


def test_who_does_not_tell_is_like_a_rarer_fault():
    assert people_to_see(0.01, reporting=0.2) == people_to_see(0.002)
    assert chance_to_see(0.01, 100, reporting=0.2) == chance_to_see(0.002, 100)


def test_a_fault_that_hits_nobody_or_of_which_nobody_tells_is_never_seen():
    assert people_to_see(0) is None and people_to_see(0.5, reporting=0) is None
    assert chance_to_see(0, 10**9) == 0
    assert people_to_see(1) == 1 and chance_to_see(1, 0) == 0 and chance_to_see(1, 1) == 1


def test_stages_count_all_who_have_it_and_the_new_ones_among_them():
    stages = ramp_stages(RAMP, audience=11_500, rate=1 / 450)
    assert stages["exposed"].tolist() == [115, 575, 2875, 11_500]
    assert stages["new"].sum() == 11_500 and stages["first"].sum() == stages["seen"].iloc[-1]
    assert stages["seen"].iloc[0] == pytest.approx(0.226, abs=5e-4)


def test_what_is_hit_before_the_stop_is_the_expectation_over_the_stages():
    stages = ramp_stages(RAMP, audience=1000, rate=0.01)
    seen = [1 - 0.99**n for n in (10, 50, 250, 1000)]
    first = [seen[0], seen[1] - seen[0], seen[2] - seen[1], seen[3] - seen[2]]
    by_hand = sum(c * 0.01 * n for c, n in zip(first, (10, 50, 250, 1000), strict=True))
    assert ramp_cost(stages).hit == pytest.approx(by_hand + (1 - seen[3]) * 10)


def test_all_at_once_hits_everybody_whom_it_can_and_nobody_waits():
    stages = ramp_stages(pd.DataFrame({"share": [1.0], "days": [7]}), audience=11_500, rate=1 / 450)
    cost = ramp_cost(stages)
    assert cost.hit == pytest.approx(11_500 / 450) and cost.last_waits == cost.mean_wait == 0


def test_who_has_it_for_too_short_a_time_has_not_met_the_situation():
    stages = ramp_stages(RAMP, audience=1000, rate=0.01, delay=10)
    assert stages["met"].tolist() == [0, 10, 50, 250]
    assert stages["seen"].iloc[0] == 0
    assert ramp_stages(RAMP, audience=1000, rate=0.01, delay=7)["met"].tolist() == [10, 50, 250, 1000]
    assert ramp_stages(RAMP, audience=1000, rate=0.01, delay=99)["met"].tolist() == [0, 0, 0, 0]


def test_a_late_fault_hits_all_in_the_end_when_the_ramp_was_over_before_anybody_could_meet_it():
    at_once = pd.DataFrame({"share": [1.0], "days": [7]})
    cost = ramp_cost(ramp_stages(at_once, audience=1000, rate=0.01, delay=14))
    assert cost.unseen == 1 and cost.hit == pytest.approx(10)


def test_waiting_is_counted_until_one_has_it():
    cost = ramp_cost(ramp_stages(RAMP, audience=1000, rate=0))
    assert cost.last_waits == 21
    assert cost.mean_wait == pytest.approx((40 * 7 + 200 * 14 + 750 * 21) / 1000)
    assert cost.hit == 0 and cost.unseen == 1


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([0.5, 0.5], "Row 2: share is 0.5"),
        ([0.5, 0.2], "only rises"),
        ([0, 1], "between 0 and 1"),
        ([2], "between 0 and 1"),
    ],
)
def test_a_ramp_that_can_not_be_is_refused(shares, words):
    with pytest.raises(InputError, match=words):
        ramp_stages(pd.DataFrame({"share": shares, "days": 1}), audience=10, rate=0.1)


@pytest.mark.parametrize("wrong", [{"rate": -0.1}, {"rate": 2}, {"rate": 0.1, "reporting": 1.5}])
def test_a_share_outside_0_to_1_is_refused(wrong):
    with pytest.raises(InputError, match="Write a share from 0 to 1"):
        people_to_see(**wrong)
