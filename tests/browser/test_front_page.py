"""The front page as a person uses it: on to a chapter, and a copy of the work comes to a new computer."""

import os

import pytest
from lab import axe_violations, cells, course_state, open_notebook, use_theme
from playwright.sync_api import expect

from pmkit.course import question
from pmkit.practice import Workbook
from pmkit.practice.progress import open_store
from pmkit.workspace import copies

FRONT = "notebooks/00_start_here.ipynb"
LESSON = "notebooks/03_prioritisation.ipynb"
SOLVED = "start.first-decision"
WAIT = 90_000


def test_the_front_page_by_keyboard_and_on_to_a_chapter(page, lab):
    lab.forget_progress()
    open_notebook(page, lab, FRONT)
    assert course_state(page) == "ready"
    expect(page.get_by_text("Begin with chapter", exact=False).first).to_be_visible()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(page, theme)
        assert axe_violations(page, ".jp-NotebookPanel .jp-OutputArea-output") == []
    card = page.locator(".pmq").first
    card.locator("input").first.focus()
    for key in ("ArrowDown", "Space", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(card.locator(".pmq-verdict")).to_contain_text("Right", timeout=WAIT, ignore_case=True)
    assert (
        page.evaluate(  # a slow computer's widgets are waited for: anywidget itself gives them two seconds
            "new Promise(r => { const s = AbortSignal.timeout(2000); setTimeout(() => r(s.aborted), 2300); })"
        )
        is False
    )
    page.get_by_role("link", name="Prioritisation", exact=True).first.press("Enter")
    page.wait_for_function(
        "path => window.jupyterapp.shell.currentWidget?.context?.path === path", arg=LESSON, timeout=WAIT
    )


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy from an old laptop, on which the front page's question was answered."""
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "old laptop"))
    monkeypatch.delenv("PMKIT_DATABASE_URL", raising=False)
    store = open_store()
    Workbook(store, question).check(SOLVED, question(SOLVED).right_answer())
    path = tmp_path / "pmkit-copy-2026-11-20.zip"
    copies.write(store, path)
    store.close()
    return path


def tool(page, call):
    """The cell that calls one of the front page's tools, brought into view."""
    number = next(at for at, one in enumerate(cells(page)) if one["source"].strip() == call)
    found = page.locator(".jp-Cell").nth(number)
    found.scroll_into_view_if_needed()
    return found


def test_a_copy_is_looked_at_put_away_and_brought_in_by_mouse(page, lab, copy):
    lab.forget_progress()
    open_notebook(page, lab, FRONT)
    back = tool(page, "bring_back()")
    letter = copy.with_name("letter.zip")
    letter.write_text("Dear Ada")
    back.locator("input[type=file]").set_input_files(letter)
    expect(back.locator(".pmfile-error")).to_contain_text("letter.zip is no copy of your work", timeout=WAIT)
    back.locator("input[type=file]").set_input_files(copy)
    expect(back.locator(".pmsay")).to_contain_text("holds 1 entry. None of it is here yet.", timeout=WAIT)
    back.get_by_role("button", name="Put the file away").click()
    expect(back.locator(".pmsay")).to_contain_text("Nothing has changed here.", timeout=WAIT)
    expect(back.get_by_role("button", name="Bring it in")).to_have_count(0)
    back.locator("input[type=file]").set_input_files(copy)
    back.get_by_role("button", name="Bring it in").click()
    expect(back.locator(".pmsay")).to_contain_text("Brought in: 1 entry.", timeout=WAIT)
    lab.stop_kernels()
    open_notebook(page, lab, FRONT)
    expect(page.locator(".pmq").first.locator(".pmq-verdict")).to_contain_text(
        "right", ignore_case=True, timeout=WAIT
    )


def test_a_copy_is_brought_in_by_keyboard_alone_and_the_focus_stays_there(page, lab, copy):
    lab.forget_progress()
    open_notebook(page, lab, FRONT)
    back = tool(page, "bring_back()")
    back.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(os.fspath(copy))
    page.keyboard.press("Enter")
    expect(back.get_by_role("button", name="Bring it in")).to_be_visible(timeout=WAIT)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(back.get_by_role("button", name="Bring it in")).to_be_focused()
    page.keyboard.press("Enter")
    expect(back.locator(".pmsay")).to_contain_text("Brought in: 1 entry.", timeout=WAIT)
    expect(back.get_by_role("button", name="Bring it in")).to_have_count(0)
    assert back.evaluate("cell => cell.contains(document.activeElement)")
