"""The rules ask about words that judge, leave alone what was seen, and tell how often they are right."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.controls import bound
from pmkit.explorers.say_it import FAULTS, PARTS
from pmkit.methods import lint_behaviour, score_marks
from pmkit.practice import to_plain

GOOD = {
    "when": "On Thursday",
    "did": "you sent Annegret the January date",
    "led": "and Kofi moved two jobs the same evening",
    "ask": "What were you after?",
}


@pytest.fixture
def case():
    return Play(EXPLORERS["people.say-it"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["people.own-say-it"].explorer())


def test_it_begins_with_a_line_that_judges_and_asks_about_each_place(case):
    assert case.says.startswith("“You are unreliable. You never keep a date.” “unreliable”: a verdict")
    assert "“never”: one exception" in case.says and case.says.endswith("Four parts: when, what they did, "
        "what it led to, your question.")  # fmt: skip


def test_four_parts_become_one_text_of_which_no_rule_asks_anything(case):
    case.set(**GOOD)
    assert to_plain(case.result.says["grown"]).endswith(
        "On Thursday, you sent Annegret the January date, and Kofi moved two jobs the same evening. "
        "What were you after?"
    )
    assert "No rule asks anything about your words." in case.says


def test_a_question_without_its_mark_and_sentences_with_a_stop_are_understood(own):
    own.set(when="On Monday,", did="you left at ten.", led="We decided without you", ask="What was it")
    assert to_plain(own.result.says["grown"]).endswith(
        "On Monday, you left at ten. We decided without you. What was it?"
    )
    assert to_plain(own.set(when="", did="", led="", ask="Why").result.says["grown"]).endswith("Why?")


@pytest.mark.parametrize(
    ("part", "words", "asks"),
    [
        ("did", "you were lazy", "a verdict on the person"),
        ("did", "you always come late to the review", "one exception is enough"),
        ("led", "because you just want to look good", "you can't see that"),
        ("when", "", "When or where was it?"),
        ("led", "", "What did it lead to"),
        ("ask", "", "Nothing is asked."),
        ("when", "Great work on the list, but on Tuesday", "praise as wrapping"),
    ],
)
def test_each_weak_part_is_asked_about(own, part, words, asks):
    assert "No rule asks anything" in own.set(**GOOD).says
    assert asks in own.set(**{part: words}).says


def test_what_is_written_belongs_to_its_line_and_comes_back(case):
    case.set(**GOOD).set(line="L12")
    assert case.of("did") == "" and not case.result.says["grown"]
    assert case.set(line="L02").of("did") == GOOD["did"]


def test_one_way_to_say_it_comes_when_asked_for(case):
    assert not case.result.says["better"]
    assert "On Friday you sent the test results" in case.set(show=True).result.says["better"]
    assert "as it stands" in case.set(line="L01").result.says["better"]


def test_how_often_the_rules_are_right_is_counted_on_the_lines_kept_apart(case, own):
    apart = load("feedback_lines").query("kept_apart")
    score = score_marks(
        [[one.rule for one in lint_behaviour(text)] for text in apart["text"]], apart["faults"]
    )
    said = f"{score.right} of their {score.right + score.false_alarms} remarks"
    for play in (case, own):
        assert said in play.result.says["limits"]
        assert (
            f"find {score.right} of the reader's {score.right + score.missed}" in play.result.says["limits"]
        )
    assert case.chart.title == (
        f"The rules find {score.right} of {score.right + score.missed} faults, and "
        f"{score.false_alarms} that are none"
    )


def test_what_only_a_careful_reader_hears_is_told(case):
    rows = load("feedback_lines").to_dict("records")
    missed = next(
        row for row in rows if set(row["faults"]) - {one.rule for one in lint_behaviour(row["text"])}
    )
    assert "A careful reader also hears:" in case.set(line=missed["id"]).says


def test_every_fault_has_a_name():
    assert {fault for row in load("feedback_lines")["faults"] for fault in row} <= set(FAULTS)


def test_own_words_stay_on_the_computer_and_those_on_the_case_do_not(case, own):
    assert all(one.stays for one in bound(own.seen.controls))
    assert not any(one.stays for one in bound(case.seen.controls) if one.key in {part.key for part in PARTS})


def test_own_words_are_text_and_are_taken_along(own):
    own.set(did="You are <b>lazy</b> | *so*")
    assert r"\*so\*" in own.result.says["grown"] and "<b>" in to_plain(own.result.says["grown"])
    assert any("lazy" in str(block) for block in own.explorer.readable(own.seen))
