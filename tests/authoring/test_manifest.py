"""The manifest says what the lessons show, where, and in which order; nothing else has to say it again."""

import json

import pytest

from pmkit.authoring import manifest, sittings
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
#
# <!-- sitting: who pays -->

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
# **Good place to stop.** Next: {more}.

# %% [markdown]
# ## Your own wages
#
# <!-- sitting: your own wages, when you like -->

# %% [markdown]
# ## Sources
# {prose}{prose}{prose}{prose}
"""
PRACTICE = """# %% [markdown]
# # 7 · Wages: practice
#
# <!-- sitting: alone -->

# %% [markdown] tags=["facilitator"]
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
    (root / "lessons" / f"{name}.py").write_text(
        text.format(prose="word " * 300, more="more " * 10), encoding="utf-8"
    )


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


def test_an_explorer_that_takes_longer_says_so_by_a_tag(course):
    game = LESSON.replace('# %%\nexplore("', '# %% tags=["minutes-12"]\nexplore("')
    assert game != LESSON
    lesson(course, game)
    (chapter,) = made(course)
    assert [one.minutes for one in chapter.sections] == [2 + 2 + 12, 2]
    assert chapter.sittings[0].minutes == 2 + 2 + 12


def test_cells_are_those_of_the_notebooks(course):
    (chapter,) = made(course)
    books = {f"{one.path.parent.name}/{one.path.name}": derive(one) for one in targets(course)}
    for one in places([chapter]):
        sources = {cell.id: cell.source for cell in books[one.section.notebook].cells}
        assert f'"{one.shown.item.id.removeprefix("explorer:")}"' in sources[one.shown.cell]
        assert "## " in sources[one.section.cell]


def test_sittings_hold_all_from_their_mark_to_the_next(course):
    (chapter,) = made(course)
    assert [(one.title, one.minutes, one.optional) for one in chapter.sittings] == [
        ("who pays", 7, False), ("your own wages", 0, True), ("alone", 2, False)
    ]  # fmt: skip
    assert [one.shown for one in chapter.sittings] == [
        ("wages.floor", "explorer:wages.ladder"), (), ("wages.who",)
    ]  # fmt: skip
    books = {f"{one.path.parent.name}/{one.path.name}": derive(one).cells for one in targets(course)}
    for one in chapter.sittings:
        ids = [cell.id for cell in books[one.notebook]]
        first, last = map(ids.index, one.cells)
        assert "<!-- sitting" in books[one.notebook][first].source and first <= last
    assert chapter.sittings[1].cells[1] == books[chapter.notebook][-1].id


def test_the_manifest_knows_an_item_by_what_it_asks(course):
    (chapter,) = made(course)
    assert [one.shown.name for one in places([chapter])] == ["How much?", "Try it: ladder", "How much?"]


def test_figures_in_the_prose_can_be_counts_of_the_script(course):
    target = targets(course)[0]
    asked_here = [asked("wages.floor"), asked("wages.who")]
    assert sittings.counts(target, asked_here) == {
        "minutes": {"1": 7, "2": 0, "all": 7}, "questions": {"all": 1}
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("# <!-- sitting: who pays -->", "# Words."), "its first cell opens no sitting. Write under"),
        (("sitting: your own wages, when", "sitting: who pays, when"), "2 sittings are called “who pays”"),
        (
            ("# ## Your own wages\n", "# Words.\n"),
            "sitting “your own wages”: the cell that opens it has no head",
        ),
        (
            ("**Good place to stop.** Next", "Next"),
            "sitting “who pays”: its last cell, and no other, says “Good",
        ),
        (("# Two words.", "# Good place to stop."), "sitting “who pays”: its last cell, and no other"),
        (
            ("# Two words.", "# {prose}{prose}{prose}{prose}{prose}{prose}{prose}"),
            "it takes 21 minutes; at most",
        ),
        (("# ## Sources", "# ## Sources. Good place to stop"), "sitting “your own wages”: its last cell"),
    ],
)
def test_what_is_wrong_with_a_sitting_is_told_with_the_remedy(course, change, says):
    assert LESSON.replace(*change) != LESSON
    lesson(course, LESSON.replace(*change))
    manifest.write(course)
    (told,) = manifest.problems(course)
    assert told.startswith("lessons/07_wages.py") and says in told


def test_a_script_without_any_sitting_is_told(course):
    lesson(course, LESSON.replace("<!-- sitting", "<!-- part"))
    manifest.write(course)
    (told,) = manifest.problems(course)
    assert "its first cell opens no sitting" in told


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
