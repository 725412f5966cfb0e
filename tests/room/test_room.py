"""What a log means: the same in any order, one vote a person, nothing before the reveal."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.room.activities import activity_of
from pmkit.room.fields import Refused
from pmkit.room.room import HOST, Entry, Room

DOTS = activity_of({"kind": "points", "title": "Which?", "options": ["A", "B"], "total": 3}).as_json()


def led(*does):
    return [
        Entry(HOST, n, float(n), {"do": one} if isinstance(one, str) else one)
        for n, one in enumerate(does, 1)
    ]


def vote(who, sequence, option, asking=0, round=1):
    return Entry(who, sequence, 0.0, {"asking": asking, "round": round, "vote": {"points": {option: 1}}})


ASK = {"do": "ask", "activity": DOTS}


def room_of(*entries):
    return Room("r", "BCDFGH").take_all(entries)


def test_of_two_votes_the_one_with_the_higher_number_counts_in_whatever_order_they_come():
    for votes in ([vote("ana", 1, "1"), vote("ana", 2, "2")], [vote("ana", 2, "2"), vote("ana", 1, "1")]):
        room = room_of(*led(ASK, "start"), *votes)
        assert room.asking.counted() == {"ana": {"points": {"2": 1}}}


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5), st.sampled_from("12")), max_size=12),
    st.randoms(),
)
def test_the_same_entries_in_another_order_or_twice_make_the_same_room(given, chance):
    first = {(who, number): option for who, number, option in given}
    votes = [vote(who, number, option) for (who, number), option in first.items()]
    shuffled = votes + votes[:3]
    chance.shuffle(shuffled)
    host = led(ASK, "start", "reveal")
    assert room_of(*host, *votes).asking.counted() == room_of(*host, *shuffled).asking.counted()


def test_nothing_comes_out_before_the_reveal():
    room = room_of(*led(ASK, "start"), vote("ana", 1, "1"))
    assert room.outcome() is None
    room.take(Entry(HOST, 3, 3.0, {"do": "reveal"}))
    assert room.outcome().sentence.startswith("A leads")


def test_a_second_round_begins_empty_and_the_first_is_kept():
    room = room_of(*led(ASK, "start", "reveal", "round"), vote("ana", 1, "1"), vote("ana", 2, "2", round=2))
    assert room.asking.counted() == {"ana": {"points": {"2": 1}}}
    assert room.asking.counted(1) == {"ana": {"points": {"1": 1}}}
    assert room.frame(round=1)["points"].tolist() == [1, 0]


def test_what_was_removed_does_not_count():
    room = room_of(
        *led(ASK, "start", {"do": "remove", "who": "ana"}, "reveal"), vote("ana", 1, "1"), vote("ben", 1, "2")
    )
    assert list(room.asking.counted()) == ["ben"]


@pytest.mark.parametrize(
    ("does", "body", "says"),
    [
        ((), {"vote": {}}, "gone on"),
        ((ASK,), {"asking": 0, "round": 1, "vote": {"points": {"1": 1}}}, "Not yet"),
        (
            (ASK, "start", "reveal"),
            {"asking": 0, "round": 1, "vote": {"points": {"1": 1}}},
            "on the wall already",
        ),
        ((ASK, "start", ASK, "start"), {"asking": 0, "round": 1, "vote": {"points": {"1": 1}}}, "too late"),
        (
            (ASK, "start"),
            {"asking": 0, "round": 1, "vote": {"points": {"1": 4}}},
            "You gave 4 points; you have 3",
        ),
        ((ASK, "start"), {"asking": 0, "round": 1, "vote": {"points": {"1": -1}}}, "whole numbers"),
        ((ASK, "start", "close"), {"asking": 0, "round": 1, "vote": {"points": {"1": 1}}}, "closed"),
    ],
)
def test_a_vote_that_cannot_count_is_refused_in_a_sentence(does, body, says):
    with pytest.raises(Refused, match=says):
        room_of(*led(*does)).checked(body)


def test_people_have_names_of_two_words_and_no_two_the_same():
    people = [f"person {n}" for n in range(400)]
    room = room_of(*(Entry(who, 0, 0.0, {"join": True}) for who in people))
    names = [room.pseudonym(who) for who in people]
    assert len(set(names)) == 400
    assert all(2 <= len(name.split()) <= 3 for name in names)
    again = room_of(*(Entry(who, 0, 0.0, {"join": True}) for who in random.Random(1).sample(people, 400)))
    assert {name.split()[0] for name in names} == {again.pseudonym(who).split()[0] for who in people}
