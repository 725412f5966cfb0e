"""The board hears what a critical reader asks, and falls silent when all is mended."""

import pandas as pd
import pytest
from play import Play

from pmkit.course.roadmapping import data
from pmkit.explorers.now_next_later import NAMES, NowNextLater
from pmkit.methods.roadmap_lint import HORIZONS, MOST_NOW, lint_board
from pmkit.widgets.explorer_view import ExplorerView

USUAL = dict(zip(HORIZONS, NAMES, strict=True))


@pytest.fixture
def board():
    return Play(NowNextLater(data.board(), headings=data.HEADINGS))


def rewrite(board, key, change):
    for row in board.control("cells").rows:
        board.edit("cells", row["id"], key, change(row[key]))


def titles(board):
    return {id: column["title"] for id, column in board.result.columns["board"].items()}


def test_it_begins_with_an_objection_of_each_kind(board):
    found = lint_board(data.board(), data.HEADINGS)
    assert {one.rule for one in found} == {"renamed", "too-much", "dustbin", "date", "outcome"}
    assert f"stumbles over {len(found)} places" in board.says and found[0].text in board.says
    assert board.warnings("board") == {
        one.where: one.text for one in reversed(found) if one.where not in HORIZONS
    }


def test_it_falls_silent_when_all_is_mended(board):
    board.set(**USUAL)
    assert titles(board) == USUAL
    rewrite(board, "item", lambda title: title.replace(" by March", "").replace(" in Q1", ""))
    rewrite(board, "outcome", lambda _: "Dinner is calm")
    places = board.of("board")
    board.move("board", next=[*places["now"][3:], places["later"][8]])
    assert "No rule has an objection" in board.says and not board.warnings("board")


def test_a_heading_that_is_emptied_is_the_usual_one(board):
    board.set(now="  ")
    assert titles(board)["now"] == "Now" and "is a date" not in board.result.columns["board"]["now"]["note"]


def test_a_card_says_its_title_and_outcome_of_now(board):
    board.edit("cells", "MW-01", "item", "A <b>new</b> title").edit("cells", "MW-08", "item", None)
    cards = board.result.cards["board"]
    assert cards["MW-01"]["title"] == "A <b>new</b> title" and cards["MW-08"]["title"] == "Untitled"
    assert "<b>" not in ExplorerView(board.explorer).static_html()


def test_the_meter_counts_what_is_in_now(board):
    begun = len(board.of("board")["now"])
    assert board.result.columns["board"]["now"]["meter"]["over"] is (begun > MOST_NOW) is True
    board.move("board", next=board.of("board")["now"][MOST_NOW:])
    meter = board.result.columns["board"]["now"]["meter"]
    assert (meter["value"], meter["over"]) == (MOST_NOW, False)


def test_a_no_has_a_place_of_its_own_and_is_not_judged_as_a_plan(board):
    """Later could only be thinned by moving wishes forward."""
    assert "dustbin" in board.set(**USUAL).result.columns["board"]["later"]["note"]
    gone = [*board.of("board")["later"][2:], "MW-06"]
    board.move("board", no=gone)
    assert "dustbin" not in board.result.columns["board"]["later"]["note"]
    assert "MW-06" not in board.warnings("board")
    assert f"{len(gone)} got a no" in board.says


def test_what_nobody_has_placed_waits_and_one_is_counted_as_one():
    two = pd.DataFrame({"id": ["A", "B"], "item": ["Ask", "Build"], "horizon": [None, "someday"]})
    board = Play(NowNextLater(two))
    assert board.says.startswith("2 items wait to be placed.")
    board.move("board", now=["A"])
    assert "1 is not placed yet" in board.says
    assert Play(NowNextLater(two.head(1))).says.startswith("1 item waits to be placed.")


def test_what_version_0_1_kept_is_read(board):
    kept = {
        "board": {"now": ["MW-01"], "next": ["MW-06"], "later": [], "no": ["MW-10"], "nowhere": ["MW-33"]},
        "cells": {"MW-01": {"outcome": "Less fear"}},
        "names": ["Soon", "Next", "Some day"],
    }
    board = Play(board.explorer, kept)
    assert titles(board) == {"now": "Soon", "next": "Next", "later": "Some day"}
    assert board.of("board")["no"] == ["MW-10"] and "MW-33" in board.of("board")["later"]
    assert board.result.cards["board"]["MW-01"]["detail"] == "Less fear"
    assert board.explorer.opened(board.state) == board.state
