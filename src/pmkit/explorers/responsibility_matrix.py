"""Responsibility matrix: who answers for a decision, who works on it, who is asked, who is told.

While letters are typed or chosen, the last column says what is wrong with a row. The rules are those of
`pmkit.methods`; they see letters, not whether one would want to work there. `frame` has `id`, `activity`,
`may_decide` (names apart by commas, or "") and one column of marks per person.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted, listed
from pmkit.explorers import Button, Cells, Choice, Control, Explorer, Form, Result, Text, Values, picked
from pmkit.explorers._named_columns import columns_of, emptied, emptiest_first
from pmkit.methods import TextFinding
from pmkit.methods.accountability import ask_about_raci, lint_daci, lint_raci
from pmkit.methods.authority import lint_authority, names_in
from pmkit.practice.markdown import escape_markdown

SCHEMES = {"raci": "RACI", "daci": "DACI"}
MARKS = {"raci": ("A", "R", "A/R", "C", "I"), "daci": ("A", "D", "D/A", "C", "I")}
_OTHER = {"raci": {"D": "R", "D/A": "A/R"}, "daci": {"R": "D", "A/R": "D/A"}}
"""What a mark is called when the scheme changes: the driver of DACI stands for the responsible of RACI."""
_MOST_ROWS, _MOST_PEOPLE = 30, 10
_KEYS = tuple(f"p{n}" for n in range(1, _MOST_PEOPLE + 1))
_SHORT = {
    "no-accountable": "no A",
    "no-approver": "no A",
    "several-accountable": "more than one A",
    "several-approver": "more than one A",
    "nobody-responsible": "no R",
    "no-driver": "no D",
    "several-driver": "more than one D",
    "no-contributor": "no C",
    "no-authority": "A without power",
}
"""The rules' names in the words of the table."""
_FIXED = ("id", "activity", "may_decide")
_LEGEND = (
    "RACI: A answers for it, R does it, C is asked before, I is told after. "
    "DACI: A decides, D drives it to the decision, C contributes, I is told after."
)
Row = dict[str, Any]
Findings = Mapping[str, list[TextFinding]]


