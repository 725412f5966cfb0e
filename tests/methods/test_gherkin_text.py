"""Gherkin is read in its own languages, and what can't be read is told by line, with what to write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import read_gherkin

GOOD = """Feature: Filter
  Background:
    Given the 20 recipes
  Rule: Traces count
    Example: Brownies
      Given a household that avoids nuts
      And a guest
      When it searches
      Then "Brownies" is hidden
  Rule: Nobody asked about this yet
"""


def told(text):
    return [(one.rule, one.where) for one in read_gherkin(text).problems]


def test_an_example_has_its_rule_its_background_and_the_kind_of_each_and():
    read = read_gherkin(GOOD)
    assert (read.feature, read.rules, read.problems) == (
        "Filter",
        ("Traces count", "Nobody asked about this yet"),
        (),
    )
    (example,) = read.examples
    assert (example.name, example.rule, example.whole) == ("Brownies", "Traces count", True)
    assert [(one.kind, one.background) for one in example.steps] == [
        ("given", True),
        ("given", False),
        ("given", False),
        ("when", False),
        ("then", False),
    ]
    assert example.texts("when") == ("it searches",)


def test_each_row_of_an_outline_is_an_example_of_its_own():
    read = read_gherkin(
        "Feature: F\nScenario Outline: <who>\nGiven <who>\n|a|\n|<who>|\nWhen it runs\nThen it is <seen>\n"
        "Examples:\n|who|seen|\n|Ngozi|safe|\n|Walter|shown|\n"
    )
    assert [(one.name, one.row, one.texts("then")) for one in read.examples] == [
        ("Ngozi", 10, ("it is safe",)),
        ("Walter", 11, ("it is shown",)),
    ]
    assert read.examples[1].steps[0].table == (("a",), ("Walter",))
    assert read.problems == ()


GERMAN = (
    "Funktionalität: Filter\nBeispiel: Kuchen\nAngenommen Nüsse\nWenn gesucht wird\nDann fehlt der Kuchen\n"
)


@pytest.mark.parametrize("head", ["", "# language: de\n", "\ufeff", "#language:de\r\n"])
def test_german_is_read_with_and_without_the_line_that_names_it(head):
    read = read_gherkin(head + GERMAN)
    assert (read.language, read.problems) == ("de", ())
    assert [one.kind for one in read.examples[0].steps] == ["given", "when", "then"]


def test_a_feature_in_english_with_one_german_word_stays_english():
    assert read_gherkin(GOOD.replace("Brownies", "Funktion: Kuchen")).language == "en"


@pytest.mark.parametrize("language", ["de", "fr", "es", "nl", "it", "pt", "pl", "tr", "ja", "ar", "sv", "ru"])
def test_the_words_of_many_languages_are_found_without_being_named(language):
    from pmkit.methods._gherkin_words import language_words

    words = language_words(language)
    title = f"{words['feature'][0]}: F\n{words['scenario'][0]}: S\n"
    steps = "".join(f"{words[kind][0]}x\n" for kind in ("given", "when", "then"))
    read = read_gherkin(title + steps)
    assert read.problems == ()
    assert [one.kind for one in read.examples[0].steps] == ["given", "when", "then"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("empty", "")]),
        (" \n# only a remark\n", [("empty", "")]),
        ("Given nuts\nWhen it searches\n", [("no-feature", "1")]),
        ("hello\nworld", [("no-feature", "1")]),
        ("# language: xx\nFeature: F", [("language", "1")]),
        ("Feature: F\n", [("no-example", "")]),
        ("Feature: F\nExample: E\n", [("no-step", "2")]),
        ("Feature: F\nExample: E\nGiven a\nWhne b\nThen c\n", [("unread", "4")]),
        ("Feature: F\nExample: E\nGiven a\nsomething\nThen c\n", [("unread", "4")]),
        ("Feature: F\nExample: E\nGiven a\n|a|b|\n|c|\nThen c\n", [("cells", "5")]),
        ('Feature: F\nExample: E\nGiven a\n"""\nlost\nThen c\n', [("breaks-off", "4"), ("unread", "5")]),
        ("Feature: F\nExample: E\nGiven a\n@late", [("breaks-off", "4")]),
        ("Feature: F\nExample: E\ngiven a\nWhen b\nThen c", [("lost-step", "3")]),
        (
            "Feature: F\nScenario Drop nuts\nGiven a\n",
            [("lost-step", "2"), ("lost-step", "3")],
        ),
        ("Feature: F\nExample: E\nAnd a\n", [("and-first", "3")]),
        ("Feature: F\nExample: E\nGiven\n", [("no-step", "2"), ("lost-step", "3")]),
        ("Feature: F\nScenario Outline: E\nGiven <who>\n", [("no-table", "2")]),
        ("Feature: F\nScenario Outline: E\nGiven <who>\nExamples:\n|who|\n", [("no-rows", "4")]),
        (
            "Feature: F\nScenario Outline: E\nGiven <who>\nExamples:\n|what|\n|a|\n",
            [("no-column", "3"), ("unused-column", "4")],
        ),
        (
            "Feature: F\nScenario Outline: E\nGiven <who>\nExamples:\n|who|who|\n|a|b|\n",
            [("column-twice", "4")],
        ),
    ],
)
def test_each_slip_is_told_by_its_line(text, problems):
    assert told(text) == problems


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("Whne it searches", "Did you mean “When” at its beginning?"),
        ("when it searches", "Did you mean “When” at its beginning?"),
        ("Exampel: second", "Did you mean “Example:” at its beginning?"),
        ("Scenario second", "Did you mean “Scenario:” at its beginning?"),
        ("Then", "nothing follows “Then”."),
        ("it searches", "Write one of these first: Given, When, Then, And, But."),
    ],
)
def test_a_slip_is_guessed(line, hint):
    (problem,) = read_gherkin(f"Feature: F\nExample: E\nGiven a\n{line}\nThen b\n").problems
    assert hint in problem.text


