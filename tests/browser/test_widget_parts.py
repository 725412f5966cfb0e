"""Board, table, form and chart in a real JupyterLab: by mouse, by keyboard, and what reaches Python."""

import re

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import ask, box, cells, open_notebook, run_all, until, use_theme
from playwright.sync_api import expect as sees

BOARD = """
from pmkit.widgets import Board
columns = [{"id": c, "title": c.title()} for c in ("must", "should", "could", "never")]
board = Board("Release", columns,
    [{"id": f"c{i}", "title": f"Card {i}", "column": "must" if i < 3 else "should"} for i in range(5)])
board
"""
TRAY = """
tray = Board("Sort", [{"id": "wait", "title": "Waiting", "tray": True}, {"id": "in", "title": "In"},
    {"id": "out", "title": "Out"}],
    [{"id": f"t{i}", "title": f"Telemedicine and the law {i}", "column": "wait"} for i in range(5)])
tray
"""
LONG = """
from pmkit.widgets import Table
long = Table("Estimates", [
    {"key": "item", "label": "Item", "readonly": True},
    {"key": "reach", "label": "Reach", "type": "number"}],
    [{"id": f"l{i}", "item": f"A title that is far too long for one line of a table, number {i} of twelve",
      "reach": None if i in (7, 10) else float(i)} for i in range(12)])
long
"""
BOX = """
import ipywidgets
box = ipywidgets.VBox([Form([{"key": "weeks", "label": "Weeks", "type": "number"}])])
box
"""
TABLE = """
import numpy as np, pandas as pd
from pmkit.charts import Picture, Words
from pmkit.charts._altair import alt
from pmkit.widgets import LiveChart, Table
hostile = '<img src="http://example.org/x" onerror="window.hacked = 1">'
items = [hostile, *(f"Item {i}" for i in range(1, 6))]
rows = [{"id": f"r{i}", "item": item, "reach": 100.0 * i, "sure": 0.5} for i, item in enumerate(items)]
table = Table("Scores", [
    {"key": "item", "label": "Item", "readonly": True},
    {"key": "reach", "label": "Reach", "type": "number", "unit": "households", "min": 0},
    {"key": "sure", "label": "Confidence", "type": "number", "unit": "%", "min": 0, "max": 1},
    {"key": "score", "label": "Score", "type": "number", "readonly": True}], rows)
score = lambda: np.array(table.values("reach")) * np.array(table.values("sure"))
frame = pd.DataFrame({"item": table.values("item"), "image": "http://example.org/x.png", "score": score()})
draw = lambda rows: alt.Chart(rows).mark_bar().encode(
    x="score:Q", y=alt.Y("item:N", sort=None), tooltip=["item", "image", "score"])
chart = LiveChart(Picture(frame, Words("Scores", "", "Bars."), draw))
def follow(_):
    table.compute({"score": score()})
    chart.update({"score": score()}, title=f"The best has {score().max():,.0f}")
table.observe(follow, "rows")
follow(None)
table
"""
FORM = """
import time
from pmkit.widgets import Form
seen, kinds = [], []
form = Form([{"key": "capacity", "label": "Capacity", "type": "range", "max": 100},
             {"key": "price", "label": "Price", "type": "number", "unit": "EUR", "min": 1},
             {"key": "go", "label": "Plan", "type": "button"}], {"capacity": 10, "price": 5.0})
form.observe(lambda change: (time.sleep(0.1), seen.append(change.new["capacity"])), "values")
form.on_click("go", lambda: setattr(form, "errors", {"price": "The price is too low for the plan."}))
form
"""

PASTED = """
pasted = Form([{"key": "voices", "label": "Your verbatims", "type": "textarea", "rows": 8, "wide": True,
                "most": 50, "endings": ".csv,.txt,.tsv"}])
pasted
"""


@pytest.fixture(scope="module")
def opened(module_page, lab):
    """The notebook with the widgets, open for all tests."""
    code = [BOARD, TABLE, "chart", FORM, TRAY, LONG, BOX, PASTED]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(text.strip()) for text in code],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    open_notebook(module_page, lab, lab.add("parts.ipynb", notebook))
    return module_page


