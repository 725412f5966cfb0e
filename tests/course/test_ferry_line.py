"""The finished example beside one's own fields: an invented ferry line that breaks none of our rules."""

import pytest

import pmkit
from pmkit.course.explorers import EXPLORERS
from pmkit.course.registry import EXAMPLE, examples


@pytest.mark.parametrize("id", examples())
def test_an_example_breaks_no_rule_that_the_lesson_teaches(id):
    explorer = EXPLORERS[id].explorer()
    result = explorer.seen(explorer.opened(examples()[id])).result
    assert not result.errors
    assert "to_mend" not in result.says or not result.says["to_mend"]
    assert EXPLORERS[id].example().startswith(EXAMPLE)


def test_it_opens_beside_the_fields_and_closes_again_and_is_kept_nowhere():
    widget = pmkit.explore("vision.own-positioning")
    assert not widget.is_shown
    widget.button.click("example")
    assert widget.is_shown and "families who visit the islands" in widget.example.text
    assert widget.button.fields[0]["label"] == "Hide the example"
    widget.button.click("example")
    assert not widget.is_shown and "families who visit" not in repr(widget)


def test_the_course_on_mealwise_has_none():
    assert EXPLORERS["vision.positioning"].example() == ""
