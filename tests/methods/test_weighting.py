"""Weighted scores say their direction and range, and only the normalisations that may reverse ranks do."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, how_sure, score, weighted_formula, weighted_score

IDEAS = pd.DataFrame({"id": ["A", "B", "C"], "value": [8.0, 5, 2], "effort": [6.0, 2, 1]})
RANGES = {"value": (0, 10), "effort": (0, 10)}
WEIGHTS = {"value": 3, "effort": 1}


def test_stated_ranges():
    scored = weighted_score(IDEAS, WEIGHTS, costs=["effort"], ranges=RANGES)
    assert scored["weighted_score"].tolist() == pytest.approx([0.7, 0.575, 0.375])
    assert np.allclose(scored["part_value"] + scored["part_effort"], scored["weighted_score"])
    assert scored["rank"].tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("normalise", "expected"),
    [
        # by hand: value 8, 5, 2; effort 6, 2, 1 as a cost; weights ¾ and ¼
        ("min-max", [0.75, 0.75 * 0.5 + 0.25 * 0.8, 0.25]),
        ("max", [0.75, 0.75 * 5 / 8 + 0.25 * 2 / 3, 0.75 * 2 / 8 + 0.25 * 5 / 6]),
        ("sum", [0.75 * 8 / 15 + 0.25 * 0.1, 0.75 * 5 / 15 + 0.25 * 0.3, 0.75 * 2 / 15 + 0.25 * 0.6]),
    ],
)
def test_the_other_normalisations_by_hand(normalise, expected):
    scored = weighted_score(IDEAS, WEIGHTS, costs=["effort"], normalise=normalise)
    assert scored["weighted_score"].tolist() == pytest.approx(expected)


@settings(max_examples=30)
@given(
    cells=st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=2, max_size=8),
    factor=st.floats(0.1, 50),
)
def test_added_items_and_larger_weights_move_nothing_under_stated_ranges(cells, factor):
    items = pd.DataFrame(cells, columns=["value", "effort"])
    options = {"costs": ["effort"], "ranges": RANGES}
    whole = weighted_score(items, WEIGHTS, **options)["weighted_score"]
    part = weighted_score(items.iloc[:-1], WEIGHTS, **options)["weighted_score"]
    assert np.allclose(whole.iloc[:-1], part)
    scaled = weighted_score(items, {name: factor * weight for name, weight in WEIGHTS.items()}, **options)
    assert np.allclose(whole, scaled["weighted_score"])
    assert whole.between(-1e-12, 1 + 1e-12).all()


def test_an_added_item_reverses_ranks_under_min_max():
    pair = pd.DataFrame({"value": [10.0, 4], "effort": [9.0, 1]})
    more = pd.concat([pair, pd.DataFrame({"value": [0.0], "effort": [60.0]})], ignore_index=True)
    options = {"costs": ["effort"], "normalise": "min-max"}
    weights = {"value": 0.45, "effort": 0.55}
    assert weighted_score(pair, weights, **options)["rank"].tolist() == [2, 1]
    assert weighted_score(more, weights, **options)["rank"].tolist()[:2] == [1, 2]


def test_the_formula_serves_the_other_methods():
    formula = weighted_formula(IDEAS, WEIGHTS, costs=["effort"], ranges=RANGES)
    assert score(IDEAS, formula)["weighted_score"].tolist() == pytest.approx([0.7, 0.575, 0.375])
    assert how_sure(IDEAS, formula, noise=0, k=1)["p_top"].tolist() == [1, 0, 0]


def test_a_missing_cell_stays_missing():
    scored = weighted_score(IDEAS.assign(effort=[6, None, 1]), WEIGHTS, costs=["effort"], normalise="min-max")
    assert scored["missing"].tolist() == ["", "effort", ""]
    assert scored["weighted_score"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("weights", "options", "says"),
    [
        ({"value": -1}, {}, "The weight of value is -1. Weights are 0 or more; name a column in costs"),
        ({"value": 0}, {}, "All weights are 0"),
        ({"value": 1}, {}, "State the range of value as"),
        ({"value": 1}, {"ranges": {"value": (5, 5)}}, "The range of value is 5 to 5"),
        ({"value": 1}, {"ranges": {"value": (0, 6)}}, "value is 8. The stated range is 0 to 6"),
        (
            {"value": 1},
            {"costs": ["effort"], "ranges": RANGES},
            "effort is named as a cost but has no weight",
        ),
        ({"value": 1}, {"normalise": "zscore"}, "no normalisation “zscore”"),
        ({"fame": 1}, {"normalise": "max"}, "needs the column fame"),
    ],
)
def test_an_unfinished_model_is_refused(weights, options, says):
    with pytest.raises(InputError, match=says):
        weighted_score(IDEAS, weights, **options)


@pytest.mark.parametrize(("normalise", "value"), [("min-max", 3), ("max", 0), ("sum", 0)])
def test_a_column_that_tells_nothing_apart_is_refused(normalise, value):
    with pytest.raises(InputError, match="All items have the same value, so it tells nothing apart"):
        weighted_score(IDEAS.assign(value=value), {"value": 1}, normalise=normalise)


def test_a_cost_of_0_has_no_reciprocal():
    with pytest.raises(InputError, match="cost of 0 can't be divided by"):
        weighted_score(IDEAS.assign(effort=[0, 1, 2]), WEIGHTS, costs=["effort"], normalise="sum")
