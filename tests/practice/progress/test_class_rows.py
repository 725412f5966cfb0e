"""Each row of a class database is read once, whatever the order in which transactions end."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from class_at_work import COLUMNS, write
from questions_for_tests import NUMBER

from pmkit.practice import class_rows
from pmkit.practice.class_rows import ClassRows
from pmkit.practice.progress import Attempt
from pmkit.practice.progress.class_database import init_class
from pmkit.practice.progress.errors import NO_ANSWER, StoreProblem
from pmkit.practice.progress.rows import row_of


@pytest.fixture(scope="module")
def roles(server):
    url = server.database("rows")
    return {"owner": url, **init_class(url, ["rita", "rolf"], instructor="irma").addresses}


@pytest.fixture
def school(roles):
    """An empty class database: the addresses of its owner, of two learners and of the instructor."""
    with psycopg.connect(roles["owner"], autocommit=True) as owner:
        owner.execute("TRUNCATE attempts RESTART IDENTITY")
    return roles


def attempts(count, item=NUMBER.id, event="checked", answer="1"):
    return [Attempt(item=item, event=event, answer=answer, clock=1 + n) for n in range(count)]


def insert(connection, learner, attempt):
    row = row_of(attempt, attempt.clock)
    values = [learner if name == "learner" else row[name] for name in COLUMNS]
    marks = ", ".join(["%s"] * len(COLUMNS))
    connection.execute(f"INSERT INTO attempts ({', '.join(COLUMNS)}) VALUES ({marks})", values)


def read(reader):
    return [row.attempt_id for news in reader.news() for row in news.rows]


def test_a_look_reads_only_what_is_new(school, monkeypatch):
    monkeypatch.setattr(class_rows, "MOST_ROWS", 3)
    reader = ClassRows(school["irma"])
    assert read(reader) == []
    first, then = attempts(7), attempts(2)
    write(school["owner"], "rita", first)
    assert read(reader) == [one.attempt_id for one in first]
    assert read(reader) == []
    write(school["owner"], "rolf", then)
    assert read(reader) == [one.attempt_id for one in then]


def test_a_transaction_that_ends_later_is_read_though_others_came_after_it(school):
    reader = ClassRows(school["irma"])
    slow, quick, gone = attempts(3)
    with psycopg.connect(school["rita"]) as rita, psycopg.connect(school["rolf"]) as rolf:
        insert(rita, "rita", slow)
        insert(rolf, "rolf", gone)
        rolf.rollback()
        insert(rolf, "rolf", quick)
        rolf.commit()
        assert read(reader) == [quick.attempt_id]
        rita.commit()
        assert read(reader) == [slow.attempt_id]
        assert read(reader) == []


def test_a_number_that_is_no_row_after_some_minutes_is_not_asked_for_again(school):
    reader = ClassRows(school["irma"])
    with psycopg.connect(school["rita"]) as rita:
        insert(rita, "rita", attempts(1)[0])
        rita.rollback()
    write(school["owner"], "rolf", attempts(1))
    read(reader)
    assert list(reader._passed_over) == [1]
    reader._passed_over[1] = datetime.now(UTC) - timedelta(minutes=3)
    read(reader)
    assert not reader._passed_over


def test_of_play_and_drafts_no_text_leaves_the_database(school):
    play = attempts(1, "explorer:roles.week", "noted", {"secret": 1})
    play += attempts(1, "explorer:roles.week", "checked", "secret")
    draft = attempts(1, event="draft", answer="secret")
    write(school["owner"], "rita", [*play, *draft])
    rows = [row for news in ClassRows(school["irma"]).news() for row in news.rows]
    assert [row.item for row in rows] == ["explorer:roles.week", "explorer:roles.week", NUMBER.id]
    assert "secret" not in repr(rows)


def test_a_learner_who_floods_is_left_out_and_the_others_are_read(school, monkeypatch):
    monkeypatch.setattr(class_rows, "MOST_LINES", 20)
    reader = ClassRows(school["irma"])
    write(school["owner"], "rita", attempts(30))
    write(school["owner"], "rolf", attempts(2))
    news = list(reader.news())
    assert news[-1].left_out == {"rita"}
    assert sum(row.learner == "rolf" for one in news for row in one.rows) == 2
    write(school["owner"], "rita", attempts(5))
    assert read(reader) == []


def test_a_row_that_is_longer_than_any_answer_is_not_fetched(school):
    with psycopg.connect(school["owner"], autocommit=True) as owner:
        owner.execute(
            "INSERT INTO attempts (attempt_id, learner, item, version, event, answer, verdict, detail, at, "
            "clock) VALUES ('long', 'rita', 'x', 1, 'checked', repeat('1', 1000001), '', '{}', 'now', 1)"
        )
    (news, last) = ClassRows(school["irma"]).news()
    assert (news.rows, news.too_long, last.left_out) == ((), ("rita",), frozenset())


def test_the_database_goes_away_and_comes_back_and_nothing_is_missed(school, server):
    reader = ClassRows(school["irma"])
    write(school["owner"], "rita", attempts(2))
    assert len(read(reader)) == 2
    server.kill()
    with pytest.raises(StoreProblem) as told:
        read(reader)
    assert told.value.why == NO_ANSWER
    server.start()
    write(school["owner"], "rita", attempts(3))
    assert len(read(reader)) == 3


def test_a_learner_may_not_look_and_is_told_so(school):
    with pytest.raises(StoreProblem, match="rita may not read everybody's answers"):
        read(ClassRows(school["rita"]))
    assert school["rita"] not in repr(ClassRows(school["rita"]))
