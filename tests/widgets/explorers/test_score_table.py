"""The score table scores what is typed, says how sure a ranking is, and asks for what is missing."""

import pandas as pd
import pytest

from pmkit.cases import load
from pmkit.methods import how_sure, rice
from pmkit.widgets.explorers._score_methods import METHODS
from pmkit.widgets.explorers.score_table import ScoreTable

SHORTLIST = ("MW-01", "MW-03", "MW-04", "MW-05", "MW-06", "MW-07", "MW-10", "MW-22")


class Notes:
    def __init__(self):
        self.kept = {}

    def note(self, item, payload):
        self.kept[item] = payload

    def noted(self, item):
        return self.kept.get(item)


@pytest.fixture
def shortlist():
    backlog = load("backlog")
    return backlog[backlog["id"].isin(SHORTLIST)]


@pytest.fixture
def table(shortlist):
    return ScoreTable(shortlist, Notes(), "Mealwise")


def pull(explorer, **values):
    explorer.form.values = {**explorer.form.values, **values}


def test_it_begins_with_the_ranking_and_its_tie(table):
    assert table.said.describe().startswith(
        "Allergy filter in search is first with 3,200; Dark mode and Shared shopping list share place 2"
    )
    places = dict(zip(table.table.values("item"), table.table.computed["place"], strict=True))
    assert places["Dark mode"] == places["Shared shopping list"] == "2="


def test_an_edit_changes_the_score_the_bars_and_the_sentence(table):
    table.table.receive({"kind": "edit", "id": "MW-10", "key": "effort", "text": "0,5"})
    assert table.sure.set_index("id")["rice"]["MW-10"] == 2500 * 2 * 0.5 / 0.5
    assert table.chart.title == "Talking chef: a voice that cooks with you leads"
    assert table.said.describe().startswith("Talking chef: a voice that cooks with you is first with 5,000")


def test_the_slider_turns_the_ranking_into_chances(table, shortlist):
    pull(table, noise=0.3)
    chance = how_sure(shortlist, "rice", noise=0.3, k=1, trials=4000).set_index("id")["p_first"]["MW-01"]
    assert f"first in {100 * chance:.0f} of 100 draws" in table.said.describe()
    bars = pd.DataFrame(table.chart.rows[table.chart.main])
    assert (bars["low"] < bars["score"]).all() and (bars["score"] < bars["high"]).all()


def test_the_chances_of_all_items_add_up_to_the_places_there_are(table):
    pull(table, noise=0.4, k=3)
    assert table.sure["p_top"].sum() == pytest.approx(3)


@pytest.mark.parametrize("method", [one.name for one in METHODS])
def test_every_method_shows_its_own_inputs(table, method):
    pull(table, method=method, noise=0.2)
    shown = {column["key"] for column in table.table.columns} - {"item", "score", "place", "chance"}
    assert shown == set(table.method.inputs)
    assert "of 100 draws" in table.said.describe()


def test_another_method_has_another_leader(table):
    leaders = set()
    for one in METHODS:
        pull(table, method=one.name)
        leaders.add(table.chart.title)
    assert len(leaders) >= 4


def test_what_was_typed_is_there_again_also_under_another_method(shortlist):
    notes = Notes()
    table = ScoreTable(shortlist, notes, "Mealwise")
    table.table.receive({"kind": "edit", "id": "MW-01", "key": "reach", "text": "9,000"})
    pull(table, method="cd3", noise=0.25, k=2)
    again = ScoreTable(shortlist, notes, "Mealwise")
    assert again.state() == table.state()
    assert again.state()["edits"] == {"MW-01": {"reach": 9000.0}}
    pull(again, method="rice")
    assert again.table.values("reach")[0] == 9000


def test_starting_over_brings_the_first_numbers_back(table):
    table.table.receive({"kind": "edit", "id": "MW-01", "key": "reach", "text": "1"})
    pull(table, noise=0.5)
    table.form.click("reset")
    assert table.state()["edits"] == {} and table.noise == 0
    assert table.table.values("reach")[0] == 6000


def test_ones_own_backlog_may_have_gaps_and_says_so():
    own = pd.DataFrame(
        {"id": ["A", "B", "C"], "item": ["One", "Two", "<b>Three</b>"], "effort": [1, 2, None]}
    )
    table = ScoreTable(own, None, "ours")
    assert table.said.describe() == "No item has a score yet. Fill in the empty cells of the table."
    for key, text in (("reach", "100"), ("impact", "1"), ("confidence", "80")):
        table.table.receive({"kind": "edit", "id": "A", "key": key, "text": text})
    assert "One has 80." in table.said.describe() and "2 without a score" in table.said.describe()
    assert "<b>Three" not in table.static_html()


def test_a_value_that_the_method_refuses_is_explained_not_thrown():
    own = pd.DataFrame({"id": ["A"], "item": ["One"], "value": [5.0], "effort": [-1.0]})
    table = ScoreTable(own, None, "ours")
    pull(table, method="value_effort")
    assert "effort" in table.said.describe()


def test_a_long_backlog_stays_quick_and_shows_the_first_dozen():
    long = pd.concat([load("backlog")] * 20, ignore_index=True)
    long["id"] = [f"X-{number}" for number in range(len(long))]
    table = ScoreTable(long, None, "long")
    pull(table, noise=0.3)
    assert len(table.chart.rows[table.chart.main]) == 12 and len(table.table.rows) == 1200


def test_scores_are_those_of_the_method(table, shortlist):
    assert table.sure["rice"].tolist() == rice(shortlist)["rice"].tolist()


def test_who_is_first_more_often_than_the_leader_is_said_to_be(table):
    pull(table, method="ice_product", noise=0.3)
    assert "More often first is Allergy filter in search" in table.said.describe()
