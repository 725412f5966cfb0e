"""Responsibility matrix: who answers for a decision, who works on it, who is asked, who is told.

While letters are typed or chosen, the last column says what is wrong with a row. The rules are those of
`pmkit.methods`; they see letters, not whether one would want to work there. `frame` has `id`, `activity`,
`may_decide` (names apart by commas, or "") and one column of marks per person.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets

from pmkit.methods import TextFinding
from pmkit.methods.accountability import lint_daci, lint_raci
from pmkit.methods.authority import lint_authority
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.table import Table

SCHEMES = {"raci": "RACI", "daci": "DACI"}
MARKS = {"raci": ("A", "R", "A/R", "C", "I"), "daci": ("A", "D", "D/A", "C", "I")}
_OTHER = {"raci": {"D": "R", "D/A": "A/R"}, "daci": {"R": "D", "A/R": "D/A"}}
"""What a mark is called when the scheme changes: the driver of DACI stands for the responsible of RACI."""
_MOST_ROWS, _MOST_PEOPLE = 30, 10
_SHORT = {
    "no-accountable": "no A",
    "no-approver": "no A",
    "several-accountable": "more than one A",
    "several-approver": "more than one A",
    "nobody-responsible": "no R",
    "no-driver": "no D",
    "several-driver": "more than one D",
    "no-contributor": "no C",
    "many-consulted": "many C",
    "no-authority": "A without power",
}
"""The rules' names in the words of the table."""
_FIXED = ("id", "activity", "may_decide")
_LEGEND = (
    "RACI: A answers for it, R does it, C is asked before, I is told after. "
    "DACI: A decides, D drives it to the decision, C contributes, I is told after."
)


