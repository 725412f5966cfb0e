"""Objectives say where to go, key results what changes; tasks and stray numbers are named."""

import pytest

from pmkit.methods import lint_key_result, lint_objective


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ["empty"]),
        ("Parents trust what we put on their table", []),
        ("Be profitable by 31 December 2027", []),
        ("Grow by 20 % in 2027", ["measure"]),
        ("Launch the new app", ["task"]),
        ("Rolling out single sign-on", ["task"]),
        ("Become the leading planner", ["praise"]),
        ("word " * 21, ["long"]),
    ],
)
def test_an_objective_says_where_to_go(text, rules):
    assert [one.rule for one in lint_objective(text)] == rules


@pytest.mark.parametrize("text", ["Launch the filter", "Interview twelve families", "Set up a help desk"])
def test_a_task_is_no_key_result(text):
    assert [one.rule for one in lint_key_result(text)] == ["task"]


@pytest.mark.parametrize(
    "text",
    ["Near misses, a month", "Launches that were taken back", "Helpless calls at night", "Started plans"],
)
def test_what_changes_is_a_key_result(text):
    assert lint_key_result(text) == []
