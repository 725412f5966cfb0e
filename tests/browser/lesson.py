"""An open lesson as a person uses it: its explorers and questions by id, by mouse and by keyboard.

What a page must say is compared with what the methods say of the data that the explorer has (`frame_of`), so
that a change of the case changes both sides.
"""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
from lab import box, cells
from playwright.sync_api import Locator, Page, expect

WAIT = 60_000


class Lesson:
    """The notebook in front. An explorer is found by its id and begins as a learner finds it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._used: set[str] = set()

    def cell(self, id: str) -> Locator:
        """The cell that shows a question or an explorer, brought into view."""
        number = next(at for at, one in enumerate(cells(self.page)) if f'("{id}")' in one["source"])
        found = self.page.locator(".jp-Notebook .jp-Cell").nth(number)
        found.scroll_into_view_if_needed()
        return found

    def explorer(self, id: str) -> Locator:
        """An explorer, started over where another test has used it."""
        found = self.seen(id)
        if id in self._used:
            start_over(found)
        self._used.add(id)
        return found

    def seen(self, id: str) -> Locator:
        """An explorer as it stands, its charts drawn."""
        found = self.cell(id).locator(".pmkit-explorer").first
        found.wait_for(timeout=WAIT)
        self.page.wait_for_function(
            """node => [...node.querySelectorAll(".pmchart")]
                .every(chart => chart.offsetParent === null || "ready" in chart.dataset)""",
            arg=found.element_handle(),
            timeout=WAIT,
        )
        return found

    def step_is_kept(self) -> None:
        """Wait until the kernel has kept what was changed as one step: its timer ends before this sleep.

        A wait in the page says nothing of that where the kernel is busy.
        """
        self.page.evaluate(
            """async code => {
                const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
                await kernel.requestExecute({ code, silent: true, store_history: false }).done;
            }""",
            'await __import__("asyncio").sleep(0.7)',
        )

    def keys(self, *names: str) -> None:
        """Press keys one after the other."""
        for name in names:
            self.page.keyboard.press(name)


def start_over(within: Locator) -> None:
    """Press Start over where there is something to undo, and wait until the page has drawn it."""
    button = within.get_by_role("button", name="Start over", exact=True).first
    if button.is_visible():
        button.click()
    within.evaluate(
        """async () => {
            const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
            await kernel.requestExecute({ code: "", silent: true, store_history: false }).done;
            await new Promise(resolve => setTimeout(resolve, 300));
        }"""
    )


def frame_of(id: str) -> pd.DataFrame:
    """The data of an explorer of the course."""
    from pmkit.course.explorers import EXPLORERS

    return EXPLORERS[id].explorer().frame


def said(within: Locator) -> Locator:
    """The sentence of an explorer."""
    return within.locator(".pmsay").last


def title(within: Locator) -> Locator:
    """The title of an explorer's first chart: its finding."""
    return within.locator(".pmchart-title").first


def figures(text: str) -> list[float]:
    """The numbers of a text, in its order; 1,234.5 is one number."""
    return [float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def expect_figures(locator: Locator, wanted: Iterable[float], digits: int = 0) -> None:
    """Wait until a text says these numbers, rounded, whatever others it says; fails where it never does."""
    for number in wanted:
        shown = f"{abs(number):,.{digits}f}"
        expect(locator).to_contain_text(
            re.compile(rf"(?<![\d.,]){re.escape(shown)}(?![\d]|[.,]\d)"), timeout=WAIT
        )


def slider(within: Locator, label: str) -> Locator:
    return within.get_by_role("slider", name=label)


def pull(within: Locator, label: str, share: float) -> None:
    """Click a slider at a share of its width, as a mouse does."""
    found = slider(within, label)
    found.scroll_into_view_if_needed()
    place = box(found)
    found.page.mouse.click(place["x"] + share * place["width"], place["y"] + place["height"] / 2)


def drag(card: Locator, target: Locator, above: bool = False) -> None:
    """Drag a card by its grip into a column, or above another card."""
    card.scroll_into_view_if_needed()
    target.scroll_into_view_if_needed()
    start, end, mouse = box(card), box(target), card.page.mouse
    mouse.move(start["x"] + 30, start["y"] + 12)
    mouse.down()
    into = end["y"] + (4 if above else min(60, end["height"] / 2))
    mouse.move(end["x"] + min(60, end["width"] / 2), into, steps=10)
    mouse.up()


def options(select: Locator) -> list[Any]:
    """What a select offers, as (value, text)."""
    return select.locator("option").evaluate_all("all => all.map(one => [one.value, one.textContent])")
