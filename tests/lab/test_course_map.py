"""What the left bar is told: how far a learner is in each chapter, where they were, what comes next."""

import pytest
import small_course

import pmkit.course
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


LESSON, SHEET = "notebooks/03_prioritisation.ipynb", "exercises/03_prioritisation.ipynb"
CHAPTERS = (
    small_course.chapter(0, "start", notebook="notebooks/00_start_here.ipynb"),
    small_course.chapter(1, "roles"),
    small_course.chapter(
        3,
        "prioritisation",
        small_course.section(
            "prioritisation", ASKED[:2], LESSON, "1 · Scores", ["prioritisation.score-table"]
        ),
        small_course.section("prioritisation", ASKED[2:], SHEET, "On the sheet"),
    ),
    small_course.chapter(4, "roadmapping"),
)


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A course folder with chapters 3 and 4 in it; chapter 3 asks three questions, the last on its sheet."""
    monkeypatch.setattr(pmkit.course, "CHAPTERS", CHAPTERS)
    monkeypatch.setattr(pmkit.course, "question", {one.id: one for one in ASKED}.__getitem__)
    for path in ("notebooks/00_start_here.ipynb", LESSON, SHEET, "notebooks/04_roadmapping.ipynb"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("{}", encoding="utf-8")
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
    assert found["next"]["cell"] == "prioritisation.two"
    assert found["next"]["chapter"] == "prioritisation"


def test_continue_names_the_notebook_that_shows_the_last_question(root, workbook):
    workbook.check("prioritisation.three", "dark")
    workbook.check("prioritisation.one", "export")
    assert made(root, workbook)["continue"]["notebook"] == "notebooks/03_prioritisation.ipynb"
    workbook.check("prioritisation.three", "export")
    found = made(root, workbook)["continue"]
    assert found["notebook"] == "exercises/03_prioritisation.ipynb"
    assert found["cell"] == "prioritisation.three"
    assert found["says"] == "You were in chapter 3, Prioritisation, in the practice sheet."


def test_an_explorer_counts_as_a_place_to_continue(root, workbook):
    workbook.note("explorer:prioritisation.score-table", {"method": "rice"})
    found = made(root, workbook)
    assert found["continue"]["cell"] == "prioritisation.score-table"


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


def test_each_sitting_tells_what_is_done_in_it(root, workbook):
    workbook.check("prioritisation.one", "export")
    workbook.check("prioritisation.two", "dark")
    found = [(one["title"], one["done"], one["items"]) for one in chapter(made(root, workbook))["sittings"]]
    assert found == [("1 · scores", 1, 2), ("on the sheet", 0, 1)]
    place = chapter(made(root, workbook))["sittings"][1]
    assert (place["notebook"], place["cell"]) == (SHEET, "On the sheet")
    (root / SHEET).unlink()
    assert len(chapter(made(root, workbook))["sittings"]) == 1


def test_each_step_has_a_name_a_place_and_a_stage(root, workbook):
    def steps():
        (section,) = chapter(made(root, workbook))["sittings"][0]["sections"]
        assert section["title"] == "1 · Scores"
        return section["steps"]

    first = {"id": "prioritisation.one", "name": "Which goes first?", "cell": "prioritisation.one"}
    assert steps()[0] == first | {"kind": "choose_one", "stage": "new"}
    assert [one["stage"] for one in steps()] == ["new", "new", "new"]
    workbook.check("prioritisation.one", "dark")
    workbook.save_draft("prioritisation.two", "dark")
    workbook.note("explorer:prioritisation.score-table", {"method": "rice"})
    assert [one["stage"] for one in steps()] == ["missed", "started", "done"]
    workbook.check("prioritisation.one", "export")
    assert steps()[0]["stage"] == "done"
    workbook.start_over("prioritisation")
    assert [one["stage"] for one in steps()] == ["new", "new", "new"]


def test_an_unknown_chapter_is_refused_before_anything_is_opened(root):
    with pytest.raises(LookupError):
        course_map.start_over(str(root), "prioritisation.one")
