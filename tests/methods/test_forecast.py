"""Forecasts are exact, read in the right direction, and say what they can't know."""

from datetime import date
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    compare_sum_of_percentiles,
    forecast_how_many,
    forecast_when,
    last_day,
    simulate_paths,
    simulate_when,
)

HISTORY = [0, 2, 5, 3, 1, 4, 2]
HISTORIES = st.lists(st.integers(0, 6), min_size=1, max_size=8).filter(any)
SHARES = st.sampled_from([0.1, 0.5, 0.85, 0.95])


def every_future(history, periods):
    """All equally likely futures of so many periods, as running sums."""
    return np.cumsum(list(product(history, repeat=periods)), axis=1).reshape(-1, periods)


def test_when_equals_counting_every_possible_future():
    history = [0, 3, 1, 1, 2]
    forecast = forecast_when(history, 6)
    futures = every_future(history, 6)
    for week in range(1, 7):
        assert forecast.chance(week) == pytest.approx((futures[:, week - 1] >= 6).mean(), abs=1e-12)


def test_how_many_equals_counting_every_possible_future():
    history = [0, 3, 1, 1, 2]
    forecast = forecast_how_many(history, 5)
    done = every_future(history, 5)[:, -1]
    for items in range(16):
        assert forecast.chance(items) == pytest.approx((done >= items).mean(), abs=1e-12)


def test_growth_equals_counting_every_possible_future():
    finished, added = [0, 2, 3], [0, 1]
    changes = [out - new for out in finished for new in added]
    futures = np.maximum.accumulate(every_future(changes, 5), axis=1)
    forecast = forecast_when(finished, 3, added=added)
    for week in range(1, 6):
        assert forecast.chance(week) == pytest.approx((futures[:, week - 1] >= 3).mean(), abs=1e-12)


def test_a_split_range_equals_its_average_over_the_range():
    forecast = forecast_when(HISTORY, 10, split=(1.0, 2.0))
    factors = (np.arange(2000) + 0.5) / 2000 + 1
    sizes = np.ceil(10 * factors).astype(int)
    for week in (5, 8):
        average = np.mean([forecast_when(HISTORY, size).chance(week) for size in sizes])
        assert forecast.chance(week) == pytest.approx(average, abs=1e-3)


def test_a_fixed_split_is_a_larger_backlog():
    assert np.array_equal(forecast_when(HISTORY, 10, split=1.5).done_by, forecast_when(HISTORY, 15).done_by)


@given(HISTORIES, st.integers(1, 25), st.integers(0, 12), st.sampled_from([1.0, 1.5, (1.0, 3.0)]))
@settings(max_examples=60)
def test_when_and_how_many_are_two_sides_of_one_chance(history, items, weeks, split):
    when = forecast_when(history, items, split=split).chance(weeks)
    many = forecast_how_many(history, weeks, split=split).chance(items)
    assert when == pytest.approx(many, abs=2e-5)


@given(HISTORIES, st.integers(1, 40))
@settings(max_examples=60)
def test_more_certainty_needs_more_time_and_means_fewer_items(history, number):
    when, many = forecast_when(history, number), forecast_how_many(history, number)
    assert when.p50 <= when.p85 <= when.p95
    assert many.p50 >= many.p85 >= many.p95


@given(HISTORIES, st.integers(0, 30), SHARES)
@settings(max_examples=60)
def test_a_percentile_is_the_first_period_that_is_sure_enough(history, items, share):
    forecast = forecast_when(history, items)
    period = forecast.periods(share)
    assert forecast.chance(period) >= share - 1e-9
    assert period == 0 or forecast.chance(period - 1) < share


@given(HISTORIES, st.randoms(use_true_random=False), st.integers(1, 20), st.integers(1, 4))
@settings(max_examples=40)
def test_neither_the_order_of_the_history_nor_repeating_it_matters(history, random, items, times):
    shuffled = history * times
    random.shuffle(shuffled)
    one, other = forecast_when(history, items).done_by, forecast_when(shuffled, items).done_by
    length = min(len(one), len(other))
    assert np.allclose(one[:length], other[:length])


