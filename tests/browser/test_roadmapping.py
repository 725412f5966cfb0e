"""The explorers of chapter 04 as a person uses them, by mouse and by keyboard; the consequence is seen.

The last tests restart the kernel: nothing of what the earlier ones did may be lost.
"""

import pytest
from lab import axe_violations, cells, course_state, open_notebook, restart_kernel, screenshot, use_theme
from playwright.sync_api import expect

NOTEBOOK = "notebooks/04_roadmapping.ipynb"
BOARD, GOALS, FORECAST, TIMELINE, READERS, SHOCKS = range(6)
WAIT = 30_000


@pytest.fixture(scope="module")
def module_page(browser, lab):
    """One page for all tests of the chapter: each uses another explorer. It may raise no error."""
    lab.forget_progress()
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_notebook(page, lab, NOTEBOOK)
    page.locator(".pmkit-explorer").nth(8).wait_for(timeout=60_000, state="attached")
    yield page
    page.context.close()
    lab.stop_kernels()
    assert errors == []


def cell(page, call):
    """The cell whose source holds this call, brought into view."""
    number = next(at for at, one in enumerate(cells(page)) if call in one["source"])
    found = page.locator(".jp-Notebook .jp-Cell").nth(number)
    found.scroll_into_view_if_needed()
    return found


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


def test_a_card_is_moved_by_mouse_and_by_keyboard_and_taken_back(module_page):
    board = explorer(module_page, BOARD)
    card = board.locator("[data-card='MW-53']")
    card.scroll_into_view_if_needed()
    start = card.bounding_box()
    end = board.locator("[data-column='next']").bounding_box()
    module_page.mouse.move(start["x"] + 30, start["y"] + 12)
    module_page.mouse.down()
    module_page.mouse.move(end["x"] + end["width"] / 2, start["y"] + 20, steps=12)
    module_page.mouse.up()
    expect(board.locator("[data-column='next'] [data-card='MW-53']")).to_have_count(1, timeout=WAIT)
    expect(board).to_contain_text("4 of at most 3")
    board.locator("[data-card='MW-10'] .pmboard-grip").focus()
    for key in ("Space", "ArrowRight", "Space"):
        module_page.keyboard.press(key)
    expect(said(board)).to_contain_text("1 got a no")
    board.locator(".pmboard-undo").first.press("Enter")
    expect(said(board)).not_to_contain_text("got a no")
    board.get_by_label("Column of Mealwise in Spanish").select_option("no")
    expect(said(board)).to_contain_text("1 got a no")


def test_a_goal_that_is_a_feature_is_mended_by_typing(module_page):
    goals = explorer(module_page, GOALS)
    expect(goals).to_contain_text("something to build")
    goals.get_by_label("Now: goal", exact=True).fill("Families with an allergy plan dinner without fear")
    module_page.keyboard.press("Tab")
    expect(goals).not_to_contain_text("something to build")


def test_a_sorted_card_fits_into_its_group_however_long_the_names_are(module_page):
    """The select made each card as wide as the longest group's name, and its text was cut off."""
    question = cell(module_page, 'show("roadmapping.tell-apart")')
    question.locator("[data-item='bars'] select").select_option("gantt")
    expect(question.locator("[data-zone='gantt'] [data-item='bars']")).to_have_count(1)
    wide = "zones => zones.filter(zone => zone.scrollWidth > zone.clientWidth + 1).length"
    assert question.locator(".pmq-zone").evaluate_all(wide) == 0


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
    expect(forecast.get_by_role("slider", name="Items to finish")).to_have_count(0)
    forecast.get_by_label("How many are done by then?").focus()
    module_page.keyboard.press("ArrowUp")  # the form changes, and the focus stays on what was chosen
    expect(forecast.get_by_label("When are they done?")).to_be_focused()
    expect(said(forecast)).to_contain_text("within 20 weeks with 85 %")
    forecast.get_by_label("New items come in").select_option(label="One a week")
    expect(said(forecast)).to_contain_text("within 48 weeks with 85 %")


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
    start = timeline.get_by_role("textbox", name="Starts in week, Move baskets")
    start.fill("20")
    module_page.keyboard.press("Enter")
    expect(said(timeline)).to_contain_text("is needed by week 25 and comes in week 29")
    timeline.locator(".pmtable").get_by_role("button", name="Undo").click()
    expect(said(timeline)).to_contain_text("after week 18")


def test_each_reader_has_a_version(module_page):
    readers = explorer(module_page, READERS)
    expect(said(readers)).to_contain_text("Customers")
    for title in (
        "Ingredient table",
        "Allergy filter in nine",
        "Korbmarkt's old",
        "Nordhafen, our",
        "Not before",
    ):
        readers.get_by_label(f"Column of {title}").select_option("out")
        expect(readers.get_by_label(f"Column of {title}")).to_have_value("out")
    expect(said(readers)).to_contain_text("Customers can work with this version")
    readers.get_by_label("Customers").focus()
    module_page.keyboard.press("ArrowDown")
    expect(said(readers)).to_contain_text("Sales: “Ingredient table first")
    readers.locator("[data-card='order'] .pmboard-grip").focus()
    for key in ("Space", "ArrowRight", "Space"):
        module_page.keyboard.press(key)
    expect(said(readers)).to_contain_text("Sales can work with this version")
    readers.get_by_label("The squads").check()
    expect(said(readers)).to_contain_text("can work with this version")


