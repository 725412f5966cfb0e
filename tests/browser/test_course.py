"""The course as it is delivered, walked by a person: front page, lesson, own backlog, the next day.

The notebooks are the built ones. What each widget can do is tested beside it; here it is whether the pieces
hold together.
"""

import csv
import json

import pytest
from lab import (
    REPOSITORY,
    axe_violations,
    cells,
    course_state,
    open_notebook,
    restart_kernel,
    screenshot,
    start_lab,
    use_theme,
)
from playwright.sync_api import expect

FRONT = "notebooks/00_start_here.ipynb"
LESSON = "notebooks/03_prioritisation.ipynb"
LESSONS = sorted(path.name for path in (REPOSITORY / "notebooks").glob("*.ipynb"))
WAIT = 90_000


def explorer(page, text):
    """The explorer that holds a text, brought into view; the innermost where one holds another."""
    found = page.locator(".pmkit-explorer", has_text=text).last
    found.scroll_into_view_if_needed()
    return found


def own(page, cell):
    """The output of the cell that calls one explorer."""
    number = next(at for at, one in enumerate(cells(page)) if f'explore("{cell}")' in one["source"])
    found = page.locator(".jp-Cell").nth(number)
    found.scroll_into_view_if_needed()
    return found


def until(locator, text):
    expect(locator.filter(has_text=text).first).to_be_visible(timeout=WAIT)


