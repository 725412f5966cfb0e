"""The widget of each control of an explorer: drawn from the control's value, it tells a new one when somebody
touches it.

Each is shown anew after every change, and sends the page only what differs.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

import ipywidgets

from pmkit.explorers import controls as c
from pmkit.explorers import fields
from pmkit.explorers.explorer import Seen
from pmkit.explorers.state import value_at
from pmkit.widgets.board import Board
from pmkit.widgets.form import Form
from pmkit.widgets.table import FEW_ROWS, Table

Changed = Callable[[dict[tuple[str, ...], Any]], Any]
"""Takes the new values under their paths."""


class ControlWidget(Protocol):
    """`widget` is what is shown; `show` brings it to what is seen now."""

    widget: ipywidgets.DOMWidget

    def show(self, control: Any, seen: Seen) -> None: ...


def control_widget(
    control: c.Control, changed: Changed, press: Callable[[fields.Button], Any], lasting_id: str = ""
) -> ControlWidget:
    """The widget of a control; `changed` is called when somebody touches it. What is typed while the kernel
    is gone goes to the next with the same `lasting_id`."""
    if isinstance(control, fields.Form):
        return FormWidget(changed, press, lasting_id)
    if isinstance(control, c.Cells):
        return CellsWidget(changed, lasting_id)
    return CardsWidget(changed, lasting_id)


class FormWidget:
    """Fields and buttons."""

    def __init__(self, changed: Changed, press: Callable[[fields.Button], Any], lasting_id: str = "") -> None:
        self._changed, self._press = changed, press
        self.widget = Form([], lasting_id=lasting_id)
        self._control = fields.Form("", ())
        self._told: frozenset[str] = frozenset()
        self._clickable: set[str] = set()
        self.widget.observe(self._edited, "values")

    def show(self, control: fields.Form, seen: Seen) -> None:
        self._control = control
        hidden = seen.result.hidden
        shown = [field for field in control.fields if field.key not in hidden]
        specs = [field.spec() for field in shown]
        values = {field.key: value_at(seen.values, field.path) for field in control.inputs()}
        with self.widget.hold_sync():
            self.widget.label = control.label
            self.widget.columns = dict(control.columns)
            if specs != self.widget.fields:
                self.widget.fields = specs
                self._listen()
            if values != self.widget.values:
                self.widget.values = values
        self._tell(seen.result.errors, {field.key for field in shown})

    @property
    def stands_in_a_row(self) -> bool:
        """Whether it is one row of small fields, as it was first seen: a form that moves later is lost."""
        if self._in_a_row is None:
            self._in_a_row = self._is_a_row()
        return self._in_a_row

    _in_a_row: bool | None = None

    def _is_a_row(self) -> bool:
        texts = [field for field in self._control.fields if isinstance(field, fields.Text) and field.rows > 1]
        return not self._control.columns and len(texts) < 2

    def _listen(self) -> None:
        for field in self._control.fields:
            if isinstance(field, fields.Button) and field.key not in self._clickable:
                self._clickable.add(field.key)
                self.widget.on_click(field.key, partial(self._clicked, field.key))

    def _clicked(self, key: str) -> None:
        found = [one for one in self._control.fields if isinstance(one, fields.Button) and one.key == key]
        for button in found:
            self._press(button)

    def _edited(self, _: Any) -> None:
        values = self.widget.values
        self._changed({field.path: values.get(field.key) for field in self._control.inputs()})

    def _tell(self, errors: Mapping[str, str], shown: set[str]) -> None:
        """What the explorer says at its fields, beside what the form itself could not read."""
        own = {key: text for key, text in self.widget.errors.items() if key not in self._told}
        said = {key: text for key, text in errors.items() if key in shown}
        self._told = frozenset(said)
        if {**own, **said} != self.widget.errors:
            self.widget.errors = {**own, **said}


class CardsWidget:
    """Cards in columns, or in one column to order."""

    ORDERED = "order"

    def __init__(self, changed: Changed, lasting_id: str = "") -> None:
        self._changed = changed
        self._path: tuple[str, ...] = ()
        self._ordered = False
        self._waiting: dict[str, list[str]] = {}
        self.widget = Board("", [], [], lasting_id=lasting_id)
        self.widget.observe(self._moved, "cards")

    def show(self, control: c.Places | c.Order, seen: Seen) -> None:
        self._path, self._ordered = control.path, isinstance(control, c.Order)
        value = value_at(seen.values, control.path)
        if isinstance(control, c.Order):
            places: Mapping[str, Sequence[str]] = {self.ORDERED: value}
            columns = {self.ORDERED: control.title}
        else:
            places, self._waiting = _parted(value, control.shown)
            columns = dict(control.columns)
        tray = getattr(control, "tray", "")
        looks = seen.result.columns.get(control.key, {})
        self._draw(
            control.label,
            [
                {"id": key, "title": title, **({"tray": True} if key == tray else {}), **looks.get(key, {})}
                for key, title in columns.items()
            ],
            _cards(control.cards, places, seen.result.cards.get(control.key, {})),
            places,
        )

    def _draw(
        self,
        label: str,
        columns: list[dict[str, Any]],
        cards: dict[str, dict[str, Any]],
        places: Mapping[str, Sequence[str]],
    ) -> None:
        board = self.widget
        there = {card["id"]: card for card in board.cards}
        stays = board.places() == {key: list(ids) for key, ids in places.items()}
        with board.hold_sync():
            board.label = label
            if [column["id"] for column in columns] != [column["id"] for column in board.columns]:
                board.cards = []
            if columns != board.columns:
                board.columns = columns
            if not stays:
                board.cards = list(cards.values())
            elif any(_looks_other(there[id], card) for id, card in cards.items()):
                board.cards = [cards[id] for id in there]  # in the page's own order: nothing moves

    def _moved(self, _: Any) -> None:
        places = self.widget.places()
        if self._ordered:
            self._changed({self._path: places.get(self.ORDERED, [])})
        else:
            self._changed(
                {self._path: {key: [*ids, *self._waiting.get(key, [])] for key, ids in places.items()}}
            )


def _parted(
    places: Mapping[str, list[str]], shown: frozenset[str] | None
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Per column the cards that are on the board, and those that are not now."""
    if shown is None:
        return dict(places), {}
    return (
        {key: [id for id in ids if id in shown] for key, ids in places.items()},
        {key: [id for id in ids if id not in shown] for key, ids in places.items()},
    )


