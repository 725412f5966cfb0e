"""An explorer as somebody works with it, without a widget."""

from pmkit.explorers.controls import bound
from pmkit.explorers.fields import Button, Form
from pmkit.explorers.state import value_at, with_value
from pmkit.practice import to_plain


class Play:
    """`values`, `result` and `says` are those of now; `set`, `edit`, `move` and `press` change them."""

    def __init__(self, explorer, kept=None):
        self.explorer, self.state = explorer, explorer.opened(kept)

    @property
    def seen(self):
        return self.explorer.seen(self.state)

    @property
    def values(self):
        return self.seen.values

    @property
    def result(self):
        return self.seen.result

    @property
    def says(self):
        return to_plain(self.result.sentence).replace("\n", " ")

    @property
    def chart(self):
        return self.result.charts["chart"]

    def control(self, key):
        return next(one for one in self.seen.controls if one.key == key)

    def field(self, key):
        return next(one for one in bound(self.seen.controls) if one.key == key)

    def set(self, **values):
        state = self.state
        for key, value in values.items():
            state = with_value(state, self.field(key).path, value)
        return self._go_to(state)

    def _go_to(self, state):
        self.state = self.explorer.complete(self.state, self.explorer.seen(state))
        return self

    def edit(self, table, id, key, value):
        """Fill in a cell."""
        return self.set(**{table: with_value(self.of(table), (id, key), value)})

    def move(self, board, **columns):
        """Put cards into columns (column -> ids), after those that are there."""
        moved = {id for ids in columns.values() for id in ids}
        places = {column: [id for id in ids if id not in moved] for column, ids in self.of(board).items()}
        return self.set(**{board: {**places, **{c: [*places[c], *ids] for c, ids in columns.items()}}})

    def of(self, key):
        return value_at(self.values, self.field(key).path)

    def press(self, key):
        buttons = (one for form in self.seen.controls if isinstance(form, Form) for one in form.fields)
        button = next(one for one in buttons if isinstance(one, Button) and one.key == key)
        return self._go_to({**self.state, **button.does(self.values)})

    def warnings(self, board):
        said = self.result.cards.get(board, {})
        return {id: one["warning"] for id, one in said.items() if one.get("warning")}
