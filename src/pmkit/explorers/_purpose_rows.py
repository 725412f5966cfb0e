"""Fields of personal data as values, from the case's table or from a pasted one; and the uses that are asked
about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.explorers.pasted_table import Wanted, plain, read_table
from pmkit.methods.purposes_lint import BASES, PURPOSES, SPECIAL

UNDECIDED = "none yet"
"""The basis of a use for which none was chosen."""
USE_KEYS = ("basis", "exception", "sees", "keeps")
MOST_FIELDS, MOST_PURPOSES = 40, 12
COLUMNS = (
    Wanted("field", "field", words=("data", "datum", "data field", "name")),
    Wanted("purposes", "purposes", words=("purpose", "what for", "used for")),
    Wanted("basis", "basis", required=False, words=("bases", "legal basis", "lawful basis")),
    Wanted("sees", "who sees it", required=False, words=("sees", "seen by", "access", "recipients")),
    Wanted("keeps", "how long", required=False, words=("keeps", "kept", "until", "retention", "storage")),
    Wanted("kind", "kind", required=False, words=("category", "type")),
    Wanted("exception", "exception", required=False, words=("art. 9", "article 9")),
    Wanted("needed", "needed for", required=False, words=("needed", "necessary for")),
)
_SPOKEN = {plain(word): key for key, name in PURPOSES.items() for word in (key, name)}
_SPOKEN |= {
    "billing": "bill",
    "invoice": "bill",
    "invoicing": "bill",
    "training": "improve",
    "train the model": "improve",
    "advertising": "advertise",
    "ads": "advertise",
    "marketing": "advertise",
}
_KINDS = {
    "health": "health",
    "medical": "health",
    "belief": "belief",
    "religion": "belief",
    "faith": "belief",
}
_KINDS |= {"child": "child", "children": "child", "minor": "child"}


@dataclass(frozen=True)
class Use:
    """What one purpose does with a field; a use without a basis is none."""

    basis: str = ""
    exception: str = ""
    sees: str = ""
    keeps: str = ""


@dataclass(frozen=True)
class DataField:
    """A field: the uses that one begins with, by purpose, and what a careful reader says of it.

    `needed` are the purposes that fall without it; None where nobody said. `right` are the bases that hold,
    by purpose; `why` says when.
    """

    name: str
    category: str = ""
    example: str = ""
    sensitive: bool = False
    needed: tuple[str, ...] | None = None
    uses: Mapping[str, Use] = field(default_factory=dict)
    right: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True)
class About:
    """What is true of a whole purpose: was it told, is it on by default, which question gives the yes, which
    firm handles the data, is there a contract with it."""

    told: bool = True
    on: bool = False
    shared: bool = False
    firm: str = ""
    contract: bool = False


@dataclass(frozen=True)
class OwnFields:
    """What a pasted table holds, and what is told of how it was read."""

    fields: tuple[DataField, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    problem: str = ""


@lru_cache(maxsize=8)
def read_own(text: str) -> OwnFields:
    """The fields in a pasted table; never raises. A field that stands twice is one with both its uses."""
    table = read_table(text, COLUMNS)
    if table.problem:
        return OwnFields(problem=table.problem)
    told, found = list(table.told), dict[str, DataField]()
    purposes: dict[str, str] = {}
    for row in table.frame.to_dict("records"):
        made = _own_field({str(key): _text(cell) for key, cell in row.items()}, purposes)
        before = found.get(made.name)
        found[made.name] = _joined(before, made) if before else made
    if not found:
        return OwnFields(problem="No row could be read. " + " ".join(table.told))
    if len(found) < len(table.frame):
        told.append("A field that stands in several rows is shown once, with all its purposes.")
    told += _limits(found, purposes)
    shown = tuple(found.values())[:MOST_FIELDS]
    return OwnFields(shown, dict(list(purposes.items())[:MOST_PURPOSES]), tuple(told))


def _limits(found: Mapping[str, DataField], purposes: Mapping[str, str]) -> list[str]:
    told = []
    for many, most, what in (
        (len(found), MOST_FIELDS, "fields"),
        (len(purposes), MOST_PURPOSES, "purposes"),
    ):
        if many > most:
            told.append(f"The first {most} {what} are shown, {many - most:,} are not. Paste a part.")
    unknown = sorted({use.basis for one in found.values() for use in one.uses.values()} - {*BASES, UNDECIDED})
    if unknown:
        told.append(f"“{unknown[0]}” is none of the six bases: write one of {', '.join(BASES)}.")
    if not any(one.category in (*SPECIAL, "child") for one in found.values()):
        told.append("No kind says health, belief or child: the rules of Art. 8, 9 and 35 see nothing here.")
    if all(one.needed is None for one in found.values()):
        told.append("No column says what a field is needed for, so nothing falls without it.")
    return told


def _own_field(cells: Mapping[str, str], purposes: dict[str, str]) -> DataField:
    used = [_purpose(one, purposes) for one in _parts(cells["purposes"])]
    bases = [_basis(one) for one in _parts(cells["basis"])]
    if len(bases) == 1:
        bases = bases * len(used)
    bases += [UNDECIDED] * (len(used) - len(bases))
    uses = {
        purpose: Use(basis, cells["exception"], cells["sees"], cells["keeps"])
        for purpose, basis in zip(used, bases, strict=False)
    }
    kind = cells["kind"].lower()
    category = next((found for word, found in _KINDS.items() if word in kind.split()), kind)
    needed = [_SPOKEN.get(plain(one), one) for one in _parts(cells["needed"])]
    return DataField(
        name=cells["field"],
        category=category,
        sensitive=category in SPECIAL,
        needed=tuple(needed) or None,
        uses=uses,
    )


def _joined(one: DataField, other: DataField) -> DataField:
    needed = (*(one.needed or ()), *(other.needed or ()))
    return DataField(
        name=one.name,
        category=one.category or other.category,
        sensitive=one.sensitive or other.sensitive,
        needed=needed or None,
        uses={**one.uses, **other.uses},
    )


def _purpose(word: str, purposes: dict[str, str]) -> str:
    key = _SPOKEN.get(plain(word), word)
    known = next((one for one in purposes if plain(one) == plain(key)), key)
    purposes.setdefault(known, PURPOSES.get(known, word))
    return known


def _basis(word: str) -> str:
    said = plain(word).removesuffix("s")
    return next((one for one in BASES if plain(one).removesuffix("s") == said), word)


def _parts(text: str) -> list[str]:
    """The things in a cell, apart by semicolons, bars, or else commas."""
    for mark in (";", "|"):
        text = text.replace(mark, ";")
    apart = text.split(";") if ";" in text else text.split(",")
    return list(filter(None, (" ".join(one.split()) for one in apart)))


def fields_in(frame: pd.DataFrame, draft: Mapping[tuple[str, str], Use]) -> tuple[DataField, ...]:
    """The rows of the case's table; the uses are those of a draft, by field and purpose."""
    return tuple(_case_field(row, draft) for row in frame.to_dict("records"))


