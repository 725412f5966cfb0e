"""The words that trackers use for columns; they lie in `header_words.csv`, in eighteen languages.

A header is compared in a plain form (no accents, no case, no punctuation), and where the table does not have
it, by its shape: words run together, a unit in brackets, `Date closed` and `closed_at` for `Closed`.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pmkit.backlog.schema import FIELDS
from pmkit.english import plural
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
    "пользовательское поле",
    "настраиваемое поле",
    "özel alan",
    "사용자 정의 필드",
    "사용자 지정 필드",
    "користувацьке поле",
    "настроюване поле",
    "anpassat fält",
    "vlastní pole",
    "trường tùy chỉnh",
    "bidang kustom",
}
_BRACKETS = re.compile(r"^(.*?)\s*[(（](.+)[)）]\s*$", re.DOTALL)
_INWARD = ("inward", "eingehend", "nach innen", "entrant", "entrante", "entrada", "in entrata", "inkomend",
           "inwaarts", "wewnetrzn", "przychodz", "内向き", "内部", "向内", "入站", "interna", "входящ",
           "вхідн", "inatgaende", "prichozi")  # fmt: skip
_OUTWARD = ("outward", "ausgehend", "nach aussen", "sortant", "saliente", "salida", "saida", "in uscita",
            "uitgaand", "uitwaarts", "zewnetrzn", "wychodz", "外向き", "外部", "向外", "出站", "externa",
            "исходящ", "вихідн", "utgaende", "odchozi")  # fmt: skip
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
    "блокир",
    "блоку",
    "engel",
    "차단",
)
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SHORT = 3
_POINTS = {"points", "point", "pts", "sp", "story points", "number"}
_SAYS_DATE = {"date", "dates", "at", "on", "time", "timestamp", "datetime", "when", "utc", "gmt", "text",
              "day", "datum", "am", "fecha", "data", "de", "le", "el", "il", "em", "op", "dnia"}  # fmt: skip
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
    exact, shaped = _headers().get(plain(name), ()), _by_shape(name)
    if exact:  # a word of one tracker does not hide what any tracker means by its shape
        return exact + tuple(word for word in shaped if word.field == exact[0].field and word not in exact)
    return shaped or _words_before_money(name)


def is_wrapped(header: str) -> bool:
    """Whether it is a field of the team's own: `Custom field (…)` in any language."""
    return inner(header) != header


def _by_shape(name: str) -> tuple[Word, ...]:
    """What a header means that no table has as it is written.

    >>> [header_words(one)[0].field for one in ("StoryPoint", "Date closed", "Created At (UTC)")]
    ['size', 'done', 'created']
    """
    apart = plain(_HUMPS.sub(" ", name))
    bracket = _BRACKETS.match(name.strip()[:300])
    bare = plain(bracket[1]) if bracket else apart
    for words in dict.fromkeys((apart, bare)):
        found = (*_headers().get(words, ()), *_run_together(words), *_of_a_date(words))
        if bracket and words == bare:
            found = tuple(word for word in found if _takes_bracket(word.field, plain(bracket[2])))
        if found:
            return tuple(found)
    return ()


def _run_together(words: str) -> tuple[Word, ...]:
    """`storypoint` and `Story Points` are one word; short ones would mean anything."""
    letters = words.replace(" ", "")
    forms = (letters, plural(2, letters), letters.removesuffix("s")) if len(letters) > _SHORT else ()
    return next(filter(None, (_joined_headers().get(form) for form in forms)), ())


def _of_a_date(words: str) -> tuple[Word, ...]:
    """`Date closed`, `Closed on`, `closed at utc`: the word of a date with what says that it is one."""
    left = " ".join(word for word in words.split() if word not in _SAYS_DATE)
    return tuple(word for word in _headers().get(left, ()) if FIELDS[word.field].kind == "date")


def _takes_bracket(field: str, inside: str) -> bool:
    """Whether a field may have a unit behind it: a time zone says nothing new, but hours are no points and
    days no person-months."""
    return FIELDS[field].kind != "number" or (field == "size" and inside in _POINTS)


@cache
def _joined_headers() -> dict[str, tuple[Word, ...]]:
    found: dict[str, tuple[Word, ...]] = {}
    for words, entries in _headers().items():
        found.setdefault(words.replace(" ", ""), entries)
    return found


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
