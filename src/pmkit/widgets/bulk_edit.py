"""One value for many items of the backlog at once: all bugs, confidence 80 %. Each can be taken back."""

from typing import Any

import pandas as pd

from pmkit.backlog.schema import FIELDS
from pmkit.english import counted
from pmkit.explorers.typed_cells import Column, cell_text
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets._decision_cells import SETS, column
from pmkit.widgets.backlog_work import ALL, Panel, options_of
from pmkit.widgets.current_backlog import FACETS
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say


class BulkEdit(Panel):
    """One value for many items at once: all bugs, confidence 80 %."""

    def build(self) -> None:
        fields = list(SETS["Everything"])
        self._targets = [{"value": name, "label": FIELDS[name].label} for name in fields]
        self._facets: list[str] = []
        self.form = Form([])
        self._still = True
        self.form.observe(self._changed, "values")
        self.buttons = Form(
            [
                {"key": "go", "label": "Set it", "type": "button", "main": True},
                {"key": "undo", "label": "Undo the last change", "type": "button"},
            ]
        )
        self.buttons.on_click("go", self._apply)
        self.buttons.on_click("undo", self._take_back)
        self.done = Say()
        self.children = (self.form, self.said, self.buttons, self.done)

    def show(self) -> None:
        values = dict(self.form.values)
        self._facets = [facet for facet in FACETS if len(self.current.counts(facet, whole=True)) > 1]
        where = values.get("where") if values.get("where") in self._facets else None
        where = where or (self._facets[0] if self._facets else ALL)
        counts = self.current.counts(where, whole=True) if where != ALL else []
        name = values.get("set") or "confidence"
        wheres = [{"value": facet, "label": FIELDS[facet].label} for facet in self._facets]
        wheres.append({"value": ALL, "label": "All items"})
        if values.get("where") == ALL:
            where, counts = ALL, []
        fields: list[dict[str, Any]] = [
            {
                "key": "where",
                "label": "For all items with this",
                "type": "choice",
                "required": True,
                "options": wheres,
            }
        ]
        if counts:
            options = options_of(counts, self.current.spoken)
            fields.append(
                {"key": "is", "label": "being", "type": "choice", "required": True, "options": options}
            )
        spec = column(name)
        fields.append(
            {"key": "set", "label": "set", "type": "choice", "required": True, "options": self._targets}
        )
        given = ("min", "max", "unit", "options", "help")
        shape: dict[str, Any] = {key: spec[key] for key in given if key in spec}
        fields.append({"key": "to", "label": "to", "type": spec["type"], **shape})
        fields.append({"key": "only", "label": "Only where it is missing", "type": "check"})
        if fields != self.form.fields:
            self.form.fields = fields
        chosen = values.get("is") if values.get("is") in {value for value, _ in counts} else None
        to = values.get("to") if name == values.get("shown") else None
        self.form.values = {
            "where": where,
            **({"is": chosen if chosen is not None else counts[0][0]} if counts else {}),
            "set": name,
            "to": to,
            "only": values.get("only", True),
            "shown": name,
        }
        self._tell()

    def _changed(self, _: Any) -> None:
        if not self._still:
            self._refresh()

    def _matching(self) -> pd.DataFrame:
        values = self.form.values
        return self.current.matching({} if values["where"] == ALL else {values["where"]: values["is"]})

    def _changes(self) -> list[tuple[str, str, Any]]:
        values = self.form.values
        items, name, value = self._matching(), values["set"], values["to"]
        if value is None:
            return []
        missing = items[name].isna() | (items[name] == "")
        chosen = items[missing] if values["only"] else items[missing | (items[name] != value)]
        return [(key, name, value) for key in chosen["id"]]

    def _tell(self) -> None:
        values, items = self.form.values, self._matching()
        changes = self._changes()
        label = FIELDS[values["set"]].label
        if values["to"] is None:
            self.said.text = (
                f"{counted(len(items), 'item')} would be looked at. Say what **{label}** is to be."
            )
            return
        stay = len(items) - len(changes)
        stays = f" {stay:,} stay as they are." if stay else ""
        self.said.text = (
            f"This sets **{label}** to **{self._value()}** in {counted(len(changes), 'item')}.{stays}"
        )

    def _value(self) -> str:
        spec = Column.of(column(self.form.values["set"]))
        return escape_markdown(f"{cell_text(spec, self.form.values['to'])} {spec.unit}".strip())

    def _apply(self) -> None:
        changes = self._changes()
        if not changes:
            self.done.text = "There is nothing to set."
            return
        label = f"{FIELDS[changes[0][1]].label} in {counted(len(changes), 'item')}"
        self.current.decide(changes, label)
        self.done.text = f"Set: {label}."

    def _take_back(self) -> None:
        label = self.current.undo()
        self.done.text = (
            f"Taken back: {escape_markdown(label)}." if label else "There is nothing to take back."
        )
