"""The five outcomes of a check. Each is a word and a symbol before it is a colour."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a check came to; the value is what is stored and sent to the page."""

    NOT_STARTED = "not-started"
    RIGHT = "right"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    NOTED = "noted"

    @property
    def label(self) -> str:
        """The word that a person reads: "not yet"."""
        return self.value.replace("-", " ")

    @property
    def symbol(self) -> str:
        """One character, different for each verdict, so that colour is never the only sign."""
        return _SYMBOLS[self]


_SYMBOLS = {
    Verdict.NOT_STARTED: "○",
    Verdict.RIGHT: "✓",
    Verdict.PARTLY: "◐",
    Verdict.NOT_YET: "↺",
    Verdict.NOTED: "✎",
}


def read_verdict(value: object) -> Verdict:
    """The verdict that a stored word means; anything else reads as not started."""
    try:
        return Verdict(str(value))
    except ValueError:
        return Verdict.NOT_STARTED
