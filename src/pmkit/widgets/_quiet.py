"""Widgets that take edits as messages: the page has already shown them, so they are not sent back.

A table of 10,000 rows would else travel whole after each key. `quietly("rows")` changes the state in
Python, with its observers, and leaves the page alone; a view that is opened later still gets the whole
state.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pmkit.widgets._base import Base


class QuietBase(Base):
    """A widget whose `receive` gets the page's messages."""

    def __init__(self, **kwargs: Any) -> None:
        self._quiet: frozenset[str] = frozenset()
        super().__init__(**kwargs)
        self.on_msg(lambda _, content, __: self.receive(content))

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
