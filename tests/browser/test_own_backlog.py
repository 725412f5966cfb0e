"""One's own backlog as a person works on it: by keyboard, pasted, by rule, imported again, on a phone."""

import csv
import io
import re

import nbformat.v4 as nb4
import pytest
from lab import axe_violations, open_notebook, restart_kernel, screenshot, use_theme
from lesson import frame_of
from playwright.sync_api import expect

from pmkit.backlog import read_backlog
from pmkit.backlog.rules import without_groups
from pmkit.course.own_backlog import _SAMPLE
from pmkit.methods import score

WAIT = 60_000
MOVED = "FER-10"
EXPLORERS = ("own.backlog", "prioritisation.own-score-table", "roadmapping.own-forecast")


@pytest.fixture
def work(page, lab):
    """A course page with the form and two explorers of one's own."""
    lab.forget_progress()
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "pmkit": {"course": True, "chapter": "prioritisation", "kind": "lesson"},
    }
    code = [f'from pmkit import explore\nexplore("{name}")' for name in EXPLORERS]
    notebook = nb4.new_notebook(cells=[nb4.new_code_cell(text) for text in code], metadata=metadata)
    open_notebook(page, lab, lab.add("tests/own.ipynb", notebook))
    return page


def part(page, name):
    """The output of one explorer."""
    return page.locator(f".jp-Cell:nth-child({1 + EXPLORERS.index(name)}) .jp-OutputArea-output")


def bring_in(page, name="ferry.csv", data=None):
    page.set_input_files(
        ".pmfile input[type=file]",
        {"name": name, "mimeType": "text/csv", "buffer": data or _SAMPLE.read_bytes()},
    )
    page.get_by_role("button", name="Use this backlog").wait_for(timeout=WAIT)
    # “No file chosen” does not stand beside “The file was read.”
    expect(page.locator(".pmfile input[type=file]")).to_have_css("color", "rgba(0, 0, 0, 0)")


def said(page, text, name="own.backlog"):
    expect(part(page, name).locator(".pmsay", has_text=text).first).to_be_visible(timeout=WAIT)


def too_wide(page):
    """The widgets that reach beyond the window."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.pmkit')].filter(node => node.offsetParent !== null
            && node.getBoundingClientRect().right > innerWidth + 1).map(node => node.className)"""
    )


def newer_export():
    """The sample a week later: one title changed, one item new, one gone, one with another key."""
    rows = list(csv.reader(io.StringIO(_SAMPLE.read_text(encoding="utf-8"))))
    title, key = rows[0].index("Summary"), rows[0].index("Issue key")
    rows[1][title] = "Seat choice on every ferry"
    rows = [row for row in rows if row[key] != "FER-9"]
    next(row for row in rows if row[key] == MOVED)[key] = "BOAT-1"
    rows.append(["Heating in the waiting room", "FER-99", "Story", "To Do", *[""] * (len(rows[0]) - 4)])
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def tick(page, label, option):
    """Tick or untick one of several with the keyboard; the list is unfolded where it is not."""
    several = part(page, "own.backlog").get_by_role("group", name=label, exact=True)
    if several.locator("details[open]").count() == 0:
        several.locator("summary").focus()
        page.keyboard.press("Enter")
    several.get_by_role("checkbox", name=option, exact=True).focus()
    page.keyboard.press("Space")
    return several


