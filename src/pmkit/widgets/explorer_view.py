"""An explorer on the page: its controls as widgets, its charts, its sentence, undo and redo, and its memory.

All that is particular lies in the explorer (`pmkit.explorers`); this draws it, keeps the state through the
workbook, and hands decisions about items on. It knows no method and no chart.
"""

import asyncio
import atexit
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from weakref import WeakMethod, WeakSet

import ipywidgets

from pmkit.charts import render
from pmkit.charts.picture import Picture
from pmkit.explorers.controls import bound
from pmkit.explorers.explorer import Explorer, Layout, names_in
from pmkit.explorers.fields import Button
from pmkit.explorers.state import Decisions, with_value
from pmkit.practice.messages import say
from pmkit.widgets._base import mimebundle
from pmkit.widgets._beside import Below, Beside, Head
from pmkit.widgets._chart_widgets import ChartWidgets
from pmkit.widgets._control_widgets import CellsWidget, ControlWidget, FormWidget, control_widget
from pmkit.widgets._explorer_files import is_picture, picture_file, pictures_offered
from pmkit.widgets._notes import Notes
from pmkit.widgets.downloads import Downloads, Made
from pmkit.widgets.history import History
from pmkit.widgets.say import Say
from pmkit.widgets.steps import Steps

_log = logging.getLogger(__name__)
_SAVE_AFTER = 0.3
"""Seconds of quiet after which a state is saved; a slider pulled along is one entry and one step back."""

open_views: "WeakSet[ExplorerView]" = WeakSet()
"""Those of this kernel."""


