"""One value for many items of the backlog at once: all bugs, confidence 80 %. Effort comes from points too.

Each can be taken back.
"""

from typing import Any

import pandas as pd

from pmkit.backlog.effort_rules import EFFORT_FROM, effort_from, effort_words
from pmkit.backlog.schema import FIELDS
from pmkit.english import counted
from pmkit.explorers.typed_cells import Column, cell_text
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets._decision_cells import SETS, column
from pmkit.widgets.backlog_work import Panel, several
from pmkit.widgets.current_backlog import FACETS
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say

ALL = "all"
_VALUE = "value"


class BulkEdit(Panel):
    """One value for many items at once: all bugs, confidence 80 %."""

    def build(self) -> None:
        self._targets = [{"value": name, "label": FIELDS[name].label} for name in SETS["Everything"]]
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

    # --- what is asked
    def show(self) -> None:
        before = dict(self.form.values)
        facets = [facet for facet in FACETS if len(self.current.counts(facet, whole=True)) > 1]
        where = str(before.get("where"))
        where = where if where in (*facets, ALL) else (*facets, ALL)[0]
        name = str(before.get("set") or "confidence")
        sources = self._sources() if name == "effort" else []
        how = str(before.get("how")) if before.get("how") in sources else _VALUE
        fields = [_choice("where", "For all items with this", [*map(_labelled, facets), (ALL, "All items")])]
        values: dict[str, Any] = {"where": where, "set": name, "only": before.get("only", True)}
        if where != ALL:
            counts = self.current.counts(where, whole=True)
            among = several(where, counts, None, self.current.spoken)
            fields.append({**among, "key": "is", "label": "being"})
            known = [str(option["value"]) for option in among["options"]]
            chosen: Any = (
                before["is"] if before.get("where") == where else {"values": known[:1], "without": False}
            )
            values["is"] = {**chosen, "values": [value for value in chosen["values"] if value in known]}
        fields.append(_choice("set", "set", [(one["value"], one["label"]) for one in self._targets]))
        if sources:
            hows = [(_VALUE, "to a value"), *((one, EFFORT_FROM[one].label) for one in sources)]
            fields.append(_choice("how", "how", hows))
        fields.append(self._asked(name, how))
        fields.append({"key": "only", "label": "Only where it is missing", "type": "check"})
        if fields != self.form.fields:
            self.form.fields = fields
        shown = f"{name}/{how}"
        to = before.get("to") if shown == before.get("shown") else None
        self.form.values = {**values, "how": how, "to": to, "shown": shown}
        self._tell()

    def _sources(self) -> list[str]:
        """From what of these items effort can be worked out."""
        assert self.current.backlog is not None
        items = self.current.backlog.items
        return [name for name in EFFORT_FROM if items[name].notna().any()]

    def _asked(self, name: str, how: str) -> dict[str, Any]:
        """The field for the value, or for the rate."""
        if how != _VALUE:
            rate = EFFORT_FROM[how]
            return {"key": "to", "label": rate.asks, "type": "number", "unit": rate.unit, "min": 0.001}
        spec = column(name, self.current.units)
        given = ("min", "max", "unit", "options", "help")
        assert self.current.backlog is not None
        usual = self.current.backlog.items[name].median() if spec["type"] == "number" else None
        near = {} if usual is None or pd.isna(usual) else {"near": float(usual)}
        return {
            "key": "to",
            "label": "to",
            "type": spec["type"],
            **{k: spec[k] for k in given if k in spec},
            **near,
        }

    def _changed(self, _: Any) -> None:
        if not self._still:
            self._refresh()

    # --- what it does
    def _matching(self) -> pd.DataFrame:
        values = self.form.values
        chosen = values.get("is", {"values": []})
        if values["where"] == ALL:
            return self.current.matching({})
        if not chosen["values"]:
            return self.current.matching({}).iloc[:0]
        return self.current.matching({values["where"]: chosen})

    def _wanted(self, items: pd.DataFrame) -> pd.Series:
        """What each of the items would get; missing where that can't be told."""
        values = self.form.values
        if values["how"] != _VALUE:
            return effort_from(items, values["how"], values["to"])
        return pd.Series([values["to"]] * len(items), index=items.index, dtype=object)

    def _changes(self) -> list[tuple[str, str, Any]]:
        values = self.form.values
        if values["to"] is None:
            return []
        items, name = self._matching(), values["set"]
        wanted = self._wanted(items)
        missing = items[name].isna() | (items[name] == "")
        chosen = wanted.notna() & (missing if values["only"] else missing | (items[name] != wanted))
        return [
            (key, name, value)
            for key, value in zip(items["id"][chosen], wanted[chosen].tolist(), strict=True)
        ]

    def _tell(self) -> None:
        values, items = self.form.values, self._matching()
        if values["where"] != ALL and not values["is"]["values"]:
            self.said.text = "Tick what the items have that you mean, or choose *All items*."
            return
        label = f"**{FIELDS[values['set']].label}**"
        if values["to"] is None:
            self.said.text = f"{counted(len(items), 'item')} would be looked at. Say what {label} is to be."
            return
        changes, without = self._changes(), int(self._wanted(items).isna().sum())
        stay = len(items) - len(changes) - without
        if changes:
            said = f"This sets {label} {self._words()} in {counted(len(changes), 'item')}."
            said += f" {stay:,} stay as they are." if stay else ""
        else:
            said = f"Nothing is left to set: {label} stays as it is in {counted(stay, 'item')}."
        if without:
            said += f" {counted(without, 'item has', 'items have')} nothing to work it out from."
        self.said.text = said

    def _words(self) -> str:
        """To what, or from what and at which rate."""
        values = self.form.values
        if values["how"] != _VALUE:
            return escape_markdown(effort_words(values["how"], values["to"]))
        spec = Column.of(column(values["set"], self.current.units))
        value = f"{cell_text(spec, values['to'])} {spec.unit}".strip()
        return f"to **{escape_markdown(value)}**"

    def _apply(self) -> None:
        changes = self._changes()
        if not changes:
            self.done.text = "There is nothing to set."
            return
        label = f"{FIELDS[changes[0][1]].label} in {counted(len(changes), 'item')}"
        self.current.decide(changes, label)
        self.done.text = f"Set: {label}."

    def _take_back(self) -> None:
        self.form.errors = {}
        label = self.current.undo()
        self.done.text = (
            f"Taken back: {escape_markdown(label)}." if label else "There is nothing to take back."
        )


def _labelled(name: str) -> tuple[str, str]:
    return name, FIELDS[name].label


def _choice(key: str, label: str, options: list[tuple[str, str]]) -> dict[str, Any]:
    known = [{"value": value, "label": text} for value, text in options]
    return {"key": key, "label": label, "type": "choice", "required": True, "options": known}
