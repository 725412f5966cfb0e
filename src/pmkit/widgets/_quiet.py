"""Widgets that take edits as messages of the page, and tell it which of them they have dealt with.

The page's outbox (`outbox.js`) numbers what it sends. A place on the page that holds newer typing than the
message in `acknowledged` is not written into, so what Python says late never takes letters away. What a
message has changed and its number travel together.

What a page could not send, because its kernel was gone, goes to the widget of the next kernel that has the
same `lasting_id`.

The page has shown an edit already: `quietly("rows")` changes the state in Python, with its observers, and
leaves the page alone. A table of 10,000 rows would else travel whole after each key; a view that is opened
later still gets the whole state.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import traitlets as t

from pmkit.widgets._base import Base


class QuietBase(Base):
    """A widget whose `receive` gets the page's messages."""

    lasting_id = t.Unicode("").tag(sync=True, doc="the same for the same thing in every kernel; '' for none")
    acknowledged = t.Unicode("").tag(sync=True, doc="the page's last message that was dealt with")

    def __init__(self, **kwargs: Any) -> None:
        self._quiet: frozenset[str] = frozenset()
        super().__init__(**kwargs)
        self.on_msg(lambda _, content, __: self._deal_with(content))

    def _deal_with(self, content: Any) -> None:
        content = content if isinstance(content, dict) else {}
        with self.hold_sync():
            try:
                self.receive(content)
            finally:
                self.acknowledged = str(content.get("number", ""))

    def receive(self, content: dict[str, Any]) -> None:
        """Handle one message of the page."""
        raise NotImplementedError

    @contextmanager
    def quietly(self, *names: str) -> Iterator[None]:
        """Within, changes of these traits reach Python's observers but are not sent to the page."""
        before = self._quiet
        self._quiet = before | set(names)
        try:
            yield
        finally:
            self._quiet = before

    def _should_send_property(self, key: str, value: Any) -> bool:
        return key not in self._quiet and bool(super()._should_send_property(key, value))
