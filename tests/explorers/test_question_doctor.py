"""The question doctor names what the rules see, what they miss, and what they see wrongly."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._questions import FAULTS, read_question
from pmkit.methods import question_lint


@pytest.fixture
def doctor():
    return Play(EXPLORERS["discovery.question-doctor"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["discovery.own-question-doctor"].explorer())


def test_the_verdict_quotes_what_it_saw(doctor):
    assert doctor.says.startswith("The rules say: “Would you”: a guess, which costs nothing.")
    assert doctor.says.endswith("Write it anew below.")


def test_it_counts_what_the_rules_find_miss_and_see_wrongly(doctor):
    assert doctor.chart.title == "The rules find 22 of 25 faults, and 3 that are none"
    doctor.set(kind="interview")
    assert doctor.chart.subtitle.startswith("12 questions;")


def test_what_only_a_careful_reader_sees_is_told_and_what_only_the_rules_see(doctor):
    doctor.set(question="Q08")
    assert "No rule objects." in doctor.says
    assert "A careful reader also sees: leads to an answer." in doctor.says
    doctor.set(question="Q11")
    assert "A careful reader would not object to: always or never." in doctor.says


def test_a_form_of_ones_own_is_read_and_kept_for_its_question(doctor):
    doctor.set(mine="Would you like that?")
    assert doctor.result.errors["mine"].startswith("“Would you”")
    doctor.set(mine="Tell me about the last time you forgot something.")
    assert "No rule objects to your own form." in doctor.says
    doctor.set(question="Q02")
    assert doctor.says.endswith("Write it anew below.")
    doctor.set(question="Q01")
    assert doctor.of("mine").startswith("Tell me")


def test_the_mended_form_comes_when_asked_for(doctor):
    assert doctor.result.says["better"] == ""
    doctor.set(show=True)
    assert "Tell me about the last time two of you" in doctor.result.says["better"]
    doctor.set(question="Q12")
    assert doctor.result.says["better"].startswith("**One way to ask it:** as it stands.")


def test_a_question_of_the_other_kind_gives_way_to_the_first(doctor):
    doctor.set(question="Q01").set(kind="survey")
    assert doctor.values["question"] == "Q13"


def test_answers_stand_behind_the_question_mark():
    assert read_question("How was it? good / bad").options == ("good", "bad")
    assert read_question("Tell me about and/or. Where?").options == ()
    assert read_question("Which list, paper/phone?").options == ()


def test_the_key_has_known_faults_and_every_mended_form_passes_the_rules():
    for row in load("questions").to_dict("records"):
        assert set(row["biases"]) <= set(FAULTS)
        assert bool(row["biases"]) == bool(row["better"]), row["id"]
        assert not row["better"] or not read_question(row["better"]).findings, row["id"]


def test_every_rule_of_the_linter_has_a_name():
    ruled = {rule for rule, *_ in question_lint._WORD_RULES}
    assert ruled <= set(FAULTS)


def test_own_questions_are_read_line_by_line(own):
    assert own.says == "Nothing is pasted yet. Paste your questions, one per line."
    own.set(questions="Would you pay?\n\nWhat did you cook on Tuesday?\nDon't you <b>love</b> it? yes / no")
    assert own.says.startswith("The rules would look again at 2 of 3 questions. First: “Would you pay?”")
    assert "1 blank line passed over" in own.result.says["read"]
    assert [row["rules"] == "" for row in own.result.tables["list"].rows] == [False, True, False]


def test_own_questions_without_a_finding_have_no_chart_but_a_next_step(own):
    own.set(questions="What did you cook on Tuesday?")
    assert "chart" in own.result.hidden
    assert own.says.endswith("read the questions aloud to somebody before you ask them.")


@pytest.mark.parametrize("written", ["Do you cook and/or bake?", "Which did you <b>like</b>? ", "a/b"])
def test_a_slash_before_the_question_mark_is_part_of_the_question(written):
    asked = read_question(written)
    assert asked.text == written.strip() and asked.options == ()
