"""The weights explorer says who leads, how near a change is, and what a latecomer does to the scale."""

import pandas as pd
import pytest
from play import Play

from pmkit.explorers.weights import WeighCriteria
from pmkit.methods import weighted_score

LATE = {"late": "C", "ends": {"value": (0.0, 200.0), "effort": (0.0, 10.0)}}


@pytest.fixture
def ideas():
    return pd.DataFrame(
        {
            "id": ["F", "P", "R", "C"],
            "item": ["Filter", "Pause", "Recipe", "Chef"],
            "value": [132.0, 85.0, 55.0, 40.0],
            "effort": [3.0, 1.0, 2.5, 9.0],
            "reach": [6000.0, 8200.0, 12000.0, 2500.0],
        }
    )


@pytest.fixture
def weights(ideas):
    return Play(WeighCriteria(ideas, **LATE))


def pull(explorer, **values):
    return explorer.set(**values).says


def test_the_leader_is_the_one_of_the_weighted_score(weights, ideas):
    pull(weights, value=7.0, effort=2.0, reach=1.0)
    scored = weighted_score(
        ideas.iloc[:3], {"value": 7, "effort": 2, "reach": 1}, costs=["effort"], normalise="min-max"
    )
    bars = weights.chart.rows.drop_duplicates("item").set_index("item")["score"]
    assert bars[list(scored["item"])].tolist() == pytest.approx(scored["weighted_score"].tolist())


def test_it_says_the_nearest_weight_at_which_another_leads(weights):
    said = weights.says
    assert said.startswith("Pause leads with 0.69; Filter has 0.50.")
    assert "with a weight of 3 for little effort (now 5) Filter leads" in said
    assert pull(weights, effort=3.0).startswith("Filter and Pause are level at 0.62")
    assert pull(weights, effort=2.5).startswith("Filter leads with 0.67")


def test_a_latecomer_moves_the_first_place_on_the_scale_of_the_list_only(weights):
    said = pull(weights, late=True)
    assert said.startswith("Filter leads") and "Without “Chef” on the list Pause would lead" in said
    leads = pull(weights, scale="stated")
    assert leads.startswith("Filter leads with 0.68") and "It led without “Chef” too." in leads
    assert pull(weights, late=False).startswith("Filter leads with 0.68")


def test_without_any_weight_it_asks_for_one(weights):
    assert pull(weights, value=0.0, effort=0.0) == "Give at least one criterion a weight above 0."
    assert weights.chart.title == "No weight yet"


def test_items_that_are_all_alike_get_a_sentence_and_no_traceback():
    same = pd.DataFrame({"id": ["A", "B"], "item": ["A", "B"], "value": [1.0, 1.0], "effort": [1.0, 2.0]})
    assert "value" in Play(WeighCriteria(same)).says


def test_it_comes_back_as_it_was(weights, ideas):
    pull(weights, effort=2.0, late=True)
    assert Play(WeighCriteria(ideas, **LATE), weights.state).says == weights.says


def test_the_bars_are_made_of_what_each_weight_adds(weights):
    pull(weights, value=5.0, effort=5.0, reach=5.0)
    rows = weights.chart.rows
    ends = rows.groupby("item")["high"].max()
    assert ends["Pause"] == pytest.approx(rows[rows["item"] == "Pause"]["score"].iloc[0])
    assert list(rows["part"].unique()) == ["Value", "Little effort", "Reach"]
