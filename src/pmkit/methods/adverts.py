"""What job adverts ask for, counted by words: shares with ranges, and the hits that mean something else.

Counting words is crude: “leads” may be people or projects, and a language may be “nice to have”. So each hit
is shown with its words, can be struck out, and where a careful reader has marked the same adverts both can be
compared. Adverts are what firms wish for, not what they hire.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import capital, listed
from pmkit.methods._frame import InputError, ids_in, keys, need_columns, show
from pmkit.methods._text_findings import word_pattern
from pmkit.methods.proportions import difference_interval, wilson_interval

FEWEST_ADVERTS = 10
"""With fewer there are counts, and no shares: half of four adverts says nothing of the market."""


def phrase_hits(adverts: pd.DataFrame, families: pd.DataFrame) -> pd.DataFrame:
    """Each advert in which words of a family stand: a row per family and advert.

    `adverts` has `text` and may have `id`, `title` (searched too) and `company`; `families` has `family` and
    `words` (a list, or a text with semicolons; `*` stands for any ending). Columns: `family`, `id`, `company`
    and `words` (as they stand there, each once). Raises `InputError` where a family has no words.

    >>> adverts = pd.DataFrame({"id": ["A", "B"], "text": ["You lead two people.", "Lead the migration."]})
    >>> families = pd.DataFrame({"family": ["leading people"], "words": [["lead", "coach*"]]})
    >>> phrase_hits(adverts, families)[["family", "id", "words"]]
               family id words
    0  leading people  A  lead
    1  leading people  B  Lead
    """
    need_columns(adverts, ["text"], "Counting phrases")
    need_columns(families, ["family", "words"], "Counting phrases")
    titles = adverts["title"] if "title" in adverts else [""] * len(adverts)
    texts = [
        f"{title}\n{text}".replace("’", "'") for title, text in zip(titles, adverts["text"], strict=True)
    ]
    firms = list(adverts["company"]) if "company" in adverts else [""] * len(adverts)
    rows = []
    for family, words in zip(families["family"], families["words"], strict=True):
        pattern = word_pattern(_words(family, words))
        for name, firm, text in zip(keys(adverts), firms, texts, strict=True):
            found = list({match.lower(): match for match in reversed(pattern.findall(text))}.values())[::-1]
            if found:
                rows.append((family, name, firm, ", ".join(found)))
    return pd.DataFrame(rows, columns=["family", "id", "company", "words"])


def count_phrases(
    adverts: pd.DataFrame,
    families: pd.DataFrame,
    *,
    struck: Collection[tuple[str, Any]] = (),
    firms_once: bool = False,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """How many adverts ask for each family, with Wilson's range of the share: a row per family, as given.

    Tables as for `phrase_hits`. `struck` holds pairs of family and advert's id: hits that mean something
    else. With `firms_once` a firm counts once, however many adverts it has. Columns: `family`, `hits`, `n`,
    `share`, `low`, `high` and `says`. Under 10 adverts there are counts alone. The range takes the adverts as
    drawn at random; one firm's many adverts, or one board's, are not.

    >>> adverts = pd.DataFrame({"text": ["You lead two people."] * 4 + ["You write stories."] * 16})
    >>> families = pd.DataFrame({"family": ["leading people"], "words": ["lead; coach*"]})
    >>> count_phrases(adverts, families).round(2)[["family", "hits", "n", "share", "low", "high"]]
               family  hits   n  share   low  high
    0  leading people     4  20    0.2  0.08  0.42
    """
    if firms_once:
        need_columns(adverts, ["company"], "Counting each firm once")
    hits = phrase_hits(adverts, families)
    out = set(struck)
    keep = [(family, name) not in out for family, name in zip(hits["family"], hits["id"], strict=True)]
    kept = hits[np.array(keep, dtype=bool)]
    n = adverts["company"].nunique() if firms_once else len(adverts)
    unit = "company" if firms_once else "id"
    rows: list[tuple[object, ...]] = []
    for family in families["family"]:
        found = int(kept.loc[kept["family"] == family, unit].nunique())
        if n < FEWEST_ADVERTS:
            says = f"{found} of {n}. Under {FEWEST_ADVERTS} there are counts and no shares."
            rows.append((family, found, n, nan, nan, nan, says))
        else:
            rows.append((family, found, n, found / n, *wilson_interval(found, n, confidence=confidence), ""))
    return pd.DataFrame(rows, columns=["family", "hits", "n", "share", "low", "high", "says"])


def compare_phrases(
    adverts: pd.DataFrame,
    families: pd.DataFrame,
    in_second: Sequence[bool],
    *,
    struck: Collection[tuple[str, Any]] = (),
    confidence: float = 0.95,
) -> pd.DataFrame:
    """How often two groups of adverts ask for each family, and the difference with its range.

    `in_second` says for each row whether it belongs to the second group. Columns: `family`, `hits`, `n`,
    `other_hits`, `other_n`, `difference` (second minus first, as a share), `low`, `high` (Newcombe's range)
    and `says`: whether the range holds 0, or that a group has under 10 adverts. Many families are looked at,
    so one range in twenty leaves 0 by chance alone. Raises `InputError` where a group is empty.

    >>> adverts = pd.DataFrame({"text": ["You lead two people."] * 9 + ["You write stories."] * 21})
    >>> families = pd.DataFrame({"family": ["leading people"], "words": ["lead"]})
    >>> compare_phrases(adverts, families, [row >= 15 for row in range(30)])["says"].item()
    'Asked less often in the second group.'
    """
    second = pd.Series(list(in_second), index=adverts.index, dtype=bool)
    if second.all() or not second.any():
        raise InputError("One of the two groups has no advert. Choose another way to divide them.")
    one, other = (
        count_phrases(adverts[part], families, struck=struck, confidence=confidence)
        for part in (~second, second)
    )
    pairs = zip(
        one["hits"].tolist(), one["n"].tolist(), other["hits"].tolist(), other["n"].tolist(), strict=True
    )
    rows = [_difference(*counts, confidence) for counts in pairs]
    names = ["hits", "n", "other_hits", "other_n", "difference", "low", "high", "says"]
    return pd.DataFrame(rows, columns=names).assign(family=list(families["family"]))[["family", *names]]


def _difference(hits: int, n: int, other_hits: int, other_n: int, confidence: float) -> tuple[object, ...]:
    counts = (hits, n, other_hits, other_n)
    if min(n, other_n) < FEWEST_ADVERTS:
        return (*counts, nan, nan, nan, f"A group has under {FEWEST_ADVERTS} adverts: counts alone.")
    low, high = difference_interval(*counts, confidence=confidence)
    says = "Open: there may be no difference at all."
    if low > 0 or high < 0:
        says = f"Asked {'more' if low > 0 else 'less'} often in the second group."
    return (*counts, other_hits / other_n - hits / n, low, high, says)


def false_and_missed(hits: pd.DataFrame, families: pd.DataFrame) -> pd.DataFrame:
    """Hits of words against a careful reader: for each family what was right, false and missed.

    `hits` as from `phrase_hits`; `families` has `family` and `asks` (ids of the adverts that do ask for it).
    Columns: `family`, `right`, `false_hits` and `missed` (lists of ids) and `asked` (how many do ask).

    >>> hits = pd.DataFrame({"family": ["people", "people"], "id": ["A", "B"]})
    >>> told = false_and_missed(hits, pd.DataFrame({"family": ["people"], "asks": [["A", "C"]]}))
    >>> told.iloc[0][["false_hits", "missed"]].tolist()
    [['B'], ['C']]
    """
    need_columns(families, ["family", "asks"], "Comparing with a reader")
    rows = []
    for family, asks in zip(families["family"], ids_in(families, "asks"), strict=True):
        found = list(hits.loc[hits["family"] == family, "id"])
        false = [name for name in found if name not in asks]
        missed = [name for name in asks if name not in found]
        rows.append((family, len(found) - len(false), false, missed, len(asks)))
    return pd.DataFrame(rows, columns=["family", "right", "false_hits", "missed", "asked"])


def adverts_for_width(share: float, width: float, *, confidence: float = 0.95) -> int:
    """How many adverts make the range of a share no wider than `width` (0.2: twenty percentage points).

    `share` is a guess; 0.5 needs the most. Raises `InputError` for a share or a width that is none.

    >>> adverts_for_width(0.25, 0.2), adverts_for_width(0.25, 0.1)
    (70, 286)
    """
    if not 0 <= share <= 1:
        raise InputError(f"The share is {show(share)}. Write a share from 0 to 1: 0.25 for a quarter.")
    if not 0.001 <= width < 1:
        raise InputError(f"The width is {show(width)}. Write a share from 0.001 on, such as 0.2.")
    most = 1
    while _width(share, most, confidence) > width:
        most *= 2
    least = most // 2
    while most - least > 1:
        middle = (most + least) // 2
        least, most = (least, middle) if _width(share, middle, confidence) <= width else (middle, most)
    return most


def _width(share: float, n: int, confidence: float) -> float:
    low, high = wilson_interval(share * n, n, confidence=confidence)
    return high - low


def _words(family: str, words: Any) -> list[str]:
    given = words.split(";") if isinstance(words, str) else list(words)
    kept = [word.strip() for word in given if word.strip(" *")]
    if not kept:
        raise InputError(
            f"{capital(str(family))} has no words. Write at least one, such as {listed(['roadmap*'])}."
        )
    return kept