def _case_field(row: Mapping[Any, Any], draft: Mapping[tuple[str, str], Use]) -> DataField:
    name = str(row["field"])
    return DataField(
        name=name,
        category=str(row["category"]),
        example=str(row["example"]),
        sensitive=row["california"] == "sensitive",
        needed=tuple(row["needed"]),
        uses={purpose: use for (one, purpose), use in draft.items() if one == name},
        right=dict(zip(row["purposes"], row["basis"], strict=True)),
        why=str(row["why"]),
    )


def uses_table(
    fields: Sequence[DataField],
    uses: Mapping[tuple[str, str], Use],
    about: Mapping[str, About],
    parent: bool,
) -> pd.DataFrame:
    """A row per use, as `lint_purposes` reads it."""
    kinds = {one.name: one.category for one in fields}
    rows = []
    for (name, purpose), use in uses.items():
        of = about.get(purpose, About())
        rows.append(
            {
                "field": name,
                "category": kinds[name],
                "purpose": purpose,
                **{key: getattr(use, key) for key in USE_KEYS},
                "consent": "One yes for everything" if of.shared else f"Yes to: {purpose}",
                "told": "yes" if of.told else "no",
                "default_on": "yes" if of.on else "no",
                "parent": "yes" if parent else "no",
                "processor": of.firm,
                "processor_contract": "yes" if of.contract else "no",
            }
        )
    columns = ["field", "category", "purpose", *USE_KEYS, "consent", "told", "default_on", "parent"]
    return pd.DataFrame(rows, columns=[*columns, "processor", "processor_contract"])


def _text(cell: Any) -> str:
    return "" if cell is None or cell != cell else " ".join(str(cell).split())
