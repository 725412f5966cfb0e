"""The dry run of an import, to look at and to correct: its questions, what each column became, and the views
of the report.

Shows an `ImportReport` and knows no file: whoever uses it reads the file again when `mapping` or `answers`
have changed.
"""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from pmkit.backlog import name_hiding
from pmkit.backlog.import_report import TITLE_QUESTION, ImportReport
from pmkit.backlog.mapping import IGNORE, KEEP, ColumnUse
from pmkit.backlog.schema import FIELDS
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets._import_views import (
    Spoken,
    cell_words,
    first_items,
    headline,
    left_out,
    missing,
    statuses,
)
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.switch import Switch
from pmkit.widgets.table import Table

_OUTCOMES = ("mapped", "kept", "ignored")


class DryRun(ipywidgets.VBox):
    """`mapping` is what the user chose per header, `answers` per question, `statuses` per status.

    `changed` is called after each choice, `use` and `drop` by the two buttons. With `hides_names` the people
    of the file are not named; `report` is untouched by that.
    """

    def __init__(
        self,
        report: ImportReport,
        hides_names: bool,
        *,
        changed: Callable[[], Any],
        use: Callable[[], Any],
        drop: Callable[[], Any],
    ) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.mapping: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        self.statuses: dict[str, str] = {}
        self._changed = changed
        self._headers: list[str] = []
        self.said = Say()
        self.questions = Form([])
        self.buttons = Form(
            [
                {"key": "use", "label": "Use this backlog", "type": "button", "main": True},
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
        self.show(report, hides_names)

    def show(self, report: ImportReport, hides_names: bool) -> None:
        """Show a report; what was looked at stays in view."""
        self.report, self.hides_names = report, hides_names
        self._spoken: Spoken = name_hiding.name_hider(report.backlog) if hides_names else str
        self.said.text = headline(report, self._spoken)
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
            first = sorted(self.report.columns, key=lambda use: _OUTCOMES.index(use.outcome))
            self._headers = [use.header for use in first]
        uses = [by_header[header] for header in self._headers]
        rows = [
            {
                "id": str(at),
                "header": use.header or "(no name)",
                "becomes": _becomes(use),
                "example": self._example(use),
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
                    "readonly": self.report.settled,
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
            if row["becomes"] and row["becomes"] != _becomes(use):
                self.mapping[header] = row["becomes"]
        self._changed()

    def _take_statuses(self, statuses: dict[str, str]) -> None:
        self.statuses = statuses
        self._changed()

    # --- what is looked at
    def _show_part(self, _: Any = None) -> None:
        old = self._part
        makers: dict[str, Callable[[], ipywidgets.Widget]] = {
            "columns": lambda: self.columns,
            "left": lambda: left_out(self.report, self._spoken),
            "missing": lambda: missing(self.report),
            "items": lambda: first_items(self.report, self._spoken),
            "states": lambda: statuses(self.report, self._spoken, self._take_statuses),
            "notes": self._notes,
        }
        self._part = makers[self.switch.value]()
        asked = [self.questions] if self.report.questions else []
        self.children = (self.said, *asked, self.buttons, self.switch, self._part)
        if old not in (self._part, self.columns):
            old.close()

    def _notes(self) -> Say:
        return Say("\n".join(f"- {escape_markdown(self._spoken(note))}" for note in self.report.notes))

    def _example(self, use: ColumnUse) -> str:
        """The first filled cell of the column, and what the import has to say about it."""
        backlog, says = self.report.backlog, self._spoken(use.says)
        frames: Sequence[tuple[Any, str]] = ((backlog.items, use.field), (backlog.kept, use.header))
        for frame, name in frames:
            if name and name in frame.columns:
                found = (cell_words(cell, self._spoken) for cell in frame[name].head(200))
                if words := next(filter(None, found), ""):
                    return f"{words} ({says})" if says else words
        return f"({says})" if says else ""


def _becomes(use: ColumnUse) -> str:
    """What a column became, as the choices name it."""
    return use.field or (IGNORE if use.outcome == "ignored" else KEEP)


def _choices() -> list[dict[str, str]]:
    fields = [{"value": name, "label": one.label} for name, one in FIELDS.items()]
    return [{"value": KEEP, "label": "Keep as it is"}, {"value": IGNORE, "label": "Leave out"}, *fields]
