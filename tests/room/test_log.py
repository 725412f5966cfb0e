"""A room's log: killed at any time, it has every vote that was acknowledged, each once."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from served import Process

from pmkit.room.log import NotStored, RoomLog
from pmkit.room.room import Entry


@pytest.fixture
def database(tmp_path):
    return f"sqlite:///{tmp_path / 'rooms.db'}"


def test_the_same_entry_is_stored_once_and_many_at_once(database):
    log = RoomLog(database)
    opened = log.open("r1", "BCDFGH", "key")
    entries = [Entry(f"p{n}", 1, 0.0, {"vote": n}) for n in range(200)]
    for done in [log.write("r1", entry) for entry in entries * 2]:
        done.result(timeout=60)
    log.close()
    again = RoomLog(database)
    assert len(again.read(opened).people) == 200
    assert again.rooms()[0].code == "BCDFGH"
    again.close()


def test_rows_are_for_their_owner_only(database, tmp_path):
    log = RoomLog(database)
    log.close()
    if os.name != "nt":
        assert (tmp_path / "rooms.db").stat().st_mode & 0o077 == 0


def test_a_write_that_cannot_be_stored_says_so(database, monkeypatch):
    log = RoomLog(database)

    def away(work):
        raise NotStored

    monkeypatch.setattr(log, "_done", away)
    with pytest.raises(NotStored):
        log.write("r", Entry("p", 1, 0.0, {})).result(timeout=60)
    log.close()


def test_votes_survive_a_server_that_is_killed_again_and_again(database, tmp_path):
    _vote_through(Process(database, "dots: Which? | A | B", home=tmp_path), lambda: None)


def test_votes_survive_postgresql_and_the_server_killed_in_between(server, url, tmp_path):
    def kill_the_database():
        server.kill()
        time.sleep(0.5)
        server.start()

    _vote_through(Process(url, "dots: Which? | A | B", home=tmp_path), kill_the_database)


def _vote_through(process, trouble):
    """Six phones vote all the time while the room's process is killed twice and `trouble` happens."""
    room = process.start()
    try:
        room.lead("ask", number=0)
        room.lead("start")
        phones = [room.phone(f"phone{n}x") for n in range(6)]
        acknowledged = dict.fromkeys((phone.token for phone in phones), 0)
        ends = threading.Event()

        def keep_voting(phone):
            while not ends.is_set():
                body = {"asking": 0, "round": 1, "vote": {"points": {"1": 1 + phone.sequence % 3}}}
                try:
                    found = phone.send(phone.sequence + 1, body)
                except OSError:
                    time.sleep(0.05)
                    continue
                if found.status == 200:
                    phone.sequence += 1
                    acknowledged[phone.token] = phone.sequence
                else:
                    time.sleep(0.1)

        with ThreadPoolExecutor(len(phones)) as pool:
            for phone in phones:
                pool.submit(keep_voting, phone)
            for _ in range(2):
                time.sleep(1.0)
                trouble()
                time.sleep(1.0)
                process.kill()
                process.start()
            time.sleep(0.5)
            ends.set()
        process.kill()
        room = process.start()
        found = {phone.token: phone.view().json["mine"] for phone in phones}
        assert all(acknowledged.values())
        for phone in phones:
            last = acknowledged[phone.token]
            # What was stored and cut off before it was acknowledged may count as well.
            assert found[phone.token] in [{"points": {"1": 1 + n % 3}} for n in (last - 1, last)]
        assert room.wall()["answered"] == room.wall()["people"] == len(phones)
    finally:
        process.kill()
