"""The pages of a room as phones, an instructor and hostile ones meet them: sentences, nothing lost."""

import json
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from served import Open, Phone, ask, served

from pmkit.room import doors
from pmkit.room import served as served_module
from pmkit.room.log import NotStored

DOTS = {"kind": "points", "title": "Which first?", "options": ["Filter", "Chef"], "total": 3}
TEXT = {"kind": "text", "title": "What did you hear?"}


@pytest.fixture
def rooms_and_room(tmp_path):
    with served(f"sqlite:///{tmp_path / 'rooms.db'}") as found:
        yield found


@pytest.fixture
def room(rooms_and_room):
    return rooms_and_room[1]


@pytest.fixture
def open_room(room):
    assert room.lead("ask", activity=DOTS).status == 200
    assert room.lead("start").status == 200
    return room


def test_a_vote_from_join_to_wall(open_room):
    ana, ben = open_room.phone("ana"), open_room.phone("ben")
    assert ana.view().json["title"] == "Which first?"
    assert ana.vote(points={"1": 3}).json == {"stored": 1}
    assert ben.vote(points={"1": 1, "2": 2}).status == 200
    wall = open_room.wall()
    assert (wall["answered"], wall["people"], wall["outcome"]) == (2, 2, None)
    assert ana.view().json["outcome"] is None and ana.view().json["mine"] == {"points": {"1": 3}}
    open_room.lead("reveal")
    assert ana.view().json["outcome"]["sentence"].startswith("Filter leads with 67 %")
    assert "Filter leads" in open_room.wall()["outcome"]["sentence"]


def test_a_reload_finds_the_same_person_and_a_second_round_asks_again(open_room):
    ana = open_room.phone("ana")
    ana.vote(points={"1": 3})
    again = Phone(open_room, "ana")
    assert again.join().json["you"] == ana.view().json["you"]
    assert again.view().json["next"] == 2
    open_room.lead("reveal")
    open_room.lead("round")
    assert again.view().json["mine"] is None and again.view().json["round"] == 2


def test_what_is_sent_twice_counts_once_and_two_tabs_lose_nothing(open_room):
    ana = open_room.phone("ana")
    body = {"asking": 0, "round": 1, "vote": {"points": {"1": 3}}}
    assert [ana.send(1, body).status for _ in range(3)] == [200, 200, 200]
    other = {**body, "vote": {"points": {"2": 3}}}
    told = ana.send(1, other)
    assert told.status == 409 and "Another tab" in told.says
    assert ana.send(2, other).status == 200
    assert open_room.wall()["answered"] == 1
    open_room.lead("reveal")
    assert open_room.wall()["outcome"]["bars"][0]["label"] == "Chef"


def test_a_resent_vote_is_acknowledged_also_after_the_reveal(open_room):
    ana = open_room.phone("ana")
    body = {"asking": 0, "round": 1, "vote": {"points": {"1": 3}}}
    assert ana.send(1, body).status == 200
    open_room.lead("reveal")
    assert ana.send(1, body).status == 200
    late = ana.send(2, body)
    assert late.status == 422 and "on the wall already" in late.says


def test_a_wrong_code_a_wrong_key_and_a_closed_room_are_told(room):
    told = ask(f"{room.url}/api/join", {"code": "nonsense", "token": "a" * 20})
    assert told.status == 404 and "Look at the wall again" in told.says
    assert ask(f"{room.url}/api/host/view?code={room.code}&key=guess").status == 404
    assert ask(f"{room.url}/api/host/do?code={room.code}&key=guess", {"do": "close"}).status == 404
    ana = room.phone("ana")
    assert room.lead("close").status == 200
    assert ana.view().json["phase"] == "closed"
    assert "closed" in Phone(room, "ben").join().says
    assert "closed" in ana.vote(points={"1": 1}).says


def test_a_code_is_read_as_people_type_it(room):
    typed = f" {room.code[:3].lower()}-{room.code[3:].lower()} "
    assert ask(f"{room.url}/api/join", {"code": typed, "token": "a" * 20}).status == 200


def test_a_full_room_says_so_and_those_inside_go_on(open_room, monkeypatch):
    monkeypatch.setattr(served_module, "MOST_PEOPLE", 2)
    ana = open_room.phone("ana")
    open_room.phone("ben")
    told = Phone(open_room, "cy").join()
    assert told.status == 422 and "full" in told.says and "neighbour" in told.says
    assert ana.vote(points={"1": 1}).status == 200


@pytest.mark.parametrize("bad", [b"{", b"[]", b"null", b'"x"', b"{}", b"\xff\xfe", b"[" * 5000])
def test_damaged_bodies_are_refused_in_a_sentence(open_room, bad):
    for path in ("join", "send", f"host/do?{open_room.query}"):
        told = ask(f"{open_room.url}/api/{path}", bad)
        assert 400 <= told.status < 500 and told.says


