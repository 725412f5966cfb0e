"""A tree's lint quotes what it saw, and is silent over a tree that stands."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, lint_opportunity_tree

STANDS = {
    "O": ("", "outcome", "5 % fewer families leave within three months", "", "", ""),
    "P": ("O", "opportunity", "When a child is ill, the whole plan is worthless", "F1; F2", "", "yes"),
    "Q": ("O", "opportunity", "I read every label twice because I don't trust it", "F3, F4", "", ""),
    "P1": ("P", "solution", "A dinner for bad days in each plan", "", "", "yes"),
    "P2": ("P", "solution", "Swap two evenings by one press", "", "", ""),
    "T": ("P1", "test", "Write bad-day dinners by hand for eight homes", "", "fewer than 3 of 8 cook it", ""),
}
COLUMNS = ["parent", "kind", "text", "evidence", "stop", "chosen"]


def tree(**changes):
    """The tree that stands, with rows changed (None: taken out) or added."""
    rows = {one: row for one, row in (STANDS | changes).items() if row}
    return pd.DataFrame([(one, *row) for one, row in rows.items()], columns=["id", *COLUMNS])


def with_text(node, text):
    row = list(STANDS[node])
    row[2] = text
    return tree(**{node: tuple(row)})


def rules(findings):
    return [(one.rule, one.where, one.quote) for one in findings]


def test_a_tree_that_stands_is_left_alone():
    assert lint_opportunity_tree(tree()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"O": ("", "outcome", "Ship the talking chef to 100 homes", "", "", "")}, ("output", "O", "Ship")),
        ({"O": ("", "outcome", "The chef is live in 3 shops", "", "", "")}, ("output", "O", "is live")),
        (
            {"O": ("", "outcome", "Fewer families leave", "", "", "")},
            ("no-number", "O", "Fewer families leave"),
        ),
        ({"R": ("", "outcome", "10 % more sign-ups", "", "", "")}, ("several-outcomes", "", "O, R")),
        ({"Q": ("O", "opportunity", "Dark mode", "F3; F4", "", "")}, ("solution", "Q", "Dark mode")),
        ({"Q": ("O", "opportunity", "Add a filter", "F3; F4", "", "")}, ("solution", "Q", "Add")),
        ({"Q": ("O", "opportunity", "I hate labels", "", "", "")}, ("no-evidence", "Q", "")),
        ({"Q": ("O", "opportunity", "I hate labels", "F3", "", "")}, ("one-voice", "Q", "F3")),
        ({"Q": ("X", "opportunity", "I hate labels", "F3; F4", "", "")}, ("orphan", "Q", "X")),
        ({"Q": ("", "opportunity", "I hate labels", "F3; F4", "", "")}, ("orphan", "Q", "")),
        ({"Q": ("T", "opportunity", "I hate labels", "F3; F4", "", "")}, ("misplaced", "Q", "T")),
        ({"Q": ("Q", "opportunity", "I hate labels", "F3; F4", "", "")}, ("cycle", "Q", "Q")),
        ({"P2": None}, ("one-solution", "P", "")),
        ({"S": ("O", "solution", "A list for two", "", "", "")}, ("no-opportunity", "S", "O")),
        ({"S": ("", "solution", "A list for two", "", "", "")}, ("no-opportunity", "S", "")),
        ({"S": ("P", "solution", "One dinner for bad days", "", "", "")}, ("alike", "S", "P1")),
        ({"T": None}, ("untested", "P1", "")),
        ({"T": ("P1", "test", "Ask eight homes", "", "", "")}, ("no-stop-rule", "T", "")),
        (
            {"T": ("P1", "test", "Ask eight homes", "", "they dislike it", "")},
            ("vague-stop", "T", "they dislike it"),
        ),
        ({"P2": ("P", "solution", " ", "", "", "")}, ("empty", "P2", "")),
        (
            {"Q": ("O", "opportunity", "I read labels twice", "F3; F4", "", "yes")},
            ("several-targets", "", "P, Q"),
        ),
    ],
)
def test_each_rule_quotes_what_it_saw(changes, expected):
    assert rules(lint_opportunity_tree(tree(**changes))) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Push notifications on bad days",
        "Allergy filter in search",
        "Let parents swap a dinner",
        "Build the plan together",
        "I need a filter for nuts",
        "We want an app that plans",
        "There is no dark mode",
        "AI menu",
    ],
)
def test_a_solution_that_poses_as_an_opportunity_is_seen(text):
    assert [one.rule for one in lint_opportunity_tree(with_text("Q", text))] == ["solution"]


@pytest.mark.parametrize(
    "text",
    [
        "The app forgets my list",
        "I get too many notifications at dinner",
        "Building a plan takes an hour",
        "I filter out nuts by hand",
        "I need to read every label twice",
        "We can't share one list",
        "Start of the week is chaos",
        "Export to paper fails when I shop offline",
        "I want to know that a dish is safe",
        "My partner can't see it in the app",
        "Sunday planning without my partner",
        "Allergy safety",
    ],
)
def test_a_pain_is_none_even_where_it_names_a_feature(text):
    assert lint_opportunity_tree(with_text("Q", text)) == []


def test_an_outcome_may_name_the_product():
    assert lint_opportunity_tree(with_text("O", "A third of the homes use the filter each week")) == []


@pytest.mark.parametrize("rule", ["nobody asks for it again", "under 3 of 8", "fewer than half come back"])
def test_a_stop_rule_may_be_told_in_words(rule):
    assert lint_opportunity_tree(tree(T=("P1", "test", "By hand", "", rule, ""))) == []


def test_without_a_column_a_stop_rule_may_stand_in_the_text():
    bare = tree(T=("P1", "test", "By hand for 8 homes; stop if under 3 cook it", "", "", "")).drop(
        columns="stop"
    )
    assert lint_opportunity_tree(bare) == []
    assert [one.rule for one in lint_opportunity_tree(tree().drop(columns="stop"))] == ["no-stop-rule"]


def test_two_pieces_of_evidence_may_be_one_person():
    said_by = {"F1": "C1", "F2": "C1", "F3": "C2", "F4": "C3"}
    assert rules(lint_opportunity_tree(tree(), said_by)) == [("one-voice", "P", "C1")]


def test_evidence_that_nobody_said_does_not_count():
    said_by = {"F1": "C1", "F3": "C2", "F4": "C3"}
    told = lint_opportunity_tree(tree(), said_by)
    assert rules(told) == [("unknown-evidence", "P", "F2"), ("one-voice", "P", "C1")]


def test_ids_may_be_numbers_and_parents_numbers_with_gaps():
    nodes = tree(T=None).assign(id=[1, 2, 3, 4, 5], parent=[None, 1.0, 1.0, 2.0, 2.0], chosen="")
    assert lint_opportunity_tree(nodes) == []
    told = lint_opportunity_tree(nodes.assign(parent=[None, 1.0, 9.0, 2.0, 2.0]))
    assert rules(told) == [("orphan", "3", "9")]


def test_the_evidence_of_its_branches_stands_under_an_opportunity_too():
    parent = {"Q": ("O", "opportunity", "I don't trust labels", "", "", "")}
    leaf = {"Q1": ("Q", "opportunity", "In the shop nobody can tell me", ["F3", "F4"], "", "")}
    assert lint_opportunity_tree(tree(**parent, **leaf)) == []


def test_without_columns_for_them_evidence_and_choice_are_not_asked():
    assert lint_opportunity_tree(tree(T=None)[["id", "parent", "kind", "text"]]) == []


def test_more_than_seven_children_are_too_many_to_compare():
    words = ["pan", "pot", "fork", "spoon", "knife", "plate", "glass"]
    many = {
        f"S{n}": ("Q", "solution", f"Take another {word} along", "", "", "") for n, word in enumerate(words)
    }
    pots = {one: (*row[:2], row[2].split()[2] * 2, *row[3:]) for one, row in many.items()}
    assert lint_opportunity_tree(tree(**pots)) == []
    eighth = pots | {"S8": ("Q", "solution", "A bowl", "", "", "")}
    assert [(one.rule, one.where) for one in lint_opportunity_tree(tree(**eighth))] == [
        ("many-children", "Q")
    ]


def test_siblings_with_a_word_in_common_are_not_alike():
    other = {"R": ("O", "opportunity", "When work runs late, nobody cooks the plan", "F5; F6", "", "")}
    assert lint_opportunity_tree(tree(**other)) == []


def test_a_circle_is_told_once_with_its_way():
    circle = {
        "P": ("Q", "opportunity", "A child is ill", "F1; F2", "", ""),
        "Q": ("P", "opportunity", "Labels are hard to read", "F3; F4", "", ""),
    }
    told = lint_opportunity_tree(tree(**circle))
    assert rules(told) == [("cycle", "P", "P, Q")]
    assert told[0].text == "“A child is ill” hangs in a circle: P on Q on P. Cut it where the real parent is."


def test_a_tree_without_an_outcome_or_without_anything_is_told():
    assert [one.rule for one in lint_opportunity_tree(tree().iloc[:0])] == ["no-outcome"]


@settings(max_examples=60)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["", *"abcdefg", "z"]),
            st.sampled_from(["outcome", "opportunity", "solution", "test"]),
            st.text(max_size=12),
        ),
        max_size=7,
    )
)
def test_any_tree_is_read_and_each_circle_is_told_once(rows):
    nodes = pd.DataFrame(
        [(one, *row) for one, row in zip("abcdefg", rows, strict=False)],
        columns=["id", "parent", "kind", "text"],
    )
    told = lint_opportunity_tree(nodes)
    assert all(one.text.endswith((".", "?")) for one in told)
    up = dict(zip(nodes["id"], nodes["parent"], strict=True))
    circles = set()
    for start in up:
        way, at = [start], up[start]
        while at in up and at not in way:
            way.append(at)
            at = up[at]
        if at == start:
            circles.add(frozenset(way))
    assert {frozenset(one.quote.split(", ")) for one in told if one.rule == "cycle"} == circles
    assert sum(one.rule == "cycle" for one in told) == len(circles)


def test_wrong_trees_are_named():
    with pytest.raises(InputError, match=r"Row 2 \(“P”\): kind is “idea”. Write outcome, opportunity"):
        lint_opportunity_tree(tree(P=("O", "idea", "x", "", "", "")))
    with pytest.raises(InputError, match="the id O is used twice"):
        lint_opportunity_tree(pd.concat([tree(), tree().iloc[:1]]))
    with pytest.raises(InputError, match=r"Row 3 \(“Q”\): chosen is “perhaps”. Write yes, or leave it empty"):
        lint_opportunity_tree(tree(Q=("O", "opportunity", "x", "", "", "perhaps")))
    with pytest.raises(InputError, match="needs the column kind"):
        lint_opportunity_tree(tree().drop(columns="kind"))
