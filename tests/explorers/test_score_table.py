"""The score table scores what is typed, says how sure a ranking is, and asks for what is missing."""

import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.explorers._score_methods import METHODS
from pmkit.explorers.score_table import ScoreTable
from pmkit.methods import how_sure, rice

SHORTLIST = ("MW-01", "MW-03", "MW-04", "MW-05", "MW-06", "MW-07", "MW-10", "MW-22")


@pytest.fixture
def shortlist():
    backlog = load("backlog")
    return backlog[backlog["id"].isin(SHORTLIST)]


@pytest.fixture
def table(shortlist):
    return Play(ScoreTable(shortlist))


def filled(table):
    """The rows of the table as they stand, with the columns beside them."""
    cells = table.control("edits")
    computed = table.result.computed["edits"]
    rows = cells.filled(table.values["edits"])
    return pd.DataFrame(rows).assign(**{key: list(values) for key, values in computed.items()})


def test_it_begins_with_the_ranking_and_its_tie(table):
    assert table.says.startswith(
        "Allergy filter in search is first with 3,200; Dark mode and Shared shopping list share place 2"
    )
    places = filled(table).set_index("item")["place"]
    assert places["Dark mode"] == places["Shared shopping list"] == "2="


def test_an_edit_changes_the_score_the_bars_and_the_sentence(table):
    table.edit("edits", "MW-10", "effort", 0.5)
    assert filled(table).set_index("id")["score"]["MW-10"] == 2500 * 2 * 0.5 / 0.5
    assert table.chart.title == "Talking chef: a voice that cooks with you leads"
    assert table.says.startswith("Talking chef: a voice that cooks with you is first with 5,000")


def test_the_slider_turns_the_ranking_into_chances(table, shortlist):
    table.set(noise=0.3)
    chance = how_sure(shortlist, "rice", noise=0.3, k=1, trials=4000).set_index("id")["p_first"]["MW-01"]
    assert f"first in {100 * chance:.0f} of 100 draws" in table.says
    bars = table.chart.rows
    assert (bars["low"] < bars["score"]).all() and (bars["score"] < bars["high"]).all()


def test_nobody_leads_where_draws_cannot_tell_them_apart():
    ideas = pd.DataFrame(
        {"id": ["A", "B", "C"], "item": ["A", "B", "C"], "value": [90, 90, 10], "effort": [2, 2, 2]}
    )
    table = Play(ScoreTable(ideas)).set(method="value_effort", noise=0.3)
    assert table.chart.title in (
        "A and B are first about equally often",
        "B and A are first about equally often",
    )
    assert "B is first about as often" in table.says
    table.edit("edits", "B", "value", 60)
    assert table.chart.title.startswith("A is first most often: ") and "Next is B" in table.says


def test_the_chances_of_all_items_add_up_to_the_places_there_are(table):
    table.set(noise=0.4, k=3)
    assert filled(table)["chance"].astype(float).sum() == pytest.approx(300, abs=4)  # each is rounded


@pytest.mark.parametrize("method", [one.name for one in METHODS])
def test_every_method_shows_its_own_inputs(table, method):
    table.set(method=method, noise=0.2)
    shown = {one["key"] for one in table.control("edits").columns} - {"item", "score", "place", "chance"}
    assert shown == set(next(one for one in METHODS if one.name == method).inputs)
    assert "of 100 draws" in table.says


def test_another_method_has_another_leader(table):
    leaders = set()
    for one in METHODS:
        table.set(method=one.name)
        leaders.add(table.chart.title)
    assert len(leaders) >= 4


def test_what_was_typed_is_there_again_also_under_another_method(table, shortlist):
    table.edit("edits", "MW-01", "reach", 9000.0).set(method="cd3", noise=0.25, k=2)
    again = Play(ScoreTable(shortlist), table.state)
    assert again.values == table.values and again.state["edits"] == {"MW-01": {"reach": 9000.0}}
    assert filled(again.set(method="rice"))["reach"][0] == 9000


def test_an_edit_decides_about_its_item(table):
    table.edit("edits", "MW-01", "reach", None)
    assert table.explorer.decisions(table.seen) == {("MW-01", "reach"): None}
    assert table.explorer.undecided(table.state, table.seen) == {"method": "rice", "noise": 0.0, "k": 1}


def test_ones_own_backlog_may_have_gaps_and_says_so():
    own = pd.DataFrame(
        {"id": ["A", "B", "C"], "item": ["One", "Two", "<b>Three</b>"], "effort": [1, 2, None]}
    )
    table = Play(ScoreTable(own))
    assert table.says == "No item has a score yet. Fill in the empty cells of the table."
    for key, value in (("reach", 100.0), ("impact", 1.0), ("confidence", 0.8)):
        table.edit("edits", "A", key, value)
    assert "One has 80." in table.says and "2 without a score" in table.says


def test_a_value_that_the_method_refuses_is_explained_not_thrown():
    own = pd.DataFrame({"id": ["A"], "item": ["One"], "value": [5.0], "effort": [-1.0]})
    table = Play(ScoreTable(own))
    table.set(method="value_effort")
    assert "effort" in table.says


def test_a_long_backlog_stays_quick_and_shows_the_first_dozen():
    long = pd.concat([load("backlog")] * 20, ignore_index=True)
    long["id"] = [f"X-{number}" for number in range(len(long))]
    table = Play(ScoreTable(long))
    table.set(noise=0.3)
    assert len(table.chart.rows) == 12 and len(filled(table)) == 1200


def test_scores_are_those_of_the_method(table, shortlist):
    assert filled(table)["score"].tolist() == rice(shortlist)["rice"].tolist()


def test_who_is_first_more_often_than_the_leader_is_said_to_be():
    """Of several, one whose numbers differ more moves more, and is first more often than a steady leader."""
    names, steady, bold = ["Steady", "Bold", "A", "B", "C"], [7.0, 7.0, 7.0], [10.0, 9.8, 1.0]
    rows = [steady, bold, *[[7.0, 7.0, 6.6]] * 3]
    frame = pd.DataFrame(rows, columns=["ice_impact", "ice_confidence", "ease"])
    table = Play(ScoreTable(frame.assign(id=names, item=names)))
    table.set(method="ice_average", noise=0.3)
    assert table.says.startswith("Steady is first in") and "More often first is Bold" in table.says
