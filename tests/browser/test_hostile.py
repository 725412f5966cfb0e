"""Hostile texts in a backlog: in every widget, chart, tooltip and export they are text, and nothing runs.

One page shows them all at once. Whatever would run sets `window.hacked`, opens a dialog, or asks another
host; all three are watched.
"""

import csv
import io
import re

import nbformat.v4 as nb4
import pytest
from lab import box, open_notebook, screenshot, use_theme

HOSTILE = [
    "<script>window.hacked = 'script'</script>",
    "<img src=x onerror=\"window.hacked = 'img'\">",
    "<svg onload=\"window.hacked = 'svg'\"><a href=\"javascript:window.hacked='a'\">x</a></svg>",
    "\"><iframe srcdoc=\"<script>parent.hacked = 'frame'</script>\"></iframe>",
    "</textarea></style></title><script>alert(1)</script>",
    "<details open ontoggle=\"window.hacked = 'toggle'\">",
    "<a href=\"http://example.org/steal\">Click me</a>",
    "<link rel=stylesheet href=http://example.org/x.css>",
    "[link](javascript:window.hacked='md') ![p](http://example.org/p.png)",
    "{{ constructor.constructor('window.hacked = 1')() }} ${window.hacked=1} {% raw %} #{7*7}",
    "$\\href{javascript:alert(1)}{x}$ \\(\\unicode{x}\\)",
    "=HYPERLINK(\"http://example.org\",\"pay\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202egnp.exe \u2066right to left\u2069 \u200b",
    "javascript:alert(document.cookie)",
    "datum.hacked'; window.hacked = 'vega'; //",
    "&lt;img src=x onerror=alert(1)&gt; &#x3c;b&#x3e;",
    "line\nbreak | pipe ` tick ``` # heading",
]  # fmt: skip
IMPORTED = """\
import os, tempfile
from pmkit import explore
from pmkit.course.own_backlog import current_backlog
form = explore("own.backlog")
form"""


def the_export():
    """A Jira export with a hostile text in every column that a user can write."""
    out = io.StringIO()
    write = csv.writer(out).writerow
    write(
        ["Summary", "Issue key", "Issue Type", "Status", "Labels", "Sprint", "Epic Name", "Reporter",
         "Description", "Reach", "Impact", "Confidence", "Effort", "Value", "Cost of delay", "Duration",
         HOSTILE[1], "Resolved"]
    )  # fmt: skip
    for at, text in enumerate(HOSTILE):
        write(
            [f"{text} {at}", f"H-{at}", text, text, text, text, text, text, text,
             100 + at, 1, "80%", 2, 10 + at, 100, 2, text, ""]
        )  # fmt: skip
    for at, text in enumerate(HOSTILE[:6]):  # a history, for the forecast
        write([text, f"D-{at}", text, "Done", *[text] * 5, *[""] * 7, text, f"2026-10-{4 + 3 * at:02d}"])
    return out.getvalue().encode()


@pytest.fixture
def watched(page):
    """The page, with everything that ran or was asked for."""
    page.dialogs = []
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    assert page.dialogs == []


def nothing_ran(page):
    assert page.evaluate("window.hacked") is None
    made = page.evaluate(
        """() => [...document.querySelectorAll(
            ['script', 'iframe', 'img', 'link', 'svg a', '[onerror]', '[onload]', '[ontoggle]',
             'a[href^="javascript"]', 'a[href*="example.org"]']
                .map(made => `.pmkit ${made}`).join(', ') + ', #vg-tooltip-element img'
        )].map(node => node.outerHTML.slice(0, 120))"""
    )
    assert made == []


def hover_everything(page):
    """Move over every chart, so that tooltips show what they have."""
    tips = []
    for canvas in page.locator(".pmchart-picture canvas").all():
        canvas.scroll_into_view_if_needed()
        place = box(canvas)
        for part in range(1, 20, 2):
            page.mouse.move(place["x"] + place["width"] * 0.45, place["y"] + place["height"] * part / 20)
            page.wait_for_timeout(40)
            tips += page.locator(".pmchart-tip:visible").all_text_contents()
    return tips


EXPLORERS = (
    "prioritisation.own-score-table",
    "prioritisation.own-disagree",
    "prioritisation.own-moscow",
    "prioritisation.own-queue",
    "prioritisation.own-release",
    "roadmapping.own-now-next-later",
    "roadmapping.own-timeline",
    "roadmapping.own-shocks",
    "roadmapping.own-forecast",
)