@pytest.fixture
def parts(opened):
    """The page with new widgets."""
    clear = "notebook:clear-all-cell-outputs"
    opened.evaluate("async name => { await window.jupyterapp.commands.execute(name); }", clear)
    opened.wait_for_selector(".pmchart", state="detached")
    run_all(opened)
    opened.wait_for_selector(".pmchart[data-ready]", timeout=60_000)
    return opened


def card(page, name):
    return page.locator(f"[data-card='{name}']").first


def drag(page, node, target, steps=12):
    node.scroll_into_view_if_needed()  # after all cells have run, the last one is in sight
    start, end = box(node), box(target)
    page.mouse.move(start["x"] + 60, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 10, steps=steps)


def expect(page, expression, value):
    """An edit travels after the one before it is done, so Python is asked until it knows."""
    until(page, lambda: ask(page, expression) == value)


def expect_column(page, column, ids):
    expect(page, f"board.places()['{column}']", ids)


def test_a_card_moves_by_mouse_list_and_keyboard_and_back(parts):
    page = parts
    drag(page, card(page, "c0"), page.locator("[data-column='never']"))
    assert page.locator(".pmkit-marker").is_visible()
    page.mouse.up()
    expect_column(page, "never", ["c0"])
    drag(page, card(page, "c1"), page.locator("[data-column='never']"))
    page.keyboard.press("Escape")
    page.mouse.up()
    expect_column(page, "never", ["c0"])

    card(page, "c3").locator("select").select_option("could")
    expect_column(page, "could", ["c3"])
    card(page, "c3").locator("select").select_option("should")
    expect_column(page, "should", ["c4", "c3"])

    cells_before = len(cells(page))
    card(page, "c1").locator("button").focus()
    for key in ("Space", "ArrowRight", "ArrowDown", "b"):
        page.keyboard.press(key)
    assert "Should" in page.locator(".pmboard .pmkit-live").first.text_content()
    page.keyboard.press("Escape")
    expect_column(page, "must", ["c1", "c2"])
    for key in ("Space", "ArrowRight", "Space"):
        page.keyboard.press(key)
    expect_column(page, "should", ["c1", "c4", "c3"])
    assert page.evaluate("document.activeElement.closest('[data-card]')?.dataset.card") == "c1"
    assert len(cells(page)) == cells_before


FOCUS = "document.activeElement.closest('[data-card]')?.dataset.card + ' ' + document.activeElement.tagName"


def test_the_focus_goes_to_the_next_card_of_the_tray(parts):
    page = parts
    card(page, "t0").locator("button").focus()
    for key in ("Space", "ArrowRight", "Space"):
        page.keyboard.press(key)
    expect(page, "tray.places()['in']", ["t0"])
    assert page.evaluate(FOCUS) == "t1 BUTTON"
    card(page, "t4").locator("select").focus()
    card(page, "t4").locator("select").select_option("out")
    expect(page, "tray.places()['out']", ["t4"])
    assert page.evaluate(FOCUS) == "t3 SELECT"  # it was the last: the one before it


def test_several_cards_move_at_once(parts):
    page = parts
    board = page.locator(".pmboard").nth(1)
    board.get_by_role("button", name="Select several").click()
    for name in ("1", "3"):
        board.get_by_label(f"Select Telemedicine and the law {name}").press("Space")
    board.get_by_label("Move the selected cards to").select_option("out")
    expect(page, "tray.places()['out']", ["t1", "t3"])
    assert page.evaluate("document.activeElement.textContent") == "Done selecting"
    page.keyboard.press("Enter")
    card(page, "t0").click(modifiers=["Shift"])
    card(page, "t2").click(modifiers=["Shift"])
    drag(page, card(page, "t2"), page.locator("[data-column='in']"))
    page.mouse.up()
    expect(page, "tray.places()['in']", ["t0", "t2"])


