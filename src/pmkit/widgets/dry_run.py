"""The dry run of an import, to look at and to correct: what each column became, what was left out and why,
what is missing for each method, the first items.

Shows an `ImportReport` and knows no file: whoever uses it reads the file again when `mapping` or `answers`
have changed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets

from pmkit.backlog.mapping import IGNORE, KEEP, TRACKERS, ColumnUse
from pmkit.backlog.problems import count
from pmkit.backlog.report import METHODS, TITLE_QUESTION, ImportReport
from pmkit.backlog.schema import FIELDS
from pmkit.practice.text import escape_markdown
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.switch import Switch
from pmkit.widgets.table import Table

_FATES = ("mapped", "kept", "ignored")
_LONGEST = 80
_MEANINGS = [
    {"value": "open", "label": "Open: in the backlog"},
    {"value": "done", "label": "Done: in the history"},
    {"value": "dropped", "label": "Called off: left out"},
]


class DryRun(ipywidgets.VBox):
    """`mapping` is what the user chose per header, `answers` per question, `statuses` per status.

    `changed` is called after each choice, `use` and `drop` by the two buttons.
    """

    def __init__(
        self,
        report: ImportReport,
        *,
        changed: Callable[[], Any],
        use: Callable[[], Any],
        drop: Callable[[], Any],
        use_label: str = "Use this backlog",
        mapping: Mapping[str, str] | None = None,
        answers: Mapping[str, str] | None = None,
        statuses: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.mapping, self.answers, self.statuses = (
            dict(mapping or {}),
            dict(answers or {}),
            dict(statuses or {}),
        )
        self._changed = changed
        self._headers: list[str] = []
        self.said = Say()
        self.questions = Form([])
        self.buttons = Form(
            [
                {"key": "use", "label": use_label, "type": "button", "main": True},
                {"key": "drop", "label": "Put the file away", "type": "button"},
            ]
        )
        self.buttons.on_click("use", use)
        self.buttons.on_click("drop", drop)
        self.switch = Switch("Look at", [{"value": "columns", "label": "Columns"}])
        self.columns = Table("What each column of the file became", [], [])
        self._part: ipywidgets.Widget = self.columns
        self.switch.observe(self._show_part, "value")
        self.questions.observe(self._answered, "values")
        self.columns.observe(self._mapped, "rows")
        self.show(report)

    def show(self, report: ImportReport) -> None:
        """Show a report; what was looked at stays in view."""
        self.report = report
        self.said.text = _headline(report)
        self._filling = True
        try:
            self._show_questions()
            self._fill_columns()
        finally:
            self._filling = False
        left = sum(map(len, report.left_out.values()))
        parts = [("columns", f"Columns ({len(report.columns)})"), ("left", f"Left out ({left:,})")]
        parts += [("missing", "Still missing"), ("items", f"First items ({len(report.sample)})")]
        if report.statuses:
            parts.append(("states", f"Status ({len(report.statuses)})"))
        if report.notes:
            parts.append(("notes", f"Worth knowing ({len(report.notes)})"))
        offered = [{"value": value, "label": label} for value, label in parts]
        now = self.switch.value
        self.switch.offer(offered, now if now in dict(parts) else "columns")
        self._show_part()

    # --- questions and mapping
    def _show_questions(self) -> None:
        fields = [
            {
                "key": question.id,
                "label": question.prompt,
                "type": "radio",
                "options": [{"value": value, "label": label} for value, label in question.options],
            }
            for question in self.report.questions
        ]
        if fields != self.questions.fields:
            self.questions.fields = fields
        self.questions.values = {question.id: question.answer or None for question in self.report.questions}

    def _answered(self, _: Any) -> None:
        if self._filling:
            return
        self.answers |= {key: value for key, value in self.questions.values.items() if value}
        if title := self.answers.pop(TITLE_QUESTION, ""):
            self.mapping[title] = "item"  # a choice for this header, to be remembered as one
        self._changed()

    def _fill_columns(self) -> None:
        by_header = {use.header: use for use in self.report.columns}
        if set(by_header) != set(self._headers):  # another file; for the same one the rows keep their places
            first = sorted(self.report.columns, key=lambda use: _FATES.index(use.fate))
            self._headers = [use.header for use in first]
        uses = [by_header[header] for header in self._headers]
        rows = [
            {
                "id": str(at),
                "header": use.header or "(no name)",
                "becomes": use.field or (IGNORE if use.fate == "ignored" else KEEP),
                "example": _example(self.report, use),
            }
            for at, use in enumerate(uses)
        ]
        if not self.columns.columns:
            self.columns.columns = [
                {"key": "header", "label": "Column of the file", "readonly": True},
                {
                    "key": "becomes",
                    "label": "Becomes",
                    "type": "choice",
                    "required": True,
                    "options": _choices(),
                },
                {"key": "example", "label": "For example", "readonly": True},
            ]
        if rows != self.columns.rows:
            self.columns.rows = rows

    def _mapped(self, _: Any) -> None:
        if self._filling:
            return
        uses = {use.header: use for use in self.report.columns}
        for header, row in zip(self._headers, self.columns.rows, strict=True):
            use = uses[header]
            if row["becomes"] and row["becomes"] != (
                use.field or (IGNORE if use.fate == "ignored" else KEEP)
            ):
                self.mapping[header] = row["becomes"]
        self._changed()

    # --- the other parts
    def _show_part(self, _: Any = None) -> None:
        old = self._part
        makers: dict[str, Callable[[], ipywidgets.Widget]] = {
            "columns": lambda: self.columns,
            "left": self._left_out,
            "missing": self._missing,
            "items": self._items,
            "states": self._states,
            "notes": lambda: Say("\n".join(f"- {escape_markdown(note)}" for note in self.report.notes)),
        }
        self._part = makers[self.switch.value]()
        asked = [self.questions] if self.report.questions else []
        self.children = (self.said, *asked, self.buttons, self.switch, self._part)
        if old not in (self._part, self.columns):
            old.close()

    def _left_out(self) -> ipywidgets.Widget:
        left = self.report.left_out
        if not left:
            return Say("Nothing was left out.")
        rows = [
            {
                "id": str(at),
                "why": reason,
                "rows": len(where),
                "where": ", ".join(map(str, where[:12])) + (", …" if len(where) > 12 else ""),
            }
            for at, (reason, where) in enumerate(left.items())
        ]
        columns = [
            _shown("why", "Why"),
            {**_shown("rows", "Rows"), "type": "number"},
            _shown("where", "Row numbers, as a spreadsheet shows them"),
        ]
        return Table("What was left out, and why", columns, rows)

    def _missing(self) -> ipywidgets.Widget:
        items = len(self.report.items)
        if not items:
            return Say("There is no item yet for which anything could be missing.")
        rows = []
        for method, lacking in self.report.missing.items():
            words = [f"{FIELDS[name].label.lower()} in {number:,}" for name, number in lacking.items()]
            rows.append(
                {
                    "id": method,
                    "method": METHODS[method],
                    "lacks": ", ".join(words) or "nothing",
                }
            )
        columns = [_shown("method", "To compute"), _shown("lacks", f"is missing, of {count(items, 'item')}")]
        note = Say("Nothing is guessed for you. You can fill in what is missing in the next step.")
        return ipywidgets.VBox([Table("What each method still needs", columns, rows), note])

    def _items(self) -> ipywidgets.Widget:
        return frame_table("The first items, as they were understood", self.report.sample)

    def _states(self) -> ipywidgets.Widget:
        rows = [
            {"id": status, "status": status or "(none)", "means": means, "rows": number}
            for status, (means, number) in self.report.statuses.items()
        ]
        columns = [
            _shown("status", "Status in the file"),
            {"key": "means", "label": "Taken as", "type": "choice", "required": True, "options": _MEANINGS},
            {**_shown("rows", "Rows"), "type": "number"},
        ]
        table = Table("What each status was taken as", columns, rows)

        def taken(_: Any) -> None:
            self.statuses = {row["id"]: row["means"] for row in table.rows if row["means"]}
            self._changed()

        table.observe(taken, "rows")
        return table


def frame_table(label: str, frame: Any) -> Table:
    """A data frame of the backlog's columns to look at."""
    columns = [_shown(name, FIELDS[name].label if name in FIELDS else name) for name in frame.columns]
    rows = [
        {"id": str(at), **{name: cell_words(cell) for name, cell in row.items()}}
        for at, row in enumerate(frame.to_dict("records"))
    ]
    return Table(label, columns, rows)


