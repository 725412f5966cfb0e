"""Ranks side by side, and the input that makes the difference."""

import pandas as pd
import pytest

from pmkit.methods import (
    InputError,
    compare_ranks,
    difference_in_words,
    ice_inputs,
    methods_for,
    weighted_formula,
    why_ranks_differ,
)

IDEAS = pd.DataFrame(
    {
        "id": ["A", "B", "C", "D"],
        "value": [9, 4, 2, 1],
        "effort": [9, 1, 2, 2],
        "cost_of_delay": [9, 1, 1, 2],
        "duration": [1, 1, 1, 1],
    }
)
RICE = pd.DataFrame(
    {"reach": [100, 5], "impact": [1, 2], "confidence": [0.8, 1], "effort": [1, 2], "ease": [3, 4]}
)


def test_the_methods_that_fit_a_table():
    assert methods_for(IDEAS) == ["value_effort", "wsjf"]
    assert methods_for(RICE) == ["rice"]
    assert methods_for(ice_inputs(RICE)) == ["rice", "ice_average", "ice_product"]


def test_ranks_side_by_side():
    table = compare_ranks(IDEAS)
    assert table["rank_value_effort"].tolist() == [2, 1, 2, 4]
    assert table["rank_wsjf"].tolist() == [1, 3, 3, 2]
    assert table["spread"].tolist() == [1, 2, 1, 2]


def test_a_stated_model_stands_beside_the_others():
    formula = weighted_formula(IDEAS, {"value": 1}, ranges={"value": (0, 10)})
    assert compare_ranks(IDEAS, ["wsjf", formula])["rank_weighted_score"].tolist() == [1, 2, 3, 4]


def test_an_item_that_one_method_cannot_score_has_no_rank_there():
    table = compare_ranks(IDEAS.assign(value=[None, 4, 2, 1]))
    assert pd.isna(table["rank_value_effort"][0])
    assert table["spread"][0] == 0


def test_a_method_without_its_columns_is_refused():
    with pytest.raises(InputError, match="RICE needs the columns reach, impact, confidence"):
        compare_ranks(IDEAS, ["rice"])
    with pytest.raises(InputError, match="inputs of no score"):
        compare_ranks(IDEAS[["id"]])


def test_the_input_that_makes_the_difference_comes_first():
    told = why_ranks_differ(IDEAS, "A", "value_effort", "wsjf")
    assert told.loc[0, ["method", "input", "value", "typical"]].tolist() == ["value_effort", "value", 9, 3]
    assert told.loc[0, "rank_if_typical"] == 4
    costs = told[(told["method"] == "value_effort") & (told["input"] == "effort")].iloc[0]
    assert (costs["rank"], costs["rank_if_typical"], costs["moves"]) == (2, 1, -1)
    assert costs["says"] == "By value against effort, A's effort of 9 (typical: 2) costs it 1 place."


def test_the_sentence_names_what_pulls_the_ranks_apart():
    assert difference_in_words(IDEAS, "A", "value_effort", "wsjf") == (
        "A ranks 2 by value against effort and 1 by WSJF. "
        "By WSJF, A's cost_of_delay of 9 (typical: 1.5) wins it 1 place."
    )


def test_an_input_that_both_methods_use_alike_makes_no_difference():
    # effort of A lifts it by both methods; what parts them is that its value is small
    items = pd.DataFrame({"id": list("ABC"), "reach": [5, 5, 5], "effort": [1, 2, 3], "value": [1, 9, 9]})
    told = difference_in_words(items.assign(impact=1, confidence=1.0), "A", "rice", "value_effort")
    assert told == (
        "A ranks 1 by RICE and 3 by value against effort. "
        "By value against effort, A's value of 1 (typical: 9) costs it 2 places."
    )


def test_when_no_single_input_parts_the_ranks_it_is_said():
    assert difference_in_words(IDEAS, "B", "value_effort", "wsjf") == (
        "B ranks 1 by value against effort and 3 by WSJF. "
        "No single input makes the difference; several together do."
    )


def test_agreement_is_said():
    same = IDEAS.assign(value=IDEAS["cost_of_delay"], effort=1)
    assert difference_in_words(same, "A", "value_effort", "wsjf").endswith("The two methods agree.")


def test_unknown_and_unscored_items_are_named():
    with pytest.raises(InputError, match="no item Z"):
        why_ranks_differ(IDEAS, "Z", "value_effort", "wsjf")
    with pytest.raises(InputError, match="A has no value against effort score"):
        why_ranks_differ(IDEAS.assign(value=[None, 4, 2, 1]), "A", "value_effort", "wsjf")