def test_with_the_keyboard_alone_it_is_filtered_set_by_rule_and_taken_back(work):
    page = work
    bring_in(page)
    page.get_by_role("button", name="Use this backlog").focus()
    page.keyboard.press("Enter")
    said(page, "20 open items")

    said(page, "Missing, of 19 items")

    said(page, "1 epic is left out: it groups other items.")
    page.get_by_role("radio", name="Fill in", exact=True).focus()
    page.keyboard.press("ArrowRight")
    said(page, "Say what Confidence is to be")
    being = tick(page, "being", "Story (13)")
    said(page, "Tick what the items have that you mean")
    tick(page, "being", "Bug (3)")
    expect(being.locator("summary")).to_have_text("Bug (3)")
    to = page.get_by_role("textbox", name="to", exact=True)
    to.focus()
    page.keyboard.type("60 %")
    page.keyboard.press("Enter")
    only = page.get_by_role("checkbox", name="Only where it is missing")
    only.focus()
    page.keyboard.press("Space")
    said(page, "This sets Confidence to 60 % in 3 items")
    page.get_by_role("button", name="Set it").focus()
    page.keyboard.press("Enter")
    said(page, "Set: Confidence in 3 items.")
    table = part(page, "prioritisation.own-score-table")
    confidence = table.get_by_role("textbox", name="Confidence (%), Price shown with the dog")
    expect(confidence).to_have_value("60", timeout=WAIT)
    page.get_by_role("button", name="Undo the last change").focus()
    page.keyboard.press("Enter")
    said(page, "Taken back: Confidence in 3 items.")
    expect(confidence).to_have_value("100", timeout=WAIT)

    page.get_by_role("radio", name="Set by rule").focus()
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    said(page, "Every explorer shows all 19 items")
    chosen = tick(page, "Type", "Bug (3)")
    expect(chosen.locator("summary")).to_have_text("Bug (3)")
    expect(chosen.get_by_role("checkbox", name="Bug (3)")).to_be_focused()  # the form was drawn anew
    said(page, "Every explorer shows 3 of 19 items")
    expect(table.locator("tbody tr")).to_have_count(3, timeout=WAIT)
    hide = page.get_by_role("checkbox", name="Hide the names of people")
    hide.focus()
    page.keyboard.press("Space")
    expect(hide).to_be_checked()
    assert page.evaluate("document.querySelectorAll('.jp-Cell').length") == len(
        EXPLORERS
    )  # no key made a cell
    screenshot(page, "own-choose")


def test_a_pasted_block_is_kept_through_a_newer_export_and_a_new_kernel(work):
    page = work
    bring_in(page)
    page.get_by_role("button", name="Use this backlog").click()
    said(page, "Missing, of 19 items")
    first = part(page, "own.backlog").get_by_role("textbox", name="Reach, Push messages in the app")
    first.focus()
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        "8000\t2\t80 %\t0.4\n",
    )
    expect(part(page, "own.backlog").locator(".pmtable-notice")).to_contain_text(
        "4 cells taken", timeout=WAIT
    )
    effort = part(page, "own.backlog").get_by_role(
        "textbox", name="Effort (person-months), Push messages in the app"
    )
    effort.fill("10 PT")
    effort.press("Tab")
    expect(effort).to_have_value("0.5", timeout=WAIT)
    expect(effort).to_have_accessible_description("10 PT = 0.5 person-months, at 20 days a month.")
    table = part(page, "prioritisation.own-score-table")
    expect(table.locator(".pmchart-title")).to_contain_text("Push messages in the app leads", timeout=WAIT)
    said(page, "6 weeks from 14 September 2026 to 25 October 2026", "roadmapping.own-forecast")

    page.get_by_role("radio", name="Bring in", exact=True).check()
    bring_in(page, "ferry-next-week.csv", newer_export())
    expect(
        page.get_by_role("radio", name="A newer export of ferry.csv (19 items are in both)")
    ).to_be_checked()
    changed = "1 new item, 1 changed item, 1 item that is gone and 1 item with another key"
    said(page, changed)  # before it is used
    form = part(page, "own.backlog")
    for kind, key in (("New (1)", "FER-99"), ("Gone (1)", "FER-9"), ("Renamed (1)", "BOAT-1")):
        form.get_by_role("radio", name=kind, exact=True).check()
        expect(form.locator(".pmtable tbody tr", has_text=key).first).to_be_visible(timeout=WAIT)
    assert axe_violations(page, ".jp-Cell:first-child .jp-OutputArea-output") == []
    page.get_by_role("button", name="Use this backlog").click()
    for told in (changed, "Your decisions"):
        said(page, told)
    expect(table.locator(".pmchart-title")).to_contain_text("Push messages in the app leads", timeout=WAIT)
    table.get_by_role("radio", name="Mealwise").check()
    expect(table.locator(".pmchart-title")).to_contain_text("Allergy filter in search", timeout=WAIT)
    said(page, "You work on Mealwise")
    table.get_by_role("radio", name="ferry-next-week.csv, 20 items").check()
    said(page, "You work on ferry-next-week.csv")

    page.watch.allow("Comm not found for comm id")  # what the ending kernel still saves, it still tells
    restart_kernel(page)
    table = part(page, "prioritisation.own-score-table")
    expect(table.locator(".pmchart-title")).to_contain_text("Push messages in the app leads", timeout=WAIT)


