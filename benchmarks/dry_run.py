"""The dry run of a backlog: from choosing the file to a page that can be used, in a real JupyterLab.

    python benchmarks/dry_run.py [--rows 1000 5000] [--rounds 3]

A Jira-shaped export of invented items with 45 columns is brought in, used, and brought in again with other
keys, on a page with two explorers of one's own backlog. A dry run ends two frames after *Use this backlog*
and the columns stand there, *used* when the table to fill in does. Beside the seconds by the clock stand the
processor seconds of the page (its main thread) and of the kernel, which a busy machine changes less.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import backlog_import
import nbformat
import psutil
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from lab import LabServer, find_chromium, open_notebook, start_lab

COLUMNS = 45
EXPLORERS = ("own.backlog", "prioritisation.own-score-table", "roadmapping.own-forecast")
FILLED = """() => [...document.querySelectorAll(".pmtable")].some(
    (table) => table.textContent.includes("What you decide") && table.querySelector("tbody input"))"""
STANDS = """() => {
    const ready = [...document.querySelectorAll(".pmform button")].some(
        (button) => button.textContent.includes("Use this backlog"));
    return ready && document.querySelector(".pmtable select") !== null;
}"""
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Clock:
    """Seconds by the clock, of the page's main thread and of the kernels below the server."""

    def __init__(self, page: Page, server: LabServer) -> None:
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.server = psutil.Process(server.pid)

    def now(self) -> tuple[float, float, float]:
        """Clock, page, kernels."""
        told: list[dict[str, Any]] = self.devtools.send("Performance.getMetrics")["metrics"]
        page = next(one["value"] for one in told if one["name"] == "TaskDuration")
        times = [one.cpu_times() for one in self.server.children(recursive=True)]
        return time.perf_counter(), page, sum(one.user + one.system for one in times)


def write(path: Path, rows: int, project: str) -> None:
    """The export, with keys of this project."""
    backlog_import.COLUMNS = COLUMNS
    backlog_import.write_export(path, rows)
    path.write_text(path.read_text(encoding="utf-8").replace("ABC-", f"{project}-"), encoding="utf-8")


def until(page: Page, clock: Clock, act: Callable[[], Any], stands: str) -> tuple[float, ...]:
    """The seconds from an action until what it brings stands there."""
    before = clock.now()
    act()
    page.wait_for_function(stands, timeout=120_000)
    page.evaluate(FRAMES)
    return tuple(after - begun for begun, after in zip(before, clock.now(), strict=True))


def measure(page: Page, server: LabServer, folder: Path, rows: int) -> list[tuple[float, ...]]:
    """A first import and the import of a newer export with renamed keys."""
    server.forget_progress()
    code = [f'from pmkit import explore\nexplore("{name}")' for name in EXPLORERS]
    cells = [nbformat.v4.new_code_cell(text) for text in code]
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "pmkit": {"course": True, "chapter": "prioritisation", "kind": "lesson"},
    }
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    open_notebook(page, server, server.add("tests/dry_run.ipynb", notebook))
    page.wait_for_selector(".pmfile input[type=file]", state="attached", timeout=120_000)
    page.wait_for_timeout(3_000)
    clock = Clock(page, server)
    first, second = folder / "backlog.csv", folder / "newer.csv"
    write(first, rows, "ABC")
    write(second, rows, "NEW")
    pick = page.locator(".pmfile input[type=file]").first
    use = page.get_by_role("button", name="Use this backlog")
    times = [
        until(page, clock, lambda: pick.set_input_files(first), STANDS),
        until(page, clock, use.click, FILLED),
    ]
    page.wait_for_timeout(3_000)
    page.get_by_role("radio", name="Bring in", exact=True).check(timeout=120_000)
    page.wait_for_timeout(1_000)
    return [*times, until(page, clock, lambda: pick.set_input_files(second), STANDS)]


def main(sizes: list[int], rounds: int) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        start_lab(Path(name), Path(name) / "jupyter") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        print(f"{'rows':>8}{'':>10}{'clock s':>10}{'page s':>10}{'kernel s':>10}")
        for rows in sizes:
            found = []
            for _ in range(rounds):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                found.append(measure(page, server, Path(name), rows))
                page.close()
            for which, times in zip(("first", "used", "newer"), zip(*found, strict=True), strict=True):
                middle = [statistics.median(one) for one in zip(*times, strict=True)]
                print(f"{rows:>8,}{which:>10}" + "".join(f"{one:>10.2f}" for one in middle), flush=True)
        browser.close()


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--rows", type=int, nargs="+", default=[1_000, 5_000])
    reader.add_argument("--rounds", type=int, default=3)
    given = reader.parse_args()
    main(given.rows, given.rounds)
