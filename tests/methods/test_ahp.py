"""AHP: Saaty's printed figures, incomplete judgements, and the rank reversal of Belton and Gear."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, ahp_weights, contradictions


def matrix(text):
    return [line.split() for line in text.strip().splitlines()]


# Saaty 1990, EJOR 48: buying a house
HOUSE = matrix("""
1   5   3   7   6   6   1/3 1/4
1/5 1   1/3 5   3   3   1/5 1/7
1/3 3   1   6   3   4   6   1/5
1/7 1/5 1/6 1   1/3 1/4 1/7 1/8
1/6 1/3 1/3 3   1   1/2 1/5 1/6
1/6 1/3 1/4 4   2   1   1/5 1/6
3   5   1/6 7   5   5   1   1/2
4   7   5   8   6   6   2   1
""")

# Saaty 2008, IJSS 1(1): drinks in the United States (coffee, wine, tea, beer, soda, milk, water)
DRINKS = matrix("""
1   9 5   2   1   1   1/2
1/9 1 1/3 1/9 1/9 1/9 1/9
1/5 3 1   1/3 1/4 1/3 1/9
1/2 9 3   1   1/2 1   1/3
1   9 4   2   1   2   1/2
1   9 3   1   1/2 1   1/3
2   9 9   3   2   3   1
""")

# Belton & Gear 1983, Omega 11: alternatives A, B, C under three criteria of equal weight
REVERSAL = {
    "a": matrix("1 1/9 1\n9 1 9\n1 1/9 1"),
    "b": matrix("1 9 9\n1/9 1 1\n1/9 1 1"),
    "c": matrix("1 8/9 8\n9/8 1 9\n1/8 1/9 1"),
}
EQUAL = pd.Series(1 / 3, index=["a", "b", "c"])

WEIGHTS = st.lists(st.floats(0.1, 10), min_size=2, max_size=6)


def test_saatys_house():
    # O7: Saaty 1990
    judged = ahp_weights(HOUSE)
    assert judged.weights.round(3).tolist() == [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]
    assert (round(judged.lambda_max, 3), round(judged.ci, 3), judged.ri) == (9.669, 0.238, 1.41)
    assert round(judged.cr, 3) == 0.169
    assert not judged.consistent
    assert judged.says.startswith(
        "The consistency ratio is 0.169, over 0.10: the judgements contradict each other."
    )


def test_saatys_drinks():
    # O8: Saaty 2008
    judged = ahp_weights(DRINKS)
    assert judged.weights.round(3).tolist() == [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert round(judged.lambda_max, 3) == 7.177
    assert round(judged.cr, 3) == 0.022
    assert judged.consistent
    assert "can be used" in judged.says


def test_another_random_index_can_be_stated():
    # O8: the value for seven items of Donegan & Dodd 1991, with which the same judgements give .0235
    assert round(ahp_weights(DRINKS, random_index={7: 1.2519}).cr, 4) == 0.0235


def test_eleven_equal_judgements_fit_and_eleven_others_can_not_be_told():
    """Beyond the table of random indices they were called inconsistent."""
    equal = ahp_weights(np.ones((11, 11)).tolist())
    assert equal.consistent is True and equal.cr == 0 and "can be used" in equal.says
    others = np.ones((11, 11))
    others[0, 1], others[1, 0] = 9, 1 / 9
    judged = ahp_weights(others.tolist())
    assert judged.consistent is None and np.isnan(judged.cr) and "can't be told" in judged.says


@settings(max_examples=40)
@given(weights=WEIGHTS)
def test_consistent_judgements_give_back_their_weights(weights):
    values = np.array(weights)
    judged = ahp_weights(np.outer(values, 1 / values).tolist())
    assert np.allclose(judged.weights, values / values.sum())
    assert judged.cr == pytest.approx(0, abs=1e-6)


@settings(max_examples=30)
@given(weights=WEIGHTS, data=st.data())
def test_an_absent_judgement_of_a_consistent_matrix_is_found_again(weights, data):
    values = np.array([*weights, 1.0])
    table = np.outer(values, 1 / values)
    i, j = data.draw(st.permutations(range(len(values))))[:2]
    gap = table.copy()
    gap[i, j] = gap[j, i] = np.nan
    assert np.allclose(ahp_weights(gap.tolist()).completed, table, rtol=1e-5)


def test_the_filled_judgements_make_lambda_least():
    gap = [row.copy() for row in DRINKS]
    for i, j in ((0, 1), (2, 6), (3, 4)):
        gap[i][j] = gap[j][i] = None
    judged = ahp_weights(gap)
    for i, j in ((0, 1), (2, 6), (3, 4)):
        for factor in (0.99, 1.01):
            other = judged.completed.to_numpy().copy()
            other[i, j] *= factor
            other[j, i] /= factor
            assert ahp_weights(other.tolist()).lambda_max > judged.lambda_max


def test_one_side_of_a_pair_is_enough():
    assert ahp_weights([[1, 3], [None, 1]]).weights.tolist() == pytest.approx([0.75, 0.25])


def test_two_items_never_contradict():
    judged = ahp_weights([[1, 9], ["1/9", 1]])
    assert (judged.cr, judged.consistent) == (0, True)


def test_three_and_four_items_have_stricter_limits():
    assert [ahp_weights(np.ones((n, n)).tolist()).limit for n in (3, 4, 5)] == [0.05, 0.08, 0.10]
    assert ahp_weights(np.ones((3, 3)).tolist(), limit=0.2).limit == 0.2


def test_the_worst_contradiction_comes_first():
    found = contradictions(HOUSE)
    assert len(found) == 28
    # neighbourhood (2) against general condition (6) was judged 6, while the weights say about 1.1
    assert found.loc[0, ["one", "other", "judged"]].tolist() == [2, 6, 6]
    assert (found["off"] >= 1).all()


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ([[1, 3], [3, 1]], "0 against 1 is 3, but 1 against 0 is 3. One must be 1 divided by the other"),
        ([[1, -3], ["1/3", 1]], "0 against 1 is -3. Judgements are above 0"),
        ([[1, 0], [0, 1]], "0 against 1 is 0. Judgements are above 0"),
        ([[1, "three"], ["1/3", 1]], "0 against 1 is “three”. Write a number such as 3 or 1/3"),
        ([[2, 3], ["1/3", 1]], "0 against itself is 2; it must be 1"),
        ([[1, 3, 2], ["1/3", 1, 2]], "2 rows and 3 columns; they need a square"),
        ([[1, 3, None], ["1/3", 1, None], [None, None, 1]], "No judgement connects 2 with 0"),
        (
            pd.DataFrame([[1, 1], [1, 1]], index=["A", "B"], columns=["B", "A"]),
            "the same items in the same order",
        ),
    ],
)
def test_impossible_judgements_are_named(table, says):
    with pytest.raises(InputError, match=says):
        ahp_weights(table)
