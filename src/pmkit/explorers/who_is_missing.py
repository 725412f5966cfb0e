"""Who is missing? Power and interest on a map, who has to be heard, and with whom nobody speaks.

All values are one person's judgement, from 1 to 5. How often a place on the map calls for a talk is the
course's own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.stakeholders import NEVER, SELDOM, UNKNOWN, stakeholder_map_chart
from pmkit.english import counted, format_number, plural
from pmkit.explorers import Cells, Control, Explorer, Form, Pasted, Range, Result, Tick, Values
from pmkit.explorers._stakeholders import (
    HEARS,
    JUDGED,
    MAP,
    OTHER_MAP,
    TALKS,
    alias,
    differences,
    findings,
    judge,
    names,
    people_of,
    rows_of,
)
from pmkit.explorers.explorer import Seen
from pmkit.explorers.pasted import EXAMPLE_TEXT, NAMES_STAY, told_by_field
from pmkit.explorers.pasted_table import read_table
from pmkit.explorers.readable import Block
from pmkit.practice.markdown import escape_markdown

_NEW_ROWS = 4
"""So many empty rows stand below one's own people."""
_FILLED = ("name", *JUDGED, TALKS, HEARS)
_HELP = (
    "Columns: name, power, interest; if you have them legitimacy, urgency, harm (all 1 to 5), "
    f"talks (a month) and hears (how they hear from you). {NAMES_STAY}"
)
_SEEN = (
    {"key": "person", "label": "Who", "type": "text", "width": 16, "readonly": True},
    {"key": "field", "label": "Place on the map", "type": "text", "width": 14, "readonly": True},
    {"key": "field_too", "label": "between it and", "type": "text", "width": 14, "readonly": True},
    {"key": "salience", "label": "To be heard as", "type": "text", "width": 13, "readonly": True},
    {"key": "salience_too", "label": "between it and", "type": "text", "width": 13, "readonly": True},
    {"key": "talks", "label": "Talks a month", "type": "text", "width": 9, "readonly": True},
    {"key": "gap", "label": "Lacking", "type": "number", "readonly": True},
)


class WhoIsMissing(Explorer):
    """Judge power, interest, legitimacy, urgency and what somebody can lose; see whom you only hear about.

    `frame` has `id`, `name`, the columns of judgement and of talks. With a `sample` (a table to begin
    with) the people are one's own, and somebody else's map can be laid beside it; without,
    one's own judgement is laid beside the map `judged_by`.
    """

    layout = ("data", "read", "form", "chart", "sentence", "findings", "table", "people", "apart")
    taken_along = ("chart", "sentence", "findings", "table", "apart")
    title = "Who is missing?"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        sample: str | None = None,
        judged_by: str = "the first map",
    ) -> None:
        super().__init__(frame, units=units)
        self.sample, self.judged_by = sample, judged_by
        self.given = [] if frame is None else _plain_rows(frame)

    def controls(self, values: Values) -> Sequence[Control]:
        hidden = bool(values.get("hide"))
        fields = (
            Tick("legitimacy", "Legitimacy counts", start=True),
            Tick("urgency", "Urgency counts", start=True),
            Tick("harm", "Who can be harmed counts", start=True),
            Range("months", "Months ahead", start=3, min=1, max=12),
            Tick("hide", "Hide names (for a projector)"),
        )
        return (*self._data(), Form("form", fields, label="What counts"), self._people(values, hidden))

    def _data(self) -> tuple[Form, ...]:
        if self.sample is None:
            return ()
        pasted = (
            Pasted("map", "Your people", start=self.sample, help=_HELP),
            Pasted(
                "other",
                "The same people, judged by somebody else",
                rows=4,
                help="Columns: name, power, interest.",
            ),
        )
        return (Form("data", pasted, label="Your people"),)

    def _rows(self, values: Values) -> list[dict[str, Any]]:
        """The people as they are given, without what was changed in the table."""
        if self.sample is None:
            return self.given
        text = values.get("map")
        table = read_table(text if isinstance(text, str) else self.sample, MAP)
        new = [{"id": f"new {row}", "name": "", "place": ""} for row in range(1, _NEW_ROWS + 1)]
        return [*rows_of(table), *new]

    def _people(self, values: Values, hidden: bool) -> Cells:
        rows = self._rows(values)
        if hidden:
            rows = [
                {"alias": alias(number), **{key: row.get(key) for key in ("id", *JUDGED, TALKS)}}
                for number, row in enumerate(rows, start=1)
            ]
        who = {"key": "alias" if hidden else "name", "label": "Who", "type": "text", "width": 14}
        columns = [{**who, "readonly": hidden or self.sample is None}, *_judgements()]
        if not hidden:
            columns.append({"key": HEARS, "label": "How they hear from you", "type": "text", "width": 16})
        return Cells(
            "people",
            "Your judgement",
            columns=columns,
            rows=rows,
            keys=_FILLED,
            sortable=False,
            stacked=False,
        )

    def result(self, values: Values) -> Result:
        hidden = bool(values["hide"])
        rows = [{**row, **values["people"].get(row["id"], {})} for row in self._rows(values)]
        people, told = people_of(rows, hidden)
        says = {"read": self._read(values, hidden), "apart": self._apart(values, people, hidden)}
        away = {"map", "other"} if hidden else set()
        nameless = " ".join(map(escape_markdown, told))
        if people.empty:
            said = "Nobody is on the map yet. Paste your people, or write them into the table."
            return Result(
                sentence=" ".join(filter(None, [said, nameless])),
                says=says,
                hidden=away | {"chart", "findings"},
            )
        table = judge(people, values)
        says["findings"] = "\n".join(f"- {one}" for one in findings(table, hidden))
        return Result(
            sentence=" ".join(filter(None, [*_sentences(table, values), nameless])),
            charts={"chart": _picture(table)},
            says=says,
            tables={"table": _table(table)},
            hidden=away,
        )

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """Of one's own people a number for each name, as on a projector."""
        return super().readable(self.seen({**seen.values, "hide": True}) if self.sample else seen)

    def _read(self, values: Values, hidden: bool) -> str:
        """How the pasted texts were read; with hidden names only how much of them."""
        if self.sample is None:
            return ""
        read = {"Your people": read_table(values["map"], MAP)}
        if values["other"].strip():
            read["Judged by somebody else"] = read_table(values["other"], OTHER_MAP)
        if hidden:
            left = sum(len(one.left_out) + bool(one.problem) for one in read.values())
            more = f" {counted(left, 'line or table', 'lines or tables')} could not be read: show the names."
            return "What you pasted is hidden with the names." + (more if left else "")
        example = EXAMPLE_TEXT if values["map"] == self.sample else ""
        return example + told_by_field(
            {name: [one.problem] if one.problem else one.told for name, one in read.items()}
        )

    def _apart(self, values: Values, people: pd.DataFrame, hidden: bool) -> str:
        """Where two maps differ: one's own and somebody else's, or one's own and the first one."""
        if self.sample is None:
            others, columns, whose = self.given, tuple(JUDGED), self.judged_by
        else:
            others = rows_of(read_table(values["other"], OTHER_MAP))
            columns, whose = ("power", "interest"), "the other map"
        if not others or people.empty:
            return ""
        said = differences(people, others, columns, hidden)
        if not said:
            return "" if self.sample is None else "Both maps say the same of everybody."
        head = f"**Where your map and {escape_markdown(whose)} differ.** Ask each other what you saw."
        return "\n".join([head, "", *(f"- {one}" for one in said)])


