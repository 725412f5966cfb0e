"""Cohorts and steps of one's own: an empty cell stays blank, and a zero at the end is asked about."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS

COHORTS = (
    "cohort;age;people;active\n2026-01;1;200;150\n2026-01;2;200;100\n2026-02;1;100;80\n2026-02;2;100;\n"
    "2026-03;1;50;0\n"
)


@pytest.fixture
def own():
    return Play(EXPLORERS["metrics.own-same-people"].explorer())


def test_it_says_first_what_to_paste(own):
    assert "first line names its columns: cohort, age and people; active if you have it." in own.says
    assert {"chart", "steps"} <= set(own.result.hidden)


def test_an_empty_cell_is_blank_and_a_zero_at_the_end_is_asked_about(own):
    own.set(cohorts=COHORTS)
    rows = own.chart.rows.set_index(["cohort", "age"])["retention"]
    assert rows["2026-02", "2"] != rows["2026-02", "2"]
    assert rows["all cohorts", "1"] == pytest.approx(230 / 350)
    assert own.says.startswith("Of the 200 people whose month 2 is over, 50.0 % are active in it")
    assert "2026-03 ends in 0. Is that time over? If not, leave the cell empty" in own.says


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x;1;10;11", "line 7: 11 are active, but only 10 began"),
        ("x;1.5;10;1", "line 7: an age is a whole number"),
        ("x;1;0;0", "line 7: people is a whole number above 0"),
        ("x;1;10;2.5", "line 7: active is a whole number"),
        ("2026-01;1;200;150", "line 7: this cohort has this age already"),
    ],
)
def test_a_row_that_cannot_be_true_is_left_out_with_its_line(own, row, said):
    own.set(cohorts=f"{COHORTS}{row}\n")
    assert f"Also left out: {said}." in own.says


def test_where_nothing_is_known_it_says_so(own):
    own.set(cohorts="cohort;age;people;active\na;1;10;\n")
    assert own.says == "No cell of the column active could be read, so nothing is known yet."


def test_steps_make_a_funnel_and_a_step_with_more_people_is_named(own):
    own.set(look="funnel", steps="signed up;200\nplanned;100\npaid;40")
    assert own.says.startswith("Of 200 people 20.0 % got to “paid”.")
    assert {"cohorts", "unit"} <= set(own.result.hidden)
    own.set(steps="step;people\nsigned up;200\nplanned;300")
    assert own.says.startswith("Row 3: people is 300. More people than in the step before")
    own.set(steps="step;people\nsigned up;0\nplanned;0")
    assert own.says == "Nobody is in the first step. Correct its number."
    own.set(steps="step;people\nsigned up;2")
    assert own.says.startswith("A funnel has at least two steps.")