@pytest.mark.parametrize("width", [1280, 1024, 700])
def test_no_column_of_a_board_is_cut_and_no_word_broken(parts, width):
    page = parts
    page.set_viewport_size({"width": width, "height": 800})
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".pmboard-column, .pmboard-title")].filter(node => {
            const [own, board] = [node, node.closest(".pmboard")].map(one => one.getBoundingClientRect());
            const range = document.createRange();
            const title = node.matches(".pmboard-title");
            const broken = title && node.textContent.split(" ").some((word, at, words) => {
                const from = words.slice(0, at).join(" ").length + (at ? 1 : 0);
                range.setStart(node.firstChild, from);
                range.setEnd(node.firstChild, from + word.length);
                return range.getClientRects().length > 1;
            });
            return broken || !title && own.right > board.right + 1;
        }).map(node => node.textContent)"""
    )
    page.set_viewport_size({"width": 1280, "height": 1000})
    assert cut == []


def test_the_list_is_in_sight_only_on_the_card_that_has_the_focus(parts):
    page = parts
    seen = "id => getComputedStyle(document.querySelector(`[data-card=${id}] select`)).opacity"
    page.mouse.move(0, 0)
    card(page, "t1").locator("button").focus()
    assert [page.evaluate(seen, id) for id in ("t1", "t2")] == ["1", "0"]
    card(page, "t2").hover()
    assert page.evaluate(seen, "t2") == "1"


def cell(page, row, key):
    return page.locator(f".pmtable [data-row='{row}'][data-key='{key}']")


def test_an_edit_is_read_checked_scored_and_drawn(parts):
    page = parts
    reach = cell(page, "r1", "reach")
    reach.fill("1.200,00")
    reach.press("Enter")
    page.wait_for_function("document.querySelector('.pmchart-title').textContent.includes('600')")
    expect(page, "table.values('reach')[1]", 1200)
    assert reach.input_value() == "1200"
    assert page.evaluate("document.activeElement.dataset.row") == "r2"

    sure = cell(page, "r2", "sure")
    sure.fill("150 %")
    sure.press("Tab")
    message = page.locator(".pmtable-message:visible")
    message.wait_for()
    assert message.text_content() == "Confidence is between 0 % and 100 %."
    assert sure.get_attribute("aria-invalid") == "true" and sure.input_value() == "150 %"
    expect(page, "table.values('sure')[2]", 0.5)
    sure.focus()
    sure.press("Escape")
    message.wait_for(state="hidden")
    assert sure.input_value() == "50"

    page.get_by_role("button", name=re.compile("^Undo: Reach")).click()
    page.wait_for_function("document.querySelector('.pmchart-title').textContent.includes('250')")
    assert reach.input_value() == "100"


def test_a_block_from_a_spreadsheet_lands_in_displayed_order_and_is_accounted_for(parts):
    page = parts
    page.get_by_role("button", name="Reach (households)").click()  # highest first: r5, r4, ...
    cell(page, "r5", "reach").focus()
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const init = { clipboardData, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", init));
        }""",
        '9 000\t33,3 %\n"many"\t80\n',
    )
    notice = page.locator(".pmtable-notice").first
    notice.wait_for()
    assert notice.text_content() == (
        "Pasted: 3 cells taken. 1 cell not taken, each says why: Reach of “Item 4”."
    )
    taken = "[table.values('reach')[5], table.values('sure')[5], table.values('sure')[4]]"
    expect(page, taken, [9000, 0.333, 0.8])
    assert ask(page, "[row['id'] for row in table.rows][:2]") == ["r0", "r1"]


def test_a_slider_sends_one_message_at_a_time_and_always_its_last_position(parts):
    page = parts
    slider = page.locator(".pmform input[type=range]")
    slider.evaluate(  # thirty steps before the first message is answered, however fast the machine
        """slider => {
            for (let step = 0; step < 30; step += 1) {
                slider.stepUp();
                slider.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }"""
    )
    expect(page, "seen[-1]", 40)
    assert len(ask(page, "seen")) <= 2
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page, "seen[-1]", 39)
    page.keyboard.press("ArrowRight")
    expect(page, "seen[-1]", 40)
    assert slider.get_attribute("aria-valuetext") == "40"


PRICE = ".pmform-number:has([data-key='price'])"  # another form of the page has a number too