class ExplorerView(ipywidgets.VBox):
    """Shows `explorer`; its state is kept in the workbook under `item`. Without a workbook nothing is kept.

    `label` names the data ("Mealwise"). On one's own backlog `decide` takes what is decided about the items,
    and `unshown()` are the ids that wait elsewhere: what was done with them outlives a start over.

    With `folder()` its pictures can be taken along, and the further `files` (`key`, `label`) that
    `export(key)` makes; beside them those that the explorer itself makes.
    """

    def __init__(
        self,
        explorer: Explorer,
        workbook: Notes | None = None,
        item: str = "",
        label: str = "",
        *,
        decide: Callable[[Decisions], Any] | None = None,
        unshown: Callable[[], set[str]] = set,
        folder: Callable[[], Path] | None = None,
        files: Sequence[Mapping[str, str]] = (),
        export: Callable[[str], Made] | None = None,
    ) -> None:
        super().__init__()
        self.add_class("pmkit-explorer")
        self.explorer, self.workbook, self.item, self.label = explorer, workbook, item, label
        self._decide, self._unshown = decide, unshown
        self.said = Say()
        self.steps = Steps(self.step)
        self.charts = ChartWidgets(self._pick)
        self.controls: dict[str, ControlWidget] = {}
        self._texts: dict[str, Say] = {}
        self._tables: dict[str, CellsWidget] = {}
        self._boxes: dict[Any, Beside | Below | Head] = {}
        self._files, self._export = [dict(one) for one in (*explorer.files, *files)], export
        self.downloads = Downloads("", [], self._make_file, folder) if folder else None
        self._timer: asyncio.TimerHandle | None = None
        self._drawing = False
        self._noting = False
        self._follows = ""
        self._heeded: dict[str, Any] | None = None
        self._open()
        open_views.add(self)
        atexit.register(_call_if_alive, WeakMethod(self.save_now))

    def _open(self) -> None:
        notes = self.workbook.notes(self.item) if self.workbook else []
        absent = self.workbook is not None and self.workbook.lies_elsewhere(self.item)
        self._elsewhere = say("explorer.elsewhere") if absent else ""
        self.history = History(self.explorer.opened(None), notes)
        self.state = self.explorer.opened(self.history.now)
        self.history.rewrite(self.state)
        self._saved = self.state
        self._draw()

    def reopen(self) -> None:
        """Show the state as it is kept now; one that waits to be saved is given up."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        self._open()

    def renew(self, explorer: Explorer) -> None:
        """Show another explorer of the same kind, such as this on newer data. The controls stay, with what
        is being typed in them and what is on its way from the page."""
        self.save_now()
        self.explorer = explorer
        self._open()

    # --- another one that it follows
    def follow(self, item: str, make: Callable[[], Explorer]) -> None:
        """Be made anew by `make` when what is heeded of the state under `item` changes.

        Whoever keeps that state tells by `changed`.
        """
        self._follows, self._make, self._heeded = item, make, self._heeded_of(item)

    def _heeded_of(self, item: str) -> dict[str, Any] | None:
        return self.explorer.heeded(self.workbook.noted(item)) if self.workbook else None

    def changed(self, item: str) -> None:
        """Something was kept under `item`: if it is what stands here, show it; if it is followed, follow."""
        if item == self.item and not self._noting:
            self.reopen()
        if item != self._follows or (heeded := self._heeded_of(item)) == self._heeded:
            return
        self.save_now()
        self._heeded = heeded
        try:
            self.explorer = self._make()
            self._draw()
        except Exception:  # what was kept is kept; only this stays as it was
            _log.exception("%s could not follow %s", self.item, item)

    # --- a change
    def _changed(self, values: Mapping[tuple[str, ...], Any]) -> None:
        """Somebody touched a control: these are its new values."""
        if self._drawing:
            return
        state = dict(self.state)
        for path, value in values.items():
            state = with_value(state, path, value)
        self._go_to(state, self.state)

    def _press(self, button: Button) -> None:
        """A press is one step, however quickly the next one follows."""
        self.save_now()
        self._go_to({**self.state, **button.does(self.seen.values)}, self.state)
        self.save_now()

    def _pick(self, chart: str, key: str) -> None:
        """A mark of this chart was clicked: it chooses where a field says so."""
        for field in self.explorer.picked_on(chart, self.seen.controls):
            self._changed({field.path: key})

    def set(self, **values: Any) -> None:
        """Change values from Python, as somebody would by their controls."""
        self._go_to({**self.state, **values}, self.state)

    def _go_to(self, state: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> None:
        """Show this state; of items that are not here, what `before` says stays."""
        self.state, self._elsewhere = dict(state), ""
        self._draw(before)
        self._save_soon()

    # --- steps
    def step(self, kind: str) -> None:
        """Undo, redo or start over."""
        self.save_now()
        if kind == "start_over":
            self._go_to(self._fresh())
        else:
            now = self.history.undo() if kind == "undo" else self.history.redo()
            self._go_to(self.explorer.opened(now))
        self.save_now()

    # --- drawing
    def _draw(self, before: Mapping[str, Any] | None = None) -> None:
        self.seen = self.explorer.seen(self.state)
        self.state = self.explorer.complete(self.state if before is None else before, self.seen)
        self._drawing = True  # what is set here must not come back as a change
        try:
            for control in self.seen.controls:
                if control.key not in self.controls:
                    lasting_id = f"{self.item}/{control.key}" if self.item else ""
                    self.controls[control.key] = control_widget(
                        control, self._changed, self._press, lasting_id
                    )
                self.controls[control.key].show(control, self.seen)
            self._draw_result()
        finally:
            self._drawing = False
        self._tell_steps()
        parts = tuple(self._parts())
        if parts != tuple(self.children):  # type: ignore[has-type]
            self.children = parts

    def _draw_result(self) -> None:
        result = self.seen.result
        self.charts.show(result.charts, result.hidden)
        for key in {*self._texts, *result.says}:
            if key not in self._texts:  # asked first: a widget that is made is sent to the page
                self._texts[key] = Say()
            self._texts[key].text = result.says.get(key, "")
        for key, table in result.tables.items():
            if key not in self._tables:
                self._tables[key] = CellsWidget(lambda _: None)
            self._tables[key].draw(table, {}, {})
        self.said.text = "\n\n".join(filter(None, (self._elsewhere, result.sentence)))
        if self.downloads:
            self.downloads.items = [*self._files, *pictures_offered(self.pictures())]

    def pictures(self) -> dict[str, Picture]:
        """The charts that are seen now, top to bottom."""
        return self.explorer.pictures(self.seen.result)

    def _make_file(self, key: str) -> Made:
        self.save_now()
        if any(key == one["key"] for one in self.explorer.files):
            name, text = self.explorer.file(key, self.seen.values)
            return Made(name, text.encode(), "text/plain")
        if self._export and not is_picture(key):
            return self._export(key)
        return picture_file(self.pictures(), key)

    def _tell_steps(self) -> None:
        unsaved = self.state != self.history.now
        self.steps.tell(
            can_undo=self.history.can_undo or unsaved,
            can_redo=self.history.can_redo and not unsaved,
            can_start_over=self.state != self._fresh(),
        )

    def _fresh(self) -> dict[str, Any]:
        """The state that *Start over* brings."""
        state = self.explorer.started_over(self.state, self._unshown().__contains__)
        return self.explorer.complete(state)

    def _parts(self) -> Iterator[ipywidgets.Widget]:
        """What is seen, top to bottom; the steps stand beside what is first touched, or just above it."""
        named = [(name, widget) for name in self.explorer.layout if (widget := self._named(name)) is not None]
        beside = self._beside_steps([name for name, _ in named])
        if not beside:
            yield self.steps
        for name, widget in named:
            yield self._with_steps(widget) if name == beside else widget
        if self.downloads and self.downloads.items:
            yield self.downloads

    def _beside_steps(self, names: Sequence[str | Layout]) -> str | Layout:
        """The first form, or the words above the first board or table; "" where neither is there."""
        first = next((at for at, name in enumerate(names) if self._touched(name)), 0)
        if self._is_form(names[first]):
            return names[first]
        return "sentence" if first and names[first - 1] == "sentence" else ""

    def _offered(self) -> list[str]:
        """The controls that there are now: a board without cards is gone, whatever it showed before."""
        return [control.key for control in self.seen.controls]

    def _touched(self, name: str | Layout) -> bool:
        return bool(self.controls.keys() & set(names_in([name])))

    def _is_form(self, name: str | Layout) -> bool:
        """Whether it is a row of fields, or begins with one beside a chart."""
        first = self.controls.get(next(iter(names_in([name]))))
        return isinstance(first, FormWidget) and first.stands_in_a_row

    def _with_steps(self, widget: ipywidgets.Widget) -> ipywidgets.Widget:
        """The steps at the end of its row, or, where a form stands beside a chart, below the form."""
        if "steps" not in self._boxes and not isinstance(widget, Beside):
            self._boxes["steps"] = Head(widget, self.steps)
        elif isinstance(widget, Beside) and self.steps not in widget.children[0].children:
            widget.children[0].children = (*widget.children[0].children, self.steps)
        return widget if isinstance(widget, Beside) else self._boxes["steps"]

    def _named(self, name: str | Layout, deep: int = 0) -> ipywidgets.Widget | None:
        if not isinstance(name, str):
            return self._group(name, self._inner(name, deep), deep)
        if name == "sentence":
            return self.said
        if name in self.seen.result.hidden and name not in self.charts.widgets:
            return None
        if name in self.controls:
            return self.controls[name].widget if name in self._offered() else None
        if name in self._tables:
            return self._tables[name].widget if name in self.seen.result.tables else None
        return self._texts.get(name) or self.charts.widgets.get(name)

    def _group(self, names: Layout, parts: list[ipywidgets.Widget], deep: int) -> ipywidgets.Widget:
        """Those that stand together, as they are now: one that was not there at first comes to the others."""
        if names not in self._boxes:
            self._boxes[names] = (Below if deep % 2 else Beside)(parts)
        group = self._boxes[names]
        steps = [one for one in group.children if one is self.steps]
        if list(group.children) != (now := [*parts, *steps]):
            group.hold(now)
        return group

    def _inner(self, names: Layout, deep: int) -> list[ipywidgets.Widget]:
        return [one for name in names if (one := self._named(name, deep + 1)) is not None]

    # --- memory
    def _save_soon(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no event loop: a test, a script
            self.save_now()
        else:
            self._timer = loop.call_later(_SAVE_AFTER, self.save_now)

    def save_now(self) -> None:
        """Save the state if it has changed since it was last saved: this is one step for undo."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self.state == self._saved:
            return
        self._saved = self.state
        self.history.add(self.state)
        self._tell_steps()
        kept = self.state
        if self._decide:
            self._decide(self.explorer.decisions(self.seen))
            kept = self.explorer.undecided(self.state, self.seen)
        if self.workbook:
            stays = any(getattr(one, "stays", False) for one in bound(self.seen.controls))
            self._noting = True  # what one has kept oneself is no news
            try:
                self.workbook.note(self.item, kept, stays=stays)
            finally:
                self._noting = False

    def close(self) -> None:
        self.save_now()
        for part in self._widgets():
            part.close()
        super().close()

    def _widgets(self) -> Iterable[ipywidgets.Widget]:
        yield from (
            self.said,
            self.steps,
            *([self.downloads] if self.downloads else []),
            *self._texts.values(),
            *self._boxes.values(),
        )
        yield from self.charts.widgets.values()
        yield from (each.widget for each in (*self.controls.values(), *self._tables.values()))

    # --- its other forms
    def describe(self) -> str:
        return self.said.describe()

    def static_parts(self) -> Iterator[str | Picture]:
        """What is read where no kernel runs, top to bottom: HTML, and the charts that are seen."""
        pictures = self.pictures()
        for name in names_in(self.explorer.layout):
            widget = self._named(name)
            if name in pictures:
                yield pictures[name]
            elif widget is not None and name not in self.charts.widgets:
                yield widget.static_html()

    def static_html(self) -> str:
        """Its static parts, one below the other."""
        parts = (part if isinstance(part, str) else render.chart_html(part) for part in self.static_parts())
        # a group, not a section: a page has many explorers, and landmarks of one name help nobody
        return f'<div role="group" aria-label="{escape(self.label or self.item)}">{"".join(parts)}</div>'

    def __repr__(self) -> str:
        return f"{type(self.explorer).__name__}({self.describe()})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # While a person has the notebook open, nobody sees this form, and its pictures take long to draw.
        html = self.static_html() if render.pictures_wanted() else f"<p>{escape(self.describe())}</p>"
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), html)


def _call_if_alive(method: "WeakMethod[Any]") -> None:
    save = method()
    if save:
        save()