def test_hostile_texts_stay_texts_everywhere(watched, lab):
    page = watched
    cells = [nb4.new_code_cell(IMPORTED)]
    committed = nb4.new_output("display_data", {"text/html": "<p>As it was committed</p>"})
    cells += [nb4.new_code_cell(f'explore("{name}")', outputs=[committed]) for name in EXPLORERS]
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "pmkit": {"course": True, "chapter": "prioritisation", "kind": "lesson"},
    }
    lab.forget_progress()
    open_notebook(page, lab, lab.add("tests/hostile.ipynb", nb4.new_notebook(cells=cells, metadata=metadata)))

    # In: the dry run with all its parts.
    page.set_input_files(
        ".pmfile input[type=file]",
        {"name": "<img src=x onerror=window.hacked=1>.csv", "mimeType": "text/csv", "buffer": the_export()},
    )
    use = page.get_by_role("button", name="Use this backlog")
    use.wait_for()
    for part in ("Left out", "Still missing", "First items", "Status", "Columns kept", "Columns used"):
        page.get_by_role("radio", name=part).check()
        page.wait_for_timeout(250)
        nothing_ran(page)
    use.click()

    # Work: every panel, every explorer, every tooltip.
    page.locator(".pmtable-title", has_text="What you decide").wait_for()
    reach = page.get_by_role("textbox", name=re.compile("^Reach")).first
    reach.fill("7")  # so that there is something to take to the tracker
    reach.press("Enter")
    for panel in ("Choose items", "Set by rule", "Take out"):
        page.get_by_role("radio", name=panel, exact=True).check()
        page.wait_for_timeout(250)
        nothing_ran(page)
    for number in range(1, 1 + len(EXPLORERS)):  # an explorer is built when it comes near
        cell = page.locator(".jp-Notebook .jp-Cell").nth(number)
        cell.evaluate("cell => cell.scrollIntoView()")
        cell.locator(".pmkit-explorer").first.wait_for(timeout=90_000)
    page.wait_for_function(
        "n => document.querySelectorAll('.pmchart[data-ready]').length >= n", arg=9, timeout=90_000
    )
    assert page.locator(".pmboard-title", has_text="<script>window.hacked").count() >= 1
    assert page.locator(".pmtable", has_text="onerror").count() >= 1
    assert page.locator(".pmform option", has_text="<script>window.hacked").count() >= 1  # whose rank moves
    tips = hover_everything(page)
    assert len([tip for tip in tips if "<" in tip or "{{" in tip or "hacked" in tip]) > 5, tips
    nothing_ran(page)
    use_theme(page, "JupyterLab Dark")
    screenshot(page, "hostile-dark")

    # Out: what is taken out is opened as a page of its own.
    made = {}
    tables = ("For the tracker (CSV)", "All columns (CSV)")
    for label in ("One page (HTML)", "Markdown", "Ranking as a drawing (SVG)", *tables):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).first.click()
        made[label] = download.value.path().read_text(encoding="utf-8")
        assert "hacked" not in download.value.suggested_filename
    for text in (made["One page (HTML)"], made["Ranking as a drawing (SVG)"]):
        open_alone(page, text)
    assert all(
        not cell.startswith(("=", "@", "+", "-"))
        for label in tables
        for row in csv.reader(io.StringIO(made[label]))
        for cell in row
    )
    for button in page.get_by_role("button", name="as SVG").all():
        with page.expect_download() as download:
            button.click()
        open_alone(page, download.value.path().read_text(encoding="utf-8"))
    nothing_ran(page)


def open_alone(page, html):
    """Open a text as a page of its own, and see that it neither runs nor asks for anything."""
    asked, dialogs = [], []
    tab = page.context.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    tab.set_content(html)
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("script, iframe, a[href], img:not([src^='data:']), link").count() == 0
    assert dialogs == [] and [url for url in asked if not url.startswith("data:")] == []
    tab.close()


def test_the_static_form_of_a_notebook_runs_nothing(watched, lab, tmp_path, monkeypatch):
    """What a code host or a mailed page shows of the widgets: their static HTML."""
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    from pmkit.backlog import read_backlog
    from pmkit.course import own_backlog
    from pmkit.widgets.dry_run import DryRun
    from pmkit.workspace import show

    report = read_backlog(the_export(), "<b>x</b>.csv")
    own_backlog.current_backlog().keep(report, {})
    shown = [show.explore(name) for name in EXPLORERS] + [show.explore("own.backlog")]
    run = DryRun(report, False, changed=lambda: None, use=lambda: None, drop=lambda: None)
    parts = [one._repr_mimebundle_()["text/html"] for one in shown] + [run.columns.table.static_html()]
    page = "<!DOCTYPE html><meta charset=utf-8>" + "".join(parts)
    assert "&lt;script&gt;" in page
    open_alone(watched, page)
