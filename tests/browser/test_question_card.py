"""The question card in a real JupyterLab: by mouse, by keyboard only, after a restart, in both themes."""

from pathlib import Path

import nbformat
import pytest
from lab import (
    PANEL,
    LabServer,
    axe_violations,
    box,
    cells,
    open_notebook,
    restart_kernel,
    run_all,
    screenshot,
    use_theme,
)
from playwright.sync_api import Locator, Page, expect

KINDS = (
    "one", "many", "number", "sort", "order", "allocate", "matrix", "plan", "estimate", "write", "predict",
)  # fmt: skip
START = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1] / "widgets")!r})
from sample_questions import QUESTIONS
from pmkit.practice import Workbook
from pmkit.practice.progress import open_store
from pmkit.widgets import QuestionCard
workbook = Workbook(open_store(), QUESTIONS.__getitem__)
"""


class Sheet:
    """The notebook with one card per kind, as it is run with an empty folder of progress."""

    def __init__(self, page: Page, home: Path) -> None:
        self.page, self.home = page, home
        self.run()

    def run(self) -> None:
        """Run all cells; the cards of the last run are gone before."""
        clear = "notebook:clear-all-cell-outputs"
        self.page.evaluate("async name => { await window.jupyterapp.commands.execute(name); }", clear)
        expect(self.page.locator(".pmq")).to_have_count(0)
        self.page.evaluate("[localStorage, sessionStorage].forEach(kept => kept.clear())")
        self.page.evaluate(
            f"""async code => {{
                const {{ kernel }} = {PANEL}.sessionContext.session;
                await kernel.requestExecute({{ code, store_history: false }}).done;
            }}""",
            f"import os; os.environ['PMKIT_HOME'] = {str(self.home)!r}",
        )
        run_all(self.page)
        expect(self.page.locator(".pmq")).to_have_count(len(KINDS), timeout=60_000)

    def card(self, kind: str) -> Locator:
        return self.page.locator(".pmq").nth(KINDS.index(kind))

    def check(self, kind: str, verdict: str) -> None:
        """By keyboard: a solved card that folds out of sight moves what a mouse was aimed at."""
        self.card(kind).locator(".pmq-actions .pmkit-main").press("Enter")
        expect(self.card(kind).locator(".pmq-verdict")).to_contain_text(verdict)


@pytest.fixture(scope="module")
def opened(module_page: Page, lab: LabServer) -> Page:
    """The notebook, open for all tests."""
    notebook = nbformat.v4.new_notebook()
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    shown = [f"QuestionCard(QUESTIONS['x.{kind}'], workbook)" for kind in KINDS]
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in (START, *shown)]
    open_notebook(module_page, lab, lab.add("cards.ipynb", notebook))
    return module_page


@pytest.fixture
def sheet(opened: Page, tmp_path: Path) -> Sheet:
    return Sheet(opened, tmp_path)


def test_every_kind_can_be_answered_and_returns_after_a_restart(sheet: Sheet):
    page = sheet.page
    sheet.card("one").get_by_text("Test <b>first</b>").click()
    sheet.check("one", "right")
    expect(sheet.card("one").get_by_text("Why is this right?")).to_be_visible()
    sheet.card("many").get_by_text("Flip a coin").click()
    sheet.check("many", "not yet")
    sheet.card("number").locator("input").fill("3,100")
    sheet.card("number").locator("input").press("Enter")
    expect(sheet.card("number").locator(".pmq-verdict")).to_contain_text("not yet")

    sort = sheet.card("sort")
    sort.scroll_into_view_if_needed()
    start = box(sort.locator("[data-item=two]"))
    goal = box(sort.locator("[data-zone=pm]"))
    page.mouse.move(start["x"] + 40, start["y"] + 15)
    page.mouse.down()
    page.mouse.move(goal["x"] + 30, goal["y"] + 40, steps=5)
    page.mouse.up()
    expect(sort.locator("[data-zone=pm] [data-item=two]")).to_be_visible()
    sort.get_by_label("Group for: Writes the story").select_option("po")
    sort.get_by_label("Group for: Sets the price").select_option("pm")
    sheet.check("sort", "right")

    order = sheet.card("order")
    for position, text in enumerate(("Writes the story", "Picks the market", "Sets the price"), 1):
        order.get_by_label(f"Position of: {text}").select_option(str(position))
    sheet.check("order", "right")

    allocate = sheet.card("allocate")
    allocate.get_by_label("Talk").fill("15")
    expect(allocate).to_contain_text("15 of 40 hours given out. 25 left.")
    allocate.get_by_label("Write").fill("25")
    sheet.check("allocate", "right")

    matrix = sheet.card("matrix")
    matrix.get_by_label("Price, Manager").select_option("R")
    expect(matrix.locator(".pmq-lint")).to_contain_text("Price: 0 A, one is needed.")
    matrix.get_by_label("Price, Manager").select_option("A")
    matrix.get_by_label("Text, Owner").select_option("A")
    sheet.check("matrix", "right")

    plan = sheet.card("plan")
    plan.get_by_text("List").click()
    expect(plan).to_contain_text("List needs Filter.")
    plan.get_by_text("Filter", exact=True).click()
    expect(plan).to_contain_text("7 of 7 weeks used. Full.")
    sheet.check("plan", "right")

    estimate = sheet.card("estimate")
    estimate.get_by_label("At least").fill("3k")
    estimate.get_by_label("At most").fill("4,000")
    sheet.check("estimate", "right")

    write = sheet.card("write")
    write.get_by_label("For whom").fill("everyone who eats")
    expect(write.locator(".pmq-lint")).to_contain_text("Whom would you turn away?")
    sheet.check("write", "noted")
    write.get_by_text("Names one group").click()
    expect(write.locator(".pmq-stale")).to_have_count(0)
    sheet.card("predict").get_by_label("Flip a coin").press("Space")
    sheet.check("predict", "noted")
    expect(write.locator(".pmq-saved")).to_have_text("Saved")

    restart_kernel(page)
    sheet.run()
    expect(sheet.card("one").locator("input:checked")).to_have_value("test")
    for kind, verdict in zip(
        KINDS, ("right", "not yet", "not yet", *["right"] * 6, "noted", "noted"), strict=True
    ):
        expect(sheet.card(kind).locator(".pmq-verdict"), kind).to_contain_text(verdict)
    expect(sheet.card("number").locator("input")).to_have_value("3,100")
    expect(sheet.card("write").get_by_label("For whom")).to_have_value("everyone who eats")
    expect(sheet.card("write").get_by_label("Names one group")).to_be_checked()
    expect(sheet.card("matrix").get_by_label("Text, Owner")).to_have_value("A")


def test_a_card_is_dragged_to_its_place_and_escape_leaves_it_where_it_was(sheet: Sheet):
    order, mouse = sheet.card("order"), sheet.page.mouse
    order.scroll_into_view_if_needed()
    rows = [row.get_attribute("data-item") for row in order.locator("[data-item]").all()]

    def drag_first_below_the_last() -> None:
        start, end = (box(order.locator(f"[data-item={row}]")) for row in (rows[0], rows[-1]))
        mouse.move(start["x"] + 90, start["y"] + start["height"] / 2)
        mouse.down()
        mouse.move(end["x"] + 90, end["y"] + end["height"] - 4, steps=6)
        expect(order.locator("[data-zone] > .pmkit-marker:last-child")).to_be_visible()
        screenshot(sheet.page, "order-dragged")

    def shown() -> list[str | None]:
        return [row.get_attribute("data-item") for row in order.locator("[data-item]").all()]

    drag_first_below_the_last()
    sheet.page.keyboard.press("Escape")
    mouse.up()
    assert shown() == rows
    drag_first_below_the_last()
    mouse.up()
    assert shown() == [*rows[1:], rows[0]]
    expect(sheet.page.locator(".pmkit-layer, .pmkit-marker, .pmkit-away")).to_have_count(0)


def test_a_press_counts_when_the_button_moves_under_it(sheet: Sheet):
    matrix, mouse = sheet.card("matrix"), sheet.page.mouse
    button = matrix.locator(".pmq-actions .pmkit-main")
    button.scroll_into_view_if_needed()
    matrix.get_by_label("Price, Manager").select_option("R")
    start = box(button)
    mouse.move(start["x"] + 10, start["y"] + 5)
    mouse.down()
    expect(matrix.locator(".pmq-lint")).to_contain_text("Price: 0 A, one is needed.")
    assert box(button)["y"] > start["y"] + start["height"] / 2
    mouse.up()
    expect(matrix.locator(".pmq-verdict")).to_be_visible()


def test_a_whole_question_by_keyboard_only(sheet: Sheet):
    page, card = sheet.page, sheet.card("one")
    before = len(cells(page))
    card.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("b")
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card.locator(".pmq-verdict")).to_be_visible()
    expect(card.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card.locator(".pmq-hint")).to_contain_text("Where does each figure come from?")
    card.get_by_role("button", name="Start over", exact=True).focus()
    page.keyboard.press("Enter")
    expect(card.locator(".pmq-verdict")).to_have_count(0)
    card.get_by_role("button", name="Undo start over").focus()
    page.keyboard.press("Enter")
    expect(card.locator(".pmq-verdict")).to_be_visible()
    down = sheet.card("order").get_by_role("button", name="Move down").first
    name = down.get_attribute("aria-label")
    down.focus()
    page.keyboard.press("Enter")
    expect(sheet.card("order").get_by_role("button", name=name)).to_be_focused()
    assert len(cells(page)) == before, "a key that was pressed in a card reached the notebook"


def test_a_changed_answer_says_that_the_reply_is_older(sheet: Sheet):
    card = sheet.card("one")
    card.get_by_text("Flip a coin").click()
    sheet.check("one", "not yet")
    card.get_by_text("Test <b>first</b>").click()
    expect(card.locator(".pmq-stale")).to_be_visible()
    card.get_by_text("Flip a coin").click()
    expect(card.locator(".pmq-stale")).to_have_count(0)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_no_accessibility_violation_and_no_overflow_at_320_pixels(sheet: Sheet, theme: str):
    use_theme(sheet.page, theme)
    for kind in ("one", "sort", "matrix", "write"):
        sheet.card(kind).locator(".pmq-actions .pmkit-main").click()
        expect(sheet.card(kind).locator(".pmq-verdict")).to_be_visible()
    assert axe_violations(sheet.page, ".pmq") == []
    narrow = sheet.page.add_style_tag(content=".pmq { width: 320px !important; }")
    wide = sheet.page.evaluate(
        "[...document.querySelectorAll('.pmq')].filter(c => c.scrollWidth > c.clientWidth + 1).length"
    )
    assert wide == 0
    screenshot(sheet.page, f"cards-{theme.split()[1].lower()}")
    narrow.evaluate("style => style.remove()")
    use_theme(sheet.page, "JupyterLab Light")


IN_SIGHT = """node => {
    const area = node.closest(".jp-WindowedPanel-outer").getBoundingClientRect();
    const { top, bottom } = node.getBoundingClientRect();
    return top >= area.top && bottom <= area.bottom;
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768), (400, 800)])
def test_the_reason_is_in_sight_after_check_and_the_focus_stays(sheet: Sheet, width: int, height: int):
    page, card = sheet.page, sheet.card("one")
    page.set_viewport_size({"width": width, "height": height})
    card.get_by_text("Flip a coin").click()
    button = card.locator(".pmq-actions .pmkit-main")
    button.evaluate("node => node.scrollIntoView({ block: 'end' })")  # so the reply comes below the edge
    button.focus()
    page.keyboard.press("Enter")
    reply = card.locator(".pmq-feedback")
    expect(reply).to_contain_text("not yet")
    page.wait_for_function(IN_SIGHT, arg=reply.element_handle())
    assert button.evaluate("node => node === document.activeElement")
    page.set_viewport_size({"width": 1280, "height": 1000})


