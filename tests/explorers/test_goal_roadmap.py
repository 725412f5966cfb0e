"""The goal-oriented roadmap: columns that come and go, and texts that stay with theirs."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.goal_roadmap import MOST


@pytest.fixture
def roadmap():
    return Play(EXPLORERS["roadmapping.goals"].explorer())


def columns(roadmap):
    return list(roadmap.control("form").columns.values())


def test_it_begins_with_three_columns_of_four_rows(roadmap):
    assert columns(roadmap) == ["Now", "Next", "Later"]
    later = [field.row for field in roadmap.control("form").inputs() if field.column == "later"]
    assert later == ["Date or time frame", "Goal", "Features", "Metric"]


def test_a_new_column_is_empty_and_asked_for(roadmap):
    roadmap.press("add")
    assert columns(roadmap) == ["Now", "Next", "Later", "Column 4"]
    assert "Still empty: Column 4: date or time frame, Column 4: goal" in roadmap.says


def test_a_column_that_is_removed_takes_its_remarks_along(roadmap):
    assert "goal_now" in roadmap.result.errors
    roadmap.press("remove_now")
    assert columns(roadmap) == ["Next", "Later"]
    assert "goal_now" not in roadmap.result.errors and "allergy filter" not in roadmap.result.says["grown"]


def test_a_new_column_never_shows_the_texts_of_one_that_is_gone(roadmap):
    roadmap.press("add").set(goal_release1="Nobody waits")
    roadmap.press("remove_release1").press("add")
    assert roadmap.values["texts"][f"goal_{roadmap.values['columns'][-1]}"] == ""


def test_there_are_never_too_many_columns_and_never_none(roadmap):
    for _ in range(MOST - 3):
        roadmap.press("add")
    assert "add" not in {field.key for field in roadmap.control("form").fields}
    for key in list(roadmap.control("form").columns)[1:]:
        roadmap.press(f"remove_{key}")
    assert len(columns(roadmap)) == 1
    assert not any(field.key.startswith("remove") for field in roadmap.control("form").fields)


@pytest.mark.parametrize("kept", ["now", [], [None, 3], {"now": 1}])
def test_what_is_kept_and_does_not_fit_is_left_out(kept):
    roadmap = Play(EXPLORERS["roadmapping.goals"].explorer(), {"columns": kept, "texts": {"goal_now": "x"}})
    assert columns(roadmap) == ["Now", "Next", "Later"]
