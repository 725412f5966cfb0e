"""One story for the portfolio: it grows from what is written, and each part says what a linter sees in it."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.readable import Words

STORY = "Parents of a child with a nut allergy need unsafe recipes left out, so that dinner is safe."
RULES = "Search leaves out each recipe with an allergen of the household.\n\nTraces on a label count too."
EXAMPLES = "Ngozi avoids nuts: Oat bar is left out.\nViktor avoids nothing: he sees 20 recipes."


@pytest.fixture
def page():
    return Play(EXPLORERS["delivery.own-story"].explorer())


def test_it_begins_empty(page):
    assert page.says.startswith("Nothing is written yet.") and not page.result.says["grown"]


def test_lines_stay_lines_and_empty_parts_are_left_out(page):
    grown = page.set(story=STORY, rules=RULES).result.says["grown"]
    assert grown.count("\n- ") == 2 and "*Rules*" in grown and "*Examples*" not in grown


def test_no_rule_objects_to_a_story_that_can_be_talked_about(page):
    page.set(story=STORY, rules=RULES, examples=EXAMPLES, slices="Nuts in search\nTraces", dropped="Milk")
    page.set(question="Do spices count? Lena asks by Friday.")
    assert not page.result.errors and page.says.startswith("No rule objects;")


def test_what_is_taken_along_is_the_page_that_grew(page):
    page.set(story=STORY, rules=RULES, examples="Example: *A*\n  When b\n  Then c")
    (words,) = page.explorer.readable(page.seen)
    assert isinstance(words, Words) and r"\*A\*" in words.markdown


@pytest.mark.parametrize(
    ("slot", "text", "says"),
    [
        ("story", "As a user I want a button.", "“user”: nobody in particular."),
        ("rules", "The list works well.", "Line 1: “works” and “well”"),
        ("rules", "Traces count.\n\nTraces count.", "Line 3 says the same as line 1."),
        ("examples", "Example: A\nGiven b\nWhen c", "“A” has no Then"),
        ("examples", "Example: A\nWhen she clicks it\nThen c is shown", "“she clicks it”"),
        ("examples", "Feature: F\nExample: A\nwhem b\nThen c", "“whem b” can't be read as Gherkin here."),
        ("slices", "All of it", "One slice is no split."),
        ("slices", "Nuts in search\nThe database", "Line 2: “database”"),
        ("question", "Spices", "This is no question."),
    ],
)
def test_a_weak_part_explains_itself_where_it_stands(page, slot, text, says):
    page.set(**{slot: text})
    assert page.result.errors[slot].startswith(says) and set(page.result.errors) == {slot}
    assert page.values["texts"][slot] == text


def test_each_rule_needs_an_example_and_one_of_them_a_bad_day(page):
    page.set(rules="Traces count.\nPlurals count.", examples="Oat bar: 1 trace")
    assert page.result.errors["examples"].startswith("Two rules and 1 example: give each rule one")
    page.set(examples="Oat bar: 1 trace\nWalnut bread: 2 nuts")
    assert page.result.errors["examples"].startswith("All rules and examples tell of a good day.")
    assert "examples" not in page.set(examples="Oat bar: 1 trace\nSoup is not shown").result.errors


def test_markup_and_braces_stay_text(page):
    grown = page.set(rules="<b>{0}</b>\n# head\n- {x}").result.says["grown"]
    assert r"- \<b\>\{0\}" in grown and r"- \# head" in grown and r"- \- \{x\}" in grown
