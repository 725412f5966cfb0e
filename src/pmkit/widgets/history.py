"""The states of an explorer, one after the other, with a place among them: what undo and redo walk along.

A kept history is a plain list of states, undone ones too. Reading it again tells a step back from a new
change: a state that equals the one before the last is the step back to it.
"""

from collections.abc import Iterable
from typing import Any

MOST = 60
"""States that are held; the oldest go first."""


class History:
    """Begins with one state. `now` is the one in use."""

    def __init__(self, first: Any, kept: Iterable[Any] = ()) -> None:
        self._states, self._at = [first], 0
        for state in kept:
            self._replay(state)

    @property
    def now(self) -> Any:
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at + 1 < len(self._states)

    def add(self, state: Any) -> None:
        """A new state; what was undone before it is given up. The state in use is no new one."""
        if state == self.now:
            return
        self._states = [*self._states[: self._at + 1], state][-MOST:]
        self._at = len(self._states) - 1

    def rewrite(self, state: Any) -> None:
        """The state in use, in another shape."""
        self._states[self._at] = state

    def undo(self) -> Any:
        """One step back, or where there is none, the state in use."""
        self._at = max(self._at - 1, 0)
        return self.now

    def redo(self) -> Any:
        """One step on, or where there is none, the state in use."""
        self._at = min(self._at + 1, len(self._states) - 1)
        return self.now

    def _replay(self, state: Any) -> None:
        if self.can_undo and state == self._states[self._at - 1]:
            self.undo()
        elif self.can_redo and state == self._states[self._at + 1]:
            self.redo()
        else:
            self.add(state)
