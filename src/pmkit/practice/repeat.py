"""Repeating from memory: the store seen as if an item had not been answered yet.

A card on this view opens blank although the answer of some weeks ago is kept; what is answered now joins
the same history. So an item that comes back costs nothing that was done before.
"""

from collections.abc import Iterable
from dataclasses import replace

from pmkit.practice.progress import Attempt, ProgressStore
from pmkit.practice.progress.store import in_order


class AskAgain:
    """A progress store that hides, of some items, all up to the last check that was there when it was made.

    Starting a repetition over concerns only the repetition: it is not written to the history, in which the
    item stays done.
    """

    def __init__(self, store: ProgressStore, items: Iterable[str]) -> None:
        self._store = store
        self._hidden: dict[str, set[str]] = {}
        self._aside: list[Attempt] = []
        for item in items:
            history = store.history(item)
            checks = [number for number, one in enumerate(history) if one.event == "checked"]
            until = checks[-1] + 1 if checks else 0
            self._hidden[item] = {attempt.attempt_id for attempt in history[:until]}

    @property
    def learner(self) -> str:
        return self._store.learner

    @property
    def notice(self) -> str:
        return self._store.notice

    @property
    def place(self) -> str:
        return self._store.place

    def append(self, attempt: Attempt) -> bool:
        """Keep the attempt in the store below; a start-over and its undoing are kept here only."""
        if attempt.event in ("started-over", "undone"):
            last = max((one.clock for one in self.history(attempt.item)), default=0)
            self._aside.append(replace(attempt, clock=max(last + 1, attempt.microseconds())))
            return True
        return self._store.append(attempt)

    def append_all(self, new: Iterable[Attempt]) -> int:
        """Keep many at once in the store below."""
        return self._store.append_all(new)

    def history(self, item: str | None = None) -> list[Attempt]:
        """What came since, oldest first."""
        hidden = set().union(*self._hidden.values())
        kept = [one for one in self._store.history(item) if one.attempt_id not in hidden]
        return in_order([*kept, *(one for one in self._aside if item in (None, one.item))])

    def latest(self) -> dict[str, Attempt]:
        """The last attempt on each item since."""
        return {attempt.item: attempt for attempt in self.history()}

    def close(self) -> None:
        """The store below belongs to somebody else; it stays open."""