def test_a_jira_export_comes_in_is_scored_and_goes_out_again(work, lab):
    page, form = work, part(work, "own.backlog")
    rows = list(csv.DictReader(io.StringIO(_SAMPLE.read_text(encoding="utf-8"))))
    page.set_input_files(".pmfile input[type=file]", _SAMPLE)
    report = read_backlog(_SAMPLE.read_bytes(), _SAMPLE.name)
    items, left = len(report.items), len(rows) - len(report.items)
    said(page, f"{len(rows)} rows in the file = {items} items to work on + {left} left out")
    form.get_by_role("radio", name=f"Left out ({left})").check()
    expect(form.locator(".pmtable", has_text="Won't Do").first).to_be_visible(timeout=WAIT)
    form.get_by_role("radio", name="Columns kept as they are").check()
    harbour = form.get_by_role("combobox", name="Becomes, Custom field (Harbour)")
    harbour.select_option("Leave out")
    form.get_by_role("button", name="Use this backlog").click()

    said(page, f"{items} open items")
    new = next(row for row in report.items.to_dict("records") if row["reach"] != row["reach"])
    lacking = int(without_groups(report.backlog).backlog.items["reach"].isna().sum())
    said(page, f"reach in {lacking},")
    reach = form.get_by_role("textbox", name=f"Reach, {new['item']}")
    assert reach.input_value() == "" and reach.get_attribute("placeholder") == "missing"
    reach.fill("1 200")
    reach.press("Enter")
    said(page, f"reach in {lacking - 1},")
    assert axe_violations(page, ".jp-Cell:first-child .jp-OutputArea-output") == []

    table = part(page, "prioritisation.own-score-table")
    expect(table.get_by_role("radio", name=f"{_SAMPLE.name}, {items} items")).to_be_checked(timeout=WAIT)
    leader = score(report.items, "rice").sort_values("rice", ascending=False).iloc[0]["item"]
    expect(table.locator(".pmchart-title")).to_contain_text(f"{leader} leads", timeout=WAIT)
    for label, text in (("Impact", "3"), ("Confidence (%)", "100"), ("Effort (months)", "0.1")):
        cell = table.get_by_role("textbox", name=f"{label}, {new['item']}")
        cell.fill(text)
        cell.press("Enter")
    expect(table.locator(".pmchart-title")).to_contain_text(f"{new['item']} leads", timeout=WAIT)
    with page.expect_download() as download:
        table.get_by_role("button", name="For the tracker (CSV)").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        out = {row["Issue key"]: row for row in csv.DictReader(file)}
    assert list(out) == [new["id"]]  # nothing else was decided
    pushed = out[new["id"]]
    assert pushed["Custom field (Reach)"] == "1200" and pushed["Custom field (Effort)"] == "0.1"
    kept = lab.home / "exports" / download.value.suggested_filename
    assert kept.read_bytes() == download.value.path().read_bytes()

    restart_kernel(page)
    expect(table.locator(".pmchart-title")).to_contain_text(f"{new['item']} leads", timeout=WAIT)
    table.get_by_role("radio", name="Mealwise").check()
    first = frame_of("prioritisation.score-table")
    leader = score(first, "rice").sort_values("rice", ascending=False, kind="stable").iloc[0]["item"]
    expect(table.locator(".pmchart-title")).to_contain_text(f"{leader} leads", timeout=WAIT)


def test_it_fits_on_a_phone_and_reads_well_in_the_dark(work):
    page = work
    bring_in(page)
    page.get_by_role("button", name="Use this backlog").click()
    said(page, "Missing, of 19 items")
    page.set_viewport_size({"width": 400, "height": 860})
    page.wait_for_function(
        "window.jupyterapp.shell.leftCollapsed", timeout=WAIT
    )  # the map gives way by itself
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(page, theme)
        for step in ("Choose items", "Set by rule", "Estimate twice", "Take out", "Fill in"):
            page.get_by_role("radio", name=step, exact=True).check()
            page.wait_for_timeout(400)
            screenshot(page, f"own-phone-{step.replace(' ', '-').lower()}-{theme.split()[1].lower()}")
            assert too_wide(page) == [], step
        assert axe_violations(page, ".jp-Cell:first-child .jp-OutputArea-output") == []


