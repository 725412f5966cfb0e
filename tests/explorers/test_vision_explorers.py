"""The explorers of the vision chapter: what they say follows what is changed."""

import math

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.course.vision import data
from pmkit.methods import effects_of_ten_per_cent, open_households
from pmkit.practice import to_plain

IDS = sorted(id for id in EXPLORERS if id.startswith("vision."))


def play(id, kept=None):
    return Play(EXPLORERS[id].explorer(), kept)


@pytest.mark.parametrize("id", IDS)
def test_each_opens_with_something_to_say(id):
    assert play(id).says


def test_a_weak_slot_explains_itself_and_stops_when_it_is_mended():
    builder = play("vision.positioning")
    assert "nobody in particular" in builder.result.errors["customer"]
    builder.set(customer="families with a nut allergy")
    assert "customer" not in builder.result.errors
    assert "families with a nut allergy" in builder.result.says["grown"]


def test_an_empty_slot_is_named_and_not_scolded():
    builder = play("vision.own-positioning")
    assert not builder.result.errors and "Nothing is written yet" in builder.says
    builder.set(customer="  shift workers ")
    assert "Still empty: who" in builder.says and "**shift workers**" in builder.result.says["grown"]


@pytest.mark.parametrize("id", ["vision.positioning", "vision.board", "vision.press-release"])
def test_texts_come_back_word_for_word_and_are_never_markup(id):
    builder = play(id)
    key = builder.explorer.pattern.slots[0].key
    builder.set(**{key: "a <b>bold</b> | text"})
    again = play(id, builder.state)
    assert again.values["texts"][key] == "a <b>bold</b> | text"
    assert "a <b>bold</b> | text" in to_plain(again.result.says["grown"])


def test_the_wedge_names_the_group_that_leaves_most_and_follows_a_changed_share():
    wedge = play("vision.wedge")
    groups = data.segments()
    left = open_households(groups)
    first, second = (groups.loc[at] for at in left.sort_values(ascending=False).index[:2])
    assert wedge.says.startswith(f"Most are left among {first['segment']}: {left.max():,.0f} households")
    row = str(1 + first.name)
    wedge.edit("rows", row, "channel", first["channel"] / 4)
    assert wedge.says.startswith(f"Most are left among {second['segment']}")
    assert play("vision.wedge", wedge.state).says == wedge.says


def test_one_s_own_wedge_counts_customers():
    own = play("vision.own-wedge")
    for key, value in {"segment": "My group", "reach": 1e6, "pain": 1, "open": 1, "channel": 1}.items():
        own.edit("rows", "1", key, value)
    assert own.says.startswith("Most are left among My group: 1,000,000 customers")
    assert "customers" in own.chart.title


def test_a_missing_share_leaves_its_segment_out_without_a_word_of_alarm():
    wedge = play("vision.wedge").edit("rows", "2", "pain", None)
    assert data.segments()["segment"][1] not in wedge.says
    assert math.isnan(wedge.result.computed["rows"]["left"][1])


def star_inputs():
    return {row["key"]: float(row["value"]) for row in data.north_star_inputs().to_dict("records")}


def test_the_star_says_what_a_change_brings_this_month_in_a_year_and_in_the_long_run():
    star, now = play("vision.north-star"), star_inputs()
    assert "stands still" in star.says
    star.set(new=1.1 * now["new"])
    brought = [effects_of_ten_per_cent(now, months)["new"] for months in (1, 12, math.inf)]
    first, year, long_run = (f"{100 * change:+.1f} %" for change in brought)
    assert f"this month, {first}. If it stays like this: {year} in month 12, {long_run} in" in star.says
    assert [row["change"] for row in star.result.tables["ahead"].rows] == [first, year, long_run]


def test_what_counts_for_each_household_is_there_at_once():
    star, now = play("vision.north-star"), star_inputs()
    star.set(cooked=0.75)
    change = f"{100 * (0.75 / now['cooked'] - 1):+.1f} %"
    assert star.says.count(change) == 3 and "at once" in star.says
    assert star.state["inputs"]["cooked"] == 0.75


def test_one_s_own_objective_is_asked_for_and_printed():
    okr = play("vision.own-okr")
    assert not okr.result.errors
    okr.edit("rows", "1", "key_result", "Launch the ward app")
    assert "Write the objective first" in okr.result.errors["objective"]
    assert "is a piece of work" in okr.says
    okr.set(objective="Nurses trust the hand-over")
    assert not okr.result.errors and okr.says.startswith("Nurses trust the hand-over:")
    assert "Objective: Nurses trust the hand-over." in okr.chart.words.subtitle
    okr.set(objective="Cut falls by 20 %")
    assert "Move it to a key result" in okr.result.errors["objective"]


def test_the_grader_shows_what_the_mean_hides():
    grader = play("vision.okr")
    assert "hides a result at 0." in grader.says and "A commitment is expected" in grader.says
    assert 0.0 in grader.result.computed["rows"]["grade"]
    grader.edit("rows", "3", "actual", 0.0)
    assert "hides" not in grader.says


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"target": data.key_results()["start"][0]}, "equals the start"),
        ({"target": None}, "Give each key result a start and a target"),
        ({"actual": None}, "over 3 key results"),
    ],
)
def test_a_key_result_that_cannot_be_graded_is_said_in_words(change, says):
    grader = play("vision.okr")
    for key, value in change.items():
        grader.edit("rows", "1", key, value)
    assert says in grader.says


def test_the_rows_of_one_s_own_objective_begin_empty():
    empty = data.own_key_results()
    assert len(empty) == 5 and all(math.isnan(one) for one in empty["target"])


def test_a_key_result_that_can_t_be_graded_is_named_and_one_alone_is_counted_right():
    okr = play("vision.own-okr")
    falls = {"key_result": "Falls on ward 4", "start": 6.0, "target": 2.0, "actual": 3.0}
    calls = {"key_result": "Night calls", "start": 5.0, "target": 5.0, "actual": 4.0}
    for row, cells in (("1", falls), ("2", calls)):
        for key, value in cells.items():
            okr.edit("rows", row, key, value)
    assert "over 1 key result." in okr.says and "“Night calls”" in okr.says