def _cards(
    cards: Sequence[Mapping[str, Any]],
    places: Mapping[str, Sequence[str]],
    said: Mapping[str, Mapping[str, Any]],
) -> dict[str, dict[str, Any]]:
    """The cards that are placed, column by column, each with what it says now."""
    by_id = {card["id"]: card for card in cards}
    return {
        id: {**by_id[id], **said.get(id, {}), "column": column}
        for column, ids in places.items()
        for id in ids
    }


def _looks_other(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return any(one.get(key, "") != other.get(key, "") for key in {*one, *other})


class CellsWidget:
    """A table to edit."""

    def __init__(self, changed: Changed, lasting_id: str = "") -> None:
        self._changed = changed
        self._control: c.Cells | None = None
        self._value: Mapping[str, Any] = {}
        self._drawn: Any = None
        self._drawing = False
        self.widget = Table("", [], [], own_undo=False, lasting_id=lasting_id)
        self.widget.observe(self._edited, "rows")

    def show(self, control: c.Cells, seen: Seen) -> None:
        value = value_at(seen.values, control.path)
        self.draw(control, value, seen.result.computed.get(control.key, {}))

    def draw(self, control: c.Cells, value: Mapping[str, Any], computed: Mapping[str, Sequence[Any]]) -> None:
        self._drawing = True
        try:
            self._draw(control, value)
            if computed:
                self.widget.compute(computed)
        finally:
            self._drawing = False

    def _draw(self, control: c.Cells, value: Mapping[str, Any]) -> None:
        table = self.widget
        same_rows = (
            self._control is not None and self._control.rows is control.rows and self._drawn is table.rows
        )
        columns = [dict(column) for column in control.columns]
        self._control, before = control, self._value
        self._value = value
        with table.hold_sync():
            table.label, table.sortable = control.label, control.sortable
            table.stacked = len(control.rows) <= FEW_ROWS if control.stacked is None else control.stacked
            if columns != table.columns:
                table.computed = {}
                table.columns = columns
                same_rows = False
            if not (same_rows and before == value):
                shown = ("id", *(column["key"] for column in columns))
                rows = [{key: row[key] for key in shown if key in row} for row in control.filled(value)]
                if rows != table.rows:
                    table.rows = rows
        self._drawn = table.rows

    def _edited(self, change: Any) -> None:
        control = self._control
        if self._drawing or control is None:
            return
        keys = control.kept_keys()
        first = {row["id"]: row for row in control.rows}
        value = {id: dict(cells) for id, cells in self._value.items()}
        for old, new in zip(change.old, change.new, strict=False):
            if old is not new and new["id"] in first:
                start = first[new["id"]]
                cells = {key: cell for key, cell in value.pop(new["id"], {}).items() if key not in new}
                cells |= {key: new[key] for key in keys if key in new and c.differs(new[key], start.get(key))}
                if cells:
                    value[new["id"]] = cells
        self._value, self._drawn = value, change.new
        self._changed({control.path: value})
