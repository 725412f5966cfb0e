"""The MoSCoW board counts effort, not cards, and names what a Must drags along."""

import pandas as pd
import pytest

from pmkit.cases import load
from pmkit.widgets.explorers.moscow import UNSORTED, MoscowBoard


@pytest.fixture
def board():
    backlog = load("backlog")
    return MoscowBoard(backlog[backlog["moscow"] != "wont"], None, "Mealwise")


def meter(explorer, column):
    return next(one for one in explorer.board.columns if one["id"] == column)["meter"]


def test_it_begins_over_the_line_with_a_card_that_must_come_along(board):
    assert board.chart.title == "Must takes 64 % of the effort: over 60 %"
    assert "43 % of the items" in board.said.describe()
    assert "“One clean ingredient table” must come along: “Allergy filter in search” needs it." in (
        board.said.describe()
    )
    assert meter(board, "must")["over"] and meter(board, "must")["text"] == "31.5 of 49.5 person-months"


def test_one_large_card_out_of_must_brings_it_under_the_line(board):
    board.board.place({"wont": ["MW-10"]})
    assert board.chart.title == "Must takes 56 % of the effort: within 60 %"
    assert not meter(board, "must")["over"]
    assert "keep every Must" not in board.said.describe()  # one of them still needs a Should
    board.board.place({"must": ["MW-02"], "could": ["MW-06"]})
    assert "can still lose a bad month and keep every Must" in board.said.describe()


def test_a_small_card_counts_little_although_it_is_a_card(board):
    before = board.effort.loc["must", "share"]
    board.board.place({"wont": ["MW-51"]})
    assert before - board.effort.loc["must", "share"] < 0.01


def test_the_warning_goes_when_the_rule_holds(board):
    assert [card["id"] for card in board.board.cards if card.get("warning")] == ["MW-02"]
    board.board.place({"must": ["MW-02"]})
    assert not any(card.get("warning") for card in board.board.cards)


def test_an_unsorted_backlog_has_a_column_for_it():
    own = pd.DataFrame({"id": ["A", "B"], "item": ["One", "Two"], "effort": [2.0, None]})
    board = MoscowBoard(own, None, "ours")
    assert [card["column"] for card in board.board.cards] == [UNSORTED, UNSORTED]
    assert board.said.describe().startswith("Nothing is planned yet.")
    assert board.chart.title == "Nothing is planned yet"
    board.board.place({"must": ["A", "B"]})
    assert "100 % of the effort" in board.said.describe().replace("**", "")
    assert "1 without an effort" in board.said.describe()


def test_places_are_kept(board):
    board.board.place({"could": ["MW-06"]})
    state = board.state()
    board.start_over()
    board.restore(state)
    assert "MW-06" in board.board.places()["could"]
