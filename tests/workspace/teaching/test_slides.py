"""The slides of each chapter: scene, each step with its minutes, what to type, charts, Monday."""

import base64
import hashlib
import re
from html import unescape

import pytest
from course_as_written import course_as_written

from pmkit.course import CHAPTERS
from pmkit.workspace.teaching import pictures, slides
from pmkit.workspace.teaching.chapter import chapter_named, read_chapter
from pmkit.workspace.teaching.pictures import Drawing, drawings

TAUGHT = [one.id for one in CHAPTERS if one.solutions]


def taught(chapter):
    return read_chapter(course_as_written(), chapter_named(chapter))


@pytest.fixture
def undrawn(monkeypatch):
    """Charts take seconds; where only the order matters, each explorer has one that is quick."""
    monkeypatch.setattr(
        slides, "drawings", lambda name: [Drawing(f"The *finding* of {name}", "", "told", "")]
    )


@pytest.mark.parametrize("chapter", TAUGHT)
def test_each_chapter_makes_a_deck_that_names_no_address_and_runs_its_own_script_only(chapter):
    page = slides.deck(taught(chapter), 90)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[0])
    assert f"script-src 'sha256-{digest}';" in policy and policy.startswith("default-src 'none';")
    assert page.count("<script") == 1 and "unsafe-eval" not in policy
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    assert not re.findall(r"url\((?!#p\d)", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<svg") > 0 or chapter == "capstone"


@pytest.mark.parametrize("minutes", [25, 90])
@pytest.mark.parametrize("chapter", TAUGHT)
def test_it_holds_the_scene_each_step_with_its_minutes_and_monday(chapter, minutes, undrawn):
    of = taught(chapter)
    made = slides.slides(of, minutes, more=False)
    assert [one.body for one in made[:2]] == [of.chapter.promise, of.scene]
    assert [one for one in made if one.body == of.monday] == made[-1:]
    plan = of.notes.plan(minutes)
    assert [one.minutes for one in made if one.minutes] == [step.minutes for step in plan.steps]
    assert [one.room for one in made if one.room] == list(plan.phone_lines)
    for step in plan.steps:
        assert any(step.wall in (one.heading, one.small) for one in made)


@pytest.mark.parametrize("chapter", TAUGHT)
def test_what_the_lesson_gives_to_do_beyond_the_plan_comes_after_monday_each_once(chapter, undrawn):
    of = taught(chapter)
    whole = slides.slides(of, 25)
    left = whole[len(slides.slides(of, 25, more=False)) :]
    assert left[0].heading == "More to ask"
    asked = {one.asked.id for one in whole if one.asked}
    assert {one.shown.item.id for one in of.to_do if one.shown.is_question} <= asked
    assert len({one.asked.id for one in left if one.asked}) == sum(1 for one in left if one.asked)


def test_the_notes_of_a_question_say_what_is_right_and_what_to_listen_for(undrawn):
    (rice,) = [
        one
        for one in slides.slides(taught("prioritisation"), 90, more=False)
        if one.asked and one.asked.id == "prioritisation.rice-allergy"
    ]
    assert (rice.minutes, rice.begins, rice.room) == (8, 5, "prioritisation.rice-allergy")
    assert rice.right.startswith("3,200") and "confidence 80" in [one.name for one in rice.ways]
    assert "effort that multiplies" in rice.you


def test_the_words_of_a_chart_are_shown_as_they_are(undrawn):
    made = [one for one in slides.slides(taught("prioritisation"), 25) if one.drawing]
    assert made[0].heading == "The \\*finding\\* of prioritisation\\.score\\-table"


def test_a_plan_that_is_not_there_is_told():
    with pytest.raises(ValueError, match=r"no plan of 60 minutes\. There are plans of 25, 90 minutes\."):
        slides.deck(taught("roles"), 60)


def test_no_chart_of_ones_own_work_comes_into_a_deck(monkeypatch):
    class Asked(dict):
        def __contains__(self, name):
            return True

        def __missing__(self, name):
            raise AssertionError(f"{name} was made")

    monkeypatch.setattr("pmkit.workspace.show.explorers", Asked)
    assert list(drawings("roles.own-week")) == list(drawings("own.backlog")) == []


def test_drawings_of_one_page_share_no_id():
    svg = '<svg><clipPath id="clip0"/><g clip-path="url(#clip0)"/></svg>'
    one, two = pictures._own_ids(svg), pictures._own_ids(svg)
    assert one != two
    for made in (one, two):
        (name,) = re.findall(r'id="([^"]+)"', made)
        assert f"url(#{name})" in made
