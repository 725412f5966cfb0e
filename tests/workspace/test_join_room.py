"""A learner joins a room from a notebook: what is typed becomes a link, or a sentence that helps."""

import pytest

from pmkit.home import home
from pmkit.workspace.join_room import join_room, read_room_address, told


@pytest.mark.parametrize(
    ("typed", "page", "code"),
    [
        ("192.168.1.5:50123", "http://192.168.1.5:50123/", ""),
        (" http://192.168.1.5:50123/#BCDFGH ", "http://192.168.1.5:50123/", "BCDFGH"),
        ("https://hub.example/services/room", "https://hub.example/services/room/", ""),
        ("http://127.0.0.1:5/wall#code=BCDFGH&key=secret", "http://127.0.0.1:5/", "BCDFGH"),
        ("[::1]:8000", "http://[::1]:8000/", ""),
    ],
)
def test_an_address_is_read_as_people_type_or_paste_it(typed, page, code):
    assert read_room_address(typed) == (page, code)


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "a b",
        "http://",
        "x:99999",
        "host/<b>",
        'a")(b',
        "ftp://a",
    ],
)
def test_what_is_no_address_is_told_and_never_becomes_a_link(typed):
    tone, words = told(typed, "BCDFGH")
    assert tone == "partly" and "is no address of a room" in words and "](" not in words


def test_what_is_missing_is_asked_for_and_a_wrong_code_told():
    assert "address and the code" in told("", "")[1]
    assert told("192.168.1.5:50123", "") == ("", "Now the code.")
    tone, words = told("192.168.1.5:50123", "AEIOU")
    assert tone == "partly" and "six letters" in words


def test_one_is_the_same_person_in_a_room_and_another_in_the_next():
    def who(code):
        return told("192.168.1.5:50123", code)[1].partition("&me=")[2].partition(")")[0]

    assert who("bcd-fgh") == who("BCDFGH") != who("BCDFGJ")
    assert len(who("BCDFGH")) == 40


def test_where_no_secret_can_be_kept_the_page_draws_one():
    home().mkdir(parents=True, exist_ok=True)
    (home() / "hand-in-secret.txt").write_text("damaged")
    assert "#code=BCDFGH)" in told("192.168.1.5:50123", "BCDFGH")[1]


def test_the_link_follows_what_is_typed():
    card = join_room()
    form, said = card.children
    form.receive({"kind": "edit", "values": {"address": "192.168.1.5:50123"}})
    form.receive({"kind": "edit", "values": {"code": "bcdfgh"}})
    assert "http://192.168.1.5:50123/#code=BCDFGH" in said.text
    assert 'target="_blank"' in said.html
