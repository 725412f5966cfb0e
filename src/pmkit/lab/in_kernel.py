"""What the course's kernel does beside running cells: it imports before somebody waits, and closes what no
page shows any more.

Course mode runs cells with `{"pmkit": {"page", "cell"}}` in the message's metadata. The widgets that a cell
makes belong to that cell on that page; they are closed when the page runs the cell again or closes its
notebook. A page that was reloaded can't say goodbye: of each cell only the newest pages count.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from tornado.ioloop import IOLoop

from pmkit.setup.put_off import SCHEMAS, put_off

PAGES = 3
"""So many open pages may show the same cell at the same time; the widgets of older ones are closed."""
_FIRST = (
    "pmkit.workspace.show",
    "pmkit.workspace.overview",
    "pmkit.workspace.front_page",
    "pmkit.widgets.question",
)
_THEN = (
    "pandas", "pmkit.charts._altair", "pmkit.widgets.backlog_explorer", "pmkit.widgets.backlog_form",
    "pmkit.course.own_backlog", "pmkit.course.explorers",
)  # fmt: skip
_DRAWN = 10.0
"""Seconds after which a page has put a cell's new widgets in the place of the old ones."""
_BREATH = 0.02
"""Seconds between two steps, in which the kernel runs what was asked for meanwhile."""


class Shown:
    """The widgets of each cell on each page, the newest page last.

    `later` calls a function with what is to be closed, once the page has drawn what takes its place.
    """

    def __init__(self, later: Callable[..., Any]) -> None:
        self._later = later
        self._made: dict[str, dict[str, list[Any]]] = {}
        self._now: tuple[str, str] | None = None

    def begin(self, page: str, cell: str) -> None:
        """From now on widgets belong to this cell on this page; those it had are closed."""
        pages = self._made.setdefault(cell, {})
        self._later(_close, pages.pop(page, []))
        while len(pages) >= PAGES:
            _close(pages.pop(next(iter(pages))))
        pages[page] = []
        self._now = page, cell

    def end(self) -> None:
        """The cell has run."""
        self._now = None

    def made(self, widget: Any) -> None:
        """A widget was made."""
        if self._now and threading.current_thread() is threading.main_thread():
            page, cell = self._now
            self._made[cell][page].append(widget)

    def leave(self, page: str, cells: list[str]) -> None:
        """A page shows these cells no more."""
        for cell in cells:
            _close(self._made.get(cell, {}).pop(page, []))

    def count(self) -> int:
        """How many widgets are kept for all pages."""
        return sum(len(made) for pages in self._made.values() for made in pages.values())


def _close(widgets: list[Any]) -> None:
    """The last one first: a cell's own widget is made after most of its parts."""
    for widget in reversed(widgets):
        with contextlib.suppress(Exception):  # a widget that can't be closed must not keep the others open
            widget.close()


def _later(function: Callable[..., Any], *given: Any) -> None:
    IOLoop.current().call_later(_DRAWN, function, *given)


shown = Shown(_later)


def leave(page: str, cells: list[str]) -> None:
    """Asked by a page that closes a notebook."""
    shown.leave(page, cells)


def refresh(chapter: str) -> None:
    """Asked by a page after a chapter was started over, or that was undone: what is open shows it."""
    from pmkit.widgets import reopen

    reopen.reopen(chapter)


def preparations() -> Iterator[Callable[[], Any]]:
    """What a lesson needs, in steps, those for the first card first."""
    for name in _FIRST:
        yield partial(import_module, name)
    yield _read_course
    for name in _THEN:
        yield partial(import_module, name)
    from pmkit.course.explorers import EXPLORERS

    yield partial(_draw, next(iter(EXPLORERS.values())))


def _read_course() -> None:
    from pmkit.course import CHAPTERS, question
    from pmkit.course.workbook import workbook

    workbook()
    for chapter in CHAPTERS:
        if chapter.items:
            question(chapter.items[0].id)


def _draw(use: Any) -> None:
    """The first chart that Altair draws takes a second more than any later one."""
    explorer = use.explorer()
    for chart in explorer.seen(explorer.opened(None)).result.charts.values():
        chart.draw(chart.rows).to_dict()


def _prepare(steps: Iterator[Callable[[], Any]]) -> None:
    """One step, then the rest. What can't be prepared is met again, and told, where it is used."""
    step = next(steps, None)
    if step is None:
        return
    with contextlib.suppress(Exception):
        step()
    IOLoop.current().call_later(_BREATH, _prepare, steps)


def load_ipython_extension(shell: Any) -> None:
    """For `--ext=pmkit.lab.in_kernel`: listen to what is run, and prepare while nobody waits."""
    put_off(SCHEMAS)
    from ipywidgets import Widget

    def before(info: Any) -> None:
        about = (shell.kernel.get_parent() or {}).get("metadata", {}).get("pmkit")
        if isinstance(about, dict):
            shown.begin(str(about.get("page")), str(about.get("cell")))

    def after(result: Any) -> None:
        shown.end()

    Widget.on_widget_constructed(shown.made)
    shell.events.register("pre_run_cell", before)
    shell.events.register("post_run_cell", after)
    IOLoop.current().call_later(_BREATH, _prepare, preparations())
