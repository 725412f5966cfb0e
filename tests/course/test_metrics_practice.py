"""The practice sheet of chapter 06: wrong answers meet their own words, and rules see what they say."""

import csv
from pathlib import Path

import pytest
from sheets import Sheet

from pmkit.course import question
from pmkit.course.texts import values
from pmkit.practice import Verdict, check

SHEET = Sheet("metrics")
said = SHEET.said


TRUTH = Path(__file__).resolve().parents[2] / "tools" / "mealwise" / "experiment_truth.csv"


@pytest.mark.parametrize(
    ("id", "typed", "trap"),
    [
        ("side-metrics", "70", "summed"),
        ("side-metrics", "5 %", "one"),
        ("side-metrics", "48.8", "none"),
        ("course-mix", "-9.25", "total"),
        ("course-mix", "2", "rate"),
        ("course-mix", "37.5", "share"),
        ("course-mix", "30", "apart"),
        ("who-answered", "57.5", "raw"),
        ("who-answered", "45", "average"),
        ("ticket-range", "720", "middle"),
        ("ticket-range", "960", "row-of-100"),
        ("ticket-range", "12", "sample"),
    ],
)
def test_the_usual_wrong_number_meets_its_own_words(id, typed, trap):
    assert check(question(f"metrics.{id}"), typed).trap == trap


def test_a_fall_may_be_written_without_its_sign():
    told = check(question("metrics.course-mix"), "11")
    assert told.verdict is Verdict.RIGHT and "As a fall" in told.message


def test_both_courses_get_better_and_the_whole_falls_in_each_draw():
    for seed in ("", "1", "2", "3", "4", "5", "6", "7"):
        found = (
            values("metrics").drawn(seed)["language_school"] if seed else values("metrics")["language_school"]
        )
        assert found["rate"] > 0 > found["total"] > found["mix"]


def test_the_true_gain_is_the_one_that_was_put_into_the_data():
    with TRUTH.open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["test"] == "T2")
    put_in = {arm: 100 * float(row[arm]) for arm in ("control", "variant")}
    assert values("metrics")["headline_truth"] == pytest.approx(put_in)


def test_a_range_around_day_nine_misses_the_true_gain_and_one_around_the_end_holds_it():
    asked = question("metrics.true-gain")
    assert check(asked, {"low": "3", "high": "8"}).verdict is Verdict.NOT_YET
    assert check(asked, {"low": "-1", "high": "2.3"}).verdict is Verdict.RIGHT


def test_goal_and_harm_may_be_checked_in_either_order_but_not_before_the_halves():
    asked = question("metrics.before-reading")
    for order in (["arms", "days", "goal", "harm", "rest"], ["arms", "days", "harm", "goal", "rest"]):
        assert check(asked, order).verdict is Verdict.RIGHT
    assert check(asked, ["goal", "arms", "days", "harm", "rest"]).trap == "goal-first"


NOTE = {
    "decision": "Please keep the old headline.",
    "seen": "On day 9 you saw a lead. By the planned end, day 28, it was 32 of 100 against 31 of 100.",
    "sure": "It may be 2 fewer to 3 more.",
    "next": "On Monday we choose the next one.",
}


def test_a_note_that_decides_is_left_alone():
    assert said("viktor-note", **NOTE) == set()


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("sure", "You were wrong to stop, by 2 to 3 of 100.", "speaks about him"),
        ("sure", "Nothing is ever sure.", "no range"),
        ("seen", "Conversion was up by 2 % in May.", "word of the trade"),
        ("seen", "It sold 2 % more in May.", "of how many"),
        ("decision", "The headline.", "asks for nothing"),
        ("next", "We keep monitoring.", "by when"),
    ],
)
def test_what_a_note_to_viktor_lacks_is_named(slot, text, seen):
    assert any(part == slot and seen in words for part, words in said("viktor-note", **{**NOTE, slot: text}))


COUNCIL = {
    "decision": "Please do not raise the price yet.",
    "seen": "In four days 12 of 40 holders cancelled who saw it.",
    "sure": "It may be 18 to 45 of 100; at the old price nobody was counted.",
    "next": "From 1 April we show it to one half, chosen by lot.",
}


def test_a_letter_with_base_range_and_next_step_is_left_alone():
    assert said("stadtbad", **COUNCIL) == set()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("In four days 30 % of guests will cancel.", "you know it of 40"),
        ("In four days 12 of 40 cancelled because of the price.", "nobody was assigned by chance"),
        ("12 of 40 holders cancelled.", "which time"),
    ],
)
def test_forty_people_are_neither_all_nor_a_cause(text, seen):
    assert any(seen in words for _, words in said("stadtbad", **{**COUNCIL, "seen": text}))
