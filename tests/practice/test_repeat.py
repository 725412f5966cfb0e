"""What comes back is asked from memory, and costs nothing that was done before."""

from datetime import UTC, datetime, timedelta

import pytest
from questions_for_tests import BY_ID, CHOOSE_ONE, NUMBER

from pmkit.practice import Verdict, Workbook
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.practice.record import CourseItem, read
from pmkit.practice.workbook import Repetition


@pytest.fixture
def store():
    """An item that was solved three weeks ago."""
    made = MemoryStore()
    then = datetime.now(UTC) - timedelta(days=21)
    Workbook(made, BY_ID.__getitem__).check(NUMBER.id, "3200")
    (only,) = made.history()
    detail = dict(only.detail)
    return MemoryStore(
        [Attempt(item=NUMBER.id, event="checked", answer="3200", verdict="right", detail=detail, at=then)]
    )


def again(store):
    return Repetition(Workbook(store, BY_ID.__getitem__), [NUMBER.id])


def done(store):
    return read(CourseItem.of(NUMBER), store.history(NUMBER.id)).done


def test_the_card_opens_blank(store):
    item = again(store).open(NUMBER.id)
    assert (item.answer, item.feedback, item.solved, item.tries) == ("", None, False, 0)


def test_the_new_answer_joins_the_history_and_the_item_stays_done(store):
    told = again(store).check(NUMBER.id, "320000")
    assert told.feedback.trap == "confidence-80"
    assert [attempt.answer for attempt in store.history(NUMBER.id)] == ["3200", "320000"]
    assert done(store)


def test_a_draft_that_was_begun_is_there_when_the_page_is_opened_again(store):
    again(store).save_draft(NUMBER.id, "31")
    assert again(store).open(NUMBER.id).answer == "31"


def test_starting_the_repetition_over_leaves_the_chapter_done(store):
    book = again(store)
    book.check(NUMBER.id, "4000")
    assert book.start_over(NUMBER.id) == (NUMBER.id,)
    assert book.open(NUMBER.id).answer == ""
    book.undo_start_over(NUMBER.id)
    assert book.open(NUMBER.id).answer == "4000"
    assert [attempt.event for attempt in store.history()] == ["checked", "checked"]
    assert done(store)


def test_help_is_opened_anew(store):
    Workbook(store, BY_ID.__getitem__).hint(NUMBER.id)
    store.append(Attempt(item=NUMBER.id, event="checked", answer="3200", verdict="right"))
    assert again(store).open(NUMBER.id).hints == ()
    assert again(store).hint(NUMBER.id).hints == NUMBER.hints[:1]


def test_other_items_are_as_they_are(store):
    Workbook(store, BY_ID.__getitem__).check(CHOOSE_ONE.id, "test")
    item = again(store).open(CHOOSE_ONE.id)
    assert item.feedback.verdict is Verdict.RIGHT
