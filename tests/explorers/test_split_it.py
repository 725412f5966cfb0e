"""A large item is cut into slices that each help somebody, and the curve says what is there how early."""

import re

import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers import Data, Pasted
from pmkit.explorers.controls import bound
from pmkit.explorers.readable import Board, Grid


@pytest.fixture
def split():
    return Play(EXPLORERS["delivery.split-it"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["delivery.own-split-it"].explorer())


def write(play, *rows):
    for at, (slice, helps, share, effort) in enumerate(rows, start=1):
        for key, cell in {"slice": slice, "helps": helps, "value_share": share, "effort": effort}.items():
            play.edit("slices", str(at), key, cell)
    return play


def drawn(play, series="cut like this"):
    rows = play.result.charts["curve"].rows
    return [(row["x"], row["y"]) for row in rows[rows["series"] == series].to_dict("records")]


def test_half_of_the_value_is_there_after_a_sixth_of_the_work(split):
    assert split.says.startswith("After 0.5 of 3 person-months 50 % of the value is there: Recipes with nuts")
    assert split.result.charts["curve"].title.startswith("50 % of the value after 17 % of the work")
    assert "It helps families with a nut allergy." in split.says


def test_the_same_work_in_layers_brings_nothing_until_its_end(split):
    assert drawn(split, "the same work in layers") == [(0, 0), (3, 0), (3, 100)]
    split.set(pattern="layers")
    assert split.result.charts["curve"].title == "No value before the last of 4 pieces is done"
    assert "S06 is a layer" in split.warnings("order")["S06"]
    assert "All of it waits for the last layer" in split.says


def test_what_is_thrown_away_saves_effort_and_is_told_with_what_it_gives_up(split):
    split.move("order", **{"not now": ["S05"]})
    assert "Without S05 you save 23 % of the effort and give up 5 % of the value." in split.says
    assert drawn(split)[-1] == (pytest.approx(2.3), 95)
    assert split.result.columns["order"]["not now"]["note"].startswith("23 % of the effort saved, 5 %")


def test_all_thrown_away_is_a_sentence(split):
    split.move("order", **{"not now": ["S01", "S02", "S03", "S04", "S05"]})
    assert split.says.startswith("Every slice is thrown away. Put the one that helps most back")


def test_a_slice_before_what_it_needs_brings_its_value_later(split):
    split.set(order={"do": ["S02", "S01", "S03", "S04", "S05"], "not now": []})
    assert "S02 comes before S01, which it needs." in split.warnings("order")["S02"]
    assert split.says.startswith("After 1.1 of 3 person-months 70 %")
    split.move("order", **{"not now": ["S01"]})
    assert "S02 needs S01, which is dropped" in split.warnings("order")["S02"]


def test_a_slice_that_helps_nobody_and_shares_that_do_not_add_up_are_asked_about(split):
    split.edit("slices", "S03", "helps", "").edit("slices", "S04", "value_share", 40)
    assert "S03 helps nobody by itself" in split.warnings("order")["S03"]
    assert "add up to 130 per cent" in split.result.says["findings"]
    assert "S03 helps nobody" in split.result.says["invest"].split("**Estimable")[0]


def test_a_spike_brings_knowledge_and_no_value(split):
    split.set(pattern="spike last")
    assert split.says.startswith("After 0.6 of 3.1 person-months 50 %"), (
        "the spike comes first and brings none"
    )
    split.edit("slices", "S10", "value_share", 20)
    assert "S10 is a spike: it brings knowledge, no value" in split.warnings("order")["S10"]


def test_each_pattern_asks_its_question_and_keeps_its_own_slices(split):
    assert "Which rule is enough at first" in split.result.says["question"]
    split.edit("slices", "S01", "slice", "Nuts only").set(pattern="operations")
    assert "create, read, update and delete" in split.result.says["question"]
    assert split.says == "Write the first slice: what already helps somebody?"
    split.set(pattern="business rules")
    assert split.result.cards["order"]["S01"]["title"] == "Nuts only"
    assert len(split.field("pattern").options) == 15


@pytest.mark.parametrize("item", ["MW-01", "MW-05", "MW-07"])
def test_every_cut_of_the_case_is_drawn_and_adds_up(split, item):
    split.set(item=item)
    ways = set(load("slices").query("item == @item")["pattern"]) - {"spike"}
    for way in ways:
        split.set(pattern=way)
        assert drawn(split)[-1][1] == 100 and "add up" not in split.result.says["findings"]


def test_a_row_that_is_begun_is_named_with_what_it_lacks(own):
    own.edit("slices", "1", "slice", "The ferry's next two departures").edit("slices", "1", "effort", 2)
    assert own.says == "1 slice is not counted yet: 1 lacks its share of the value."
    own.edit("slices", "1", "value_share", 60).edit("slices", "2", "effort", 0)
    assert own.says.startswith("After 2 of 2 days 60 % of the value is there")
    assert "2 lacks what it is and its share of the value" in own.says


def test_an_effort_of_nothing_is_no_effort(own):
    write(own, ("A", "x", 50, 0))
    assert own.says == "1 slice is not counted yet: 1 lacks an effort above 0."


def test_a_need_that_is_no_slice_is_told(own):
    write(own, ("A", "x", 50, 1), ("B", "y", 50, 1)).edit("slices", "2", "needs", "1; 12")
    assert "Needed from outside this split: 2 needs 12." in own.says


def test_more_rows_come_when_the_last_ones_are_written(own):
    assert len(own.control("slices").rows) == 8
    own.edit("slices", "8", "slice", "The eighth")
    assert len(own.control("slices").rows) == 10


def test_ones_own_story_is_read_by_the_rules_and_stays_on_the_computer(own):
    assert "story" not in own.result.errors and own.says.startswith("Write the story, then its first slice")
    write(own, ("A", "x", 50, 1))
    assert own.result.errors["story"] == "The story is empty. Say who wants what, and why."
    own.set(story="As a user I want a button.")
    write(own, ("A", "x", 50, 1))
    assert "nobody in particular" in own.result.errors["story"]
    assert "button" in own.result.says["findings"] and "button" in own.result.says["invest"]
    assert any(isinstance(one, Pasted) for one in bound(own.seen.controls))


def test_an_item_of_ones_own_backlog_is_chosen_and_begins_with_its_description():
    frame = pd.DataFrame(
        {"id": ["K-1", "K-2"], "item": ["Timetable", "Tickets"], "description": ["", "Guests want tickets."]}
    )
    own = Play(EXPLORERS["delivery.own-split-it"].make(Data(frame)))
    assert own.of("story") == "Timetable"
    assert own.set(item="K-2").of("story") == "Guests want tickets."
    write(own, ("A", "x", 100, 1))
    own.set(item="K-1")
    assert own.says.startswith("Write the first slice"), "each item has slices of its own"
    own.set(item="K-2")
    assert own.says.startswith("After 1 of 1 days")


def test_markup_is_text(own):
    write(own, ("<b>A</b> *x*", "<script>", 100, 1))
    assert "<b>A</b> *x*" in own.says and "<script>" in own.says
    assert not re.search(r"(?<!\\)<", own.result.sentence)


def test_what_is_taken_along_is_the_split_without_empty_rows(split):
    split.move("order", **{"not now": ["S05"]})
    blocks = split.explorer.readable(split.seen)
    table = next(one for one in blocks if isinstance(one, Grid) and one.title == "Slices")
    assert len(table.rows) == 5
    board = next(one for one in blocks if isinstance(one, Board))
    assert [len(cards) for _, cards in board.columns] == [4, 1]


@pytest.mark.parametrize(
    "kept", [["a", ["b"]], {"MW-01": {"business rules": {"S01": {"effort": [1]}}}}, 7, "x"]
)
def test_a_kept_state_that_fits_nothing_is_the_first_one_again(kept):
    explorer = EXPLORERS["delivery.split-it"].explorer()
    assert Play(explorer, dict.fromkeys(["item", "pattern", "story", "slices", "order"], kept)).says


def test_the_line_of_the_slices_is_drawn_over_the_grey_one(split):
    rows = split.result.charts["curve"].rows
    assert list(rows["quiet"]) == sorted(rows["quiet"], reverse=True)
    assert rows.iloc[-1]["y"] == 100


def test_the_title_of_one_slice_does_not_praise_a_split(own):
    write(own, ("A", "x", 60, 1))
    assert (
        own.result.charts["curve"].title == "One slice so far: its value comes when all of the work is done"
    )
