"""What further talks teach: the published ratio, every choice of talks counted, and who is missed."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    chance_to_hear,
    expected_codes,
    heard_table,
    new_information,
    talks_to_hear,
)


def by_new_codes(*new):
    """A table in which each talk brings so many new codes and repeats the first one."""
    marks = np.zeros((sum(new), len(new)), dtype=bool)
    row = 0
    for talk, count in enumerate(new):
        marks[row : row + count, talk] = True
        row += count
    marks[0] = True
    return pd.DataFrame(marks)


@pytest.mark.parametrize(
    ("share", "talks", "chance"),
    [
        # O28: Nielsen & Landauer 1993
        (0.31, 1, 0.31),
        (0.31, 3, 0.671),
        (0.31, 5, 0.844),
        (0.31, 15, 0.996),
        (0.1, 5, 0.410),
        # O47
        (0.1, 12, 0.718),
        (0.1, 20, 0.878),
        (0.2, 12, 0.931),
    ],
)
def test_the_chance_to_hear_of_a_need(share, talks, chance):
    assert chance_to_hear(share, talks) == pytest.approx(chance, abs=5e-4)


@settings(max_examples=80)
@given(share=st.floats(0.01, 1), chance=st.floats(0, 0.999))
def test_one_talk_less_would_be_too_few(share, chance):
    talks = talks_to_hear(share, chance=chance)
    assert chance_to_hear(share, talks) >= chance - 1e-9
    assert talks == 0 or chance_to_hear(share, talks - 1) < chance


def test_the_ratio_of_guest_namey_and_chen():
    # O29: a run with 1 new code on a base of 37 is 3 %, below 5 %
    told = new_information(by_new_codes(20, 10, 5, 2, 3, 1, 0, 1, 0))
    assert told["heard"].tolist() == [20, 30, 35, 37, 40, 41, 41, 42, 42]
    assert told["ratio"][:5].isna().all()
    assert told["ratio"][5:].tolist() == pytest.approx([4 / 37, 1 / 37, 1 / 37, 1 / 37])
    assert told["ratio"][6] == pytest.approx(0.027, abs=5e-4)
    assert told["enough"].tolist() == [False] * 6 + [True] * 3
    assert not new_information(by_new_codes(20, 10, 5, 2, 3, 1, 0, 1, 0), threshold=0)["enough"].any()


def test_the_shares_of_guest_bunce_and_johnson():
    # O29: 80 of 109 codes in the first six talks, 100 in the first twelve
    heard = new_information(by_new_codes(80, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 9))["heard"]
    assert [round(heard[at] / 109, 3) for at in (5, 11)] == [0.734, 0.917]


def test_a_base_without_codes_has_no_ratio():
    heard = pd.DataFrame([[0, 0, 1, 1]])
    told = new_information(heard, base=2, run=1)
    assert told["ratio"].isna().all() and not told["enough"].any()
    assert new_information(heard, base=3, run=1)["ratio"][3] == 0
    assert new_information(heard, base=9, run=1)["ratio"].isna().all()


@settings(max_examples=50)
@given(
    marks=st.integers(1, 6).flatmap(
        lambda talks: st.lists(
            st.lists(st.booleans(), min_size=talks, max_size=talks), min_size=1, max_size=5
        )
    )
)
def test_expected_codes_are_the_mean_over_every_choice_of_talks(marks):
    heard = np.array(marks)
    told = expected_codes(pd.DataFrame(heard))
    for talks in range(heard.shape[1] + 1):
        seen = [heard[:, list(some)].any(axis=1).sum() for some in combinations(range(heard.shape[1]), talks)]
        assert told["expected"][talks] == pytest.approx(np.mean(seen))
    assert (np.diff(told["expected"]) >= -1e-12).all()
    known = heard.any(axis=1).sum()
    assert told["share"].iloc[-1] == pytest.approx(1) if known else told["share"].isna().all()


@settings(max_examples=30)
@given(order=st.permutations(range(5)))
def test_the_order_of_talks_changes_the_steps_but_not_the_expectation(order):
    heard = by_new_codes(3, 2, 0, 1, 4)
    turned = heard[list(order)]
    assert new_information(turned)["new"].sum() == 10
    assert expected_codes(turned).equals(expected_codes(heard))


def test_a_table_of_what_was_heard_keeps_silent_talks():
    mentions = pd.DataFrame(
        {"interview": ["I2", "I1", "I2", "I3"], "key_code": ["price", "list", "price", None]}
    )
    heard = heard_table(mentions, code="key_code")
    assert list(heard.columns) == ["I2", "I1", "I3"]
    assert heard.astype(int).loc[["price", "list"]].to_numpy().tolist() == [[1, 0, 0], [0, 1, 0]]
    assert new_information(heard)["codes"].tolist() == [1, 1, 0]


def test_nothing_heard_has_no_share():
    assert expected_codes(pd.DataFrame([[0, 0]]))["share"].isna().all()
    assert new_information(pd.DataFrame(index=["price"]))["interview"].tolist() == []


def test_wrong_input_is_named():
    heard = pd.DataFrame({"I1": [1, 0], "I2": [1, None]}, index=["price", "list"])
    with pytest.raises(InputError, match=r"Row 2: I2 is empty. Write 1 where the code came up"):
        expected_codes(heard)
    with pytest.raises(InputError, match=r"Row 1: I1 is -1. It can't be under 0"):
        new_information(heard.assign(I1=[-1, 0]))
    with pytest.raises(InputError, match="The base is 0 talks"):
        new_information(heard, base=0)
    with pytest.raises(InputError, match=r"The run is 1.5 talks"):
        new_information(heard, run=1.5)
    with pytest.raises(InputError, match="The threshold is 5"):
        new_information(heard, threshold=5)
    with pytest.raises(InputError, match="Row 1: interview is empty"):
        heard_table(pd.DataFrame({"interview": [None], "code": ["price"]}))
    with pytest.raises(InputError, match="share of people is 10"):
        chance_to_hear(10, 3)
    with pytest.raises(InputError, match="-1 talks can't be held"):
        chance_to_hear(0.1, -1)
    with pytest.raises(InputError, match="nobody has is never heard"):
        talks_to_hear(0)
    with pytest.raises(InputError, match="The chance is 1"):
        talks_to_hear(0.1, chance=1)
    with pytest.raises(InputError, match="a row per code and a column per talk"):
        expected_codes([[1, 0]])
