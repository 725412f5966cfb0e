"""The course from a wheel, outside its repository: laid out, worked through, taken along, renewed."""

import json
import os
import zipfile
from urllib.parse import quote

import pytest
from lab import REPOSITORY, screenshot
from playwright.sync_api import expect
from wheel import add_text, build, person

from pmkit.course import chapter
from pmkit.setup.places import NOTEBOOK_FOLDERS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="environments are put together with links here")
WAIT = 120_000
FRONT, SHEET = "notebooks/00_start_here.ipynb", chapter("roles").exercises
QUIZ = """\
# Prices, to warm up

## Who sets the price?
( ) The loudest customer :: Then the price follows the noise.
(x) Whoever answers for the result :: One person answers, so it holds next week too.
hint: Who loses something if it is wrong?
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def zoe(tmp_path, wheel):
    found = person(tmp_path)
    found.install(wheel)
    return found


def front(page):
    """The notebook in front, once course mode has run it."""
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)[data-pmkit='ready']")
    panel.wait_for(timeout=WAIT)
    return panel


def text(panel, words):
    return panel.locator(".jp-RenderedMarkdown").get_by_text(words)


def go_to(page, address, path):
    """Open another notebook of the same folder, and wait until it is in front."""
    page.goto(address.replace(quote(FRONT), quote(path)))
    name = path.rpartition("/")[2]
    page.locator(f'.lm-DockPanel-tabBar .lm-TabBar-tab.jp-mod-current[title*="{name}"]').wait_for(
        timeout=WAIT
    )


def answer(card):
    """Choose the second answer of a question, and have it checked."""
    card.scroll_into_view_if_needed()
    card.locator("input[type=radio]").nth(1).check()
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".pmq-chip")).to_be_visible(timeout=WAIT)


def choices(panel):
    """Its questions of one choice, but for guesses, which nobody checks."""
    page = panel.page
    questions = panel.locator(".pmq", has=page.locator("input[type=radio]"))
    return questions.filter(has=page.get_by_role("button", name="Check"))


def write_a_quiz(folder):
    code = {"cell_type": "code", "execution_count": None, "id": "one", "metadata": {}, "outputs": []}
    source = 'from pmkit import show\nshow("my-quiz.md")'
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    book = {"cells": [code | {"source": source}], "metadata": python, "nbformat": 4, "nbformat_minor": 5}
    (folder / "my own.ipynb").write_text(json.dumps(book), encoding="utf-8")
    (folder / "my-quiz.md").write_text(QUIZ, encoding="utf-8")


def test_the_wheel_brings_the_course_and_nothing_for_other_notebooks(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for folder in NOTEBOOK_FOLDERS:
        for path in (REPOSITORY / folder).glob("*.ipynb"):
            assert f"pmkit/course_folder/{folder}/{path.name}" in names
    outside = {name.partition(".data/data/")[2] for name in names if ".data/data/" in name}
    ours = ("share/jupyter/labextensions/pmkit-lab/", "etc/jupyter/jupyter_server_config.d/pmkit.json")
    assert outside and not [name for name in outside if not name.startswith(ours)]


def test_from_the_wheel_to_a_quiz_of_one_s_own(zoe, new_page):
    page = new_page()
    with zoe.lab() as (address, said):
        assert f"-> Laying the course out in {zoe.course} (another folder: pmkit lab --folder FOLDER)" in said
        page.goto(address)
        panel = front(page)
        screenshot(page, "installed-front")
        assert page.locator(".pmkit-map-notice, .jp-toast-button").count() == 0
        answer(choices(panel).first)
        panel.get_by_role("link", name=chapter("roles").title).first.click()
        page.get_by_role("button", name="Practise this chapter").wait_for(timeout=WAIT)
        answer(choices(front(page)).first)
        page.get_by_role("button", name="Practise this chapter").click()
        page.get_by_role("button", name="To the lesson").wait_for(timeout=WAIT)
        answer(choices(front(page)).first)
        screenshot(page, "installed-sheet")

        write_a_quiz(zoe.course)
        go_to(page, address, "my own.ipynb")
        # What is run before its kernel is there, JupyterLab forgets.
        page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=WAIT)
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").click(timeout=WAIT)
        page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
        own = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .pmq")
        own.wait_for(timeout=WAIT)
        answer(own)
        screenshot(page, "installed-own-quiz")

    told = {one["subject"]: one for one in json.loads(zoe.run("doctor", "--json"))}
    assert str(zoe.course) in told["Course"]["says"] and "4 items" in told["Progress"]["says"]
    assert not [told[name] for name in ("Course", "Course mode", "Trust") if not told[name]["fine"]]
    zoe.run("export", "--to", "my-work")
    (page_of_work,) = (zoe.home / "my-work").glob("*.html")
    before, _, appendix = page_of_work.read_text(encoding="utf-8").partition("<h2>Appendix: answers")
    assert '<th scope="row">' not in before and appendix.count('<tr><th scope="row">') == 4
    assert "01_roles.html is ready" in zoe.run("export", "lesson", "roles")


def test_a_newer_wheel_renews_the_course_and_leaves_what_is_the_learner_s(zoe, new_page, tmp_path):
    with zoe.lab():
        pass
    write_a_quiz(zoe.course)
    add_text(zoe.course / SHEET, "What I want to remember.")
    mine = (zoe.course / SHEET).read_bytes()
    zoe.install(build(tmp_path, "9.0", {FRONT: "Only in the newer one.", SHEET: "Newer, too."}))
    page = new_page()
    with zoe.lab() as (address, said):
        (brought,) = [line for line in said if line.startswith("-> Bringing the course")]
        assert brought.endswith("to 9.0 (notebooks: 1 renewed)")
        assert [line for line in said if f"You have changed {SHEET}: yours stays" in line]
        page.goto(address)
        expect(text(front(page), "Only in the newer one.")).to_be_visible(timeout=WAIT)
        go_to(page, address, f"{SHEET[:-6]} (version 9.0).ipynb")
        panel = front(page)
        panel.get_by_role("button", name="The whole sheet").click(
            timeout=WAIT
        )  # it stands in the last sitting
        expect(text(panel, "Newer, too.")).to_be_visible(timeout=WAIT)
        screenshot(page, "installed-beside")
    assert (zoe.course / SHEET).read_bytes() == mine
    assert (zoe.course / "my-quiz.md").read_text(encoding="utf-8") == QUIZ
    with zoe.lab() as (_, said):
        assert f"-> The course is in {zoe.course}" in said
