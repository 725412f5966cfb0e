"""A lesson from a USB stick: drawn in the browser, read on a phone and in the dark, asking nobody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import REPOSITORY

from pmkit.workspace.lesson_page import find_notebook, lesson_page


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    path = tmp_path_factory.mktemp("stick") / "lesson.html"
    path.write_text(lesson_page(find_notebook(REPOSITORY, "prioritisation")), encoding="utf-8")
    return path


def open_page(new_page, lesson, **options):
    page = new_page(offline=True, **options)
    page.watch.allow(f"external request: {lesson.as_uri()}")  # the file itself
    page.goto(lesson.as_uri())
    return page


def wait_for_charts(page):
    charts = page.locator("figure.chart")
    assert charts.count() > 0
    for number in range(charts.count()):
        charts.nth(number).locator("svg").wait_for()


def test_charts_are_alive_and_the_page_fits_a_phone(new_page, lesson):
    page = open_page(new_page, lesson, width=400)
    wait_for_charts(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('figure.chart text')].filter("
        "(text) => text.textContent && text.getBoundingClientRect().height < 9).length"
    )
    assert small == 0  # drawn for the width, not shrunk to it


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_read_it_in_both_themes(new_page, lesson, theme):
    page = open_page(new_page, lesson, color_scheme=theme)
    wait_for_charts(page)
    found = Axe().run(page).response["violations"]
    assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    words = page.evaluate("getComputedStyle(document.querySelector('figure.chart text')).fill")
    assert words == page.evaluate("getComputedStyle(document.body).color")


def test_without_scripts_the_pictures_stand_there(new_page, lesson):
    page = open_page(new_page, lesson, java_script_enabled=False)
    assert page.locator("figure.chart img").count() > 0
