"""Slices: value against effort, thin and whole. Example maps: too big, not understood, ready."""

from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit import cases
from pmkit.methods import (
    SPLITTING_PATTERNS,
    InputError,
    check_split,
    example_map_gherkin,
    read_example_map,
    read_gherkin,
)

SLICES = cases.load("slices")


def split(item, pattern):
    return SLICES[(SLICES["item"] == item) & (SLICES["pattern"] == pattern)].reset_index(drop=True)


def rules(told):
    return {(one.rule, one.where) for one in told.findings}


def test_there_are_nine_patterns_of_one_and_five_of_the_other():
    whose = [who for who, _ in SPLITTING_PATTERNS.values()]
    assert (whose.count("Lawrence"), whose.count("SPIDR")) == (9, 5)
    assert set(SLICES["pattern"]) - {"layers", "spike"} <= set(SPLITTING_PATTERNS)


def test_a_sixth_of_the_effort_brings_half_of_the_value():
    told = check_split(split("MW-01", "business rules"))
    first = told.curve.iloc[0]
    assert first["reached"] == 50 and 1 / 6.5 < first["spent"] / told.curve["spent"].iloc[-1] < 1 / 5.5
    assert told.findings == ()


def test_layers_bring_nothing_until_the_last():
    told = check_split(split("MW-01", "layers"))
    assert told.curve["reached"].tolist() == [0, 0, 0, 100] and told.area == 0
    assert {rule for rule, _ in rules(told)} == {"layer"}
    dropped = check_split(split("MW-01", "layers"), dropped=["S06"])
    assert dropped.curve["reached"].max() == 0 and dropped.lost == 100


def test_what_is_thrown_away_saves_effort_and_costs_value():
    told = check_split(split("MW-01", "business rules"), dropped=["S05"])
    assert (round(told.saved, 3), told.lost) == (0.233, 5)
    needed = check_split(split("MW-01", "business rules"), dropped=["S01"])
    assert needed.lost == 100 and ("need-dropped", "S02") in rules(needed)


TABLE = pd.DataFrame(
    {
        "id": ["A", "B", "C"],
        "slice": ["a", "b", "c"],
        "vertical": ["yes", "yes", "no"],
        "helps": ["Ngozi", "", ""],
        "value_share": [50, 30, 30],
        "effort": [1, 6, 1],
        "needs": ["B", "", ""],
        "pattern": ["paths", "paths", "spikes"],
    }
)


def test_each_finding_is_told_by_its_slice():
    assert rules(check_split(TABLE)) == {
        ("shares", ""),
        ("helps-nobody", "B"),
        ("not-thin", "B"),
        ("spike-value", "C"),
        ("need-later", "A"),
    }


def test_a_circle_of_needs_counts_when_all_of_it_is_done():
    circle = TABLE.assign(needs=["B", "A", ""], value_share=[60, 40, 0])
    assert check_split(circle).curve["reached"].tolist() == [0, 100, 100]


@pytest.mark.parametrize(
    ("table", "how", "says"),
    [
        (TABLE.head(0), {}, "There is no slice yet"),
        (TABLE.assign(vertical=["yes", "maybe", "no"]), {}, "Row 2: vertical is “maybe”. Write yes or no."),
        (TABLE.assign(effort=[1, 0, 1]), {}, "more than 0"),
        (TABLE.assign(value_share=[50, None, 1]), {}, "Row 2 has no value_share"),
        (TABLE.assign(value_share=[50, 150, 1]), {}, "per cent, 0 to 100"),
        (TABLE.drop(columns="effort"), {}, "needs the column effort"),
        (TABLE, {"order": ["A", "B", "X"]}, "“X” is none of the slices"),
        (TABLE, {"order": ["A", "B", "B", "C"]}, "B stands in the order twice"),
        (TABLE, {"order": ["A", "B"]}, "C is neither in the order nor dropped"),
    ],
)
def test_wrong_input_is_refused_with_its_place(table, how, says):
    with pytest.raises(InputError, match=says):
        check_split(table, **how)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=5))
def test_value_per_effort_first_is_the_best_order_without_needs(pairs):
    table = pd.DataFrame(pairs, columns=["value_share", "effort"]).assign(slice="s", vertical=True)
    table["id"] = [f"S{row}" for row in range(len(table))]
    areas = [check_split(table, order).area for order in permutations(table["id"])]
    best = table.assign(rate=table["value_share"] / table["effort"]).sort_values("rate", ascending=False)[
        "id"
    ]
    assert check_split(table, list(best)).area == pytest.approx(max(areas))
    told = check_split(table)
    assert (
        told.curve["reached"].is_monotonic_increasing
        and told.curve["reached"].iloc[-1] == table["value_share"].sum()
    )


CARDS = cases.load("example_cards")


def told_of(cards):
    return {(one.rule, one.where) for one in read_example_map(cards).findings}


def test_the_map_of_the_case_is_not_understood_and_holds_a_contradiction():
    told = read_example_map(CARDS)
    assert told.signal == "find out"
    found = told_of(CARDS)
    assert {("contradiction", "E14"), ("no-rule", "E18"), ("hidden-rule", "E02")} <= found
    assert {where for rule, where in found if rule == "no-example"} == {"E05", "E06"}
    assert len([one for one in found if one[0] == "open"]) == told.counts["question"] == 6


def test_answers_and_examples_make_it_ready():
    cards = CARDS.assign(answered="yes")
    assert read_example_map(cards).signal == "mend"
    kept = cards[~cards["id"].isin(["E05", "E06", "E14", "E18", "E07", "E08"])]
    kept = kept.assign(rule=kept["rule"].where(~kept["rule"].isin(["E05", "E06"]), ""))
    assert read_example_map(kept).signal == "ready"


def test_many_rules_are_too_much_for_one_story():
    cards = pd.DataFrame({"kind": ["story", *["rule"] * 6], "text": list("abcdefg")})
    assert read_example_map(cards).signal == "split"


def test_no_card_and_wrong_cards():
    assert read_example_map(CARDS.head(0)).signal == "empty"
    assert read_example_map(CARDS.head(1)).signal == "empty"
    assert told_of(pd.DataFrame({"kind": ["story", "story", "rule"], "text": ["a", "b", " "]})) == {
        ("stories", "1"),
        ("empty", "2"),
        ("no-example", "2"),
    }
    with pytest.raises(InputError, match="Write story, rule, example or question"):
        read_example_map(CARDS.assign(kind="card"))
    with pytest.raises(InputError, match="hangs under X, which is no rule"):
        read_example_map(CARDS.assign(rule="X"))


def test_the_map_as_gherkin_can_be_read_again_and_loses_no_card():
    text = example_map_gherkin(CARDS)
    read = read_gherkin(text)
    assert read.problems == ()
    examples = CARDS[CARDS["kind"] == "example"]
    assert {one.name for one in read.examples} == set(examples["text"])
    assert set(read.rules) == set(CARDS.loc[CARDS["kind"] == "rule", "text"])
    for question in CARDS.loc[CARDS["kind"] == "question", "text"]:
        assert f"# Question: {question}" in text
