"""Go or no-go: would this meeting stop a bad launch? Reasons first, each with a home; then criteria, linted.

A row per criterion with threshold, evidence, how many saw it, the day on which it was written, one owner and
a state. There is no score: the rules of `pmkit.methods.launch_lint` name open points, people decide. What
comes out is a record of the decision on one page.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pmkit.english import counted, plural
from pmkit.explorers import Button, Cells, Choice, Control, Explorer, Form, Result, Text, Tick, Values
from pmkit.explorers._launch_record import DECISIONS, record
from pmkit.explorers._open_points import open_points
from pmkit.explorers.typed_cells import CellError
from pmkit.explorers.typed_day import read_day
from pmkit.methods import TextFinding, lint_launch
from pmkit.methods.launch_lint import KINDS, STATES

HOMES = {"prevented": "prevented by", "seen": "seen by the guardrail", "accepted": "accepted by"}
_CRITERION_KEYS = ("criterion", "kind", "threshold", "evidence", "n", "written", "owner", "state")
_MOST_ROWS, _MOST_REASONS = 20, 30
_IN_WORDS = {
    "after-data": "written too late",
    "back-not-tried": "never tried",
    "feels-good": "a feeling",
    "green-no-evidence": "no evidence",
    "green-no-n": "n unknown",
    "green-nobody": "green with n = 0",
    "no-day": "no day",
    "no-owner": "no owner",
    "no-threshold": "no threshold",
    "no-home": "no home",
    "no-which": "by what?",
    "two-owners": "two owners",
}
"""The rules' names in the words of the table."""


class GoOrNoGo(Explorer):
    """Write reasons why it will have failed, give each a home, and mend the table of criteria.

    `frame` has the first criteria; `reasons` are those that are shown beside one's own once they are asked
    for; `data_from` is the day of the first data; with `own` all texts stay on the computer.
    """

    layout = ("form", "reasons", "criteria", "sentence", "points", "decide", "record")
    taken_along = ("record",)
    only_to_fill_in = frozenset({"says"})
    title = "Go or no-go"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        reasons: Sequence[str] = (),
        launch: str = "",
        data_from: str = "",
        own: bool = False,
    ) -> None:
        super().__init__(frame, units=units)
        self.reasons, self.launch, self.data_from, self.own = tuple(reasons), launch, data_from, own
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
        self.rows = [
            {"id": f"c{n}", **{str(k): v for k, v in row.items()}} for n, row in enumerate(rows, start=1)
        ]

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        given = _reasons_of(values, self.reasons)
        return (
            self._form(),
            *([_reasons_table(given)] if given else []),
            self._criteria(values),
            Form("decide", self._decision(), label="The decision"),
        )

    def _form(self) -> Form:
        mine = Text(
            "mine",
            "It is three months later, and the launch has failed. Why?",
            rows=4,
            wide=True,
            stays=self.own,
            help="Three minutes, alone, a reason per line. Yours come first.",
        )
        fields: tuple[Text | Tick | Button, ...] = (
            mine,
            *(
                [Tick("others", f"Show {counted(len(self.reasons), 'reason')} of others")]
                if self.reasons
                else []
            ),
            Text("launch", "What is to be launched", start=self.launch, wide=True, stays=self.own),
            Text(
                "data_from",
                "First data came in on",
                start=self.data_from,
                help="A threshold should be older.",
            ),
            Button("add", "Add a criterion", self._add),
        )
        return Form("form", fields, label="Before the meeting")

    def _add(self, values: Values) -> Values:
        added = self._added(values)
        return {"added": added + 1} if len(self.rows) + added < _MOST_ROWS else {}

    def _added(self, values: Values) -> int:
        """How many rows were added, whatever a file of progress holds there."""
        added = values.get("added")
        return min(added, _MOST_ROWS - len(self.rows)) if isinstance(added, int) and added > 0 else 0

    def _criteria(self, values: Values) -> Cells:
        blank = [
            {"id": f"n{n}", **dict.fromkeys(_CRITERION_KEYS), "kind": "measure", "state": "open"}
            for n in range(1, self._added(values) + 1)
        ]
        return Cells(
            "criteria",
            "Criteria",
            columns=_columns(),
            rows=[*self.rows, *blank],
            keys=_CRITERION_KEYS,
            sortable=False,
            stacked=True,
        )

    def _decision(self) -> tuple[Choice | Text, ...]:
        texts = {
            "who": "Who decides",
            "stopper": "Who stops it without asking",
            "line": "At which number",
            "because": "Because",
            "change": "What would change our mind, and by when",
        }
        fields = (
            Text(key, label, wide=key in ("because", "change"), stays=self.own)
            for key, label in texts.items()
        )
        return (Choice("decision", "Decided", options=DECISIONS), *fields)

    # --- what is seen
    def result(self, values: Values) -> Result:
        since, problem = _day(str(values["data_from"]))
        criteria, errors = self._filled(values)
        reasons = _homes(values, _reasons_of(values, self.reasons))
        used = [row for row in criteria if _begun(row)]
        found = lint_launch(used, reasons, since)
        by_row: dict[str, list[TextFinding]] = {}
        for one in found:
            by_row.setdefault(one.where, []).append(one)
        names = {row["id"]: str(row["criterion"] or "A criterion without a name") for row in used}
        names |= {row["id"]: row["reason"] for row in reasons}
        computed = {"criteria": {"says": [_short(row, by_row, errors) for row in criteria]}}
        if reasons:
            computed["reasons"] = {"says": [_short({**row, "begun": True}, by_row, {}) for row in reasons]}
        left_out = _left_out(values, self.reasons)
        return Result(
            sentence=_sentence(found, used, reasons, errors),
            says={
                "points": open_points(found, names, errors),
                "record": record(values, used, reasons, HOMES, len(found)),
            },
            computed=computed,
            errors=({"data_from": problem} if problem else {}) | ({"mine": left_out} if left_out else {}),
        )

    def _filled(self, values: Values) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """The criteria with what was typed, their days read; and why a day could not be read, by row."""
        rows, errors = [], {}
        for row in self._criteria(values).filled(values["criteria"]):
            day, problem = _day(str(row.get("written") or ""))
            if problem:
                errors[row["id"]] = problem
            rows.append({**row, "written": day})
        return rows, errors


