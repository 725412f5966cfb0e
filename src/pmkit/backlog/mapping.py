"""Which of a table's columns becomes which field of the backlog.

In order of weight: what the user says for this file, what the user said for the same header before, the
words of the trackers, the shape of the cells. Of several columns for one field a tracker's own comes before a
field of the team's, and a filled one before an empty one. A column that means nothing here is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from pmkit.backlog.errors import ImportProblem, quoted
from pmkit.backlog.file_table import TAKEN_AS, field_of_own, field_of_why
from pmkit.backlog.raw_table import RawTable
from pmkit.backlog.schema import FIELDS
from pmkit.backlog.tracker_words import Word, header_words, is_wrapped, link_field, plain
from pmkit.backlog.trackers import OWN_WORDS_ONLY
from pmkit.english import listed

Outcome = Literal["mapped", "kept", "ignored"]
_LABELS = {plain(one.label): name for name, one in FIELDS.items()}
KEEP, IGNORE = "keep", "ignore"
"""What a user may say for a column besides the name of a field."""

_KEY = re.compile(r"^[A-Z][A-Z0-9_]{0,19}-\d+$")
LEXORANK = re.compile(r"^\d\|[0-9a-z]+:[0-9a-z]*$")
_TITLE_LEVEL = re.compile(r"^title (\d+)$")
_MANY = ("labels", "requires", "blocks")
_COALESCED = frozenset(name for name, one in FIELDS.items() if one.kind == "number")
_ONE_ONLY = frozenset({"key", "item", "epic", "sprint", "archived", "rank_text", "internal_id"})
"""Texts whose columns don't mean the same, so that no other one fills their gaps."""
_WRAPPED = 10**9
_TITLE_INSTEAD = ("initiative", "epic", "description")
"""Headers whose column holds the titles where no other does."""
_POINTS_OF_SAFE = {"user_business_value", "time_criticality"}


@dataclass(frozen=True)
class ColumnUse:
    """What became of a header of the file; `positions` are its columns (several where the header repeats).

    `turn` is its place among the columns of the field (0 counts first); a kept column may also fill the
    gaps of the field `fills`.
    """

    header: str
    positions: tuple[int, ...]
    outcome: Outcome = "kept"
    field: str = ""
    says: str = ""
    turn: int = 0
    fills: str = ""

    def to_json(self) -> dict[str, object]:
        return {"header": self.header, "columns": len(self.positions), "field": self.field, "says": self.says}


def choose_fields(
    table: RawTable, tracker: str, mapping: Mapping[str, str] | None, memory: Mapping[str, str] | None
) -> list[ColumnUse]:
    """The use of every header, in the file's order. Raises `ImportProblem` for a mapping that can't be
    meant."""
    places: dict[str, list[int]] = {}
    for position, header in enumerate(table.headers):
        places.setdefault(header.strip(), []).append(position)
    said = _said(list(places), mapping or {}, memory or {})
    claims: dict[str, list[tuple[int, str]]] = {}
    for header in places:
        field, weight = _claim(header, tracker, said)
        if field:
            claims.setdefault(field, []).append((weight, header))
    uses = {header: ColumnUse(header, tuple(positions)) for header, positions in places.items()}
    if set(claims) >= _POINTS_OF_SAFE:
        for _, header in claims.pop("cost_of_delay", []):
            uses[header] = replace(uses[header], says="a sum of points, no money a week")
    for field, candidates in claims.items():
        ordered = sorted(candidates)
        if len(ordered) > 1 and FIELDS[field].kind != "list":
            ordered.sort(key=lambda one: one[0] >= 0 and _all_empty(table, uses[one[1]]))
        winners = _winners(field, ordered, said)
        for turn, header in enumerate(winners):
            turn = 0 if FIELDS[field].kind == "list" else turn
            uses[header] = replace(uses[header], outcome="mapped", field=field, turn=turn)
        if field not in _ONE_ONLY and FIELDS[field].kind in ("text", "date") and ordered[0][0] >= 0:
            for turn, (_, header) in enumerate(ordered[1:], 1):
                if not _all_empty(table, uses[header]):
                    says = f"fills the gaps of {winners[0]}"
                    uses[header] = replace(uses[header], fills=field, turn=turn, says=says)
    if not any(use.field == "item" for use in uses.values()):
        _take_title_instead(table, uses, said)
    _take_ours(uses, said)
    taken = {use.field for use in uses.values()}
    if "internal_id" not in taken:
        for header, use in uses.items():
            if not use.field and header not in said and _names_inside(header, tracker):
                uses[header] = replace(use, outcome="mapped", field="internal_id")
                break
    for field, shape in (("key", _KEY), ("rank_text", LEXORANK)):
        if field not in taken:
            header = _by_shape(
                table, [use for use in uses.values() if not use.field], shape, field == "key", said
            )
            if header:
                uses[header] = replace(
                    uses[header], outcome="mapped", field=field, says="recognised by its cells"
                )
    return [_final(table, use, said) for use in uses.values()]


def _take_ours(uses: dict[str, ColumnUse], said: Mapping[str, str]) -> None:
    """Columns that an export of all columns added: what was decided counts, and the file's own column is
    kept."""
    ours = {header: name for header in uses if header not in said and (name := field_of_own(header))}
    for header, use in uses.items():
        if header in ours:
            uses[header] = replace(use, outcome="mapped", field=ours[header], says="as you decided")
        elif use.field in ours.values():
            uses[header] = replace(use, outcome="kept", field="", says="your decisions count in its place")
        elif field_of_why(header) and header not in said:
            uses[header] = replace(
                use, outcome="ignored", field="", says="why you decided so: kept beside the value"
            )
        elif header == TAKEN_AS:
            uses[header] = replace(use, outcome="ignored", field="", says="what became of each row before")


