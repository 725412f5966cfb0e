"""One role or two: the bars, the people and the arithmetic follow the sliders and agree with the model."""

from math import inf

import pytest
from play import Play

from pmkit.charts.waiting import ENDLESS
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


def test_it_begins_in_the_middle_and_gives_no_guess_away(model):
    """The guess above it asks in which set-up a question waits longest: a proxy is not on the screen yet."""
    assert waits("split", 2, 0.5) in model.says and "proxy" not in model.says
    best = role_waiting(2, 0.5)["waiting"].min()
    assert model.chart.title.startswith(f"One person: {best:.1f} hours")


def test_an_owner_who_decides_nothing_is_called_a_proxy(model):
    assert "This owner is a proxy" in model.set(alone=0).says and waits("split", 2, 0) in model.says
    model.set(alone=0.8)
    assert waits("split", 2, 0.8) in model.says and "proxy" not in model.says


def test_at_full_load_the_screen_says_that_the_wait_has_no_end(model):
    model.set(set_up="one", teams=4)
    full = role_load("one", 4, 0).iloc[0]
    assert "the wait has no end" in model.says and "inf" not in model.says
    assert f"is asked for {full['hours']:g} h a week and has {full['hours_there_are']:g}" in model.says
    assert "grows every week" in model.says and "no end" in worked(model)
    assert "One person: no end" in model.chart.description
    one = model.chart.rows[model.chart.rows["place"] == 0]
    assert set(one["part"]) == {ENDLESS} and one["words"].tolist() == ["", "→ no end"]
    assert model.chart.rows["high"].max() < 100


def test_a_person_who_is_nearly_full_is_named_before_it_is_too_late(model):
    model.set(set_up="scaled", teams=8, alone=0.8)
    assert "80 % full, so an answer takes 5 times as long" in model.says


def test_where_none_of_the_three_holds_the_title_says_so(model):
    assert "In all three" in model.set(teams=10, alone=0.5).chart.title


def test_teams_that_ask_users_themselves_relieve_everybody(model):
    model.set(set_up="one", teams=8, direct=0.8)
    assert "80 % of the questions go straight to users" in model.says
    assert model.chart.title.startswith("One person:")


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
        assert (f"= {reached * wait:.1f} h." if wait < inf else "no end") in worked(model)
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
