"""The plans for a room: twelve chapters, minutes that add up, lines that the live room takes."""

import pytest
from course_as_written import course_as_written

from pmkit.course import CHAPTERS, question
from pmkit.room.asking import activities_of
from pmkit.workspace.teaching.chapter import chapter_named, read_chapter
from pmkit.workspace.teaching.plan import read_notes

TAUGHT = [one.id for one in CHAPTERS if one.solutions]
HEAD = "| minutes | on the wall | you | ask |\n|---:|:---|:---|:---|\n"


def notes(*rows, minutes=25, before="", after=""):
    table = HEAD + "\n".join(f"| {row} |" for row in rows)
    return read_notes(
        [f"## For facilitators\n\n### {minutes} minutes\n\n{before}{table}\n\n{after}"], "my notes"
    )


def test_there_are_twelve_chapters_to_teach():
    assert [chapter_named(str(number)).id for number in range(1, 13)] == TAUGHT


@pytest.mark.parametrize("chapter", TAUGHT)
def test_each_chapter_has_a_plan_of_25_and_of_90_minutes_that_adds_up(chapter):
    plans = read_chapter(course_as_written(), chapter_named(chapter)).notes.plans
    assert {25, 90} <= {one.minutes for one in plans}
    for plan in plans:
        assert sum(step.minutes for step in plan.steps) == plan.minutes
        assert all(step.minutes > 0 and step.wall for step in plan.steps)


@pytest.mark.parametrize("chapter", TAUGHT)
def test_the_live_room_takes_each_line_of_each_plan(chapter):
    taught = read_chapter(course_as_written(), chapter_named(chapter))
    for minutes in (25, 90):
        lines = taught.notes.plan(minutes).phone_lines
        assert lines, f"nobody's phone is asked anything in {minutes} minutes"
        for line in lines:
            assert activities_of(line, question)[0]["title"]


@pytest.mark.parametrize("chapter", TAUGHT)
def test_whatever_is_worked_on_stands_in_that_chapter_and_says_where(chapter):
    taught = read_chapter(course_as_written(), chapter_named(chapter))
    places = [one.place for plan in taught.notes.plans for one in plan.asks if one.place]
    assert places
    assert {place.chapter.id for place in places} == {chapter}
    assert all(taught.where(place).startswith("sitting ") for place in places)
    assert "sitting 0" not in " ".join(map(taught.where, places))


def test_a_row_is_read_with_its_words_its_things_and_its_room_line():
    plan = notes(
        "25 | Choose, *alone*. | 3,000<!-- =n -->. | `roles.boss` `roles.week` `dots: Which? \\| A \\| B`",
        before="For six people.\n\n",
        after="Listen.",
    ).plan(25)
    (step,) = plan.steps
    assert (step.wall, step.you) == ("Choose, *alone*.", "3,000.")
    boss, week, dots = step.asks
    assert boss.question.id == "roles.boss" and boss.phones and not boss.explorer
    assert week.explorer == "roles.week" and not week.phones
    assert (dots.text, dots.says) == ("dots: Which? | A | B", "Which?")
    assert plan.phone_lines == ("roles.boss", "dots: Which? | A | B")
    assert (plan.before, plan.after) == ("For six people.", "Listen.")


def test_a_question_that_phones_cannot_ask_is_done_in_the_lesson():
    (ask,) = notes("25 | Write. | | `prioritisation.say-no`").plan(25).asks
    assert ask.question and not ask.phones


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "24 | Choose. | | ",
            "my notes, “25 minutes”: its rows add up to 24 minutes. Change the minutes of a row",
        ),
        ("five | Choose. | | ", "row 1: write whole minutes into the first cell"),
        ("25 |  | | ", "row 1: write whole minutes into the first cell, and what all do into the second"),
        ("25 | Choose. | | roles.boss", "row 1: “roles.boss” stands under “ask” without `…` around it"),
        ("25 | Choose. | | `roles.bos`", "row 1: There is no question “roles.bos”. Nearest: roles.boss"),
        ("25 | Choose. | | `dots: Which? \\| A`", "row 1: "),
    ],
)
def test_what_is_wrong_in_a_plan_is_told_with_its_place(row, told):
    with pytest.raises(ValueError) as caught:
        notes(row)
    assert str(caught.value).startswith("my notes, “25 minutes”") and told in str(caught.value)


def test_notes_without_a_plan_say_how_one_is_written():
    with pytest.raises(
        ValueError, match=r"my notes has no plan for a room. Write one under a heading ### 25"
    ):
        read_notes(["## For facilitators\n\nBe kind."], "my notes")
    with pytest.raises(ValueError, match=r"one table with the columns minutes, on the wall, you, ask"):
        read_notes(["### 25 minutes\n\n| minutes | what |\n|-|-|\n| 25 | x |"], "my notes")
    with pytest.raises(ValueError, match=r"no plan of 45 minutes\. There are plans of 25"):
        notes("25 | Choose. | | ").plan(45)
