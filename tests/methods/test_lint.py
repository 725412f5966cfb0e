"""Rules name what they saw, quote it, and stay silent over texts that have nothing to show."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    ask_about_raci,
    lint_daci,
    lint_positioning,
    lint_press_release,
    lint_raci,
    lint_vision,
    lint_vision_board,
)
from pmkit.methods._text_findings import found
from pmkit.methods.press_release_lint import PRESS_RELEASE
from pmkit.methods.vision_lint import POSITIONING, VISION_BOARD

POSITIONED = {
    "customer": "families with a child who has a food allergy",
    "need": "read every label twice, every evening",
    "category": "meal planner",
    "benefit": "dinner on the table in half the time, without fear",
    "alternative": "a list on paper and the same ten dishes",
    "difference": "leaves out each recipe that one of them can't eat",
}
BOARD = {
    "vision": "Families with allergies cook dinner without fear, every evening.",
    "target_group": "parents of children with a food allergy, in cities",
    "needs": "to know that a dish is safe before they shop",
    "product": "checks every ingredient; plans a week; fills the basket",
    "business_goals": "5,000 more paying families by March",
}
RELEASE = {
    "heading": "Families with allergies cook without reading labels",
    "summary": "From 1 March, parents see only dishes that every child at the table can eat.",
    "problem": "Parents read each label twice and still cook the same ten dishes.",
    "solution": "Each family says once who can't eat what. From then on only safe dishes appear.",
    "quote": "On Tuesday my son chose the dish himself, says a mother of two.",
    "call_to_action": "Open Mealwise and tell us who eats with you.",
}


def rules(findings):
    return [(one.rule, one.where, one.quote) for one in findings]


def test_texts_with_nothing_to_show_are_left_alone():
    assert lint_positioning(POSITIONED) == []
    assert lint_vision_board(BOARD) == []
    assert lint_press_release(RELEASE) == []


@pytest.mark.parametrize(
    ("slot", "text", "rule", "quote"),
    [
        ("customer", "Everyone who cooks", "everyone", "Everyone"),
        ("customer", "All users", "everyone", "All users"),
        ("customer", "people", "everyone", "people"),
        ("need", "need an app with a dashboard", "solution", "app, dashboard"),
        ("category", "revolutionary meal planner", "praise", "revolutionary"),
        ("benefit", "filters, export and dark mode", "features", "filters, export, dark mode"),
        ("benefit", "plans, lists, baskets and more", "features", "plans, lists, baskets and more"),
        ("alternative", "None", "no-alternative", "None"),
        ("alternative", "There is no competitor", "no-alternative", "There is no competitor"),
        ("difference", "is simply amazing", "praise", "amazing"),
        ("difference", "uses artificial intelligence", "technology", "artificial intelligence"),
        ("need", "want to save time", "anybody", "save time"),
        ("benefit", "saves money", "anybody", "saves money"),
        ("difference", "dinner on the table, half the time", "same", "dinner on the table, half the time"),
        ("need", "[need]", "placeholder", "[need]"),
        ("need", "TBD", "placeholder", "TBD"),
        ("need", " … ", "empty", ""),
        ("need", "cook " * 26, "long", "cook cook cook cook cook cook cook cook …"),
    ],
)
def test_each_rule_of_positioning_quotes_what_it_saw(slot, text, rule, quote):
    assert rules(lint_positioning(POSITIONED | {slot: text})) == [(rule, slot, quote)]


@pytest.mark.parametrize(
    "text", ["people who cook for a child with an allergy", "families who have tried everything"]
)
def test_a_group_that_is_named_is_not_everyone(text):
    assert lint_positioning(POSITIONED | {"customer": text}) == []


def test_going_without_is_an_alternative():
    assert lint_positioning(POSITIONED | {"alternative": "doing nothing and hoping"}) == []


@pytest.mark.parametrize(
    "text",
    [
        # facts.md 2.2: Microsoft about 1980; Google since the late 1990s
        "A computer on every desk and in every home",
        "organize the world's information and make it universally accessible and useful",
    ],
)
def test_known_visions_pass(text):
    assert lint_vision(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("", "empty", ""),
        ("TBD", "empty", "TBD"),
        ("Eat well", "slogan", "Eat well"),
        ("Our app plans every family's dinner", "product", "app"),
        ("Families enjoy seamless dinners every day", "praise", "seamless"),
        ("Be the one with the highest revenue in Europe", "own-gain", "revenue"),
        ("word " * 31, "long", "word word word word word word word word …"),
    ],
)
def test_each_rule_of_a_vision_quotes_what_it_saw(text, rule, quote):
    assert rules(lint_vision(text)) == [(rule, "", quote)]


@pytest.mark.parametrize(
    ("slot", "text", "rule"),
    [
        ("vision", "The leading planner for every family", "praise"),
        ("target_group", "everybody", "everyone"),
        ("needs", "a dashboard for allergies", "solution"),
        ("product", "checks ingredients", "few"),
        ("product", "a, b, c, d, e, f", "many"),
        ("business_goals", "grow quickly", "no-number"),
        ("business_goals", "be profitable 2027", "no-number"),
        ("business_goals", "be profitable by 31 December 2027", "no-number"),
        ("needs", "", "empty"),
    ],
)
def test_each_rule_of_a_vision_board_names_its_slot(slot, text, rule):
    assert [(one.rule, one.where) for one in lint_vision_board(BOARD | {slot: text})] == [(rule, slot)]


@pytest.mark.parametrize(
    ("slot", "text", "rule"),
    [
        ("heading", "word " * 15, "long"),
        ("problem", "They have no dashboard", "solution"),
        ("problem", "Users don't have a talking chef yet.", "lack"),
        ("subheading", "For everyone, from spring", "everyone"),
        ("solution", "A seamless evening", "praise"),
        ("solution", "A new backend checks labels", "technical"),
        ("call_to_action", "We hope that you like it", "no-action"),
        ("quote", "", "empty"),
    ],
)
def test_each_rule_of_a_press_release_names_its_slot(slot, text, rule):
    assert [(one.rule, one.where) for one in lint_press_release(RELEASE | {slot: text})] == [(rule, slot)]


def test_a_press_release_fits_a_page():
    assert ("long", "", "") in rules(lint_press_release(RELEASE | {"solution": "dinner " * 500}))


@pytest.mark.parametrize(
    ("row", "rule", "quote"),
    [
        ({"Ana": "A/R", "Ben": "A", "Cleo": ""}, "several-accountable", "Ana, Ben"),
        ({"Ana": "R", "Ben": "C", "Cleo": ""}, "no-accountable", ""),
        ({"Ana": "A", "Ben": "C", "Cleo": ""}, "nobody-responsible", ""),
        ({"Ana": "A/R", "Ben": "X", "Cleo": ""}, "unknown-mark", "X"),
        ({"Ana": "", "Ben": "", "Cleo": ""}, "empty", ""),
    ],
)
def test_each_rule_of_raci_quotes_what_it_saw(row, rule, quote):
    table = {"Pricing": row, "Support": {"Ana": "I", "Ben": "A", "Cleo": "R"}}
    assert rules(lint_raci(table)) == [(rule, "Pricing", quote)]


def test_one_person_may_answer_for_it_and_do_it():
    for mark in ("A/R", "AR", "r, a"):
        assert lint_raci({"Pricing": {"Ana": mark, "Ben": "i"}}) == []


def test_consulting_many_is_no_fault_but_a_question():
    many = {"Pricing": dict(zip("VWXYZ", ["A/R", "C", "C", "C", "I"], strict=True))}
    assert lint_raci(many) == []
    assert rules(ask_about_raci(many)) == [("many-consulted", "Pricing", "W, X, Y")]
    assert ask_about_raci({"Pricing": {"Ana": "A", "Ben": "R", "Cleo": "C"}}) == []


def test_a_bottleneck_and_an_idle_column_are_seen():
    table = {
        f"row {n}": {"Ana": "A" if n < 4 else "C", "Ben": "R" if n < 4 else "A/R", "Cleo": ""}
        for n in range(6)
    }
    assert rules(lint_raci(table)) == [("bottleneck", "", "Ana"), ("no-part", "", "Cleo")]


def test_a_data_frame_reads_as_a_table_of_marks():
    table = pd.DataFrame({"activity": ["Pricing"], "Ana": ["A"], "Ben": [None]})
    assert [one.rule for one in lint_raci(table)] == ["nobody-responsible", "no-part"]
    assert lint_raci(table.set_index("activity"))[0].where == "Pricing"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"Ana": "D", "Ben": "A", "Cleo": "C"}, []),
        ({"Ana": "D/A", "Ben": "C", "Cleo": "I"}, []),
        ({"Ana": "D", "Ben": "A", "Cleo": "D"}, ["several-driver", "no-contributor"]),
        ({"Ana": "D", "Ben": "C", "Cleo": "I"}, ["no-approver"]),
        ({"Ana": "A", "Ben": "A", "Cleo": "C"}, ["no-driver", "several-approver"]),
        ({"Ana": "R", "Ben": "A", "Cleo": "C"}, ["unknown-mark", "no-driver"]),
    ],
)
def test_daci_has_one_driver_and_one_approver(row, expected):
    assert [one.rule for one in lint_daci({"Price rise": row})] == expected
    assert lint_daci({"Price rise": dict.fromkeys(row, "")})[0].rule == "empty"


def test_words_are_found_whole_and_as_written():
    assert found("hype", "Leading lights mislead; LEADING!") == ["LEADING"]
    assert found("feature", "Apps happen to map") == ["Apps"]
    assert found("hype", "the world’s leading planner") == ["world's leading"]


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_whatever_is_written_gets_short_plain_sentences(text):
    found_in = [
        *lint_positioning(dict.fromkeys(POSITIONING, text)),
        *lint_vision_board(dict.fromkeys(VISION_BOARD, text)),
        *lint_press_release(dict.fromkeys(PRESS_RELEASE, text)),
        *lint_raci({"row": {"Ana": text, "Ben": text}}),
    ]
    for one in found_in:
        assert one.text.strip()
        assert one.rule
        assert len(one.text.replace(text, "").split()) <= 60
