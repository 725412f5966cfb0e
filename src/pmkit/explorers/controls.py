"""What a person can change in an explorer: fields of a form, cards to place or to order, cells to fill in.

A control is a value. It says what is drawn, what one begins with, under which names its value is kept (`at`),
and what of a kept value still fits. Where it is a decision about items, it names the fields that it decides.
Knows no widget.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from math import isfinite
from typing import Any

Values = Mapping[str, Any]
"""The value of every control, under the names of its `at`."""
Decisions = dict[tuple[str, str], Any]
"""(id of an item, field of the backlog) -> value; None is no value."""


@dataclass(frozen=True)
class Bound:
    """A control that has a value, kept under `key`, or under the names of `at` from the outermost in."""

    key: str
    label: str
    _: KW_ONLY
    at: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        return self.at or (self.key,)

    def first(self) -> Any:
        """The value that one begins with."""
        raise NotImplementedError

    def clean(self, kept: Any) -> Any:
        """What of a kept value still fits; for the rest, the first value."""
        raise NotImplementedError

    def merged(self, value: Any, _before: Any, _foreign: Callable[[str], bool]) -> Any:
        """The value to keep, with what was kept about items that are not here and that `foreign` lets
        stay."""
        return value

    def decisions(self, _value: Any) -> Decisions:
        """What this value decides about items."""
        return {}


# --- fields of a form
@dataclass(frozen=True)
class Field(Bound):
    """One field. `help` stands below it; `follows`: its first value comes from the data, so that a value that
    equals it is not kept."""

    _: KW_ONLY
    start: Any = None
    help: str = ""
    follows: bool = False

    def first(self) -> Any:
        return self.start

    def spec(self) -> dict[str, Any]:
        """The field as a form takes it."""
        return {"key": self.key, "label": self.label} | ({"help": self.help} if self.help else {})


@dataclass(frozen=True)
class Range(Field):
    """A slider. Unit "%": kept as a share, shown as per cent."""

    _: KW_ONLY
    min: float = 0
    max: float = 100
    step: float = 1
    unit: str = ""

    def clean(self, kept: Any) -> Any:
        if isinstance(kept, bool) or not isinstance(kept, (int, float)) or not isfinite(kept):
            return self.start
        return min(max(kept, self.min), self.max)

    def spec(self) -> dict[str, Any]:
        ends = {"min": self.min, "max": self.max, "step": self.step}
        return super().spec() | {"type": "range", **ends} | ({"unit": self.unit} if self.unit else {})


@dataclass(frozen=True)
class Number(Range):
    """A number to type."""

    def spec(self) -> dict[str, Any]:
        return {name: one for name, one in super().spec().items() if name != "step"} | {
            "type": "number",
            "required": True,
        }


@dataclass(frozen=True)
class Choice(Field):
    """One of `options` (value -> what it is called), as a list, or with `radio` all in sight.

    `picked_on` is the key of a chart whose marks (column `key`) choose too.
    """

    _: KW_ONLY
    options: Mapping[str, str]
    radio: bool = False
    picked_on: str = ""

    def first(self) -> Any:
        return self.start if self.start is not None else next(iter(self.options), None)

    def clean(self, kept: Any) -> Any:
        return kept if kept in self.options else self.first()

    def spec(self) -> dict[str, Any]:
        options = [{"value": value, "label": label} for value, label in self.options.items()]
        kind = {"type": "radio"} if self.radio else {"type": "choice", "required": True}
        return super().spec() | {**kind, "options": options}


@dataclass(frozen=True)
class Tick(Field):
    """A box to tick."""

    _: KW_ONLY
    start: bool = False

    def clean(self, kept: Any) -> Any:
        return bool(kept)

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"type": "check"}


@dataclass(frozen=True)
class Text(Field):
    """A text of so many lines; a `required` one is never empty."""

    _: KW_ONLY
    start: str = ""
    rows: int = 1
    required: bool = False

    def clean(self, kept: Any) -> Any:
        return kept if isinstance(kept, str) and (kept or not self.required) else self.start

    def spec(self) -> dict[str, Any]:
        kind = {"type": "textarea", "rows": self.rows} if self.rows > 1 else {"type": "text"}
        return super().spec() | kind | ({"required": True} if self.required else {})


@dataclass(frozen=True)
class Button:
    """`does` takes the values and returns those that the press changes."""

    key: str
    label: str
    does: Callable[[Values], Values]
    _: KW_ONLY
    main: bool = False

    def spec(self) -> dict[str, Any]:
        return {"key": self.key, "label": self.label, "type": "button"} | (
            {"main": True} if self.main else {}
        )


@dataclass(frozen=True)
class Form:
    """Fields and buttons that stand together."""

    key: str
    fields: tuple[Field | Button, ...]
    _: KW_ONLY
    label: str = ""

    def inputs(self) -> list[Field]:
        return [field for field in self.fields if isinstance(field, Field)]


# --- cards
@dataclass(frozen=True)
class Places(Bound):
    """Cards (dicts with `id`, `title`; optional `detail`, `badge`) in `columns` (id -> title).

    The value holds the ids of each column, top first; a card begins in its `column`. Of many cards `shown`
    are on the board. With `field` the column of a card decides that field of its item; a column that is none
    of the field's `values` decides that it has none.
    """

    _: KW_ONLY
    columns: Mapping[str, str]
    cards: Sequence[Mapping[str, Any]]
    shown: frozenset[str] | None = None
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
            for id in ids
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
    absent = (id for id in before if id not in here) if isinstance(before, list) else ()
    return [*now, *(id for id in absent if isinstance(id, str) and foreign(id))]


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
        known = [id for id in kept if id in set(ids)] if isinstance(kept, list) else []
        return list(dict.fromkeys([*known, *ids]))

    def merged(self, value: Any, before: Any, foreign: Callable[[str], bool]) -> Any:
        return _with_absent(value, before, set(self.first()), foreign)


# --- cells
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


# --- values under their names
def bound(controls: Iterable[Control]) -> Iterator[Bound]:
    """Every control that has a value, those of forms one by one."""
    for control in controls:
        if isinstance(control, Form):
            yield from control.inputs()
        else:
            yield control


def value_at(values: Any, path: Sequence[str]) -> Any:
    """The value under these names; None where there is none."""
    for name in path:
        values = values.get(name) if isinstance(values, Mapping) else None
    return values


def with_value(values: Any, path: Sequence[str], value: Any) -> dict[str, Any]:
    """The values with another one under these names; what is given stays as it is."""
    kept = dict(values) if isinstance(values, Mapping) else {}
    name, *inner = path
    kept[name] = with_value(kept.get(name), inner, value) if inner else value
    return kept


def without(values: Any, path: Sequence[str]) -> dict[str, Any]:
    """The values without the one under these names."""
    kept = dict(values) if isinstance(values, Mapping) else {}
    name, *inner = path
    if inner and name in kept:
        kept[name] = without(kept[name], inner)
    elif not inner:
        kept.pop(name, None)
    return kept
