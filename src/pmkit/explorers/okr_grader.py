"""OKR grader: start, target and actual of each key result, its grade, and what the mean hides."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.okr import okr_chart
from pmkit.english import counted
from pmkit.explorers import Cells, Control, Explorer, Result, Values
from pmkit.methods import InputError, grade_key_results, grade_objectives
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
    """Edit the key results of one objective. `frame`: `key_result`, `start`, `target`, `actual`, `kind`;
    rows with an empty `key_result` are not graded."""

    layout = ("chart", "sentence", "rows")

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.rows: list[dict[str, Any]] = [
            {"id": str(number), **{str(key): None if pd.isna(value) else value for key, value in row.items()}}
            for number, row in enumerate(frame.to_dict("records"), start=1)
        ]

    def controls(self, _: Values) -> Sequence[Control]:
        label = "Key results of one objective"
        return (Cells("rows", label, columns=_COLUMNS, rows=self.rows, sortable=False, stacked=True),)

    def result(self, values: Values) -> Result:
        rows = pd.DataFrame([{**row, **values["rows"].get(row["id"], {})} for row in self.rows])
        grades, trouble = _graded(rows[rows["key_result"].fillna("").astype("str").str.strip() != ""])
        by_id = grades.set_index("id")["grade"]
        return Result(
            sentence=_said(grades, trouble),
            charts={"chart": okr_chart(grades[["key_result", "grade"]])},
            computed={"rows": {"grade": [float(by_id.get(row["id"], float("nan"))) for row in self.rows]}},
        )


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
        return trouble or "Nothing can be graded yet: fill in start, target and where you are now."
    whole = grade_objectives(grades.assign(objective="this"))
    many = counted(len(known), "key result")
    said = f"Mean **{whole['mean'][0]:.2f}** over {many}. {whole['says'][0]}".strip()
    for name, note in grades.loc[grades["says"] != "", ["key_result", "says"]].to_numpy():
        said += f" “{escape_markdown(str(name))}”: {note}"
    return f"{said} {trouble}".strip()
