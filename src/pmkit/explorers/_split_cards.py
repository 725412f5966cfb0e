"""The slices of an item as an explorer keeps them: those that one begins with, what was changed and added.

A row that somebody has begun and not finished is told, never guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.explorers import Cells, Places, Values, value_at
from pmkit.methods import SPLITTING_PATTERNS

LAYERS = "layers"
KINDS = ("slice", "layer", "spike")
DO, NOT_NOW = "do", "not now"
MOST = 16
"""So many slices can be looked at."""
_EMPTY_ROWS = 8
_TEXTS, _NUMBERS = ("slice", "helps", "needs", "kind"), ("value_share", "effort")
_BEGUN = ("slice", "helps", "value_share", "effort", "needs")
"""Who has filled one of these has begun a row."""
_LARGEST = 1_000_000
_LACKS = {"slice": "what it is", "value_share": "its share of the value", "effort": "its effort"}


def patterns() -> dict[str, str]:
    """Each way to cut an item, as it stands in a list."""
    named = {name: f"{name} ({whose})" for name, (whose, _) in SPLITTING_PATTERNS.items()}
    return {**named, LAYERS: "layers (no pattern: to compare)"}


def slices_of(slices: pd.DataFrame | None, item: str, pattern: str) -> list[dict[str, Any]]:
    """The rows that one begins with: a spike stands before the slices of the item's first pattern."""
    if slices is None:
        return []
    own = slices[slices["item"] == item]
    found = own[own["pattern"] == pattern]
    if pattern.startswith("spike"):
        spikes = own[own["pattern"] == "spike"]
        first = next((one for one in own["pattern"] if one in SPLITTING_PATTERNS), "")
        found = pd.concat([spikes, own[own["pattern"] == first]]) if len(spikes) else spikes
    return [_begun(row) for row in found.to_dict("records")]


def _begun(row: Mapping[Any, Any]) -> dict[str, Any]:
    kind = "spike" if row["pattern"] == "spike" else "slice" if row["vertical"] else "layer"
    needs = row["needs"] if isinstance(row["needs"], str) else ", ".join(row["needs"])
    told = {name: row[name] for name in ("id", "slice", "helps", "value_share", "effort")}
    return {**told, "needs": needs, "kind": kind}


@dataclass(frozen=True)
class Split:
    """One item cut in one way: the controls that hold it, and its rows for some values."""

    item: str
    pattern: str
    begun: Sequence[Mapping[str, Any]]

    def cells(self, values: Values, unit: str) -> Cells:
        """The table of slices, with empty rows at its end to write in."""
        what = "A slice goes through all layers, a layer is one of them, a spike answers a question in days."
        columns: list[dict[str, Any]] = [
            {"key": "slice", "label": "Slice", "type": "text"},
            {"key": "name", "label": "Nr", "readonly": True, "narrow": True},
            {"key": "helps", "label": "Who is helped by it alone", "type": "text", "width": 24},
            {"key": "value_share", "label": "Value, %", "type": "number", "min": 0, "max": 100},
            {"key": "effort", "label": f"Effort, {unit}", "type": "number", "min": 0},
            {"key": "needs", "label": "Needs (numbers)", "type": "text", "width": 7},
            {"key": "kind", "label": "It is", "type": "choice", "options": KINDS, "help": what},
        ]
        at = self._at("slices")
        return Cells("slices", "Slices", columns=columns, rows=self._rows(values), at=at, sortable=False)

    def _rows(self, values: Values) -> list[dict[str, Any]]:
        kept = value_at(values, self._at("slices"))
        written = [int(id) for id in kept if str(id).isdigit()] if isinstance(kept, Mapping) else []
        start = 2 if self.begun else _EMPTY_ROWS
        many = min(max([start, *(one + 2 for one in written)]), MOST - len(self.begun))
        rows = [dict(row) for row in self.begun]
        rows += [{"id": str(at), **dict.fromkeys((*_TEXTS, *_NUMBERS))} for at in range(1, many + 1)]
        return [{**row, "name": row["id"]} for row in rows]

    def board(self, values: Values) -> Places:
        """The written slices in their order, and those that are thrown away."""
        cards = [{"id": row["id"], "title": row["id"], "column": DO} for row in self._rows(values)]
        written = frozenset(row["id"] for row in self.written(values))
        columns = {DO: "In this order, first on top", NOT_NOW: "Thrown away for now"}
        at = self._at("order")
        return Places("order", "Order of the slices", columns=columns, cards=cards, shown=written, at=at)

    def placed(self, values: Values) -> dict[str, list[str]]:
        """The ids of the slices in their order, and of those that are thrown away."""
        found: dict[str, list[str]] = value_at(values, self._at("order"))
        return found

    def _at(self, what: str) -> tuple[str, ...]:
        return (what, self.item, self.pattern)

    def written(self, values: Values) -> list[dict[str, Any]]:
        """The rows in which anything stands, as they are now."""
        kept = value_at(values, self._at("slices"))
        edits = kept if isinstance(kept, Mapping) else {}
        rows = [{**row, **_cells(edits.get(row["id"]))} for row in self._rows(values)]
        return [row for row in rows if any(_stands(row[key]) for key in _BEGUN)]

    def complete(self, values: Values) -> pd.DataFrame:
        """The rows that can be counted, as `check_split` takes them."""
        rows = [row for row in self.written(values) if not lacks(row)]
        names = ["id", "slice", "helps", "value_share", "effort", "needs"]
        frame = pd.DataFrame([{name: row[name] for name in names} for row in rows], columns=names)
        kinds = [row["kind"] or self._usual(row["id"]) for row in rows]
        return frame.assign(
            helps=frame["helps"].fillna("").astype(str),
            needs=frame["needs"].fillna("").astype(str),
            vertical=["yes" if kind == "slice" else "no" for kind in kinds],
            pattern=["spike" if kind == "spike" else "" for kind in kinds],
        )

    def _usual(self, id: str) -> str:
        """What a row is of which nobody has said it."""
        if self.pattern == LAYERS:
            return "layer"
        return "spike" if self.pattern.startswith("spike") and id == "1" and not self.begun else "slice"


def _cells(kept: Any) -> dict[str, Any]:
    """What was typed into a row; whatever else is kept there is nothing."""
    cells = kept if isinstance(kept, Mapping) else {}
    found = {
        key: cells[key] for key in _TEXTS if isinstance(cells.get(key, 0), str) or cells.get(key, 0) is None
    }
    numbers = {key: cells[key] for key in _NUMBERS if key in cells}
    return found | {key: one if _is_number(one) else None for key, one in numbers.items()}


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool) and 0 <= cell <= _LARGEST


def _stands(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def lacks(row: Mapping[str, Any]) -> list[str]:
    """What a row still needs to be counted, in words."""
    lacking = [words for key, words in _LACKS.items() if not _stands(row[key])]
    return lacking or ([] if row["effort"] > 0 else ["an effort above 0"])