def test_a_hand_over_goes_out_with_what_was_decided_and_comes_in_like_any_file(work):
    page = work
    bring_in(page)
    page.get_by_role("button", name="Use this backlog").click()
    said(page, "Missing, of")
    form = part(page, "own.backlog")
    reach = form.get_by_role("textbox", name="Reach").first
    reach.fill("7")
    reach.press("Enter")
    page.get_by_role("radio", name="Take out", exact=True).check()
    said(page, "Reach of 1 item goes into “Custom field (Reach)”, which your file has.")
    form.get_by_role("textbox", name="Heading of the page").fill("Spring on the ferry")
    screenshot(page, "own-take-out")
    assert axe_violations(page, ".jp-Cell:first-child .jp-OutputArea-output") == []
    with page.expect_download() as download:
        form.get_by_role("button", name="Hand over (one file)").click()
    page.get_by_role("radio", name="Bring in", exact=True).check()
    page.set_input_files(".pmfile input[type=file]", download.value.path())
    said(page, "Dry run of ferry.csv")
    screenshot(page, "own-hand-over")
    form.get_by_role("radio", name="Another backlog, beside what I have").check()
    page.get_by_role("button", name="Use this backlog").click()
    expect(form.get_by_role("radio", name="ferry.csv (2), 20 items")).to_be_checked(timeout=WAIT)
    page.get_by_role("radio", name="Take out", exact=True).check()
    said(page, "Reach of 1 item goes into “Custom field (Reach)”, which your file has.")


def test_a_reason_is_typed_beside_a_value_and_two_people_agree_by_keyboard(work):
    page, form = work, part(work, "own.backlog")
    bring_in(page)
    page.get_by_role("button", name="Use this backlog").click()
    said(page, "Missing, of 19 items")
    form.get_by_role("combobox", name="Ask why for").focus()
    page.keyboard.type("Reach")
    reach = form.get_by_role("textbox", name="Reach, Seat choice for foot passengers")
    name = form.get_by_role("textbox", name="Reasons given by")
    expect(name).to_be_visible(timeout=WAIT)
    name.focus()
    page.keyboard.type("Ann")
    form.get_by_role("textbox", name="Why this reach?, Seat choice for foot passengers").focus()
    page.keyboard.type("counted in July", delay=20)
    page.keyboard.press("Enter")
    expect(reach).to_have_attribute(
        "title", re.compile(r"Ann, \d{4}-\d\d-\d\d: counted in July"), timeout=WAIT
    )
    expect(reach).to_have_accessible_description(re.compile("counted in July"))
    screenshot(page, "own-reasons")

    page.get_by_role("radio", name="Fill in", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    said(page, "without seeing what is decided")
    form.get_by_role("textbox", name="Name of the second person").focus()
    page.keyboard.type("Ben")
    form.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    said(page, "Done: 0 of")
    expect(reach).to_have_value("", timeout=WAIT)
    reach.focus()
    page.keyboard.type("90000")
    page.keyboard.press("Enter")
    said(page, "Done: 1 of")
    screenshot(page, "own-apart")
    form.get_by_role("radio", name="Estimate apart", exact=True).focus()
    page.keyboard.press("ArrowRight")
    said(page, "has not estimated")
    form.get_by_role("button", name="Show the differences now").focus()
    page.keyboard.press("Enter")
    said(page, "1 estimate differs")
    said(page, "Ann")
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        use_theme(page, theme)
        page.wait_for_timeout(400)
        screenshot(page, f"own-differences-{theme.split()[1].lower()}")
        assert axe_violations(page, ".jp-Cell:first-child .jp-OutputArea-output") == []
    page.set_viewport_size({"width": 400, "height": 900})
    form.get_by_role("button", name="Agree on this").scroll_into_view_if_needed()
    screenshot(page, "own-differences-phone")
    assert too_wide(page) == []
    page.set_viewport_size({"width": 1280, "height": 1000})
    form.get_by_role("button", name="Agree on this").focus()
    page.keyboard.press("Enter")
    said(page, "Agreed: reach of Seat choice for foot passengers, 90,000.")
    expect(form.get_by_role("button", name="Agree on this")).to_be_focused()
    form.get_by_role("button", name="Undo the last change").focus()
    page.keyboard.press("Enter")
    said(page, "Taken back: reach of Seat choice for foot passengers")
