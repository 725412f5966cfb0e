"""What a rule sees in a message to a reader: a date without its chance, too few words, the same words twice.

The rules name what they see; none of them understands a text.
"""

import re
from collections.abc import Iterable, Mapping

from pmkit.methods.roadmap_lint import names_a_date
from pmkit.practice import Finding

_SURE = re.compile(
    r"%|per cent|percent|\d+ (in|of|out of) \d+|at the latest|not before|earliest|between|chance|odds|"
    r"likely|probabl|perhaps|maybe|\b(un)?sure\b|certain|confiden|(not|no|n't) (a )?promise|"
    r"\b(may|might|could|depends?|unless|provided)\b|"
    r"\b(know|knows|confirm\w*|hear|decides?|updates?|news|word)\b|"
    r"\b(will|can|shall|able to|let)\b[\w' ]{0,25}\b(tell|say|report|write|answer|come back)\b|"
    r"'ll\b[\w' ]{0,25}\b(tell|say|report|write|answer|come back)\b",
    re.IGNORECASE,
)
_MAY_THE_MONTH = re.compile(r"\b(\d{1,2}\.?|in|by|of|until|till|end of|early|late|mid) may\b", re.IGNORECASE)
_OF_OUR_WORK = re.compile(
    r"\b(kofi|squads?|apis?|sprints?|backlog|backend|interface|epics?)\b", re.IGNORECASE
)
FEWEST_WORDS = 3
"""A field with fewer words says nothing."""
FEWEST_OF_A_MESSAGE = 6
"""From fewer words nobody learns what changes and when they hear more."""


def bare_dates(slots: Mapping[str, str], keys: Iterable[str]) -> list[Finding]:
    """A finding for each text that names a date and neither a chance nor the day on which one will know."""
    says = "A date without a certainty is read as a promise. Say how sure you are, or when you will know."
    return [
        Finding(text=says, where=key)
        for key in keys
        if names_a_date(slots.get(key, "")) and not _SURE.search(_MAY_THE_MONTH.sub("", slots.get(key, "")))
    ]


def too_short(slots: Mapping[str, str]) -> list[Finding]:
    """A finding for each text of a word or two, from which nobody can act."""
    says = "A word or two. What will the reader do differently after this sentence?"
    return [
        Finding(text=says, where=key) for key, text in slots.items() if 0 < len(text.split()) < FEWEST_WORDS
    ]


def too_short_a_message(slots: Mapping[str, str]) -> list[Finding]:
    """A finding for each message that is too short to act on."""
    says = "Only a few words. Does this reader learn what changes for them, and when they hear more?"
    return [
        Finding(text=says, where=key)
        for key, text in slots.items()
        if 0 < len(text.split()) < FEWEST_OF_A_MESSAGE
    ]


def of_our_work(text: str, where: str) -> list[Finding]:
    """A finding where customers read a word of the squads' work."""
    seen = _OF_OUR_WORK.search(text)
    if not seen:
        return []
    says = f"“{seen[0]}” is a word of your work. Customers need to know what it means for them."
    return [Finding(text=says, where=where)]


def same_twice(slots: Mapping[str, str]) -> list[Finding]:
    """A finding for the first text that another reader gets word for word."""
    seen: set[str] = set()
    for key, text in slots.items():
        words = " ".join(text.casefold().split())
        if len(words.split()) >= FEWEST_WORDS and words in seen:
            return [Finding(text="Another reader gets the same words. What does this one need?", where=key)]
        seen.add(words)
    return []
