"""What job adverts ask for, counted by words: shares with ranges, and the hits that mean something else.

Counting words is crude: “leads” may be people or projects, and a language may be “nice to have”. So each hit
is shown with its words, can be struck out, and where a careful reader has marked the same adverts both can be
compared. Adverts are what firms wish for, not what they hire.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, nan
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import capital, counted, listed
from pmkit.methods._frame import InputError, ids_in, keys, need_columns, show
from pmkit.methods._text_findings import word_pattern
from pmkit.methods.proportions import difference_interval, wilson_interval
from pmkit.quantities.reading import UnreadableNumber, read_number

FEWEST_ADVERTS = 10
"""With fewer there are counts, and no shares: half of four adverts says nothing of the market."""

_YEARS = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)"
    r"\s*(?:\+|or more|plus)?(?:\s*(?:–|-|to)\s*\d+)?[ -]+years?\b['’]?(?P<after>[^.;]*)",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|\bin an?\b|\bas an?\b|\bof [A-Z]{2,}|\brole\b|\bmanag|\bled\b|\bwork", re.IGNORECASE
)
_LED = re.compile(r"\b(?:led|worked|managed|experience)\b[^.;]*$", re.IGNORECASE)


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


def years_asked(text: str) -> float | None:
    """The years of experience that an advert asks for, the most where several are named; None where none are.

    >>> years_asked("You bring: 3-5 years of experience."), years_asked("Two years, four rotations.")
    (3.0, None)
    >>> years_asked("You have led product managers for two years.")
    2.0
    """
    found = []
    for match in _YEARS.finditer(text):
        if _EXPERIENCE.search(match["after"]) or _LED.search(text[: match.start()]):
            try:
                found.append(read_number(match["number"]).value)
            except UnreadableNumber:
                continue
    return max(found, default=None)


@dataclass(frozen=True)
class AdvertSummary:
    """What a pile of adverts is: how many (`n`), of how many firms, and how many are `from_largest`.

    `years` is the median of the years asked, None where none are, of `years_stated` adverts;
    `salary_stated` adverts name a salary, with the range of that share.
    """

    n: int
    firms: int
    largest_firm: str
    from_largest: int
    years: float | None
    years_stated: int
    salary_stated: int
    salary_low: float
    salary_high: float

    @property
    def says(self) -> str:
        """What a reader has to know first, "" for nothing."""
        if self.n < FEWEST_ADVERTS:
            return f"{counted(self.n, 'advert')}: too few for shares. Count, and collect more."
        if self.from_largest > max(2, ceil(self.n / 10)):
            return f"{self.largest_firm} has {self.from_largest} of {self.n} adverts. Count each firm once."
        return ""


def summarise_adverts(adverts: pd.DataFrame) -> AdvertSummary:
    """How many adverts, of how many firms, the years they ask for, and how many state a salary.

    Columns that it may have: `company`, `years` (else read from `text`) and `salary_from`. Raises
    `InputError` for no advert.

    >>> pile = pd.DataFrame({"company": list("ABC"), "years": [3, 5, None], "salary_from": [50, None, None]})
    >>> told = summarise_adverts(pile)
    >>> (told.n, told.firms, told.years, told.years_stated, told.salary_stated)
    (3, 3, 4.0, 2, 1)
    """
    n = len(adverts)
    if not n:
        raise InputError("There is no advert. Paste at least one.")
    firms = adverts["company"].value_counts() if "company" in adverts else pd.Series({"": 1})
    years = (
        adverts["years"] if "years" in adverts else adverts.get("text", pd.Series(dtype=str)).map(years_asked)
    )
    years = pd.to_numeric(years).dropna()
    stated = int(adverts["salary_from"].notna().sum()) if "salary_from" in adverts else 0
    return AdvertSummary(
        n, len(firms), str(firms.index[0]), int(firms.iloc[0]), float(years.median()) if len(years) else None,
        len(years), stated, *wilson_interval(stated, n),
    )  # fmt: skip


def _words(family: str, words: Any) -> list[str]:
    given = words.split(";") if isinstance(words, str) else list(words)
    kept = [word.strip() for word in given if word.strip(" *")]
    if not kept:
        raise InputError(
            f"{capital(str(family))} has no words. Write at least one, such as {listed(['roadmap*'])}."
        )
    return kept
