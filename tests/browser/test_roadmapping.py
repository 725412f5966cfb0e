"""The explorers of chapter 04 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import pytest
from lab import axe_violations, open_notebook, screenshot, use_theme
from playwright.sync_api import expect

NOTEBOOK = "notebooks/04_roadmapping.ipynb"
BOARD, GOALS, FORECAST, TIMELINE, READERS, SHOCKS = range(6)


@pytest.fixture(scope="module")
def module_page(browser, lab):
    """One page for all tests of the chapter: each uses another explorer."""
    lab.forget_progress()
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    open_notebook(page, lab, NOTEBOOK)
    page.locator(".pmkit-explorer").nth(8).wait_for(timeout=60_000, state="attached")
    yield page
    page.context.close()
    lab.stop_kernels()


def explorer(page, number):
    found = page.locator(".pmkit-explorer").nth(number)
    found.scroll_into_view_if_needed()
    return found


def said(found):
    return found.locator(".pmsay").last


def test_a_renamed_heading_and_a_written_outcome_are_seen_on_the_board(module_page):
    board = explorer(module_page, BOARD)
    expect(board).to_contain_text("is a date")
    for number, name in enumerate(("Now", "Next", "Later"), start=1):
        board.get_by_label(f"Heading {number}").fill(name)
        module_page.keyboard.press("Tab")
    expect(said(board)).not_to_contain_text("is a date")
    board.get_by_label("What will be different, for whom").nth(2).fill("People at Nordhafen get in at once")
    module_page.keyboard.press("Enter")
    expect(board.locator(".pmboard")).to_contain_text("People at Nordhafen get in at once")


def test_a_goal_that_is_a_feature_is_mended_by_typing(module_page):
    goals = explorer(module_page, GOALS)
    expect(goals).to_contain_text("something to build")
    goals.get_by_label("Now: goal", exact=True).fill("Families with an allergy plan dinner without fear")
    module_page.keyboard.press("Tab")
    expect(goals).not_to_contain_text("something to build")


def test_the_forecast_doubles_when_the_history_is_the_present_one(module_page):
    forecast = explorer(module_page, FORECAST)
    expect(said(forecast)).to_contain_text("within 11 weeks with 85 %")
    forecast.get_by_label("Since the last change").check()
    expect(said(forecast)).to_contain_text("within 20 weeks with 85 %")
    forecast.get_by_label("How many are done by then?").check()
    expect(said(forecast)).to_contain_text("17 or more with 85 %")
    slider = forecast.get_by_role("slider", name="Weeks to go")
    slider.focus()
    module_page.keyboard.press("ArrowRight")
    expect(said(forecast)).to_contain_text("In 13 weeks")


def test_a_plan_that_cannot_be_worked_is_made_workable(module_page):
    timeline = explorer(module_page, TIMELINE)
    expect(said(timeline)).to_contain_text("can't be worked")
    timeline.get_by_role("button", name="Make the earliest plan").click()
    expect(said(timeline)).to_contain_text("after week 21")
    timeline.get_by_role("slider", name="Basket: things at once").focus()
    module_page.keyboard.press("ArrowRight")
    module_page.keyboard.press("Tab")
    timeline.get_by_role("button", name="Make the earliest plan").click()
    expect(said(timeline)).to_contain_text("after week 18")


def test_each_reader_has_a_version_and_each_shock_an_answer(module_page):
    readers = explorer(module_page, READERS)
    expect(said(readers)).to_contain_text("Customers")
    readers.get_by_label("The squads").check()
    expect(said(readers)).to_contain_text("can work with this version")
    shocks = explorer(module_page, SHOCKS)
    expect(said(shocks)).to_contain_text("needed by week 12")
    shocks.get_by_label("cut to what baskets need").check()
    expect(said(shocks)).to_contain_text("No outside date is broken")
    shocks.get_by_label("Kofi leaves on 30 November").check()
    expect(shocks).to_contain_text("Lukas goes over")
    expect(said(shocks)).to_contain_text("1 week later")


def test_both_themes_are_readable_and_a_phone_shows_all(module_page):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(module_page, theme)
        assert axe_violations(module_page, ".jp-Notebook .pmkit-explorer") == []
    screenshot(module_page, "roadmapping")
    module_page.set_viewport_size({"width": 400, "height": 900})
    wide = module_page.evaluate(
        "[...document.querySelectorAll('.pmkit-explorer')].filter(e => e.scrollWidth > e.clientWidth + 1)"
        ".length"
    )
    assert wide == 0
