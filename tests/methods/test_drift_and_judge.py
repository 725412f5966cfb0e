"""Drift of inputs as an index, and a judge that likes long answers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    cohens_kappa,
    drift_by_period,
    judge_preference,
    no_failure_bound,
    population_stability,
)


@pytest.mark.parametrize(
    ("expected", "actual", "index"),
    [([0.25] * 4, [0.4, 0.3, 0.2, 0.1], 0.22822), ([0.5, 0.5], [0.6, 0.4], 0.04055)],
)
def test_the_index_of_two_distributions(expected, actual, index):
    # D4
    assert population_stability(expected, actual) == pytest.approx(index, abs=5e-6)
    assert population_stability(actual, expected) == pytest.approx(index, abs=5e-6)  # either way the same
    assert population_stability([1000 * one for one in expected], actual) == pytest.approx(index, abs=5e-6)


@given(st.lists(st.integers(1, 500), min_size=2, max_size=6), st.data())
def test_the_index_is_never_negative_and_nothing_of_itself(counts, data):
    other = data.draw(st.lists(st.integers(1, 500), min_size=len(counts), max_size=len(counts)))
    assert population_stability(counts, other) >= 0
    assert population_stability(counts, counts) == 0


def test_an_empty_bin_makes_it_infinite_and_one_empty_in_both_is_left_out():
    assert population_stability([5, 5, 0], [5, 0, 5]) == np.inf
    assert population_stability([5, 5, 0], [6, 4, 0]) == population_stability([5, 5], [6, 4])


@pytest.mark.parametrize(("expected", "actual", "why"), [
    ([1, 2], [1, 2, 3], "2 bins can't be compared with 3"),
    ([0, 0], [1, 2], "Nothing is counted before"),
    ([1, 2], [1, -2], "A bin of now is -2"),
    ([1, float("nan")], [1, 2], "A bin of before is empty"),
])  # fmt: skip
def test_bins_that_make_no_sense_are_refused(expected, actual, why):
    with pytest.raises(InputError, match=why):
        population_stability(expected, actual)


WEEKS = pd.DataFrame({"week": [1, 2, 3, 4], "a": [50, 50, 60, 90], "b": [50, 50, 40, 10]})


def test_each_week_is_compared_with_the_reference_weeks_together():
    told = drift_by_period(WEEKS, ["a", "b"], [1, 2])
    assert told["psi"].round(3).tolist() == [0, 0, 0.041, 0.879]
    assert told["drift"].tolist() == ["calm", "calm", "calm", "alarm"]
    apart = pd.DataFrame({"week": [1, 2, 3], "a": [40, 60, 50], "b": [60, 40, 50]})
    assert drift_by_period(apart, ["a", "b"], [1, 2])["psi"].round(3).tolist() == [0.041, 0.041, 0]
    edges = pd.DataFrame({"week": [1, 2], "a": [50, 66], "b": [50, 34]})
    assert drift_by_period(edges, ["a", "b"], [1])["drift"].tolist() == ["calm", "watch"]


@pytest.mark.parametrize(("weeks", "bins", "reference", "why"), [
    (WEEKS, ["a", "b"], [9], "There is no week 9"),
    (WEEKS, ["a", "b"], [], "No reference is named"),
    (WEEKS, ["a"], [1], "One bin can't drift"),
    (WEEKS.assign(a=[1, 2, None, 4]), ["a", "b"], [1], "Row 3: a is empty"),
    (WEEKS.assign(a=[1, 2, 3, 0], b=[1, 2, 3, 0]), ["a", "b"], [1], "Row 4: week is 4. Nothing is counted"),
])  # fmt: skip
def test_weeks_that_make_no_sense_are_named(weeks, bins, reference, why):
    with pytest.raises(InputError, match=why):
        drift_by_period(weeks, bins, reference)


def answers(judge_long, judge_short, rater_long, rater_short, n=40):
    def marks(good):
        return ["good"] * good + ["bad"] * (n - good)

    return pd.DataFrame({
        "length": [50] * n + [10] * n, "position": ["first"] * n + ["second"] * n,
        "rater_a": marks(rater_long) + marks(rater_short), "judge": marks(judge_long) + marks(judge_short),
    })  # fmt: skip


@pytest.mark.parametrize("split", ["length", "position"])
def test_a_judge_that_likes_long_answers_and_people_who_do_not(split):
    told = judge_preference(answers(36, 20, 25, 24), split, judges=["rater_a", "judge"]).set_index("judge")
    assert told.loc["judge", "prefers"] and not told.loc["rater_a", "prefers"]
    assert told.loc["judge", "difference"] == pytest.approx(0.4)
    assert told["n"].tolist() == told["other_n"].tolist() == [40, 40]
    assert told["group"].tolist()[0] in ("over 30", "first")


def test_a_missing_verdict_is_in_no_count():
    cases = answers(36, 20, 25, 24)
    cases.loc[0, "judge"] = None
    told = judge_preference(cases, "length", judges=["rater_a", "judge"]).set_index("judge")
    assert told["n"].tolist() == [40, 39]


@pytest.mark.parametrize(("cases", "why"), [
    (answers(1, 1, 1, 1).assign(position="first"), "position must hold two different words"),
    (answers(1, 1, 1, 1).assign(position=["first", ""] * 40), "Row 2: position is"),
    (answers(1, 1, 1, 1).assign(judge=["good"] * 40 + [None] * 40), "judge has no verdict on one"),
])  # fmt: skip
def test_halves_that_cannot_be_compared_are_named(cases, why):
    with pytest.raises(InputError, match=why):
        judge_preference(cases, "position", judges=["judge"])


def test_kappa_of_the_textbook():
    # D5: 20 and 5, 10 and 15: observed .70, expected .50, kappa .40
    codes = pd.DataFrame(
        {"a": ["y"] * 25 + ["n"] * 25, "b": ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15}
    )
    assert cohens_kappa(codes) == pytest.approx(0.4)


@pytest.mark.parametrize(("n", "share"), [(59, 0.05), (149, 0.02), (299, 0.01), (2995, 0.001)])
def test_299_cases_without_a_miss_support_fewer_than_1_in_100(n, share):
    # L2
    assert no_failure_bound(n) <= share < no_failure_bound(n - 1)
