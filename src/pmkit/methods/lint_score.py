"""How well somebody, or a rule, finds the faults that a careful reader marked in the same texts.

Even good rules of this kind miss some and raise false alarms: Femmer et al., Journal of Systems and Software
123, 2017, report 59 of 100 marks right and 82 of 100 faults found for requirements. So a mark is a question.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pmkit.methods._frame import InputError


@dataclass(frozen=True)
class LintScore:
    """Counts over all texts: marks that are in the key, marks that are not, and faults without a mark."""

    right: int
    false_alarms: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Of what was marked, the share (0 to 1) that is in the key; None where nothing was marked."""
        marked = self.right + self.false_alarms
        return self.right / marked if marked else None

    @property
    def recall(self) -> float | None:
        """Of what is in the key, the share (0 to 1) that was marked; None where the key is empty."""
        faults = self.right + self.missed
        return self.right / faults if faults else None


def score_marks(marked: Sequence[Collection[str]], key: Sequence[Collection[str]]) -> LintScore:
    """Compare marks with the key, text by text; a mark given twice on one text counts once.

    Raises `InputError` where there are not as many texts in both.

    >>> score = score_marks([{"vague"}, {"vague", "passive"}], [{"vague", "loophole"}, {"passive"}])
    >>> (score.right, score.false_alarms, score.missed)
    (2, 1, 1)
    >>> score_marks([[]], [["vague"]]).precision is None
    True
    """
    if len(marked) != len(key):
        raise InputError(
            f"Marks for {len(marked)} texts, a key for {len(key)}. Give both for the same texts."
        )
    pairs = [(set(marks), set(faults)) for marks, faults in zip(marked, key, strict=True)]
    return LintScore(
        right=sum(len(marks & faults) for marks, faults in pairs),
        false_alarms=sum(len(marks - faults) for marks, faults in pairs),
        missed=sum(len(faults - marks) for marks, faults in pairs),
    )
