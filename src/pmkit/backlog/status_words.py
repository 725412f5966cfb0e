"""What a status means: done, dropped, put away or open. The words lie in `status_words.csv`, per tracker and
language; a word that changes with gender and number is there once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pmkit.backlog.tracker_words import plain

Meaning = Literal["open", "done", "dropped", "archived"]
_TABLE = Path(__file__).parent / "status_words.csv"
_ENDINGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "de": (("t", "te", "ter", "tes", "ten"), ("en", "ene", "ener", "enes", "enen")),
    "fr": (("e", "ee", "es", "ees", "e e"), ("u", "ue", "us", "ues")),
    "es": (("o", "a", "os", "as"),),
    "pt": (("o", "a", "os", "as"),),
    "it": (("o", "a", "i", "e"),),
    "nl": (("d", "de"), ("t", "te")),
    "pl": (("ne", "ny", "na", "no", "ni"), ("te", "ty", "ta", "to", "ci"), ("owe", "owy", "owa", "owi")),
    "ru": (("о", "а", "ы", "ое", "ая", "ые", "ыи"), ("н", "на", "но", "ны")),
    "uk": (("о", "а", "и", "е", "ии"),),
    "cs": (("o", "a", "i", "y", "e"),),
    "sv": (("d", "t", "da"), ("ad", "at", "ade")),
}
"""Per language (in the plain form, without accents) the endings of one word by gender, number and case."""


def state(status: str, tracker: str = "") -> Meaning:
    """Whether a status, resolution or category means done, dropped or put away; any other is open.

    >>> state("Won’t do"), state("Terminé(e)"), state("Conclusa"), state("In Progress")
    ('dropped', 'done', 'done', 'open')
    >>> state("Accepted"), state("Accepted", "pivotal"), state("Delivered", "pivotal")
    ('open', 'done', 'open')
    """
    word = plain(status)
    return _states(tracker).get(word) or _states("").get(word, "open")


def is_known(status: str, tracker: str = "") -> bool:
    """Whether the tables have the status, as an open one too."""
    word = plain(status)
    return word in _states(tracker) or word in _states("")


@cache
def _states(tracker: str) -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["tracker"] == tracker:
                meaning: Meaning = row["meaning"]  # type: ignore[assignment]
                for word in row["words"].split("|"):
                    for form in _forms(plain(word), row["language"]):
                        found.setdefault(form, meaning)
    return found


def _forms(word: str, language: str) -> Iterator[str]:
    """The word and, where it is a single one, its other forms."""
    yield word
    for endings in _ENDINGS.get(language, ()) if " " not in word else ():
        for ending in endings:
            if word.endswith(ending):
                yield from (word.removesuffix(ending) + other for other in endings)
                break
