"""Responsibility matrix: who answers for a decision, who works on it, who is asked, who is told.

While letters are typed or chosen, the last column says what is wrong with a row. The rules are those of
`pmkit.methods`; they see letters, not whether one would want to work there. `frame` has `id`, `activity`,
`may_decide` (names apart by commas, or "") and one column of marks per person.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets

from pmkit.methods.accountability import lint_daci, lint_raci
from pmkit.methods.authority import lint_authority
from pmkit.practice.text import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.table import Table

SCHEMES = {"raci": "RACI", "daci": "DACI"}
MARKS = {"raci": ("A", "R", "A/R", "C", "I"), "daci": ("A", "D", "D/A", "C", "I")}
_OTHER = {"raci": {"D": "R", "D/A": "A/R"}, "daci": {"R": "D", "A/R": "D/A"}}
"""What a mark is called when the scheme changes: the driver of DACI stands for the responsible of RACI."""
_MOST_ROWS, _MOST_PEOPLE = 30, 10
_FIXED = ("id", "activity", "may_decide")


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
        self.table = Table("Who answers for what", self._columns(), rows, sortable=False)
        self.form.observe(self.changed, "values")
        self.table.observe(self.changed, "rows")
        return [self.form, self.table]

    # --- what the form and the table offer
    def _fields(self) -> list[dict[str, Any]]:
        scheme: dict[str, Any] = {
            "key": "scheme",
            "label": "Letters",
            "type": "choice",
            "options": [{"value": key, "label": label} for key, label in SCHEMES.items()],
            "required": True,
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
                "width": 5,
            }
            for n, name in enumerate(self.people, 1)
        ]
        return [
            {"key": "activity", "label": "Decision", "readonly": fixed, "width": 26},
            *marks,
            {"key": "may_decide", "label": "Has the power", "readonly": fixed, "width": 12},
            {"key": "says", "label": "Checker", "readonly": True, "width": 34},
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
        told = [" ".join(self.found.get(row["id"], [])[:2]) or self._silent(row) for row in self.table.rows]
        self.table.compute({"says": told})

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

    def _check(self) -> dict[str, list[str]]:
        """What the rules say: per row id a list of sentences, and under "" what concerns the whole table."""
        begun = {row["id"]: row for row in self.marks() if any(row["marks"].values())}
        cells = {id: row["marks"] for id, row in begun.items()}
        rules = lint_raci if self.scheme == "raci" else lint_daci
        power = {id: row["may_decide"] for id, row in begun.items()}
        told: dict[str, list[str]] = {}
        for one in rules(cells):
            told.setdefault(one.where, []).append(one.text)
        for one in lint_authority(cells, power):
            if one.where not in told:  # first one name, then whether it is the right one
                told[one.where] = [one.text]
        return told

    def _silent(self, row: dict[str, Any]) -> str:
        filled = any(row.get(f"p{n}") for n in range(1, len(self.people) + 1))
        return "In order." if filled else "Empty: nobody has said." if row.get("activity") else ""

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
            row = faulty[0]
            said += f" First to mend: {escape_markdown(row['activity'])}. "
            said += escape_markdown(self.found[row["id"]][0])
        elif self.found.get(""):
            said += f" {escape_markdown(self.found[''][0])}"
        empty = sum(1 for row in self.marks() if row["activity"] and not any(row["marks"].values()))
        if empty:
            said += f" Without a letter: {empty}."
        return said


class OwnMatrix(ResponsibilityMatrix):
    """The same with one's own people and decisions, which can be renamed and added."""

    item: ClassVar[str] = "explorer:roles.own-matrix"
    own: ClassVar[bool] = True
