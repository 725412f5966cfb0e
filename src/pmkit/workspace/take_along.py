"""Taking one's work along: what goes in is ticked, then it is made as a page, as files, or as a copy of
everything.
"""

import io
import zipfile
from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Any

from pmkit.course import own_backlog
from pmkit.course.workbook import workbook
from pmkit.practice.messages import say
from pmkit.practice.workbook import EXPLORER
from pmkit.workspace.files import folder, written
from pmkit.workspace.ticks import Ticks, keys_ticked, pieces_to_tick

__all__ = ["take_along"]

TICKS = f"{EXPLORER}own.take-along"
"""The name under which it is kept what goes in."""


def take_along() -> Any:
    """Ticks for what goes in, own work first, and buttons for a page, a folder of files, a copy of
    everything.
    """
    from pmkit.widgets.downloads import Downloads
    from pmkit.widgets.say import Say
    from pmkit.widgets.stack import Stack

    ticks, told = Ticks(TICKS, partial(pieces_to_tick, others=False)), Say()

    def refresh() -> None:
        ticks.refresh()
        told.text = say("take.choose") if ticks.offered() else say("take.none-own")

    def make(key: str) -> Any:
        refresh()
        return _copy() if key == "copy" else _work(key, keys_ticked(ticks.ticked()))

    refresh()
    downloads = Downloads("Take your work with you", _BUTTONS, make, folder)
    return Stack("", [("", told), ("", ticks.form), ("", downloads)])


_BUTTONS = [
    {"key": "page", "label": "My work as one page", "help": "Opens in any browser, and prints."},
    {"key": "folder", "label": "My work as files", "help": "Texts, tables and pictures, packed."},
    {
        "key": "copy",
        "label": "A copy of everything",
        "help": "For another computer, or to be safe. It can be brought back below.",
    },
]


def _work(key: str, chosen: Collection[str]) -> Any:
    from pmkit.course.pieces import offers
    from pmkit.widgets.downloads import Made
    from pmkit.workspace.portfolio import gather
    from pmkit.workspace.portfolio_files import page, portfolio_files

    store, today = workbook().store, date.today().isoformat()
    if not offers(store):
        raise ValueError(say("take.nothing"))
    current = own_backlog.current_backlog()
    current.flush()
    portfolio = gather(store, chosen=chosen, current=current)
    if not portfolio:
        raise ValueError(say("take.nothing-ticked"))
    if key == "page":
        return Made(f"my-work-{today}.html", page(portfolio).encode(), "text/html")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in portfolio_files(portfolio):
            archive.writestr(f"my-work/{name}", data)
    return Made(f"my-work-{today}.zip", packed.getvalue(), "application/zip")


def _copy() -> Any:
    from pmkit.widgets.downloads import Made
    from pmkit.workspace import copies

    name = f"pmkit-copy-{date.today().isoformat()}.zip"
    counts: list[tuple[int, int]] = []
    data = written(name, lambda path: counts.append(copies.write(workbook().store, path)))
    if counts == [(0, 0)]:
        raise ValueError(say("take.nothing"))
    return Made(name, data, "application/zip")
