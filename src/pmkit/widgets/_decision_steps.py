"""What is decided about one backlog: each step is kept at once, and can be taken back."""

from collections.abc import Sequence

from pmkit.backlog import estimates, journal, rules, storage
from pmkit.backlog.journal import Change
from pmkit.backlog.schema import Backlog

_STEPS = 50


class DecisionSteps:
    """The decisions about the backlog with this id in `storage`.

    `trouble` is a sentence where the disk could not be written; what is not kept yet is tried again with the
    next decision.
    """

    def __init__(self, id: str) -> None:
        self.id = id
        self.trouble = ""
        self._steps: list[tuple[str, list[Change]]] = []
        self._unkept: list[Change] = []

    def make(self, backlog: Backlog, changes: Sequence[Change]) -> tuple[Backlog, list[Change]]:
        """The backlog with these cells changed and kept, and what they were, of those that differ.

        Unknown keys are passed over. Raises ValueError for a value that the field can't have.
        """
        for _, name, value in changes:
            if value is not None and not estimates.is_noted(name):
                rules.check_decision(name, value)
        changed, before = journal.apply(backlog, changes)
        if before:
            wanted = {(key, name): value for key, name, value in changes}
            self._unkept += [(key, name, wanted[key, name]) for key, name, _ in before]
            try:
                storage.decide(self.id, self._unkept)
                self._unkept, self.trouble = [], ""
            except ValueError as problem:
                self.trouble = str(problem)
        return changed, before

    def remember(self, label: str, before: list[Change]) -> None:
        """Note a step with what the cells were before it, so that it can be taken back."""
        self._steps = [*self._steps[1 - _STEPS :], (label, before)]

    @property
    def label(self) -> str:
        """What the last step is called; "" where there is none."""
        return self._steps[-1][0] if self._steps else ""

    def last(self) -> tuple[str, list[Change]]:
        """The last step, which is forgotten with this; without a label where there is none."""
        return self._steps.pop() if self._steps else ("", [])
