"""Little's law closes its triangle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import InputError, littles_law


@given(st.floats(0.1, 100), st.floats(0.1, 100))
def test_any_two_give_the_third(throughput, cycle_time):
    wip = littles_law(throughput=throughput, cycle_time=cycle_time)
    assert littles_law(wip=wip, throughput=throughput) == pytest.approx(cycle_time)
    assert littles_law(wip=wip, cycle_time=cycle_time) == pytest.approx(throughput)


def test_nothing_in_progress_means_nothing_waits():
    assert littles_law(wip=0, throughput=4) == 0


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: littles_law(wip=3), "Give two"),
        (lambda: littles_law(wip=3, throughput=1, cycle_time=3), "Give two"),
        (lambda: littles_law(wip=-3, throughput=1), "wip is -3"),
        (lambda: littles_law(wip=3, throughput=0), "nothing ever comes out"),
    ],
)
def test_what_does_not_fit_is_refused(call, says):
    with pytest.raises(InputError, match=says):
        call()
