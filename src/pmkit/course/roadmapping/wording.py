"""What a rule sees in a message to a reader: a date without its chance, too few words, the same words twice.

The rules name what they see; none of them understands a text.
"""

import re
from collections.abc import Iterable, Mapping

from pmkit.methods.roadmap_lint import names_a_date
from pmkit.practice import Finding

_SURE = re.compile(
    r"%|per cent|percent|at the latest|not before|earliest|between|chance|likely|how sure|"
    r"\b(i|we)('ll| will| shall)?( be able to)? (know|say|tell|decide|write|report)\b|"
    r"\byou('ll| will) (know|hear|learn)\b|more word|word follows",
    re.IGNORECASE,
)
FEWEST_WORDS = 3


def bare_dates(slots: Mapping[str, str], keys: Iterable[str]) -> list[Finding]:
    """A finding for each text that names a date and neither a chance nor the day on which one will know."""
    says = "A date without a certainty is read as a promise. Say how sure you are, or when you will know."
    return [
        Finding(text=says, where=key)
        for key in keys
        if names_a_date(slots.get(key, "")) and not _SURE.search(slots.get(key, ""))
    ]


def too_short(slots: Mapping[str, str]) -> list[Finding]:
    """A finding for each text of a word or two, from which nobody can act."""
    says = "A word or two. What will the reader do differently after this sentence?"
    return [
        Finding(text=says, where=key) for key, text in slots.items() if 0 < len(text.split()) < FEWEST_WORDS
    ]


def same_twice(slots: Mapping[str, str]) -> list[Finding]:
    """A finding for the first text that another reader gets word for word."""
    seen: set[str] = set()
    for key, text in slots.items():
        words = " ".join(text.casefold().split())
        if len(words.split()) >= FEWEST_WORDS and words in seen:
            return [Finding(text="Another reader gets the same words. What does this one need?", where=key)]
        seen.add(words)
    return []
