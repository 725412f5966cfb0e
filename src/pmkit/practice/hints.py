"""Whether a hint gives away what is to be found out: what kinds look for in it (`Question.gives_away`)."""

import re
from collections.abc import Iterable

from pmkit.practice.markdown import to_plain
from pmkit.quantities.reading import UnreadableNumber, read_number


def says(hint: str, text: str) -> bool:
    """Whether a hint says a text, in capitals or not."""
    return to_plain(text).casefold() in hint.casefold()


def in_sequence(hint: str, texts: Iterable[str]) -> bool:
    """Whether a hint says all these texts in this order."""
    at = 0
    for text in texts:
        at = hint.casefold().find(to_plain(text).casefold(), at)
        if at < 0:
            return False
        at += 1
    return True


def holds_number(hint: str, target: float) -> bool:
    """Whether one of a hint's figures is the answer; single digits are too common to tell."""
    return any(_is_number(token, target) for token in re.findall(r"[\d.,'’]*\d(?:\s?%)?", hint))


def _is_number(token: str, target: float) -> bool:
    if len(re.sub(r"\D", "", token)) < 2 and abs(target) < 10 and float(target).is_integer():
        return False
    try:
        read = read_number(token.strip(".,'’ "), target)
    except UnreadableNumber:
        return False
    values = (read.value, read.value / 100) if read.percent else (read.value,)
    return any(abs(value - target) <= 1e-6 * max(1.0, abs(target)) for value in values)
