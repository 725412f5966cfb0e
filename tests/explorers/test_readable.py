"""What explorers leave to be read: what was decided and made, without what only serves the filling in."""

import pytest

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.readable import Board, Drawn, Grid, Ranked, Words


def left(id, state=None):
    explorer = EXPLORERS[id].explorer()
    return explorer.readable(explorer.seen(explorer.opened(state or {})))


@pytest.mark.parametrize("id", [id for id in EXPLORERS if ".own-" not in id])
def test_every_explorer_of_the_course_leaves_something_and_has_a_title(id):
    explorer = EXPLORERS[id].explorer()
    assert explorer.title and left(id)


def test_a_matrix_is_a_table_of_the_rows_with_letters():
    state = {"people": "Ada, Ben", "rows": {"r1": {"p1": "A", "p2": "R"}}}
    (grid,) = left("roles.own-matrix", state)
    assert isinstance(grid, Grid)
    assert grid.headings == ("Decision", "Ada", "Ben")
    assert [row[1:] for row in grid.rows] == [("A", "R")]


def test_a_statement_is_its_sentence():
    (words,) = left("vision.positioning")
    assert isinstance(words, Words) and words.markdown.startswith("For ")


def test_an_objective_stands_above_its_chart_and_only_named_key_results_below():
    row = {"key_result": "Missed crossings", "start": 40.0, "target": 10.0, "actual": 25.0}
    objective, chart, results = left("vision.own-okr", {"objective": "Nobody waits", "rows": {"1": row}})
    assert objective.rows == (("Objective", "Nobody waits"),) and isinstance(chart, Drawn)
    assert len(results.rows) == 1 and results.rows[0][0] == "Missed crossings"


def test_a_board_leaves_out_the_cards_that_wait():
    state = {"board": {"now": ["n1"], "unsorted": []}}
    boards = [block for block in left("roadmapping.now-next-later", state) if isinstance(block, Board)]
    titles = [title for title, _ in boards[0].columns]
    assert "Not placed yet" not in titles and len(titles) >= 3


def test_a_roadmap_of_goals_is_a_table_with_a_column_for_each_release():
    (grid,) = left("roadmapping.goals")
    assert grid.headings == ("", "Now", "Next", "Later")
    assert [row[0] for row in grid.rows] == ["Date or time frame", "Goal", "Features", "Metric"]


def test_a_queue_is_an_order_first_on_top_and_a_score_speaks_without_its_slider():
    ranked = next(block for block in left("prioritisation.queue") if isinstance(block, Ranked))
    assert len(ranked.items) == len(set(ranked.items)) > 3
    words = [block.markdown for block in left("prioritisation.score-table") if isinstance(block, Words)]
    assert "slider" not in " ".join(words) and "is first with" in words[0]
