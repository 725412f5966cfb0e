"""What was seen passes; verdicts, guesses and wrappings are named, and so is what is missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit import cases
from pmkit.methods import lint_behaviour, score_marks

STANDS = (
    "On Thursday you sent Annegret the date; Kofi moved two jobs the same evening. {} What were you after?"
)


def rules(text):
    return [(one.rule, one.quote) for one in lint_behaviour(text)]


@pytest.mark.parametrize(
    ("more", "rule", "quote"),
    [
        ("That was careless.", "verdict", "careless"),
        ("You are a team player.", "verdict", "a team player"),
        ("You never ask.", "absolute", "never"),
        ("You just want to please her.", "mind-reading", "You just want"),
        ("You don’t care about nights.", "mind-reading", "You don't care"),
        ("You did it on purpose.", "mind-reading", "on purpose"),
        ("How nice.", "sarcasm", "How nice"),
        ("Maybe I am too sensitive.", "apology", "too sensitive"),
        ("I know you're busy.", "apology", "I know you're busy"),
        ("I love how you present, but this was early.", "wrapping", "love how … but"),
        ("Please ask first.", "several-asks", "Please ask first. What were you after?"),
        ("And why so late?", "several-asks", "And why so late? What were you after?"),
    ],
)
def test_each_rule_quotes_what_it_saw_and_no_other_speaks(more, rule, quote):
    assert rules(STANDS.format("")) == []
    assert rules(STANDS.format(more)) == [(rule, quote)]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("On Monday you were late, and we waited. What held you up?", "no-behaviour"),
        ("You left before the decision, so we decided without the numbers. What was it?", "no-time"),
        ("On Monday you left before the decision. What was it?", "no-effect"),
        ("On Monday you left before the decision, so we decided without the numbers.", "no-ask"),
    ],
)
def test_what_is_missing_is_asked_for(text, missing):
    assert rules(text) == [(missing, "")]


@pytest.mark.parametrize("text", ["", "  \n", "?!", "…"])
def test_nothing_written_is_one_finding(text):
    assert rules(text) == [("empty", "")]


def test_what_somebody_said_is_no_verdict_of_the_writer():
    said = (
        "In Monday's call you said “this is lazy and careless”, and nobody spoke after it. What had you seen?"
    )
    assert rules(said) == []
    assert ("verdict", "lazy") in rules(said.replace("“this is lazy and careless”", "he is lazy"))


def test_a_guess_within_a_question_is_a_question():
    assert "mind-reading" not in dict(
        rules(STANDS.format("").replace("What were you after", "Did you think of Kofi"))
    )


def test_text_with_markup_is_read_as_text():
    assert ("verdict", "lazy") in rules("<b>You</b> are **lazy**")


def test_on_the_lines_kept_apart_the_rules_find_most_and_are_seldom_wrong():
    table = cases.load("feedback_lines")
    scores = {}
    for apart, lines in table.groupby("kept_apart"):
        marked = [{one.rule for one in lint_behaviour(text)} for text in lines["text"]]
        scores[apart] = score_marks(marked, lines["faults"].tolist())
    assert scores[False].precision == scores[False].recall == 1, "the rules were mended on these"
    assert (round(scores[True].precision, 2), round(scores[True].recall, 2)) == (0.95, 0.83), (
        "as told in its help"
    )


def test_mended_lines_of_the_case_pass():
    better = [text for text in cases.load("feedback_lines")["better"] if text]
    found = {text: rules(text) for text in better if rules(text)}
    assert len(better) > 25 and not found


@settings(max_examples=100)
@given(text=st.text(max_size=80))
def test_any_text_is_read(text):
    assert all(one.text and one.rule for one in lint_behaviour(text))
