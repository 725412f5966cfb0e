"""The manifest says what the lessons show, where, and in which order; nothing else has to say it again."""

import json

import pytest

from pmkit.authoring import manifest
from pmkit.authoring.build import derive, targets
from pmkit.course import CHAPTERS, place, question_ids
from pmkit.course.manifest import places, read_manifest
from pmkit.practice import Number
from pmkit.workspace.show import explorers

LESSON = """# %% [markdown]
# # 7 · Wages: who pays
#
# <!-- promise: Say who pays,
# and why. -->

# %% [markdown]
# ## Nothing to do here
# Two words.
# ## 1 · *Pay*
# {prose}

# %%
show("wages.floor")

# %%
explore("wages.ladder")

# %% [markdown]
# ## Sources
# {prose}{prose}{prose}{prose}
"""
PRACTICE = """# %% [markdown] tags=["facilitator"]
# ## For facilitators

# %% [markdown]
# ## Alone

# %%
show("wages.who")

# %% tags=["solution"]
solution("wages.who")
"""


def asked(id):
    return Number(id=id, prompt="How much?", skill="pay", minutes=2, source="invented", expected=4.2)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of one chapter with three hundred words to read, and two questions."""
    monkeypatch.setattr(manifest, "questions", lambda chapter: [asked("wages.floor"), asked("wages.who")])
    (tmp_path / "lessons").mkdir()
    (tmp_path / manifest.PATH.parent).mkdir(parents=True)
    lesson(tmp_path, LESSON)
    (tmp_path / "lessons" / "07_wages_practice.py").write_text(PRACTICE, encoding="utf-8")
    return tmp_path


def lesson(root, text, name="07_wages"):
    (root / "lessons" / f"{name}.py").write_text(text.format(prose="word " * 300), encoding="utf-8")


def made(root):
    manifest.write(root)
    return read_manifest(root / manifest.PATH)


def test_a_lesson_is_all_that_a_chapter_needs(course):
    (chapter,) = made(course)
    assert (chapter.id, chapter.number, chapter.title) == ("wages", 7, "Wages: who pays")
    assert chapter.promise == "Say who pays, and why."
    assert (chapter.notebook, chapter.exercises) == ("notebooks/07_wages.ipynb", "exercises/07_wages.ipynb")
    assert [one.title for one in chapter.sections] == ["1 · Pay", "Alone"]
    assert chapter.shown == ("wages.floor", "explorer:wages.ladder", "wages.who")
    assert [one.id for one in chapter.items] == ["wages.floor", "wages.who"]
    assert [one.id for one in chapter.sheet] == ["wages.who"]


def test_items_tell_what_reading_the_past_needs_of_a_question(course):
    floor = made(course)[0].items[0]
    assert floor == type(floor).of(asked("wages.floor"))


def test_minutes_are_those_of_reading_and_doing_but_not_of_sources(course):
    (chapter,) = made(course)
    assert [one.minutes for one in chapter.sections] == [2 + 2 + 3, 2]
    assert chapter.minutes == 10


def test_cells_are_those_of_the_notebooks(course):
    (chapter,) = made(course)
    books = {f"{one.path.parent.name}/{one.path.name}": derive(one) for one in targets(course)}
    for one in places([chapter]):
        sources = {cell.id: cell.source for cell in books[one.section.notebook].cells}
        assert f'"{one.shown.item.id.removeprefix("explorer:")}"' in sources[one.shown.cell]
        assert "## " in sources[one.section.cell]


def test_the_same_sources_give_the_same_bytes_and_a_changed_one_is_told(course):
    made(course)
    assert manifest.make(course) == (course / manifest.PATH).read_text(encoding="utf-8")
    assert manifest.problems(course) == []
    lesson(course, LESSON.replace("who pays", "who asks"))
    (told,) = manifest.problems(course)
    assert told.endswith("is not what the lessons say. Run: pmkit author build")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("07_wages", LESSON.replace("promise", "note"), "lessons/07_wages.py promises nothing. Write"),
        ("07_fees", LESSON, "has the number of lessons/07_"),
        ("wages", LESSON, "lessons/wages.py: a lesson's name begins with its number"),
    ],
)
def test_what_a_source_leaves_out_is_told_with_the_remedy(course, name, text, says):
    lesson(course, text, name)
    try:
        manifest.write(course)
        found = manifest.problems(course)
    except ValueError as problem:
        found = [str(problem)]
    assert any(says in one for one in found)


@pytest.mark.parametrize("text", ["", "<<<<<<< ours", json.dumps({"chapters": []})])
def test_a_manifest_that_a_merge_has_damaged_can_be_made_anew(tmp_path, text):
    file = tmp_path / "manifest.json"
    file.write_text(text, encoding="utf-8")
    assert read_manifest(file) == read_manifest(tmp_path / "none.json") == ()


def test_every_question_and_explorer_of_the_course_has_its_place():
    shown = {id for chapter in CHAPTERS for id in chapter.shown}
    assert shown == {*question_ids(), *(f"explorer:{name}" for name in explorers())}
    assert all(place(id).shown.item.id == id for id in shown)
    assert place("roles.nowhere") is None
