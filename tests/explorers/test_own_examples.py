"""Own examples in Gherkin: what is read of them, what is asked, and the map that they make."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from play import Play

from pmkit.cases import load
from pmkit.course.delivery.example_data import OWN_TEXT
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers import Pasted
from pmkit.explorers.own_examples import OwnExamples
from pmkit.methods import example_map_gherkin

GERMAN = (
    "Funktionalität: Filter\n  Regel: Spuren zählen\n  Beispiel: Riegel\n    Angenommen eine Nussallergie\n"
    "    Wenn sie sucht\n    Dann fehlt der Riegel"
)


@pytest.fixture
def play():
    return Play(EXPLORERS["delivery.own-examples"].explorer())


def found(play):
    return play.result.says["found"].replace("\\", "")


def test_it_begins_with_an_invented_text_that_has_something_to_mend(play):
    assert play.says.startswith("2 examples under 2 rules, 1 open question. Nearly ready")
    assert "invented example" in play.result.says["read"]
    assert "Line 14: “he clicks on the tide button”" in found(play)
    assert "“Nobody is told the same thing twice” has no example." in found(play)
    assert "bought their ticket at …” is open." in found(play)
    rows = play.result.tables["map"].rows
    assert [row["line"] for row in rows] == [7, 12, None] and rows[2]["example"] == "no example yet"


def test_the_text_is_a_pasted_one_that_stays_at_home(play):
    assert isinstance(play.field("examples"), Pasted)
    assert "invented" not in play.set(examples=OWN_TEXT + "\n").result.says["read"]


def test_another_language_is_read_and_what_was_not_asked_is_told(play):
    play.set(examples=GERMAN)
    assert play.says.startswith("1 example under 1 rule, 0 open questions. Ready to begin: each rule has")
    assert play.result.says["read"].startswith("The text is in German")


def test_examples_that_contradict_each_other_are_named_by_their_lines(play):
    play.set(
        examples=GERMAN
        + "\n  Beispiel: Riegel 2\n    Angenommen eine Nussallergie\n    Wenn sie sucht\n    Dann ist er da"
    )
    assert "Examples 3 and 7 begin alike and end otherwise." in found(play)


def test_what_is_broken_in_the_middle_is_told_by_line_and_the_rest_is_read(play):
    play.set(examples="Feature: F\nRule: R\nExample: A\nGiven a\nwhem b\nThen c\nExample: B\nWhen d\nThen e")
    assert play.says.startswith("2 examples under 1 rule") and "1 place could not be read" in play.says
    assert "Line 5: “whem b” can't be read." in found(play)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is here yet."),
        ("Just a note", "Line 1: the text does not begin with a Feature."),
        ("# language: xx\nFeature: F", "Line 1: “# language: xx” names a language"),
        ("x" * 50_001, "The text has 50,001 characters."),
        ("Feature: F", "The feature has no example that can be read."),
    ],
)
def test_what_holds_no_example_gets_a_sentence_and_no_map(play, text, says):
    play.set(examples=text)
    assert play.says.startswith(says) and "map" not in play.result.tables and not found(play)
    assert play.values["examples"] == text


def test_without_rules_each_example_is_not_asked_for_its_own(play):
    play.set(examples="Feature:\nExample: A\nWhen b\nThen c\nExample: D\nWhen e\nThen f")
    assert "hangs under no rule" not in found(play) and "No line names a rule." in found(play)
    assert "The Feature has no name." in found(play)


def test_rules_of_one_name_are_one_card_and_a_rule_without_a_name_is_none(play):
    play.set(
        examples="Feature: F\nRule: R\nExample: A\nWhen b\nThen c\nRule: R\nRule:\nExample: D\nWhen e\nThen f"
    )
    assert play.says.startswith("2 examples under 1 rule,")
    assert "Example 8 hangs under no rule." in found(play)


def test_the_case_map_comes_back_as_it_was_written(play):
    cards = load("example_cards")
    play.set(examples=example_map_gherkin(cards))
    rows = play.result.tables["map"].rows
    examples = cards[(cards["kind"] == "example") & (cards["when"] != "")]
    assert {row["example"] for row in rows} >= set(examples["text"])
    assert f"{(cards['kind'] == 'question').sum()} open questions" in play.says


def test_markup_stays_text(play):
    play.set(examples="Feature: <img src=x>\nRule: <b>r</b>\nExample: **bold**\nWhen [a](b)")
    for told in (play.result.sentence, play.result.says["found"]):
        assert "<b>" not in told.replace("\\<b", "") and "**bold" not in told.replace("\\*", "")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*GERMAN.split("\n"), *OWN_TEXT.split("\n"), "|a|", "<x>", '"""']), max_size=12)
)
def test_any_mixture_of_lines_gets_an_answer(lines):
    assert Play(OwnExamples(), {"examples": "\n".join(lines)}).says
