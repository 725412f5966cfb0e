"""Voices that stand for the people: weights, effective numbers, and who was never heard."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    effective_number,
    group_weights,
    weigh_voices,
    weighted_shares,
    wilson_interval,
)

NO_COMPLAINT = ["praise", "safe", "off-topic", "life", "talking chef"]


def voices(**groups):
    return pd.DataFrame({"segment": [name for name, times in groups.items() for _ in range(times)]})


def test_the_first_complaint_of_the_case_changes_with_who_counts():
    """The curriculum's figures for chapter 05: by voice planning, by paying household allergy."""
    feedback, households = load("feedback"), load("customers")
    paying = households[households["subscribed"].notna() & households["left"].isna()]
    heard = feedback[feedback["segment"] != "employers"]
    weighed = weigh_voices(heard, paying["segment"].value_counts().to_dict())
    told = weighted_shares(weighed[~weighed["theme"].isin(NO_COMPLAINT)]).set_index("theme")
    by_voice = {theme: round(100 * told.loc[theme, "share"], 1) for theme in ("planning", "allergy", "price")}
    by_house = {
        theme: round(100 * told.loc[theme, "weighted_share"], 1) for theme in ("allergy", "planning", "price")
    }
    assert by_voice == {"planning": 12.2, "allergy": 11.1, "price": 9.8}
    assert by_house == {"allergy": 16.9, "planning": 11.3, "price": 8.7}
    assert told.loc[["planning", "allergy"], "rank"].tolist() == [1, 2]
    assert told.loc[["planning", "allergy"], "weighted_rank"].tolist() == [2, 1]
    assert told.loc[["planning", "allergy"], "moves"].tolist() == [-1, 1]


@settings(max_examples=60)
@given(
    groups=st.dictionaries(
        st.sampled_from("abcde"), st.tuples(st.integers(0, 6), st.floats(0.1, 50)), min_size=1
    )
)
def test_weights_average_1_and_give_each_heard_group_its_people(groups):
    table = voices(**{name: heard for name, (heard, _) in groups.items()})
    people = {name: size for name, (_, size) in groups.items()}
    weighed = weigh_voices(table, people)
    assert weighed["weight"].sum() == pytest.approx(len(table))
    spoke = {name for name, (heard, _) in groups.items() if heard}
    for name, part in weighed.groupby("segment"):
        share = people[name] / sum(people[one] for one in spoke)
        assert part["weight"].sum() / len(table) == pytest.approx(share)
    if spoke:
        assert 1 - 1e-9 <= effective_number(weighed["weight"]) <= len(table) + 1e-9


def test_numbers_of_people_and_shares_give_the_same_weights():
    table = voices(families=3, singles=1)
    by_number, by_share = (
        group_weights(table, people)
        for people in ({"families": 10, "singles": 30}, {"families": 0.25, "singles": 0.75})
    )
    assert by_number.equals(by_share)
    assert by_number["weight"].tolist() == pytest.approx([0.25 / 0.75, 0.75 / 0.25])


def test_a_group_that_nobody_was_heard_of_has_no_weight_and_is_told():
    told = group_weights(voices(families=2), {"families": 60, "students": 40, "robots": 0})
    assert told["weight"].isna().tolist() == [False, True, True]
    assert told["says"].tolist() == [
        "",
        "Nobody of this group was heard: 40 % of the people have no voice here.",
        "",
    ]
    nobody = group_weights(voices(), {"families": 60})
    assert nobody["says"][0].startswith("Nobody of this group was heard: 100 %")


def test_equal_weights_change_nothing():
    table = pd.DataFrame({"theme": ["price", "list", "price", "chef"], "weight": 2.5})
    told = weighted_shares(table)
    assert told["weighted_share"].tolist() == pytest.approx(told["share"].tolist())
    assert told["weighted_low"].tolist() == pytest.approx(told["low"].tolist())
    assert told["moves"].tolist() == [0, 0, 0]
    assert told["theme"].tolist() == ["price", "list", "chef"]


def test_unequal_weights_widen_the_range():
    table = pd.DataFrame({"theme": ["price", "list"] * 10, "weight": [1, 1, 9, 9] * 5})
    told = weighted_shares(table).set_index("theme").loc["price"]
    assert told["share"] == told["weighted_share"] == 0.5
    assert told["weighted_high"] - told["weighted_low"] > told["high"] - told["low"]
    # Kish: (5·20)² / (5·164); the range is that of as many equal voices
    assert told["weighted_low"] == pytest.approx(wilson_interval(100**2 / 820 / 2, 100**2 / 820)[0])


def test_voices_without_theme_or_weight_are_out_on_both_sides():
    table = pd.DataFrame({"theme": ["price", None, "list"], "weight": [1, 1, None]})
    told = weighted_shares(table)
    assert told[["theme", "n", "share", "weighted_share"]].to_numpy().tolist() == [["price", 1, 1, 1]]
    assert weigh_voices(pd.DataFrame({"segment": ["a", None]}), {"a": 1})["weight"].isna().tolist() == [
        False,
        True,
    ]


def test_the_effective_number_counts_equal_voices():
    assert effective_number([2.0] * 7) == pytest.approx(7)
    assert effective_number([5, 0, 0]) == 1
    assert effective_number([3, 1, None]) == pytest.approx(16 / 10)
    assert pd.isna(effective_number([])) and pd.isna(effective_number([0, 0]))
    with pytest.raises(InputError, match="A weight is -2"):
        effective_number([1, -2])


def test_wrong_groups_are_named():
    with pytest.raises(InputError, match=r"Row 3: segment is “students”. Say how many people belong"):
        group_weights(voices(families=2, students=1), {"families": 60})
    with pytest.raises(InputError, match=r"Row 1: segment is “families”. This group has no people"):
        group_weights(voices(families=2), {"families": 0, "students": 1})
    with pytest.raises(InputError, match="families has -1 people"):
        group_weights(voices(families=2), {"families": -1})
    with pytest.raises(InputError, match="No group has any people"):
        group_weights(voices(), {"families": 0})
    with pytest.raises(InputError, match="Name at least one group"):
        group_weights(voices(families=2), {})
    with pytest.raises(InputError, match="needs the column plan"):
        group_weights(voices(families=2), {"families": 1}, group="plan")
    with pytest.raises(InputError, match="Row 1: weight is -1"):
        weighted_shares(pd.DataFrame({"theme": ["price"], "weight": [-1]}))
