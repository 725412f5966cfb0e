"""The dry run of an import, to look at and to correct: what changed since the last one, the open questions,
what each column became, and the views of the report.

Shows an `ImportReport` and knows no file: whoever uses it reads the file again when `mapping` or `answers`
have changed.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets

from pmkit.backlog import name_hiding
from pmkit.backlog.import_report import TITLE_QUESTION, ImportReport
from pmkit.backlog.merging import Merge
from pmkit.backlog.schema import Backlog
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets._column_uses import GROUPS, ColumnUses
from pmkit.widgets._import_news import ImportNews
from pmkit.widgets._import_views import Spoken, first_items, headline, left_out, missing, statuses
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.switch import Switch


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
        self.news = ImportNews()
        self.switch = Switch("Look at", [{"value": "mapped", "label": ""}])
        self.columns = ColumnUses(self._map)
        self._part: ipywidgets.Widget = self.columns.table
        self.switch.observe(self._turned, "value")
        self.questions.observe(self._answered, "values")
        self.show(report, hides_names)

    def show(self, report: ImportReport, hides_names: bool) -> None:
        """Show a report; what was looked at stays in view."""
        self.report, self.hides_names = report, hides_names
        self._spoken: Spoken = name_hiding.name_hider(report.backlog) if hides_names else str
        self.said.text = headline(report, self._spoken)
        self._filling = True
        try:
            self._show_questions()
        finally:
            self._filling = False
        self.columns.show(report, self._spoken)
        self._offer()
        self._show_part()

    def tell(self, merge: Merge | None, old: Backlog | None) -> None:
        """Tell what is different from the backlog that this file is a newer export of; None: from none."""
        people = [one for one in (old, self.report.backlog) if one is not None]
        spoken = name_hiding.name_hider(*people) if self.hides_names else str
        self.news.show(merge, spoken, bool(self.report.open_questions))
        self._show_part()

    def _offer(self) -> None:
        """What can be looked at: the columns as used, kept and left out, then the rest."""
        report = self.report
        left = sum(map(len, report.left_out.values()))
        parts = [*self.columns.parts(), ("left", f"Left out ({left:,})")]
        parts += [("missing", "Still missing"), ("items", f"First items ({len(report.sample)})")]
        if report.statuses:
            parts.append(("states", f"Status ({len(report.statuses)})"))
        if report.notes:
            parts.append(("notes", f"Worth knowing ({len(report.notes)})"))
        offered = [{"value": value, "label": label} for value, label in parts]
        now = self.switch.value
        self.switch.offer(offered, now if now in dict(parts) else parts[0][0])

    def _turned(self, _: Any) -> None:
        """Something else is looked at: the columns are grouped by what they are by now."""
        self.columns.group()
        self._offer()
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

    def _map(self, uses: dict[str, str]) -> None:
        self.mapping |= uses
        self._changed()

    def _take_statuses(self, statuses: dict[str, str]) -> None:
        self.statuses = statuses
        self._changed()

    # --- what is looked at
    def _show_part(self) -> None:
        old = self._part
        makers: dict[str, Callable[[], ipywidgets.Widget]] = {
            **{group: partial(self.columns.of, group) for group in GROUPS},
            "left": lambda: left_out(self.report, self._spoken),
            "missing": lambda: missing(self.report),
            "items": lambda: first_items(self.report, self._spoken),
            "states": lambda: statuses(self.report, self._spoken, self._take_statuses),
            "notes": self._notes,
        }
        self._part = makers[self.switch.value]()
        asked = [self.questions] if self.report.questions else []
        told = (self.news,) if self.news.children else ()  # type: ignore[has-type]
        self.children = (self.said, *told, *asked, self.buttons, self.switch, self._part)
        if old not in (self._part, self.columns.table):
            old.close()

    def _notes(self) -> Say:
        return Say("\n".join(f"- {escape_markdown(self._spoken(note))}" for note in self.report.notes))