def test_a_text_of_a_megabyte_is_refused_and_the_room_lives(open_room):
    ana = open_room.phone("ana")
    told = ana.vote(points={"1": "x" * 1_000_000})
    assert told.status == 413 and "too long" in told.says
    assert ana.vote(points={"1": 1}).status == 200


def test_a_text_is_text(room):
    room.lead("ask", activity=TEXT)
    room.lead("start")
    ana = room.phone("ana")
    assert ana.vote(text="<img src=x onerror=alert(1)>\u202e").status == 200
    room.lead("reveal")
    ((who, text),) = room.wall()["outcome"]["texts"]
    assert text == "<img src=x onerror=alert(1)>⟨U+202E⟩"
    room.lead("remove", who=who)
    assert room.wall()["outcome"] is None


@pytest.mark.parametrize("sequence", [None, "1", 0, -1, 1.5, True, 10**9])
def test_a_vote_without_a_number_is_refused(open_room, sequence):
    ana = open_room.phone("ana")
    told = ana.send(sequence, {"asking": 0, "round": 1, "vote": {"points": {"1": 1}}})
    assert told.status == 422 and told.says == "This answer has no number. Reload the page."


def test_who_did_not_join_cannot_vote(open_room):
    assert Phone(open_room, "ghost").vote(points={"1": 1}).status == 404
    assert open_room.wall()["people"] == 0


def test_a_flood_of_joins_from_one_address_is_slowed_and_a_school_is_not(open_room, monkeypatch):
    def join(n):
        return Phone(open_room, f"person{n}x").join()

    monkeypatch.setattr(doors, "PACES", {**doors.PACES, "join": (400, 1e-9)})  # as if all came at one moment
    with ThreadPoolExecutor(8) as pool:
        assert {one.status for one in pool.map(join, range(300))} == {200}
        later = list(pool.map(join, range(300, 500)))
    slowed = [one for one in later if one.status == 429]
    assert len(slowed) == 100 and open_room.wall()["people"] == 400
    assert slowed[0].says == "Too many at once. Wait a moment; the page tries again by itself."
    assert join(7).status == 200, "who is in comes in again, however many wait outside"


def test_ten_thousand_joins_a_minute_from_one_address_are_slowed(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(doors.time, "monotonic", lambda: now[0])
    door, slowed = doors.Doors(), 0
    for n in range(10_000):
        now[0] = n * 60 / 10_000
        try:
            door.come("join", "198.51.100.7")
        except doors.TooFast:
            slowed += 1
    assert 10_000 - slowed == 400 + 5 * 60 - 1
    door.come("join", "198.51.100.8")


def test_a_school_that_mistypes_is_told_of_the_code_and_whoever_tries_codes_is_slowed(room, monkeypatch):
    def try_code(n):
        return ask(f"{room.url}/api/join", {"code": "nonsense", "token": f"{n:0>20}"}).status

    monkeypatch.setattr(doors, "PACES", {**doors.PACES, "wrong code": (300, 1e-9)})
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(try_code, range(300))) == {404}
        assert set(pool.map(try_code, range(300, 320))) == {429}
    assert room.phone("ana").view().status == 200


def test_who_is_in_has_a_pace_of_their_own_whatever_others_at_the_address_do(open_room):
    ana, ben = open_room.phone("ana"), open_room.phone("ben")
    assert 429 in {ana.view().status for _ in range(60)}
    assert ben.view().status == 200 and ben.vote(points={"1": 1}).status == 200


def test_who_did_not_join_sees_nothing(open_room):
    ghost = Phone(open_room, "ghost")
    for path in ("view", "events"):
        told = ask(f"{open_room.url}/api/{path}?code={open_room.code}&token={ghost.token}")
        assert told.status == 404 and told.says == "Join first."


@pytest.mark.parametrize(
    ("address", "network"),
    [("198.51.100.7", "198.51.100.7"), ("2001:db8:1:2:3::4", "2001:0db8:0001:0002"), ("a name", "a name")],
)
def test_an_address_of_version_six_counts_by_its_network(address, network):
    assert doors.network_of(address) == network


def test_whoever_sends_more_than_a_person_can_is_slowed_and_nothing_is_lost(open_room):
    ana = open_room.phone("ana")
    statuses = [ana.vote(points={"1": 1 + n % 3}).status for n in range(40)]
    assert statuses[:20] == [200] * 20 and 429 in statuses
    assert set(statuses) == {200, 429}


