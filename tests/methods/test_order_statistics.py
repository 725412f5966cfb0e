"""Intervals of the median and other quantiles by ranks, and the share above an offer."""

from __future__ import annotations

import numpy as np
import pytest

from pmkit import cases
from pmkit.methods import InputError, quantile_intervals, share_above


@pytest.mark.parametrize(
    ("n", "ranks", "coverage"),
    [(6, (1, 6), 0.9688), (10, (2, 9), 0.9785), (20, (6, 15), 0.9586), (40, (14, 27), 0.9615),
     (100, (40, 61), 0.9648)],
)  # fmt: skip
def test_the_ranks_of_the_median_s_interval_are_those_of_the_fact_sheet(n, ranks, coverage):
    (row,) = quantile_intervals(range(1, n + 1), [0.5]).itertuples()
    assert (row.low_rank, row.high_rank) == ranks == (row.low, row.high)
    assert row.coverage == pytest.approx(coverage, abs=5e-5) and row.says == ""


@pytest.mark.parametrize("n", [1, 2, 5])
def test_fewer_than_six_values_give_a_median_and_no_interval(n):
    (row,) = quantile_intervals(range(n), [0.5]).itertuples()
    assert row.value == (n - 1) / 2 and np.isnan(row.low) and np.isnan(row.high)
    assert "it takes 6" in row.says


@pytest.mark.parametrize("share", [0.1, 0.25, 0.75, 0.9])
def test_the_number_that_it_takes_is_the_first_that_gives_an_interval(share):
    needed = int(quantile_intervals([1], [share])["says"].item().split()[-1].rstrip("."))
    assert quantile_intervals(range(needed), [share])["low"].notna().all()
    assert quantile_intervals(range(needed - 1), [share])["low"].isna().all()


@pytest.mark.parametrize(("share", "n"), [(0.5, 9), (0.5, 40), (0.25, 30), (0.9, 60)])
def test_the_interval_holds_the_true_quantile_as_often_as_it_says(share, n):
    random = np.random.default_rng(5)
    told = quantile_intervals(range(n), [share]).iloc[0]
    drawn = np.sort(random.lognormal(size=(20_000, n)), axis=1)
    truth = np.quantile(random.lognormal(size=2_000_000), share)
    held = (drawn[:, told["low_rank"] - 1] <= truth) & (truth <= drawn[:, told["high_rank"] - 1])
    assert told["coverage"] >= 0.95 and held.mean() == pytest.approx(told["coverage"], abs=0.008)


def test_no_narrower_pair_of_equal_tails_would_do():
    told = quantile_intervals(range(20), [0.5]).iloc[0]
    assert quantile_intervals(range(20), [0.5], confidence=0.97).iloc[0]["low_rank"] < told["low_rank"]


def test_the_adverts_in_euro_have_the_medians_of_the_fact_sheet():
    jobs = cases.load("jobs")
    jobs = jobs[(jobs["currency"] == "EUR") & (jobs["salary_from"] >= 40_000)]
    middle = (jobs["salary_from"] + jobs["salary_to"]) / 2
    told = {
        job: tuple(
            quantile_intervals(middle[jobs["really"] == job], [0.5]).iloc[0][["n", "value", "low", "high"]]
        )
        for job in ("product manager", "product owner", "project manager")
    }
    assert told["product manager"] == (16, 75_500, 65_000, 90_000)
    assert told["product owner"][:2] == (9, 76_000) and told["project manager"][:2] == (6, 68_000)
    assert told["project manager"][2:] == (49_500, 105_000)


def test_thousands_of_values_are_ranked_too():
    told = quantile_intervals(range(5_000)).iloc[1]
    assert told["coverage"] == pytest.approx(0.95, abs=0.002)
    assert told["high_rank"] - told["low_rank"] == pytest.approx(2 * 1.96 * 5_000**0.5 / 2, abs=2)


def test_missing_values_are_left_out_and_order_does_not_matter():
    mixed = quantile_intervals([3, None, 1, np.nan, 2, 6, 5, 4], [0.5])
    assert mixed.equals(quantile_intervals([1, 2, 3, 4, 5, 6], [0.5]))


def test_the_share_above_an_offer_counts_equals_apart():
    told = share_above([60, 70, 70, 80, None], 70)
    assert (told.n, told.above, told.equal, told.share) == (4, 1, 2, 0.25) and told.low < 0.25 < told.high
    assert share_above([60, 70], 90).share == 0 and share_above([60, 70], 10).share == 1


def test_what_is_no_sample_is_refused_in_words():
    for wrong in (lambda: quantile_intervals([]), lambda: share_above([None], 3)):
        with pytest.raises(InputError, match="at least one"):
            wrong()
    with pytest.raises(InputError, match=r"0\.5 for the median"):
        quantile_intervals([1, 2], [50])
    with pytest.raises(InputError, match="confidence"):
        quantile_intervals([1, 2], confidence=95)
    with pytest.raises(InputError, match="your offer"):
        share_above([1, 2], float("nan"))
