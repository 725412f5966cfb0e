"""The explorers of the vision chapter: what they say follows what is changed, and comes back."""

import math

import pytest

from pmkit.course.explorers import EXPLORERS
from pmkit.course.vision import data
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore

IDS = sorted(id for id in EXPLORERS if id.startswith("vision."))


@pytest.fixture
def workbook():
    return Workbook(MemoryStore(), {}.__getitem__)


@pytest.mark.parametrize("id", IDS)
def test_each_opens_with_something_to_say_and_starts_over(workbook, id):
    explorer = EXPLORERS[id](workbook)
    first = explorer.said.text
    assert first
    explorer.start_over()
    assert explorer.said.text == first


def test_a_weak_slot_explains_itself_and_stops_when_it_is_mended(workbook):
    builder = EXPLORERS["vision.positioning"](workbook)
    assert "nobody in particular" in builder.form.errors["customer"]
    builder.form.values = {**builder.form.values, "customer": "families with a nut allergy"}
    assert "customer" not in builder.form.errors
    assert "families with a nut allergy" in builder.grown.text


def test_an_empty_slot_is_named_and_not_scolded(workbook):
    builder = EXPLORERS["vision.own-positioning"](workbook)
    assert builder.form.errors == {} and "Nothing is written yet" in builder.said.text
    builder.form.values = {**builder.form.values, "customer": "shift workers"}
    assert "Still empty: who" in builder.said.text


@pytest.mark.parametrize("id", ["vision.positioning", "vision.board", "vision.press-release"])
def test_texts_come_back_word_for_word(workbook, id):
    builder = EXPLORERS[id](workbook)
    key = builder.pattern.slots[0].key
    builder.form.values = {**builder.form.values, key: "a <b>bold</b> | text"}
    builder.save_now()
    again = EXPLORERS[id](workbook)
    assert again.form.values[key] == "a <b>bold</b> | text"
    assert "<b>" not in again.grown.static_html()


def test_the_wedge_follows_a_changed_share_and_comes_back(workbook):
    wedge = EXPLORERS["vision.wedge"](workbook)
    assert wedge.said.text.startswith("Most are left among **Families with a food allergy**: 9,450")
    rows = [dict(row) for row in wedge.table.rows]
    rows[1]["channel"] = 0.1
    wedge.table.rows = rows
    assert wedge.said.text.startswith("Most are left among **Shift workers")
    wedge.save_now()
    assert EXPLORERS["vision.wedge"](workbook).said.text.startswith("Most are left among **Shift workers")


def test_one_s_own_wedge_leaves_the_case_as_it_was(workbook):
    own = EXPLORERS["vision.own-wedge"](workbook)
    rows = [dict(row) for row in own.table.rows]
    rows[0] |= {"segment": "My group", "reach": 1e6, "pain": 1, "open": 1, "channel": 1}
    own.table.rows = rows
    own.save_now()
    assert "My group" in EXPLORERS["vision.own-wedge"](workbook).said.text
    assert "My group" not in EXPLORERS["vision.wedge"](workbook).said.text


def test_a_missing_share_leaves_its_segment_out_without_a_word_of_alarm(workbook):
    wedge = EXPLORERS["vision.wedge"](workbook)
    rows = [dict(row) for row in wedge.table.rows]
    rows[1]["pain"] = None
    wedge.table.rows = rows
    assert "Families" not in wedge.said.text


def test_the_star_says_where_ten_per_cent_are_worth_most(workbook):
    star = EXPLORERS["vision.north-star"](workbook)
    assert "*Dinners planned, per household* adds 10.0 %" in star.said.text
    star.form.values = {**star.form.values, "cooked": 0.75}
    assert "+25 %" in star.said.text
    star.save_now()
    assert "+25 %" in EXPLORERS["vision.north-star"](workbook).said.text


def test_the_grader_shows_what_the_mean_hides(workbook):
    grader = EXPLORERS["vision.okr"](workbook)
    assert "hides a result at 0." in grader.said.text and "A commitment is expected" in grader.said.text
    rows = [dict(row) for row in grader.table.rows]
    rows[2]["actual"] = 0.0
    grader.table.rows = rows
    assert "hides" not in grader.said.text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"target": 6.4}, "equals the start"),
        ({"target": None}, "Give each key result a start and a target"),
        ({"actual": None}, "over 3 key results"),
    ],
)
def test_a_key_result_that_cannot_be_graded_is_said_in_words(workbook, change, says):
    grader = EXPLORERS["vision.okr"](workbook)
    rows = [dict(row) for row in grader.table.rows]
    rows[0] |= change
    grader.table.rows = rows
    assert says in grader.said.text


def test_the_rows_of_one_s_own_objective_begin_empty():
    empty = data.own_key_results()
    assert len(empty) == 5 and all(math.isnan(one) for one in empty["target"])


def test_a_key_result_that_can_t_be_graded_is_named_and_one_alone_is_counted_right(workbook):
    okr = EXPLORERS["vision.own-okr"](workbook)
    rows = [dict(row) for row in okr.table.rows]
    rows[0] |= {"key_result": "Falls on ward 4", "start": 6.0, "target": 2.0, "actual": 3.0}
    rows[1] |= {"key_result": "Night calls", "start": 5.0, "target": 5.0, "actual": 4.0}
    okr.table.rows = rows
    assert "over 1 key result." in okr.said.text and "“Night calls”" in okr.said.text
