"""Both stores do the same: what is appended is there, in order, once, for one learner."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_helpers import attempt

from pmkit.practice.progress import EVENTS, Attempt, MemoryStore, SqlStore

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(params=["memory", "sqlite"])
def store(request, db):
    opened = MemoryStore() if request.param == "memory" else SqlStore(db)
    yield opened
    opened.close()
    opened.close()


def test_what_is_appended_is_there(store):
    one = attempt("1.200,00 €", verdict="right", detail={"message": "Grüße"}, event="checked")
    assert store.append(one) is True
    (kept,) = store.history()
    assert (kept.answer, kept.verdict, kept.detail, kept.at) == (one.answer, "right", one.detail, one.at)
    assert store.notice == ""


def test_the_same_attempt_again_changes_nothing(store):
    one = attempt(1)
    assert store.append(one) and store.append(one) and store.append(attempt(2, attempt_id=one.attempt_id))
    assert [kept.answer for kept in store.history()] == [1]


def test_history_is_oldest_first_and_latest_is_the_last_one(store):
    for number in range(6):
        store.append(attempt(number, item=f"roles.{number % 2}"))
    assert [kept.answer for kept in store.history()] == [0, 1, 2, 3, 4, 5]
    assert [kept.answer for kept in store.history("roles.1")] == [1, 3, 5]
    assert {item: kept.answer for item, kept in store.latest().items()} == {"roles.0": 4, "roles.1": 5}


def test_a_clock_that_was_set_back_does_not_bring_an_old_answer_back(store):
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    store.append(attempt("yesterday's", at=now + timedelta(days=400)))
    store.append(attempt("today's", at=now))
    assert store.latest()["prioritisation.rice-1"].answer == "today's"
    assert [kept.at for kept in store.history()] == [now + timedelta(days=400), now]


def test_an_attempt_is_filed_under_the_learner_of_the_store(store):
    store.append(attempt(1, learner="somebody else"))
    assert [kept.learner for kept in store.history()] == [store.learner]


def test_many_at_once_are_counted_once(store):
    many = [attempt(number) for number in range(5)]
    assert (store.append_all(many), store.append_all(many)) == (5, 0)


def test_an_answer_that_is_no_json_is_refused_and_blocks_nothing(db):
    store = SqlStore(db)
    with pytest.raises(ValueError, match=r"prioritisation\.rice-1"):
        store.append(attempt(answer=object()))
    assert store.append(attempt(2)) is True
    store.close()


@settings(max_examples=25)
@given(
    answer=JSON,
    detail=st.dictionaries(st.text(), JSON, max_size=2),
    event=st.sampled_from(EVENTS),
    at=st.datetimes(
        datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(timezone(timedelta(hours=2)))
    ),
)
def test_every_answer_comes_back_as_it_was(tmp_path_factory, answer, detail, event, at):
    one = Attempt(item="x.y", event=event, answer=answer, detail=detail, at=at)
    store = SqlStore(f"sqlite:///{tmp_path_factory.getbasetemp() / 'any.db'}")
    assert store.append(one)
    kept = next(kept for kept in store.history() if kept.attempt_id == one.attempt_id)
    assert (kept.answer, kept.detail, kept.event, kept.at) == (answer, detail, event, at)
    assert Attempt.from_json(kept.to_json()) == kept
    store.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "erased"},
        {"item": ""},
        {"at": datetime(2026, 11, 23)},
        {"version": 2**40},
        {"item": "a\0b"},
        {"clock": -1},
    ],
)
def test_an_attempt_that_no_store_could_keep_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\."):
        Attempt(**({"item": "x.y", "event": "draft"} | wrong))


def test_the_light_part_loads_no_database():
    code = (
        "import sys; from pmkit.practice.progress import Attempt, MemoryStore; "
        "assert not {'sqlalchemy', 'sqlite3', 'psycopg'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
