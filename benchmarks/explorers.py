"""From the key or click to the effect on the page, for every explorer of every lesson.

    python benchmarks/explorers.py [--lessons 03_prioritisation 04_roadmapping] [--changes 10]

A real JupyterLab and Chromium on loopback, the lessons as they are. Of each kind of control that an explorer
has, the first is used again and again, by key where there is one. A time begins with the key or click and
ends two frames after the last change that it caused: sentence, table and picture all stand. What changes
nothing to be seen is not counted.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from lab import REPOSITORY, find_chromium, open_notebook, start_lab

from pmkit.course import CHAPTERS

LESSONS = tuple(Path(one.notebook).stem for one in CHAPTERS if one.number)
HOOK = """() => {
    window.effect = { begin: 0, end: 0, what: new Set() };
    const begin = event => { if (!window.effect.begin) window.effect.begin = event.timeStamp; };
    for (const name of ["keydown", "click", "input", "change"]) window.addEventListener(name, begin, true);
    const seen = what => {
        if (!window.effect.begin) return;
        window.effect.end = performance.now();
        window.effect.what.add(what);
    };
    for (const name of ["fillText", "fill", "fillRect", "stroke"]) {
        const { [name]: drawn } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype[name] = function (...given) {
            seen("drawn");
            return drawn.apply(this, given);
        };
    }
    new MutationObserver(all => {
        for (const one of all) {
            const place = one.target.nodeType === 1 ? one.target : one.target.parentElement;
            if (place?.closest(".pmkit-explorer")) seen(place.closest(".pmsay") ? "said" : "page");
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
ARM = "() => { window.effect = { begin: 0, end: 0, what: new Set() }; }"
EFFECT = """async () => {
    const quiet = 350, most = 4000, from = performance.now();
    const look = () => new Promise(resolve => setTimeout(resolve, 20));
    while (performance.now() - from < most) {
        const last = Math.max(window.effect.end, window.effect.begin, from);
        if (performance.now() - last > quiet) break;
        await look();
    }
    const { begin, end, what } = window.effect;
    return { took: end > begin ? end - begin : null, what: [...what].sort().join(" ") };
}"""
TWO_FRAMES = 33.3
CONTROLS = {
    "slider": "input[type=range]:enabled",
    "choice": "input[type=radio]:enabled",
    "list": "select:enabled",
    "cell": ".pmtable tbody input:enabled:not([readonly])",
    "tick": "input[type=checkbox]:enabled",
    "text": ".pmform textarea:enabled, .pmform input[type=text]:enabled",
}


def change(page: Page, kind: str, control: Locator, number: int) -> None:
    """Change the control as a person does: back and forth, so that each change has an effect."""
    if kind == "slider":
        control.focus()
        page.keyboard.press("ArrowLeft" if number % 4 < 2 else "ArrowRight")
    elif kind == "list":
        control.focus()
        page.keyboard.press("ArrowDown" if number % 4 < 2 else "ArrowUp")
    elif kind == "cell":
        before = control.input_value()
        new = before + "0" if number % 2 == 0 else before[:-1]
        control.fill(new)
        page.evaluate(ARM)
        control.press("Enter")
    elif kind == "text":
        control.focus()
        page.keyboard.press("End")
        page.keyboard.press("x" if number % 2 == 0 else "Backspace")
    else:
        control.evaluate("control => control.click()")


def measure(page: Page, explorer: Locator, kind: str, changes: int) -> tuple[list[float], str]:
    """Milliseconds of each change that was seen, and what changed."""
    explorer.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    found = explorer.locator(CONTROLS[kind])
    took, what = [], set()
    for number in range(changes + 2):
        control = found.nth((number + 1) % found.count() if kind == "choice" else 0)
        page.evaluate(ARM)
        change(page, kind, control, number)
        seen = page.evaluate(EFFECT)
        if seen["took"] is not None:
            took.append(seen["took"] + TWO_FRAMES)
            what.update(seen["what"].split())
    return took[2:], " ".join(sorted(what))


def measure_lesson(page: Page, changes: int) -> None:
    """A line for each explorer and kind of control of the open lesson."""
    names = page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells"
        """.flatMap(cell => cell.getSource().match(/^explore\\("(.*)"\\)/)?.[1] ?? [])"""
    )
    explorers = page.locator(".pmkit-explorer")
    for number, name in enumerate(names[: explorers.count()]):
        for kind, selector in CONTROLS.items():
            if not explorers.nth(number).locator(selector).count():
                continue
            took, what = measure(page, explorers.nth(number), kind, changes)
            if len(took) < 3:
                continue
            p90 = sorted(took)[int(0.9 * len(took)) - 1]
            print(
                f"{name:34}{kind:>8}{statistics.median(took):>8.0f}{p90:>6.0f}{max(took):>7.0f}"
                f"{len(took):>4}  {what}",
                flush=True,
            )


def main(lessons: list[str], changes: int) -> None:
    print(f"load {os.getloadavg()[0]:.1f}")
    print(f"{'explorer':34}{'control':>8}{'median':>8}{'p90':>6}{'worst':>7}{'n':>4}  changed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "root"
        root.mkdir()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        with start_lab(root, Path(folder) / "jupyter") as server:
            for lesson in lessons:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                path = root / f"{lesson}.ipynb"
                path.write_bytes((REPOSITORY / "notebooks" / path.name).read_bytes())
                server.trust(path.name)
                open_notebook(page, server, path.name)
                page.wait_for_timeout(5_000)
                page.evaluate(HOOK)
                measure_lesson(page, changes)
                page.close()
                server.stop_kernels()
        browser.close()
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--lessons", nargs="+", default=LESSONS, choices=LESSONS)
    reader.add_argument("--changes", type=int, default=10)
    given = reader.parse_args()
    main(given.lessons, given.changes)