class ResponsibilityMatrix(Explorer):
    """A table with a choice per cell and a live checker.

    People and decisions are given; where they are one's `own`, people can be named anew and decisions added,
    and rows that are in order get a question about who is asked. The state keeps, beside the names as they
    are written (`people`), the column of each name that was ever written (`keys`) and who was last `shown`:
    letters belong to a name and not to a place.
    """

    layout = ("form", "rows", "to_mend", "sentence")
    taken_along = ("rows",)
    only_to_fill_in = frozenset({"says"})
    title = "Who answers for what"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, own: bool = False
    ) -> None:
        super().__init__(frame, units=units)
        self.own = own
        self.people = [str(name) for name in frame.columns if name not in _FIXED]
        self.rows = [
            {**{key: row[key] for key in _FIXED}, **dict(zip(_KEYS, map(row.get, self.people), strict=False))}
            for row in frame.to_dict("records")
        ]

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        scheme = picked(values, "scheme", SCHEMES)
        own = (
            Text(
                "people",
                "People",
                start=", ".join(self.people),
                required=True,
                help="Commas or semicolons between the names. A name keeps its letters.",
            ),
            Button("add", "Add a decision", self._add_row),
        )
        choice = Choice("scheme", "Letters", options=SCHEMES, help=_LEGEND)
        return (
            Form("form", (choice, *(own if self.own else ()))),
            Cells(
                "rows",
                "Who answers for what",
                columns=self._columns(scheme, self._keys(values)),
                rows=self._rows(scheme, values.get("added") or []),
                keys=(*(("activity", "may_decide") if self.own else ()), *_KEYS),
                sortable=False,
                stacked=True,
            ),
        )

    def _people(self, values: Values) -> list[str]:
        """The names that are written, as many as there is room for."""
        names = names_in(str(values.get("people") or "")) if self.own else []
        return names[:_MOST_PEOPLE] or self.people

    def _keys(self, values: Values) -> dict[str, str]:
        """The column of each name that is shown, in the order in which they are written."""
        keys = values.get("keys") or dict(zip(self.people, _KEYS, strict=False))
        return {name: keys[name] for name in self._people(values) if name in keys}

    def _columns(self, scheme: str, keys: Mapping[str, str]) -> list[dict[str, Any]]:
        fixed = not self.own
        mark = {"type": "choice", "options": list(MARKS[scheme]), "width": 6.5}
        return [
            {"key": "activity", "label": "Decision", "readonly": fixed, "width": 24},
            *({"key": key, "label": name, **mark} for name, key in keys.items()),
            {"key": "says", "label": "Checker", "readonly": True},
            {"key": "may_decide", "label": "Has the power", "readonly": fixed, "width": 14},
        ]

    def _rows(self, scheme: str, added: Sequence[str]) -> list[Row]:
        blank = [{"id": id, "activity": "", "may_decide": ""} for id in added]
        return [
            _in_letters(row, scheme) | {key: None for key in _KEYS if key not in row} for row in self.rows
        ] + [{**row, **dict.fromkeys(_KEYS)} for row in blank]

    def _add_row(self, values: Values) -> Values:
        added = list(values.get("added") or [])
        ids = [row["id"] for row in self.rows] + added
        if len(ids) >= _MOST_ROWS:
            return {}
        number = 1 + max((int(id[1:]) for id in ids if id[1:].isdigit()), default=0)
        return {"added": [*added, f"r{number}"]}

    def settle(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Another scheme renames the letters that are there; another name gets a column of its own."""
        scheme = picked(values, "scheme", SCHEMES)
        rows = {id: _in_letters(cells, scheme) for id, cells in dict(values.get("rows") or {}).items()}
        if not self.own:
            return {**values, "rows": rows}
        names = self._people(values)
        before = dict(values.get("keys") or zip(self.people, _KEYS, strict=False))
        shown = list(values.get("shown") or self.people)
        keys, new = columns_of(names, shown, before, emptiest_first(_KEYS, rows))
        return {**values, "rows": emptied(rows, new), "keys": keys, "shown": names}

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """Version 0.1 kept the names as a list, every row whole (added ones among them), and letters by the
        place of a name."""
        if isinstance(kept.get("rows"), list):
            rows = {str(row["id"]): row for row in kept["rows"] if isinstance(row, dict) and "id" in row}
            there = {row["id"] for row in self.rows}
            people = {"people": ", ".join(map(str, kept["people"]))} if kept.get("people") else {}
            kept = {**kept, **people, "rows": rows, "added": [id for id in rows if id not in there]}
        if self.own and not isinstance(kept.get("keys"), dict):
            names = self._people(kept)
            kept = {**kept, "keys": dict(zip(names, _KEYS, strict=False)), "shown": names}
        return kept

    # --- what is seen
    def result(self, values: Values) -> Result:
        keys = self._keys(values)
        table = [
            {**row, **values["rows"].get(row["id"], {})}
            for row in self._rows(values["scheme"], values.get("added") or [])
        ]
        rows: list[Row] = [
            {
                **{key: row.get(key) or "" for key in _FIXED},
                "marks": {name: row.get(key) or "" for name, key in keys.items()},
            }
            for row in table
        ]
        found = check(rows, values["scheme"])
        return Result(
            sentence=_sentence(rows, found),
            says={"to_mend": _to_mend(rows, found) or (_to_ask(rows, values["scheme"]) if self.own else "")},
            computed={"rows": {"says": [_short(row, found.get(row["id"], [])) for row in rows]}},
            errors=self._left_out(values),
        )

    def _left_out(self, values: Values) -> dict[str, str]:
        names = names_in(str(values.get("people") or "")) if self.own else []
        over = names[_MOST_PEOPLE:]
        if not over:
            return {}
        return {"people": f"{_MOST_PEOPLE} people have a column; without one: {listed(over)}."}


def _in_letters(row: Mapping[str, Any], scheme: str) -> Row:
    """A row with its marks in the letters of a scheme."""
    other = _OTHER[scheme]
    return {key: other.get(mark, mark) if key in _KEYS else mark for key, mark in row.items()}


def check(rows: Sequence[Row], scheme: str) -> dict[str, list[TextFinding]]:
    """What the rules see: per row id its findings, and under "" those on the whole table.

    Rows have `id`, `activity`, `may_decide`, and {name: mark} as `marks`.
    """
    begun = {row["id"]: row for row in rows if any(row["marks"].values())}
    cells = {id: row["marks"] for id, row in begun.items()}
    rules = lint_raci if scheme == "raci" else lint_daci
    found: dict[str, list[TextFinding]] = {}
    for one in rules(cells):
        found.setdefault(one.where, []).append(one)
    power = {id: row["may_decide"] for id, row in begun.items() if id not in found}
    for one in lint_authority(cells, power):  # first one name, then whether it is the right one
        found.setdefault(one.where, []).append(one)
    return found


def _to_mend(rows: Sequence[Row], found: Findings) -> str:
    """Every row that is not in order, with what to do, as a Markdown list."""
    lines = [
        f"- *{escape_markdown(row['activity'] or 'A decision without a name')}*: "
        + escape_markdown(" ".join(one.text for one in found[row["id"]][:2]))
        for row in rows
        if found.get(row["id"])
    ]
    return "\n".join(["**To mend**", "", *lines]) if lines else ""


def _to_ask(rows: Sequence[Row], scheme: str) -> str:
    """Questions on rows that are in order, as a Markdown list."""
    names = {row["id"]: row["activity"] or "A decision without a name" for row in rows}
    cells = {row["id"]: row["marks"] for row in rows if any(row["marks"].values())}
    asked = ask_about_raci(cells) if scheme == "raci" else []
    lines = [f"- *{escape_markdown(names[one.where])}*: {escape_markdown(one.text)}" for one in asked]
    return "\n".join(["**To think about** (no rule is broken)", "", *lines]) if lines else ""


def _short(row: Row, found: Sequence[TextFinding]) -> str:
    """A row's state in a few words, for the column beside its letters."""
    if found:
        return "; ".join(_SHORT.get(one.rule, "look below") for one in found[:2])
    if any(row["marks"].values()):
        return "in\u00a0order"
    return "nobody yet" if row["activity"] else ""


def _sentence(rows: Sequence[Row], found: Findings) -> str:
    begun = [row for row in rows if any(row["marks"].values())]
    if not begun:
        return "No letters yet. Begin with the decision that people argue about most."
    faulty = [row for row in begun if found.get(row["id"])]
    said = f"In order: **{len(begun) - len(faulty)} of {len(begun)}** rows with letters."
    if faulty:
        said += f" First to mend: {escape_markdown(faulty[0]['activity'])}."
    elif found.get(""):
        said += f" {escape_markdown(found[''][0].text)}"
    empty = sum(1 for row in rows if row["activity"] and not any(row["marks"].values()))
    return f"{said} {counted(empty, 'decision has', 'decisions have')} no letters yet." if empty else said
