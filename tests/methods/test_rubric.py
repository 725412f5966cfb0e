"""Marks are compared with two experts, dimension by dimension, and never become a grade."""

from __future__ import annotations

import pandas as pd
import pytest

from pmkit.methods import InputError, long_marks, mark_distances


def marks(*rows):
    return pd.DataFrame(rows, columns=["dimension", "mark", "first", "second"])


def test_distance_is_the_mean_over_both_experts_and_stands_beside_their_own():
    (row,) = mark_distances(marks(("goal", 4, 1, 2), ("goal", 2, 2, 2))).itertuples()
    assert (row.n, row.distance, row.between) == (2, (3 + 2 + 0 + 0) / 4, 0.5)
    assert row.within_one == 0.5 and row.lean == 1.25


def test_a_marker_between_two_experts_is_as_near_as_can_be():
    (row,) = mark_distances(marks(("goal", 2, 1, 3))).itertuples()
    assert row.distance == row.between / 2 and row.says.startswith("As near")


def test_within_one_level_means_of_both_experts():
    (row,) = mark_distances(marks(("goal", 4, 3, 2), ("goal", 3, 3, 2))).itertuples()
    assert row.within_one == 0.5


@pytest.mark.parametrize(
    ("given", "says"), [((4, 4), "Milder"), ((1, 1), "Stricter"), ((4, 1), "now below"), ((2, 3), "As near")]
)
def test_whether_a_marker_is_mild_strict_or_neither_is_said(given, says):
    first, second = given
    (row,) = mark_distances(marks(("goal", first, 2, 2), ("goal", second, 3, 3))).itertuples()
    assert says in row.says


def test_dimensions_keep_their_order_and_unmarked_ones_are_left_out():
    told = mark_distances(marks(("who", 2, 2, 2), ("goal", 3, 3, 3), ("choice", None, 1, 1)))
    assert told["dimension"].tolist() == ["who", "goal"]


@pytest.mark.parametrize("mark", [0, 5, 2.5])
def test_a_mark_that_is_no_level_is_refused(mark):
    with pytest.raises(InputError, match="whole levels from 1 to 4"):
        mark_distances(marks(("goal", mark, 1, 2)))


def test_a_wide_table_becomes_a_long_one_and_unknown_answers_are_named():
    answers = pd.DataFrame(
        {"id": ["A", "B"], "first_goal": [1, 2], "second_goal": [2, 2], "first_who": 4, "second_who": 4}
    )
    table = long_marks(answers, pd.DataFrame({"id": ["B"], "goal": [3], "who": [1]}), ["goal", "who"])
    assert table.to_numpy().tolist() == [["B", "goal", 3, 2, 2], ["B", "who", 1, 4, 4]]
    assert mark_distances(table)["distance"].tolist() == [1, 3]
    with pytest.raises(InputError, match=r"no answer C\. Mark one of A and B"):
        long_marks(answers, pd.DataFrame({"id": ["C"], "goal": [3], "who": [1]}), ["goal", "who"])
