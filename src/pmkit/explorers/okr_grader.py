"""OKR grader: an objective, its key results with their grades, and what the mean hides."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.okr import okr_chart
from pmkit.english import counted
from pmkit.explorers import Cells, Control, Explorer, Form, Result, Text, Values
from pmkit.methods import InputError, grade_key_results, grade_objectives, lint_key_result, lint_objective
from pmkit.practice.markdown import escape_markdown

_COLUMNS = (
    {"key": "key_result", "label": "Key result", "type": "text", "width": 30},
    {"key": "start", "label": "Start", "type": "number"},
    {"key": "target", "label": "Target", "type": "number"},
    {"key": "actual", "label": "Now", "type": "number"},
    {"key": "kind", "label": "Kind", "type": "choice", "options": ["aspirational", "committed"], "width": 14},
    {"key": "grade", "label": "Grade", "type": "number", "readonly": True},
)


class OkrGrader(Explorer):
    """Write an objective and edit its key results. `frame`: `key_result`, `start`, `target`, `actual`,
    `kind`; rows with an empty `key_result` are not graded. `objective` is the one that one begins with."""

    layout = ("form", "chart", "sentence", "rows")
    taken_along = ("form", "chart", "rows")
    title = "Objective and key results"

    def __init__(
        self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None, objective: str = ""
    ) -> None:
        super().__init__(frame, units=units)
        self.objective = objective
        self.rows: list[dict[str, Any]] = [
            {"id": str(number), **{str(key): None if pd.isna(value) else value for key, value in row.items()}}
            for number, row in enumerate(frame.to_dict("records"), start=1)
        ]

    def controls(self, _: Values) -> Sequence[Control]:
        help = "Where do you want to be at the end of the quarter? In words, without a number."
        objective = Text("objective", "Objective", start=self.objective, help=help)
        rows = Cells(
            "rows", "Its key results", columns=_COLUMNS, rows=self.rows, sortable=False, stacked=True
        )
        return (Form("form", (objective,), label="Objective"), rows)

    def result(self, values: Values) -> Result:
        objective = values["objective"].strip()
        rows = pd.DataFrame([{**row, **values["rows"].get(row["id"], {})} for row in self.rows])
        named = rows[rows["key_result"].fillna("").astype("str").str.strip() != ""]
        grades, trouble = _graded(named)
        by_id = grades.set_index("id")["grade"]
        errors = [one.text for one in lint_objective(objective)] if objective or len(named) else []
        said = " ".join([_headed(objective), _said(grades, trouble), *_tasks(named)])
        return Result(
            sentence=said.strip(),
            charts={"chart": okr_chart(grades[["key_result", "grade"]], objective)},
            computed={"rows": {"grade": [float(by_id.get(row["id"], float("nan"))) for row in self.rows]}},
            errors={"objective": errors[0]} if errors else {},
        )


def _headed(objective: str) -> str:
    return f"**{escape_markdown(objective)}**:" if objective else ""


def _tasks(rows: pd.DataFrame) -> list[str]:
    """What a rule sees in the words of the key results, one after the other."""
    return [escape_markdown(one.text) for text in rows["key_result"] for one in lint_key_result(str(text))]


def _graded(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Grades of the rows that can be graded, and in words why the others can't."""
    known = rows[rows[["start", "target"]].notna().all(axis=1)]
    trouble = "" if len(known) == len(rows) else "Give each key result a start and a target."
    try:
        return grade_key_results(known), trouble
    except InputError as problem:
        return grade_key_results(known[known["start"] != known["target"]]), str(problem)


def _said(grades: pd.DataFrame, trouble: str) -> str:
    known = grades["grade"].dropna()
    if not len(known):
        return (
            trouble
            or "Nothing can be graded yet. Write a key result with its start, its target and its value now."
        )
    whole = grade_objectives(grades.assign(objective="this"))
    many = counted(len(known), "key result")
    said = f"Mean **{whole['mean'][0]:.2f}** over {many}. {whole['says'][0]}".strip()
    for name, note in grades.loc[grades["says"] != "", ["key_result", "says"]].to_numpy():
        said += f" “{escape_markdown(str(name))}”: {note}"
    return f"{said} {trouble}".strip()