def test_a_form_shows_what_python_says_and_keeps_what_was_typed(parts):
    page = parts
    price = page.locator(f"{PRICE} input")
    price.fill("cheap")
    price.press("Enter")
    message = page.locator(f"{PRICE} .pmform-message")
    message.wait_for()
    assert "cannot be read as a number" in message.text_content() and price.input_value() == "cheap"
    expect(page, "form.values['price']", 5)
    price.fill("12,50 EUR")
    price.press("Enter")
    message.wait_for(state="hidden")
    expect(page, "form.values['price']", 12.5)
    page.get_by_role("button", name="Plan", exact=True).click()
    message.wait_for()
    assert message.text_content() == "The price is too low for the plan."


def test_a_press_is_heard_after_the_edits_before_it_and_its_message_stays(parts):
    """Enter tells of an edit twice, as a key and as a change. The second waited for the first, arrived after
    the button and took the new message of its field away."""
    page = parts
    ask(page, "setattr(form, 'receive', lambda c, hear=form.receive: (kinds.append(c['kind']), hear(c)))")
    page.locator(f"{PRICE} input").evaluate(
        """price => {  // in one go, so that nothing is answered in between
            price.focus();
            price.value = "12";
            price.dispatchEvent(new Event("input", { bubbles: true }));
            price.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
            price.dispatchEvent(new Event("change", { bubbles: true }));
            price.closest(".pmform").querySelector("button").click();
        }"""
    )
    page.locator(".pmform input[type=range]").press("ArrowRight")
    expect(page, "seen[-1]", 11)  # all that was sent before it is dealt with
    assert ask(page, "kinds") == ["edit", "click", "edit"]
    assert page.locator(f"{PRICE} .pmform-message").text_content() == "The price is too low for the plan."


def test_text_from_data_stays_text_in_tables_charts_and_tooltips(parts):
    page = parts
    picture = page.locator(".pmchart-picture canvas")
    picture.scroll_into_view_if_needed()
    place = box(picture)
    for part in range(2, 20):
        page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] * part / 22)
        page.wait_for_timeout(30)
        if page.locator(".pmchart-tip").is_visible():
            break
    assert "example.org/x.png" in page.locator(".pmchart-tip").text_content()
    assert page.locator(".pmchart img, .pmtable img, body > .vg-tooltip").count() == 0
    assert page.evaluate("window.hacked") is None


def brightness_of_the_labels(page):
    """How light the chart's words are, 0 to 255: dark on a light page, light on a dark one."""
    return page.evaluate(
        """() => {
            const canvas = document.querySelector(".pmchart canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width / 8, canvas.height);
            let sum = 0, count = 0;
            for (let at = 0; at < data.length; at += 4) {
                if (data[at + 3] > 200) { sum += data[at]; count += 1; }
            }
            return count ? sum / count : -1;
        }"""
    )


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_the_parts_pass_axe_and_the_chart_follows_the_theme(parts, theme):
    page = parts
    dark = theme.endswith("Dark")
    use_theme(page, theme)
    until(page, lambda: (brightness_of_the_labels(page) > 128) is dark)
    assert brightness_of_the_labels(page) >= 0, "the chart shows no words"
    for part in (".pmboard", ".pmtable", ".pmchart", ".pmform"):
        found = Axe().run(page, context=part).response["violations"]
        assert not found, [(v["id"], [node["target"] for node in v["nodes"]]) for v in found]
    use_theme(page, "JupyterLab Light")


def in_sight(frame):
    """The rows of a table that are whole inside its frame, by their ids."""
    return frame.evaluate(
        """frame => [...frame.querySelectorAll("tbody tr")].filter(row =>
            row.getBoundingClientRect().bottom <= frame.getBoundingClientRect().bottom
        ).map(row => row.querySelector("input").dataset.row)"""
    )


def test_a_table_shows_eight_rows_of_one_line_and_what_is_missing_first(parts):
    page = parts
    page.set_viewport_size({"width": 900, "height": 700})
    table = page.locator(".pmtable").nth(1)
    table.scroll_into_view_if_needed()
    rows = table.locator("tbody tr")
    assert {round(box(rows.nth(at))["height"]) for at in range(8)} <= {32, 33, 34}
    assert len(in_sight(table.locator(".pmtable-frame"))) >= 8
    table.get_by_label("Missing first (2)").check()
    assert in_sight(table.locator(".pmtable-frame"))[:3] == ["l7", "l10", "l0"]
    cell(page, "l7", "reach").fill("70")
    cell(page, "l7", "reach").press("Enter")
    expect(page, "long.values('reach')[7]", 70)
    table.get_by_text("Missing first (1)").wait_for()
    assert in_sight(table.locator(".pmtable-frame"))[:2] == ["l7", "l10"]  # nothing jumps away
    table.get_by_label("Find a row").fill("number 11")
    assert in_sight(table.locator(".pmtable-frame")) == ["l11"]
    page.set_viewport_size({"width": 1280, "height": 1000})


