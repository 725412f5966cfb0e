"""Where the methods disagree: each item's ranks, and the one input that makes the difference."""

import pandas as pd
import pytest

from pmkit.cases import load
from pmkit.widgets.explorers.disagree import LINES, Disagree

SHORTLIST = ("MW-01", "MW-03", "MW-04", "MW-05", "MW-06", "MW-07", "MW-10", "MW-22")


@pytest.fixture
def disagree():
    backlog = load("backlog")
    return Disagree(backlog[backlog["id"].isin(SHORTLIST)], None, "Mealwise")


def test_it_begins_with_the_item_that_moves_most_and_the_reason(disagree):
    assert disagree.chosen == "MW-03"
    assert disagree.said.describe() == (
        "Plan as PDF, for employers ranks 1 by ICE (average) and 7 by RICE. "
        "By RICE, its reach of 900 (typical: 7,500) costs it 6 places."
    )


def test_a_click_on_a_line_asks_for_that_item(disagree):
    disagree.chart._handle_custom_msg({"kind": "click", "key": "MW-06"}, [])
    assert disagree.form.values["chosen"] == "MW-06"
    assert "its cost of delay of 9,500" in disagree.said.describe()
    lit = {row["key"] for row in disagree.chart.rows[disagree.chart.main] if row["lit"]}
    assert lit == {"MW-06"}


def test_a_click_on_nothing_known_changes_nothing(disagree):
    disagree.chart._handle_custom_msg({"kind": "click", "key": "gone"}, [])
    assert disagree.chosen == "MW-03"


def test_every_item_has_a_reason(disagree):
    for id in disagree.ids:
        disagree.choose(id)
        assert "_" not in disagree.said.describe() and id not in disagree.said.describe()


def test_a_long_backlog_shows_those_that_some_method_ranks_highest():
    assert len(Disagree(load("backlog"), None, "all").ids) == LINES


def test_without_inputs_it_says_what_is_missing():
    bare = Disagree(pd.DataFrame({"id": ["A"], "item": ["One"]}), None, "ours")
    assert bare.said.describe().startswith("No method has its inputs yet.")
    assert bare.state() == {}


def test_a_backlog_with_a_tracker_s_rank_and_nothing_filled_in_is_told_what_is_missing():
    empty = {"rank_text": [""], "reach": [None], "ice_impact": [None], "user_business_value": [None]}
    bare = Disagree(pd.DataFrame({"id": ["A"], "item": ["One"], **empty}), None, "ours")
    assert bare.said.describe().startswith("No method has its inputs yet.")
