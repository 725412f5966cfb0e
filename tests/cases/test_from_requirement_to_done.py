"""A sixth of the work brings half the value; a red card hides the traces; a thin example lets faults by."""

from __future__ import annotations

import pytest

from pmkit import cases

NINE_QUALITIES = {
    "functional suitability", "performance efficiency", "compatibility", "interaction capability",
    "reliability", "security", "maintainability", "flexibility", "safety",
}  # fmt: skip


@pytest.fixture(scope="module")
def slices():
    return cases.load("slices")


@pytest.fixture(scope="module")
def cards():
    return cases.load("example_cards")


@pytest.fixture(scope="module")
def recipes():
    return cases.load("recipes_sample").set_index("recipe")


def test_slices_of_a_pattern_make_up_the_item_and_a_spike_brings_knowledge_only(slices):
    effort = cases.load("backlog").set_index("id")["effort"]
    assert len(slices) == 30 and slices["id"].is_unique
    whole = slices[slices["pattern"] != "spike"].groupby(["item", "pattern"])[["value_share", "effort"]].sum()
    for (item, pattern), sums in whole.iterrows():
        assert sums["value_share"] == 100, (item, pattern)
        assert sums["effort"] == pytest.approx(effort[item]), (item, pattern)
    assert (slices.loc[slices["pattern"] == "spike", "value_share"] == 0).all()


def test_a_sixth_of_the_effort_brings_half_of_the_value(slices):
    filter_rules = slices[(slices["item"] == "MW-01") & (slices["pattern"] == "business rules")]
    first = filter_rules.iloc[0]
    assert first["effort"] / filter_rules["effort"].sum() == pytest.approx(1 / 6)
    assert first["value_share"] == filter_rules["value_share"].sum() / 2


def test_layers_bring_nothing_before_the_last_and_each_waits_for_the_one_before(slices):
    for _, layers in slices[slices["pattern"] == "layers"].groupby("item"):
        assert (layers["value_share"].iloc[:-1] == 0).all() and layers["value_share"].iloc[-1] == 100
        assert not layers["vertical"].any() and (layers["helps"].iloc[:-1] == "").all()
        before = layers["id"].iloc[:-1].tolist()
        assert [needs[0] for needs in layers["needs"].iloc[1:]] == before


def test_what_a_slice_needs_comes_before_it_or_is_an_item(slices):
    items = set(cases.load("backlog")["id"])
    known = list(slices["id"])
    for row in slices.itertuples():
        assert all(one in items or known.index(one) < known.index(row.id) for one in row.needs), row.id
    assert (slices.loc[slices["vertical"], "helps"] != "").all()


def test_cards_hang_under_rules_and_questions_go_to_people_of_the_cast(cards):
    assert cards["kind"].value_counts().to_dict() == {"example": 12, "question": 6, "rule": 5, "story": 1}
    rules = set(cards.loc[cards["kind"] == "rule", "id"])
    assert set(cards["rule"]) - {""} <= rules
    questions = cards[cards["kind"] == "question"]
    assert set(questions["asked_of"]) <= set(cases.people()["id"]) and (questions["answer"] != "").all()
    examples = cards["kind"] == "example"
    assert (cards.loc[examples, ["given", "when", "then"]] != "").all(axis=None)
    assert (cards.loc[~examples, ["given", "when", "then"]] == "").all(axis=None)


def test_one_red_card_hides_the_rule_on_traces_and_no_blue_card_tells_it(cards):
    hiding = cards[cards["hides"] != ""]
    assert len(hiding) == 1 and hiding["kind"].tolist() == ["question"]
    assert "traces" in hiding["hides"].iloc[0] and "may contain" in hiding["text"].iloc[0]
    rules = cards.loc[cards["kind"] == "rule", "text"]
    assert not rules.str.contains("trace|may contain").any()


def test_the_missing_rule_shows_as_two_examples_that_contradict_each_other(cards):
    examples = cards[cards["kind"] == "example"]
    ends = examples.groupby(["given", "when"])["then"].nunique()
    assert (ends > 1).sum() == 1 and ends.max() == 2
    on_it = examples[examples["then"].str.contains("Oat bar")]
    assert len(on_it) == 2 and on_it["given"].nunique() == 1


