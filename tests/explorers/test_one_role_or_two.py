"""One role or two: the bars, the people and the arithmetic follow the sliders and agree with the model."""

import pytest
from play import Play

from pmkit.explorers.role_set_ups import RoleSetUps
from pmkit.methods.role_set_ups import LABELS, SET_UPS, role_load, role_waiting


@pytest.fixture
def model():
    return Play(RoleSetUps())


def waits(set_up, teams, alone):
    hours = role_waiting(teams, alone).set_index("set_up").loc[set_up, "waiting"]
    return f"a question waits {hours:.1f} h"


def worked(model):
    return model.result.says["worked"]


def test_it_begins_with_a_proxy_who_makes_everybody_wait_twice(model):
    assert waits("split", 2, 0) in model.says and "This owner is a proxy" in model.says
    best = role_waiting(2, 0)["waiting"].min()
    assert model.chart.title.startswith(f"One person: {best:.1f} hours")


def test_a_right_to_decide_shortens_the_wait(model):
    model.set(alone=0.8)
    assert waits("split", 2, 0.8) in model.says and "proxy" not in model.says


def test_who_has_too_few_hours_is_named(model):
    model.set(set_up="one", teams=8)
    full = role_load("one", 8, 0).iloc[0]
    assert f"is asked for {full['hours']:g} h and has {full['hours_there_are']:g}" in model.says
    assert f"÷ {full['hours_there_are']:g})" in worked(model)


def test_the_owner_who_meets_customers_is_no_hand_off(model):
    assert "through two people" in model.says
    assert "through one person" in model.set(visits=True).says
    assert "through one person" in model.set(visits=False, set_up="one").says


@pytest.mark.parametrize("teams", [1, 2, 5, 10])
@pytest.mark.parametrize("set_up", SET_UPS)
def test_the_arithmetic_in_words_adds_up_to_the_bar(model, set_up, teams):
    model.set(teams=teams, alone=0.6, set_up=set_up)
    load = role_load(set_up, teams, 0.6)
    added = sum(load["reaches"] * load["wait"])
    assert added == pytest.approx(role_waiting(teams, 0.6).set_index("set_up").loc[set_up, "waiting"])
    for reached, wait in zip(load["reaches"], load["wait"], strict=True):
        assert f"= {reached * wait:.1f} h." in worked(model)
    assert [row["id"] for row in model.result.tables["people"].rows] == load["role"].tolist()


def test_one_team_is_one(model):
    assert model.set(teams=1).chart.subtitle.startswith("1 team;")
    assert model.set(teams=2).chart.subtitle.startswith("2 teams;")


def test_what_was_set_comes_back_and_what_no_longer_fits_does_not(model):
    again = Play(model.explorer, {"set_up": "trio", "teams": 7, "alone": 0.5, "visits": True})
    assert [again.of(key) for key in ("set_up", "teams", "alone", "visits")] == ["split", 7, 0.5, True]


def test_the_bars_keep_their_order_whichever_is_chosen(model):
    for chosen in LABELS:
        rows = model.set(set_up=chosen).chart.rows.drop_duplicates("set_up")
        assert list(rows["place"]) == [0, 1, 2]
        assert [name.removeprefix("► ") for name in rows["set_up"]] == ["One person", "Two people", "Scaled"]
        assert sum(name.startswith("► ") for name in rows["set_up"]) == 1
