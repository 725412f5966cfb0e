"""A ranking reports ties as ties and leaves rows without a score unranked."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, rank

SCORES = st.lists(st.one_of(st.integers(-5, 5).map(float), st.just(np.nan)), max_size=15)


def test_equal_scores_share_the_better_rank():
    ranked = rank(pd.DataFrame({"score": [3, 9, 3, 1]}))
    assert ranked["rank"].tolist() == [2, 1, 2, 4]
    assert ranked["tied"].tolist() == [True, False, True, False]


def test_rounding_in_the_computer_makes_no_ranking():
    assert rank(pd.Series([0.1 + 0.2, 0.3]))["tied"].all()


def test_lowest_first():
    assert rank(pd.Series([3.0, 1.0]), lowest_first=True)["rank"].tolist() == [2, 1]


@settings(max_examples=50)
@given(values=SCORES)
def test_ranks_are_one_plus_the_number_of_better_items(values):
    ranked = rank(pd.Series(values, dtype=float))
    for value, place, tied in zip(values, ranked["rank"], ranked["tied"], strict=True):
        if np.isnan(value):
            assert pd.isna(place) and not tied
        else:
            assert place == 1 + sum(other > value for other in values)
            assert tied == (values.count(value) > 1)


def test_a_lacking_column_is_named():
    with pytest.raises(InputError, match="needs the column rice"):
        rank(pd.DataFrame({"score": [1]}), by="rice")
