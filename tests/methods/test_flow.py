"""Little's law closes its triangle, and a three-point estimate keeps its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import InputError, littles_law, three_point_estimate


@given(st.floats(0.1, 100), st.floats(0.1, 100))
def test_any_two_give_the_third(throughput, cycle_time):
    wip = littles_law(throughput=throughput, cycle_time=cycle_time)
    assert littles_law(wip=wip, throughput=throughput) == pytest.approx(cycle_time)
    assert littles_law(wip=wip, cycle_time=cycle_time) == pytest.approx(throughput)


def test_nothing_in_progress_means_nothing_waits():
    assert littles_law(wip=0, throughput=4) == 0


def test_pert_by_hand():
    assert three_point_estimate(2, 4, 12) == (5, pytest.approx(10 / 6))
    assert three_point_estimate(3, 3, 3) == (3, 0)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: littles_law(wip=3), "Give two"),
        (lambda: littles_law(wip=3, throughput=1, cycle_time=3), "Give two"),
        (lambda: littles_law(wip=-3, throughput=1), "wip is -3"),
        (lambda: littles_law(wip=3, throughput=0), "nothing ever comes out"),
        (lambda: three_point_estimate(5, 4, 12), "5, 4 and 12 are out of order"),
    ],
)
def test_what_does_not_fit_is_refused(call, says):
    with pytest.raises(InputError, match=says):
        call()
