"""The profile says in its title what to practise next, and every bar in words."""

import pandas as pd
import pytest

from pmkit.charts.render import chart_png, chart_text
from pmkit.charts.skills import skills_chart


def table(*rows):
    return pd.DataFrame(rows, columns=["skill", "right", "tried", "items"])


def test_the_title_names_the_skill_with_the_smallest_share_right():
    said = chart_text(skills_chart(table(("RICE", 4, 5, 6), ("queue", 1, 3, 3), ("Kano", 0, 0, 4))))
    assert said.startswith("Chart: Practise next: queue (1 of 3 right). 1 more skill to come.")
    assert "RICE: 4 of 5 tried are right; 6 in the course." in said
    assert "Kano" not in said


def test_of_equals_the_one_tried_more_often_speaks():
    assert skills_chart(table(("a", 0, 1, 1), ("b", 0, 4, 4))).title.startswith("Practise next: b")


def test_when_all_are_right_it_says_so():
    assert skills_chart(table(("a", 2, 2, 9), ("b", 3, 3, 3))).title == "Right so far: all 5 items tried"


def test_the_bars_of_a_skill_add_up_to_its_items():
    rows = skills_chart(table(("a", 2, 5, 9))).rows
    assert rows[["low", "high"]].to_numpy().tolist() == [[0, 2], [2, 5], [5, 9]]


def test_it_can_be_drawn():
    assert chart_png(skills_chart(table(("a & <b>", 2, 5, 9)))).startswith(b"\x89PNG")


def test_before_anything_was_practised_there_is_nothing_to_draw():
    with pytest.raises(ValueError, match="Nothing has been practised"):
        skills_chart(table(("a", 0, 0, 9)))
