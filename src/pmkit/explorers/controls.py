"""What a person can change in an explorer: a form, cards to place or to order, cells to fill in.

A control is a value: it says what is drawn and what of a kept state still fits. Fields of forms lie in
`pmkit.explorers.fields`, what all that have a value share in `pmkit.explorers.state`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from pmkit.explorers.fields import Form
from pmkit.explorers.state import Bound, Decisions


@dataclass(frozen=True)
class Places(Bound):
    """Cards (dicts with `id`, `title`; optional `detail`, `badge`) in `columns` (id -> title).

    The value holds the ids of each column, top first; a card begins in its `column`. Of many cards `shown`
    are on the board. The column `tray` stands above the others: what is not placed yet. With `field` the
    column of a card decides that field of its item; a column that is none of the field's `values` decides
    that it has none.
    """

    _: KW_ONLY
    columns: Mapping[str, str]
    cards: Sequence[Mapping[str, Any]]
    shown: frozenset[str] | None = None
    tray: str = ""
    field: str = ""
    values: tuple[str, ...] = ()

    def first(self) -> dict[str, list[str]]:
        return self.clean({})

    def clean(self, kept: Any) -> dict[str, list[str]]:
        start = {card["id"]: card["column"] for card in self.cards}
        placed = {
            id: column
            for column, ids in (kept.items() if isinstance(kept, Mapping) else ())
            if column in self.columns
            for id in _texts(ids)
            if id in start
        }
        found: dict[str, list[str]] = {column: [] for column in self.columns}
        for id, column in {**placed, **{id: one for id, one in start.items() if id not in placed}}.items():
            found[column].append(id)
        return found

    def merged(self, value: Any, before: Any, foreign: Callable[[str], bool]) -> Any:
        return _ids_by_column(value, before, {card["id"] for card in self.cards}, foreign)

    def decisions(self, value: Any) -> Decisions:
        if not self.field:
            return {}
        return {
            (id, self.field): column if column in self.values else None
            for column, ids in value.items()
            for id in ids
        }


def _ids_by_column(
    now: Mapping[str, list[str]], before: Any, here: set[str], foreign: Callable[[str], bool]
) -> dict[str, list[str]]:
    kept = before if isinstance(before, Mapping) else {}
    return {
        column: _with_absent(now.get(column, []), kept.get(column), here, foreign)
        for column in {**now, **kept}
    }


def _with_absent(now: list[str], before: Any, here: set[str], foreign: Callable[[str], bool]) -> list[str]:
    return [*now, *(id for id in _texts(before) if id not in here and foreign(id))]


def _texts(kept: Any) -> list[str]:
    """The ids of a kept list; whatever else is kept there is none."""
    return [one for one in kept if isinstance(one, str)] if isinstance(kept, (list, tuple)) else []


@dataclass(frozen=True)
class Order(Bound):
    """Cards to put in an order, first on top; the value is the list of ids. `title` stands above them."""

    _: KW_ONLY
    title: str
    cards: Sequence[Mapping[str, Any]]

    def first(self) -> list[str]:
        return [card["id"] for card in self.cards]

    def clean(self, kept: Any) -> list[str]:
        ids = self.first()
        known = [id for id in _texts(kept) if id in set(ids)]
        return list(dict.fromkeys([*known, *ids]))

    def merged(self, value: Any, before: Any, foreign: Callable[[str], bool]) -> Any:
        return _with_absent(value, before, set(self.first()), foreign)


@dataclass(frozen=True)
class Cells(Bound):
    """A table to edit. `rows` are dicts with `id` and a value per column, as one begins; `columns` are those
    of
    `pmkit.widgets.Table`. The value holds what was changed: {id: {column: value}}.

    `keys` are the columns whose changes are kept (those that can be edited where none are given: more than
    are shown may count). `fields` are those of them that decide a field of the item. `stacked` rows are a
    block each on a phone (None: where they are few).
    """

    _: KW_ONLY
    columns: Sequence[Mapping[str, Any]]
    rows: Sequence[Mapping[str, Any]]
    keys: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    stacked: bool | None = None
    sortable: bool = True

    def kept_keys(self) -> tuple[str, ...]:
        return self.keys or tuple(one["key"] for one in self.columns if not one.get("readonly"))

    def first(self) -> dict[str, dict[str, Any]]:
        return {}

    def clean(self, kept: Any) -> dict[str, dict[str, Any]]:
        if not isinstance(kept, Mapping) or not kept:
            return {}
        keys = self.kept_keys()
        found = {}
        for row in self.rows:
            cells = kept.get(row["id"])
            if isinstance(cells, Mapping):
                changed = {
                    key: cells[key] for key in keys if key in cells and differs(cells[key], row.get(key))
                }
                if changed:
                    found[row["id"]] = changed
        return found

    def merged(self, value: Any, before: Any, foreign: Callable[[str], bool]) -> Any:
        here = {row["id"] for row in self.rows}
        kept = before if isinstance(before, Mapping) else {}
        return {**value, **{id: cells for id, cells in kept.items() if id not in here and foreign(id)}}

    def decisions(self, value: Any) -> Decisions:
        return {
            (id, key): cell
            for id, cells in value.items()
            for key, cell in cells.items()
            if key in self.fields
        }

    def filled(self, value: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The rows with what was changed."""
        return [{**row, **value[row["id"]]} if row["id"] in value else dict(row) for row in self.rows]


def differs(one: Any, other: Any) -> bool:
    """Whether two cells hold different things; an empty text is no other than a missing one."""
    missing = (None, "")
    return one != other and not (one in missing and other in missing)


Control = Form | Places | Order | Cells


def bound(controls: Iterable[Control]) -> Iterator[Bound]:
    """Every control that has a value, those of forms one by one."""
    for control in controls:
        if isinstance(control, Form):
            yield from control.inputs()
        else:
            yield control
