"""The facilitator's page: both plans, lines to type, mistakes by name; it fetches and runs nothing."""

import re
import shlex

import pytest
from course_as_written import course_as_written

from pmkit.course import CHAPTERS, question
from pmkit.room.asking import activities_of
from pmkit.workspace.teaching.chapter import chapter_named, read_chapter
from pmkit.workspace.teaching.facilitator import facilitator_page, room_command
from pmkit.workspace.teaching.on_paper import wrong_ways

TAUGHT = [one.id for one in CHAPTERS if one.solutions]


@pytest.mark.parametrize("chapter", TAUGHT)
def test_each_chapter_has_a_page_with_both_plans_and_no_address(chapter):
    page = facilitator_page(read_chapter(course_as_written(), chapter_named(chapter)))
    assert 'id="plan-25"' in page and 'id="plan-90"' in page
    assert "default-src 'none'" in page and "<script" not in page
    assert not re.findall(r'(?:src|href)="', page)
    assert "“25 minutes”" not in page and "<!-- =" not in page and "&lt;!--" not in page


@pytest.mark.parametrize("chapter", TAUGHT)
def test_its_room_command_asks_what_the_plan_asks(chapter):
    for plan in read_chapter(course_as_written(), chapter_named(chapter)).notes.plans:
        if not plan.phone_lines:
            assert room_command(plan) == ""
            continue
        words = shlex.split(room_command(plan))
        assert words[:3] == ["pmkit", "room", "--lan"]
        assert words[3:] == list(dict.fromkeys(plan.phone_lines))
        assert all(activities_of(word, question) for word in words[3:])


def test_mistakes_are_named_with_the_answer_that_shows_them():
    page = facilitator_page(read_chapter(course_as_written(), chapter_named("prioritisation")))
    named = [one for one in wrong_ways(question("prioritisation.rice-allergy")) if one.name]
    assert named
    for one in named[:3]:
        assert f"<strong>{one.name}</strong> ({one.answer}): {one.reply}" in page


def test_a_step_says_when_it_begins_and_where_its_things_are():
    page = facilitator_page(read_chapter(course_as_written(), chapter_named("roles")))
    begins = re.findall(r'<td class="minutes">(\d+)</td>\n<td class="minutes">(\d+)</td>', page)
    assert begins[:6] == [("2", "0"), ("8", "2"), ("3", "10"), ("5", "13"), ("5", "18"), ("2", "23")]
    assert "explorer · sitting 1, Who does what" in page
