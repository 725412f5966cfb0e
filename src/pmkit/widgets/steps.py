"""Undo, redo and start over: buttons, and the keys that people know (Ctrl or Cmd with Z, with Shift to redo).

The keys count anywhere in the explorer that the widget stands in, but not where somebody types. Knows nothing
of what is undone.
"""

from collections.abc import Callable
from typing import Any

import traitlets as t

from pmkit.widgets._base import Base, css, esm


class Steps(Base):
    """`on_step(name)` is called with `undo`, `redo` or `start_over`."""

    _esm = esm("steps.js")
    _css = css("steps.css")

    can_undo = t.Bool(False).tag(sync=True)
    can_redo = t.Bool(False).tag(sync=True)
    can_start_over = t.Bool(False).tag(sync=True)

    def __init__(self, on_step: Callable[[str], Any], **kwargs: Any) -> None:
        self._on_step = on_step
        super().__init__(**kwargs)
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Handle a message of the page: a step was asked for, by button or key."""
        if content.get("kind") in ("undo", "redo", "start_over"):
            self._on_step(str(content["kind"]))

    def tell(self, *, can_undo: bool, can_redo: bool, can_start_over: bool) -> None:
        """Which of them there is something for."""
        with self.hold_sync():
            self.can_undo, self.can_redo, self.can_start_over = can_undo, can_redo, can_start_over

    def describe(self) -> str:
        named = ((self.can_undo, "[Undo]"), (self.can_redo, "[Redo]"), (self.can_start_over, "[Start over]"))
        return " ".join(label for shown, label in named if shown)

    def static_html(self) -> str:
        return ""