GONE = {
    "a field": ("[data-key='price']", "form.fields = [form.fields[0], form.fields[2]]"),
    "a button": ("button[data-key='go']", "form.fields = form.fields[:2]"),
    "a card": ("[data-card='t0'] button", "tray.cards = tray.cards[1:]"),
    "a row": (".pmtable [data-row='l3'][data-key='reach']", "long.rows = long.rows[:3]"),
    "a column": (".pmtable [data-row='l3'][data-key='reach']", "long.columns = long.columns[:1]"),
    "a part that is hidden": ("[data-key='price']", "form.layout.display = 'none'"),
}


@pytest.mark.parametrize("what", GONE)
def test_the_focus_never_falls_to_the_page(parts, what):
    page = parts
    place, change = GONE[what]
    page.locator(place).first.focus()
    where = page.evaluate("document.activeElement.closest('.jp-Cell').dataset.windowedListIndex")
    ask(page, f"exec({change!r})")
    page.locator(place).first.wait_for(state="hidden")
    page.wait_for_timeout(400)
    assert page.evaluate("document.activeElement !== document.body")
    assert page.evaluate("document.activeElement.closest('.jp-Cell')?.dataset.windowedListIndex") == where


def test_a_field_that_is_drawn_anew_has_the_focus_again(parts):
    """A part that comes before others makes ipywidgets draw all that follow anew."""
    page = parts
    weeks = page.locator("[data-key='weeks']")
    weeks.focus()
    weeks.evaluate("node => { window.weeks = node; }")
    ask(page, "setattr(box, 'children', [ipywidgets.HTML('new'), box.children[0]])")
    page.wait_for_function("!window.weeks.isConnected && document.activeElement.dataset.key === 'weeks'")


def test_a_chosen_file_becomes_the_text_of_a_pasted_field_or_is_refused_in_words(parts):
    pasted = parts.locator(".pmform-pasted")
    area, file, message = (
        pasted.locator("textarea"),
        pasted.get_by_label("or choose a file"),
        pasted.locator(".pmform-message"),
    )
    sees(area).to_have_accessible_name("Your verbatims")
    file.set_input_files({"name": "voices.csv", "mimeType": "text/csv", "buffer": "für 5 €".encode("cp1252")})
    sees(message).to_have_text("Taken from voices.csv.")
    sees(area).to_have_value("für 5 €")
    expect(parts, "pasted.values['voices']", "für 5 €")

    for name, data, said in [
        ("photo.png", b"\x89PNG\0\1", "photo.png is not a text file."),
        ("long.txt", b"x" * 60, "long.txt has 60 characters; 50 is the most"),
        ("huge.txt", b"x" * 300, "huge.txt has 300 bytes"),
    ]:
        file.set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
        sees(message).to_contain_text(said)
        sees(area).to_have_attribute("aria-invalid", "true")
        sees(area).to_have_value("für 5 €")  # nothing of it was taken

    area.focus()
    parts.keyboard.press("End")
    parts.keyboard.insert_text("\nplans break")
    sees(message).to_be_hidden()
    expect(parts, "pasted.values['voices']", "für 5 €\nplans break")
    parts.keyboard.insert_text("x" * 40)
    sees(message).to_contain_text(
        "This text has 59 characters; 50 is the most that is read. Nothing of it was taken"
    )
    parts.keyboard.press("Tab")
    assert parts.evaluate("document.activeElement.type") == "file"
    assert ask(parts, "pasted.values['voices']") == "für 5 €\nplans break"


def test_a_pasted_field_fits_a_phone(parts):
    pasted = parts.locator(".pmform-pasted")
    pasted.evaluate("node => { node.closest('.pmform').style.width = '290px'; }")
    assert pasted.evaluate("node => node.scrollWidth") <= 290
