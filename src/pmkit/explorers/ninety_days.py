"""Ninety days for two gaps: outputs that somebody else sees, in the hours that there are, with an end.

Skills as in the evidence ledger, from whose state the two gaps come. The rules are those of
`pmkit.methods.learning_plan_lint`; what a way in costs is the course's own judgement, and nobody knows how
often one succeeds.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

import pandas as pd

from pmkit.explorers import (
    Button,
    Cells,
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Result,
    Text,
    Values,
    picked,
)
from pmkit.explorers._plan_rows import OTHER, Row, day_of, questions_of, questions_of_all, rows_of
from pmkit.explorers._plan_views import (
    IN_WORDS,
    Frame,
    page,
    picture,
    plan_said,
    points,
    reading_said,
    way_said,
    without_output,
)
from pmkit.explorers.pasted import WORDS_GO
from pmkit.explorers.plan_offers import Reading, Way
from pmkit.explorers.state import with_value
from pmkit.practice.markdown import escape_markdown

GAPS = ("gap_1", "gap_2")
_NO_BEGIN = "Write the day on which you begin. Until then the end moves on with every day."
_FIRST_ROWS, _MOST_ROWS = 4, 12
_KEYS = ("output", "gap", "hours", "who", "ends")
_SUGGESTED = (42, 84)
"""The days after the begin on which suggested outputs are looked at: one in the middle, one near the end."""


class NinetyDays(Explorer):
    """Hours a week, two gaps, outputs with a second person and a day; what to read for which decision.

    `kept` is the learner's evidence ledger, of which the two gaps are taken; `begins` is today, from which it
    counts until a day is written; `readings` and `ways` are offered.
    """

    heeds: ClassVar[tuple[str, ...]] = GAPS
    layout = ("frame", "offers", "plan", "sentence", "points", "chart", "more", "reading", "way", "page")
    taken_along = ("page",)
    only_to_fill_in = frozenset({"says"})
    title = "Ninety days"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        begins: str,
        readings: Sequence[Reading] = (),
        ways: Sequence[Way] = (),
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.skills = {str(row["skill"]): row for row in frame.to_dict("records")}
        self.begins = date.fromisoformat(begins)
        self.readings = {one.need: one for one in readings}
        self.ways = {one.name: one for one in ways}
        followed = kept or {}
        self.gaps = {
            key: followed[key] if isinstance(followed.get(key), str) and followed[key] in self.skills else ""
            for key in GAPS
        }

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        return (
            Form("frame", self._frame_fields(), label="The frame"),
            self._table(values),
            Form("more", self._more(), label="Reading, way, end"),
        )

    def _frame_fields(self) -> tuple[Number | Text | Choice | Button, ...]:
        options = {"": "not named yet", **{one: one for one in self.skills}}
        from_ledger = "It comes from your evidence ledger once you name it there."
        return (
            Number("hours", "Hours a week", start=4, min=1, max=60, help="Those that you have had of late."),
            Text("begins", "Begins on", help="Until a day stands here, it is counted from today."),
            Button("today", "Begin today", lambda _: {"begins": self.begins.isoformat()}),
            Choice(
                "gap_1",
                "First gap",
                options=options,
                start=self.gaps["gap_1"],
                follows=True,
                help=from_ledger,
            ),
            Choice("gap_2", "Second gap", options=options, start=self.gaps["gap_2"], follows=True),
            Button("suggest", "Put in an output for each gap", self._suggest),
            Button("add", "Add a row", self._add),
        )

    def _add(self, values: Values) -> Values:
        added = _added(values)
        return {"added": added + 1} if _FIRST_ROWS + added < _MOST_ROWS else {}

    def _suggest(self, values: Values) -> Values:
        """What others show for each gap as an output, in the first empty rows; none that is there already."""
        rows = self._rows(values)
        free = [row.id for row in rows if not row.begun]
        there = {row.output for row in rows}
        begins = day_of(str(values["begins"]))[0] or self.begins
        table = values["plan"]
        for key, after in zip(GAPS, _SUGGESTED, strict=True):
            shown = self._typical(str(values[key]))
            output = f"One page: {shown[:1].lower()}{shown[1:]}" if shown else ""
            if output and output not in there and free:
                day = (begins + timedelta(after)).isoformat()
                table = with_value(table, (free.pop(0),), {"output": output, "gap": key, "ends": day})
                there.add(output)
        return {"plan": table, "begins": str(values["begins"]).strip() or self.begins.isoformat()}

    def _typical(self, skill: str) -> str:
        """What others show for a skill; "" where it is none."""
        return str(self.skills[skill]["typical_evidence"]) if skill in self.skills else ""

    def _table(self, values: Values) -> Cells:
        names = {key: picked(values, key, [self.gaps[key], "", *self.skills]) for key in GAPS}
        gaps = [
            {"value": key, "label": names[key] or label}
            for key, label in zip(GAPS, ("first gap", "second gap"), strict=True)
        ]
        columns: list[dict[str, Any]] = [
            {"key": "output", "label": "What will be there", "width": 28},
            {"key": "gap", "label": "For", "type": "choice", "width": 12,
             "options": [*gaps, {"value": OTHER, "label": "something else"}]},
            {"key": "hours", "label": "Hours for all of it", "type": "number", "min": 0, "max": 2000},
            {"key": "who", "label": "Who sees it", "width": 12, "help": WORDS_GO},
            {"key": "ends", "label": "Looked at on", "width": 12},
            {"key": "says", "label": "Checker", "readonly": True, "width": 14},
        ]  # fmt: skip
        ids = [f"r{n}" for n in range(1, _FIRST_ROWS + _added(values) + 1)]
        rows = [{"id": id, **dict.fromkeys(_KEYS)} for id in ids]
        label = "Outputs"
        return Cells("plan", label, columns=columns, rows=rows, keys=_KEYS, sortable=False, stacked=True)

    def _more(self) -> tuple[Choice | Text, ...]:
        needs = {"": "no decision chosen", **{one: one for one in self.readings}}
        ways = {"": "no way chosen", **{one: one for one in self.ways}}
        ending = "At the end I decide, by what I have shown"
        return (
            Choice("need", "I have this decision", options=needs),
            Choice("way_in", "A way in", options=ways),
            Text(
                "ending", ending, wide=True, stays=True, help=f"To go on, to change, or to stop. {WORDS_GO}"
            ),
        )

    def _rows(self, values: Values) -> list[Row]:
        return rows_of(self._table(values).filled(values["plan"]))

    # --- what is seen
    def result(self, values: Values) -> Result:
        begins, problem = day_of(str(values["begins"]))
        gaps = {key: str(values[key]) for key in GAPS}
        frame = Frame(float(values["hours"]), begins or self.begins, gaps)
        rows = self._rows(values)
        used = [row for row in rows if row.begun]
        by_row = {row.id: questions_of(row, frame.a_week, frame.begins) for row in used}
        whole = [one.text for one in questions_of_all(used, frame.a_week, frame.begins)]
        whole += without_output(used, frame) if used else []
        whole += [_NO_BEGIN] if used and begins is None else []
        drawn = picture(used, frame)
        open_points = len(whole) + sum(len(by_row[row.id]) + bool(row.problem) for row in used)
        reading, way = self.readings.get(values["need"]), self.ways.get(values["way_in"])
        errors = {"begins": problem} if problem else {}
        if gaps["gap_1"] and gaps["gap_1"] == gaps["gap_2"]:
            errors["gap_2"] = "That is the first gap again. Name another one."
        return Result(
            sentence=plan_said(used, frame, open_points),
            charts={} if drawn is None else {"chart": drawn},
            says={
                "offers": self._offers(gaps),
                "points": points(whole, by_row, used),
                "reading": "" if reading is None else reading_said(reading),
                "way": "" if way is None else way_said(way),
                "page": page(used, frame, reading, way, " ".join(str(values["ending"]).split())),
            },
            computed={"plan": {"says": [_short(row, by_row) for row in rows]}},
            errors=errors,
            hidden=frozenset({"chart"}) if drawn is None else frozenset(),
        )

    def _offers(self, gaps: Mapping[str, str]) -> str:
        """For each gap what others show for it, what level 3 is, and the chapter that teaches it."""
        lines = []
        for name in dict.fromkeys(gaps.values()):
            if name not in self.skills:
                continue
            skill = self.skills[name]
            level = str(skill["level_3"]).rstrip(".")
            told = f"others show “{self._typical(name)}”. Level 3: {level}."
            taught = f"Chapter {int(skill['chapter'])} teaches it."
            lines.append(f"- **{escape_markdown(name)}**: {escape_markdown(told)} {taught}")
        return "\n".join(["**What would close them**", "", *lines]) if lines else ""


def _added(values: Values) -> int:
    """How many rows were added, whatever a file of progress holds there."""
    added = values.get("added")
    return min(added, _MOST_ROWS - _FIRST_ROWS) if isinstance(added, int) and added > 0 else 0


def _short(row: Row, by_row: Mapping[str, Sequence[Any]]) -> str:
    """What the checker says of a row, in a few words."""
    if not row.begun:
        return ""
    said = [IN_WORDS[one.rule] for one in by_row[row.id]] + (["no such day"] if row.problem else [])
    return "; ".join(said) or "in\u00a0order"
