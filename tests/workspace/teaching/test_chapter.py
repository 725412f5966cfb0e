"""A chapter as it is taught: its scene, its Monday, and all that the lesson gives to do."""

import nbformat
import pytest
from course_as_written import course_as_written
from nbformat.v4 import new_markdown_cell, new_notebook

from pmkit.course import CHAPTERS
from pmkit.workspace.teaching.chapter import chapter_named, read_chapter

TAUGHT = [one.id for one in CHAPTERS if one.solutions]


@pytest.mark.parametrize("chapter", TAUGHT)
def test_each_chapter_has_a_scene_and_sentences_for_monday_without_links_and_comments(chapter):
    taught = read_chapter(course_as_written(), chapter_named(chapter))
    for text in (taught.scene, taught.monday):
        assert len(text.split()) > 20
        assert "](" not in text and "<!--" not in text and "\n#" not in text
    assert taught.monday.count("\n- ") == 2 and taught.monday.startswith("- ")


@pytest.mark.parametrize("chapter", TAUGHT)
def test_what_there_is_to_do_is_that_of_the_lesson_each_once_without_what_is_optional(chapter):
    taught = read_chapter(course_as_written(), chapter_named(chapter))
    ids = [one.shown.item.id for one in taught.to_do]
    assert len(ids) == len(set(ids)) > 8
    optional = [one for one in taught.sittings if one.optional]
    needed = {id for one in taught.sittings if not one.optional for id in one.shown}
    assert optional and set(ids) == needed


@pytest.mark.parametrize("name", ["3", "03", "prioritisation", "03_prioritisation", " Prioritisation "])
def test_a_chapter_is_found_by_number_or_name(name):
    assert chapter_named(name).id == "prioritisation"


@pytest.mark.parametrize("name", ["0", "start", "13", "²", ""])
def test_what_is_no_chapter_to_teach_is_told_with_those_there_are(name):
    with pytest.raises(ValueError, match=r"no chapter “.*” to teach\. There are: 01_roles, .*12_capstone"):
        chapter_named(name)


def test_a_notebook_that_is_gone_damaged_or_cut_is_told(tmp_path):
    with pytest.raises(ValueError, match=r"There is no file .*03_prioritisation\.ipynb"):
        read_chapter(tmp_path, chapter_named("3"))
    (tmp_path / "notebooks").mkdir()
    lesson = tmp_path / "notebooks" / "03_prioritisation.ipynb"
    lesson.write_text("no", encoding="utf-8")
    with pytest.raises(ValueError, match="can't be read as a notebook"):
        read_chapter(tmp_path, chapter_named("3"))
    nbformat.write(new_notebook(cells=[new_markdown_cell("## The decision\n\nNow.")]), lesson)
    with pytest.raises(ValueError, match=r"has no part “Monday morning”\. Put that heading back"):
        read_chapter(tmp_path, chapter_named("3"))
