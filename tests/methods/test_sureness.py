"""The stated noise gives the chances it should, the same ones every time."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import FORMULAS, InputError, how_sure, rank_chances, score_ranges, smallest_swap, swaps

PROJECTS = pd.DataFrame(
    {
        "id": ["P1", "P2", "P3"],
        "reach": [450, 2000, 800],
        "impact": [3, 1, 2],
        "confidence": [1.0, 0.8, 0.5],
        "effort": [2.0, 4, 1],
    }
)


def test_without_noise_the_ranking_is_certain():
    sure = how_sure(PROJECTS, noise=0, k=1)
    assert sure["p_top"].tolist() == [0, 0, 1]
    assert sure["rank_low"].tolist() == sure["rank_high"].tolist() == [2, 3, 1]


def test_two_items_have_the_chance_that_the_normal_distribution_gives():
    # log(RICE) of each item has variance 2·0.3²; P(800 beats 675) = Φ(log(800/675) / (0.3·√4)) = 0.6115
    pair = PROJECTS.iloc[[0, 2]]
    sure = how_sure(pair, noise={"reach": 0.3, "effort": 0.3}, k=1, trials=40_000)
    assert sure["p_top"].iloc[1] == pytest.approx(0.6115, abs=0.01)


def test_tied_items_share_the_places():
    twins = pd.concat([PROJECTS.iloc[[0]]] * 4, ignore_index=True)
    assert how_sure(twins, noise=0, k=2)["p_top"].tolist() == pytest.approx([0.5] * 4, abs=0.04)


def test_items_without_any_value_share_the_places_too():
    nothing = pd.DataFrame({"value": [0, 0], "effort": [1, 2]})
    assert how_sure(nothing, "value_effort", k=1)["p_top"].tolist() == pytest.approx([0.5] * 2, abs=0.04)


def test_the_same_seed_gives_the_same_answer():
    pd.testing.assert_frame_equal(how_sure(PROJECTS, seed=3), how_sure(PROJECTS, seed=3))
    assert (
        how_sure(PROJECTS, k=1, seed=3)["p_top"].tolist() != how_sure(PROJECTS, k=1, seed=4)["p_top"].tolist()
    )


def test_noise_keeps_confidence_within_100_percent():
    pair = PROJECTS.iloc[[0, 0]].assign(reach=[450, 460], confidence=[1.0, 1.0])
    risen = FORMULAS["rice"].inputs[2].keep_possible(np.array([1.4, 0.5]))
    assert risen.tolist() == [1, 0.5]
    # both stay at 1 in a quarter of the trials, where the larger reach wins for certain
    assert how_sure(pair, noise={"confidence": 0.5}, k=1)["p_top"].iloc[1] > 0.6


def test_items_without_a_score_do_not_compete():
    sure = how_sure(PROJECTS.assign(effort=[None, 4, 1]), k=2)
    assert np.isnan(sure["p_top"][0])
    assert sure["p_top"][1:].tolist() == [1, 1]


def test_an_empty_table_stays_empty():
    assert how_sure(PROJECTS.head(0)).empty


@settings(max_examples=15)
@given(method=st.sampled_from(["rice", "value_effort", "wsjf"]), k=st.integers(1, 8), seed=st.integers(0, 99))
def test_chances_add_up(method, k, seed):
    random = np.random.default_rng(seed)
    columns = ["reach", "effort", "value", "cost_of_delay", "duration"]
    items = pd.DataFrame({name: random.integers(1, 9, 6) for name in columns}).assign(
        impact=1, confidence=0.8
    )
    sure = how_sure(items, method, k=k, trials=200, seed=seed)
    assert sure["p_top"].sum() == pytest.approx(min(k, 6))
    chances = rank_chances(items, method, trials=200, seed=seed)
    assert np.allclose(chances.sum(axis=0), 1) and np.allclose(chances.sum(axis=1), 1)
    assert np.allclose(chances.iloc[:, :k].sum(axis=1), sure["p_top"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"noise": -0.1}, "The noise of reach is -0.1. Write a share from 0 to 3"),
        ({"noise": {"fame": 0.1}}, "RICE has no input fame. Its inputs: reach, impact, confidence, effort"),
        ({"k": 0}, "The top 0 holds no item"),
        ({"trials": 0}, "at least one trial"),
    ],
)
def test_noise_and_k_must_make_sense(arguments, says):
    with pytest.raises(InputError, match=says):
        how_sure(PROJECTS, **arguments)


def test_the_smallest_swap_of_the_article():
    # 675 against 800: P3 falls back with 15.6 % less reach; P1 catches up with 15.6 % less effort
    found = smallest_swap(PROJECTS, "P3", "P1")
    assert found["percent"].abs().min() == pytest.approx(100 * (1 - 675 / 800))
    best = found.iloc[0]
    changed = PROJECTS.set_index("id")
    changed.loc[best["change_item"], best["input"]] = best["to"]
    scores = changed["reach"] * changed["impact"] * changed["confidence"] / changed["effort"]
    assert scores["P3"] == pytest.approx(scores["P1"])


def test_swaps_lists_each_neighbouring_pair_from_the_top():
    found = swaps(PROJECTS)
    assert found[["ahead", "behind"]].values.tolist() == [["P3", "P1"], ["P1", "P2"]]
    assert found["says"][0].startswith("P3 stays ahead of P1 until")


def test_a_change_that_the_bounds_forbid_is_not_offered():
    # P1 has confidence 1 already, so it can't catch up by more confidence
    found = smallest_swap(PROJECTS, "P3", "P1")
    offers = set(zip(found["change_item"], found["input"], strict=True))
    assert ("P1", "confidence") not in offers
    assert ("P3", "confidence") in offers


def test_items_that_no_single_change_can_swap_have_none():
    far = pd.DataFrame({"id": ["A", "B"], "impact": [10, 1], "confidence": [10, 1], "ease": [10, 1]})
    assert smallest_swap(far, "A", "B", "ice_product").empty
    assert "No single input" in swaps(far, "ice_product")["says"][0]


def test_tied_items_need_no_change():
    twins = pd.concat([PROJECTS.iloc[[0]]] * 2, ignore_index=True).assign(id=["A", "B"])
    assert swaps(twins)["percent"].tolist() == [0]


def test_an_unknown_item_is_named():
    with pytest.raises(InputError, match="no item P9"):
        smallest_swap(PROJECTS, "P9", "P1")


def test_an_item_without_a_score_is_in_no_swap_and_a_share_of_draws_is_a_share():
    with pytest.raises(InputError, match="A has no score yet, so it can't be compared"):
        smallest_swap(
            pd.DataFrame({"id": ["A", "B"], "value": [None, 2], "effort": [1, 1]}), "A", "B", "value_effort"
        )
    with pytest.raises(InputError, match=r"The share of draws is 90. Write a share from 0 to 1"):
        score_ranges(PROJECTS, share=90)