def test_the_simulation_converges_to_the_exact_answer():
    # O23: percentiles of simulated trials converge to the convolution
    exact = forecast_when(HISTORY, 40)
    simulated = simulate_when(HISTORY, 40, trials=40_000)
    for week, share in zip(simulated["period"], simulated["done_by"], strict=True):
        assert share == pytest.approx(exact.chance(week), abs=0.01)


def test_24_27_and_29_weeks_are_printed_without_a_history_and_an_invented_one_gives_them():
    # O23: no inputs are published for this example
    forecast = forecast_when([0, 3, 1, 2, 4, 2, 1, 5, 3, 2], 54)
    assert (forecast.p50, forecast.p85, forecast.p95) == (24, 27, 29)


def test_a_constant_team_is_certain():
    assert forecast_when([2] * 8, 7).done_by.tolist() == [0, 0, 0, 0, 1]
    assert forecast_how_many([2] * 8, 3).items(0.95) == 6


def test_nothing_left_is_done_at_once():
    assert forecast_when([0, 0, 1], 0).p95 == 0
    assert forecast_how_many(HISTORY, 0).p50 == 0


def test_a_history_of_zeros_never_finishes_and_says_so():
    when = forecast_when([0] * 8, 5)
    assert when.never
    assert (when.p50, when.p95, when.finish(0.5, date(2026, 10, 5))) == (None, None, None)
    assert when.says() == "5 items: never, by a history in which nothing was finished."
    assert any("never" in says for says in when.warnings)
    assert forecast_how_many([0] * 8, 10).p50 == 0


def test_a_backlog_that_grows_as_fast_as_the_team_works_has_no_date():
    forecast = forecast_when([2, 3, 1, 2, 2, 3, 1], 30, added=[2, 2])
    assert forecast.p95 is None
    assert any("New items come as fast" in says for says in forecast.warnings)
    assert not forecast.never


def test_a_date_beyond_a_hundred_years_is_not_made_up():
    forecast = forecast_when([0] * 19 + [1], 2000)
    assert forecast.p95 is None
    assert any("5,200 weeks away" in says for says in forecast.warnings)
    assert forecast.says() == "2,000 items: no date is in sight that is better than a coin toss."


def test_few_samples_are_warned_of():
    assert "Only 3 weeks" in forecast_when([1, 2, 3], 5).warnings[0]
    assert "Only 3 weeks" in forecast_how_many([1, 2, 3], 5).warnings[0]


def test_the_sentences_tell_the_direction():
    assert forecast_when(HISTORY, 20).says() == (
        "20 items: within 9 weeks with 50 %, within 11 weeks with 85 %, within 12 weeks with 95 %. "
        "More certainty needs more time."
    )
    assert forecast_how_many(HISTORY, 10).says() == (
        "In 10 weeks: 24 or more with 50 %, 19 or more with 85 %, 16 or more with 95 %. "
        "More certainty means fewer items."
    )


def test_the_tables_add_up():
    when, many = forecast_when(HISTORY, 20).table(), forecast_how_many(HISTORY, 10).table()
    assert when["chance"].sum() == pytest.approx(1, abs=2e-5)
    assert many["chance"].sum() == pytest.approx(1)
    assert np.allclose(when["chance"].cumsum(), when["done_by"])
    assert many["at_least"].iloc[0] == pytest.approx(1)


