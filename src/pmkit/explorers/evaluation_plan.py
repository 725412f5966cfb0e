"""Does it work, and still? A plan for a feature that learns, written before its answers are looked at.

The rules are those of `pmkit.methods.evaluation_lint`. On the case the answers come after the plan, then the
weeks in which inputs and quality go their own ways. With `own` one writes a plan for one's own feature.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import pandas as pd

from pmkit.explorers import (
    Button,
    Cells,
    Choice,
    Control,
    Explorer,
    Form,
    Range,
    Result,
    Text,
    Tick,
    Values,
    picked,
)
from pmkit.explorers._plan_results import (
    EVERYTHING,
    MEASURES,
    by_slice,
    found_said,
    judges_picture,
    passed,
    preferences,
    raters_said,
    slices_picture,
)
from pmkit.explorers._plan_slices import KEYS, Slice, as_frame, read_slices, slices_table
from pmkit.explorers._plan_weeks import SWITCHES, drift_picture, quality_picture, switch_said, with_drift
from pmkit.explorers._plan_words import HELP, PARTS, checker, points, record, sentence
from pmkit.explorers.fields import Field
from pmkit.methods import TextFinding, lint_evaluation

_JUDGES = {
    "people": "People only",
    "alone": "A model alone",
    "compared": "A model, and people label some of the cases too",
}
_COMPARED = {"people": None, "alone": False, "compared": True}
_MOST_ROWS, _FEWEST = 12, 40
_LINES = {
    "psi": (0.25, 1.0, 0.01, ""),
    "cooked": (0.38, 1.0, 0.01, "%"),
    "top20_share": (0.4, 1.0, 0.01, "%"),
}
"""Of each switch the line that one begins with, the highest, a step, and the unit."""


class EvaluationPlan(Explorer):
    """Write claim, slices, pass lines and off switch; then look at the answers, and at the weeks after.

    `frame` has the answers (`slice`, `rater_a`, `rater_b`, `judge`, `unsafe`, `length`, `position`), `weeks`
    a row per week with its `bins`, of which the first `reference` are what others are compared with. `plan`
    and `slices` are the draft one begins with, `judge` who labels in it. With `own` there are no results.
    """

    layout = (
        "plan", "slices", "sentence", "points", "see", "found", "answers", "passed", "judges", "raters",
        "time", "switch", ("drift", "quality"), "record",
    )  # fmt: skip
    taken_along = ("sentence", "found", "answers", "passed", "switch", "drift", "quality", "record")
    only_to_fill_in = frozenset({"says"})
    title = "Does it work, and still?"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        weeks: pd.DataFrame | None = None,
        bins: Sequence[str] = (),
        reference: int = 8,
        plan: Mapping[str, str] | None = None,
        slices: Sequence[Mapping[str, Any]] = (),
        judge: str = "people",
        own: bool = False,
    ) -> None:
        super().__init__(frame, units=units)
        self.bins, self.reference, self.judge, self.own = tuple(bins), reference, judge, own
        self.plan = dict.fromkeys(PARTS, "") | dict(plan or {})
        self.weeks = pd.DataFrame() if weeks is None else with_drift(weeks, self.bins, reference)
        blank = dict.fromkeys(KEYS)
        self.rows = [{"id": f"s{at}", **blank, **row} for at, row in enumerate(slices, start=1)]
        self.names = None
        if frame is not None:
            self.names = {name: name for name in [EVERYTHING, *sorted(set(frame["slice"]))]}

    @cached_property
    def _liked(self) -> pd.DataFrame:
        return preferences(self.frame)

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        cells = self._cells(values)
        more = [self._see(), *self._time(values)] if self._opened(values) is not None else []
        return (self._plan_form(), cells, *more)

    def _plan_form(self) -> Form:
        texts = [
            Text(key, label, start=self.plan[key], rows=2, wide=True, help=_help(key), stays=self.own)
            for key, label in PARTS.items()
        ]
        seen = Tick("seen", "It was trained on some of these cases")
        before = Tick("before", "The pass lines are older than the results", start=True)
        fields: list[Field | Button] = [
            *texts,
            Choice("judge", "Labels come from", options=_JUDGES, start=self.judge),
            seen,
            *([before] if self.own else []),
            Button("add", "Add a slice", self._add),
        ]
        if not self.own:
            fields.append(Button("look", f"Look at the {len(self.frame)} answers", self._look, main=True))
        return Form("plan", tuple(fields), label="The plan")

    def _add(self, values: Values) -> Values:
        added = self._added(values)
        return {"added": added + 1} if len(self.rows) + added < _MOST_ROWS else {}

    def _added(self, values: Values) -> int:
        """How many rows were added, whatever a file of progress holds there."""
        added = values.get("added")
        return min(added, _MOST_ROWS - len(self.rows)) if isinstance(added, int) and added > 0 else 0

    def _cells(self, values: Values) -> Cells:
        blank = [{"id": f"n{at}", **dict.fromkeys(KEYS)} for at in range(1, self._added(values) + 1)]
        return slices_table([*self.rows, *blank], self.names)

    def _look(self, values: Values) -> Values:
        """The first look keeps the lines as they are then."""
        if self._opened(values) is not None:
            return {}
        slices, _ = self._read(values)
        return {"opened": {one.name: one.most_wrong for one in slices}}

    def _opened(self, values: Values) -> Mapping[str, Any] | None:
        opened = values.get("opened")
        return opened if isinstance(opened, Mapping) and not self.own else None

    def _read(self, values: Values) -> tuple[list[Slice], dict[str, str]]:
        return read_slices(self._cells(values).filled(values["slices"]))

    def _see(self) -> Form:
        fields = (
            Choice("measure", "Answers that are", options=MEASURES),
            Range(
                "sample",
                "Look at the first",
                start=len(self.frame),
                min=_FEWEST,
                max=len(self.frame),
                step=20,
                unit="answers",
            ),
        )
        return Form("see", fields, label="The answers")

    def _time(self, values: Values) -> list[Form]:
        if self.weeks.empty:
            return []
        switch = picked(values, "on", SWITCHES)
        start, most, step, unit = _LINES[switch]
        label = "Off under" if switch == "cooked" else "Off from"
        fields = (
            Range("week", "Up to week", start=self.reference + 2, min=1, max=int(self.weeks["week"].max())),
            Choice("on", "The off switch looks at", options=SWITCHES),
            Range(f"line_{switch}", label, start=start, min=0, max=most, step=step, unit=unit),
        )
        return [Form("time", fields, label="Switched on: week by week")]

    # --- what is seen
    def result(self, values: Values) -> Result:
        slices, errors = self._read(values)
        opened = self._opened(values)
        found = self._findings(values, slices, opened)
        checks = checker(slices, found, errors)
        needed = {one.id: f"{one.needed:,}" for one in slices if one.needed}
        ids = [row["id"] for row in self._cells(values).rows]
        says = {
            "points": points(found, errors),
            "record": record(_texts(values), slices, _JUDGES[values["judge"]], len(found) + len(errors)),
        }
        seen = self._results(values, slices) if opened is not None else Result()
        return Result(
            sentence=sentence(found, slices, errors),
            says={**says, **seen.says},
            charts=seen.charts,
            tables=seen.tables,
            computed={
                "slices": {
                    "says": [checks.get(id, "") for id in ids],
                    "needed": [needed.get(id, "") for id in ids],
                }
            },
        )

    def _findings(
        self, values: Values, slices: Sequence[Slice], opened: Mapping[str, Any] | None
    ) -> list[TextFinding]:
        lines = {one.name: one.most_wrong for one in slices}
        before = bool(values.get("before", True)) if self.own else opened is None or dict(opened) == lines
        return lint_evaluation(
            _texts(values),
            as_frame(slices),
            seen_in_training=values["seen"],
            line_before_result=before,
            judge_compared=_COMPARED[values["judge"]],
        )

    def _results(self, values: Values, slices: Sequence[Slice]) -> Result:
        measure = values["measure"]
        told = by_slice(self.frame.head(int(values["sample"])), measure)
        charts = {"answers": slices_picture(told, measure), "judges": judges_picture(self._liked)}
        says = {"found": found_said(told, measure), "raters": raters_said(self.frame)}
        if not self.weeks.empty:
            weeks = self.weeks[self.weeks["week"] <= values["week"]]
            says["switch"] = switch_said(weeks, values["on"], float(values[f"line_{values['on']}"]))
            charts |= {"drift": drift_picture(weeks), "quality": quality_picture(weeks)}
        return Result(says=says, charts=charts, tables={"passed": passed(told, slices)})


def _texts(values: Values) -> dict[str, str]:
    return {key: str(values[key]) for key in PARTS}


def _help(key: str) -> str:
    said = HELP[key]
    return f"{said[0].upper()}{said[1:]}."
