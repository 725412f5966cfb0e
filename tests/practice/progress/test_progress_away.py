"""The class's database may be away at any moment, and so may the learner's program: answers wait on the
computer and travel on by themselves, in order, each once."""

import os
import socket

import pytest
from away_trial import Trial
from progress_helpers import attempt, wait_for
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.practice.progress import SqlStore, open_store


@pytest.fixture
def class_url(url, temp_folder, monkeypatch):
    """The address of a fresh class database, which this test's stores are sent to."""
    monkeypatch.setenv("PMKIT_DATABASE_URL", url)
    return url


def answers(store):
    return [kept.answer for kept in store.history()]


def at_the_class(class_url):
    store = SqlStore(class_url)
    try:
        return answers(store)
    finally:
        store.close()


def test_away_at_the_opening_in_between_and_back(server, class_url):
    server.kill()
    store = open_store()
    assert "the class database does not answer" in store.notice and "on this computer" in store.notice
    assert store.place.startswith(os.environ["PMKIT_HOME"])
    for number in range(4):
        assert store.append(attempt(number)) is True
    assert store.notice == (
        "Your last 4 answers wait on this computer; they go to the class's database as soon as it answers."
    )
    assert answers(store) == [0, 1, 2, 3]
    server.start()
    wait_for(lambda: store.history() and not store.waiting)
    assert store.notice == "4 entries that waited on this computer have arrived in the class's database."
    assert at_the_class(class_url) == [0, 1, 2, 3]
    assert store.append(attempt(4)) is True
    assert store.notice == "" and store.place.endswith("on this computer")
    server.kill()
    assert store.append(attempt(5)) is True
    assert store.notice.startswith("Your last answer waits on this computer; it goes")
    assert answers(store) == [0, 1, 2, 3, 4, 5]
    server.start()
    wait_for(lambda: store.history() and not store.waiting)
    store.close()
    assert at_the_class(class_url) == [0, 1, 2, 3, 4, 5]


def test_a_later_program_shows_what_is_known_and_takes_it_along(server, class_url):
    """As after a container was culled: the home is still there, the program is not."""
    before = open_store()
    before.append(attempt("known"))
    server.kill()
    before.append(attempt("waits"))  # and is never closed
    later = open_store()
    assert answers(later) == ["known", "waits"]
    assert later.latest()[attempt().item].answer == "waits"
    assert "Your last answer waits on this computer" in later.notice
    told = CliRunner().invoke(app, ["progress"]).output
    assert "Your last answer waits on this computer" in told
    assert "Your last answer waits on this computer" in CliRunner().invoke(app, ["doctor"]).output
    server.start()
    arrived = open_store()
    assert arrived.notice == "1 entry that waited on this computer has arrived in the class's database."
    assert at_the_class(class_url) == ["known", "waits"]
    for store in (before, later, arrived):
        store.close()
    assert at_the_class(class_url) == ["known", "waits"]


def test_a_clock_that_was_set_back_while_away_keeps_the_order(server, class_url):
    from datetime import UTC, datetime

    first = open_store()
    first.append(attempt("first", at=datetime(2027, 1, 1, tzinfo=UTC)))
    first.close()
    server.kill()
    away = open_store()
    away.append(attempt("second", at=datetime(2026, 1, 1, tzinfo=UTC)))
    away.close()
    server.start()
    back = open_store()
    back.append(attempt("third", at=datetime(2026, 1, 2, tzinfo=UTC)))
    back.close()
    assert at_the_class(class_url) == ["first", "second", "third"]


def test_a_new_password_or_an_option_in_the_address_changes_no_waiting_room(tmp_path, monkeypatch):
    for address in (
        "postgresql://ada:one@127.0.0.1:1/school",
        "postgresql://ada:two@127.0.0.1:1/school?sslmode=prefer",
    ):
        monkeypatch.setenv("PMKIT_DATABASE_URL", address)
        store = open_store()
        store.append(attempt(address))
        store.close()
    store = open_store()
    assert len(store.history()) == store.waiting == 2 and store.learner == "ada"
    monkeypatch.setenv("PMKIT_DATABASE_URL", "postgresql://ben:one@127.0.0.1:1/school")
    assert open_store().history() == []


def test_doctor_names_what_waits_for_an_address_that_is_not_set_any_more(monkeypatch):
    monkeypatch.setenv("PMKIT_DATABASE_URL", "postgresql://ada:x@127.0.0.1:1/scool")
    slip = open_store()
    slip.append(attempt("kept"))
    slip.close()
    monkeypatch.delenv("PMKIT_DATABASE_URL")
    told = CliRunner().invoke(app, ["doctor"]).output
    assert "1 answer waits for another class database" in told and slip.outboxes[0].name in told
    merged = CliRunner().invoke(app, ["progress", "merge", str(slip.outboxes[0])])
    assert merged.exit_code == 0 and answers(open_store()) == ["kept"]


def test_a_server_that_is_silent_holds_up_one_answer_and_not_the_next(tmp_path, temp_folder, monkeypatch):
    """It takes connections and says nothing, as behind a broken network: every try is counted."""
    tries = []
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(20)
        port = silent.getsockname()[1]
        monkeypatch.setenv("PMKIT_DATABASE_URL", f"postgresql://ada:x@127.0.0.1:{port}/school")
        monkeypatch.setattr("pmkit.practice.progress.sql.ANSWER_WITHIN", 0.1)
        monkeypatch.setattr("pmkit.practice.progress.forwarding.REST", 10_000)
        store = open_store()
        open_again = store._open
        store._open = lambda: tries.append(1) or open_again()
        for number in range(20):
            assert store.append(attempt(number)) is True
        assert tries == []
        assert store.waiting == 20
        store.close()


def test_two_kernels_and_the_server_are_killed_at_any_moment(server, url, tmp_path, monkeypatch):
    """The small form of benchmarks/away.py."""
    monkeypatch.setattr("os.environ", dict(os.environ))
    found = Trial(server, url, tmp_path, answers=100, kills=2, seed=1).run()
    assert (found.answers, found.lost, found.doubled, found.out_of_order) == (100, 0, 0, 0)
    assert found.server_kills >= 2 and found.kernel_kills >= 2
