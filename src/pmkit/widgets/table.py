"""An editable table: native inputs, a message at the cell where something cannot be read, paste from a
spreadsheet.

The page shows, Python decides: a cell's text comes here as typed, is read by the rules of `read_number`,
and only a value that fits reaches `rows`. What does not fit stays on the page with its message while `rows`
keeps the last good value. Computed columns live in `computed`, so that showing a score does not look like
an edit.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import traitlets as t

from pmkit.english import counted
from pmkit.explorers.typed_cells import Around, CellError, Change, Column, cell_text, plain_value, read_cell
from pmkit.widgets._base import css, esm
from pmkit.widgets._packed import pack, unpack
from pmkit.widgets._pasting import lay
from pmkit.widgets._quiet import QuietBase

_UNDO_STEPS = 100
_STATIC_ROWS = 12
_NAMED = 3

FEW_ROWS = 20
"""So many rows may be `stacked`."""


class Table(QuietBase):
    """Rows to edit; observe `rows`, which changes only when values do.

    columns: dicts with `key`, `label`, `type` ("text", "number", "choice"); optional `min`, `max` (in the
    stored unit), `options` (texts, or dicts with `value` and `label`), `readonly`, `required`, `unit`
    (shown in the header), `help`, `width` (in characters), `narrow` (no wider than its words) or, of a column
    that is read, `wide` (it gets the room that is left, and texts are shown whole). Unit "%" means: stored as
    a share (0.8), shown and typed as per cent (80). rows: dicts with `id` (text) and a value per column; None
    is missing.
    """

    _esm = esm("outbox.js", "fields.js", "table.js")
    _css = css("table.css")

    label = t.Unicode("Table").tag(sync=True)
    columns: Any = t.List().tag(sync=True)
    rows: Any = t.List().tag(sync=True)
    computed = t.Dict().tag(sync=True, doc="read-only column -> float64 bytes or list of texts, in row order")
    errors = t.Dict().tag(sync=True, doc="row id -> column key -> {text, message}")
    told = t.Dict().tag(sync=True, doc="row id -> column key -> how a text was read, where that needs saying")
    notes: Any = t.Dict().tag(
        sync=True, doc="row id -> column key -> what is said of a cell that is pointed at"
    )
    notice = t.Unicode("").tag(sync=True, doc="what a paste or undo did")
    undo_label = t.Unicode("").tag(sync=True, doc="what the undo button would take back; empty: nothing")
    own_undo = t.Bool(True).tag(sync=True, doc="whether it has a button to undo; an explorer has its own")
    sortable = t.Bool(True).tag(sync=True)
    page_size = t.Int(100).tag(sync=True)
    stacked = t.Bool(False).tag(
        sync=True, doc="few rows: whole at once, and each row a block on a narrow page"
    )

    def __init__(
        self,
        label: str,
        columns: Sequence[Mapping[str, Any]],
        rows: Sequence[Mapping[str, Any]],
        **kwargs: Any,
    ) -> None:
        self._undo: list[tuple[str, list[Change]]] = []
        self._index: dict[str, int] = {}
        self._own: list[dict[str, Any]] = []
        super().__init__(
            label=label, columns=[dict(c) for c in columns], rows=[dict(r) for r in rows], **kwargs
        )

    @t.validate("columns")
    def _check_columns(self, proposal: Any) -> list[dict[str, Any]]:
        self._specs = {column["key"]: Column.of(column) for column in proposal.value}
        return list(proposal.value)

    @t.validate("rows")
    def _check_rows(self, proposal: Any) -> list[dict[str, Any]]:
        if proposal.value is self._own:
            return self._own
        rows = [{key: _plain(value) for key, value in row.items()} for row in proposal.value]
        index = {row["id"]: position for position, row in enumerate(rows)}
        if len(index) != len(rows):
            raise ValueError("Two rows of the table have the same id. Please give every row its own.")
        self._index = index
        return rows

    @t.observe("rows")
    def _rows_replaced(self, change: Any) -> None:
        """Rows set from outside start afresh: messages and undo steps were about the others."""
        if change.new is not self._own:
            self._undo, self.errors, self.told, self.undo_label, self.notice = [], {}, {}, "", ""

    def values(self, key: str) -> list[Any]:
        """One column of `rows`, in order."""
        return [row.get(key) for row in self.rows]

    def frame(self) -> Any:
        """The rows as a data frame; number columns are floats, missing is NaN."""
        import pandas as pd

        columns = ["id", *(key for key in self._specs if key not in self.computed)]
        frame = pd.DataFrame({key: self.values(key) for key in columns})
        numbers = [key for key in columns if key != "id" and self._specs[key].type == "number"]
        return frame.astype({key: float for key in numbers})

    def compute(self, columns: Mapping[str, Iterable[Any]]) -> None:
        """Show computed columns (one value per row, in order); this is no edit, so `rows` stays as it is."""
        self.computed = {
            **self.computed,
            **{key: pack(key, values, len(self.rows), "float64") for key, values in columns.items()},
        }

    def receive(self, content: dict[str, Any]) -> None:
        kind = content.get("kind")
        if kind == "edit":
            self._edit(str(content["id"]), str(content["key"]), str(content["text"]))
        elif kind == "paste":
            self._paste([str(row) for row in content["ids"]], str(content["key"]), str(content["text"]))
        elif kind == "undo":
            self.undo()

    def _edit(self, row: str, key: str, text: str) -> None:
        column = self._specs.get(key)
        if column is None or column.readonly or row not in self._index:
            return
        try:
            value, told = read_cell(column, text, Around(near=self._usual(key)))
        except CellError as problem:
            self._refused(row, key, {"text": text, "message": str(problem)})
            return
        if self._is_refused(row, key):
            self._undo.pop()  # what is right now needs no step back to what was wrong
            self._tell_undo()
        self._mark({(row, key): None}, {(row, key): told})
        self._apply(f"{column.label}, {self._row_name(row)}", [(row, key, value)])

    def _paste(self, ids: list[str], key: str, text: str) -> None:
        try:
            pasted = lay(text, self._specs, self._index, ids, key, self._usual)
        except CellError as problem:
            self.notice = str(problem)
            return
        self._mark(pasted.refused, pasted.told)
        wrong = [(*cell, self._value(*cell)) for cell, error in pasted.refused.items() if error]
        self._apply(f"the paste of {counted(len(pasted.changes), 'cell')}", pasted.changes, wrong)
        self.notice = pasted.notice(lambda row, at: f"{self._specs[at].label} of {self._row_name(row)}")

    def _is_refused(self, row: str, key: str) -> bool:
        """Whether the last step left a refused text in this cell."""
        last = self._undo[-1][1] if self._undo else []
        return key in self.errors.get(row, {}) and [one[:2] for one in last] == [(row, key)]

    def _refused(self, row: str, key: str, error: dict[str, str]) -> None:
        """Show a text that can't be taken; to take it back is a step."""
        if not self._is_refused(row, key):
            step = (f"{self._specs[key].label}, {self._row_name(row)}", [(row, key, self._value(row, key))])
            self._undo = [*self._undo[1 - _UNDO_STEPS :], step]
            self._tell_undo()
        self._mark({(row, key): error}, {(row, key): ""})

    def _value(self, row: str, key: str) -> Any:
        return self.rows[self._index[row]].get(key)

    def _usual(self, key: str) -> float | None:
        """The middle of a column's numbers: what `1.200` means in it; None where it has none."""
        values = sorted(value for value in self.values(key) if isinstance(value, (int, float)))
        return values[len(values) // 2] if values else None

    def undo(self) -> None:
        """Take back the last edit or paste."""
        if not self._undo:
            return
        label, before = self._undo.pop()
        cells = [(row, key) for row, key, _ in before]
        self._mark(dict.fromkeys(cells), dict.fromkeys(cells, ""))
        self._set([change for change in before if change[0] in self._index])
        self._tell_undo()
        self.notice = f"Taken back: {label}."

    def _apply(self, label: str, changes: Sequence[Change], wrong: Sequence[Change] = ()) -> None:
        """Make changes, one step; `wrong` are cells with a refused text, as they were."""
        before = [(row, key, self._value(row, key)) for row, key, _ in changes]
        changed = [old for old, new in zip(before, changes, strict=True) if old[2] != new[2]] + list(wrong)
        if changed:
            self._undo = [*self._undo[1 - _UNDO_STEPS :], (label, changed)]
            self._tell_undo()
            self.notice = ""
        self._set(changes)

    def _tell_undo(self) -> None:
        self.undo_label = self._undo[-1][0] if self._undo else ""

    def _set(self, changes: Sequence[Change]) -> None:
        """Change cells and tell the page only these; observers of `rows` hear it if a value is new."""
        rows = list(self.rows)
        for row, key, value in changes:
            at = self._index[row]
            rows[at] = {**rows[at], key: value}
        patch = [{"id": row, "key": key, "value": value} for row, key, value in changes]
        self.send({"kind": "patch", "changes": patch})
        self._own = rows
        with self.quietly("rows"):
            self.rows = rows
        if self.rows is not rows:  # an observer has set other rows meanwhile
            self.send_state("rows")

    def _mark(
        self, errors: Mapping[tuple[str, str], dict[str, str] | None], told: Mapping[tuple[str, str], str]
    ) -> None:
        """Set (or with None and "" remove) what stands at cells: what is wrong, and how a text was read."""
        self.errors, self.told = _with(self.errors, errors), _with(self.told, told)

    def _row_name(self, row: str) -> str:
        """How a row is called in a sentence: its first text, else its number."""
        at = self._index[row]
        texts = (self.rows[at].get(key) for key, column in self._specs.items() if column.type == "text")
        name = next((str(text) for text in texts if text), "")
        return f"“{name if len(name) <= 40 else name[:39] + '…'}”" if name else f"row {at + 1}"

    def describe(self) -> str:
        """Label, size and the first rows' values."""
        lines = [
            " | ".join(cell_text(column, row.get(key)) for key, column in self._specs.items() if key in row)
            for row in self.rows[:_NAMED]
        ]
        more = "; …" if len(self.rows) > _NAMED else ""
        return f"{self.label}: {counted(len(self.rows), 'row')}: {'; '.join(lines)}{more}"

    def _texts(self, at: int, computed: Mapping[str, Sequence[Any]]) -> list[str]:
        """The cells of one row as shown."""
        row = self.rows[at]
        return [
            cell_text(column, computed[key][at] if key in computed else row.get(key))
            for key, column in self._specs.items()
        ]

    def static_html(self) -> str:
        computed = {key: unpack(values, "float64") for key, values in self.computed.items()}
        head = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in self._specs.values())
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in self._texts(at, computed)) + "</tr>"
            for at in range(min(len(self.rows), _STATIC_ROWS))
        )
        hidden = len(self.rows) - _STATIC_ROWS
        more = f"<p>and {counted(hidden, 'more row')}</p>" if hidden > 0 else ""
        caption = f"<caption>{escape(self.label)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _plain(value: Any) -> Any:
    """As `plain_value`, quick for what a table mostly holds."""
    return value if type(value) is str or value is None else plain_value(value)


def _with(marks: Mapping[str, Mapping[str, Any]], new: Mapping[tuple[str, str], Any]) -> dict[str, Any]:
    """Marks by row and column, with others set; an empty one takes the mark away."""
    all_marks = {row: dict(cells) for row, cells in marks.items()}
    for (row, key), mark in new.items():
        all_marks.setdefault(row, {})[key] = mark
    kept = {row: {key: mark for key, mark in cells.items() if mark} for row, cells in all_marks.items()}
    return {row: cells for row, cells in kept.items() if cells}
