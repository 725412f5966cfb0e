"""Notebooks are what their sources say: built the same twice, without solutions for learners, and checked."""

import shutil

import nbformat
import pytest

from pmkit.authoring import build as building
from pmkit.authoring import committed

LESSON = """# %% [markdown]
# # Invented chapter

# %%
1 + 1

# %% tags=["show-code"]
print("two")
"""

PRACTICE = """# %% [markdown]
# # Practice

# %%
"the question"

# %% tags=["solution"]
"the model answer is 42"

# %% [markdown] tags=["facilitator"]
# Five minutes for this one.
"""


def lay_out(root):
    for folder in ("lessons", "notebooks", "exercises", "solutions"):
        (root / folder).mkdir(parents=True)
    (root / "lessons" / "03_invented.py").write_text(LESSON, encoding="utf-8")
    (root / "lessons" / "03_invented_practice.py").write_text(PRACTICE, encoding="utf-8")
    return root


@pytest.fixture
def course(tmp_path):
    return lay_out(tmp_path / "course")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory):
    root = lay_out(tmp_path_factory.mktemp("built") / "course")
    for target in building.targets(root):
        target.path.write_text(building.build(target), encoding="utf-8")
    return root


@pytest.fixture
def built(built_once, tmp_path):
    return shutil.copytree(built_once, tmp_path / "built")


def rewrite(path, change):
    book = nbformat.read(path, as_version=4)
    change(book)
    nbformat.write(book, path)


def test_each_source_gives_the_notebooks_that_the_design_names(course):
    made = {str(target.path.relative_to(course)): target.kind for target in building.targets(course)}
    assert made == {
        "notebooks/03_invented.ipynb": "lesson",
        "solutions/03_invented.ipynb": "solution",
        "exercises/03_invented.ipynb": "exercise",
    }


def test_the_same_source_gives_the_same_bytes(built):
    target = building.targets(built)[0]
    assert building.build(target) == target.path.read_text(encoding="utf-8")


def test_a_fresh_build_has_nothing_to_mend(built):
    assert committed.check(built) == []


def test_learners_get_neither_solutions_nor_facilitators_notes(built):
    exercise = (built / "exercises" / "03_invented.ipynb").read_text(encoding="utf-8")
    solution = (built / "solutions" / "03_invented.ipynb").read_text(encoding="utf-8")
    assert "42" not in exercise and "Five minutes" not in exercise
    assert "42" in solution and "Five minutes" in solution


def test_code_is_hidden_by_metadata_unless_its_author_shows_it(built):
    book = nbformat.read(built / "notebooks" / "03_invented.ipynb", as_version=4)
    hidden = [cell.metadata.get("jupyter", {}).get("source_hidden", False) for cell in book.cells]
    assert hidden == [False, True, False]


def test_saving_an_exercise_does_not_rewrite_its_source(built):
    exercise = nbformat.read(built / "exercises" / "03_invented.ipynb", as_version=4)
    solution = nbformat.read(built / "solutions" / "03_invented.ipynb", as_version=4)
    assert "jupytext" not in exercise.metadata
    assert solution.metadata["jupytext"]["formats"] == "solutions//ipynb,lessons//_practice.py:percent"


def edit_first_cell(book):
    book.cells[0].source = "# Something else"


def forget_execution(book):
    book.cells[1].execution_count = None


def leave_an_error(book):
    book.cells[1].outputs = [nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])]


def leave_a_warning(book):
    book.cells[1].outputs = [nbformat.v4.new_output("stream", name="stderr", text="a path of this machine")]


def leave_a_live_view(book):
    book.cells[1].outputs = [nbformat.v4.new_output("display_data", data={building.WIDGET_VIEW: {}})]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (edit_first_cell, "differs from lessons/03_invented.py: cell 1"),
        (forget_execution, "cell 2 has not been executed"),
        (leave_an_error, "cell 2 ends in an error"),
        (leave_a_live_view, "cell 2 holds a live widget view"),
        (leave_a_warning, "cell 2 prints a warning"),
        (lambda book: book.metadata.pop("pmkit"), "other notebook metadata"),
    ],
)
def test_a_changed_notebook_is_caught(built, change, says):
    rewrite(built / "notebooks" / "03_invented.ipynb", change)
    assert any(says in problem for problem in committed.check(built))


def test_a_source_that_saving_would_change_is_caught(built):
    source = built / "lessons" / "03_invented.py"
    source.write_text(LESSON.replace("\n\n", "\n"), encoding="utf-8")
    assert any("not laid out as jupytext writes it" in problem for problem in committed.check(built))
    assert building.tidy(building.targets(built)[0]) == LESSON


def test_a_solution_line_in_an_exercise_is_caught(built):
    def leak(book):
        book.cells[1].source = '"the model answer is 42"'

    rewrite(built / "exercises" / "03_invented.ipynb", leak)
    assert any("still holds a line of a solution" in problem for problem in committed.check(built))


def test_a_missing_and_an_orphaned_notebook_are_caught(built):
    (built / "notebooks" / "03_invented.ipynb").rename(built / "notebooks" / "09_gone.ipynb")
    problems = committed.check(built)
    assert any("has not been built" in problem for problem in problems)
    assert any("09_gone.ipynb has no source" in problem for problem in problems)


def test_an_item_shown_twice_is_caught(course):
    source = course / "lessons" / "03_invented.py"
    source.write_text(LESSON + '# %%\nshow("x.y")\n# %%\nshow("x.y")\n', encoding="utf-8")
    assert committed.repeated_ids(course) == ['lessons/03_invented.py has show("x.y") 2 times; keep one.']


def test_a_game_may_stand_once_in_each_sitting_and_no_question_may(course):
    source = course / "lessons" / "03_invented.py"
    sitting = "# %% [markdown]\n# ## {name}\n#\n# <!-- sitting: {name} -->\n\n# %%\n{call}\n\n"
    for call, told in (('explore("x.game")', False), ('show("x.y")', True)):
        source.write_text("".join(sitting.format(name=one, call=call) for one in "ab"), encoding="utf-8")
        assert bool(committed.repeated_ids(course)) is told
    source.write_text(
        sitting.format(name="a", call='explore("x.game")\n# %%\nexplore("x.game")'), encoding="utf-8"
    )
    assert "2 times; keep one" in committed.repeated_ids(course)[0]
