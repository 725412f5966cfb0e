"""Several ways fit most conflicts, each says when, and one way for all fits half of them at most."""

import re

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.conflict_ways import WAYS
from pmkit.explorers.readable import Board

ROWS = load("vignettes").to_dict("records")


@pytest.fixture
def ways():
    return Play(EXPLORERS["people.conflict-ways"].explorer())


def test_no_word_of_a_heading_pushes_the_number_beside_it_out_of_its_column():
    words = [word for title in WAYS.values() for word in re.split("[ \u00ad]", title)]
    assert max(len(word) + word.count("m") for word in words) <= 13, "“Accommodate:” is wider"


def card(play, id):
    return play.result.cards["board"][id]


def test_nothing_is_given_away_before_a_conflict_is_placed(ways):
    assert not any(any(card(ways, row["id"]).values()) for row in ROWS)
    several = sum(len(row["homes"]) > 1 for row in ROWS)
    assert f"In {several} of 12 more than one way can be defended" in ways.says


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_each_of_its_homes_is_accepted_with_the_reason_and_the_others_name_them(ways, row):
    for way in WAYS:
        told = card(ways.move("board", **{way: [row["id"]]}), row["id"])
        assert row["why"] in told["detail"] and row["when"] in told["detail"]
        if way in row["homes"]:
            assert told["badge"].startswith("fits") and not told["warning"]
            assert all(other in told["badge"] for other in row["homes"] if other != way)
        else:
            assert not told["badge"] and all(home in told["warning"] for home in row["homes"])


def test_collaborating_always_fits_half_of_the_cases_and_says_so(ways):
    ways.move("board", collaborate=[row["id"] for row in ROWS])
    fit = sum("collaborate" in row["homes"] for row in ROWS)
    assert f"{fit} of 12 placed conflicts can be defended there." in ways.says
    assert f"12 times; it can be defended in {fit} of all 12. No way fits everywhere." in ways.says
    assert "You never chose compete, compromise, avoid and accommodate." in ways.says


def test_four_conflicts_are_shown_at_once_and_all_twelve_are_reached(ways):
    seen = [ways.set(pack=str(number)).control("board").shown for number in (1, 2, 3)]
    assert [len(one) for one in seen] == [4, 4, 4] and len(frozenset().union(*seen)) == 12


def test_what_was_placed_in_another_pack_counts_and_stays(ways):
    ways.move("board", compete=["V01"]).set(pack="2").move("board", avoid=["V05"])
    assert ways.says.startswith("2 of 2 placed conflicts")
    assert ways.set(pack="1").of("board")["compete"] == ["V01"]


def test_the_board_is_taken_along_without_what_waits(ways):
    ways.move("board", compete=["V01"])
    (board,) = [block for block in ways.explorer.readable(ways.seen) if isinstance(block, Board)]
    assert [len(cards) for _, cards in board.columns] == [1, 0, 0, 0, 0]
