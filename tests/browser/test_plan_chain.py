"""A team lead in a real browser: keep a plan, look at its items in the timeline and the forecast with days,
take it out, by keyboard; it is all there after the kernel is restarted.
"""

import nbformat.v4 as nb4
import pytest
from lab import axe_violations, box, open_notebook, restart_kernel, screenshot, use_theme
from playwright.sync_api import expect

from pmkit.course.own_backlog import _SAMPLE

WAIT = 60_000
EXPLORERS = (
    "own.backlog",
    "prioritisation.own-release",
    "roadmapping.own-timeline",
    "roadmapping.own-forecast",
)


@pytest.fixture
def work(page, lab):
    lab.forget_progress()
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "pmkit": {"course": True, "chapter": "prioritisation", "kind": "lesson"},
    }
    code = [f'from pmkit import explore\nexplore("{name}")' for name in EXPLORERS]
    notebook = nb4.new_notebook(cells=[nb4.new_code_cell(text) for text in code], metadata=metadata)
    open_notebook(page, lab, lab.add("tests/chain.ipynb", notebook))
    page.set_input_files(
        ".pmfile input[type=file]",
        {"name": "ferry.csv", "mimeType": "text/csv", "buffer": _SAMPLE.read_bytes()},
    )
    page.get_by_role("button", name="Use this backlog").click(timeout=WAIT)
    return page


def part(page, name):
    """The output of one explorer."""
    return page.locator(f".jp-Cell:nth-child({1 + EXPLORERS.index(name)}) .jp-OutputArea-output")


def press(page, name, button):
    part(page, name).get_by_role("button", name=button).focus(timeout=WAIT)
    page.keyboard.press("Enter")


def says(page, name, text):
    expect(part(page, name).locator(".pmsay", has_text=text).first).to_be_visible(timeout=WAIT)


def test_a_plan_leads_to_days_and_back_to_the_tracker_by_keyboard(work):
    page = work
    release, timeline, forecast = EXPLORERS[1:]
    other = part(page, release).get_by_role("button", name="Change or export my backlog")
    other.wait_for(timeout=WAIT)
    assert box(other)["height"] < 60  # it stood there letter below letter
    press(page, release, "Keep this plan (5)")
    says(page, release, "You keep a plan: 5 items for 12 person-months")
    press(page, timeline, "Only the items of my plan (5)")
    says(page, timeline, "Only the items of your plan are here: 5")
    says(page, forecast, "5 items: within")
    begins = part(page, timeline).get_by_role("textbox", name="Work begins on")
    begins.focus()
    page.keyboard.type("1.12.2026", delay=140)
    assert begins.input_value() == "1.12.2026"
    page.keyboard.press("Enter")
    says(page, timeline, "The plan ends after week 6, on 11 January 2027.")
    says(page, forecast, "5 items: 50 % by")
    screenshot(page, "chain-timeline")
    part(page, forecast).scroll_into_view_if_needed()
    screenshot(page, "chain-forecast")
    page.get_by_role("radio", name="Take out", exact=True).check(timeout=WAIT)
    says(page, "own.backlog", "5 items of 19 are marked yes in “In release”")
    page.get_by_role("radio", name="Take out", exact=True).scroll_into_view_if_needed()
    screenshot(page, "chain-take-out")
    for name in EXPLORERS[1:]:
        within = f".jp-Cell:nth-child({1 + EXPLORERS.index(name)}) .jp-OutputArea-output"
        assert axe_violations(page, within) == []

    restart_kernel(page)
    says(page, timeline, "Only the items of your plan are here: 5")
    says(page, forecast, "5 items: 50 % by")
    use_theme(page, "JupyterLab Dark")
    part(page, release).scroll_into_view_if_needed()
    screenshot(page, "chain-release-dark")
    page.set_viewport_size({"width": 400, "height": 800})
    part(page, timeline).scroll_into_view_if_needed()
    screenshot(page, "chain-timeline-400")
    press(page, forecast, "All items again")
    says(page, forecast, "19 items: within")
