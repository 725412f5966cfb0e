"""What the left bar is told: how far a learner is in each chapter, where they were, what comes next."""

import json

import pytest

import pmkit.course
from pmkit.course import CHAPTERS
from pmkit.lab import course_map
from pmkit.practice import ChooseOne, Option, Verdict, Workbook
from pmkit.practice.progress import MemoryStore

OPTIONS = (
    Option(id="export", text="Export", why="Most people asked for it.", verdict=Verdict.RIGHT),
    Option(id="dark", text="Dark theme", why="Few people asked for it."),
)
ASKED = tuple(
    ChooseOne(
        id=f"prioritisation.{name}",
        prompt="Which goes first?",
        skill="rank",
        minutes=1,
        hints=("Count the people.",),
        source="Invented data.",
        explanation="Reach counts.",
        options=OPTIONS,
    )
    for name in ("one", "two", "three")
)


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A course folder with chapters 3 and 4 in it; chapter 3 asks three questions, the last on its sheet."""
    asked = {"prioritisation": ASKED}
    monkeypatch.setattr(course_map, "questions", lambda chapter: asked.get(chapter, ()))
    monkeypatch.setattr(pmkit.course, "questions", lambda chapter: asked.get(chapter, ()))
    for path, source in {
        "notebooks/00_start_here.ipynb": "course_map()",
        "notebooks/03_prioritisation.ipynb": 'show("prioritisation.one")',
        "exercises/03_prioritisation.ipynb": 'show("prioritisation.three")',
        "notebooks/04_roadmapping.ipynb": "",
    }.items():
        target = tmp_path / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps({"cells": [{"source": [source]}]}), encoding="utf-8")
    return tmp_path


@pytest.fixture
def workbook():
    return Workbook(MemoryStore(), {one.id: one for one in ASKED}.__getitem__)


def made(root, workbook):
    return course_map.course_map(root, workbook.store.history())


def chapter(found, id="prioritisation"):
    return next(one for one in found["chapters"] if one["id"] == id)


def test_a_fresh_learner_is_told_where_to_begin(root, workbook):
    found = made(root, workbook)
    assert found["continue"] is None
    assert found["next"]["says"] == "Next: chapter 3, Prioritisation, in sittings of at most 20 minutes."
    assert found["next"]["notebook"] == "notebooks/03_prioritisation.ipynb"
    assert found["front"] == "notebooks/00_start_here.ipynb"
    assert [one["number"] for one in found["chapters"]] == [one.number for one in CHAPTERS if one.number]


def test_solved_questions_are_done_and_the_next_one_is_named(root, workbook):
    workbook.check("prioritisation.one", "export")
    workbook.check("prioritisation.two", "dark")
    found = made(root, workbook)
    assert (chapter(found)["items"], chapter(found)["done"], chapter(found)["begun"]) == (3, 1, True)
    assert found["next"]["item"] == "prioritisation.two"
    assert found["next"]["chapter"] == "prioritisation"


def test_continue_names_the_notebook_that_shows_the_last_question(root, workbook):
    workbook.check("prioritisation.three", "dark")
    workbook.check("prioritisation.one", "export")
    assert made(root, workbook)["continue"]["notebook"] == "notebooks/03_prioritisation.ipynb"
    workbook.check("prioritisation.three", "export")
    found = made(root, workbook)["continue"]
    assert found["notebook"] == "exercises/03_prioritisation.ipynb"
    assert found["item"] == "prioritisation.three"
    assert found["says"] == "You were in chapter 3, Prioritisation, in the practice sheet."


def test_an_explorer_counts_as_a_place_to_continue(root, workbook):
    workbook.note("explorer:prioritisation.score-table", {"method": "rice"})
    found = made(root, workbook)
    assert found["continue"]["item"] == "prioritisation.score-table"


def test_a_chapter_started_over_is_empty_and_undo_brings_it_back(root, workbook):
    workbook.check("prioritisation.one", "export")
    workbook.start_over("prioritisation")
    over = made(root, workbook)
    assert (chapter(over)["done"], over["continue"]) == (0, None)
    workbook.undo_start_over("prioritisation")
    assert chapter(made(root, workbook))["done"] == 1


def test_a_chapter_without_a_notebook_cannot_be_opened(root, workbook):
    assert chapter(made(root, workbook), "roles")["lesson"] == ""


def test_another_folder_is_told_how_to_start_the_course(root, workbook):
    assert "python3 start.py" in made(root / "notebooks", workbook)["notice"]


def test_the_map_reads_what_is_kept_on_this_computer(root):
    from pmkit.practice.progress import open_store

    store = open_store()
    Workbook(store, {one.id: one for one in ASKED}.__getitem__).check("prioritisation.one", "export")
    store.close()
    assert chapter(course_map.read_map(str(root)))["done"] == 1
    assert course_map.start_over(str(root), "prioritisation")["items"] == ["prioritisation.one"]
    assert chapter(course_map.read_map(str(root)))["done"] == 0
    assert course_map.undo_start_over(str(root), "prioritisation")["items"] == ["prioritisation.one"]
    assert chapter(course_map.read_map(str(root)))["done"] == 1


def test_an_unknown_chapter_is_refused_before_anything_is_opened(root):
    with pytest.raises(LookupError):
        course_map.start_over(str(root), "prioritisation.one")
