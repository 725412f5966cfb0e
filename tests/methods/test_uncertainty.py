"""The stated noise gives the chances it should, the same ones every time."""

import numpy as np
import pandas as pd
import pytest

from pmkit.methods import InputError, how_sure, score_ranges

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


def test_of_two_equal_ideas_the_certain_one_is_first_as_often_as_the_other():
    """Draws were cut off at a confidence of 100 %, so that the certain idea won 19 times and its twin 27."""
    four = pd.DataFrame(
        {
            "reach": [900, 900, 1000, 950],
            "impact": [1, 2, 1, 1],
            "confidence": [1.0, 0.5, 0.9, 0.95],
            "effort": [1.0] * 4,
        }
    )
    first = how_sure(four, noise=0.3, k=1, trials=40_000)["p_first"]
    assert first[0] == pytest.approx(first[1], abs=0.01)
    assert sum(first) == pytest.approx(1)


def test_items_without_a_score_do_not_compete():
    sure = how_sure(PROJECTS.assign(effort=[None, 4, 1]), k=2)
    assert np.isnan(sure["p_top"][0])
    assert sure["p_top"][1:].tolist() == [1, 1]


def test_an_empty_table_stays_empty():
    assert how_sure(PROJECTS.head(0)).empty


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


def test_a_share_of_draws_is_a_share():
    with pytest.raises(InputError, match=r"The share of draws is 90. Write a share from 0 to 1"):
        score_ranges(PROJECTS, share=90)