def test_a_break_in_the_middle_costs_its_own_example_only():
    text = "Feature: F\nExample: A\nGiven a\nWhne b\nThen c\nExample: B\nGiven a\nWhen b\nThen c\n"
    assert [(one.name, one.whole) for one in read_gherkin(text).examples] == [("A", False), ("B", True)]
    late = "Feature: F\nExample: A\nGiven a\nExample: B\ngiven a\nWhen b\n"
    assert [(one.name, one.whole) for one in read_gherkin(late).examples] == [("A", True), ("B", False)]


def test_a_text_full_of_slips_ends_soon():
    text = "Feature: F\nExample: E\nGiven a\n" + "nonsense\n" * 4000
    problems = read_gherkin(text).problems
    assert len(problems) <= 61 and problems[-1].rule == "gave-up"
    assert told("Feature: F\n" + "x" * 60_000) == [("too-long", "")]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Feature: F",
                "Rule: R",
                "Example: E",
                "Given a",
                "And b",
                "When c",
                "Then d",
                "Examples:",
                "|a|",
                "|b|c|",
                '"""',
                "@tag",
                "# language: de",
                "Scenario Outline: <x>",
                "Background:",
                "x",
                "",
                "* y",
                "<a>",
                "```",
            ]
        ),
        max_size=14,
    )
)
def test_whatever_is_pasted_is_read_or_told(lines):
    read = read_gherkin("\n".join(lines))
    assert read.examples or read.problems
    assert all(one.text.endswith((".", "?")) for one in read.problems)


@given(st.text(max_size=80))
def test_any_text_is_answered(text):
    read_gherkin(text)
    read_gherkin("Feature: F\nExample: E\n" + text)


@pytest.mark.parametrize("title", ["Exampel: B", "example: B", "Example B", "Scenaro: B"])
def test_a_title_with_a_slip_keeps_its_steps_from_the_example_above(title):
    read = read_gherkin(
        f"Feature: F\n  Example: A\n    Given a\n    Then b\n  {title}\n    Given c\n    Then d"
    )
    assert [(one.name, one.whole, one.texts("given")) for one in read.examples] == [
        ("A", True, ("a",)),
        ("B", False, ("c",)),
    ]
    assert [(one.rule, one.where) for one in read.problems] == [("unread", "5")]
