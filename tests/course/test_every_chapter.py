"""What holds for every chapter: its questions are fit to publish, its practice sheet mixes kinds, each thing
is shown once and opens. What a chapter alone promises stands in the test that has its name."""

import re
from pathlib import Path

import pytest

from pmkit.course import CHAPTERS, chapter, question, questions
from pmkit.course.explorers import EXPLORERS
from pmkit.course.figures import FIGURES
from pmkit.practice import Workbook
from pmkit.practice.audit import audit
from pmkit.practice.progress import MemoryStore

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
TAUGHT = {one.id: f"{one.number:02}_{one.id}" for one in CHAPTERS if one.exercises}
GOES_ON = "capstone.play"  # a game stands in each sitting in which it is played
BROUGHT_IN = "own.backlog"  # the form for the learner's own backlog belongs to no chapter

every_chapter = pytest.mark.parametrize("chapter", TAUGHT)


def called(name, *sources):
    """The ids with which lessons and practice sheets call `show`, `explore`, `figure` or `solution`."""
    return [id for text in sources for id in re.findall(rf'^{name}\("([^"]+)"\)', text, re.MULTILINE)]


def lesson(chapter):
    return (LESSONS / f"{TAUGHT[chapter]}.py").read_text(encoding="utf-8")


def practice(chapter):
    return (LESSONS / f"{TAUGHT[chapter]}_practice.py").read_text(encoding="utf-8")


def of(chapter, registered):
    return sorted(id for id in registered if id.startswith(f"{chapter}."))


@every_chapter
def test_every_question_is_fit_to_publish(chapter):
    assert [sentence for one in questions(chapter) for sentence in audit(one)] == []


@every_chapter
def test_each_question_is_asked_once_in_the_lesson_or_in_the_practice(chapter):
    asked = called("show", lesson(chapter), practice(chapter))
    assert sorted(asked) == sorted(one.id for one in questions(chapter))


@every_chapter
def test_each_explorer_and_each_figure_stands_once_in_the_lesson(chapter):
    assert sorted(set(called("explore", lesson(chapter))) - {BROUGHT_IN}) == of(chapter, EXPLORERS)
    once = [one for one in called("explore", lesson(chapter)) if one != GOES_ON]
    assert len(once) == len(set(once))
    assert sorted(called("figure", lesson(chapter))) == of(chapter, FIGURES)


@every_chapter
def test_the_practice_sheet_has_solutions_and_mixes_five_kinds_and_ends_open(chapter):
    asked = called("show", practice(chapter))
    assert called("solution", practice(chapter)) == asked
    assert 12 <= len(asked) <= 20
    assert len({question(id).kind for id in asked}) >= 5
    assert question(asked[-1]).kind == "write"


@pytest.mark.parametrize("id", [id for chapter in TAUGHT for id in of(chapter, EXPLORERS)])
def test_every_explorer_opens_says_what_it_shows_and_keeps_its_state(id):
    opened = EXPLORERS[id](Workbook(MemoryStore(), question))
    view = getattr(opened, "view", opened)
    assert view.item == f"explorer:{EXPLORERS[id].shares or id}" and len(opened.describe()) > 40
    assert view.explorer.opened(view.state) == view.state
    assert ("<img" if view.pictures() else "<") in opened.static_html()


def test_chapters_have_their_numbers_in_order():
    assert [one.number for one in CHAPTERS] == list(range(len(CHAPTERS)))
    assert len({one.id for one in CHAPTERS}) == len(CHAPTERS)


def test_an_unknown_chapter_names_those_there_are():
    names = ", ".join(one.id for one in CHAPTERS)
    with pytest.raises(ValueError, match=f"no chapter 'nowhere'; there are {names}"):
        chapter("nowhere")
