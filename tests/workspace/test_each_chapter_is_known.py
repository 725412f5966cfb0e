"""What reads the course map knows each chapter by the manifest alone, and needs no line of code for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pmkit import course
from pmkit.course import question, questions
from pmkit.course.workbook import workbook
from pmkit.practice.collecting import collect
from pmkit.practice.grade_tables import grades
from pmkit.practice.handout import new_class
from pmkit.practice.record import read_all
from pmkit.practice.review import due
from pmkit.practice.submission import submit
from pmkit.workspace import lesson_page, overview, portfolio, today

ROOT = Path(__file__).resolve().parents[2]
TAUGHT = [one for one in course.CHAPTERS if one.exercises and one.items]

each_chapter = pytest.mark.parametrize("chapter", TAUGHT, ids=[one.id for one in TAUGHT])


@pytest.fixture
def practised(chapter):
    """One number that was missed, and the last text of the sheet."""
    asked = [question(item.id) for item in chapter.items]
    missed = next(one for one in asked if one.kind == "number")
    written = [one for one in asked if one.kind == "write"][-1]
    book = workbook()
    book.check(missed.id, "987654321")
    book.check(written.id, written.right_answer())
    return missed, written


@each_chapter
def test_front_page_map_and_open_items_name_it(chapter, practised):
    named = f"{chapter.number} · {chapter.title}"
    assert chapter.title in repr(overview.course_map())
    assert named in [one["title"] for one in today.open_items().lists]


@each_chapter
def test_what_was_missed_comes_back(chapter, practised):
    missed, _ = practised
    items = [item for one in course.CHAPTERS for item in one.items]
    later = datetime.now(UTC) + timedelta(days=30)
    assert missed.id in [one.item for one in due(read_all(items, workbook().store.history()), later)]


@each_chapter
def test_the_portfolio_takes_its_text_along(chapter, practised):
    _, written = practised
    offered = {one.key: one for one in portfolio.offers(workbook().store)}
    assert str(chapter.number) in offered[written.id].title + offered[written.id].group
    assert [one.item for one in portfolio.gather(workbook().store, pictures=False).texts] == [written.id]


@each_chapter
def test_a_class_has_a_column_for_it(chapter, practised, tmp_path):
    key = new_class(tmp_path / "class.key", "Spring")
    (tmp_path / "in").mkdir()
    submit(workbook().store, key.own("Ada"), tmp_path / "in" / "ada.zip")
    rows = grades(collect(tmp_path / "in", key, questions(chapter.id), ["Ada"])).splitlines()
    assert f"percent {chapter.id}" in rows[0]
    assert len(rows) == 2 and "Ada" in rows[1]


@each_chapter
@pytest.mark.parametrize("folder", ["notebooks", "exercises"])
def test_its_pages_are_found_by_number_and_by_name(chapter, folder):
    found = lesson_page.find_notebook(ROOT, f"{chapter.number:02}", folder)
    assert found == lesson_page.find_notebook(ROOT, chapter.id, folder)
    assert found.name.startswith(f"{chapter.number:02}_{chapter.id}")
