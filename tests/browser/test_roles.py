"""The explorers of chapter 01 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import pytest
from lab import axe_violations, open_notebook, restart_kernel, screenshot, use_theme
from playwright.sync_api import expect

NOTEBOOK = "notebooks/01_roles.ipynb"
SORTER, MATRIX, WEEK, SET_UP, OWN_MATRIX, OWN_WEEK = range(6)


@pytest.fixture(scope="module")
def module_page(browser, lab):
    """One page for all tests of the chapter: each uses another explorer."""
    lab.forget_progress()
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    open_notebook(page, lab, NOTEBOOK)
    page.locator(".pmkit-explorer").nth(OWN_WEEK).wait_for(timeout=60_000, state="attached")
    yield page
    page.context.close()
    lab.stop_kernels()


def explorer(page, number):
    found = page.locator(".pmkit-explorer").nth(number)
    found.scroll_into_view_if_needed()
    return found


CUT = "e => [...e.querySelectorAll('.pmtable-frame')].some(f => f.scrollWidth > f.clientWidth + 1)"


def sentence(within):
    return within.locator(".pmsay").last


def pull(page, slider, share):
    """Pull a slider with the mouse to a share of its way."""
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * share, middle, steps=4)
    page.mouse.up()


def test_a_card_put_by_mouse_or_keyboard_answers_with_reason_and_source(module_page):
    sorter = explorer(module_page, SORTER)
    expect(sentence(sorter)).to_contain_text("2 of 3")
    sorter.locator("[data-card='A05'] select").select_option(label="Developers")
    expect(sentence(sorter)).to_contain_text("developers: at home")
    expect(sentence(sorter)).to_contain_text("The Scrum Guide, 2020")
    grip = sorter.locator("[data-card='A10'] .pmboard-grip")
    grip.focus()
    module_page.keyboard.press("Space")
    module_page.keyboard.press("ArrowRight")
    module_page.keyboard.press("Space")
    expect(sorter.locator("[data-card='A10'] .pmboard-warning")).to_contain_text("Not its home")
    sorter.get_by_label("Judge by").select_option(label="SAFe (from summaries)")
    expect(sentence(sorter)).to_contain_text("Judged by: SAFe")
    sorter.get_by_label("Judge by").select_option(label="No framework named")
    expect(sentence(sorter)).not_to_contain_text("Judged by")
    card = sorter.locator("[data-card='A28']").bounding_box()
    module_page.mouse.move(card["x"] + 60, card["y"] + 12)
    module_page.mouse.down()
    there = sorter.locator("[data-column='project manager']").bounding_box()
    module_page.mouse.move(there["x"] + there["width"] / 2, there["y"] + 60, steps=8)
    module_page.mouse.up()
    expect(sentence(sorter)).to_contain_text("project manager: at home")
    sorter.get_by_role("button", name="Undo").click()
    expect(sorter.locator("[data-card='A28'] select")).to_have_value("unplaced")
    assert axe_violations(module_page, ".pmkit-explorer .pmboard") == []


def test_the_matrix_checks_while_letters_change(module_page):
    matrix = explorer(module_page, MATRIX)
    expect(sentence(matrix)).to_contain_text("2 of 7")
    for each in (matrix, explorer(module_page, OWN_MATRIX)):
        assert not each.evaluate(CUT), "a matrix is wider than its frame, beside the course map"
    row = matrix.locator("tbody tr", has_text="Set the price")
    row.locator("select").first.select_option(label="A")
    expect(row).to_contain_text("in order")
    expect(sentence(matrix)).to_contain_text("3 of 7")
    first = matrix.locator("tbody tr").first.locator("select").first
    first.focus()
    module_page.keyboard.press("I")
    expect(matrix.locator("tbody tr").first).to_contain_text("A without power")


def test_the_week_starves_less_when_hours_move(module_page):
    week = explorer(module_page, WEEK)
    expect(sentence(week)).to_contain_text("lacks 4")
    customers = week.get_by_role("slider", name="Customers")
    customers.focus()
    for _ in range(5):
        module_page.keyboard.press("ArrowRight")
    expect(sentence(week)).to_contain_text("5 too many: what do you take away?")
    backlog = week.get_by_role("slider", name="Writing and ordering the backlog")
    pull(module_page, backlog, 0.1)
    expect(sentence(week)).to_contain_text("are left")
    week.get_by_role("button", name="Copy that week").click()
    expect(week.locator(".pmchart-title")).to_contain_text("Nothing starves")


def test_the_right_to_decide_shortens_the_wait(module_page):
    model = explorer(module_page, SET_UP)
    expect(sentence(model)).to_contain_text("waits 8.0 h")
    alone = model.get_by_role("slider", name="The owner decides alone")
    alone.focus()
    for _ in range(8):
        module_page.keyboard.press("ArrowRight")
    expect(sentence(model)).to_contain_text("waits 4.8 h")
    model.get_by_role("radio", name="Scaled: an owner per team").check()
    model.get_by_role("slider", name="Teams").press("End")
    expect(model.locator("tbody")).to_contain_text("each of 10")
    model.get_by_label("The owner meets customers too").check()
    expect(sentence(model)).to_contain_text("through one person")
    before = sentence(model).inner_text()
    pull(module_page, model.get_by_role("slider", name="Teams"), 0.05)
    expect(sentence(model)).not_to_have_text(before)


def test_one_s_own_matrix_is_kept_over_a_restart(module_page):
    own = explorer(module_page, OWN_MATRIX)
    own.get_by_label("People, commas between the names").fill("Ana, Ben, Çem")
    module_page.keyboard.press("Tab")
    expect(own.locator("thead")).to_contain_text("Çem")
    own.locator("tbody tr").first.locator("select").nth(2).select_option(label="A/R")
    expect(own.locator("tbody tr").first).to_contain_text("in order")
    own.locator("tbody tr").nth(1).locator("select").first.focus()
    module_page.keyboard.press("R")
    expect(own.locator("tbody tr").nth(1)).to_contain_text("no A")
    mine = explorer(module_page, OWN_WEEK)
    expect(sentence(mine)).to_contain_text("stand here to begin with")
    mine.get_by_role("slider", name="Customers").focus()
    for _ in range(4):
        module_page.keyboard.press("ArrowLeft")
    expect(sentence(mine)).to_contain_text("lacks 3")
    pull(module_page, mine.get_by_role("slider", name="Other meetings and mail"), 0.5)
    expect(sentence(mine)).to_contain_text("too many")
    module_page.wait_for_timeout(600)  # a state is saved after a moment of quiet
    restart_kernel(module_page)
    own = explorer(module_page, OWN_MATRIX)
    expect(own.locator("thead")).to_contain_text("Çem", timeout=60_000)
    expect(own.locator("tbody tr").first).to_contain_text("in order")
    week = explorer(module_page, WEEK)
    expect(week.locator(".pmchart-title")).to_contain_text("Nothing starves", timeout=60_000)
    expect(sentence(explorer(module_page, OWN_WEEK))).to_contain_text("too many")


def test_a_matrix_to_fill_in_shows_every_column_on_a_phone(new_page, lab):
    lab.stop_kernels()
    narrow = new_page(width=400, height=900)
    open_notebook(narrow, lab, "exercises/01_roles.ipynb")
    table = narrow.locator(".pmq-matrix").first
    table.scroll_into_view_if_needed()
    last = table.get_by_label("Decide how it is built, Ruth").bounding_box()
    assert last["width"] > 60 and last["x"] + last["width"] < 400
    expect(table.locator("td").last).to_have_attribute("data-heading", "Ruth")
    lab.stop_kernels()


def test_it_reads_in_the_dark_and_on_a_narrow_screen(new_page, lab):
    lab.stop_kernels()  # a kernel of its own, not that of the page before
    narrow = new_page(width=400, height=900)
    open_notebook(narrow, lab, NOTEBOOK)
    use_theme(narrow, "JupyterLab Dark")
    for number in range(6):
        part = explorer(narrow, number)
        expect(sentence(part)).not_to_be_empty()
        assert 250 < part.bounding_box()["width"] <= 400
        assert not part.evaluate(CUT), "a table of this explorer is cut off"
        screenshot(narrow, f"roles-dark-400-{number}")
    card = explorer(narrow, SORTER).locator("[data-card='A03']")
    assert card.locator(".pmboard-detail").bounding_box()["width"] > 0.8 * card.bounding_box()["width"]
    assert axe_violations(narrow, ".pmkit-explorer .pmtable-frame") == []
    lab.stop_kernels()
