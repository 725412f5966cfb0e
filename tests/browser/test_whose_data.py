"""Purposes, consent and the explanation card as a person uses them: by keyboard, on a phone, in the dark."""

import pytest
from lab import axe_violations, screenshot, use_theme
from lesson import WAIT
from nbformat import v4 as nb4
from playwright.sync_api import expect

PURPOSES, OWN_PURPOSES, CONSENT, CARD, OWN_CARD = ALL = (
    "data.purposes",
    "data.own-purposes",
    "data.consent",
    "data.card",
    "data.own-card",
)
NOTEBOOK = "notebooks/whose data.ipynb"


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
            nb4.new_markdown_cell("# Whose data"),
            nb4.new_code_cell("from pmkit import explore"),
            *map(cell, ALL),
        ],
        metadata={
            "pmkit": {"chapter": "data", "course": True, "kind": "lesson"},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        },
    )
    return open_lesson(lab.add(NOTEBOOK, book))


def test_a_purpose_is_chosen_by_keyboard_and_its_basis_is_changed(lesson):
    purposes = lesson.explorer(PURPOSES)
    purposes.get_by_label("Purpose", exact=True).select_option(label="Send the bill")
    expect(purposes).to_contain_text("Send the bill uses", timeout=WAIT)
    basis = purposes.get_by_role("combobox", name="Basis").nth(2)
    basis.select_option(label="contract")
    lesson.keys("Tab")
    expect(purposes).not_to_contain_text("consent is not free here", timeout=WAIT)
    screenshot(lesson.page, "purposes")


def test_a_screen_is_mended_by_keyboard_and_another_person_meets_it(lesson):
    consent = lesson.explorer(CONSENT)
    expect(consent).to_contain_text("Ngozi has nothing left")
    consent.get_by_label("Only the yes is coloured").focus()
    lesson.keys("Space")
    expect(consent).not_to_contain_text("the colour does the asking", timeout=WAIT)
    consent.get_by_label("A child of 12").check()
    expect(consent).to_contain_text("that yes does not hold without a parent", timeout=WAIT)
    screenshot(lesson.page, "consent")


def test_two_questions_arrive(lesson):
    card = lesson.explorer(CARD)
    card.get_by_label("Let two questions arrive").check()
    expect(card).to_contain_text("The card does not answer it yet", timeout=WAIT)
    screenshot(lesson.page, "card")


@pytest.mark.parametrize("id", ALL)
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
