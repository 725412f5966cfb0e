"""The past is read once: whoever asks what was done on a question hears the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from questions_for_tests import BY_ID, CHOOSE_ONE, NUMBER, PREDICT, SORT

from pmkit.practice import Verdict, check
from pmkit.practice.examining import Examiner
from pmkit.practice.progress import Attempt, MemoryStore
from pmkit.practice.record import (
    LONGEST_PAUSE,
    SOLVED,
    CourseItem,
    last_place,
    minutes_by_item,
    read,
    read_all,
)
from pmkit.practice.review import due
from pmkit.practice.standing import standing
from pmkit.practice.state import state_of
from pmkit.practice.workbook import Workbook

START = datetime(2026, 3, 2, 19, tzinfo=UTC)
ASKED = (NUMBER, CHOOSE_ONE, SORT, PREDICT)
ANSWERS = {
    NUMBER.id: ["3200", "5000", "5,000", "320000", "many", "", None],
    CHOOSE_ONE.id: ["test", "coin", "list", "gone", None],
    SORT.id: [SORT.right_answer(), {}, {"how": "po"}],
    PREDICT.id: [PREDICT.right_answer(), None, "nonsense"],
}
ITEMS = tuple(map(CourseItem.of, ASKED))


def did(question, event, answer=None, *, changed=False, **more):
    """An attempt as a workbook writes it."""
    detail = {"fingerprint": "as it read before" if changed else question.fingerprint()}
    verdict = ""
    if event == "checked":
        feedback = check(question, answer)
        detail |= {"feedback": feedback.record()}
        verdict = feedback.verdict.value
    if event in ("started-over", "undone"):
        detail = {"scope": question.id}
    return Attempt(
        item=question.id,
        event=event,
        answer=answer,
        verdict=verdict,
        detail=detail | more.pop("detail", {}),
        **more,
    )


@st.composite
def histories(draw):
    """A learner's work: some questions, all that one can do to them, with pauses, some on an earlier text."""
    at, found = START, []
    events = ["checked"] * 4 + ["draft", "draft", "hint", "revealed", "started-over", "undone"]
    for _ in range(draw(st.integers(0, 14))):
        question = draw(st.sampled_from(ASKED))
        event = draw(st.sampled_from(events))
        answer = draw(st.sampled_from(ANSWERS[question.id])) if event in ("checked", "draft") else None
        at += timedelta(minutes=draw(st.sampled_from([0.5, 2, 9, 11, 600, 9000])))
        found.append(did(question, event, answer, changed=draw(st.integers(0, 7)) == 0, at=at))
    return MemoryStore(found).history()


def handed_in(history):
    """The attempts as an instructor gets them: no verdict, no feedback."""
    kept = ("fingerprint", "scope", "undoes", "round")
    return [replace(a, verdict="", detail={k: a.detail[k] for k in kept if k in a.detail}) for a in history]


@given(histories())
def test_card_map_repetition_report_and_hand_in_say_the_same(history):
    now = max([START, *(one.at for one in history)]) + timedelta(days=400)
    shown = tuple(one.id for one in ITEMS)
    chapter = SimpleNamespace(id="c", number=1, title="C", minutes=9, notebook="c", items=ITEMS, shown=shown)
    stands = standing([chapter], history, now)
    records = read_all(ITEMS, history)
    waiting = {one.item: one for one in due(records, now)}
    book = Workbook(MemoryStore(history), BY_ID.__getitem__)
    for question, record in zip(ASKED, records, strict=True):
        card = book.open(question.id)
        mine = [one for one in history if one.item == question.id]
        told = Examiner(question).result(handed_in(mine), 1.0)
        assert card == state_of(question, record)
        assert card.tries == (told.tries if told else 0)
        assert record.done == bool(told and told.verdict in SOLVED)
        assert (record.stage == "changed") == bool(told and told.other_text)
        assert (record.stage in ("missed", "done")) == bool(told and told.tries)
        assert (question.id in waiting) == bool(record.practised and not question.guessed)
        assert question.id not in waiting or waiting[question.id].changed == (record.stage == "changed")
        if told and told.tries:
            assert (told.first, told.revealed) == (Verdict(record.tries[0].verdict), record.revealed)
            assert told.hints == len(card.hints)
        assert book.record(question.id).tries == record.tries
    row = stands.chapters[0]
    assert row.done == sum(one.done for one in records)
    assert row.due == len(waiting)
    assert stands.stages == {one.item.id: one.stage for one in records}
    assert stands.last == last_place(history, shown)
    assert stands.minutes_spent == round(sum(minutes_by_item(history).values()))


@given(histories())
def test_an_answer_is_stale_when_it_was_changed_in_a_way_that_matters(history):
    for question, record in zip(ASKED, read_all(ITEMS, history), strict=True):
        card = state_of(question, record)
        if not card.feedback:
            assert not card.stale
            continue
        checked = question.comparable(question.clean(record.checked[-1].answer))
        assert card.stale == (checked != question.comparable(card.answer))


@pytest.mark.parametrize("answer", ["", "many"])
def test_an_answer_that_could_not_be_read_is_no_try_for_anybody(answer):
    record = read(ITEMS[0], [did(NUMBER, "checked", answer)])
    assert (record.tries, record.stage, record.practised) == ((), "started", ())


def test_where_one_was_is_the_newest_that_still_counts():
    work = [did(NUMBER, "checked", "1", clock=1), did(CHOOSE_ONE, "checked", "coin", clock=2)]
    both = [NUMBER.id, CHOOSE_ONE.id]
    assert last_place(work, both) == CHOOSE_ONE.id
    assert last_place(work, [NUMBER.id]) == NUMBER.id
    assert last_place([*work, did(CHOOSE_ONE, "started-over", clock=3)], both) == NUMBER.id
    assert last_place([], both) == ""


def test_minutes_belong_to_what_was_done_and_a_break_to_nobody():
    pause = LONGEST_PAUSE / timedelta(minutes=1)
    times = [0, 3, 5, 5 + pause, 5 + 2 * pause + 1]
    asked = [NUMBER, NUMBER, CHOOSE_ONE, NUMBER, CHOOSE_ONE]
    work = [did(q, "draft", at=START + timedelta(minutes=at)) for q, at in zip(asked, times, strict=True)]
    assert minutes_by_item(work) == {NUMBER.id: 3 + pause, CHOOSE_ONE.id: 2}


def test_help_with_an_earlier_text_is_none_with_this_one():
    work = [
        did(NUMBER, "hint", changed=True),
        did(NUMBER, "revealed", changed=True),
        did(NUMBER, "checked", "1"),
    ]
    record = read(ITEMS[0], work)
    told = Examiner(NUMBER).result(handed_in(work), 1.0)
    assert (record.hints, record.revealed) == (told.hints, told.revealed) == (0, False)


def test_an_answer_to_an_earlier_text_is_told_of_also_where_nothing_of_it_is_known_today():
    kept = {"fingerprint": "as it read before"}
    work = [Attempt(item=CHOOSE_ONE.id, event="checked", answer="gone", verdict="right", detail=kept)]
    assert read(ITEMS[1], work).stage == "changed"
    assert Examiner(CHOOSE_ONE).result(handed_in(work), 1.0).other_text
