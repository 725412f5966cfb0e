"""An example map shows what is not understood, and leaves a text that the team can use."""

import re

import pandas as pd
import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers import Button, Data, Form, Pasted
from pmkit.explorers._example_cards import MOST
from pmkit.explorers.controls import bound
from pmkit.explorers.readable import Board
from pmkit.methods import read_gherkin
from pmkit.practice import to_plain

QUESTIONS = ["E19", "E20", "E21", "E22", "E23", "E24"]


@pytest.fixture
def case():
    return Play(EXPLORERS["delivery.example-map"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["delivery.own-example-map"].explorer())


def buttons(play):
    forms = (one for one in play.seen.controls if isinstance(one, Form))
    return [one.key for form in forms for one in form.fields if isinstance(one, Button)]


def found(play):
    return to_plain(play.result.says["findings"])


def gherkin(play):
    return to_plain(play.result.says["gherkin"]).split("\n", 1)[1]


def test_it_begins_with_a_story_that_is_not_understood(case):
    assert case.says.startswith("Not understood yet: too many open questions.")
    assert "5 rules, 12 examples, 6 open questions" in case.says
    assert "E13 and E14 begin alike and end otherwise" in found(case)
    assert "E18 hangs under no rule" in found(case) and "has no example" in found(case)
    assert case.result.charts["counts"].title == "Many: examples under one rule and open questions"


def test_who_is_asked_answers_and_the_rule_that_hides_can_be_added(case):
    case.set(card="E19").press("ask")
    assert case.says.count("5 open questions") == 1
    said = to_plain(case.result.says["asked"])
    assert said.startswith("Ngozi Okafor-Berg: “Out, always.") and "A rule hides in it" in said
    case.press("hidden")
    assert case.of("card") == "E25" and "6 rules" in case.says
    case.set(card="E19")
    assert "hidden" not in buttons(case), "it is on the map"


def test_when_all_are_asked_the_map_says_what_is_left_to_mend(case):
    for id in QUESTIONS:
        case.set(card=id).press("ask")
    assert case.says.startswith("Nearly ready")
    case.set(card="E14").press("remove").move("board", E05=["E18"], E06=["E08", "E09"])
    assert "E13" not in found(case) and "hangs under no rule" not in found(case)
    assert case.says.startswith("Ready to begin") and "Let each person show with a thumb" in case.says


def test_a_question_is_handed_to_a_person_with_a_day_and_no_other_way(case):
    case.set(card="E22").set(state="handed")
    assert set(case.result.errors) == {"who", "until"} and "6 open" in case.says
    case.set(who="Inês", until="soon")
    assert (
        case.result.errors["until"].startswith("“soon” is no day that can be read.") and "6 open" in case.says
    )
    case.set(until="13 October 2026")
    assert "5 open questions. 1 answer still waits: Inês, by 13 October 2026." in case.says
    assert "Inês, by 13 October 2026" in to_plain(case.result.says["red"])
    assert "# Question: How many recipes have no list of ingredients? (Inês, by 13 October 2026)" in gherkin(
        case
    )


def test_an_answer_without_words_is_none(case):
    case.set(card="E20").set(state="answered")
    assert "Write the answer" in case.result.errors["answer"] and "6 open" in case.says
    case.set(answer="No.")
    assert not case.result.errors and "5 open" in case.says


def test_the_clock_divides_what_is_left_and_says_when_it_is_over(case):
    assert "25 minutes are left for 11 things to talk about, 2.3 for each." in case.says
    assert "15 minutes are left" in case.set(minutes=10).says
    assert "The 25 minutes are over, with 11 things to talk about: stop" in case.set(minutes=25).says


def test_a_card_that_is_moved_hangs_under_its_new_rule(case):
    case.move("board", E05=["E18"])
    text = gherkin(case)
    assert text.index("Rule: A recipe without a list") < text.index("Example: The recipe changes")


def test_a_rule_taken_out_leaves_its_cards(case):
    case.set(card="E03").press("remove")
    assert set(case.of("board")["loose"]) >= {"E15", "E16", "E21"}
    assert "Example E15 hangs under no rule" in found(case)


def test_the_gherkin_is_read_without_a_problem_and_holds_every_example(case):
    text = read_gherkin(gherkin(case))
    assert not text.problems and len(text.examples) == 12 and len(text.rules) == 5
    assert gherkin(case).count("# Question:") == 6


def test_a_card_without_words_is_told_and_left_out_of_the_gherkin(case):
    case.set(card="E02").press("add_example")
    assert "Card E25 is empty" in found(case) and case.result.errors["text"].startswith("Card E25 is empty")
    assert "E25" in case.of("board")["E02"], "it hangs under the open rule"
    case.set(text="Pesto", given="a nut allergy", when="she searches")
    assert "no then" in case.result.errors["then"]


def test_cards_are_pasted_told_and_put_on_the_map_once(own):
    assert own.says.startswith("There is nothing to talk about yet.")
    assert "2 rules, 2 examples and 1 question to put on the map." in to_plain(own.result.says["read"])
    own.press("put")
    assert "2 rules, 2 examples, 1 open question" in own.says and own.of("story").startswith("As a guest")
    assert "5 cards passed over: on the map already" in to_plain(own.result.says["read"])
    assert "2 rules, 2 examples, 1 open question" in own.press("put").says
    own.set(pasted=own.of("pasted") + "Rule: In a storm nothing is shown as certain\nExample: Storm\n").press(
        "put"
    )
    assert "2 rules, 3 examples" in own.says and "has no example" not in found(own)


def test_a_story_in_the_text_never_takes_the_place_of_ones_own(own):
    own.set(story="Guests want times, so that they stay dry.")
    assert "is not put in its place" in to_plain(own.result.says["read"])
    assert own.press("put").of("story").startswith("Guests want times")


def test_a_card_that_stands_twice_in_the_text_is_put_once_and_told(own):
    own.set(pasted="Rule: A\nExample: x\nRule: A\nExample: x\nQuestion: q?\nQuestion: q?")
    assert "3 cards passed over" in to_plain(own.result.says["read"])
    assert "1 rule, 1 example, 1 open question" in own.press("put").says


def test_a_map_that_was_taken_along_can_be_pasted_again(own, case):
    own.set(pasted=gherkin(case)).press("put")
    assert gherkin(own) == gherkin(case)


def test_a_text_that_breaks_off_names_the_line_and_the_remedy_and_loses_nothing(own):
    text = "Feature: F\nGiven rain\nScenario: Full\nand\n  Given it is full\n| a | b |\nAnd it rains\nRule:"
    own.set(pasted=text)
    said = to_plain(own.result.says["read"])
    assert "Line 2, “Given rain”, stands under no example" in said
    assert "Line 4, “and”, begins with none of" in said and "Line 6, “| a | b |”" in said
    assert "Line 8 has nothing after Rule" in said
    own.press("put")
    assert own.of("pasted") == text and own.of("given") == "it is full and it rains"


def test_each_line_that_is_not_understood_is_told_or_counted(own):
    own.set(pasted="\n".join(f"so {at}" for at in range(12)))
    said = to_plain(own.result.says["read"])
    assert said.count("begins with none") == 8 and "4 more lines could not be read" in said


def test_the_steps_go_on_with_and(own):
    own.set(pasted="Example: A\nGiven x\nAnd y\nBut z\nWhen w\nThen v").press("put")
    assert (own.of("given"), own.of("when"), own.of("then")) == ("x and y but z", "w", "v")


def test_more_cards_than_a_map_holds_are_told(own):
    own.set(pasted="\n".join(f"Rule: {at}" for at in range(MOST + 5)))
    assert f"A map holds {MOST} cards" in to_plain(own.result.says["read"])
    own.press("put")
    assert f"{MOST} rules" in own.says and "add_rule" not in buttons(own)


def test_the_yellow_card_is_read_by_the_rules_for_stories(own):
    assert "story" not in own.result.errors, "nobody has begun yet, so nothing is wrong"
    assert "findings" not in own.result.says or not own.result.says["findings"]
    own.press("add_rule").set(text="Only what still runs")
    assert own.result.errors["story"] == "The story is empty. Say who wants what, and why."
    assert "nobody in particular" in own.set(story="As a user I want a button.").result.errors["story"]


def test_an_item_of_ones_own_backlog_is_the_yellow_card_with_a_map_of_its_own():
    rows = {"id": ["K-1", "K-2"], "item": ["Timetable", "Tickets"], "description": ["Guests want times.", ""]}
    own = Play(EXPLORERS["delivery.own-example-map"].make(Data(pd.DataFrame(rows))))
    assert own.of("story") == "Guests want times."
    own.press("add_rule").set(text="Only what still runs")
    assert "1 rule," in own.says
    assert (
        own.set(item="K-2").says.startswith("The story is there. Write its first rule")
        and own.of("story") == "Tickets"
    )
    assert "1 rule," in own.set(item="K-1").says


def test_what_one_writes_stays_on_the_computer(own, case):
    assert any(isinstance(one, Pasted) for one in bound(own.seen.controls))
    assert not any(isinstance(one, Pasted) for one in bound(case.seen.controls))


def test_markup_is_text(own):
    own.set(story="<script>x</script>", pasted="Rule: <b>*a*</b>\nQuestion: <i>?\n`x`").press("put")
    for said in own.result.says.values():
        assert not re.search(r"(?<!\\)<(?:b|i|script)", re.sub(r"(?m)^ {4}.*$", "", said))
    assert "<b>*a*</b>" in gherkin(own), "in the block it stands as it was written"


def test_the_map_is_taken_along_with_its_rules_as_columns(case):
    board = next(one for one in case.explorer.readable(case.seen) if isinstance(one, Board))
    assert [title[:3] for title, _ in board.columns] == ["Und", "E02", "E03", "E04", "E05", "E06"]


@pytest.mark.parametrize(
    "kept", [["a", ["b"]], {"MW-01": {"E19": {"state": 7, "text": []}, "loose": 3}}, 7, "x", {"own": [3]}]
)
@pytest.mark.parametrize("id", ["delivery.example-map", "delivery.own-example-map"])
def test_a_kept_state_that_fits_nothing_is_the_first_one_again(id, kept):
    keys = ["item", "card", "cards", "added", "removed", "board", "story", "minutes", "pasted"]
    play = Play(EXPLORERS[id].explorer(), dict.fromkeys(keys, kept))
    assert play.says and play.press("add_rule").says


def test_the_sentence_counts_what_the_list_counts(own):
    own.set(story="Parents want it.").press("add_rule").set(text="Only what still runs")
    listed = found(own).splitlines()[0]
    assert listed == "2 things to talk about" and f"for {listed}, 12.5 for each" in own.says


def test_one_thing_to_talk_about_needs_no_share(own):
    own.set(story="Parents of a child with an allergy need unsafe recipes left out, so that dinner is safe.")
    assert "25 minutes are left for 1 thing to talk about." in own.press("add_rule").set(text="Traces").says


GERMAN = """# language: de
Funktionalität: Meldung bei der letzten Fähre
  # Question: Wer sagt es am Kiosk?
  Regel: Wer eine Karte hat, erfährt es
    Beispiel: Die letzte Fahrt
      Angenommen Ada hat eine Karte
      Und Ben hat keine
      Wenn die letzte Fahrt verlegt wird
      Dann liest Ada die Meldung
"""


@pytest.mark.parametrize("text", [GERMAN, GERMAN.partition("\n")[2]])
def test_cards_in_gherkin_of_another_language_are_put_on_the_map(own, text):
    own.set(pasted=text)
    assert to_plain(own.result.says["read"]) == "1 rule, 1 example and 1 question to put on the map."
    own.press("put")
    assert own.of("story") == "Meldung bei der letzten Fähre"
    assert "Given Ada hat eine Karte / Ben hat keine" in gherkin(own)
    assert "  Rule: Wer eine Karte hat" in gherkin(own) and "Wer sagt es am Kiosk?" in gherkin(own)


def test_steps_below_a_title_with_a_slip_do_not_go_to_the_example_above(own):
    own.set(pasted="Rule: One\nExample: A\nGiven Ada\nExampel: B\nGiven Ben\nThen nothing")
    read = to_plain(own.result.says["read"])
    assert "Line 4" in read and "Line 5" in read and "stands under no example" in read
    own.press("put")
    assert "Ben" not in gherkin(own)


def test_a_red_card_is_open_first_and_who_can_be_asked_is_offered(case):
    assert case.of("card") == "E19" and "ask" in buttons(case)
    case.press("ask")
    assert case.of("card") == "E19", "the answer stays in sight"
