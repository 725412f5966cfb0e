"""Changing a code book while the codes stand: two codes made one, or one parted in two."""

from collections.abc import Sequence
from typing import Any

from pmkit.explorers import Choice, Values
from pmkit.explorers import _coding as c
from pmkit.explorers import _coding_words as words

NONE, MERGE, SPLIT = "none", "merge", "split"
_CHANGES = {
    NONE: "as it is",
    MERGE: "merge two codes",
    SPLIT: "split a code: what happened, what was said",
}


def change_fields(codes: Sequence[str], start: Any = None) -> list[Choice]:
    """What is done to the code book, and to which codes; one begins with `start`."""
    options = {code: code for code in codes} or {"": "no code yet"}
    return [
        Choice("change", "Code book", options=_CHANGES),
        Choice("one", "Code", start=start, options=options),
        Choice("other", "with", options=options),
    ]


def hidden_fields(values: Values) -> set[str]:
    """The fields that the change doesn't need."""
    return {NONE: {"one", "other"}, MERGE: set(), SPLIT: {"other"}}[values["change"]]


def changed(coding: c.Coding, values: Values, happened: Sequence[bool]) -> tuple[c.Coding, str]:
    """The codes after the change, and in words what it did; `happened` says for each line what it tells."""
    one, other = values["one"], values["other"]
    if values["change"] == MERGE:
        if one == other:
            return coding, words.SAME_CODE
        now = c.merged(coding, one, other)
        return now, words.merge_words(one, other, coding, now)
    if values["change"] == SPLIT:
        now, told, said = c.split(coding, one, happened)
        return now, words.split_words(one, told, said, coding, now)
    return coding, ""