def test_a_solved_card_folds_out_of_sight_and_what_is_read_stays_in_its_place(sheet: Sheet):
    page, card, later = sheet.page, sheet.card("one"), sheet.card("write")
    line = card.locator(".pmq-fold")
    card.get_by_text("Test <b>first</b>").click()
    place = box(card.locator(".pmq-prompt"))
    sheet.check("one", "right")
    assert box(card.locator(".pmq-prompt"))["x"] == place["x"]
    expect(line).to_have_attribute("aria-expanded", "true")  # not under the reader's hands
    later.locator("textarea").first.focus()
    where = box(later)["y"]
    expect(line).to_have_attribute("aria-expanded", "false")
    assert box(later)["y"] == pytest.approx(where, abs=2)
    assert later.locator("textarea").first.evaluate("node => node === document.activeElement")
    expect(line).to_have_text("✓right" + "Dark mode or the list?" + "Your answer: Test <b>first</b>.")

    line.focus()
    page.keyboard.press("Enter")
    expect(card.locator(".pmq-options")).to_be_visible()
    assert line.evaluate("node => node === document.activeElement")
    later.locator("textarea").first.focus()
    page.wait_for_timeout(1500)
    expect(line).to_have_attribute("aria-expanded", "true")  # the reader has opened it


def test_a_folded_card_is_whole_in_print_and_found_by_the_browser(sheet: Sheet):
    page, card = sheet.page, sheet.card("many")
    card.get_by_text("Test <b>first</b>").click()
    sheet.check("many", "right")
    card.locator(".pmq-fold").click()
    assert card.locator(".pmq-body").get_attribute("hidden") == "until-found"
    page.emulate_media(media="print")
    expect(card.locator(".pmq-options")).to_be_visible()
    expect(card.locator(".pmq-fold")).to_be_hidden()
    page.emulate_media(media="screen")


def test_cards_are_sorted_by_number_and_the_focus_goes_on_by_itself(sheet: Sheet):
    page, sort = sheet.page, sheet.card("sort")
    sort.locator("select").first.focus()
    for number in "112":
        page.keyboard.press(number)
    assert sort.locator(".pmkit-main").evaluate("node => node === document.activeElement")
    expect(sort.locator("[data-zone=pm] [data-item]")).to_have_count(2)
    expect(sort.locator("[data-zone=po] [data-item]")).to_have_count(1)


def test_a_number_in_words_is_read_and_said_and_counted(sheet: Sheet):
    allocate = sheet.card("allocate")
    allocate.get_by_label("Talk").fill("a dozen")
    expect(allocate).to_contain_text("Read as 12 hours.")
    expect(allocate.locator(".pmq-sum")).to_contain_text("12 of 40 hours given out.")
