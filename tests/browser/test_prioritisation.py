"""The explorers of chapter 03 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import pytest
from lab import axe_violations, open_notebook, restart_kernel, use_theme
from playwright.sync_api import expect

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


def pull(within, label, share):
    """Click a slider at a share of its width, as a mouse does."""
    found = slider(within, label)
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    found.page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)


def until(locator, text):
    locator.filter(has_text=text).first.wait_for(timeout=60_000)


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
    pull(scores, "How far off the numbers may be", 0.6)
    until(sentence(scores), "first in 28 of 100 draws")
    pull(scores, "How far off the numbers may be", 0)
    scores.get_by_label("Method").select_option(label="CD3: cost of delay ÷ duration")
    until(scores.locator(".pmchart-title"), "Move baskets to Korbmarkt's new order API leads")
    assert scores.get_by_role("textbox", name="Duration").count() == 8
    assert axe_violations(lesson, ".pmkit-explorer") == []


def test_charts_are_drawn_again_in_another_theme(lesson):
    board = explorer(lesson, "Won't this time")
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(lesson, theme)
        lesson.wait_for_timeout(500)
        lesson.wait_for_function(
            "board => board.querySelector('canvas')?.width > 300",
            arg=board.element_handle(),
            timeout=15_000,
        )


def test_queue_by_mouse_place_list_keyboard_and_buttons(lesson):
    queue = explorer(lesson, "First on top")
    until(queue.locator(".pmchart-title"), "318,850 EUR more than the best order")
    card = queue.locator("[data-card='MW-06']")
    card.scroll_into_view_if_needed()
    start = card.locator(".pmboard-grip").bounding_box()
    goal = queue.locator("[data-card='MW-10']").bounding_box()
    lesson.mouse.move(start["x"] + 40, start["y"] + 10)
    lesson.mouse.down()
    lesson.mouse.move(goal["x"] + 40, goal["y"] + 4, steps=8)
    lesson.mouse.up()
    expect(queue.get_by_label("Place of Move baskets to Korbmarkt")).to_have_value("0")
    expect(queue.locator(".pmchart-title").first).not_to_contain_text("318,850")
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


def test_moscow_by_mouse_and_keyboard(lesson):
    board = explorer(lesson, "Won't this time")
    until(board.locator(".pmchart-title"), "Must takes 64 % of the effort: over 60 %")
    assert "“Allergy filter in search” needs it" in board.locator(".pmboard-warning").inner_text()
    card = board.locator("[data-card='MW-10'] .pmboard-grip")
    card.scroll_into_view_if_needed()
    start, goal = card.bounding_box(), board.locator("[data-column='wont']").bounding_box()
    lesson.mouse.move(start["x"] + 30, start["y"] + 8)
    lesson.mouse.down()
    lesson.mouse.move(goal["x"] + 60, start["y"] + 20, steps=8)
    lesson.mouse.up()
    until(board.locator(".pmchart-title"), "within 60 %")
    grip = board.locator("[data-card='MW-02'] .pmboard-grip")
    grip.focus()
    lesson.keyboard.press("Space")
    lesson.keyboard.press("ArrowLeft")
    lesson.keyboard.press("Space")
    board.locator(".pmboard-warning").wait_for(state="detached")
    until(sentence(board), "60 % of the effort")


def test_methods_disagree_by_click_and_by_keyboard(lesson):
    lines = explorer(lesson, "Why does it move?")
    until(sentence(lines), "Plan as PDF, for employers ranks 1 by ICE (average) and 7 by RICE")
    lines.get_by_label("Why does it move?").focus()
    lesson.keyboard.press("ArrowDown")
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
    until(sentence(planner), "Out go ")
    pin.select_option(label="nothing")
    pull(planner, "Capacity", 0.05)
    until(sentence(planner), "Sorting by value per effort and cutting finds the same worth here.")


def test_kano_by_keyboard_and_list(lesson):
    kano = explorer(lesson, "Whose answers?")
    kano.get_by_label("Whose answers?").focus()
    lesson.keyboard.press("ArrowDown")
    until(sentence(kano), "For families (")
    kano.get_by_label("Whose answers?").select_option(label="everybody")
    kano.get_by_label("Look into one feature").select_option(
        label="Search leaves out what we are allergic to"
    )
    until(sentence(kano), "But it is must-be for allergy families")
    assert axe_violations(lesson, ".pmkit-explorer") == []


def test_weights_and_pairs_by_mouse_and_keyboard(lesson):
    weights = explorer(lesson, "Weight of value")
    until(sentence(weights), "Pause instead of cancel leads with 0.69")
    slider(weights, "Weight of little effort").focus()
    for _ in range(5):
        lesson.keyboard.press("ArrowLeft")
    until(weights.locator(".pmchart-title"), "Allergy filter in search leads")
    pull(weights, "Weight of little effort", 0.5)
    until(weights.locator(".pmchart-title"), "Pause instead of cancel leads")
    weights.get_by_label("is on the list").check()
    until(sentence(weights), "on the list Pause instead of cancel would lead")
    restart_kernel(lesson)
    weights = explorer(lesson, "Weight of value")
    until(sentence(weights), "on the list Pause instead of cancel would lead")
    weights.get_by_role("button", name="Start over").click()
    until(sentence(weights), "Pause instead of cancel leads with 0.69")
    assert axe_violations(lesson, ".pmkit-explorer") == []
    pairs = explorer(lesson, "against “less work” counts")
    until(pairs.locator(".pmchart-title"), "The answers contradict each other: ratio 0.19")
    answer = pairs.get_by_label("“fewer leave” against “less work” counts")
    answer.select_option(label="3 times as much")
    until(pairs.locator(".pmchart-title"), "The answers fit together: ratio 0.04")
    answer.focus()
    lesson.keyboard.press("ArrowDown")
    until(pairs.locator(".pmchart-title"), "The answers contradict each other: ratio 0.19")
