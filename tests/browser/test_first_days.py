"""Somebody starts as a product owner: a day is typed, a step is opened, a path of the team is chosen."""

from datetime import date, timedelta

import pytest
from lab import axe_violations, open_notebook
from playwright.sync_api import expect

FRONT = "notebooks/00_start_here.ipynb"
OURS = b"""# Our first days
For whoever joins us.

## Meet <b>us</b>
practise: roles 1
talk: Each of us :: What slows you down?
"""


@pytest.fixture(autouse=True)
def no_path_stays(lab):
    yield
    (lab.home / "path.md").unlink(missing_ok=True)


def test_the_path_by_keyboard_and_a_path_of_the_team(page, lab):
    lab.forget_progress()
    open_notebook(page, lab, FRONT)
    day = page.get_by_label("I start as a product owner on")
    day.fill((date.today() - timedelta(8)).isoformat())
    day.press("Tab")
    weeks = page.locator(".pmtodo details")
    expect(weeks).to_have_count(4)
    expect(weeks.nth(1)).to_have_attribute("open", "")
    assert axe_violations(page, ".pmtodo") == []
    chooser = page.locator(".pmkit input[type=file]").first
    chooser.set_input_files({"name": "ours.md", "mimeType": "text/markdown", "buffer": OURS})
    expect(weeks).to_have_count(1)
    expect(page.locator(".pmtodo summary")).to_contain_text("Meet <b>us</b>")
    page.get_by_label("Path", exact=True).select_option("The course's path")
    expect(weeks).to_have_count(4)
    weeks.nth(1).get_by_role("button", name="Split it", exact=False).last.press("Enter")
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.context?.path.endsWith('07_delivery.ipynb')"
    )
    expect(page.get_by_label("The story").first).to_be_visible()
