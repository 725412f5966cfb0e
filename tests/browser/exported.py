"""A page that was exported, open in a browser as from a stick: its cards, answered as by a person."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect


def open_exported(page: Page, path: Path) -> Page:
    """Open the file; its cards are there when this returns."""
    page.watch.allow(f"external request: {path.as_uri()}")  # type: ignore[attr-defined]  # the file itself
    page.goto(path.as_uri())
    expect(page.locator(".question:not(.live)")).to_have_count(0)
    return page


def card(page: Page, id: str) -> Locator:
    return page.locator(f'[data-question="{id}"] .pmq').first


def check(page: Page, id: str) -> Locator:
    """Press the card's main button; its verdict. By keyboard: a folding card moves under a mouse."""
    card(page, id).locator(".pmq-actions .pmkit-main").press("Enter")
    return card(page, id).locator(".pmq-verdict")


def put(page: Page, id: str, kind: str, answer: Any) -> None:
    """Put an answer, in the form of its kind, into the controls of a card."""
    here = card(page, id)
    ticked = here.locator(".pmq-option input")
    ticked = here.locator(".pmq-option input")
    if kind in ("choose_one", "choose_many", "plan") or (kind == "predict" and ticked.count()):
        wanted = [answer] if isinstance(answer, str) else answer
        for box in ticked.all():
            if box.is_checked() != (box.get_attribute("value") in wanted):
                box.press("Space")
    elif kind in ("number", "predict"):
        here.locator("input").fill(answer)
    elif kind == "sort":
        for one, group in answer.items():
            here.locator(f'[data-item="{one}"] select').select_option(group)
    elif kind == "order":
        for place, one in enumerate(answer, 1):
            here.locator(f'[data-item="{one}"] select').select_option(str(place))
    else:
        _fill(here, kind, answer)


def _fill(here: Locator, kind: str, answer: Any) -> None:
    """Kinds whose fields stand in the order of the answer's view."""
    if kind == "estimate":
        for place, end in enumerate(("low", "high")):
            here.locator("input").nth(place).fill(answer[end])
    elif kind == "allocate":
        for place, text in enumerate(answer.values()):
            here.locator("input").nth(place).fill(text)
    elif kind == "matrix":
        cells = [mark for row in answer.values() for mark in row.values()]
        for place, mark in enumerate(cells):
            here.locator("td select").nth(place).select_option(mark)
    elif kind == "write":
        for place, text in enumerate(answer["slots"].values()):
            here.locator("textarea").nth(place).fill(text)
    else:
        raise AssertionError(f"Nothing says how {kind} is answered on a page.")


def entries(page: Page) -> list[dict[str, Any]]:
    """What the browser keeps of the answers."""
    texts = page.evaluate(
        "Object.keys(localStorage).filter(name => name.startsWith('pmkit-entry:'))"
        ".map(name => localStorage[name])"
    )
    return sorted(map(json.loads, texts), key=lambda one: one["clock"])
