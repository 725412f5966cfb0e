"""The base of every explorer: a column of our widgets that remembers what was done with it and says what it
shows.

A subclass builds widgets, recalculates in `update`, tells its state and the sentence under it. This base
saves the state through the workbook, restores it, and lets the same explorer work on other data: the case,
or the user's own backlog. It knows no method and no chart.
"""

import asyncio
import atexit
import json
from collections.abc import Sequence
from html import escape
from typing import Any, ClassVar, Protocol
from weakref import WeakMethod

import ipywidgets

from pmkit.charts.render import pictures_wanted
from pmkit.widgets._base import mimebundle
from pmkit.widgets.say import Say

_SAVE_AFTER = 0.3
"""Seconds of quiet after which a state is saved; a slider pulled along is one entry, not fifty."""


class Notebook(Protocol):
    """What an explorer needs of a workbook."""

    def note(self, item: str, payload: Any) -> Any: ...
    def noted(self, item: str) -> Any: ...


class Explorer(ipywidgets.VBox):
    """Base class. A subclass sets `item` and gives `build`, `update`, `state`, `restore` and `summary`.

    `frame` is the data frame to explore, `label` its name ("Mealwise", "our backlog"). State is kept per
    label, so that playing with the case never changes what was decided on one's own backlog. Without a
    workbook nothing is kept.
    """

    item: ClassVar[str] = ""

    def __init__(
        self, frame: Any = None, workbook: Notebook | None = None, label: str = "", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.add_class("pmkit-explorer")
        self.workbook = workbook
        self.frame = frame
        self.label = label
        self.said = Say()
        self._own_label = label
        self._timer: asyncio.TimerHandle | None = None
        self._saved = ""
        self._still = False
        self._start()
        atexit.register(_call_if_alive, WeakMethod(self.save_now))

    # --- what a subclass gives
    def build(self) -> Sequence[ipywidgets.Widget]:
        """Make the widgets for `self.frame`, top to bottom, and observe them with `self.changed`.

        The sentence stands last, unless `self.said` is among them.
        """
        raise NotImplementedError

    def update(self) -> None:
        """Recalculate from the widgets and show the result."""
        raise NotImplementedError

    def state(self) -> Any:
        """What the person decided, as JSON: enough for `restore`, and nothing that can be calculated."""
        raise NotImplementedError

    def restore(self, state: Any) -> None:
        """Put the widgets back to a saved state; what no longer fits is passed over."""
        raise NotImplementedError

    def summary(self) -> str:
        """One or two sentences (Markdown) on what there is to see; data pass through `escape_markdown`."""
        raise NotImplementedError

    # --- what it does with it
    def changed(self, _change: Any = None) -> None:
        """To be observed by the widgets: recalculate, say it, save it."""
        if self._still:
            return
        self._show()
        self._save_soon()

    def set_data(self, frame: Any, label: str) -> None:
        """Explore other data; what was done with the present data is kept under its label."""
        self.save_now()
        self.frame, self.label = frame, label
        self._start()

    def start_over(self) -> None:
        """Back to the first state, which is saved like any other."""
        self._start(restore=False)
        self._save_soon()

    @property
    def kept_as(self) -> str:
        """The name under which the state is kept: the item, and for other data than the first its label."""
        return self.item if self.label == self._own_label else f"{self.item}/{self.label}"

    def _start(self, restore: bool = True) -> None:
        old: tuple[ipywidgets.Widget, ...] = tuple(self.children)  # type: ignore[has-type]
        self._still = True
        try:
            parts = tuple(self.build())
            saved = self.workbook.noted(self.kept_as) if restore and self.workbook else None
            if saved:
                self.restore(saved)
        finally:
            self._still = False
        self._show()
        if restore:  # what one starts with needs no saving; starting over does
            self._saved = json.dumps(self.state(), sort_keys=True)
        self.children = parts if self.said in parts else (*parts, self.said)
        for widget in old:
            if widget is not self.said and widget not in parts:
                widget.close()

    def _show(self) -> None:
        self._still = True  # what `update` sets must not come back as a change
        try:
            self.update()
        finally:
            self._still = False
        self.said.text = self.summary()

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
        """Save the state if it has changed since it was last saved."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        state = self.state()
        packed = json.dumps(state, sort_keys=True)
        if self.workbook and packed != self._saved:
            self.workbook.note(self.kept_as, state)
            self._saved = packed

    def close(self) -> None:
        self.save_now()
        super().close()

    # --- its other forms
    def describe(self) -> str:
        return self.said.describe()

    def static_html(self) -> str:
        """The static forms of its parts, one below the other."""
        parts = (part.static_html() for part in self.children if hasattr(part, "static_html"))
        # a group, not a section: a page has many explorers, and landmarks of one name help nobody
        return f'<div role="group" aria-label="{escape(self.label or self.item)}">{"".join(parts)}</div>'

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.describe()})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # While a person has the notebook open, nobody sees this form, and its pictures take long to draw.
        html = self.static_html() if pictures_wanted() else f"<p>{escape(self.describe())}</p>"
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), html)


def _call_if_alive(method: "WeakMethod[Any]") -> None:
    save = method()
    if save:
        save()
