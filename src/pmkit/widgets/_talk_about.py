"""Where two people's estimates differ, one after the other: both values and reasons, what the difference does
to the rank, and what they agree on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import ipywidgets

from pmkit.backlog.estimated_twice import Difference, agreement, differences
from pmkit.backlog.schema import FIELDS, Backlog, Estimate
from pmkit.english import capital, counted, shortened
from pmkit.explorers.typed_cells import Column, cell_text
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets._decision_cells import column
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.table import Table

_DECIDED, _OTHER, _ANOTHER = "decided", "other", "another"
_MOST_OPTIONS = 100


class TalkAbout:
    """A list of the differences, and a form to agree on one at a time."""

    def __init__(self, current: CurrentBacklog) -> None:
        self.current = current
        self.found: tuple[Difference, ...] = ()
        self.person = ""
        self.table = Table("Where you differ", [], [])
        self.form = Form([])
        self.both, self.done = Say(), Say()
        self.buttons = Form(
            [
                {"key": "agree", "label": "Agree on this", "type": "button", "main": True},
                {"key": "undo", "label": "Undo the last change", "type": "button"},
            ]
        )
        self.buttons.on_click("agree", self._agree)
        self.buttons.on_click("undo", self._take_back)
        self.form.observe(self._chosen, "values")
        self._still = False

    def widgets(self) -> list[ipywidgets.Widget]:
        """What is shown, top to bottom."""
        talk = [self.table, self.form, self.both] if self.found else []
        return [*talk, self.buttons, self.done]

    def show(self, backlog: Backlog, person: str, fields: Sequence[str], method: str) -> str:
        """Bring the widgets to what is to talk about now; returns what there is to say of it, in Markdown."""
        self.person = person
        try:
            self.found, agreed = differences(backlog, person, fields, method)
            said = self._summary(agreed)
        except ValueError as problem:
            self.found, said = (), f"It can't be ranked: {escape_markdown(str(problem))}"
        self._show_table()
        self._show_form()
        return said

    @property
    def _name(self) -> str:
        return self.current.spoken(self.person)

    def _summary(self, agreed: int) -> str:
        done = f" Agreed on: {agreed:,}." if agreed else ""
        name = escape_markdown(self._name)
        if not self.found:
            return f"Nothing is left to talk about: what is decided is what **{name}** estimates.{done}"
        moving = sum(bool(one.moves) for one in self.found)
        return (
            f"**{counted(len(self.found), 'estimate differs', 'estimates differ')}**; with the other one the "
            f"item would move in the ranking in {counted(moving, 'case')}, the largest move first.{done}"
        )

    def _show_table(self) -> None:
        columns = [
            {"key": "item", "label": "Item", "readonly": True},
            {"key": "field", "label": "Estimate", "readonly": True, "narrow": True},
            {"key": "decided", "label": "Decided", "readonly": True, "narrow": True},
            {"key": "other", "label": self._name, "readonly": True, "narrow": True},
            {"key": "rank", "label": "Rank now", "type": "number", "readonly": True},
            {"key": "then", "label": f"Rank with {self._name}'s", "type": "number", "readonly": True},
            {"key": "why", "label": "Why, as decided", "readonly": True},
            {"key": "why_other", "label": f"Why, {self._name}", "readonly": True},
        ]
        rows = [
            {
                "id": _id(one),
                "item": one.item,
                "field": FIELDS[one.field].label,
                "decided": self._value(one, one.decided),
                "other": self._value(one, one.other),
                "rank": one.rank,
                "then": one.rank_if_other,
                "why": self.current.spoken(one.decided.why),
                "why_other": self.current.spoken(one.other.why),
            }
            for one in self.found
        ]
        if columns != self.table.columns:
            self.table.columns = columns
        if rows != self.table.rows:
            self.table.rows = rows

    def _value(self, one: Difference, side: Estimate) -> str:
        spec = Column.of({**column(one.field, self.current.units), "readonly": True})
        return (
            f"{cell_text(spec, side.value)}{' %' if spec.is_share else ''}" if side.value is not None else "–"
        )

    # --- one at a time
    @property
    def chosen(self) -> Difference | None:
        """The difference that is talked about."""
        wanted = self.form.values.get("about")
        return next((one for one in self.found if _id(one) == wanted), self.found[0] if self.found else None)

    def _show_form(self) -> None:
        one = self.chosen
        if one is None:
            return
        values = self.form.values
        anew = values.get("about") != _id(one)
        take = _OTHER if anew else values.get("take") or _OTHER
        sides = [
            {"value": _DECIDED, "label": f"As decided: {self._value(one, one.decided)}"},
            {"value": _OTHER, "label": f"{self._name}: {self._value(one, one.other)}"},
            {"value": _ANOTHER, "label": "Another value"},
        ][one.decided.value is None :]
        about = [{"value": _id(each), "label": self._label(each)} for each in self.found[:_MOST_OPTIONS]]
        another = {**column(one.field, self.current.units), "key": "to", "label": "Agreed value"}
        fields = [
            {"key": "about", "label": "Talk about", "type": "choice", "required": True, "options": about},
            {
                "key": "take",
                "label": "You agree on",
                "type": "radio",
                "options": sides[one.decided.value is None :],
            },
            *([another] if take == _ANOTHER else []),
            {"key": "why", "label": "Why", "type": "text", "wide": True, "help": _WHY},
        ]
        typed = {"to": None, "why": ""} if anew else {"to": values.get("to"), "why": values.get("why", "")}
        self._still = True
        try:
            if fields != self.form.fields:
                self.form.fields = fields
            self.form.values = {"about": _id(one), "take": take, **typed}
        finally:
            self._still = False
        self.both.text = self._both(one)

    def _label(self, one: Difference) -> str:
        moves = f", {counted(abs(one.moves), 'place')}" if one.moves else ""
        values = f"{self._value(one, one.decided)} or {self._value(one, one.other)}"
        return f"{shortened(one.item, 50)} [{one.key}], {FIELDS[one.field].label.lower()}: {values}{moves}"

    def _both(self, one: Difference) -> str:
        lines = [
            f"**{escape_markdown(one.item)}, {FIELDS[one.field].label.lower()}.** {capital(one.says())}.",
            "",
        ]
        for name, side, by in (("As decided", one.decided, one.decided.by), (self._name, one.other, "")):
            given = ", ".join(filter(None, (self.current.spoken(by), side.on)))
            why = self.current.spoken(side.why) or "no reason given"
            said = f"{name}{f' ({given})' if given else ''}: {self._value(one, side)}, {why}"
            lines.append(f"- {escape_markdown(' '.join(said.split()))}")
        return "\n".join(lines)

    def _chosen(self, _: Any) -> None:
        if not self._still:
            self._show_form()

    def _agree(self) -> None:
        one = self.chosen
        if one is None:
            return
        values = self.form.values
        side = {_DECIDED: one.decided, _OTHER: one.other}.get(str(values["take"]))
        value = side.value if side else values.get("to")
        if not isinstance(value, (int, float)):
            self.form.errors = {"to": "Write the value that you agree on."}
            return
        first, why = self.current.estimator, str(values.get("why") or "")
        changes = agreement(one, self.person, first, float(value), why, date.today().isoformat())
        shown = self._value(one, Estimate(value=float(value)))
        label = f"{FIELDS[one.field].label.lower()} of {one.item}, {shown}"
        self.form.errors = {}
        self.current.decide(changes, label)
        self.done.text = f"Agreed: {escape_markdown(label)}."

    def _take_back(self) -> None:
        label = self.current.undo()
        self.done.text = (
            f"Taken back: {escape_markdown(self.current.spoken(label))}."
            if label
            else "There is nothing to take back."
        )


_WHY = "Left empty, the reason of the one whose value it is."


def _id(one: Difference) -> str:
    return f"{one.key}/{one.field}"
