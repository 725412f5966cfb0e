"""What a learner waits for before the first answer, beside a bare JupyterLab notebook in the same run.

Run with `python benchmarks/open_lesson.py [notebook …]`; by default every lesson in `notebooks/`. Needs
Chromium. One server, one browser; all times end when a control on the page can be used. Rounds take turns, so
that a busy machine slows all alike: take the differences.

- bare: from asking for the page, in a fresh browser context, to the slider of a notebook of one widget, its
  kernel started anew and its cell run at once, as an untouched JupyterLab does it at best;
- cold: the same for a lesson's first card, the course's kernel being prepared, as its server does it while
  the browser loads; then until all that is in front is live;
- click: the course is open; from asking for another chapter to its first card, then until all of it in front
  is live;
- over: from starting a chapter over to its empty first card.
"""

import contextlib
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat.v4 as nb4
import psutil
from playwright.sync_api import Browser, Page, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "tests" / "browser"))
from lab import LabServer, find_chromium, start_lab, wait_until_ready  # noqa: E402

ROUNDS = 3
BARE = "bare.ipynb"
FRONT = "notebooks/00_start_here.ipynb"
WIDE = {"width": 1280, "height": 900}
SLIDER = "import ipywidgets\nipywidgets.IntSlider(description='Bare')"
LIVE = """path => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    if (panel?.context?.path !== path) return false;
    const cards = [...panel.node.querySelectorAll(".pmq")].filter(one => one.offsetParent);
    return cards.some(one => one.querySelector("button, input"));
}"""
OPEN = "path => void window.jupyterapp.commands.execute('docmanager:open', { path })"
RUN_BARE = """() => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    if (!panel?.context?.isReady || !panel.sessionContext?.isReady) return false;
    void window.jupyterapp.commands.execute("notebook:run-all-cells");
    return true;
}"""


def bare_notebook() -> Any:
    """A notebook of one widget that course mode leaves alone."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nb4.new_notebook(cells=[nb4.new_code_cell(SLIDER)], metadata={"kernelspec": kernel})


def seconds(*steps: Callable[[], Any]) -> list[float]:
    """How long after the beginning each step had ended."""
    start, passed = time.perf_counter(), []
    for step in steps:
        step()
        passed.append(time.perf_counter() - start)
    return passed


def ask_for(page: Page, server: LabServer, path: str) -> None:
    page.goto(f"{server.url}/lab/tree/{path}?token={server.token}&reset")


def fresh(browser: Browser) -> Page:
    page = browser.new_context(viewport=WIDE).new_page()
    page.set_default_timeout(300_000)
    return page


def bare(browser: Browser, server: LabServer) -> list[float]:
    page = fresh(browser)
    found = seconds(
        lambda: (
            ask_for(page, server, BARE),
            page.wait_for_function(RUN_BARE, polling=50),
            page.locator(".noUi-handle").first.wait_for(),
        )
    )
    page.context.close()
    server.stop_kernels()
    return found


def cold(browser: Browser, server: LabServer, path: str) -> list[float]:
    page = fresh(browser)
    found = seconds(
        lambda: (ask_for(page, server, path), page.wait_for_function(LIVE, arg=path, polling=50)),
        lambda: wait_until_ready(page, path),
    )
    page.context.close()
    server.stop_kernels()
    return found


def click(browser: Browser, server: LabServer, path: str) -> list[float]:
    page = fresh(browser)
    ask_for(page, server, FRONT)
    wait_until_ready(page, FRONT)
    found = seconds(
        lambda: (page.evaluate(OPEN, path), page.wait_for_function(LIVE, arg=path, polling="raf")),
        lambda: wait_until_ready(page, path),
    )
    page.context.close()
    server.stop_kernels()
    return found


def over(browser: Browser, server: LabServer, path: str) -> list[float]:
    """Answer a choice, start the chapter over from the map, wait until the card is empty."""
    page = fresh(browser)
    ask_for(page, server, path)
    wait_until_ready(page, path)
    card = page.locator(".pmq").filter(has=page.locator("input[type=radio]")).first
    card.locator("input[type=radio]").first.check()
    card.locator("button.pmkit-main").click()
    card.locator(".pmq-chip").first.wait_for()
    page.locator(".pmkit-map-here").get_by_role("button", name="Start over").click()
    confirm = page.locator(".pmkit-map-question").get_by_role("button", name="Start over")
    found = seconds(lambda: (confirm.click(), card.locator(".pmq-chip").first.wait_for(state="hidden")))
    page.context.close()
    server.stop_kernels()
    return found


def memory(server: LabServer) -> str:
    """The kernels of the server, proportional."""
    found = []
    for process in psutil.Process(server.pid).children(recursive=True):
        with contextlib.suppress(psutil.Error):
            found.append(process.memory_full_info().pss / 1e6)
    return " + ".join(f"{size:.0f} MB" for size in found if size > 20)


def said(times: list[list[float]]) -> str:
    """The median of each step, and how far the rounds lay apart."""
    parts = []
    for step in zip(*times, strict=True):
        parts.append(f"{statistics.median(step):5.2f} s ({min(step):.2f} to {max(step):.2f})")
    return ", then ".join(parts)


def main(paths: list[str]) -> None:
    chromium = find_chromium()
    if not chromium:
        raise SystemExit("No Chromium or Chrome was found; name one in PMKIT_CHROMIUM.")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "course"
        for name in ("notebooks", "exercises"):
            shutil.copytree(REPOSITORY / name, root / name)
        paths = paths or [f"notebooks/{one.name}" for one in sorted(root.glob("notebooks/0[1-9]*.ipynb"))]
        with start_lab(root, Path(folder) / "jupyter") as server, sync_playwright() as playwright:
            for notebook in root.rglob("*.ipynb"):
                server.trust(notebook.relative_to(root).as_posix())
            server.add(BARE, bare_notebook())
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            bare(browser, server)  # the first one warms the server and the disk
            cold(browser, server, paths[0])
            found: dict[str, list[list[float]]] = {}
            for _ in range(ROUNDS):
                found.setdefault("bare", []).append(bare(browser, server))
                for path in paths:
                    found.setdefault(f"cold  {path}", []).append(cold(browser, server, path))
                    found.setdefault(f"click {path}", []).append(click(browser, server, path))
                found.setdefault(f"over  {paths[0]}", []).append(over(browser, server, paths[0]))
            for name, times in found.items():
                print(f"{name:38} {said(times)}")
            print("kernels of all this:", memory(server))
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