def test_the_map_has_a_rule_without_an_example_an_example_without_a_rule_and_one_crowded_rule(cards):
    examples = cards[cards["kind"] == "example"]
    used = examples["rule"].value_counts()
    assert set(cards.loc[cards["kind"] == "rule", "id"]) - set(used.index) == {"E05", "E06"}
    assert used[""] == 1 and used["E02"] == 8


def _plain(allergen):
    return allergen.lower().removesuffix("s")


def _hidden(recipes, wanted, *, traces=True, inside=True, first_only=False, exact=False):
    """Which recipes a filter leaves out; the faults are switched on by name. A rule of this test."""
    asked = wanted[:1] if first_only else wanted
    alike = (lambda one: one) if exact else _plain

    def unsafe(name):
        row = recipes.loc[name]
        told = row["contains"] + (row["may_contain"] if traces else [])
        below = [one for one in row["ingredients"] if one in recipes.index] if inside else []
        return bool({alike(one) for one in told} & {alike(one) for one in asked}) or any(map(unsafe, below))

    return {name for name in recipes.index if unsafe(name)}


FAULTS = {
    "ignores traces": {"traces": False},
    "does not look into recipes inside recipes": {"inside": False},
    "looks at the first allergen only": {"first_only": True},
    "knows one writing only": {"exact": True},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_thin_example_lets_the_fault_by_though_the_sample_shows_it(recipes, fault):
    wanted = ["nuts"]
    assert "Walnut bread" in _hidden(recipes, wanted, **FAULTS[fault]), "“filters allergens”, and passes"
    assert "Plain bread" not in _hidden(recipes, wanted, **FAULTS[fault])
    both = ["milk", "nuts"]
    missed = _hidden(recipes, both) - _hidden(recipes, both, **FAULTS[fault])
    assert len(missed) >= 1, "a dish that harms somebody stays in the results"


def test_each_fault_is_shown_by_a_recipe_of_its_own(recipes):
    both = ["milk", "nuts"]
    right = _hidden(recipes, both)
    missed = {fault: right - _hidden(recipes, both, **how) for fault, how in FAULTS.items()}
    assert "Oat bar" in missed["ignores traces"]
    assert missed["does not look into recipes inside recipes"] == {"Pasta with basil pesto"}
    assert "Fruit salad with nougat" in missed["knows one writing only"]
    assert len(set(map(frozenset, missed.values()))) == len(FAULTS)


def test_recipes_are_safe_and_unsafe_for_each_allergen_and_no_recipe_holds_itself(recipes):
    assert len(recipes) == 20 and recipes.index.is_unique
    for allergen in ("egg", "fish", "gluten", "milk", "nut", "peanut", "sesame", "soya"):
        assert 0 < len(_hidden(recipes, [allergen])) < len(recipes), allergen
    assert recipes["portions"].between(1, 8).all()


def test_nobody_looks_at_two_of_the_nine_qualities():
    checks = cases.load("done_checks")
    assert len(checks) == 8 and checks["check"].is_unique and (checks["hours_per_item"] > 0).all()
    assert NINE_QUALITIES - set(checks["quality"]) == {"compatibility", "flexibility"}
    assert set(checks["quality"]) <= NINE_QUALITIES


def test_requirements_use_all_five_patterns_and_some_are_clear():
    table = cases.load("requirements")
    assert len(table) == 20 and table["text"].is_unique
    assert set(table["ears_pattern"]) == {"always", "when", "while", "where", "if-then"}
    clear = table["smells"].str.len() == 0
    assert clear.sum() == 5 and (table.loc[clear, "better"] == "").all()
    assert (table.loc[~clear, "better"] != "").all()


@pytest.mark.parametrize("column", ["text", "better"])
def test_a_clear_sentence_begins_as_its_pattern_says(column):
    table = cases.load("requirements")
    clear = table[(table["smells"].str.len() == 0) if column == "text" else (table["better"] != "")]
    starts = {
        "when": ("When", "Two days before"), "while": ("While",), "where": ("Where",), "if-then": ("If",),
        "always": ("Mealwise", "The report"),
    }  # fmt: skip
    for row in clear.to_dict("records"):
        assert row[column].startswith(starts[row["ears_pattern"]]), row["id"]
