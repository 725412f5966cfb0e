"""OKR grader: start, target and actual of each key result, its grade, and what the mean hides."""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.okr import okr_chart, okr_rows, okr_words
from pmkit.methods import InputError, grade_key_results, grade_objectives
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart
from pmkit.widgets.table import Table

_NUMBERS = ("start", "target", "actual")
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

    item: ClassVar[str] = "explorer:vision.okr"

    def build(self) -> Sequence[ipywidgets.Widget]:
        rows = [
            {"id": str(number), **{key: None if pd.isna(value) else value for key, value in row.items()}}
            for number, row in enumerate(self.frame.to_dict("records"), start=1)
        ]
        self.table = Table("Key results of one objective", _COLUMNS, rows, sortable=False, stacked=True)
        self.form = Form([{"key": "reset", "label": "Start over", "type": "button"}])
        self.form.on_click("reset", self.start_over)
        self._grade()
        self.chart = LiveChart(okr_chart(self._bars()), description="Grades of the key results, 0 to 1.")
        self.table.observe(self.changed, "rows")
        return [self.chart, self.said, self.table, self.form]

    def _grade(self) -> None:
        """Grades of the rows that can be graded; `trouble` says in words why the others can't."""
        rows = pd.DataFrame(self.table.rows)
        rows = rows[rows["key_result"].fillna("").astype("str").str.strip() != ""]
        known = rows[rows[["start", "target"]].notna().all(axis=1)]
        self.trouble = "" if len(known) == len(rows) else "Give each key result a start and a target."
        try:
            self.grades = grade_key_results(known)
        except InputError as problem:
            self.trouble = str(problem)
            known = known[known["start"] != known["target"]]
            self.grades = grade_key_results(known)

    def _bars(self) -> pd.DataFrame:
        """What the chart draws; the kind stands in the table, where it can be changed."""
        return self.grades[["key_result", "grade"]]

    def update(self) -> None:
        self._grade()
        by_id = self.grades.set_index("id")
        grade = [float(by_id["grade"].get(row["id"], float("nan"))) for row in self.table.rows]
        self.table.compute({"grade": grade})
        self.chart.replace_rows(okr_rows(self._bars()), **okr_words(self._bars())._asdict())

    def state(self) -> dict[str, Any]:
        names = ("key_result", *_NUMBERS, "kind")
        return {"rows": {row["id"]: {name: row.get(name) for name in names} for row in self.table.rows}}

    def restore(self, state: Any) -> None:
        kept = dict(state.get("rows", {}))
        self.table.rows = [{**row, **dict(kept.get(row["id"], {}))} for row in self.table.rows]

    def summary(self) -> str:
        known = self.grades["grade"].dropna()
        if not len(known):
            return self.trouble or "Nothing can be graded yet: fill in start, target and where you are now."
        whole = grade_objectives(self.grades.assign(objective="this"))
        many = f"{len(known)} key result{'s' if len(known) > 1 else ''}"
        said = f"Mean **{whole['mean'][0]:.2f}** over {many}. {whole['says'][0]}".strip()
        for name, note in self.grades.loc[self.grades["says"] != "", ["key_result", "says"]].to_numpy():
            said += f" “{escape_markdown(str(name))}”: {note}"
        return f"{said} {self.trouble}".strip()


class OwnOkr(OkrGrader):
    """The same for the learner's own objective, kept apart from the case."""

    item: ClassVar[str] = "explorer:vision.own-okr"
