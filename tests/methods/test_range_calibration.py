"""Ranges against the truth: what held, how wide, and which factor of an estimate makes it wide."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from pmkit.methods import InputError, chances_of_held, check_estimates, combine_factors, judge_estimates


def estimates(*rows):
    return pd.DataFrame(rows, columns=["low", "high", "truth"])


def judged(held, missed, *, low=10.0, high=20.0, beside=100.0):
    rows = [(low, high, 15.0)] * held + [(low, high, beside)] * missed
    return judge_estimates(check_estimates(estimates(*rows)))


def test_a_truth_at_the_end_of_a_range_is_held():
    table = check_estimates(estimates((10, 20, 10), (10, 20, 20), (10, 20, 20.1), (10, 20, 9.9)))
    assert table["side"].tolist() == ["held", "held", "too low", "too high"]
    assert table["held"].tolist() == [True, True, False, False]


def test_width_and_middle_are_ratios_so_that_all_sizes_compare():
    small, large = (check_estimates(estimates((a, 4 * a, 2 * a))).iloc[0] for a in (1, 1e6))
    assert small["width"] == large["width"] == 4 and small["off"] == large["off"] == 1


def test_what_is_not_answered_yet_stays_and_counts_nowhere():
    table = check_estimates(estimates((10, 20, 15), (None, 20, 15), (10, 20, None)))
    assert table["side"].tolist() == ["held", "", ""] and table["held"].isna().tolist() == [False, True, True]
    assert judge_estimates(table).n == 1


def test_ten_of_ten_ask_for_the_widths_and_are_no_proof():
    told = judged(10, 0)
    assert (told.held, told.chance) == (10, pytest.approx(1)) and "narrower" in told.says
    assert told.low == pytest.approx(0.722, abs=1e-3), "even ten of ten leave 72 % possible"


@pytest.mark.parametrize(("held", "narrow"), [(9, False), (8, False), (7, False), (6, True), (3, True)])
def test_six_of_ten_are_too_few_for_ranges_of_ninety_per_cent_and_seven_are_not(held, narrow):
    told = judged(held, 10 - held)
    assert ("Too narrow" in told.says) == narrow == (told.chance < 0.05)
    assert told.chance == pytest.approx(sum(chances_of_held(10)[: held + 1]))


def test_the_side_is_named_where_nearly_all_lie_on_it():
    assert "too low" in judged(4, 6).says and "too high" in judged(4, 6, beside=1.0).says
    table = check_estimates(estimates(*[(10, 20, 100)] * 3, *[(10, 20, 1)] * 3, *[(10, 20, 15)] * 4))
    told = judge_estimates(table)
    assert (told.too_low, told.too_high) == (3, 3) and "Most lay" not in told.says


def test_the_middle_width_is_that_of_the_ratios():
    table = check_estimates(estimates((1, 10, 5), (1, 1000, 5)))
    assert judge_estimates(table).width == pytest.approx(100)


def test_a_person_whose_ranges_are_right_is_called_too_narrow_in_under_five_of_a_hundred_sets():
    chances = chances_of_held(10)
    wrongly = sum(
        chance for held, chance in enumerate(chances) if "Too narrow" in judged(held, 10 - held).says
    )
    assert sum(chances) == pytest.approx(1) and wrongly < 0.05


@pytest.mark.parametrize(
    ("row", "says"),
    [((20, 10, 15), "begins above its end"), ((0, 10, 5), "above 0"), ((1, 10, -5), "above 0")],
)
def test_what_is_no_range_is_refused(row, says):
    with pytest.raises(InputError, match=says):
        check_estimates(estimates(row))
    with pytest.raises(InputError, match="no range yet"):
        judge_estimates(check_estimates(estimates((None, None, 5))))
    with pytest.raises(InputError, match=r"such as 0\.9"):
        judge_estimates(check_estimates(estimates((1, 2, 1))), aimed=90)


def factors(*rows, **columns):
    return pd.DataFrame(rows, columns=["factor", "low", "high"]).assign(**columns)


def test_the_widest_factor_is_named_with_its_share_of_the_doubt():
    told = combine_factors(factors(("people", 190_000, 210_000), ("allergic", 0.005, 0.02)))
    assert told.widest == "allergic" and told.share > 0.99
    assert told.low < told.middle < told.high and told.middle == pytest.approx(math.sqrt(190 * 210) * 10)


def test_the_whole_is_narrower_than_with_every_factor_at_its_end_at_once():
    told = combine_factors(factors(("a", 1, 4), ("b", 1, 4)))
    assert (told.low_end, told.high_end) == pytest.approx((1, 16))
    assert told.high / told.low == pytest.approx(4 ** math.sqrt(2)) and told.share == pytest.approx(0.5)


def test_the_combined_range_holds_as_often_as_its_factors_do():
    z, random = 1.6448536, np.random.default_rng(3)
    drawn = np.exp(random.normal(size=(200_000, 2)) @ np.diag([1.0, 0.4]))
    ranges = [(name, math.exp(-z * s), math.exp(z * s)) for name, s in (("a", 1), ("b", 0.4))]
    told = combine_factors(factors(*ranges))
    product = drawn.prod(axis=1)
    assert ((product >= told.low) & (product <= told.high)).mean() == pytest.approx(0.9, abs=0.003)


def test_a_factor_below_the_line_divides():
    told = combine_factors(factors(("people", 200, 200), ("size", 2, 2), divides=[False, True]))
    assert told.middle == told.low == told.high == pytest.approx(100) and told.share == 0


def test_a_factor_that_is_none_is_refused_by_its_name():
    with pytest.raises(InputError, match=r"allergic.*begins above its end"):
        combine_factors(factors(("people", 1, 2), ("allergic", 2, 1)))
    with pytest.raises(InputError, match="Write both ends"):
        combine_factors(factors(("people", 1, None)))
    with pytest.raises(InputError, match="above 0"):
        combine_factors(factors(("people", 0, 1)))
    with pytest.raises(InputError, match="no factor yet"):
        combine_factors(factors())


def test_the_chances_of_thousands_of_ranges_add_up_too():
    """The ways to choose some of a thousand are too many for a float, which once ended in a traceback."""
    chances = chances_of_held(3_000)
    assert sum(chances) == pytest.approx(1) and chances.index(max(chances)) == 2_700
    given = pd.DataFrame({"low": [1.0] * 3_000, "high": [3.0] * 3_000, "truth": [2.0] * 3_000})
    assert judge_estimates(check_estimates(given)).chance == pytest.approx(1)
