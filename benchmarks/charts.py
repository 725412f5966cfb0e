"""From a key in the score table to pixels of its chart, and what the first cell of a lesson pays for Altair.

    python benchmarks/charts.py [--rows 100 1000 10000] [--edits 12]

A real JupyterLab and Chromium on loopback. Two ways to follow an edit are compared: the live chart (only the
changed column travels) and replacing the chart (built anew, drawn by JupyterLab's own Vega). Both draw
the same chart of the twenty best rows. A time ends two frames after the new number was drawn, on a canvas or,
as pmkit's charts are outside a live one, as SVG.
Imports are told in seconds of processor time, which a busy machine does not stretch.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from lab import LabServer, open_notebook, start_lab

from conftest import find_chromium

SETUP = """
import numpy as np, pandas as pd
from pmkit.charts import Picture, Words
from pmkit.charts._altair import alt
from pmkit.widgets import LiveChart, Table
n = {rows}
random = np.random.default_rng(1)
reach = random.integers(100, 9000, n)
rows = [{{"id": f"r{{i}}", "item": f"Item {{i + 1}}", "reach": float(reach[i]), "effort": 2.0}}
        for i in range(n)]
table = Table("Scores", [
    {{"key": "item", "label": "Item", "readonly": True}},
    {{"key": "reach", "label": "Reach", "type": "number", "min": 0}},
    {{"key": "effort", "label": "Effort", "type": "number", "min": 0.1}},
    {{"key": "score", "label": "Score", "type": "number", "readonly": True}}], rows)
items = table.values("item")
def score():
    return np.array(table.values("reach")) / np.array(table.values("effort"))
def picture(values):
    rows = pd.DataFrame({{"item": items, "score": values}})
    return Picture(rows, Words("Scores", "", "The twenty best."), draw)
def draw(rows):
    best = [alt.SortField("score", order="descending")]
    base = alt.Chart(rows).transform_window(
        rank="row_number()", sort=best).transform_filter("datum.rank <= 20").encode(
        x="score:Q", y=alt.Y("item:N", sort="-x"))
    return base.mark_bar() + base.mark_text(align="left").encode(text="score:Q")
"""
LIVE = """
chart = LiveChart(picture(score()))
def follow(_):
    values = score()
    table.compute({"score": values})
    chart.update({"score": values})
table.observe(follow, "rows"); table.compute({"score": score()})
display(chart)
"""
REPLACED = """
handle = display(picture(score()), display_id=True)
def follow(_):
    values = score()
    table.compute({"score": values})
    handle.update(picture(values))
table.observe(follow, "rows"); table.compute({"score": score()})
"""
HOOK = """() => {
    const see = text => {
        if (window.awaited && String(text).replaceAll(",", "") === window.awaited) {
            const done = window.drawn;
            window.awaited = null;
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
        }
    };
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        see(text);
        return fillText.call(this, text, ...rest);
    };
    const look = () => document.querySelectorAll("svg text").forEach(node => see(node.textContent));
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(() => window.awaited && look()).observe(document.body, all);
}"""
EDIT = """number => new Promise((resolve, reject) => {
    const input = document.querySelector(".pmtable [data-key='reach']");
    input.focus();
    input.value = String(number);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    window.awaited = String(number / 2);
    const begin = performance.now();
    window.drawn = end => resolve(end - begin);
    setTimeout(() => reject(new Error("nothing was drawn")), 30000);
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
})"""
SHOWN = """() => new Promise(resolve => {
    const begin = performance.now();
    const look = () => document.querySelector(".pmtable tbody tr")
        ? requestAnimationFrame(() => resolve(performance.now() - begin)) : requestAnimationFrame(look);
    look();
    const { content } = window.jupyterapp.shell.currentWidget;
    content.activeCellIndex = 1;
    window.jupyterapp.commands.execute("notebook:run-cell");
})"""


def measure(page: Page, server: LabServer, way: str, rows: int, edits: int) -> tuple[float, list[float]]:
    """Milliseconds until the table stands, and per edit until its chart is drawn."""
    code = [SETUP.format(rows=rows), "table", way]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(text.strip()) for text in code],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    open_notebook(page, server, server.add("charts.ipynb", notebook))
    page.evaluate(HOOK)
    run = (
        "i => { {const c = window.jupyterapp.shell.currentWidget.content; c.activeCellIndex = i; } "
        "return window.jupyterapp.commands.execute('notebook:run-cell'); }"
    )
    page.evaluate(run, 0)
    shown = page.evaluate(SHOWN)
    page.evaluate(run, 2)
    page.wait_for_selector("canvas, svg.marks", timeout=60_000)
    page.wait_for_timeout(1500)
    times = []
    for edit in range(edits + 2):
        times.append(page.evaluate(EDIT, 20_000 + 2 * edit))
        page.wait_for_timeout(250)
    server.stop_kernels()
    return shown, times[2:]  # the first two warm up


def import_seconds(code: str, rounds: int = 5) -> float:
    """Processor seconds in a fresh interpreter, the best of some runs."""
    told = f"{code}; import time; print(time.process_time())"
    runs = [
        subprocess.run([sys.executable, "-c", told], check=True, capture_output=True) for _ in range(rounds)
    ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--edits", type=int, default=12)
    options = parser.parse_args()

    plain = import_seconds("import pandas, altair")
    ours = import_seconds("import pandas; from pmkit.charts._altair import alt")
    print(
        f"import pandas and Altair: plain {plain:.2f} s, pmkit's {ours:.2f} s, "
        f"{plain / ours:.1f} times faster"
    )

    print(f"{'rows':>7} {'way':>9} {'median ms':>10} {'p90 ms':>8} {'table stands after ms':>22}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "root"
        root.mkdir()
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        with start_lab(root, Path(folder) / "jupyter") as server:
            for rows in options.rows:
                medians = []
                for name, way in (("live", LIVE), ("replaced", REPLACED)):
                    page = chromium.new_page(viewport={"width": 1280, "height": 1600})
                    shown, times = measure(page, server, way, rows, options.edits)
                    page.close()
                    medians.append(statistics.median(times))
                    p90 = sorted(times)[int(0.9 * len(times)) - 1]
                    print(f"{rows:>7} {name:>9} {medians[-1]:>10.0f} {p90:>8.0f} {shown:>22.0f}", flush=True)
                print(f"{rows:>7} live is {medians[1] / medians[0]:.1f} times faster")
        chromium.close()


if __name__ == "__main__":
    main()
