"""What is counted in a pile of adverts: words of families, less what was struck out, or a reader's list.

Both become marks on adverts, so that the same arithmetic (`pmkit.methods.adverts`) counts either.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from pmkit.explorers._advert_families import Family
from pmkit.methods import count_phrases, phrase_hits
from pmkit.methods.adverts import compare_phrases


@dataclass(frozen=True)
class Marks:
    """Of one family: the `hits` of its words (advert -> words as they stand there), those that were `struck`
    out, and the adverts that are `counted`."""

    family: Family
    hits: Mapping[str, tuple[str, ...]]
    struck: frozenset[str]
    counted: frozenset[str]

    @property
    def false_hits(self) -> list[str]:
        """Adverts with such words that do not ask for it, by the reader's list."""
        return [id for id in self.hits if self.family.asks is not None and id not in self.family.asks]

    @property
    def missed(self) -> list[str]:
        """Adverts that ask for it, by the reader's list, in other words."""
        return sorted(id for id in self.family.asks or () if id not in self.hits)


@lru_cache(maxsize=128)
def find_hits(
    texts: tuple[tuple[str, str, str], ...], words: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    """Each advert (id, title, text) in which one of the words stands, with the words."""
    if not words or not texts:
        return MappingProxyType({})
    adverts = pd.DataFrame(list(texts), columns=["id", "title", "text"])
    families = pd.DataFrame({"family": ["one"], "words": [list(words)]})
    found = phrase_hits(adverts, families)
    return MappingProxyType(
        {id: tuple(told.split(", ")) for id, told in zip(found["id"], found["words"], strict=True)}
    )


def marks_of(
    texts: tuple[tuple[str, str, str], ...],
    family: Family,
    struck: Collection[str],
    by_reader: bool,
) -> Marks:
    """What counts for a family: its words less what was struck out, or the reader's list."""
    hits = find_hits(texts, family.words)
    out = frozenset(struck) & frozenset(hits)
    counted = frozenset(hits) - out
    if by_reader and family.asks is not None:
        counted = family.asks & {id for id, _, _ in texts}
    return Marks(family, hits, out, counted)


def _marked(adverts: pd.DataFrame, marks: Sequence[Marks]) -> pd.DataFrame:
    """The adverts with the names of their families in the place of their texts."""
    tags = [
        " ".join(f"family{at}" for at, one in enumerate(marks) if id in one.counted) for id in adverts["id"]
    ]
    return pd.DataFrame({"id": adverts["id"], "company": adverts["company"], "text": tags})


def _families(marks: Sequence[Marks]) -> pd.DataFrame:
    names = [one.family.id for one in marks]
    return pd.DataFrame({"family": names, "words": [[f"family{at}"] for at in range(len(marks))]})


def count_marks(adverts: pd.DataFrame, marks: Sequence[Marks], *, firms_once: bool = False) -> pd.DataFrame:
    """As `pmkit.methods.count_phrases`, a row per family."""
    return count_phrases(_marked(adverts, marks), _families(marks), firms_once=firms_once)


def compare_marks(adverts: pd.DataFrame, marks: Sequence[Marks], in_second: Sequence[bool]) -> pd.DataFrame:
    """As `pmkit.methods.compare_phrases`, a row per family. Raises `InputError` where a group is empty."""
    return compare_phrases(_marked(adverts, marks), _families(marks), in_second)
