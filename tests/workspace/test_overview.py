"""What is due comes back at the top of a sitting, and the profile of skills says what it shows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from small_course import chapter, section

import pmkit
from pmkit import course
from pmkit.course import workbook as home
from pmkit.practice import Number
from pmkit.practice.progress import Attempt
from pmkit.workspace import show

ASKED = {
    chapter: tuple(
        Number(
            id=f"{chapter}.n{n}",
            prompt="<b>?</b>",
            skill=f"{chapter} sums",
            minutes=2,
            expected=n,
            source="x",
        )
        for n in (1, 2)
    )
    for chapter in ("roles", "vision")
}


CHAPTERS = (
    chapter(0, "start"),
    chapter(1, "roles", section("roles", ASKED["roles"])),
    chapter(2, "vision", section("vision", ASKED["vision"])),
    chapter(3, "pricing"),
)


def asked(id):
    return next(one for one in ASKED[id.partition(".")[0]] if one.id == id)


@pytest.fixture(autouse=True)
def small_course(monkeypatch):
    monkeypatch.setattr(course, "CHAPTERS", CHAPTERS)
    for module in (course, home, show):
        monkeypatch.setattr(module, "question", asked)


def answered(item, verdict="right", days=30):
    store = home.workbook().store
    question = asked(item)
    store.append(
        Attempt(
            item=item,
            event="checked",
            answer="1",
            verdict=verdict,
            detail={"fingerprint": question.fingerprint()},
            at=datetime.now(UTC) - timedelta(days=days),
        )
    )


def test_with_nothing_answered_a_sentence_stands_there_always_the_same():
    assert repr(pmkit.repeat_due()) == repr(pmkit.repeat_due("vision"))
    assert repr(pmkit.repeat_due()).startswith("Nothing to repeat today.")
    assert repr(pmkit.skill_profile()).startswith("Nothing practised yet.")


def test_what_is_due_comes_back_blank_with_the_reason():
    answered("roles.n1")
    stack = pmkit.repeat_due()
    ((why, card),) = stack.parts
    assert card.question.id == "roles.n1"
    assert card.answer == ""
    assert "now it is easily forgotten" in why
    assert repr(stack).startswith("One to repeat from earlier, about 2 min.")
    assert "<b>" not in stack.static_html()


def test_missed_items_come_first():
    answered("roles.n1")
    answered("roles.n2", verdict="not-yet")
    assert [card.question.id for _, card in pmkit.repeat_due().parts] == ["roles.n2", "roles.n1"]


def test_a_lesson_repeats_earlier_chapters_only():
    answered("roles.n1")
    answered("vision.n1")
    assert [card.question.id for _, card in pmkit.repeat_due("vision").parts] == ["roles.n1"]
    assert repr(pmkit.repeat_due("roles")).startswith("Nothing to repeat")


def test_a_changed_item_asks_again_and_says_why():
    store = home.workbook().store
    store.append(
        Attempt(item="roles.n1", event="checked", answer="1", verdict="right", detail={"fingerprint": "old"})
    )
    ((why, card),) = pmkit.repeat_due().parts
    assert why.startswith("The question has changed since you answered it")
    assert card.answer == ""


def test_what_was_repeated_today_is_gone_from_the_top():
    answered("roles.n1")
    ((_, card),) = pmkit.repeat_due().parts
    card.workbook.check("roles.n1", "1")
    assert repr(pmkit.repeat_due()).startswith("Nothing to repeat")
    assert home.workbook().open("roles.n1").answer == "1"


def test_a_number_comes_back_with_fresh_inputs(monkeypatch):
    printed = ASKED["roles"][0]
    fresh = replace(printed, rounds=lambda number: replace(printed, prompt=f"Round {number}?", expected=7))
    monkeypatch.setitem(ASKED, "roles", (fresh, ASKED["roles"][1]))
    answered("roles.n1")
    ((_, card),) = pmkit.repeat_due().parts
    assert "Round 1?" in card.view["prompt_html"] and "Round 1?" in card.static_html()
    card.answer = "7"
    card._serve({"do": "check"})
    assert card.state["feedback"]["verdict"] == "right"
    assert pmkit.show("roles.n1").answer == "1"


def test_the_profile_counts_what_was_tried():
    answered("roles.n1")
    answered("vision.n1", verdict="not-yet")
    assert pmkit.skill_profile().title == "Practise next: vision sums (0 of 1 right)"


def test_the_map_tells_what_is_due_and_next():
    answered("roles.n1")
    told = repr(pmkit.course_map())
    assert "To repeat from earlier: 1." in told
    assert "1 of 2 solved, 1 to repeat" in told
    assert "Go on there." in told and "Next:" not in told
