"""Make README's picture anew: a lesson on prioritisation, a chart, and a question about it that is answered.

    python tools/make_screenshot.py

Needs the environment of the tests (`python3 start.py test` makes it) and a Chromium or Chrome.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from lab import LabServer, find_chromium, open_notebook, start_lab, use_theme  # noqa: E402
from lesson import Lesson  # noqa: E402

TARGET = ROOT / "docs" / "screen.png"
LESSON = "notebooks/03_prioritisation.ipynb"
GUESS, QUESTION = "prioritisation.surprise", "prioritisation.four-winners"
SECTION = "Where the methods disagree"
SIZE = {"width": 1280, "height": 1360}
ABOVE = 900
"""Pixels above the question: room for the chart that it asks about."""


def take(page: Page, server: LabServer, target: Path) -> None:
    """Open the lesson on this page, guess, answer the question, and write what is seen as a PNG."""
    from pmkit.course import question

    page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    open_notebook(page, server, LESSON, whole=False)
    use_theme(page, "JupyterLab Light")
    page.locator(".pmkit-map").get_by_role("button", name=SECTION).click()
    for id in (GUESS, QUESTION):
        card = Lesson(page).cell(id).locator(".pmq")
        card.locator(f"input[value='{question(id).right_answer()}']").check()
        card.locator(".pmq-actions .pmkit-main").click()
        expect(card.locator(".pmq-verdict")).to_contain_text("noted" if id == GUESS else "right")
    for _ in range(3):  # what comes into view is drawn, and moves what is below it
        card.evaluate(
            "(card, above) => { card.closest('.jp-WindowedPanel-outer, .jp-Notebook').scrollBy(0,"
            " card.getBoundingClientRect().top - above); }",
            ABOVE,
        )
        page.wait_for_timeout(400)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=target)


def main(target: Path) -> None:
    """Start the course on a copy of its notebooks with an empty folder of progress, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        course, temporary = Path(folder, "course"), Path(folder, "jupyter")
        for part in ("notebooks", "exercises", "solutions"):
            shutil.copytree(ROOT / part, course / part)
        with start_lab(course, temporary) as server, sync_playwright() as playwright:
            server.trust(LESSON)
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
            take(browser.new_page(), server, target)
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
