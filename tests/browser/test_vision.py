"""The explorers of chapter 02 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import pytest
from lab import axe_violations, open_notebook, restart_kernel, screenshot, use_theme
from playwright.sync_api import expect

NOTEBOOK = "notebooks/02_vision.ipynb"
POSITIONING, BOARD, WEDGE, STAR, OKR, PRESS, OWN_POSITIONING, OWN_BOARD, OWN_WEDGE, OWN_OKR = range(10)


@pytest.fixture(scope="module")
def module_page(browser, lab):
    """One page for all tests of the chapter: each uses another explorer."""
    lab.forget_progress()
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    open_notebook(page, lab, NOTEBOOK)
    page.locator(".pmkit-explorer").nth(9).wait_for(timeout=60_000, state="attached")
    yield page
    page.context.close()
    lab.stop_kernels()


def explorer(page, number):
    found = page.locator(".pmkit-explorer").nth(number)
    found.scroll_into_view_if_needed()
    return found


def test_a_weak_slot_is_mended_by_typing(module_page):
    positioning = explorer(module_page, POSITIONING)
    expect(positioning).to_contain_text("nobody in particular")
    field = positioning.get_by_label("For", exact=True)
    field.fill("families with a nut allergy")
    module_page.keyboard.press("Tab")
    expect(positioning).not_to_contain_text("nobody in particular")
    expect(positioning.locator(".pmsay").first).to_contain_text("families with a nut allergy")


def test_the_board_and_the_press_release_answer_too(module_page):
    board = explorer(module_page, BOARD)
    board.get_by_label("Vision", exact=True).fill("Families eat together without fear")
    module_page.keyboard.press("Tab")
    expect(board.locator(".pmsay").first).to_contain_text("without fear")
    press = explorer(module_page, PRESS)
    press.get_by_label("Heading", exact=True).fill("Families with an allergy shop without reading labels")
    module_page.keyboard.press("Tab")
    expect(press.locator(".pmsay").first).to_contain_text("shop without reading labels")


def test_a_share_in_the_table_changes_who_comes_first(module_page):
    wedge = explorer(module_page, WEDGE)
    expect(wedge).to_contain_text("Families with a food allergy: 9,450")
    cell = wedge.get_by_role("textbox", name="We can reach (%), Families with a food allergy")
    cell.fill("17")
    module_page.keyboard.press("Enter")
    expect(wedge.locator(".pmsay").last).to_contain_text(
        "Most are left among Shift workers with an employer's benefit"
    )
    expect(wedge.get_by_role("textbox", name="We can reach (%), Flat shares")).to_be_focused()
    wedge.get_by_role("button", name="Undo").click()
    expect(wedge).to_contain_text("Families with a food allergy: 9,450")


def test_a_slider_moved_by_keys_moves_the_star(module_page):
    star = explorer(module_page, STAR)
    before = star.locator(".pmsay").last.inner_text()
    slider = star.get_by_role("slider", name="Planned dinners that are cooked")
    slider.focus()
    module_page.keyboard.press("ArrowRight")
    expect(star.locator(".pmsay").last).not_to_have_text(before)
    expect(star.locator(".pmsay").last).to_contain_text("+8 %")
    box = star.get_by_role("slider", name="Households that stay").bounding_box()
    module_page.mouse.click(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
    expect(star.locator(".pmchart-title")).to_contain_text("up 50 %")
    star.get_by_role("button", name="Start over").click()
    expect(star.locator(".pmsay").last).to_have_text(before)


def test_the_grader_follows_and_all_of_it_survives_a_restart(module_page):
    okr = explorer(module_page, OKR)
    expect(okr).to_contain_text("hides a result at 0")
    cell = okr.get_by_label("Now").nth(2)
    cell.fill("0")
    module_page.keyboard.press("Enter")
    expect(okr.locator(".pmsay").last).not_to_contain_text("hides")
    module_page.wait_for_timeout(600)  # states are kept after a moment of quiet
    restart_kernel(module_page)
    module_page.locator(".pmkit-explorer").nth(9).wait_for(timeout=60_000, state="attached")
    expect(explorer(module_page, OKR).locator(".pmsay").last).not_to_contain_text("hides")
    expect(explorer(module_page, POSITIONING).locator(".pmsay").first).to_contain_text("nut allergy")


def test_one_s_own_texts_and_numbers_answer_too(module_page):
    mine = explorer(module_page, OWN_POSITIONING)
    expect(mine.locator(".pmsay").last).to_contain_text("Nothing is written yet")
    mine.get_by_label("For", exact=True).click()
    module_page.keyboard.type("night nurses on two wards")
    module_page.keyboard.press("Tab")
    module_page.keyboard.type("hand over by phone")
    module_page.keyboard.press("Tab")
    expect(mine.locator(".pmsay").first).to_contain_text("night nurses on two wards who hand over by phone")
    expect(mine.locator(".pmsay").last).to_contain_text("Still empty")
    board = explorer(module_page, OWN_BOARD)
    board.get_by_label("Target group").fill("everybody")
    module_page.keyboard.press("Tab")
    expect(board).to_contain_text("nobody in particular")
    wedge = explorer(module_page, OWN_WEDGE)
    wedge.get_by_role("textbox", name="Customers, Group B").fill("900,000")
    module_page.keyboard.press("Enter")
    expect(wedge.locator(".pmchart-title")).to_contain_text("Group B: 10,800")
    okr = explorer(module_page, OWN_OKR)
    for label, text in (
        ("Key result", "Falls on ward 4, a month"),
        ("Start", "6"),
        ("Target", "2"),
        ("Now", "3"),
    ):
        okr.get_by_label(label).first.fill(text)
        module_page.keyboard.press("Tab")
    expect(okr.locator("tbody tr").first).to_contain_text("0.75")
    okr.get_by_label("Kind").first.select_option(label="committed")
    expect(okr.locator(".pmsay").last).to_contain_text("A commitment is expected at 1.0")


def test_both_themes_are_readable_and_a_phone_shows_all(module_page):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(module_page, theme)
        assert axe_violations(module_page, ".jp-Notebook .pmkit-explorer") == []
    screenshot(module_page, "vision")
    module_page.set_viewport_size({"width": 400, "height": 900})
    module_page.evaluate("window.jupyterapp.shell.collapseLeft()")
    wide = module_page.evaluate(
        "[...document.querySelectorAll('.pmkit-explorer, .pmkit-explorer .pmtable-frame')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText.slice(0, 60))"
    )
    assert wide == []
    module_page.set_viewport_size({"width": 1280, "height": 1000})
    module_page.evaluate("window.jupyterapp.shell.expandLeft()")  # while the charts are drawn for a wide page
    module_page.wait_for_function(
        "[...document.querySelectorAll('.pmchart-picture')].every(p => p.clientWidth === 0 ||"
        " Math.abs(p.querySelector('canvas')?.clientWidth - p.clientWidth) <= 2)"
    )
