"""Figures in prose with the name of their value: renewed, compared, kept by JupyterLab, unseen by readers."""

import jupytext
import nbformat
import pytest

from pmkit.authoring import build as building
from pmkit.authoring import committed
from pmkit.authoring.content import read_script
from pmkit.authoring.prose_figures import problems, renewed
from pmkit.practice.markdown import without_comments
from pmkit.practice.values import Values
from pmkit.workspace.lesson_prose import markdown_html

VALUES = Values(lambda: {"first": 28, "rice": {"dark": 3_000.0}, "share": 0.456, "who": "the chef"})
SOUND = "In **28<!-- =first -->** of 100, (3,000<!-- =rice.dark:,.0f -->) and 46%<!-- =share:.0% -->."


def test_a_figure_that_is_right_stays_and_has_no_problem():
    assert renewed(SOUND, VALUES, "l.py") == SOUND
    assert list(problems(SOUND, VALUES, "l.py")) == []


def test_a_figure_that_has_drifted_is_told_and_renewed():
    drifted = SOUND.replace("28", "30").replace("3,000<", "2,900<")
    assert list(problems(f"x\n{drifted}", VALUES, "lessons/03.py")) == [
        "lessons/03.py, line 2: it prints 30, and first is 28 today. Run: pmkit author build",
        "lessons/03.py, line 2: it prints 2,900, and rice.dark:,.0f is 3,000 today. Run: pmkit author build",
    ]
    assert renewed(drifted, VALUES, "l.py") == SOUND


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("28<!-- =frist -->", "lessons/03.py, line 1: There is no value “frist”. Nearest: first."),
        ("28<!-- =rice.dork -->", "rice has no entry “dork”. Nearest: dark."),
        ("28<!-- =first + 1 -->", "“first + 1” is no name. Write one of values.py"),
        ("of <!-- =first -->", "line 1: the name of a figure stands behind none."),
        ("28<!-- =first:,.0q -->", "the format of {first:,.0q} can't be used"),
    ],
)
def test_a_fault_in_a_name_is_told_and_the_text_stays(text, says):
    (told,) = problems(text, VALUES, "lessons/03.py")
    assert says in told
    assert renewed(text, VALUES, "lessons/03.py") == text


def test_readers_do_not_see_the_names():
    assert without_comments(SOUND) == "In **28** of 100, (3,000) and 46%."
    assert markdown_html(SOUND) == "<p>In <strong>28</strong> of 100, (3,000) and 46%.</p>\n"


def test_jupytext_keeps_the_names_both_ways():
    script = f"# %% [markdown]\n# {SOUND}\n"
    book = jupytext.reads(script, fmt="py:percent")
    assert book.cells[0].source == SOUND
    assert SOUND in jupytext.writes(book, fmt="py:percent")


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "lessons").mkdir()
    script = tmp_path / "lessons" / "03_invented.py"
    script.write_text(f"# %% [markdown]\n# {SOUND.replace('28', '30')}\n", encoding="utf-8")
    for module in (building, committed):
        monkeypatch.setattr(module, "values_of", lambda target: VALUES)
    return script


def test_the_build_renews_the_source_and_the_check_tells_what_it_would_renew(course):
    (target,) = building.targets(course.parents[1])
    target.path.parent.mkdir()
    nbformat.write(building.derive(target), target.path)
    told = [one for one in committed.check(course.parents[1]) if "today" in one]
    assert told == [
        "lessons/03_invented.py, line 2: it prints 30, and first is 28 today. Run: pmkit author build"
    ]
    course.write_text(building.tidy(target), encoding="utf-8")
    assert f"# {SOUND}" in course.read_text(encoding="utf-8")


def test_the_names_are_no_words_of_a_lesson(course):
    assert read_script(course).prose == (without_comments(SOUND.replace("28", "30")),)