def cell_words(cell: Any) -> str:
    """A cell of the backlog as a short text."""
    import pandas as pd

    if isinstance(cell, (list, tuple)):
        return _short(", ".join(map(str, cell)))
    if not isinstance(cell, str):
        if pd.isna(cell):
            return ""
        if isinstance(cell, pd.Timestamp):
            return f"{cell:%Y-%m-%d}"
        return f"{cell:.10g}" if isinstance(cell, float) else str(cell)
    return _short(cell)


def _short(text: str) -> str:
    line = " ".join(text[: _LONGEST * 3].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _shown(key: str, label: str) -> dict[str, Any]:
    return {"key": key, "label": label, "readonly": True}


def _choices() -> list[dict[str, str]]:
    fields = [{"value": name, "label": one.label} for name, one in FIELDS.items()]
    return [{"value": KEEP, "label": "Keep as it is"}, {"value": IGNORE, "label": "Leave out"}, *fields]


def _example(report: ImportReport, use: ColumnUse) -> str:
    """The first filled cell of the column, and what the import has to say about it."""
    frames: Sequence[tuple[Any, str]] = (
        (report.items, use.field),
        (report.backlog.kept, use.header),
    )
    for frame, name in frames:
        if name and name in frame.columns:
            words = next((word for word in map(cell_words, frame[name].head(200)) if word), "")
            if words:
                return f"{words} ({use.says})" if use.says else words
    return f"({use.says})" if use.says else ""


def _headline(report: ImportReport) -> str:
    said = [
        f"**Dry run of {escape_markdown(report.name)}.** Nothing is kept yet.",
        f"Read as {TRACKERS.get(report.tracker, 'a table')}.",
        f"{count(report.rows_in_file, 'row')} in the file = {count(len(report.items), 'item')} to work on"
        f" + {report.left_in_words()}.",
    ]
    if report.open_questions:
        said.append(
            "**One thing to answer first:** see below."
            if len(report.open_questions) == 1
            else "**Please answer first:** see below."
        )
    return " ".join(said)