class ResponsibilityMatrix(Explorer):
    """A table with a choice per cell and a live checker; people and decisions are given."""

    item: ClassVar[str] = "explorer:roles.matrix"
    own: ClassVar[bool] = False

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.people = [str(name) for name in self.frame.columns if name not in _FIXED]
        rows = [
            {
                **{key: row[key] for key in _FIXED},
                **{f"p{n}": row[name] for n, name in enumerate(self.people, 1)},
            }
            for row in self.frame.to_dict("records")
        ]
        self.form = Form(self._fields(), {"scheme": "raci", **self._own_values()})
        self.form.on_click("reset", self.start_over)
        if self.own:
            self.form.on_click("add", self._add_row)
        self.shown = "raci"
        self.table = Table("Who answers for what", self._columns(), rows, sortable=False, stacked=True)
        self.told = Say()
        self.form.observe(self.changed, "values")
        self.table.observe(self.changed, "rows")
        return [self.form, self.table, self.told]

    # --- what the form and the table offer
    def _fields(self) -> list[dict[str, Any]]:
        scheme: dict[str, Any] = {
            "key": "scheme",
            "label": "Letters",
            "type": "choice",
            "options": [{"value": key, "label": label} for key, label in SCHEMES.items()],
            "required": True,
            "help": _LEGEND,
        }
        own: list[dict[str, Any]] = [
            {"key": "people", "label": "People, commas between the names", "type": "text", "required": True},
            {"key": "add", "label": "Add a decision", "type": "button"},
        ]
        return [
            scheme,
            *(own if self.own else []),
            {"key": "reset", "label": "Start over", "type": "button"},
        ]

    def _own_values(self) -> dict[str, Any]:
        return {"people": ", ".join(self.people)} if self.own else {}

    @property
    def scheme(self) -> str:
        return str(self.form.values["scheme"])

    def _columns(self) -> list[dict[str, Any]]:
        fixed = not self.own
        marks = [
            {
                "key": f"p{n}",
                "label": name,
                "type": "choice",
                "options": list(MARKS[self.scheme]),
                "width": 7,
            }
            for n, name in enumerate(self.people, 1)
        ]
        return [
            {"key": "activity", "label": "Decision", "readonly": fixed, "width": 26},
            *marks,
            {"key": "says", "label": "Checker", "readonly": True},
            {"key": "may_decide", "label": "Has the power", "readonly": fixed, "width": 14},
        ]

    def _add_row(self) -> None:
        rows = self.table.rows
        if len(rows) >= _MOST_ROWS:
            return
        number = 1 + max((int(row["id"][1:]) for row in rows if row["id"][1:].isdigit()), default=0)
        blank = {"id": f"r{number}", "activity": "", "may_decide": ""}
        self.table.rows = [*rows, {**blank, **{f"p{n}": None for n in range(1, len(self.people) + 1)}}]

    # --- what follows from a change
    def update(self) -> None:
        if self.own:
            self._rename()
        if self.shown != self.scheme:
            self._change_letters()
        self.found = self._check()
        self.table.compute({"says": [self._short(row) for row in self.table.rows]})
        self.told.text = self._list()

    def _list(self) -> str:
        """Every row that is not in order, with what to do, as a Markdown list."""
        rows = [
            f"- *{escape_markdown(row['activity'] or 'A decision without a name')}*: "
            + escape_markdown(" ".join(one.text for one in self.found[row["id"]][:2]))
            for row in self.marks()
            if self.found.get(row["id"])
        ]
        return "\n".join(["**To mend**", "", *rows]) if rows else ""

    def _rename(self) -> None:
        """Take over the names; who is left out keeps the marks until the name is written again."""
        names = [name.strip() for name in str(self.form.values.get("people") or "").split(",")]
        names = list(dict.fromkeys(name for name in names if name))[:_MOST_PEOPLE]
        if names and names != self.people:
            self.people = names
            self._show_columns()

    def _change_letters(self) -> None:
        other = _OTHER[self.scheme]
        keys = [f"p{n}" for n in range(1, _MOST_PEOPLE + 1)]
        rows = [
            {key: other.get(value, value) if key in keys else value for key, value in row.items()}
            for row in self.table.rows
        ]
        self.shown = self.scheme
        self._show_columns(rows)

    def _show_columns(self, rows: list[dict[str, Any]] | None = None) -> None:
        self.table.computed = {}
        with self.table.hold_sync():
            self.table.columns = self._columns()
            self.table.rows = rows if rows is not None else list(self.table.rows)

    def marks(self) -> list[dict[str, Any]]:
        """The table as it stands: per row `id`, `activity`, `may_decide`, and {name: mark} as `marks`."""
        return [
            {
                **{key: row.get(key) or "" for key in _FIXED},
                "marks": {name: row.get(f"p{n}") or "" for n, name in enumerate(self.people, 1)},
            }
            for row in self.table.rows
        ]

    def _check(self) -> dict[str, list[TextFinding]]:
        """What the rules see: per row id its findings, and under "" those on the whole table."""
        begun = {row["id"]: row for row in self.marks() if any(row["marks"].values())}
        cells = {id: row["marks"] for id, row in begun.items()}
        rules = lint_raci if self.scheme == "raci" else lint_daci
        found: dict[str, list[TextFinding]] = {}
        for one in rules(cells):
            found.setdefault(one.where, []).append(one)
        power = {id: row["may_decide"] for id, row in begun.items() if id not in found}
        for one in lint_authority(cells, power):  # first one name, then whether it is the right one
            found.setdefault(one.where, []).append(one)
        return found

    def _short(self, row: dict[str, Any]) -> str:
        """A row's state in a few words, for the column beside its letters."""
        if found := self.found.get(row["id"]):
            return "; ".join(_SHORT.get(one.rule, "look below") for one in found[:2])
        filled = any(row.get(f"p{n}") for n in range(1, len(self.people) + 1))
        return "in\u00a0order" if filled else "nobody yet" if row.get("activity") else ""

    # --- what it remembers and says
    def state(self) -> dict[str, Any]:
        people = {"people": self.people} if self.own else {}
        return {"scheme": self.scheme, **people, "rows": [dict(row) for row in self.table.rows]}

    def restore(self, state: Any) -> None:
        scheme = state.get("scheme")
        values = {"scheme": scheme} if scheme in SCHEMES else {}
        people = [str(name) for name in state.get("people", [])] if self.own else []
        if people:
            self.people = people
            values["people"] = ", ".join(people)
        self.form.values = {**self.form.values, **values}
        kept = {str(row.get("id")): row for row in state.get("rows", []) if isinstance(row, dict)}
        marks = [f"p{n}" for n in range(1, _MOST_PEOPLE + 1)]
        if self.own:
            rows = [{"activity": "", "may_decide": "", **row} for row in kept.values()] or self.table.rows
        else:
            rows = [
                {**row, **{key: kept[row["id"]].get(key) for key in marks if key in row}}
                if row["id"] in kept
                else row
                for row in self.table.rows
            ]
        self.shown = self.scheme
        self._show_columns(rows)

    def summary(self) -> str:
        rows = [row for row in self.marks() if any(row["marks"].values())]
        if not rows:
            return "No letter stands here yet. Begin with the decision that is argued about most."
        faulty = [row for row in rows if self.found.get(row["id"])]
        said = f"In order: **{len(rows) - len(faulty)} of {len(rows)}** rows with letters."
        if faulty:
            said += f" First to mend: {escape_markdown(faulty[0]['activity'])}."
        elif self.found.get(""):
            said += f" {escape_markdown(self.found[''][0].text)}"
        empty = sum(1 for row in self.marks() if row["activity"] and not any(row["marks"].values()))
        if empty:
            said += f" Without a letter: {empty}."
        return said


class OwnMatrix(ResponsibilityMatrix):
    """The same with one's own people and decisions, which can be renamed and added."""

    item: ClassVar[str] = "explorer:roles.own-matrix"
    own: ClassVar[bool] = True
