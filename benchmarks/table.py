"""The table with 1,000 and 10,000 items: how long until it stands, and from a key to the new score.

    python benchmarks/table.py [--rows 1000 10000] [--edits 15]

A real JupyterLab and Chromium on loopback. `table` is the widget alone, with a score that follows; `own` is
the score table on a backlog of one's own, with its chart, its sentence and the decision kept on the disk.
Times are in milliseconds by the browser's own clock and end two frames after the change stood on the page.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from lab import LabServer, find_chromium, open_notebook, start_lab

TABLE = """
import numpy as np
from pmkit.widgets import Table
n = {rows}
reach = np.random.default_rng(1).integers(100, 9000, n)
rows = [{{"id": f"r{{i}}", "item": f"Invented item {{i + 1}} with a title of usual length",
         "reach": float(reach[i]), "impact": 2.0, "confidence": 0.8, "effort": 2.0}} for i in range(n)]
number = dict(type="number", min=0)
shown = Table("Scores", [
    dict(key="item", label="Item", readonly=True), dict(key="reach", label="Reach", **number),
    dict(key="impact", label="Impact", **number), dict(key="effort", label="Effort", **number),
    dict(key="confidence", label="Confidence", unit="%", **number),
    dict(key="score", label="Score", type="number", readonly=True)], rows)
def follow(_=None):
    a, b, c, d = (np.array(shown.values(key)) for key in ("reach", "impact", "confidence", "effort"))
    shown.compute({{"score": a * b * c / d}})
shown.observe(follow, "rows"); follow()
"""
OWN = """
import csv, io
import numpy as np
from pmkit import explore
from pmkit.backlog import read_backlog
from pmkit.course.own_backlog import current_backlog
n = {rows}
reach = np.random.default_rng(1).integers(100, 9000, n)
out = io.StringIO()
write = csv.writer(out).writerow
write(["Summary", "Issue key", "Issue Type", "Status", "Description",
       "Reach", "Impact", "Confidence", "Effort"])
for i in range(n):
    write([f"Invented item {{i + 1}} with a title of usual length", f"B-{{i}}", "Story", "To Do",
           "Invented. " * 30, reach[i], 2, "80%", 2])
current().keep(read_backlog(out.getvalue().encode(), "invented-{rows}.csv"), {{}})
shown = explore("prioritisation.own-score-table")
"""
SHOWN = """() => new Promise((resolve, reject) => {
    const begin = performance.now();
    const look = () => document.querySelector(".pmtable tbody input")
        ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)))
        : requestAnimationFrame(look);
    look();
    setTimeout(() => reject(new Error("nothing was shown")), 60000);
    const { content } = window.jupyterapp.shell.currentWidget;
    content.activeCellIndex = 1;
    window.jupyterapp.commands.execute("notebook:run-cell");
})"""
EDIT = """number => new Promise((resolve, reject) => {
    const input = document.querySelector(".pmtable [data-key='reach']");
    const score = [...input.closest("tr").querySelectorAll("td.pmtable-read")]
        .find(cell => /[0-9]/.test(cell.textContent));
    const before = score.textContent;
    const begin = performance.now();
    const look = () => score.isConnected && score.textContent === before ? requestAnimationFrame(look)
        : requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
    setTimeout(() => reject(new Error("no new score was shown")), 30000);
    input.focus();
    input.value = String(number);
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    look();
})"""
RUN = """i => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = i;
    return window.jupyterapp.commands.execute("notebook:run-cell"); }"""
PAUSE = 900
"""Milliseconds between edits, as a person types: longer than the pause after which a decision is kept."""


def measure(page: Page, server: LabServer, setup: str, rows: int, edits: int) -> tuple[float, list[float]]:
    """Milliseconds until the table stands, and per edit until its score is on the page."""
    server.forget_progress()
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(text) for text in (setup.format(rows=rows).strip(), "shown")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    open_notebook(page, server, server.add("table.ipynb", notebook))
    page.evaluate(RUN, 0)
    first = page.evaluate(SHOWN)
    page.wait_for_timeout(2_000)
    times = []
    for edit in range(edits + 2):
        times.append(page.evaluate(EDIT, 20_000 + 7 * edit))
        page.wait_for_timeout(PAUSE)
    return first, times[2:]


def main(rows: list[int], edits: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        start_lab(Path(folder), Path(folder) / "jupyter") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        print(f"{'':8}{'rows':>8}{'first paint':>14}{'edit, median':>15}{'worst':>8}")
        for name, setup in (("table", TABLE), ("own", OWN)):
            for count in rows:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                first, times = measure(page, server, setup, count, edits)
                middle, worst = statistics.median(times), max(times)
                print(f"{name:8}{count:>8,}{first:>11.0f} ms{middle:>12.0f} ms{worst:>5.0f} ms", flush=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000])
    reader.add_argument("--edits", type=int, default=15)
    given = reader.parse_args()
    main(given.rows, given.edits)
