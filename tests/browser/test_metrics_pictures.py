"""The chart workshop and the sixty words as a person uses them: by keyboard, on a phone, in the dark."""

import pytest
from lab import axe_violations, screenshot, use_theme
from lesson import WAIT, slider, title
from nbformat import v4 as nb4
from playwright.sync_api import expect

from pmkit.course.metrics import chart_facts

WORKSHOP, OWN_CHART = "metrics.chart-workshop", "metrics.own-chart-workshop"
SAME = "metrics.same-people"
NOTE, PAGE = "metrics.sixty-words", "metrics.own-metrics-page"
NOTEBOOK = "notebooks/pictures and words.ipynb"


def cell(id):
    """A call as the built notebook has it, with a committed text."""
    call = f'explore("{id}")'
    text = nb4.new_output("display_data", {"text/plain": call, "text/html": "<p>committed</p>"})
    return nb4.new_code_cell(call, outputs=[text])


@pytest.fixture(scope="module")
def lesson(lab, open_lesson):
    """A course notebook with these explorers only: others of the chapter take no part."""
    book = nb4.new_notebook(
        cells=[
            nb4.new_markdown_cell("# Pictures and words"),
            nb4.new_code_cell("from pmkit import explore"),
            *(cell(id) for id in (WORKSHOP, OWN_CHART, NOTE, PAGE, SAME)),
        ],
        metadata={
            "pmkit": {"chapter": "metrics", "course": True, "kind": "lesson"},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        },
    )
    return open_lesson(lab.add(NOTEBOOK, book))


def wording(id):
    return next(one for one in chart_facts.broken() if one.id == id)


def test_a_cut_bar_is_repaired_by_keyboard(lesson):
    shop = lesson.explorer(WORKSHOP)
    expect(title(shop)).to_have_text(wording("B01").before)
    slider(shop, "Axis starts at").focus()
    lesson.keys("Home")
    expect(title(shop)).to_have_text(wording("B01").after, timeout=WAIT)
    expect(shop).to_contain_text("1 of 10 charts is repaired")


@pytest.mark.parametrize("at", range(10))
def test_each_broken_chart_is_drawn_on_the_page(lesson, at):
    shop, one = lesson.seen(WORKSHOP), chart_facts.broken()[at]
    shop.get_by_label("Chart", exact=True).select_option(index=at)
    expect(shop).to_contain_text(one.before, timeout=WAIT)
    drawn = lesson.seen(WORKSHOP).locator(".pmchart").locator("visible=true")
    expect(drawn).to_have_count(1)
    screenshot(lesson.page, f"broken-{one.id}")


def test_a_form_that_is_chosen_by_keyboard_is_drawn(lesson):
    shop = lesson.explorer(WORKSHOP)
    shop.get_by_label("Choose a picture for a question").check()
    shop.get_by_label("Form", exact=True).focus()
    lesson.keys("ArrowDown", "Tab")
    expect(shop).to_contain_text("The form suits the question", timeout=WAIT)
    screenshot(lesson.page, "choose")


def test_what_is_pasted_is_drawn_and_a_bad_line_is_named(lesson):
    own = lesson.explorer(OWN_CHART)
    table = "month,value,plan\nJan 2026,5,a\nFeb 2026,many,a\nMar 2026,7,a\nJan 2026,9,b\nMar 2026,3,b"
    own.get_by_role("textbox", name="Your table").fill(table)
    lesson.keys("Tab")
    expect(own).to_contain_text("Line 3 left out", timeout=WAIT)
    expect(own).to_contain_text("How did it change over time?")
    screenshot(lesson.page, "own-chart")


def test_the_note_is_counted_and_people_are_put_into_it(lesson):
    note = lesson.explorer(NOTE)
    expect(note).to_contain_text("29 words of 60")
    note.get_by_label("The works council").check()
    expect(note).to_contain_text("How many people did you count", timeout=WAIT)
    note.get_by_role("button", name="Put it into “What we saw”").press("Enter")
    expect(note).to_contain_text("318 of 1,000 against 311 of 1,000", timeout=WAIT)
    screenshot(lesson.page, "note")


@pytest.mark.parametrize("id", [WORKSHOP, OWN_CHART, NOTE, PAGE])
def test_each_fits_a_phone_and_reads_well_in_the_dark(lesson, phone, id):
    phone.without_the_map()
    lesson.page.set_viewport_size({"width": 390, "height": 900})
    use_theme(lesson.page, "JupyterLab Dark")
    try:
        seen = lesson.seen(id)
        assert seen.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
        screenshot(lesson.page, f"phone-{id}")
        assert not axe_violations(lesson.page, ".pmkit-explorer")
    finally:
        use_theme(lesson.page, "JupyterLab Light")


def test_another_question_about_the_same_people_is_another_picture(lesson):
    same = lesson.explorer(SAME)
    for question, drawn in (
        ("Who stays?", "by months since it began"),
        ("Cause, or kind of person?", "Who cooked much minus who cooked less"),
        ("Where are people lost?", "Filled: who gets there"),
    ):
        same.get_by_label(question).check()
        expect(same).to_contain_text(drawn, timeout=WAIT)
        chart = lesson.seen(SAME).locator(".pmchart-picture canvas")
        lesson.page.wait_for_timeout(500)
        # What was drawn into another picture's axes was one row of 80 pixels.
        assert chart.evaluate("one => one.clientHeight") > 120
