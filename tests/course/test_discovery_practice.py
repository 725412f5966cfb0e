"""The practice sheet of chapter 05: wrong answers meet their own words, and rules see what they say."""

import pytest
from sheets import Sheet

from pmkit.course import question
from pmkit.course.texts import values
from pmkit.methods import lint_question
from pmkit.practice import Verdict, check

SHEET = Sheet("discovery")
said = SHEET.said


@pytest.mark.parametrize(
    ("id", "typed", "trap"),
    [
        ("two-readers", "0.75", "raw"),
        ("two-readers", "75 %", "raw"),
        ("two-readers", "0.5", "half"),
        ("two-readers", "0.17", "undivided"),
        ("need-in-five", "50", "summed"),
        ("need-in-five", "85", "five-users"),
        ("music-school", "27.5", "raw"),
        ("music-school", "35", "average"),
        ("cargo-bike", "6,000", "no-wait"),
        ("cargo-bike", "28 thousand", "if-true"),
        ("cargo-bike", "-2000", "now"),
    ],
)
def test_the_usual_wrong_number_meets_its_own_words(id, typed, trap):
    assert check(question(f"discovery.{id}"), typed).trap == trap


@pytest.mark.parametrize("typed", ["14,000", "14 thousand euros", "14.000 EUR", "€14,000"])
def test_money_is_read_as_people_write_it(typed):
    assert check(question("discovery.cargo-bike"), typed).verdict is Verdict.RIGHT


def test_agreement_beyond_chance_may_be_written_in_per_cent():
    told = check(question("discovery.two-readers"), "40")
    assert told.verdict is Verdict.RIGHT and "In per cent" in told.message


def test_the_first_complaint_depends_on_whom_a_voice_stands_for():
    found = values("discovery")["complaints_of_households"]
    assert found["planning"] > found["allergy"] > found["price"]
    assert found["allergy_paying"] > found["planning_paying"] > found["price_paying"]
    names = ("planning", "allergy", "allergy_paying", "planning_paying", "price_paying")
    assert [round(found[name], 1) for name in names] == [12.2, 11.1, 16.9, 11.3, 8.7]
    assert found["planning_signed_up"] > found["price_signed_up"] > found["allergy_signed_up"]
    assert found["allergy_place"] == 5


def test_a_survey_after_which_one_would_act_in_any_case_is_worth_nothing():
    found = values("discovery")["swim_test"]
    assert found["worth"] == 0 and found["no_pays"] > found["cost"]


def test_the_questions_that_lead_are_those_that_the_doctor_sees():
    asked = question("discovery.leading-six")
    kinds = {one.id: {found.rule for found in lint_question(one.text)} for one in asked.options}
    leading = {"leading", "loaded", "assumed"}
    right = {one.id for one in asked.options if one.verdict is Verdict.RIGHT}
    assert {id for id, rules in kinds.items() if rules & leading} == right
    assert kinds["later"] == {"hypothetical"}


NOTE = {
    "heard": "Of 400 verbatims none asks for the chef; we asked 2 people, and both shrugged.",
    "change": "If at least 5 of 8 homes ask for a third week, we plan it. If fewer than 3 do, we drop it.",
    "ask": "Promise nothing on stage before 30 October.",
}


def test_a_note_with_a_base_and_a_turning_point_is_left_alone():
    assert said("chef-note", **NOTE) == set()


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("heard", "Two people shrugged when we asked them.", "without its base"),
        ("heard", "Some people shrugged when we asked them.", "No count"),
        ("heard", "Nobody wants it, of the 400 we read.", "“Nobody wants”"),
        ("heard", "Everybody of the 12 said it is fine.", "“Everybody”"),
        ("heard", "Of 400 none asks for this gimmick.", "judges her idea"),
        ("change", "We would need clear evidence of demand.", "No number"),
        ("change", "Let us decide about it on 1 March.", "No number"),
        ("change", "Ten homes that use it for two weeks.", "no turning point"),
        ("change", "If 4 of 8 is nearly 5, we plan it.", "moves the line"),
        ("ask", "Wait.", "few words"),
    ],
)
def test_what_a_note_to_the_founder_lacks_is_named(slot, text, seen):
    assert any(part == slot and seen in words for part, words in said("chef-note", **{**NOTE, slot: text}))


@pytest.mark.parametrize(
    "heard",
    [
        "We read 400 comments. None asks for a chef.",
        "In the 400 comments there was no one who asked; 2 shrugged.",
        "Two of the 400 people we heard were asked, and shrugged.",
    ],
)
def test_a_count_with_its_base_is_seen_in_any_order(heard):
    assert said("chef-note", **{**NOTE, "heard": heard}) == set()


SCHOOL = {
    "who": "Six from the list and six parents who never come in the evening.",
    "questions": "Tell me about the last letter that you missed.\nWhat happened then?\n"
    "How did you hear of the last day off?\nWhat did you do with last week's letter?\n"
    "Whom did you ask the last time?",
    "test": "For two weeks one teacher sends each letter as a text message too; we count slips.",
    "stop": "If fewer than 5 more slips come back by 16 October, we stop.",
}


def test_five_questions_and_a_test_with_an_end_are_left_alone():
    assert said("klassenpost", **SCHOOL) == set()
    in_one_line = " ".join(SCHOOL["questions"].splitlines())
    assert said("klassenpost", **{**SCHOOL, "questions": in_one_line}) == set()


def test_each_question_that_asks_for_a_guess_is_named_by_its_line():
    words = {
        text
        for _, text in said(
            "klassenpost", **{**SCHOOL, "questions": "1. What happened?\n2. Would you use it?"}
        )
    }
    assert any("2 of 5" in text for text in words)
    assert any(text.startswith("Line 2: “Would you”") for text in words)


def test_data_of_children_are_asked_back():
    told = said(
        "klassenpost", **{**SCHOOL, "test": SCHOOL["test"] + " We write down the names of the children."}
    )
    assert any("no data of a child" in text for _, text in told)
