"""Unclear requirements, EARS patterns, stories and criteria: what the rules see, and how often rightly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit import cases
from pmkit.methods import (
    EARS_PATTERNS,
    ON_UNSEEN,
    SMELLS,
    STORY_ON_UNSEEN,
    compare_marks,
    lint_criteria,
    lint_criterion,
    lint_requirement,
    lint_story,
    read_ears,
)

FRESH = [
    ("The ward list must be easy to read.", {"vague"}),
    ("Nurses enter the dose with two clicks.", {"solution"}),
    ("The report is sent to the clinic.", {"passive"}),
    ("When a bed is free, the board shows its number within 30 seconds.", set()),
    ("Visitors should get a good overview.", {"vague"}),
    ("The booking must not be lost.", {"negative"}),
    ("The reader gets the best seat.", {"superlative"}),
    ("Letters to patients are printed where possible.", {"passive", "loophole"}),
    ("The search responds quickly.", {"vague", "no-limit"}),
    ("While the reading room is closed, the page shows the next opening hour.", set()),
    ("A reader books a seat and the archive may cancel it.", {"two-in-one"}),
    ("The system should never be down.", {"absolute"}),
    ("If a file is damaged, then the archive shows which page is missing.", set()),
    ("After the nurse has told the doctor, she signs.", {"unclear-it"}),
    ("The screen should look appealing.", {"vague"}),
    ("Each ward sees its own beds only.", set()),
    ("The app has to scale.", {"vague", "no-limit"}),
    ("Orders, deliveries etc. appear on one page.", {"loophole"}),
    ("A reader can extend a loan for 14 days.", set()),
    ("The data are stored in a separate table.", {"solution", "passive"}),
    ("Results are available on most phones.", {"vague"}),
    ("When a visit ends, the archive asks for the seat number.", set()),
    ("Staff can change the times and print the plan.", {"two-in-one"}),
    ("The total is shown in euros and it is rounded.", {"passive", "two-in-one", "unclear-it"}),
]
"""Labelled before the rules were run on them; the lists were not changed afterwards."""


def marks(texts):
    return {(text, one.rule) for text in texts for one in lint_requirement(text)}


def test_how_often_the_rules_are_right_on_sentences_that_they_have_not_seen():
    told = compare_marks(
        marks([text for text, _ in FRESH]), {(text, one) for text, key in FRESH for one in key}
    )
    measured = {"precision": round(told.precision, 2), "recall": round(told.recall, 2)}
    assert {"sentences": len(FRESH), **measured} == ON_UNSEEN


def test_the_case_key_is_nearly_met_and_not_wholly():
    """The lists were written with these sentences in view, so that this flatters them."""
    table = cases.load("requirements")
    key = {(row.text, smell) for row in table.itertuples() for smell in row.smells}
    assert {smell for _, smell in key} == set(SMELLS)
    told = compare_marks(marks(table["text"]), key)
    assert told.recall >= 0.95 and 0.85 <= told.precision < 1


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_precision_and_recall_change_places_when_marks_and_key_do(first, second):
    one, other = compare_marks(first, second), compare_marks(second, first)
    assert (one.precision, one.recall) == (other.recall, other.precision)
    assert one.right | one.overlooked == second and one.right | one.false_alarms == first
    assert (one.precision is None) == (not first)


@pytest.mark.parametrize("text", ["", "  ", "…"])
def test_nothing_written_is_told(text):
    assert [one.rule for one in lint_requirement(text)] == ["empty"]
    assert [one.rule for one in lint_story(text)] == ["empty"]
    assert read_ears(text).pattern == "" and read_ears(text).missing[0].rule == "empty"


@pytest.mark.parametrize(
    ("text", "pattern", "conditions", "missing"),
    [
        ("Mealwise shows the price for the same portions.", "always", 0, []),
        ("When a trial ends, Mealwise sends a reminder.", "when", 1, []),
        ("while a trial runs, Mealwise shows the days left", "while", 1, []),
        ("Where a household shares a list, both see it.", "where", 1, []),
        ("If the shop is silent, then Mealwise keeps the basket.", "if-then", 1, []),
        ("If the shop is silent then Mealwise keeps the basket.", "if-then", 1, []),
        ("If the shop is silent, Mealwise keeps the basket.", "if-then", 1, ["no-then"]),
        ("While a trial runs, when it ends soon, Mealwise shows the days.", "while", 2, []),
        ("When a trial ends", "when", 1, ["no-answer"]),
        ("When , Mealwise sends a mail.", "when", 1, ["no-condition"]),
        ("When a trial ends, reminder.", "when", 1, ["short-answer"]),
        ("Mealwise sends a mail when a trial ends.", "when", 1, ["condition-late"]),
        ("Fast search.", "always", 0, ["short-answer"]),
    ],
)
def test_each_pattern_is_known_and_what_it_lacks(text, pattern, conditions, missing):
    told = read_ears(text)
    assert (told.pattern, len(told.conditions)) == (pattern, conditions)
    assert [one.rule for one in told.missing] == missing


def test_the_clear_sentences_of_the_case_follow_their_pattern():
    table = cases.load("requirements")
    assert set(table["ears_pattern"]) == set(EARS_PATTERNS)
    clear = table[table["better"] == ""]
    for row in clear.itertuples():
        told = read_ears(row.text)
        assert (told.pattern, told.missing) == (row.ears_pattern, ())


@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    assert read_ears(text).pattern in {"", *EARS_PATTERNS}
    for one in [*lint_requirement(text), *lint_story(text), *lint_criterion(text), *lint_criteria([text])]:
        assert one.text


STORIES = [
    ("As a nurse on nights I want to see which beds are free, so that I stop phoning around.", set()),
    ("Readers from abroad need a seat before they travel, because the journey is long.", set()),
    ("As the keeper of the archive I want to see who is late, so that the seat can be given away.", set()),
    ("Lena wants to see one list on both phones, so that nobody buys milk twice.", set()),
    ("As a user I want to log in, so that I can log in.", {"anybody", "reason-repeats"}),
    ("As a nurse I want a button.", {"no-reason", "solution"}),
    ("Move the beds into the new database.", {"nobody", "no-wish", "no-reason", "solution"}),
    ("I want to see the beds, so that I sleep.", {"nobody"}),
    ("As a nurse I want to see beds and to order linen, so that nights are calm.", {"two-wishes"}),
    ("The system needs an archive, so that auditors are happy.", {"nobody"}),
    ("Everybody wants a better list, so that life is easy.", {"anybody"}),
    ("As a reader I want to book a seat.", {"no-reason"}),
]


@pytest.mark.parametrize(("text", "rules"), STORIES)
def test_a_story_in_any_form_has_a_person_a_wish_and_a_reason(text, rules):
    assert {one.rule for one in lint_story(text)} == rules


def test_a_long_story_is_told():
    text = "As a nurse I want to see beds, so that " + "nights are calm and " * 20 + "good."
    assert {one.rule for one in lint_story(text)} == {"long"}


def test_criteria_are_looked_at_one_by_one_and_together():
    assert [one.rule for one in lint_criteria(["", " "])] == ["empty"]
    told = lint_criteria(
        ["", "The page works well.", "Nothing is shown when no bed is free.", "The page works well."]
    )
    assert [(one.rule, one.where) for one in told if one.rule in ("cannot-fail", "twice")] == [
        ("cannot-fail", "2"),
        ("cannot-fail", "4"),
        ("twice", "4"),
    ]
    assert "good-days-only" not in [one.rule for one in told]
    assert lint_criterion("A reader sees 5 seats within 2 seconds.") == []


FRESH_STORIES = [
    ("Night nurses want to see at a glance which beds are free, so that they need not phone round.", set()),
    ("As a customer I want to export my data.", {"anybody", "no-reason"}),
    ("A new search page with filters on the left.", {"nobody", "no-wish", "no-reason", "solution"}),
    (
        "Whoever comes late to a concert wants to know which door is nearest, because the main one closes.",
        set(),
    ),
    (
        "I want to log in with my fingerprint so that I can log in with my fingerprint.",
        {"nobody", "reason-repeats"},
    ),
    ("Parents need to move a lesson and to pay for it, so that an evening is enough.", {"two-wishes"}),
    (
        "As a treasurer I want a dropdown for the year, so that last year's report is two clicks away.",
        {"solution"},
    ),
    ("Readers can renew a loan from home, so that a closed library costs them nothing.", set()),
    ("The system should send an e-mail every night.", {"nobody", "no-reason"}),
    ("Anna, who runs a small bakery, needs tomorrow's orders by six, otherwise she bakes too much.", set()),
    ("Users want the app to be faster, so that it is faster.", {"anybody", "reason-repeats"}),
    ("As a driver I need the next stop read aloud, so that I keep my eyes on the road.", set()),
    ("Make the database cleaner.", {"nobody", "no-wish", "no-reason", "solution"}),
    (
        "Volunteers want to see who has the key and I want to know who lost it, so that nobody waits.",
        {"two-wishes"},
    ),
    ("People would like more colours.", {"anybody", "no-reason"}),
    (
        "Someone with a stroller needs to see which lifts work, so that they choose another station in time.",
        set(),
    ),
    ("As an admin I want to delete old accounts.", {"no-reason"}),
    ("A grandmother who does not read small print wishes to hear the price, so that she can say no.", set()),
    ("The caretaker wants a REST API for the heating, so that it is modern.", {"solution"}),
    (
        "Swimmers, who pay by card, in cash or with a pass that is bought in advance at the desk or by post "
        "and that is valid for ten visits within two years but not on public holidays, want to know before "
        "they leave home how long the queue at the desk is, so that they come later.",
        {"long"},
    ),
]
"""Stories labelled before the rules were run on them; the rules were not changed afterwards."""


def test_how_often_the_rules_are_right_on_stories_that_they_have_not_seen():
    told = compare_marks(
        {(text, one.rule) for text, _ in FRESH_STORIES for one in lint_story(text)},
        {(text, one) for text, key in FRESH_STORIES for one in key},
    )
    measured = {"precision": round(told.precision, 2), "recall": round(told.recall, 2)}
    assert {"texts": len(FRESH_STORIES), **measured} == STORY_ON_UNSEEN