def _take_title_instead(table: RawTable, uses: dict[str, ColumnUse], said: Mapping[str, str]) -> None:
    """A description, an epic or an initiative is the title of a table that has no other: where nearly every
    row has one of its own."""
    for word in _TITLE_INSTEAD:
        for header, use in uses.items():
            if (plain(header) != word and use.field != word) or header in said:
                continue
            cells = [str(cell).strip() for cell in table.columns[use.positions[0]]]
            filled = [cell for cell in cells if cell]
            if len(filled) >= 0.8 * len(cells) and len(set(filled)) > 0.9 * len(filled):
                says = "taken as the title, since no other column is one"
                uses[header] = replace(use, outcome="mapped", field="item", says=says, fills="")
                return


def _all_empty(table: RawTable, use: ColumnUse) -> bool:
    return all(_is_empty(table.columns[position]) for position in use.positions)


def _said(headers: list[str], mapping: Mapping[str, str], memory: Mapping[str, str]) -> dict[str, str]:
    """What the user says, per header of this file."""
    found = {plain(header): header for header in headers}
    said = {found[plain(header)]: field for header, field in memory.items() if plain(header) in found}
    for header, wanted in mapping.items():
        field = _LABELS.get(plain(wanted)) or wanted.strip().lower().replace(" ", "_") or KEEP
        if plain(header) not in found:
            raise ImportProblem(
                f"The file has no column {quoted(header)}. Its columns are "
                f"{listed([quoted(one) for one in headers], 8)}.",
                header=header,
            )
        if field not in FIELDS and field not in (KEEP, IGNORE):
            raise ImportProblem(
                f"{quoted(wanted)} is not something a column can become. Choose one of: "
                f"{', '.join(FIELDS)}, {KEEP}, {IGNORE}.",
                header=header,
            )
        said[found[plain(header)]] = field
    return {header: field for header, field in said.items() if field in FIELDS or field in (KEEP, IGNORE)}


def _claim(header: str, tracker: str, said: Mapping[str, str]) -> tuple[str, int]:
    """The field that a header asks for, and how strongly (0 is strongest)."""
    if header in said:
        return (said[header], -1) if said[header] in FIELDS else ("", 0)
    if tracker == "azure" and _TITLE_LEVEL.match(plain(header)):
        return "item", 0
    if tracker in ("jira", "generic"):
        link = link_field(header)
        if link:
            return link, 0
    weights = [
        (weight, word.field) for word in header_words(header) if (weight := _weight(word, tracker)) >= 0
    ]
    weight, field = min(weights, default=(0, ""))
    return field, weight + _WRAPPED * is_wrapped(header)


def _names_inside(header: str, tracker: str) -> bool:
    """Whether a header that did not become the key is what the tracker's other columns call an item."""
    return any(word.field == "internal_id" and word.tracker == tracker for word in header_words(header))


def _weight(word: Word, tracker: str) -> int:
    """How strongly a word speaks in an export of this tracker; -1 where it says nothing."""
    if word.tracker == tracker:
        return word.place
    if word.tracker == "generic":
        return 10**7 + word.place
    if tracker == "generic" or (word.tracker == "jira" and word.language == "en"):
        return 2 * 10**7 + word.place if word.tracker not in OWN_WORDS_ONLY else -1
    return -1


def _winners(field: str, candidates: list[tuple[int, str]], said: Mapping[str, str]) -> list[str]:
    """The headers that fill a field: all for lists and numbers, the strongest for texts and dates."""
    own = [header for _, header in candidates if header in said]
    if own and FIELDS[field].kind != "list":
        return own if field in _COALESCED else own[:1]
    names = [header for _, header in candidates]
    if field in _MANY or field in _COALESCED:
        return names
    if field == "item" and all(_TITLE_LEVEL.match(plain(name)) for name in names):
        return names
    return names[:1]


def _by_shape(
    table: RawTable, uses: list[ColumnUse], shape: re.Pattern[str], unique: bool, said: Mapping[str, str]
) -> str:
    """The first free column whose cells have the shape: nine of ten filled cells, in nearly every row."""
    for use in uses:
        if use.header in said:
            continue
        cells = [cell for cell in table.columns[use.positions[0]][:300] if isinstance(cell, str)]
        filled = [cell for cell in cells if cell]
        if len(filled) < max(1, 0.8 * len(cells)) or sum(
            bool(shape.match(cell)) for cell in filled
        ) < 0.9 * len(filled):
            continue
        if not unique or len(set(filled)) > 0.9 * len(filled):
            return use.header
    return ""


def _final(table: RawTable, use: ColumnUse, said: Mapping[str, str]) -> ColumnUse:
    if use.outcome == "mapped":
        return use
    if said.get(use.header) == IGNORE:
        return replace(use, outcome="ignored", says="as you chose")
    if _all_empty(table, use):
        return replace(use, outcome="ignored", says="empty in every row")
    return use


def _is_empty(column: np.ndarray) -> bool:
    first = column[:200]
    return not any(first) and not column.any()
