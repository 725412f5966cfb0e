"""Waiting at load: published values, the exact case, and a queue that is played."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import InputError, mean_wait, wait_by_load


def test_the_wait_at_load_in_service_times():
    # O39
    assert [mean_wait(load) for load in (0.5, 0.8, 0.9, 0.95)] == pytest.approx([1, 4, 9, 19])


def test_work_that_always_takes_as_long_waits_half():
    # M/D/1: load / (2 (1 - load))
    assert mean_wait(0.8, spread_of_work=0) == pytest.approx(2)
    assert mean_wait(0.8, spread_of_work=0, spread_of_arrivals=0) == 0


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0])
def test_a_played_queue_waits_as_long(spread):
    random = np.random.default_rng(11)
    number, load, work_time = 400_000, 0.7, 3.0
    gaps = random.exponential(work_time / load, number)
    work = (
        random.gamma(1 / spread**2, spread**2 * work_time, number) if spread else np.full(number, work_time)
    )
    # Lindley: the next one waits max(0, wait + work - gap)
    walk = np.concatenate([[0], np.cumsum(work[:-1] - gaps[1:])])
    waits = walk - np.minimum.accumulate(walk)
    assert waits.mean() == pytest.approx(
        mean_wait(load, work_time=work_time, spread_of_work=spread), rel=0.05
    )


@given(load=st.floats(0, 0.98), more=st.floats(0, 0.01))
def test_more_load_never_waits_less(load, more):
    assert mean_wait(load) <= mean_wait(load + more)


def test_a_full_queue_never_ends():
    told = wait_by_load([0, 0.99, 1, 1.5], work_time=2)
    assert told["wait"].tolist() == pytest.approx([0, 198, np.inf, np.inf])
    assert told["there"][0] == 2
    assert told["says"].tolist() == ["", ""] + ["At full load the queue grows for ever: leave room."] * 2
    assert wait_by_load([]).empty


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"load": 80}, "The load is 80. Write it as a share: 0.8"),
        ({"load": -0.1}, "The load is -0.1. Write a share, 0 or more"),
        ({"load": float("nan")}, "The load is"),
        ({"work_time": 0}, "mean work time is 0"),
        ({"spread_of_work": -1}, "spread of work is -1"),
        ({"spread_of_arrivals": float("inf")}, "spread of arrivals is inf"),
    ],
)
def test_what_cannot_be_is_refused(change, says):
    with pytest.raises(InputError, match=says):
        mean_wait(**({"load": 0.5} | change))
