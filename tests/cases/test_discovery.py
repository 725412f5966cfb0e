"""Two of Jonas's opportunities are solutions, one has one voice; the cheap test is not the strongest."""

from __future__ import annotations

import pandas as pd
import pytest

from pmkit import cases
from pmkit.methods import lint_opportunity_tree, worth_of_test

RULES = {
    "solution": "a solution in disguise",
    "one-voice": "one voice",
    "one-solution": "one solution only",
    "no-stop-rule": "no stop rule",
}


@pytest.fixture(scope="module")
def tree():
    return cases.load("opportunities")


@pytest.fixture(scope="module")
def said():
    """Who said it, by the id of the verbatim or of the talk."""
    both = [cases.load("feedback"), cases.load("interviews").assign(theme="")]
    return pd.concat([each[["id", "customer", "theme"]] for each in both]).set_index("id")


def test_fourteen_cards_hang_on_one_outcome(tree):
    assert len(tree) == 14 and tree["id"].is_unique
    assert tree["kind"].value_counts().to_dict() == {
        "opportunity": 8, "solution": 4, "outcome": 1, "test": 1,
    }  # fmt: skip
    assert tree.loc[tree["parent"] == "", "kind"].tolist() == ["outcome"]


def test_evidence_is_what_customers_said_and_stands_under_each_opportunity(tree, said):
    ids = [id for cell in tree["evidence"] for id in cell]
    assert set(ids) <= set(said.index) and len(ids) == len(set(ids))
    assert (tree.loc[tree["kind"] == "opportunity", "evidence"].str.len() > 1).all()
    assert not tree.loc[tree["kind"] != "opportunity", "evidence"].any()


def test_the_lint_finds_what_the_key_names_and_nothing_else(tree, said):
    found = lint_opportunity_tree(tree, said["customer"].to_dict())
    key = tree[tree["key"] != ""].set_index("id")["key"]
    assert {one.where: RULES[one.rule] for one in found} == key.to_dict()


def test_two_opportunities_are_solutions_and_one_branch_has_one_voice(tree, said):
    assert tree["key"].value_counts()["a solution in disguise"] == 2
    (branch,) = tree.loc[tree["key"] == "one voice", "evidence"]
    assert len(branch) == 3 and said.loc[branch, "customer"].nunique() == 1, "three notes of one household"


def test_nobody_asks_for_the_chef_under_its_card(tree, said):
    (shrugged,) = tree.loc[tree["text"].str.contains("chef"), "evidence"]
    assert set(said.loc[shrugged, "theme"]) == {"talking chef"}


def test_items_of_the_backlog_are_named_by_their_keys(tree):
    named = tree["text"].str.extract(r"\((MW-\d\d)\)")[0].dropna()
    assert len(named) == 3 and set(named) <= set(cases.load("backlog")["id"])


def test_stronger_kinds_of_evidence_cost_more_and_what_records_people_asks_them():
    tests = cases.load("tests").set_index("name")
    assert (
        len(tests) == 8 and tests["hit_rate"].between(0, 1).all() and tests["false_alarm"].between(0, 1).all()
    )
    assert (tests["hit_rate"] > tests["false_alarm"]).all()
    cost = tests.groupby("shows")["cost"].mean()
    assert cost["said"] < cost["did"] < cost["paid"]
    assert tests.loc[["concierge", "Wizard of Oz", "pilot"], "needs_consent"].all()


def test_the_cheapest_test_that_can_change_the_decision_is_not_the_strongest():
    tests = cases.load("tests").set_index("name")
    worth = {
        name: worth_of_test(0.5, 75, 40.5, hit_rate=row["hit_rate"], false_alarm=row["false_alarm"])
        for name, row in tests.iterrows()
    }
    evsi = tests.index.to_series().map(lambda name: worth[name].evsi)
    net = evsi - tests["cost"]
    useful = tests[evsi > 0]
    assert tests["cost"].idxmin() == "survey question" and evsi["survey question"] == 0
    assert useful["cost"].idxmin() == "fake door" and evsi.idxmax() == "pilot"
    assert net.idxmax() == "concierge" and evsi["concierge"] == pytest.approx(9.75)


def test_no_test_can_rescue_the_chef():
    for row in cases.load("tests").to_dict("records"):
        rates = {"hit_rate": row["hit_rate"], "false_alarm": row["false_alarm"]}
        assert worth_of_test(0.3, 40, 72, **rates).evsi == 0
