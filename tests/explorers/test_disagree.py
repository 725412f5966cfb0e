"""Where the methods disagree: each item's ranks, and the one input that makes the difference."""

import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.explorers.disagree import LINES, Disagree
from pmkit.widgets.explorer_view import ExplorerView

SHORTLIST = ("MW-01", "MW-03", "MW-04", "MW-05", "MW-06", "MW-07", "MW-10", "MW-22")


@pytest.fixture
def disagree():
    backlog = load("backlog")
    return Play(Disagree(backlog[backlog["id"].isin(SHORTLIST)]))


def test_it_begins_with_the_item_that_moves_most_and_the_reason(disagree):
    assert disagree.values["chosen"] == "MW-03"
    assert disagree.says == (
        "Plan as PDF, for employers ranks 1 by ICE (average) and 7 by RICE. "
        "By RICE, its reach of 900 (typical: 7,500) costs it 6 places."
    )


def test_a_click_on_a_line_asks_for_that_item_and_one_on_nothing_known_for_none(disagree):
    view = ExplorerView(disagree.explorer)
    view.charts.widgets["chart"]._handle_custom_msg({"kind": "click", "key": "MW-06"}, [])
    assert view.seen.values["chosen"] == "MW-06" and "its cost of delay of 9,500" in view.describe()
    lit = view.pictures()["chart"].rows
    assert set(lit[lit["lit"] > 0]["key"]) == {"MW-06"}
    view.charts.widgets["chart"]._handle_custom_msg({"kind": "click", "key": "gone"}, [])
    assert view.seen.values["chosen"] == "MW-03"


def test_every_item_has_a_reason(disagree):
    for id in disagree.field("chosen").options:
        disagree.set(chosen=id)
        assert "_" not in disagree.says and id not in disagree.says


def test_a_long_backlog_shows_those_that_some_method_ranks_highest():
    assert len(Disagree(load("backlog")).ranks) == LINES


def test_without_inputs_it_says_what_is_missing():
    bare = Play(Disagree(pd.DataFrame({"id": ["A"], "item": ["One"]})))
    assert bare.says.startswith("No method has its inputs yet.")
    assert bare.state == {} and not bare.result.charts


def test_a_backlog_with_a_tracker_s_rank_and_nothing_filled_in_is_told_what_is_missing():
    empty = {"rank_text": [""], "reach": [None], "ice_impact": [None], "user_business_value": [None]}
    bare = Play(Disagree(pd.DataFrame({"id": ["A"], "item": ["One"], **empty})))
    assert bare.says.startswith("No method has its inputs yet.")


def test_it_may_begin_with_another_item_than_the_one_that_moves_most():
    items = load("backlog").head(8)
    moves_most = Play(Disagree(items)).values["chosen"]
    first = next(id for id in items["id"] if id != moves_most)
    assert Play(Disagree(items, begins_with=first)).values["chosen"] == first
    assert Play(Disagree(items, begins_with="gone")).values["chosen"] == moves_most
