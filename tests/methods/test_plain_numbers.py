"""A share is told in people, with as few of them as it can be told truly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import InputError, in_whole_people


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ((0.32, 0.31), ["32 of 100", "31 of 100"]),
        ((0.3,), ["3 of 10"]),
        ((0.32,), ["32 of 100"]),
        ((0.5, 0.5), ["5 of 10", "5 of 10"]),
        ((0, 1), ["0 of 10", "10 of 10"]),
        ((0.0112,), ["11 of 1,000"]),
        ((0.3012, 0.3004), ["3,012 of 10,000", "3,004 of 10,000"]),
    ],
)
def test_shares_in_people(shares, told):
    assert in_whole_people(*shares) == told


@given(st.lists(st.integers(0, 1000).map(lambda n: n / 1000), min_size=1, max_size=4))
def test_the_order_of_the_shares_is_kept_and_equal_ones_stay_equal(shares):
    counts = [int(one.split(" of ")[0].replace(",", "")) for one in in_whole_people(*shares)]
    for first, first_count in zip(shares, counts, strict=True):
        for other, other_count in zip(shares, counts, strict=True):
            assert (first < other) == (first_count < other_count)


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        ((), "There is no share"),
        ((32,), "The share is 32. Write a share from 0"),
        ((0.3, 0.3000001), "too few to tell"),
    ],
)
def test_what_is_no_share_is_refused(shares, says):
    with pytest.raises(InputError, match=says):
        in_whole_people(*shares)
