"""The explorers of chapter 01 as a person uses them, by mouse and by keyboard; the consequence is seen."""

import re
from math import inf

import pytest
from lab import axe_violations, box, open_notebook, restart_kernel, screenshot, until, use_theme
from lesson import WAIT, drag, figures, frame_of, said, slider, title
from playwright.sync_api import expect

from pmkit.course import question
from pmkit.course.roles.data import ROLES
from pmkit.methods.role_set_ups import role_waiting

NOTEBOOK = "notebooks/01_roles.ipynb"
SORTER, MATRIX, WEEK, SET_UP = "roles.sorter", "roles.matrix", "roles.week", "roles.set-up"
OWN_MATRIX, OWN_WEEK = "roles.own-matrix", "roles.own-week"
ALL = (SORTER, MATRIX, WEEK, SET_UP, OWN_MATRIX, OWN_WEEK)


@pytest.fixture(scope="module")
def lesson(open_lesson):
    return open_lesson(NOTEBOOK)


CUT = "e => [...e.querySelectorAll('.pmtable-frame')].some(f => f.scrollWidth > f.clientWidth + 1)"


def pull(page, slider, share):
    """Pull a slider with the mouse to a share of its way."""
    place = box(slider)
    middle = place["y"] + place["height"] / 2
    page.mouse.move(place["x"] + place["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] * share, middle, steps=4)
    page.mouse.up()


def test_a_card_put_by_mouse_or_keyboard_answers_with_reason_and_source(lesson):
    sorter, cards = lesson.explorer(SORTER), frame_of(SORTER)
    begun = cards[cards["start"] != ""]
    home = sum(start in homes for start, homes in zip(begun["start"], begun["homes"], strict=True))
    expect(said(sorter)).to_contain_text(f"{home} of {len(begun)}")
    strict = cards[cards["strict"] & (cards["deck"] == 1)].iloc[0]
    sorter.locator(f"[data-card='{strict['id']}'] select").select_option(strict["scrum"])
    expect(said(sorter)).to_contain_text(f"{strict['scrum']}: at home", timeout=WAIT)
    expect(said(sorter)).to_contain_text("The Scrum Guide, 2020")
    first = cards[(cards["deck"] == 1) & (cards["start"] == "")].iloc[0]
    sorter.locator(f"[data-card='{first['id']}'] .pmboard-grip").focus()
    role = next(role for role in ROLES if role not in first["homes"])
    lesson.keys("Space", *["ArrowRight"] * (1 + ROLES.index(role)), "Space")
    warning = sorter.locator(f"[data-card='{first['id']}'] .pmboard-warning")
    expect(warning).to_contain_text("Not its home", timeout=WAIT)
    sorter.get_by_label("Judge by").select_option(label="SAFe (from summaries)")
    expect(said(sorter)).to_contain_text("Judged by: SAFe")
    sorter.get_by_label("Judge by").select_option(label="No framework named")
    expect(said(sorter)).not_to_contain_text("Judged by")
    managed = next(
        row
        for row in cards.to_dict("records")
        if row["deck"] == 1 and row["start"] == "" and "project manager" in row["homes"]
    )
    card = sorter.locator(f"[data-card='{managed['id']}']")
    drag(card, sorter.locator("[data-column='project manager']"))
    expect(said(sorter)).to_contain_text("project manager: at home", timeout=WAIT)
    sorter.get_by_role("button", name="Undo").click()
    expect(card.locator("select")).to_have_value("unplaced")
    assert axe_violations(lesson.page, ".pmkit-explorer .pmboard") == []


def count_in_order(matrix):
    """How many rows of the matrix are in order, and of how many, as its sentence says."""
    expect(said(matrix)).to_contain_text(re.compile(r"\d+ of \d+"), timeout=WAIT)
    return figures(said(matrix).inner_text())[:2]


def test_the_matrix_checks_while_letters_change(lesson):
    matrix, rows = lesson.explorer(MATRIX), frame_of(MATRIX)
    before, whole = count_in_order(matrix)
    assert whole == len(rows)
    for each in (matrix, lesson.seen(OWN_MATRIX)):
        assert not each.evaluate(CUT), "a matrix is wider than its frame, beside the course map"
    price = rows[rows["id"] == "price"].iloc[0]
    people = list(rows.columns[3:])
    row = matrix.locator("tbody tr", has_text=price["activity"])
    row.locator("select").nth(people.index(price["may_decide"])).select_option(label="A")
    expect(row).to_contain_text("in order", timeout=WAIT)
    expect(said(matrix)).to_contain_text(f"{before + 1:g} of {whole:g}", timeout=WAIT)
    first = matrix.locator("tbody tr").first.locator("select").first
    first.focus()
    lesson.keys("I")
    expect(matrix.locator("tbody tr").first).to_contain_text("A without power", timeout=WAIT)


def test_the_week_starves_less_when_hours_move(lesson):
    week, rows = lesson.explorer(WEEK), frame_of(WEEK)
    lacking = (rows["least"] - rows["jonas"]).max()
    expect(said(week)).to_contain_text(f"is {lacking:g} hours short")
    slider(week, "Customers").focus()
    lesson.keys(*["ArrowRight"] * 5)
    expect(said(week)).to_contain_text("5 too many: what will you drop?", timeout=WAIT)
    pull(lesson.page, slider(week, "Writing and ordering the backlog"), 0.1)
    expect(said(week)).to_contain_text("left.", timeout=WAIT)
    week.get_by_role("button", name="Copy that week").click()
    expect(title(week)).to_contain_text("Nothing starves", timeout=WAIT)


def test_the_right_to_decide_shortens_the_wait(lesson):
    model = lesson.explorer(SET_UP)
    alone = slider(model, "The owner decides alone")
    teams = model.get_by_role("slider", name="Teams", exact=True)

    def waits(set_up="split"):
        """Wait until the sentence says the hours of the model as the sliders stand."""
        table = role_waiting(int(teams.input_value()), float(alone.input_value()))
        hours = table.set_index("set_up").loc[set_up, "waiting"]
        expect(said(model)).to_contain_text(f"waits {hours:.1f} h" if hours < inf else "no end", timeout=WAIT)
        return hours

    before = waits()
    alone.focus()
    lesson.keys(*["ArrowRight"] * 8)
    assert waits() < before
    model.get_by_role("radio", name="Scaled: an owner per team").check()
    teams.press("End")
    expect(model.locator("tbody")).to_contain_text(f"each of {teams.input_value()}", timeout=WAIT)
    waits("scaled")
    model.get_by_label("The owner meets customers too").check()
    expect(said(model)).to_contain_text("through one person", timeout=WAIT)
    told = said(model).inner_text()
    pull(lesson.page, teams, 0.05)
    expect(said(model)).not_to_have_text(told, timeout=WAIT)


def test_one_s_own_matrix_and_both_weeks_are_kept_over_a_restart(lesson):
    own = lesson.explorer(OWN_MATRIX)
    own.get_by_label("People").fill("Ana, Ben, Çem")
    lesson.keys("Tab")
    expect(own.locator("thead")).to_contain_text("Çem", timeout=WAIT)
    own.locator("tbody tr").first.locator("select").nth(2).select_option(label="A/R")
    expect(own.locator("tbody tr").first).to_contain_text("in order", timeout=WAIT)
    own.locator("tbody tr").nth(1).locator("select").first.focus()
    lesson.keys("R")
    expect(own.locator("tbody tr").nth(1)).to_contain_text("no A", timeout=WAIT)
    mine, rows = lesson.explorer(OWN_WEEK), frame_of(OWN_WEEK)
    expect(said(mine)).to_contain_text("begins with")
    slider(mine, "Customers").focus()
    lesson.keys(*["ArrowLeft"] * 4)
    left = float(slider(mine, "Customers").input_value())
    lacking = rows.set_index("id").loc["customers", "least"] - left
    expect(said(mine)).to_contain_text(f"is {lacking:g} hour", timeout=WAIT)
    pull(lesson.page, slider(mine, "Other meetings and mail"), 0.5)
    expect(said(mine)).to_contain_text("too many", timeout=WAIT)
    lesson.explorer(WEEK).get_by_role("button", name="Copy that week").click()
    expect(title(lesson.seen(WEEK))).to_contain_text("Nothing starves", timeout=WAIT)
    lesson.step_is_kept()  # a state is saved after a moment of quiet
    restart_kernel(lesson.page)
    own = lesson.seen(OWN_MATRIX)
    expect(own.locator("thead")).to_contain_text("Çem", timeout=WAIT)
    expect(own.locator("tbody tr").first).to_contain_text("in order", timeout=WAIT)
    expect(title(lesson.seen(WEEK))).to_contain_text("Nothing starves", timeout=WAIT)
    expect(said(lesson.seen(OWN_WEEK))).to_contain_text("too many", timeout=WAIT)


def test_a_matrix_to_fill_in_shows_every_column_on_a_phone(new_page, lab):
    narrow = new_page(width=400, height=900)
    open_notebook(narrow, lab, "exercises/01_roles.ipynb")
    table = narrow.locator(".pmq-matrix").first
    table.scroll_into_view_if_needed()
    asked = question("roles.sign-on")
    last = box(table.get_by_label(f"{asked.rows[-1].text}, {asked.columns[-1].text}"))
    assert last["width"] > 60 and last["x"] + last["width"] < 400
    expect(table.locator("td").last).to_have_attribute("data-heading", asked.columns[-1].text)


def test_it_reads_on_a_narrow_screen(lesson, phone):
    phone.without_the_map()
    for id in ALL:
        part = lesson.seen(id)
        expect(said(part)).not_to_be_empty()
        # while the page is laid out anew for the narrow window, an explorer is as wide as before for a moment
        until(lesson.page, lambda part=part: 250 < box(part)["width"] <= 400)
        assert not part.evaluate(CUT), "a table of this explorer is cut off"
        screenshot(lesson.page, f"roles-400-{id}")
    card = lesson.seen(SORTER).locator("[data-card]:has(.pmboard-detail)").first
    assert box(card.locator(".pmboard-detail"))["width"] > 0.8 * box(card)["width"]


def test_both_themes_are_readable(lesson):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(lesson.page, theme)
        assert axe_violations(lesson.page, ".jp-NotebookPanel .jp-OutputArea-output") == []
