"""Items come back when they are due, missed ones sooner, changed ones at once."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from progress_helpers import attempt

from pmkit.practice import review
from pmkit.practice.progress import MemoryStore
from pmkit.practice.record import CourseItem, read_all

START = datetime(2026, 3, 2, 19, tzinfo=UTC)


def day(number, hours=0.0):
    return START + timedelta(days=number, hours=hours)


def checked(item, verdict="right", on=0.0, **more):
    return attempt(item=item, event="checked", verdict=verdict, at=day(on), **more)


def items(*ids, **more):
    return [CourseItem(id=id, chapter=id.split(".")[0], **more) for id in ids]


def kept(*attempts):
    return MemoryStore(attempts).history()


def due(history, now):
    """What is due of all that the history knows."""
    return review.due(read_all(items(*sorted({one.item for one in history})), history), now)


def sitting(history, course, now, n=3, **more):
    return review.sitting(read_all(course, history), now, n, **more)


def first_due(*attempts):
    """The first day (within a year) on which the item is due."""
    return next(number for number in range(400) if due(kept(*attempts), day(number, hours=1)))


def test_what_was_never_checked_is_never_due():
    history = kept(attempt(event="draft", at=day(0)), attempt(event="hint", at=day(0)))
    assert due(history, day(300)) == []
    assert due(kept(checked("a.1", "not-started")), day(300)) == []


def test_a_right_answer_comes_back_after_days_and_each_time_later():
    first = first_due(checked("a.1"))
    second = first_due(checked("a.1"), checked("a.1", on=first)) - first
    third = first_due(checked("a.1"), checked("a.1", on=first), checked("a.1", on=first + second))
    assert 1 <= first < second < third - first - second


def test_a_missed_item_comes_sooner_and_first():
    assert first_due(checked("a.1", "not-yet")) < first_due(checked("a.1"))
    history = kept(checked("a.known", on=0), checked("a.missed", "not-yet", on=1))
    assert [one.item for one in due(history, day(20))] == ["a.missed", "a.known"]
    assert due(history, day(20))[0].why == "You missed it on 3 March."


def test_only_the_first_try_of_a_sitting_shows_what_was_remembered():
    solved_later = [checked("a.1", "not-yet", on=0), checked("a.1", "right", on=0.01)]
    assert first_due(*solved_later) == first_due(checked("a.1", "not-yet"))
    assert due(kept(*solved_later), day(5))[0].missed


def test_help_makes_it_come_sooner_than_none():
    by_oneself = [checked("a.1", on=n) for n in (0, 3)]
    hinted = [checked("a.1"), attempt(item="a.1", event="hint", at=day(2.99)), checked("a.1", on=3)]
    revealed = [checked("a.1"), attempt(item="a.1", event="revealed", at=day(2.99)), checked("a.1", on=3)]
    assert first_due(*revealed) < first_due(*hinted) < first_due(*by_oneself)


def test_starting_over_does_not_make_one_forget():
    again = attempt(item="a.1", event="started-over", at=day(1))
    assert due(kept(checked("a.1"), again), day(30)) == due(kept(checked("a.1")), day(30))


def test_a_clock_that_was_wrong_neither_hides_an_item_nor_stops_the_list():
    history = kept(checked("a.1", on=4000), checked("a.1", on=0), checked("a.2", on=0))
    assert {one.item for one in due(history, day(60))} <= {"a.1", "a.2"}
    assert "a.1" in {one.item for one in due(kept(checked("a.1", on=4000)), day(60) + timedelta(days=4000))}


def test_a_sitting_takes_three_from_earlier_chapters_and_mixes_them():
    course = items("a.1", "a.2", "a.3", "a.4", "b.1", "c.1")
    history = kept(*(checked(one.id) for one in course))
    chosen = [one.item for one in sitting(history, course, day(40), chapter="c")]
    assert len(chosen) == 3 and "b.1" in chosen and "c.1" not in chosen
    assert sitting(history, course, day(40), chapter="a") == []
    assert len(sitting(history, course, day(40), n=10)) == 6


def test_a_missed_item_is_in_the_sitting_whatever_chapter_it_is_from():
    course = items("a.1", "a.2", "a.3", "b.1")
    history = kept(*(checked(id, "not-yet") for id in ("a.1", "a.2", "a.3")), checked("b.1"))
    assert {one.item for one in sitting(history, course, day(40))} == {"a.1", "a.2", "a.3"}


def test_a_changed_question_asks_again_at_once_and_says_why():
    history = kept(
        checked("a.1", detail={"fingerprint": "old"}), checked("a.2", detail={"fingerprint": "same"})
    )
    course = items("a.1", fingerprint="new") + items("a.2", fingerprint="same")
    (one,) = sitting(history, course, day(0, hours=1))
    assert (one.item, one.changed) == ("a.1", True)
    assert one.why == "The question has changed since you answered it on 2 March, so it asks again."
    answered = [*history, checked("a.1", on=0.1, detail={"fingerprint": "new"})]
    assert sitting(kept(*answered), course, day(0.1, hours=1)) == []
    assert sitting(kept(checked("a.1", version=1)), items("a.1", version=2), day(0, hours=1))[0].changed


def test_an_item_that_left_the_course_is_not_asked():
    assert sitting(kept(checked("gone.1")), items("a.1"), day(40)) == []


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a.1", "a.2", "b.1"]),
            st.sampled_from(["checked", "hint", "revealed", "draft", "started-over", "undone", "noted"]),
            st.sampled_from(["right", "partly", "not-yet", "noted", "not-started", "", "unheard of"]),
            st.floats(-100, 100),
        ),
        max_size=20,
    ),
    st.randoms(use_true_random=False),
)
def test_any_history_gives_one_list_whatever_order_it_is_read_in(work, chance):
    history = kept(
        *(
            attempt(n, item=i, event=e, verdict=v, at=day(d), attempt_id=str(n))
            for n, (i, e, v, d) in enumerate(work)
        )
    )
    expected = due(history, day(150))
    shuffled = chance.sample(history, len(history))
    assert due(shuffled, day(150)) == expected
    assert all(0 <= one.recall <= 1 and one.since <= day(150) for one in expected)
    assert set(one.item for one in expected) <= {"a.1", "a.2", "b.1"}
