"""Ranges of several people in one: between theirs, wider than each where they differ, and never falling."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import InputError, pool_ranges


def pool(*ranges, share=0.9):
    return pool_ranges(pd.DataFrame(ranges, columns=["low", "high"]), share=share)


def test_one_range_is_its_own_pool():
    one = pool((2, 8))
    assert one.chance_up_to(2) == pytest.approx(0.05)
    assert one.chance_up_to(8) == pytest.approx(0.95)
    assert one.enough_for(0.5) == pytest.approx(4)
    assert one.chance_up_to(0) == one.chance_up_to(-1) == 0


def test_two_who_differ_leave_more_open_than_each_alone():
    both = pool((2, 4), (20, 40))
    assert both.enough_for(0.05) < 4 and both.enough_for(0.95) > 20
    assert both.chance_up_to(10) == pytest.approx(0.5, abs=0.01)


def test_ends_below_zero_are_read_on_an_even_scale():
    assert pool((-10, 10)).enough_for(0.5) == pytest.approx(0, abs=1e-6)


def test_less_trust_widens():
    assert pool((2, 8), share=0.5).enough_for(0.95) > pool((2, 8)).enough_for(0.95)


@given(st.lists(st.tuples(st.floats(0.1, 1e6), st.floats(1, 100)), min_size=1, max_size=8))
def test_what_is_enough_for_a_chance_reaches_it_and_more_chance_needs_no_less(given):
    some = pool(*((low, low * factor) for low, factor in given))
    ends = [some.enough_for(chance) for chance in (0.05, 0.5, 0.85, 0.95)]
    assert ends == sorted(ends)
    assert some.chance_up_to(ends[2] * (1 + 1e-9)) >= 0.85 - 1e-6


def test_periods_add_up_to_nearly_all():
    table = pool((2, 4), (3, 9)).by_period(260)
    assert table["period"].tolist() == list(range(1, len(table) + 1))
    assert (
        table["chance"].sum() == pytest.approx(table["done_by"].iloc[-1])
        and table["done_by"].iloc[-1] >= 0.999
    )
    assert len(pool((2, 1e9)).by_period(260)) == 260


@pytest.mark.parametrize(
    ("ranges", "share", "says"),
    [
        ([], 0.9, "at least one range"),
        ([(3, 2)], 0.9, "begins above"),
        ([(1, 2)], 1.0, "Write 0.9"),
        ([(1, None)], 0.9, "both ends"),
    ],
)
def test_what_is_no_range_is_told(ranges, share, says):
    with pytest.raises(InputError, match=says):
        pool(*ranges, share=share)
