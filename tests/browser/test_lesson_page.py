"""A lesson from a USB stick: its charts are drawn in the browser, and it asks nobody for anything."""

import pytest
from lab import REPOSITORY

from pmkit.course.lesson_page import find_notebook, lesson_page


@pytest.fixture
def opened(new_page, tmp_path):
    path = tmp_path / "lesson.html"
    path.write_text(lesson_page(find_notebook(REPOSITORY, "prioritisation")), encoding="utf-8")
    page = new_page(width=400)
    page.watch.allow(f"external request: {path.as_uri()}")  # the file itself
    page.goto(path.as_uri())
    return page


def test_charts_are_alive_and_the_page_fits_a_phone(opened):
    charts = opened.locator("figure.chart")
    assert charts.count() > 0
    for number in range(charts.count()):
        charts.nth(number).locator("svg").wait_for()
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_pictures_stand_there(new_page, tmp_path):
    path = tmp_path / "lesson.html"
    path.write_text(lesson_page(find_notebook(REPOSITORY, "prioritisation")), encoding="utf-8")
    page = new_page(java_script_enabled=False)
    page.watch.allow(f"external request: {path.as_uri()}")
    page.goto(path.as_uri())
    assert page.locator("figure.chart img").count() > 0
