"""The explorers of chapter 03 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import pytest
from lab import axe_violations, open_notebook, restart_kernel

NOTEBOOK = "notebooks/03_prioritisation.ipynb"


@pytest.fixture
def lesson(page, lab):
    lab.forget_progress()
    open_notebook(page, lab, NOTEBOOK)
    return page


def explorer(page, text):
    """The explorer that holds a text, brought into view."""
    found = page.locator(".pmkit-explorer", has_text=text).first
    found.scroll_into_view_if_needed()
    found.locator(".pmchart[data-ready]").first.wait_for(timeout=60_000)
    return found


def slider(within, label):
    return within.get_by_role("slider", name=label)


def sentence(within):
    return within.locator(".pmsay").last


def until(locator, text):
    locator.filter(has_text=text).first.wait_for(timeout=15_000)


def test_score_table_by_keyboard(lesson):
    scores = explorer(lesson, "Inputs and scores")
    noise = slider(scores, "How far off the numbers may be")
    noise.focus()
    for _ in range(6):
        lesson.keyboard.press("ArrowRight")
    until(sentence(scores), "first in 28 of 100 draws")
    slider(scores, "Among the first").focus()
    lesson.keyboard.press("ArrowRight")
    until(sentence(scores), "among the first 2 in")
    effort = scores.get_by_role("textbox", name="Effort (months), Talking chef").first
    effort.fill("0.5")
    lesson.keyboard.press("Enter")
    until(scores.locator(".pmchart-title"), "Talking chef: a voice that cooks with you leads")
    restart_kernel(lesson)
    scores = explorer(lesson, "Inputs and scores")
    until(scores.locator(".pmchart-title"), "Talking chef: a voice that cooks with you leads")
    scores.get_by_role("button", name="Start over").click()
    until(scores.locator(".pmchart-title"), "Allergy filter in search leads")


def test_score_table_by_mouse_changes_the_method(lesson):
    scores = explorer(lesson, "Inputs and scores")
    scores.get_by_label("Method").select_option(label="CD3: cost of delay ÷ duration")
    until(scores.locator(".pmchart-title"), "Move baskets to Korbmarkt's new order API leads")
    assert scores.get_by_role("textbox", name="Duration").count() == 8
    assert axe_violations(lesson, ".pmkit-explorer") == []


def test_queue_by_place_list_keyboard_and_buttons(lesson):
    queue = explorer(lesson, "First on top")
    until(queue.locator(".pmchart-title"), "EUR more than the best order")
    queue.get_by_role("button", name="Shortest first").click()
    until(queue.locator(".pmchart-title"), "92,350 EUR more than the best order")
    queue.get_by_label("Place of Move baskets to Korbmarkt").select_option("0")
    grip = queue.locator("[data-card='MW-17'] .pmboard-grip")
    grip.focus()
    lesson.keyboard.press("Space")
    lesson.keyboard.press("ArrowDown")
    lesson.keyboard.press("Escape")
    queue.get_by_label("Place of Three questions").select_option("2")
    until(queue.locator(".pmchart-title"), "This order costs least")
    queue.get_by_label("Place of One clean ingredient table").select_option("4")
    until(queue.locator(".pmboard-warning"), "needs “One clean ingredient table” first")
    queue.locator(".pmboard-undo").click()
    until(queue.locator(".pmchart-title"), "This order costs least")


def test_moscow_by_list_and_keyboard(lesson):
    board = explorer(lesson, "Won't this time")
    until(board.locator(".pmchart-title"), "Must takes 64 % of the effort: over 60 %")
    assert "“Allergy filter in search” needs it" in board.locator(".pmboard-warning").inner_text()
    board.get_by_label("Column of Talking chef").select_option("wont")
    until(board.locator(".pmchart-title"), "within 60 %")
    grip = board.locator("[data-card='MW-02'] .pmboard-grip")
    grip.focus()
    lesson.keyboard.press("Space")
    lesson.keyboard.press("ArrowLeft")
    lesson.keyboard.press("Space")
    board.locator(".pmboard-warning").wait_for(state="detached")
    until(sentence(board), "60 % of the effort")


def test_methods_disagree_by_click_and_by_list(lesson):
    lines = explorer(lesson, "Why does it move?")
    until(sentence(lines), "Plan as PDF, for employers ranks 1 by ICE (average) and 7 by RICE")
    lines.get_by_label("Why does it move?").select_option(label="Dark mode")
    until(sentence(lines), "Dark mode ranks 2 by RICE and 8 by value against effort")
    picture = lines.locator(".pmchart-picture canvas")
    box = picture.bounding_box()
    for x in (0.25, 0.5, 0.75):
        for y in range(40, int(box["height"]), 6):
            picture.click(position={"x": box["width"] * x, "y": y})
            lesson.wait_for_timeout(60)
            if "Dark mode" not in sentence(lines).inner_text():
                return
    raise AssertionError("no line answered to a click")


def test_release_planner_by_keyboard_and_pin(lesson):
    planner = explorer(lesson, "Must be in, whatever it costs")
    until(planner.locator(".pmchart-title"), "The plan is worth 648 thousand EUR; sort-and-cut reaches 601")
    slider(planner, "Capacity").focus()
    lesson.keyboard.press("ArrowRight")
    lesson.keyboard.press("ArrowRight")
    until(planner.locator(".pmchart-title"), "The plan is worth 696 thousand EUR; sort-and-cut reaches 598")
    until(planner.locator(".pmchart-title"), "13 person-months are worth 696 thousand EUR")
    lesson.keyboard.press("ArrowLeft")
    lesson.keyboard.press("ArrowLeft")
    pin = planner.get_by_label("Must be in, whatever it costs")
    pin.select_option(label="Talking chef: a voice that cooks with you")
    until(planner.locator(".pmchart-title"), "costs 405 thousand EUR")


def test_kano_by_list(lesson):
    kano = explorer(lesson, "Whose answers?")
    kano.get_by_label("Look into one feature").select_option(
        label="Search leaves out what we are allergic to"
    )
    until(sentence(kano), "But it is must-be for allergy families")
    assert axe_violations(lesson, ".pmkit-explorer") == []