def test_dates_count_from_the_first_day():
    forecast = forecast_when(HISTORY, 20)
    assert forecast.finish(0.85, date(2026, 10, 5)) == date(2026, 12, 20)
    assert last_day(date(2026, 10, 5), 0) == date(2026, 10, 4)
    assert last_day(date(2026, 10, 9), 2, "workday") == date(2026, 10, 12)
    assert last_day(date(2026, 10, 5), 2, "fortnight") == date(2026, 11, 1)
    with pytest.raises(InputError, match="no fixed length"):
        last_day(date(2026, 10, 5), 2, "quarter")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: forecast_when([], 5), "The history is empty"),
        (lambda: forecast_when([1, None, 2], 5), "Row 2: finished is empty. Write 0 for a period"),
        (lambda: forecast_when([1, 2.5], 5), "Row 2: finished is 2.5. Count finished items"),
        (lambda: forecast_when([1, -2], 5), "can't finish fewer than 0"),
        (lambda: forecast_when(["many"], 5), "finished is “many”. Write a plain number"),
        (lambda: forecast_when(pd.DataFrame({"done": [1]}), 5), "needs the column finished"),
        (lambda: forecast_when([1, 2], -1), "number of items is -1. Write a whole number"),
        (lambda: forecast_when([1, 2], 2.5), "number of items is 2.5"),
        (lambda: forecast_when([1, 2], 2_000_000), "Count in larger pieces"),
        (lambda: forecast_when([1, 2], 5, split=0), "split is 0 to 0"),
        (lambda: forecast_when([1, 2], 5, split=(3, 1)), "the smaller first"),
        (lambda: forecast_when([1, 2], 5).periods(85), "certainty is 85. Write it as a share: 0.85"),
        (lambda: forecast_when([1, 2], 5).periods(1), "up to 0.999"),
        (lambda: forecast_how_many([1, 2], 6000), "too far ahead"),
        (lambda: forecast_how_many([1, 9000], 52), "52 weeks with up to 9,000 items each are too much"),
        (lambda: forecast_when([1, 2], 2_000_000), "too many for one forecast"),
        (lambda: forecast_when([1, 6000], 900_000), "900,000 items at up to 6,000 a week are too many"),
        (lambda: forecast_how_many([1, 2], -1), "number of periods is -1"),
        (lambda: compare_sum_of_percentiles([1], []), "no parts"),
        (lambda: compare_sum_of_percentiles([0], [3]), "not reached with 85 %"),
        (lambda: simulate_when([0, 0], 3), "no trial would ever end"),
        (lambda: simulate_when([1], 3, trials=0), "at least one trial"),
        (lambda: simulate_paths([1], 3, trials=0), "at least one trial"),
    ],
)
def test_what_can_not_be_forecast_is_refused_in_words(call, says):
    with pytest.raises(InputError) as refused:
        call()
    assert says in str(refused.value)
    assert len(str(refused.value).split()) <= 60


def test_the_sum_of_85_percent_durations_is_not_the_85_percent_duration_of_the_sum():
    compared = compare_sum_of_percentiles(HISTORY, [10, 10, 10, 10])
    assert compared.parts == (6, 6, 6, 6)
    assert compared.sum_of_parts == 24
    assert compared.whole == 21
    assert compared.chance_of_sum > 0.97
    assert "3 more than the 21" in compared.says()


def test_the_whole_is_checked_by_adding_simulated_parts():
    random = np.random.default_rng(5)
    totals = np.zeros(20_000)
    for _ in range(3):
        left = np.full(20_000, 10)
        while (left > 0).any():
            totals += left > 0
            left = left - random.choice(HISTORY, 20_000)
    compared = compare_sum_of_percentiles(HISTORY, [10, 10, 10])
    assert (totals <= compared.sum_of_parts).mean() == pytest.approx(compared.chance_of_sum, abs=0.01)
    assert np.quantile(totals, 0.85) == compared.whole


def test_parts_that_are_certain_add_up():
    compared = compare_sum_of_percentiles([2] * 8, [4, 6])
    assert (compared.sum_of_parts, compared.whole, compared.chance_of_sum) == (5, 5, 1)
    assert "both give 5 weeks" in compared.says()


def test_paths_only_go_up_and_have_the_seed_they_are_given():
    paths = simulate_paths(HISTORY, 10, trials=5, seed=2)
    assert (paths.groupby("trial")["done"].diff().dropna() >= 0).all()
    assert paths.equals(simulate_paths(HISTORY, 10, trials=5, seed=2))
    assert not paths.equals(simulate_paths(HISTORY, 10, trials=5, seed=3))


def test_the_callers_history_is_not_touched():
    history = pd.DataFrame({"finished": HISTORY})
    copy = history.copy()
    forecast_when(history, 10)
    pd.testing.assert_frame_equal(history, copy)
