"""The room behind a proxy: under its path, by its address over https, and as a service that others open."""

import re
import urllib.request

import pytest
from served import Open, Phone, ask, served

from pmkit.room.serve import place_of, service_application

FRONT = "https://school.example/class/room/"
DOTS = {"kind": "points", "title": "Which first?", "options": ["Filter", "Chef"], "total": 3}


@pytest.fixture
def room(tmp_path):
    with served(f"sqlite:///{tmp_path / 'rooms.db'}", proxy=FRONT) as (_, found):
        yield found


@pytest.mark.parametrize("kept", ["", "/class/room"])
def test_a_vote_comes_through_whether_or_not_the_proxy_takes_the_path_away(room, kept):
    inside = Open(f"{room.url}{kept}", room.code, room.key)
    assert inside.lead("ask", activity=DOTS).status == 200
    assert inside.lead("start").status == 200
    ana = inside.phone("ana")
    assert ana.vote(points={"1": 3}).status == 200
    wall = inside.wall()
    assert (wall["answered"], wall["address"]) == (1, FRONT)


def test_people_are_told_the_proxys_address_and_its_origin_may_send(room):
    body = {"code": room.code, "token": "a" * 20}
    for headers in ({"Host": "school.example"}, {"Host": "127.0.0.1:8100"}):
        assert ask(f"{room.url}/api/join", body, Origin="https://school.example", **headers).status == 200
    for origin in ("https://evil.example", "http://school.example"):
        told = ask(f"{room.url}/api/join", body, Origin=origin)
        assert told.status == 403 and told.says == "This is not the address of the room."
    assert ask(f"{room.url}/", None, Host="evil.example").status == 403


def test_the_way_to_the_pages_names_neither_host_nor_scheme(room):
    found = urllib.request.build_opener(_Stay).open(f"{room.url}/class/room")
    assert (found.status, found.headers["Location"]) == (307, "room/")
    for page in ("", "wall", "phone.js", "shared.js", "wall.js", "room.css"):
        text = ask(f"{room.url}/class/room/{page}").body.decode()
        assert not re.search(r"""(?:src|href)=["'](?:/|https?:)|fetch\(["'`]/|EventSource\(["'`]/""", text), (
            page
        )
        assert "api/" not in text or not re.search(r"""["'`]/api/""", text)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Gives the redirection itself."""

    def http_error_307(self, request, response, *_):
        response.status = 307
        return response


def test_a_proxys_word_for_an_address_counts_only_where_a_proxy_was_told(room, tmp_path):
    def tries(at):
        return [
            ask(
                f"{at.url}/api/host/view?code={at.code}&key=guess", None, X_Forwarded_For=f"203.0.113.{n}"
            ).status
            for n in range(40)
        ]

    assert set(tries(room)) == {404}
    with served(f"sqlite:///{tmp_path / 'other.db'}") as (_, direct):
        assert 429 in tries(direct)


@pytest.mark.parametrize(
    "address", ["school.example/room", "ftp://school.example", "https://", "https://a.example/?x"]
)
def test_what_is_no_address_is_told(address):
    with pytest.raises(ValueError, match=r"no address that people can open"):
        place_of(False, proxy=address)


def test_lan_and_a_proxy_exclude_each_other():
    with pytest.raises(ValueError, match="Leave out --lan or --behind-proxy"):
        place_of(True, proxy=FRONT)


@pytest.fixture
def service(tmp_path):
    async def teaches(request):
        return request.headers.get("authorization") == "token of-a-teacher"

    def app(rooms):
        return service_application(rooms, "/services/room/", teaches)

    with served(f"sqlite:///{tmp_path / 'rooms.db'}", app=app) as (_, found):
        yield f"{found.url}/services/room"


def test_who_teaches_opens_a_room_as_a_service_and_others_join_it(service):
    given = {"activities": [DOTS]}
    for headers in ({}, {"Authorization": "token of-a-learner"}):
        told = ask(f"{service}/api/open", given, **headers)
        assert told.status == 403 and told.says == "Only who teaches here can open a room."
    opened = ask(f"{service}/api/open", given, Authorization="token of-a-teacher").json
    assert opened["address"] == f"{service}/"
    assert opened["wall"] == f"{service}/wall#code={opened['code']}&key={opened['key']}"
    room = Open(service, opened["code"], opened["key"])
    assert room.lead("ask", number=0).status == 200 and room.lead("start").status == 200
    assert Phone(room, "ana").join().status == 200
    wrong = {"activities": [{"kind": "dance"}]}
    told = ask(f"{service}/api/open", wrong, Authorization="token of-a-teacher")
    assert told.status == 422 and "no activity of a room" in told.says


def test_nobody_opens_rooms_where_that_is_not_offered(room):
    assert ask(f"{room.url}/api/open", {}).status == 403