def test_each_shock_has_answers_and_each_answer_a_price(module_page):
    shocks = explorer(module_page, SHOCKS)
    expect(said(shocks)).to_contain_text("needed by week 12")
    shocks.get_by_label("cut to what baskets need").check()
    expect(said(shocks)).to_contain_text("No outside date is broken")
    expect(shocks.locator(".pmchart-title")).to_contain_text("after week 19")
    shocks.get_by_label("Korbmarkt: the old API").focus()
    module_page.keyboard.press("ArrowDown")
    expect(shocks).to_contain_text("Lukas goes over")
    expect(said(shocks)).to_contain_text("4 weeks later")
    shocks.get_by_label("Wait until somebody").focus()
    module_page.keyboard.press("ArrowDown")
    expect(said(shocks)).to_contain_text("1 week later")
    expect(shocks.locator(".pmchart-title")).to_have_text("The plan ends after week 22")


def test_a_message_to_each_reader_hears_what_a_reader_would_ask(module_page):
    message = cell(module_page, 'show("roadmapping.message")')
    texts = ("The filter rests, the API begins.", "The API first.", "It comes on 15 February.", "All stays.")
    for number, text in enumerate(texts):
        message.locator("textarea").nth(number).fill(text)
    message.locator(".pmq-actions .pmkit-main").click()
    expect(message).to_contain_text("A date without a certainty is read as a promise", timeout=WAIT)
    expect(message).to_contain_text("A word or two")


def test_one_s_own_explorers_begin_on_the_case_and_follow(module_page):
    board = cell(module_page, 'explore("roadmapping.own-now-next-later")')
    board.get_by_label("Column of Usage report").select_option("no")
    expect(board.locator(".pmsay").filter(has_text="1 got a no").first).to_be_visible(timeout=WAIT)
    timeline = cell(module_page, 'explore("roadmapping.own-timeline")')
    timeline.get_by_role("button", name="Make the earliest plan").press("Enter")
    expect(timeline.locator(".pmsay").filter(has_text="after week 21").first).to_be_visible(timeout=WAIT)
    forecast = cell(module_page, 'explore("roadmapping.own-forecast")')
    forecast.get_by_label("How many are done by then?").check()
    expect(forecast.locator(".pmsay").filter(has_text="In 12 weeks").first).to_be_visible(timeout=WAIT)


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
    module_page.evaluate("window.jupyterapp.shell.collapseLeft()")
    module_page.wait_for_function("document.querySelector('.pmtable-frame').clientWidth > 200")
    for item in (BOARD, TIMELINE):  # short tables stand as blocks of fields; nothing is out of sight
        frame = explorer(module_page, item).locator(".pmtable-frame")
        assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth + 1")


def test_after_a_restart_of_the_kernel_all_of_it_is_there(module_page):
    page = module_page
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.wait_for_timeout(800)  # explorers save after a pause
    restart_kernel(page)
    expect(said(explorer(page, BOARD))).to_contain_text("1 got a no", timeout=WAIT)
    expect(explorer(page, BOARD)).to_contain_text("People at Nordhafen get in at once")
    expect(explorer(page, GOALS)).to_contain_text("plan dinner without fear")
    expect(said(explorer(page, FORECAST))).to_contain_text("within 48 weeks with 85 %")
    expect(said(explorer(page, TIMELINE))).to_contain_text("after week 18")
    expect(explorer(page, READERS).locator("[data-column='shown'] [data-card]")).to_have_count(8)
    expect(said(explorer(page, SHOCKS))).to_contain_text("1 week later")
    question = cell(page, 'show("roadmapping.tell-apart")')
    expect(question.locator("[data-zone='gantt'] [data-item='bars']")).to_have_count(1)
    message = cell(page, 'show("roadmapping.message")')
    expect(message.locator("textarea").nth(2)).to_have_value("It comes on 15 February.")
    own = cell(page, 'explore("roadmapping.own-timeline")')
    expect(own.locator(".pmsay").filter(has_text="after week 21").first).to_be_visible(timeout=WAIT)


@pytest.mark.parametrize("folder", ["exercises", "solutions"])
def test_the_sheet_is_answered_and_its_solutions_stand_beside(page, lab, folder):
    lab.forget_progress()
    open_notebook(page, lab, f"{folder}/04_roadmapping.ipynb")
    assert course_state(page) == "ready"
    slack = cell(page, 'show("roadmapping.slack")')
    slack.locator("input").first.fill("3 €")
    slack.locator("input").first.press("Enter")
    expect(slack.locator(".pmq-verdict")).to_contain_text("Partly", timeout=WAIT, ignore_case=True)
    slack.locator("input").first.fill("3 weeks")
    slack.locator("input").first.press("Enter")
    expect(slack.locator(".pmq-verdict")).to_contain_text("Right", timeout=WAIT, ignore_case=True)
    shown = page.get_by_text("In 25 minutes, with a projector").count()
    assert shown == (1 if folder == "solutions" else 0)
