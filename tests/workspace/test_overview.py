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
from pmkit.practice.review import a_session, next_due
from pmkit.workspace import show, today

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


# a session of what is due, the week, what is open


def restart():
    """What a new kernel finds: the same store, another workbook."""
    home.workbook().readers.clear()
    return pmkit.due_session()


def press(session):
    session._press()
    return session


def check(session, answer):
    session.again.check(session.item, answer)


def test_without_anything_due_it_says_when_it_will_be():
    assert repr(pmkit.due_session()).startswith("Nothing to repeat today.")
    answered("roles.n1", days=0)
    assert "Next due: " in repr(pmkit.due_session())
    assert pmkit.due_session().bar.button == ""


def test_one_after_another_to_a_clear_end():
    answered("roles.n1")
    answered("roles.n2", verdict="not-yet")
    session = pmkit.due_session()
    assert repr(session) == "Five minutes: repeat what is due. 2 questions, one after another, from memory."
    press(session)
    assert (session.item, session.bar.text, session.bar.button) == ("roles.n2", "1 of 2", "")
    assert session.lead.text.startswith("You missed it on")
    check(session, "2")
    assert session.bar.button == "Next"
    press(session)
    check(session, "1")
    assert (session.item, session.bar.button) == ("roles.n1", "Finish")
    press(session)
    assert session.item == ""
    assert repr(session).startswith("Done for today. Next due: ")


def test_what_is_not_right_yet_stays_after_a_restart_on_the_same_day():
    answered("roles.n1")
    answered("roles.n2")
    session = press(pmkit.due_session())
    missed = session.item
    check(session, "99")
    again = restart()
    assert again.item != missed and again.bar.text == "2 of 2"  # it goes on with the next one
    check(again, asked(again.item).model())
    press(again)
    assert repr(again).startswith("Done for today. Not right yet: 1.")
    assert repr(restart()) == repr(again)
    press(again)
    assert again.item == missed
    check(again, asked(missed).model())
    press(again)
    assert repr(again).startswith("Done for today. Next due")


def test_on_another_day_a_new_session_is_made(monkeypatch):
    answered("roles.n1")
    session = press(pmkit.due_session())
    check(session, "99")
    monkeypatch.setattr("pmkit.practice.workbook._today", lambda: "2031-01-01")
    assert restart().item == ""


def test_at_the_top_of_a_lesson_a_missed_one_stays_too():
    answered("roles.n1")
    ((_, card),) = pmkit.repeat_due("vision").parts
    card.workbook.check("roles.n1", "99")
    ((_, card),) = pmkit.repeat_due("vision").parts
    assert card.answer == "99"
    card.workbook.check("roles.n1", "1")
    assert repr(pmkit.repeat_due("vision")).startswith("Nothing to repeat")


def test_a_session_takes_about_five_minutes_and_at_least_one():
    for item in ("roles.n1", "roles.n2", "vision.n1", "vision.n2"):
        answered(item)
    now = datetime.now(UTC)
    assert len(a_session(today._records(), now)) == 2  # of two minutes each
    assert len(a_session(today._records(), now, minutes=0.1)) == 1
    assert next_due(today._records(), now) is None


def test_the_week_counts_days_and_a_goal_can_be_set_and_taken_back():
    assert repr(pmkit.week_goal()) == "Week(No day this week yet.)"
    answered("roles.n1", days=0)
    week = pmkit.week_goal()
    assert week.text == "Days this week: 1."
    week.receive({"goal": 3})
    assert pmkit.week_goal().text == "Days this week: 1 of the 3 you chose."
    for nonsense in (99, -1, "3", True, None):
        week.receive({"goal": nonsense})
    assert week.goal == 3
    week.receive({"goal": 0})
    assert pmkit.week_goal().goal == 0


def test_open_items_are_those_that_were_tried_begun_or_helped_with():
    assert repr(pmkit.open_items()) == "ToDo(Nothing is open: all that you tried is right.)"
    book = home.workbook()
    book.check("roles.n1", "99")
    book.save_draft("vision.n1", "1")
    book.check("roles.n2", "2")
    chapters = pmkit.open_items().lists
    assert [(one["title"], [item["what"] for item in one["items"]]) for one in chapters] == [
        ("1 · Roles", ["not right yet"]),
        ("2 · Vision", ["begun"]),
    ]
    assert "<b>" not in pmkit.open_items().static_html()