def _columns() -> list[dict[str, Any]]:
    kinds = [{"value": key, "label": name} for key, name in KINDS.items()]
    states = [{"value": key, "label": name} for key, name in STATES.items()]
    return [
        {"key": "criterion", "label": "Criterion", "width": 16},
        {"key": "kind", "label": "It is about", "type": "choice", "options": kinds, "width": 14},
        {"key": "threshold", "label": "Threshold", "width": 14},
        {"key": "evidence", "label": "Evidence", "width": 16},
        {"key": "n", "label": "n, how many saw it", "type": "number", "min": 0, "width": 6},
        {"key": "written", "label": "Written on", "width": 12},
        {"key": "owner", "label": "Owner", "width": 10},
        {"key": "state", "label": "State", "type": "choice", "options": states, "width": 8.5},
        {"key": "says", "label": "Checker", "readonly": True, "width": 12},
    ]


def _reasons_of(values: Values, others: Sequence[str]) -> list[str]:
    """One's own reasons, then those of others where they are asked for; each once."""
    mine = [" ".join(line.split()) for line in str(values.get("mine") or "").splitlines()]
    given = dict.fromkeys([one for one in mine if one][:_MOST_REASONS])
    return list(given | dict.fromkeys(others)) if values.get("others") else list(given)


def _left_out(values: Values, others: Sequence[str]) -> str:
    lines = [line for line in str(values["mine"]).splitlines() if line.strip()]
    more = len(lines) - _MOST_REASONS
    return f"The first {_MOST_REASONS} reasons are looked at, {more} are not." if more > 0 else ""


def _reasons_table(reasons: Sequence[str]) -> Cells:
    homes = [{"value": key, "label": name} for key, name in HOMES.items()]
    columns = [
        {"key": "reason", "label": "It failed because", "readonly": True, "width": 30},
        {"key": "home", "label": "This is", "type": "choice", "options": homes, "width": 14},
        {"key": "which", "label": "by what, or whom", "width": 20},
        {"key": "says", "label": "Checker", "readonly": True, "width": 10},
    ]
    rows = [{"id": one, "reason": one, "home": None, "which": ""} for one in reasons]
    keys = ("home", "which")
    label = "Each reason has a home"
    return Cells("reasons", label, columns=columns, rows=rows, keys=keys, sortable=False, stacked=True)


def _homes(values: Values, reasons: Sequence[str]) -> list[dict[str, Any]]:
    return _reasons_table(reasons).filled(values.get("reasons") or {})


def _begun(row: Mapping[str, Any]) -> bool:
    return any(row.get(key) for key in ("criterion", "threshold", "evidence", "owner"))


def _day(text: str) -> tuple[date | None, str]:
    """The day that was typed, and why it could not be read."""
    try:
        day = read_day(text).value
    except CellError as problem:
        return None, str(problem)
    return (date.fromisoformat(day) if day else None), ""


def _short(row: Mapping[str, Any], found: Mapping[str, list[TextFinding]], errors: Mapping[str, str]) -> str:
    """A row's state in a few words, for the column beside it."""
    if row["id"] in errors:
        return "no day"
    if told := found.get(row["id"]):
        return "; ".join(_IN_WORDS.get(one.rule, "look below") for one in told[:2])
    return "in\u00a0order" if row.get("begun") or _begun(row) else ""


def _sentence(
    found: Sequence[TextFinding],
    criteria: Sequence[Mapping[str, Any]],
    reasons: Sequence[Mapping[str, Any]],
    errors: Mapping[str, str],
) -> str:
    if not criteria:
        return "No criterion yet. Begin with the one that could make you say no."
    still_open = len(found) + sum(1 for one in errors if not any(each.where == one for each in found))
    green = sum(1 for row in criteria if row["state"] == "green")
    said = [
        f"{green} of {counted(len(criteria), 'criterion', 'criteria')} {plural(green, 'is', 'are')} green"
    ]
    said[0] += f", and the table has **{counted(still_open, 'open point')}**." if still_open else "."
    doubtful = {one.where for one in found if one.rule.startswith("green") or one.rule == "after-data"}
    shaky = sum(1 for row in criteria if row["state"] == "green" and row["id"] in doubtful)
    if shaky:
        said.append(f"{shaky} of the green ones {plural(shaky, 'shows', 'show')} nothing yet.")
    homeless = sum(1 for one in found if one.rule in ("no-home", "no-which"))
    if reasons:
        at_home = len(reasons) - homeless
        said.append(
            f"{at_home} of {counted(len(reasons), 'reason')} {plural(at_home, 'has', 'have')} a home."
        )
    else:
        said.append("No reason for a failure is written yet: take three minutes, alone.")
    if not still_open:
        said.append("No rule objects. That is no yes: people decide.")
    return " ".join(said)
