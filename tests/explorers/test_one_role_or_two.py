"""One role or two: the bars, the people and the arithmetic follow the sliders and agree with the model."""

import pytest

from pmkit.methods.role_set_ups import role_waiting
from pmkit.widgets.explorers.role_set_ups import RoleSetUps


@pytest.fixture
def model():
    return RoleSetUps(None, None, "Mealwise")


def pull(explorer, **values):
    explorer.form.receive({"kind": "edit", "values": values})


def test_it_begins_with_a_proxy_who_makes_everybody_wait_twice(model):
    said = model.said.describe()
    assert "waits 8.0 h" in said and "This owner is a proxy" in said
    assert model.chart.title.startswith("One person: 4.0 hours")


def test_a_right_to_decide_shortens_the_wait(model):
    pull(model, alone=0.8)
    assert "waits 4.8 h" in model.said.describe() and "proxy" not in model.said.describe()


def test_who_has_too_few_hours_is_named(model):
    pull(model, set_up="One person", teams=8)
    assert "is asked for 40 h and has 10" in model.said.describe()
    assert "(4 × 40 ÷ 10)" in model.worked.text


def test_the_owner_who_meets_customers_is_no_hand_off(model):
    assert "through two people" in model.said.describe()
    pull(model, visits=True)
    assert "through one person" in model.said.describe()


@pytest.mark.parametrize("teams", [1, 2, 5, 10])
@pytest.mark.parametrize("set_up", ["one", "split", "scaled"])
def test_the_arithmetic_in_words_adds_up_to_the_bar(model, set_up, teams):
    pull(model, teams=teams, alone=0.6)
    model.form.values = {**model.form.values, "set_up": set_up}
    added = sum(model.load["reaches"] * model.load["wait"])
    assert added == pytest.approx(role_waiting(teams, 0.6).set_index("set_up").loc[set_up, "waiting"])
    for reached, wait in zip(model.load["reaches"], model.load["wait"], strict=True):
        assert f"= {reached * wait:.1f} h." in model.worked.text


def test_what_was_set_comes_back(model):
    pull(model, teams=7, alone=0.5, visits=True)
    state = model.state()
    model.start_over()
    assert model.teams == 2
    model.restore(state)
    assert (model.teams, model.alone, model.form.values["visits"]) == (7, 0.5, True)
    model.restore({"set_up": "trio"})
    assert model.set_up == "split"


def test_the_bars_keep_their_order_whichever_is_chosen(model):
    for chosen in ("One person", "Product manager and product owner", "Scaled: an owner per team"):
        pull(model, set_up=chosen)
        rows = model._rows().drop_duplicates("set_up")
        assert list(rows["place"]) == [0, 1, 2]
        assert [name.removeprefix("► ") for name in rows["set_up"]] == ["One person", "Two people", "Scaled"]
