"""Parts that share a cause: each alone is as before, together they spread more; and draws come to the exact
answer.
"""

import numpy as np
import pytest

from pmkit.methods import (
    InputError,
    chances_of_late_parts,
    compare_sum_of_percentiles,
    forecast_when,
    forecast_with_common_cause,
    simulate_draws,
)

HISTORY = [0, 2, 5, 3, 1, 4, 2]


def mean_and_spread(forecast):
    weeks, chance = np.arange(len(forecast.done_by)), np.diff(forecast.done_by, prepend=0.0)
    mean = float(weeks @ chance)
    return mean, float(np.sqrt((weeks - mean) ** 2 @ chance))


def test_one_part_knows_no_common_cause():
    alone = forecast_when(HISTORY, 10).done_by
    assert forecast_with_common_cause(HISTORY, [10], 0.7).done_by[: len(alone)] == pytest.approx(alone)


def test_the_average_stays_and_the_spread_grows_with_what_parts_share():
    found = [mean_and_spread(forecast_with_common_cause(HISTORY, [10] * 4, one)) for one in (0, 0.3, 1)]
    assert found[0][0] == pytest.approx(found[1][0], abs=1e-3) == pytest.approx(found[2][0], abs=1e-3)
    assert found[0][1] < found[1][1] < found[2][1] == pytest.approx(2 * found[0][1], rel=1e-3)


def test_without_a_cause_it_is_the_whole_and_with_the_same_luck_the_sum_of_safe_dates():
    compared = compare_sum_of_percentiles(HISTORY, [10, 10, 6])
    assert forecast_with_common_cause(HISTORY, [10, 10, 6], 0).p85 == compared.whole
    assert forecast_with_common_cause(HISTORY, [10, 10, 6], 1).p85 == compared.sum_of_parts


@pytest.mark.parametrize("common", [0, 0.25, 1])
def test_each_part_keeps_its_own_chance_whatever_they_share(common):
    chances = np.array(chances_of_late_parts(5, 0.85, common))
    assert chances.sum() == pytest.approx(1) and np.arange(6) @ chances == pytest.approx(5 * 0.15)


def test_more_in_common_means_all_in_time_more_often_and_all_late_more_often():
    own, shared = (chances_of_late_parts(5, 0.85, one) for one in (0, 0.3))
    assert shared[0] > own[0] and shared[-1] > own[-1]


@pytest.mark.parametrize(
    "call",
    [
        lambda: forecast_with_common_cause(HISTORY, [10], 1.2),
        lambda: forecast_with_common_cause(HISTORY, [], 0.2),
        lambda: forecast_with_common_cause([0, 0], [3], 0.2),
        lambda: chances_of_late_parts(0, 0.85),
        lambda: chances_of_late_parts(2, 0.85, -0.1),
        lambda: simulate_draws([0, 0], 3),
    ],
)
def test_what_can_t_be_is_refused(call):
    with pytest.raises(InputError):
        call()


def test_a_drawn_future_is_the_same_again_and_ends_when_the_items_are_done():
    future = simulate_draws(HISTORY, 20, trial=7)
    assert future.equals(simulate_draws(HISTORY, 20, trial=7))
    assert future["finished"].sum() >= 20 > future["finished"].iloc[:-1].sum()
    assert future["finished"].tolist() == [HISTORY[one] for one in future["drawn"]]


def test_many_drawn_futures_come_to_the_exact_chance():
    lasted = np.array([len(simulate_draws(HISTORY, 20, trial=one)) for one in range(1, 1001)])
    exact = forecast_when(HISTORY, 20)
    assert (lasted <= exact.p85).mean() == pytest.approx(exact.chance(exact.p85), abs=0.03)


def test_a_future_longer_than_a_block_of_draws_goes_on():
    assert len(simulate_draws([0, 1], 100)) > 128
