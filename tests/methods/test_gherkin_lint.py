"""What the rules see in examples, each smell by itself, and how often they are right on labelled ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import GHERKIN_ON_UNSEEN, GHERKIN_SMELLS, compare_marks, lint_examples

LABELLED = [
    ("a bed is free | the nurse looks at the board | the board shows bed 7", set()),
    ("a reader has a card | she books seat 12 | seat 12 is hers until noon", set()),
    ("the reader opens the calendar | she books seat 12 | seat 12 is hers", {"given-acts"}),
    ("a reader has a card | she presses the green button | the seat is hers", {"clicks"}),
    ("a bed is free | the nurse looks | the board works as expected", {"vague"}),
    ("a bed is free | the nurse assigns it and Ada Smith | the table beds holds her id", {"not-seen"}),
    ("a bed is free | the nurse assigns it | a row in the database is written", {"not-seen"}),
    ("a bed is free | the nurse assigns it | the board shows it, and a row in the log file", set()),
    ("the nurse logs in | she looks at the board | bed 7 is free", {"given-acts"}),
    ("the nurse has logged in | she looks at the board | bed 7 is free", set()),
    ("a reader is late | the guard checks | the right people get a mail quickly", {"vague"}),
    ("a loan of 14 days | 14 days have passed | the reader gets a letter", set()),
    ("a loan of 14 days | the reader types the number into the box | the loan ends", {"clicks"}),
    ("a field hospital with 20 beds | a patient arrives | 19 beds are free", set()),
    ("some readers | the archive closes | nobody can book", {"vague"}),
    ("an archive that is closed | a reader asks for a seat | she is told the next hour", set()),
    ("a family with two children | they buy a ticket | the price is 12 euros", set()),
    ("the system is initialised | a request comes | status code 200 is returned", {"not-seen"}),
    ("a full ferry | a car arrives | the driver hears the time of the next ferry", set()),
    ("a full ferry | a car arrives | a user-friendly pop-up comes", {"vague", "clicks"}),
]
"""Labelled before the rules were run on them; the word lists were not changed afterwards."""


def example(steps, name="One", head="Feature: F\n"):
    """“given | when | then” as an example."""
    words = ("Given", "When", "Then")
    lines = [
        f"{word} {step.strip()}" for word, step in zip(words, steps.split("|"), strict=False) if step.strip()
    ]
    return head + "\n".join([f"Example: {name}", *lines]) + "\n"


def rules(text):
    return [one.rule for one in lint_examples(text)]


def test_how_often_the_rules_are_right_on_examples_that_they_have_not_seen():
    marks = {(steps, rule) for steps, _ in LABELLED for rule in rules(example(steps))}
    told = compare_marks(marks, {(steps, one) for steps, key in LABELLED for one in key})
    measured = {"precision": round(told.precision, 2), "recall": round(told.recall, 2)}
    assert {"texts": len(LABELLED), **measured} == GHERKIN_ON_UNSEEN


@pytest.mark.parametrize(
    ("text", "rule", "where", "quote"),
    [
        ("Example: A\nGiven a bed\nWhen she looks", "no-then", "2", "A"),
        ("Example:\nGiven a bed\nWhen she looks", "no-then", "2", "a bed"),
        ("Example: A\nWhen she looks\nAnd she goes\nThen it is free", "several-whens", "4", "she goes"),
        ("Example: A\nWhen she Clicks it\nThen it is free", "clicks", "3", "Clicks"),
        ("Example: A\nWhen she looks\nThen it is in the database", "not-seen", "4", "it is in the database"),
        ("Example: A\nGiven she enters the ward\nThen it is free", "given-acts", "3", "enters"),
        ("Example: A\nGiven a\nAnd b\nAnd c\nAnd d\nWhen e\nThen f", "many-steps", "2", "f"),
        ("Example: A\nWhen she looks\nThen it works", "vague", "4", "works"),
        ("Example: A\nThen b\nExample: B\nThen  B.", "twice", "4", "B"),
    ],
)
def test_each_smell_is_seen_where_it_stands_and_quoted(text, rule, where, quote):
    told = lint_examples("Feature: F\n" + text)
    assert [(one.rule, one.where, one.quote) for one in told] == [(rule, where, quote)]
    assert rule in GHERKIN_SMELLS and f"“{quote}" in told[0].text


def test_five_steps_and_those_of_a_background_are_not_too_many():
    steps = "Given a\nAnd b\nAnd c\nWhen d\nThen e\n"
    assert rules(f"Feature: F\nBackground:\nGiven x\nAnd y\nExample: A\n{steps}") == []


def test_one_outcome_that_is_seen_is_enough_and_names_in_quotation_marks_are_no_words():
    seen = "Feature: F\nExample: A\nWhen b\nThen the list shows it\nAnd the database holds it"
    assert rules(seen) == []
    assert rules('Feature: F\nExample: A\nWhen b\nThen "Quick buttons" is shown') == []


def test_a_line_of_an_outline_speaks_once_and_its_rows_are_compared():
    head = "Feature: F\nScenario Outline: A\nWhen she clicks <what>\nThen it is gone\nExamples:\n|what|\n"
    assert rules(head + "|one|\n|two|\n") == ["clicks"]
    assert rules(head + "|one|\n|one|\n") == ["clicks", "twice"]


def test_an_example_of_which_a_line_cannot_be_read_is_not_asked_for_it():
    assert rules("Feature: F\nExample: A\nWhen b\nthenn c") == []


def test_in_another_language_how_it_is_built_is_seen_and_words_are_not():
    german = "Funktionalität: F\nBeispiel: A\nWenn sie click macht\nUnd sie sucht"
    assert rules(german) == ["no-then", "several-whens"]


@given(st.text(max_size=80))
def test_any_text_is_answered(text):
    for one in lint_examples("Feature: F\nExample: A\nGiven " + text):
        assert one.text and one.rule in GHERKIN_SMELLS
