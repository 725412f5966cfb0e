"""The words that trackers use for columns and states, in ten languages; they lie in two tables beside it.

A header or a status is compared in a plain form: no accents, no case, no punctuation.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pmkit.backlog.schema import FIELDS
from pmkit.quantities.units import money_in

_REMEMBERED = 20_000
_HERE = Path(__file__).parent
_CUSTOM = {
    "custom field",
    "custom fields",
    "benutzerdefiniertes feld",
    "benutzerdefinierte felder",
    "champ personnalise",
    "champs personnalises",
    "campo personalizado",
    "campos personalizados",
    "campo personalizzato",
    "aangepast veld",
    "aangepaste velden",
    "pole niestandardowe",
    "pola niestandardowe",
    "カスタム フィールド",
    "カスタムフィールド",
    "自定义字段",
}
_BRACKETS = re.compile(r"^(.*?)\s*[(（](.+)[)）]\s*$", re.DOTALL)
_INWARD = ("inward", "eingehend", "nach innen", "entrant", "entrante", "entrada", "in entrata", "inkomend",
           "inwaarts", "wewnetrzn", "przychodz", "内向き", "内部", "向内", "入站")  # fmt: skip
_OUTWARD = ("outward", "ausgehend", "nach aussen", "sortant", "saliente", "salida", "saida", "in uscita",
            "uitgaand", "uitwaarts", "zewnetrzn", "wychodz", "外向き", "外部", "向外", "出站")  # fmt: skip
_BLOCKS = (
    "block",
    "bloc",
    "bloqu",
    "blokk",
    "blocc",
    "blokuj",
    "blokad",
    "ブロック",
    "阻",
)
_A_WEEK = {"in", "a", "per", "pro", "je", "par", "por", "week", "wk", "woche", "wo", "semaine", "semana",
           "settimana"}  # fmt: skip
_A_YEAR = {"year", "yr", "jahr", "an", "ano", "anno", "month", "monat", "mois", "mes", "mese"}
_NEEDS = ("depend", "abhang", "dipend", "afhankelijk", "zalez", "依存", "依赖")


@dataclass(frozen=True)
class Word:
    """One meaning of a header: the field, and where the word is used."""

    field: str
    tracker: str
    language: str
    place: int


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """A header or status for comparison.

    >>> plain(" Clé de  ticket ")
    'cle de ticket'
    """
    text = unicodedata.normalize("NFKC", text[:300]).casefold().replace("ß", "ss").replace("ł", "l")
    letters = (char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    kept = "".join(
        char if char.isalnum() or char in "#%" else "" if char in "'’`" else " " for char in letters
    )
    return unicodedata.normalize("NFKC", " ".join(kept.split()))


@cache
def _headers() -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    with (_HERE / "header_words.csv").open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file)):
            for rank, word in enumerate(row["words"].split("|")):
                entry = Word(row["field"], row["tracker"], row["language"], place * 100 + rank)
                found.setdefault(plain(word), []).append(entry)
    for name, one in FIELDS.items():
        for word in (name, one.label):
            known = found.setdefault(plain(word), [])
            if not any(entry.field == name for entry in known):
                known.append(Word(name, "generic", "en", 10**6))
    return {word: tuple(entries) for word, entries in found.items()}


@lru_cache(maxsize=_REMEMBERED)
def header_words(header: str) -> tuple[Word, ...]:
    """What a header may mean, in no order of preference; the wrapper `Custom field (…)` is looked through."""
    name = inner(header)
    return _headers().get(plain(name), ()) or _words_before_money(name)


def _words_before_money(name: str) -> tuple[Word, ...]:
    """What `Cost of delay (CHF/week)` means: value or cost of delay, with its unit behind the name.

    No other unit is passed over: effort in days is not effort in person-months, and money a month not money a
    week.
    """
    unit = money_in(name)
    left = plain(" ".join(name.split()).replace(unit, " ", 1)).split() if unit else []
    for field, ends in (("cost_of_delay", _A_WEEK), ("value", _A_WEEK | _A_YEAR)):
        words = list(left)
        while words and words[-1] in ends:
            words.pop()
        found = tuple(word for word in _headers().get(" ".join(words), ()) if word.field == field)
        if found:
            return found
    return ()


@cache
def _custom() -> frozenset[str]:
    return frozenset(map(plain, _CUSTOM))


def inner(header: str) -> str:
    """The name inside `Custom field (…)` of any language, or the header itself."""
    match = _BRACKETS.match(header.strip()[:300])
    return match[2] if match and plain(match[1]) in _custom() else header


@lru_cache(maxsize=_REMEMBERED)
def link_field(header: str) -> str:
    """`requires` or `blocks` for a Jira link column, else ''.

    Who is blocked stands at the inward end; but who depends on another stands at the outward end.

    >>> link_field("Inward issue link (Blocks)"), link_field("Outward issue link (Depends)")
    ('requires', 'requires')
    """
    match = _BRACKETS.match(header.strip()[:300])
    if not match:
        return ""
    outside, kind = plain(match[1]), plain(match[2])
    inward = any(word in outside for word in map(plain, _INWARD))
    if not inward and not any(word in outside for word in map(plain, _OUTWARD)):
        return ""
    if any(word in kind for word in map(plain, _BLOCKS)):
        return "requires" if inward else "blocks"
    if any(word in kind for word in map(plain, _NEEDS)):
        return "blocks" if inward else "requires"
    return ""


@cache
def _states() -> dict[str, Literal["done", "dropped"]]:
    with (_HERE / "status_words.csv").open(encoding="utf-8", newline="") as file:
        return {
            plain(word): "done" if row["meaning"] == "done" else "dropped"
            for row in csv.DictReader(file)
            for word in row["words"].split("|")
        }


def state(status: str) -> Literal["open", "done", "dropped"]:
    """Whether a status, resolution or category means open, done or dropped; an unknown one is open.

    >>> state("Won’t do"), state("Terminé(e)"), state("In Progress")
    ('dropped', 'done', 'open')
    """
    return _states().get(plain(status), "open")