def _plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    columns = ["id", *_FILLED]
    return [
        {str(key): None if pd.isna(cell) else cell for key, cell in row.items()}
        for row in frame[columns].to_dict("records")
    ]


def _judgements() -> list[dict[str, Any]]:
    """The columns of judgement, and how often we speak."""
    judged = [
        {"key": key, "label": label, "type": "number", "min": 1, "max": 5, "width": 8}
        for key, label in JUDGED.items()
    ]
    return [
        *judged,
        {"key": TALKS, "label": "Talks a month", "type": "number", "min": 0, "max": 200, "width": 8},
    ]


def _sentences(table: pd.DataFrame, values: Values) -> list[str]:
    lacking = table[table["kind"].isin([NEVER, SELDOM])]
    never = lacking[lacking["kind"] == NEVER]
    if lacking.empty:
        said = ["Everybody whose talks are given hears from you as often as their place calls for."]
    else:
        talks = format_number(float(lacking["gap"].sum()) * int(values["months"]))
        said = [
            f"**{len(lacking)} of {counted(len(table), 'person', 'people')}** "
            f"{plural(len(lacking), 'hears', 'hear')} from you less than their place calls for. "
            f"In {counted(int(values['months']), 'month')} that makes {talks} talks."
        ]
    if len(never):
        said.append(f"You never speak yourself with {names(never['person'], 8)}.")
    unknown = int((table["kind"] == UNKNOWN).sum())
    if unknown:
        said.append(
            f"Of {counted(unknown, 'person', 'people')} power, interest or talks are missing: fill them in."
        )
    if not values["harm"]:
        said.append("Who can be harmed doesn't count now, so whoever has little power is easily overlooked.")
    return said


def _picture(table: pd.DataFrame) -> Picture:
    never = int((table["kind"] == NEVER).sum())
    title = f"{never} of {counted(len(table), 'person', 'people')} should hear from you and never do"
    if not never:
        title = "Nobody who should hear from you is left out altogether"
    note = "A ring: can lose much. A point on a dashed line is between two fields. One person's judgement."
    return stakeholder_map_chart(table.assign(lit=table["much"]), title=title, subtitle=note)


def _table(table: pd.DataFrame) -> Cells:
    ordered = table.sort_values("gap", ascending=False, kind="stable")
    lacking = ordered["gap"].clip(lower=0)  # who hears more than enough lacks nothing
    cells = ordered.assign(gap=lacking, id=ordered["person"])[[*(one["key"] for one in _SEEN), "id"]]
    cells = cells.astype(object)
    rows = cells.where(cells.notna(), None).to_dict("records")
    return Cells(
        "table",
        "Whom to talk to first",
        columns=_SEEN,
        stacked=False,
        rows=[{str(k): v for k, v in row.items()} for row in rows],
    )