def test_the_front_page_by_keyboard_and_on_to_a_chapter(page, lab):
    lab.forget_progress()
    open_notebook(page, lab, FRONT)
    assert course_state(page) == "ready"
    expect(page.get_by_text("Begin with chapter", exact=False).first).to_be_visible()
    card = page.locator(".pmq").first
    card.locator("input").first.focus()
    for key in ("ArrowDown", "Space", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(card.locator(".pmq-verdict")).to_contain_text("Right", timeout=WAIT, ignore_case=True)
    assert (
        page.evaluate(  # a slow computer's widgets are waited for: anywidget itself gives them two seconds
            "new Promise(r => { const s = AbortSignal.timeout(2000); setTimeout(() => r(s.aborted), 2300); })"
        )
        is False
    )
    page.get_by_role("link", name="Prioritisation", exact=True).first.press("Enter")
    page.wait_for_function(
        "path => window.jupyterapp.shell.currentWidget?.context?.path === path", arg=LESSON, timeout=WAIT
    )


def test_a_drag_and_an_edit_change_the_pictures_and_all_of_it_is_there_tomorrow(page, lab, tmp_path):
    """By mouse and in the table; then on a new server with the same folder of progress."""
    lab.forget_progress()
    open_notebook(page, lab, LESSON)
    first = page.locator(".pmq").first
    first.locator("label").first.click()
    first.locator(".pmq-actions .pmkit-main").click()
    expect(first.locator(".pmq-verdict")).to_be_visible(timeout=WAIT)
    verdict = first.locator(".pmq-verdict").text_content()

    scores = explorer(page, "Inputs and scores")
    effort = scores.get_by_role("textbox", name="Effort (months), Talking chef").first
    effort.fill("0,5")
    effort.press("Enter")
    until(scores.locator(".pmchart-title"), "Talking chef: a voice that cooks with you leads")
    screenshot(page, "course-score-table")

    board = own(page, "prioritisation.moscow")
    card = board.locator("[data-card='MW-04']").first
    card.scroll_into_view_if_needed()
    start, end = card.bounding_box(), board.locator("[data-column='wont']").bounding_box()
    page.mouse.move(start["x"] + 30, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 90, steps=12)
    page.mouse.up()
    expect(board.locator("[data-column='wont'] [data-card='MW-04']")).to_have_count(1, timeout=WAIT)
    page.wait_for_timeout(800)  # explorers save after a pause

    with start_lab(lab.root, tmp_path / "jupyter", home=lab.home) as tomorrow:
        tomorrow.trust(LESSON)
        open_notebook(page, tomorrow, LESSON)
        assert_kept(page, verdict)


def assert_kept(page, verdict):
    expect(page.locator(".pmq").first.locator(".pmq-verdict")).to_have_text(verdict, timeout=WAIT)
    scores = explorer(page, "Inputs and scores")
    until(scores.locator(".pmchart-title"), "Talking chef: a voice that cooks with you leads")
    board = own(page, "prioritisation.moscow")
    expect(board.locator("[data-column='wont'] [data-card='MW-04']")).to_have_count(1, timeout=WAIT)


def test_a_jira_export_comes_in_is_scored_and_goes_out_again(page, lab):
    lab.forget_progress()
    open_notebook(page, lab, LESSON)
    form = own(page, "own.backlog")
    sample = REPOSITORY / "src" / "pmkit" / "course" / "own_sample.csv"
    form.locator("input[type=file]").set_input_files(sample)
    until(form.locator(".pmsay"), "30 rows in the file = 20 items to work on + 10 left out")
    form.get_by_role("radio", name="Left out (10)").check()
    until(form.locator(".pmtable"), "Won't Do")
    form.get_by_role("radio", name="Columns").check()
    harbour = form.get_by_role("combobox", name="Becomes, Custom field (Harbour)")
    harbour.select_option("Leave out")
    form.get_by_role("button", name="Use this backlog").click()

    until(form.locator(".pmsay"), "20 open items")
    reach = form.get_by_role("textbox", name="Reach, Push messages in the app")
    assert reach.input_value() == "" and reach.get_attribute("placeholder") == "missing"
    reach.fill("1 200")
    reach.press("Enter")
    until(form.locator(".pmsay"), "reach in 4")
    assert axe_violations(page, f".jp-Cell:nth-child({form_number(page)})") == []

    table = own(page, "prioritisation.own-score-table")
    expect(table.get_by_role("radio", name="own_sample.csv, 20 items")).to_be_checked(timeout=WAIT)
    until(table.locator(".pmchart-title"), "Timetable says “no crossing” at low tide, without a reason leads")
    for label, text in (("Impact", "3"), ("Confidence (%)", "100"), ("Effort (months)", "0.1")):
        cell = table.get_by_role("textbox", name=f"{label}, Push messages in the app")
        cell.fill(text)
        cell.press("Enter")
    until(table.locator(".pmchart-title"), "Push messages in the app leads")
    with page.expect_download() as download:
        table.get_by_role("button", name="For the tracker (CSV)").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Issue key"]: row for row in csv.DictReader(file)}
    pushed = rows["FER-7"]
    assert (
        len(rows) == 20
        and pushed["Custom field (Reach)"] == "1200"
        and pushed["Custom field (Effort)"] == "0.1"
    )
    kept = lab.home / "exports" / download.value.suggested_filename
    assert kept.read_bytes() == download.value.path().read_bytes()

    restart_kernel(page)
    table = own(page, "prioritisation.own-score-table")
    until(table.locator(".pmchart-title"), "Push messages in the app leads")
    table.get_by_role("radio", name="Mealwise").check()
    until(table.locator(".pmchart-title"), "Allergy filter in search leads")


def form_number(page):
    return 1 + next(at for at, one in enumerate(cells(page)) if 'explore("own.backlog")' in one["source"])


@pytest.mark.parametrize("name", LESSONS)
def test_axe_finds_nothing_in_the_course(page, lab, name):
    """Every lesson; the front page and one lesson in the dark too, since colours are shared by all."""
    open_notebook(page, lab, f"notebooks/{name}")
    assert course_state(page) == "ready"
    themes = ["JupyterLab Light"]
    if name.startswith(("00", "03")):
        themes.append("JupyterLab Dark")
    found = {}
    for theme in themes:
        use_theme(page, theme)
        page.wait_for_timeout(300)
        found[theme] = axe_violations(page, ".jp-NotebookPanel .jp-OutputArea-output")
        screenshot(page, f"{name.removesuffix('.ipynb')}-{theme.split()[1].lower()}")
    assert not any(found.values()), json.dumps(found, indent=1)
