"""What a learner waits for between opening a lesson and answering: page, kernel, run, live widgets.

Run with `python benchmarks/open_lesson.py [notebook …]`; by default an empty course page and every lesson in
`notebooks/`. Needs Chromium. JupyterLab is warm; the kernel is new each time, as it is for a learner.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import nbformat.v4 as nb4
from nbformat import NotebookNode
from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "tests" / "browser"))
from lab import LabServer, course_state, find_chromium, open_notebook, start_lab  # noqa: E402

ROUNDS = 5
EMPTY = "notebooks/empty.ipynb"


def empty_page() -> NotebookNode:
    """A course page with one cell that does nothing: what JupyterLab and a kernel cost by themselves."""
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "pmkit": {"course": True, "chapter": "start", "kind": "start"},
    }
    return nb4.new_notebook(cells=[nb4.new_code_cell("None")], metadata=metadata)


def seconds_to_ready(browser: Browser, server: LabServer, path: str) -> float:
    """From asking for the page to a page that has run, in a fresh browser context, with a fresh kernel."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    start = time.perf_counter()
    open_notebook(page, server, path)
    passed = time.perf_counter() - start
    if (state := course_state(page)) != "ready":
        raise SystemExit(f"{path} is {state}, not ready.")
    page.context.close()
    server.stop_kernels()
    return passed


def main(paths: list[str]) -> None:
    chromium = find_chromium()
    if not chromium:
        raise SystemExit("No Chromium or Chrome was found; name one in PMKIT_CHROMIUM.")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "course"
        root.mkdir()
        for name in ("notebooks", "exercises", "solutions"):
            if (REPOSITORY / name).is_dir():
                shutil.copytree(REPOSITORY / name, root / name)
        paths = paths or [f"notebooks/{lesson.name}" for lesson in sorted(root.glob("notebooks/*.ipynb"))]
        with start_lab(root, Path(folder) / "jupyter") as server, sync_playwright() as playwright:
            server.add(EMPTY, empty_page())
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            seconds_to_ready(browser, server, EMPTY)  # the first one warms the server and the disk
            for path in [EMPTY, *paths]:
                server.trust(path)
                times = [seconds_to_ready(browser, server, path) for _ in range(ROUNDS)]
                spread = f"{min(times):.1f} to {max(times):.1f}"
                print(f"{path}: {statistics.median(times):.1f} s to ready (median of {ROUNDS}; {spread})")
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
