"""A stock and its flows: the closed form is what comes of going month by month."""

from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import active_after, dinners_after, dinners_cooked, effects_of_ten_per_cent

LEVEL = {"kept": 20_000.0, "new": 6_000.0, "started": 0.36, "planned": 4.0, "cooked": 0.6}
INPUTS = st.fixed_dictionaries(
    {
        "kept": st.floats(1_000, 30_000),
        "new": st.floats(0, 12_000),
        "started": st.floats(0, 1),
        "planned": st.floats(1, 7),
        "cooked": st.floats(0.1, 1),
    }
)


def month_by_month(before, now, months):
    """Every household for itself, as it were: who was there either stays or leaves, then others join."""
    active = dinners_cooked(before)["active"]
    stays = min(now["kept"] / active, 1)
    for _ in range(months):
        active = active * stays + now["new"] * now["started"]
    return active


@given(INPUTS, INPUTS, st.integers(0, 60))
def test_the_closed_form_is_what_comes_of_going_month_by_month(before, now, months):
    expected = month_by_month(before, now, months)
    assert isclose(active_after(before, now, months), expected, rel_tol=1e-6, abs_tol=1e-6)


@given(INPUTS, INPUTS)
def test_the_long_run_is_where_as_many_leave_as_join(before, now):
    stays = min(now["kept"] / dinners_cooked(before)["active"], 1)
    if stays < 0.99:
        assert isclose(
            active_after(before, now, inf), month_by_month(before, now, 3000), rel_tol=1e-6, abs_tol=1e-6
        )


def test_the_first_month_is_the_tree():
    more = LEVEL | {"new": 6_600.0}
    assert active_after(LEVEL, more, 1) == pytest.approx(dinners_cooked(more)["active"])
    for months in (0, 7, inf):
        assert active_after(LEVEL, LEVEL, months) == pytest.approx(22_160)


def test_ten_per_cent_more_new_ones_are_one_per_cent_this_month_and_ten_in_the_long_run():
    more = LEVEL | {"new": 1.1 * LEVEL["new"]}
    today = dinners_cooked(LEVEL)["dinners"]
    change = {months: dinners_after(LEVEL, more, months) / today - 1 for months in (1, 2, 12, inf)}
    assert change[1] == pytest.approx(0.1 * 2_160 / 22_160)
    assert 0.018 < change[2] < 0.02 and 0.06 < change[12] < 0.08
    assert change[inf] == pytest.approx(0.1)
    assert effects_of_ten_per_cent(LEVEL, 12)["new"] == pytest.approx(change[12])


def test_ten_per_cent_fewer_who_leave_do_as_much_this_month_and_more_in_the_long_run():
    first, long_run = (effects_of_ten_per_cent(LEVEL, months) for months in (1, inf))
    assert first["kept"] == pytest.approx(first["new"])
    assert long_run["kept"] == pytest.approx(1 / 0.9 - 1)


def test_where_nobody_leaves_there_is_no_end():
    assert active_after(LEVEL, LEVEL | {"kept": 30_000.0}, inf) == inf
    assert active_after(LEVEL, LEVEL | {"kept": 30_000.0, "new": 0.0}, inf) == pytest.approx(22_160)