def test_another_origin_and_another_host_name_are_refused(open_room):
    body = {"code": open_room.code, "token": "a" * 20}
    assert ask(f"{open_room.url}/api/join", body, Origin="http://evil.example").status == 403
    assert ask(f"{open_room.url}/", None, Host="evil.example").status == 403
    assert ask(f"{open_room.url}/api/join", body, Content_Type="text/plain").status == 422


def test_only_the_rooms_own_paths_are_served(room):
    for path in (
        "api",
        "lab",
        "api/contents",
        "tree",
        "phone.html",
        "../log.py",
        "names.txt",
        "%2e%2e/log.py",
        "static/x",
    ):
        assert ask(f"{room.url}/{path}").status in (404, 405)
    for path in ("", "wall", "phone.js", "shared.js", "wall.js", "room.css"):
        found = ask(f"{room.url}/{path}")
        assert found.status == 200
        assert "default-src 'none'" in found.headers["Content-Security-Policy"]
        assert found.headers["Set-Cookie"] is None


def test_a_phone_loads_less_than_a_hundred_kilobytes(room):
    assert (
        sum(len(ask(f"{room.url}/{path}").body) for path in ("", "phone.js", "shared.js", "room.css"))
        < 100_000
    )


def test_a_stream_tells_a_phone_of_what_happens(open_room):
    ana = open_room.phone("ana")
    url = f"{open_room.url}/api/events?code={open_room.code}&token={ana.token}"
    with urllib.request.urlopen(url, timeout=30) as stream:
        assert json.loads(stream.readline()[6:])["phase"] == "open"
        threading.Timer(0.1, open_room.lead, ["reveal"]).start()
        stream.readline()
        assert json.loads(stream.readline()[6:])["phase"] == "revealed"


def test_a_database_that_is_away_costs_nobody_an_answer(rooms_and_room, monkeypatch):
    rooms, room = rooms_and_room
    room.lead("ask", activity=DOTS)
    room.lead("start")
    ana = room.phone("ana")

    def away(work):
        raise NotStored

    with monkeypatch.context() as patched:
        patched.setattr(rooms.log, "_done", away)
        told = ana.send(1, {"asking": 0, "round": 1, "vote": {"points": {"1": 1}}})
        assert told.status == 503 and "kept on this phone and sent again" in told.says
        assert room.wall()["answered"] == 0
    assert ana.send(1, {"asking": 0, "round": 1, "vote": {"points": {"1": 1}}}).status == 200
    assert room.wall()["answered"] == 1


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"do": "dance"}, "can plan, ask"),
        ({"do": "start"}, "Nothing is asked yet"),
        ({"do": "ask", "activity": {"kind": "points", "title": "W"}}, "needs 2 to 40"),
        ({"do": "ask", "number": 7}, "no such activity"),
        ({"do": "plan", "activities": "all"}, "A plan is a list"),
    ],
)
def test_what_an_instructor_cannot_do_is_told(room, body, says):
    told = ask(f"{room.url}/api/host/do?{room.query}", body)
    assert told.status == 422 and says in told.says


def test_votes_go_out_as_csv_without_formulas(room):
    room.lead("ask", activity=TEXT)
    room.lead("start")
    room.phone("ana").vote(text="=1+1")
    found = ask(f"{room.url}/api/host/votes.csv?{room.query}")
    assert "'=1+1" in found.body.decode("utf-8-sig")
    assert "attachment" in found.headers["Content-Disposition"]


def test_a_timer_runs_by_the_servers_clock(open_room):
    ana = open_room.phone("ana")
    assert ana.view().json["left"] is None
    open_room.lead("timer", seconds=60)
    assert 50 < ana.view().json["left"] <= 60
    assert "1 to 3,600" in open_room.lead("timer", seconds=0).says


def test_a_server_ends_some_time_after_its_room_was_closed(rooms_and_room):
    rooms, room = rooms_and_room
    assert not rooms.are_done(after=-1)
    room.lead("close")
    assert rooms.are_done(after=-1) and not rooms.are_done(after=600)


def test_a_number_that_was_used_before_a_restart_is_not_taken_for_the_same_answer(tmp_path):
    database = f"sqlite:///{tmp_path / 'rooms.db'}"
    with served(database) as (_, room):
        room.lead("ask", activity=DOTS)
        room.lead("start")
        assert room.phone("ana").vote(points={"1": 3}).status == 200
    with served(database) as (_, other):
        again = Phone(Open(other.url, room.code, room.key), "ana")
        first, second = ({"asking": 0, "round": 1, "vote": {"points": {n: 3}}} for n in "12")
        assert again.view().json["next"] == 2
        assert again.send(1, first).status == 200
        told = again.send(1, second)
        assert told.status == 409 and again.view().json["mine"] == {"points": {"1": 3}}
        assert again.send(2, second).status == 200 and again.view().json["mine"] == {"points": {"2": 3}}
