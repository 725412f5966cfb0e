"""The MoSCoW board counts effort, not cards, and names what a Must drags along."""

import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.explorers.moscow import UNSORTED, MoscowBoard


@pytest.fixture
def board():
    backlog = load("backlog")
    return Play(MoscowBoard(backlog[backlog["moscow"] != "wont"]))


def meter(explorer, column):
    return explorer.result.columns["places"][column]["meter"]


def test_it_begins_over_the_line_with_a_card_that_must_come_along(board):
    assert board.chart.title == "Must takes 64 % of the effort: over 60 %"
    assert "43 % of the items" in board.says
    assert "“One clean ingredient table” must come along: “Allergy filter in search” needs it." in (
        board.says
    )
    assert meter(board, "must")["over"] and meter(board, "must")["text"] == "31.5 of 49.5 person-months"


def test_one_large_card_out_of_must_brings_it_under_the_line(board):
    board.move("places", wont=["MW-10"])
    assert board.chart.title == "Must takes 56 % of the effort: within 60 %"
    assert not meter(board, "must")["over"]
    assert "keep every Must" not in board.says  # one of them still needs a Should
    board.move("places", must=["MW-02"])
    assert "can still lose a bad month and keep every Must" not in board.says  # over the line again
    board.move("places", should=["MW-32"])
    assert "can still lose a bad month and keep every Must" in board.says


def test_a_release_that_breaks_an_obligation_is_not_praised(board):
    """It praised a release in which 31 of 100 baskets stop, with consent and a safe login in Won't."""
    board.move("places", must=["MW-02"], could=["MW-06"], wont=["MW-10", "MW-09", "MW-37"])
    assert board.chart.title.endswith("within 60 %") and "keep every Must" not in board.says
    assert "Not yours to leave out: “Move baskets to Korbmarkt's new order API”" in board.says
    assert board.warnings("places")["MW-09"] == "A law asks for it"
    board.move("places", must=["MW-06", "MW-09", "MW-37"])
    assert "Not yours to leave out" not in board.says


def test_what_obliges_is_asked_for_on_ones_own_backlog_and_decides_the_field():
    own = pd.DataFrame({"id": ["A", "B"], "item": ["One", "Two"], "effort": [1.0, 3.0]})
    board = Play(MoscowBoard(own)).move("places", must=["A"], should=["B"])
    assert "Nobody has said what obliges you to 2 items" in board.says
    board.set(obligations={"A": {"obligation": "none"}, "B": {"obligation": "contract"}})
    assert "Nobody has said" not in board.says and "Not yours to leave out: “Two”" in board.says
    assert board.explorer.decisions(board.seen)["B", "obligation"] == "contract"


def test_rounding_never_says_60_percent_and_over_60():
    own = pd.DataFrame({"id": ["A", "B"], "item": ["One", "Two"], "effort": [60.3, 39.7]})
    board = Play(MoscowBoard(own)).move("places", must=["A"], should=["B"])
    assert board.chart.title == "Must takes 60.3 % of the effort: over 60 %"


def test_a_small_card_counts_little_although_it_is_a_card(board):
    before = meter(board, "must")["value"] / meter(board, "must")["max"]
    board.move("places", wont=["MW-51"])
    assert 0 < before - meter(board, "must")["value"] / meter(board, "must")["max"] < 0.01


def test_the_warning_goes_when_the_rule_holds(board):
    assert list(board.warnings("places")) == ["MW-02"]
    board.move("places", must=["MW-02"])
    assert not board.warnings("places")


def test_an_unsorted_backlog_has_a_column_for_it():
    own = pd.DataFrame({"id": ["A", "B"], "item": ["One", "Two"], "effort": [2.0, None]})
    board = Play(MoscowBoard(own))
    assert board.of("places")[UNSORTED] == ["A", "B"]
    assert board.says.startswith("Nothing is planned yet.")
    assert board.chart.title == "Nothing is planned yet"
    board.move("places", must=["A", "B"])
    assert "100 % of the effort" in board.says
    assert "1 without an effort" in board.says


def test_a_place_decides_the_field_of_its_item():
    own = pd.DataFrame({"id": ["A", "B"], "item": ["One", "Two"], "effort": [2.0, None]})
    board = Play(MoscowBoard(own)).move("places", must=["A"])
    assert board.explorer.decisions(board.seen) == {("A", "moscow"): "must", ("B", "moscow"): None}
    assert board.explorer.undecided(board.state, board.seen) == {}
