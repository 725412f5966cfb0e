"""Families of words that stand for one thing that adverts ask for: those of a table, and those typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MOST_OWN = 8
"""Families of one's own."""


@dataclass(frozen=True)
class Family:
    """Words that stand for one thing that adverts ask for. `asks` are the adverts that do ask for it by a
    reader's list, None where nobody has read them."""

    id: str
    name: str
    words: tuple[str, ...]
    means: str = ""
    asks: frozenset[str] | None = None


def split_words(text: str) -> tuple[str, ...]:
    """The words of a typed list: semicolons or lines between them, what holds no letter left out."""
    parts = (" ".join(part.split()) for part in text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if any(char.isalnum() for char in part)))


def family_of(row: Mapping[Any, Any], with_reader: bool) -> Family:
    """A row of the table of families; its `asks` count where the adverts are those that were read."""
    asks = frozenset(row["asks"]) if with_reader and "asks" in row else None
    return Family(
        str(row["family"]), str(row["family"]), tuple(row["words"]), str(row.get("means", "")), asks
    )


def own_lines(text: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Name and words of each typed line that has a name; whatever is no text has none."""
    lines = [line.partition(":") for line in text.splitlines()] if isinstance(text, str) else []
    return [(" ".join(name.split()), split_words(words)) for name, _, words in lines if name.strip()]


def own_families(text: Any) -> list[Family]:
    """The families that somebody typed, those without a word left out, each name once."""
    found = {
        name.casefold(): Family(f"own {name.casefold()}", name, words)
        for name, words in own_lines(text)
        if words
    }
    return list(found.values())[:MOST_OWN]
