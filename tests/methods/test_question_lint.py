"""Questions that lead, guess or ask two things are named; those about the last time are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import lint_question


def rules(text, options=()):
    return [(one.rule, one.quote) for one in lint_question(text, options)]


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("", "empty", ""),
        (" ? ", "empty", ""),
        ("Don't you find planning stressful?", "leading", "Don't you"),
        ("Don’t you find planning stressful?", "leading", "Don't you"),
        ("How useful is the list?", "leading", "How useful"),
        ("Why do you like the app?", "assumed", "Why do you like"),
        ("How much time do you save with it?", "assumed", "How much time do you save"),
        ("Would you use a shared list?", "hypothetical", "Would you"),
        ("Would you take it if it ran until four?", "hypothetical", "Would you"),
        ("If we built a talking chef, who cooks?", "hypothetical", "If we"),
        ("Will you renew?", "future", "Will you"),
        ("How likely are you to tell a friend?", "future", "How likely"),
        ("Do you think it is fair?", "opinion", "Do you think"),
        ("Which features are missing?", "opinion", "Which features"),
        ("How was that frustrating evening?", "loaded", "frustrating"),
        ("Do you always read the label?", "absolute", "always"),
        ("What do you usually do on a bad day?", "vague-time", "usually"),
        ("How often do you cook?", "vague-time", "How often"),
        ("How was the onboarding?", "jargon", "onboarding"),
        (
            "How happy are you with price and quality?",
            "two-in-one",
            "How happy are you with price and quality",
        ),
        ("Do you like the recipes and the plan?", "two-in-one", "Do you like the recipes and the plan"),
        ("What did you cook, and what did it cost?", "two-in-one", "and what"),
        ("What did you cook? Who ate it?", "two-in-one", "What did you cook? Who ate it?"),
        ("Is it not unnecessary to check labels?", "double-negative", "not, unnecessary"),
        ("Who can't cook without a list?", "double-negative", "can't, without"),
        ("Did you cook yesterday?", "closed", "Did you"),
        ("Is the price between 4 and 6 euros?", "closed", "Is the"),
    ],
)
def test_each_rule_quotes_what_it_saw(text, rule, quote):
    assert rules(text) == [(rule, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about the last time a plan broke.",
        "Can you tell me about the last time you planned and cooked a dinner?",
        "Could you please show me the list from last Saturday?",
        "What happened after the child fell ill?",
        "Who else was at the table?",
        "When was that?",
        "What have you paid for planning so far?",
        "How did you come across Mealwise?",
        "What did you buy and eat on Tuesday?",
        "Walk me through yesterday evening.",
        "What else should I have asked?",
        "Why did you leave in June?",
        "Where do you and your partner keep the list?",
        "Where do you find recipes?",
        "What made that hard?",
        "How long did it take, from the idea to the table?",
        "How many nuts and seeds did you buy last week?",
        "How often did you cook last week?",
        "Which app did you use, and why?",
        "Who decides what you eat?",
        "Tell me about one day last week.",
        "Would it be all right to record our talk?",
        "May I write to you again?",
    ],
)
def test_questions_about_what_happened_and_for_leave_are_left_alone(text):
    assert lint_question(text) == []


def test_a_question_may_earn_several_findings():
    found = [one.rule for one in lint_question("Would you always use our great new workflow?")]
    assert found == ["hypothetical", "loaded", "absolute", "jargon"]


@pytest.mark.parametrize(
    ("options", "rule", "quote"),
    [
        (["Excellent", "Good", "Bad", "Don't know"], "unbalanced", "Excellent, Good"),
        (
            ["Satisfied", "Dissatisfied", "Very dissatisfied", "None of these"],
            "unbalanced",
            "Dissatisfied, Very dissatisfied",
        ),
        (["On paper", "In an app"], "no-way-out", ""),
    ],
)
def test_answers_to_tick_are_looked_at_too(options, rule, quote):
    told = lint_question("How was the last dinner?", options)
    assert [(one.rule, one.where, one.quote) for one in told] == [(rule, "options", quote)]


def test_a_fair_scale_with_a_way_out_is_left_alone():
    fair = ["Very good", "Good", "Neither", "Bad", "Very bad", "I don't know"]
    assert lint_question("How was the last dinner?", fair) == []
    assert lint_question("Did you cook yesterday?", ["Yes", "No", "Can't say"]) == []


@settings(max_examples=100)
@given(text=st.text(max_size=60), options=st.lists(st.text(max_size=10), max_size=3))
def test_any_text_is_read_and_what_is_quoted_stands_there(text, options):
    for one in lint_question(text, options):
        assert one.text
        assert one.where in ("", "options")
